"""Statements made once: the queryset is written as ever, its SQL is kept, and each time only the values are filled in.

Making a statement costs the mapper about a millisecond of processor time, more than reading its answer does (decision
0073). For what nearly every page asks::

    @compiled
    def _case(case_id: UUID) -> QuerySet[Case]:
        return Case.objects.select_related("household").filter(id=case_id)

    found = _case(case_id)  # a list, read now, as whoever looks: the row policies judge at every run

The function runs once in the life of the program, with samples in the place of its values. So it may not look at them
(no ``if``, no text around a value), nor at anything else that differs between two pages: the clock, the language.
"""

import inspect
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import update_wrapper
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import Model, QuerySet
from django.utils import timezone

SAMPLES: dict[type, Callable[[int], Any]] = {
    UUID: lambda place: UUID(int=(0xC0DE << 112) + place),
    datetime: lambda place: datetime(1801, 1, 1 + place, 4, 5, 6, 789, tzinfo=timezone.get_default_timezone()),
    date: lambda place: date(1802, 1, 1 + place),
    str: lambda place: f"\u2063sample {place}\u2063",
    int: lambda place: -987_654_300 - place,
}


class NotFilledIn(TypeError):
    """A statement cannot be made once: a value of it stands nowhere by itself, or is of a kind without a sample."""


class _Filled:
    """A statement with its values, as the framework's own reading of rows expects to meet a query."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self._query, self._compiler = query, compiler

    def get_compiler(self, *_using: Any, **_more: Any) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)


class _Read:
    """What the framework's reading of rows asks of a queryset."""

    def __init__(self, found: QuerySet[Any], query: _Filled) -> None:
        self._found, self.query = found, query

    def __getattr__(self, name: str) -> Any:
        return getattr(self._found, name)


class Compiled[**P, M]:
    """A statement made once; called with its values it gives its rows as a list."""

    def __init__(self, build: Callable[P, QuerySet[Any, M]]) -> None:
        update_wrapper(self, build)
        self._build = build
        self._made: tuple[QuerySet[Any, M], Any, str, list[Any], list[tuple[int, int]]] | None = None

    def __call__(self, *values: P.args, **_named: P.kwargs) -> list[M]:
        """This function will run the statement with these values, in the order of the function's own.

        :raises NotFilledIn: at first use, when the function is none that can be made once.
        """
        found, made, sql, sample, places = self._made or self._make()
        filled = list(sample)
        for at, which in places:
            filled[at] = values[which]
        again = object.__new__(type(made))
        again.__dict__.update(made.__dict__, connection=connections[found.db], as_sql=lambda: (sql, tuple(filled)))
        reading: Any = found._iterable_class
        return list(reading(_Read(found, _Filled(found.query, again))))

    def _make(self) -> tuple[QuerySet[Any, M], Any, str, list[Any], list[tuple[int, int]]]:
        build: Any = self._build
        given = [_sample(place, kind) for place, kind in enumerate(_kinds(self._build))]
        found: QuerySet[Any, M] = build(*given)
        if found._prefetch_related_lookups:  # type: ignore[attr-defined]  # the stubs do not know it
            raise NotFilledIn(f"{self._build.__qualname__}: prefetches, which is a statement of its own")
        compiler = found.query.get_compiler(using=found.db)
        sql, params = compiler.as_sql()
        sample = list(params)
        places = [
            (at, which)
            for at, kept in enumerate(sample)
            for which, one in enumerate(given)
            if type(kept) is type(one) and kept == one
        ]
        if {which for _at, which in places} != set(range(len(given))):
            raise NotFilledIn(f"{self._build.__qualname__}: one of its values stands nowhere by itself in: {sql}")
        compiler.get_converters = _kept(compiler.get_converters)  # this one compiler only
        self._made = found, compiler, sql, sample, places
        return self._made


def compiled[**P, M](build: Callable[P, QuerySet[Any, M]]) -> Callable[P, list[M]]:
    """This function will make a statement that is compiled once out of a function that gives a queryset.

    Its values are positional and annotated with their kind: UUID, datetime, date, str or int.
    """
    return Compiled(build)


def first[M](found: list[M]) -> M | None:
    """This function will give the first of what was found, or None."""
    return found[0] if found else None


def from_json[M: Model](model: type[M], row: Mapping[str, Any]) -> M:
    """This function will make a record out of the row that another statement gave along as JSON (``to_json``)."""
    fields: Any = model._meta.concrete_fields
    return model.from_db("default", [one.attname for one in fields], [one.to_python(row[one.column]) for one in fields])


def _kinds(build: Callable[..., Any]) -> list[Any]:
    return [one.annotation for one in inspect.signature(build, eval_str=True).parameters.values()]


def _sample(place: int, kind: Any) -> Any:
    make = SAMPLES.get(kind)
    if make is None:
        raise NotFilledIn(f"no sample of {kind}")
    return make(place)


def _kept(ask: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The converters of a statement's columns are the same at every run."""
    known: list[Any] = []

    def answer(columns: Any) -> Any:
        if not known:
            known.append(ask(columns))
        return known[0]

    return answer
