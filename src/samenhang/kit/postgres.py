"""An embedded PostgreSQL for a try-out and for the tests: one folder holds its data, its passwords and its log.

It listens on 127.0.0.1 only, on a free port, by password only. See docs/decisions for why it is our own launcher.
"""

import errno
import fcntl
import json
import os
import secrets
import shutil
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import psycopg
from psycopg import sql

from samenhang.kit import pgprocess
from samenhang.kit.db import APP_ROLE, OWNER_ROLE
from samenhang.kit.pgprocess import PostgresTrouble

__all__ = ["EXTENSIONS", "Cluster", "PostgresTrouble", "disk_is_full", "free_port"]

Role = Literal["superuser", "owner", "app"]
LOGINS: dict[Role, str] = {"superuser": "postgres", "owner": OWNER_ROLE, "app": APP_ROLE}
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist")
MB = 1024 * 1024
ROOM_TO_BEGIN = 200 * MB
ROOM_TO_GO_ON = 50 * MB
WAL_SEGMENT = 16 * MB
START_PATIENCE = 30.0

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "log_min_messages": "warning",
    "log_min_error_statement": "panic",  # a failing statement would put its values in the log
    "log_parameter_max_length_on_error": "0",
    "password_encryption": "scram-sha-256",
}
HURRIED = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "4GB"}


def free_port() -> int:
    """This function will ask the system for a TCP port nobody uses on 127.0.0.1."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def disk_is_full(error: BaseException, path: Path) -> bool:
    """This function will tell whether something failed for want of room: it says so, or hardly any is left."""
    said = getattr(error.__cause__, "sqlstate", "") == "53100" or getattr(error, "errno", 0) == errno.ENOSPC
    return said or shutil.disk_usage(path).free < 2 * WAL_SEGMENT


class Cluster:
    """One PostgreSQL in one folder: `data/`, `passwords.json` (0600), `log`."""

    def __init__(self, path: Path, *, durable: bool = True) -> None:
        self.path = Path(path).resolve()
        self.data = self.path / "data"
        self.log = self.path / "log"
        self.durable = durable

    # -- starting and stopping ------------------------------------------------------------------------------

    def start(self) -> bool:
        """This function will see to it that PostgreSQL runs on this folder, making or mending it where needed.

        Returns whether it was this call that started it. What was mended is told on standard error.

        :raises PostgresTrouble: with what to do, when it cannot.
        """
        self._make_folder()
        with self._locked():
            self._clear_leftovers()
            if self._answers():
                return False
            if not (self.data / "PG_VERSION").exists():
                self._initialise()
            self._check_version()
            self._launch()
            try:
                self._settle_roles()
            except BaseException:
                self._halt()
                raise
            return True

    def stop(self) -> None:
        """This function will stop PostgreSQL when it runs on this folder, breaking off open connections."""
        if self.path.exists():
            with self._locked():
                self._halt()

    def running(self) -> bool:
        """This function will tell whether PostgreSQL runs on this folder."""
        return pgprocess.postmaster(self.data) is not None

    def remove(self) -> None:
        """This function will stop PostgreSQL and throw away the whole folder with all its data."""
        self.stop()
        shutil.rmtree(self.path, ignore_errors=True)

    # -- databases ------------------------------------------------------------------------------------------

    def create_database(self, name: str, template: str | None = None) -> None:
        """This function will make a database of the owner's, empty or as a copy, that only our two logins enter."""
        with self.connect("superuser", "postgres") as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                    sql.Identifier(name), sql.Identifier(OWNER_ROLE), sql.Identifier(template or "template0")
                )
            )
            for statement in (
                "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
                "GRANT CONNECT ON DATABASE {database} TO {app}",
                "ALTER DATABASE {database} SET timezone TO 'UTC'",
            ):
                connection.execute(
                    sql.SQL(statement).format(database=sql.Identifier(name), app=sql.Identifier(APP_ROLE))
                )
        if template is None:
            with self.connect("superuser", name) as connection:
                connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
                for extension in EXTENSIONS:
                    connection.execute(sql.SQL("CREATE EXTENSION {}").format(sql.Identifier(extension)))

    def drop_database(self, name: str) -> None:
        """This function will throw a database away, breaking off who is connected; none of that name is fine."""
        with self.connect("superuser", "postgres") as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def rename_database(self, name: str, to: str) -> None:
        """This function will rename a database nobody is connected to."""
        with self.connect("superuser", "postgres") as connection:
            connection.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(name), sql.Identifier(to))
            )

    def databases(self) -> list[str]:
        """This function will list the databases made here, oldest first."""
        with self.connect("superuser", "postgres") as connection:
            rows = connection.execute("SELECT datname FROM pg_database WHERE oid >= 16384 ORDER BY oid").fetchall()
        return [row[0] for row in rows]

    def url(self, role: Role, database: str) -> str:
        """This function will return the address at which a role reaches a database, secret included.

        :raises PostgresTrouble: when PostgreSQL does not run on this folder.
        """
        port = self._port()
        if port is None:
            raise PostgresTrouble(f"PostgreSQL is not running on {self.path}.")
        return f"postgresql://{LOGINS[role]}:{quote(self._passwords()[role])}@127.0.0.1:{port}/{quote(database)}"

    @contextmanager
    def connect(self, role: Role, database: str) -> Iterator["psycopg.Connection[Any]"]:
        """This function will lend a connection that commits by itself."""
        with psycopg.connect(self.url(role, database), autocommit=True, connect_timeout=5) as connection:
            yield connection

    # -- inside ---------------------------------------------------------------------------------------------

    def _make_folder(self) -> None:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self.path.chmod(0o700)
        except OSError as error:
            raise PostgresTrouble(f"The folder {self.path} cannot be made: {error.strerror}.") from error
        room = shutil.disk_usage(self.path).free
        needed = ROOM_TO_GO_ON if (self.data / "PG_VERSION").exists() else ROOM_TO_BEGIN
        if room < needed and not self.running():
            raise PostgresTrouble(
                f"The disk is full: {self.path} has {room // MB} MB left and PostgreSQL needs {needed // MB} MB. "
                "Make room and start again; nothing was lost."
            )
        pgprocess.hand_over(self.path)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self.path / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _clear_leftovers(self) -> None:
        """Starts that were broken off leave an unfinished `data.new`; anything else that is no data is put aside."""
        shutil.rmtree(self.path / "data.new", ignore_errors=True)
        whole = (self.data / "PG_VERSION").exists() and (self.data / "global" / "pg_control").exists()
        if not self.data.exists() or whole:
            return
        if not any(self.data.iterdir()):
            self.data.rmdir()
            return
        aside = self.path / f"data.broken-{time.strftime('%Y%m%d-%H%M%S')}"
        self.data.rename(aside)
        sys.stderr.write(f"The data folder was half made; it is kept as {aside.name} and a new one is made.\n")

    def _answers(self) -> bool:
        """Whether a server that runs here can be entered; one that was killed may take a moment to be gone."""
        deadline = time.monotonic() + START_PATIENCE
        while pid := pgprocess.postmaster(self.data):
            try:
                with self.connect("superuser", "postgres"):
                    return True
            except (psycopg.OperationalError, PostgresTrouble) as error:
                if time.monotonic() > deadline:
                    raise PostgresTrouble(
                        f"PostgreSQL runs on {self.path} as process {pid}, but does not answer: {error}"
                        f"Stop it (kill {pid}) and start again."
                    ) from error
            time.sleep(0.1)
        return False

    def _initialise(self) -> None:
        new, folder = self.path / "data.new", pgprocess.bindir()
        secret = self._write_passwords()
        handed = self.path / "first-password"
        _write_secret(handed, secret["superuser"])
        # PostgreSQL's own C.UTF-8 (17 and later) is the same everywhere; before it, the system's
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        if pgprocess.version(folder) < 17:
            locale = ["--locale=C.UTF-8"]
        quick = [] if self.durable else ["--no-sync"]
        words = ["-U", LOGINS["superuser"], "--auth=scram-sha-256", "--encoding=UTF8", "--data-checksums"]
        try:
            pgprocess.run(folder / "initdb", "-D", new, *words, *locale, *quick, f"--pwfile={handed}")
            new.rename(self.data)
        except PostgresTrouble:
            shutil.rmtree(new, ignore_errors=True)
            raise
        finally:
            handed.unlink(missing_ok=True)

    def _check_version(self) -> None:
        made, have = int((self.data / "PG_VERSION").read_text()), pgprocess.version(pgprocess.bindir())
        if made != have:
            raise PostgresTrouble(
                f"The data in {self.path} was made by PostgreSQL {made}, but {pgprocess.bindir()} holds {have}. "
                "Name the older programs in PG_BINDIR, or start anew with `make demo-reset`."
            )
        if not (self.path / "passwords.json").exists():
            raise PostgresTrouble(
                f"{self.path / 'passwords.json'} is gone and nobody can enter the data without it. "
                "Put it back, or start anew with `make demo-reset`."
            )

    def _launch(self) -> None:
        """Start the server; another program may take our port just before us, and crashed children may linger."""
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        if self.log.exists():
            self.log.replace(self.path / "log.before")
        command: list[str | Path] = [
            pgprocess.bindir() / "pg_ctl",
            "start",
            "-D",
            self.data,
            "-l",
            self.log,
            "-w",
            "-t",
            "60",
        ]
        options = SETTINGS | ({} if self.durable else HURRIED)
        deadline = time.monotonic() + START_PATIENCE
        while True:
            words = " ".join(f"-c {k}='{v}'" for k, v in {**options, "port": str(free_port())}.items())
            done = pgprocess.run(*command, "-o", words, check=False, log=self.path / "start-log")
            if not done.returncode:
                return
            said = self.log.read_text(errors="replace") if self.log.exists() else done.stderr
            passing = "Address already in use" in said or "still in use" in said
            if not passing or time.monotonic() > deadline:
                raise PostgresTrouble("PostgreSQL did not start.\n" + pgprocess.explain(said))
            self.log.unlink(missing_ok=True)
            time.sleep(0.3)

    def _halt(self) -> None:
        if not pgprocess.postmaster(self.data):
            return
        command: list[str | Path] = [
            pgprocess.bindir() / "pg_ctl",
            "stop",
            "-D",
            self.data,
            "-m",
            "fast",
            "-w",
            "-t",
            "60",
        ]
        pgprocess.run(*command, log=self.path / "start-log")

    def _settle_roles(self) -> None:
        """Both logins exist with their password and no more power than declared, however the last start ended."""
        secret = self._passwords()
        plain = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION"
        with self.connect("superuser", "postgres") as connection:
            connection.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC")
            for role in ("owner", "app"):
                name = LOGINS[role]
                if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [name]).rowcount:
                    connection.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(name)))
                connection.execute(
                    sql.SQL("ALTER ROLE {} " + plain + " PASSWORD {}").format(sql.Identifier(name), secret[role])
                )

    def _port(self) -> int | None:
        if not self.running():
            return None
        lines = (self.data / "postmaster.pid").read_text().split("\n")
        return int(lines[3]) if len(lines) > 3 and lines[3] else None

    def _write_passwords(self) -> dict[str, str]:
        passwords: dict[str, str] = {role: secrets.token_urlsafe(24) for role in LOGINS}
        _write_secret(self.path / "passwords.json", json.dumps(passwords))
        return passwords

    def _passwords(self) -> dict[str, str]:
        return dict(json.loads((self.path / "passwords.json").read_text()))


def _write_secret(path: Path, text: str) -> None:
    """Write a file only we can read, whole or not at all."""
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    account = pgprocess.unprivileged()
    if account is not None and path.name == "first-password":
        os.chown(new, account.pw_uid, account.pw_gid)
    new.replace(path)
