"""Asked in one statement: what several parts of a page want to read, each in its own drawer.

A part is a generator: it yields the querysets it needs, gets their rows back, and returns what it made of them. A page
runs its parts side by side, in rounds: what all of them want in a round goes to the database as one statement, each
queryset a column of it. So a page costs as many statements as its deepest part has questions one after the other, and
not one for each part. The policies judge each queryset in it as they would judge it alone. See docs/decisions/0076.
"""

import json
from collections.abc import Callable, Generator, Hashable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Field, ForeignKey, QuerySet


@dataclass(frozen=True, slots=True)
class Number:
    """How many rows a queryset has: an int comes back."""

    of: QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class Same:
    """A queryset several parts ask for by one key: read once in a round, the same rows for all."""

    key: Hashable
    of: QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """A statement of one's own, of a function of the wall; rows come back as lists, read by these in their order."""

    sql: str
    params: Sequence[Any]
    read: Sequence[Callable[[Any], Any]]


type Ask = QuerySet[Any, Any] | Number | Same | Rows
type Asks[T] = Generator[Sequence[Ask], list[Any], T]


def answered[T](part: Asks[T]) -> T:
    """This function will run one part, with one statement for each of its rounds."""
    try:
        asks = next(part)
        while True:
            asks = part.send(_fetched(asks))
    except StopIteration as done:
        made: T = done.value
        return made


def together(parts: Iterable[Asks[Any]]) -> Asks[list[Any]]:
    """This function will run parts side by side as one: what they ask in a round is asked in one statement."""
    every = list(parts)
    made: list[Any] = [None] * len(every)
    asking: dict[int, Sequence[Ask]] = {}

    def go_on(at: int, step: Callable[[], Sequence[Ask]]) -> None:
        try:
            asking[at] = step()
        except StopIteration as done:
            asking.pop(at, None)
            made[at] = done.value

    for at, part in enumerate(every):
        go_on(at, part.__next__)
    while asking:
        answers = yield [one for asks in asking.values() for one in asks]
        for at, asks in list(asking.items()):
            mine, answers = answers[: len(asks)], answers[len(asks) :]
            go_on(at, lambda part=every[at], mine=mine: part.send(mine))  # type: ignore[misc]  # bound at once
    return made


def numbered(ask: Number) -> Asks[int]:
    """This function will be a part that counts."""
    (number,) = yield [ask]
    return int(number)


def asked(*asks: Ask) -> Asks[list[Any]]:
    """This function will be a part that asks these and gives their rows as they are."""
    return (yield asks)


def rows_of(ask: Ask) -> Asks[Any]:
    """This function will be a part that asks one thing and gives its rows as they are."""
    (rows,) = yield [ask]
    return rows


def ready[T](made: T) -> Asks[T]:
    """This function will be a part that asks nothing: for what is known already."""
    yield from ()
    return made


# -- one statement ---------------------------------------------------------------------------------------------

AT_ONCE = 100
"""So many arguments a function of PostgreSQL takes."""


class _Column:
    """One question in the statement: its text, its values, and how its rows are made of what comes back."""

    def __init__(self, ask: Ask) -> None:
        self.ask, self.sql, self.params = ask, "", ()
        if isinstance(ask, Rows):
            self.width = len(ask.read)
            self.sql, self.params = _as_json(ask.sql, [""] * self.width), tuple(ask.params)
            return
        self.queryset: Any = _queryset(ask)
        self.compiler: Any = self.queryset.query.get_compiler(using=self.queryset.db)
        self.width = 0
        with suppress(EmptyResultSet):
            sql, self.params = self.compiler.as_sql()
            numbered = isinstance(ask, Number)
            self.sql = f"(SELECT count(*) FROM ({sql}) q)" if numbered else _as_json(sql, self._casts())  # noqa: S608 -- made by Django

    def _casts(self) -> list[str]:
        """JSON stays text, which Django itself reads."""
        found = self.compiler.select[: self.compiler.col_count]
        self.width = len(found)
        return ["::text" if one[0].output_field.get_internal_type() == "JSONField" else "" for one in found]

    def made(self, said: Any) -> Any:
        """This function will give what the question was for: a number, or rows as the queryset itself would give."""
        if isinstance(self.ask, Number):
            return said or 0
        rows = _rows(said, self.width)
        if isinstance(self.ask, Rows):
            return [[None if one is None else read(one) for read, one in zip(self.ask.read, row)] for row in rows]  # noqa: B905 -- one for each column, by the statement itself
        if not rows:
            return []
        odd = [(at, read) for at, one in enumerate(self.compiler.select) if (read := _reader(one[0].output_field))]
        for row in rows:
            for at, read in odd:
                if row[at] is not None:
                    row[at] = read(row[at])
        self.compiler.execute_sql = lambda *_args, **_more: [rows]
        self.queryset.query.get_compiler = lambda *_args, **_more: self.compiler
        self.queryset._result_cache = list(self.queryset._iterable_class(self.queryset))
        return list(self.queryset)  # fetches what it prefetches


def _fetched(asks: Sequence[Ask]) -> list[Any]:
    """Ask it all in one statement; what has one key is asked once."""
    keys: list[Hashable] = [ask.key if isinstance(ask, Same) else at for at, ask in enumerate(asks)]
    columns = {key: _Column(ask) for key, ask in reversed(list(zip(keys, asks, strict=True)))}
    there = [one for one in columns.values() if one.sql]
    said: dict[int, Any] = {}
    if there:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {', '.join(one.sql for one in there)}", list(chain.from_iterable(one.params for one in there))
            )
            said = {id(one): value for one, value in zip(there, cursor.fetchone() or (), strict=True)}
    made = {key: one.made(said.get(id(one))) for key, one in columns.items()}
    return [made[key] for key in keys]


def _queryset(ask: QuerySet[Any, Any] | Number | Same) -> Any:
    if isinstance(ask, Number):
        return ask.of if ask.of.query.is_sliced else ask.of.order_by().values("pk")
    return (ask.of if isinstance(ask, Same) else ask).all()


def _as_json(sql: str, columns: Sequence[str]) -> str:
    """One column that holds all rows in their order; what a subquery sorts an aggregate takes as it comes."""
    names = [f"c{at}" for at in range(len(columns))]
    given = [f"{name}{cast}" for name, cast in zip(names, columns, strict=True)]
    parts = [f"json_build_array({', '.join(given[at : at + AT_ONCE])})" for at in range(0, len(given), AT_ONCE)]
    whole = parts[0] if len(parts) == 1 else f"json_build_array({', '.join(parts)})"
    return f"(SELECT json_agg({whole})::text FROM ({sql}) q({', '.join(names)}))"  # noqa: S608 -- as above


def _rows(said: str | None, width: int) -> list[list[Any]]:
    """The rows of so many columns each; more than a function takes came in parts."""
    found: list[list[Any]] = json.loads(said, parse_float=Decimal) if said else []
    return [list(chain.from_iterable(row)) for row in found] if width > AT_ONCE else found


# -- what JSON does not know -----------------------------------------------------------------------------------


def _bytes(said: str) -> bytes:
    return bytes.fromhex(said.removeprefix("\\x"))


READ: dict[str, Callable[[Any], Any]] = {
    "UUIDField": UUID,
    "DateTimeField": datetime.fromisoformat,
    "DateField": date.fromisoformat,
    "TimeField": time.fromisoformat,
    "DecimalField": Decimal,
    "FloatField": float,
    "BinaryField": _bytes,
}
AS_IT_IS = {
    "JSONField",
    "CharField",
    "TextField",
    "EmailField",
    "URLField",
    "SlugField",
    "BooleanField",
    "IntegerField",
    "BigIntegerField",
    "SmallIntegerField",
    "PositiveIntegerField",
    "PositiveSmallIntegerField",
    "PositiveBigIntegerField",
    "AutoField",
    "BigAutoField",
    "SmallAutoField",
}  # fmt: skip -- a list of words


@cache
def _reader(field: "Field[Any, Any]") -> Callable[[Any], Any] | None:
    """What makes a value as the driver gives it of one that came as JSON; None where they are the same.

    :raises TypeError: for a kind of field nobody said this of.
    """
    kind = field.get_internal_type()
    if kind in AS_IT_IS:
        return None
    if kind in READ:
        return READ[kind]
    if isinstance(field, ForeignKey):
        return _reader(field.target_field)
    if isinstance(field, ArrayField):
        read = _reader(field.base_field)
        return (lambda said: [read(one) for one in said]) if read else None
    raise TypeError(f"{kind} cannot be asked together with others yet")
