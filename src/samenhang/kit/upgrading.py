"""Changing tables while people work: one at a time, and never long before a lock that others then queue behind."""

import time
from collections.abc import Callable

import click
from django.db import OperationalError, connection

from samenhang.kit.jobs import turn

LOCK_SECONDS = 4
TRIES = 8
REST_SECONDS = 3.0
LOCK_NOT_AVAILABLE = "55P03"


def patiently(apply: Callable[[], object], *, tries: int = TRIES, rest: float = REST_SECONDS) -> None:
    """This function will apply migrations, letting go when a table stays locked for four seconds, and trying again.

    A migration is a transaction: one that let go changed nothing, those before it are done. A statement may take as
    long as it needs.

    :raises click.ClickException: when a table stayed in use through all the tries.
    """
    with connection.cursor() as cursor, turn("migrate", cursor):
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [f"{LOCK_SECONDS}s"])
        for left in reversed(range(tries)):
            try:
                apply()
            except OperationalError as error:
                if getattr(error.__cause__, "sqlstate", "") != LOCK_NOT_AVAILABLE:
                    raise
                if not left:
                    raise click.ClickException(
                        "A table that must change stayed in use. Nothing is half done. Run it again when it is quieter,"
                        " or see who holds it: SELECT pid, xact_start, state FROM pg_stat_activity ORDER BY xact_start"
                    ) from error
                time.sleep(rest)
            else:
                return
