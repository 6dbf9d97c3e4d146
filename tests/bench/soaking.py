"""A steady stream of requests, mixed over everybody: so many a second whatever the server answers (an open model).

What is due and finds no browser free is late, and its waiting counts from when it was due. What is later than
`GIVES_UP` is not sent any more and counted as such: a run ends in time however slow the machine is.
"""

import threading
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tests.bench import meters
from tests.bench.client import Answer, Browser
from tests.bench.result import times
from tests.bench.roads import ROADS
from tests.bench.running import Sample, hash_of
from tests.bench.serving import Served
from tests.bench.walking import Astray, Someone, Walk, everybody

A_SECOND, BROWSERS, MINUTE = 60.0, 32, 60.0
GIVES_UP = 20.0
SAMPLED_EVERY = 5.0
WRITTEN = ("the logbook", "a conversation")
REPEATED = {"write in the logbook", "save a conversation's draft"}
"""What is sent of the roads that write: the others would change what the next one finds."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One request of the mix: as whom, what it is called, where, and what is sent along (None for a page)."""

    who: str
    label: str
    url: str
    fields: dict[str, Any] | None = None


@dataclass
class Soaked:
    """What a steady stream brought."""

    samples: list[Sample] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    not_sent: int = 0
    memory: list[tuple[float, float]] = field(default_factory=list)
    seconds: float = 0.0


class _Remembering(Browser):
    """A browser that remembers the last form it sent."""

    fields: dict[str, Any] | None = None

    def post(self, url: str, fields: Any) -> Answer:
        self.fields = dict(fields)
        return super().post(url, fields)


def soaked(served: Served, *, seconds: float, a_second: float = A_SECOND) -> dict[str, Any]:
    """This function will let a steady stream in, and give what it found of its first and last minute."""
    people = everybody(served.place, served.database)
    asks = _mix(served, people)
    found = _stream(served, people, asks, seconds=seconds, a_second=a_second)
    part = min(MINUTE, seconds / 3)
    first = [one for one in found.samples if one.at < part]
    last = [one for one in found.samples if one.at >= seconds - part]
    return {
        "seconds": seconds,
        "a_second": a_second,
        "mix": {"requests": len(asks), "that_write": sum(one.label in REPEATED for one in asks)},
        "requests": len(found.samples),
        "wrong": sum(found.wrong.values()),
        "which": dict(found.wrong.most_common(10)),
        "refused": found.refused,
        "not_sent": found.not_sent,
        "minute": part,
        "first_minute": times(first),
        "last_minute": times(last),
        "memory_mb": [round(found.memory[0][1]), round(found.memory[-1][1])],
        "memory_a_minute_mb": round(60 * slope(found.memory[len(found.memory) // 2 :]), 2),
        "memory_over_time": [[round(at), round(mb)] for at, mb in found.memory],
        "took": round(found.seconds, 1),
    }


def slope(points: Iterable[tuple[float, float]]) -> float:
    """This function will give by how much the second of each pair rises when the first rises by one (least squares)."""
    told = list(points)
    if len(told) < 2:
        return 0.0
    x, y = sum(at for at, _ in told) / len(told), sum(value for _, value in told) / len(told)
    spread = sum((at - x) ** 2 for at, _ in told)
    return sum((at - x) * (value - y) for at, value in told) / spread if spread else 0.0


def _stream(served: Served, people: dict[str, Someone], asks: list[Ask], *, seconds: float, a_second: float) -> Soaked:
    found, lock, began = Soaked(), threading.Lock(), time.monotonic()
    total, number, done = int(seconds * a_second), 0, threading.Event()

    def watch() -> None:
        while True:
            found.memory.append((time.monotonic() - began, meters.memory(served.server())))
            if done.wait(SAMPLED_EVERY):
                return

    def live() -> None:
        nonlocal number
        browsers = {name: Browser(served.port, who.session) for name, who in people.items()}
        while True:
            with lock:
                mine, number = number, number + 1
            if mine >= total:
                break
            due = began + mine / a_second
            now = time.monotonic()
            if now - due > GIVES_UP:
                with lock:
                    found.not_sent += 1
                continue
            time.sleep(max(0.0, due - now))
            ask = asks[mine % len(asks)]
            status = _status(browsers[ask.who], ask)
            with lock:
                found.samples.append(Sample(ask.who, (time.monotonic() - due) * 1000, at=due - began))
                if status == "503":
                    found.refused += 1
                elif status:
                    found.wrong[f"{ask.label} ({ask.who}): {status}"] += 1
        for browser in browsers.values():
            browser.close()

    watcher = threading.Thread(target=watch, daemon=True)
    threads = [threading.Thread(target=live, daemon=True) for _ in range(BROWSERS)]
    for thread in (watcher, *threads):
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    watcher.join()
    found.seconds = time.monotonic() - began
    return found


def _status(browser: Browser, ask: Ask) -> str:
    """Ask it; what is wrong with the answer in a word, or nothing. 503 with a time to come back is no accident."""
    try:
        if ask.fields is None:
            answer = browser.get(ask.url)
        else:
            key = {"submission": str(uuid4())} if "submission" in ask.fields else {}
            answer = browser.post(ask.url, {**ask.fields, **key})
    except OSError as error:
        browser.close()
        return type(error).__name__
    return "" if answer.status < 400 else str(answer.status)


def _mix(served: Served, people: dict[str, Someone]) -> list[Ask]:
    """Everything the roads open, search and (of REPEATED) write, once, as everybody; people and screens mixed."""
    asks: list[Ask] = []
    for name, who in people.items():
        browser = _Remembering(served.port, who.session)

        def met(kind: str, label: str, answer: Answer, name: str = name, browser: _Remembering = browser) -> None:
            if kind != "sent":
                asks.append(Ask(name, label, answer.url))
            elif label in REPEATED or "submission" not in (browser.fields or {}):  # a search
                asks.append(Ask(name, label, answer.url, browser.fields))

        walk = Walk(who, people, browser, served.place, met)
        for road in (one for one in ROADS if name in one.as_):
            if not road.writes or road.name in WRITTEN:
                with suppress(Astray, LookupError):
                    for step in road.steps:
                        step(walk)
        browser.close()
    return sorted(asks, key=lambda one: hash_of(one.who, one.label, one.url))
