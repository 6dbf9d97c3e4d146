"""What is sealed, in which order, and by which arithmetic. Knows the key, the database's connection, and nothing else.

Lines stand in the order (era, xid, id). A block covers a stretch of that order from just after the one before it, so
that a line put in between later shows. Of each line sixteen bytes of an HMAC over all it says, its subjects included,
are kept; the block's head is an HMAC over those, over where the block begins and ends, and over the head before it.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, LiteralString
from uuid import UUID

from psycopg import sql

if TYPE_CHECKING:
    from psycopg import Connection

FORM = 1
"""The way a line is written out for its tag; a later one gets the next number, and the old one stays."""
TAG = 16
A_BLOCK = 5_000
FIRST, LAST = UUID(int=0), UUID(int=2**128 - 1)
PARTITIONS = """
    SELECT substr(c.relname, 12) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'public.audit_line'::regclass ORDER BY c.relname
"""
LINES: LiteralString = """
    SELECT l.era, l.xid, l.id, l.at, l.event, l.what, l.viewer_id, l.organisation_id, l.role, l.object_id, l.detail,
           l.team_id, l.purpose, l.permission, l.rule, (
        SELECT array_agg(ARRAY[s.id::text, s.at::text, s.viewer_id::text, s.household_id::text, s.person_id::text,
                               s.layer, s.domain, s.basis, s.purpose] ORDER BY s.id)
        FROM public.audit_subject s WHERE s.line_id = l.id AND s.at = l.at)
    FROM public.{table} l
    WHERE l.era = %(era)s AND (l.xid, l.id) > (%(after_xid)s, %(after_id)s)
      AND (l.xid, l.id) <= (%(until_xid)s, %(until_id)s)
    ORDER BY l.xid, l.id
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the order of one era's lines."""

    xid: int = -1
    id: UUID = FIRST


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it is sealed."""

    era: int
    place: Place
    at: datetime
    text: bytes


@dataclass(frozen=True, slots=True)
class Block:
    """One sealed stretch of a month."""

    period: str
    number: int
    form: int
    era: int
    after: Place
    until: Place
    lines: int
    tags: bytes
    head: bytes
    key_version: int
    at: datetime


def periods(connection: "Connection[Any]") -> list[str]:
    """This function will list the log's parts: months as YYYYMM, and ``other`` for what fell outside them."""
    return [name for (name,) in connection.execute(PARTITIONS)]


def begin(connection: "Connection[Any]") -> None:
    """This function will let moments be written as UTC in this transaction, whatever the server's zone."""
    connection.execute("SET LOCAL timezone TO 'UTC'")


def rows(
    connection: "Connection[Any]", period: str, era: int, after: Place, until: Place, most: int = 0
) -> Iterator[Row]:
    """This function will read lines in their order, a few at a time, inside the caller's transaction."""
    table = sql.Identifier(f"audit_line_{period}")
    query = sql.SQL(LINES).format(table=table) + sql.SQL(f" LIMIT {int(most)}" if most else "")
    with connection.cursor(name="samenhang_log") as cursor:
        cursor.itersize = 1_000
        cursor.execute(
            query,
            {"era": era, "after_xid": after.xid, "after_id": after.id, "until_xid": until.xid, "until_id": until.id},
        )
        for era_, xid, line_id, at, *rest in cursor:
            yield Row(era_, Place(xid, line_id), at, _text(era_, xid, line_id, at, rest))


def _text(era: int, xid: int, line_id: UUID, at: datetime, rest: list[Any]) -> bytes:
    said = [era, xid, str(line_id), at.astimezone(UTC).isoformat(timespec="microseconds"), *rest]
    return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def tag(key: bytes, text: bytes) -> bytes:
    """This function will give the sixteen bytes kept of one line."""
    return hmac.digest(key, b"line\0" + text, hashlib.sha256)[:TAG]


def head(key: bytes, before: bytes, block: Block) -> bytes:
    """This function will give the head of a block after the head before it."""
    said = (
        block.period, block.number, block.form, block.era, block.after.xid, str(block.after.id),
        block.until.xid, str(block.until.id), block.lines, block.key_version,
        block.at.astimezone(UTC).isoformat(timespec="microseconds"),
    )  # fmt: skip  # as the columns stand
    text = json.dumps(said, separators=(",", ":")).encode()
    return hmac.digest(key, b"head\0" + before + text + b"\0" + block.tags, hashlib.sha256)


BLOCK_COLUMNS = (
    "period, number, form, era, after_xid, after_id, until_xid, until_id, lines, tags, head, key_version, at"
)


def blocks(connection: "Connection[Any]", period: str) -> Iterator[Block]:
    """This function will read a month's blocks in order, one at a time."""
    with connection.cursor(name="samenhang_seal") as cursor:
        cursor.itersize = 20
        cursor.execute(f"SELECT {BLOCK_COLUMNS} FROM public.audit_seal WHERE period = %s ORDER BY number, id", [period])
        for row in cursor:
            yield as_block(row)


def as_block(row: tuple[Any, ...]) -> Block:
    """This function will read a block out of its row."""
    period, number, form, era, after_xid, after_id, until_xid, until_id, lines, tags, closed, version, at = row
    after, until = Place(after_xid, after_id), Place(until_xid, until_id)
    return Block(period, number, form, era, after, until, lines, bytes(tags), bytes(closed), version, at)
