"""The page of the mandate: the table, what waits, who sits where; proposing and deciding on a change."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.decisions import asked, ladder
from samenhang.decisions import table as words
from samenhang.decisions.actions import mandate as actions
from samenhang.decisions.forms.mandate import DecideForm, RuleForm, RungForm, SeatForm
from samenhang.decisions.models import MandateProposal, Seat
from samenhang.decisions.tabs import tabs
from samenhang.kit.forms import Form, attempt


@require_safe
@may("decisions.see_mandate")
def table(request: ViewerRequest) -> HttpResponseBase:
    """This function will show who may decide what, who sits where, what waits and what was changed."""
    request.look.nothing()
    day = timezone.localdate(request.at)
    now = ladder.on(day)
    shown = {
        "ladder": now,
        "rows": [
            (cells[0], list(zip([rung.name for rung in now.rungs], cells[1:], strict=True)))
            for cells in words.rows(now)
        ],
        "installed": any(one.by_id is None for one in now.rules.values()),
        "seats": [(now.names.get(one.rung, one.rung), one) for one in asked.all_seats(day)[:200]],
        "proposals": [_described(one) for one in asked.proposals(request.viewer)],
        "history": [_described(one) for one in asked.history(request.viewer)[:50]],
        "keeps": request.viewer.may("decisions.propose_mandate"),
        "tabs": tabs(request.viewer, "mandate"),
    }
    return render(request, "decisions/mandate.html", shown)


@require_http_methods(["GET", "POST"])
@may("decisions.propose_mandate")
def rung(request: ViewerRequest) -> HttpResponseBase:
    """This function will propose another rung, or another name or place for one."""
    day = timezone.localdate(request.at)
    form = RungForm(request.POST or None, initial={"effective_on": day, "in_use": "yes"})
    return _propose(request, form, _("Een trede toevoegen of wijzigen"))


@require_http_methods(["GET", "POST"])
@may("decisions.propose_mandate")
def rule(request: ViewerRequest) -> HttpResponseBase:
    """This function will propose what a rung may decide of a kind."""
    day = timezone.localdate(request.at)
    first = {"effective_on": day, "in_use": "yes", "outside": "no", "sensitive": "no", "second_pair": "no"}
    form = RuleForm(request.POST or None, initial=first, table=ladder.on(day))
    return _propose(request, form, _("Wijzigen wat een trede mag besluiten"))


@require_safe
@may("decisions.see_mandate")
def proposal(request: ViewerRequest, proposal_id: UUID) -> HttpResponseBase:
    """This function will show a proposal beside what the table says now."""
    return _page(request, asked.proposal(request.viewer, proposal_id), DecideForm())


@require_POST
@may("decisions.decide_mandate")
def decide(request: ViewerRequest, proposal_id: UUID) -> HttpResponseBase:
    """This function will agree to somebody else's proposal, or not."""
    found, form = asked.proposal(request.viewer, proposal_id), DecideForm(request.POST)
    answer = "approved" if request.POST.get("answer") == "approved" else "refused"
    return _answer(request, found, form, answer)


@require_POST
@may("decisions.propose_mandate")
def take_back(request: ViewerRequest, proposal_id: UUID) -> HttpResponseBase:
    """This function will take one's own proposal back."""
    found, form = asked.proposal(request.viewer, proposal_id), DecideForm(request.POST)
    return _answer(request, found, form, "withdrawn")


@require_http_methods(["GET", "POST"])
@may("decisions.keep_seats")
def seat(request: ViewerRequest) -> HttpResponseBase:
    """This function will record who sits on a rung, and who answers when they are away."""
    request.look.nothing()
    day = timezone.localdate(request.at)
    hats = asked.may_sit(request.viewer, day)
    form = SeatForm(request.POST or None, initial={"from_day": day}, table=ladder.on(day), colleagues=hats)

    def act() -> object:
        said = form.cleaned_data
        return actions.seat(
            rung=said["rung"],
            hat=said["hat"],
            called=said["called"],
            deputy=said["deputy"],
            from_day=said["from_day"],
            until_day=said["until_day"],
            by=request.viewer,
            at=request.at,
        )

    if attempt(form, act).done:
        messages.success(request, _("Vastgelegd wie hier zit."))
        return HttpResponseRedirect(reverse("decisions:mandate"))
    shown = {"form": form, "title": _("Vastleggen wie op een trede zit"), "submit": _("Opslaan")}
    return render(request, "decisions/mandate_form.html", shown, status=422 if form.is_bound else 200)


@require_POST
@may("decisions.keep_seats")
def end_seat(request: ViewerRequest, seat_id: UUID) -> HttpResponseBase:
    """This function will end who sits on a rung; what waits for them is asked anew."""
    found = get_object_or_404(Seat, id=seat_id)
    actions.end_seat(seat_id=found.id, by=request.viewer, at=request.at)
    messages.success(request, _("Deze collega zit hier niet meer. Wat er nog lag, wordt opnieuw gevraagd."))
    return HttpResponseRedirect(reverse("decisions:mandate"))


def _propose(request: ViewerRequest, form: RungForm | RuleForm, title: str) -> HttpResponseBase:
    request.look.nothing()

    def act() -> MandateProposal:
        said = form.cleaned_data
        return actions.propose(
            terms=form.terms(),
            reason=said["reason"],
            effective_on=said["effective_on"],
            by=request.viewer,
            at=request.at,
        )

    made = attempt(form, act)
    if made.result:
        messages.success(request, _("Het voorstel staat klaar. Een ander beslist erover; tot dan geldt het oude."))
        return HttpResponseRedirect(reverse("decisions:proposal", args=[made.result.id]))
    shown = {"form": form, "title": title, "submit": _("Voorstellen")}
    return render(request, "decisions/mandate_form.html", shown, status=422 if form.is_bound else 200)


def _answer(request: ViewerRequest, found: MandateProposal, form: Form, answer: str) -> HttpResponseBase:
    def act() -> object:
        return actions.decide(
            proposal=found, answer=answer, reason=form.cleaned_data["reason"], by=request.viewer, at=request.at
        )

    if attempt(form, act).done:
        messages.success(request, _("Vastgelegd."))
        return HttpResponseRedirect(reverse("decisions:mandate"))
    return _page(request, found, form)


def _page(request: ViewerRequest, found: MandateProposal, form: Form) -> HttpResponseBase:
    request.look.nothing()
    now = ladder.lines(max(timezone.localdate(request.at), found.effective_on)).get(found.code)
    mine = found.by is not None and found.by.professional_id == request.viewer.professional_id
    waits = not hasattr(found, "answer")
    shown = {
        **_described(found),
        "form": form,
        "now": _described(now)["says"] if now and waits else "",
        "decides": waits and not mine and request.viewer.may("decisions.decide_mandate"),
        "takes_back": waits and found.by_id == request.viewer.id,
        "waits": waits,
    }
    return render(request, "decisions/proposal.html", shown, status=422 if form.is_bound else 200)


def _described(one: MandateProposal) -> dict[str, Any]:
    """A line of the table in words: about what, and what it says."""
    names = ladder.on(one.effective_on).names
    if one.what == MandateProposal.What.RUNG:
        says = _("%(name)s, plaats %(order)d") % {"name": one.name, "order": one.order or 0}
        about = _("trede ‘%(rung)s’") % {"rung": names.get(one.rung, one.rung)}
        gone = _("niet meer in gebruik")
    else:
        says = words.cell(one)
        about = f"{one.get_kind_display()}: {names.get(one.rung, one.rung)}"
        gone = _("besluit hier niet over")
    return {"proposal": one, "about": about, "says": says if one.in_use else gone}
