"""Reading the plan: the viewer first. Without a ground for the household's shared layer there is no plan to find."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber
from django.http import Http404

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.cases.queries import case as find_case
from samenhang.involvement.queries import involved, may_read
from samenhang.kit.rounds import answered, asked
from samenhang.plans.content import FORM, Change, Content, canonical, differences, fingerprint, parse
from samenhang.plans.models import Action, ActionOutcome, Goal, GoalEnd, Plan, PlanVersion, Signature
from samenhang.plans.rules import ADVISED_GOALS

LAST = date.max


@dataclass(frozen=True, slots=True)
class Line:
    """An action with how it stands."""

    action: Action
    outcome: ActionOutcome | None
    late: bool

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.outcome is None or self.outcome.how == ActionOutcome.How.OPEN


@dataclass(frozen=True, slots=True)
class Block:
    """A goal (None: no goal) with its actions: what is still to be done, late ones first, and what is settled."""

    goal: Goal | None
    end: GoalEnd | None = None
    todo: list[Line] = field(default_factory=list)
    settled: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed, and whether its text is still what was agreed to: computed, not kept."""

    version: PlanVersion
    content: Content | None
    signatures: list[Signature]
    intact: bool


@dataclass(frozen=True)
class Whole:
    """The plan of a case as it stands, in a fixed number of statements."""

    plan: Plan | None
    blocks: list[Block]
    latest: Agreed | None
    versions: list[PlanVersion]

    @cached_property
    def now(self) -> list[Block]:
        """Goals to work on now, in their sequence."""
        return [block for block in self.blocks if block.goal and not block.end and block.goal.when == Goal.When.NOW]

    @cached_property
    def later(self) -> list[Block]:
        """Goals for later, in their sequence."""
        return [block for block in self.blocks if block.goal and not block.end and block.goal.when == Goal.When.LATER]

    @cached_property
    def ended(self) -> list[Block]:
        """Goals that were reached, good enough, or stopped."""
        return [block for block in self.blocks if block.end]

    @cached_property
    def loose(self) -> Block:
        """Actions that belong to no goal, and those that went on after their goal ended."""
        kept = [line for block in self.ended for line in block.todo]
        own = next((block for block in self.blocks if block.goal is None), Block(None))
        return Block(None, None, _in_order([*own.todo, *kept]), own.settled)

    @property
    def lines(self) -> list[Line]:
        """All actions still to be done."""
        return [line for block in self.blocks for line in block.todo]

    @cached_property
    def in_order(self) -> list[Line]:
        """The same, the earliest date first."""
        return _in_order(self.lines)

    @property
    def late(self) -> int:
        """How many actions are over their date."""
        return sum(line.late for line in self.lines)

    @property
    def too_many(self) -> bool:
        """Whether there are more goals at the same time than is advised."""
        return len(self.now) > ADVISED_GOALS

    @property
    def empty(self) -> bool:
        """Whether there is nothing yet that could be agreed."""
        return not (self.now or self.later or self.lines)

    @cached_property
    def content(self) -> Content:
        """What would be agreed now: goals that did not end, actions still to be done."""
        return {
            "form": FORM,
            "plan": str(self.plan.id) if self.plan else "",
            "matters": self.plan.matters if self.plan else "",
            "goals": [
                {
                    "id": str(goal.id),
                    "words": goal.words,
                    "seen_by": goal.seen_by,
                    "whose": goal.whose,
                    "domain": goal.life_domain.name if goal.life_domain else "",
                    "when": goal.when,
                }
                for goal in (block.goal for block in [*self.now, *self.later])
                if goal
            ],
            "actions": [
                {
                    "id": str(line.action.id),
                    "goal": str(line.action.goal_id or ""),
                    "what": line.action.what,
                    "doer": line.action.doer,
                    "who": line.action.doer_name,
                    "starts_on": line.action.starts_on.isoformat() if line.action.starts_on else "",
                    "due_on": line.action.due_on.isoformat() if line.action.due_on else "",
                }
                for line in self.in_order
            ],
        }

    @property
    def fingerprint(self) -> str:
        """The fingerprint of what would be agreed now."""
        return fingerprint(canonical(self.content))

    @property
    def changed(self) -> bool:
        """Whether what was agreed was changed since (progress is no change)."""
        return bool(self.latest and self.plan and self.plan.version != self.latest.version.of_version)

    @property
    def ends(self) -> dict[str, tuple[bool, str]]:
        """How settled actions and ended goals came out, by id: whether that is progress, and the word for it."""
        found = {
            str(line.action.id): (line.outcome.how != ActionOutcome.How.DROPPED, line.outcome.get_how_display())
            for block in self.blocks
            for line in block.settled
            if line.outcome
        }
        for block in self.ended:
            if block.goal and block.end:
                found[str(block.goal.id)] = (block.end.how != GoalEnd.How.STOPPED, block.end.get_how_display())
        return found

    def since(self, content: Content | None) -> list[Change]:
        """This function will say what differs between an agreed text and the plan as it stands."""
        return differences(content, self.content, self.ends) if content else []


def case_with_plan(viewer: Viewer, case_id: UUID) -> Case:
    """This function will give a case whose plan the viewer may read.

    :raises Http404: when there is none, or the viewer has no ground for the household's shared layer.
    """
    case = find_case(viewer, case_id)
    if not may_read(viewer, case.household_id, Layer.SHARED):
        raise Http404
    return case


def plan(viewer: Viewer, case: Case) -> Plan | None:
    """This function will give a case's plan, or None where it was not begun."""
    return Plan.objects.filter(case=case).first()


def professionals(viewer: Viewer, case: Case, at: datetime) -> list[tuple[UUID, str]]:
    """This function will give the colleagues who may be given an action, by hat and name; no secret involvement."""
    found = involved(viewer, case.household_id, at).filter(hat__isnull=False, secret=False)
    names = {one.hat_id: f"{one.hat.professional.name}, {one.hat.organisation.name}" for one in found if one.hat}
    return [(id, name) for id, name in sorted(names.items(), key=lambda pair: pair[1]) if id]


def whole(viewer: Viewer, case: Case, day: date) -> Whole:
    """This function will give the plan of a case with all that hangs on it, in one statement."""
    of_plan = {"plan__case_id": case.id}
    plans, versions, goals, actions, outcomes, signed = answered(
        asked(
            Plan.objects.filter(case_id=case.id),
            PlanVersion.objects.filter(**of_plan).order_by("-number"),
            Goal.objects.filter(**of_plan).select_related("life_domain", "end").order_by("order"),
            Action.objects.filter(**of_plan).order_by("due_on", "id"),
            ActionOutcome.objects.filter(action__plan__case_id=case.id).order_by("at", "id"),
            Signature.objects.filter(version__plan__case_id=case.id).order_by("at", "id"),
        )
    )
    if not plans:
        return Whole(None, [], None, [])
    last = _agreed(versions[0], [one for one in signed if one.version_id == versions[0].id]) if versions else None
    return Whole(plans[0], _blocks(goals, actions, outcomes, day), last, versions)


def _blocks(goals: Iterable[Goal], actions: Iterable[Action], done: Iterable[ActionOutcome], day: date) -> list[Block]:
    outcomes = {one.action_id: one for one in done}
    blocks: dict[UUID | None, Block] = {goal.id: Block(goal, getattr(goal, "end", None)) for goal in goals}
    for action in actions:
        outcome = outcomes.get(action.id)
        is_open = outcome is None or outcome.how == ActionOutcome.How.OPEN
        line = Line(action, outcome, is_open and bool(action.due_on and action.due_on < day))
        block = blocks.setdefault(action.goal_id, Block(None))
        (block.todo if is_open else block.settled).append(line)
    return list(blocks.values())


def _in_order(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (line.action.due_on or LAST, line.action.id))


def agreed(version: PlanVersion) -> Agreed:
    """This function will read a version with who signed it, and recompute whether its text is what they signed."""
    return _agreed(version, list(Signature.objects.filter(version=version).order_by("at", "id")))


def _agreed(version: PlanVersion, signatures: list[Signature]) -> Agreed:
    found = fingerprint(version.content)
    intact = found == version.fingerprint and all(one.fingerprint == found for one in signatures) and bool(signatures)
    return Agreed(version, parse(version.content), signatures, intact)


def version(viewer: Viewer, case: Case, number: int) -> Agreed:
    """This function will give an agreed version by its number.

    :raises Http404: when there is none.
    """
    found = PlanVersion.objects.filter(plan__case=case, number=number).first()
    if found is None:
        raise Http404
    return agreed(found)


def goal(viewer: Viewer, case: Case, goal_id: UUID) -> Goal:
    """This function will give a goal of the case's plan.

    :raises Http404: when there is none.
    """
    found = Goal.objects.filter(id=goal_id, plan__case=case).select_related("plan", "life_domain", "end").first()
    if found is None:
        raise Http404
    return found


def action(viewer: Viewer, case: Case, action_id: UUID) -> Action:
    """This function will give an action of the case's plan.

    :raises Http404: when there is none.
    """
    found = Action.objects.filter(id=action_id, plan__case=case).select_related("plan", "goal").first()
    if found is None:
        raise Http404
    return found


def open_goals(viewer: Viewer, case: Case) -> QuerySet[Goal]:
    """This function will give the goals an action may belong to, in their sequence."""
    return Goal.objects.filter(plan__case=case, end=None).order_by("when", "order")


# -- for other screens: many cases in one statement ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done in a case's plan: how many actions, how many too late and since when, and the next date."""

    open: int
    late: int
    late_since: date | None
    next_on: date | None


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a case's plan is: agreed as which version, when, and whether it was changed since."""

    number: int | None
    agreed_at: datetime | None
    changed: bool


def still_open(actions: QuerySet[Action]) -> QuerySet[Action]:
    """This function will narrow actions to those still to be done."""
    latest = ActionOutcome.objects.filter(action=OuterRef("id")).order_by("-at", "-id").values("how")[:1]
    return actions.annotate(state=Subquery(latest)).filter(Q(state=None) | Q(state=ActionOutcome.How.OPEN))


def to_do(viewer: Viewer, case_ids: Collection[UUID], day: date) -> QuerySet[Action]:
    """This function will give what comes first in each case, with how much there is to do, and what the viewer does.

    The earliest date first. ``due``, ``first`` and the hat tell them apart: each case's actions are read once.
    """
    of_case: dict[str, Any] = {"partition_by": F("plan__case_id")}
    order: list[Any] = [F("due_on").asc(nulls_last=True), "id"]
    late, comes = Q(due_on__lt=day), Q(due_on__gte=day)
    return (
        still_open(Action.objects.filter(plan__case_id__among=case_ids))
        .select_related("plan")
        .annotate(
            place=Window(RowNumber(), order_by=order, **of_case),
            todo=Window(Count("id"), **of_case),
            late=Window(Count("id", filter=late), **of_case),
            late_since=Window(Min("due_on", filter=late), **of_case),
            next_on=Window(Min("due_on", filter=comes), **of_case),
        )
        .filter(Q(place=1) | Q(hat_id=viewer.id))
        .order_by(*order)
    )


def first(rows: Iterable[Any]) -> dict[UUID, Action]:
    """This function will give, of ``to_do``, what comes first in each case."""
    return {row.plan.case_id: row for row in rows if row.place == 1}


def due(rows: Iterable[Any]) -> dict[UUID, Due]:
    """This function will say, by case, what is late and what comes next; cases without anything to do are left out."""
    return {case: Due(row.todo, row.late, row.late_since, row.next_on) for case, row in first(rows).items()}  # type: ignore[attr-defined]  # annotated by to_do


def stage(viewer: Viewer, case_ids: Collection[UUID]) -> QuerySet[Plan, Any]:
    """This function will give how far plans are, for ``stages``."""
    latest = PlanVersion.objects.filter(plan=OuterRef("id")).order_by("-number")
    rows = Plan.objects.filter(case_id__among=case_ids).annotate(
        agreed_number=Subquery(latest.values("number")[:1]),
        agreed_at=Subquery(latest.values("at")[:1]),
        agreed_of=Subquery(latest.values("of_version")[:1]),
    )
    return rows.values("case_id", "version", "agreed_number", "agreed_at", "agreed_of")


def stages(rows: Iterable[dict[str, Any]]) -> dict[UUID, Stage]:
    """This function will say, by case, how far its plan is; cases whose plan was not begun are left out."""
    return {
        row["case_id"]: Stage(
            row["agreed_number"],
            row["agreed_at"],
            row["agreed_of"] is not None and row["agreed_of"] != row["version"],
        )
        for row in rows
    }
