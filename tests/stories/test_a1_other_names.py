"""A1: somebody is found by another name too: the partner's, a former one, one spelt otherwise."""

import pytest
from django.urls import reverse
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.people.models import OtherName
from tests.support.town import Home, Town, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    found = town.home("Rosa Vlinderman (1971-02-03)", "Tom Ander (1990-01-01)")
    town.open_case(found)
    return found


def page(home: Home) -> str:
    return reverse("cases:names", args=[home.household.id, home.ids[0]])


def a_name(**fields: str) -> dict[str, str]:
    return {"kind": "birth", "family_name": "Zwaluwenburg", "submission": str(uuid7()), **fields}


def found(town: Town, family_name: str) -> str:
    asked = {"family_name": family_name, "birth_date": "3-2-1971", "purpose": "case", "submission": str(uuid7())}
    return town.director.client().post("/zoeken/", asked).content.decode()


def test_a_name_is_added_found_by_and_taken_away(town: Town, home: Home) -> None:
    client = town.director.client()
    assert "Geen andere namen" in client.get(page(home)).content.decode()
    assert "Rosa Vlinderman" not in found(town, "Zwaluwenburg")
    twice = a_name()
    for _ in range(2):
        assert client.post(page(home), twice).status_code == 302
    shown = client.get(page(home)).content.decode()
    assert "Zwaluwenburg" in shown and "geboortenaam" in shown
    assert "Rosa Vlinderman" in found(town, "Zwaluwenburg")
    with viewing(town.director.viewer):
        (name,) = OtherName.objects.filter(person_id=home.ids[0])
    away = reverse("cases:remove_name", args=[home.household.id, home.ids[0], name.id])
    assert client.post(away, {"submission": str(uuid7())}).status_code == 302
    assert "Rosa Vlinderman" not in found(town, "Zwaluwenburg")
    assert client.post(away, {"submission": str(uuid7())}).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "told"),
    [({"family_name": ""}, "Vul dit in"), ({"kind": "bijnaam"}, "kind"), ({"family_name": "x" * 100_000}, "te lang")],
)
def test_bad_input_is_told(town: Town, home: Home, wrong: dict[str, str], told: str) -> None:
    refused = town.director.client().post(page(home), a_name(**wrong))
    assert refused.status_code == 422
    assert told in refused.content.decode()


def test_the_same_name_twice_is_told(town: Town, home: Home) -> None:
    client = town.director.client()
    assert client.post(page(home), a_name(family_name="الزهراء 🌻")).status_code == 302
    again = client.post(page(home), a_name(family_name="الزهراء 🌻"))
    assert again.status_code == 422 and "Deze naam staat er al" in again.content.decode()


def test_only_who_keeps_the_household_up_and_only_of_its_members(town: Town, home: Home) -> None:
    other = town.home("Iemand Elders (1960-01-01)")
    town.open_case(other)
    stray = reverse("cases:names", args=[home.household.id, other.ids[0]])
    assert town.director.client().post(stray, a_name()).status_code == 404
    helper = town.colleague(domain="schuldhulp")
    town.involve(home, helper)
    for who in (helper, town.colleague(domain="jeugd")):
        assert who.client().get(page(home)).status_code == 404
        assert who.client().post(page(home), a_name()).status_code == 404
    with viewing(helper.viewer):
        assert not OtherName.objects.filter(person_id=home.ids[0]).exists()
