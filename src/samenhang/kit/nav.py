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

from samenhang.kit import screen
from samenhang.kit.screen import DENSITIES, DENSITY_COOKIE

THEME = "kit/theme.css"
IN_BAR = 4
"""So many places stand beside each other on a wide screen; the last one is a menu "Meer" where there are more."""


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
    """One place in the top bar; without a permission everyone who is signed in sees it. The query asks for more."""

    label: str | Promise
    url_name: str
    permission: str | None = None
    order: int = 100
    icon: str = ""
    prefix: str = ""
    query: str = ""


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
        found.append({"label": item.label, "url": whole, "icon": item.icon, "prefix": item.prefix or url})
    holding = [place for place in found if _holds(place["prefix"], path)]
    here = max(holding, key=lambda place: len(place["prefix"]), default=None)
    return [{**place, "current": place is here} for place in found]


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
    beside = len(there) if len(there) <= IN_BAR else IN_BAR - 1
    return {
        "nav_items": there,
        "nav_bar": there[:beside],
        "nav_more": there[beside:],
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
