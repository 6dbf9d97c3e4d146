"""The story: what was told in somebody's own words, by whom, to whom, when. Each part is read by its own key (A3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from samenhang.access.viewer import Viewer
from samenhang.involvement.queries import not_to_be_named_part
from samenhang.kit.rounds import Asks, answered, rows_of, together
from samenhang.layers.kinds import Words, tellers
from samenhang.layers.models import StillTrue
from samenhang.teams.queries import Who, who_part


@dataclass(frozen=True, slots=True)
class Heard:
    """A part of the story as shown: with who heard it, and when somebody last said that it still holds."""

    words: Words
    heard_by: Who | None
    holds_on: date | None = None
    holds_says: str = ""


def story(viewer: Viewer, household_id: UUID, *, person_id: UUID | None = None) -> list[Words]:
    """This function will give all parts of a household's story the viewer reads, in the order they were told.

    A part the viewer may not read is not there, and nothing tells that it is missing. Words that were taken over into
    a place the viewer reads are shown once.

    :param person_id: only what is about the household as a whole, or about this member.
    """
    told = answered(together(teller(viewer, household_id) for teller in tellers()))
    found = [words for some in told for words in some]
    taken = {source for words in found for source in words.sources}
    here = [words for words in found if not (words.takes_over and words.id in taken)]
    shown = [words for words in here if not person_id or words.person_id in (None, person_id)]
    return sorted(shown, key=lambda words: (words.on, words.at, str(words.id)))


def told_about(viewer: Viewer, household_id: UUID, person_id: UUID | None) -> list[Words]:
    """This function will give what may be on the table when talking with this member, or with all together.

    What another member told alone is left out, also for who may read it.
    """
    return [words for words in story(viewer, household_id) if words.person_id in (None, person_id)]


def heard(viewer: Viewer, household_id: UUID, parts: Sequence[Words]) -> list[Heard]:
    """This function will put names and confirmations with a page of parts."""
    return answered(heard_part(viewer, household_id, parts))


def heard_part(viewer: Viewer, household_id: UUID, parts: Sequence[Words]) -> Asks[list[Heard]]:
    """This function will give the same, together with what else a page asks."""
    if not parts:
        return []
    hats, rows = {part.heard_by for part in parts}, StillTrue.objects.filter(household_id=household_id)
    rows = rows.filter(record_id__among=[part.id for part in parts]).select_related("said_by").order_by("at", "id")
    names, unnamed, said = yield from together(
        [who_part(hats), not_to_be_named_part(viewer, household_id, hats), rows_of(rows)]
    )
    still = {row.record_id: row for row in said}
    return [
        Heard(
            part,
            None if part.heard_by in unnamed else names.get(part.heard_by),
            timezone.localdate(still[part.id].at) if part.id in still else None,
            still[part.id].said_by.call_name if part.id in still else "",
        )
        for part in parts
    ]


def words_of(viewer: Viewer, household_id: UUID, words_id: UUID) -> Words:
    """This function will give one part of the story.

    :raises Http404: when there is none, or the viewer may not read it.
    """
    found = next((words for words in story(viewer, household_id) if words.id == words_id), None)
    if found is None:
        raise Http404
    return found
