"""Statements typed by hand as the server's role: what a viewer may not add, move or widen, whatever the screens say."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID

import psycopg
import pytest
from psycopg.types.json import Jsonb
from uuid_utils.compat import uuid7

from tests.support.road import Road, a_road
from tests.support.town import Colleague, a_town

if TYPE_CHECKING:
    from psycopg import Connection

REFUSED = (psycopg.errors.InsufficientPrivilege, psycopg.errors.CheckViolation)


@pytest.fixture(scope="module")
def roads() -> tuple[Road, Road]:
    """Two households of one municipality, each with a director of its own."""
    town = a_town()
    first = a_road(town)
    town._colleagues["director"] = town.colleague(name="Dina Ander", domain="wmo")
    second = a_road(town)
    town._colleagues["director"] = Colleague(first.town.director.user, first.town.director.hat)
    return first, second


@contextmanager
def seen_as(app: "Connection[Any]", who: UUID) -> Iterator[None]:
    """This function will run statements as a viewer, and take them all back."""
    with app.transaction(force_rollback=True):
        app.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(who)])
        yield


def director_of(owner: "Connection[Any]", road: Road) -> UUID:
    """This function will give the hat that directs a road's case."""
    row = owner.execute("SELECT hat_id FROM cases_direction WHERE case_id = %s", [road.case.id]).fetchone()
    assert row
    return UUID(str(row[0]))


def copy_with(app: "Connection[Any]", owner: "Connection[Any]", table: str, id: UUID, **changed: Any) -> None:
    """This function will insert a copy of a row under a new id, with these columns changed, as the server's role."""
    row = owner.execute(f"SELECT * FROM {table} WHERE id = %s", [id])
    columns = [column.name for column in row.description or ()]
    told = dict(zip(columns, row.fetchone() or (), strict=True)) | {"id": uuid7()} | changed
    values = [Jsonb(value) if isinstance(value, dict) else value for value in told.values()]
    names = ", ".join(f'"{name}"' for name in told)
    places = ", ".join(["%s"] * len(values))
    app.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", values)


ROWS = [
    ("consent_notice", "notice_id"),
    ("consent_consent", "consent_id"),
    ("consent_secrecyrelease", "secrecy_id"),
    ("consent_helpagreement", "agreement_id"),
    ("involvement_involvement", "involvement_id"),
    ("people_membership", "membership_id"),
    ("cases_case", "case_id"),
    ("plans_goal", "goal_id"),
    ("plans_action", "action_id"),
    ("conversations_conversation", "conversation_id"),
    ("meetings_logentry", "entry_id"),
    ("intake_request", "request_id"),
    ("intake_referral", "referral_id"),
]


@pytest.mark.parametrize(("table", "key"), ROWS)
def test_nobody_adds_a_record_to_a_household_that_is_not_theirs(
    roads: tuple[Road, Road],
    owner_connection: "Connection[Any]",
    app_connection: "Connection[Any]",
    table: str,
    key: str,
) -> None:
    mine, theirs = roads
    outsiders = [director_of(owner_connection, mine), mine.town.colleague(domain="jeugd").hat.id]
    for who in outsiders:
        with pytest.raises(REFUSED), seen_as(app_connection, who):
            by = {"by_id": who} if _has(owner_connection, table, "by_id") else {}
            copy_with(app_connection, owner_connection, table, theirs.ids[key], **by)


def _has(owner: "Connection[Any]", table: str, column: str) -> bool:
    found = owner.execute(
        "SELECT 1 FROM information_schema.columns WHERE table_name = %s AND column_name = %s", [table, column]
    )
    return found.fetchone() is not None


@pytest.mark.parametrize(
    ("table", "key", "column", "other"),
    [
        ("plans_goal", "goal_id", "household_id", "household_id"),
        ("plans_action", "action_id", "household_id", "household_id"),
        ("conversations_conversation", "conversation_id", "household_id", "household_id"),
        ("meetings_logentry", "entry_id", "household_id", "household_id"),
    ],
)
def test_nobody_hangs_a_record_of_an_own_household_on_another_s(
    roads: tuple[Road, Road],
    owner_connection: "Connection[Any]",
    app_connection: "Connection[Any]",
    table: str,
    key: str,
    column: str,
    other: str,
) -> None:
    mine, theirs = roads
    who = director_of(owner_connection, mine)
    changed: dict[str, Any] = {column: mine.ids[other]}
    if _has(owner_connection, table, "by_id"):
        changed["by_id"] = who
    with pytest.raises(REFUSED), seen_as(app_connection, who):
        copy_with(app_connection, owner_connection, table, theirs.ids[key], **changed)


@pytest.mark.parametrize(
    "table", ["plans_plan", "plans_goal", "plans_action", "people_contact", "conversations_answer"]
)
@pytest.mark.parametrize("layer", ["involvement", "case_team", "shared"])
def test_no_record_is_moved_to_other_readers(
    roads: tuple[Road, Road],
    owner_connection: "Connection[Any]",
    app_connection: "Connection[Any]",
    table: str,
    layer: str,
) -> None:
    mine, _theirs = roads
    row = owner_connection.execute(
        f"SELECT id, layer FROM {table} WHERE household_id = %s",
        [mine.ids["household_id"]],
    ).fetchone()
    assert row
    if row[1] == layer:
        pytest.skip("it is there already")
    with pytest.raises(REFUSED), seen_as(app_connection, director_of(owner_connection, mine)):
        done = app_connection.execute(f"UPDATE {table} SET layer = %s WHERE id = %s", [layer, row[0]])
        assert done.rowcount == 1


def test_a_member_s_own_contact_is_not_made_the_household_s(
    roads: tuple[Road, Road], owner_connection: "Connection[Any]", app_connection: "Connection[Any]"
) -> None:
    mine, _theirs = roads
    with pytest.raises(REFUSED), seen_as(app_connection, director_of(owner_connection, mine)):
        done = app_connection.execute(
            "UPDATE people_contact SET person_id = NULL WHERE household_id = %s", [mine.ids["household_id"]]
        )
        assert done.rowcount == 1
