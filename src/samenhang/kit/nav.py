"""The top bar: modules register where one may go; the viewer sees only what they may use."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any, Protocol

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from samenhang.kit import screen
from samenhang.kit.screen import DENSITIES, DENSITY_COOKIE

THEME = "kit/theme.css"
IN_BAR = 4
"""So many things stand beside each other on a wide screen: places, the menu of a group, and "Meer" for the rest."""
ENOUGH = 8
"""So many places may stand under each other without headings; where there are more, each group has its own."""
GROUPS: dict[str, str | Promise] = {
    "together": _("Samen"),
    "share": _("Delen en privacy"),
    "keep": _("Beheer"),
}
"""The second level, in this order; "Samen" is a menu of its own in the bar, the others are parts of "Meer"."""
IN_BAR_GROUP = "together"


class Viewer(Protocol):
    """What the top bar needs to know of whoever is looking."""

    @property
    def name(self) -> str: ...
    @property
    def organisation_name(self) -> str: ...
    @property
    def role_label(self) -> str: ...

    def may(self, permission: str, /) -> bool:
        """This function will say whether the viewer holds the named permission."""


@dataclass(frozen=True, slots=True)
class NavItem:
    """One place in the top bar; without a permission everyone who is signed in sees it. The query asks for more.

    ``group`` is one of ``GROUPS``: the place stands under that name as soon as somebody has more places than fit.
    """

    label: str | Promise
    url_name: str
    permission: str | None = None
    order: int = 100
    icon: str = ""
    prefix: str = ""
    query: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Places under one name; the name is empty for those that belong to no group."""

    label: str | Promise
    places: list[dict[str, Any]]

    @property
    def current(self) -> bool:
        """This function will say whether the page one is on stands here."""
        return any(place["current"] for place in self.places)


@dataclass(frozen=True, slots=True)
class Bar:
    """The top bar of one viewer: what stands in it, the menu of a group, the parts of "Meer", and all for a phone."""

    beside: list[dict[str, Any]]
    group: Part | None
    more: list[Part]
    drawer: list[Part]

    @property
    def more_current(self) -> bool:
        """This function will say whether the page one is on stands in "Meer"."""
        return any(part.current for part in self.more)


_items: dict[str, NavItem] = {}
_search: list[tuple[str, str | None]] = []
_bars: list[tuple[str, Callable[[HttpRequest], Any]]] = []


def register(item: NavItem) -> None:
    """This function will add a place to the top bar; the same url name again replaces it. Call it at start-up."""
    _items[item.url_name] = item


def register_search(template: str, permission: str | None = None) -> None:
    """This function will put a search box in the top bar of who holds the permission; the last one stands."""
    _search[:] = [(template, permission)]


def register_bar(template: str, gather: Callable[[HttpRequest], Any]) -> None:
    """This function will put a bar on every page while ``gather`` gives something to show in it; at start-up."""
    _bars.append((template, gather))


def bars(request: HttpRequest) -> list[tuple[str, Any]]:
    """This function will give the bars of this page. None outside a viewer's transaction, nor in one that failed."""
    if not connection.in_atomic_block or connection.needs_rollback:
        return []
    return [(template, shown) for template, gather in _bars if (shown := gather(request))]


def registered() -> list[NavItem]:
    """This function will give every registered place, in order."""
    return sorted(_items.values(), key=lambda item: (item.order, item.url_name))


def places(viewer: Viewer | None, path: str, items: Iterable[NavItem] | None = None) -> list[dict[str, Any]]:
    """This function will give the places this viewer may use, and mark the one that holds the path."""
    if viewer is None:
        return []
    found: list[dict[str, Any]] = []
    for item in registered() if items is None else items:
        if item.permission and not viewer.may(item.permission):
            continue
        try:
            url = reverse(item.url_name)
        except NoReverseMatch:
            continue
        whole = f"{url}?{item.query}" if item.query else url
        found.append(
            {"label": item.label, "url": whole, "icon": item.icon, "prefix": item.prefix or url, "group": item.group}
        )
    holding = [place for place in found if _holds(place["prefix"], path)]
    here = max(holding, key=lambda place: len(place["prefix"]), default=None)
    return [{**place, "current": place is here} for place in found]


def arranged(there: list[dict[str, Any]]) -> Bar:
    """This function will arrange places over the bar, the menu of a group and "Meer"; a few stay beside."""
    if len(there) <= IN_BAR:
        return Bar(there, None, [], [Part("", there)] if there else [])
    own = [place for place in there if place["group"] != IN_BAR_GROUP]
    together = [place for place in there if place["group"] == IN_BAR_GROUP]
    if len(together) < 2:
        own, together = there, []
    group = Part(GROUPS[IN_BAR_GROUP], together) if together else None
    room = IN_BAR - bool(group)
    first = sorted(own, key=lambda place: bool(place["group"]))
    beside = own if len(own) <= room else first[: room - 1]
    more = _parts([place for place in own if place not in beside])
    drawer = _parts(there) if len(there) > ENOUGH else [Part("", there)]
    return Bar(beside, group, more, drawer)


def _parts(there: list[dict[str, Any]]) -> list[Part]:
    """Those without a group first; then each group that has something, one that has one place only stays with them."""
    of: dict[str, list[dict[str, Any]]] = {key: [p for p in there if p["group"] == key] for key in GROUPS}
    named = {key: found for key, found in of.items() if len(found) > 1} if len(there) > IN_BAR else {}
    loose = [place for place in there if place["group"] not in named]
    parts = [Part("", loose)] if loose else []
    return parts + [Part(GROUPS[key], found) for key, found in named.items()]


def search_template(viewer: Viewer | None) -> str:
    """This function will give the template of the search box this viewer may use, or nothing."""
    for template, permission in _search:
        if viewer is not None and (permission is None or viewer.may(permission)):
            return template
    return ""


def context(request: HttpRequest) -> dict[str, Any]:
    """This function will give every page its top bar, density, theme and session length, and its bars."""
    viewer = getattr(request, "viewer", None)
    density = request.COOKIES.get(DENSITY_COOKIE, "")
    there = places(viewer, request.path)
    return {
        "nav_items": there,
        "nav": arranged(there),
        "viewer": viewer,
        "bars": SimpleLazyObject(lambda: bars(request)),
        "hats": getattr(request, "hats", []),
        "search_template": search_template(viewer),
        "density": density if density in DENSITIES else DENSITIES[0],
        "theme_css": getattr(settings, "THEME_CSS", THEME),
        "session_seconds": screen.session_seconds(request) if viewer else settings.SESSION_COOKIE_AGE,
        "shared_device": screen.is_shared(request),
        "release": release(),
    }


@cache
def release() -> str:
    """This function will give the version of the software that runs."""
    return version("samenhang")


def _holds(prefix: str, path: str) -> bool:
    return path == prefix or (prefix != get_script_prefix() and path.startswith(prefix))
