"""A case's screen of this module: its head, and the look at what it shows."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from samenhang.access.viewer import ViewerRequest
from samenhang.cases.frame import frame
from samenhang.cases.models import Case
from samenhang.cases.queries import case as find_case
from samenhang.consent import queries as consent
from samenhang.consent.models import ASKED, LegalBasis


def open_case(request: ViewerRequest, case_id: UUID, *, to_begin: bool = False) -> tuple[Case, Any]:
    """This function will find a case and its head, and count the look at who lives there.

    :raises Http404: when the viewer may not see it, or it is closed and something is to begin in it.
    """
    case = find_case(request.viewer, case_id)
    if to_begin and case.closed_at is not None:
        raise Http404
    around = frame(request.viewer, case.household, current="together", at=request.at, case=case)
    request.look.at(case.household_id, None, *around.ids(), layer="involvement", object_id=case.id)
    return case, around


def sheet(request: ViewerRequest, template: str, around: Any, *, wrong: bool = False, **shown: Any) -> HttpResponse:
    """This function will show a page in a case's head, with 422 where a form on it is wrong."""
    return render(request, template, {"frame": around, **shown}, status=422 if wrong else 200)


def bases(day: date) -> list[LegalBasis]:
    """This function will give the legal bases somebody may be involved on."""
    return [one for one in consent.bases(day) if one.code != ASKED]
