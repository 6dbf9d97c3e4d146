"""Work by the clock: one at a time, whoever starts it, and known when it last succeeded."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner
from django.db import OperationalError, connection
from uuid_utils.compat import uuid7

from samenhang.kit import jobs
from samenhang.kit.upgrading import patiently
from tests.support.own import own_word

if TYPE_CHECKING:
    from psycopg import Connection


def kept(name: str) -> list[tuple[Any, ...]]:
    """What is known of a job: whether it succeeded, and whether it failed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT succeeded_at IS NOT NULL, failed_at IS NOT NULL FROM kit_job WHERE name = %s", [name])
        return list(cursor.fetchall())


def test_a_job_runs_once_at_a_time_from_whichever_machine(app_connection: "Connection[Any]") -> None:
    name = own_word()
    with connection.cursor() as here:
        with jobs.alone(name, app_connection.cursor()):
            with pytest.raises(jobs.Busy, match=name), jobs.alone(name, here):
                pytest.fail("two at once")
            with jobs.alone(own_word(), here):
                pass  # another job does not wait
        assert kept(name) == [(True, False)]
        with jobs.alone(name, here):
            pass


def test_a_job_that_fails_is_known_to_have_failed_and_gives_its_turn_back() -> None:
    name = own_word()
    with connection.cursor() as cursor:
        with pytest.raises(ZeroDivisionError), jobs.alone(name, cursor):
            1 / 0  # noqa: B018 -- it fails
        assert kept(name) == [(False, True)]
        with jobs.alone(name, cursor):
            pass
    assert kept(name) == [(True, True)]


def test_a_killed_process_gives_its_turn_back(database_name: str) -> None:
    from tests.support.database import CLUSTER

    name = own_word()
    with CLUSTER.connect("app", database_name) as killed, connection.cursor() as here:
        killed.execute("SELECT pg_advisory_lock(hashtext(%s), hashtext(%s))", [jobs.KIND, name])
        with pytest.raises(jobs.Busy), jobs.alone(name, here):
            pass
        killed.close()
        here.execute("SELECT pg_advisory_lock(hashtext(%s), hashtext(%s))", [jobs.KIND, name])  # until it is gone
        here.execute("SELECT pg_advisory_unlock(hashtext(%s), hashtext(%s))", [jobs.KIND, name])
        with jobs.alone(name, here):
            pass


def test_who_comes_second_at_the_command_line_is_told_so_without_alarm(app_connection: "Connection[Any]") -> None:
    from samenhang.data_rights.cli import retention

    with jobs.alone("expire", app_connection.cursor()):
        said = CliRunner().invoke(retention, ["expire"], obj=lambda **_: None)
    assert said.exit_code == 0 and "is at work already" in said.output


def test_what_was_destroyed_elsewhere_is_to_be_decided_again_here(tmp_path: Path) -> None:
    from samenhang.data_rights.cli import retention

    household = str(uuid7())
    list_ = tmp_path / "done"
    told = {"proposal": str(uuid7()), "household": household, "layer": "shared", "domain": "", "rule": "plan"}
    list_.write_text(json.dumps(told) + "\n")
    said = CliRunner().invoke(retention, ["again", "--list", str(list_)], obj=lambda **_: None)
    assert said.exit_code == 0 and f"household {household}, shared" in said.output
    list_.write_text("rubbish\n")
    assert CliRunner().invoke(retention, ["again", "--list", str(list_)], obj=lambda **_: None).exit_code == 1


def test_migrating_lets_go_of_a_table_in_use_and_tries_again(owner_connection: "Connection[Any]") -> None:
    """As the server's login: what counts is the lock."""
    tried: list[str] = []

    def meets_a_lock() -> None:
        tried.append("tried")
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '10ms'")
            cursor.execute("UPDATE kit_job SET seconds = 0 WHERE false")
            cursor.execute("SET lock_timeout = '5s'")

    try:
        with owner_connection.transaction():
            owner_connection.execute("LOCK TABLE kit_job IN EXCLUSIVE MODE")
            with pytest.raises(click.ClickException, match="Nothing is half done"):
                patiently(meets_a_lock, tries=2, rest=0)
        patiently(meets_a_lock, tries=2, rest=0)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '5s'")
    assert len(tried) == 3
    with pytest.raises(OperationalError):
        patiently(_other_trouble, rest=0)


def _other_trouble() -> None:
    raise OperationalError("another trouble")
