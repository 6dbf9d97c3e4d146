"""Where a concern may come from: registered at start-up by who keeps the records, known here by a word only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise

from samenhang.access.viewer import Look, Viewer
from samenhang.passing.models import Envelope


@dataclass(frozen=True, slots=True)
class About:
    """About whom a concern may be: all that the envelope will say of them."""

    id: UUID
    name: str
    birth_date: date | None
    died: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of record a concern may come from.

    ``people`` gives about whom (404 when the viewer may not look), ``keep`` keeps on the sender's own side that it was
    passed on, ``look`` notes what the form shows, ``back`` leads to the record.
    """

    key: str
    label: str | Promise
    roles: Sequence[str]
    people: Callable[[Viewer, UUID], list[About]]
    keep: Callable[[UUID, UUID, Envelope, Viewer, datetime], None]
    look: Callable[[Look, UUID, list[UUID]], None]
    back: Callable[[UUID], str]


_sources: dict[str, Source] = {}


def add_source(source: Source) -> None:
    """This function will add a kind of record; the same key again replaces it."""
    _sources[source.key] = source


def source_of(viewer: Viewer, key: str) -> Source | None:
    """This function will give a kind of record the viewer's role has, or None."""
    found = _sources.get(key)
    return found if found and viewer.role in found.roles else None
