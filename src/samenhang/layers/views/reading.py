"""Who would read something, told before it is saved."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.involvement.reading import places, reading
from samenhang.layers.forms import WhoReadsForm
from samenhang.people.queries import household, members

WIDE = {"team": (Layer.CASE_TEAM, Layer.SHARED), "plan": (Layer.SHARED,)}


@require_GET
@may("layers.who_reads")
def who_reads(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will name who would read something in this place, for the lines below the choice."""
    viewer = request.viewer
    household(viewer, household_id)
    there = places(viewer, household_id, wide=WIDE.get(request.GET.get("wide", ""), WIDE["team"]))
    form = WhoReadsForm(
        request.GET, places=there, members=members(viewer, household_id, timezone.localdate(request.at))
    )
    form.is_valid()
    place, subject = form.as_it_stands()
    request.look.nothing()
    if place is None or "person" in form.errors:
        return HttpResponse(status=204)
    hidden_until = form.cleaned_data.get("hidden_until")
    shown = reading(viewer, household_id, place.layer, domain=place.domain, subject=subject, hidden_until=hidden_until)
    return render(request, "involvement/reading.html", {"reading": shown})
