"""An act is stored whole or not at all; an act that is part of another is stored whole with that one."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps

from django.db import connection, transaction

_acting: ContextVar[bool] = ContextVar("acting", default=False)


def whole[**P, T](act: Callable[P, T]) -> Callable[P, T]:
    """This function will declare an act that leaves nothing behind when it refuses.

    The outermost act has a savepoint of its own, so that the page can say what was refused and go on. An act inside it
    needs none: what it refuses, refuses all of it. Whoever would go on after the refusal of an act within says so with
    ``transaction.atomic()`` around it (``kit.refusals.or_refuse``); without that Django raises, and nothing is stored.
    """

    @wraps(act)
    def acting(*args: P.args, **kwargs: P.kwargs) -> T:
        if _acting.get() and connection.in_atomic_block:
            with transaction.atomic(savepoint=False):
                return act(*args, **kwargs)
        token = _acting.set(True)
        try:
            with transaction.atomic():
                return act(*args, **kwargs)
        finally:
            _acting.reset(token)

    return acting
