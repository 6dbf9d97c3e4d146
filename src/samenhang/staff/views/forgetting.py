"""The accounts of colleagues who left: what comes to its term, and deciding about it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import attempt
from samenhang.staff import actions, leaving
from samenhang.staff.forms_leaving import DecideForm


@require_GET
@may("staff.see_leaving")
def listed(request: ViewerRequest) -> HttpResponseBase:
    """This function will list the accounts whose term comes to its end, or what became of those before."""
    request.look.nothing()
    over, day = request.GET.get("lijst") == "voorbij", timezone.localdate(request.at)
    page, found = leaving.page(request.viewer, request.GET.get("page"), over=over, day=day)
    shown = {"page": page, "found": found, "over": over, "waiting": leaving.waiting(request.viewer)}
    return render(request, "staff/leaving.html", shown)


@require_GET
@may("staff.see_leaving")
def one(request: ViewerRequest, proposal_id: UUID) -> HttpResponseBase:
    """This function will show one proposal: whose account, since when, what goes and what stays."""
    return _page(request, proposal_id, DecideForm(), status=200)


@require_POST
@may("staff.decide_leaving")
def decide(request: ViewerRequest, proposal_id: UUID) -> HttpResponseBase:
    """This function will record what the manager decides about an account."""
    found = leaving.one(request.viewer, proposal_id, timezone.localdate(request.at))
    form = DecideForm(request.POST)
    outcome = attempt(
        form,
        lambda: actions.decide_forgetting(
            proposal=found.proposal, by=request.viewer, at=request.at, **form.cleaned_data
        ),
    )
    if outcome.done:
        request.look.nothing()
        messages.success(request, _("Besloten en vastgelegd."))
        return redirect("staff:leaving")
    return _page(request, proposal_id, form, status=422)


def _page(request: ViewerRequest, proposal_id: UUID, form: DecideForm, *, status: int) -> HttpResponseBase:
    request.look.nothing()
    found = leaving.one(request.viewer, proposal_id, timezone.localdate(request.at))
    waits = not hasattr(found.proposal, "decision") and not hasattr(found.proposal, "end")
    shown = {
        "one": found,
        "proposal": found.proposal,
        "form": form,
        "decides": request.viewer.may("staff.decide_leaving") and (waits or bool(form.errors)),
    }
    return render(request, "staff/leaving_one.html", shown, status=status)
