"""Sealing what is ready to be sealed. As the owner, whose reach is all lines; the key comes from the key file."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from uuid_utils.compat import uuid7

from samenhang.audit.sealing.chain import (
    A_BLOCK,
    BLOCK_COLUMNS,
    FORM,
    LAST,
    Block,
    Place,
    as_block,
    begin,
    head,
    periods,
    rows,
    tag,
)
from samenhang.kit.keys import Keyring

if TYPE_CHECKING:
    from psycopg import Connection

FOREVER = 2**63 - 1
ERA = "SELECT system_identifier FROM pg_control_system()"


class Busy(Exception):
    """Another sealing is at work; it does what this one would have done."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """How much was sealed of a month."""

    period: str
    lines: int
    blocks: int


def seal(connection: "Connection[Any]", keyring: Keyring, *, a_block: int = A_BLOCK) -> list[Sealed]:
    """This function will seal all lines whose transaction is older than every running one, a block a transaction.

    Whoever writes meanwhile is not held up; a sealing that is killed leaves whole blocks or nothing.

    :param connection: the owner's, committing by itself.
    :raises Busy: when another one is sealing.
    """
    done = []
    for period in periods(connection):
        lines = made = 0
        while (more := _one_block(connection, keyring, period, a_block)) is not None:
            lines, made = lines + more, made + 1
        if made:
            done.append(Sealed(period, lines, made))
    return done


def _one_block(connection: "Connection[Any]", keyring: Keyring, period: str, a_block: int) -> int | None:
    """Seal one block of the month; None when nothing is ready."""
    with connection.transaction():
        begin(connection)
        if connection.execute("SELECT pg_try_advisory_xact_lock(hashtext('samenhang.seal'))").fetchone() != (True,):
            raise Busy
        ours, edge, now = _one(
            connection, f"SELECT ({ERA}), pg_snapshot_xmin(pg_current_snapshot())::text::bigint, now()"
        )
        for era in _eras(connection, period):
            ends = Place(edge - 1 if era == ours else FOREVER, LAST)
            before = _before(connection, period)
            after = _reached(connection, period, era)
            found = list(rows(connection, period, era, after, ends, a_block))
            if not found:
                continue
            version, key = keyring.current("seal")
            block = Block(
                period=period,
                number=before.number + 1 if before else 1,
                form=FORM,
                era=era,
                after=after,
                until=ends if len(found) < a_block else found[-1].place,
                lines=len(found),
                tags=b"".join(tag(key, row.text) for row in found),
                head=b"",
                key_version=version,
                at=now,
            )
            _keep(connection, replace(block, head=head(key, before.head if before else b"", block)))
            return len(found)
    return None


def _one(connection: "Connection[Any]", query: str, values: list[Any] | None = None) -> tuple[Any, ...]:
    row = connection.execute(query, values).fetchone()
    assert row is not None  # noqa: S101 -- such a SELECT always gives one row
    return tuple(row)


def _eras(connection: "Connection[Any]", period: str) -> list[int]:
    """Which PostgreSQLs counted this month's lines: almost always one. Walked by the index, not by the lines."""
    query = f"""
        WITH RECURSIVE e AS (
            (SELECT era FROM public.audit_line_{period} ORDER BY era LIMIT 1)
            UNION ALL SELECT (SELECT l.era FROM public.audit_line_{period} l WHERE l.era > e.era ORDER BY l.era LIMIT 1)
            FROM e WHERE e.era IS NOT NULL)
        SELECT era FROM e WHERE era IS NOT NULL"""
    return [era for (era,) in connection.execute(query)]


def _before(connection: "Connection[Any]", period: str) -> Block | None:
    query = f"SELECT {BLOCK_COLUMNS} FROM public.audit_seal WHERE period = %s ORDER BY number DESC LIMIT 1"
    row = connection.execute(query, [period]).fetchone()
    return as_block(tuple(row)) if row else None


def _reached(connection: "Connection[Any]", period: str, era: int) -> Place:
    """Until where this era's lines of the month are sealed."""
    row = connection.execute(
        "SELECT until_xid, until_id FROM public.audit_seal WHERE period = %s AND era = %s ORDER BY number DESC LIMIT 1",
        [period, era],
    ).fetchone()
    return Place(*row) if row else Place()


def _keep(connection: "Connection[Any]", block: Block) -> None:
    values = [
        uuid7(), block.period, block.number, block.form, block.era, block.after.xid, block.after.id, block.until.xid,
        block.until.id, block.lines, block.tags, block.head, block.key_version, block.at,
    ]  # fmt: skip  # as the columns stand
    marks = ", ".join(["%s"] * len(values))
    connection.execute(f"INSERT INTO public.audit_seal (id, {BLOCK_COLUMNS}) VALUES ({marks})", values)
