"""Measuring the program at a size: `make bench SIZE=10k` (or 100k, 1m). See docs/decisions/0070.

On its own PostgreSQL, through the real server with two workers, as the population's people. Writes
docs/performance/SIZE.json, and docs/performance.md of all sizes measured. `--soak SECONDS` asks sixty pages a second
for so long after it; `--page` only writes the page again.
"""

import json
import os
import subprocess
import sys
import time
from argparse import ArgumentParser
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from samenhang.kit import pgprocess
from tests.bench import floors, meters, report
from tests.bench.place import BARE, HOUSEHOLDS, WALLED, BenchTrouble, Place
from tests.bench.result import screens, times
from tests.bench.roads import ROADS
from tests.bench.running import Found, alone, looked_into, steadily, together
from tests.bench.serving import WORKERS, Served, served
from tests.bench.watching import Watcher
from tests.support.database import ROOT

EIGHT = (
    "access_officer",
    "director_20",
    "director_60",
    "professional_300",
    "guest_1",
    "process_director",
    "team_lead_40",
    "viewer_5000",
)
SOAK_A_SECOND, SOAK_USERS, MINUTE = 60.0, 24, 60.0
SLOW_COMMIT = {"commit_delay": "2000", "commit_siblings": "0"}
KEPT = ROOT / "docs" / "performance"


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long each part may take."""

    turns: int
    seconds: float
    eight: float
    floor: int
    warm: float = 6.0


BOUNDS = {
    "1k": Bounds(4, 0.3, 10, 6),
    "10k": Bounds(8, 0.6, 40, 12),
    "100k": Bounds(20, 2.0, 180, 20),
    "1m": Bounds(30, 3.0, 720, 30),
}


def main(words: list[str]) -> int:
    """This function will measure one size and write what it found."""
    parser = ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--size", default="10k", choices=list(HOUSEHOLDS))
    parser.add_argument("--looks", type=int, help="lines in the log, when not as many as the size has by itself")
    parser.add_argument("--soak", type=float, default=0.0, metavar="SECONDS")
    parser.add_argument("--page", action="store_true", help="only write the page again")
    asked = parser.parse_args(words)
    if not asked.page:
        place = Place(asked.size, looks=asked.looks)
        try:
            found = measure(place, soak=asked.soak)
        except BenchTrouble as trouble:
            sys.stderr.write(f"{trouble}\n")
            return 1
        finally:
            place.end()
        KEPT.mkdir(exist_ok=True)
        (KEPT / f"{asked.size}.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    kept = {size: json.loads(path.read_text()) for size in HOUSEHOLDS if (path := KEPT / f"{size}.json").exists()}
    report.write(kept, ROOT / "docs")
    sys.stdout.write(report.in_short(kept[asked.size], kept))
    return 0


def measure(place: Place, *, soak: float = 0.0) -> dict[str, Any]:
    """This function will walk all roads at a size, in every way, and give what was found."""
    began = time.monotonic()
    filling = place.begin()
    found: dict[str, Any] = {**_head(place), "filling_seconds": filling}
    bounds, copies = BOUNDS[place.size], place.copies()
    database = WALLED if copies else place.filled
    os.environ.update(place.environment(place.url(database)), DJANGO_SETTINGS_MODULE="samenhang.settings")
    import django

    django.setup()
    if copies:
        for name in (WALLED, BARE):
            place.copy(name)
    with ExitStack() as stack:
        here = stack.enter_context(served(place, database))
        bare = stack.enter_context(served(place, BARE)) if copies else None
        place.checkpoint()
        for one in filter(None, (here, bare)):
            together(one, EIGHT, seconds=bounds.warm)
        began_at = Clock.read(place)
        found |= _walked(place, here, bare, bounds)
        if soak:
            found["soak"] = _soaked(here, soak)
        found["busy"] = began_at.until(Clock.read(place))
    found["seconds"] = round(time.monotonic() - began, 1)
    return found


def _walked(place: Place, here: Served, bare: Served | None, bounds: Bounds) -> dict[str, Any]:
    reading, writing = [one for one in ROADS if not one.writes], [one for one in ROADS if one.writes]
    walked, without, slow = Found(), Found(), Found()
    for road in reading:  # in turns, so that what drifts drifts for both
        _say(f"{road.name} …")
        _join(walked, alone(here, [road], turns=bounds.turns, seconds=bounds.seconds))
        if bare:
            _join(without, alone(bare, [road], turns=bounds.turns, seconds=bounds.seconds))
    for road in writing:
        _say(f"{road.name} …")
        _join(walked, alone(here, [road], turns=bounds.turns, seconds=2 * bounds.seconds))
    _say("Writing, with 2 ms added to each commit …")
    place.set(**SLOW_COMMIT)
    _join(slow, alone(here, writing, turns=max(2, bounds.turns // 3), seconds=bounds.seconds))
    place.set(**dict.fromkeys(SLOW_COMMIT, None))
    _say("What the database does …")
    with Watcher(place) as watcher:
        watched = looked_into(here, watcher, ROADS)
    _say("Floors …")
    who = {label: _whose(label, walked) for label in floors.FLOORS}
    lowest = {label: floors.measured(here, label, names, turns=bounds.floor) for label, names in who.items() if names}
    _say(f"Eight people at once, {bounds.eight:.0f} seconds …")
    place.checkpoint()
    eight = together(here, EIGHT, seconds=bounds.eight)
    return {
        "screens": screens(walked, eight, without, slow, watched, lowest),
        "astray": {**walked.astray, **eight.astray},
        "astray_without_policies": without.astray,
        "no_floor": {label: why for label, why in lowest.items() if isinstance(why, str)},
        "eight": {"requests": eight.requests, "seconds": round(eight.seconds, 1), "people": list(EIGHT)},
        "memory_mb": {"server": round(meters.memory(here.server())), "backends": round(meters.memory(here.backends()))},
        "large_tables": _large(place, here.database),
    }


def _soaked(here: Served, seconds: float) -> dict[str, Any]:
    """Sixty pages a second: the first and the last minute, what went wrong, and the memory before and after."""
    _say(f"{SOAK_A_SECOND:.0f} pages a second, {seconds:.0f} seconds …")
    before = meters.memory(here.server())
    found = steadily(here, seconds=seconds, a_second=SOAK_A_SECOND, users=SOAK_USERS)
    samples = [one for some in found.samples.values() for one in some]
    part = min(MINUTE, seconds / 2)
    return {
        "seconds": seconds,
        "a_second": SOAK_A_SECOND,
        "requests": found.requests,
        "wrong": len(found.astray),
        "which": dict(list(found.astray.items())[:10]),
        "first_minute": times([one for one in samples if one.at < part]),
        "last_minute": times([one for one in samples if one.at >= seconds - part]),
        "memory_mb": [round(before), round(meters.memory(here.server()))],
    }


def _whose(label: str, walked: Found) -> tuple[str, ...]:
    """Who opened a screen: its floor is measured as the same people."""
    return tuple(dict.fromkeys(one.who for key, some in walked.samples.items() if key[2] == label for one in some))


def _join(into: Found, more: Found) -> None:
    for key, samples in more.samples.items():
        into.samples[key] += samples
    into.astray |= more.astray


@dataclass(frozen=True, slots=True)
class Clock:
    """How much the machine worked so far, how much of that for us, and how much it could have."""

    all: float
    ours: float
    passed: float

    @classmethod
    def read(cls, place: Place) -> "Clock":
        """This function will read it now; the server and the clients are children of this program."""
        everything, passed = meters.machine_worked()
        ours = meters.worked(os.getpid()) + meters.worked(pgprocess.postmaster(place.cluster.data) or 0)
        return cls(everything, ours, passed)

    def until(self, now: "Clock") -> dict[str, float]:
        """This function will give which part of the processors worked, and which part for others."""
        passed, everything, ours = now.passed - self.passed, now.all - self.all, now.ours - self.ours
        return {"all": round(everything / passed, 3), "others": round(max(0.0, everything - ours) / passed, 3)}


def _large(place: Place, database: str) -> dict[str, int]:
    with place.cluster.connect("owner", database) as owner:
        rows = owner.execute(
            "SELECT relname, reltuples::bigint FROM pg_class WHERE relkind = 'r' AND reltuples >= 5000 ORDER BY 2 DESC"
        ).fetchall()
    return dict(rows)


def _head(place: Place) -> dict[str, Any]:
    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    changed = bool(git("status", "--porcelain", "--untracked-files=no", "--", "src", "tests/bench"))
    with place.cluster.connect("superuser", "postgres") as connection:
        names = ("server_version", "fsync", "synchronous_commit", "shared_buffers", "max_wal_size", "jit")
        settings = {name: connection.execute(f"SHOW {name}").fetchone() for name in names}
    return {
        "size": place.size,
        "households": place.households,
        "looks": place.looks,
        "database_mb": round(place.bytes() / 1024**2),
        "date": datetime.now(UTC).date().isoformat(),
        "commit": git("rev-parse", "--short", "HEAD") + ("+" if changed else ""),
        "machine": meters.machine(),
        "postgresql": {name: value[0] if value else "" for name, value in settings.items()},
        "workers": WORKERS,
        "fsync_ms": round(meters.fsync_ms(place.folder), 2),
        "bounds": asdict(BOUNDS[place.size]),
    }


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
