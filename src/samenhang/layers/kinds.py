"""The kinds of record that may move or be hidden, and the tellers of the story. Each kind's own module registers it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.models import Key
from samenhang.kit.rounds import Asks


@dataclass(frozen=True, slots=True)
class Found:
    """A record as it is moved or hidden: what it is, where it stands, who wrote it, where it is read."""

    kind: str
    id: UUID
    household_id: UUID
    person_id: UUID | None
    layer: str
    domain: str
    by_id: UUID
    at: datetime
    title: str
    text: str
    back: str
    hidden_until: date | None = None

    @property
    def key(self) -> Key:
        """The record's place behind the wall."""
        return self.household_id, self.person_id, self.layer, self.domain

    @property
    def stands(self) -> str:
        """Where it stands, as a form carries it: to notice that somebody moved it meanwhile."""
        return f"{self.person_id or ''}|{self.layer}|{self.domain}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its table, its word in an address and on the screen, how one is found, where it may stand."""

    table: str
    slug: str
    label: str | Promise
    find: Callable[[Viewer, UUID, UUID], Found | None]
    layers: tuple[str, ...] = (Layer.SHARED, Layer.CASE_TEAM, Layer.DOMAIN)
    hides: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A part of the story: what was said in somebody's own words, by whom, to whom, when."""

    kind: str
    id: UUID
    at: datetime
    on: date
    said_by: str
    heard_by: UUID
    person_id: UUID | None
    layer: str
    domain: str
    texts: list[tuple[str | Promise, str]]
    about: str = ""
    life_domain: str = ""
    url: str = ""
    takes_over: bool = False
    hidden_until: date | None = None
    sources: frozenset[UUID] = field(default_factory=frozenset)


type Teller = Callable[[Viewer, UUID], Asks[Sequence[Words]]]
_kinds: dict[str, Kind] = {}
_tellers: dict[str, Teller] = {}


def add_kind(kind: Kind) -> None:
    """This function will let records of a kind be moved (and hidden); call it at start-up."""
    _kinds[kind.slug] = kind


def add_teller(name: str, teller: Teller) -> None:
    """This function will let a module tell its parts of the story; call it at start-up."""
    _tellers[name] = teller


def by_slug(slug: str) -> Kind | None:
    """This function will give a kind by its word in an address."""
    return _kinds.get(slug)


def by_table(table: str) -> Kind | None:
    """This function will give a kind by its table."""
    return next((kind for kind in _kinds.values() if kind.table == table), None)


def tellers() -> list[Teller]:
    """This function will give who tells parts of the story, by name."""
    return [_tellers[name] for name in sorted(_tellers)]
