"""What a case's screen shows of intended stops, and when one needs a table."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.cases.ways import Item, Point
from samenhang.kit.dates import day as in_words
from samenhang.kit.dates import weekday
from samenhang.kit.rounds import Asks
from samenhang.stops import queries
from samenhang.stops.clock import Standing
from samenhang.stops.models import StopLaid
from samenhang.stops.queries import WITH, lying

SOON = timedelta(days=7)
"""So many days before it falls a stop puts its case at the top."""
COMES = ("asked", "late", "answered", "grace", "goes_on")
"""Where the day still has to come."""


def start(viewer: Viewer, case: Case) -> str | None:
    """This function will give where everything about stops of this case is, and where one is told."""
    return reverse("stops:of_case", args=[case.id])


def items(viewer: Viewer, case: Case, at: datetime) -> Asks[Sequence[Item]]:
    """This function will give what is going to stop on a case, and what stopped without asking."""
    today = timezone.localdate(at)
    laid, unasked = yield [queries.laid_on(viewer, case), queries.unasked(viewer, case)]
    found = [
        Item(
            title=one.standing.stop.what,
            state=one.standing.words,
            url=reverse("stops:laid", args=[case.id, one.laid.id]),
            key=one.laid.key,
            tone=one.standing.tone,
            note=_note(one.standing),
        )
        for one in queries.in_order(viewer, laid, today)
    ]
    without = [
        Item(
            title=one.what,
            state=_("gestopt zonder te vragen"),
            url=reverse("stops:of_case", args=[case.id]),
            key=one.key,
            tone="danger",
            note=in_words(one.stopped_on),
        )
        for one in unasked
    ]
    return [*found, *without]


def _note(it: Standing) -> str:
    """On which day it falls, or until when there is grace; nothing where it is over or goes another way."""
    if it.over or it.stage == "other_way":
        return ""
    until = bool(it.decision and it.decision.until)
    return (_("uitstel tot %(day)s") if until else _("valt op %(day)s")) % {"day": weekday(it.stops_on)}


def points(viewer: Viewer, cases: Collection[Case], at: datetime) -> Asks[Sequence[Point]]:
    """This function will say which cases need a table for a stop: not answered, about to fall, or not taken in."""
    mine = {one.household_id: one for one in cases if one.closed_at is None}
    laid = StopLaid.objects.filter(household_id__among=mine).select_related(*(f"stop__{name}" for name in WITH))
    (there,) = yield [laid]
    found = []
    for one in lying(viewer, there, timezone.localdate(at)):
        it = one.standing
        if it.over or not (it.wants_answer or it.pressing or one.untaken):
            continue
        why = _("Voorgenomen stop op %(day)s: %(state)s") % {"day": weekday(it.stops_on), "state": it.words}
        case = mine[one.laid.household_id]
        soon = it.stage in COMES and timedelta(0) <= it.stops_on - it.today <= SOON
        url = reverse("stops:laid", args=[case.id, one.laid.id])
        found.append(Point(case.id, why, it.stop.at, url, urgent=it.pressing or soon))
    return found
