"""The requests about one household, for whoever reads them: its desk, and the director of its case."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import frame
from samenhang.intake import queries
from samenhang.intake.models import Triage
from samenhang.people.queries import household

PAGE = 25


@require_safe
@may("intake.read")
def of_household(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show what was asked about a household and by whom, newest first."""
    found = household(request.viewer, household_id)
    page = Paginator(queries.of_household(request.viewer, household_id), PAGE).get_page(request.GET.get("page"))
    if not page.paginator.count:
        raise Http404
    around = frame(request.viewer, found, current="requests", at=request.at)
    request.look.at(household_id, None, *around.ids(), layer=Layer.INVOLVEMENT)
    for row in page.object_list:
        row.outcome_label = Triage.Outcome(row.outcome).label if row.outcome else ""
        request.look.at(household_id, row.person_id, layer=row.layer, domain=row.domain)
    return render(request, "intake/of_household.html", {"frame": around, "page": page})
