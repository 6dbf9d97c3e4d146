"""The screens of a budget: the pots without households, and the professional's side at a decision."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.budgets import actions, forms, queries
from samenhang.cases.frame import frame
from samenhang.decisions import ladder
from samenhang.decisions import queries as decisions
from samenhang.kit.forms import Form, attempt
from samenhang.kit.money import euros
from samenhang.teams.queries import domain_names

A_PAGE = 25


@require_safe
@may("budgets.see_pots")
def listed(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the pots with what is left in each."""
    request.look.nothing()
    page = Paginator(queries.pots(request.viewer), A_PAGE).get_page(request.GET.get("page"))
    names = domain_names()
    rows = [
        (one, ", ".join(names.get(code, code) for code in one.pot.domains))
        for one in queries.standing(request.viewer, list(page.object_list))
    ]
    shown = {"page": page, "rows": rows, "keeps": request.viewer.may("budgets.keep_pots")}
    return render(request, "budgets/pots.html", shown)


@require_http_methods(["GET", "POST"])
@may("budgets.keep_pots")
def open_pot(request: ViewerRequest) -> HttpResponseBase:
    """This function will make a pot."""
    day = timezone.localdate(request.at)
    form = forms.PotForm(
        request.POST or None,
        initial={"year": day.year},
        domains=list(domain_names().items()),
        table=ladder.on(day),
    )

    def act() -> object:
        said = form.cleaned_data
        return actions.open_pot(
            name=said["name"],
            year=said["year"],
            domains=said["domains"],
            amount=said["amount"],
            mandates=form.mandates(),
            by=request.viewer,
            at=request.at,
        )

    if attempt(form, act).done:
        messages.success(request, _("Het budget staat klaar."))
        return HttpResponseRedirect(reverse("budgets:pots"))
    note = _("Wie tot hoeveel vastlegt, ligt daarna vast zolang het budget er is.")
    return _sheet(request, form, _("Een budget maken"), reverse("budgets:pots"), note)


@require_safe
@may("budgets.see_pots")
def pot(request: ViewerRequest, pot_id: UUID) -> HttpResponseBase:
    """This function will show one pot: what is in it, who commits up to how much, and what was committed."""
    request.look.nothing()
    found = queries.pot(request.viewer, pot_id)
    names = ladder.on(timezone.localdate(request.at)).names
    page = Paginator(queries.commitments(request.viewer, pot_id), A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "standing": queries.standing(request.viewer, [found])[0],
        "mandates": [
            (names.get(rung, rung), euros(one.up_to) if one.up_to is not None else _("zonder maximum"))
            for rung, one in queries.mandates(request.viewer, pot_id).items()
        ],
        "page": page,
        "rows": [(one, euros(one.amount), _left_over(one)) for one in page.object_list],
        "changes": [(one, euros(one.amount)) for one in found.changes.order_by("-at", "-id")[:50]],
        "keeps": request.viewer.may("budgets.keep_pots"),
    }
    return render(request, "budgets/pot.html", shown)


@require_http_methods(["GET", "POST"])
@may("budgets.keep_pots")
def change_pot(request: ViewerRequest, pot_id: UUID) -> HttpResponseBase:
    """This function will put more in a pot, or less."""
    found, form = queries.pot(request.viewer, pot_id), forms.ChangeForm(request.POST or None)

    def act() -> object:
        return actions.change_pot(
            pot=found, amount=form.difference(), why=form.cleaned_data["why"], by=request.viewer, at=request.at
        )

    back = reverse("budgets:pot", args=[found.id])
    if attempt(form, act).done:
        messages.success(request, _("Het budget is gewijzigd."))
        return HttpResponseRedirect(back)
    note = _("U verandert hoeveel erin zit. Wie tot hoeveel vastlegt, ligt vast zolang het budget er is.")
    return _sheet(request, form, _("Het budget wijzigen"), back, note)


@require_http_methods(["GET", "POST"])
@may("budgets.keep_pots")
def close_pot(request: ViewerRequest, pot_id: UUID) -> HttpResponseBase:
    """This function will close a pot."""
    found, form = queries.pot(request.viewer, pot_id), forms.CloseForm(request.POST or None)

    def act() -> None:
        actions.close_pot(pot=found, why=form.cleaned_data["why"], by=request.viewer, at=request.at)

    back = reverse("budgets:pot", args=[found.id])
    if attempt(form, act).done:
        messages.success(request, _("Het budget is gesloten. Wat was vastgelegd, blijft."))
        return HttpResponseRedirect(back)
    return _sheet(request, form, _("Het budget sluiten"), back)


@require_http_methods(["GET", "POST"])
@may("budgets.commit")
def commit(request: ViewerRequest, decision_id: UUID) -> HttpResponseBase:
    """This function will show what was committed on a decision, and set more apart."""
    state = decisions.state(request.viewer, decision_id, request.at)
    year = timezone.localdate(request.at).year
    there = [
        one for one in queries.standing(request.viewer, list(queries.pots(request.viewer, year=year))) if not one.closed
    ]
    committed = queries.on_decision(request.viewer, [decision_id])
    free = queries.uncommitted(state, committed)
    form = forms.CommitForm(request.POST or None, initial={"amount": max(free, queries.NOTHING)}, pots=there)

    def act() -> object:
        chosen = next(one.pot for one in there if str(one.pot.id) == form.cleaned_data["pot"])
        return actions.commit(
            decision=state.decision, pot=chosen, amount=form.cleaned_data["amount"], by=request.viewer, at=request.at
        )

    if attempt(form, act).done:
        messages.success(request, _("Het geld is vastgelegd."))
        return HttpResponseRedirect(reverse("budgets:commit", args=[decision_id]))
    counts = state.in_force is not None and state.end is None
    shown = {
        "state": state,
        "rows": [(one, euros(one.commitment.amount), _left_over(one.commitment)) for one in committed],
        "free": euros(max(free, queries.NOTHING)),
        "form": form if counts and there and (free > 0 or form.is_bound) else None,
        "pots": there,
    }
    return _of_decision(request, state, "budgets/commit.html", shown, form)


@require_http_methods(["GET", "POST"])
@may("budgets.commit")
def settle(request: ViewerRequest, commitment_id: UUID) -> HttpResponseBase:
    """This function will record what was spent of a commitment."""
    link = queries.committed_for(request.viewer, commitment_id)
    form = forms.SettleForm(request.POST or None, initial={"spent": link.commitment.amount})

    def act() -> object:
        return actions.settle(
            commitment_id=commitment_id, spent=form.cleaned_data["spent"], by=request.viewer, at=request.at
        )

    if attempt(form, act).done:
        messages.success(request, _("Afgerekend. Wat over was, is weer vrij."))
        return HttpResponseRedirect(reverse("budgets:commit", args=[link.decision_id]))
    state = decisions.state(request.viewer, link.decision_id, request.at)
    shown = {"state": state, "link": link, "amount": euros(link.commitment.amount), "form": form}
    return _of_decision(request, state, "budgets/settle.html", shown, form)


def _of_decision(
    request: ViewerRequest, state: decisions.State, template: str, shown: dict[str, Any], form: Form
) -> HttpResponseBase:
    of = state.decision
    inside = frame(request.viewer, of.case.household, current="together", at=request.at, case=of.case)
    request.look.at(of.household_id, *inside.ids(), object_id=of.id)
    request.look.at(of.household_id, of.person_id, layer=of.layer, domain=of.domain, object_id=of.id)
    shown |= {"frame": inside, "case": of.case}
    return render(request, template, shown, status=422 if form.is_bound else 200)


def _sheet(request: ViewerRequest, form: Form, title: str, cancel: str, note: str = "") -> HttpResponseBase:
    request.look.nothing()
    shown = {"form": form, "title": title, "cancel": cancel, "note": note}
    return render(request, "budgets/sheet.html", shown, status=422 if form.is_bound else 200)


def _left_over(one: Any) -> str:
    settlement = getattr(one, "settlement", None)
    return euros(settlement.spent) if settlement else ""
