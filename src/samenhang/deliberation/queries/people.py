"""Who may lead, sit or reflect along; the light forms; and how often the table met."""

from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.http import Http404

from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.deliberation.models import (
    Reflection,
    TrainedFacilitator,
)
from samenhang.deliberation.rules import AT_THE_TABLE, LEADS
from samenhang.teams.models import Hat
from samenhang.teams.queries import to_ask


def trained(viewer: Viewer) -> list[TrainedFacilitator]:
    """This function will give the colleagues on the list of who may lead a deliberation."""
    found = TrainedFacilitator.objects.filter(end=None).select_related("hat__professional", "hat__organisation")
    return list(found.order_by("hat__organisation__name", "hat__professional__name"))


def trained_one(viewer: Viewer, trained_id: UUID) -> TrainedFacilitator:
    """This function will give one line of the list.

    :raises Http404: when it is not there any more.
    """
    found = TrainedFacilitator.objects.filter(id=trained_id, end=None).first()
    if found is None:
        raise Http404
    return found


def to_train(viewer: Viewer, day: date) -> list[Hat]:
    """This function will give the colleagues who may be put on the list."""
    return list(to_ask(viewer, day, roles=LEADS))


def leaders(viewer: Viewer, day: date) -> list[Hat]:
    """This function will give the trained colleagues who work today; whether one may lead, the database says."""
    able = TrainedFacilitator.objects.filter(end=None, since__lte=day).filter(Q(until=None) | Q(until__gte=day))
    found = to_ask(viewer, day, roles=LEADS).filter(id__in=able.values("hat_id"))
    return list(found.exclude(professional__hats=viewer.id))


def to_invite(viewer: Viewer, day: date) -> list[Hat]:
    """This function will give the colleagues who may be invited to think along."""
    return list(to_ask(viewer, day, roles=AT_THE_TABLE).exclude(professional__hats=viewer.id))


def may_lead(viewer: Viewer, deliberation_id: UUID, hat_id: UUID) -> bool:
    """This function will say whether somebody may lead: trained, with nothing to do with the case."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.may_facilitate(%s, %s)", [deliberation_id, hat_id])
        row = cursor.fetchone()
    return bool(row and row[0])


def has_case(viewer: Viewer, deliberation_id: UUID) -> bool:
    """This function will say whether what the viewer asked for comes from a case, also one they no longer read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.deliberation_has_case(%s)", [deliberation_id])
        row = cursor.fetchone()
    return bool(row and row[0])


def years(viewer: Viewer) -> list[tuple[int, int | None, int | None]]:
    """This function will give, by year, how many deliberations were held, and how often the line had to decide (G6).

    Fewer than five is no number.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT year, held, by_line FROM access.deliberation_years()")
        return [(year, held, by_line) for year, held, by_line in cursor.fetchall()]


def reflections(viewer: Viewer, case: Case) -> QuerySet[Reflection]:
    """This function will give the light forms of a case, newest first."""
    return Reflection.objects.filter(case=case).select_related("by__professional").order_by("-at", "-id")


def beside(viewer: Viewer, case: Case) -> list[Hat]:
    """This function will give the colleagues who read the team's records of a case: with one of them one reflects."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.readers(%s, NULL, 'case_team', '')", [case.household_id])
        ids = [row[0] for row in cursor.fetchall()]
    found = Hat.objects.filter(id__in=ids).exclude(professional__hats=viewer.id)
    return list(found.select_related("professional", "organisation").order_by("professional__name", "id"))


def reflection(viewer: Viewer, reflection_id: UUID) -> Reflection:
    """This function will give one light form.

    :raises Http404: when the viewer may not read it.
    """
    found = Reflection.objects.filter(id=reflection_id).select_related(
        "case", "household", "by__professional", "beside__professional"
    )  # fmt: skip -- a list of names
    one = found.first()
    if one is None:
        raise Http404
    return one
