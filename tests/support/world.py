"""The wall as a plain Python model: the same rules as the database's `derive`, said the simple way, moment by moment.

A world is small and random: three people, three households (one of them a household-of-one kept secret from the
shared one, and two that share a child), hats of several roles in two organisations, who is involved when, what was
told and asked, taken back and objected to. `may_read` answers for one viewer, one record and one moment.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from uuid_utils.compat import uuid7

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST = date(2026, 3, 2)
CONTENT_ROLES = {"access_officer", "professional", "partner", "process_director"}
DESK_ROLES = {"access_officer", "professional", "partner"}
LAYERS = ("involvement", "shared", "case_team", "domain")
DOMAINS = ("toegang", "wmo", "jeugd")

PROTECTED = 1
"""Which household is protected."""

type Key = tuple[UUID, UUID | None, str, str]


def morning(day: int) -> datetime:
    """This function will give midnight in Amsterdam of a day counted from the first."""
    return datetime.combine(FIRST + timedelta(days=day), datetime.min.time(), AMSTERDAM)


def at(day: int, minute: int = 0) -> datetime:
    """This function will give ten o'clock and some minutes on a day counted from the first."""
    return morning(day) + timedelta(hours=10, minutes=minute)


@dataclass
class Hat:
    role: str
    organisation: int
    at_desk: bool
    from_day: int
    until_day: int | None
    domain: str | None = None
    id: UUID = field(default_factory=uuid7)


@dataclass
class Member:
    household: int
    person: int
    starts: int
    ends: int | None
    id: UUID = field(default_factory=uuid7)


@dataclass
class Involved:
    household: int
    hat: int | None
    part: str
    about: frozenset[int] | None
    own_file: str | None
    organisation: int
    starts: datetime
    until: datetime | None
    ended: datetime | None
    id: UUID = field(default_factory=uuid7)


@dataclass
class Told:
    household: int
    person: int | None
    organisation: int
    layers: frozenset[str]
    basis: str
    at: datetime
    objected: datetime | None
    stopped: datetime | None = None
    second: "Second | None" = None
    id: UUID = field(default_factory=uuid7)


@dataclass
class Second:
    """That a second person must agree: when they answered, and what. Nothing opens before a yes."""

    at: datetime | None
    agrees: bool


@dataclass
class Basis:
    """What a legal basis says from a day on (None: as it was installed). Nothing named means: for everybody."""

    layers: frozenset[str]
    from_day: int | None = None
    in_use: bool = True
    valid_from: int = -1000
    valid_until: int | None = None
    kinds: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()

    def valid(self, moment: datetime) -> bool:
        """This function will say whether this version is used and valid at a moment."""
        ends = self.valid_until
        return self.in_use and morning(self.valid_from) <= moment and (ends is None or moment < morning(ends + 1))


@dataclass
class Answer:
    household: int
    person: int
    organisation: int
    layers: frozenset[str]
    given: bool
    until: int | None
    at: datetime
    withdrawn: datetime | None
    starts: int | None = None
    towards: str | None = None
    """The domain it was about, where it was not about an organisation."""
    id: UUID = field(default_factory=uuid7)


@dataclass
class Guest:
    """An invitation: which parts (layer, person or None for the household as a whole), accepted when, until when."""

    household: int
    hat: int
    parts: frozenset[tuple[str, int | None]]
    offered: datetime
    accepted: datetime | None
    declined: bool
    until: datetime
    ended: datetime | None
    id: UUID = field(default_factory=uuid7)


@dataclass
class Emergency:
    """That a hat looks in an emergency at a household, from a moment until another."""

    household: int
    sought: int
    hat: int
    starts: datetime
    until: datetime
    stopped: datetime | None
    id: UUID = field(default_factory=uuid7)


@dataclass
class World:
    hats: list[Hat]
    members: list[Member]
    involved: list[Involved]
    told: list[Told]
    answers: list[Answer]
    bases: dict[str, list[Basis]]
    kinds: list[str] = field(default_factory=lambda: ["municipality", "partner"])
    guests: list[Guest] = field(default_factory=list)
    emergencies: list[Emergency] = field(default_factory=list)
    circles: list[tuple[int, int]] = field(default_factory=list)
    """Whose own circle (a hat's professional; each hat here is worn by another) holds which person."""
    organisations: list[UUID] = field(default_factory=lambda: [uuid7(), uuid7()])
    desks: list[UUID] = field(default_factory=lambda: [uuid7(), uuid7()])
    people: list[UUID] = field(default_factory=lambda: [uuid7() for _ in range(3)])
    households: list[UUID] = field(default_factory=lambda: [uuid7() for _ in range(3)])

    def is_member(self, household: int, person: int, moment: datetime) -> bool:
        """This function will say whether a person belongs to a household at a moment."""
        return any(
            m.household == household
            and m.person == person
            and morning(m.starts) <= moment
            and (m.ends is None or moment < morning(m.ends))
            for m in self.members
        )

    def _worn(self, hat: Hat, moment: datetime) -> bool:
        day = (moment.astimezone(AMSTERDAM).date() - FIRST).days
        return hat.from_day <= day and (hat.until_day is None or day < hat.until_day)

    def _domain(self, i: Involved) -> str | None:
        """The domain somebody is involved for: the hat's, or the desk's."""
        return self.hats[i.hat].domain if i.hat is not None else "toegang"

    def _covers(self, basis: str, layer: str, i: Involved, moment: datetime) -> bool:
        """Whether the version of the basis at this moment opens this layer to who is involved so."""
        now = [one for one in self.bases[basis] if one.from_day is None or at(one.from_day) <= moment]
        if not now:
            return False
        one = max(now, key=lambda version: -1000 if version.from_day is None else version.from_day)
        role = self.hats[i.hat].role if i.hat is not None else ""
        return (
            one.valid(moment)
            and layer in one.layers
            and (not one.kinds or self.kinds[i.organisation] in one.kinds)
            and (not one.roles or role in one.roles)
            and (not one.domains or self._domain(i) in one.domains)
        )

    def _told(self, i: Involved, layer: str, person: int | None, moment: datetime) -> bool:
        return any(
            n.household == i.household
            and n.organisation == i.organisation
            and layer in n.layers
            and self._covers(n.basis, layer, i, moment)
            and n.at <= moment
            and (n.objected is None or moment < n.objected)
            and (n.stopped is None or moment < n.stopped)
            and (n.second is None or (n.second.agrees and n.second.at is not None and n.second.at <= moment))
            and (person is None or n.person is None or n.person == person)
            for n in self.told
        )

    @staticmethod
    def _begins(a: Answer) -> datetime:
        """From which moment an answer takes the place of what was said before; taken back before that: from then."""
        begins = a.at if a.starts is None else max(a.at, morning(a.starts))
        return begins if a.withdrawn is None else min(begins, a.withdrawn)

    def _says(
        self, household: int, to: tuple[int, str | None], layer: str, person: int, moment: datetime
    ) -> bool | None:
        """Yes, no, or nothing (never asked, or the yes has run out) at a moment, to one organisation or domain."""
        said = [
            a
            for a in self.answers
            if (a.household, a.person, a.towards) == (household, person, to[1])
            and (a.towards is not None or a.organisation == to[0])
            and layer in a.layers
            and self._begins(a) <= moment
        ]
        latest = max(said, key=lambda a: a.at, default=None)
        if latest is None:
            return None
        if not latest.given or (latest.withdrawn is not None and latest.withdrawn <= moment):
            return False
        return None if latest.until is not None and moment >= morning(latest.until + 1) else True

    def _heard(self, i: Involved, layer: str, person: int, moment: datetime) -> set[bool | None]:
        """What a person says to who is involved so: to the organisation, and to the domain."""
        to: list[tuple[int, str | None]] = [(i.organisation, None)]
        if (domain := self._domain(i)) is not None:
            to.append((i.organisation, domain))
        return {self._says(i.household, one, layer, person, moment) for one in to}

    def _ground(self, i: Involved, layer: str, person: int | None, moment: datetime) -> bool:
        if self._told(i, layer, person, moment):
            return True
        asked = [person] if person is not None else list(range(len(self.people)))
        said = [
            answer
            for one in asked
            if self.is_member(i.household, one, moment)
            for answer in self._heard(i, layer, one, moment)
        ]
        return True in said and False not in said

    def _opens(self, i: Involved, layer: str, domain: str, person: int | None, moment: datetime) -> bool:
        if layer == "involvement":
            return True
        if layer == "domain":
            if domain == "toegang":
                return i.part in ("intake", "director")
            return domain == i.own_file and i.part in ("referral", "director", "professional", "partner")
        return i.part in ("director", "professional", "partner") and self._ground(i, layer, person, moment)

    def may_read(
        self, viewer: int, household: int, person: int | None, layer: str, domain: str, when: datetime
    ) -> bool:
        """This function will say whether a hat may read a record of this key at a moment."""
        hat = self.hats[viewer]
        if not self._worn(hat, when):
            return False
        if person is not None and not self.is_member(household, person, when):
            return False
        if self.shut(viewer, household):
            return False
        if self._in_emergency(viewer, household, layer, when):
            return True
        for i in self.involved:
            mine = i.hat == viewer if i.hat is not None else self._at_desk_of(hat, i.organisation)
            if not mine or i.household != household or (i.hat is not None and hat.role not in CONTENT_ROLES):
                continue
            ends = min((end for end in (i.until, i.ended) if end is not None), default=None)
            if when < i.starts or (ends is not None and when >= ends):
                continue
            if person is not None and i.about is not None and person not in i.about:
                continue
            if self._opens(i, layer, domain, person, when):
                return True
        return any(self._stays(g, viewer, household, person, layer, domain, when) for g in self.guests)

    def _stays(
        self, g: Guest, viewer: int, household: int, person: int | None, layer: str, domain: str, when: datetime
    ) -> bool:
        """A guest reads what was offered and accepted, no more; plan and team on a ground of the own organisation."""
        hat = self.hats[viewer]
        if g.hat != viewer or g.household != household or domain or hat.role not in CONTENT_ROLES:
            return False
        if g.accepted is None or g.declined or when < g.accepted or when >= g.until:
            return False
        if (g.ended is not None and when >= g.ended) or (layer, person) not in g.parts:
            return False
        part = Involved(household, viewer, "guest", None, None, hat.organisation, g.offered, None, None)
        return layer == "involvement" or self._ground(part, layer, person, when)

    def shut(self, viewer: int, household: int) -> bool:
        """This function will say whether somebody of the viewer's own circle belongs to a household now, or will."""
        today = datetime.now(AMSTERDAM)
        homes = {m.person for m in self.members if m.household == household and not self._left(m, today)}
        return any(hat == viewer and person in homes for hat, person in self.circles)

    def _left(self, member: Member, moment: datetime) -> bool:
        return member.ends is not None and morning(member.ends) <= moment

    def _in_emergency(self, viewer: int, household: int, layer: str, moment: datetime) -> bool:
        return (
            layer in {"involvement", "shared", "case_team"}
            and self.hats[viewer].role in CONTENT_ROLES
            and household != PROTECTED
            and any(
                e.hat == viewer and e.household == household and e.starts <= moment < min(e.until, e.stopped or e.until)
                for e in self.emergencies
            )
        )

    def _at_desk_of(self, hat: Hat, organisation: int) -> bool:
        return hat.at_desk and hat.organisation == organisation and hat.role in DESK_ROLES
