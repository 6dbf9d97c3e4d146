"""The own cases with what each asks for today, in a fixed number of statements whatever their number (E3, F8)."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from samenhang.access.models import NOBODY, Grant, Layer
from samenhang.access.viewer import Viewer
from samenhang.cases import queries as cases
from samenhang.cases import ways
from samenhang.cases.directing import asked_of
from samenhang.cases.models import Case, DirectionProposal
from samenhang.involvement import asking, guests
from samenhang.involvement.guests import Stay
from samenhang.involvement.models import Involvement, Part
from samenhang.kit.dates import weekdays
from samenhang.kit.rounds import Asks, Number, asked, together
from samenhang.meetings import queries as meetings
from samenhang.plans import queries as plans
from samenhang.plans.models import Action
from samenhang.plans.queries import Due, Stage
from samenhang.teams.models import Hat
from samenhang.teams.queries import Who, who_part
from samenhang.terms.queries import Clock, in_order_of, pressing

QUIET_DAYS = 28
SOON_DAYS = 7
READS_ON = {Layer.SHARED, Layer.CASE_TEAM}


@dataclass(frozen=True, slots=True)
class Row:
    """An own case with what is due in it, as far as the viewer may read."""

    case: Case
    part: Involvement
    director: Who | None
    directs: bool
    reads_plan: bool
    due: Due | None
    next: Action | None
    stage: Stage | None
    mine_late: int
    reads_log: bool
    last: datetime | None
    silent: int
    clock: Clock | None
    points: list[ways.Point] = field(default_factory=list)

    @property
    def quiet(self) -> bool:
        """Whether nothing was written for so long that the case may stand still; only who reads the log can know."""
        return self.reads_log and self.silent >= QUIET_DAYS

    @property
    def late(self) -> int:
        """How many actions are over their date."""
        return self.due.late if self.due else 0

    @property
    def agreed(self) -> bool:
        """Whether a version of the plan was agreed."""
        return self.stage is not None and self.stage.number is not None

    @property
    def due_on(self) -> date | None:
        """The date that comes first: of what is late, else of what is next."""
        return (self.due.late_since or self.due.next_on) if self.due else None

    @property
    def needs(self) -> int:
        """How much the case needs the viewer: 0 most.

        Own late actions, a late clock of the law or what is urgent; late ones, a clock that runs out or what needs a
        table; standstill; no agreed plan.
        """
        asks = [
            bool(self.mine_late)
            or (self.directs and bool(self.late))
            or (self.clock is not None and self.clock.state == "late")
            or any(point.urgent for point in self.points),
            bool(self.late) or self.clock is not None or bool(self.points),
            self.quiet,
            self.directs and not self.agreed,
        ]
        return asks.index(True) if True in asks else len(asks)


@dataclass(frozen=True, slots=True)
class Mine:
    """An action the viewer's own hat does, soon or late."""

    action: Action
    case: Case
    late: bool


@dataclass(frozen=True, slots=True)
class Day:
    """All own cases, what needs the viewer first; and the viewer's own actions that are late or come soon."""

    rows: list[Row]
    mine: list[Mine]


def day(viewer: Viewer, chosen: list[Case], held: Iterable[Involvement], at: datetime) -> Asks[Day]:
    """This function will gather what each of the own open cases asks for.

    :param held: the viewer's own parts, of ``own_parts``.
    """
    today = timezone.localdate(at)
    if not chosen:
        return Day([], [])
    ids = [case.id for case in chosen]
    households = [case.household_id for case in chosen]
    asks = [_reads(households), plans.to_do(viewer, ids, today), plans.stage(viewer, ids)]
    asks += [meetings.last_written(viewer, ids), pressing(viewer, households, today)]
    said, directors, asking = yield from together(
        [
            asked(*asks),
            who_part(case.director_id for case in chosen),  # type: ignore[attr-defined]  # annotated by cases.queries
            ways.points_part(viewer, chosen, at),
        ]
    )
    read, to_do, stages, written, terms = said
    parts, reads, last = _parts(held), {tuple(one) for one in read}, dict(written)
    due, after, own = plans.due(to_do), plans.first(to_do), [one for one in to_do if one.hat_id == viewer.id]
    stage, clocks = plans.stages(stages), {one.term.household_id: one for one in reversed(in_order_of(terms, today))}
    late = [action.plan.case_id for action in own if action.due_on and action.due_on < today]
    rows = [
        Row(
            case=case,
            part=parts[case.household_id],
            director=directors.get(case.director_id),  # type: ignore[attr-defined]  # as above
            directs=case.director_id == viewer.id,  # type: ignore[attr-defined]  # as above
            reads_plan=(case.household_id, Layer.SHARED) in reads,
            reads_log=_reads_log(viewer, case, reads),
            due=due.get(case.id),
            next=after.get(case.id),
            stage=stage.get(case.id),
            mine_late=late.count(case.id),
            last=last.get(case.id),
            clock=clocks.get(case.household_id),
            points=asking.get(case.id, []),
            silent=(at - (last.get(case.id) or case.opened_at)).days,
        )
        for case in chosen
        if case.household_id in parts
    ]
    by_id = {case.id: case for case in chosen}
    soon = today + timedelta(SOON_DAYS)
    mine = [
        Mine(action, by_id[action.plan.case_id], action.due_on < today)
        for action in own
        if action.due_on and action.due_on <= soon
    ]
    return Day(sorted(rows, key=_by_need), mine)


@dataclass(frozen=True, slots=True)
class Start:
    """What a first page is begun with: the own cases, the viewer's part in each, visits, and what others ask."""

    cases: list[Case]
    held: list[Involvement]
    visits: list[Stay]
    to_take: list[DirectionProposal]
    asked_in: int


def begun(viewer: Viewer, at: datetime) -> Asks[Start]:
    """This function will give the own cases, where the viewer is a guest, and who asks them something, in one round."""
    chosen, (held, invited, to_take, asked_in) = yield from together(
        [
            cases.own_part(viewer, at),
            asked(_held(viewer, at), guests.mine(viewer), asked_of(viewer), Number(asking.waiting(viewer, at))),
        ]
    )
    visits = [one for one in guests.stays(viewer, invited, at) if one.state in guests.RUNNING]
    return Start(chosen, held, visits, to_take, asked_in)


def _held(viewer: Viewer, at: datetime) -> QuerySet[Involvement]:
    rows = Involvement.objects.filter(hat_id=viewer.id).exclude(end__at__lte=at).exclude(until__lte=at)
    return rows.order_by("starts_at", "id")


def _parts(rows: Iterable[Involvement]) -> dict[UUID, Involvement]:
    """Give the viewer's own part in each household; directing goes before any other."""
    return {row.household_id: row for row in sorted(rows, key=lambda row: row.part == Part.DIRECTOR)}


def _reads(households: Collection[UUID]) -> QuerySet[Grant, Any]:
    return (
        Grant.objects.filter(household_id__among=households, person_id=NOBODY, layer__in=READS_ON)
        .extra(where=["during @> access.clock()"])
        .values_list("household_id", "layer")
    )


def _reads_log(viewer: Viewer, case: Case, reads: Collection[tuple[UUID, str]]) -> bool:
    """Say whether the viewer reads what the team writes; whoever directs reads at least what is shared.

    Others see at most some lines of the log: from those nobody can tell that nothing was written.
    """
    directs = case.director_id == viewer.id  # type: ignore[attr-defined]  # annotated by cases.queries
    layers = READS_ON if directs else {Layer.CASE_TEAM}
    return any((case.household_id, layer) in reads for layer in layers)


def _by_need(row: Row) -> tuple[Any, ...]:
    calm = not any(point.urgent for point in row.points)  # what falls within days comes before what is late
    return row.needs, calm, row.due_on or date.max, row.last or row.case.opened_at, row.case.number


ORDERS: dict[str, Callable[[Row], Any]] = {
    "name": lambda row: row.case.household.name.casefold(),
    "due": lambda row: row.due_on or date.max,
    "last": lambda row: row.last or row.case.opened_at,
}


@dataclass(frozen=True, slots=True)
class Colleague:
    """A hat in the list of colleagues, with the working days in short words."""

    hat: Hat
    days: str
    today: bool


def listed(hats: Iterable[Hat], today: date) -> list[Colleague]:
    """This function will write each colleague's working days as short words, and say who works today."""
    found = []
    for hat in hats:
        days = [day for day in sorted(hat.professional.working_days) if 1 <= day <= 7]
        found.append(Colleague(hat, weekdays(days), today.isoweekday() in days))
    return found


def narrowed(rows: Iterable[Row], *, part: str = "", overdue: bool = False, quiet: bool = False) -> list[Row]:
    """This function will keep the cases one directs, with something late, or that stand still; else all."""
    return [
        row
        for row in rows
        if (part != "director" or row.directs) and (not overdue or row.late) and (not quiet or row.quiet)
    ]


def in_order(rows: list[Row], sort: str) -> list[Row]:
    """This function will sort by ``name``, ``due`` or ``last`` (- turns it round); else what needs me first."""
    order = ORDERS.get(sort.removeprefix("-"))
    return sorted(rows, key=order, reverse=sort.startswith("-")) if order else rows
