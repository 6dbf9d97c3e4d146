"""What the road's household weighed: a test in which somebody wrote, and a triangle with a position."""

from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from samenhang.access.viewer import Viewer, viewing
from samenhang.cases.models import Case
from samenhang.weighing import actions
from samenhang.weighing.models import TriangleOption
from samenhang.weighing.parts import Name


def weighed(case: Case, tested: str, stood: str, *, by: Viewer) -> dict[str, UUID]:
    """This function will begin both, and give their ids by the names addresses use."""
    now = timezone.now()
    with viewing(by):
        test = actions.begin_test(case=case, layer="case_team", question=tested, by=by, at=now)
        actions.write_part(test=test, name=Name("wants"), content={"words": tested}, seen=0, by=by, at=now)
        option = actions.add_option(test=test, title=tested, by=by, at=now)
        money = actions.CostDetails("other", Decimal(12), "once", "estimate", who=tested)
        cost = actions.add_cost(test=test, option=option, details=money, by=by, at=now)
        triangle = actions.begin_triangle(case=case, layer="case_team", question=stood, by=by, at=now)
        nothing = TriangleOption.objects.select_related("triangle__case").get(triangle=triangle, nothing=True)
        actions.take_position(option=nothing, marks=actions.Marks(5, 5, 5, stood), by=by, at=now)
    return {
        "test_id": test.id,
        "option_id": option.id,
        "cost_id": cost.id,
        "triangle_id": triangle.id,
        "triangle_option_id": nothing.id,
    }
