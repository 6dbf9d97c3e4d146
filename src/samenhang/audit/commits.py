"""Which commits wait for the standby, by the kind of work. See docs/decisions/0078.

Where a synchronous standby stands ready, the database answers a commit when both have it on disk. A page that is only
looked at does not wait for that (``locally``): its line is on this machine's disk, and if this very machine is lost
within that moment, the line is lost with it. All that is more than a plain look waits: every act, and the looks of
which nobody may ever say that they are gone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

from samenhang.audit.models import Event, Key

LOOKS = frozenset({Event.READ, Event.PRINT})
"""What may stay behind when a machine is lost at that very moment. Searches, refusals and all acts may not."""
NEVER_LOST = frozenset({"lawfulness"})
"""Layers of which a look waits as well. So does a look in an emergency, which the statement itself sees (actions)."""

_local: ContextVar[bool] = ContextVar("commits_locally", default=False)


@contextmanager
def locally(*, on: bool) -> Iterator[None]:
    """This function will note that the transaction inside begins as a look, so that its commit does not wait."""
    before = _local.set(on)
    try:
        yield
    finally:
        _local.reset(before)


def waits_for(event: Event, keys: list[Key]) -> bool:
    """This function will say whether a transaction that began as a look holds a line now that may not be lost."""
    return _local.get() and (event not in LOOKS or any(layer in NEVER_LOST for _, _, layer, _ in keys))


def wait() -> None:
    """This function will let the running transaction wait for the standby when it commits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('synchronous_commit', 'on', true)")
    _local.set(False)
