"""H3: every look is kept; per household one sees who looked, when, at what, on which ground, and about whom."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.meetings import actions as meetings
from samenhang.meetings.actions import Told
from tests.support.town import Colleague, Home, Town, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Ana Elzinga", "Bo Elzinga")
    town.open_case(home)
    return home


def looks(home: Home) -> str:
    return reverse("data_rights:looks", args=[home.household.id])


def sheet(home: Home) -> str:
    return reverse("data_rights:paper", args=[home.household.id])


def page(who: Colleague, url: str, **query: Any) -> str:
    answer = who.client().get(url, query)
    assert answer.status_code == 200
    return answer.content.decode()


def confide(town: Town, home: Home, who: Colleague, person: uuid.UUID | None) -> None:
    """Somebody writes in the team's logbook about one person, and so leaves a line about that person only."""
    with viewing(who.viewer):
        assert home.case
        told = Told(kind="conversation", happened_at=town.now, what="In vertrouwen.")
        meetings.write_entry(
            case=home.case, layer="case_team", person_id=person, told=told, by=who.viewer, at=timezone.now()
        )


def test_a_look_is_told_with_who_what_why_and_about_whom(town: Town, home: Home):
    assert home.case
    town.director.client().get(reverse("meetings:logbook", args=[home.case.id]))
    found = page(town.director, looks(home))
    for words in ("Rik Regie", "professional", town.municipality.name, "bekeek het logboek", "Ana Elzinga, Bo Elzinga"):
        assert words in found
    assert "opende de casus" in found and "Olga Toegang" in found and "sprak af wie de regie heeft" in found
    assert "Wmo 2015" in found


def test_my_own_look_appears_too(town: Town, home: Home):
    client = town.director.client()
    client.get(looks(home))
    found = client.get(looks(home)).content.decode()
    assert "bekeek wie er heeft gekeken" in found


def test_who_is_involved_about_one_partner_sees_no_line_about_the_other(town: Town, home: Home):
    ana, bo = home.ids
    about_ana = town.colleague(name="Kim Collega", domain="schuldhulp")
    town.involve(home, about_ana, people=[ana])
    confidant = town.colleague(name="Vera Vertrouwen", domain="jeugd")
    town.involve(home, confidant, people=[bo])
    confide(town, home, confidant, bo)
    theirs, all_of_it = page(about_ana, looks(home)), page(town.director, looks(home))
    assert "Vera Vertrouwen" in all_of_it and "schreef in het logboek" in all_of_it
    assert "Vera Vertrouwen" not in theirs and "schreef in het logboek" not in theirs
    assert "Bo Elzinga" not in theirs
    assert "opende de casus" in theirs


def test_what_a_domain_did_in_its_own_file_is_seen_by_that_domain_only(town: Town, home: Home):
    debts = town.colleague(name="Kim Schulden", domain="schuldhulp")
    town.involve(home, debts, own_file="schuldhulp")
    with viewing(debts.viewer):
        assert home.case
        meetings.write_entry(
            case=home.case,
            layer="domain",
            domain="schuldhulp",
            told=Told(kind="other", happened_at=town.now, what="Eigen dossier."),
            by=debts.viewer,
            at=timezone.now(),
        )
    assert "schreef in het logboek" in page(debts, looks(home))
    assert "schreef in het logboek" not in page(town.director, looks(home))


def test_a_household_of_ones_lines_never_appear_in_the_shared_one(town: Town, home: Home):
    apart = town.home("Ana Apart", protected=True)
    shelter = town.colleague(name="Sara Schuilplaats", domain="zorg")
    town.open_case(apart, director=shelter)
    confide(town, apart, shelter, apart.ids[0])
    found = page(town.director, looks(home))
    assert "Schuilplaats" not in found and "Apart" not in found
    there, nowhere = (
        town.director.client().get(looks(apart)),
        town.director.client().get(f"/huishoudens/{uuid.uuid4()}/inzage/"),
    )
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert there.content == nowhere.content
    assert "Sara Schuilplaats" in page(shelter, looks(apart))


def test_a_line_about_two_households_shows_each_its_own_people(town: Town, home: Home):
    other = town.home("Cas Buurman")
    town.open_case(other)
    with viewing(town.director.viewer):
        keys = [(one.household.id, one.ids[0], "involvement", "") for one in (home, other)]
        record(Event.READ, "home.start", by=town.director.viewer, at=timezone.now(), subjects=keys)
    found = page(town.director, looks(home))
    assert "zag het huishouden in een lijst met casussen" in found
    assert "Cas Buurman" not in found


def test_a_refused_look_is_not_told(town: Town, home: Home):
    assert home.case
    outsider = town.colleague(name="Nora Nieuwsgierig")
    assert outsider.client().get(reverse("meetings:logbook", args=[home.case.id])).status_code == 404
    assert outsider.client().get(looks(home)).status_code == 404
    assert "Nieuwsgierig" not in page(town.director, looks(home))


@pytest.mark.parametrize("role", ["team_lead", "policy_adviser", "privacy_officer", "manager", "lawfulness"])
def test_roles_without_content_find_nothing_here(town: Town, home: Home, role: str):
    assert town.colleague(role).client().get(looks(home)).status_code == 404


def test_a_household_without_a_case_has_its_looks_too(town: Town):
    fresh = town.home("Dora Zonder")
    found = page(town.officer, looks(fresh))
    assert "zette iemand bij het huishouden" in found and "Dora Zonder" in found


def test_a_period_is_chosen(town: Town, home: Home):
    today = timezone.localdate()
    assert "opende de casus" in page(
        town.director, looks(home), since=f"{today - timedelta(2):%d-%m-%Y}", until=str(today)
    )
    empty = page(town.director, looks(home), since="2026-01-01", until="2026-01-02")
    assert "opende de casus" not in empty and "Niemand in deze periode" in empty


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"since": "2026-05-02", "until": "2026-05-01"}, "De laatste dag ligt voor de eerste dag."),
        ({"since": "31-02-2026"}, "Vul een bestaande datum in"),
        ({"until": "9999-12-31"}, "Kijk het jaartal na."),
        ({"since": "0001-01-01"}, "Kijk het jaartal na."),
        ({"since": "x" * 5_000}, "Vul een bestaande datum in"),
    ],
)
def test_a_period_that_cannot_be_is_told(town: Town, home: Home, query: dict[str, str], says: str):
    for url in (looks(home), sheet(home)):
        answer = town.director.client().get(url, query | {"person": str(home.ids[0])})
        assert answer.status_code == 422
        assert says in answer.content.decode()
        assert "opende de casus" not in answer.content.decode()


def test_each_member_gets_an_own_sheet(town: Town, home: Home):
    ana, bo = home.ids
    confidant = town.colleague(name="Vera Vertrouwen", domain="jeugd")
    town.involve(home, confidant, people=[bo])
    confide(town, home, confidant, bo)
    hers, his = page(town.director, sheet(home), person=str(ana)), page(town.director, sheet(home), person=str(bo))
    assert "Rik Regie" in hers and "opende de casus" in hers and "Dat mag volgens:" in hers
    assert "Vera Vertrouwen" in his and "schreef in het logboek" in his
    assert "Vera Vertrouwen" not in hers and "Bo" not in hers.split("</form>")[1]
    nobody = page(town.director, sheet(home))
    assert "Kies eerst voor wie dit blad is" in nobody and "opende de casus" not in nobody
    stranger = town.director.client().get(sheet(home), {"person": str(uuid.uuid4())})
    assert stranger.status_code == 422


def test_a_secret_involvement_stays_off_the_others_sheet(town: Town, home: Home):
    ana, bo = home.ids
    refuge = town.colleague(name="Sil Geheim", domain="zorg")
    town.involve(home, refuge, people=[bo], secret=True)
    confide(town, home, refuge, None)
    assert "Sil Geheim" not in page(town.director, sheet(home), person=str(ana))
    assert "Sil Geheim" in page(town.director, sheet(home), person=str(bo))


def test_the_same_look_on_one_day_stands_once_on_paper(town: Town, home: Home):
    client = town.director.client()
    for _ in range(3):
        client.get(looks(home))
    found = page(town.director, sheet(home), person=str(home.ids[0]))
    assert found.count("bekeek wie er heeft gekeken") == 1 and "3 keer" in found


def test_printing_is_told_as_printing(town: Town, home: Home):
    client = town.director.client()
    client.get(sheet(home), {"person": str(home.ids[0])})
    assert "maakte een afdruk van wie er heeft gekeken" in client.get(looks(home)).content.decode()


def test_opening_a_new_request_reads_as_any_search_for_it_may_be_a_secret_one(town: Town, home: Home):
    asked = town.officer.client().get(reverse("intake:receive"), {"about": str(home.ids[0])})
    assert asked.status_code == 200 and "Ana Elzinga" in asked.content.decode()
    found = page(town.director, looks(home))
    assert "keek of iemand al bekend is" in found
    assert "bekeek de hulpvraag" not in found
