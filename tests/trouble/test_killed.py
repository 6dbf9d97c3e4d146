"""PostgreSQL dies while people write: what was acknowledged is there, what was not is absent or whole."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.bench.client import Browser
from tests.support.own import own_word
from tests.trouble.house import House, Server, new_key, sent, wait_until

WRITERS = 4
ENOUGH = 12
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


def test_what_was_acknowledged_is_there_and_the_rest_is_absent_or_whole(home: House, server: Server) -> None:
    mark = own_word()
    writers = []
    for number in range(WRITERS):
        browser = home.browser(server, number)
        action, fields = home.form(browser)
        writers.append(Writer(browser, action, fields, f"{mark}{'abcd'[number]}"))
    stop = threading.Event()
    with ThreadPoolExecutor(WRITERS) as threads:
        busy = [threads.submit(one.write, stop) for one in writers]
        try:
            wait_until(lambda: sum(len(one.acknowledged) for one in writers) >= ENOUGH)
            home.kill()
            before = sum(len(one.acknowledged) for one in writers)
            wait_until(lambda: all(one.unknown for one in writers))
            home.come_back()
            wait_until(lambda: sum(len(one.acknowledged) for one in writers) >= before + WRITERS)
        finally:
            stop.set()
        for one in busy:
            one.result()
    acknowledged = {what for one in writers for what in one.acknowledged}
    unknown = {what: form for one in writers for what, form in one.unknown.items()}
    assert {status for one in writers for status in one.told} <= {503}

    there = dict(home.found(mark))
    assert acknowledged <= set(there)
    assert set(there) <= acknowledged | set(unknown)
    assert set(there.values()) == {1}  # each with its line in the log: no half ones

    for what, form in unknown.items():  # what came back to its sender is sent again, under the same key
        answer = sent(home.browser(server), writers[0].action, form)
        assert answer is not None and answer.status == 302, what
    assert home.found(mark) == sorted((what, 1) for what in acknowledged | set(unknown))
