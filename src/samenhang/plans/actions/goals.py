"""Writing goals, and what matters most. Each act leaves its line in the log."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.kit.refusals import Refusal, Stale
from samenhang.plans import queries
from samenhang.plans.actions.hold import _changed, held
from samenhang.plans.models import Action, ActionOutcome, Goal, GoalEnd, Plan


class GoalEnded(Refusal):
    """The goal ended: nothing more is planned under it."""


@dataclass(frozen=True, slots=True)
class GoalDetails:
    """A goal as the household says it; ``whose`` are members by id and name, nobody means everyone."""

    words: str
    seen_by: str = ""
    whose: tuple[tuple[UUID, str], ...] = ()
    life_domain: str | None = None
    when: str = Goal.When.NOW


@transaction.atomic
def write_matters(*, case: Case, matters: str, seen: int | None, by: Viewer, at: datetime) -> Plan:
    """This function will write down what matters most to the household, and begin the plan where there is none.

    :raises Stale: when somebody else changed the text since ``seen`` was read.
    """
    plan = held(case, by=by, at=at)
    if plan.matters_version != (seen or 0):
        raise Stale(_("Deze tekst is net gewijzigd. Vergelijk de twee teksten en sla opnieuw op."))
    if plan.matters != matters:
        Plan.objects.filter(id=plan.id).update(
            matters=matters, matters_version=F("matters_version") + 1, matters_by_id=by.id, matters_at=at
        )
        _changed(plan, at)
    record(Event.CHANGE, "plans.write_matters", by=by, at=at, object_id=plan.id, subjects=[plan.key])
    return plan


@transaction.atomic
def add_goal(*, case: Case, details: GoalDetails, by: Viewer, at: datetime) -> Goal:
    """This function will add a goal at the end of the sequence, and begin the plan where there is none."""
    plan = held(case, by=by, at=at)
    last = Goal.objects.filter(plan=plan).aggregate(last=Max("order"))["last"] or 0
    goal = Goal(
        household_id=plan.household_id,
        layer=Layer.SHARED,
        plan=plan,
        order=last + 1,
        changed_by_id=by.id,
        changed_at=at,
        **_goal_fields(details),
    )
    goal.save(force_insert=True)
    _changed(plan, at)
    record(Event.CREATE, "plans.add_goal", by=by, at=at, object_id=goal.id, subjects=[goal.key])
    return goal


@transaction.atomic
def change_goal(*, case: Case, goal: Goal, details: GoalDetails, seen: int | None, by: Viewer, at: datetime) -> None:
    """This function will change a goal's words, order of urgency or whose it is.

    :raises Stale: when somebody else changed it since version ``seen`` was read.
    :raises GoalEnded: when it ended.
    """
    plan = held(case, by=by, at=at)
    _still_open(goal)
    new = _goal_fields(details)
    changed = Goal.objects.filter(id=goal.id, version=seen or 0).update(
        **new, version=F("version") + 1, changed_by_id=by.id, changed_at=at
    )
    if not changed:
        raise Stale(_("Dit doel is net gewijzigd. Vergelijk de twee teksten en sla opnieuw op."))
    if any(getattr(goal, name) != value for name, value in new.items()):
        _changed(plan, at)
    record(Event.CHANGE, "plans.change_goal", by=by, at=at, object_id=goal.id, subjects=[goal.key])


@transaction.atomic
def move_goal(*, case: Case, goal: Goal, earlier: bool, by: Viewer, at: datetime) -> None:
    """This function will let a goal change places with the one before or after it: what is most in the way first (D3).

    A goal that stands at the end already stays where it is.
    """
    plan = held(case, by=by, at=at)
    row = list(Goal.objects.filter(plan=plan, end=None, when=goal.when).order_by("order"))
    place = next((index for index, one in enumerate(row) if one.id == goal.id), None)
    if place is None:
        raise GoalEnded(_("Dit doel is al afgerond."))
    other = place - 1 if earlier else place + 1
    if 0 <= other < len(row):
        Goal.objects.filter(id=row[place].id).update(order=row[other].order)
        Goal.objects.filter(id=row[other].id).update(order=row[place].order)
        _changed(plan, at)
    record(Event.CHANGE, "plans.move_goal", by=by, at=at, object_id=goal.id, subjects=[goal.key])


@transaction.atomic
def end_goal(
    *, case: Case, goal: Goal, how: str, why: str, drop_actions: bool = False, by: Viewer, at: datetime
) -> GoalEnd:
    """This function will end a goal: reached, good enough (D5) or stopped; its open actions go on, or are dropped.

    :raises GoalEnded: when it ended already.
    """
    plan = held(case, by=by, at=at)
    _still_open(goal)
    end = GoalEnd(household_id=plan.household_id, layer=Layer.SHARED, goal=goal, how=how, why=why, by_id=by.id, at=at)
    end.save(force_insert=True)
    todo = list(queries.still_open(Action.objects.filter(goal=goal))) if drop_actions else []
    for action in todo:
        ActionOutcome(
            household_id=plan.household_id,
            layer=Layer.SHARED,
            action=action,
            how=ActionOutcome.How.DROPPED,
            word=gettext_noop("samen met het doel afgerond"),
            by_id=by.id,
            at=at,
        ).save(force_insert=True)
    if todo or how == GoalEnd.How.STOPPED:
        _changed(plan, at)
    record(Event.CHANGE, "plans.end_goal", by=by, at=at, object_id=goal.id, subjects=[goal.key], detail={"how": how})
    return end


def _still_open(goal: Goal) -> None:
    if GoalEnd.objects.filter(goal=goal).exists():
        raise GoalEnded(_("Dit doel is al afgerond."))


def _goal_fields(details: GoalDetails) -> dict[str, object]:
    return {
        "words": details.words,
        "seen_by": details.seen_by,
        "whose_ids": [id for id, _name in details.whose],
        "whose": ", ".join(name for _id, name in details.whose)[:1000],
        "life_domain_id": details.life_domain or None,
        "when": details.when,
    }
