"""The permission map: every permission by name and who has it, on one page. Unknown names fail at start-up."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samenhang.access.viewer import Viewer

HELPING = ("access_officer", "professional", "partner", "process_director")
"""The roles that are ever given content of a household; all others work without."""

type Predicate = Callable[["Viewer"], bool]


@dataclass(frozen=True, slots=True)
class Permission:
    """A named permission: any of its predicates is enough."""

    name: str
    what: str
    any_of: tuple[Predicate, ...]


_map: dict[str, Permission] = {}
_asked: set[str] = set()


class UnknownPermission(LookupError):
    """A screen asks for a permission that no module declares."""


def has_role(*roles: str) -> Predicate:
    """This function will give the predicate "the hat has one of these roles"."""

    def predicate(viewer: "Viewer") -> bool:
        return viewer.role in roles

    predicate.__name__ = "role " + " or ".join(roles)
    return predicate


def anyone(viewer: "Viewer") -> bool:
    """This function will say yes to whoever wears a hat."""
    return True


def declare(name: str, what: str, *any_of: Predicate) -> str:
    """This function will add a permission to the map; its first word is its module's name."""
    if name in _map:
        raise ValueError(f"permission declared twice: {name}")
    _map[name] = Permission(name, what, any_of)
    return name


def asks(name: str) -> None:
    """This function will note that a screen asks for this permission, to be checked when all modules are loaded."""
    _asked.add(name)


def allows(name: str, viewer: "Viewer") -> bool:
    """This function will say whether any predicate of the permission holds for the viewer.

    :raises UnknownPermission: when no module declares it.
    """
    if name not in _map:
        raise UnknownPermission(name)
    return any(predicate(viewer) for predicate in _map[name].any_of)


def rule_for(name: str, viewer: "Viewer") -> str:
    """This function will say by which rule the viewer has a permission; or which rules there are, if none holds."""
    rules = _map[name].any_of
    holding = next((predicate.__name__ for predicate in rules if predicate(viewer)), None)
    return holding or f"none of: {'; '.join(predicate.__name__ for predicate in rules)}"


def all_permissions() -> list[Permission]:
    """This function will give the whole map by name."""
    return sorted(_map.values(), key=lambda permission: permission.name)


def unknown() -> list[str]:
    """This function will give the names screens ask for that nobody declares."""
    return sorted(_asked - set(_map))
