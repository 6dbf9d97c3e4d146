"""What higher modules show on a case's overview: an address each, loaded by the page under the page's own look.

Not more than four on the page (docs/architecture.md). A panel's view has its own permission and asks
``request.look.shared_with(request.GET.get("look", ""), household_id)``: when that holds, the page wrote the line.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.utils.functional import Promise

from samenhang.access.viewer import Look, Viewer
from samenhang.cases.models import Case

type CaseAddress = Callable[[Case], str]


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the overview made by another module: its heading, where it is fetched, who may, what it shows.

    ``layers`` are those the panel may show: the page counts its look for each the viewer reads, and leaves the panel
    out when that is none. ``page`` is the whole screen the heading leads to, also where no script runs. ``for_guests``:
    whether a guest can find something in it.
    """

    key: str
    title: str | Promise
    address: CaseAddress
    permission: str
    order: int
    page: CaseAddress | None = None
    layers: Sequence[str] = ("shared",)
    icon: str = ""
    for_guests: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """A panel on one viewer's page."""

    key: str
    title: str | Promise
    icon: str
    url: str
    page: str
    layers: tuple[str, ...]


_panels: dict[str, Panel] = {}


def add_panel(panel: Panel) -> None:
    """This function will add a panel to every case's overview; call it at start-up."""
    _panels[panel.key] = panel


def shown(viewer: Viewer, case: Case, readable: Collection[str], look: Look, *, guest: bool = False) -> list[Shown]:
    """This function will give the panels this viewer may open on this case, and count the page's look for them."""
    found = []
    for panel in sorted(_panels.values(), key=lambda panel: panel.order):
        layers = tuple(layer for layer in panel.layers if layer in readable)
        if layers and viewer.may(panel.permission) and (panel.for_guests or not guest):
            address = f"{panel.address(case)}?{urlencode({'look': look.token(case.household_id)})}"
            page = (panel.page or panel.address)(case)
            found.append(Shown(panel.key, panel.title, panel.icon, address, page, layers))
            _count(look, case.household_id, layers)
    return found


def _count(look: Look, household_id: UUID, layers: tuple[str, ...]) -> None:
    for layer in layers:
        look.at(household_id, layer=layer)
