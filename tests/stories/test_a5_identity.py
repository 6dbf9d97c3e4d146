"""A5: who somebody is, corrected by who keeps the household up: with why, and what stood there is kept."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.people import queries
from samenhang.people.models import IdentityChange, Person
from tests.support.town import Colleague, Home, Town, a_bsn, a_town

TYPED = {"given_names": "Ana", "infix": "van", "family_name": "Dijk", "birth_date": "12-03-1985", "sex": "V"}


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna Dyk (1985-12-03)")
    town.open_case(home)
    return home


def at(home: Home) -> str:
    return reverse("cases:identity", args=[home.household.id, home.ids[0]])


def now(who: Colleague, person: UUID) -> Person:
    with viewing(who.viewer):
        return Person.objects.get(id=person)


def send(who: Colleague, home: Home, **typed: object) -> Any:
    version = queries.identity_version(now(who, home.ids[0]))
    sent = {"submission": str(uuid7()), "version": version, **TYPED, "why": "paspoort gezien", **typed}
    return who.client().post(at(home), sent)


def test_it_is_corrected_once_and_what_stood_there_is_kept(town: Town, home: Home) -> None:
    key, before = str(uuid7()), queries.identity_version(now(town.director, home.ids[0]))
    for _ in range(2):
        assert send(town.director, home, submission=key, version=before).status_code == 302
    person = now(town.director, home.ids[0])
    assert (person.full_name, person.birth_date, person.sex) == ("Ana van Dijk", date(1985, 3, 12), "V")
    with viewing(town.director.viewer):
        (kept,) = IdentityChange.objects.filter(person=person)
        assert (kept.family_name, kept.birth_date, kept.why) == ("Dyk", date(1985, 12, 3), "paspoort gezien")
    page = town.director.client().get(at(home)).content.decode()
    assert "Anna" in page and "Dyk" in page and "paspoort gezien" in page and "Rik Regie" in page


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"why": ""}, "Vul dit in."),
        ({"family_name": ""}, "Vul dit in."),
        ({"family_name": "x" * 100_000}, "te lang"),
        ({"birth_date": "31-02-1985"}, "bestaande datum"),
        ({"birth_date": "01-01-2999"}, "toekomst"),
        ({"birth_date": "01-01-0001"}, "jaartal"),
        ({"bsn": "123456789"}, "geen geldig BSN"),
        ({"version": "1"}, "net gewijzigd"),
        (
            {"given_names": "Anna", "infix": "", "family_name": "Dyk", "birth_date": "03-12-1985", "sex": "O"},
            "niets gewijzigd",
        ),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(town: Town, home: Home, wrong: dict[str, str], told: str) -> None:
    answer = send(town.director, home, **wrong)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert now(town.director, home.ids[0]).family_name == "Dyk"


def test_a_birth_after_death_is_refused(town: Town, home: Home) -> None:
    with viewing(town.director.viewer):
        Person.objects.filter(id=home.ids[0]).update(died_on=date(2000, 1, 1))
    answer = send(town.director, home, birth_date="02-01-2000")
    assert answer.status_code == 422 and "na het overlijden" in answer.content.decode()


@pytest.mark.parametrize("name", ["فاطمة الزهراء", "O’Brien-D'Angelo 🌻", "Nul\x00teken"])
def test_names_of_every_script_are_kept(town: Town, home: Home, name: str) -> None:
    assert send(town.director, home, family_name=name).status_code == 302
    assert now(town.director, home.ids[0]).family_name == name.replace("\x00", "")


def test_two_who_correct_at_once_do_not_overwrite(town: Town, home: Home) -> None:
    seen = queries.identity_version(now(town.director, home.ids[0]))
    assert send(town.director, home, version=seen).status_code == 302
    second = send(town.officer, home, version=seen, family_name="Anders")
    told = second.content.decode()
    assert second.status_code == 422
    assert "Iemand anders was u voor" in told and 'value="Anders"' in told and "Ana van Dijk" in told
    assert now(town.director, home.ids[0]).family_name == "Dijk"


def test_a_bsn_is_added_once(town: Town, home: Home) -> None:
    number = a_bsn()
    assert send(town.director, home, bsn=number).status_code == 302
    page = town.director.client().get(at(home)).content.decode()
    assert 'name="bsn"' not in page and "BSN toegevoegd" in page and number not in page


def test_a_bsn_of_somebody_one_sees_proposes_to_link(town: Town, home: Home) -> None:
    number = a_bsn()
    assert send(town.director, home, bsn=number).status_code == 302
    other = town.home("Anna Dyk (1985-12-03)")
    town.open_case(other)
    told = send(town.director, other, bsn=number)
    assert told.status_code == 422
    assert reverse("cases:beside", args=[other.household.id, other.ids[0], home.ids[0]]) in told.content.decode()
    stranger = town.colleague(domain="jeugd")
    third = town.home("Anna Dyk (1985-12-03)")
    town.open_case(third, director=stranger)
    told = send(stranger, third, bsn=number)
    assert told.status_code == 422
    assert "Vraag de Toegang" in told.content.decode() and str(home.ids[0]) not in told.content.decode()


def test_secrecy_goes_on_and_off_but_not_against_the_register(town: Town, home: Home) -> None:
    assert send(town.director, home, secret="on").status_code == 302
    assert now(town.director, home.ids[0]).secrecy == 7
    assert send(town.director, home, given_names="Annabel", secret="on").status_code == 302
    assert send(town.director, home).status_code == 302
    assert now(town.director, home.ids[0]).secrecy == 0
    with viewing(town.director.viewer):
        Person.objects.filter(id=home.ids[0]).update(secrecy=5, from_brp=True)
    assert "uit de BRP" in town.director.client().get(at(home)).content.decode()
    told = send(town.director, home)
    assert told.status_code == 422 and "De BRP zegt" in told.content.decode()
    assert now(town.director, home.ids[0]).secrecy == 5


def test_who_does_not_keep_it_up_finds_nothing(town: Town, home: Home) -> None:
    send(town.director, home)
    helper, outsider = town.colleague(domain="wmo"), town.colleague(domain="jeugd")
    town.involve(home, helper)
    absent = reverse("cases:identity", args=[uuid7(), uuid7()])
    for who in (helper, outsider):
        client = who.client()
        for method in (client.get, client.post):
            assert (method(at(home)).status_code, method(at(home)).content) == (404, method(absent).content)
        with viewing(who.viewer):
            assert not IdentityChange.objects.filter(person_id=home.ids[0]).exists()
