"""What the server tells a watching program in numbers: by the name of a page, never by its address or its reader.

Each worker counts in files of its own in one folder (PROMETHEUS_MULTIPROC_DIR, which `serve` makes before a worker is
there), and the process that watches over the workers adds them up when it is asked (``exposing``).
"""

import threading
import time
from typing import Any

from prometheus_client import Counter, Gauge, Histogram

MOMENTS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10)
POOL_EVERY = 1.0

REQUESTS = Counter("samenhang_requests", "Answers, by page, method and status.", ["route", "method", "status"])
SECONDS = Histogram("samenhang_request_seconds", "From request to answer.", ["route"], buckets=MOMENTS)
DATABASE = Histogram(
    "samenhang_database_seconds", "Of that, in the database; commits aside.", ["route"], buckets=MOMENTS
)
STATEMENTS = Counter("samenhang_statements", "Statements, by page and kind.", ["route", "kind"])
WORKERS = Gauge("samenhang_workers", "Processes that answer.", multiprocess_mode="livesum")
BUSY = Gauge("samenhang_requests_running", "Requests being answered now.", multiprocess_mode="livesum")
POOL = Gauge("samenhang_pool", "Connections and who waits for one.", ["what"], multiprocess_mode="livesum")
POOL_ERRORS = Gauge("samenhang_pool_refused", "Requests that found no connection in time.", multiprocess_mode="livesum")

_told_at = 0.0
_gate = threading.Lock()


def begin() -> None:
    """This function will count this process as one that answers."""
    WORKERS.set(1)


def answered(route: str, method: str, status: int, seconds: float, asked: dict[str, int], database: float) -> None:
    """This function will count one answer, and once a second tell of the pool of connections."""
    REQUESTS.labels(route, method, str(status)).inc()
    SECONDS.labels(route).observe(seconds)
    DATABASE.labels(route).observe(database)
    for kind, number in asked.items():
        STATEMENTS.labels(route, kind).inc(number)
    _tell_of_pool()


def _tell_of_pool() -> None:
    global _told_at  # noqa: PLW0603 -- once a second a process, whichever of its threads comes first
    now = time.monotonic()
    with _gate:
        if now - _told_at < POOL_EVERY:
            return
        _told_at = now
    from django.db import connections

    connection: Any = connections["default"]
    if not connection.settings_dict["OPTIONS"].get("pool"):
        return
    told = connection.pool.get_stats()
    for what in ("pool_size", "pool_available", "requests_waiting", "pool_max"):
        POOL.labels(what.removeprefix("pool_")).set(told.get(what, 0))
    POOL_ERRORS.set(told.get("requests_errors", 0))
