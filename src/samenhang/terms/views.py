"""The screens of statutory clocks: the list, one clock, and what is done with it (B9)."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.involvement.queries import readers
from samenhang.kit.forms import Form, attempt
from samenhang.kit.refusals import Refusal
from samenhang.teams.queries import who
from samenhang.terms import actions, queries
from samenhang.terms.forms import AskForm, EndForm, ExtendForm, PauseForm, ResumeForm, StartForm
from samenhang.terms.guarded import Guarded, kind_of
from samenhang.terms.models import Term, TermRule
from samenhang.terms.queries import Clock

PAGE = 25


@require_safe
@may("terms.read")
def overview(request: ViewerRequest) -> HttpResponseBase:
    """This function will show every clock the viewer reads, the first to end first."""
    state = request.GET.get("lijst", "open")
    state = state if state in queries.STATES else "open"
    today, sort = timezone.localdate(request.at), request.GET.get("sort", "")
    found = queries.listing(request.viewer, request.at, today, state=state, sort=sort)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    clocks = [Clock(one, today) for one in page.object_list]
    for household, person, layer, domain in queries.read_in(request.viewer, [one.term for one in clocks]).values():
        request.look.at(household, person, layer=layer, domain=domain)
    if not clocks:
        request.look.nothing()
    counted = queries.counts(request.viewer, request.at, today)
    tabs = [
        {"url": f"?lijst={key}", "label": label, "count": counted[key], "current": key == state}
        for key, label in queries.STATES.items()
    ]
    return render(request, "terms/list.html", {"clocks": clocks, "page": page, "tabs": tabs, "state": state})


@require_safe
@may("terms.read")
def term_page(request: ViewerRequest, term_id: UUID) -> HttpResponseBase:
    """This function will show one clock: the law, the last day, and what moved it."""
    found = _opened(request, term_id)
    extension, ending = getattr(found, "extension", None), getattr(found, "ending", None)
    pauses = list(found.pauses.select_related("end").order_by("turn"))
    names = who([found.by_id, *(one.by_id for one in [*pauses, extension, ending] if one)])
    context = {
        "clock": Clock(found, timezone.localdate(request.at)),
        "term": found,
        "writes": queries.may_keep(request.viewer, found),
        "pauses": [(one, getattr(one, "end", None), names.get(one.by_id)) for one in pauses],
        "extension": extension,
        "extended_by": names.get(extension.by_id) if extension else None,
        "ending": ending,
        "ended_by": names.get(ending.by_id) if ending else None,
        "started_by": names.get(found.by_id),
        "guarded": _guarded(request, found),
    }
    return render(request, "terms/term.html", context)


def _opened(request: ViewerRequest, term_id: UUID) -> Term:
    found = queries.term(request.viewer, term_id)
    household, person, layer, domain = queries.read_in(request.viewer, [found])[found.id]
    request.look.at(household, person, layer=layer, domain=domain, object_id=found.id)
    return found


def _kept(request: ViewerRequest, term_id: UUID) -> Term:
    found = _opened(request, term_id)
    if not queries.may_keep(request.viewer, found):
        raise Http404
    return found


def _guarded(request: ViewerRequest, term: Term) -> dict[str, Any] | None:
    """Give the page of what the clock guards, where the viewer may open it."""
    kind = kind_of(term.guards)
    try:
        found = kind.find(request.viewer, term.object_id)
    except Http404:
        return None
    return {"word": kind.word, "number": found.number, "url": reverse(kind.page, args=[term.object_id])}


# -- what is done with a clock --------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@may("terms.pause")
def pause(request: ViewerRequest, term_id: UUID) -> HttpResponseBase:
    """This function will let a term stand still."""
    found = _kept(request, term_id)
    form = PauseForm(request.POST or None, initial={"starts_on": timezone.localdate(request.at)})

    def act() -> object:
        return actions.pause(term=found, seen=form.seen_version, by=request.viewer, at=request.at, **form.cleaned_data)

    return _sheet(request, found, form, act, "terms/pause.html", _("De termijn staat stil."))


@require_http_methods(["GET", "POST"])
@may("terms.pause")
def resume(request: ViewerRequest, term_id: UUID) -> HttpResponseBase:
    """This function will let a term run again."""
    found = _kept(request, term_id)
    form = ResumeForm(request.POST or None, initial={"on": timezone.localdate(request.at)})

    def act() -> object:
        return actions.resume(term=found, seen=form.seen_version, by=request.viewer, at=request.at, **form.cleaned_data)

    return _sheet(request, found, form, act, "terms/resume.html", _("De termijn loopt weer. De laatste dag schoof op."))


@require_http_methods(["GET", "POST"])
@may("terms.extend")
def extend(request: ViewerRequest, term_id: UUID) -> HttpResponseBase:
    """This function will make a term longer, as far as the law allows."""
    found = _kept(request, term_id)
    if found.rule.extension is None:
        raise Refusal(_("De wet laat niet toe dat deze termijn langer wordt."))
    form = ExtendForm(request.POST or None, rule=found.rule)

    def act() -> object:
        return actions.extend(term=found, seen=form.seen_version, by=request.viewer, at=request.at, **form.cleaned_data)

    return _sheet(request, found, form, act, "terms/extend.html", _("De termijn is verlengd."))


@require_http_methods(["GET", "POST"])
@may("terms.end")
def end(request: ViewerRequest, term_id: UUID) -> HttpResponseBase:
    """This function will end a term: met, withdrawn, or not applicable."""
    found = _kept(request, term_id)
    form = EndForm(request.POST or None, today=timezone.localdate(request.at))

    def act() -> object:
        return actions.end(term=found, seen=form.seen_version, by=request.viewer, at=request.at, **form.cleaned_data)

    return _sheet(request, found, form, act, "terms/end.html", _("De termijn is afgerond."))


def _sheet(
    request: ViewerRequest, found: Term, form: Form, act: Callable[[], object], template: str, said: str
) -> HttpResponseBase:
    """One form, one act: done, or the form again with what is wrong and how the term stands now."""
    if attempt(form, act).done:
        messages.success(request, said)
        return HttpResponseRedirect(reverse("terms:term", args=[found.id]))
    now = queries.term(request.viewer, found.id)
    context = {"term": now, "clock": Clock(now, timezone.localdate(request.at)), "form": form}
    return render(request, template, context, status=422 if form.is_bound else 200)


# -- starting one by hand -------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@may("terms.start")
def start_for_request(request: ViewerRequest, request_id: UUID) -> HttpResponseBase:
    """This function will start a clock that guards a request."""
    return _start(request, "request", request_id)


@require_http_methods(["GET", "POST"])
@may("terms.start")
def start_for_referral(request: ViewerRequest, referral_id: UUID) -> HttpResponseBase:
    """This function will start a clock that guards a referral."""
    return _start(request, "referral", referral_id)


@require_http_methods(["GET", "POST"])
@may("terms.start")
def start_for_case(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will start a clock that guards a case."""
    return _start(request, "case", case_id)


def _start(request: ViewerRequest, guards: str, object_id: UUID) -> HttpResponseBase:
    """Show the reckoned last day first; keep the clock when that was seen."""
    kind, today = kind_of(guards), timezone.localdate(request.at)
    guarded = kind.find(request.viewer, object_id)
    if not guarded.files:
        raise Http404
    choice = list(queries.choice(today))
    back = reverse(kind.page, args=[object_id])
    form = StartForm(request.POST or None, rules=choice, files=guarded.files)

    def act() -> Term:
        rule, _due = _reckoned(form, today)
        file = form.chosen_file()
        where = actions.Where(
            guards=guards,
            object_id=object_id,
            household_id=guarded.household_id,
            person_id=guarded.person_id,
            layer=file.layer,
            domain=file.domain,
            kept_in=file.kept_in,
        )
        started_on: date = form.cleaned_data["started_on"]
        return actions.start(where=where, rule=rule, started_on=started_on, by=request.viewer, at=request.at)

    outcome = attempt(form, act)
    if outcome.done:
        messages.success(request, _("De termijn loopt. U krijgt een seintje voordat hij afloopt."))
        return HttpResponseRedirect(back)
    asked = request.GET if {"rule", "started_on"} & set(request.GET) else None
    ask = AskForm(request.POST or asked, rules=choice)
    shown: dict[str, Any] = {"rule": None, "due": None}
    if ask.is_valid():
        try:
            shown["rule"], shown["due"] = _reckoned(ask, today)
        except Refusal as refusal:
            ask.refuse(refusal)
    request.look.at(
        guarded.household_id,
        guarded.person_id,
        layer=guarded.files[0].layer,
        domain=guarded.files[0].domain,
        object_id=object_id,
    )
    context = {
        "ask": ask,
        "form": form,
        "guarded": guarded,
        "kind": kind,
        "back": back,
        "today": today,
        "files": _who_reads(request, guarded),
        **shown,
    }
    return render(request, "terms/start.html", context, status=422 if form.is_bound else 200)


def _reckoned(form: AskForm, today: date) -> tuple[TermRule, date]:
    """Give the rule that held on the chosen day and the last day by it.

    :raises Refusal: when the day lies ahead or no version of the rule held then.
    """
    started_on: date = form.cleaned_data["started_on"]
    rule = queries.rule_on(form.cleaned_data["rule"], started_on, today)
    return rule, queries.reckoned(rule, started_on)


def _who_reads(request: ViewerRequest, guarded: Guarded) -> list[dict[str, Any]]:
    found = []
    for file in guarded.files:
        names = []
        for domain in dict.fromkeys([file.domain, file.kept_in or file.domain]):
            names += readers(
                request.viewer, guarded.household_id, file.layer, person_id=guarded.person_id, domain=domain
            )
        told = dict.fromkeys(f"{one.name} ({one.organisation})" for one in names)
        found.append({"file": file, "names": list(told)})
    return found
