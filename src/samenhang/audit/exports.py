"""The log for others: Logboek Dataverwerkingen records and access decisions. Streams; the same days give the same text.

A processing is told once per data subject (law.md, "Logging: three layers", 1), shaped like an OpenTelemetry span.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from samenhang.audit.activities import activity
from samenhang.kit.keys import CannotDecrypt, Keyring

if TYPE_CHECKING:
    from psycopg import Connection

HERE = ZoneInfo("Europe/Amsterdam")
REFUSED = "refused"
PROCESSED = """
    SELECT l.id, l.at, l.event, l.what, l.viewer_id, l.organisation_id, l.role, l.permission, l.rule,
           COALESCE(nullif(l.purpose, ''), s.purpose, ''), s.id, s.household_id, s.person_id, s.layer, s.domain, s.basis
    FROM public.audit_line l JOIN public.audit_subject s ON s.line_id = l.id AND s.at = l.at
    WHERE l.at >= %s AND l.at < %s ORDER BY l.at, l.id, s.id
"""
DECIDED = """
    SELECT l.id, l.at, l.event, l.what, l.viewer_id, l.organisation_id, l.team_id, l.role, l.object_id, l.permission,
           l.rule, l.purpose, (SELECT array_agg(DISTINCT s.basis ORDER BY s.basis) FILTER (WHERE s.basis <> '')
                               FROM public.audit_subject s WHERE s.line_id = l.id AND s.at = l.at)
    FROM public.audit_line l
    WHERE l.at >= %s AND l.at < %s AND (l.permission <> '' OR l.event = 'refused') ORDER BY l.at, l.id
"""


def processings(connection: "Connection[Any]", keyring: Keyring, since: date, until: date) -> Iterator[dict[str, Any]]:
    """This function will give one record per act or look and data subject, in order, a few in memory at a time."""
    for row in _rows(connection, PROCESSED, since, until):
        (
            line,
            at,
            event,
            what,
            viewer,
            organisation,
            role,
            permission,
            rule,
            purpose,
            span,
            household,
            person,
            *about,
        ) = row
        layer, domain, basis = about
        moment = _moment(at)
        yield {
            "trace_id": line.hex,
            "span_id": _span(span),
            "name": what,
            "start_time": moment,
            "end_time": moment,
            "status_code": "STATUS_CODE_OK",
            "resource": {"service.name": "samenhang"},
            "attributes": {
                "dpl.core.processing_activity_id": activity(what),
                "dpl.core.data_subject_id": close_subject(keyring, person or household),
                "dpl.core.data_subject_id_type": "samenhang:person" if person else "samenhang:household",
                "samenhang.event": event,
                "samenhang.actor": str(viewer) if viewer else "",
                "samenhang.organisation": str(organisation) if organisation else "",
                "samenhang.role": role,
                "samenhang.purpose": purpose,
                "samenhang.basis": basis,
                "samenhang.part": f"{layer}:{domain}" if domain else layer,
                "samenhang.permission": permission,
                "samenhang.rule": rule,
            },
        }


def decisions(connection: "Connection[Any]", keyring: Keyring, since: date, until: date) -> Iterator[dict[str, Any]]:
    """This function will give one record per decision to allow or refuse, with the permission and its rule."""
    names = (
        "id",
        "at",
        "event",
        "what",
        "actor",
        "organisation",
        "team",
        "role",
        "object",
        "permission",
        "rule",
        "purpose",
    )
    for *told, bases in _rows(connection, DECIDED, since, until):
        record = {name: _plain(value) for name, value in zip(names, told, strict=True)}
        record["decision"] = "refuse" if record["event"] == REFUSED else "allow"
        record["bases"] = bases or []
        yield record


def close_subject(keyring: Keyring, subject: UUID) -> str:
    """This function will encrypt a data subject's id: the same each time, so that records of one can be gathered."""
    version, key = keyring.current("subject")
    return f"{version}.{base64.urlsafe_b64encode(_siv(key).encrypt(subject.bytes, [b'subject'])).decode()}"


def open_subject(keyring: Keyring, closed: str) -> UUID:
    """This function will give the id back, with the key version it was closed with.

    :raises CannotDecrypt: when it was not closed by a key we hold.
    """
    version, _, text = closed.partition(".")
    try:
        key = keyring.keys["subject"][int(version)]
        return UUID(bytes=_siv(key).decrypt(base64.urlsafe_b64decode(text), [b"subject"]))
    except (KeyError, ValueError, InvalidTag) as error:
        raise CannotDecrypt("this is no data subject closed by a key in the key file") from error


def _siv(key: bytes) -> AESSIV:
    """Deterministic encryption needs a key of its own kind, drawn from the purpose's key."""
    return AESSIV(hmac.digest(key, b"aes-siv", hashlib.sha512))


def _span(subject: UUID) -> str:
    """Sixteen hexadecimal digits; of an id that begins with the clock, the end is what differs."""
    return hashlib.sha256(subject.bytes).hexdigest()[:16]


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return _moment(value)
    return str(value) if isinstance(value, UUID) else value


def _rows(connection: "Connection[Any]", query: str, since: date, until: date) -> Iterator[tuple[Any, ...]]:
    begins = datetime.combine(since, time(), HERE)
    ends = datetime.combine(until + timedelta(1), time(), HERE)
    with connection.transaction(), connection.cursor(name="samenhang_export") as cursor:
        cursor.itersize = 1_000
        cursor.execute(query, [begins, ends])
        yield from cursor
