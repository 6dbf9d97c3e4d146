"""What is kept about people: every table with personal data says here in which part of somebody's own file it stands.

A table that stands in no own file says why not; a structure test holds that none is forgotten (H5; AVG art. 15). The
modules on the support side are told of by ``data_rights``, above them all. A module behind another wall, whose records
the service that makes the file cannot read, gives its parts itself through ``from_elsewhere``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise

from samenhang.kit.hooks import Hook
from samenhang.people.models import Person

type Words = str | Promise
type Take = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is told of a record: a stable English name for machines, a Dutch one for the reader."""

    name: str
    label: Words
    take: Take | None = None
    """How it is read off the row; without it the field of that name, a choice by its word."""
    hat: str = ""
    """Where the id of a colleague's hat stands, dots between: told by name, unless that tells another's secret."""


def nothing_hidden(row: Any, person: Person) -> set[str]:
    """This function will say that everything of a row may be told to the person."""
    return set()


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of record in somebody's own file: which rows, what is told of each, and where it comes from."""

    key: str
    title: Words
    model: str
    fields: tuple[Field, ...]
    source: Words
    mine: Callable[[UUID], Q] | None = None
    """Which of the rows the service can read are about the person; without it all of the household's."""
    household: str = "household_id"
    related: tuple[str, ...] = ()
    fetch: tuple[str, ...] = ()
    """Rows of the same wall that are read along: in the same statement, or in one each."""
    also: tuple[str, ...] = ()
    """Tables told of within this part: ends, attendances, what hangs on a row."""
    hides: Callable[[Any, Person], set[str]] = nothing_hidden
    """Which fields of a row are somebody else's confidence: they are left out, and counted."""
    follows: str = ""
    """The column with the id of the record it says something of: left out for as long as that is hidden."""
    order: tuple[str, ...] = ("id",)


@dataclass(frozen=True, slots=True)
class InFile:
    """A part as it stands in one file: records as pairs of name and value, with what was left out of them."""

    key: str
    title: str
    source: str
    labels: dict[str, str]
    records: list[dict[str, Any]] = field(default_factory=list)
    left_out: int = 0


_parts: dict[str, Part] = {}
_in_no_file: dict[str, Words] = {}

from_elsewhere: Hook[[UUID, UUID, datetime], Sequence[InFile]] = Hook(
    "people.kept.from_elsewhere",
    "asks a module behind another wall for its own parts of somebody's file",
)


def register(*parts: Part) -> None:
    """This function will put kinds of records in everybody's own file, in this order; call it at start-up."""
    _parts.update((part.key, part) for part in parts)


def in_no_file(why: Words, *models: str) -> None:
    """This function will say why these tables stand in nobody's own file; call it at start-up."""
    _in_no_file.update(dict.fromkeys(models, why))


def parts() -> list[Part]:
    """This function will give every kind of record that stands in an own file, in order."""
    return list(_parts.values())


def told_of() -> set[str]:
    """This function will give the tables (module.Model) that an own file tells of."""
    return {name for part in _parts.values() for name in (part.model, *part.also)}


def not_told_of() -> dict[str, Words]:
    """This function will give the tables that stand in no own file, each with the reason."""
    return dict(_in_no_file)
