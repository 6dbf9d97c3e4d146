"""What one resident said about sharing, in one table; and what asks attention in the own households (H1)."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import consents
from samenhang.cases.sharing import book
from samenhang.cases.views.opening import open_household
from samenhang.consent import without

A_PAGE = 25


@require_safe
@may("consent.read")
def of_person(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will show who may know what of one resident, until when, and what was refused or taken back."""
    opened = open_household(request, household_id, current="sharing")
    person = next((one for one in opened.frame.members if one.person.id == person_id), None)
    if person is None:
        raise Http404
    day = timezone.localdate(opened.at)
    everything = book(request.viewer, opened.frame, at=opened.at)
    return render(
        request,
        "cases/consents.html",
        {
            "frame": opened.frame,
            "household": opened.household,
            "writes": opened.writes,
            "member": person,
            "rows": consents.matrix(everything, person_id, day),
            "history": consents.history(everything, person_id),
        },
    )


@require_safe
@may("consent.read")
def attention(request: ViewerRequest) -> HttpResponseBase:
    """This function will list what asks attention about sharing: ending soon, to be told, to be looked at again."""
    day, households = timezone.localdate(request.at), consents.kept_up(request.viewer)
    ending = Paginator(consents.ending(request.viewer, households, day), A_PAGE).get_page(request.GET.get("page"))
    asks = without.mine(request.viewer, day)
    for one in ending:
        request.look.at(one.household_id, one.person_id, layer="involvement")
    for standing in asks:
        request.look.at(standing.it.household_id, standing.it.person_id, layer="involvement")
    if not (ending or asks):
        request.look.nothing()
    return render(request, "cases/sharing_attention.html", {"page": ending, "asks": asks})
