"""The screens of an agenda: what needs a table, a case put on it, themes, and what becomes of a slot."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.cases import queries as cases
from samenhang.cases import ways
from samenhang.cases.frame import Frame, frame
from samenhang.cases.models import Case
from samenhang.involvement.queries import may_write, readers
from samenhang.involvement.reading import named, wide_name
from samenhang.kit.forms import attempt
from samenhang.meetings.actions import agenda
from samenhang.meetings.forms.conferences import AskingForm, MoveForm, ThemeForm, conference_choices
from samenhang.meetings.models.conferences import AgendaItem
from samenhang.meetings.queries import conferences
from samenhang.meetings.views.acting import act, look, page_of, sheet, uuid
from samenhang.people.queries import beside

CASES = 200


@require_GET
@may("meetings.put_on_agenda")
def proposals(request: ViewerRequest, conference_id: UUID) -> HttpResponseBase:
    """This function will show which of the viewer's own cases need a table, and why."""
    meeting = conferences.at_table(request.viewer, conference_id)
    mine = list(cases.mine(request.viewer, request.at)[:CASES]) if not meeting.above else []
    points = ways.points(request.viewer, mine, request.at)
    there = {one.case_id for one in AgendaItem.objects.filter(conference=meeting)}
    found = [(one, points[one.id], one.id in there) for one in mine if one.id in points]
    others = [(one, one.id in there) for one in mine if one.id not in points]
    members = conferences.members_of(case.id for case in mine) if mine else {}
    for case in mine:
        request.look.at(case.household_id, None, *members.get(case.id, ()))
    if not mine:
        request.look.nothing()
    shown = {"meeting": meeting, "found": sorted(found, key=lambda one: one[1][0].since), "others": others}
    return render(request, "meetings/proposals.html", shown)


@require_http_methods(["GET", "POST"])
@may("meetings.put_on_agenda")
def put(request: ViewerRequest, case_id: UUID) -> HttpResponseBase:
    """This function will put a case on the agenda of a meeting."""
    viewer = request.viewer
    case = cases.case(viewer, case_id)
    inside = frame(viewer, case.household, current="together", at=request.at, case=case)
    there = list(conferences.may_take(viewer, request.at)[:100])
    key = f"agenda:{case.id}"
    wanted = uuid(request.GET.get("overleg"))
    form = AskingForm(
        request.POST or None,
        initial={"conference": str(wanted or (there[0].id if there else ""))},
        conferences=conference_choices(there),
        invitable=_invitable(request, inside),
        places=_places(request, case, inside),
    )

    def doing() -> AgendaItem:
        chosen = UUID(form.cleaned_data["conference"])
        meeting = next(one for one in there if one.id == chosen)
        return agenda.put_on_agenda(conference=meeting, case=case, asking=form.asking(), by=viewer, at=request.at)

    shown = drafts.give_back(request, form, key)
    outcome = attempt(form, doing) if "place" in form.fields else None
    if outcome and outcome.done and outcome.result:
        drafts.forget(viewer, key)
        messages.success(request, _("Het staat op de agenda. Kijk wie dit mag horen."))
        return HttpResponseRedirect(page_of(outcome.result.conference))
    return _asking(request, case, inside, form, {**shown, "there": there, "readers": _who_reads(request, case)})


@require_http_methods(["GET", "POST"])
@may("meetings.put_on_agenda")
def change(request: ViewerRequest, case_id: UUID, item_id: UUID) -> HttpResponseBase:
    """This function will change what is asked of the table, and how the resident takes part."""
    viewer = request.viewer
    case = cases.case(viewer, case_id)
    item = conferences.item(viewer, case.id, item_id)
    inside = frame(viewer, case.household, current="together", at=request.at, case=case)
    form = AskingForm(
        request.POST or None,
        initial={
            "question": item.question,
            "wanted": item.wanted,
            "minutes": item.slot.minutes,
            "invited": [str(one) for one in item.invited_ids],
            "invited_more": item.invited_more,
            "not_invited_why": item.not_invited_why,
        },
        conferences=(),
        invitable=_invitable(request, inside),
        places=(),
    )
    outcome = attempt(
        form,
        lambda: agenda.change_item(item=item, asking=form.asking(), seen=form.seen_version, by=viewer, at=request.at),
    )
    if outcome.done:
        messages.success(request, _("Het onderwerp is veranderd."))
        return HttpResponseRedirect(page_of(item.conference))
    stale = (
        {"theirs": f"{item.question}\n{item.wanted}", "mine": form.data.get("question", "")} if outcome.stale else {}
    )
    return _asking(request, case, inside, form, {"item": item, "version": item.version, **stale})


@require_http_methods(["GET", "POST"])
@may("meetings.sit")
def theme(request: ViewerRequest, conference_id: UUID) -> HttpResponseBase:
    """This function will put a theme on the agenda of a layer above."""
    meeting = conferences.at_table(request.viewer, conference_id)
    if not meeting.above:
        raise Http404
    form = ThemeForm(request.POST or None)
    outcome = attempt(
        form,
        lambda: agenda.add_theme(conference=meeting, **form.cleaned_data, by=request.viewer, at=request.at),
    )
    if outcome.done:
        messages.success(request, _("Het thema staat op de agenda."))
        return HttpResponseRedirect(page_of(meeting))
    warn = _("Dit overleg gaat over niemand in het bijzonder. Schrijf geen namen, adressen of nummers op.")
    return sheet(request, form, _("Thema op de agenda zetten"), page_of(meeting), _("Op de agenda zetten"), warn=warn)


@require_POST
@may("meetings.sit")
def step(request: ViewerRequest, slot_id: UUID) -> HttpResponseBase:
    """This function will begin a slot, end it, take it off, or place it earlier or later."""
    slot = conferences.slot(request.viewer, slot_id)
    kind, by, at = request.POST.get("kind", ""), request.viewer, request.at
    going = page_of(slot.conference)
    if kind in ("earlier", "later"):
        return act(request, lambda: agenda.place_slot(slot=slot, earlier=kind == "earlier", by=by, at=at), "", going)
    if kind not in ("started", "done", "dropped"):
        raise Http404
    if request.POST.get("next") == "wall":
        going = reverse("meetings:wall", args=[slot.id])
    elif kind == "started":
        going = reverse("meetings:slot", args=[slot.id])
    return act(request, lambda: agenda.step_slot(slot=slot, kind=kind, by=by, at=at), "", going)


@require_http_methods(["GET", "POST"])
@may("meetings.put_on_agenda")
def move(request: ViewerRequest, slot_id: UUID) -> HttpResponseBase:
    """This function will move a case to another meeting."""
    slot = conferences.slot(request.viewer, slot_id)
    item = conferences.item_of(request.viewer, slot_id)
    others = [one for one in conferences.may_take(request.viewer, request.at)[:100] if one.id != slot.conference_id]
    form = MoveForm(request.POST or None, conferences=others)

    def doing() -> AgendaItem:
        to = next(one for one in others if str(one.id) == form.cleaned_data["conference"])
        return agenda.move_item(item=item, to=to, by=request.viewer, at=request.at)

    outcome = attempt(form, doing)
    if outcome.done and outcome.result:
        messages.success(request, _("Het onderwerp staat nu op het andere overleg."))
        return HttpResponseRedirect(page_of(outcome.result.conference))
    look(request, [item])
    warn = "" if others else _("U zit bij geen ander overleg dat nog komt. Plan er eerst een.")
    return sheet(request, form, _("Naar een volgende keer"), page_of(slot.conference), _("Verplaatsen"), warn=warn)


def _asking(
    request: ViewerRequest, case: Case, inside: Frame, form: AskingForm, more: dict[str, Any]
) -> HttpResponseBase:
    request.look.at(case.household_id, None, *inside.ids(), object_id=case.id)
    if item := more.get("item"):
        request.look.at(item.household_id, item.person_id, layer=item.layer)
    shown = {"frame": inside, "case": case, "form": form, **more}
    return render(request, "meetings/put.html", shown, status=422 if form.is_bound else 200)


def _invitable(request: ViewerRequest, inside: Frame) -> list[tuple[str, str]]:
    """Name the members, and who represents or supports them."""
    found = [(str(one.person.id), one.person.full_name) for one in inside.members]
    day = timezone.localdate(request.at)
    words = _("%(name)s, namens of naast %(whose)s")
    for near in beside.of_household(request.viewer, inside.household.id, day).values():
        for one in [*near.representatives, *near.supporters]:
            whose = next((m.person.call_name for m in inside.members if m.person.id == one.person_id), "")
            found.append((str(one.id), words % {"name": one.name, "whose": whose}))
    return found


def _places(request: ViewerRequest, case: Case, inside: Frame) -> list[tuple[str, str]]:
    """Say who would read and hear it: who reads our plan, the team, or only who is with one member."""
    found = []
    for layer in (Layer.SHARED, Layer.CASE_TEAM):
        if may_write(request.viewer, case.household_id, layer):
            words = _("wie ons plan leest") if layer == Layer.SHARED else _("alleen ons team")
            found.append((layer.value, words))
    for one in inside.members:
        if may_write(request.viewer, case.household_id, Layer.CASE_TEAM, person_id=one.person.id):
            words = _("alleen ons team, en alleen wie bij %(name)s betrokken is") % {"name": one.person.call_name}
            found.append((f"{Layer.CASE_TEAM.value}:{one.person.id}", words))
    return found


def _who_reads(request: ViewerRequest, case: Case) -> list[tuple[str, list[str]]]:
    return [
        (wide_name(layer), names)
        for layer in (Layer.SHARED, Layer.CASE_TEAM)
        if (names := [named(one) for one in readers(request.viewer, case.household_id, layer)])
    ]
