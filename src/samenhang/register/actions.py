"""Searching is an act: the log keeps which fields were used and what was found, never what was typed."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event, Key, Line, Subject
from samenhang.kit.refusals import Refusal
from samenhang.kit.whole import whole
from samenhang.register.queries import Found, Results, Terms, find
from samenhang.register.same import Twin, Whom, likely_same

TYPED = "register.search_typing"
SETTLES = timedelta(minutes=1)
OFFERED = 8


class NothingToSearchBy(Refusal):
    """No way to search is complete; ``field`` is the one to fill in."""


@whole
def search(*, terms: Terms, purpose: str, by: Viewer, at: datetime, alone: bool = False) -> Results:
    """This function will search people and log that it was done, for what, by which fields and whom it found.

    :param purpose: a code of what is searched for ("request", "case", "correct"); no free text.
    :param alone: a name alone is enough: then only the people the viewer is involved with are searched.
    :raises NothingToSearchBy: when no way to search is complete.
    """
    for field, message in terms.missing(alone=alone).items():
        raise NothingToSearchBy(message or _("Vul iets in om op te zoeken."), field=field or None)
    results = find(by, terms, day=timezone.localdate(at))
    record(
        Event.SEARCH,
        "register.search",
        by=by,
        at=at,
        subjects=[key for one in results.people for key in _keys(one)],
        object_id=results.people[0].person_id if len(results.people) == 1 else None,
        detail={"fields": terms.fields, "found": len(results.people), "purpose": purpose},
    )
    return results


@whole
def search_typing(*, words: str, by: Viewer, at: datetime) -> Results:
    """This function will find, while somebody types, among the people they are involved with, and log who was shown.

    No line, no result: everybody shown stands in a line of this viewer's of the last minute. What is typed on mostly
    shows fewer of the same people, and then no second line is written; a name found anew is.
    """
    found = find(by, Terms(words=words), day=timezone.localdate(at))
    people = [one for one in found.people if one.open_to_me][:OFFERED]
    known = _shown_just_now(by, at) if people else set()
    fresh = [one for one in people if one.person_id not in known]
    if fresh:
        record(
            Event.SEARCH,
            TYPED,
            by=by,
            at=at,
            subjects=[key for one in fresh for key in _keys(one)],
            detail={"fields": ["words"], "found": len(fresh), "typed": True},
        )
    return Results(people, more=found.more or len(found.people) > len(people))


def _keys(one: Found) -> list[Key]:
    return [(household, one.person_id, Layer.INVOLVEMENT, "") for household, _name in one.households]


def _shown_just_now(by: Viewer, at: datetime) -> set[UUID | None]:
    lines = Line.objects.filter(viewer_id=by.id, what=TYPED, at__gt=at - SETTLES)
    shown = Subject.objects.filter(line_id__in=lines.values("id"), at__gt=at - SETTLES)
    return set(shown.values_list("person_id", flat=True))


@whole
def look_for_same(*, whom: Whom, but: Collection[UUID] = (), purpose: str, by: Viewer, at: datetime) -> list[Twin]:
    """This function will look who is likely the same person as somebody about to be recorded, and log it (A5).

    :param but: people who are left out: found already.
    :param purpose: a code of what is looked for, as in ``search``.
    """
    twins = likely_same(by, whom, day=timezone.localdate(at), but=but)
    record(
        Event.SEARCH,
        "register.look_for_same",
        by=by,
        at=at,
        subjects=[
            (household, twin.found.as_in(household), Layer.INVOLVEMENT, "")
            for twin in twins
            for household, _name in twin.found.households
        ],
        detail={"fields": whom.fields, "found": len(twins), "purpose": purpose},
    )
    return twins
