"""H3: looks that stand out are shown with why; a person asks, and judges; nobody is measured by it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.involvement import actions as involving
from samenhang.supervision.models import Finding, Judgement, PatternRule, Watch
from samenhang.teams.models import Role
from tests.support.own import without_keys
from tests.support.town import Colleague, Home, Town, a_town

LONG_AGO = timedelta(days=50)
FINDINGS = "/privacy/inzages/"


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def officer(town: Town) -> Colleague:
    return town.colleague(Role.PRIVACY_OFFICER, name="Karin Privacy")


def looked(who: Colleague, home: Home, *, times: int = 4, ago: timedelta = LONG_AGO, event: Event = Event.READ) -> None:
    """Somebody looked at the first member, so many times within an hour, so long ago."""
    with viewing(who.viewer):
        for number in range(times):
            at = timezone.now() - ago + timedelta(minutes=number)
            key = (home.household.id, home.ids[0], "involvement", "")
            record(event, "cases.read", by=who.viewer, at=at, subjects=[key])


def look_again(officer: Colleague) -> str:
    return officer.client().post(reverse("supervision:look"), follow=True).content.decode()


def found(officer: Colleague, home: Home, rule: str) -> list[Finding]:
    with viewing(officer.viewer):
        return list(Finding.objects.filter(household_id=home.household.id, rule_id=rule))


def open_one(officer: Colleague, one: Finding) -> str:
    answer = officer.client().get(reverse("supervision:finding", args=[one.id]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_looks_without_work_around_them_stand_out_and_work_explains_them(town: Town, officer: Colleague):
    home, other = town.home("Ana Stilte"), town.home("Bea Werk")
    curious = town.colleague(name="Nico Kijker")
    for each in (home, other):
        looked(curious, each)
    with viewing(curious.viewer):
        key = (other.household.id, None, "shared", "")
        at = timezone.now() - LONG_AGO + timedelta(days=3)
        record(Event.CHANGE, "plans.agree", by=curious.viewer, at=at, subjects=[key])
    told = look_again(officer)
    assert "Gekeken zonder werk eromheen" in told
    (one,) = found(officer, home, "no_work")
    assert one.times == 4
    assert found(officer, other, "no_work") == []
    page = open_one(officer, one)
    assert "Nico Kijker" in page and ">AS<" in page.replace(" ", "").replace("(AS)", ">AS<")
    assert "Ana" not in without_keys(page) and "Stilte" not in page


def test_what_lies_too_short_ago_does_not_stand_out_yet(town: Town, officer: Colleague):
    home = town.home()
    looked(town.colleague(), home, ago=timedelta(days=5))
    look_again(officer)
    assert found(officer, home, "no_work") == []


def test_searching_and_then_nothing_stands_out(town: Town, officer: Colleague):
    home = town.home()
    looked(town.colleague(), home, event=Event.SEARCH)
    look_again(officer)
    assert len(found(officer, home, "searched")) == 1


def test_trying_after_the_end_stands_out_though_nothing_was_seen(town: Town, officer: Colleague):
    home = town.home()
    case = town.open_case(home)
    leaver = town.colleague()
    part = town.involve(home, leaver)
    with viewing(town.officer.viewer):
        involving.end_involvement(involvement=part, reason="klaar", by=town.officer.viewer, at=timezone.now())
    for _ in range(2):
        assert leaver.client().get(reverse("cases:case", args=[case.id])).status_code == 404
    look_again(officer)
    (one,) = found(officer, home, "after_end")
    assert "werd geweigerd" in open_one(officer, one)


def test_the_same_surname_stands_out_however_it_is_written(town: Town, officer: Colleague):
    home = town.home("Ana Yıldız")
    looked(town.colleague(name="Deniz YILDIZ"), home, times=1, ago=timedelta(hours=2))
    looked(town.colleague(name="Piet de Boer"), home, times=1, ago=timedelta(hours=2))
    look_again(officer)
    (one,) = found(officer, home, "same_name")
    assert "een naam zegt weinig" in open_one(officer, one)


def test_whoever_is_protected_for_a_while(town: Town, officer: Colleague):
    home = town.home("Bekende Burgemeester (1970-02-03)")
    client = officer.client()
    until = f"{timezone.localdate() + timedelta(30):%d-%m-%Y}"
    typed = {"given": "Bekende", "family": "burgemeester", "born": "03-02-1970", "reason": "nieuws", "until": until}
    page = client.post(reverse("supervision:watches"), typed, follow=True).content.decode()
    assert "BB" in without_keys(page) and "1970" in page and "Burgemeester" not in page
    looked(town.colleague(), home, times=1, ago=timedelta(minutes=5))
    look_again(officer)
    assert len(found(officer, home, "watched")) == 1
    with viewing(officer.viewer):
        watch = Watch.objects.get(person_id=home.ids[0])
    for _ in range(2):
        assert client.post(reverse("supervision:end_watch", args=[watch.id])).status_code == 302
    assert "BB" not in without_keys(client.get(reverse("supervision:watches")).content.decode())


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"until": "31-12-2020"}, "Kies een dag vanaf vandaag"),
        ({"until": "31-02-2027"}, "Vul een bestaande datum in"),
        ({"bsn": "123456789"}, "geldig BSN"),
        ({}, "Vul het BSN in, of de voornaam"),
        ({"given": "Niemand", "family": "Nergens", "born": "01-01-1901"}, "Zo vinden wij niet één inwoner"),
        ({"given": "x\x00🙂 أنا", "family": "y" * 100_000, "born": "01-01-1901"}, "uit"),
    ],
)
def test_protecting_asks_for_what_is_missing(officer: Colleague, typed: dict[str, str], says: str):
    until = f"{timezone.localdate() + timedelta(30):%d-%m-%Y}"
    answer = officer.client().post(reverse("supervision:watches"), {"reason": "nieuws", "until": until} | typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_the_privacy_officer_asks_keeps_the_answer_and_judges(town: Town, officer: Colleague):
    home = town.home()
    looked(town.colleague(name="Nico Kijker"), home)
    look_again(officer)
    (one,) = found(officer, home, "no_work")
    client = officer.client()
    asked = {"ask-to": "teamleider Bas", "ask-words": "Waarvoor was dit nodig? 🙂"}
    page = client.post(reverse("supervision:ask", args=[one.id]), asked, follow=True).content.decode()
    assert "Gevraagd aan teamleider Bas" in page
    with viewing(officer.viewer):
        question = one.questions.get()
    url = reverse("supervision:answer", args=[question.id])
    assert client.post(url, {"answer-words": ""}).status_code == 422
    assert "Achterwacht" in client.post(url, {"answer-words": "Achterwacht."}, follow=True).content.decode()
    assert client.post(url, {"answer-words": "Nog eens."}).status_code == 422
    judge = reverse("supervision:judge", args=[one.id])
    assert client.post(judge, {"judge-outcome": "weg", "judge-why": ""}).status_code == 422
    told = {"judge-outcome": "explained", "judge-why": "Achterwacht in die week."}
    assert client.post(judge, told).status_code == 302
    again = client.post(judge, told)
    assert again.status_code == 422 and "al beoordeeld" in again.content.decode()
    assert "verklaarbaar" in client.get(FINDINGS, {"beoordeeld": "1"}).content.decode()
    look_again(officer)
    with viewing(officer.viewer):
        assert Judgement.objects.filter(finding=one).count() == 1
    assert len(found(officer, home, "no_work")) == 1


def test_opening_a_finding_is_told_to_the_household(town: Town, officer: Colleague):
    home = town.home("Ana Stilte")
    town.open_case(home)
    looked(town.colleague(), home)
    look_again(officer)
    (one,) = found(officer, home, "no_work")
    open_one(officer, one)
    url = reverse("data_rights:looks", args=[home.household.id])
    assert "ging na of iemand terecht heeft gekeken" in town.director.client().get(url).content.decode()


def test_a_rule_that_is_off_finds_nothing(town: Town, officer: Colleague):
    home = town.home("Ana Uitgezet")
    looked(town.colleague(name="Jan Uitgezet"), home, times=1, ago=timedelta(hours=2))
    client, url = officer.client(), reverse("supervision:switch", args=["same_name"])
    client.post(url, {"on": "0"})
    look_again(officer)
    assert found(officer, home, "same_name") == []
    client.post(url, {"on": "1"})
    with viewing(officer.viewer):
        assert PatternRule.objects.get(code="same_name").in_use


def test_the_first_page_says_what_waits(town: Town, officer: Colleague):
    home = town.home()
    looked(town.colleague(), home)
    look_again(officer)
    page = officer.client().get("/").content.decode()
    assert "Wat op u wacht" in page and "Inzages die opvallen" in page


@pytest.mark.parametrize("role", [one for one in Role.values if one not in ("privacy_officer", "service")])
def test_nobody_else_comes_here(town: Town, officer: Colleague, role: str):
    home = town.home()
    looked(town.colleague(), home)
    look_again(officer)
    (one,) = found(officer, home, "no_work")
    who = town.colleague(role, team=town.desk)
    client = who.client()
    for name, args in (("findings", []), ("finding", [one.id]), ("watches", [])):
        assert client.get(reverse(f"supervision:{name}", args=args)).status_code == 404
    for name, more in (("look", []), ("ask", [one.id]), ("judge", [one.id]), ("watches", []), ("switch", ["no_work"])):
        assert client.post(reverse(f"supervision:{name}", args=more)).status_code == 404
    with viewing(who.viewer), connection.cursor() as cursor:
        for call in ("finding_lines(%s)", "finding_about(%s)"):
            cursor.execute(f"SELECT * FROM access.{call}", [one.id])
            assert cursor.fetchall() == []
        now = timezone.now()
        cursor.execute("SELECT * FROM access.pattern_no_work(%s, %s, 28, 1)", [now - timedelta(90), now])
        assert cursor.fetchall() == []


def test_what_is_not_there_is_absent(officer: Colleague):
    client = officer.client()
    assert client.get(reverse("supervision:finding", args=[uuid4()])).status_code == 404
    assert client.post(reverse("supervision:answer", args=[uuid4()])).status_code == 404


def statements(client: Any, url: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(url).status_code == 200
    return len(counted)


def test_the_list_costs_the_same_with_more_rows(town: Town, officer: Colleague):
    client, counts = officer.client(), []
    client.get(FINDINGS)
    for many in (1, 2, 30):
        for _ in range(many):
            looked(town.colleague(), town.home(), times=3)
        look_again(officer)
        counts.append(statements(client, FINDINGS))
    assert len(set(counts)) == 1
