"""The screens of stepping in: beginning, going on, ending, and telling later what it brought."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.actions import INVOLVED
from samenhang.escalation import actions, queries
from samenhang.escalation.forms.consulting import EffectForm, ExtendForm, OutForm, StepInForm
from samenhang.escalation.framing import bases, open_case, sheet
from samenhang.escalation.queries import consulting as reading
from samenhang.escalation.queries.consulting import Beside
from samenhang.involvement.queries import may_write
from samenhang.kit.forms import Form, attempt
from samenhang.teams.queries import who

DAYS = 56


@require_http_methods(["GET", "POST"])
@may("escalation.step_in")
def new(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will let a process director step in beside the director."""
    case, around = open_case(request, case_id, to_begin=True)
    if not (around.writes and may_write(request.viewer, case.household_id, "shared")):
        raise Http404
    day, key = timezone.localdate(request.at), f"step-in:{case.id}"
    hats = queries.process_directors(request.viewer, case, day)
    form = StepInForm(
        request.POST or None,
        initial={"basis": INVOLVED, "last_day": day + timedelta(days=DAYS)},
        hats=hats,
        bases=bases(day),
    )
    page = drafts.give_back(request, form, key)

    def act() -> UUID:
        data = form.cleaned_data
        names = ("why", "last_day", "basis", "agreed_with", "told_on", "not_told_why")
        mandate = actions.Mandate(words=data["mandate"], **{name: data[name] for name in names})
        return actions.step_in(case=case, hat=data["hat"], mandate=mandate, by=request.viewer, at=request.at).id

    done = attempt(form, act)
    if done.done:
        drafts.forget(request.viewer, key)
        messages.success(request, _("De procesregisseur stapt in. Het staat ook in het logboek."))
        return HttpResponseRedirect(reverse("escalation:stepping", args=[done.result]))
    shown = {"form": form, "case": case, "nobody": not hats, **page}
    return sheet(request, "escalation/step_in.html", around, wrong=form.is_bound, **shown)


@require_GET
@may("escalation.read")
def stepping(request: ViewerRequest, stepping_id: UUID) -> HttpResponseBase:
    """This function will show who stepped in, with which mandate, until when, and what came of it."""
    return _show(request, reading.stepping(request.viewer, stepping_id, request.at))


def _show(request: ViewerRequest, beside: Beside, bound: Form | None = None) -> HttpResponseBase:
    it = beside.it
    _case, around = open_case(request, it.case_id)
    writes = may_write(request.viewer, it.household_id, it.layer)
    request.look.at(it.household_id, layer=it.layer, object_id=it.id)
    shown: dict[str, Any] = {
        "extend": ExtendForm(auto_id="extend_%s") if around.writes and beside.runs else None,
        "leave": OutForm(auto_id="out_%s") if writes and beside.out is None else None,
        "effect": EffectForm(auto_id="effect_%s") if around.writes and beside.due else None,
    }
    kinds = {"extend": ExtendForm, "leave": OutForm, "effect": EffectForm}
    if bound:
        shown |= {name: bound for name, kind in kinds.items() if type(bound) is kind}
    shown |= {"beside": beside, "names": who([it.by_id]), "told": list(it.effects.all())}
    return sheet(request, "escalation/stepping.html", around, wrong=bound is not None, **shown)


@require_POST
@may("escalation.step_in")
def extend(request: ViewerRequest, stepping_id: UUID) -> HttpResponseBase:
    """This function will let stepping in go on until another day."""
    beside, form = _kept_up(request, stepping_id), ExtendForm(request.POST, auto_id="extend_%s")

    def act() -> None:
        data = form.cleaned_data
        actions.extend(beside=beside, last_day=data["last_day"], why=data["why"], by=request.viewer, at=request.at)

    if attempt(form, act).done:
        return _done(request, stepping_id, _("Verlengd."))
    return _show(request, beside, form)


@require_POST
@may("escalation.step_in")
def out(request: ViewerRequest, stepping_id: UUID) -> HttpResponseBase:
    """This function will end stepping in with what came of it; the process director reads no more."""
    beside, form = reading.stepping(request.viewer, stepping_id, request.at), OutForm(request.POST, auto_id="out_%s")
    if attempt(
        form,
        lambda: actions.step_out(
            beside=beside, came_of_it=form.cleaned_data["words"], by=request.viewer, at=request.at
        ),
    ).done:
        if beside.involvement.hat_id == request.viewer.id:
            messages.success(request, _("Afgesloten. U leest hier niet meer. Over drie maanden hoort u hoe het gaat."))
            return HttpResponseRedirect(reverse("escalation:mine"))
        return _done(request, stepping_id, _("Afgesloten. De procesregisseur leest niet meer mee."))
    return _show(request, beside, form)


@require_POST
@may("escalation.step_in")
def effect(request: ViewerRequest, stepping_id: UUID) -> HttpResponseBase:
    """This function will tell who stepped in what it brought."""
    beside, form = _kept_up(request, stepping_id), EffectForm(request.POST, auto_id="effect_%s")
    if attempt(
        form,
        lambda: actions.tell_effect(beside=beside, words=form.cleaned_data["words"], by=request.viewer, at=request.at),
    ).done:
        return _done(request, stepping_id, _("Verteld. De procesregisseur leest alleen deze regels."))
    return _show(request, beside, form)


def _kept_up(request: ViewerRequest, stepping_id: UUID) -> Beside:
    beside = reading.stepping(request.viewer, stepping_id, request.at)
    if not may_write(request.viewer, beside.it.household_id, "involvement"):
        raise Http404
    return beside


def _done(request: ViewerRequest, stepping_id: UUID, words: str) -> HttpResponseBase:
    messages.success(request, words)
    return HttpResponseRedirect(reverse("escalation:stepping", args=[stepping_id]))
