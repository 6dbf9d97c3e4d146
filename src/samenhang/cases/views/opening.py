"""What every screen about a household does first: find it, put its head around the page, count the look."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import Frame, frame
from samenhang.cases.models import Case
from samenhang.kit.forms import Form
from samenhang.people.models import Household
from samenhang.people.queries import household as find_household
from samenhang.register.queries import Found


@dataclass(frozen=True, slots=True)
class Opened:
    """A household's screen: its head, whether the viewer keeps its involvement, and the moment of looking."""

    household: Household
    frame: Frame
    writes: bool
    at: datetime


def open_household(request: ViewerRequest, household_id: UUID, *, current: str, case: Case | None = None) -> Opened:
    """This function will open a household's screen and count the look at it and its members.

    :raises Http404: when the viewer may not see the household.
    """
    found, at = find_household(request.viewer, household_id), request.at
    around = frame(request.viewer, found, current=current, at=at, case=case)
    request.look.at(household_id, None, *around.ids(), layer="involvement", object_id=case.id if case else household_id)
    return Opened(found, around, around.writes, at)


def keeping(request: ViewerRequest, household_id: UUID, *, current: str, case: Case | None = None) -> Opened:
    """This function will open a household's screen for whoever keeps who is involved and what is shared.

    :raises Http404: for everybody else.
    """
    opened = open_household(request, household_id, current=current, case=case)
    if not opened.writes:
        raise Http404
    return opened


def look_at(request: ViewerRequest, found: Found) -> None:
    """This function will count the look at somebody who was found, in each household they are shown with."""
    for household, _name in found.households:
        request.look.at(household, found.as_in(household), layer="involvement")


def sheet(request: ViewerRequest, opened: Opened, template: str, form: Form, **more: Any) -> HttpResponse:
    """This function will show a form on a household's screen, again with 422 when something is wrong with it."""
    look = request.look.token(opened.household.id)  # for what the page fetches under its own look
    context = {"frame": opened.frame, "writes": opened.writes, "form": form, "look": look, **more}
    return render(request, template, context, status=422 if form.is_bound else 200)
