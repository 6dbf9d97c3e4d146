"""Concerns that were passed on about somebody, in their own file: where they know, or would have heard it by now.

The envelope is read by who sent it and who got it alone, so the wall tells the service of that one file. What the other
side of the wall did with one is never told here: it would tell of a file there (law.md rule 5).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from samenhang.people.kept import InFile


@dataclass(frozen=True, slots=True)
class Concern:
    """A concern passed on, what the receiver would do with it, and what came of it."""

    at: datetime
    by_id: UUID
    to: str
    what: str
    why: str
    basis: str
    told_on: date | None
    taken_back: bool
    opened_at: datetime | None
    promise: str
    promised_for: date | None
    outcome: str
    returned: str


def told() -> list[Concern]:
    """This function will give the concerns that may stand in the own file whose service is the viewer; else none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.own_concerns()")
        return [Concern(*row) for row in cursor.fetchall()]


def part(found: list[Concern], names: dict[UUID, str]) -> InFile:
    """This function will give them as a part of the file, with who sent them where that may be named."""
    labels = {
        "at": _("Wanneer"),
        "to": _("Aan"),
        "what": _("Welke zorg"),
        "why": _("Waarom doorgegeven"),
        "basis": _("Op welke grond"),
        "told_on": _("Wanneer u het hoorde"),
        "taken_back": _("Teruggenomen"),
        "opened_at": _("Geopend op"),
        "promise": _("Wat zij ermee gaan doen"),
        "promised_for": _("Uiterlijk"),
        "outcome": _("Wat ervan kwam"),
        "returned": _("Waarom teruggegeven"),
        "recorded_by": _("Opgeschreven door"),
    }
    records: list[dict[str, Any]] = []
    for one in found:
        record = {name: getattr(one, name, "") for name in labels if name != "recorded_by"}
        record["recorded_by"] = names.get(one.by_id, "")
        records.append({name: value for name, value in record.items() if value not in ("", None, False)})
    return InFile(
        "concerns", _("Zorgen die over u zijn doorgegeven"), _("geschreven door wie met u werkt"), labels, records
    )
