"""What stands above other modules' pages: the red bar of an emergency, and what a household's visitors must know."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from samenhang.access import memo
from samenhang.access.viewer import Viewer, viewer_of
from samenhang.people import questions
from samenhang.people.models import Household
from samenhang.safety import queries
from samenhang.safety.models import BreakGlassOpened, VisitWarning
from samenhang.safety.queries import Running, visiting
from samenhang.safety.queries.visiting import Beside


@dataclass(frozen=True, slots=True)
class Strip:
    """What a household's head says: warnings for a visit, and emergencies who keeps it up was not told of."""

    household: Household
    warnings: list[VisitWarning]
    lapsed: list[VisitWarning]
    beside: Beside | None
    unseen: list[BreakGlassOpened]
    late: bool


def emergencies(request: HttpRequest) -> list[Running]:
    """This function will give the viewer's own emergencies that last, for the red bar; mostly in one statement."""
    viewer = viewer_of(request)
    if viewer is None or not viewer.may("safety.break_glass"):
        return []
    return queries.running(viewer, getattr(request, "at", None) or timezone.now())


def strip(viewer: Viewer, household: Household, at: datetime) -> Strip | None:
    """This function will gather what the head of a household's screens says; in one statement where it says nothing."""
    today = timezone.localdate(at)
    if questions.known(household.id, "safety.lasts") is False:
        memo.once("no emergency lasts", lambda: True)
    if not queries.anything(household.id, today):
        return None
    warnings = visiting.holding(viewer, household.id, today)
    unseen = list(queries.unseen(viewer, [household.id]))
    lapsed = visiting.lapsed(viewer, household.id, today)
    beside = visiting.beside(viewer, [household.id]).get(household.id)
    late = any(one.review_on <= today for one in warnings)
    said = warnings or lapsed or beside or unseen
    return Strip(household, warnings, lapsed, beside, unseen, late) if said else None
