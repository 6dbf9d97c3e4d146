"""The permission map, the hooks and what modules add as one page of text: `samenhang rules`."""

from collections.abc import Callable

from samenhang.access.permissions import all_permissions
from samenhang.kit.hooks import all_hooks

_sections: list[Callable[[], list[str]]] = []


def add_section(lines: Callable[[], list[str]]) -> None:
    """This function will add a part to the printed rules; higher modules call it at start-up."""
    _sections.append(lines)


def as_text() -> str:
    """This function will give every permission with who has it, then every hook with who hangs on it."""
    names = all_permissions()
    width = max((len(permission.name) for permission in names), default=0)
    lines = ["Rechten"]
    for permission in names:
        who = ", ".join(predicate.__name__ for predicate in permission.any_of)
        lines.append(f"  {permission.name:<{width}}  {permission.what}  [{who}]")
    lines.append("Haken")
    hooks = list(all_hooks())
    if not hooks:
        lines.append("  (nog geen)")
    for hook in hooks:
        lines.append(f"  {hook.name}: {hook.what}")
        lines.extend(f"    <- {listener.__module__}.{listener.__qualname__}" for listener in hook.listeners)
    for section in _sections:
        lines.extend(section())
    return "\n".join(lines)


def print_map() -> None:
    """This function will print the map."""
    print(as_text())  # noqa: T201 -- the command's output
