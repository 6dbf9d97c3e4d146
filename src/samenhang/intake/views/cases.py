"""From request to case."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.models import Case
from samenhang.cases.queries import life_domains, open_case_of
from samenhang.consent.queries import basis_of_asking
from samenhang.intake import actions, queries
from samenhang.intake.forms.opening import AddForm, CaseForm
from samenhang.intake.views.parts import Opened, kept_by
from samenhang.kit.forms import attempt
from samenhang.teams.queries import colleagues, who

DIRECTORS = ("professional", "partner")
SIFTED = ("life_domains", "behind", "reason")


@require_http_methods(["GET", "POST"])
@may("intake.open_case")
def open_case(request: ViewerRequest, request_id: UUID) -> HttpResponseBase:
    """This function will open the household's case; where one is open it offers to add the request to that one."""
    found = kept_by(request, request_id)
    if found.settled:
        return HttpResponseRedirect(reverse("intake:request", args=[request_id]))
    running = open_case_of(request.viewer, found.request.household_id)
    if running:
        return _offer_running(request, found, running, _add_form(request, found))
    form = _form(request, found)
    page = drafts.give_back(request, form, found.case_key)
    case = attempt(form, lambda: _open(request, found, form)).result
    if case:
        _forget(request, found)
        messages.success(request, _("Casus %(number)s is geopend.") % {"number": case.number})
        return HttpResponseRedirect(reverse("cases:case", args=[case.id]))
    return _page(request, found, form, page)


def _add_form(request: ViewerRequest, found: Opened) -> AddForm:
    form = AddForm(domains=life_domains(), initial=_sifted(request, found))
    drafts.give_back(request, form, found.case_key)
    return form


def _form(request: ViewerRequest, found: Opened) -> CaseForm:
    day = timezone.localdate(found.at)
    return CaseForm(
        request.POST if request.method == "POST" else None,
        initial=_sifted(request, found),
        domains=life_domains(),
        members=found.to_choose_from,
        hats=colleagues(request.viewer, day, roles=DIRECTORS),
        bases=queries.case_bases(day),
    )


def _open(request: ViewerRequest, found: Opened, form: CaseForm) -> Case:
    return actions.open_case(
        request=found.request,
        sifting=form.sifting(),
        members=form.concerned(),
        director=form.director(),
        ground=form.told_or_asked(),
        by=request.viewer,
        at=found.at,
    )


def _page(request: ViewerRequest, found: Opened, form: CaseForm, page: dict[str, Any]) -> HttpResponseBase:
    day = timezone.localdate(found.at)
    shared = queries.sharing(request.viewer, found.request.household_id, day)
    context = {
        "asked": found.request,
        "members": found.members,
        "form": form,
        "sharing": shared,
        "asking": basis_of_asking(day),
        "sharing_url": reverse("cases:sharing", args=[found.request.household_id]),
        "back": reverse("intake:request", args=[found.request.id]),
        **page,
    }
    return render(request, "intake/open_case.html", context, status=422 if form.is_bound else 200)


@require_POST
@may("intake.open_case")
def add_to_case(request: ViewerRequest, request_id: UUID) -> HttpResponseBase:
    """This function will give the request to the household's open case."""
    found = kept_by(request, request_id)
    form = AddForm(request.POST, domains=life_domains())
    running = open_case_of(request.viewer, found.request.household_id)
    case = attempt(
        form,
        lambda: actions.add_to_case(request=found.request, sifting=form.sifting(), by=request.viewer, at=found.at),
    ).result
    if case:
        _forget(request, found)
        messages.success(request, _("Toegevoegd aan casus %(number)s.") % {"number": case.number})
        return HttpResponseRedirect(reverse("cases:case", args=[case.id]))
    if running is None:
        return HttpResponseRedirect(reverse("intake:open_case", args=[request_id]))
    return _offer_running(request, found, running, form)


def _offer_running(request: ViewerRequest, found: Opened, running: Any, form: AddForm) -> HttpResponseBase:
    context = {
        "asked": found.request,
        "case": running,
        "director": who([running.director_id]).get(running.director_id),
        "form": form,
        "back": reverse("intake:request", args=[found.request.id]),
    }
    return render(request, "intake/running_case.html", context, status=422 if form.is_bound else 200)


def _sifted(request: ViewerRequest, found: Opened) -> dict[str, Any]:
    """What was filled in beside the request, so that nobody types it twice."""
    draft = drafts.kept(request.viewer, found.sift_key)
    if draft is None:
        return {}
    kept = {name: draft.fields[name] for name in SIFTED if name in draft.fields}
    return {name: values if name == "life_domains" else (values or [""])[-1] for name, values in kept.items()}


def _forget(request: ViewerRequest, found: Opened) -> None:
    drafts.forget(request.viewer, found.sift_key)
    drafts.forget(request.viewer, found.case_key)
