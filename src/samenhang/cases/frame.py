"""The head and the tabs that stand on every screen about a household: who directs, who lives there, what I may see.

Higher modules add their own tab at start-up; a screen asks for its frame and shows its part in it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.cases import queries
from samenhang.cases.models import Case, Direction
from samenhang.involvement.queries import Ground, grounds
from samenhang.people import meeting, questions
from samenhang.people.models import Household
from samenhang.people.queries import Member, Reached, members_reached
from samenhang.teams.queries import Who, as_who

BY_CONSENT = "toestemming"
"""What the database calls the ground of what was asked (involvement's ``access.wanted``)."""
IN_EMERGENCY = "noodinzage"
"""What it calls the ground of who looks in an emergency."""

type Address = Callable[[Household, Case | None], str | None]
type StripOf = Callable[[Viewer, Household, datetime], object | None]


@dataclass(frozen=True, slots=True)
class Tab:
    """A screen about a household: its word, its address (None when it does not apply yet), who may open it.

    With ``layers`` it is shown to whoever reads one of these only; the access desk's own file does not count.
    """

    key: str
    label: str | Promise
    address: Address
    permission: str
    order: int
    layers: tuple[str, ...] = ()

    def fits(self, viewer: Viewer, held: list[Ground]) -> bool:
        """This function will say whether the viewer finds anything behind this tab."""
        reads = {ground.layer for ground in held if ground.domain != "toegang"}
        return viewer.may(self.permission) and (not self.layers or bool(reads.intersection(self.layers)))


@dataclass(frozen=True, slots=True)
class Sight:
    """What the viewer may see on one ground, in plain words; ``narrow`` when it is no more than who is involved."""

    ground: str
    what: list[str]
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Helps:
    """What helps to meet one member."""

    name: str
    needs: list[meeting.Need]


@dataclass(frozen=True, slots=True)
class ToArrange:
    """Something to arrange before one member is met."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What the head and the tabs show."""

    household: Household
    case: Case | None
    members: list[Member]
    reached: Reached
    direction: Direction | None
    director: Who | None
    grounds: list[Ground]
    tabs: list[dict[str, Any]]
    sights: list[Sight] = field(default_factory=list)
    kept: Mapping[UUID, UUID] = field(default_factory=dict)
    """Of members who are on record twice: which record goes on (A5)."""
    strips: list[tuple[str, object]] = field(default_factory=list)
    """What higher modules say in the head: a template, and what it shows."""

    @property
    def lines(self) -> list[list[Member]]:
        """The members to show, somebody who is on record twice on one line: the record that goes on comes first."""
        found: dict[UUID, list[Member]] = {}
        for one in self.members:
            found.setdefault(self.kept.get(one.person.id, one.person.id), []).append(one)
        return [sorted(group, key=lambda one: one.person.id != key) for key, group in found.items()]

    @property
    def writes(self) -> bool:
        """Whether the viewer keeps who is involved with the household."""
        return keeps_up(self.grounds)

    @property
    def let_in(self) -> bool:
        """Whether the viewer is merely let in: a guest (also of one member only), or somebody in an emergency."""
        return all(one.let_in for one in self.grounds)

    @property
    def helps(self) -> list["Helps"]:
        """What helps to meet each member, for the head of every screen; only of whom something is known (A6)."""
        return [Helps(one.person.full_name, found) for one in self.members if (found := meeting.needs(one.contact))]

    @property
    def to_arrange(self) -> list["ToArrange"]:
        """What is to be arranged before the members are met: an interpreter, in which language and how."""
        return [
            ToArrange(one.person.full_name, what) for one in self.members for what in meeting.to_arrange(one.contact)
        ]

    def paper(self, person_id: UUID | None = None) -> meeting.Paper:
        """This function will say how a letter is made: to one member, or to the household for who needs most."""
        return meeting.paper(one.contact for one in self.members if person_id in (None, one.person.id))

    def ids(self) -> list[UUID]:
        """This function will give the ids of the members shown, for the look."""
        return [member.person.id for member in self.members]


_tabs: dict[str, Tab] = {}


_strips: list[tuple[str, StripOf]] = []


def add_strip(template: str, gather: StripOf) -> None:
    """This function will let a higher module say something in the head of every household's screens; at start-up."""
    _strips.append((template, gather))


def strips(viewer: Viewer, household: Household, at: datetime) -> list[tuple[str, object]]:
    """This function will gather what higher modules say in the head of this household's screens, and to its guests."""
    return [(one, said) for one, gather in _strips if (said := gather(viewer, household, at)) is not None]


def add_tab(tab: Tab) -> None:
    """This function will add a tab to every household's screens; call it at start-up."""
    _tabs[tab.key] = tab


def frame(viewer: Viewer, household: Household, *, current: str, at: datetime, case: Case | None = None) -> Frame:
    """This function will gather the head and the tabs for a household, with its open case if there is one.

    Reads in a fixed number of statements, whatever the number of members.
    """
    if case:
        found: Case | None = case
        direction = next(iter(queries.directed(viewer, case.id)), None)
    else:
        found, direction = queries.running(viewer, household.id)
    held = grounds(viewer, household.id)
    questions.ask(viewer, household.id, at, screen=current)
    living, how = members_reached(viewer, household.id, timezone.localdate(at))
    return Frame(
        household=household,
        case=found,
        members=living,
        reached=how,
        kept=how.kept,
        direction=direction,
        director=as_who(direction.hat) if direction else None,
        grounds=held,
        sights=_sights(held),
        strips=strips(viewer, household, at),
        tabs=[
            {"key": tab.key, "label": tab.label, "url": address, "current": tab.key == current}
            for tab in sorted(_tabs.values(), key=lambda tab: tab.order)
            if tab.fits(viewer, held) and (address := tab.address(household, found))
        ],
    )


def keeps_up(held: list[Ground]) -> bool:
    """This function will say whether who holds these grounds keeps who is involved with the household."""
    return any(one.writes and one.layer == Layer.INVOLVEMENT and not one.domain for one in held)


def in_words(layer: str, domain: str = "", names: Mapping[str, str] | None = None) -> str:
    """This function will say in plain Dutch what a layer holds."""
    if layer == Layer.DOMAIN:
        return _("het dossier van %(domain)s") % {"domain": (names or {}).get(domain, domain)}
    return {
        Layer.INVOLVEMENT: _("wie er betrokken is"),
        Layer.SHARED: _("wat in ons plan staat"),
        Layer.CASE_TEAM: _("wat het team opschrijft"),
    }[Layer(layer)]


def on_ground(basis: str) -> str:
    """This function will say in plain Dutch on which ground something is read."""
    if basis == IN_EMERGENCY:
        return _("in nood: u hoort hier niet bij")
    return _("met toestemming") if basis == BY_CONSENT else _("op grond van %(basis)s") % {"basis": basis}


def _sights(held: list[Ground]) -> list[Sight]:
    order = [Layer.SHARED, Layer.CASE_TEAM, Layer.DOMAIN, Layer.INVOLVEMENT]
    known = [ground for ground in held if ground.layer in order]
    names = {ground.domain: ground.domain_name for ground in known}
    narrow = {ground.layer for ground in known} == {Layer.INVOLVEMENT}
    on: dict[str, list[str]] = {}
    for ground in sorted(known, key=lambda one: (order.index(Layer(one.layer)), one.domain)):
        on.setdefault(in_words(ground.layer, ground.domain, names), []).append(ground.basis)
    together: dict[str, list[str]] = {}
    for words, bases in on.items():  # held on several grounds, it is told with what shares one of them
        together.setdefault(next((basis for basis in bases if basis in together), bases[0]), []).append(words)
    return [Sight(on_ground(basis), what, narrow) for basis, what in together.items()]
