"""The record of a meeting, to each by what they may read; and copies on paper, which are registered."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.limits import PAPER
from samenhang.meetings.actions import table
from samenhang.meetings.models.conferences import Conference, PaperCopy
from samenhang.meetings.queries import agenda as agendas
from samenhang.meetings.queries import conferences, outcomes
from samenhang.meetings.views.acting import items_of, look


@require_GET
@may("meetings.meet")
def record(request: ViewerRequest, conference_id: UUID) -> HttpResponseBase:
    """This function will show the record: what was noted and decided on every case the viewer may read."""
    meeting = conferences.conference(request.viewer, conference_id)
    return render(request, "meetings/record.html", _written(request, meeting))


@require_POST
@may("meetings.print_conference")
def make_copy(request: ViewerRequest, conference_id: UUID) -> HttpResponseBase:
    """This function will register a copy on paper, and go on to it."""
    meeting = conferences.conference(request.viewer, conference_id)
    what = PaperCopy.What.RECORD if request.POST.get("what") == "record" else PaperCopy.What.AGENDA
    items = items_of(agendas.agenda(request.viewer, meeting))
    made = table.print_copy(conference=meeting, what=what, items=items, by=request.viewer, at=request.at)
    return HttpResponseRedirect(reverse("meetings:copy", args=[meeting.id, made.id]))


@require_GET
@may("meetings.print_conference", pace=PAPER)
def copy(request: ViewerRequest, conference_id: UUID, copy_id: UUID) -> HttpResponseBase:
    """This function will show a copy to print, with what the viewer may read now: who printed it stands on it."""
    meeting = conferences.conference(request.viewer, conference_id)
    made = conferences.copy(request.viewer, meeting, copy_id)
    shown = _written(request, meeting) | {"copy": made, "by": request.viewer}
    request.look.print = True
    return render(request, "meetings/conference_paper.html", shown)


def _written(request: ViewerRequest, meeting: Conference) -> dict[str, Any]:
    viewer = request.viewer
    points = agendas.agenda(viewer, meeting)
    items = items_of(points)
    notes, came = outcomes.notes(viewer, items), outcomes.outcomes(viewer, items)
    lines = conferences.lines(viewer, [one.slot for one in points if one.slot.theme])
    look(request, items)
    written = [
        (
            one,
            notes.get(one.item.id, []) if one.item else [],
            came.get(one.item.id, []) if one.item else [],
            lines.get(one.slot.id, []),
        )
        for one in points
    ]
    return {
        "meeting": meeting,
        "standing": conferences.standing(viewer, meeting),
        "written": written,
        "hidden": sum(one.hidden for one in points),
        "at": request.at,
        "copies": conferences.my_copies(viewer, meeting),
    }
