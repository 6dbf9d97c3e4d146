"""H2: the own circle. One's own file, or that of somebody close, is shut: by the database, for every hat and desk."""

from datetime import date
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.circle import actions, queries
from samenhang.people import actions as people
from samenhang.people.actions import unmask_bsn
from samenhang.people.models import Household, Person
from samenhang.register import queries as finding
from samenhang.register.queries import Terms
from samenhang.teams.models import Role
from tests.support.own import own_word
from tests.support.town import Colleague, Home, Town, a_bsn, a_town

NAME, BORN = "Kringloop", date(1991, 2, 3)
SHUT = "Kringloop"


def a_home(town: Town, family: str = "") -> Home:
    return town.home(f"Mila {family or NAME} (1991-02-03)", f"Bo {family or NAME} (7 jaar)", with_bsn=True)


def number_of(town: Town, home: Home) -> str:
    by = town.colleague(Role.ACCESS_OFFICER).viewer
    with viewing(by) as at:
        return unmask_bsn(household=home.household, person=home.people[0], by=by, at=at)


def declares(who: Colleague, **more: Any) -> Any:
    fields = {"kind": "family", "given_names": "Mila", "family_name": NAME, "birth_date": "03-02-1991", "bsn": ""}
    return who.client().post(f"{who.start}eigen-kring/", {**fields, **more}, follow=True)


def sees(who: Colleague, home: Home) -> bool:
    with viewing(who.viewer):
        return Household.objects.filter(id=home.household.id).exists()


@pytest.mark.parametrize("way", ["bsn", "name"])
def test_it_shuts_for_every_hat_and_at_the_desk_but_not_for_the_others(way: str) -> None:
    town, family = a_town(), own_word("Kring")
    home = a_home(town, family)
    who = town.colleague(domain="wmo", name="Dichtbij")
    desk_hat = town.another_hat(who, Role.ACCESS_OFFICER)
    officer = town.colleague(Role.ACCESS_OFFICER, name="Aan de balie")
    for one in (who,):
        town.involve(home, one)
    assert sees(who, home) and sees(officer, home)
    told = {"bsn": number_of(town, home), "birth_date": ""} if way == "bsn" else {}
    assert declares(officer, family_name=family, **told).status_code == 200
    assert not sees(officer, home)
    assert sees(town.officer, home) and sees(who, home)
    assert declares(who, family_name=family, **told).status_code == 200
    assert not sees(who, home) and not sees(desk_hat, home)
    assert sees(town.officer, home)
    assert town.officer.client().get(reverse("cases:people", args=[home.household.id])).status_code == 200
    shut = f"{who.start}huishoudens/{home.household.id}/"
    assert who.client().get(shut).status_code == 404
    newcomer = town.colleague(Role.ACCESS_OFFICER, name="Nieuw aan de balie")
    assert sees(newcomer, home)


def test_nothing_is_found_counted_offered_or_told() -> None:
    town, family = a_town(), own_word("Kring")
    home = a_home(town, family)
    officer = town.colleague(Role.ACCESS_OFFICER)
    number = number_of(town, home)
    declares(officer, family_name=family)
    client = officer.client()
    for fields in (
        {"way": "name", "family_name": family, "birth_date": "03-02-1991"},
        {"bsn": number},
        {"words": family, "family_name": family},
    ):
        assert "Niemand gevonden" in client.post("/zoeken/", {"purpose": "request", **fields}).content.decode(), fields
    with viewing(officer.viewer) as at:
        for terms in (Terms(bsn=number), Terms(family_name=family, birth_date=BORN), Terms(words=family)):
            assert finding.find(officer.viewer, terms, day=at.date()).people == []
        assert finding.several(officer.viewer, home.ids, day=at.date()) == {}
        assert finding.known_here(officer.viewer, home.ids, at=at) == {}
        with connection.cursor() as cursor:
            cursor.execute("SELECT access.linkable(%s), access.in_sight(%s)", [home.ids[0], home.ids[0]])
            assert cursor.fetchone() == (False, False)
            cursor.execute("SELECT count(*) FROM audit_subject WHERE household_id = %s", [home.household.id])
            assert cursor.fetchone() == (0,)
            cursor.execute("SELECT person_id FROM access.likely_the_same(NULL, %s, '', '', '')", [[BORN]])
            assert not {row[0] for row in cursor.fetchall()}.intersection(home.ids)
    assert family not in client.get("/?part=all").content.decode()


def test_recording_them_is_refused_whether_they_are_known_or_not() -> None:
    town, family = a_town(), own_word("Kring")
    home = a_home(town, family)
    known, unknown = number_of(town, home), a_bsn()
    officer = town.colleague(Role.ACCESS_OFFICER)
    declares(officer, family_name=family, bsn=known)
    declares(officer, family_name="Nietbekend", bsn=unknown)
    said = []
    for bsn, name in ((known, family), (unknown, "Nietbekend")):
        identity = people.Identity(family_name=name, birth_date=BORN, bsn=bsn)
        with viewing(officer.viewer) as at, pytest.raises(Exception, match="eigen kring") as refused:
            people.add_person(identity=identity, by=officer.viewer, at=at)
        said.append(str(refused.value))
    assert said[0] == said[1]


def test_who_is_recorded_later_is_shut_too() -> None:
    town, family, number = a_town(), own_word("Kring"), a_bsn()
    who = town.colleague(domain="wmo")
    declares(who, family_name=family, birth_date="", bsn=number)
    home = town.home("Iemand Anders")
    town.involve(home, who)
    assert sees(who, home)
    by = town.officer.viewer
    with viewing(by) as at:
        identity = people.Identity(family_name=family, bsn=number)
        person = people.add_person(identity=identity, by=by, at=at)
        people.join_household(
            household=home.household, person_id=person.id, place="adult", starts_on=date(2026, 1, 1), by=by, at=at
        )
    assert not sees(who, home)


def test_an_emergency_does_not_open_it() -> None:
    town, family = a_town(), own_word("Kring")
    home = a_home(town, family)
    who = town.colleague(domain="wmo")
    declares(who, family_name=family)
    page = who.client().post(
        "/noodinzage/",
        {
            "bsn": number_of(town, home),
            "danger": "child",
            "threat": "Er staat een kind alleen op het balkon.",
            "why": "Niemand van de betrokkenen neemt op.",
            "hours": "24",
            "understood": "on",
        },
        follow=True,
    )
    assert "Wij kunnen u over deze persoon niets laten zien" in page.content.decode()
    assert not sees(who, home)


def test_another_ends_it_and_sees_no_name() -> None:
    town, family = a_town(), own_word("Kring")
    home = a_home(town, family)
    who, manager = town.colleague(domain="wmo", name="Dichtbij"), town.colleague(Role.MANAGER)
    town.involve(home, who)
    declares(who, family_name=family)
    with viewing(who.viewer):
        mine = queries.mine(who.viewer).get()
    assert family in who.client().get("/eigen-kring/").content.decode()
    page = manager.client().get("/privacy/eigen-kring/").content.decode()
    assert "Dichtbij" in page and family not in page and "Mila" not in page
    assert who.client().post(f"/privacy/eigen-kring/{mine.id}/beeindigen/", {"why": "klaar"}).status_code == 404
    assert who.client().post(f"/eigen-kring/{mine.id}/klopt-niet/", {"why": "gescheiden"}).status_code == 302
    assert not sees(who, home)
    other = town.colleague(domain="wmo")
    assert other.client().post(f"/eigen-kring/{mine.id}/klopt-niet/", {"why": "x"}).status_code == 404
    assert "gescheiden" in manager.client().get("/privacy/eigen-kring/").content.decode()
    ending = f"/privacy/eigen-kring/{mine.id}/beeindigen/"
    assert manager.client().post(ending, {"why": "gesprek gehad"}).status_code == 302
    assert sees(who, home)
    assert manager.client().post(ending, {"why": "nog eens"}).status_code == 404


def test_nobody_ends_their_own_nor_declares_for_another() -> None:
    town = a_town()
    who = town.colleague(domain="wmo")
    declares(who)
    manager = town.another_hat(who, Role.MANAGER)
    with viewing(manager.viewer):
        mine = queries.mine(manager.viewer).get()
        assert mine.id not in {one.id for one in queries.register(manager.viewer)}
    with viewing(manager.viewer) as at, pytest.raises(actions.NotForYourself):
        actions.end_circle(circle_id=mine.id, professional_id=mine.professional_id, why="x", by=manager.viewer, at=at)
    with viewing(manager.viewer), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO circle_owncircleend (id, own_circle_id, why, by_id, at) VALUES (%s, %s, 'x', %s, now())",
            [uuid7(), mine.id, manager.hat.id],
        )
    victim = town.colleague(domain="wmo")
    with viewing(who.viewer), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO circle_owncircle (id, professional_id, kind, given_names, family_name, birth_date, by_id, at)"
            " VALUES (%s, %s, 'family', '', 'X', '1991-02-03', %s, now())",
            [uuid7(), victim.hat.professional_id, who.hat.id],
        )


def test_a_lead_keeps_a_colleague_s_file_from_the_team_without_telling_them() -> None:
    town, family = a_town(), own_word("Kring")
    home = a_home(town, family)
    team = town.team("wmo")
    who, lead = town.colleague(team=team), town.colleague(Role.TEAM_LEAD, team=team)
    outside = town.colleague(domain="jeugd")
    town.involve(home, who)
    form = {"family_name": family, "birth_date": "03-02-1991", "colleagues": [str(who.hat.professional_id)]}
    assert lead.client().post("/eigen-kring/collega/", {**form, "colleagues": []}).status_code == 422
    stranger = {**form, "colleagues": [str(outside.hat.professional_id)]}
    assert lead.client().post("/eigen-kring/collega/", stranger).status_code == 422
    assert lead.client().post("/eigen-kring/collega/", form).status_code == 302
    assert not sees(who, home)
    assert family not in who.client().get("/eigen-kring/").content.decode()
    assert family in lead.client().get("/eigen-kring/collega/").content.decode()
    assert who.client().get("/eigen-kring/collega/").status_code == 404


def test_what_is_typed_wrong_is_said() -> None:
    who = a_town().colleague(domain="wmo")
    for wrong, says in (
        ({"birth_date": ""}, "Vul een BSN of een geboortedatum in"),
        ({"bsn": "123456789"}, "geen geldig BSN"),
        ({"birth_date": "31-02-1990"}, "datum"),
        ({"birth_date": "01-01-2199"}, "toekomst"),
        ({"family_name": ""}, "ul dit in"),
        ({"family_name": "ü🏚ضض" * 30_000}, "te lang"),
        ({"kind": "colleague"}, "keuze"),
    ):
        page = declares(who, **wrong)
        assert page.status_code == 422, wrong
        assert says in page.content.decode(), wrong


def test_the_answer_is_the_same_whether_somebody_is_known() -> None:
    town, family = a_town(), own_word("Kring")
    a_home(town, family)
    one, two = town.colleague(domain="wmo", name="Gelijk"), town.colleague(domain="wmo", name="Gelijk")
    known, unknown = declares(one, family_name=family), declares(two, family_name=family[::-1])
    assert known.status_code == unknown.status_code
    assert "Is er een dossier van deze persoon, dan ziet u dat niet meer" in known.content.decode()
    assert "Is er een dossier van deze persoon, dan ziet u dat niet meer" in unknown.content.decode()


def test_a_child_of_two_homes_shuts_both_and_leaving_opens() -> None:
    town, family = a_town(), own_word("Kring")
    home = a_home(town, family)
    other = town.home("Vader Elders", child=home.people[0])
    who = town.colleague(domain="wmo")
    town.involve(home, who)
    town.involve(other, who)
    declares(who, family_name=family)
    assert not sees(who, home) and not sees(who, other)
    with viewing(town.officer.viewer):
        assert Person.objects.filter(id=home.ids[0]).exists()


def test_whatever_is_a_source_of_grants_goes_through_the_own_circle() -> None:
    """Whoever adds a source makes ``access.wanted`` anew: the circle must still shut it, and emergencies stay in it."""
    from samenhang.access.functions import declared

    body = declared().functions["access.wanted"].body
    assert "access.shut(h)" in body
    every, shuts = body.split("), away AS", 1)
    assert every.count("access.wanted_of_work(h)") == every.count("access.wanted_in_emergency(h)") == 1
    assert "access.wanted_" not in shuts
