"""What every screen about a household does first: find it, put its head around the page, count the look."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from samenhang.access import drafts
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import Frame, frame
from samenhang.cases.models import Case
from samenhang.involvement.queries import may_write
from samenhang.kit.forms import Form
from samenhang.kit.refusals import Refusal
from samenhang.people.models import Household
from samenhang.people.queries import household as find_household


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
    found, at = find_household(request.viewer, household_id), timezone.now()
    around = frame(request.viewer, found, current=current, at=at, case=case)
    request.look.at(household_id, None, *around.ids(), layer="involvement", object_id=case.id if case else household_id)
    return Opened(found, around, may_write(request.viewer, household_id, "involvement"), at)


def keeping(request: ViewerRequest, household_id: UUID, *, current: str, case: Case | None = None) -> Opened:
    """This function will open a household's screen for whoever keeps who is involved and what is shared.

    :raises Http404: for everybody else.
    """
    opened = open_household(request, household_id, current=current, case=case)
    if not opened.writes:
        raise Http404
    return opened


def draft(request: ViewerRequest, key: str, *, many: tuple[str, ...] = ()) -> tuple[dict[str, Any], dict[str, Any]]:
    """This function will give what was typed before as a form's first values, and what the page says of it.

    :param many: the fields of which more than one value may be chosen.
    """
    page: dict[str, Any] = {"draft_url": reverse("access:draft", args=[key])}
    kept = drafts.kept(request.viewer, key) if request.method == "GET" else None
    if kept is None:
        return {}, page
    page.update(draft=kept, discard_url=reverse("access:forget_draft", args=[key]))
    return {name: values if name in many else (values or [""])[-1] for name, values in kept.fields.items()}, page


def refused(form: Form, error: Refusal) -> None:
    """This function will put a refusal at the field it is about, or above the form."""
    form.add_error(error.field if error.field in form.fields else None, error.message)


def sheet(request: ViewerRequest, opened: Opened, template: str, form: Form, **more: Any) -> HttpResponse:
    """This function will show a form on a household's screen, again with 422 when something is wrong with it."""
    context = {"frame": opened.frame, "writes": opened.writes, "form": form, **more}
    return render(request, template, context, status=422 if form.is_bound else 200)
