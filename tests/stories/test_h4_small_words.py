"""Small words on the screens around the wall: sheets for a visitor, prints in an emergency, guests, rules in Dutch."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.plans import actions as plans
from samenhang.supervision.rules_in_words import in_words
from tests.attacks.test_between_areas import looks_in_need
from tests.stories.test_f10_visit_warning import FACTS, page_of, warned
from tests.support.town import Colleague, Home, Town, a_town
from tests.support.visits import a_guest, offer


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Vera Blad (1988-02-03)", "Tim Blad (6 jaar)", with_bsn=True)
    town.open_case(home)
    return home


def text(who: Colleague, url: str) -> str:
    answer = who.client().get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_a_warning_stands_on_the_sheet_for_the_visitor_and_on_no_sheet_for_the_resident(town: Town, home: Home) -> None:
    warned(town, home)
    sheet = reverse("safety:visit_paper", args=[home.household.id])
    told = text(town.director, sheet)
    assert FACTS in told and "Niet voor de inwoner" in told and "Rik Regie" in told
    assert sheet in text(town.director, page_of(home))
    case = home.opened
    for name, key in (
        ("plans:fridge", case.id),
        ("meetings:paper", case.id),
        ("cases:sharing_paper", home.household.id),
        ("data_rights:paper", home.household.id),
    ):
        assert FACTS not in text(town.director, reverse(name, args=[key])), name
    assert town.colleague().client().get(sheet).status_code == 404


def test_an_own_action_warns_of_a_visit(town: Town, home: Home) -> None:
    who = town.colleague(name="Wim Bezoek", domain="wmo")
    case, by = town.home("Greet Hond"), who.viewer
    town.open_case(case, director=who)
    with viewing(by) as at:
        details = plans.ActionDetails("Langsgaan", "professional", "Wim", who.hat.id, due_on=timezone.localdate())
        plans.add_action(case=case.opened, details=details, by=by, at=at)
    assert "let op bij een huisbezoek" not in text(who, "/")
    warned(town, case, who)
    assert "let op bij een huisbezoek" in text(who, "/") and FACTS not in text(who, "/")


def test_a_print_made_in_an_emergency_says_so(town: Town, home: Home) -> None:
    who = looks_in_need(town, home, town.colleague(domain="jeugd"))
    told = text(who, reverse("plans:fridge", args=[home.opened.id]))
    assert "Noodinzage van" in told
    assert "Noodinzage van" not in text(town.director, reverse("plans:fridge", args=[home.opened.id]))


@pytest.mark.parametrize("way", ["guest", "emergency"])
def test_who_is_let_in_sees_no_button_that_leads_nowhere(town: Town, home: Home, way: str) -> None:
    who = town.colleague(domain="jeugd")
    if way == "guest":
        a_guest(town, home, who, offer([None, *home.ids], "shared"))
    else:
        looks_in_need(town, home, who)
    people, passed = (reverse(name, args=[home.household.id]) for name in ("cases:people", "passing:of_household"))
    contact = reverse("cases:household_contact", args=[home.household.id])
    needs = reverse("cases:needs", args=[home.household.id, home.ids[0]])
    passing = reverse("passing:pass_on", args=["huishouden", home.household.id])
    for colleague, shown in ((who, False), (town.director, True)):
        told = text(colleague, people)
        assert (contact in told) is shown and (needs in told) is shown
        assert (passing in text(colleague, passed)) is shown
        assert (reverse("safety:warn", args=[home.household.id]) in text(colleague, page_of(home))) is shown


def test_a_guest_is_told_that_the_teams_words_are_no_part_of_the_invitation(town: Town, home: Home) -> None:
    who = town.colleague(domain="jeugd")
    stay = a_guest(town, home, who, offer([None], "shared"))
    page = text(who, reverse("cases:guest", args=[stay.id]))
    assert "Doorgegeven zorgen" not in page.split("<main")[1] and "Zorg doorgeven" not in page
    panel = reverse("meetings:panel", args=[home.opened.id])
    assert "hoort niet bij uw uitnodiging" in text(who, panel)
    assert "Er staat nog niets in het logboek" not in text(who, panel)
    assert "hoort niet bij uw uitnodiging" not in text(town.director, panel)


def test_inviting_tells_all_that_is_wrong_in_one_round_and_offers_no_portal(town: Town, home: Home) -> None:
    url = reverse("cases:invite_guest", args=[home.household.id])
    client = town.director.client()
    page = client.get(url).content.decode()
    assert "in het portaal" not in page
    assert f'href="{reverse("cases:sharing", args=[home.household.id])}" aria-current="page"' in page
    sent = client.post(url, {"until": f"{timezone.localdate() - timedelta(3):%Y-%m-%d}", "question": ""})
    told = sent.content.decode()
    assert sent.status_code == 422
    assert "De laatste dag ligt in het verleden" in told and told.count("field--wrong") >= 3


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("anyone", "iedereen die aangemeld is mag dit"),
        ("role access_officer or professional or fg", "medewerker Toegang, professional of functionaris"),
        ("none of: role manager", "alleen functioneel beheerder mag dit"),
        ("role partner; no such record for this viewer", "partner mag dit; deze collega ziet dat niet"),
        ("none of: role fg; anyone", "alleen functionaris gegevensbescherming; iedereen die aangemeld is mag dit"),
        ("", ""),
        ("iets onbekends", "iets onbekends mag dit"),
    ],
)
def test_rules_of_the_log_are_sentences(rule: str, told: str) -> None:
    assert in_words(rule).startswith(told)


def test_fields_that_a_choice_makes_required_say_so(town: Town, home: Home) -> None:
    url = reverse("passing:pass_on", args=["huishouden", home.household.id])
    told = text(town.director, url)
    assert "verplicht als de inwoner dit nu niet hoort" in told
