"""Handing on, tried by hand as the server's role: who may not see learns nothing, who may not hand on hands nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import psycopg
import pytest
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.teams.models import Role
from tests.staff.scenes import Scene, a_scene, directors
from tests.support.town import Colleague, a_town

if TYPE_CHECKING:
    from psycopg import Connection

REFUSED = (psycopg.errors.InsufficientPrivilege, psycopg.errors.CheckViolation)
HOUSEHOLDS = (
    "people_household",
    "people_person",
    "people_membership",
    "cases_case",
    "cases_direction",
    "involvement_involvement",
    "involvement_involvementend",
    "involvement_involvedabout",
    "intake_pickup",
    "intake_request",
    "plans_plan",
    "plans_action",
    "audit_subject",
    "access_grant",
)
HAND_ON = (
    "SELECT access.hand_on_actions(%(leaver)s, %(heir)s, %(heir)s, %(line)s)",
    "SELECT access.hand_on_directions(%(leaver)s, %(heir)s, %(line)s, 'x', 'y')",
    "SELECT access.hand_on_involvements(%(leaver)s, %(heir)s, %(line)s)",
    "SELECT access.hand_on_pick_ups(%(leaver)s, %(heir)s, %(line)s)",
)
HELD = ("held_directions", "held_involvements", "held_pick_ups", "held_actions")


@pytest.fixture(scope="module")
def scene() -> Scene:
    """A colleague who holds something of every kind; the tests here change nothing of it."""
    return a_scene()


@contextmanager
def seen_as(app: "Connection[Any]", who: UUID) -> Iterator[None]:
    """This function will run statements as a viewer, and take them all back."""
    with app.transaction(force_rollback=True):
        app.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(who)])
        yield


def a_line(app: "Connection[Any]", who: Colleague, about: UUID, *, what: str = "staff.hand_on", ago: int = 0) -> UUID:
    """This function will leave a line in the log as a viewer would."""
    id = uuid7()
    app.execute(
        "INSERT INTO audit_line (id, at, event, what, viewer_id, role, detail, object_id)"
        " VALUES (%s, now() - %s, 'change', %s, %s, '', '{}', %s)",
        [id, timedelta(hours=ago), what, who.hat.id, about],
    )
    return id


def refused(app: "Connection[Any]", statement: str, values: Any = None) -> bool:
    """This function will say whether a statement is refused, and go on as if it was never tried."""
    try:
        with app.transaction():
            app.execute(statement, values)
    except REFUSED:
        return True
    return False


def counted(app: "Connection[Any]") -> dict[str, int]:
    found = {}
    for table in HOUSEHOLDS:
        row = app.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert row
        found[table] = row[0]
    return found


def test_the_manager_sees_no_row_before_during_and_after(app_connection: "Connection[Any]", scene: Scene) -> None:
    nothing, values = dict.fromkeys(HOUSEHOLDS, 0), {"leaver": scene.leaver.hat.id, "heir": scene.heir.hat.id}
    with seen_as(app_connection, scene.manager.hat.id):
        assert counted(app_connection) == nothing
        line = a_line(app_connection, scene.manager, scene.leaver.hat.id)
        for statement in HAND_ON:
            told = app_connection.execute(statement, {**values, "line": line}).fetchall()
            assert told == [("",)], "it tells nothing back"
            assert counted(app_connection) == nothing
        left = [
            app_connection.execute(f"SELECT held FROM access.{name}(%s)", [[scene.leaver.hat.id]]).fetchall()
            for name in HELD
        ]
        assert left == [[], [], [], []], "all of it was handed on"


def test_only_who_manages_them_learns_how_much_somebody_holds(app_connection: "Connection[Any]", scene: Scene) -> None:
    town, hats = scene.town, [scene.leaver.hat.id]
    others = [
        town.colleague(domain="wmo"),
        town.officer,
        scene.heir,
        scene.leaver,
        town.colleague(Role.PRIVACY_OFFICER),
        town.colleague(Role.POLICY_ADVISER),
        town.colleague(Role.TEAM_LEAD, team=town.desk),
        town.colleague(Role.TEAM_LEAD),
        town.colleague(Role.MANAGER, organisation=town.organisation()),
        a_town().colleague(Role.MANAGER),
    ]
    for who in others:
        with seen_as(app_connection, who.hat.id):
            for name in HELD:
                assert app_connection.execute(f"SELECT * FROM access.{name}(%s)", [hats]).fetchall() == [], who.hat
            assert (
                app_connection.execute(
                    "SELECT * FROM access.staff_history(%s)", [scene.leaver.hat.professional_id]
                ).fetchall()
                == []
            )
    for who in (scene.manager, town.colleague(Role.TEAM_LEAD, team=scene.leaver.hat.team)):
        with seen_as(app_connection, who.hat.id):
            rows = app_connection.execute("SELECT * FROM access.held_involvements(%s)", [hats]).fetchall()
            assert rows == [(scene.leaver.hat.id, 2)], "the secret one and the protected one only count"


def test_nobody_else_hands_on(app_connection: "Connection[Any]", scene: Scene) -> None:
    town, leaver = scene.town, scene.leaver.hat.id
    others = [
        scene.heir,
        scene.leaver,
        town.officer,
        town.colleague(Role.TEAM_LEAD, team=town.desk),
        town.colleague(Role.MANAGER, organisation=town.organisation()),
        town.colleague(Role.MANAGER, until=timezone.localdate()),
        a_town().colleague(Role.MANAGER),
    ]
    for who in others:
        with seen_as(app_connection, who.hat.id):
            line = a_line(app_connection, who, leaver)
            for statement in HAND_ON:
                for heir in (scene.heir.hat.id, who.hat.id, None):
                    assert refused(app_connection, statement, {"leaver": leaver, "heir": heir, "line": line}), who.hat
    for statement in HAND_ON:
        values = {"leaver": leaver, "heir": scene.heir.hat.id, "line": uuid7()}
        with app_connection.transaction(force_rollback=True):
            assert refused(app_connection, statement, values), "without a viewer"


def test_a_forged_successor_is_refused(app_connection: "Connection[Any]", scene: Scene) -> None:
    town, leaver = scene.town, scene.leaver.hat.id
    suspended = town.colleague(domain="wmo")
    with seen_as(app_connection, scene.manager.hat.id):
        app_connection.execute(
            "INSERT INTO teams_suspension (id, professional_id, organisation_id, reason, by_id, at)"
            " VALUES (%s, %s, %s, 'x', %s, now())",
            [uuid7(), suspended.hat.professional_id, town.municipality.id, scene.manager.hat.id],
        )
        line = a_line(app_connection, scene.manager, leaver)
        forged = [
            town.colleague(domain="jeugd").hat.id,
            town.colleague(Role.PARTNER, organisation=town.organisation(), domain="wmo").hat.id,
            a_town().colleague(domain="wmo").hat.id,
            town.colleague(Role.TEAM_LEAD, domain="wmo").hat.id,
            town.colleague(domain="wmo", until=timezone.localdate()).hat.id,
            town.officer.hat.id,
            suspended.hat.id,
            scene.manager.hat.id,
            leaver,
            uuid7(),
        ]
        for heir in forged:
            for statement in HAND_ON:
                assert refused(app_connection, statement, {"leaver": leaver, "heir": heir, "line": line}), heir


def test_the_act_needs_its_own_fresh_line(app_connection: "Connection[Any]", scene: Scene) -> None:
    leaver, values = scene.leaver.hat.id, {"leaver": scene.leaver.hat.id, "heir": scene.heir.hat.id}
    other = scene.town.colleague(Role.MANAGER)
    with seen_as(app_connection, other.hat.id):
        theirs = a_line(app_connection, other, leaver)
    with seen_as(app_connection, scene.manager.hat.id):
        lines = [
            theirs,
            uuid7(),
            a_line(app_connection, scene.manager, scene.heir.hat.id),
            a_line(app_connection, scene.manager, leaver, what="staff.suspend"),
            a_line(app_connection, scene.manager, leaver, ago=2),
            a_line(app_connection, scene.manager, leaver, ago=-2),
        ]
        for line in lines:
            assert all(refused(app_connection, statement, {**values, "line": line}) for statement in HAND_ON)


def test_a_case_is_not_left_without_a_director(app_connection: "Connection[Any]", scene: Scene) -> None:
    with seen_as(app_connection, scene.manager.hat.id):
        line = a_line(app_connection, scene.manager, scene.leaver.hat.id)
        values = {"leaver": scene.leaver.hat.id, "heir": None, "line": line}
        assert refused(app_connection, HAND_ON[1], values) and refused(app_connection, HAND_ON[0], values)


def test_the_parts_of_the_wall_s_own_work_are_not_to_be_called(app_connection: "Connection[Any]", scene: Scene) -> None:
    id = f"'{scene.leaver.hat.id}'::uuid"
    with seen_as(app_connection, scene.manager.hat.id):
        for call in (
            f"access.pass_involvement({id}, {id}, NULL, {id}, now())",
            f"access.open_actions(ARRAY[{id}])",
            f"access.open_pick_ups(ARRAY[{id}])",
            f"access.countable(ARRAY[{id}])",
            f"access.may_hand_on({id}, NULL)",
            f"access.manages({id})",
            f"access.handing_on({id}, NULL, {id})",
            f"access.handed({id}, now(), {id}, NULL, 'shared')",
            f"access.seat({id})",
        ):
            assert refused(app_connection, f"SELECT {call}"), call


def test_a_hat_that_holds_something_cannot_be_ended_or_turned_into_another(
    app_connection: "Connection[Any]", scene: Scene, owner_connection: "Connection[Any]"
) -> None:
    id = scene.leaver.hat.id
    with seen_as(app_connection, scene.manager.hat.id):
        for change in (
            "until_day = current_date",
            "until_day = current_date + 30",
            "role = 'manager'",
            "domain_id = 'jeugd'",
            f"organisation_id = '{scene.town.organisation().id}'",
            f"professional_id = '{scene.manager.hat.professional_id}'",
        ):
            assert refused(app_connection, f"UPDATE teams_hat SET {change} WHERE id = %s", [id]), change
        assert refused(app_connection, "UPDATE teams_team SET is_desk = false WHERE id = %s", [scene.town.desk.id])
        assert refused(
            app_connection,
            "INSERT INTO teams_hat (id, professional_id, organisation_id, role, domain_id, from_day)"
            " SELECT %s, professional_id, organisation_id, 'partner', 'wmo', from_day FROM teams_hat WHERE id = %s",
            [uuid7(), scene.manager.hat.id],
        ), "a manager gives themselves no role"
    assert directors(owner_connection, scene.case) == [id]


def test_a_suspension_closes_the_database_and_lifting_it_opens_it(
    app_connection: "Connection[Any]", scene: Scene
) -> None:
    suspension, place = uuid7(), scene.town.municipality.id
    with app_connection.transaction(force_rollback=True):
        app_connection.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(scene.leaver.hat.id)])
        assert counted(app_connection)["people_household"] == 3
        app_connection.execute(
            "INSERT INTO teams_suspension (id, professional_id, organisation_id, reason, by_id, at)"
            " VALUES (%s, %s, %s, 'x', %s, now())",
            [suspension, scene.leaver.hat.professional_id, place, uuid7()],
        )
        assert set(counted(app_connection).values()) == {0}
        assert app_connection.execute("SELECT access.role(), access.acts_as()").fetchone() == (None, [])
        app_connection.execute(
            "INSERT INTO teams_suspensionend (id, suspension_id, by_id, at) VALUES (%s, %s, %s, now())",
            [uuid7(), suspension, uuid7()],
        )
        assert counted(app_connection)["people_household"] == 3
        assert refused(app_connection, "DELETE FROM teams_suspension")
