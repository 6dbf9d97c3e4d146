"""What may be done together when a case sticks, on one screen, the lightest way first."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import queries, ways
from samenhang.cases.views.opening import open_household
from samenhang.kit import rounds
from samenhang.kit.rounds import answered


@require_safe
@may("cases.read")
def together(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will show the ways on of a case that sticks, and what needs a table."""
    case = queries.case(request.viewer, case_id)
    opened = open_household(request, case.household_id, current="together", case=case)
    points, found = answered(
        rounds.together(
            [
                ways.points_part(request.viewer, [case], opened.at),
                ways.shown_part(request.viewer, case, request.look, opened.at),
            ]
        )
    )
    return render(
        request,
        "cases/together.html",
        {
            "frame": opened.frame,
            "case": case,
            "points": points.get(case.id, []),
            "ways": found,
        },
    )
