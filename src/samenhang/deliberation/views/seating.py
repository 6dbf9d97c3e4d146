"""Who leads and who sits at the table; and the list of trained colleagues."""

from collections.abc import Callable
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
from samenhang.deliberation import actions, forms, queries
from samenhang.deliberation.queries import Table
from samenhang.kit.forms import Form, attempt


def _answer(
    request: ViewerRequest, table: Table, form: Form, act: Callable[[], Any], *, done: str, title: str, to: str = ""
) -> HttpResponseBase:
    if attempt(form, act).done:
        messages.success(request, done)
        return HttpResponseRedirect(to or reverse("deliberation:one", args=[table.id]))
    request.look.object_id = table.id
    shown = {"form": form, "table": table, "title": title}
    return render(request, "deliberation/form.html", shown, status=422)


@require_POST
@may("deliberation.ask")
def ask_to_lead(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will ask a trained colleague to lead."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    if not table.asks:
        raise Http404
    day = timezone.localdate(request.at)
    form = forms.HatForm(request.POST, hats=queries.leaders(request.viewer, day), label=_("Wie vraagt u?"))
    return _answer(
        request,
        table,
        form,
        lambda: actions.ask_to_lead(
            deliberation=table.deliberation, hat_id=form.cleaned_data["hat"].id, by=request.viewer, at=request.at
        ),
        done=_("Gevraagd. Uw collega ziet dit op de eerste pagina."),
        title=_("Een begeleider vragen"),
    )


@require_POST
@may("deliberation.lead")
def answer_lead(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will say whether one leads."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    asked = table.facilitation
    if "asked" not in table.parts or asked is None:
        raise Http404
    form = forms.LeadAnswerForm(request.POST)
    accepts = request.POST.get("accepted") == "yes"
    return _answer(
        request,
        table,
        form,
        lambda: actions.answer_lead(
            facilitation=asked, accepted=accepts, words=form.cleaned_data["words"], by=request.viewer, at=request.at
        ),
        done=_("U begeleidt dit beraad. Kijk eerst de tekst na.") if accepts else _("De vrager vraagt een ander."),
        title=_("Wilt u dit beraad begeleiden?"),
        to="" if accepts else reverse("deliberation:list"),
    )


@require_POST
@may("deliberation.ask")
def end_lead(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will end that somebody leads, or was asked to: by themselves or by the asker."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    asked = table.facilitation
    if asked is None or not (table.asks or asked.hat_id == request.viewer.id):
        raise Http404
    actions.end_lead(facilitation=asked, by=request.viewer, at=request.at)
    messages.success(request, _("Een ander kan het overnemen. Wat er staat, blijft staan."))
    back = reverse("deliberation:one", args=[table.id]) if table.asks else reverse("deliberation:list")
    return HttpResponseRedirect(back)


@require_POST
@may("deliberation.read")
def invite(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will invite a colleague to think along."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    if not (table.asks or table.led_by_me):
        raise Http404
    day = timezone.localdate(request.at)
    form = forms.HatForm(request.POST, hats=queries.to_invite(request.viewer, day), label=_("Wie nodigt u uit?"))
    return _answer(
        request,
        table,
        form,
        lambda: actions.invite(
            deliberation=table.deliberation, hat_id=form.cleaned_data["hat"].id, by=request.viewer, at=request.at
        ),
        done=_("Uitgenodigd. De tekst is te lezen zodra die is nagekeken."),
        title=_("Iemand uitnodigen"),
    )


@require_POST
@may("deliberation.sit")
def answer_seat(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will say whether one thinks along."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    seat = next((one.seat for one in table.sittings if one.seat.hat_id == request.viewer.id), None)
    if seat is None or "invited" not in table.parts:
        raise Http404
    form, said = forms.SeatAnswerForm(request.POST), request.POST.get("comes")
    return _answer(
        request,
        table,
        form,
        lambda: actions.answer_seat(
            seat=seat, comes=said in ("yes", "involved"), involved=said == "involved", by=request.viewer, at=request.at
        ),
        done=_("Uw antwoord is opgeslagen."),
        title=_("Denkt u mee?"),
        to=reverse("deliberation:list") if said == "no" else "",
    )


@require_POST
@may("deliberation.sit")
def step_out(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will let a participant leave the table, without saying why."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    seat = next((one.seat for one in table.sittings if one.seat.hat_id == request.viewer.id), None)
    if seat is None:
        raise Http404
    actions.end_seat(seat=seat, by=request.viewer, at=request.at)
    messages.success(request, _("U doet niet meer mee. Niemand ziet waarom. Praat er met niemand over."))
    return HttpResponseRedirect(reverse("deliberation:list"))


@require_POST
@may("deliberation.read")
def end_seat(request: ViewerRequest, deliberation_id: UUID, seat_id: UUID) -> HttpResponseBase:
    """This function will take an invitation back."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    seat = next((one.seat for one in table.sittings if one.seat.id == seat_id), None)
    if seat is None or not (table.asks or table.led_by_me):
        raise Http404
    actions.end_seat(seat=seat, by=request.viewer, at=request.at)
    messages.success(request, _("Deze collega is niet meer uitgenodigd."))
    return HttpResponseRedirect(reverse("deliberation:one", args=[table.id]))


@require_http_methods(["GET", "POST"])
@may("deliberation.keep_list")
def trained(request: ViewerRequest) -> HttpResponseBase:
    """This function will keep the list of colleagues who were trained to lead a deliberation."""
    day = timezone.localdate(request.at)
    form = forms.TrainedForm(request.POST or None, hats=queries.to_train(request.viewer, day))
    request.look.nothing()

    def act() -> object:
        return actions.keep_trained(by=request.viewer, at=request.at, **form.cleaned_data)

    if attempt(form, act).done:
        messages.success(request, _("De lijst is bijgewerkt."))
        return HttpResponseRedirect(reverse("deliberation:trained"))
    shown = {"form": form, "listed": queries.trained(request.viewer), "today": day}
    return render(request, "deliberation/trained.html", shown, status=422 if form.is_bound else 200)


@require_POST
@may("deliberation.keep_list")
def end_training(request: ViewerRequest, trained_id: UUID) -> HttpResponseBase:
    """This function will take a colleague off the list of trained colleagues."""
    found = queries.trained_one(request.viewer, trained_id)
    actions.end_training(trained=found, by=request.viewer, at=request.at)
    messages.success(request, _("De lijst is bijgewerkt."))
    return HttpResponseRedirect(reverse("deliberation:trained"))
