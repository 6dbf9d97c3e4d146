"""What a clock can guard. Higher modules say at start-up how their record is found, and where its screen is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from samenhang.access.viewer import Viewer


@dataclass(frozen=True, slots=True)
class File:
    """A place behind the wall in which the viewer may keep a clock, in words; who reads there reads the clock."""

    layer: str
    domain: str = ""
    label: str | Promise = ""
    kept_in: str | None = None

    @property
    def value(self) -> str:
        """The place as a form sends it."""
        return f"{self.layer}:{self.domain}"


@dataclass(frozen=True, slots=True)
class Guarded:
    """A record that is guarded: of which household, about whom, and in which files the viewer may keep its clock."""

    object_id: UUID
    household_id: UUID
    number: str
    files: Sequence[File] = ()
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record a clock can guard: its word, how the viewer finds it (or Http404), and the name of its page."""

    word: str | Promise
    find: Callable[[Viewer, UUID], Guarded]
    page: str


_kinds: dict[str, Kind] = {}


def add_kind(key: str, kind: Kind) -> None:
    """This function will make a kind of record one that clocks can guard; call it at start-up."""
    _kinds[key] = kind


def kind_of(key: str) -> Kind:
    """This function will give a kind by its key."""
    return _kinds[key]
