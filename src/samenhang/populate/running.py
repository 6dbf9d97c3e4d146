"""From nothing to a whole population, or on from where a run broke off: staff, households, the log."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

import psycopg
from psycopg import Connection

from samenhang.kit.db import bare
from samenhang.populate import drawing, writing
from samenhang.populate.extent import Extent
from samenhang.populate.sheet import Sheets
from samenhang.populate.staff import Staff

AHEAD = 2
"""How many portions are drawn ahead of the one that is written: with them memory is bounded."""

type Step = Callable[[str, int], Iterator[Callable[[int], None]]]
"""Gives, for what is written and how many portions of it, what is told of each portion that is done."""
type Draw = Callable[[str, Iterable[int]], Iterator[Any]]


@contextmanager
def as_owner(url: str) -> "Iterator[Connection[Any]]":
    """This function will connect as the owner, for as long as it takes."""
    with psycopg.connect(bare(url), autocommit=True, connect_timeout=5) as connection:
        connection.execute("SET statement_timeout = 0")
        connection.execute("SET timezone TO 'UTC'")
        yield connection


def run(url: str, extent: Extent, *, step: Step, apart: bool = True) -> None:
    """This function will write what is not written yet; portions are drawn in a process of their own, or in this one.

    :raises NotOurs: when the database is not this population's.
    """
    with as_owner(url) as connection, writing.alone(connection):
        there = writing.marked(connection)
        if there is None:
            writing.begin(connection, extent)
        elif there != extent:
            writing.more_looks(connection, there, extent)
        if not writing.done(connection, "staff"):
            _staff(connection, extent)
        with (_apart if apart else _here)(url, extent) as draw:
            _each(connection, "homes", extent.portions, draw, writing.write_homes, step)
            _each(connection, "lines", extent.of_lines, draw, writing.write_lines, step)
        writing.settle(connection, extent)


def _staff(connection: "Connection[Any]", extent: Extent) -> None:
    sheets = Sheets()
    Staff(extent).write(sheets)
    with connection.transaction():
        writing.copy(connection, sheets.written())
        writing.mark(connection, "staff 0")


def _each(
    connection: "Connection[Any]",
    kind: str,
    total: int,
    draw: Draw,
    write: Callable[["Connection[Any]", Any], None],
    step: Step,
) -> None:
    there = writing.done(connection, kind)
    for advance in step(kind, total):
        advance(len(there))
        for made in draw(kind, (number for number in range(total) if number not in there)):
            write(connection, made)
            advance(1)


@contextmanager
def _here(url: str, extent: Extent) -> Iterator[Draw]:
    one = drawing.prepare(url, extent)
    try:
        yield lambda kind, numbers: map(getattr(one, kind), numbers)
    finally:
        one.connection.close()


@contextmanager
def _apart(url: str, extent: Extent) -> Iterator[Draw]:
    with ProcessPoolExecutor(1, get_context("spawn"), drawing.start, (url, extent)) as pool:
        yield lambda kind, numbers: _ahead(pool, kind, numbers)


def _ahead(pool: Executor, kind: str, numbers: Iterable[int]) -> Iterator[Any]:
    """In their order, and never more than a few that wait."""
    waiting: deque[Future[Any]] = deque()
    for number in numbers:
        waiting.append(pool.submit(drawing.draw, kind, number))
        if len(waiting) > AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
