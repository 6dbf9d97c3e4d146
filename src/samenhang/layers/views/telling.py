"""The story, told once: read by whoever is entitled to each part, confirmed, added to."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import Frame, frame
from samenhang.involvement.reading import places, reading
from samenhang.kit.forms import attempt
from samenhang.kit.rounds import answered, together
from samenhang.layers import actions, covering, queries
from samenhang.layers.forms import TakeOverForm, TellForm, WhomForm
from samenhang.layers.kinds import Words
from samenhang.people.queries import household, person

A_PAGE = 25


@require_GET
@may("layers.read_story")
def story(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will show what was told, in the order it was told: in whose words, to whom, when."""
    viewer, inside = request.viewer, _frame(request, household_id)
    people = [one.person for one in inside.members]
    whom = WhomForm(request.GET, people=people)
    chosen = whom.cleaned_data["person"] if whom.is_valid() else ""
    found = queries.story(viewer, household_id, person_id=UUID(chosen) if chosen else None)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    parts = list(page.object_list)
    for one in parts:
        request.look.at(household_id, one.person_id, layer=one.layer, domain=one.domain)
    heard, stood = answered(
        together(
            [
                queries.heard_part(viewer, household_id, parts),
                queries.stood_part(viewer, household_id, [one.id for one in parts]),
            ]
        )
    )
    writes = queries.writable(viewer, household_id)
    shown = {
        "frame": inside,
        "household_id": household_id,
        "today": timezone.localdate(request.at),
        "page": page,
        "heard": heard,
        "whom": whom,
        "chosen": chosen,
        "people": people,
        "tells": bool(places(viewer, household_id)),
        "writes": [one.id for one in parts if (one.layer, one.domain, one.person_id) in writes],
        "stood": stood,
    }
    return render(request, "layers/story.html", shown)


@require_http_methods(["GET", "POST"])
@may("layers.tell")
def tell(request: ViewerRequest, household_id: UUID) -> HttpResponseBase:
    """This function will add to the story what somebody told, in their own words."""
    viewer, inside = request.viewer, _frame(request, household_id)
    there = places(viewer, household_id)
    key = f"story:{household_id}"
    form = TellForm(
        request.POST if request.method == "POST" else None,
        initial={"told_on": timezone.localdate(request.at), "file": there[0].value if there else ""},
        places=there,
        members=inside.members,
    )
    page = drafts.give_back(request, form, key)
    sent = None if form.asks_who_reads else attempt(form, lambda: _tell(request, household_id, form))
    if sent and sent.done:
        drafts.forget(viewer, key)
        messages.success(request, _("Het staat in het verhaal. Niemand hoeft dit opnieuw te vragen."))
        return HttpResponseRedirect(reverse("layers:story", args=[household_id]))
    shown = {"frame": inside, "household_id": household_id, "form": form, "places": there, **page}
    shown |= _reading(request, household_id, form)
    return render(request, "layers/tell.html", shown, status=422 if form.is_bound else 200)


@require_POST
@may("layers.tell")
def confirm(request: ViewerRequest, household_id: UUID, words_id: UUID) -> HttpResponseBase:
    """This function will record that a part of the story still holds, as a member of the household says."""
    words = queries.words_of(request.viewer, household_id, words_id)
    try:
        said_by = person(request.viewer, household_id, UUID(request.POST.get("person", "")))
    except ValueError as error:
        raise Http404 from error
    actions.confirm(words=words, household_id=household_id, said_by=said_by, by=request.viewer, at=request.at)
    messages.success(request, _("Genoteerd: dit klopt nog."))
    return HttpResponseRedirect(f"{reverse('layers:story', args=[household_id])}#deel-{words_id}")


@require_http_methods(["GET", "POST"])
@may("layers.tell")
def take_over(request: ViewerRequest, household_id: UUID, words_id: UUID) -> HttpResponseBase:
    """This function will copy words of a request to where the team reads them, on a basis and with a reason."""
    viewer, inside = request.viewer, _frame(request, household_id)
    words = queries.words_of(viewer, household_id, words_id)
    if not words.takes_over:
        raise Http404
    request.look.at(household_id, words.person_id, layer=words.layer, domain=words.domain, object_id=words.id)
    there = places(viewer, household_id)
    form = TakeOverForm(
        request.POST if request.method == "POST" else None,
        initial={"file": there[0].value if there else "", "person": str(words.person_id or "")},
        places=there,
        members=inside.members,
        bases=covering.offered(viewer, household_id, timezone.localdate(request.at)),
    )
    sent = None if form.asks_who_reads else attempt(form, lambda: _take_over(request, household_id, words, form))
    if sent and sent.done:
        messages.success(request, _("De woorden staan nu ook bij het team."))
        return HttpResponseRedirect(reverse("layers:story", args=[household_id]))
    shown = {"frame": inside, "household_id": household_id, "form": form, "words": words, "places": there}
    shown |= _reading(request, household_id, form)
    return render(request, "layers/take_over.html", shown, status=422 if form.is_bound else 200)


def _tell(request: ViewerRequest, household_id: UUID, form: TellForm) -> None:
    place, (teller, told_by) = form.chosen_place(), form.who_told()
    actions.tell(
        key=(household_id, form.person_id(), place.layer, place.domain),
        words=form.cleaned_data["words"],
        told_by=told_by,
        teller=teller,
        told_on=form.cleaned_data["told_on"],
        hidden=form.hidden(),
        by=request.viewer,
        at=request.at,
    )


def _take_over(request: ViewerRequest, household_id: UUID, words: Words, form: TakeOverForm) -> None:
    place, found = form.chosen_place(), form.cleaned_data
    actions.tell(
        key=(household_id, form.person_id(), place.layer, place.domain),
        words="\n".join(text for _label, text in words.texts),
        told_by=words.said_by,
        told_on=words.on,
        source=actions.Source(words.kind, words.id, found["basis"], found["reason"]),
        by=request.viewer,
        at=request.at,
    )


def _reading(request: ViewerRequest, household_id: UUID, form: Any) -> dict[str, Any]:
    place, subject = form.as_it_stands()
    if place is None:
        return {"reading": None}
    return {
        "reading": reading(request.viewer, household_id, place.layer, domain=place.domain, subject=subject),
        "wide": "team",
    }


def _frame(request: ViewerRequest, household_id: UUID) -> Frame:
    inside = frame(request.viewer, household(request.viewer, household_id), current="story", at=request.at)
    request.look.at(household_id, *inside.ids(), object_id=household_id)
    return inside
