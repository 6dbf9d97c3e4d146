"""One embedded PostgreSQL for all test runs in this checkout, a migrated template in it, a copy for every worker.

Runs that overlap share the server: each holds a shared lock while it uses it, and the last one out stops it. The
template is kept between runs and made anew when a migration or the wall changes.
"""

import fcntl
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from samenhang.kit import key_file, keys, pgprocess, statics
from samenhang.kit.postgres import Cluster, PostgresTrouble
from tests.support.warm import command

__all__ = ["command"]  # as the tests know it

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = os.environ.get("PG_BINDIR", "")
HOME = ROOT / ".test" / (f"on-{pgprocess.version(Path(PROGRAMS))}" if PROGRAMS else "")
"""A PostgreSQL that is named has a place of its own: what it made, no other version can read."""
CLUSTER = Cluster(HOME / "postgres", durable=False)
KEYS = HOME / "keys.json"
STATIC = HOME / "static"
KEPT_TEMPLATES = 3

# What a template depends on: the tables, the wall's text and privileges, and the libraries that bring tables.
SOURCES = (
    "*/migrations/*.py",
    "*/migrations/*.sql",
    "access/protect.py",
    "access/tables.py",
    "access/functions.py",
    "access/check.py",
    "access/privileges.py",
    "*/models.py",
    "kit/db.py",
    "kit/postgres.py",
    "settings.py",
)

CLOCK = """
CREATE OR REPLACE FUNCTION access.clock() RETURNS timestamptz LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(nullif(current_setting('samenhang.clock', true), '')::timestamptz, statement_timestamp())
$$
"""


@dataclass
class Prepared:
    """What the controller made and every worker needs; `trouble` says why there is no template."""

    run: str
    template: str
    trouble: str = ""
    notes: str = ""


class Stay:
    """This run's stay in the shared server, from `begin` to `end`."""

    def __init__(self) -> None:
        self._users: IO[str] | None = None
        self.run = secrets.token_hex(3)

    def begin(self) -> Prepared:
        """This function will start the server when nobody did, and see to a template, keys and static files."""
        HOME.mkdir(parents=True, exist_ok=True)
        with _gate():
            self._users = (HOME / "users.lock").open("w")
            alone = _lock(self._users, fcntl.LOCK_EX)
            _start(alone)
            _lock(self._users, fcntl.LOCK_SH)
            if not KEYS.exists():
                keys.create(KEYS)
            elif missing := set(keys.PURPOSES) - set(keys.load(KEYS).keys):
                key_file.add(KEYS, missing)
            if alone:
                _sweep()
            template = f"template_{fingerprint()}"
            trouble = "" if template in CLUSTER.databases() else _build(template)
            return Prepared(self.run, template, trouble, _gather_static())

    def end(self) -> None:
        """This function will throw this run's databases away and, as the last one out, stop the server."""
        if self._users is None:
            return
        with _gate():
            for name in CLUSTER.databases():
                if name.startswith(f"t_{self.run}_"):
                    CLUSTER.drop_database(name)
            if _lock(self._users, fcntl.LOCK_EX):
                CLUSTER.stop()
            self._users.close()
            self._users = None


def clone(prepared: Prepared, worker: str) -> str:
    """This function will make a worker's own database from the template, and return its name."""
    name = f"t_{prepared.run}_{worker}"
    CLUSTER.create_database(name, template=prepared.template)
    return name


def server_environment(url: str) -> dict[str, str]:
    """This function will return the environment of a server or command that works on a test database."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "SAMENHANG_", "DJANGO_", "PG"))}
    return {**kept, "DATABASE_URL": url, "SAMENHANG_KEYS": str(KEYS), "SAMENHANG_STATIC": str(STATIC)}


@contextmanager
def _gate() -> Iterator[None]:
    with (HOME / "gate.lock").open("w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def _lock(file: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _start(alone: bool) -> None:
    """A test server writes without fsync: after a power cut its folder may be beyond mending, and is made anew."""
    try:
        CLUSTER.start()
    except PostgresTrouble:
        if not alone:
            raise
        shutil.rmtree(CLUSTER.path, ignore_errors=True)
        CLUSTER.start()


def fingerprint() -> str:
    """This function will give what a template depends on, as one short word: other tables, another word."""
    told = hashlib.sha256((ROOT / "uv.lock").read_bytes() + CLOCK.encode())
    for pattern in SOURCES:
        for file in sorted((ROOT / "src" / "samenhang").glob(pattern)):
            told.update(file.name.encode() + file.read_bytes())
    return told.hexdigest()[:12]


def _build(template: str) -> str:
    """Migrate an empty database as its owner; return what went wrong, or nothing."""
    building = template.replace("template_", "building_")
    CLUSTER.drop_database(building)
    CLUSTER.create_database(building)
    environment = server_environment("")
    environment["DATABASE_OWNER_URL"] = CLUSTER.url("owner", building)
    done = command("migrate", environment=environment)
    if done.returncode:
        CLUSTER.drop_database(building)
        return f"`samenhang migrate` failed on an empty database:\n{done.stdout[-400:]}{done.stderr[-1500:]}"
    with CLUSTER.connect("owner", building) as owner:
        if owner.execute("SELECT to_regprocedure('access.clock()') IS NOT NULL").fetchone() == (True,):
            owner.execute(CLOCK)
    CLUSTER.rename_database(building, template)
    return ""


def _sweep() -> None:
    """What earlier runs left behind: databases of those that were killed, old templates, what servers said."""
    for log in HOME.glob("server-*.log"):
        log.unlink()
    there = CLUSTER.databases()
    templates = [name for name in there if name.startswith("template_")]
    for name in there:
        if name.startswith(("t_", "building_")) or name in templates[:-KEPT_TEMPLATES]:
            CLUSTER.drop_database(name)


def _gather_static() -> str:
    if not statics.stale(STATIC):
        return ""
    done = command("static", environment=server_environment(""))
    return f"the static files could not be gathered: {done.stderr[-600:]}" if done.returncode else ""
