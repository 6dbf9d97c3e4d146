"""What may be done together when a case sticks, rung by rung; and what of a case needs a table.

One screen per case shows the ways in their order, each with what lies there now. Higher modules register their own.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise

from samenhang.access.viewer import Look, Viewer
from samenhang.cases.models import Case
from samenhang.kit.rounds import Asks, answered, ready, together


@dataclass(frozen=True, slots=True)
class Item:
    """Something that lies on a way: what it is, how it stands, where it is read, and its key for the look."""

    title: str
    state: str
    url: str
    key: tuple[UUID, UUID | None, str, str]
    tone: str = "neutral"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A way on: its name, when it is the right one, where it starts, what lies there now.

    ``start`` gives the address where the viewer starts it on this case, None when they may not now, and may ask for it.
    ``items`` is a part that asks in rounds (``kit.rounds``): all ways of a screen are asked together.
    """

    key: str
    title: str | Promise
    when: str | Promise
    order: int
    permission: str
    start: Callable[[Viewer, Case], str | Asks[str | None] | None]
    start_label: str | Promise
    items: Callable[[Viewer, Case, datetime], Asks[Sequence[Item]]]
    icon: str = "route"


@dataclass(frozen=True, slots=True)
class Point:
    """Why a case needs a table: in a line, since when, and where it is read. The id is the case's.

    ``urgent`` puts the case at the top of whoever works with it: a day that comes near, an answer that is late.
    """

    case_id: UUID
    why: str
    since: datetime
    url: str
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A way on one viewer's screen."""

    way: Way
    url: str | None
    items: Sequence[Item] = field(default_factory=list)


type Gather = Callable[[Viewer, Collection[Case], datetime], Asks[Sequence[Point]]]
_ways: dict[str, Way] = {}
_asking: dict[str, Gather] = {}


def add_way(way: Way) -> None:
    """This function will add a way to every case's screen; call it at start-up."""
    _ways[way.key] = way


def add_points(name: str, gather: Gather) -> None:
    """This function will let a module say which cases need a table, and why; call it at start-up."""
    _asking[name] = gather


def shown(viewer: Viewer, case: Case, look: Look, at: datetime) -> list[Shown]:
    """This function will give the ways this viewer may go on this case, and count what is shown for the look.

    A way that cannot be started now and on which nothing lies is left out: it would lead nowhere.
    """
    return answered(shown_part(viewer, case, look, at))


def shown_part(viewer: Viewer, case: Case, look: Look, at: datetime) -> Asks[list[Shown]]:
    """This function will give the same, together with what else a page asks."""
    mine = [way for way in sorted(_ways.values(), key=lambda way: way.order) if viewer.may(way.permission)]
    lies = [way.items(viewer, case, at) for way in mine]
    starts = [_started(way.start(viewer, case) if case.closed_at is None else None) for way in mine]
    made = yield from together([*lies, *starts])
    found = []
    for way, items, url in zip(mine, made[: len(mine)], made[len(mine) :], strict=True):
        for item in items:
            household, person, layer, domain = item.key
            look.at(household, person, layer=layer, domain=domain)
        if url or items:
            found.append(Shown(way, url, items))
    return found


def _started(url: str | Asks[str | None] | None) -> Asks[str | None]:
    return ready(url) if url is None or isinstance(url, str) else url


def points(viewer: Viewer, cases: Collection[Case], at: datetime) -> dict[UUID, list[Point]]:
    """This function will give, per case, why it needs a table: what is urgent first, then the longest waiting."""
    return answered(points_part(viewer, cases, at))


def points_part(viewer: Viewer, cases: Collection[Case], at: datetime) -> Asks[dict[UUID, list[Point]]]:
    """This function will give the same, together with what else a page asks."""
    if not cases:
        return {}
    found: dict[UUID, list[Point]] = {}
    for points in (yield from together(_asking[name](viewer, cases, at) for name in sorted(_asking))):
        for point in points:
            found.setdefault(point.case_id, []).append(point)
    return {case: sorted(mine, key=lambda one: (not one.urgent, one.since)) for case, mine in found.items()}
