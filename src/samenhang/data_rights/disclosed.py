"""Looks in a lawfulness file, on the resident's own sheet: from the recorded disclosure date, and never before."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection


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
