"""What was asked already while one page is opened: asked once, and forgotten with the page.

Only a page that writes nothing remembers (a GET), and only inside its own transaction: what another changes counts on
the next page. Nothing is kept between requests, nor shared between viewers; which rows are shown the policies decide.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("kept_for_this_page", default=None)


@contextmanager
def remembering(*, on: bool) -> Iterator[None]:
    """This function will begin with nothing remembered, and forget all of it at the end; when not on, keep nothing."""
    before = _kept.set({} if on else None)
    try:
        yield
    finally:
        _kept.reset(before)


def known(key: Hashable) -> Any:
    """This function will give what was remembered under a key, or None."""
    kept = _kept.get()
    return None if kept is None else kept.get(key)


def remembers() -> bool:
    """This function will say whether this is a page that remembers: one that writes nothing."""
    return _kept.get() is not None


def once[T](key: Hashable, ask: Callable[[], T]) -> T:
    """This function will give what was asked under this key on this page; else ask, and remember the answer."""
    kept = _kept.get()
    if kept is None:
        return ask()
    if key not in kept:
        kept[key] = ask()
    answer: T = kept[key]
    return answer
