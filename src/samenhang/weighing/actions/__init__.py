"""The acts on a test, on a triangle, and on what the laws were made for."""

from samenhang.weighing.actions.ending import (
    CannotEnd,
    Ending,
    GapsUnexplained,
    continue_test,
    end_test,
    review_test,
)
from samenhang.weighing.actions.hold import CaseClosed, TestEnded
from samenhang.weighing.actions.laws import change_law
from samenhang.weighing.actions.testing import (
    CostDetails,
    DecisionToCome,
    NothingStays,
    add_cost,
    add_option,
    begin_test,
    drop_cost,
    drop_option,
    state_decision,
    write_part,
)
from samenhang.weighing.actions.triangles import (
    AlreadyWeighed,
    Marks,
    add_triangle_option,
    begin_triangle,
    end_triangle,
    take_position,
)
from samenhang.weighing.placing import NotYourFile

__all__ = [
    "AlreadyWeighed",
    "CannotEnd",
    "CaseClosed",
    "CostDetails",
    "DecisionToCome",
    "Ending",
    "GapsUnexplained",
    "Marks",
    "NotYourFile",
    "NothingStays",
    "TestEnded",
    "add_cost",
    "add_option",
    "add_triangle_option",
    "begin_test",
    "begin_triangle",
    "change_law",
    "continue_test",
    "drop_cost",
    "drop_option",
    "end_test",
    "end_triangle",
    "review_test",
    "state_decision",
    "take_position",
    "write_part",
]
