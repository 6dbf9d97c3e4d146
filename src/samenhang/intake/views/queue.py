"""The queue of a desk."""

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.intake import queries

PAGE = 25


@require_safe
@may("intake.queue")
def queue(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the requests of the viewer's own desk: safety first, then urgency, then age."""
    tab = request.GET.get("lijst", "open")
    tab = tab if tab in queries.TABS else "open"
    sort = request.GET.get("sort", "")
    found = queries.queue(request.viewer, tab=tab, sort=sort)
    counted = queries.counts(request.viewer)
    pages = Paginator(found, PAGE)
    pages.count = counted[tab]  # the tabs' numbers are counted anyhow: going through thousands once more tells no more
    page = pages.get_page(request.GET.get("page"))
    rows = queries.with_holders(page.object_list)
    queries.with_clocks(request.viewer, rows, timezone.localdate(request.at))
    for row in rows:
        request.look.at(*row.key[:2], layer=row.layer, domain=row.domain)
    tabs = [
        {"url": f"?lijst={key}", "label": label, "count": counted[key], "current": key == tab}
        for key, label in queries.TABS.items()
    ]
    if not rows:
        request.look.nothing()
    return render(request, "intake/queue.html", {"rows": rows, "page": page, "tabs": tabs, "tab": tab})
