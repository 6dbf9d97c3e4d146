"""`samenhang check` sees what was done to the wall, and what it advises makes the wall whole again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, LiteralString

import pytest
from psycopg import sql

from samenhang.access import check, functions
from tests.support.database import CLOCK, CLUSTER, command, server_environment
from tests.support.town import a_town

if TYPE_CHECKING:
    from psycopg import Connection

REPLACED_FOR_TESTS = "function access.clock is not as declared"
BREAKS: list[tuple[LiteralString, LiteralString]] = [
    ("DROP POLICY select_plans_goal ON plans_goal", "plans_goal: policy select_plans_goal is missing"),
    ("ALTER POLICY select_plans_plan ON plans_plan USING (true)", "plans_plan: policy select_plans_plan"),
    ("CREATE POLICY sesame ON plans_action USING (true)", "plans_action: policy sesame does not belong here"),
    ("ALTER TABLE plans_action DISABLE ROW LEVEL SECURITY", "plans_action: row-level security is off"),
    ("GRANT DELETE ON cases_case TO samenhang_app", "cases_case: the privileges"),
    ("GRANT INSERT ON kit_mark TO samenhang_app", "kit_mark: the privileges"),
    ("REVOKE SELECT ON people_person FROM samenhang_app", "people_person: the privileges"),
    ("GRANT UPDATE (name) ON people_household TO samenhang_app", "people_household: column name"),
    ("GRANT SELECT ON audit_line_other TO samenhang_app", "audit_line_other is open"),
    ("CREATE VIEW peek AS SELECT * FROM plans_goal; GRANT SELECT ON peek TO samenhang_app", "peek is open"),
    (
        "CREATE OR REPLACE FUNCTION access.role() RETURNS text LANGUAGE sql AS 'SELECT ''access_officer'''",
        "function access.role is not as declared",
    ),
    ("ALTER FUNCTION access.readers SECURITY INVOKER", "function access.readers is not as declared"),
    ("ALTER FUNCTION access.linkable RESET search_path", "function access.linkable is not as declared"),
    ("GRANT EXECUTE ON FUNCTION access.wanted TO samenhang_app", "function access.wanted is not as declared"),
    ("GRANT EXECUTE ON FUNCTION access.opened TO PUBLIC", "function access.opened is not as declared"),
    (
        "CREATE FUNCTION public.way_in() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
        "function public.way_in does not belong here",
    ),
    (
        "ALTER TABLE involvement_involvement DISABLE TRIGGER derive",
        "involvement_involvement: trigger derive is missing",
    ),
    ("DROP TRIGGER derive ON consent_notice", "consent_notice: trigger derive is missing"),
]


@pytest.fixture
def owner(database_name: str) -> dict[str, str]:
    """The owner's environment."""
    address = CLUSTER.url("owner", database_name)
    return {**server_environment(CLUSTER.url("app", database_name)), "DATABASE_OWNER_URL": address}


@contextmanager
def whole_again(owner: dict[str, str], owner_connection: "Connection[object]") -> Iterator[None]:
    """This function will see to it that the wall is whole afterwards, whatever was found, with the tests' own clock."""
    try:
        yield
    except BaseException:
        command("migrate", environment=owner)
        raise
    finally:
        owner_connection.execute(CLOCK)


def told(environment: dict[str, str]) -> dict[str, str]:
    """This function will run `samenhang check` and give what is wrong, with what mends it."""
    done = command("check", environment=environment)
    lines = done.stdout.splitlines()
    assert done.stderr == ""
    assert done.returncode == bool(lines[0].startswith("✗"))
    wrong = [line.removeprefix("✗ ") for line in lines if line.startswith("✗")]
    return dict(zip(wrong, [line.strip(" →") for line in lines if line.startswith("  →")], strict=True))


def test_what_was_done_to_the_wall_is_told_and_mended(owner: dict[str, str], owner_connection: "Connection[object]"):
    with whole_again(owner, owner_connection):
        for statement, _ in BREAKS:
            owner_connection.execute(statement)
        found = told(owner)
        for _, wrong in BREAKS:
            assert any(one.startswith(wrong) for one in found), wrong
        assert len(found) == len(BREAKS) + 1
        assert command("migrate", environment=owner).returncode == 0
        for advice in told(owner).values():
            owner_connection.execute(sql.SQL(advice.removeprefix("Look at it, then ")))
        assert told(owner) == {}


def test_a_grant_that_follows_from_nothing_is_told_and_mended(
    owner: dict[str, str], owner_connection: "Connection[object]"
):
    town = a_town()
    home = town.home()
    household = str(home.household.id)
    town.open_case(home)
    owner_connection.execute("UPDATE access_grant SET writes = NOT writes WHERE household_id = %s", [household])
    found = told(owner)
    (advice,) = (mend for wrong, mend in found.items() if wrong.startswith(f"household {household}: its grants"))
    owner_connection.execute(sql.SQL(advice))
    assert list(told(owner)) == [REPLACED_FOR_TESTS]


def test_as_the_server_it_says_what_it_could_not_compare(database_name: str):
    done = command("check", environment=server_environment(CLUSTER.url("app", database_name)))
    assert "are compared with DATABASE_OWNER_URL only" in done.stdout


def test_every_function_with_its_owners_rights_pins_its_search_path():
    loose = [name for name, one in functions.declared().functions.items() if one.definer and not one.search_path]
    assert loose == []


def test_every_function_of_the_wall_was_found_in_the_migrations():
    assert {name for name, _ in functions.live()} == set(functions.declared().functions)
    assert check.run() == [check.Finding(REPLACED_FOR_TESTS, check.MIGRATE)]
