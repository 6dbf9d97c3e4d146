"""Writing the log. The only place that does; nothing changes or removes a line."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import connection
from psycopg.types.json import Jsonb
from uuid_utils.compat import uuid7

from samenhang.audit import commits
from samenhang.audit.decision import present
from samenhang.audit.models import Event, Key

LINE = (
    "INSERT INTO audit_line (id, at, event, what, viewer_id, organisation_id, role, object_id, detail,"
    " team_id, purpose, permission, rule) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
# The line and its subjects in one statement; the ground on which the present viewer touches each of them comes along,
# with the purpose that this ground has. Where one of them is read in an emergency, the line says so itself, and waits.
# The subjects come as JSON: of an array PostgreSQL knows the length, so that it would plan this anew for every line.
WITH_SUBJECTS = """
    WITH told AS MATERIALIZED (
        SELECT s.*, COALESCE(held.basis, '') AS basis
        FROM jsonb_to_recordset(%s::jsonb) AS s (id uuid, household uuid, person uuid, layer text, domain text)
        CROSS JOIN LATERAL (
            SELECT min(g.basis) AS basis FROM access_grant g
            WHERE g.household_id = s.household AND g.layer = s.layer AND g.domain = s.domain AND g.basis <> ''
              AND g.during @> access.clock()) held
    ), line AS (
        INSERT INTO audit_line (id, at, event, what, viewer_id, organisation_id, role, object_id, detail, team_id,
            purpose, permission, rule)
        SELECT %s::uuid, %s::timestamptz, %s, %s, %s::uuid, %s::uuid, %s, %s::uuid, %s::jsonb || CASE WHEN EXISTS (
            SELECT 1 FROM (SELECT DISTINCT t.household FROM told t) t CROSS JOIN LATERAL (
                SELECT 1 FROM access_grant g
                WHERE g.household_id = t.household AND g.basis = 'noodinzage' AND g.during @> access.clock() LIMIT 1) e)
            THEN jsonb_build_object('emergency', set_config('synchronous_commit', 'on', true) = 'on')
            ELSE '{}'::jsonb END, %s::uuid, %s, %s, %s)
    INSERT INTO audit_subject (id, at, line_id, viewer_id, household_id, person_id, layer, domain, basis, purpose)
    SELECT t.id, %s, %s, %s, t.household, t.person, t.layer, t.domain, t.basis, COALESCE((
        SELECT min(b.purpose) FROM consent_legalbasis b WHERE b.law || ', ' || b.article = t.basis), '')
    FROM told t
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
    purpose: str = "",
) -> UUID:
    """This function will add one line to the log, and one child line per data subject, in the running transaction.

    :param what: the act's or permission's name, e.g. ``plans.agree``.
    :param subjects: keys of the records touched; the ground is read from the viewer's own grants at ``at``.
    :param detail: words without personal data: which fields, how many; never a name, BSN or search term.
    :param purpose: for what, where somebody chose it (searching, break-glass); else it follows from each ground.
    """
    line_id, who, told = uuid7(), by.id if by else None, dict(detail or {})
    keys = list(dict.fromkeys(subjects))
    if commits.waits_for(event, keys):
        commits.wait()
    line: list[Any] = [
        line_id,
        at,
        str(event),
        what,
        who,
        by.organisation_id if by else None,
        by.role if by else "",
        object_id,
        Jsonb(told),
        getattr(by, "team_id", None),
        (purpose or str(told.get("purpose") or ""))[:200],
        *present(),
    ]
    with connection.cursor() as cursor:
        if keys:
            told_of: list[Any] = [Jsonb([_subject(key) for key in keys])]
            cursor.execute(WITH_SUBJECTS, [*told_of, *line, at, line_id, who])
        else:
            cursor.execute(LINE, line)
    return line_id


def _subject(key: Key) -> dict[str, str | None]:
    household, person, layer, domain = key
    return {
        "id": str(uuid7()),
        "household": str(household),
        "person": str(person) if person else None,
        "layer": str(layer),
        "domain": domain,
    }
