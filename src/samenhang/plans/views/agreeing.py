"""The screen on which the household and the professional agree the plan together."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.people import meeting
from samenhang.people.queries import beside, members
from samenhang.plans import actions, queries
from samenhang.plans.content import parts
from samenhang.plans.forms import AgreeForm
from samenhang.plans.views.desk import Desk


@require_http_methods(["GET", "POST"])
@may("plans.agree")
def agreement(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will show the plan as it will be fixed, large and plain, and fix it when those present say yes."""
    case = queries.case_with_plan(request.viewer, case_id)
    desk = Desk(request, case, f"plan-agree:{case.id}")
    there = members(request.viewer, case.household_id, timezone.localdate(desk.at))
    promise = _("Ik, %(name)s, sta achter dit plan en doe wat er bij mij staat.") % {"name": request.viewer.name}
    day = timezone.localdate(desk.at)
    signing = [one for found in beside.in_force(request.viewer, case.household_id, day).values() for one in found]
    form = AgreeForm(desk.data, members=there, promise=promise, signing=signing)
    if desk.accepts(
        form,
        lambda: actions.agree(
            case=case,
            seen=form.cleaned_data["seen"],
            members=form.chosen(),
            signers=form.signed_for(),
            how=form.cleaned_data["how"],
            by=desk.viewer,
            at=desk.at,
        ),
    ):
        messages.success(request, _("Afgesproken. Het plan ligt vast en kan op de koelkast."))
        return HttpResponseRedirect(reverse("plans:plan", args=[case.id]))
    whole = queries.whole(request.viewer, case, timezone.localdate(desk.at))
    ids = [one.person.id for one in there]
    request.look.at(case.household_id, *ids, layer=Layer.SHARED, object_id=case.id)
    context = {
        "case": case,
        "form": form,
        "whole": whole,
        "content": whole.content,
        "parts": parts(whole.content),
        "changes": whole.since(whole.latest.content) if whole.latest else [],
        "plan_url": desk.plan_url,
        "large": meeting.paper(one.contact for one in there).large,
        "stale": form.is_bound and form["seen"].value() != whole.fingerprint,
    }
    return render(request, "plans/agree.html", context, status=422 if form.is_bound else 200)
