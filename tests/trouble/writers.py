"""People who write line after line while the database is killed, and what must be true of their lines afterwards."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.bench.client import Browser
from tests.trouble.house import House, Server, new_key, sent

TEXT = "De afspraak met de woningbouw staat. " * 8


@dataclass
class Writer:
    """One browser that writes line after line, and remembers what it was told of each."""

    browser: Browser
    action: str
    fields: dict[str, Any]
    mark: str
    acknowledged: list[str] = field(default_factory=list)
    unknown: dict[str, dict[str, Any]] = field(default_factory=dict)
    told: list[int] = field(default_factory=list)

    def write(self, stop: threading.Event) -> None:
        """This function will write until it is stopped; whatever is no redirect was not acknowledged."""
        for number in self._numbers(stop):
            what = f"{self.mark} {number} {TEXT}".strip()
            form = {**self.fields, "what": what, "submission": new_key()}
            answer = sent(self.browser, self.action, form)
            if answer is not None and answer.status == 302:
                self.acknowledged.append(what)
                continue
            self.unknown[what] = form
            if answer is not None:
                self.told.append(answer.status)

    @staticmethod
    def _numbers(stop: threading.Event) -> Iterator[int]:
        for number in count(1):
            if stop.is_set():
                return
            yield number


@contextmanager
def writing(home: House, server: Server, mark: str, how_many: int) -> Iterator[list[Writer]]:
    """This function will let so many browsers write until the block ends; their lines begin with the mark."""
    writers = []
    for number in range(how_many):
        browser = home.browser(server, number)
        action, fields = home.form(browser)
        writers.append(Writer(browser, action, fields, f"{mark}{chr(97 + number)}"))
    stop = threading.Event()
    with ThreadPoolExecutor(how_many) as threads:
        busy = [threads.submit(one.write, stop) for one in writers]
        try:
            yield writers
        finally:
            stop.set()
        for one in busy:
            one.result()


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of the lines: how many acknowledged, how many not, and what should be empty."""

    acknowledged: int
    unknown: int
    unknown_but_there: int
    lost: list[str]
    half: list[str]
    twice: list[str]
    statuses: set[int]


def judged(home: House, server: Server, mark: str, writers: list[Writer]) -> Judged:
    """This function will compare what was acknowledged with what is there, and send the others again as they were."""
    acknowledged = {what for one in writers for what in one.acknowledged}
    unknown = {what: form for one in writers for what, form in one.unknown.items()}
    there = dict(home.found(mark))
    lost = [*(acknowledged - set(there)), *(set(there) - acknowledged - set(unknown))]
    browser = home.browser(server)
    for what, form in unknown.items():
        answer = sent(browser, writers[0].action, form)
        if answer is None or answer.status != 302:
            lost.append(what)
    after = [what for what, _ in home.found(mark)]
    lost += (acknowledged | set(unknown)) - set(after)
    return Judged(
        acknowledged=len(acknowledged),
        unknown=len(unknown),
        unknown_but_there=len(set(unknown) & set(there)),
        lost=lost,
        half=[what for what, lines in there.items() if lines != 1],
        twice=[what for what in set(after) if after.count(what) > 1],
        statuses={status for one in writers for status in one.told},
    )
