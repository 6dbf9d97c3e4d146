"""May I share this? (H6): a page about no one, the same inside a household, and its answer beside a form of sharing."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import advising
from samenhang.cases.forms.advice import AdviceForm
from samenhang.cases.queries import organisations
from samenhang.cases.views.opening import Opened, open_household
from samenhang.consent.advice import QUESTIONS, Advice, Here, advise, who_is
from samenhang.consent.advice.offers import offered
from samenhang.people.queries import household as find_household
from samenhang.people.queries import members
from samenhang.teams.models import Organisation
from samenhang.teams.queries import colleagues

CODES = [question.code for question in QUESTIONS]
TO_CHOOSE = ("professional", "partner")


@require_safe
@may("consent.advise")
def page(request: ViewerRequest) -> HttpResponseBase:
    """This function will ask seven questions and answer them by the table; nothing is kept, and it is about no one."""
    request.look.nothing()
    known = {"purpose": "help", "secrecy": "" if request.viewer.role == "partner" else "no"}
    return _answered(request, "cases/advice/page.html", known, Here(), {"here": reverse("cases:advice")})


@require_safe
@may("consent.advise")
def paper(request: ViewerRequest) -> HttpResponseBase:
    """This function will show one answer on paper; without a whole question it goes to the questions."""
    request.look.nothing()
    form = AdviceForm(request.GET, who=who_is(request.viewer.role))
    if not form.is_valid():
        return redirect("cases:advice")
    back = f"{reverse('cases:advice')}?{urlencode(form.asked)}"
    shown = {"advice": advise(form.asked), "back": back, "day": timezone.localdate(request.at)}
    return render(request, "cases/advice/paper.html", shown)


@require_safe
@may("consent.read")
def of_household(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will ask the same about a household: what its records say already is filled in."""
    opened = open_household(request, household_id, current="sharing")
    here = advising.organisations_here(request.viewer, household_id, opened.at)
    towards = _chosen(organisations(request.viewer, timezone.localdate(opened.at)), request)
    known = advising.prefilled(request.viewer, opened.frame, towards, here, opened.at)
    context = {
        "frame": opened.frame,
        "household": opened.household,
        "here": reverse("cases:advice_here", args=[household_id]),
        "towards": towards,
        "organisations": here,
        "look": request.look.token(household_id),
    }
    if _live(request):
        request.look.shared_with(request.GET.get("look", ""), household_id)
    return _answered(request, "cases/advice/household.html", known, _place(opened, towards), context)


@require_safe
@may("consent.read")
def panel(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will say beside a form of sharing whether what is chosen there may be, by what the records say."""
    viewer, day = request.viewer, timezone.localdate(request.at)
    household, people = find_household(viewer, household_id), members(viewer, household_id, day)
    if not request.look.shared_with(request.GET.get("look", ""), household_id):
        request.look.at(household_id, None, *[one.person.id for one in people], object_id=household_id)
    ticked = request.GET.getlist("people")
    about = [one for one in people if not ticked or str(one.person.id) in ticked]
    involving = "hat" in request.GET
    towards = _of_colleague(request, day) if involving else _chosen(organisations(viewer, day), request)
    shown: dict[str, Any] = {"household": household, "towards": towards}
    if towards and about:
        team = "case_team" in request.GET.getlist("layers")
        here = {one.id for one in advising.organisations_here(viewer, household_id, request.at)}
        if involving:
            here.add(towards.id)  # from that moment on they are
        layers, ids = ["case_team"] if team else ["shared"], [one.person.id for one in about]
        asked = {
            "who": who_is(viewer.role),
            "what": "involved" if involving else "team" if team else "plan",
            "about": advising.whom(about),
            "to": advising.kind_of(viewer, towards, here),
            "purpose": "help",
            "knows": advising.known_to(viewer, household_id, towards.id, ids, layers=layers, day=day),
            "secrecy": "no",
        }
        shown |= {"advice": advise(asked), "query": urlencode({**asked, advising.TOWARDS: towards.id})}
    return render(request, "cases/advice/panel.html", shown)


def _answered(
    request: ViewerRequest, template: str, known: Mapping[str, str], here: Here, context: dict[str, Any]
) -> HttpResponse:
    """The whole page; only the answer for who chooses with script."""
    live = _live(request)
    asked = any(code in request.GET for code in CODES)
    form = AdviceForm(request.GET if asked else None, initial=known, who=who_is(request.viewer.role))
    advice = advise(form.asked) if asked and form.is_valid() else None
    context |= {"form": form, "advice": advice, "live": live, "as_who": QUESTIONS[0].answers[form.who]}
    if advice:
        context |= {"offers": _offers(request, advice, here), "query": urlencode(advice.asked)}
    return render(request, "cases/advice/answer.html" if live else template, context)


def _live(request: ViewerRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _offers(request: ViewerRequest, advice: Advice, here: Here) -> list[Any]:
    return offered(request.viewer, advice.offers, here)


def _place(opened: Opened, towards: Organisation | None) -> Here:
    case = opened.frame.case
    return Here(
        opened.household.id,
        case.id if case else None,
        towards.id if towards else None,
        opened.writes,
        opened.frame.let_in,
    )


def _chosen(found: list[Organisation], request: ViewerRequest) -> Organisation | None:
    """The organisation the address names; one that cannot be chosen is none."""
    named = request.GET.get(advising.TOWARDS, "")
    return next((one for one in found if str(one.id) == named), None)


def _of_colleague(request: ViewerRequest, day: date) -> Organisation | None:
    """The organisation of the colleague who is to be involved."""
    named = request.GET.get("hat", "")
    found = next((one for one in colleagues(request.viewer, day, roles=TO_CHOOSE) if str(one.id) == named), None)
    return found.organisation if found else None
