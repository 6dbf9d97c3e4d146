"""Searching is an act: the log keeps which fields were used and what was found, never what was typed."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal
from samenhang.register.queries import Results, Terms, find
from samenhang.register.same import Twin, Whom, likely_same


class NothingToSearchBy(Refusal):
    """No way to search is complete; ``field`` is the one to fill in."""


@transaction.atomic
def search(*, terms: Terms, purpose: str, by: Viewer, at: datetime) -> Results:
    """This function will search people and log that it was done, for what, by which fields and whom it found.

    :param purpose: a code of what is searched for ("request", "case", "correct"); no free text.
    :raises NothingToSearchBy: when no way to search is complete.
    """
    for field, message in terms.missing().items():
        raise NothingToSearchBy(message or _("Vul iets in om op te zoeken."), field=field or None)
    results = find(by, terms, day=timezone.localdate(at))
    record(
        Event.SEARCH,
        "register.search",
        by=by,
        at=at,
        subjects=[
            (household, one.as_in(household), Layer.INVOLVEMENT, "")
            for one in results.people
            for household, _name in one.households
        ],
        object_id=results.people[0].person_id if len(results.people) == 1 else None,
        detail={"fields": terms.fields, "found": len(results.people), "purpose": purpose},
    )
    return results


@transaction.atomic
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
