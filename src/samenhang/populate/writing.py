"""Into the database, as its owner: a portion a transaction, by COPY, with its grants derived and its mark set in it.

Triggers that derive grants and make name keys row by row rest while a portion is copied, inside its transaction only: a
portion that breaks off leaves nothing and switches nothing off. Every constraint and every other trigger works on.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from typing import Any

from psycopg import Connection, sql

from samenhang.populate.extent import Extent
from samenhang.populate.portion import Portion, Written

RESTING = ("derive", "circle", "key_person", "key_other")
"""What is done for a whole portion at once instead: ``access.derive`` of each known household, and the name keys."""
FILLED_BY_OTHERS = ("people_person", "people_household", "teams_organisation", "auth_user", "audit_line")
POPULATED, WHOLE = "populated ", "populated whole"
TURN = 7403


class NotOurs(Exception):
    """The database holds something else, or another population; the text says what."""


def marked(connection: "Connection[Any]") -> Extent | None:
    """This function will say which population the database holds, or was being given; nothing where there is none."""
    for (name,) in connection.execute("SELECT name FROM kit_mark WHERE name LIKE 'populated {%%'"):
        told = json.loads(name.removeprefix(POPULATED))
        return Extent(told["households"], told["seed"], date.fromisoformat(told["day"]), told["looks"], told["portion"])
    return None


def how_far(connection: "Connection[Any]", extent: Extent) -> str:
    """This function will say how much was written before; nothing where nothing was."""
    if marked(connection) is None:
        return ""
    homes, lines = len(done(connection, "homes")), len(done(connection, "lines"))
    return (
        f"Found this population: {homes} of {extent.portions} portions of households, {lines} of {extent.of_lines} of"
        " the log. Going on with what is left."
    )


def done(connection: "Connection[Any]", kind: str) -> set[int]:
    """This function will give the numbers of the portions of a kind that were written."""
    found = connection.execute("SELECT name FROM kit_mark WHERE name LIKE %s", [f"{POPULATED}{kind} %"])
    return {int(name.rsplit(" ", 1)[1]) for (name,) in found}


def mark(connection: "Connection[Any]", what: str) -> None:
    """This function will note what was written."""
    connection.execute("INSERT INTO kit_mark (name) VALUES (%s) ON CONFLICT DO NOTHING", [POPULATED + what])


def begin(connection: "Connection[Any]", extent: Extent) -> None:
    """This function will mark an empty database as one for this population, and only then anything is written.

    :raises NotOurs: when it holds anything that this command did not put there.
    """
    with connection.transaction():
        for table in FILLED_BY_OTHERS:
            query = sql.SQL("SELECT EXISTS (SELECT 1 FROM {})").format(sql.Identifier(table))
            if connection.execute(query).fetchone() == (True,):
                raise NotOurs(f"This database is in use ({table} is not empty). A population needs one of its own.")
        mark(connection, _told(extent))


def more_looks(connection: "Connection[Any]", before: Extent, extent: Extent) -> None:
    """This function will note that the population's log becomes longer."""
    with connection.transaction():
        connection.execute("DELETE FROM kit_mark WHERE name IN (%s, %s)", [POPULATED + _told(before), WHOLE])
        mark(connection, _told(extent))


def _told(extent: Extent) -> str:
    told = asdict(extent)
    return json.dumps({**told, "day": extent.day.isoformat()})


@contextmanager
def alone(connection: "Connection[Any]") -> Iterator[None]:
    """This function will see to it that no other run writes in this database while it lasts.

    :raises NotOurs: when another one does.
    """
    if connection.execute("SELECT pg_try_advisory_lock(%s)", [TURN]).fetchone() != (True,):
        raise NotOurs("Another run is writing in this database.")
    try:
        yield
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", [TURN])


def write_homes(connection: "Connection[Any]", portion: Portion) -> None:
    """This function will write a portion of households, derive the grants of those that are known, and mark it."""
    with connection.transaction():
        connection.execute("SET LOCAL synchronous_commit = off")  # what is lost by a crash is made again
        with _resting(connection, [table for table, _, _ in portion.tables]):
            copy(connection, portion.tables)
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        connection.execute("SELECT count(access.derive(h)) FROM unnest(%s::uuid[]) h", [portion.known])
        mark(connection, f"homes {portion.number}")


def write_lines(connection: "Connection[Any]", numbered: tuple[int, Written]) -> None:
    """This function will write a portion of the log, and mark it."""
    number, tables = numbered
    with connection.transaction():
        connection.execute("SET LOCAL synchronous_commit = off")
        copy(connection, tables)
        mark(connection, f"lines {number}")


def copy(connection: "Connection[Any]", tables: Written) -> None:
    """This function will stream rows into their tables."""
    with connection.cursor() as cursor:
        for table, columns, rows in tables:
            names = sql.SQL(", ").join(map(sql.Identifier, columns))
            with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)) as stream:
                stream.write(rows)


@contextmanager
def _resting(connection: "Connection[Any]", tables: list[str]) -> Iterator[None]:
    """Let the triggers rest that do by row what is done by portion; only this transaction ever sees them resting."""
    found = connection.execute(
        "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY (%s) AND t.tgname = ANY (%s)"
        " AND NOT t.tgisinternal AND t.tgconstraint = 0 AND t.tgenabled = 'O' ORDER BY 1, 2",
        [tables, list(RESTING)],
    ).fetchall()
    for verb in ("DISABLE", "ENABLE"):
        for table, trigger in found:
            connection.execute(
                sql.SQL(f"ALTER TABLE {{}} {verb} TRIGGER {{}}").format(sql.Identifier(table), sql.Identifier(trigger))
            )
        if verb == "DISABLE":
            yield


def settle(connection: "Connection[Any]", extent: Extent) -> None:
    """This function will set the counters past what was given out, tell the planner what is there, and mark the end."""
    given = extent.open_cases + extent.closed_cases + extent.settled + extent.waiting
    with connection.transaction():
        for counter in ("intake_number", "cases_number"):
            connection.execute("SELECT setval(%s::regclass, greatest(%s, (SELECT last_value FROM pg_sequences"
                               " WHERE sequencename = %s)))", [counter, given, counter])  # fmt: skip  # one statement
        connection.execute("SELECT setval(pg_get_serial_sequence('auth_user', 'id'), (SELECT max(id) FROM auth_user))")
    connection.execute("ANALYZE")
    mark(connection, "whole")
