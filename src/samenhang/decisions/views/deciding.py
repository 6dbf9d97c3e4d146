"""One decision: beginning it, changing it, looking along, taking it, ending it, looking back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import queries as cases
from samenhang.cases.frame import Frame, frame
from samenhang.cases.models import Case
from samenhang.decisions import objection, origins, queries
from samenhang.decisions.actions import after, deciding, sending
from samenhang.decisions.forms.deciding import (
    EndForm,
    ForceForm,
    LookForm,
    NewForm,
    ReviewForm,
    SentForm,
    WordsForm,
    typed,
)
from samenhang.decisions.hold import narrow
from samenhang.decisions.models import Decision
from samenhang.decisions.next_steps import next_steps
from samenhang.decisions.offering import offered
from samenhang.decisions.queries import State
from samenhang.involvement.queries import may_write
from samenhang.involvement.reading import reading
from samenhang.kit.dates import day
from samenhang.kit.forms import Form, attempt
from samenhang.meetings.queries import colleagues
from samenhang.people.nameless import taken_out
from samenhang.terms.models import Term


@require_http_methods(["GET", "POST"])
@may("decisions.write")
def draw_up(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will begin a decision; filled with what was weighed, or with the one it replaces."""
    case = cases.case(request.viewer, case_id)
    inside = _frame(request, case)
    key = f"decision:new:{case.id}"
    replaces = _replaced(request, case)
    behind, origin = _behind(request, case)
    there = queries.places(request.viewer, case.household_id)
    first = {"file": there[0].value if there else "", **_first(request, origin, replaces)}
    form = NewForm(request.POST or None, initial=first, places=there, members=inside.members)
    page = drafts.give_back(request, form, key)

    def act() -> Decision:
        return deciding.draw_up(
            case=case,
            layer=form.chosen_place().layer,
            person_id=form.person_id(),
            details=form.details(),
            behind=behind,
            replaces=replaces.decision if replaces else None,
            by=request.viewer,
            at=request.at,
        )

    made = None if form.asks_who_reads else attempt(form, act)
    if made and made.result:
        drafts.forget(request.viewer, key)
        messages.success(request, _("Het besluit staat klaar. Het geldt pas als u het neemt."))
        return _back(made.result.id)
    _look(request, inside, [replaces] if replaces else [])
    _look_at(request, origin)
    place, subject = form.as_it_stands()
    who = reading(request.viewer, case.household_id, place.layer, subject=subject) if place else None
    shown = {
        "frame": inside,
        "case": case,
        "form": form,
        "places": there,
        "reading": who,
        "replaces": replaces,
        "origin": origin,
        "household_id": case.household_id,
        "others": _underway(request, case, inside),
        **page,
    }  # fmt: skip -- what the page shows
    return render(request, "decisions/new.html", shown, status=422 if form.is_bound else 200)


@require_GET
@may("decisions.read")
def page(request: ViewerRequest, decision_id: UUID) -> HttpResponseBase:
    """This function will show a decision: what it says, what it needs, who stands behind it, what it brought."""
    return _page(request, queries.state(request.viewer, decision_id, request.at))


@require_http_methods(["GET", "POST"])
@may("decisions.write")
def change(request: ViewerRequest, decision_id: UUID) -> HttpResponseBase:
    """This function will write a next version of a decision that is still being made."""
    state = queries.state(request.viewer, decision_id, request.at)
    if not state.open:
        return _back(decision_id)
    key = f"decision:{decision_id}"
    form = WordsForm(request.POST or None, initial=typed(state.text, state.costs))
    given = drafts.give_back(request, form, key)

    def act() -> object:
        return deciding.change(
            decision=state.decision, details=form.details(), seen=form.seen_version, by=request.viewer, at=request.at
        )

    outcome = attempt(form, act)
    if outcome.done:
        drafts.forget(request.viewer, key)
        messages.success(request, _("Het besluit is veranderd. Rugdekking van daarvoor telt niet meer mee."))
        return _back(decision_id)
    more = {"form": form, "stale": outcome.stale, "backed": bool(state.standing), **given}
    return _render(request, "decisions/change.html", state, more, form)


@require_POST
@may("decisions.look_along")
def look_along(request: ViewerRequest, decision_id: UUID) -> HttpResponseBase:
    """This function will record what a colleague who looked along says."""
    state = queries.state(request.viewer, decision_id, request.at)
    form = LookForm(request.POST)

    def act() -> object:
        said = form.cleaned_data
        return deciding.look_along(
            decision=state.decision,
            agrees=said["agrees"] == "yes",
            remark=said["remark"],
            by=request.viewer,
            at=request.at,
        )

    if attempt(form, act).done:
        messages.success(request, _("Bedankt voor het meekijken. Uw collega ziet wat u vindt."))
        return _back(decision_id)
    return _page(request, state, look=form)


@require_http_methods(["GET", "POST"])
@may("decisions.put_in_force")
def put_in_force(request: ViewerRequest, decision_id: UUID) -> HttpResponseBase:
    """This function will take a decision, when who should stands behind it."""
    state = queries.state(request.viewer, decision_id, request.at)
    if not state.open:
        return _back(decision_id)
    others = [
        one
        for one in queries.same_matter(request.viewer, state.decision, state.text, request.at)
        if one.in_force and one.stage != "stopped"
    ]
    household = state.decision.household_id
    form = ForceForm(
        request.POST or None,
        initial={"starts_on": timezone.localdate(request.at), "doer": str(request.viewer.id)},
        doers=colleagues(request.viewer, household, request.at),
        others=bool(others),
        plan=may_write(request.viewer, household, "shared"),
        narrow=narrow(state.decision),
    )

    def act() -> object:
        return after.put_in_force(
            decision=state.decision,
            starts_on=form.cleaned_data["starts_on"],
            seen=form.seen_version,
            beside_why=form.cleaned_data.get("beside_why", ""),
            doing=form.doing(),
            by=request.viewer,
            at=request.at,
        )

    if attempt(form, act).done:
        messages.success(request, _("Het besluit is genomen en staat in het logboek."))
        return _back(decision_id)
    more = {"form": form, "others": others, **_who_reads(request, state.decision)}
    return _render(request, "decisions/force.html", state, more, form)


@require_http_methods(["GET", "POST"])
@may("decisions.put_in_force")
def say_sent(request: ViewerRequest, decision_id: UUID) -> HttpResponseBase:
    """This function will record on which day a beschikking was sent; from then on the resident may object."""
    state = queries.state(request.viewer, decision_id, request.at)
    if not state.text.formal:
        raise Http404  # no beschikking: there is nothing to send
    if request.method == "GET" and not state.unsent:
        messages.info(request, _("Dit besluit kan nu niet worden verstuurd. Hieronder staat hoe het ervoor staat."))
        return _back(decision_id)
    form = SentForm(request.POST or None, initial={"on": timezone.localdate(request.at)})

    def act() -> Term:
        return sending.say_sent(decision=state.decision, on=form.cleaned_data["on"], by=request.viewer, at=request.at)

    sent = attempt(form, act)
    if sent.done and sent.result:
        told = _("Vastgelegd. De inwoner kan bezwaar maken tot en met %(day)s.")
        messages.success(request, told % {"day": day(sent.result.due_on)})
        return _back(decision_id)
    return _render(request, "decisions/sent.html", state, {"form": form}, form)


@require_http_methods(["GET", "POST"])
@may("decisions.put_in_force")
def end(request: ViewerRequest, decision_id: UUID) -> HttpResponseBase:
    """This function will withdraw a decision, or give it up before it was taken."""
    state = queries.state(request.viewer, decision_id, request.at)
    form = EndForm(request.POST or None)

    def act() -> object:
        return after.end(decision=state.decision, why=form.cleaned_data["why"], by=request.viewer, at=request.at)

    if attempt(form, act).done:
        messages.success(request, _("Vastgelegd. Wat er stond, blijft te lezen."))
        return _back(decision_id)
    return _render(request, "decisions/end.html", state, {"form": form}, form)


@require_http_methods(["GET", "POST"])
@may("decisions.write")
def review(request: ViewerRequest, decision_id: UUID) -> HttpResponseBase:
    """This function will record what a decision brought, and keep it for others where one wants that."""
    state = queries.state(request.viewer, decision_id, request.at)
    key = f"decision:review:{decision_id}"

    said = {"situation": state.text.why, "did": state.text.what}
    first = taken_out(request.viewer, state.decision.household_id, said, request.at)
    if narrow(state.decision):  # what fewer people read is written anew for all
        first = {}
    form = ReviewForm(request.POST or None, initial=first)
    given = drafts.give_back(request, form, key)

    def act() -> object:
        said = form.cleaned_data
        return after.review(
            decision=state.decision,
            outcome=said["outcome"],
            brought=said["brought"],
            again_on=said["again_on"],
            told=form.told(),
            by=request.viewer,
            at=request.at,
        )

    if attempt(form, act).done:
        drafts.forget(request.viewer, key)
        messages.success(request, _("Vastgelegd. Bedankt: hier leren anderen van."))
        return _back(decision_id)
    return _render(request, "decisions/review.html", state, {"form": form, **given}, form)


def _who_reads(request: ViewerRequest, of: Decision) -> dict[str, Any]:
    """Who reads an action that follows: in the plan, and where fewer read the decision, with those."""
    plans = may_write(request.viewer, of.household_id, "shared")
    return {
        "in_plan": reading(request.viewer, of.household_id, "shared") if plans else None,
        "here": reading(request.viewer, of.household_id, of.layer, domain=of.domain, person_id=of.person_id)
        if narrow(of)
        else None,
    }


def _page(request: ViewerRequest, state: State, *, look: LookForm | None = None) -> HttpResponseBase:
    writes = may_write(
        request.viewer, state.decision.household_id, state.decision.layer, person_id=state.decision.person_id
    )
    made = queries.made_by(request.viewer, state)
    asks = state.open and writes and state.stage in ("draft", "late", "gone", "refused")
    more = {
        "writes": writes and state.decision.case.closed_at is None,
        "look_form": look or (LookForm() if state.open and writes and not made else None),
        "seats": offered(request.viewer, state, request.at) if asks else [],
        "asks": asks,
        "costs": queries.cost_lines(state.costs),
        "origin": origins.find(request.viewer, state.decision.origin_kind, state.decision.origin_id),
        "origin_label": origins.label(state.decision.origin_kind) if state.decision.origin_kind else "",
        "others": queries.same_matter(request.viewer, state.decision, state.text, request.at),
        "chain": queries.chain(request.viewer, state.decision, request.at),
        "next_steps": next_steps(request.viewer, state),
        "objection": objection.last_day(state.text, timezone.localdate(request.at)),
    }
    return _render(request, "decisions/decision.html", state, more, look)


def _render(
    request: ViewerRequest, template: str, state: State, more: dict[str, Any], form: Form | None
) -> HttpResponseBase:
    """Show a page about a decision within its household's frame, and count the look."""
    inside = _frame(request, state.decision.case)
    _look_at(request, more.get("origin"))
    _look(request, inside, [state, *more.get("others", []), *more.get("chain", [])], state.decision.id)
    shown = {"frame": inside, "case": state.decision.case, "state": state, **more}
    return render(request, template, shown, status=422 if form is not None and form.is_bound else 200)


def _frame(request: ViewerRequest, case: Case) -> Frame:
    return frame(request.viewer, case.household, current="together", at=request.at, case=case)


def _look(request: ViewerRequest, inside: Frame, states: list[State], object_id: UUID | None = None) -> None:
    request.look.at(inside.household.id, *inside.ids(), object_id=object_id)
    for one in states:
        of = one.decision
        request.look.at(of.household_id, of.person_id, layer=of.layer, domain=of.domain, object_id=object_id)


def _look_at(request: ViewerRequest, origin: origins.Origin | None) -> None:
    if origin:
        household, person, layer, domain = origin.key
        request.look.at(household, person, layer=layer, domain=domain)


def _underway(request: ViewerRequest, case: Case, inside: Frame) -> list[State]:
    found = queries.of_case(request.viewer, case.id).filter(end=None)[:20]
    states = queries.states(request.viewer, list(found), request.at)
    for one in states:
        request.look.at(case.household_id, one.decision.person_id, layer=one.decision.layer)
    return states


def _replaced(request: ViewerRequest, case: Case) -> State | None:
    """The decision this one is to replace, as the address names it: of the same case, and counting."""
    found = queries.uuid_or_none(request.GET.get("vervangt", ""))
    of = queries.of_case(request.viewer, case.id).filter(id=found, end=None).first() if found else None
    return queries.states(request.viewer, [of], request.at)[0] if of else None


def _behind(request: ViewerRequest, case: Case) -> tuple[deciding.Behind | None, origins.Origin | None]:
    """What was weighed, as the address names it: a word and an id, read as far as the viewer may."""
    kind, _colon, text = request.GET.get("achter", "").partition(":")
    found = queries.uuid_or_none(text)
    origin = origins.find(request.viewer, kind, found)
    return (deciding.Behind(kind, found), origin) if origin and found and origin.case_id == case.id else (None, None)


def _first(request: ViewerRequest, origin: origins.Origin | None, replaces: State | None) -> dict[str, Any]:
    if replaces:
        first = typed(replaces.text, replaces.costs)
        if replaces.text.review_on <= timezone.localdate(request.at):
            first["review_on"] = None
        return first
    if origin:
        why = "\n\n".join(part for part in (origin.question, origin.costs) if part)
        return {"why": why, "alternatives": origin.options, "conditions": origin.conditions, **origin.first}
    return {}


def _back(decision_id: UUID) -> HttpResponseBase:
    return HttpResponseRedirect(reverse("decisions:decision", args=[decision_id]))
