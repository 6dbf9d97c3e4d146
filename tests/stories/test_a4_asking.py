"""A4: the register is asked per person and for a purpose; what it says stands beside what is on record here."""

from collections.abc import Iterator
from typing import Any

import pytest
import stamina
from django.test import Client, override_settings
from django.urls import reverse
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.audit.models import Line
from samenhang.brp.models import Answer, Question
from samenhang.people import actions as people
from samenhang.people import bsn as numbers
from samenhang.people.models import Address, Person
from tests.support.brp_people import a_day, a_home, a_name, somebody
from tests.support.brp_server import KEY, Brp, serving
from tests.support.town import Home, Town, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    found = town.home("Fenna Proefveen (1980-02-14)", "Bo Proefveen (8 jaar)", with_bsn=True)
    town.open_case(found)
    return found


@pytest.fixture
def brp() -> Iterator[Brp]:
    with (
        serving() as server,
        override_settings(BRP={"url": server.url, "key": KEY}),
        stamina.set_testing(True, attempts=2, cap=True),
    ):
        yield server


def number_of(town: Town, person: Person) -> str:
    with viewing(town.director.viewer):
        fresh = Person.objects.get(id=person.id)
    return numbers.open_sealed(fresh.bsn_sealed or b"", fresh.id)


def known(brp: Brp, town: Town, home: Home, **more: Any) -> str:
    bsn = number_of(town, home.people[0])
    brp.persons[bsn] = somebody(bsn, **more)
    return bsn


def page(home: Home, name: str = "brp") -> str:
    return reverse(f"cases:{name}", args=[home.household.id, home.ids[0]])


def ask(client: Client, home: Home, purpose: str = "huishouden", submission: str = "") -> str:
    sent = client.post(page(home), {"purpose": purpose, "submission": submission or str(uuid7())})
    assert sent.status_code == 302, sent.content.decode()
    return client.get(sent.headers["Location"]).content.decode()


def test_what_the_register_says_stands_beside_what_is_on_record(town: Town, home: Home, brp: Brp) -> None:
    child = number_of(town, home.people[1])
    known(
        brp,
        town,
        home,
        naam=a_name("Fenna Maria", "Proefveen"),
        kinderen=[
            {"burgerservicenummer": child, "naam": a_name("Bo", "Proefveen")},
            {"naam": a_name("Lars", "Elders"), "geboorte": {"datum": a_day("2012-01-02")}},
        ],
    )
    client = town.director.client()
    shown = ask(client, home)
    for word in (
        "Fenna Maria",
        "anders",
        "Lindelaan 12, 1234AB Lindeveen",
        "hoort bij dit huishouden",
        "Lars",
        "hier niet",
    ):
        assert word in shown
    with viewing(town.director.viewer):
        assert Person.objects.get(id=home.ids[0]).given_names == "Fenna"  # nothing changes by itself
        assert not Address.objects.filter(household=home.household).exists()
        line = Line.objects.filter(what="brp.ask").latest("at")
    assert line.detail == {"purpose": "huishouden", "parts": ["identity", "address", "partners", "children"]}
    taken = client.post(page(home, "take_brp_address"), {"whose": "household", "submission": str(uuid7())})
    assert taken.status_code == 302
    with viewing(town.director.viewer):
        (address,) = Address.objects.filter(household=home.household)
    assert (address.line, address.person_id, str(address.starts_on)) == (
        "Lindelaan 12, 1234AB Lindeveen",
        None,
        "2020-05-01",
    )


def test_a_double_press_asks_once(town: Town, home: Home, brp: Brp) -> None:
    known(brp, town, home)
    client, submission = town.director.client(), str(uuid7())
    for _ in range(2):
        ask(client, home, submission=submission)
    assert len(brp.asked) == 1


def test_a_secrecy_indication_counts_at_once(town: Town, home: Home, brp: Brp) -> None:
    with viewing(town.director.viewer):
        people.keep_address(
            household=home.household,
            person_id=None,
            details={"street": "Schuilhof", "number": "9"},
            by=town.director.viewer,
            at=town.now,
        )
    helper = town.colleague(domain="schuldhulp")
    town.involve(home, helper)
    with viewing(helper.viewer):
        assert Address.objects.filter(household=home.household).exists()
    known(brp, town, home, geheimhoudingPersoonsgegevens=True, verblijfplaats=a_home(street="Verborgenweg"))
    shown = ask(town.director.client(), home, "identiteit")
    assert "Geheim adres" in shown
    with viewing(helper.viewer):
        assert not Address.objects.filter(household=home.household).exists()
    for url in (reverse("cases:people", args=[home.household.id]), page(home)):
        told = helper.client().get(url).content.decode()
        assert "Schuilhof" not in told
        assert "Verborgenweg" not in told


def test_who_does_not_keep_the_household_finds_no_such_page_and_no_answer(town: Town, home: Home, brp: Brp) -> None:
    known(brp, town, home)
    ask(town.director.client(), home)
    helper, stranger = town.colleague(domain="schuldhulp"), town.colleague(domain="jeugd")
    town.involve(home, helper)
    for other in (helper, stranger):
        client = other.client()
        assert client.get(page(home)).status_code == 404
        assert client.post(page(home), {"purpose": "identiteit", "submission": str(uuid7())}).status_code == 404
        assert client.post(page(home, "take_brp_address"), {"submission": str(uuid7())}).status_code == 404
        with viewing(other.viewer):
            assert not Question.objects.filter(household=home.household).exists()
            assert not Answer.objects.filter(household=home.household).exists()
    assert len(brp.asked) == 1


def test_trouble_is_told_and_what_was_answered_before_stays(town: Town, home: Home, brp: Brp) -> None:
    known(brp, town, home, naam=a_name("Fenna Maria", "Proefveen"))
    client = town.director.client()
    ask(client, home)
    brp.behaviour = ["503", "503"]
    shown = ask(client, home)
    assert "De BRP geeft nu geen antwoord" in shown
    assert "Fenna Maria" in shown
    brp.persons.clear()
    assert "De BRP kent dit BSN niet" in ask(client, home)


def test_nothing_is_asked_without_a_purpose_a_bsn_or_a_register(town: Town, home: Home, brp: Brp) -> None:
    client = town.director.client()
    assert client.get(page(home)).status_code == 200
    for purpose in ("", "nieuwsgierigheid", "x" * 5000):
        refused = client.post(page(home), {"purpose": purpose, "submission": str(uuid7())})
        assert refused.status_code == 422
    unnumbered = town.home("Wim Zonder")
    town.open_case(unnumbered)
    refused = client.post(page(unnumbered), {"purpose": "identiteit", "submission": str(uuid7())})
    assert refused.status_code == 422
    assert "Van deze persoon is geen BSN bekend" in refused.content.decode()
    with override_settings(BRP={"url": ""}):
        told = client.post(page(home), {"purpose": "identiteit", "submission": str(uuid7())})
    assert "De BRP is hier niet aangesloten" in told.content.decode()
    assert client.post(page(home, "take_brp_address"), {"submission": str(uuid7())}).status_code == 404
    assert not brp.asked


def test_a_letters_only_address_is_not_taken_for_a_home(town: Town, home: Home, brp: Brp) -> None:
    known(brp, town, home, verblijfplaats=a_home(functieAdres={"code": "B", "omschrijving": "briefadres"}))
    client = town.director.client()
    assert "briefadres" in ask(client, home)
    assert client.post(page(home, "take_brp_address"), {"submission": str(uuid7())}).status_code == 404


def test_the_answer_is_closed_in_the_database(town: Town, home: Home, brp: Brp) -> None:
    known(brp, town, home, naam=a_name("Zegmaar", "Gemerktenaam"))
    ask(town.director.client(), home)
    with viewing(town.director.viewer):
        answer = Answer.objects.get(household=home.household)
    assert b"Gemerktenaam" not in bytes(answer.content_sealed or b"")
