"""What the privacy officer and the FG see of emergencies: who, why, how long, how much; never of whom."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import attempt
from samenhang.safety import actions, queries
from samenhang.safety.forms import ReviewForm
from samenhang.safety.models import BreakGlass

A_PAGE = 25


@require_GET
@may("safety.watch")
def watched(request: ViewerRequest) -> HttpResponseBase:
    """This function will list emergencies that wait for a judgement, the oldest first; or those that were judged."""
    request.look.nothing()
    settled = request.GET.get("toon") == "beoordeeld"
    found = queries.watched(request.viewer, settled=settled)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "rows": queries.told(request.viewer, list(page.object_list), request.at),
        "settled": settled,
        "open_now": not settled,
        "waiting": queries.waiting(request.viewer),
    }
    return render(request, "safety/watched.html", shown)


@require_GET
@may("safety.watch")
def watched_one(request: ViewerRequest, break_glass_id: UUID) -> HttpResponseBase:
    """This function will show one emergency to who watches over it, with a form for who judges it."""
    return _one(request, queries.watched_one(request.viewer, break_glass_id), ReviewForm())


@require_POST
@may("safety.review")
def review(request: ViewerRequest, break_glass_id: UUID) -> HttpResponseBase:
    """This function will judge an emergency, or ask its user for more."""
    found, form = queries.watched_one(request.viewer, break_glass_id), ReviewForm(request.POST)
    sent = attempt(
        form,
        lambda: actions.review(
            break_glass=found,
            outcome=form.cleaned_data["outcome"],
            words=form.cleaned_data["words"],
            done=form.cleaned_data["done"],
            by=request.viewer,
            at=request.at,
        ),
    )
    if sent.done:
        messages.success(request, _("Vastgelegd. Wie in nood keek, ziet dit nu ook."))
        return HttpResponseRedirect(reverse("safety:watched"))
    return _one(request, found, form)


def _one(request: ViewerRequest, found: BreakGlass, form: ReviewForm) -> HttpResponseBase:
    request.look.nothing()
    told = queries.told(request.viewer, [found], request.at)[0]
    judges = request.viewer.may("safety.review")
    shown = {"row": told, "form": form, "judges": judges and not told.own and not told.settled, "may_judge": judges}
    return render(request, "safety/watched_one.html", shown, status=422 if form.is_bound else 200)
