"""Organisations and their teams."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access.may import may
from samenhang.access.models import NOBODY
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import Form, attempt
from samenhang.staff import actions, queries
from samenhang.staff.forms import PlaceForm, SquadForm
from samenhang.teams.models import Organisation

A_PAGE = 25


@require_GET
@may("staff.manage")
def listed(request: ViewerRequest) -> HttpResponseBase:
    """This function will list the organisations the viewer manages, each with its teams."""
    request.look.nothing()
    teams = Prefetch("teams", queryset=queries.teams(request.viewer))
    found = queries.organisations(request.viewer).prefetch_related(teams)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    own = Organisation.objects.filter(id=request.viewer.organisation_id or NOBODY).exclude(
        kind=Organisation.Kind.PARTNER
    )
    return render(request, "staff/places.html", {"page": page, "runs_all": own.exists()})


@require_http_methods(["GET", "POST"])
@may("staff.manage")
def add(request: ViewerRequest) -> HttpResponseBase:
    """This function will add a partner organisation."""
    request.look.nothing()
    form = PlaceForm(request.POST or None)
    outcome = attempt(form, lambda: actions.add_place(place=form.place(), by=request.viewer, at=request.at))
    if outcome.done:
        return _back(request, _("De organisatie is toegevoegd."))
    return _form(request, form, _("Organisatie toevoegen"))


@require_http_methods(["GET", "POST"])
@may("staff.manage")
def change(request: ViewerRequest, organisation_id: UUID) -> HttpResponseBase:
    """This function will rename an organisation or change its phone."""
    request.look.nothing()
    found = _place(request, organisation_id)
    form = PlaceForm(request.POST or None, initial={"name": found.name, "phone": found.phone})
    outcome = attempt(
        form,
        lambda: actions.change_place(organisation=found, place=form.place(), by=request.viewer, at=request.at),
    )
    if outcome.done:
        return _back(request, _("Opgeslagen."))
    return _form(request, form, _("Organisatie wijzigen"), place=found)


@require_POST
@may("staff.manage")
def end(request: ViewerRequest, organisation_id: UUID) -> HttpResponseBase:
    """This function will let an organisation take part no more."""
    actions.end_place(organisation=_place(request, organisation_id), by=request.viewer, at=request.at)
    return _back(request, _("De organisatie doet niet meer mee."))


@require_http_methods(["GET", "POST"])
@may("staff.manage")
def add_squad(request: ViewerRequest, organisation_id: UUID) -> HttpResponseBase:
    """This function will add a team."""
    request.look.nothing()
    found = _place(request, organisation_id)
    form = SquadForm(request.POST or None, initial={"is_desk": True})
    outcome = attempt(
        form,
        lambda: actions.add_squad(organisation=found, squad=form.squad(), by=request.viewer, at=request.at),
    )
    if outcome.done:
        return _back(request, _("Het team is toegevoegd."))
    return _form(request, form, _("Team toevoegen"))


@require_http_methods(["GET", "POST"])
@may("staff.manage")
def change_squad(request: ViewerRequest, team_id: UUID) -> HttpResponseBase:
    """This function will rename a team, or let it be a desk or not."""
    request.look.nothing()
    found = queries.teams(request.viewer).filter(id=team_id).first()
    if found is None:
        raise Http404
    now = {"name": found.name, "domain": found.domain_id or "", "is_desk": found.is_desk}
    form = SquadForm(request.POST or None, initial=now)
    outcome = attempt(
        form, lambda: actions.change_squad(team=found, squad=form.squad(), by=request.viewer, at=request.at)
    )
    if outcome.done:
        return _back(request, _("Opgeslagen. Wie bij dit team werkt, ziet de hulpvragen vanaf nu wel of niet."))
    return _form(request, form, _("Team wijzigen"))


def _place(request: ViewerRequest, organisation_id: UUID) -> Organisation:
    found = queries.organisations(request.viewer).filter(id=organisation_id).first()
    if found is None:
        raise Http404
    return found


def _back(request: ViewerRequest, words: str) -> HttpResponseBase:
    messages.success(request, words)
    return redirect("staff:places")


def _form(request: ViewerRequest, form: Form, title: str, place: Organisation | None = None) -> HttpResponseBase:
    shown = {"form": form, "title": title, "place": place}
    return render(request, "staff/place.html", shown, status=422 if form.is_bound else 200)
