"""Where a size lives between runs: a PostgreSQL of its own with the durable settings of a real one, filled once.

`.bench/` holds the cluster, the keys and the people to be. The filled database is not measured itself where a copy is
cheap: each run measures a fresh copy, and beside it one in which the owner switched the policies off. The
product has no such switch, and the filled one keeps its wall.
"""

import fcntl
import hashlib
import json
import shutil
import sys
import time
from functools import cached_property
from typing import Any

from psycopg import sql

from samenhang.kit import keys
from samenhang.kit.db import unhurried
from samenhang.kit.postgres import Cluster
from tests.support.database import ROOT, command, fingerprint, server_environment

HOUSEHOLDS = {"1k": 1_000, "10k": 10_000, "100k": 100_000, "1m": 1_000_000}
LOOKS = {"1k": 100_000, "10k": 1_000_000, "100k": 10_000_000, "1m": 100_000_000}
EMPTY, WALLED, BARE = "empty", "walled", "bare"
COPIED_UP_TO = 12 * 1024**3
SEED = 1
SETTINGS = {
    "session_preload_libraries": "auto_explain",
    "auto_explain.log_min_duration": "-1",
    "auto_explain.log_analyze": "on",
    "auto_explain.log_timing": "off",
    "auto_explain.log_format": "json",
    "auto_explain.log_nested_statements": "on",
    "auto_explain.log_parameter_max_length": "0",
    "log_parameter_max_length": "0",
    "log_line_prefix": "@@%p|%a| ",
    "max_wal_size": "4GB",
}
WATCHED = {"auto_explain.log_min_duration": "0", "log_statement": "all"}


class BenchTrouble(Exception):
    """A size cannot be made or measured; the text says why."""


class Place:
    """One size: its database in the cluster of all sizes, and the people of its population."""

    def __init__(self, size: str, *, looks: int | None = None) -> None:
        self.size, self.households = size, HOUSEHOLDS[size]
        self.looks = LOOKS[size] if looks is None else looks
        self.folder = ROOT / ".bench"
        self.cluster = Cluster(self.folder / "postgres")
        self.keys = self.folder / "keys.json"
        self.static = self.folder / "static"
        self.filled = f"filled_{size}"
        self.people_file = self.folder / f"people-{size}.json"
        self._begun = False

    @cached_property
    def people(self) -> dict[str, Any]:
        """Whom to be and what to look for, as the population tells."""
        return dict(json.loads(self.people_file.read_text()))

    def environment(self, url: str, **more: str) -> dict[str, str]:
        """This function will give the environment of a program that works on one of the databases."""
        own = {"SAMENHANG_KEYS": str(self.keys), "SAMENHANG_STATIC": str(self.static)}
        return {**server_environment(url), "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", **own, **more}

    def url(self, name: str) -> str:
        """This function will give the address of a database for the server's login."""
        return self.cluster.url("app", name)

    def begin(self) -> float | None:
        """This function will see to a running cluster with a filled database; it gives the seconds filling took.

        None when it was filled before, by the same tables and for the same size.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self._only_one()
        self.cluster.start()
        if not self.keys.exists():
            keys.create(self.keys)
        self.settle()
        if self._made(self.filled) == self._of() and self.people_file.exists():
            return None
        return self._fill()

    def end(self) -> None:
        """This function will throw the copies away and stop the cluster; the filled database stays."""
        if self._begun and self.cluster.running():
            for name in (WALLED, BARE):
                self.cluster.drop_database(name)
            self.cluster.stop()

    def bytes(self) -> int:
        """This function will give how large the filled database is."""
        with self.cluster.connect("superuser", "postgres") as connection:
            row = connection.execute("SELECT pg_database_size(%s)", [self.filled]).fetchone()
        return int(row[0]) if row else 0

    def copies(self) -> bool:
        """This function will say whether two copies fit, in time and on the disk."""
        size = self.bytes()
        return size < COPIED_UP_TO and shutil.disk_usage(self.folder).free > 4 * size

    def copy(self, name: str) -> None:
        """This function will make a fresh copy of the filled database; the bare one without its policies."""
        self.cluster.drop_database(name)
        self.cluster.create_database(name, template=self.filled)
        if name == BARE:
            with self.cluster.connect("owner", name) as owner:
                for (table,) in owner.execute(
                    "SELECT oid::regclass::text FROM pg_class WHERE relrowsecurity"
                ).fetchall():
                    owner.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

    def set(self, **settings: str | None) -> None:
        """This function will change settings of the running cluster, by ALTER SYSTEM; None takes one back."""
        with self.cluster.connect("superuser", "postgres") as connection:
            for name, value in settings.items():
                change = f"SET {name} = '{value}'" if value is not None else f"RESET {name}"
                connection.execute(f"ALTER SYSTEM {change}")
            connection.execute("SELECT pg_reload_conf()")

    def checkpoint(self) -> None:
        """This function will write out what is dirty, so that no measurement pays for an earlier one."""
        with self.cluster.connect("superuser", "postgres") as connection:
            connection.execute("CHECKPOINT")

    def _only_one(self) -> None:
        """Two runs beside each other would measure each other, and stop each other's database."""
        self._lock = (self.folder / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BenchTrouble("Another run is busy in .bench: wait until it is ready.") from None
        self._begun = True

    def settle(self) -> None:
        """This function will put the cluster's settings as they are while time is taken."""
        self.set(**dict.fromkeys(("log_statement", "commit_delay", "commit_siblings"), None), **SETTINGS)

    def _of(self) -> str:
        """What the filled database is made of: the tables, the program that fills them, and how much is asked."""
        told = hashlib.sha256()
        for file in sorted((ROOT / "src" / "samenhang" / "populate").glob("*.py")):
            told.update(file.read_bytes())
        return json.dumps([fingerprint(), told.hexdigest()[:12], self.households, self.looks, SEED])

    def _made(self, name: str) -> str:
        """Of what a database was made, as its comment says; nothing when it is not there or was never finished."""
        with self.cluster.connect("superuser", "postgres") as connection:
            row = connection.execute(
                "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name]
            ).fetchone()
        return str(row[0] or "") if row else ""

    def _is_made(self, name: str, of: str) -> None:
        with self.cluster.connect("superuser", "postgres") as connection:
            connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(of)))

    def _empty(self) -> None:
        """The tables, made once for all sizes."""
        if self._made(EMPTY) == fingerprint():
            return
        _say("Making the tables …")
        self.cluster.drop_database(EMPTY)
        self.cluster.create_database(EMPTY)
        owner = unhurried(self.cluster.url("owner", EMPTY))
        _done(command("migrate", environment=self.environment("", DATABASE_OWNER_URL=owner)))
        self._is_made(EMPTY, fingerprint())

    def _fill(self) -> float:
        self._empty()
        _say(f"Populating {self.households:,} households …")
        began = time.monotonic()
        self.cluster.drop_database(self.filled)
        self.cluster.create_database(self.filled, template=EMPTY)
        owner = unhurried(self.cluster.url("owner", self.filled))
        words = ["populate", "--households", str(self.households), "--seed", str(SEED), "--looks", str(self.looks)]
        words += ["--people", str(self.people_file)]
        _done(command(*words, environment=self.environment("", DATABASE_OWNER_URL=owner)))
        self._is_made(self.filled, self._of())
        return time.monotonic() - began


def _done(done: Any) -> None:
    if done.returncode:
        raise BenchTrouble(f"{' '.join(map(str, done.args[-6:]))}\n{done.stdout[-800:]}{done.stderr[-2500:]}")


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
