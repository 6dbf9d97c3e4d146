"""Searching is an act: the log keeps which fields were used and what was found, never what was typed."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal
from samenhang.register.queries import Results, Terms, find


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
            (household, one.person_id, Layer.INVOLVEMENT, "")
            for one in results.people
            for household, _name in one.households
        ],
        object_id=results.people[0].person_id if len(results.people) == 1 else None,
        detail={"fields": terms.fields, "found": len(results.people), "purpose": purpose},
    )
    return results
