"""Households in the shapes of life: who lives with whom, how old, since when and where, and where they lived before."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from samenhang.populate import names
from samenhang.populate.draw import Draw, bsn
from samenhang.populate.extent import Extent

SHAPES = {"alone": 37, "couple": 28, "family": 22, "lone": 5, "shared": 4, "three": 2, "friends": 2}
CANDIDATES = 4
"""How many numbers may be tried for a BSN, for each household of a portion: none is ever another portion's."""


@dataclass(slots=True)
class Soul:
    """A person, as the register knows them."""

    id: str
    given: str
    line: names.Family
    sex: str
    born: date
    origin: str
    bsn: str = ""
    secrecy: int = 0
    died: date | None = None
    partner_name: tuple[str, str] | None = None
    spelt: str = ""

    @property
    def prefix(self) -> str:
        """What stands before the family name."""
        return self.line[0]

    @property
    def family(self) -> str:
        """The family name as he or she bears it."""
        return self.line[2 if self.sex == "V" else 1]

    @property
    def name(self) -> str:
        """As one speaks it."""
        return " ".join(part for part in (self.given, self.prefix, self.family) if part)

    @property
    def call(self) -> str:
        """The first given name."""
        return self.given.split(" ")[0]


@dataclass(slots=True)
class Belongs:
    """That somebody belongs to a household, in which place, from when until when."""

    soul: Soul
    place: str
    since: date
    until: date | None = None
    why: str = ""
    new: bool = True


@dataclass(slots=True)
class Home:
    """A household with who belongs or belonged to it, and where it lived, the latest last."""

    id: str
    number: int
    name: str
    made: datetime
    shape: str
    members: list[Belongs] = field(default_factory=list)
    addresses: list[tuple[date, int]] = field(default_factory=list)
    protected: bool = False

    @property
    def there(self) -> list[Soul]:
        """Who belongs to it now, those grown up first."""
        return [one.soul for one in self.members if one.until is None]

    @property
    def grown(self) -> list[Soul]:
        """The adults who belong to it now."""
        return [one.soul for one in self.members if one.until is None and one.place != "child"]

    @property
    def children(self) -> list[Soul]:
        """The children who belong to it now."""
        return [one.soul for one in self.members if one.until is None and one.place == "child"]


class Quarter:
    """The households of one portion, drawn from the seed and its number."""

    def __init__(self, extent: Extent, portion: int) -> None:
        self.extent, self.today = extent, extent.day
        self.draw = Draw(extent.seed, "homes", portion)
        space = CANDIDATES * max(extent.portion, 200)
        self.numbers = iter(range(portion * space, (portion + 1) * space))
        self.span = extent.homes(portion)
        start = datetime.combine(extent.day - timedelta(days=1_460), time(3), UTC)
        self.made = start + timedelta(milliseconds=self.span.first * 10)

    def homes(self) -> list[Home]:
        """This function will draw them all."""
        made: list[Home] = []
        while len(made) < self.span.many:
            shape = self.draw.choices(tuple(SHAPES), tuple(SHAPES.values()))[0]
            if shape == "shared" and self.span.many - len(made) < 2:
                shape = "lone"
            made.extend(getattr(self, f"_{shape}")(self.span.first + len(made)))
        for home in made:
            self._settle(home)
        return made

    # -- the shapes --------------------------------------------------------------------------------------------

    def _alone(self, number: int) -> Iterator[Home]:
        old = self.draw.happens(0.4)
        origin = names.origin(self.draw)
        soul = self._soul(origin, names.family(self.draw, origin), *((63, 93) if old else (19, 62)))
        home = self._home(number, soul, "alone")
        if old and self.draw.happens(0.25):  # whose partner died
            late = self._soul(origin, names.family(self.draw, origin), 65, 93, "V" if soul.sex == "M" else "M")
            late.died = self.today - timedelta(days=self.draw.between(30, 3_000))
            late.born = min(late.born, late.died - timedelta(days=18_000))
            self._joins(home, late, "adult", until=late.died, why="overleden")
        yield home

    def _couple(self, number: int) -> Iterator[Home]:
        low, high = (58, 90) if self.draw.happens(0.55) else (22, 57)
        yield self._pair(number, "couple", low, high)

    def _family(self, number: int) -> Iterator[Home]:
        yield self._with_children(number, "family", 2)

    def _lone(self, number: int) -> Iterator[Home]:
        yield self._with_children(number, "lone", 1)

    def _three(self, number: int) -> Iterator[Home]:
        """Three generations under one roof."""
        home = self._with_children(number, "three", 2)
        old = self._soul(home.grown[0].origin, home.grown[0].line, 66, 92)
        self._joins(home, old, "lodger")
        yield home

    def _friends(self, number: int) -> Iterator[Home]:
        origin = names.origin(self.draw)
        first = self._soul(origin, names.family(self.draw, origin), 18, 34)
        home = self._home(number, first, "friends")
        for _ in range(self.draw.between(1, 3)):
            origin = names.origin(self.draw)
            self._joins(home, self._soul(origin, names.family(self.draw, origin), 18, 34), "lodger")
        yield home

    def _shared(self, number: int) -> Iterator[Home]:
        """Divorced parents: each has a household, and the children belong to both."""
        hers = self._with_children(number, "shared", 2)
        parted = self.today - timedelta(days=self.draw.between(60, 2_500))
        other = hers.members[1]
        other.until, other.why, other.since = (
            parted,
            "uit elkaar gegaan",
            min(other.since, parted - timedelta(days=400)),
        )
        his = self._home(number + 1, other.soul, "shared", since=parted, new=False)
        if self.draw.happens(0.35):  # who has somebody new, sometimes with a child
            origin = names.origin(self.draw)
            new = self._soul(origin, names.family(self.draw, origin), 27, 52, hers.grown[0].sex)
            self._joins(his, new, "adult", since=parted + timedelta(days=self.draw.between(20, 50)))
            if self.draw.happens(0.3):
                self._joins(his, self._soul(origin, names.family(self.draw, origin), 1, 14), "child")
        for child in hers.children:
            self._joins(his, child, "child", since=max(parted, child.born), new=False)
        yield hers
        yield his

    def _pair(self, number: int, shape: str, low: int, high: int) -> Home:
        origin = names.origin(self.draw)
        first = self._soul(origin, names.family(self.draw, origin), low, high)
        theirs = origin if self.draw.happens(0.85) else names.origin(self.draw)
        sex = first.sex if self.draw.happens(0.04) else "V" if first.sex == "M" else "M"
        other = self._soul(theirs, names.family(self.draw, theirs), low, high, sex)
        for one, partner in ((first, other), (other, first)):
            if one.sex == "V" and origin == "dutch" and self.draw.happens(0.3):
                one.partner_name = (partner.prefix, partner.family)
        home = self._home(number, first, shape)
        self._joins(home, other, "adult")
        return home

    def _with_children(self, number: int, shape: str, parents: int) -> Home:
        low = self.draw.between(22, 46)
        if parents == 2:
            home = self._pair(number, shape, low, low + 6)
        else:
            origin = names.origin(self.draw)
            home = self._home(number, self._soul(origin, names.family(self.draw, origin), low, low + 6, ""), shape)
        first = home.grown[0]
        named = home.grown[-1] if self.draw.happens(0.7) else first
        oldest = min(17, low - 20)
        for _ in range(self.draw.choices((1, 2, 3, 4, 5), (36, 42, 15, 5, 2))[0]):
            child = self._soul(named.origin, named.line, 0, max(1, oldest))
            self._joins(home, child, "child")
        if low > 44 and self.draw.happens(0.4):  # who left home
            left = self._soul(named.origin, named.line, 18, 24)
            day = self.today - timedelta(days=self.draw.between(20, 900))
            self._joins(home, left, "child", until=day, why="uit huis gegaan")
        return home

    # -- persons and households ----------------------------------------------------------------------------------

    def _soul(self, origin: str, line: names.Family, low: int, high: int, sex: str = "") -> Soul:
        sex = sex or ("V" if self.draw.happens(0.51) else "M")
        born = self.draw.born(self.today, low, high)
        self.made += timedelta(milliseconds=4)
        given, secrecy = names.given(self.draw, origin, sex), self.draw.choices((0, 1, 4, 7), (965, 15, 8, 12))[0]
        soul = Soul(self.draw.id(self.made), given, line, sex, min(born, self.today), origin, self._bsn(), secrecy)
        soul.spelt = names.spelt(origin, soul.family)
        return soul

    def _bsn(self) -> str:
        if self.draw.happens(0.02):
            return ""  # who has none, or none that is known
        return next(number for number in map(bsn, self.numbers) if number)

    def _home(self, number: int, first: Soul, shape: str, since: date | None = None, *, new: bool = True) -> Home:
        self.made += timedelta(milliseconds=4)
        family = f"{first.prefix} {first.family}".strip()
        home = Home(self.draw.id(self.made), number, f"Huishouden {family}", self.made, shape)
        home.protected = shape == "alone" and self.draw.happens(0.003)
        if home.protected:
            first.secrecy = 7
        self._joins(home, first, "adult", since=since, new=new)
        return home

    def _joins(
        self,
        home: Home,
        soul: Soul,
        place: str,
        *,
        since: date | None = None,
        until: date | None = None,
        why: str = "",
        new: bool = True,
    ) -> None:
        since = since or max(soul.born, self.today - timedelta(days=self.draw.between(100, 6_000)))
        since = min(since, until or self.today)
        home.members.append(Belongs(soul, place, since, until, why, new))

    def _settle(self, home: Home) -> None:
        """Where they live now, and of one in three where they lived before."""
        here = min(one.since for one in home.members)
        spread = home.number * 7_919 % max(self.extent.households, 1)
        home.addresses = [(here, spread if self.extent.households % 7_919 else home.number)]
        if self.draw.happens(0.33):
            moved = self.today - timedelta(days=self.draw.between(5, 2_000))
            before = self.draw.between(0, self.extent.households - 1)
            home.addresses = [(min(here, moved - timedelta(days=300)), before), (moved, home.addresses[0][1])]
