"""Writing actions and how they went. Each act leaves its line in the log."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.kit.refusals import Refusal, Stale
from samenhang.plans.actions.goals import GoalEnded
from samenhang.plans.actions.hold import _changed, held
from samenhang.plans.models import Action, ActionOutcome, Goal, GoalEnd


class EndBeforeStart(Refusal):
    """An action would be due before it starts."""


class OutcomeKnown(Refusal):
    """How the action went was recorded already, or there is nothing to take back."""


@dataclass(frozen=True, slots=True)
class ActionDetails:
    """Who does what by when. ``doer_id`` is a member's id or a hat's, where the doer is one of those."""

    what: str
    doer: str
    doer_name: str
    doer_id: UUID | None = None
    goal: Goal | None = None
    starts_on: date | None = None
    due_on: date | None = None


@transaction.atomic
def add_action(*, case: Case, details: ActionDetails, by: Viewer, at: datetime) -> Action:
    """This function will add an action for a member, the network, a professional or an organisation.

    :raises EndBeforeStart: when it would be due before it starts.
    :raises GoalEnded: when its goal ended.
    """
    plan = held(case, by=by, at=at)
    fields = _action_fields(details)
    _goal_still_open(details.goal)
    action = Action(
        household_id=plan.household_id,
        layer=Layer.SHARED,
        plan=plan,
        made_at=at,
        changed_by_id=by.id,
        changed_at=at,
        **fields,
    )
    action.save(force_insert=True)
    _changed(plan, at)
    record(Event.CREATE, "plans.add_action", by=by, at=at, object_id=action.id, subjects=[action.key])
    return action


@transaction.atomic
def change_action(
    *, case: Case, action: Action, details: ActionDetails, seen: int | None, by: Viewer, at: datetime
) -> None:
    """This function will change what an action is, who does it, or by when.

    :raises Stale: when somebody else changed it since version ``seen`` was read.
    :raises EndBeforeStart: when it would be due before it starts.
    """
    plan = held(case, by=by, at=at)
    new = _action_fields(details)
    if details.goal and details.goal.id != action.goal_id:
        _goal_still_open(details.goal)
    changed = Action.objects.filter(id=action.id, version=seen or 0).update(
        **new, version=F("version") + 1, changed_by_id=by.id, changed_at=at
    )
    if not changed:
        raise Stale(_("Deze actie is net gewijzigd. Vergelijk de twee teksten en sla opnieuw op."))
    if any(getattr(action, name) != value for name, value in new.items()):
        _changed(plan, at)
    record(Event.CHANGE, "plans.change_action", by=by, at=at, object_id=action.id, subjects=[action.key])


@transaction.atomic
def record_outcome(*, case: Case, action: Action, how: str, word: str = "", by: Viewer, at: datetime) -> ActionOutcome:
    """This function will record how an action went, or take that back. Progress changes nothing of what was agreed.

    :raises OutcomeKnown: when somebody recorded it already, or there is nothing to take back.
    """
    plan = held(case, by=by, at=at)
    latest = ActionOutcome.objects.filter(action=action).order_by("-at", "-id").first()
    is_open = latest is None or latest.how == ActionOutcome.How.OPEN
    if is_open == (how == ActionOutcome.How.OPEN):
        said = ActionOutcome.How(latest.how).label if latest else ActionOutcome.How.OPEN.label
        raise OutcomeKnown(_("Bij deze actie staat al: %(said)s.") % {"said": said})
    outcome = ActionOutcome(
        household_id=plan.household_id, layer=Layer.SHARED, action=action, how=how, word=word, by_id=by.id, at=at
    )
    outcome.save(force_insert=True)
    dropped = ActionOutcome.How.DROPPED
    if how == dropped or (latest and latest.how == dropped):
        _changed(plan, at)
    record(
        Event.CHANGE,
        "plans.record_outcome",
        by=by,
        at=at,
        object_id=action.id,
        subjects=[action.key],
        detail={"how": how},
    )
    return outcome


def _action_fields(details: ActionDetails) -> dict[str, object]:
    if details.starts_on and details.due_on and details.due_on < details.starts_on:
        raise EndBeforeStart(_("De datum waarop het klaar is, ligt voor de begindatum."), field="due_on")
    return {
        "goal_id": details.goal.id if details.goal else None,
        "what": details.what,
        "doer": details.doer,
        "doer_name": details.doer_name[:200],
        "resident_id": details.doer_id if details.doer == Action.By.RESIDENT else None,
        "hat_id": details.doer_id if details.doer == Action.By.PROFESSIONAL else None,
        "starts_on": details.starts_on,
        "due_on": details.due_on,
    }


def _goal_still_open(goal: Goal | None) -> None:
    if goal and GoalEnd.objects.filter(goal=goal).exists():
        raise GoalEnded(_("Dit doel is al afgerond. Kies een ander doel."), field="goal")
