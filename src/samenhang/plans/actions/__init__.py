"""The acts on a plan: writing goals and actions, how they went, and agreeing it together."""

from samenhang.plans.actions.agreeing import NobodyOfTheHousehold, NothingToAgree, agree
from samenhang.plans.actions.doing import (
    ActionDetails,
    EndBeforeStart,
    OutcomeKnown,
    add_action,
    change_action,
    record_outcome,
)
from samenhang.plans.actions.goals import (
    GoalDetails,
    GoalEnded,
    add_goal,
    change_goal,
    end_goal,
    move_goal,
    write_matters,
)
from samenhang.plans.actions.hold import CaseClosed

__all__ = [
    "ActionDetails",
    "CaseClosed",
    "EndBeforeStart",
    "GoalDetails",
    "GoalEnded",
    "NobodyOfTheHousehold",
    "NothingToAgree",
    "OutcomeKnown",
    "add_action",
    "add_goal",
    "agree",
    "change_action",
    "change_goal",
    "end_goal",
    "move_goal",
    "record_outcome",
    "write_matters",
]
