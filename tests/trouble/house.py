"""The house: a small PostgreSQL that can be killed and comes back on its port, the real server, people at work."""

import contextlib
import json
import os
import shlex
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from samenhang.kit import pgprocess
from samenhang.kit.postgres import Cluster, free_port
from tests.bench.client import Answer, Browser
from tests.bench.meters import children
from tests.support.database import CLUSTER, ROOT, server_environment
from tests.trouble.wire import Wire

if TYPE_CHECKING:
    from psycopg import Connection

DATABASE = "trouble"
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running `samenhang serve`, and where it listens."""

    process: "subprocess.Popen[bytes]"
    port: int
    log: Path

    def workers(self) -> list[int]:
        """This function will give the processes that answer."""
        return [pid for pid in children(self.process.pid) if "samenhang.cli" in (pgprocess.words_of(pid) or [])]


class House:
    """One case, its director in several browsers, and the database they work on."""

    def __init__(self, cluster: Cluster, wire: Wire, told: dict[str, Any], folder: Path) -> None:
        self.cluster, self.wire, self.folder = cluster, wire, folder
        self.case, self.sessions = told["case"], told["sessions"]
        self._options = _options_of(cluster)

    @property
    def logbook(self) -> str:
        return f"/casussen/{self.case}/logboek/"

    @contextmanager
    def served(self, query: str = "") -> Iterator[Server]:
        """This function will run the real server on this database, by way of the wire."""
        parts = urlsplit(self.cluster.url("app", DATABASE))
        address = parts.netloc.rsplit(":", 1)[0] + f":{self.wire.port}"
        url = urlunsplit(parts._replace(netloc=address, query=query))
        port = free_port()
        log = self.folder / f"server-{port}.log"
        words = [sys.executable, "-m", "samenhang.cli", "serve", "--quiet", "--port", str(port)]
        with log.open("w") as out:
            process = subprocess.Popen(words, env=server_environment(url), stdout=out, stderr=out, cwd=ROOT)
        server = Server(process, port, log)
        try:
            wait_until(lambda: answers(port) or process.poll() is not None)
            if process.poll() is not None:
                raise RuntimeError(f"the server did not start:\n{log.read_text()[-2000:]}")
            yield server
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def browser(self, server: Server, which: int = 0) -> Browser:
        """This function will give one of the director's browsers."""
        return Browser(server.port, self.sessions[which])

    def form(self, browser: Browser) -> tuple[str, dict[str, Any]]:
        """This function will open the logbook, and give where its form goes and what stands in it."""
        action, fields = browser.get(self.logbook).form("happened_at")
        return action, {**fields, "kind": "contact"}

    # -- the database ---------------------------------------------------------------------------------------

    def kill(self) -> None:
        """This function will end PostgreSQL as a power cut does: it, and all it started, by SIGKILL."""
        head = pgprocess.postmaster(self.cluster.data)
        assert head is not None
        pids = [head, *children(head)]
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not any(_runs(pid) for pid in pids))

    def come_back(self) -> None:
        """This function will start PostgreSQL again, on the same port; it mends itself from its log."""
        (self.cluster.data / "postmaster.pid").unlink(missing_ok=True)
        words: list[str | Path] = [pgprocess.bindir() / "pg_ctl", "start", "-w", "-t", "60", "-D", self.cluster.data]
        words += ["-l", self.cluster.log, "-o", self._options]
        pgprocess.run(*words, log=self.folder / "back.log")

    @contextmanager
    def owner(self) -> Iterator["Connection[Any]"]:
        """This function will lend a connection that sees everything."""
        with self.cluster.connect("superuser", DATABASE) as connection:
            yield connection

    def found(self, mark: str) -> list[tuple[str, int]]:
        """This function will give the entries that begin with a mark, each with how many log lines tell of it."""
        with self.owner() as owner:
            return owner.execute(
                "SELECT what, (SELECT count(*) FROM audit_line l WHERE l.object_id = e.id AND l.event = 'create')"
                " FROM meetings_logentry e WHERE what LIKE %s ORDER BY what",
                [f"{mark}%"],
            ).fetchall()


@contextmanager
def house(folder: Path, template: str) -> Iterator[House]:
    """This function will build the house: fsync on, the tables of the tests' template, one case in it."""
    cluster = Cluster(folder / "postgres", durable=False)  # while it is being built; not while people work
    with ExitStack() as stack:
        stack.callback(cluster.remove)
        cluster.start()
        cluster.create_database(DATABASE)
        _copy(template, cluster)
        cluster.stop()
        cluster.durable = True
        cluster.start()
        words = [sys.executable, "-m", "tests.trouble.people"]
        environment = {**server_environment(cluster.url("app", DATABASE)), "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
        told = subprocess.run(words, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
        if told.returncode:
            raise RuntimeError(told.stderr[-2000:])
        wire = Wire(urlsplit(cluster.url("app", DATABASE)).port or 0)
        stack.callback(wire.close)
        yield House(cluster, wire, json.loads(told.stdout), folder)


def new_key() -> str:
    """This function will give a submission key, as the page of a form has one."""
    return str(uuid4())


def sent(browser: Browser, action: str, fields: dict[str, Any]) -> Answer | None:
    """This function will send a form; None when the connection to the server itself was broken off."""
    try:
        return browser.post(action, fields)
    except OSError:
        browser.close()
        return None


def answers(port: int) -> bool:
    """This function will say whether a server listens and lives."""
    with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
        return True
    return False


def wait_until(so: Any, patience: float = PATIENCE) -> None:
    """This function will wait until something is so.

    :raises TimeoutError: when it does not become so.
    """
    deadline = time.monotonic() + patience
    while not so():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.02)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _options_of(cluster: Cluster) -> str:
    """With which words this PostgreSQL was started: its port is among them."""
    words = shlex.split((cluster.data / "postmaster.opts").read_text())
    kept = [word for word in words[1:] if word not in ("-D", str(cluster.data))]
    return " ".join(f"-c {shlex.quote(word)}" for word in kept if word != "-c")


def _copy(template: str, to: Cluster) -> None:
    """The tables and what belongs in them, as they were migrated once for all tests."""
    programs = pgprocess.bindir()
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    dump = subprocess.run(
        [str(programs / "pg_dump"), CLUSTER.url("superuser", template)], capture_output=True, env=kept, check=True
    )
    words = [str(programs / "psql"), "-q", "-X", "-1", "-o", os.devnull, to.url("superuser", DATABASE)]
    done = subprocess.run(words, input=dump.stdout, capture_output=True, env=kept, check=True)
    if b"ERROR" in done.stderr:
        raise RuntimeError(done.stderr.decode()[-2000:])
