"""The database killed while people write, again and again; then a worker of the server: what was lost, and how long.

On a small house of its own (tests/trouble): durability does not hang on the size.
"""

import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from samenhang.kit.postgres import SETTINGS
from tests.bench.place import BenchTrouble
from tests.support.database import Stay
from tests.support.own import own_word
from tests.trouble.house import DATABASE, House, Server, answers, house, wait_until
from tests.trouble.writers import Judged, judged, writing

ROUNDS, WRITERS, WRITES_BEFORE, DOWN_SECONDS = 5, 8, 80, 1.0


def troubled() -> dict[str, Any]:
    """This function will kill the database in each of some rounds, and give what became of what was written."""
    stay = Stay()
    prepared = stay.begin()
    try:
        if prepared.trouble:
            raise BenchTrouble(prepared.trouble)
        with tempfile.TemporaryDirectory() as folder, house(Path(folder), prepared.template) as home:
            with home.served() as server:
                rounds = [_round(home, server, number) for number in range(ROUNDS)]
                respawned = _worker_dies(server)
            with home.owner() as owner:
                fsync = owner.execute("SHOW fsync").fetchone()
    finally:
        stay.end()
    found = [one for one, _ in rounds]
    return {
        "database": DATABASE,
        "fsync": fsync[0] if fsync else "",
        "connections_of_postgresql": SETTINGS["max_connections"],
        "rounds": ROUNDS,
        "writers": WRITERS,
        "acknowledged": sum(one.acknowledged for one in found),
        "not_acknowledged": sum(one.unknown for one in found),
        "not_acknowledged_but_there": sum(one.unknown_but_there for one in found),
        "lost": sum(len(one.lost) for one in found),
        "half": sum(len(one.half) for one in found),
        "twice": sum(len(one.twice) for one in found),
        "answers": sorted({status for one in found for status in one.statuses}),
        "seconds_from_back_to_first_kept": {
            "median": round(median(seconds for _, seconds in rounds), 2),
            "worst": round(max(seconds for _, seconds in rounds), 2),
        },
        "seconds_from_worker_killed_to_answering": round(respawned, 2),
    }


def _round(home: House, server: Server, number: int) -> tuple[Judged, float]:
    sys.stderr.write(f"Killed, round {number + 1} …\n")
    mark = own_word()
    with writing(home, server, mark, WRITERS) as writers:

        def written() -> int:
            return sum(len(one.acknowledged) for one in writers)

        wait_until(lambda: written() >= WRITES_BEFORE)
        home.kill()
        before = written()
        time.sleep(DOWN_SECONDS)
        home.come_back()
        back = time.monotonic()
        wait_until(lambda: written() > before)
        seconds = time.monotonic() - back
    return judged(home, server, mark, writers), seconds


def _worker_dies(server: Server) -> float:
    sys.stderr.write("A worker killed …\n")
    (worker,) = server.workers()
    began = time.monotonic()
    os.kill(worker, signal.SIGKILL)
    wait_until(lambda: server.workers() not in ([], [worker]) and answers(server.port))
    return time.monotonic() - began
