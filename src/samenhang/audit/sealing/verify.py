"""Is the log as it was sealed? Reads all of it once, in one snapshot, and points at the first line that differs."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from uuid_utils.compat import uuid7

from samenhang.audit.sealing.chain import FORM, LAST, TAG, Block, Place, Row, begin, blocks, head, periods, rows, tag
from samenhang.kit.keys import Keyring

if TYPE_CHECKING:
    from psycopg import Connection

LATE = timedelta(hours=1)
"""A line that bears a moment so long before the sealing before it was put in afterwards."""


@dataclass(slots=True)
class Told:
    """What was found in one month."""

    period: str
    sealed: int = 0
    tail: int = 0
    oldest: datetime | None = None
    destroyed: str = ""
    """The number of the decision by which the month's lines were destroyed; its seals are kept."""
    wrong: list[str] = field(default_factory=list)


def verify(
    connection: "Connection[Any]",
    keyring: Keyring,
    *,
    since: str = "",
    kept: Mapping[str, tuple[int, str]] | None = None,
) -> Iterator[Told]:
    """This function will compare the log with its seals, month by month, all of them as at one moment.

    :param since: the first month (YYYYMM).
    :param kept: heads that were kept elsewhere: per month the number of the last block and its head.
    """
    with connection.transaction():
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        begin(connection)
        elsewhere = dict(kept or {})
        for period in periods(connection):
            head_kept = elsewhere.pop(period, None)
            if period >= since:
                yield _month(connection, keyring, period, head_kept)
        for period in _gone(connection):
            head_kept = elsewhere.pop(period, None)
            if period >= since:
                yield _destroyed(connection, keyring, period, head_kept)
        for period in sorted(elsewhere):
            if period >= since:
                yield Told(period, wrong=[f"the month is gone: {elsewhere[period][0]} blocks of it were sealed"])


def _month(connection: "Connection[Any]", keyring: Keyring, period: str, kept: tuple[int, str] | None) -> Told:
    told, before, ends = Told(period), b"", dict[int, Place]()
    sealed_at: datetime | None = None
    broken = ""
    seen_kept = kept is None
    for number, block in enumerate(blocks(connection, period), 1):
        told.sealed += block.lines
        broken = broken or _broken(keyring, number, block, before, ends)
        if not broken:
            told.wrong.extend(_differs(connection, keyring.keys["seal"][block.key_version], block, sealed_at))
        if kept and block.number == kept[0]:
            seen_kept = block.head.hex() == kept[1]
        before, ends[block.era] = block.head, block.until
        if block.until.id == LAST:  # all there was then; after a full block more was waiting
            sealed_at = block.at
    if broken:
        told.wrong.insert(0, broken)
    elif kept and not seen_kept:
        told.wrong.append(
            f"the head of block {kept[0]} that was kept elsewhere is not here: the end was taken off or replaced"
        )
    _tail(connection, told, ends, sealed_at)
    return told


def _gone(connection: "Connection[Any]") -> list[str]:
    """The months that were sealed and of which the log has no part any more."""
    there = set(periods(connection))
    found = connection.execute("SELECT DISTINCT period FROM public.audit_seal ORDER BY period")
    return [period for (period,) in found if period not in there]


def _destroyed(connection: "Connection[Any]", keyring: Keyring, period: str, kept: tuple[int, str] | None) -> Told:
    """Say of a month without lines whether its seals hold, and whether its end was decided: the log itself says so."""
    told, before, ends, sealed, broken = Told(period), b"", dict[int, Place](), 0, ""
    seen_kept = kept is None
    for number, block in enumerate(blocks(connection, period), 1):
        broken = broken or _broken(keyring, number, block, before, ends)
        if kept and block.number == kept[0]:
            seen_kept = block.head.hex() == kept[1]
        before, ends[block.era], sealed = block.head, block.until, sealed + block.lines
    said = connection.execute(
        "SELECT detail ->> 'number' FROM public.audit_line WHERE what = 'data_rights.destroy' AND event = 'delete'"
        " AND detail ->> 'period' = %s AND detail ->> 'head' = %s AND (detail ->> 'sealed')::bigint = %s",
        [period, before.hex(), sealed],
    ).fetchone()
    if broken:
        told.wrong.append(broken)
    if not seen_kept:
        told.wrong.append("the head that was kept elsewhere is not here: the end was taken off or replaced")
    if said is None:
        told.wrong.append(
            f"the month is gone: {sealed} lines of it were sealed, and no decision to destroy it is there"
        )
    else:
        told.destroyed = said[0]
    return told


def _broken(keyring: Keyring, number: int, block: Block, before: bytes, ends: Mapping[int, Place]) -> str:
    """Say why the chain cannot be followed past this block, if it cannot."""
    key = keyring.keys["seal"].get(block.key_version)
    if key is None:
        return f"block {block.number}: the key file has no seal key of version {block.key_version}"
    if block.form != FORM:
        return f"block {block.number}: written in form {block.form}, which this release does not know"
    if block.number != number:
        return f"block {number} is missing"
    if block.after != ends.get(block.era, Place()) or head(key, before, block) != block.head:
        return f"block {block.number}: the seal itself was changed or made without the key"
    return ""


def _differs(connection: "Connection[Any]", key: bytes, block: Block, sealed_before: datetime | None) -> Iterator[str]:
    """Say of one block which line is the first that differs, and how."""
    kept = [block.tags[i : i + TAG] for i in range(0, len(block.tags), TAG)]
    held: list[tuple[bytes, str]] = []
    place = 0
    late = False
    for row in rows(connection, block.period, block.era, block.after, block.until):
        mark = tag(key, row.text)
        if sealed_before and row.at < sealed_before - LATE and not late:
            late = True
            yield f"block {block.number}: line {_name(row)} was put in after {sealed_before:%Y-%m-%d %H:%M}"
        if place < len(kept) and mark == kept[place] and not held:
            place += 1
            continue
        held.append((mark, f"line {_name(row)}"))
        if len(held) == 2:
            break
    if held:
        yield f"block {block.number}, place {place + 1}: {_how(held, kept[place:])}"
    elif place < len(kept):
        yield f"block {block.number}, place {place + 1}: a line was removed ({len(kept) - place} missing)"


def _name(row: Row) -> str:
    return f"{row.place.id} of {row.at:%Y-%m-%d %H:%M}"


def _how(held: list[tuple[bytes, str]], kept: list[bytes]) -> str:
    (mark, name), then = held[0], held[1][0] if len(held) > 1 else None
    if not kept or (then is not None and then == kept[0]):
        return f"{name} was put in"
    if len(kept) > 1 and mark == kept[1] and then != kept[0]:
        return f"a line was removed before {name}"
    return f"{name} was changed"


def _tail(connection: "Connection[Any]", told: Told, ends: Mapping[int, Place], sealed_at: datetime | None) -> None:
    """Count what is not sealed yet, and what hangs on no line at all."""
    table = f"public.audit_line_{told.period}"
    reached = json.dumps({str(era): [place.xid, str(place.id)] for era, place in ends.items()})
    row = connection.execute(
        f"""SELECT count(*), min(l.at) FROM {table} l
        LEFT JOIN (SELECT key::bigint AS era, (value ->> 0)::bigint AS xid, (value ->> 1)::uuid AS id
                   FROM json_each(%s::json)) e ON e.era = l.era
        WHERE e.era IS NULL OR (l.xid, l.id) > (e.xid, e.id)""",
        [reached],
    ).fetchone()
    told.tail, told.oldest = row or (0, None)
    if sealed_at and told.oldest and told.oldest < sealed_at - LATE:
        told.wrong.append(
            f"not sealed yet: a line of {told.oldest:%Y-%m-%d %H:%M} was put in after {sealed_at:%Y-%m-%d %H:%M}"
        )
    loose = connection.execute(
        f"SELECT count(*) FROM public.audit_subject_{told.period} s WHERE NOT EXISTS"
        f" (SELECT 1 FROM {table} l WHERE l.id = s.line_id AND l.at = s.at)"
    ).fetchone()
    if loose and loose[0]:
        told.wrong.append(f"{loose[0]} data subjects stand with no line")


def heads(connection: "Connection[Any]") -> dict[str, tuple[int, str]]:
    """This function will give each month's last block and its head, to be kept elsewhere."""
    found = connection.execute(
        "SELECT DISTINCT ON (period) period, number, encode(head, 'hex') FROM public.audit_seal"
        " ORDER BY period, number DESC"
    )
    return {period: (number, closed) for period, number, closed in found}


def note(connection: "Connection[Any]", *, sealed: int, tail: int, wrong: list[str]) -> None:
    """This function will keep that the seals were verified, and what came of it, for who supervises."""
    connection.execute(
        "INSERT INTO public.audit_verification (id, at, sealed, tail, wrong, told) VALUES (%s, now(), %s, %s, %s, %s)",
        [uuid7(), sealed, tail, len(wrong), "\n".join(wrong[:50])],
    )
