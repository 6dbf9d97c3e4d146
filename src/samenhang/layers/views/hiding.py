"""Keeping something from the resident for a while, as who works with them does it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import frame
from samenhang.involvement.queries import may_write
from samenhang.kit.forms import attempt
from samenhang.layers import actions, queries
from samenhang.layers.forms import HideForm, RemarkForm
from samenhang.layers.kinds import Found, by_slug
from samenhang.people.queries import household


@require_http_methods(["GET", "POST"])
@may("layers.hide")
def hide(request: ViewerRequest, household_id: UUID, record_kind: str, record_id: UUID) -> HttpResponseBase:
    """This function will show since when and why a record is kept from the resident, and keep it back (longer)."""
    found = _record(request, household_id, record_kind, record_id)
    day = timezone.localdate(request.at)
    form = HideForm(request.POST if request.method == "POST" else None)
    sent = attempt(form, lambda: _hide(request, found, form))
    if sent.done:
        messages.success(request, _("De inwoner ziet dit nu niet. Het staat in de lijst van de privacy officer."))
        return HttpResponseRedirect(_address(household_id, record_kind, record_id))
    return _page(request, found, record_kind, day, form)


@require_POST
@may("layers.hide")
def show(request: ViewerRequest, household_id: UUID, record_kind: str, record_id: UUID) -> HttpResponseBase:
    """This function will let the resident see a record from now on."""
    found = _record(request, household_id, record_kind, record_id)
    hiding = queries.hiding_of(request.viewer, household_id, found.id, timezone.localdate(request.at))
    if hiding is None:
        raise actions.NotHideable(_("De inwoner kan dit al zien."))
    actions.show(hiding=hiding, by=request.viewer, at=request.at)
    messages.success(request, _("De inwoner kan dit nu zien."))
    return HttpResponseRedirect(found.back)


@require_POST
@may("layers.hide")
def answer(request: ViewerRequest, household_id: UUID, record_kind: str, record_id: UUID) -> HttpResponseBase:
    """This function will answer what the privacy officer asked about something that is kept back."""
    found = _record(request, household_id, record_kind, record_id)
    hidings = queries.hiding(request.viewer, household_id, found.id)
    form = RemarkForm(request.POST)
    if not hidings:
        raise Http404
    sent = attempt(
        form,
        lambda: actions.remark(
            hiding_id=hidings[0].id,
            record_id=found.id,
            key=found.key,
            text=form.cleaned_data["text"],
            by=request.viewer,
            at=request.at,
        ),
    )
    if sent.done:
        messages.success(request, _("Uw antwoord staat erbij."))
        return HttpResponseRedirect(_address(household_id, record_kind, record_id))
    return _page(request, found, record_kind, timezone.localdate(request.at), HideForm(), remark=form)


def _hide(request: ViewerRequest, found: Found, form: HideForm) -> None:
    hidden = form.hidden()
    if hidden:
        actions.hide(
            kind=found.kind, record_id=found.id, key=found.key, hidden=hidden, by=request.viewer, at=request.at
        )


def _record(request: ViewerRequest, household_id: UUID, record_kind: str, record_id: UUID) -> Found:
    found, kind = queries.record(request.viewer, household_id, record_kind, record_id), by_slug(record_kind)
    writes = may_write(request.viewer, household_id, found.layer, person_id=found.person_id, domain=found.domain)
    if kind is None or not kind.hides or not writes:
        raise Http404
    return found


def _page(
    request: ViewerRequest, found: Found, slug: str, day: Any, form: HideForm, remark: RemarkForm | None = None
) -> HttpResponseBase:
    inside = frame(request.viewer, household(request.viewer, found.household_id), current="", at=request.at)
    request.look.at(found.household_id, *inside.ids())
    request.look.at(found.household_id, found.person_id, layer=found.layer, domain=found.domain, object_id=found.id)
    hidings = queries.hiding(request.viewer, found.household_id, found.id)
    shown = {
        "frame": inside,
        "found": found,
        "record_kind": slug,
        "form": form,
        "kept": queries.kept_back(request.viewer, found.household_id, [found.id], day).get(found.id),
        "hidings": hidings,
        "remarks": queries.remarks(request.viewer, [one.id for one in hidings]),
        "remark_form": remark or RemarkForm(auto_id="remark_%s"),
    }
    bound = form.is_bound or (remark is not None and remark.is_bound)
    return render(request, "layers/hide.html", shown, status=422 if bound else 200)


def _address(household_id: UUID, record_kind: str, record_id: UUID) -> str:
    return reverse("layers:hide", args=[household_id, record_kind, record_id])
