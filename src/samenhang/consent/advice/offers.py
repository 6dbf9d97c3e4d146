"""The acts the adviser offers. Modules register theirs at start-up; only what the viewer may do is shown.

A row of the table names acts by key. A key nobody registered shows nothing: the table may be ahead of the program.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from samenhang.access.viewer import Viewer
from samenhang.consent.advice.questions import Words


@dataclass(frozen=True, slots=True)
class Here:
    """Where the adviser was asked: in a household, towards an organisation, as far as known.

    ``keeps``: keeps it up; ``let_in``: is merely let in there, as a guest or in an emergency.
    """

    household_id: UUID | None = None
    case_id: UUID | None = None
    organisation_id: UUID | None = None
    keeps: bool = False
    let_in: bool = False


type Address = Callable[[Here], str | None]


@dataclass(frozen=True, slots=True)
class Offer:
    """An act: its words, its address here (None when it cannot be done here), who may, where else it is found."""

    key: str
    label: Words
    address: Address
    permission: str | None
    place: Words = ""
    icon: str = "arrow-right"
    order: int = 50


@dataclass(frozen=True, slots=True)
class Offered:
    """An act for one viewer: with an address it is a link; without, the words where it is found."""

    key: str
    label: Words
    url: str
    place: Words
    icon: str


_offers: dict[str, Offer] = {}


def offer(found: Offer) -> None:
    """This function will add an act the adviser may offer; the same key again replaces it. Call it at start-up."""
    _offers[found.key] = found


def offered(viewer: Viewer, keys: Iterable[str], here: Here) -> list[Offered]:
    """This function will give the acts this viewer may do, of these keys: a link here, or else where it is found."""
    found = []
    for one in sorted((_offers[key] for key in set(keys) if key in _offers), key=lambda one: (one.order, one.key)):
        if one.permission is not None and not viewer.may(one.permission):
            continue
        url = one.address(here) or ""
        if url or (one.place and here.household_id is None):
            found.append(Offered(one.key, one.label, url, one.place, one.icon))
    return found
