"""The screens of the own circle. They show staff's own words about people close to them, to themselves only."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenhang.access.may import may
from samenhang.access.models import NOBODY
from samenhang.access.viewer import ViewerRequest
from samenhang.circle import actions, queries
from samenhang.circle.forms import CircleForm, ShieldForm, WhyForm
from samenhang.kit.forms import attempt
from samenhang.teams.models import Hat
from samenhang.teams.queries import colleagues

A_PAGE = 25


@require_http_methods(["GET", "POST"])
@may("circle.declare")
def mine(request: ViewerRequest) -> HttpResponseBase:
    """This function will show who one declared, and let one declare another."""
    request.look.nothing()
    form = CircleForm(request.POST or None)
    if attempt(
        form,
        lambda: actions.declare_circle(
            kind=form.cleaned_data["kind"], who=form.who(), by=request.viewer, at=request.at
        ),
    ).done:
        messages.success(request, _("Genoteerd. Is er een dossier van deze persoon, dan ziet u dat niet meer."))
        return HttpResponseRedirect(reverse("circle:mine"))
    shown = {"form": form, "declared": list(queries.mine(request.viewer))}
    return render(request, "circle/mine.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@may("circle.declare")
def doubt(request: ViewerRequest, circle_id: UUID) -> HttpResponseBase:
    """This function will say that an own declaration holds no longer, for another to settle."""
    request.look.nothing()
    found, form = queries.one_of_mine(request.viewer, circle_id), WhyForm(request.POST or None)
    if attempt(
        form, lambda: actions.doubt(circle=found, why=form.cleaned_data["why"], by=request.viewer, at=request.at)
    ).done:
        messages.success(request, _("Doorgegeven. De beheerder of de privacy officer kijkt ernaar."))
        return HttpResponseRedirect(reverse("circle:mine"))
    shown = {"form": form, "one": found}
    return render(request, "circle/doubt.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@may("circle.shield")
def shield(request: ViewerRequest) -> HttpResponseBase:
    """This function will keep a colleague's file from those who work closely with them."""
    request.look.nothing()
    form = ShieldForm(request.POST or None, hats=_near(request))
    if attempt(
        form,
        lambda: actions.shield(who=form.who(), colleagues=form.chosen(), by=request.viewer, at=request.at),
    ).done:
        messages.success(
            request, _("Genoteerd. Is er een dossier van deze collega, dan blijft dat dicht voor wie u koos.")
        )
        return HttpResponseRedirect(reverse("circle:shield"))
    shown = {"form": form, "shielded": list(queries.shielded(request.viewer))}
    return render(request, "circle/shield.html", shown, status=422 if form.is_bound else 200)


@require_GET
@may("circle.end")
def register(request: ViewerRequest) -> HttpResponseBase:
    """This function will list the declarations one may end: of which colleague, never of whom."""
    request.look.nothing()
    page = Paginator(queries.register(request.viewer), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "circle/register.html", {"page": page})


@require_http_methods(["GET", "POST"])
@may("circle.end")
def end(request: ViewerRequest, circle_id: UUID) -> HttpResponseBase:
    """This function will end a colleague's declaration."""
    request.look.nothing()
    found, form = queries.registered(request.viewer, circle_id), WhyForm(request.POST or None)
    if attempt(
        form,
        lambda: actions.end_circle(
            circle_id=found.id,
            professional_id=found.professional_id,
            why=form.cleaned_data["why"],
            by=request.viewer,
            at=request.at,
        ),
    ).done:
        messages.success(request, _("De opgave is beëindigd."))
        return HttpResponseRedirect(reverse("circle:register"))
    return render(request, "circle/end.html", {"form": form, "one": found}, status=422 if form.is_bound else 200)


def _near(request: ViewerRequest) -> list[Hat]:
    """Who works in the viewer's own team; for a manager, in the own organisation."""
    found = colleagues(request.viewer, timezone.localdate(request.at))
    if request.viewer.role == "team_lead":
        found = found.filter(team_id=request.viewer.team_id or NOBODY)
    own = found.filter(organisation_id=request.viewer.organisation_id or NOBODY)
    return list(own.exclude(professional_id=request.viewer.professional_id or NOBODY))
