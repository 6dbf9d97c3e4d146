"""The breakthroughs of a case as a timeline, recording one, and looking back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import queries as cases
from samenhang.cases.frame import Frame, frame
from samenhang.cases.models import Case
from samenhang.involvement.reading import places, reading
from samenhang.kit.forms import attempt
from samenhang.results import actions, forms, queries
from samenhang.results.models import Breakthrough

A_PAGE = 25
WIDE = (Layer.SHARED,)
"""What turned belongs in our plan, which the household reads; or in the own file."""


@require_safe
@may("results.read")
def of_case(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will show what turned on a case, newest first."""
    case = cases.case(request.viewer, case_id)
    inside = _inside(request, case)
    page = Paginator(queries.of_case(request.viewer, case), A_PAGE).get_page(request.GET.get("page"))
    found = list(page.object_list)
    _look(request, found)
    turned = queries.shown(request.viewer, case.household_id, found, timezone.localdate(request.at))
    writes = case.closed_at is None and bool(places(request.viewer, case.household_id, wide=WIDE))
    shown = {"frame": inside, "case": case, "page": page, "turned": turned, "writes": writes}
    return render(request, "results/of_case.html", shown)


@require_safe
@may("results.look_back")
def due(request: ViewerRequest) -> HttpResponseBase:
    """This function will show what is three months old on the viewer's cases and not looked back at."""
    found = queries.due(request.viewer, request.at)
    _look(request, found)
    if not found:
        request.look.nothing()
    return render(request, "results/due.html", {"found": found})


@require_http_methods(["GET", "POST"])
@may("results.record")
def record_one(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will record what turned, also in the words of the resident."""
    case, key = cases.case(request.viewer, case_id), f"breakthrough:{case_id}"
    inside, there = _inside(request, case), places(request.viewer, case.household_id, wide=WIDE)
    form = forms.TurnForm(
        request.POST if request.method == "POST" else None,
        initial={"file": there[0].value if there else "", "on": timezone.localdate(request.at)},
        places=there,
        members=inside.members,
        life_domains=cases.life_domains(),
    )

    def act() -> Breakthrough:
        place = form.chosen_place()
        return actions.record_breakthrough(
            case=case,
            layer=place.layer,
            domain=place.domain,
            person_id=form.person_id(),
            turn=form.turn(),
            by=request.viewer,
            at=request.at,
        )

    if not form.asks_who_reads and attempt(form, act).done:
        drafts.forget(request.viewer, key)
        messages.success(request, _("De doorbraak staat erbij. Over drie maanden vragen wij of het nog staat."))
        return HttpResponseRedirect(reverse("results:of_case", args=[case.id]))
    shown: dict[str, Any] = {"frame": inside, "case": case, "form": form, "places": there, "reading": None}
    shown |= {"household_id": case.household_id, **drafts.give_back(request, form, key)}
    place, subject = form.as_it_stands()
    if place:
        shown["reading"] = reading(request.viewer, case.household_id, place.layer, domain=place.domain, subject=subject)
    return render(request, "results/record.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@may("results.look_back")
def look_back(request: ViewerRequest, case_id: UUID, breakthrough_id: UUID) -> HttpResponseBase:
    """This function will record whether a breakthrough stood."""
    case = cases.case(request.viewer, case_id)
    it = queries.breakthrough(request.viewer, case, breakthrough_id)
    form = forms.LookBackForm(request.POST or None)
    if attempt(
        form, lambda: actions.look_back(breakthrough=it, by=request.viewer, at=request.at, **form.cleaned_data)
    ).done:
        messages.success(request, _("Het staat erbij."))
        return HttpResponseRedirect(reverse("results:of_case", args=[case.id]))
    inside = _inside(request, case)
    _look(request, [it])
    turned = queries.shown(request.viewer, case.household_id, [it], timezone.localdate(request.at))
    shown = {"frame": inside, "case": case, "one": turned[0], "form": form}
    return render(request, "results/look_back.html", shown, status=422 if form.is_bound else 200)


def _inside(request: ViewerRequest, case: Case) -> Frame:
    inside = frame(request.viewer, case.household, current="together", at=request.at, case=case)
    request.look.at(case.household_id, None, *inside.ids(), object_id=case.id)
    return inside


def _look(request: ViewerRequest, found: list[Breakthrough]) -> None:
    for one in found:
        request.look.at(one.household_id, one.person_id, layer=one.layer, domain=one.domain)
