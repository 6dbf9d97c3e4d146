"""The session: seven steps with a clock, everybody adding lines of their own, the conclusion, the end."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.deliberation import actions, forms, queries
from samenhang.deliberation.models import Line
from samenhang.deliberation.queries import Table
from samenhang.deliberation.rules import STEPS, TOTAL, StepRule, step
from samenhang.kit.forms import attempt


@require_http_methods(["GET", "POST"])
@may("deliberation.read")
def session(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will show the session at one step, and add a line to it."""
    table = _sitting(request, deliberation_id)
    rule = _rule(request, table)
    key = f"deliberation-line:{table.id}"
    form = forms.LineForm(
        request.POST or None, rule=rule, parents=queries.parents(request.viewer, table.id, rule.number)
    )

    def act() -> Line:
        return actions.say(
            deliberation=table.deliberation,
            slot=form.cleaned_data["slot"],
            words=form.cleaned_data["words"],
            under=form.parent,
            named=not form.cleaned_data["unnamed"],
            by=request.viewer,
            at=request.at,
        )

    if form.is_bound and not table.speaks:
        raise Http404
    here = f"{reverse('deliberation:session', args=[table.id])}?stap={rule.number}"
    if attempt(form, act).done:
        drafts.forget(request.viewer, key)
        return HttpResponseRedirect(here)
    request.look.object_id = table.id
    shown = _shown(request, table, rule) | {"form": form, "here": here}
    shown |= drafts.give_back(request, form, key)
    return render(request, "deliberation/session.html", shown, status=422 if form.is_bound else 200)


@require_safe
@may("deliberation.read")
def said(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will give what was said in a step, and the clock; fetched anew every few seconds."""
    table = _sitting(request, deliberation_id)
    request.look.nothing()  # part of the page whose look was counted
    return render(request, "deliberation/said.html", _shown(request, table, _rule(request, table)))


@require_POST
@may("deliberation.lead")
def begin(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will begin a step; the first begins the session."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    if not table.led_by_me:
        raise Http404
    form = forms.BeginForm(request.POST)
    chosen = str(request.POST.get("number", "1"))
    number = int(chosen) if chosen in {str(one.number) for one in STEPS} else 0
    begun = attempt(
        form,
        lambda: actions.begin_step(
            table=table, number=number, words=form.cleaned_data["words"], by=request.viewer, at=request.at
        ),
    )
    if begun.done:
        return HttpResponseRedirect(f"{reverse('deliberation:session', args=[table.id])}?stap={number}")
    request.look.object_id = table.id
    shown = {"form": form, "table": table, "title": _("Het beraad beginnen"), "hint": table.remarks()}
    return render(request, "deliberation/form.html", shown, status=422)


@require_POST
@may("deliberation.read")
def strike(request: ViewerRequest, deliberation_id: UUID, line_id: UUID) -> HttpResponseBase:
    """This function will strike a line: one's own, or as the leader."""
    table = _sitting(request, deliberation_id)
    line = queries.line(request.viewer, table.id, line_id)
    if not (table.led_by_me or line.by_id == request.viewer.id):
        raise Http404
    actions.strike(line=line, by=request.viewer, at=request.at)
    number = next(one.number for one in STEPS if line.slot in one.slots)
    return HttpResponseRedirect(f"{reverse('deliberation:session', args=[table.id])}?stap={number}")


@require_http_methods(["GET", "POST"])
@may("deliberation.lead")
def conclude(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will let the leader record the conclusion."""
    table = _sitting(request, deliberation_id)
    if not table.led_by_me or table.over:
        raise Http404
    names = ("kind", "we_do", "because", "despite", "conditions", "to_whom")
    first = {name: getattr(table.conclusion, name) for name in names} if table.conclusion else {}
    form = forms.ConclusionForm(request.POST or None, initial=first)
    key = f"deliberation-conclusion:{table.id}"
    if attempt(
        form,
        lambda: actions.conclude(
            deliberation=table.deliberation, by=request.viewer, at=request.at, **form.cleaned_data
        ),
    ).done:
        drafts.forget(request.viewer, key)
        messages.success(request, _("De conclusie staat er. Kijk nu samen hoe u de schade beperkt."))
        return HttpResponseRedirect(f"{reverse('deliberation:session', args=[table.id])}?stap=6")
    request.look.object_id = table.id
    proposals = queries.lines(request.viewer, table.id).get(Line.Slot.CONCLUSION, [])
    shown = {"form": form, "table": table, "proposals": proposals} | drafts.give_back(request, form, key)
    return render(request, "deliberation/conclude.html", shown, status=422 if form.is_bound else 200)


@require_POST
@may("deliberation.lead")
def close(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will end the session."""
    table = _sitting(request, deliberation_id)
    if not table.led_by_me:
        raise Http404
    actions.close(deliberation=table.deliberation, by=request.viewer, at=request.at)
    messages.success(request, _("Het beraad is afgerond. Iedereen houdt het verslag zonder namen."))
    return HttpResponseRedirect(reverse("deliberation:one", args=[table.id]))


def _sitting(request: ViewerRequest, deliberation_id: UUID) -> Table:
    """A deliberation whose session began, with its texts open to the viewer."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    if not table.texts or table.step is None:
        raise Http404
    return table


def _rule(request: ViewerRequest, table: Table) -> StepRule:
    """The step that is looked at: the one asked for, or the one that runs."""
    asked = request.GET.get("stap", "")
    current = table.step.number if table.step else 1
    return step(int(asked) if asked in {str(one.number) for one in STEPS} else current)


def _shown(request: ViewerRequest, table: Table, rule: StepRule) -> dict[str, Any]:
    parts = queries.steps_of(request.viewer, table.id)
    here = reverse("deliberation:session", args=[table.id])
    begun = [part.begun_at for part in parts if part.begun_at]
    first = min(begun) if begun else None
    running = table.step.at if table.step and table.step.number == rule.number else None
    return {
        "table": table,
        "rule": rule,
        "part": parts[rule.number - 1],
        "parts": parts,
        "steps": [
            {
                "label": part.rule.title,
                "state": "now" if part.rule.number == rule.number else "done" if part.begun_at else "later",
                "url": f"{here}?stap={part.rule.number}" if part.begun_at else "",
                "note": _("%(minutes)s minuten") % {"minutes": part.rule.minutes},
            }
            for part in parts
        ],
        "reached": max((part.rule.number for part in parts if part.begun_at), default=1),
        "next": rule.number + 1 if rule.number < len(STEPS) else None,
        "now": request.at,
        "spent": _minutes(running, request.at),
        "spent_all": _minutes(first, request.at),
        "total": TOTAL,
        "elsewhere": table.step if table.step and table.step.number != rule.number and not table.over else None,
    }


def _minutes(since: datetime | None, at: datetime) -> int | None:
    return int((at - since).total_seconds() // 60) if since else None
