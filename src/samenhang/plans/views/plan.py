"""Screens to read the plan: as it stands, as it was agreed, on the fridge door, and in short."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import frame
from samenhang.kit.limits import PAPER
from samenhang.plans import queries
from samenhang.plans.content import differences, parts

SHORT = 4


@require_GET
@may("plans.read")
def plan(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will show the plan as it stands."""
    case, at = queries.case_with_plan(request.viewer, case_id), request.at
    page = frame(request.viewer, case.household, current="plan", at=at, case=case)
    whole = queries.whole(request.viewer, case, timezone.localdate(at))
    request.look.at(case.household_id, *page.ids(), layer=Layer.SHARED, object_id=case.id)
    writes = any(ground.layer == Layer.SHARED and ground.writes for ground in page.grounds)
    context = {
        "frame": page,
        "case": case,
        "whole": whole,
        "changes": whole.since(whole.latest.content) if whole.latest else [],
        "writes": writes and case.closed_at is None and request.viewer.may("plans.write"),
        "agrees": writes and case.closed_at is None and request.viewer.may("plans.agree"),
    }
    return render(request, "plans/plan.html", context)


@require_GET
@may("plans.read")
def version(request: ViewerRequest, case_id: UUID, number: int) -> HttpResponseBase:
    """This function will show an agreed version, whether its text is intact, and what differs from the one before."""
    case, at = queries.case_with_plan(request.viewer, case_id), request.at
    agreed = queries.version(request.viewer, case, number)
    whole = queries.whole(request.viewer, case, timezone.localdate(at))
    before = queries.version(request.viewer, case, number - 1) if number > 1 else None
    page = frame(request.viewer, case.household, current="plan", at=at, case=case)
    request.look.at(case.household_id, *page.ids(), layer=Layer.SHARED, object_id=agreed.version.id)
    changes = []
    if before and before.content and agreed.content:
        changes = differences(before.content, agreed.content, whole.ends)
    context = {
        "frame": page,
        "case": case,
        "agreed": agreed,
        "parts": parts(agreed.content) if agreed.content else [],
        "before": before,
        "is_latest": whole.latest and whole.latest.version.number == number,
        "changes": changes,
    }
    return render(request, "plans/version.html", context)


@require_GET
@may("plans.print", pace=PAPER)
def fridge(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will show the plan as one page for the fridge door: what was agreed, or a draft that says so."""
    case, at = queries.case_with_plan(request.viewer, case_id), request.at
    page = frame(request.viewer, case.household, current="plan", at=at, case=case)
    whole = queries.whole(request.viewer, case, timezone.localdate(at))
    asked_for_draft = request.GET.get("concept") == "1"
    latest = whole.latest if whole.latest and whole.latest.intact and not (whole.changed and asked_for_draft) else None
    content = (latest.content if latest else None) or whole.content
    request.look.at(case.household_id, *page.ids(), layer=Layer.SHARED, object_id=case.id)
    request.look.print = True
    context = {
        "frame": page,
        "case": case,
        "whole": whole,
        "agreed": latest,
        "content": content,
        "parts": parts(content, whole.ends),
        "at": at,
        "shape": page.paper(),
    }
    return render(request, "plans/fridge.html", context)


@require_GET
@may("plans.read")
def brief(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will show the plan in short, for the case's overview: what comes next, and whether it is agreed."""
    case = queries.case_with_plan(request.viewer, case_id)
    whole = queries.whole(request.viewer, case, timezone.localdate(request.at))
    if not request.look.shared_with(request.GET.get("look", ""), case.household_id):
        request.look.at(case.household_id, layer=Layer.SHARED, object_id=case.id)
    return render(request, "plans/brief.html", {"case": case, "whole": whole, "next": whole.in_order[:SHORT]})
