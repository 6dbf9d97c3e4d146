"""The log for who supervises; what stands out, asked about and judged by a person; who is under watch."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import Form, attempt
from samenhang.supervision import actions, queries
from samenhang.supervision.forms import AnswerForm, AskForm, JudgeForm, LogForm, WatchForm
from samenhang.supervision.models import Finding, PatternRule, Question, Watch
from samenhang.teams.models import Organisation

A_PAGE = 25
MOST_PAGES = 200


@require_GET
@may("supervision.see_log")
def log(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the municipality's log without content: who did what, when, by which rule."""
    form = LogForm(request.GET, organisations=list(Organisation.objects.all()))
    wanted = form.wanted(timezone.localdate(request.at))
    typed = request.GET.get("page", "")
    number = min(int(typed), MOST_PAGES) if typed.isdecimal() and len(typed) < 6 and int(typed) else 1
    shown: dict[str, Any] = {"form": form, "number": number, "query": _query(request)}
    if wanted:
        shown["entries"], shown["more"] = queries.log_page(request.viewer, wanted, number)
        shown["wanted"] = wanted
    return render(request, "supervision/log.html", shown, status=200 if wanted else 422)


def _query(request: ViewerRequest) -> str:
    kept = request.GET.copy()
    kept.pop("page", None)
    return kept.urlencode()


@require_GET
@may("supervision.see_log")
def report(request: ViewerRequest) -> HttpResponseBase:
    """This function will show how often what happened a month, and how the seal of the log stands."""
    kinds, months = queries.months(request.viewer, timezone.localdate(request.at))
    shown = {"kinds": kinds, "months": months, "seal": queries.seal_state(request.viewer)}
    return render(request, "supervision/report.html", shown)


@require_GET
@may("supervision.see_patterns")
def findings(request: ViewerRequest) -> HttpResponseBase:
    """This function will show what stands out and waits for a person, and the rules by which it does."""
    rule, judged = request.GET.get("regel", ""), request.GET.get("beoordeeld") == "1"
    found = queries.findings(request.viewer, rule=rule, judged=judged)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "rows": queries.standing(request.viewer, list(page.object_list)),
        "rules": queries.rules(request.viewer),
        "rule": rule,
        "judged": judged,
        "open": not judged,
    }
    return render(request, "supervision/findings.html", shown)


@require_POST
@may("supervision.see_patterns")
def look(request: ViewerRequest) -> HttpResponseBase:
    """This function will look again what stands out in the last ninety days."""
    new = actions.look(by=request.viewer, at=request.at)
    told = ngettext(
        "Er is %(number)s nieuwe inzage die opvalt.", "Er zijn %(number)s nieuwe inzages die opvallen.", new
    )
    messages.success(request, told % {"number": new} if new else _("Er is niets nieuws dat opvalt."))
    return redirect("supervision:findings")


@require_GET
@may("supervision.see_patterns")
def finding(request: ViewerRequest, finding_id: UUID) -> HttpResponseBase:
    """This function will show what stands behind one finding; opening it is a look like any other."""
    return _finding(request, queries.finding(request.viewer, finding_id))


def _finding(request: ViewerRequest, found: Finding, **forms: Form) -> HttpResponseBase:
    lines, cases, initials = queries.behind(request.viewer, found)
    (row,) = queries.standing(request.viewer, [found])
    request.look.at(found.household_id, object_id=found.id)
    shown: dict[str, Any] = {
        "row": row,
        "finding": found,
        "lines": lines,
        "cases": cases,
        "initials": initials,
        "questions": found.questions.select_related("answer").order_by("at", "id"),
        "ask": AskForm(prefix="ask"),
        "judge": JudgeForm(prefix="judge"),
        "answer": AnswerForm(prefix="answer"),
        **forms,
    }
    return render(request, "supervision/finding.html", shown, status=422 if forms else 200)


@require_POST
@may("supervision.judge")
def ask(request: ViewerRequest, finding_id: UUID) -> HttpResponseBase:
    """This function will keep what the colleague or the team lead was asked."""
    found = queries.finding(request.viewer, finding_id)
    form = AskForm(request.POST, prefix="ask")
    if attempt(form, lambda: actions.ask(finding=found, **form.cleaned_data, by=request.viewer, at=request.at)).done:
        messages.success(request, _("De vraag is bewaard."))
        return redirect("supervision:finding", found.id)
    return _finding(request, found, ask=form)


@require_POST
@may("supervision.judge")
def answer(request: ViewerRequest, question_id: UUID) -> HttpResponseBase:
    """This function will keep what came back on a question."""
    asked = get_object_or_404(Question.objects.select_related("finding__rule", "finding__judgement"), id=question_id)
    form = AnswerForm(request.POST, prefix="answer")
    if attempt(
        form, lambda: actions.answer(question=asked, **form.cleaned_data, by=request.viewer, at=request.at)
    ).done:
        messages.success(request, _("Het antwoord is bewaard."))
        return redirect("supervision:finding", asked.finding_id)
    return _finding(request, asked.finding, answer=form)


@require_POST
@may("supervision.judge")
def judge(request: ViewerRequest, finding_id: UUID) -> HttpResponseBase:
    """This function will keep what the privacy officer makes of a finding."""
    found = queries.finding(request.viewer, finding_id)
    form = JudgeForm(request.POST, prefix="judge")
    if attempt(form, lambda: actions.judge(finding=found, **form.cleaned_data, by=request.viewer, at=request.at)).done:
        messages.success(request, _("Uw oordeel is bewaard."))
        return redirect("supervision:findings")
    return _finding(request, found, judge=form)


@require_POST
@may("supervision.judge")
def switch(request: ViewerRequest, code: str) -> HttpResponseBase:
    """This function will switch a rule on or off."""
    rule = get_object_or_404(PatternRule, code=code)
    actions.switch(rule=rule, on=request.POST.get("on") == "1", by=request.viewer, at=request.at)
    messages.success(request, _("De regel is aangepast."))
    return redirect("supervision:findings")


@require_http_methods(["GET", "POST"])
@may("supervision.watch")
@sensitive_post_parameters()
def watches(request: ViewerRequest) -> HttpResponseBase:
    """This function will show who is protected for a while, and add somebody."""
    today = timezone.localdate(request.at)
    form = WatchForm(request.POST or None, today=today)

    def act() -> Watch:
        told = form.cleaned_data
        return actions.watch(
            bsn=told["index"],
            given=told["given"],
            family=told["family"],
            born=told["born"],
            reason=told["reason"],
            until=told["until"],
            by=request.viewer,
            at=request.at,
        )

    if form.is_bound and attempt(form, act).done:
        messages.success(request, _("Vanaf nu valt elke inzage bij deze inwoner op."))
        return redirect("supervision:watches")
    shown = {"form": form, "watches": queries.watches(request.viewer, today)}
    return render(request, "supervision/watches.html", shown, status=422 if form.is_bound else 200)


@require_POST
@may("supervision.watch")
def end_watch(request: ViewerRequest, watch_id: UUID) -> HttpResponseBase:
    """This function will end a watch."""
    actions.end_watch(watch=get_object_or_404(Watch, id=watch_id), by=request.viewer, at=request.at)
    messages.success(request, _("De extra bescherming is gestopt."))
    return redirect("supervision:watches")
