"""Who looked: on the screen, and as a sheet for the resident."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import Frame, frame
from samenhang.data_rights import disclosed, queries
from samenhang.data_rights.forms import LooksForm, SheetForm
from samenhang.involvement.queries import may_write
from samenhang.kit.limits import PAPER
from samenhang.people import queries as people
from samenhang.teams.models import Organisation


@require_GET
@may("data_rights.see_looks")
def looks(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show who looked in a household's file: when, what, on which ground, about whom."""
    inside = _frame(request, household_id)
    keeps = may_write(request.viewer, household_id, Layer.INVOLVEMENT)
    form = LooksForm(request.GET, members=inside.members, organisations=list(Organisation.objects.all()), keeps=keeps)
    period = form.period()
    shown: dict[str, Any] = {"frame": inside, "form": form, "filtered": form.chosen, "near": queries.NEAR}
    if period:
        only = form.narrowed()
        page = queries.page(request.viewer, household_id, period, request.GET.get("before"), at=request.at, only=only)
        shown |= {"without_work": only.without_work, "page": page, "looks": page.looks}
    return render(request, "data_rights/looks.html", shown, status=200 if period else 422)


@require_GET
@may("data_rights.see_looks", pace=PAPER)
def paper(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show who looked as a sheet for one member of the household."""
    inside = _frame(request, household_id)
    asked = "person" in request.GET
    form = SheetForm(request.GET if asked else None, members=inside.members, initial=request.GET.dict())
    period = form.period() if asked else None
    shown: dict[str, Any] = {"frame": inside, "form": form, "today": request.at}
    if period:
        whose = form.person_id()
        days, more = queries.sheet(request.viewer, household_id, whose, period)
        member = next(one for one in inside.members if one.person.id == whose)
        shown |= {"days": days, "more": more, "period": period, "member": member}
        shown["shape"] = inside.paper(whose)
        shown["disclosed"] = disclosed.looks(household_id, whose, period.begins, period.ends)
        request.look.print = True
    return render(request, "data_rights/paper.html", shown, status=422 if asked and not period else 200)


def _frame(request: ViewerRequest, household_id: UUID) -> Frame:
    household = people.household(request.viewer, household_id)
    inside = frame(request.viewer, household, current="looks", at=request.at)
    request.look.at(household_id, *inside.ids(), object_id=household_id)
    return inside
