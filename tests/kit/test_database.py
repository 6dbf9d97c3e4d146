"""The test database itself: entered as the server's role, with a clock that can be set."""

from typing import Any

import psycopg
import pytest
from django.db import connection

from samenhang.kit.db import role_problems


def test_tests_run_as_the_servers_role():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_setting('timezone'), current_setting('statement_timeout')")
        assert cursor.fetchone() == ("samenhang_app", "UTC", "8s")


def test_servers_role_cannot_step_around_policies(app_connection: "psycopg.Connection[Any]"):
    assert role_problems(app_connection) == []


def test_owner_is_refused_as_servers_role(owner_connection: "psycopg.Connection[Any]"):
    assert "the role samenhang_owner owns the database" in role_problems(owner_connection)


def test_servers_role_cannot_mark_the_database(app_connection: "psycopg.Connection[Any]"):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app_connection.execute("INSERT INTO kit_mark (name) VALUES ('demo')")


def test_clock_is_set_inside_a_transaction_only(app_connection: "psycopg.Connection[Any]"):
    with app_connection.transaction():
        app_connection.execute("SELECT set_config('samenhang.clock', '2020-02-02T12:00:00Z', true)")
        assert app_connection.execute("SELECT access.clock() = '2020-02-02T12:00:00Z'").fetchone() == (True,)
    assert app_connection.execute("SELECT access.clock() = now()").fetchone() == (True,)
