"""The head and the tabs that stand on every screen about a household: who directs, who lives there, what I may see.

Higher modules add their own tab at start-up; a screen asks for its frame and shows its part in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise

from samenhang.access.viewer import Viewer
from samenhang.cases import queries
from samenhang.cases.models import Case, Direction
from samenhang.involvement.queries import Ground, grounds
from samenhang.people.models import Household
from samenhang.people.queries import Member, members
from samenhang.teams.queries import Who, who

type Address = Callable[[Household, Case | None], str | None]


@dataclass(frozen=True, slots=True)
class Tab:
    """A screen about a household: its word, its address (None when it does not apply yet), who may open it."""

    key: str
    label: str | Promise
    address: Address
    permission: str
    order: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What the head and the tabs show."""

    household: Household
    case: Case | None
    members: list[Member]
    direction: Direction | None
    director: Who | None
    grounds: list[Ground]
    tabs: list[dict[str, Any]]

    def ids(self) -> list[UUID]:
        """This function will give the ids of the members shown, for the look."""
        return [member.person.id for member in self.members]


_tabs: dict[str, Tab] = {}


def add_tab(tab: Tab) -> None:
    """This function will add a tab to every household's screens; call it at start-up."""
    _tabs[tab.key] = tab


def frame(viewer: Viewer, household: Household, *, current: str, at: datetime, case: Case | None = None) -> Frame:
    """This function will gather the head and the tabs for a household, with its open case if there is one.

    Reads in six statements, whatever the number of members.
    """
    found = case or queries.open_case_of(viewer, household.id)
    direction = queries.directions(viewer, found.id).first() if found else None
    return Frame(
        household=household,
        case=found,
        members=members(viewer, household.id, timezone.localdate(at)),
        direction=direction,
        director=who([direction.hat_id])[direction.hat_id] if direction else None,
        grounds=grounds(viewer, household.id),
        tabs=[
            {"label": tab.label, "url": address, "current": tab.key == current}
            for tab in sorted(_tabs.values(), key=lambda tab: tab.order)
            if viewer.may(tab.permission) and (address := tab.address(household, found))
        ],
    )
