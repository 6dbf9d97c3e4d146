"""The page on which who supervises sees what residents asked about their own data, by its clock. No content here."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.data_rights import overview as queries
from samenhang.kit import rounds


@require_GET
@may("data_rights.oversee_rights")
def overview(request: ViewerRequest) -> HttpResponseBase:
    """This function will list the requests that wait for an answer, the first due first; or those answered."""
    request.look.nothing()
    answered, asked = request.GET.get("lijst") == "beantwoord", request.GET.get("page", "")
    number = int(asked) if asked.isdecimal() and int(asked[:6]) > 0 and len(asked) < 7 else 1
    day = timezone.localdate(request.at)
    shown = {
        "page": queries.page(request.viewer, number, answered=answered, day=day),
        "answered": answered,
        "waiting": not answered,
        "late": rounds.answered(queries.late(request.viewer, day)),
    }
    return render(request, "data_rights/overview.html", shown)
