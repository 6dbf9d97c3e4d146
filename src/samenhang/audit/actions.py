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
WITH_SUBJECTS = """
    WITH line AS (
        INSERT INTO audit_line (id, at, event, what, viewer_id, organisation_id, role, object_id, detail, team_id,
            purpose, permission, rule)
        SELECT %s::uuid, %s::timestamptz, %s, %s, %s::uuid, %s::uuid, %s, %s::uuid, %s::jsonb || CASE WHEN EXISTS (
            SELECT 1 FROM access_grant g WHERE g.household_id = ANY (%s::uuid[]) AND g.basis = 'noodinzage'
              AND g.during @> access.clock())
            THEN jsonb_build_object('emergency', set_config('synchronous_commit', 'on', true) = 'on')
            ELSE jsonb_build_object() END,
            %s::uuid, %s, %s, %s
    ), told AS (
        SELECT s.*, COALESCE((
            SELECT min(g.basis) FROM access_grant g
            WHERE g.household_id = s.household AND g.layer = s.layer AND g.domain = s.domain AND g.basis <> ''
              AND g.during @> access.clock()), '') AS basis
        FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::text[], %s::text[])
            AS s (id, household, person, layer, domain))
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
            households, people, layers, domains = (list(column) for column in zip(*keys, strict=True))
            layers = [str(layer) for layer in layers]
            ids = [uuid7() for _key in keys]
            line[9:9] = [list(set(households))]
            cursor.execute(WITH_SUBJECTS, [*line, ids, households, people, layers, domains, at, line_id, who])
        else:
            cursor.execute(LINE, line)
    return line_id
