"""Suspending, handing on, ending: with what somebody holds as numbers, never as households."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.handing import shut
from samenhang.kit.forms import attempt
from samenhang.staff import actions, queries
from samenhang.staff.forms import EndForm, HandOnForm, HandOnShutForm, SuspendForm
from samenhang.teams.models import Hat


@require_http_methods(["GET", "POST"])
@may("staff.manage")
def suspend(request: ViewerRequest, colleague_id: UUID) -> HttpResponseBase:
    """This function will keep a colleague out at once, with the reason."""
    request.look.nothing()
    viewer = request.viewer
    found = queries.colleague(viewer, colleague_id, timezone.localdate(request.at))
    hats = [hat.id for hat in found.managed]  # type: ignore[attr-defined]  # prefetched by the query
    form = SuspendForm(request.POST or None)
    outcome = attempt(
        form, lambda: actions.suspend(person=found, reason=form.cleaned_data["reason"], by=viewer, at=request.at)
    )
    if outcome.done:
        messages.success(request, _("De collega is geschorst. De toegang is op dit moment gestopt."))
        return redirect("staff:colleague", found.id)
    shown = {"form": form, "person": found, "held": sum(queries.totals(queries.work(viewer, hats)).values())}
    return render(request, "staff/suspend.html", shown, status=422 if form.is_bound else 200)


@require_POST
@may("staff.manage")
def lift(request: ViewerRequest, colleague_id: UUID) -> HttpResponseBase:
    """This function will let a suspended colleague work again."""
    found = queries.colleague(request.viewer, colleague_id, timezone.localdate(request.at))
    standing = queries.suspensions(request.viewer, found)
    actions.lift(person=found, suspensions=standing, by=request.viewer, at=request.at)
    messages.success(request, _("De schorsing is opgeheven. De collega kan zich weer aanmelden."))
    return redirect("staff:colleague", found.id)


@require_http_methods(["GET", "POST"])
@may("staff.hand_on")
def hand_on(request: ViewerRequest, worn_id: UUID) -> HttpResponseBase:
    """This function will hand on what a role holds; the role itself goes on."""
    request.look.nothing()
    hat = queries.hat(request.viewer, worn_id)
    shown = _work(request, hat)
    form = HandOnForm(request.POST or None, **shown["fields"])
    outcome = attempt(form, lambda: actions.hand_on(hat=hat, heirs=form.heirs(), by=request.viewer, at=request.at))
    if outcome.done:
        messages.success(request, _("Het werk is overgedragen."))
        return redirect("staff:colleague", hat.professional_id)
    shown |= _shut(request, hat, shown)
    return render(request, "staff/hand_on.html", {**shown, "form": form}, status=422 if form.is_bound else 200)


@require_POST
@may("staff.hand_on")
def hand_on_shut(request: ViewerRequest, worn_id: UUID) -> HttpResponseBase:
    """This function will hand on just the cases of which this colleague can no longer hold the direction."""
    request.look.nothing()
    hat = queries.hat(request.viewer, worn_id)
    shown = _work(request, hat)
    form = HandOnShutForm(request.POST, heirs=shown["fields"]["heirs"])
    outcome = attempt(
        form,
        lambda: actions.hand_on_shut(
            hat=hat, heir_id=UUID(form.cleaned_data["heir"]), by=request.viewer, at=request.at
        ),
    )
    if outcome.done:
        messages.success(request, _("De regie is overgedragen. Wie overneemt, ziet de casus bij Mijn casussen."))
        return redirect("staff:colleague", hat.professional_id)
    shown |= _shut(request, hat, shown) | {"shut_form": form}
    return render(request, "staff/hand_on.html", {**shown, "form": HandOnForm(**shown["fields"])}, status=422)


@require_http_methods(["GET", "POST"])
@may("staff.manage")
def end_work(request: ViewerRequest, worn_id: UUID) -> HttpResponseBase:
    """This function will end a role, with everything it holds handed on in the same act."""
    request.look.nothing()
    hat = queries.hat(request.viewer, worn_id)
    shown = _work(request, hat)
    form = EndForm(request.POST or None, **shown["fields"])
    outcome = attempt(
        form,
        lambda: actions.end_work(hat=hat, last_day=form.last(), heirs=form.heirs(), by=request.viewer, at=request.at),
    )
    if outcome.done:
        messages.success(request, _("De rol is beëindigd, en het werk is overgedragen."))
        return redirect("staff:colleague", hat.professional_id)
    return render(request, "staff/end_work.html", {**shown, "form": form}, status=422 if form.is_bound else 200)


def _shut(request: ViewerRequest, hat: Hat, shown: dict[str, Any]) -> dict[str, Any]:
    """What is said of cases this colleague may not open: how many, and a form of their own."""
    return {"shut": shut(request.viewer, hat.id), "shut_form": HandOnShutForm(heirs=shown["fields"]["heirs"])}


def _work(request: ViewerRequest, hat: Hat) -> dict[str, Any]:
    viewer = request.viewer
    kinds = queries.work(viewer, [hat.id])
    heirs = list(queries.successors(viewer, hat, timezone.localdate(request.at)))
    mine = [(kind, kind.counts[hat.id]) for kind in kinds if kind.counts.get(hat.id)]
    return {
        "hat": hat,
        "work": mine,
        "heirs": heirs,
        "fields": {"kinds": kinds, "hat": hat, "desk": queries.has_desk(hat), "heirs": heirs},
    }
