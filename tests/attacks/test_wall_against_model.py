"""The wall against a plain model of it: what SQL gives, as the server's role, is what the rules say. No more, no less.

Every random world holds a child of two households and a household-of-one kept secret from the shared one.
"""

import os
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

from samenhang.access.protect import Protect
from tests.support.world import (
    DOMAINS,
    LAYERS,
    Answer,
    Basis,
    Emergency,
    Guest,
    Hat,
    Involved,
    Key,
    Member,
    Second,
    Told,
    World,
    at,
    morning,
)
from tests.support.world_rows import store, store_bases

if TYPE_CHECKING:
    from uuid import UUID

    from psycopg import Connection

ROLES = ["professional", "partner", "access_officer", "process_director", "team_lead", "manager", "lawfulness"]
PARTS = ["director", "professional", "partner", "intake", "referral"]
# Small numbers come first and often: most of what is drawn meets in household 0, early, between the same two parties.
DAYS = st.integers(0, 3) | st.integers(0, 12)
HOUSEHOLDS = st.sampled_from([0, 0, 0, 1, 2])
ORGANISATIONS = st.sampled_from([0, 0, 1])
LAYER_SETS = st.sampled_from(
    [frozenset({"shared", "case_team"}), frozenset({"shared"}), frozenset({"involvement", "shared", "case_team"})]
)
ALL, PLAN = frozenset({"involvement", "shared", "case_team"}), frozenset({"involvement", "shared"})
BASES = {  # of the reference data: which layers a basis covers
    "wmo-onderzoek": [Basis(ALL)],
    "pw-taak": [Basis(PLAN)],
    "avg-betrokken": [Basis(frozenset({"involvement"}))],
    "wams": [Basis(ALL, in_use=False)],
}
LIMITED = {  # for some only, for a while, or changed by two people along the way
    "proef-gemeente": [Basis(ALL, kinds=frozenset({"municipality"}))],
    "proef-partners": [Basis(ALL, roles=frozenset({"partner", "process_director"}))],
    "proef-jeugd": [Basis(ALL, domains=frozenset({"jeugd"}))],
    "proef-toegang": [Basis(ALL, domains=frozenset({"toegang"}), kinds=frozenset({"partner"}))],
    "proef-kort": [Basis(ALL, valid_from=2, valid_until=6)],
    "proef-later": [Basis(ALL, in_use=False), Basis(PLAN, from_day=4)],
    "proef-uit": [Basis(ALL), Basis(ALL, from_day=3, in_use=False), Basis(PLAN, from_day=8, valid_until=10)],
    "proef-nauwer": [Basis(ALL), Basis(ALL, from_day=5, domains=frozenset({"jeugd", "wmo"}))],
}
TOLD_ON = ["wmo-onderzoek", "wmo-onderzoek", "wmo-onderzoek", "pw-taak", "wams", *LIMITED]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """This function will draw a world. Person 0 has a household of one (1) beside the shared one (0); person 2 is a
    child of households 0 and 2."""

    def later(day: int) -> int | None:
        days: list[int | None] = [None, None, *range(day + 1, 14)]
        return draw(st.sampled_from(days))

    def moment(day: int | None) -> Any:
        return None if day is None else at(day, draw(st.integers(0, 500)))

    hats = [Hat("professional", 0, False, -3, None)]  # somebody who is always there, to meet what is told and asked
    for _ in range(draw(st.integers(3, 5))):
        start = draw(st.sampled_from([-3, -3, 2]))
        seat = (draw(st.sampled_from(ROLES)), draw(ORGANISATIONS), draw(st.booleans()), start, later(start))
        hats.append(Hat(*seat, draw(st.sampled_from([None, "wmo", "jeugd", "jeugd", "toegang"]))))
    members = []
    for household, person in [(0, 0), (0, 1), (0, 2), (1, 0), (2, 2)]:
        start = draw(st.sampled_from([-2, -2, 3]))
        members.append(Member(household, person, start, later(start)))
    involved = [Involved(0, 0, "director", None, "wmo", 0, at(0), None, None)]
    for _ in range(draw(st.integers(2, 6))):
        start = draw(DAYS)
        hat = draw(st.sampled_from([None, *range(len(hats)), *range(len(hats))]))
        involved.append(
            Involved(
                household=draw(HOUSEHOLDS),
                hat=hat,
                part=draw(st.sampled_from(PARTS)),
                about=draw(st.sampled_from([None, None, None, frozenset({0}), frozenset({1}), frozenset({0, 2})])),
                own_file=draw(st.none() | st.sampled_from(["wmo", "jeugd"])),
                organisation=hats[hat].organisation if hat is not None else draw(ORGANISATIONS),
                starts=at(start),
                until=moment(later(start)),
                ended=moment(later(start)),
            )
        )
    told = []
    for _ in range(draw(st.integers(0, 4))):
        day = draw(DAYS)
        who = draw(st.none() | st.integers(0, 2))
        layers, basis = draw(LAYER_SETS), draw(st.sampled_from(TOLD_ON))
        one = Told(draw(HOUSEHOLDS), who, draw(ORGANISATIONS), layers, basis, at(day), moment(later(day)))
        one.stopped = moment(draw(st.sampled_from([None, None, later(day)])))
        if draw(st.integers(0, 3)) == 3:
            one.second = Second(moment(later(day)), draw(st.booleans()))
        told.append(one)
    answers = []
    for number in range(draw(st.integers(0, 8))):
        day, given = draw(DAYS), draw(st.booleans())
        starts = later(day) if given and draw(st.integers(0, 2)) == 2 else None
        answers.append(
            Answer(
                household=draw(HOUSEHOLDS),
                person=draw(st.sampled_from([0, 1, 1, 2])),
                organisation=draw(ORGANISATIONS),
                layers=draw(LAYER_SETS),
                given=given,
                until=later(day if starts is None else starts),
                at=at(day, number),
                withdrawn=moment(later(day)),
                starts=starts,
                towards=draw(st.sampled_from([None, None, "jeugd", "toegang"])),
            )
        )
    guests = []
    for _ in range(draw(st.integers(0, 3))):
        start, longer = draw(DAYS), draw(st.integers(1, 12))
        about = draw(st.sampled_from([(None,), (None, 0, 1), (0,), (1, 2), (None, 2)]))
        wide = draw(st.sampled_from([(), ("shared",), ("shared", "case_team"), ("case_team",)]))
        guests.append(
            Guest(
                household=draw(HOUSEHOLDS),
                hat=draw(st.sampled_from(range(len(hats)))),
                parts=frozenset((layer, person) for layer in ("involvement", *wide) for person in about),
                offered=at(start),
                accepted=draw(st.none() | st.just(at(start, 30)) | st.just(at(start + 1))),
                declined=draw(st.sampled_from([False, False, False, True])),
                until=morning(start + longer + 1),
                ended=moment(later(start)),
            )
        )
    emergencies = []
    for _ in range(draw(st.integers(0, 2))):
        begins = at(draw(DAYS), draw(st.integers(0, 500)))
        lasts, stops = draw(st.integers(1, 24)), draw(st.none() | st.integers(1, 30))
        until = begins + timedelta(hours=lasts)
        stopped = None if stops is None else begins + timedelta(hours=stops)
        who = draw(st.integers(0, len(hats) - 1))
        emergencies.append(Emergency(draw(HOUSEHOLDS), draw(st.integers(0, 2)), who, begins, until, stopped))
    pairs = st.tuples(st.integers(0, len(hats) - 1), st.integers(0, 2))
    circles = draw(st.lists(pairs, max_size=2))
    bases = {**BASES, **LIMITED}
    return World(hats, members, involved, told, answers, bases, guests=guests, emergencies=emergencies, circles=circles)


@pytest.fixture(scope="module")
def probe(database_name: str) -> str:
    """A table of its own with one row for every key there can be, protected as every module protects its own."""
    from tests.support.database import CLUSTER

    with CLUSTER.connect("owner", database_name) as owner:
        owner.execute("CREATE SCHEMA IF NOT EXISTS proof")  # apart: other tests look at every table of the program
        owner.execute("GRANT USAGE ON SCHEMA proof TO samenhang_app")
        owner.execute(
            "CREATE TABLE IF NOT EXISTS proof.probe"
            " (world uuid, household_id uuid, person_id uuid, layer text, domain text)"
        )
        owner.execute("CREATE INDEX IF NOT EXISTS probe_world ON proof.probe (world)")  # of many worlds, one is asked
        owner.execute("DROP POLICY IF EXISTS select_probe ON proof.probe")
        owner.execute("DROP POLICY IF EXISTS insert_probe ON proof.probe")
        for statement in Protect("probe").statements("proof.probe"):
            owner.execute(statement)
        owner.execute("GRANT SELECT, INSERT ON proof.probe TO samenhang_app")
        if not owner.execute("SELECT 1 FROM consent_legalbasis WHERE code = 'proef-jeugd'").fetchone():
            store_bases(owner, LIMITED)
    return database_name


def keys_of(world: World) -> list[Key]:
    """This function will list every key a record of this world could have."""
    return [
        (household, person, layer, domain)
        for household in world.households
        for person in (None, *world.people)
        for layer in LAYERS
        for domain in (DOMAINS if layer == "domain" else ("",))
    ]


def model_says(world: World, viewer: int, when: Any) -> set[Key]:
    """This function will give the keys the plain model lets a viewer read at a moment."""
    numbers: dict[UUID | None, int | None] = {None: None, **{person: n for n, person in enumerate(world.people)}}
    return {
        (household, person, layer, domain)
        for household, person, layer, domain in keys_of(world)
        if world.may_read(viewer, world.households.index(household), numbers[person], layer, domain, when)
    }


RUNS = 8
WORLDS = int(os.environ.get("SAMENHANG_WORLDS", "1000"))
"""A thousand in `make test`, in parts that run beside each other; ten thousand in `make worlds`."""
PHASES = [Phase.generate] if os.environ.get("SAMENHANG_UNSHRUNK") else list(Phase)
"""A world that fails is made as small as it still fails; not where only that it does is asked (`make holes`)."""

ASKED = """
    SELECT p.household_id, p.person_id, p.layer, p.domain FROM proof.probe p WHERE p.world = %(mark)s
"""
JOINED = """
    SELECT count(*), count(DISTINCT (p.household_id, p.person_id, p.layer, p.domain)), count(who.id) FROM proof.probe p
    LEFT JOIN people_person who ON who.id = p.person_id WHERE p.world = %(mark)s
"""
GROUPED = "SELECT layer, count(*) FROM proof.probe WHERE world = %(mark)s GROUP BY layer"
"""The same rows by themselves, joined and counted: what is not read is not counted either."""
NAMED = "SELECT id FROM people_person WHERE id = ANY (%(people)s)"
IN_SIGHT = "SELECT p FROM unnest(%(people)s::uuid[]) p WHERE access.in_sight(p)"
QUESTIONS = (ASKED, JOINED, GROUPED, NAMED, IN_SIGHT)


@pytest.mark.parametrize("part", range(RUNS))
def test_sql_shows_exactly_what_the_rules_allow(
    probe: str, owner_connection: "Connection[Any]", app_connection: "Connection[Any]", part: int
) -> None:
    days = st.lists(st.integers(0, 14), min_size=2, max_size=3, unique=True)

    @seed(part)
    @settings(max_examples=max(1, WORLDS // RUNS), derandomize=False, phases=PHASES)
    @given(world=worlds(), days=days)
    def holds(world: World, days: list[int]) -> None:
        hold(world, days, owner_connection, app_connection)

    holds()


def hold(world: World, days: list[int], owner: "Connection[Any]", app: "Connection[Any]") -> None:
    """This function will store a world and hold that everybody reads, on every day, what the plain model lets them."""
    store(owner, world)
    mark, keys = world.people[0], keys_of(world)
    with owner.cursor() as cursor, cursor.copy("COPY proof.probe FROM STDIN") as rows_of_it:
        for key in keys:
            rows_of_it.write_row((mark, *key))
    asked = {"mark": mark, "people": world.people}
    for day in days:
        when = at(day, 501)
        for number, hat in enumerate(world.hats):
            with app.pipeline(), app.transaction():  # asked in one breath, answered after it
                app.execute(
                    "SELECT set_config('samenhang.viewer', %s, true), set_config('samenhang.clock', %s, true)",
                    [str(hat.id), when.isoformat()],
                )
                answers = [app.execute(question, asked) for question in QUESTIONS]
            rows, joined, grouped, names, found = [answer.fetchall() for answer in answers]
            known_to = {row[0] for row in names}
            sight = {row[0] for row in found}
            allowed = model_says(world, number, when)
            assert set(rows) == allowed
            known = {person for _, person, layer, _ in allowed if layer == "involvement" and person is not None}
            assert known_to == known
            assert sight >= known and (sight == known or hat.role == "access_officer")
            of_somebody = sum(1 for _, person, _, _ in allowed if person in known)
            assert joined == [(len(allowed), len(allowed), of_somebody)]
            assert dict(grouped) == Counter(layer for _, _, layer, _ in allowed)


def test_without_a_viewer_nothing_is_seen(app_connection: "Connection[Any]") -> None:
    for table in ("people_person", "people_household", "access_grant", "consent_consent", "cases_case", "audit_line"):
        assert app_connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
