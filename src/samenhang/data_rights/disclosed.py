"""Looks in a lawfulness file, on the resident's own sheet: from the recorded disclosure date, and never before."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from samenhang.people.kept import InFile


@dataclass(frozen=True, slots=True)
class Disclosed:
    """That was looked on a day, in which organisation, how often; never who, why or what."""

    day: date
    organisation: str
    times: int


def looks(household_id: UUID, person_id: UUID, since: datetime | None, before: datetime | None) -> list[Disclosed]:
    """This function will give which looks the member may see, newest first: the wall tells who keeps them up only."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT day, organisation, times FROM access.disclosed_looks(%s, %s, %s, %s) ORDER BY 1 DESC, 2",
            [household_id, person_id, since, before],
        )
        return [Disclosed(*row) for row in cursor.fetchall()]


def part(household_id: UUID, person_id: UUID, at: datetime) -> list[InFile]:
    """This function will give these looks as a part of somebody's own file; the part stands in every file."""
    labels = {"on": _("Dag"), "organisation": _("Organisatie"), "times": _("Hoe vaak")}
    records = [
        {"on": one.day, "organisation": one.organisation, "times": one.times}
        for one in looks(household_id, person_id, None, None)
    ]
    title = _("Of er is gekeken of een uitkering of voorziening klopt, voor zover u dat nu mag weten")
    return [InFile("lawfulness_looks", title, _("bijgehouden door Samenhang"), labels, list(records))]
