"""How long records are kept, and what is destroyed: for the privacy officer, the FG, the manager. No content here."""

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.data_rights import retention as queries
from samenhang.data_rights.actions import retention as actions
from samenhang.data_rights.forms_retention import AgreeForm, DecideForm, RuleForm
from samenhang.kit.forms import attempt


@require_GET
@may("data_rights.see_destruction")
def proposals(request: ViewerRequest) -> HttpResponseBase:
    """This function will show what is proposed for destruction: how many of what, by which rule, when."""
    request.look.nothing()
    over, day = request.GET.get("lijst") == "voorbij", timezone.localdate(request.at)
    page, found = queries.page(request.viewer, request.GET.get("page"), over=over, day=day)
    return render(
        request,
        "data_rights/proposals.html",
        {"page": page, "proposals": found, "over": over, "waiting": queries.waiting(request.viewer)},
    )


@require_GET
@may("data_rights.see_destruction")
def proposal(request: ViewerRequest, number: str) -> HttpResponseBase:
    """This function will show one proposal: which part, by which rule, how many of what, and what was decided."""
    return _proposal_page(request, number, DecideForm(), status=200)


@require_POST
@may("data_rights.decide_destruction")
def decide(request: ViewerRequest, number: str) -> HttpResponseBase:
    """This function will record what the privacy officer decides about a proposal."""
    request.look.nothing()
    found, form = queries.one(request.viewer, number), DecideForm(request.POST)

    def act() -> object:
        return actions.decide(proposal=found, by=request.viewer, at=request.at, **form.cleaned_data)

    if attempt(form, act).done:
        messages.success(request, _("Besloten en vastgelegd."))
        return HttpResponseRedirect(reverse("data_rights:proposals"))
    return _proposal_page(request, number, form, status=422)


@require_GET
@may("data_rights.see_retention")
def table(request: ViewerRequest) -> HttpResponseBase:
    """This function will show how long each kind of record is kept, by which law, and what was not confirmed."""
    request.look.nothing()
    return render(request, "data_rights/retention.html", {"rules": queries.rules()})


@require_GET
@may("data_rights.see_retention")
def rule(request: ViewerRequest, code: str) -> HttpResponseBase:
    """This function will show one rule with its history, and what may be proposed or agreed to."""
    return _rule_page(request, code)


@require_POST
@may("data_rights.propose_rule")
def propose(request: ViewerRequest, code: str) -> HttpResponseBase:
    """This function will record that the manager proposes another length for a rule."""
    found, form = queries.one_rule(code), RuleForm(request.POST)

    def act() -> object:
        return actions.propose_rule(rule=found.rule, by=request.viewer, at=request.at, **form.cleaned_data)

    if attempt(form, act).done:
        request.look.nothing()
        messages.success(request, _("Voorgesteld. Het geldt als de privacy officer instemt."))
        return HttpResponseRedirect(reverse("data_rights:rule", args=[code]))
    return _rule_page(request, code, form=form, status=422)


@require_POST
@may("data_rights.answer_rule")
def agree(request: ViewerRequest, code: str) -> HttpResponseBase:
    """This function will record that the privacy officer agrees to another length, or not."""
    request.look.nothing()
    waiting = queries.one_rule(code).waiting
    if waiting is None:
        raise Http404
    form = AgreeForm(request.POST)
    if attempt(form, lambda: actions.answer_rule(change=waiting, by=request.viewer, at=request.at, **form.said())).done:
        messages.success(request, _("Vastgelegd."))
        return HttpResponseRedirect(reverse("data_rights:rule", args=[code]))
    return _rule_page(request, code, agree=form, status=422)


def _proposal_page(request: ViewerRequest, number: str, form: DecideForm, *, status: int) -> HttpResponseBase:
    request.look.nothing()
    found = queries.one(request.viewer, number)
    waits = not hasattr(found, "decision") and not hasattr(found, "end")
    decides = request.viewer.may("data_rights.decide_destruction")
    own = decides and waits and queries.worked_there(request.viewer, found)
    given = {
        "one": queries.shown(request.viewer, found, timezone.localdate(request.at)),
        "proposal": found,
        "form": form,
        "decides": decides and not own and (waits or bool(form.errors)),
        "own": own,
    }
    return render(request, "data_rights/proposal.html", given, status=status)


def _rule_page(
    request: ViewerRequest,
    code: str,
    *,
    form: RuleForm | None = None,
    agree: AgreeForm | None = None,
    status: int = 200,
) -> HttpResponseBase:
    request.look.nothing()
    found = queries.one_rule(code)
    free = found.waiting is None and not found.rule.by_itself
    proposes = request.viewer.may("data_rights.propose_rule") and free
    answers = request.viewer.may("data_rights.answer_rule") and found.waiting is not None
    return render(
        request,
        "data_rights/rule.html",
        {
            "one": found,
            "form": form or (RuleForm(initial={"unit": found.rule.unit}) if proposes else None),
            "agree": agree or (AgreeForm() if answers else None),
            "history": queries.history(code),
        },
        status=status,
    )
