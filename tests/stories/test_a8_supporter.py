"""A8: a client supporter is offered as the law asks, answered, chosen; unseen by who is involved with another."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.people.models.beside import Supporter, SupportOffer
from tests.support.town import Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection

TODAY = timezone.localdate()
REMINDER = "Is cliëntondersteuning al aangeboden?"


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna de Vries", "Bas de Vries", "Cas de Vries (9 jaar)")
    town.open_case(home)
    return home


def offered(**more: object) -> dict[str, object]:
    return {
        "offered_on": TODAY.isoformat(),
        "how": "desk",
        "answer": "wants",
        "submission": str(uuid7()),
        **more,
    }


def test_the_director_is_reminded_until_every_adult_was_asked(town: Town, home: Home) -> None:
    assert home.case
    client, other = town.director.client(), town.colleague(domain="wmo")
    town.involve(home, other)
    overview = reverse("cases:case", args=[home.case.id])
    reminder = client.get(overview).content.decode()
    assert REMINDER in reminder
    assert reverse("cases:offer_support", args=[home.household.id, home.ids[0]]) in reminder
    assert reverse("cases:offer_support", args=[home.household.id, home.ids[2]]) not in reminder
    assert REMINDER not in other.client().get(overview).content.decode()
    for person, answer in zip(home.ids[:2], ("wants", "not_now"), strict=True):
        url = reverse("cases:offer_support", args=[home.household.id, person])
        assert client.post(url, offered(answer=answer)).status_code == 302
    for url in (overview, reverse("cases:people", args=[home.household.id])):
        assert REMINDER not in client.get(url).content.decode()
    assert "ja, graag" in client.get(reverse("cases:standing_panel", args=[home.household.id])).content.decode()


def test_an_offer_of_tomorrow_or_without_an_answer_is_refused(town: Town, home: Home) -> None:
    client, url = town.director.client(), reverse("cases:offer_support", args=[home.household.id, home.ids[0]])
    for wrong in (
        {"offered_on": (TODAY + timedelta(days=1)).isoformat()},
        {"answer": ""},
        {"offered_on": "31-02-2026"},
    ):
        assert client.post(url, offered(**wrong)).status_code == 422
    with viewing(town.director.viewer):
        assert not SupportOffer.objects.filter(household=home.household).exists()


def test_a_supporter_is_chosen_once_and_ended(town: Town, home: Home) -> None:
    client, url = town.director.client(), reverse("cases:add_supporter", args=[home.household.id, home.ids[0]])
    sent = {"kind": "client", "name": "Sanne Steun", "phone": "012-1231231", "starts_on": TODAY.isoformat()}
    sent["submission"] = str(uuid7())
    for _ in range(2):
        assert client.post(url, sent).status_code == 302
    beside = reverse("cases:standing_panel", args=[home.household.id])
    assert client.get(beside).content.decode().count("<bdi>Sanne Steun</bdi>") == 1
    with viewing(town.director.viewer):
        (one,) = Supporter.objects.filter(household=home.household)
    end = reverse("cases:end_support", args=[one.id])
    said = {"on": TODAY.isoformat(), "reason": "niet meer nodig", "submission": str(uuid7())}
    assert client.post(end, said).status_code == 302
    assert client.get(end).status_code == 404
    assert "niet meer nodig" in client.get(beside).content.decode()


def test_a_supporter_unknown_to_the_partner_stays_so(town: Town, home: Home, app_connection: "Connection[Any]") -> None:
    client = town.director.client()
    sent = {"kind": "own", "name": "Zus Zonderling", "starts_on": TODAY.isoformat(), "submission": str(uuid7())}
    client.post(reverse("cases:add_supporter", args=[home.household.id, home.ids[0]]), sent)
    client.post(reverse("cases:offer_support", args=[home.household.id, home.ids[0]]), offered(note="stil houden"))
    other = town.colleague(domain="wmo")
    town.involve(home, other, people=[home.ids[1]])
    for name in ("people", "standing", "standing_panel", "network", "sharing", "involved"):
        shown = other.client().get(reverse(f"cases:{name}", args=[home.household.id])).content.decode()
        assert "Zonderling" not in shown and "stil houden" not in shown and "ja, graag" not in shown, name
    assert other.client().get(reverse("cases:add_supporter", args=[home.household.id, home.ids[0]])).status_code == 404
    for table in ("people_supporter", "people_supportoffer"):
        with app_connection.transaction():
            app_connection.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(other.viewer.id)])
            found = app_connection.execute(
                f"SELECT count(*) FROM {table} WHERE household_id = %s",
                [home.household.id],
            )
            assert found.fetchone() == (0,)
