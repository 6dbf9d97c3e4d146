"""How long the database may work for whom, and how many may ask it at once: all such limits, by name, in one place."""

from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True, slots=True)
class Pace:
    """A kind of work, and its limits in milliseconds: of a statement, of waiting for a lock, of an idle transaction.

    0 is no limit.
    """

    name: str
    statement: int
    lock: int
    idle: int

    def settings(self) -> dict[str, int]:
        """This function will give the limits by the names PostgreSQL has for them."""
        return {
            "statement_timeout": self.statement,
            "lock_timeout": self.lock,
            "idle_in_transaction_session_timeout": self.idle,
        }


PAGE = Pace("page", 8_000, 5_000, 30_000)
"""A screen or a form that somebody waits for."""
PAPER = Pace("paper", 30_000, 5_000, 60_000)
"""What is made as a whole: a print, somebody's own file. Named at the view's door, `@may("…", pace=PAPER)`."""
JOB = Pace("job", 300_000, 30_000, 300_000)
"""A command of the command line that works with the server's login."""
UNLIMITED = Pace("unlimited", 0, 0, 0)
"""The owner's work (migrating, checking, keys) and reading a whole file in."""

PACES = {pace.name: pace for pace in (PAGE, PAPER, JOB, UNLIMITED)}

POOL_MAX = 8
"""Connections of one process: as many requests are at work at once."""
POOL_QUEUE = 12
"""Requests that may wait for one of them; who comes after these is told at once that it is busy."""
POOL_WAIT_SECONDS = 2.0
"""How long they wait, and how long the pool tries to reach a database that does not answer before it begins anew."""
THREADS_TO_SPARE = 4
"""Threads beyond those: they say that it is busy, and answer for the process's health."""
THREADS_MAX = POOL_MAX + POOL_QUEUE + THREADS_TO_SPARE
READERS_MAX = 12
"""Forms that may be coming in at once: slow clients hold half of the threads at most."""
SLOW_HEADERS_MS = 30_000
"""How long a client may take over the head of a request, and how long a connection may be idle between two."""
STOP_SECONDS = 35
"""How long requests under way may go on after the server was told to stop; then it is broken off."""


def pace_named(name: str) -> Pace:
    """This function will give the kind of work of a name.

    :raises ImproperlyConfigured: when there is none.
    """
    try:
        return PACES[name]
    except KeyError:
        raise ImproperlyConfigured(f"no pace '{name}'; there are: {', '.join(PACES)}") from None
