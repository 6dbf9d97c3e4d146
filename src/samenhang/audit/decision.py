"""Under which permission, and by which rule, the lines of this request are written (law.md, "Logging", 2)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_decision: ContextVar[tuple[str, str]] = ContextVar("decision", default=("", ""))


@contextmanager
def decided(permission: str, rule: str) -> Iterator[None]:
    """This function will note under which permission, and by which rule, the lines inside are written."""
    token = _decision.set((permission, rule[:300]))
    try:
        yield
    finally:
        _decision.reset(token)


def present() -> tuple[str, str]:
    """This function will give the permission and the rule of now; empty outside a screen."""
    return _decision.get()
