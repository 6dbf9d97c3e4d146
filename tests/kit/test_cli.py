"""The command line says what it does, and what is wrong in words one can act on."""

import os
import socket
from pathlib import Path
from typing import Any

import pytest

from samenhang.kit.postgres import free_port
from tests.support.database import CLUSTER, command, server_environment


@pytest.fixture
def environment(database_name: str) -> dict[str, str]:
    """The server's environment, as it should be."""
    return server_environment(CLUSTER.url("app", database_name))


def bare_environment(demo: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "SAMENHANG_", "DJANGO_"))}
    return {**kept, "SAMENHANG_DEMO": str(demo)}


def test_help_needs_nothing(tmp_path: Path):
    done = command("--help", environment=bare_environment(tmp_path))
    assert done.returncode == 0
    for name in ("check", "demo", "import", "keys", "migrate", "rules", "serve"):
        assert f"\n  {name} " in done.stdout


@pytest.mark.parametrize("words", [["serve"], ["migrate"], ["check"]])
def test_no_database_is_told_with_what_to_do(tmp_path: Path, words: list[str]):
    done = command(*words, environment=bare_environment(tmp_path))
    assert done.returncode == 1
    assert "is not set, and there is no demo here. Set it, or start one: make demo" in done.stderr
    assert "Traceback" not in done.stderr


def test_demo_that_is_not_up_is_told(tmp_path: Path):
    (tmp_path / "postgres" / "data").mkdir(parents=True)
    done = command("check", environment=bare_environment(tmp_path))
    assert (done.returncode, "the demo is not up. Start it: make demo" in done.stderr) == (1, True)


@pytest.mark.parametrize(("role", "why"), [("owner", "owns the database"), ("superuser", "is a superuser")])
def test_server_refuses_a_role_that_could_step_around_the_policies(
    database_name: str, environment: dict[str, str], role: Any, why: str
):
    environment["DATABASE_URL"] = CLUSTER.url(role, database_name)
    done = command("serve", "--port", str(free_port()), environment=environment)
    assert done.returncode == 1
    assert why in done.stderr
    assert "docs/running.md" in done.stderr


def test_server_refuses_to_hold_the_owners_secret(database_name: str, environment: dict[str, str]):
    environment["DATABASE_OWNER_URL"] = CLUSTER.url("owner", database_name)
    done = command("serve", "--port", str(free_port()), environment=environment)
    assert (done.returncode, "DATABASE_OWNER_URL is set" in done.stderr) == (1, True)


def test_server_needs_its_keys(environment: dict[str, str], tmp_path: Path):
    environment["SAMENHANG_KEYS"] = str(tmp_path / "none.json")
    done = command("serve", "--port", str(free_port()), environment=environment)
    assert (done.returncode, "There is no key file" in done.stderr) == (1, True)


def test_unreachable_database_is_told(environment: dict[str, str]):
    environment["DATABASE_URL"] = f"postgresql://samenhang_app:x@127.0.0.1:{free_port()}/none"
    done = command("serve", "--port", str(free_port()), environment=environment)
    assert (done.returncode, "The database is not reached" in done.stderr) == (1, True)


@pytest.mark.parametrize("name", ["serve", "demo"])
def test_taken_port_is_told_before_any_work(environment: dict[str, str], tmp_path: Path, name: str):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = command(name, "--port", str(port), environment={**environment, "SAMENHANG_DEMO": str(tmp_path)})
    assert done.returncode == 1
    assert f"Port {port} is taken by another program. Choose another" in done.stderr
    assert not (tmp_path / "postgres").exists()


def test_rules_prints_the_permission_map_without_a_database(tmp_path: Path):
    done = command("rules", environment=bare_environment(tmp_path))
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 2


def test_keys_are_made_once(tmp_path: Path):
    path = tmp_path / "keys.json"
    assert "Keep a copy apart" in command("keys", "new", str(path), environment=bare_environment(tmp_path)).stdout
    assert "never overwritten" in command("keys", "new", str(path), environment=bare_environment(tmp_path)).stderr


def test_import_needs_a_file_that_is_there(environment: dict[str, str], tmp_path: Path):
    done = command("import", "brp", str(tmp_path / "none.csv"), environment=environment)
    assert (done.returncode, "does not exist" in done.stderr) == (2, True)


def test_import_tells_what_is_wrong_with_a_file(environment: dict[str, str], tmp_path: Path):
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("this is;no person list\n1;2\n")
    done = command("import", "brp", str(wrong), environment=environment)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr
