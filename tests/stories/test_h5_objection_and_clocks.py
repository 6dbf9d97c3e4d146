"""H5: an objection against sharing counts at once; who supervises sees the clocks; the adviser; benefits."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.consent.advice import Here, offers
from samenhang.consent.models import Notice, Objection, Words
from samenhang.data_rights.actions import requests as rights
from samenhang.data_rights.models import RightsAnswer, RightsRequest
from samenhang.involvement.models import Part
from samenhang.passing.models import BenefitStatus
from samenhang.teams.models import Role
from tests.support.town import Colleague, Home, Town, a_town
from tests.support.visits import a_guest, offer

if TYPE_CHECKING:
    from psycopg import Connection

WORDS = "De fluitketel van de buren gaat de woonstichting niets aan."


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Vera Klok", "Bas Klok")
    town.open_case(home)
    return home


def asks(home: Home, by: Colleague, right: str = "objection", *, ago: int = 0) -> RightsRequest:
    with viewing(by.viewer) as at:
        return rights.ask_right(
            household=home.household,
            person=home.people[0],
            right=right,
            asking=rights.Asking("self", "known"),
            about=rights.About("shared", "", "ons plan", WORDS, "niets" if right == "correction" else ""),
            received_on=timezone.localdate(at) - timedelta(ago),
            by=by.viewer,
            at=at,
        )


def page(who: Colleague, asked: RightsRequest) -> str:
    return who.client().get(reverse("data_rights:request", args=[asked.id])).content.decode()


def test_an_objection_stops_the_sharing_in_one_press_with_its_words(town: Town, home: Home) -> None:
    partner = town.colleague(Role.PARTNER, organisation=town.organisation("Woonstichting"))
    town.involve(home, partner, part=Part.PARTNER)
    with viewing(town.officer.viewer):
        town.tell(home, partner.hat.organisation, people=[home.ids[0]])
    asked = asks(home, town.director)
    told = page(town.director, asked)
    name = partner.hat.organisation.name
    assert f"Delen met {name} stoppen" in told
    with viewing(town.director.viewer):
        notice = Notice.objects.get(household=home.household, organisation=partner.hat.organisation)
    url = reverse("data_rights:stop_sharing", args=[asked.id, notice.id])
    assert town.colleague().client().post(url).status_code == 404
    answer = town.director.client().post(url, follow=True)
    shown = answer.content.decode()
    assert f"Het delen met {name} is gestopt" in shown and f"Delen met {name} stoppen" not in shown
    with viewing(town.director.viewer):
        assert Objection.objects.filter(notice=notice).count() == 1
        assert Words.objects.filter(text=WORDS).exists()
        assert not RightsAnswer.objects.filter(request=asked).exists()  # the resident still gets an answer
    assert WORDS in town.director.client().get(reverse("cases:sharing", args=[home.household.id])).content.decode()
    assert town.director.client().post(url).status_code == 404


def test_nothing_else_than_an_objection_stops_sharing_and_no_guest_does(town: Town, home: Home) -> None:
    guest = town.colleague(Role.PARTNER, organisation=town.organisation())
    a_guest(town, home, guest, offer([None, *home.ids], "shared"))
    assert "Gaat het bezwaar over delen" not in page(town.director, asks(home, town.director, "correction"))
    asked = asks(home, town.director)
    assert "Gaat het bezwaar over delen" in page(town.director, asked)
    assert "Gaat het bezwaar over delen" not in page(guest, asked)


def test_the_privacy_officer_sees_the_clocks_and_neither_who_nor_what(
    town: Town, home: Home, owner_connection: "Connection[Any]"
) -> None:
    officer, late = town.colleague(Role.PRIVACY_OFFICER), asks(home, town.director, ago=40)
    asks(home, town.director, "correction")
    url = reverse("data_rights:overview")
    told = officer.client().get(url, follow=True).content.decode()
    assert "te laat" in told and WORDS not in told and "Klok" not in told and str(home.household.id) not in told
    pages = [officer.client().get(url, {"page": n}).content.decode() for n in range(1, 5)]
    assert any(late.number in one for one in pages)
    assert "Verzoeken van inwoners" in officer.client().get("/").content.decode()
    for number in ("0", "-1", "x", "9" * 30, "²"):
        assert officer.client().get(url, {"page": number}).status_code == 200
    for stranger in (town.director, town.colleague(Role.MANAGER), town.colleague(Role.TEAM_LEAD)):
        assert stranger.client().get(url).status_code == 404
    partners = town.colleague(Role.PRIVACY_OFFICER, organisation=town.organisation())
    assert late.number not in partners.client().get(url).content.decode()
    with viewing(town.director.viewer), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.rights_clocks(false, 10, 0)")
        assert cursor.fetchall() == []
    with CaptureQueriesContext(connection) as counted:
        officer.client().get(url)
    before = len(counted)
    asks(home, town.director, "restriction")
    with CaptureQueriesContext(connection) as counted:
        officer.client().get(url)
    assert len(counted) == before
    owner_connection.execute(
        "INSERT INTO data_rights_rightsanswer (id, request_id, outcome, reason, by_id, at)"
        " VALUES (gen_random_uuid(), %s, 'done', '', %s, now())",
        [late.id, town.director.hat.id],
    )
    done = officer.client().get(url, {"lijst": "beantwoord"}).content.decode()
    assert late.number in done and "te laat beantwoord" in done


def test_the_adviser_offers_hiding_and_a_warning(town: Town, home: Home) -> None:
    there = Here(household_id=home.household.id)
    found = {one.key: one.url for one in offers.offered(town.director.viewer, ["hide", "safety"], there)}
    assert found == {
        "hide": reverse("layers:story", args=[home.household.id]),
        "safety": reverse("safety:visits", args=[home.household.id]),
    }
    for url in found.values():
        assert town.director.client().get(url).status_code == 200
    let_in = Here(household_id=home.household.id, let_in=True)
    assert offers.offered(town.director.viewer, ["pass_concern"], let_in) == []
    assert len(offers.offered(town.director.viewer, ["pass_concern"], there)) == 1


def test_benefits_are_recorded_and_listed_for_who_reads_the_plan(town: Town, home: Home) -> None:
    url, record = (reverse(name, args=[home.household.id]) for name in ("passing:benefits", "passing:record_benefit"))
    client, today = town.director.client(), timezone.localdate()
    assert "Er is geen uitkering vastgelegd" in client.get(url).content.decode()
    fields = {"person": str(home.ids[0]), "benefit": BenefitStatus.Benefit.values[0], "status": "runs"}
    ahead = client.post(record, {**fields, "since": f"{today + timedelta(2):%Y-%m-%d}"})
    assert ahead.status_code == 422 and "moet nog komen" in ahead.content.decode()
    for wrong in ({"person": "x"}, {"benefit": "goud"}, {"status": ""}, {"since": "31-02-2026"}):
        assert client.post(record, {**fields, "since": f"{today:%Y-%m-%d}", **wrong}).status_code == 422
    assert client.post(record, {**fields, "since": f"{today:%Y-%m-%d}"}).status_code == 302
    told = client.get(url).content.decode()
    assert f"Vera Klok</bdi>: {BenefitStatus.Benefit.choices[0][1]}" in told
    beside = town.colleague(domain="jeugd")
    town.involve(home, beside, people=home.ids[1:])
    with viewing(town.officer.viewer):
        town.tell(home, beside.hat.organisation)
    assert (
        "Vera Klok" not in beside.client().get(url).content.decode().split("<main")[1].split("Uitkering en status")[-1]
    )
    assert town.colleague().client().get(url).status_code == 404
