"""What went wrong with the database, told apart by its own codes: gone, busy, slow, taken, or full."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import structlog
from django.db import DEFAULT_DB_ALIAS, Error, InterfaceError, OperationalError, connections
from django.http import HttpRequest
from psycopg import errors, pq
from psycopg.conninfo import make_conninfo
from psycopg_pool import PoolTimeout, TooManyRequests

log = structlog.get_logger(__name__)
PROBE_SECONDS = 2
TROUBLES = (OperationalError, InterfaceError)


class Kind(StrEnum):
    """What is the matter; the 503 page has words for each."""

    GONE = "gone"
    BUSY = "busy"
    SLOW = "slow"
    TAKEN = "taken"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A kind of trouble, with PostgreSQL's code where it gave one: nothing of what was asked."""

    kind: Kind
    code: str = ""

    @property
    def retry_after(self) -> int:
        """After how many seconds it is worth trying again."""
        return RETRY_SECONDS[self.kind]


RETRY_SECONDS = {Kind.GONE: 10, Kind.BUSY: 5, Kind.SLOW: 30, Kind.TAKEN: 5, Kind.FULL: 300}
BY_CODE = {
    "57014": Kind.SLOW,  # query_canceled: statement_timeout
    "55P03": Kind.TAKEN,  # lock_not_available: lock_timeout
    "40P01": Kind.TAKEN,  # deadlock_detected
    "40001": Kind.TAKEN,  # serialization_failure
    "53100": Kind.FULL,  # disk_full
    "53300": Kind.BUSY,  # too_many_connections
    "53200": Kind.BUSY,  # out_of_memory
    "53400": Kind.BUSY,  # configuration_limit_exceeded
    "25P03": Kind.GONE,  # idle_in_transaction_session_timeout: the connection was taken away
    "25006": Kind.GONE,  # read_only_sql_transaction: we are still talking to what is a standby now
}


def trouble_of(error: BaseException | None) -> Trouble | None:
    """This function will say what an exception means, or None when it is no trouble of the database as such."""
    cause = error.__cause__ if isinstance(error, Error) else error
    code = getattr(cause, "sqlstate", None) or ""
    if isinstance(cause, TooManyRequests):
        return Trouble(Kind.BUSY, code)
    if isinstance(cause, PoolTimeout):
        return Trouble(Kind.BUSY if _answers() else Kind.GONE, code)
    if code in BY_CODE:
        return Trouble(BY_CODE[code], code)
    if isinstance(error, TROUBLES) or isinstance(cause, errors.OperationalError | errors.InterfaceError):
        return Trouble(Kind.GONE, code)
    return None


def tell(trouble: Trouble, request: HttpRequest, *, again: bool = False) -> None:
    """This function will write to the program's log what was the matter, on which screen; nothing of whom or what."""
    match = getattr(request, "resolver_match", None)
    log.error(
        "database_trouble",
        kind=trouble.kind.value,
        code=trouble.code,
        screen=getattr(match, "view_name", "") or "",
        method=request.method,
        again=again,
    )


def _answers() -> bool:
    """Whether the database lets anybody in at all: it is asked apart from the pool, which had nothing to give."""
    parameters: dict[str, Any] = connections[DEFAULT_DB_ALIAS].settings_dict
    told = {"host": parameters["HOST"], "port": parameters["PORT"], "dbname": parameters["NAME"]}
    info = make_conninfo(**{name: value for name, value in told.items() if value}, connect_timeout=PROBE_SECONDS)
    return pq.PGconn.ping(info.encode()) == pq.Ping.OK
