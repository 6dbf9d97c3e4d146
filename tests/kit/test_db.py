"""The connection's settings, and what the server's role may not be."""

import secrets

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from samenhang.kit.db import APP_ROLE, OWNER_ROLE, bare, database_settings, role_problems, unhurried
from samenhang.kit.unset.base import DatabaseWrapper
from tests.support.database import CLUSTER

URL = "postgresql://samenhang_app:a%2Fb%40c@db.example:5433/sociaal%20domein?sslmode=verify-full"


def test_address_is_taken_apart():
    settings = database_settings(URL)
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", "5433", "sociaal domein")
    assert (settings["USER"], settings["PASSWORD"]) == (APP_ROLE, "a/b@c")
    assert settings["OPTIONS"]["sslmode"] == "verify-full"
    assert "statement_timeout=8000" in settings["OPTIONS"]["options"]
    assert settings["OPTIONS"]["pool"]["max_size"] == 8


def test_long_work_has_one_connection_without_a_limit():
    options = database_settings(unhurried(URL))["OPTIONS"]
    assert "pool" not in options
    assert "statement_timeout=0" in options["options"]
    assert bare(unhurried(URL)) == URL


@pytest.mark.parametrize("url", ["mysql://a@b/c", "postgresql://host", "db.sqlite3"])
def test_other_addresses_are_refused_without_telling_them(url: str):
    with pytest.raises(ImproperlyConfigured, match="must look like postgresql://") as refusal:
        database_settings(url)
    assert url not in str(refusal.value)


def test_no_address_fails_when_used_and_says_what_to_do():
    settings = database_settings("")
    with pytest.raises(OperationalError, match="make demo"):
        DatabaseWrapper(settings).get_new_connection({})


def test_role_that_can_become_the_owner_is_a_problem(database_name: str):
    sneaky = f"t_sneaky_{secrets.token_hex(4)}"
    with CLUSTER.connect("superuser", database_name) as superuser:
        superuser.execute(f"CREATE ROLE {sneaky} NOINHERIT IN ROLE {OWNER_ROLE}".encode())
        try:
            superuser.execute(f"SET SESSION AUTHORIZATION {sneaky}".encode())
            problems = role_problems(superuser)
        finally:
            superuser.execute("RESET SESSION AUTHORIZATION")
            superuser.execute(f"DROP ROLE {sneaky}".encode())
    assert f"the role can become {OWNER_ROLE}, which owns the database" in problems


def test_role_that_may_bypass_policies_is_a_problem(database_name: str):
    bypassing = f"t_bypassing_{secrets.token_hex(4)}"
    with CLUSTER.connect("superuser", database_name) as superuser:
        superuser.execute(f"CREATE ROLE {bypassing} BYPASSRLS CREATEROLE".encode())
        try:
            superuser.execute(f"SET SESSION AUTHORIZATION {bypassing}".encode())
            problems = role_problems(superuser)
        finally:
            superuser.execute("RESET SESSION AUTHORIZATION")
            superuser.execute(f"DROP ROLE {bypassing}".encode())
    assert problems == [
        f"the role {bypassing} may bypass row policies (BYPASSRLS)",
        f"the role {bypassing} may make and change roles (CREATEROLE)",
    ]


def test_of_several_hosts_the_one_that_takes_writes_is_looked_for():
    two = URL.replace("db.example:5433", "one:5433,[::1]:5434")
    settings = database_settings(two)
    assert (settings["HOST"], settings["PORT"]) == ("one,::1", "5433,5434")
    assert settings["OPTIONS"]["target_session_attrs"] == "read-write"
    assert "target_session_attrs=read-write" in bare(two)
    assert "target_session_attrs" not in bare(URL)
    assert database_settings(f"{two}&target_session_attrs=any")["OPTIONS"]["target_session_attrs"] == "any"


def test_a_database_of_several_hosts_is_reached_where_the_first_is_away(database_name: str):
    import psycopg

    url = CLUSTER.url("app", database_name).replace("127.0.0.1:", "127.0.0.1:1,127.0.0.1:")
    with psycopg.connect(bare(url), connect_timeout=5) as connection:
        assert connection.execute("SELECT current_user").fetchone() == (APP_ROLE,)
