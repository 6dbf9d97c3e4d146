"""Work by the clock: one at a time, on whichever machine it was started, and known when it last succeeded."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import click

KIND = "samenhang.job"
JOBS = ("seal", "verify", "expire", "propose", "destroy")
_TAKEN = "SELECT pg_try_advisory_lock(hashtext(%s), hashtext(%s)), clock_timestamp()"
_GIVEN_BACK = "SELECT pg_advisory_unlock(hashtext(%s), hashtext(%s))"
_FAILED = """
    INSERT INTO public.kit_job (name, began_at, failed_at) VALUES (%s, %s, clock_timestamp())
    ON CONFLICT (name) DO UPDATE SET began_at = excluded.began_at, failed_at = excluded.failed_at
"""
_DONE = """
    INSERT INTO public.kit_job (name, began_at, succeeded_at, seconds)
    SELECT %s, b.at, clock_timestamp(), extract(epoch FROM clock_timestamp() - b.at)
    FROM (SELECT %s::timestamptz AS at) b
    ON CONFLICT (name) DO UPDATE SET began_at = excluded.began_at, succeeded_at = excluded.succeeded_at,
        seconds = excluded.seconds
"""


class Cursor(Protocol):
    """A cursor of Django's or of psycopg's."""

    def execute(self, query: Any, params: Any = None, /) -> Any: ...
    def fetchall(self) -> list[Any]: ...


class Busy(click.ClickException):
    """The same job is at work already, here or on another machine: it does what this one would have done."""

    exit_code = 0

    def show(self, file: Any = None) -> None:
        """This function will say so without alarm."""
        click.echo(self.message, file=file)


@contextmanager
def turn(name: str, cursor: Cursor) -> Iterator[Any]:
    """This function will hold the only turn to do this, and lend the moment it began by the database's clock.

    The database holds the turn for this connection: a process that is killed gives it back. So the connection must be
    a real one to the database, outside a transaction, and not a pooler's that lends it to another in between.

    :raises Busy: when another is at it.
    """
    cursor.execute(_TAKEN, [KIND, name])
    ((taken, began),) = cursor.fetchall()
    if not taken:
        raise Busy(f"{name}: is at work already, nothing was done here.")
    try:
        yield began
    finally:
        cursor.execute(_GIVEN_BACK, [KIND, name])


@contextmanager
def alone(name: str, cursor: Cursor) -> Iterator[None]:
    """This function will run what is inside while no other process does the same, and keep whether it succeeded.

    :raises Busy: when another is at it.
    """
    with turn(name, cursor) as began:
        try:
            yield
        except Exception:
            cursor.execute(_FAILED, [name, began])
            raise
        cursor.execute(_DONE, [name, began])
