"""A small municipality on a durable PostgreSQL of its own, its standby, and its server: for trying what operators do.

The commands are those of docs/operations.md, with the paths of this folder (`.bench/operations/`).
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from samenhang.kit import keys, pgprocess
from samenhang.kit.db import APP_ROLE
from samenhang.kit.postgres import SETTINGS, Cluster, free_port
from tests.bench.meters import children
from tests.support.database import ROOT, command, server_environment

PLACE = ROOT / ".bench" / "operations"
DATABASE = "samenhang"
STANDBY = "standby1"
SECRET = "alleen-voor-deze-proef"
PATIENCE = 120


class Trouble(Exception):
    """What was tried did not go as docs/operations.md says; the text says where."""


def begin(name: str) -> Cluster:
    """This function will make a fresh, durable PostgreSQL with an empty, migrated database."""
    folder = PLACE / name
    primary = Cluster(folder / "primary")
    primary.remove()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    primary.start()
    primary.create_database(DATABASE)
    if not (PLACE / "keys.json").exists():
        keys.create(PLACE / "keys.json")
    done = command("migrate", environment=environment("", DATABASE_OWNER_URL=primary.url("owner", DATABASE)))
    if done.returncode:
        raise Trouble(done.stderr[-2000:])
    return primary


def environment(url: str, **more: str) -> dict[str, str]:
    """This function will give the environment of a program that works on it."""
    own = {"SAMENHANG_KEYS": str(PLACE / "keys.json"), "SAMENHANG_STATIC": str(PLACE / "static")}
    return {**server_environment(url), "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", **own, **more}


def django_on(url: str) -> None:
    """This function will let this very process work on it, to make people and read what is kept."""
    os.environ.update(environment(url), DJANGO_SETTINGS_MODULE="samenhang.settings")
    import django

    django.setup()


def port_of(cluster: Cluster) -> int:
    """This function will give where a PostgreSQL listens."""
    return int((cluster.data / "postmaster.pid").read_text().split("\n")[3])


def run(cluster: Cluster, program: str, *words: str | Path) -> None:
    """This function will run one of PostgreSQL's own programs for a folder."""
    pgprocess.run(pgprocess.bindir() / program, *words, log=cluster.path / "command-log")


def start(cluster: Cluster, **settings: str) -> None:
    """This function will start what a copy was made of, without changing anything in it."""
    options = {**SETTINGS, "port": str(free_port()), **settings}
    words = " ".join(f"-c {name}='{value}'" for name, value in options.items())
    run(cluster, "pg_ctl", "start", "-D", cluster.data, "-l", cluster.log, "-w", "-t", str(PATIENCE), "-o", words)


def copy_of(primary: Cluster, folder: Path, *words: str) -> Cluster:
    """This function will copy a running PostgreSQL with pg_basebackup; its roles and secrets are the same."""
    made = Cluster(folder)
    folder.mkdir(mode=0o700)
    pgprocess.hand_over(folder)
    shutil.copy2(primary.path / "passwords.json", folder)
    where = (
        f"host=127.0.0.1 port={port_of(primary)} user=samenhang_standby password={SECRET} application_name={STANDBY}"
    )
    run(made, "pg_basebackup", "-D", made.data, "-X", "stream", "-c", "fast", "-d", where, *words)
    return made


def may_copy(primary: Cluster) -> None:
    """This function will add the login by which copies are made and kept up."""
    with primary.connect("superuser", "postgres") as root:
        root.execute(f"CREATE ROLE samenhang_standby LOGIN REPLICATION PASSWORD '{SECRET}'")


def set_to(cluster: Cluster, **settings: str) -> None:
    """This function will change settings of a running PostgreSQL for good."""
    with cluster.connect("superuser", "postgres") as root:
        for name, value in settings.items():
            root.execute(f"ALTER SYSTEM SET {name} = '{value}'")
        root.execute("SELECT pg_reload_conf()")


def standby_of(primary: Cluster) -> Cluster:
    """This function will put a synchronous standby beside it, and wait until it is one."""
    may_copy(primary)
    with primary.connect("superuser", "postgres") as root:
        root.execute(f"SELECT pg_create_physical_replication_slot('{STANDBY}')")
    standby = copy_of(primary, primary.path.parent / "standby", "-R", "-S", STANDBY)
    start(standby)
    set_to(primary, synchronous_standby_names=f"FIRST 1 ({STANDBY})")
    until(lambda: state_of(primary) == "sync", "the standby is not synchronous")
    return standby


def state_of(primary: Cluster) -> str:
    """This function will say how the primary sees its standby."""
    with primary.connect("superuser", "postgres") as root:
        row = root.execute("SELECT sync_state FROM pg_stat_replication WHERE state = 'streaming'").fetchone()
    return str(row[0]) if row else ""


def kill(cluster: Cluster) -> None:
    """This function will end it as a power cut would: every process at once, by SIGKILL."""
    head = pgprocess.postmaster(cluster.data)
    if head is None:
        raise Trouble("it does not run")
    for pid in [head, *children(head)]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def until(so: Any, otherwise: str) -> None:
    """This function will wait until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not so():
        if time.monotonic() > deadline:
            raise Trouble(otherwise)
        time.sleep(0.05)


@contextmanager
def served(url: str, **more: str) -> Iterator[int]:
    """This function will run the server on an address, and lend the port it listens on."""
    port, log = free_port(), PLACE / "server.log"
    words = [sys.executable, "-m", "samenhang.cli", "serve", "--quiet", "--port", str(port)]
    with log.open("w") as out:
        server = subprocess.Popen(words, env=environment(url, **more), cwd=ROOT, stdout=out, stderr=out)
    try:
        until(lambda: _alive(port, server), "the server does not start")
        yield port
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _alive(port: int, server: "subprocess.Popen[bytes]") -> bool:
    if server.poll() is not None:
        raise Trouble((PLACE / "server.log").read_text()[-2000:])
    with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
        return True
    return False


def both(primary: Cluster, standby: Cluster) -> str:
    """This function will give the one address under which the server finds whichever takes writes."""
    secret = primary.url("app", DATABASE).split(":")[2].split("@")[0]
    hosts = f"127.0.0.1:{port_of(primary)},127.0.0.1:{port_of(standby)}"
    return f"postgresql://{APP_ROLE}:{secret}@{hosts}/{DATABASE}"
