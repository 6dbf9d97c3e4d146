"""Measuring the program at a size: `make bench SIZE=10k` (or 100k, 1m). See docs/decisions/0070.

On its own PostgreSQL, through the real server with two workers, as the population's people. Writes
docs/performance/SIZE.json, and docs/performance.md of all sizes measured. `--soak SECONDS` lets in sixty requests a
second for so long after it (`--rate` another number, `--only-soak` nothing else) and writes soak-SIZE.json; `--trouble`
kills the database while people write, again and again, and writes trouble.json; `--page` only writes the page again.
"""

import json
import os
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from samenhang.kit import pgprocess
from tests.bench import floors, meters, report
from tests.bench.place import BARE, HOUSEHOLDS, WALLED, BenchTrouble, Place
from tests.bench.result import screens
from tests.bench.roads import ROADS
from tests.bench.running import Found, alone, looked_into, together
from tests.bench.serving import WORKERS, Served, served
from tests.bench.soaking import A_SECOND, soaked
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
    parser.add_argument("--rate", type=float, default=A_SECOND, metavar="A_SECOND")
    parser.add_argument("--only-soak", action="store_true", help="let the stream in, and measure nothing else")
    parser.add_argument("--trouble", action="store_true", help="kill the database while people write")
    parser.add_argument("--page", action="store_true", help="only write the page again")
    asked = parser.parse_args(words)
    if asked.trouble:
        return _in_trouble()
    if not asked.page:
        place = Place(asked.size, looks=asked.looks)
        try:
            found = measure(place, soak=asked.soak, rate=asked.rate, only=asked.only_soak)
        except BenchTrouble as trouble:
            sys.stderr.write(f"{trouble}\n")
            return 1
        finally:
            place.end()
        KEPT.mkdir(exist_ok=True)
        if soak := found.pop("soak", None):
            _keep(f"soak-{asked.size}", soak)
        if asked.only_soak:
            sys.stdout.write(report.of_soak(soak) if soak else "Say how long: --soak SECONDS\n")
            return 0
        _keep(asked.size, found)
    kept = {size: told for size in HOUSEHOLDS if (told := _kept(size))}
    for size, told in kept.items():
        told["soak"] = _kept(f"soak-{size}")
    report.write(kept, ROOT / "docs")
    sys.stdout.write(report.in_short(kept[asked.size], kept))
    return 0


def _keep(name: str, told: Mapping[str, Any]) -> None:
    (KEPT / f"{name}.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n")


def _kept(name: str) -> dict[str, Any] | None:
    path = KEPT / f"{name}.json"
    return dict(json.loads(path.read_text())) if path.exists() else None


def _in_trouble() -> int:
    from tests.bench.troubling import troubled

    KEPT.mkdir(exist_ok=True)
    found = {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": _commit(),
        "machine": meters.machine(),
        **troubled(),
    }
    _keep("trouble", found)
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
    return 1 if found["lost"] or found["half"] or found["twice"] else 0


def measure(place: Place, *, soak: float = 0.0, rate: float = A_SECOND, only: bool = False) -> dict[str, Any]:
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
        for name in (WALLED,) if only else (WALLED, BARE):
            place.copy(name)
    with ExitStack() as stack:
        here = stack.enter_context(served(place, database))
        bare = stack.enter_context(served(place, BARE)) if copies and not only else None
        place.checkpoint()
        for one in filter(None, (here, bare)):
            together(one, EIGHT, seconds=bounds.warm)
        began_at = Clock.read(place)
        if not only:
            found |= _walked(place, here, bare, bounds)
            found["busy"] = began_at.until(Clock.read(place))
        if soak:
            _say(f"{rate:.0f} requests a second, {soak:.0f} seconds …")
            began_at = Clock.read(place)
            told = soaked(here, seconds=soak, a_second=rate)
            of = {name: found[name] for name in ("size", "date", "commit", "machine", "workers")}
            found["soak"] = {**of, **told, "busy": began_at.until(Clock.read(place))}
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


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()


def _commit() -> str:
    changed = bool(_git("status", "--porcelain", "--untracked-files=no", "--", "src", "tests/bench"))
    return _git("rev-parse", "--short", "HEAD") + ("+" if changed else "")


def _head(place: Place) -> dict[str, Any]:
    with place.cluster.connect("superuser", "postgres") as connection:
        names = ("server_version", "fsync", "synchronous_commit", "shared_buffers", "max_wal_size", "jit")
        settings = {name: connection.execute(f"SHOW {name}").fetchone() for name in names}
    return {
        "size": place.size,
        "households": place.households,
        "looks": place.looks,
        "database_mb": round(place.bytes() / 1024**2),
        "date": datetime.now(UTC).date().isoformat(),
        "commit": _commit(),
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
