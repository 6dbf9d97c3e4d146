"""Closing anew what older keys closed, and making the blind index anew, while people work.

Whatever keeps something closed says so at start-up (`Sealed`, or a function of its own); a structure test finds a
column that nobody told of. The owner runs this. It can be stopped and begun again: a row is closed with the old key or
the new one, and both open.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction
from django.db.models import BinaryField
from psycopg import sql

from samenhang.kit.keys import CannotDecrypt, Keyring, Purpose

BATCH = 500
INDEX_LOCK = 7402
"""The lock that ``access.blind_index_version`` shares for as long as somebody works with an index."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A column of bytes closed with a purpose's key, bound to the row's id (and a few bytes more)."""

    purpose: Purpose
    table: str
    column: str
    id: str = "id"
    more: bytes = b""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What lies closed otherwise: how to close it anew (telling of each value whether it could), which versions did."""

    where: str
    purpose: Purpose
    reclose: Callable[[Keyring], Iterator[bool]]
    versions: Callable[[], set[int]]
    column: tuple[str, str] | None = None
    """The table and column, where it is one that is called closed."""


@dataclass(slots=True)
class Closed:
    """How many values of a table were closed anew, and the rows whose value no key opens."""

    where: str
    anew: int = 0
    lost: list[str] = field(default_factory=list)


_sealed: list[Sealed] = []
_others: list["Elsewhere"] = []


def keeps_closed(one: Sealed | Elsewhere) -> None:
    """This function will note that something is closed with our keys; call it at start-up."""
    if isinstance(one, Sealed):
        _sealed.append(one)
    else:
        _others.append(one)


def told() -> set[tuple[str, str]]:
    """This function will give every (table, column) that is known to be closed."""
    others = {one.column for one in _others if one.column}
    return {(one.table, one.column) for one in _sealed} | others


def indexed() -> list[tuple[str, str]]:
    """This function will give every (table, column) that holds the blind index of a BSN: it is called ``bsn_index``."""
    return sorted(
        (model._meta.db_table, one.name)
        for model in apps.get_models()
        for one in model._meta.local_fields
        if isinstance(one, BinaryField) and one.name.endswith("bsn_index")
    )


def reclose(ring: Keyring) -> Iterator[Closed]:
    """This function will close everything with the keys in use, a batch in a transaction, and tell table by table."""
    for one in _sealed:
        yield _table(one, ring)
    for other in _others:
        done = Closed(other.where)
        for number, good in enumerate(other.reclose(ring), 1):
            if good:
                done.anew += 1
            else:
                done.lost.append(str(number))
        yield done


def _table(one: Sealed, ring: Keyring) -> Closed:
    done, last = Closed(f"{one.table}.{one.column}"), UUID(int=0)
    names = {"table": sql.Identifier(one.table), "column": sql.Identifier(one.column), "id": sql.Identifier(one.id)}
    find = sql.SQL(
        "SELECT {id}, {column} FROM {table} WHERE {column} IS NOT NULL AND length({column}) > 0"
        " AND get_byte({column}, 0) <> %s AND {id} > %s ORDER BY {id} LIMIT %s"
    ).format(**names)
    # Only where the value is still the one that was opened: somebody may have written another meanwhile.
    put = sql.SQL("UPDATE {table} SET {column} = %s WHERE {id} = %s AND {column} = %s").format(**names)
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(find, [ring.current(one.purpose)[0], last, BATCH])
            rows = cursor.fetchall()
            if not rows:
                return done
            for row, closed in rows:
                bound = row.bytes + one.more
                try:
                    anew = ring.encrypt(one.purpose, ring.decrypt(one.purpose, closed, bound), bound)
                except CannotDecrypt:
                    done.lost.append(str(row))
                    continue
                cursor.execute(put, [anew, row, closed])
                done.anew += cursor.rowcount
            last = rows[-1][0]


def still_closed_with(purpose: Purpose) -> set[int]:
    """This function will give the versions of a purpose's key that something here is closed with."""
    versions: set[int] = set()
    with connection.cursor() as cursor:
        for one in _sealed:
            if one.purpose == purpose:
                names = {"table": sql.Identifier(one.table), "column": sql.Identifier(one.column)}
                cursor.execute(
                    sql.SQL(
                        "SELECT DISTINCT get_byte({column}, 0) FROM {table}"
                        " WHERE {column} IS NOT NULL AND length({column}) > 0"
                    ).format(**names)
                )
                versions |= {row[0] for row in cursor.fetchall()}
    return versions.union(*(one.versions() for one in _others if one.purpose == purpose))


def index_version() -> int:
    """This function will give the version of the blind index the database is at."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT version FROM kit_keyinuse WHERE purpose = 'blind_index'")
        return int(cursor.fetchone()[0])


@transaction.atomic
def index_anew(ring: Keyring) -> int:
    """This function will bring every blind index to the newest key, all in one transaction, and tell how many.

    Who looks up or records a BSN meanwhile waits; whatever else people do goes on. No BSN is opened for it.
    """
    version = max(ring.keys["blind_index"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [INDEX_LOCK])
        now = index_version()
        if version <= now:
            return 0
        found: set[bytes] = set()
        for table, column in indexed():
            names = {"table": sql.Identifier(table), "column": sql.Identifier(column)}
            cursor.execute(sql.SQL("SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL").format(**names))
            found |= {bytes(row[0]) for row in cursor.fetchall()}
        cursor.execute("CREATE TEMP TABLE anew (was bytea PRIMARY KEY, becomes bytea NOT NULL) ON COMMIT DROP")
        with cursor.copy("COPY anew FROM STDIN (FORMAT binary)") as copy:
            copy.set_types(["bytea", "bytea"])
            for was in found:
                copy.write_row([was, ring.index_again(was, after=now, version=version)])
        cursor.execute("ANALYZE anew")
        for table, column in indexed():
            names = {"table": sql.Identifier(table), "column": sql.Identifier(column)}
            cursor.execute(
                sql.SQL("UPDATE {table} t SET {column} = a.becomes FROM anew a WHERE t.{column} = a.was").format(
                    **names
                )
            )
        cursor.execute("UPDATE kit_keyinuse SET version = %s WHERE purpose = 'blind_index'", [version])
    return len(found)
