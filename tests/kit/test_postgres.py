"""The embedded PostgreSQL: made, kept, mended, and never silently wrong."""

import errno
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from samenhang.kit import pgprocess
from samenhang.kit.postgres import EXTENSIONS, Cluster, PostgresTrouble, disk_is_full, free_port


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path / "postgres")
    yield made
    made.stop()


def fill(cluster: Cluster, value: str) -> None:
    if "town" not in cluster.databases():
        cluster.create_database("town")
    with cluster.connect("owner", "town") as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (value text)")
        connection.execute("INSERT INTO kept VALUES (%s)", [value])


def kept(cluster: Cluster) -> list[str]:
    with cluster.connect("owner", "town") as connection:
        return [row[0] for row in connection.execute("SELECT value FROM kept")]


def test_second_start_keeps_the_data_and_a_third_finds_it_running(cluster: Cluster):
    assert cluster.start() is True
    fill(cluster, "Lindeveen")
    cluster.stop()
    assert not cluster.running()
    assert cluster.start() is True
    assert cluster.start() is False
    assert kept(cluster) == ["Lindeveen"]


def test_killed_server_is_mended_and_loses_nothing(cluster: Cluster):
    cluster.start()
    fill(cluster, "before the crash")
    pid = pgprocess.postmaster(cluster.data)
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    assert cluster.start() is True
    assert kept(cluster) == ["before the crash"]


def test_number_left_by_a_crash_may_belong_to_another_program(cluster: Cluster):
    cluster.start()
    fill(cluster, "still here")
    left = (cluster.data / "postmaster.pid").read_text().split("\n")
    cluster.stop()
    (cluster.data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *left[1:]]))
    assert not cluster.running()
    assert cluster.start() is True
    assert kept(cluster) == ["still here"]


def test_half_made_folder_is_put_aside_and_made_anew(cluster: Cluster, capfd: pytest.CaptureFixture[str]):
    cluster.data.mkdir(parents=True)
    (cluster.data / "PG_VERSION").write_text("18\n")
    (cluster.path / "data.new").mkdir()
    (cluster.path / "data.new" / "leftover").touch()
    assert cluster.start() is True
    fill(cluster, "anew")
    assert not (cluster.path / "data.new").exists()
    assert "half made" in capfd.readouterr().err
    assert [aside.name[:11] for aside in cluster.path.glob("data.broken-*")] == ["data.broken"]


def test_only_this_machine_and_only_with_the_password(cluster: Cluster):
    cluster.start()
    cluster.create_database("town")
    assert cluster.url("app", "town").split("@")[1].startswith("127.0.0.1:")
    wrong = cluster.url("app", "town").replace("samenhang_app:", "samenhang_app:x")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)
    with cluster.connect("superuser", "town") as connection:
        told = connection.execute("SELECT current_setting('listen_addresses'), current_setting('data_directory_mode')")
        assert told.fetchone() == ("127.0.0.1", "0700")
        assert connection.execute("SHOW unix_socket_directories").fetchone() == ("",)
        assert connection.execute("SHOW fsync").fetchone() == ("on",)
    for secret in (cluster.path, cluster.data, cluster.path / "passwords.json"):
        assert stat.S_IMODE(secret.stat().st_mode) & 0o077 == 0


def test_logins_have_no_more_power_than_they_need(cluster: Cluster):
    cluster.start()
    cluster.create_database("town")
    power = "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles WHERE rolname = %s"
    with cluster.connect("app", "town") as connection:
        for role in ("samenhang_owner", "samenhang_app"):
            assert connection.execute(power, [role]).fetchone() == (False,) * 5
        installed = {row[0] for row in connection.execute("SELECT extname FROM pg_extension")}
        assert installed >= set(EXTENSIONS)
        for forbidden in ("CREATE TABLE public.t ()", "CREATE SCHEMA s", "CREATE TEMP TABLE t ()", "CREATE DATABASE d"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(forbidden)
    with pytest.raises(psycopg.OperationalError, match="permission denied"), cluster.connect("app", "template1"):
        pass


def test_copy_of_a_database_is_closed_to_others_too(cluster: Cluster):
    cluster.start()
    fill(cluster, "copied")
    cluster.create_database("copy", template="town")
    with cluster.connect("superuser", "copy") as connection:
        assert connection.execute("SELECT value FROM kept").fetchone() == ("copied",)
        acl = connection.execute("SELECT datacl::text FROM pg_database WHERE datname = 'copy'").fetchone()
    assert acl is not None
    assert "{=" not in acl[0]
    assert ",=" not in acl[0]


def test_data_of_another_version_is_told_not_touched(cluster: Cluster):
    cluster.start()
    cluster.stop()
    (cluster.data / "PG_VERSION").write_text("14\n")
    with pytest.raises(PostgresTrouble, match="made by PostgreSQL 14"):
        cluster.start()


def test_lost_passwords_are_told(cluster: Cluster):
    cluster.start()
    cluster.stop()
    (cluster.path / "passwords.json").unlink()
    with pytest.raises(PostgresTrouble, match=r"passwords\.json is gone"):
        cluster.start()


def test_folder_of_no_postgres_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PG_BINDIR", str(tmp_path))
    with pytest.raises(PostgresTrouble, match="no initdb"):
        Cluster(tmp_path / "postgres").start()


def test_systems_own_postgres_serves_as_well(cluster: Cluster, monkeypatch: pytest.MonkeyPatch):
    older = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not older:
        pytest.skip("the system has no PostgreSQL of its own")
    monkeypatch.setenv("PG_BINDIR", str(older[0].parent))
    cluster.start()
    fill(cluster, "é")
    with cluster.connect("owner", "town") as connection:
        assert connection.execute("SELECT upper(value), 'B' < 'a' FROM kept").fetchone() == ("É", True)


def test_full_disk_is_told_before_anything_is_made(tmp_path: Path):
    if not shutil.which("unshare"):
        pytest.skip("a small disk is made with unshare(1)")
    code = "import sys, pathlib; from samenhang.kit.postgres import Cluster; Cluster(pathlib.Path(sys.argv[1])).start()"
    small = f'mount -t tmpfs -o size=8m none "{tmp_path}" && exec "$@"'
    words = ["unshare", "-rm", "sh", "-c", small, "-", sys.executable, "-c", code, str(tmp_path / "postgres")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if "unshare" in done.stderr or "mount" in done.stderr:
        pytest.skip("this machine allows no mount of our own")
    assert "The disk is full" in done.stderr
    assert "Make room and start again" in done.stderr


def test_free_port_is_free():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", free_port()))


def test_a_full_disk_is_known_from_other_trouble(tmp_path: Path):
    assert disk_is_full(OSError(errno.ENOSPC, "full"), tmp_path)
    assert not disk_is_full(OSError(errno.EACCES, "closed"), tmp_path)
