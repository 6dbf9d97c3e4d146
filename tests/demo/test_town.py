"""The demo's life, as a newcomer lives it: started, looked at, stopped, started again, killed, mended."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from samenhang.kit import pgprocess
from samenhang.kit.postgres import Cluster, free_port
from tests.support.database import command

PATIENCE = 420


def environment(home: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "SAMENHANG_", "DJANGO_"))}
    return {**kept, "SAMENHANG_DEMO": str(home), "SAMENHANG_STATIC": os.environ["SAMENHANG_STATIC"]}


@contextmanager
def demo(home: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    words = [sys.executable, "-m", "samenhang.cli", "demo", "--port", str(port)]
    log = home.with_suffix(".log")
    with log.open("w") as out:
        running = subprocess.Popen(words, env=environment(home), stdout=out, stderr=out, text=True)
    try:
        deadline = time.monotonic() + PATIENCE
        while f"http://127.0.0.1:{port}/" not in log.read_text():
            assert running.poll() is None, log.read_text()[-2000:]
            assert time.monotonic() < deadline, log.read_text()[-2000:]
            time.sleep(0.1)
        yield running
    finally:
        if running.poll() is None:
            running.send_signal(signal.SIGINT)
            running.wait(30)


def residents(cluster: Cluster) -> int:
    with cluster.connect("owner", "samenhang") as connection:
        row = connection.execute("SELECT count(*) FROM people_person").fetchone()
    assert row is not None
    return int(row[0])


def test_demo_keeps_its_data_and_leaves_nothing_running(tmp_path: Path):
    home, port = tmp_path / "demo", free_port()
    cluster = Cluster(home / "postgres")

    with demo(home, port) as running:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10) as answer:
            assert answer.status == 200
        server = int((home / "server.pid").read_text())
        told = Path(f"/proc/{server}/environ")
        if told.exists():
            assert b"samenhang_app" in told.read_bytes()
            assert b"samenhang_owner" not in told.read_bytes()
        check = command("check", environment=environment(home))
        assert (check.returncode, check.stderr) == (0, ""), check.stdout
        again = command("demo", "--port", str(free_port()), environment=environment(home))
        assert "already running" in again.stderr
        before = residents(cluster)
        assert before > 0
    assert running.returncode == 0
    assert not cluster.running()
    assert pgprocess.words_of(server) is None

    with demo(home, port) as killed:
        assert residents(cluster) == before
        orphan = int((home / "server.pid").read_text())
        killed.kill()
        killed.wait()
    assert pgprocess.words_of(orphan) is not None

    with demo(home, port):
        assert residents(cluster) == before
        assert pgprocess.words_of(orphan) is None
    assert not cluster.running()


def test_lost_keys_are_told_before_anything_is_served(tmp_path: Path):
    home = tmp_path / "demo"
    cluster = Cluster(home / "postgres")
    cluster.start()
    cluster.create_database("samenhang")
    cluster.stop()
    done = command("demo", "--port", str(free_port()), environment=environment(home))
    assert (done.returncode, "make demo-reset" in done.stderr) == (1, True)
    assert not cluster.running()


@pytest.mark.parametrize("name", ["keys.json", "postgres"])
def test_reset_throws_the_old_data_away(tmp_path: Path, name: str):
    from samenhang.demo import town

    assert town.folder().name == ".demo"
    old = tmp_path / "demo" / name
    old.parent.mkdir()
    old.mkdir() if name == "postgres" else old.write_text("old")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAMENHANG_DEMO", str(old.parent))
        town.throw_away(town.cluster())
    assert not old.exists()
