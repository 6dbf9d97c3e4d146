"""A population in a database of its own, of which the first run broke off and the second went on."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connections
from psycopg import Connection, DatabaseError
from stdnum.nl import bsn as number

from samenhang.access.viewer import viewing
from samenhang.audit import sealing
from samenhang.cases.models import Case
from samenhang.kit.keys import keyring
from samenhang.plans import queries as plans
from samenhang.populate import drawing, running, samples, writing
from samenhang.populate.extent import Extent
from samenhang.populate.looks import DAYS
from samenhang.populate.portion import Portion
from samenhang.register.queries import Terms, find
from samenhang.teams.models import Hat
from tests.support.database import CLUSTER
from tests.support.town import Colleague

EXTENT = Extent(households=200, seed=7, day=date.today(), looks=300, portion=60)  # noqa: DTZ011 -- any day is good
GRANTS = (
    "SELECT viewer_id, household_id, person_id, layer, domain, writes, basis, source_id, during::text FROM access_grant"
)


class BrokenOff(Exception):
    """Somebody pulled the plug."""


def quietly(what: str, total: int) -> Iterator[Callable[[int], None]]:
    yield lambda done: None


def until_the_second(what: str, total: int) -> Iterator[Callable[[int], None]]:
    told: list[int] = []

    def advance(done: int) -> None:
        told.append(done)
        if sum(told) == 2:
            raise BrokenOff

    yield advance


@dataclass
class Place:
    """The database, as its owner."""

    url: str
    owner: "Connection[Any]"

    def ask(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.owner.execute(query.encode(), values).fetchall()

    def account(self, key: str) -> Colleague:
        told = samples.gather(self.owner, EXTENT)["accounts"][key]
        hat = Hat.objects.select_related("professional__user", "organisation", "team").get(id=told["hat"])
        return Colleague(hat.professional.user, hat)


@pytest.fixture(scope="module")
def place(copied: Callable[[str], str]) -> Iterator[Place]:
    name = copied("populated")
    url = CLUSTER.url("owner", name)
    with pytest.raises(BrokenOff):
        running.run(url, EXTENT, step=until_the_second, apart=False)
    running.run(url, EXTENT, step=quietly, apart=False)
    default: Any = connections["default"]
    here = default.settings_dict["NAME"]
    try:
        default.close()
        default.close_pool()
        default.settings_dict["NAME"] = name
        with CLUSTER.connect("owner", name) as owner:
            yield Place(url, owner)
    finally:
        default.close()
        default.close_pool()
        default.settings_dict["NAME"] = here
        CLUSTER.drop_database(name)


def test_a_run_that_broke_off_went_on_and_nothing_is_there_twice(place: Place):
    assert place.ask("SELECT count(*) FROM people_household") == [(EXTENT.households,)]
    assert writing.done(place.owner, "homes") == {0, 1, 2, 3}
    found = place.ask("SELECT count(*) FILTER (WHERE closed_at IS NULL), count(*) FROM cases_case")
    assert found == [(EXTENT.open_cases, EXTENT.open_cases + EXTENT.closed_cases)]
    lines = place.ask("SELECT count(*) FROM audit_line WHERE detail @> '{\"populated\": true}'")
    assert lines == [(EXTENT.looks,)]


def test_grants_are_what_the_database_derives(place: Place):
    before = Counter(place.ask(GRANTS))
    place.ask("SELECT count(access.derive(id)) FROM people_household")
    after = Counter(place.ask(GRANTS))
    assert (before - after, after - before) == (Counter(), Counter())
    assert len(before) > EXTENT.open_cases * 4


def test_name_keys_are_what_the_database_makes(place: Place):
    keys = "SELECT person_id, other_id, family, whole, given, words, family_sounds, given_sounds FROM people_namekey"
    before = sorted(map(str, place.ask(keys)))
    place.ask("UPDATE people_person SET given_names = given_names RETURNING id")
    place.ask("UPDATE people_othername SET kind = kind RETURNING id")
    assert sorted(map(str, place.ask(keys))) == before
    assert place.ask("SELECT count(*) > 0 FROM people_othername WHERE family_name ~ '[ء-ي]' OR kind = 'partner'") == [
        (True,)
    ]


def test_nothing_rests_and_no_constraint_is_off(place: Place):
    assert place.ask("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'O'") == []
    assert place.ask("SELECT conname FROM pg_constraint WHERE NOT convalidated") == []


def test_a_portion_that_breaks_leaves_nothing(place: Place):
    one = drawing.prepare(place.url, replace(EXTENT, seed=8))
    made = one.homes(0)
    one.connection.close()
    with pytest.raises(DatabaseError):
        writing.write_homes(place.owner, Portion(9, made.tables, made.rows, ["no household"]))
    test_a_run_that_broke_off_went_on_and_nothing_is_there_twice(place)
    test_nothing_rests_and_no_constraint_is_off(place)


def test_the_same_seed_gives_the_same_rows(place: Place):
    def drawn() -> dict[str, list[bytes]]:
        one = drawing.prepare(place.url, EXTENT)
        tables = {table: rows.split(b"\n") for table, _, rows in one.homes(1).tables}
        one.connection.close()
        tables["people_person"] = [b"\t".join(row.split(b"\t")[:9]) for row in tables["people_person"]]  # not the seal
        return tables

    first = drawn()
    assert first == drawn()
    ids = {row.split(b"\t")[0].decode() for row in first["people_household"] if row}
    assert place.ask("SELECT count(*) FROM people_household WHERE id = ANY (%s::uuid[])", list(ids)) == [(len(ids),)]


def test_numbers_pass_the_elfproef_and_are_found(place: Place):
    opened = [
        keyring().decrypt("bsn", sealed, id_.bytes)
        for id_, sealed in place.ask("SELECT id, bsn_sealed FROM people_person WHERE bsn_sealed IS NOT NULL")
    ]
    assert all(number.is_valid(one) and one.startswith("9") for one in opened)
    assert len(set(opened)) == len(opened)
    told = samples.gather(place.owner, EXTENT)["samples"]
    officer = place.account("access_officer")
    with viewing(officer.viewer):
        for bsn, name, address in zip(told["bsns"][:3], told["names"], told["addresses"], strict=False):
            by_bsn = find(officer.viewer, Terms(bsn=bsn), day=EXTENT.day).people
            born = date.fromisoformat(name["birth_date"])
            by_name = find(officer.viewer, Terms(family_name=name["family_name"], birth_date=born), day=EXTENT.day)
            where = Terms(postcode=address["postcode"], number=address["number"])
            assert len(by_bsn) == 1
            assert by_bsn[0].person_id in {one.person_id for one in by_name.people}
            assert find(officer.viewer, where, day=EXTENT.day).people


def test_a_director_sees_her_own_cases_and_no_other(place: Place):
    director = place.account("director_60")
    hers = {id_ for (id_,) in place.ask(
        "SELECT c.id FROM cases_case c JOIN involvement_involvement i ON i.household_id = c.household_id"
        " LEFT JOIN involvement_involvementend e ON e.involvement_id = i.id"
        " WHERE i.hat_id = %s AND e.id IS NULL AND c.closed_at IS NULL", director.hat.id)}  # fmt: skip  # one statement
    every = {id_ for (id_,) in place.ask("SELECT id FROM cases_case")}
    with viewing(director.viewer):
        assert set(Case.objects.values_list("id", flat=True)) == hers
    assert len(hers) == EXTENT.open_cases // 2
    client = director.client()
    assert client.get(f"/casussen/{next(iter(hers))}/").status_code == 200
    assert {client.get(f"/casussen/{id_}/plan/").status_code for id_ in list(every - hers)[:2]} == {404}


def test_an_agreed_plan_is_what_was_signed(place: Place):
    director = place.account("director_60")
    with viewing(director.viewer):
        whole = [plans.whole(director.viewer, case, EXTENT.day) for case in Case.objects.all()]
    agreed = [one for one in whole if one.latest]
    assert agreed
    assert all(one.latest and one.latest.intact for one in agreed)


def test_a_population_wants_a_database_of_its_own(place: Place):
    with pytest.raises(writing.NotOurs):
        writing.begin(place.owner, EXTENT)
    assert writing.marked(place.owner) == EXTENT


def test_no_more_is_drawn_than_a_few_ahead(place: Place):
    asked: list[int] = []

    def numbers() -> Iterator[int]:
        for one in range(EXTENT.portions):
            asked.append(one)
            yield one

    with ThreadPoolExecutor(1, initializer=drawing.start, initargs=(place.url, EXTENT)) as pool:
        for got, made in enumerate(running._ahead(pool, "homes", numbers()), 1):
            assert made.number == got - 1
            assert len(asked) <= got + running.AHEAD


def test_the_log_is_told_as_not_sealed_yet_and_nothing_is_wrong_with_it(place: Place):
    told = list(sealing.verify(place.owner, keyring(), since=f"{EXTENT.day - timedelta(days=DAYS):%Y%m}"))
    assert sum(one.sealed for one in told) == 0
    assert sum(one.tail for one in told) >= EXTENT.looks  # with what these tests looked at
    assert [wrong for one in told for wrong in one.wrong] == []
