"""The real server with two workers, as in production, and the processes whose cost is counted."""

import contextlib
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from samenhang.kit import pgprocess
from samenhang.kit.postgres import free_port
from tests.bench.meters import children
from tests.bench.place import BenchTrouble, Place
from tests.support.database import ROOT

WORKERS = 2
PATIENCE = 90
OURS = "samenhang_app"


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: where it listens, which processes it is, and the database processes that work for it."""

    place: Place
    database: str
    port: int
    pid: int

    def server(self) -> list[int]:
        """This function will give the processes of the server: the one that watches, and its workers."""
        return [self.pid, *children(self.pid)]

    def backends(self) -> list[int]:
        """This function will give the database's processes that hold this server's connections."""
        head = pgprocess.postmaster(self.place.cluster.data)
        mark = f"{OURS} {self.database} "
        return [one for one in children(head or 0) if mark in " ".join(pgprocess.words_of(one) or [])]


@contextmanager
def served(place: Place, database: str) -> Iterator[Served]:
    """This function will run `samenhang serve --workers 2` on a database, and lend it until it is stopped again."""
    port, log = free_port(), place.folder / f"server-{database}.log"
    words = [sys.executable, "-m", "samenhang.cli", "serve", "--quiet", "--port", str(port), "--workers", str(WORKERS)]
    with log.open("w") as out:
        process = subprocess.Popen(words, env=place.environment(place.url(database)), cwd=ROOT, stdout=out, stderr=out)
    try:
        deadline = time.monotonic() + PATIENCE
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise BenchTrouble(f"the server did not start:\n{log.read_text()[-3000:]}")
            time.sleep(0.1)
        yield Served(place, database, port, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
        return True
    return False
