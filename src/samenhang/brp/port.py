"""What the population register can be asked, and what it answers, whichever way it is reached: by file or by its API.

Nationality is not among it, and is never read (law.md, "Signals").
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol


class Part(StrEnum):
    """A part of the register's answer: who asks names the parts that the purpose needs, and gets no other."""

    IDENTITY = "identity"
    ADDRESS = "address"
    PARTNERS = "partners"
    PARENTS = "parents"
    CHILDREN = "children"
    AUTHORITY = "authority"


class Kin(StrEnum):
    """How somebody in the register stands to the person asked about."""

    PARTNER = "partner"
    PARENT = "parent"
    CHILD = "child"


@dataclass(frozen=True, slots=True)
class RegisterAddress:
    """Where somebody lives or lived; with a country where that is abroad (08.13.10). Since may be known in part."""

    street: str = ""
    number: str = ""
    addition: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    letters_only: bool = False
    since: date | None = None
    since_known: str = ""
    object_id: str = ""
    """The dwelling's own number in the register of addresses (BAG), where it is given."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A partner, parent or child; ``since`` and ``until`` of a marriage or partnership, or of being parent."""

    kin: Kin
    family_name: str
    given_names: str = ""
    prefix: str = ""
    bsn: str = ""
    birth_date: date | None = None
    birth_date_known: str = ""
    sex: str = ""
    since: date | None = None
    until: date | None = None
    ended: bool = False
    """Whether the bond ended, also where the day of its end is known in part only."""
    bond: str = ""
    """Of a partner: H for a marriage, P for a registered partnership."""
    number: int = 0
    """Of a parent: 1 or 2, as the code of who has authority (11.32.10) counts them."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Curatele, or who has authority over a minor (11.32.10: 1, 2, 12, D, 1D, 2D); in force since a day."""

    curatele: bool = False
    over_minor: str = ""
    since: date | None = None
    holders: tuple[str, ...] = ()
    """The BSNs of who has it, where the register names them."""


@dataclass(frozen=True, slots=True)
class RegisterPerson:
    """What the register answers about one person; a part that was not asked for is empty."""

    bsn: str
    family_name: str
    given_names: str = ""
    prefix: str = ""
    birth_date: date | None = None
    birth_date_known: str = ""
    sex: str = "O"
    died_on: date | None = None
    death_date_known: str = ""
    secrecy: int = 0
    suspended: str = ""
    """Why the list is no longer kept up (07.67.20): O, E, M, R or F; or nothing."""
    suspended_on: date | None = None
    address: RegisterAddress | None = None
    earlier_addresses: list[RegisterAddress] = field(default_factory=list)
    relatives: list[Relative] = field(default_factory=list)
    authority: Authority | None = None


class Register(Protocol):
    """A way to ask the register about one person."""

    def ask(self, bsn: str, parts: Collection[Part], purpose: str) -> RegisterPerson | None:
        """This function will give what the register says of one person, of these parts only; None for no such BSN.

        Goes to the outside where the register is outside: never call it inside a transaction.

        :raises RegisterTrouble: when the register cannot be asked now, or does not allow this question.
        """
        ...


class RegisterTrouble(Exception):
    """The register gives no answer: ``words`` say to the worker what to do, ``again`` whether trying later may help."""

    def __init__(self, words: str, *, again: bool) -> None:
        super().__init__(words)
        self.words, self.again = words, again
