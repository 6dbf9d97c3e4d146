"""What waits for somebody: modules register a count; the first page shows the viewer the ones they may act on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from samenhang.kit.nav import Viewer
from samenhang.kit.rounds import Asks, Number, answered, numbered, ready, together


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that can wait: ``count`` says how much of it waits for this viewer now.

    It gives a ``Number`` of rows, or a part that asks in rounds (``kit.rounds``): all that can wait is asked together.
    ``one`` and ``many`` are the words after the number, ``none`` what stands there when nothing waits, ``some`` where
    the number is withheld: the count is None, for it is small and tells of somebody.
    """

    key: str
    title: str | Promise
    one: str | Promise
    many: str | Promise
    none: str | Promise
    url_name: str
    permission: str
    count: Callable[[Any, datetime], int | Number | Asks[int | None] | None]
    order: int = 100
    icon: str = "inbox"
    some: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One thing as it stands on the first page."""

    waiting: Waiting
    number: int | None
    url: str

    @property
    def waits(self) -> bool:
        """Whether there is anything, be it a number that is withheld."""
        return self.number != 0

    @property
    def words(self) -> str:
        """The number in words, or that there is nothing."""
        if self.number is None:
            return str(self.waiting.some)
        if not self.number:
            return str(self.waiting.none)
        return f"{self.number} {self.waiting.one if self.number == 1 else self.waiting.many}"


_waiting: dict[str, Waiting] = {}


def register(one: Waiting) -> None:
    """This function will add something that can wait; the same key again replaces it. Call it at start-up."""
    _waiting[one.key] = one


def registered() -> list[Waiting]:
    """This function will give everything that can wait, in order."""
    return sorted(_waiting.values(), key=lambda one: (one.order, one.key))


def tiles(viewer: Viewer, at: datetime) -> list[Tile]:
    """This function will count what waits for this viewer, of what they may act on; call it behind the wall."""
    mine = [one for one in registered() if viewer.may(one.permission)]
    counts = answered(together(_part(one.count(viewer, at)) for one in mine))
    return [Tile(one, number, reverse(one.url_name)) for one, number in zip(mine, counts, strict=True)]


def _part(count: int | Number | Asks[int | None] | None) -> Asks[int | None]:
    if count is None or isinstance(count, int):
        return ready(count)
    return numbered(count) if isinstance(count, Number) else count
