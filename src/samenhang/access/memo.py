"""What was asked already while one page is opened: asked once, and forgotten with the page.

Only a page that writes nothing remembers (a GET), and only inside its own transaction: what another changes counts on
the next page. Nothing is kept between requests, nor shared between viewers; which rows are shown the policies decide.
A page that writes remembers no more than what its acts go by and do not change (``steady``): the law, word lists.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("kept_for_this_page", default=None)
_steady: ContextVar[dict[Hashable, Any] | None] = ContextVar("steady_for_this_page", default=None)


@contextmanager
def remembering(*, on: bool) -> Iterator[None]:
    """This function will begin with nothing remembered, and forget all of it at the end; when not on, keep nothing."""
    before, steady_before = _kept.set({} if on else None), _steady.set({})
    try:
        yield
    finally:
        _kept.reset(before)
        _steady.reset(steady_before)


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


def steady[T](key: Hashable, ask: Callable[[], T]) -> T:
    """This function will give what was asked under this key in this request, also in one that writes; else ask.

    For what nobody's household holds and the acts of a page go by: legal bases, word lists. An act that changes such a
    thing says so (``changed``).
    """
    kept = _steady.get()
    if kept is None:
        return ask()
    if key not in kept:
        kept[key] = ask()
    answer: T = kept[key]
    return answer


def changed() -> None:
    """This function will forget what was steady: an act of this request changed it."""
    kept = _steady.get()
    if kept is not None:
        kept.clear()
