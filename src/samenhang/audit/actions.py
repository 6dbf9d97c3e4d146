"""Writing the log. The only place that does; nothing changes or removes a line."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import connection
from uuid_utils.compat import uuid7

from samenhang.audit.models import Event, Key, Line, Subject


class Actor(Protocol):
    """Who acts: a hat, or a named service."""

    @property
    def id(self) -> UUID: ...
    @property
    def organisation_id(self) -> UUID | None: ...
    @property
    def role(self) -> str: ...


def record(
    event: Event,
    what: str,
    *,
    by: Actor | None,
    at: datetime,
    subjects: Iterable[Key] = (),
    object_id: UUID | None = None,
    detail: Mapping[str, Any] | None = None,
) -> UUID:
    """This function will add one line to the log, and one child line per data subject, in the running transaction.

    :param what: the act's or permission's name, e.g. ``plans.agree``.
    :param subjects: keys of the records touched; the ground is read from the viewer's own grants at ``at``.
    :param detail: words without personal data: which fields, how many; never a name, BSN or search term.
    """
    line = Line(
        id=uuid7(),
        at=at,
        event=event,
        what=what,
        viewer_id=by.id if by else None,
        organisation_id=by.organisation_id if by else None,
        role=by.role if by else "",
        object_id=object_id,
        detail=dict(detail or {}),
    )
    line.save(force_insert=True)
    keys = list(dict.fromkeys(subjects))
    grounds = _grounds(keys)
    Subject.objects.bulk_create(
        Subject(
            id=uuid7(),
            at=at,
            line_id=line.id,
            household_id=household,
            person_id=person,
            layer=layer,
            domain=domain,
            basis=grounds.get((household, layer, domain), ""),
        )
        for household, person, layer, domain in keys
    )
    return line.id


def _grounds(keys: list[Key]) -> dict[tuple[UUID, str, str], str]:
    """This function will read the ground on which the present viewer touches each of these records."""
    if not keys:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT household_id, layer, domain, min(basis) FROM access_grant"
            " WHERE household_id = ANY (%s) AND during @> access.clock() AND basis <> '' GROUP BY 1, 2, 3",
            [list({key[0] for key in keys})],
        )
        return {(household, layer, domain): basis for household, layer, domain, basis in cursor.fetchall()}
