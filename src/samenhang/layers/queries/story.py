"""The story: what was told in somebody's own words, by whom, to whom, when. Each part is read by its own key (A3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from samenhang.access.viewer import Viewer
from samenhang.involvement.queries import not_to_be_named
from samenhang.layers.kinds import Words, tellers
from samenhang.layers.models import StillTrue
from samenhang.people import questions
from samenhang.teams.queries import Who, who

questions.add_question(
    "layers.still",
    "EXISTS (SELECT 1 FROM layers_stilltrue s WHERE s.household_id = %(home)s)",
    screens=("story",),
)


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
    found = [words for teller in tellers() for words in teller(viewer, household_id)]
    taken = {source for words in found for source in words.sources}
    here = [one for one in found if not (one.takes_over and one.id in taken)]
    shown = [one for one in here if not person_id or one.person_id in (None, person_id)]
    return sorted(shown, key=lambda one: (one.on, one.at, str(one.id)))


def told_about(viewer: Viewer, household_id: UUID, person_id: UUID | None) -> list[Words]:
    """This function will give what may be on the table when talking with this member, or with all together.

    What another member told alone is left out, also for who may read it.
    """
    return [one for one in story(viewer, household_id) if one.person_id in (None, person_id)]


def heard(viewer: Viewer, household_id: UUID, parts: Sequence[Words]) -> list[Heard]:
    """This function will put names and confirmations with a page of parts, in four statements whatever their number."""
    names = who(one.heard_by for one in parts) if parts else {}
    unnamed = not_to_be_named(viewer, household_id, [one.heard_by for one in parts])
    asked = parts and questions.known(household_id, "layers.still") is not False
    rows = StillTrue.objects.filter(household_id=household_id, record_id__in=[one.id for one in parts])
    still = {one.record_id: one for one in rows.select_related("said_by").order_by("at", "id")} if asked else {}
    return [
        Heard(
            one,
            None if one.heard_by in unnamed else names.get(one.heard_by),
            timezone.localdate(still[one.id].at) if one.id in still else None,
            still[one.id].said_by.call_name if one.id in still else "",
        )
        for one in parts
    ]


def words_of(viewer: Viewer, household_id: UUID, words_id: UUID) -> Words:
    """This function will give one part of the story.

    :raises Http404: when there is none, or the viewer may not read it.
    """
    found = next((one for one in story(viewer, household_id) if one.id == words_id), None)
    if found is None:
        raise Http404
    return found
