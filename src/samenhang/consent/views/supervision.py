"""How often something is shared without consent, and what is late: for who guards privacy, without whose it is."""

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.consent import without

A_PAGE = 25


@require_safe
@may("consent.supervise")
def without_consent(request: ViewerRequest) -> HttpResponseBase:
    """This function will list the sharings without consent: organisation, basis, reason, age; what is late first."""
    request.look.nothing()
    rows = without.supervised(request.viewer, timezone.localdate(request.at))
    context = {
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "counts": without.counted(rows),
    }
    return render(request, "consent/without_consent.html", context)
