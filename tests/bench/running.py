"""Walking the roads: one person at a time, where each request's cost is known; eight at once; and for a long while."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.bench import meters
from tests.bench.client import Answer, Browser
from tests.bench.roads import ROADS, Road, roads_of
from tests.bench.serving import Served
from tests.bench.walking import Astray, Met, Someone, Walk, everybody
from tests.bench.watching import Watched, Watcher

type Key = tuple[str, str, str]
"""Road, kind (page, panel, sent), label."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One request: whose, how long, and the processor time of server and database in milliseconds (one at a time)."""

    who: str
    ms: float
    server: float = 0.0
    database: float = 0.0
    size: int = 0
    at: float = 0.0


@dataclass
class Found:
    """What a round of walking brought: samples by screen, and the roads that could not be walked, with why."""

    samples: dict[Key, list[Sample]] = field(default_factory=lambda: defaultdict(list))
    astray: dict[str, str] = field(default_factory=dict)
    requests: int = 0
    seconds: float = 0.0


@contextmanager
def _walk(served: Served, who: Someone, others: dict[str, Someone], met: Met) -> Iterator[Walk]:
    browser = Browser(served.port, who.session)
    try:
        yield Walk(who, others, browser, served.place, met)
    finally:
        browser.close()


def _go(walk: Walk, road: Road) -> None:
    for step in road.steps:
        step(walk)


def alone(served: Served, roads: Iterable[Road], *, turns: int, seconds: float) -> Found:
    """This function will walk each road as each of its people, alone; the first turn of each warms it up.

    Each road gets at least two measured turns, and no more than so many turns or seconds.
    """
    found, people = Found(), everybody(served.place, served.database)
    for road in roads:
        for name in road.as_:
            _alone(served, road, people, name, found, turns, seconds)
    return found


def _alone(
    served: Served, road: Road, people: dict[str, Someone], name: str, found: Found, turns: int, seconds: float
) -> None:
    server = served.server()
    backends: list[int] = []
    before: tuple[dict[int, float], dict[int, float]] = ({}, {})
    counts = False

    def met(kind: str, label: str, answer: Answer) -> None:
        nonlocal before
        now = (meters.clocks(server), meters.clocks(backends))
        if counts:
            mine, theirs = (meters.spent(then, there) for then, there in zip(before, now, strict=True))
            found.samples[road.name, kind, label].append(Sample(name, answer.ms, mine, theirs, len(answer.body)))
        before = (meters.clocks(server), meters.clocks(backends))

    with _walk(served, people[name], people, met) as walk:
        began = time.monotonic()
        for walk.turn in range(turns + 1):
            if walk.turn > 2 and time.monotonic() - began > seconds:
                return
            backends[:], counts = served.backends(), walk.turn > 0
            before = (meters.clocks(server), meters.clocks(backends))
            try:
                _go(walk, road)
            except (Astray, LookupError) as error:
                found.astray[f"{road.name} ({name})"] = str(error)
                return


def looked_into(served: Served, watcher: Watcher, roads: Iterable[Road]) -> dict[Key, Watched]:
    """This function will walk each road with the database telling all; of each screen the dearest counts.

    As everybody whose road it is, once each: what is read hangs on who reads and on which case.
    """
    found: dict[Key, Watched] = {}
    people = everybody(served.place, served.database)
    for road in roads:
        for name in road.as_:

            def met(kind: str, label: str, answer: Answer, road: Road = road, name: str = name) -> None:
                asked, key = watcher.since(), (road.name, kind, label)
                found[key] = found[key].beside(asked, name) if key in found else asked.beside(asked, name)

            with _walk(served, people[name], people, met) as walk:
                for walk.turn in (1,):
                    watcher.since()
                    try:
                        _go(walk, road)
                    except (Astray, LookupError):
                        break
    return found


def together(served: Served, names: Iterable[str], *, seconds: float) -> Found:
    """This function will let people walk their roads side by side, each round and round, for so many seconds."""
    found, people = Found(), everybody(served.place, served.database)
    lock, began = threading.Lock(), time.monotonic()

    def live(name: str) -> None:
        roads = list(roads_of(name))
        astray: set[str] = set()

        def met(kind: str, label: str, answer: Answer) -> None:
            sample = Sample(name, answer.ms, size=len(answer.body), at=time.monotonic() - began)
            with lock:
                found.samples[walking.name, kind, label].append(sample)
                found.requests += 1

        with _walk(served, people[name], people, met) as walk:
            while time.monotonic() - began < seconds and len(astray) < len(roads):
                for walking in roads:
                    if walking.name in astray or time.monotonic() - began > seconds:
                        continue
                    try:
                        _go(walk, walking)
                    except (Astray, LookupError) as error:
                        astray.add(walking.name)
                        with lock:
                            found.astray[f"{walking.name} ({name})"] = str(error)
                walk.turn += 1

    threads = [threading.Thread(target=live, args=[name], daemon=True) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found.seconds = time.monotonic() - began
    return found


def hash_of(*words: str) -> int:
    """This function will give the same number for the same words in every run."""
    from zlib import crc32

    return crc32("\0".join(words).encode())


__all__ = ["ROADS", "Found", "Key", "Sample", "alone", "hash_of", "looked_into", "together"]
