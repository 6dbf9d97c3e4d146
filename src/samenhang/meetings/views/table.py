"""At the table: one slot from everybody's own place, what others note meanwhile, decisions, actions, and the wall."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenhang.access.may import may
from samenhang.access.models import Layer
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.queries import life_domains
from samenhang.kit.forms import Form, attempt
from samenhang.kit.refusals import Refusal, Stale
from samenhang.meetings.actions import table
from samenhang.meetings.forms.conferences import ActionForm, DecisionForm, LineForm, NoteForm
from samenhang.meetings.models.conferences import AgendaItem, OutcomeResult, Slot
from samenhang.meetings.queries import agenda as agendas
from samenhang.meetings.queries import conferences, outcomes
from samenhang.meetings.queries.agenda import Point
from samenhang.meetings.queries.conferences import Standing
from samenhang.meetings.queries.hearing import all_hear, must_leave
from samenhang.meetings.views.acting import act, items_of, look, page_of
from samenhang.people.queries import members

KEPT_UP = 45 * 60
"""So many seconds a screen keeps itself up to date: left alone it must not keep somebody signed in."""
MOST_DIGITS = 13


@require_GET
@may("meetings.sit")
def slot(request: ViewerRequest, slot_id: UUID) -> HttpResponseBase:
    """This function will show one slot as the viewer works on it: the question, the notes, decisions and actions."""
    return _table(request, conferences.slot(request.viewer, slot_id))


@require_GET
@may("meetings.sit")
def others(request: ViewerRequest, slot_id: UUID) -> HttpResponseBase:
    """This function will show what others note and decide meanwhile; asked for again every few seconds."""
    found = conferences.slot(request.viewer, slot_id)
    point = agendas.point(request.viewer, found)
    return render(request, "meetings/others.html", _together(request, point) | _again(request, point, "others"))


@require_POST
@may("meetings.sit")
def note(request: ViewerRequest, slot_id: UUID) -> HttpResponseBase:
    """This function will keep what the viewer types in their own block, while they type."""
    found = conferences.slot(request.viewer, slot_id)
    item, form = conferences.item_of(request.viewer, slot_id), NoteForm(request.POST)
    typing = bool(request.headers.get("HX-Request"))
    said: dict[str, Any] = {"slot": found}
    if form.is_valid():
        try:
            kept = table.keep_note(
                item=item, text=form.cleaned_data["text"], seen=form.seen_version, by=request.viewer, at=request.at
            )
        except Stale as stale:
            there = outcomes.my_note(request.viewer, item)
            said |= {"stale": stale.message, "mine": form.cleaned_data["text"], "theirs": there}
        except Refusal as refusal:
            said["refused"] = refusal.message
        else:
            if not typing:
                messages.success(request, _("Uw aantekening is bewaard."))
                return HttpResponseRedirect(reverse("meetings:slot", args=[found.id]))
            said["kept"] = kept
    else:
        said["refused"] = " ".join(str(one) for errors in form.errors.values() for one in errors)
    if not typing:
        return _table(request, found, note_form=form, said=said)
    return render(request, "meetings/note_kept.html", said)


@require_POST
@may("meetings.decide")
def decide(request: ViewerRequest, slot_id: UUID) -> HttpResponseBase:
    """This function will record what the table decided."""
    found = conferences.slot(request.viewer, slot_id)
    item = conferences.item_of(request.viewer, slot_id)
    form = DecisionForm(request.POST, life_domains=life_domains())
    standing = conferences.standing(request.viewer, found.conference)
    if attempt(
        form,
        lambda: table.decide(
            item=item,
            words=form.cleaned_data["words"],
            decided_by=form.cleaned_data["decided_by"],
            life_domains=form.cleaned_data["life_domains"],
            hats=standing.here,
            by=request.viewer,
            at=request.at,
        ),
    ).done:
        messages.success(request, _("Het besluit staat in het logboek."))
        return HttpResponseRedirect(reverse("meetings:slot", args=[found.id]))
    return _table(request, found, decision=form)


@require_POST
@may("meetings.decide")
def agree(request: ViewerRequest, slot_id: UUID) -> HttpResponseBase:
    """This function will record who does what by when."""
    found = conferences.slot(request.viewer, slot_id)
    item = conferences.item_of(request.viewer, slot_id)
    form = _action_form(request, item, conferences.standing(request.viewer, found.conference), bound=True)
    if attempt(
        form, lambda: table.agree_action(item=item, agreed=form.agreed(), by=request.viewer, at=request.at)
    ).done:
        in_plan = item.layer == Layer.SHARED and item.person_id is None
        messages.success(request, _("De actie staat in het plan.") if in_plan else _("De actie staat in het logboek."))
        return HttpResponseRedirect(reverse("meetings:slot", args=[found.id]))
    return _table(request, found, action=form)


@require_POST
@may("meetings.sit")
def line(request: ViewerRequest, slot_id: UUID) -> HttpResponseBase:
    """This function will record what was noted or decided on a theme."""
    found, form = conferences.slot(request.viewer, slot_id), LineForm(request.POST)
    if attempt(form, lambda: table.write_line(slot=found, **form.cleaned_data, by=request.viewer, at=request.at)).done:
        messages.success(request, _("Het is opgeschreven."))
        return HttpResponseRedirect(reverse("meetings:slot", args=[found.id]))
    return _table(request, found, line_form=form)


@require_POST
@may("meetings.decide")
def result(request: ViewerRequest, outcome_id: UUID) -> HttpResponseBase:
    """This function will record what came of a decision or an action."""
    found = outcomes.outcome(request.viewer, outcome_id)
    how = request.POST.get("how", "")
    if how not in OutcomeResult.How.values:
        how = OutcomeResult.How.NOT_YET
    back = request.POST.get("back", "")
    meeting = next((one for one in conferences.mine(request.viewer).filter(id=back)), None) if _is_id(back) else None
    going = page_of(meeting) if meeting else reverse("cases:together", args=[found.case_id])
    word = request.POST.get("word", "").replace("\x00", "")[:300]
    return act(
        request,
        lambda: table.say_result(outcome=found, how=how, word=word, by=request.viewer, at=request.at),
        _("Dat is opgeschreven."),
        going,
    )


@require_GET
@may("meetings.sit")
def wall(request: ViewerRequest, slot_id: UUID) -> HttpResponseBase:
    """This function will show one slot on a screen everybody in the room sees: only what all of them may hear."""
    found = conferences.slot(request.viewer, slot_id)
    return render(request, "meetings/wall.html", _on_the_wall(request, found))


@require_GET
@may("meetings.sit")
def wall_part(request: ViewerRequest, slot_id: UUID) -> HttpResponseBase:
    """This function will show the same again, every few seconds: who comes in late may not hear it either."""
    found = conferences.slot(request.viewer, slot_id)
    return render(request, "meetings/wall_part.html", _on_the_wall(request, found))


@require_GET
@may("meetings.sit")
def wall_start(request: ViewerRequest, conference_id: UUID) -> HttpResponseBase:
    """This function will show the first point on the wall: what came of last time, as far as all may hear."""
    meeting = conferences.at_table(request.viewer, conference_id)
    standing = conferences.standing(request.viewer, meeting)
    points = agendas.agenda(request.viewer, meeting)
    came = outcomes.came_of(request.viewer, meeting, items_of(points))
    heard = outcomes.for_the_wall(request.viewer, came, standing.here)
    look(request, [], heard)
    shown = {
        "meeting": meeting,
        "standing": standing,
        "came": heard,
        "next": next((one for one in points if not one.over), None),
    }
    return render(request, "meetings/wall_start.html", shown)


def _on_the_wall(request: ViewerRequest, found: Slot) -> dict[str, Any]:
    viewer, meeting = request.viewer, found.conference
    points = agendas.agenda(viewer, meeting)
    place = next(index for index, one in enumerate(points) if one.slot.id == found.id)
    point, standing = points[place], conferences.standing(viewer, meeting)
    leave = must_leave(point.ears, standing.here) if point.item else []
    shown: dict[str, Any] = {
        "slot": found,
        "meeting": meeting,
        "standing": standing,
        "here": [standing.name(hat) for hat in standing.here],
        "number": point.number,
        "count": len(points),
        "leave": [(hat, standing.name(hat)) for hat in leave],
        "earlier": points[place - 1] if place else None,
        "later": points[place + 1] if place + 1 < len(points) else None,
        "started": point.started,
        "over": point.over,
        "hidden": point.hidden,
        "at": request.at,
        "nobody": not standing.here,
    }
    if leave or point.hidden or not standing.here or point.over:
        return shown | _again(request, None, "wall_part", found)
    shown |= _together(request, point) | _again(request, point, "wall_part")
    if point.item:
        home = point.item.household_id
        plan = all_hear(viewer, [(home, None, Layer.SHARED)], standing.here)[home, None, Layer.SHARED]
        shown["prepared"] = point.prepared if plan else None
    return shown


def _again(request: ViewerRequest, point: Point | None, name: str, slot: Slot | None = None) -> dict[str, Any]:
    """Say where the same is asked for again. Its looks count with the page's for a minute; it ends by itself."""
    place, item = point.slot if point else slot, point.item if point else None
    assert place  # noqa: S101 -- one of the two is given
    text = request.GET.get("sinds", "")
    now = int(request.at.timestamp())
    since = int(text) if text.isdecimal() and len(text) < MOST_DIGITS else now
    if now - since > KEPT_UP:
        look(request, [item] if item else [])
        return {"stopped": True, "poll": ""}
    told = {"sinds": str(since)}
    if item:
        token = request.GET.get("look", "")
        if not token or not request.look.shared_with(token, item.household_id):
            look(request, [item])
            token = request.look.token(item.household_id)
        told["look"] = token
    else:
        request.look.nothing()
    return {"poll": f"{reverse(f'meetings:{name}', args=[place.id])}?{urlencode(told)}"}


def _together(request: ViewerRequest, point: Point) -> dict[str, Any]:
    if point.item is None:
        return {
            "slot": point.slot,
            "point": point,
            "lines": conferences.lines(request.viewer, [point.slot]).get(point.slot.id, []),
        }
    return {
        "slot": point.slot,
        "point": point,
        "notes": outcomes.notes(request.viewer, [point.item]).get(point.item.id, []),
        "came": outcomes.outcomes(request.viewer, [point.item]).get(point.item.id, []),
    }


def _table(
    request: ViewerRequest,
    found: Slot,
    *,
    note_form: Form | None = None,
    decision: Form | None = None,
    action: Form | None = None,
    line_form: Form | None = None,
    said: dict[str, Any] | None = None,
) -> HttpResponseBase:
    viewer, meeting = request.viewer, found.conference
    points = agendas.agenda(viewer, meeting)
    point = next(one for one in points if one.slot.id == found.id)
    standing = conferences.standing(viewer, meeting)
    shown: dict[str, Any] = {
        "meeting": meeting,
        "standing": standing,
        "points": points,
        "leave": [standing.name(hat) for hat in must_leave(point.ears, standing.here)] if point.item else [],
        "said": said,
        "at": request.at,
        **_together(request, point),
        **_again(request, point, "others"),
    }
    look(request, items_of(points))
    if point.item:
        mine = outcomes.my_note(viewer, point.item)
        here = ", ".join(name.name for hat, name, _there in standing.people if hat in standing.here)
        shown |= {
            "mine": mine,
            "note_form": note_form or NoteForm(initial={"text": mine.text if mine else ""}),
            "decision": decision or DecisionForm(initial={"decided_by": here[:300]}, life_domains=life_domains()),
            "action": action or _action_form(request, point.item, standing),
            "writes": conferences.writes(viewer, point.item),
            "lands_in_plan": point.item.layer == Layer.SHARED and point.item.person_id is None,
        }
    elif found.theme:
        shown["line_form"] = line_form or LineForm(initial={"kind": "note"})
    wrong = any(form is not None and form.is_bound for form in (note_form, decision, action, line_form))
    shown["may_type"] = wrong or not standing.over  # what was typed too late is given back
    return render(request, "meetings/slot.html", shown, status=422 if wrong else 200)


def _action_form(request: ViewerRequest, item: AgendaItem, standing: Standing, *, bound: bool = False) -> ActionForm:
    return ActionForm(
        request.POST if bound else None,
        members=members(request.viewer, item.household_id, timezone.localdate(request.at)),
        hats=[(hat, name.name) for hat, name, _there in standing.people],
    )


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
