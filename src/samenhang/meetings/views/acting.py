"""What the screens of a meeting share: doing an act in one press, a form on a page of its own, counting the look."""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import Form
from samenhang.kit.refusals import Refusal
from samenhang.meetings.models.conferences import AgendaItem, Conference, Outcome
from samenhang.meetings.queries.agenda import Point
from samenhang.meetings.queries.conferences import members_of
from samenhang.meetings.queries.outcomes import Came


def act(request: ViewerRequest, what: Callable[[], object], done: str, going: str) -> HttpResponseBase:
    """This function will do something in one press, and tell what was refused where one goes on."""
    try:
        what()
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        if done:
            messages.success(request, done)
    return HttpResponseRedirect(going)


def sheet(request: ViewerRequest, form: Form, title: str, back: str, submit: str, **more: Any) -> HttpResponseBase:
    """This function will show a form on a page of its own."""
    if not request.look.subjects:
        request.look.nothing()
    shown = {"form": form, "title": title, "back": back, "submit": submit, **more}
    return render(request, "meetings/conference_form.html", shown, status=422 if form.is_bound else 200)


def look(request: ViewerRequest, items: Collection[AgendaItem], came: Collection[Came] = ()) -> None:
    """This function will count the look at every case that is shown, with its members: its name may be theirs."""
    rows: list[AgendaItem | Outcome] = [*items, *(one.outcome for one in came)]
    if not rows:
        request.look.nothing()
        return
    members = members_of(row.case_id for row in rows)
    request.look.counts = True
    for row in rows:
        request.look.at(row.household_id, row.person_id, *members.get(row.case_id, ()), layer=row.layer)


def items_of(points: Collection[Point]) -> list[AgendaItem]:
    """This function will give what the viewer may read of an agenda."""
    return [one.item for one in points if one.item]


def page_of(meeting: Conference) -> str:
    """This function will give the address of a meeting."""
    return reverse("meetings:conference", args=[meeting.id])


def uuid(text: str | None) -> UUID | None:
    """This function will read an id that was sent, or None."""
    try:
        return UUID(text or "")
    except ValueError:
        return None
