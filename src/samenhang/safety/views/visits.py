"""The page with warnings for who visits a household, and writing, renewing and taking them away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import Frame, frame
from samenhang.involvement.queries import readers
from samenhang.kit.forms import attempt
from samenhang.kit.limits import PAPER
from samenhang.people.queries import household as the_household
from samenhang.safety.actions import visiting as actions
from samenhang.safety.forms import EndForm, RenewForm, WarningForm
from samenhang.safety.models import VisitWarning
from samenhang.safety.queries import visiting as queries


@require_GET
@may("safety.read_warnings")
def warnings(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show what a visitor must look out for now, and what has been."""
    inside = _frame(request, household_id)
    found, today = list(queries.warnings(request.viewer, household_id)), timezone.localdate(request.at)
    holding = [one for one in found if _holds(one) and one.until >= today]
    lapsed = [one for one in found if _holds(one) and one.until < today]
    shown = {
        "frame": inside,
        "holding": holding,
        "lapsed": lapsed,
        "beside": queries.beside(request.viewer, [household_id]).get(household_id),
        "past": [one for one in found if one not in holding and one not in lapsed],
        "today": today,
        "writes": _writes(inside),
    }
    return render(request, "safety/visits.html", shown)


@require_GET
@may("safety.read_warnings", pace=PAPER)
def paper(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show what holds now as a sheet for who visits; never for the resident."""
    inside, today = _frame(request, household_id), timezone.localdate(request.at)
    request.look.print = True
    shown = {
        "frame": inside,
        "holding": queries.holding(request.viewer, household_id, today),
        "lapsed": queries.lapsed(request.viewer, household_id, today),
        "beside": queries.beside(request.viewer, [household_id]).get(household_id),
        "today": today,
    }
    return render(request, "safety/visit_paper.html", shown)


@require_http_methods(["GET", "POST"])
@may("safety.warn")
def warn(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will warn who visits this household."""
    inside = _frame(request, household_id)
    form = WarningForm(request.POST or None, members=inside.members)
    if attempt(
        form,
        lambda: actions.warn(household=inside.household, danger=form.told(), by=request.viewer, at=request.at),
    ).done:
        messages.success(request, _("De waarschuwing staat bovenaan bij dit huishouden."))
        return HttpResponseRedirect(reverse("safety:visits", args=[household_id]))
    return _form(request, inside, form, "safety/warn.html")


@require_http_methods(["GET", "POST"])
@may("safety.warn")
def renew(request: ViewerRequest, household_id: UUID, warning_id: UUID) -> HttpResponseBase:
    """This function will write a warning anew after somebody looked whether it still holds."""
    inside = _frame(request, household_id)
    old = queries.warning(request.viewer, household_id, warning_id)
    before = {
        "kind": old.kind,
        "facts": old.facts,
        "together": old.together,
        "stop_when": old.stop_when,
        "person": str(old.person_id or ""),
        "hidden_reason": old.hidden_reason,
        "hidden_until": old.hidden_until,
    }
    form = RenewForm(request.POST or None, members=inside.members, initial=before)
    if attempt(
        form,
        lambda: actions.renew_warning(
            warning=old, danger=form.told(), why=form.cleaned_data["why"], by=request.viewer, at=request.at
        ),
    ).done:
        messages.success(request, _("De waarschuwing is verlengd."))
        return HttpResponseRedirect(reverse("safety:visits", args=[household_id]))
    return _form(request, inside, form, "safety/warn.html", old=old)


@require_http_methods(["GET", "POST"])
@may("safety.warn")
def end(request: ViewerRequest, household_id: UUID, warning_id: UUID) -> HttpResponseBase:
    """This function will take a warning away, with a reason."""
    inside = _frame(request, household_id)
    old, form = queries.warning(request.viewer, household_id, warning_id), EndForm(request.POST or None)
    if attempt(
        form,
        lambda: actions.end_warning(warning=old, why=form.cleaned_data["why"], by=request.viewer, at=request.at),
    ).done:
        messages.success(request, _("De waarschuwing is weg. Wat er stond, blijft bewaard."))
        return HttpResponseRedirect(reverse("safety:visits", args=[household_id]))
    return _form(request, inside, form, "safety/end.html", old=old)


def _form(
    request: ViewerRequest, inside: Frame, form: WarningForm | EndForm, page: str, old: VisitWarning | None = None
) -> HttpResponseBase:
    shown = {
        "frame": inside,
        "form": form,
        "old": old,
        "back": reverse("safety:visits", args=[inside.household.id]),
        "readers": [one.name for one in readers(request.viewer, inside.household.id, "involvement")],
    }
    return render(request, page, shown, status=422 if form.is_bound else 200)


def _frame(request: ViewerRequest, household_id: UUID) -> Frame:
    inside = frame(request.viewer, the_household(request.viewer, household_id), current="visits", at=request.at)
    request.look.at(household_id, None, *inside.ids())
    return inside


def _holds(one: VisitWarning) -> bool:
    return getattr(one, "end", None) is None


def _writes(inside: Frame) -> bool:
    return not inside.let_in
