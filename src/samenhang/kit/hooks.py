"""Typed hooks: a lower module says when something happens; higher ones register at start-up. One transaction."""

from collections.abc import Callable, Iterable
from typing import Any


class Hook[**P, R]:
    """A named moment in an act of a lower module. Listeners run in the order they registered."""

    def __init__(self, name: str, what: str) -> None:
        self.name, self.what = name, what
        self.listeners: list[Callable[P, R]] = []
        _hooks.append(self)

    def register(self, listener: Callable[P, R]) -> Callable[P, R]:
        """This function will add a listener; call it once, at start-up."""
        self.listeners.append(listener)
        return listener

    def run(self, *args: P.args, **kwargs: P.kwargs) -> list[R]:
        """This function will call every listener and give their answers; an exception undoes the whole act."""
        return [listener(*args, **kwargs) for listener in self.listeners]


_hooks: list[Hook[..., Any]] = []


def all_hooks() -> Iterable[Hook[..., Any]]:
    """This function will give every hook, by name."""
    return sorted(_hooks, key=lambda hook: hook.name)
