"""A1, E1, H1: a household that splits: who stays keeps the case, who goes is seen by nobody, and the wall stays."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.cases import actions as cases
from samenhang.cases.changes import Change, Kind
from samenhang.involvement.models import Involvement
from samenhang.kit.refusals import Refusal
from samenhang.people import actions as people
from samenhang.people import queries
from samenhang.people.models import Household, HouseholdChange, Membership, MembershipEnd, Person, Relation
from tests.support.living import SEEN, at, done, moves, send, shown, timeline
from tests.support.road import SECRETS, a_road
from tests.support.town import Colleague, Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection

SINCE = date(2025, 1, 1)
MARKED = "Verstopgracht"


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna Split", "Bas Split", "Cor Split (9 jaar)", "Dina Split (14 jaar)", since=SINCE)
    town.open_case(home)
    with viewing(town.director.viewer) as moment:
        for person, other, kind in [(0, 1, "partner"), (0, 2, "parent_authority"), (1, 2, "parent_authority")]:
            people.relate(
                household=home.household,
                person_id=home.ids[person],
                other_id=home.ids[other],
                kind=kind,
                by=town.director.viewer,
                at=moment,
            )
    return home


def before(days: int) -> str:
    return (timezone.localdate() - timedelta(days=days)).isoformat()


def names(who: Colleague, household: Household) -> set[str]:
    with viewing(who.viewer):
        return {one.person.full_name for one in queries.members(who.viewer, household.id, timezone.localdate())}


def made(owner: "Connection[Any]", home: Home) -> tuple[Any, bool]:
    """The household that was settled last by somebody of this one."""
    rows = owner.execute(
        "SELECT h.id, h.protected FROM people_household h JOIN people_membership m ON m.household_id = h.id"
        " WHERE m.person_id = ANY (%s) AND h.id <> %s ORDER BY h.made_at DESC LIMIT 1",
        [home.ids, home.household.id],
    ).fetchall()
    ((made_id, protected),) = rows
    return made_id, protected


def test_parents_part_and_share_a_child(town: Town, home: Home, owner_connection: "Connection[Any]") -> None:
    data = moves(home, home.ids[1:2], home.ids[2:3]) | {
        "on": before(4),
        "where": "new",
        "street": "Wulp",
        "city": "Elders",
    }
    page = done(town.director, home, "uit-elkaar", data)
    assert "blijft hier, en hoort vanaf" in page
    assert "In een nieuw huishouden" in page
    assert "partner van Bas Split: tot" in page
    assert "Ziet niet meer" in page and "Rik Regie" in page
    assert names(town.director, home.household) == {"Anna Split", "Cor Split", "Dina Split"}
    household, protected = made(owner_connection, home)
    assert not protected
    there = owner_connection.execute(
        "SELECT p.given_names, m.starts_on::text FROM people_membership m JOIN people_person p ON p.id = m.person_id"
        " WHERE m.household_id = %s ORDER BY 1",
        [household],
    ).fetchall()
    assert there == [("Bas", before(4)), ("Cor", before(4))]
    related = owner_connection.execute(
        "SELECT kind FROM people_relation WHERE household_id = %s", [household]
    ).fetchall()
    assert related == [("parent_authority",)]
    grants = owner_connection.execute(
        "SELECT count(*) FROM access_grant WHERE household_id = %s", [household]
    ).fetchone()
    assert grants == (0,)
    for who in (town.director, town.officer):  # nobody sees it: who recorded it neither
        with viewing(who.viewer):
            assert not Household.objects.filter(id=household).exists()
            assert not Membership.objects.filter(household_id=household).exists()
    with viewing(town.director.viewer):
        kinds = {(r.person.call_name, r.kind) for r in queries.relations(town.director.viewer, home.household.id)}
        assert kinds == {("Anna", "parent_authority")}
    told = timeline(town.director, home)
    assert "uit elkaar" in told and "Bas Split" in told and "Wulp" not in told and "Elders" not in told


def test_the_desk_is_offered_to_begin_a_request_for_who_left(town: Town) -> None:
    home = town.home("Anna Balie", "Bas Balie", since=SINCE)
    done(town.officer, home, "uit-elkaar", moves(home, home.ids[1:]) | {"on": before(1), "where": "new"})
    link = re.search(r'href="(/hulpvragen/nieuw/\?about=[0-9a-f-]+)"', timeline(town.officer, home))
    assert link
    page = town.officer.client().get(link[1])
    assert page.status_code == 200
    assert "Bas Balie" in page.content.decode()


def test_who_left_is_read_by_nobody_of_the_household(town: Town) -> None:
    road = a_road(town)
    home = road.home
    page = done(town.director, home, "overlijden", {"who": str(home.ids[0]), "on": before(3)}, care="oma")
    assert SECRETS["action"] in page  # the open action on their name
    assert "toestemming aan" in page and "akkoord met hulp" in page and "beroepsgeheim" in page
    assert "In het plan" in page
    with viewing(town.director.viewer):
        assert not Person.objects.filter(id=home.ids[0]).exists()
    for name in ("cases:people", "cases:sharing", "cases:case", "plans:plan"):
        key = road.case.id if name in ("cases:case", "plans:plan") else home.household.id
        answer = town.director.client().get(reverse(name, args=[key]))
        assert answer.status_code == 200
        assert SECRETS["phone"] not in answer.content.decode()


def test_who_fled_leaves_no_trace_of_where_or_why(town: Town, home: Home, owner_connection: "Connection[Any]") -> None:
    helper = town.colleague(name="Hella Help")
    town.involve(home, helper)
    data = moves(home, home.ids[:1] + home.ids[2:3]) | {"on": before(1), "where": "new", "protected": "on"}
    data |= {"words": "naar de opvang in Verwegstad", "name": "Huis Onbekend"}
    refused = send(town.director.client(), at(home, "splitsing"), data | {"street": MARKED})
    assert refused.status_code == 422
    assert "hier niet vast" in refused.content.decode()
    page = done(town.director, home, "splitsing", data)
    assert "In een beschermd huishouden" in page
    household, protected = made(owner_connection, home)
    assert protected
    # the desk takes the new household in, and writes the marked address there
    there = Household(id=household, name="Huis Onbekend", protected=True)
    with viewing(town.officer.viewer):
        town.take_in(there)
        people.keep_address(
            household=there, person_id=None, details={"street": MARKED}, by=town.officer.viewer, at=timezone.now()
        )
    with viewing(town.director.viewer):
        change = HouseholdChange.objects.get(household=home.household)
        assert (change.kind, change.words) == ("gone", "")
    told = timeline(town.director, home)
    assert "hoort er niet meer bij" in told and "Anna Split" in told
    assert home.case
    for who in (town.director, helper):
        client = who.client()
        for url in (
            reverse("cases:people", args=[home.household.id]),
            reverse("cases:timeline", args=[home.household.id]),
            reverse("cases:sharing", args=[home.household.id]),
            reverse("cases:changes", args=[home.household.id]),
            reverse("cases:case", args=[home.case.id]),
            reverse("data_rights:looks", args=[home.household.id]),
            at(home, "splitsing"),
        ):
            shown_page = client.get(url).content.decode()
            for word in (MARKED, "Verwegstad", "Huis Onbekend", "gesplitst"):
                assert word not in shown_page, (url, word)
        with viewing(who.viewer):
            assert not Household.objects.filter(id=household).exists()
    lines = owner_connection.execute("SELECT detail::text FROM audit_line WHERE object_id = %s", [change.id]).fetchall()
    assert lines == [('{"kind": "gone"}',)]


def test_to_a_household_that_is_there(town: Town, home: Home) -> None:
    other = town.home("Oma Elders", since=SINCE)
    case = town.open_case(other)
    data = moves(home, home.ids[3:]) | {"on": before(2), "where": "other", "other": case.number}
    page = done(town.director, home, "splitsing", data)
    assert "Gaat zien in het andere huishouden" in page
    assert names(town.director, other.household) == {"Oma Elders", "Dina Split"}
    assert "Dina Split" in timeline(town.director, other)
    assert "Anna Split" not in timeline(town.director, other)
    theirs = town.open_case(town.home("Vreemd Gezin"), director=town.colleague())
    for wrong in ("", "onzin", theirs.number, home.case.number if home.case else ""):
        answer = send(
            town.director.client(), at(home, "splitsing"), moves(home, home.ids[2:3]) | {**data, "other": wrong}
        )
        assert answer.status_code == 422


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"goes": []}, "Kies wie er weggaat"),
        ({"goes": [2]}, "ten minste één volwassene"),
        ({"goes": [1], "both": [2], "where": "none"}, "een tweede huishouden nodig"),
        ({"goes": [1], "both": [0]}, "geldige keuze"),
        ({"goes": [1], "on": "2100-01-01"}, "nog niet geweest"),
        ({"goes": [1], "on": SINCE.isoformat()}, "hoort er pas bij sinds"),
        ({"goes": [1], "on": "31-02-2026"}, "bestaande datum"),
        ({"goes": [1], "protected": "on", "where": "none"}, "alleen bij een nieuw huishouden"),
        ({"goes": [1], "name": "x" * 100_000}, "te lang"),
        ({"goes": [1], "postcode": "1"}, "1234 AB"),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(town: Town, home: Home, wrong: dict[str, Any], told: str) -> None:
    right = {"on": before(1), "where": "new", "words": "mijn woorden 🌱 كلمات"}
    moved = moves(home, [home.ids[n] for n in wrong.pop("goes")], [home.ids[n] for n in wrong.pop("both", [])])
    answer = send(town.director.client(), at(home, "uit-elkaar"), right | moved | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page, page[page.find("<main") :][:3000]
    assert "mijn woorden 🌱 كلمات" in page
    assert len(names(town.director, home.household)) == 4


def test_going_back_to_the_form_loses_nothing(town: Town, home: Home) -> None:
    data = moves(home, home.ids[1:2]) | {"on": before(4), "where": "new", "name": "Bas apart", "words": "rustig gegaan"}
    page = shown(town.director, home, "uit-elkaar", data)
    assert 'name="name" value="Bas apart"' in page
    back = send(town.director.client(), at(home, "uit-elkaar"), data, step="edit")
    form = back.content.decode()
    assert back.status_code == 200
    assert "Bas apart" in form and "rustig gegaan" in form and "Bekijk wat dit doet" in form


def test_sent_twice_it_is_done_once(town: Town, home: Home) -> None:
    client, key = town.director.client(), str(uuid7())
    data = moves(home, home.ids[1:2]) | {"on": before(4), "where": "none"}
    seen = SEEN.search(shown(town.director, home, "uit-elkaar", data))
    assert seen
    for _ in range(2):
        answer = send(client, at(home, "uit-elkaar"), data, step="do", seen=seen[1], submission=key)
        assert answer.status_code == 302
    with viewing(town.director.viewer):
        assert HouseholdChange.objects.filter(household=home.household).count() == 1


def test_what_changed_in_between_is_looked_at_anew(town: Town, home: Home) -> None:
    data = moves(home, home.ids[1:2]) | {"on": before(4), "where": "none"}
    seen = SEEN.search(shown(town.director, home, "uit-elkaar", data))
    assert seen
    town.involve(home, town.colleague(name="Nina Nieuw"))
    answer = send(town.director.client(), at(home, "uit-elkaar"), data, step="do", seen=seen[1])
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "intussen iets veranderd" in page and "Nina Nieuw" in page
    assert len(names(town.director, home.household)) == 4
    for spoilt in ("", "onzin", "é" * 1000):
        assert send(town.director.client(), at(home, "uit-elkaar"), data, step="do", seen=spoilt).status_code == 409


def test_of_two_at_once_one_wins(town: Town, home: Home) -> None:
    change = Change(kind=Kind.SPLIT, on=timezone.localdate() - timedelta(days=1), goes=(home.ids[1],))
    gate = Barrier(2)

    def one(_number: int) -> str:
        try:
            with viewing(town.director.viewer) as moment:
                seen = cases.preview(household=home.household, change=change, by=town.director.viewer, at=moment).print
            gate.wait(10)
            with viewing(town.director.viewer) as moment:
                cases.change_household(
                    household=home.household, change=change, seen=seen, by=town.director.viewer, at=moment
                )
        except Refusal as refusal:
            return refusal.message
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(one, range(2)))
    assert said[0] == ""
    assert "hoort nog bij dit huishouden" in said[1]


def test_a_resident_who_directed_and_goes_leaves_the_direction_settled(town: Town, home: Home) -> None:
    assert home.case
    with viewing(town.director.viewer) as moment:
        agreed = cases.Agreed(town.director.hat, "kan het zelf", "Bas", resident_id=home.ids[1])
        cases.agree_director(case=home.case, agreed=agreed, by=town.director.viewer, at=moment)
    page = done(town.director, home, "overlijden", {"who": str(home.ids[1]), "on": before(0)})
    assert "Bas Split had zelf de regie" in page
    with viewing(town.director.viewer):
        latest = home.case.directions.order_by("-starts_at").first()
        assert latest and latest.resident_id is None and latest.hat_id == town.director.hat.id


def test_a_helper_of_who_leaves_stops_and_no_other(town: Town, home: Home) -> None:
    only, also = town.colleague(name="Els Enkel"), town.colleague(name="Ali Allebei")
    town.involve(home, only, people=[home.ids[1]])
    town.involve(home, also, people=[home.ids[0], home.ids[1]])
    page = done(town.director, home, "uit-elkaar", moves(home, home.ids[1:2]) | {"on": before(0), "where": "none"})
    assert "Els Enkel" in page and "stopt hier" in page
    url = reverse("cases:people", args=[home.household.id])
    assert only.client().get(url).status_code == 404
    assert also.client().get(url).status_code == 200


def test_who_left_may_come_home_again_and_never_belongs_twice(
    town: Town, home: Home, owner_connection: "Connection[Any]"
) -> None:
    done(town.director, home, "uit-huis", moves(home, home.ids[3:]) | {"on": before(3), "where": "none"})
    day = timezone.localdate()

    def joins(since: date) -> None:
        with viewing(town.director.viewer) as moment:
            people.join_household(
                household=home.household,
                person_id=home.ids[3],
                place="child",
                starts_on=since,
                by=town.director.viewer,
                at=moment,
            )

    with pytest.raises(Refusal, match="Kies een latere dag"):
        joins(day - timedelta(days=10))
    joins(day - timedelta(days=1))
    assert "Dina Split" in names(town.director, home.household)
    with pytest.raises(IntegrityError), transaction.atomic(), viewing(town.director.viewer):
        Membership(household=home.household, person_id=home.ids[3], layer="involvement", starts_on=day).save(
            force_insert=True
        )


def test_nobody_settles_members_of_a_household_they_do_not_keep_up(town: Town, home: Home) -> None:
    from django.db import ProgrammingError

    helper = town.colleague(name="Hella Help")
    town.involve(home, helper)
    for who, people_there in ((helper, home.ids[:1]), (town.colleague(), home.ids[:1]), (town.director, [uuid7()])):
        with pytest.raises(ProgrammingError), viewing(who.viewer), connection.cursor() as cursor:
            cursor.execute(
                "SELECT access.settle(%s, %s, 'x', false, current_date, %s::uuid[], %s::uuid[], '{}', now())",
                [home.household.id, uuid7(), people_there, [uuid7()]],
            )
    for who in (helper, town.colleague()):
        with viewing(who.viewer), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM access.timeline(%s)", [home.household.id])
            assert cursor.fetchone() == (0,)
            cursor.execute("SELECT count(*) FROM access.sight(%s)", [home.household.id])
            assert cursor.fetchone() == (0,)


def test_a_preview_leaves_nothing_behind(town: Town, home: Home, owner_connection: "Connection[Any]") -> None:
    def counts() -> list[Any]:
        return [
            owner_connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            for table in ("people_household", "people_membershipend", "people_householdchange", "people_relationend")
        ]

    begun = counts()
    shown(
        town.director, home, "uit-elkaar", moves(home, home.ids[1:2], home.ids[2:3]) | {"on": before(1), "where": "new"}
    )
    assert counts() == begun
    assert not MembershipEnd.objects.exists() and not Relation.objects.exists() and not Involvement.objects.exists()
