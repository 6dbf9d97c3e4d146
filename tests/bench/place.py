"""Where a size lives between runs: a PostgreSQL of its own with the durable settings of a real one, filled once.

`.bench/10k/` holds the cluster, the keys and the people to be. The filled database is never measured itself where a
copy is cheap: each run measures a fresh copy, and beside it one in which the owner switched the policies off. The
product has no such switch, and the filled one keeps its wall.
"""

import json
import shutil
import sys
from functools import cached_property
from pathlib import Path
from typing import Any

from samenhang.kit import keys
from samenhang.kit.db import unhurried
from samenhang.kit.postgres import Cluster
from tests.support import database
from tests.support.database import ROOT, command, server_environment

HOUSEHOLDS = {"1k": 1_000, "10k": 10_000, "100k": 100_000, "1m": 1_000_000}
LOOKS = {"1k": 100_000, "10k": 1_000_000, "100k": 10_000_000, "1m": 100_000_000}
FILLED, WALLED, BARE = "filled", "walled", "bare"
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
    """One size: its folder, its cluster, and the databases in it."""

    def __init__(self, size: str, *, looks: int | None = None) -> None:
        self.size, self.households = size, HOUSEHOLDS[size]
        self.looks = LOOKS[size] if looks is None else looks
        self.folder = ROOT / ".bench" / size
        self.cluster = Cluster(self.folder / "postgres")
        self.keys = self.folder / "keys.json"
        self.static = ROOT / ".bench" / "static"
        self.people_file = self.folder / "people.json"
        self.made_file = self.folder / "made.json"

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

        None when it was filled before, by the same tables and the same size.
        """
        if self.made_file.exists() and json.loads(self.made_file.read_text())["of"] != self._of():
            _say(f"The tables changed since {self.size} was filled: it is made anew.")
            self.cluster.remove()
            self.made_file.unlink()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.cluster.start()
        if not self.keys.exists():
            keys.create(self.keys)
        self._settle()
        if self.made_file.exists():
            return None
        return self._fill()

    def end(self) -> None:
        """This function will throw the copies away and stop the cluster; the filled database stays."""
        if self.cluster.running():
            for name in (WALLED, BARE):
                self.cluster.drop_database(name)
            self.cluster.stop()

    def remove(self) -> None:
        """This function will throw the whole size away."""
        self.cluster.remove()
        shutil.rmtree(self.folder, ignore_errors=True)

    def bytes(self, name: str = FILLED) -> int:
        """This function will give how large a database is."""
        with self.cluster.connect("superuser", "postgres") as connection:
            row = connection.execute("SELECT pg_database_size(%s)", [name]).fetchone()
        return int(row[0]) if row else 0

    def copies(self) -> bool:
        """This function will say whether two copies fit, in time and on the disk."""
        size = self.bytes()
        return size < COPIED_UP_TO and shutil.disk_usage(self.folder).free > 4 * size

    def copy(self, name: str) -> None:
        """This function will make a fresh copy of the filled database; the bare one without its policies."""
        self.cluster.drop_database(name)
        self.cluster.create_database(name, template=FILLED)
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

    def _settle(self) -> None:
        self.set(**SETTINGS)
        self.set(**dict.fromkeys(WATCHED, None), commit_delay=None, commit_siblings=None)
        self.set(**{"auto_explain.log_min_duration": "-1"})

    def _of(self) -> list[object]:
        return [database._fingerprint(), self.households, self.looks, SEED]

    def _fill(self) -> float:
        import time

        self.cluster.drop_database(FILLED)
        self.cluster.create_database(FILLED)
        owner = unhurried(self.cluster.url("owner", FILLED))
        _say("Making the tables …")
        _done(command("migrate", environment=self.environment("", DATABASE_OWNER_URL=owner)))
        _say(f"Populating {self.households:,} households …")
        began = time.monotonic()
        words = ["populate", "--households", str(self.households), "--seed", str(SEED), "--looks", str(self.looks)]
        words += ["--people", str(self.people_file)]
        import subprocess
        if b"populate" not in subprocess.run([sys.executable, "-m", "samenhang.cli", "--help"], capture_output=True).stdout:
            subprocess.run([sys.executable, "-m", "tests.bench.shim", str(self.people_file)], check=True, cwd=ROOT, env=self.environment(self.url(FILLED)))
        else:
            _done(command(*words, environment=self.environment("", DATABASE_OWNER_URL=owner)))
        took = time.monotonic() - began
        self.made_file.write_text(json.dumps({"of": self._of(), "seconds": round(took, 1)}))
        return took


def _done(done: Any) -> None:
    if done.returncode:
        raise BenchTrouble(f"{' '.join(map(str, done.args[-6:]))}\n{done.stdout[-800:]}{done.stderr[-2500:]}")


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


__all__ = ["BARE", "FILLED", "HOUSEHOLDS", "WALLED", "WATCHED", "BenchTrouble", "Path", "Place"]
