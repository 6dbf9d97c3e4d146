"""Moving a record: who reads it now and who will, on which ground, and why."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import Frame, frame
from samenhang.involvement.reading import Place, own_name, places, wide_name
from samenhang.kit.forms import Outcome, attempt
from samenhang.layers import actions, covering, queries, rules
from samenhang.layers.forms import MoveForm
from samenhang.layers.kinds import Found, by_slug
from samenhang.people.queries import household
from samenhang.teams.queries import domain_names

TEMPLATE = "layers/move.html"


@require_http_methods(["GET", "POST"])
@may("layers.move")
def move(request: ViewerRequest, household_id: UUID, record_kind: str, record_id: UUID) -> HttpResponseBase:
    """This function will show who reads a record before and after a move, and move it."""
    viewer = request.viewer
    found = queries.record(viewer, household_id, record_kind, record_id)
    inside = _frame(request, household_id, found)
    there = _places(request, found, record_kind)
    form = _form(request, found, inside, there, request.POST if request.method == "POST" else None)
    shown: dict[str, Any] = {"frame": inside, "found": found, "form": form, "record_kind": record_kind}
    shown |= {"stands": _called(found), "stood": queries.stood(viewer, household_id, [found.id]).get(found.id, [])}
    sent: Outcome[Any] = Outcome()
    if form.asks_who_reads or (form.is_bound and form.data.get("seen") != form.chosen):
        shown["look_first"] = not form.asks_who_reads
    else:
        sent = attempt(form, lambda: _move(request, found, form))
    if sent.done:
        messages.success(request, _("Het is verplaatst. In het inzagelogboek blijft staan wie het eerder las."))
        return HttpResponseRedirect(found.back)
    shown |= _compared(request, found, form)
    return render(request, TEMPLATE, shown, status=422 if form.is_bound else 200)


@require_GET
@may("layers.move")
def compare(request: ViewerRequest, household_id: UUID, record_kind: str, record_id: UUID) -> HttpResponseBase:
    """This function will name who reads a record before and after, for the lines below the choice."""
    found = queries.record(request.viewer, household_id, record_kind, record_id)
    inside = frame(request.viewer, household(request.viewer, household_id), current="", at=request.at)
    form = _form(request, found, inside, _places(request, found, record_kind), request.GET)
    request.look.nothing()
    shown = _compared(request, found, form)
    return render(request, "layers/compared.html", shown) if shown["compared"] else HttpResponse(status=204)


def _move(request: ViewerRequest, found: Found, form: MoveForm) -> None:
    place = form.chosen_place()
    actions.move(
        found=found,
        seen=form.cleaned_data["stood"],
        layer=place.layer,
        domain=place.domain,
        person_id=form.person_id(),
        basis=form.cleaned_data["basis"],
        reason=form.cleaned_data["reason"],
        by=request.viewer,
        at=request.at,
    )


def _frame(request: ViewerRequest, household_id: UUID, found: Found) -> Frame:
    inside = frame(request.viewer, household(request.viewer, household_id), current="", at=request.at)
    request.look.at(household_id, *inside.ids())
    request.look.at(household_id, found.person_id, layer=found.layer, domain=found.domain, object_id=found.id)
    return inside


def _places(request: ViewerRequest, found: Found, slug: str) -> list[Place]:
    """Every layer the kind may stand in and the viewer writes in: for moving, the plan and the team are two places."""
    kind = by_slug(slug)
    wide = [layer for layer in ("case_team", "shared") if kind and layer in kind.layers]
    each = [one for layer in wide for one in places(request.viewer, found.household_id, wide=(layer,))]
    found_here = {one.value: one for one in each or places(request.viewer, found.household_id, wide=())}
    return sorted(found_here.values(), key=lambda one: bool(one.domain))


def _form(request: ViewerRequest, found: Found, inside: Frame, there: list[Place], data: Any) -> MoveForm:
    here = Place(found.layer, found.domain, "").value
    elsewhere = next((one.value for one in there if one.value != here), here)
    first = {"file": elsewhere, "person": str(found.person_id or ""), "stood": found.stands}
    bases = covering.offered(request.viewer, found.household_id, timezone.localdate(request.at))
    return MoveForm(data, initial=first, places=there, members=inside.members, bases=bases)


def _compared(request: ViewerRequest, found: Found, form: MoveForm) -> dict[str, Any]:
    place, subject = form.as_it_stands()
    if place is None:
        return {"compared": None, "seen": ""}
    person_id = subject.person.id if subject else None
    return {
        "compared": queries.compared(
            request.viewer, found, layer=place.layer, domain=place.domain, person_id=person_id
        ),
        "way": rules.direction(found.key, (found.household_id, person_id, place.layer, place.domain)),
        "seen": form.chosen,
        "mine": found.by_id == request.viewer.id,
    }


def _called(found: Found) -> str:
    return own_name(domain_names().get(found.domain, found.domain)) if found.domain else wide_name(found.layer)
