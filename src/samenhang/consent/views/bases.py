"""The legal bases: what each says, proposing a change, deciding on somebody else's (H2)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.consent import history, queries
from samenhang.consent.actions import bases as actions
from samenhang.consent.forms import BasisForm, DecisionForm, NewBasisForm
from samenhang.consent.models import BasisDecision, BasisProposal, LegalBasis
from samenhang.kit.forms import attempt

STATES = ("used", "later", "ended", "off", "waits", "unconfirmed")


@require_safe
@may("consent.see_bases")
def listed(request: ViewerRequest) -> HttpResponseBase:
    """This function will list the legal bases with their state, to search and narrow."""
    request.look.nothing()
    search, state = request.GET.get("zoek", "")[:100], request.GET.get("stand", "")
    state = state if state in STATES else ""
    rows = history.listed(request.viewer, timezone.localdate(request.at), search=search, state=state)
    return render(
        request,
        "consent/bases.html",
        {"rows": rows, "search": search, "state": state, "proposes": request.viewer.may("consent.propose")},
    )


@require_safe
@may("consent.see_bases")
def basis(request: ViewerRequest, code: str) -> HttpResponseBase:
    """This function will show one basis: what it says today, what waits, and how it came to be."""
    request.look.nothing()
    found, day = _basis(request, code), timezone.localdate(request.at)
    versions = history.versions(request.viewer, code)
    context = {
        "basis": found,
        "proposes": request.viewer.may("consent.propose"),
        "row": next(one for one in history.listed(request.viewer, day) if one.basis.code == code),
        "lines": history.said(found),
        "versions": versions,
        "installed": LegalBasis.objects.get(code=code),
        "waits": next((one.proposal for one in versions if not one.answer), None),
        "later": [one for one in versions if one.answer == "approved" and one.proposal.effective_on > day],
    }
    return render(request, "consent/basis.html", context)


@require_http_methods(["GET", "POST"])
@may("consent.propose")
def propose(request: ViewerRequest, code: str) -> HttpResponseBase:
    """This function will put forward a change of a basis."""
    request.look.nothing()
    found, key = _basis(request, code), f"basis:{code}"
    now = {name: _typed(value) for name, value in history.terms(found).items()}
    form = BasisForm(request.POST or None, initial={**now, "effective_on": timezone.localdate(request.at)})
    return _propose(request, form, key, basis=found)


@require_http_methods(["GET", "POST"])
@may("consent.propose")
def propose_new(request: ViewerRequest) -> HttpResponseBase:
    """This function will put forward a basis that is not in the table yet."""
    request.look.nothing()
    first = {"in_use": "yes", "second_person": "no", "confirmed": "no"}
    taken = set(LegalBasis.objects.values_list("code", flat=True))
    form = NewBasisForm(
        request.POST or None, initial={**first, "effective_on": timezone.localdate(request.at)}, taken=taken
    )
    return _propose(request, form, "basis:new", basis=None)


def _propose(request: ViewerRequest, form: BasisForm, key: str, basis: LegalBasis | None) -> HttpResponseBase:
    page = drafts.give_back(request, form, key)
    outcome = attempt(
        form,
        lambda: actions.propose(
            code=basis.code if basis else form.cleaned_data["code"],
            law=basis.law if basis else form.cleaned_data["law"],
            article=basis.article if basis else form.cleaned_data["article"],
            terms=form.terms(),
            reason=form.cleaned_data["reason"],
            effective_on=form.cleaned_data["effective_on"],
            by=request.viewer,
            at=request.at,
        ),
    )
    if outcome.done and outcome.result:
        drafts.forget(request.viewer, key)
        messages.success(request, _("Het voorstel staat klaar. Een ander beslist erover; tot dan geldt het oude."))
        return HttpResponseRedirect(reverse("consent:proposal", args=[outcome.result.id]))
    context = {"form": form, "basis": basis, **page}
    return render(request, "consent/propose.html", context, status=422 if form.is_bound else 200)


@require_safe
@may("consent.see_bases")
def proposal(request: ViewerRequest, proposal_id: UUID) -> HttpResponseBase:
    """This function will show a proposal beside what the basis says, with what it would close and open as numbers."""
    request.look.nothing()
    return _page(request, history.proposal(request.viewer, proposal_id), DecisionForm(), DecisionForm())


@require_POST
@may("consent.decide")
def approve(request: ViewerRequest, proposal_id: UUID) -> HttpResponseBase:
    """This function will agree to somebody else's proposal."""
    request.look.nothing()
    found, form = history.proposal(request.viewer, proposal_id), DecisionForm(request.POST)
    if _decide(request, found, form, BasisDecision.Answer.APPROVED):
        messages.success(request, _("Vastgesteld. Wat hierdoor open of dicht gaat, gaat vanzelf op de dag die u ziet."))
        return HttpResponseRedirect(reverse("consent:basis", args=[found.code]))
    return _page(request, found, form, DecisionForm(), status=422)


@require_POST
@may("consent.decide")
def refuse(request: ViewerRequest, proposal_id: UUID) -> HttpResponseBase:
    """This function will not agree to somebody else's proposal."""
    request.look.nothing()
    found, form = history.proposal(request.viewer, proposal_id), DecisionForm(request.POST)
    if _decide(request, found, form, BasisDecision.Answer.REFUSED):
        messages.success(request, _("Het voorstel is afgewezen. Er verandert niets."))
        return HttpResponseRedirect(reverse("consent:proposal", args=[found.id]))
    return _page(request, found, DecisionForm(), form, status=422)


@require_POST
@may("consent.propose")
def take_back(request: ViewerRequest, proposal_id: UUID) -> HttpResponseBase:
    """This function will take back one's own proposal."""
    request.look.nothing()
    found = history.proposal(request.viewer, proposal_id)
    actions.decide(proposal=found, answer=BasisDecision.Answer.WITHDRAWN, reason="", by=request.viewer, at=request.at)
    messages.success(request, _("Het voorstel is teruggenomen."))
    return HttpResponseRedirect(reverse("consent:bases"))


def _decide(request: ViewerRequest, found: BasisProposal, form: DecisionForm, answer: str) -> bool:
    return attempt(
        form,
        lambda: actions.decide(
            proposal=found, answer=answer, reason=form.cleaned_data["reason"], by=request.viewer, at=request.at
        ),
    ).done


def _page(
    request: ViewerRequest, found: BasisProposal, yes: DecisionForm, no: DecisionForm, *, status: int = 200
) -> HttpResponseBase:
    open_still, own = not hasattr(found, "decision"), history.is_own(request.viewer, found)
    now = queries.as_decided_by_code(found.code, timezone.localdate(request.at))
    context: dict[str, Any] = {
        "proposal": found,
        "version": next(one for one in history.versions(request.viewer, found.code) if one.proposal.id == found.id),
        "lines": history.compared(now, found),
        "known": now is not None,
        "effect": history.effect(request.viewer, found.id) if open_still else {},
        "waits": open_still,
        "own": own,
        "proposes": request.viewer.may("consent.propose"),
        "may_decide": open_still and not own and request.viewer.may("consent.decide"),
        "yes": yes,
        "no": no,
    }
    return render(request, "consent/proposal.html", context, status=status)


def _basis(request: ViewerRequest, code: str) -> LegalBasis:
    found = queries.as_decided_by_code(code, timezone.localdate(request.at))
    if found is None:
        raise Http404
    return found


def _typed(value: Any) -> Any:
    return ("yes" if value else "no") if isinstance(value, bool) else value
