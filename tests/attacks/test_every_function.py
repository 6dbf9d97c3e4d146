"""Each function the server may call, asked by strangers, with all the ids, with nothing and with too much."""

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.people import bsn as numbers
from samenhang.people.actions import unmask_bsn
from samenhang.staff.actions import suspend
from samenhang.teams.models import Role
from tests.support.road import SECRETS, Road, a_road
from tests.support.town import Colleague, a_town

if TYPE_CHECKING:
    from psycopg import Connection

CALLABLE = """
SELECT p.oid::regproc::text, array(SELECT format_type(t, NULL) FROM unnest(p.proargtypes) t)
FROM pg_proc p WHERE p.pronamespace = 'access'::regnamespace AND p.prosecdef
  AND has_function_privilege('samenhang_app', p.oid, 'EXECUTE') ORDER BY 1
"""
MOST = 60


@pytest.fixture(scope="module")
def road() -> Road:
    """A household on the whole road."""
    return a_road(a_town())


def strangers(road: Road) -> Iterator[tuple[str, Colleague]]:
    """This function will give who has no business in the household, a suspended director and desk officer too."""
    town = road.town
    yield "professional", town.colleague(domain="wmo")
    yield "partner", town.colleague(Role.PARTNER, organisation=town.organisation())
    yield "manager elsewhere", a_town().colleague(Role.MANAGER)
    manager = town.colleague(Role.MANAGER)
    yield "manager", manager
    for name, who in (("suspended director", town.director), ("suspended officer", town.officer)):
        with viewing(manager.viewer) as at:
            suspend(person=who.hat.professional, reason="proef", by=manager.viewer, at=at)
        yield name, who


def values(road: Road, kind: str, number: bytes) -> list[Any]:
    """This function will give what may be asked of an argument of a type."""
    ids, day = list(road.ids.values()), timezone.localdate()
    some: dict[str, list[Any]] = {
        "uuid": [road.ids["household_id"], *road.home.ids, road.case.id, uuid7()],
        "uuid[]": [ids, [None], [uuid7() for _ in range(5_000)] + ids],
        "text[]": [[], ["read"]],
        "text": ["", SECRETS["name"], SECRETS["phone"], "%"],
        "date": [road.home.people[0].birth_date],
        "date[]": [[one.birth_date for one in road.home.people]],
        "bytea": [number],
        "jsonb": ["{}"],
        "boolean": [True],
        "integer": [0, -1],
        "timestamp with time zone": [timezone.now()],
    }
    return [*some[kind], None] if kind != "date" else [*some[kind], day, None]


def told_to(who: Colleague, road: Road, functions: list[tuple[str, list[str]]], bsn: str) -> tuple[list[str], int]:
    """This function will give which functions tell somebody of the household, and how many calls went well."""
    marks = [*SECRETS.values(), *(one.given_names for one in road.home.people), bsn]
    said, well = set(), 0
    for name, kinds in functions:
        calls = list(product(*(values(road, kind, numbers.index(bsn)) for kind in kinds)))
        places = ", ".join(f"%s::{kind}" for kind in kinds)
        with viewing(who.viewer):
            for call in calls[:: max(1, len(calls) // MOST)]:
                try:
                    with transaction.atomic(), connection.cursor() as cursor:
                        cursor.execute(f"SELECT f::text FROM {name}({places}) f", list(call))
                        told, well = str(cursor.fetchall()), well + 1
                except DatabaseError as error:
                    told = str(error)
                if any(mark in told for mark in marks):
                    said.add(name)
    return sorted(said), well


def test_every_function_tells_a_stranger_nothing(road: Road, owner_connection: "Connection[Any]") -> None:
    by = road.town.officer.viewer
    with viewing(by) as at:
        bsn = unmask_bsn(household=road.home.household, person=road.home.people[0], by=by, at=at)
    functions = owner_connection.execute(CALLABLE).fetchall()
    told, well = told_to(road.town.officer, road, functions, bsn)
    assert {"access.found_people", "access.find_somebody", "access.timeline"} <= set(told)  # it looks in earnest
    assert well > 500
    for who, colleague in strangers(road):
        told, well = told_to(colleague, road, functions, bsn)
        assert told == [], who
        assert well > 500, who
