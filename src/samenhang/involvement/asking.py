"""Reading requests for access: one's own with what was answered, and those laid before who keeps a household up."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404

from samenhang.access.viewer import Viewer
from samenhang.involvement.models import AccessRequest, AskedOf
from samenhang.teams.queries import Who, who


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer to the viewer's request: what, in which words, by whom."""

    kind: str
    words: str
    by: Who | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Mine:
    """An own request and its answers. Without an answer it waits, and later it is over; nothing tells why."""

    it: AccessRequest
    answers: list[Answered]
    over: bool


def mine(viewer: Viewer, at: datetime) -> list[Mine]:
    """This function will give the viewer's own requests of late, newest first, with what was answered."""
    found = list(AccessRequest.objects.filter(hat_id=viewer.id).order_by("-at", "-id")[:50])
    with connection.cursor() as cursor:
        cursor.execute("SELECT request_id, kind, words, by_id, at FROM access.answers_to_me() ORDER BY at")
        rows = cursor.fetchall()
    names = who(row[3] for row in rows)
    answers: dict[UUID, list[Answered]] = {}
    for request_id, kind, words, by_id, when in rows:
        answers.setdefault(request_id, []).append(Answered(kind, words, names.get(by_id), when))
    return [Mine(one, answers.get(one.id, []), one.lapses_at <= at) for one in found]


def waiting(viewer: Viewer, at: datetime, household_id: UUID | None = None) -> QuerySet[AskedOf]:
    """This function will give the requests that wait for an answer of who keeps the household up, oldest first."""
    found = AskedOf.objects.filter(answer=None, request__lapses_at__gt=at)
    if household_id:
        found = found.filter(household_id=household_id)
    return found.select_related(
        "request__hat__professional", "request__hat__organisation", "person", "household"
    ).order_by("at", "id")


def asked(viewer: Viewer, asked_id: UUID) -> AskedOf:
    """This function will give one request laid before the viewer.

    :raises Http404: when there is none.
    """
    found = (
        AskedOf.objects.filter(id=asked_id)
        .select_related(
            "request__hat__professional",
            "request__hat__organisation",
            "request__guest__professional",
            "request__guest__organisation",
            "person",
            "household",
            "answer",
        )
        .first()
    )
    if found is None:
        raise Http404
    return found
