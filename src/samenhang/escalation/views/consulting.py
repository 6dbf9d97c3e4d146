"""The screens of thinking along: asking, answering, and what the process director has."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.actions import INVOLVED
from samenhang.escalation import actions, queries
from samenhang.escalation.forms.consulting import AdviceForm, ConsultForm, DeclineForm, UseForm, WhyForm
from samenhang.escalation.framing import bases, open_case, sheet
from samenhang.escalation.queries import consulting as reading
from samenhang.escalation.queries.consulting import Asked
from samenhang.involvement.guests import host, my_invitation, stays
from samenhang.involvement.queries import may_write, opened
from samenhang.kit.forms import Form, attempt
from samenhang.teams.models import Role
from samenhang.teams.queries import to_ask, who

DAYS = 14


@require_http_methods(["GET", "POST"])
@may("escalation.consult")
def new(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will ask a process director to think along, and invite them to read for it."""
    case, around = open_case(request, case_id, to_begin=True)
    if not (around.writes and may_write(request.viewer, case.household_id, "shared")):
        raise Http404
    day, key = timezone.localdate(request.at), f"consult:{case.id}"
    tried = [title for _key, title in queries.used(request.viewer, case, request.look, request.at)]
    hats = queries.process_directors(request.viewer, case, day)
    form = ConsultForm(
        request.POST or None,
        initial={"tried": tried, "basis": INVOLVED, "last_day": day + timedelta(days=DAYS)},
        hats=hats,
        bases=bases(day),
        tried=tried,
    )
    page = drafts.give_back(request, form, key)

    def act() -> UUID:
        data = form.cleaned_data
        asks = actions.Consulting(
            stuck=data["stuck"],
            asks=data["asks"],
            last_day=data["last_day"],
            basis=data["basis"],
            tried=data["tried"],
            tried_note=data["tried_note"],
            with_team=data["reads"] == "team",
        )
        return actions.consult(case=case, hat=data["hat"], consulting=asks, by=request.viewer, at=request.at).id

    done = attempt(form, act)
    if done.done:
        drafts.forget(request.viewer, key)
        messages.success(request, _("Gevraagd. Er gaat pas iets open als de procesregisseur ja zegt."))
        return HttpResponseRedirect(reverse("escalation:consultation", args=[done.result]))
    shown = {"form": form, "case": case, "nobody": not hats, **page}
    return sheet(request, "escalation/consult.html", around, wrong=form.is_bound, **shown)


@require_GET
@may("escalation.read")
def consultation(request: ViewerRequest, consultation_id: UUID) -> HttpResponseBase:
    """This function will show a consultation: what was asked, answered, and what was done with it."""
    return _show(request, reading.consultation(request.viewer, consultation_id, request.at))


def _show(request: ViewerRequest, asked: Asked, bound: Form | None = None) -> HttpResponseBase:
    it = asked.it
    _case, around = open_case(request, it.case_id)
    mine = it.hat_id == request.viewer.id
    writes = may_write(request.viewer, it.household_id, it.layer)
    request.look.at(it.household_id, layer=it.layer, object_id=it.id)
    now = opened(request.viewer, it.household_id) if around.writes else []
    stay = stays(request.viewer, [it.invitation], request.at, now)[0]
    forms: dict[str, Form | None] = {
        "advice": AdviceForm(auto_id="advice_%s") if mine and asked.state == "open" else None,
        "use": UseForm(auto_id="use_%s") if writes and asked.state == "advised" else None,
        "back": WhyForm(auto_id="back_%s") if around.writes and asked.runs else None,
    }
    kinds = {"advice": AdviceForm, "use": UseForm, "back": WhyForm}
    if bound:
        forms |= {name: bound for name, kind in kinds.items() if type(bound) is kind}
    return sheet(
        request,
        "escalation/consultation.html",
        around,
        wrong=bound is not None,
        asked=asked,
        mine=mine,
        stay=stay,
        names=who([it.by_id, asked.advice.by_id if asked.advice else None, asked.use.by_id if asked.use else None]),
        asker=who([it.by_id]).get(it.by_id),
        again=writes and not asked.runs and asked.advice is None,
        **forms,
    )


@require_POST
@may("escalation.advise")
def advise(request: ViewerRequest, consultation_id: UUID) -> HttpResponseBase:
    """This function will keep the process director's answer; the reading ends with it."""
    form = AdviceForm(request.POST, auto_id="advice_%s")
    try:
        asked = reading.consultation(request.viewer, consultation_id, request.at)
    except Http404:
        if not reading.shut(request.viewer, request.at):
            raise
        request.look.nothing()
        return render(request, "escalation/shut.html", {"words": form["words"].value()}, status=409)
    if attempt(
        form, lambda: actions.advise(asked=asked, words=form.cleaned_data["words"], by=request.viewer, at=request.at)
    ).done:
        messages.success(request, _("Uw antwoord is verstuurd. U leest nu niet meer mee."))
        return HttpResponseRedirect(reverse("escalation:mine"))
    return _show(request, asked, form)


@require_POST
@may("escalation.consult")
def use(request: ViewerRequest, consultation_id: UUID) -> HttpResponseBase:
    """This function will keep what was done with the answer."""
    asked = reading.consultation(request.viewer, consultation_id, request.at)
    form = UseForm(request.POST, auto_id="use_%s")
    if attempt(
        form,
        lambda: actions.use_advice(asked=asked, words=form.cleaned_data["words"], by=request.viewer, at=request.at),
    ).done:
        messages.success(request, _("Vastgelegd. Het staat ook in het logboek."))
        return HttpResponseRedirect(reverse("escalation:consultation", args=[consultation_id]))
    return _show(request, asked, form)


@require_POST
@may("escalation.consult")
def take_back(request: ViewerRequest, consultation_id: UUID) -> HttpResponseBase:
    """This function will take the question back; the process director reads no more."""
    asked = reading.consultation(request.viewer, consultation_id, request.at)
    form = WhyForm(request.POST, auto_id="back_%s")
    if attempt(
        form,
        lambda: actions.take_back(asked=asked, reason=form.cleaned_data["reason"], by=request.viewer, at=request.at),
    ).done:
        messages.success(request, _("Ingetrokken. De procesregisseur leest niet meer mee."))
        return HttpResponseRedirect(reverse("escalation:consultation", args=[consultation_id]))
    return _show(request, asked, form)


# -- the process director ------------------------------------------------------------------------------------


@require_GET
@may("escalation.advise")
def mine(request: ViewerRequest) -> HttpResponseBase:
    """This function will show what a process director is asked, where they stepped in, and what it brought."""
    asked_of_me = list(reading.asked_of_me(request.viewer)[:50])
    names = who([one.by_id for one in asked_of_me])
    rows = [(one, one.invitation.state(request.at), names.get(one.by_id)) for one in asked_of_me]
    beside = reading.beside(
        request.viewer, reading.steppings(request.viewer).filter(hat_id=request.viewer.id)[:25], request.at
    )
    effects = list(reading.effects(request.viewer)[:50])
    for one in beside:
        request.look.at(one.it.household_id, layer=one.it.layer)
    for row, state, _who in rows:
        if state == "open":
            request.look.at(row.invitation.household_id)
    return render(request, "escalation/mine.html", {"rows": rows, "beside": beside, "effects": effects})


@require_GET
@may("escalation.advise")
def asked(request: ViewerRequest, along_id: UUID) -> HttpResponseBase:
    """This function will show what the viewer is asked to think along with; before a yes, nothing of whom."""
    return _asked(request, along_id)


def _asked(request: ViewerRequest, along_id: UUID, form: DeclineForm | None = None) -> HttpResponseBase:
    invitation = my_invitation(request.viewer, along_id)
    state = invitation.state(request.at)
    found = reading.of_invitation(request.viewer, along_id)
    if state == "open" and found:
        return HttpResponseRedirect(reverse("escalation:consultation", args=[found.id]))
    if form is None and state == "waits":
        form = _decline_form(request)
    request.look.nothing()
    shown = {
        "invitation": invitation,
        "state": state,
        "form": form,
        "host": host(request.viewer, invitation),
        "stay": stays(request.viewer, [invitation], request.at)[0],
    }
    wrong = form is not None and form.is_bound
    return render(request, "escalation/asked.html", shown, status=422 if wrong else 200)


def _decline_form(request: ViewerRequest, data: object = None) -> DeclineForm:
    others = to_ask(request.viewer, timezone.localdate(request.at), roles=[Role.PROCESS_DIRECTOR])
    return DeclineForm(data, hats=list(others.exclude(Q(professional_id=request.viewer.professional_id))))


@require_POST
@may("escalation.advise")
def accept(request: ViewerRequest, along_id: UUID) -> HttpResponseBase:
    """This function will say yes to thinking along; from now on the process director reads what was offered."""
    invitation = my_invitation(request.viewer, along_id)
    actions.answer(invitation=invitation, accepted=True, by=request.viewer, at=request.at)
    messages.success(request, _("U denkt mee. U leest tot u antwoordt."))
    return HttpResponseRedirect(reverse("escalation:asked", args=[along_id]))


@require_POST
@may("escalation.advise")
def decline(request: ViewerRequest, along_id: UUID) -> HttpResponseBase:
    """This function will say no, with the reason and who could."""
    invitation, form = my_invitation(request.viewer, along_id), _decline_form(request, request.POST)

    def act() -> None:
        reason, other = form.cleaned_data["reason"], form.cleaned_data["other"]
        actions.answer(
            invitation=invitation, accepted=False, reason=reason, other=other, by=request.viewer, at=request.at
        )

    if attempt(form, act).done:
        messages.success(request, _("Doorgegeven. Er is voor u niets opengegaan."))
        return HttpResponseRedirect(reverse("escalation:mine"))
    return _asked(request, along_id, form)


@require_POST
@may("escalation.advise")
def see_effect(request: ViewerRequest, effect_id: UUID) -> HttpResponseBase:
    """This function will note that the viewer read what their stepping in brought."""
    effect = get_object_or_404(reading.effects(request.viewer), id=effect_id)
    actions.see_effect(effect=effect, by=request.viewer, at=request.at)
    return HttpResponseRedirect(reverse("escalation:mine"))
