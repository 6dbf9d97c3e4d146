"""A change in a household as one asks for it, and the picture of what it does."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from samenhang.cases.changes.hooks import Effect
from samenhang.people.actions import Identity
from samenhang.people.models import Household, HouseholdChange

Kind = HouseholdChange.Kind


@dataclass(frozen=True, slots=True)
class Where:
    """Where somebody lives, stays or gets letters from then on, or that there is no such place."""

    kind: str
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """A change as one asks for it. What a kind does not need stays empty.

    ``goes`` leave, ``both`` belong to both households from then on; ``concerns`` died, moved or stay elsewhere.
    ``settles`` says that a household of their own begins, ``other`` that they join one that is there.
    """

    kind: str
    on: date
    words: str = ""
    concerns: tuple[UUID, ...] = ()
    goes: tuple[UUID, ...] = ()
    both: tuple[UUID, ...] = ()
    settles: bool = False
    name: str = ""
    protected: bool = False
    other: Household | None = None
    places: tuple[Where, ...] = ()
    newcomer: Identity | None = None
    known_id: UUID | None = None
    place: str = ""
    relations: tuple[tuple[UUID, str], ...] = ()
    in_case: bool = False
    relation_id: UUID | None = None
    care: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a colleague or a desk begins or stops to see: which parts, about whom."""

    who: str
    organisation: str
    what: tuple[str, ...]
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Something that a change does, about somebody."""

    who: str
    what: str


@dataclass(slots=True)
class Picture:
    """What a change does, in words and lists; ``print`` of it says whether it still is the same."""

    kind: str
    on: date
    belongs: list[Line] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    elsewhere_name: str = ""
    lost: list[Seen] = field(default_factory=list)
    gained: list[Seen] = field(default_factory=list)
    gained_there: list[Seen] = field(default_factory=list)
    ended: list[Line] = field(default_factory=list)
    sharing: list[Line] = field(default_factory=list)
    to_tell: list[str] = field(default_factory=list)
    relations: list[Line] = field(default_factory=list)
    places: list[Line] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    direction: str = ""
    no_adult: bool = False
    nobody: bool = False
    settles: bool = False
    protected: bool = False
    leaving: tuple[UUID, ...] = ()
    print: str = ""

    @property
    def title(self) -> str:
        """The kind in words."""
        return str(Kind(self.kind).label)


def fingerprint(*parts: object) -> str:
    """This function will give a short print of what was shown, to compare with what is there when it is done."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]
