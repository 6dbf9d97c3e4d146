"""The demo's life: its folder, its PostgreSQL, its first filling, its server, and how all of it stops."""

import contextlib
import errno
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from samenhang.kit import keys
from samenhang.kit.db import has_mark, mark, mark_demo, unhurried
from samenhang.kit.pgprocess import words_of
from samenhang.kit.postgres import Cluster

DATABASE = "samenhang"
START_PATIENCE = 30.0
FULL = "The disk is full: make room and start again. Nothing was lost."


class DemoTrouble(Exception):
    """The demo, or the database a command should work on, is not there; the text says what to do."""


class Stopped(BaseException):
    """Somebody asked the demo to stop, by a signal."""


def folder() -> Path:
    """This function will return the demo's folder: SAMENHANG_DEMO, else `.demo` in the checkout."""
    if named := os.environ.get("SAMENHANG_DEMO"):
        return Path(named).resolve()
    checkout = Path(__file__).resolve().parents[3]
    return (checkout if (checkout / "pyproject.toml").exists() else Path.cwd()) / ".demo"


def cluster() -> Cluster:
    """This function will return the demo's PostgreSQL, started or not."""
    return Cluster(folder() / "postgres")


def target(*, owner: bool = False) -> dict[str, str]:
    """This function will return the settings a command works with: those of the environment, else the demo's.

    :raises DemoTrouble: when no database is named and no demo is up.
    """
    name = "DATABASE_OWNER_URL" if owner else "DATABASE_URL"
    if url := os.environ.get(name):
        return {"DATABASE_URL": unhurried(url) if owner else url}
    if os.environ.get("DATABASE_URL"):
        raise DemoTrouble("DATABASE_OWNER_URL is not set: this is done as the owner of the database.")
    here = cluster()
    if not here.data.exists():
        raise DemoTrouble(f"{name} is not set, and there is no demo here. Set it, or start one: make demo")
    if not here.running():
        raise DemoTrouble(f"{name} is not set, and the demo is not up. Start it: make demo")
    url = here.url("owner" if owner else "app", DATABASE)
    return {"DATABASE_URL": unhurried(url) if owner else url, "SAMENHANG_KEYS": str(folder() / "keys.json")}


def port_is_free(host: str, port: int) -> bool:
    """This function will tell whether we could listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen()
        except OSError:
            return False
    return True


def migrate(verbosity: int = 0) -> None:
    """This function will apply every migration and make the wall again where it differs, on an owner's connection.

    :raises MadeByAnother: before anything is touched, when another version made the database.
    """
    from django.core.management import call_command

    from samenhang.access.check import mend
    from samenhang.kit.health import refuse_another
    from samenhang.kit.upgrading import patiently

    refuse_another()
    patiently(lambda: call_command("migrate", interactive=False, verbosity=verbosity))
    mend()


def run(*, port: int, reset: bool = False) -> None:
    """This function will bring the demo up, serve it until it is told to stop, and stop what it started.

    :raises DemoTrouble: when it already runs, or cannot be served.
    :raises PostgresTrouble: when its PostgreSQL cannot run.
    """
    began = time.monotonic()
    outside = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "SAMENHANG_DEMO", "PG"))}
    postgres = cluster()
    server: subprocess.Popen[bytes] | None = None
    with _only_one(), _stopping_by_signal():
        _bury_orphan()
        if not port_is_free("127.0.0.1", port):
            raise DemoTrouble(f"Port {port} is taken by another program. Choose another: PORT={port + 1} make demo")
        try:
            if reset:
                _say("Throwing the old demo away …")
                throw_away(postgres)
            _say("Starting PostgreSQL …")
            postgres.start()
            _make_keys(postgres)
            _prepare(postgres)
            server = _serve(outside, port)
            _say(_where_to_go(port, time.monotonic() - began))
            raise DemoTrouble(f"The server stopped by itself (code {server.wait()}).")
        except Stopped:
            _say("\nStopping …")
        finally:
            _finish(server, postgres)


def throw_away(postgres: Cluster) -> None:
    """This function will stop the demo's PostgreSQL and delete its data and its keys; nothing brings them back."""
    postgres.remove()
    (folder() / "keys.json").unlink(missing_ok=True)


def _prepare(postgres: Cluster) -> None:
    """A database never wholly filled, or of another version, is made anew; a filled one keeps what people did in it."""
    if DATABASE not in postgres.databases():
        postgres.create_database(DATABASE)
    os.environ.update(
        {"DATABASE_URL": unhurried(postgres.url("owner", DATABASE)), "DJANGO_SETTINGS_MODULE": "samenhang.settings"}
    )
    os.environ.pop("DATABASE_OWNER_URL", None)
    import django
    from django.db import connection

    from samenhang.kit.statics import gather

    django.setup()
    gather()
    filled = _filled()
    if not filled:
        connection.close()
        postgres.drop_database(DATABASE)
        postgres.create_database(DATABASE)
    _say("Bringing the database up to date …")
    migrate()
    mark_demo()
    if not filled:
        _say("Filling a fictitious municipality …")
        _fill()
        _seal()
        mark("demo-filled")
    connection.close()


def _filled() -> bool:
    from django.db import DatabaseError

    from samenhang.kit.health import MadeByAnother, refuse_another

    try:
        refuse_another()
        return has_mark("demo-filled")
    except DatabaseError:
        return False
    except MadeByAnother:
        _say("The demo here was made by another version of Samenhang. Making it anew …")
        return False


def _fill() -> None:
    """Tell the stories by a program of its own, with the server's login."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "PG"))}
    server = target_of_server()
    environment = {**inherited, **server, "DATABASE_URL": unhurried(server["DATABASE_URL"])}
    words = [sys.executable, "-m", "samenhang.demo.fill"]
    done = subprocess.run(words, env=environment, stdin=subprocess.DEVNULL, start_new_session=True, check=False)
    if done.returncode == errno.ENOSPC:
        raise DemoTrouble(FULL)
    if done.returncode:
        raise DemoTrouble("The fictitious municipality could not be filled; what went wrong stands above.")


def _seal() -> None:
    """Seal what the filling left in the log, as the place's own clock does each hour."""
    import psycopg

    from samenhang.audit.sealing import seal

    with psycopg.connect(cluster().url("owner", DATABASE), autocommit=True) as connection:
        seal(connection, keys.keyring())


def _serve(outside: dict[str, str], port: int) -> "subprocess.Popen[bytes]":
    """Start the server with the app's login only, and wait until it answers."""
    environment = {**outside, **target_of_server()}
    words = [sys.executable, "-m", "samenhang.cli", "serve", "--quiet", "--port", str(port)]
    server = subprocess.Popen(words, env=environment, start_new_session=True, stdin=subprocess.DEVNULL)
    (folder() / "server.pid").write_text(str(server.pid))
    (folder() / "port").write_text(str(port))
    deadline = time.monotonic() + START_PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
            return server
        time.sleep(0.1)
    _stop(server)
    raise DemoTrouble("The server did not start; what it said stands above.")


def target_of_server() -> dict[str, str]:
    """This function will return what the demo's server is told: the app's login and the keys, nothing of the owner."""
    return {"DATABASE_URL": cluster().url("app", DATABASE), "SAMENHANG_KEYS": str(folder() / "keys.json")}


def _finish(server: "subprocess.Popen[bytes] | None", postgres: Cluster) -> None:
    """Stop both; a second Ctrl-C does not leave PostgreSQL behind."""
    _listen(signal.SIG_IGN)
    if server is not None:
        _stop(server)
    (folder() / "server.pid").unlink(missing_ok=True)
    postgres.stop()


def _stop(server: "subprocess.Popen[bytes]") -> None:
    server.terminate()
    try:
        server.wait(15)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _server_pid() -> int | None:
    """The demo's server by its process id, when that is still our server and not another program."""
    try:
        pid = int((folder() / "server.pid").read_text())
    except (OSError, ValueError):
        return None
    return pid if "samenhang.cli" in (words_of(pid) or ()) else None


def _bury_orphan() -> None:
    """A demo that was killed leaves its server behind: nobody else will stop it."""
    pid = _server_pid()
    if pid is None:
        return
    os.kill(pid, signal.SIGTERM)
    for _ in range(100):
        if _server_pid() is None:
            return
        time.sleep(0.1)
    os.killpg(pid, signal.SIGKILL)


def _make_keys(postgres: Cluster) -> None:
    path = folder() / "keys.json"
    if path.exists():
        keys.load(path)
    elif DATABASE in postgres.databases():
        raise DemoTrouble(f"{path} is gone, and the demo's data cannot be read without it. Start anew: make demo-reset")
    else:
        keys.create(path)
    os.environ["SAMENHANG_KEYS"] = str(path)


@contextmanager
def _only_one() -> Iterator[None]:
    try:
        folder().mkdir(parents=True, exist_ok=True)
        lock = (folder() / "lock").open("w")
    except OSError as error:
        raise DemoTrouble(f"{folder()} cannot be written: {error.strerror}.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            port = (folder() / "port").read_text() if (folder() / "port").exists() else "?"
            raise DemoTrouble(f"This checkout's demo is already running, at http://127.0.0.1:{port}/") from error
        yield


@contextmanager
def _stopping_by_signal() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        _listen(signal.SIG_IGN)  # one is enough: the next would break off the stopping
        raise Stopped

    _listen(stop)
    yield


def _listen(how: Any) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, how)


def _where_to_go(port: int, seconds: float) -> str:
    return (
        f"\n  Samenhang's demo is up after {seconds:.0f} s:  http://127.0.0.1:{port}/\n"
        "  Choose a role and press it. Everyone in it is invented. Ctrl-C stops it; the data stays.\n"
    )


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 -- this is the command's voice
