"""The lists: what waits for my answer, my decisions, what decisions brought."""

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.decisions import asked as envelopes
from samenhang.decisions import knowledge, queries
from samenhang.decisions.tabs import tabs

A_PAGE = 25


@require_GET
@may("decisions.see_asked")
def asked(request: ViewerRequest) -> HttpResponseBase:
    """This function will show what the viewer is asked to stand behind, and what they answered."""
    answered = request.GET.get("lijst") == "beantwoord"
    found = envelopes.box(request.viewer, answered=answered)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    request.look.nothing()
    shown = {"page": page, "answered": answered, "today": timezone.localdate(request.at)}
    return render(request, "decisions/asked.html", shown | {"tabs": tabs(request.viewer, "asked")})


@require_GET
@may("decisions.read")
def mine(request: ViewerRequest) -> HttpResponseBase:
    """This function will show the decisions the viewer began, with how each stands."""
    page = Paginator(queries.mine(request.viewer), A_PAGE).get_page(request.GET.get("page"))
    rows = queries.states(request.viewer, list(page.object_list), request.at)
    for one in rows:
        of = one.decision
        request.look.at(of.household_id, of.person_id, layer=of.layer)
    if not rows:
        request.look.nothing()
    shown = {"page": page, "rows": rows, "tabs": tabs(request.viewer, "mine")}
    return render(request, "decisions/mine.html", shown)


@require_GET
@may("decisions.see_brought")
def brought(request: ViewerRequest) -> HttpResponseBase:
    """This function will show what decisions brought, about nobody, to search; and how often each rung was asked."""
    search, kind = request.GET.get("zoek", "")[:100], request.GET.get("soort", "")
    found = knowledge.brought(request.viewer, search=search, kind=kind)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    request.look.nothing()
    shown = {
        "page": page,
        "search": search,
        "kind": kind,
        "kinds": knowledge.KINDS,
        "years": knowledge.counted(request.viewer),
        "tabs": tabs(request.viewer, "brought"),
    }  # fmt: skip -- what the page shows
    return render(request, "decisions/brought.html", shown)
