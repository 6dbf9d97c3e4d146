"""Asking somebody to stand behind a decision, and answering that."""

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
from samenhang.cases.frame import frame
from samenhang.decisions import asked, ladder, queries
from samenhang.decisions.actions import backing
from samenhang.decisions.envelopes import prefilled
from samenhang.decisions.forms.backing import AnswerForm, AskForm
from samenhang.decisions.offering import offered
from samenhang.kit.forms import attempt


@require_http_methods(["GET", "POST"])
@may("decisions.ask")
def ask(request: ViewerRequest, decision_id: UUID) -> HttpResponseBase:
    """This function will ask who sits on the rung that is needed to stand behind a decision."""
    state = queries.state(request.viewer, decision_id, request.at)
    if not state.open:
        return HttpResponseRedirect(reverse("decisions:decision", args=[decision_id]))
    key, today = f"decision:ask:{decision_id}", timezone.localdate(request.at)
    seats = offered(request.viewer, state, request.at)
    again = state.standing is not None and state.stage in ("refused", "late")
    form = AskForm(
        request.POST or None,
        initial=prefilled(request.viewer, state, request.at),
        seats=seats,
        names=ladder.on(today).names,
        again=again,
    )
    given = drafts.give_back(request, form, key)

    def act() -> object:
        return backing.ask(
            decision=state.decision,
            seat_id=form.seat_id(),
            told=form.told(),
            days=form.cleaned_data["days"],
            up=form.up(),
            seen=form.seen_version,
            by=request.viewer,
            at=request.at,
        )

    if attempt(form, act).done:
        drafts.forget(request.viewer, key)
        messages.success(request, _("De vraag is gesteld. U ziet het antwoord bij het besluit."))
        return HttpResponseRedirect(reverse("decisions:decision", args=[decision_id]))
    case = state.decision.case
    inside = frame(request.viewer, case.household, current="together", at=request.at, case=case)
    request.look.at(case.household_id, *inside.ids(), object_id=decision_id)
    request.look.at(case.household_id, state.decision.person_id, layer=state.decision.layer, object_id=decision_id)
    shown = {"frame": inside, "case": case, "state": state, "form": form, "seats": seats, "again": again, **given}
    return render(request, "decisions/ask.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@may("decisions.answer")
def envelope(request: ViewerRequest, ask_id: UUID) -> HttpResponseBase:
    """This function will show what the viewer is asked to stand behind, without a household, and take their answer."""
    found, form = asked.envelope(request.viewer, ask_id), AnswerForm(request.POST or None)
    request.look.nothing()
    request.look.object_id = found.id

    def act() -> object:
        said = form.cleaned_data
        return backing.answer(
            envelope=found,
            word=said["word"],
            condition=said["condition"],
            reason=said["reason"],
            instead=said["instead"],
            by=request.viewer,
            at=request.at,
        )

    if attempt(form, act).done:
        messages.success(request, _("Uw antwoord staat bij het besluit, met uw naam en de datum."))
        return HttpResponseRedirect(reverse("decisions:envelope", args=[found.id]))
    mine = hasattr(found, "answer") or not asked.may_answer(request.viewer, found.id)
    shown = {
        "envelope": found,
        "answer": getattr(found, "answer", None),
        "form": None if mine and not form.is_bound else form,
        "lapse": getattr(found, "lapse", None),
        "late": found.answer_by < timezone.localdate(request.at),
    }
    return render(request, "decisions/envelope.html", shown, status=422 if form.is_bound else 200)


@require_POST
@may("decisions.ask")
def withdraw(request: ViewerRequest, ask_id: UUID) -> HttpResponseBase:
    """This function will take an ask back that nobody answered yet."""
    made = asked.asked_for(request.viewer, ask_id)
    backing.withdraw_ask(envelope=made.envelope, by=request.viewer, at=request.at)
    messages.success(request, _("De vraag is teruggenomen."))
    return HttpResponseRedirect(reverse("decisions:decision", args=[made.decision_id]))
