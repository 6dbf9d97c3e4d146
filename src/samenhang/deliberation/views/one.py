"""The deliberations of a viewer, one of them, its report, and what came of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.deliberation import actions, forms, next_steps, queries, support
from samenhang.deliberation.queries import Table, in_a_sentence
from samenhang.deliberation.rules import FEWEST, MOST, TOTAL
from samenhang.kit.forms import attempt
from samenhang.kit.limits import PAPER

A_PAGE = 25


def look(request: ViewerRequest, table: Table) -> None:
    """This function will count the look: at the household where the viewer knows it, else at the deliberation only."""
    request.look.object_id = table.id
    if table.origin:
        household, person, layer, domain = table.origin.key
        request.look.at(household, person, layer=layer, domain=domain, object_id=table.id)


@require_safe
@may("deliberation.read")
def listing(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the deliberations the viewer has a part in, and how many were held by year."""
    page = Paginator(queries.listed(request.viewer), A_PAGE).get_page(request.GET.get("page"))
    found = queries.tables(request.viewer, page.object_list, request.at)
    for one in found:
        look(request, one)
    if not found:
        request.look.nothing()
    rows = [(one, support.asks_of(one, request.viewer, request.at)) for one in found]
    shown = {
        "page": page,
        "rows": rows,
        "years": queries.years(request.viewer),
        "may_ask": request.viewer.may("deliberation.ask"),
    }
    return render(request, "deliberation/list.html", shown)


@require_safe
@may("deliberation.read")
def one(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will show one deliberation: its text, who leads, who sits, and what is to be done next."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    look(request, table)
    return render(request, "deliberation/one.html", shown(request, table))


def shown(request: ViewerRequest, table: Table, **more: Any) -> dict[str, Any]:
    """This function will give what the page of a deliberation shows to this viewer."""
    viewer, day = request.viewer, timezone.localdate(request.at)
    found: dict[str, Any] = {
        "table": table,
        "asks": support.asks_of(table, viewer, request.at),
        "conclusion": in_a_sentence(table.conclusion) if table.conclusion else "",
        "remarks": table.remarks() if table.led_by_me or table.asks else [],
        "fewest": FEWEST,
        "most": MOST,
        "total": TOTAL,
        "check_form": forms.CheckForm(),
        "lead_form": forms.LeadAnswerForm(),
        "seat_form": forms.SeatAnswerForm(),
        "begin_form": forms.BeginForm(asked=bool(table.remarks())),
        "withdraw_form": forms.WithdrawForm(),
        "next_steps": [],
        "asked_me": "asked" in table.parts and not table.over,
        "invited_me": "invited" in table.parts and not table.over,
        "sits": bool(table.parts & {"participant"}) and not table.over,
        "manages": table.asks or table.led_by_me,
        "may_end_lead": table.asks or table.led_by_me,
    }
    if not table.over:
        if table.asks and not table.facilitation:
            found["ask_form"] = forms.HatForm(hats=queries.leaders(viewer, day), label=_("Wie vraagt u?"))
        if table.asks or table.led_by_me:
            found["invite_form"] = forms.HatForm(hats=queries.to_invite(viewer, day), label=_("Wie nodigt u uit?"))
    if table.closing and table.origin and not table.origin.case.closed_at:
        found["next_steps"] = next_steps.offered(viewer, table.id, table.origin.case)
    return found | more


@require_POST
@may("deliberation.ask")
def land(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will take the conclusion into the case it came from."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    if table.origin is None:
        raise Http404
    actions.land(table=table, by=request.viewer, at=request.at)
    messages.success(request, _("De conclusie staat in het logboek van het team."))
    return HttpResponseRedirect(reverse("deliberation:one", args=[table.id]))


@require_http_methods(["GET", "POST"])
@may("deliberation.ask")
def aftermath(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will let the asker tell what came of it."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    if not table.asks or table.closing is None:
        raise Http404
    form = forms.AftermathForm(request.POST or None)
    if attempt(
        form,
        lambda: actions.tell_aftermath(table=table, words=form.cleaned_data["words"], by=request.viewer, at=request.at),
    ).done:
        messages.success(request, _("Wie meedacht, kan dit nu lezen."))
        return HttpResponseRedirect(reverse("deliberation:one", args=[table.id]))
    look(request, table)
    status = 422 if form.is_bound else 200
    return render(request, "deliberation/aftermath.html", {"table": table, "form": form}, status=status)


@require_safe
@may("deliberation.read", pace=PAPER)
def report(request: ViewerRequest, deliberation_id: UUID) -> HttpResponseBase:
    """This function will make the anonymous report, to read and to print."""
    table = queries.table(request.viewer, deliberation_id, request.at)
    if not table.texts or not table.step:
        raise Http404
    look(request, table)
    request.look.print = True
    told = {
        "table": table,
        "parts": queries.steps_of(request.viewer, table.id),
        "conclusion": in_a_sentence(table.conclusion) if table.conclusion else "",
    }
    return render(request, "deliberation/report.html", told)
