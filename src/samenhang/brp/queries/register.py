"""What the register proposes and what waits to be judged: the viewer first, told by the wall's own functions."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.http import Http404
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer, viewing
from samenhang.brp.codes import OVER_MINOR, SUSPENSION
from samenhang.brp.models import BrpNecessity, Doubt
from samenhang.brp.port import RegisterPerson
from samenhang.brp.service import SERVICE
from samenhang.brp.sorting import opened
from samenhang.kit.dates import day as in_words
from samenhang.people import bsn as numbers
from samenhang.people.models import Membership, Person, Relation
from samenhang.people.queries import age_on, spoken_date

GROWN = 18
DOUBTS_A_PAGE = 10
"""Few: each is opened for the page, and each is a look."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How somebody stands to another at the same address, as the register tells it."""

    as_what: str
    other: UUID
    name: str
    number: int
    bond: str
    since: date | None
    over_minor: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody whom the register lets live with the household, and why they may belong to it."""

    person_id: UUID
    name: str
    born: str
    age: int | None
    since: date | None
    declined: bool
    ties: list[Tie]
    elsewhere: list[str]
    """The other parents of a minor, who live at another address."""

    @property
    def minor(self) -> bool:
        """Whether this is somebody under eighteen."""
        return self.age is not None and self.age < GROWN

    @property
    def place(self) -> str:
        """In which place they would come in the household."""
        return Membership.Place.CHILD if self.minor else Membership.Place.ADULT

    @property
    def reasons(self) -> list[str]:
        """Why they may belong to the household, in words."""
        parents = [tie.name for tie in self.ties if tie.as_what == "child"]
        children = [tie.name for tie in self.ties if tie.as_what == "parent"]
        child = _("kind van %(names)s") if self.minor else _("volwassen kind van %(names)s")
        told = [_partner(tie) for tie in self.ties if tie.as_what == "partner"]
        told += [child % {"names": get_text_list(parents, _("en"))}] if parents else []
        told += [_("ouder van %(names)s") % {"names": get_text_list(children, _("en"))}] if children else []
        lives = _("zelfde adres sinds %(day)s") % {"day": in_words(self.since)} if self.since else _("zelfde adres")
        return [*told, lives]

    @property
    def authority_unknown(self) -> bool:
        """Whether the register does not tell who has authority over this minor: by law itself, nothing stands there."""
        return self.minor and not any(tie.over_minor for tie in self.ties if tie.as_what == "child")

    def relations(self) -> list[tuple[UUID, UUID, str]]:
        """This function will give how they stand to the others, as relations: who, of whom, as what.

        Of a minor's parent only where the register tells who has authority: otherwise a person must say it.
        """
        return [found for tie in self.ties if (found := self._relation(tie))]

    def _relation(self, tie: Tie) -> tuple[UUID, UUID, str] | None:
        if tie.as_what == "partner":
            return self.person_id, tie.other, Relation.Kind.PARTNER
        parent, child = (self.person_id, tie.other) if tie.as_what == "parent" else (tie.other, self.person_id)
        if not (tie.over_minor and tie.number):
            return None
        held = str(tie.number) in tie.over_minor
        return parent, child, Relation.Kind.PARENT_WITH_AUTHORITY if held else Relation.Kind.PARENT


def _partner(tie: Tie) -> str:
    words = {
        "H": (_("getrouwd met %(name)s"), _("getrouwd met %(name)s sinds %(day)s")),
        "P": (_("geregistreerd partner van %(name)s"), _("geregistreerd partner van %(name)s sinds %(day)s")),
    }.get(tie.bond, (_("partner van %(name)s"), _("partner van %(name)s sinds %(day)s")))
    return words[bool(tie.since)] % {"name": tie.name, "day": in_words(tie.since) if tie.since else ""}


@dataclass(frozen=True, slots=True)
class Fact:
    """What the register says of a member that the desk should know."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who may belong to a household according to the register; ``crowded`` where many live at the address."""

    people: list[Proposed] = field(default_factory=list)
    members: set[UUID] = field(default_factory=set)
    crowded: bool = False

    @property
    def fresh(self) -> list[Proposed]:
        """Those about whom nobody said that they do not belong."""
        return [one for one in self.people if not one.declined]

    @property
    def declined(self) -> list[Proposed]:
        """Those about whom somebody said so."""
        return [one for one in self.people if one.declined]


def proposal(viewer: Viewer, household_id: UUID, day: date) -> Proposal:
    """This function will give who lives at the members' address and is family, according to the register.

    Nobody unless the viewer is the access desk and keeps the household up; nobody of a protected household, and nobody
    whose address is secret, who died, whose list is suspended or who is known to a protected household (H7).
    """
    rows = _rows("SELECT * FROM access.proposed_household(%s)", [household_id])
    return Proposal(
        people=[_proposed(row, day) for row in rows if not row["member"]],
        members={row["person_id"] for row in rows if row["member"]},
        crowded=any(row["crowded"] for row in rows),
    )


def _proposed(row: dict[str, Any], day: date) -> Proposed:
    names = ("given_names", "prefix", "family_name", "birth_date", "birth_date_known")
    person = Person(id=row["person_id"], **{name: row[name] for name in names})
    ties = [
        Tie(
            **{name: one[name] for name in ("as_what", "name", "number", "bond", "over_minor")},
            other=UUID(one["other"]),
            since=date.fromisoformat(one["since"]) if one["since"] else None,
        )
        for one in json.loads(row["ties"])
    ]
    return Proposed(
        person_id=person.id,
        name=person.full_name,
        born=spoken_date(person.birth_date, person.birth_date_known),
        age=age_on(person, day),
        since=row["since"],
        declined=row["declined"],
        ties=ties,
        elsewhere=json.loads(row["elsewhere"]),
    )


def facts(viewer: Viewer, household_id: UUID) -> list[Fact]:
    """This function will give what the register says of the members that the desk should know, in words.

    That a list is no longer kept up, a curatele, authority that was decided, an address for letters only or abroad.
    """
    rows = _rows("SELECT * FROM access.register_of_members(%s)", [household_id])
    return [Fact(row["name"], words) for row in rows for words in _facts(row)]


def _facts(row: dict[str, Any]) -> list[str]:
    def since(words: str, on: date | None) -> str:
        return _("%(words)s, sinds %(day)s") % {"words": words, "day": in_words(on)} if on else words

    told = []
    if row["suspended"]:
        why = SUSPENSION.get(row["suspended"], row["suspended"])
        told.append(since(_("de BRP houdt deze lijst niet meer bij (%(why)s)") % {"why": why}, row["suspended_on"]))
    if row["curatele"]:
        told.append(since(_("staat onder curatele"), row["authority_since"]))
    if row["over_minor"] in OVER_MINOR:
        who = OVER_MINOR[row["over_minor"]]
        told.append(since(_("gezag volgens een beslissing: %(who)s") % {"who": who}, row["authority_since"]))
    if row["letters_only"]:
        told.append(_("heeft alleen een briefadres"))
    if row["abroad"]:
        told.append(_("staat ingeschreven op een adres in het buitenland"))
    return told


@dataclass(frozen=True, slots=True)
class Doubted:
    """A list set aside, opened for one page: what it says, what was doubtful in it, and where it stood."""

    id: UUID
    reason: str
    list_number: int
    line: int
    told: str
    says: RegisterPerson

    @property
    def why(self) -> str:
        """Why it was set aside, in words."""
        return str(Doubt(self.reason).label)

    @property
    def name(self) -> str:
        """Whom the list is about, as one speaks the name."""
        return " ".join(part for part in (self.says.given_names, self.says.prefix, self.says.family_name) if part)

    @property
    def born(self) -> str:
        """The birth date in words, as far as it is known."""
        return spoken_date(self.says.birth_date, self.says.birth_date_known)

    @property
    def address(self) -> str:
        """Where the list lets them live, in one line; nothing where that is secret."""
        lives = self.says.address
        if lives is None or self.says.secrecy:
            return ""
        street = " ".join(part for part in (lives.street, lives.number, lives.addition) if part)
        city = " ".join(part for part in (lives.postcode, lives.city) if part)
        return ", ".join(part for part in (street, city) if part)


@dataclass(frozen=True, slots=True)
class Doubts:
    """A page of the lists set aside, and how many there are."""

    page: list[Doubted]
    total: int


def doubts(viewer: Viewer, number: int = 1) -> Doubts:
    """This function will open a page of the lists that wait to be judged, the oldest first; access desk only."""
    rows = _rows("SELECT * FROM access.brp_doubts(%s, %s)", [(number - 1) * DOUBTS_A_PAGE, DOUBTS_A_PAGE])
    return Doubts([_doubted(row) for row in rows], rows[0]["total"] if rows else 0)


def doubt(viewer: Viewer, doubt_id: UUID) -> Doubted:
    """This function will open one list that waits to be judged.

    :raises Http404: when there is none, it was judged, or the viewer is not the access desk.
    """
    rows = _rows("SELECT * FROM access.brp_doubt(%s)", [doubt_id])
    if not rows:
        raise Http404
    return _doubted(rows[0])


def _doubted(row: dict[str, Any]) -> Doubted:
    says, told = opened(row["id"], row["fields_sealed"])
    return Doubted(row["id"], row["reason"], row["list_number"], row["line"], told, says)


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody on record whom a list set aside may be about."""

    person_id: UUID
    name: str
    born: str
    listed: bool
    """Whether the register's own list of this person is here."""


def alike(viewer: Viewer, *, bsn: str = "", family_name: str = "", birth_date: date | None = None) -> list[Alike]:
    """This function will find people on record by BSN, or by exactly this name and birth date; access desk only."""
    index = numbers.index(bsn) if bsn else None
    rows = _rows("SELECT * FROM access.brp_alike(%s, %s, %s)", [index, family_name.strip(), birth_date])
    return [
        Alike(
            row["id"],
            " ".join(part for part in (row["given_names"], row["prefix"], row["family_name"]) if part),
            spoken_date(row["birth_date"], row["birth_date_known"]),
            row["listed"],
        )
        for row in rows
    ]


def necessities() -> list[BrpNecessity]:
    """This function will give why files were taken in, the last one first: for the command line, as the service."""
    with viewing(SERVICE):
        return list(BrpNecessity.objects.order_by("-at", "-id"))


def _rows(sql: str, values: list[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        columns = [column.name for column in cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
