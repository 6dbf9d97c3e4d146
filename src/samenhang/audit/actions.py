"""Writing the log. The only place that does; nothing changes or removes a line."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import connection
from psycopg.types.json import Jsonb
from uuid_utils.compat import uuid7

from samenhang.audit.models import Event, Key

LINE = (
    "INSERT INTO audit_line (id, at, event, what, viewer_id, organisation_id, role, object_id, detail)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
# The line and its subjects in one statement; the ground on which the present viewer touches each of them comes along.
# Where one of them is read in an emergency only, the line says so itself.
WITH_SUBJECTS = """
    WITH line AS (
        INSERT INTO audit_line (id, at, event, what, viewer_id, organisation_id, role, object_id, detail)
        SELECT %s::uuid, %s::timestamptz, %s, %s, %s::uuid, %s::uuid, %s, %s::uuid, %s::jsonb || CASE WHEN EXISTS (
            SELECT 1 FROM access_grant g WHERE g.household_id = ANY (%s::uuid[]) AND g.basis = 'noodinzage'
              AND g.during @> access.clock()) THEN '{"emergency": true}'::jsonb ELSE '{}'::jsonb END)
    INSERT INTO audit_subject (id, at, line_id, household_id, person_id, layer, domain, basis)
    SELECT s.id, %s, %s, s.household, s.person, s.layer, s.domain, COALESCE((
        SELECT min(g.basis) FROM access_grant g
        WHERE g.household_id = s.household AND g.layer = s.layer AND g.domain = s.domain AND g.basis <> ''
          AND g.during @> access.clock()), '')
    FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::text[], %s::text[])
        AS s (id, household, person, layer, domain)
"""


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
    line_id = uuid7()
    keys = list(dict.fromkeys(subjects))
    line: list[Any] = [
        line_id,
        at,
        str(event),
        what,
        by.id if by else None,
        by.organisation_id if by else None,
        by.role if by else "",
        object_id,
        Jsonb(dict(detail or {})),
    ]
    with connection.cursor() as cursor:
        if keys:
            households, people, layers, domains = (list(column) for column in zip(*keys, strict=True))
            layers = [str(layer) for layer in layers]
            ids = [uuid7() for _key in keys]
            cursor.execute(
                WITH_SUBJECTS, [*line, list(set(households)), at, line_id, ids, households, people, layers, domains]
            )
        else:
            cursor.execute(LINE, line)
    return line_id
