"""What a watching program is told of the database: totals, when each job last succeeded, whether it is reached.

Asked with the server's login, on the standby where one is named for figures; at most once in half a minute.
"""

import threading
import time
from typing import TYPE_CHECKING

import psycopg
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from samenhang.kit.db import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prometheus_client import Metric

FRESH_SECONDS = 30.0
WORDS = {
    "terms_running": "Clocks of the law that run.",
    "terms_overdue": "Of those, past their last day.",
    "log_unsealed_seconds": "Age of the oldest line of the log that is not sealed.",
    "log_wrong": "What the last verifying of the log found wrong.",
    "destructions_due": "Destructions that were decided, are due and were not carried out.",
}
JOBS = """
    SELECT name, extract(epoch FROM succeeded_at), extract(epoch FROM failed_at), seconds FROM kit_job ORDER BY name
"""


class State(Collector):
    """Asks the database when the numbers are read."""

    def __init__(self, *addresses: str) -> None:
        """Take the addresses to ask, the first that answers."""
        self._addresses = [one for one in addresses if one]
        self._gate = threading.Lock()
        self._at = float("-inf")
        self._kept: list[Metric] = []

    def collect(self) -> "Iterator[Metric]":
        """This function will give the totals, and whether the database was reached."""
        with self._gate:
            if time.monotonic() - self._at >= FRESH_SECONDS:
                self._kept, self._at = self._asked(), time.monotonic()
            yield from self._kept

    def _asked(self) -> "list[Metric]":
        up = GaugeMetricFamily("samenhang_database_up", "Whether the database answers.")
        for address in self._addresses:
            try:
                found = _told(address)
            except psycopg.Error:
                continue
            up.add_metric([], 1)
            return [up, *found]
        up.add_metric([], 0)
        return [up]


def _told(address: str) -> "list[Metric]":
    found: list[Metric] = []
    limits = "-c statement_timeout=5000 -c default_transaction_read_only=on"
    with psycopg.connect(bare(address), connect_timeout=5, options=limits, autocommit=True) as connection:
        for name, value in connection.execute("SELECT name, value FROM access.state_of_operation()"):
            found.append(GaugeMetricFamily(f"samenhang_{name}", WORDS.get(str(name), "A total."), value=value))
        done = GaugeMetricFamily("samenhang_job_succeeded_seconds", "When it last succeeded.", labels=["job"])
        failed = GaugeMetricFamily("samenhang_job_failed_seconds", "When it last failed.", labels=["job"])
        took = GaugeMetricFamily("samenhang_job_took_seconds", "How long it last took.", labels=["job"])
        for name, succeeded_at, failed_at, seconds in connection.execute(JOBS):
            for family, value in ((done, succeeded_at), (failed, failed_at), (took, seconds)):
                if value is not None:
                    family.add_metric([name], float(value))
    return [*found, done, failed, took]
