"""Every table about households, asked by hand as the server's role: no row of a key that the reader does not hold.

A table that a module adds is in it by itself, with or without a screen; one left without its policy is seen here.
"""

from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps

from samenhang.access.models import NOBODY
from samenhang.involvement.models import Part
from samenhang.teams.models import Role
from tests.support.relations import keys_of
from tests.support.road import Road, a_road
from tests.support.town import Colleague, a_town

if TYPE_CHECKING:
    from psycopg import Connection

KEY = ("household_id", "person_id", "layer", "domain")
WITHOUT = ["stranger", "stranger elsewhere", "team lead", "manager", "privacy officer", "lawfulness"]
READERS = [*WITHOUT, "of the child", "groundless"]
OWN = {"access_grant", "audit_subject", "involvement_guestpart"}
"""What one may read oneself, the log, and what a guest is offered (its key is what would open; who is one is read by
whoever may know who is involved): not records of a household, with tests of their own."""


@pytest.fixture(scope="module")
def road() -> Road:
    """One household that went the whole road."""
    return a_road(a_town())


@pytest.fixture(scope="module")
def readers(road: Road) -> dict[str, Colleague]:
    """Who has no business there, in every role without content; and who is involved, without all of it."""
    town, child = road.town, road.home.ids[1]
    of_child, groundless = town.colleague(), town.colleague(Role.PARTNER, organisation=town.organisation())
    town.involve(road.home, of_child, people=[child])
    town.involve(road.home, groundless, part=Part.PARTNER)
    found = [
        town.colleague(domain="jeugd"),
        a_town().officer,
        town.colleague(Role.TEAM_LEAD, team=town.desk),
        town.colleague(Role.MANAGER),
        town.colleague(Role.PRIVACY_OFFICER),
        town.colleague(Role.LAWFULNESS),
        of_child,
        groundless,
    ]
    return dict(zip(READERS, found, strict=True))


def tables() -> list[str]:
    """This function will give every table whose rows bear a household's key."""
    found = {
        model._meta.db_table for model in apps.get_models() if set(KEY) <= {f.column for f in model._meta.local_fields}
    }
    return sorted(found - OWN)


@pytest.mark.parametrize("reader", READERS)
def test_nobody_reads_a_row_without_its_key(
    road: Road,
    readers: dict[str, Colleague],
    owner_connection: "Connection[Any]",
    app_connection: "Connection[Any]",
    reader: str,
) -> None:
    who, household = readers[reader], road.home.household.id
    held, wrong = keys_of(who, household, owner_connection), []
    assert bool(held) == (reader not in WITHOUT)
    with app_connection.transaction(force_rollback=True):
        app_connection.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(who.hat.id)])
        for table in tables():
            rows = app_connection.execute(
                f"SELECT DISTINCT household_id, person_id, layer, domain FROM {table} WHERE household_id = %s",
                [household],
            )
            for home, person, layer, domain in rows.fetchall():
                if (home, person or NOBODY, layer, domain) not in held:
                    wrong.append((table, person, layer, domain))
    assert wrong == []


def test_there_was_something_to_read(road: Road, owner_connection: "Connection[Any]") -> None:
    full = [
        table
        for table in tables()
        if owner_connection.execute(f"SELECT FROM {table} WHERE household_id = %s", [road.home.household.id]).fetchone()
        is not None
    ]
    assert len(full) > 25, full
    assert {"meetings_logentry", "plans_goal", "conversations_conversation", "intake_request", "people_contact"} <= {
        *full
    }
