"""H6: may I share this? Answered from the table, on a page about no one, in a household, and beside the forms."""

import re
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.cases import advising
from samenhang.consent import actions as consent
from samenhang.consent.advice import Here, Offer, offer, offers
from samenhang.consent.models import Notice
from samenhang.involvement.models import Part
from samenhang.teams.models import Role
from tests.support.town import Colleague, Home, Town, a_town

PLAN = {
    "what": "plan",
    "about": "adult",
    "to": "colleague_case",
    "purpose": "help",
    "knows": "told",
    "secrecy": "no",
}
PAGE = "/mag-ik-delen/"


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    """A household that was told nothing yet, with a case."""
    home = town.home("Anna de Vries", "Bo de Vries (11 jaar)")
    town.open_case(home, told=False)
    return home


@pytest.fixture
def partner(town: Town, home: Home) -> Colleague:
    found = town.colleague(Role.PARTNER, name="Pia Partner", organisation=town.organisation("Welzijn"))
    town.involve(home, found, part=Part.PARTNER)
    return found


def ask(colleague: Colleague, address: str = PAGE, *, live: Any = False, **asked: str) -> str:
    headers = {"HX-Request": "true"} if live else {}
    got = colleague.client().get(f"{address}?{urlencode(asked)}", headers=headers)
    assert got.status_code == 200, got.status_code
    return unescape(got.content.decode())


def verdict(page: str) -> str:
    found = re.search(r'class="verdict verdict--(\w+)"', page)
    return found[1] if found else ""


def lines(owner: Any, viewer: Colleague, what: str) -> int:
    query = "SELECT count(*) FROM audit_line WHERE viewer_id = %s AND what = %s"
    (found,) = owner.execute(query, [viewer.hat.id, what]).fetchone()
    return int(found)


# -- the page of its own ---------------------------------------------------------------------------------------


def test_the_page_asks_without_names_and_answers_with_reason_rule_and_date(town: Town) -> None:
    page = ask(town.director)
    assert "Wat wilt u delen?" in page and "Voor wie vraagt u het?" not in page and verdict(page) == ""
    assert '<input type="text"' not in page and "<textarea" not in page
    page = ask(town.director, **PLAN)
    assert verdict(page) == "yes"
    assert "Toezicht Sociaal Domein" in page and "toezichtsociaaldomein.nl" in page
    assert "geen juridisch advies" in page and "22 november 2026" in page


@pytest.mark.parametrize(
    ("changed", "answer", "words"),
    [
        ({"knows": "not_asked"}, "yes_if", "U vertelt het eerst"),
        ({"what": "file"}, "no", "als doel, actie of afspraak in het plan"),
        ({"to": "press"}, "no", "communicatie"),
        ({"purpose": "own"}, "no", "Laat een collega het doen"),
        ({"to": "lawfulness"}, "no", "mag geen bewijs worden"),
        ({"what": "worry", "to": "veilig_thuis", "knows": "unsafe"}, "yes_if", "stappen van de meldcode"),
        ({"secrecy": "yes"}, "no", "Vraag de inwoner of deze hulpverlener mag vertellen"),
        ({"about": "child_under_12"}, "yes_if", "ouders met gezag"),
        ({"what": "secret_address", "to": "network"}, "no", "neutrale plek"),
        ({"what": "police_data", "purpose": "safety"}, "ask_first", "eigen grondslag"),
        ({"knows": "no", "purpose": "safety"}, "ask_first", "privacy officer of de jurist"),
    ],
)
def test_each_answer_says_why_and_what_may_be_done_instead(
    town: Town, changed: dict[str, str], answer: str, words: str
) -> None:
    page = ask(town.director, **{**PLAN, **changed})
    assert verdict(page) == answer
    assert words in page


def test_who_asks_is_known_from_the_hat(town: Town) -> None:
    lawfulness = town.colleague(Role.LAWFULNESS)
    assert verdict(ask(lawfulness, **PLAN)) == "no"
    assert verdict(ask(town.director, **PLAN, who="lawfulness")) == "yes"  # a word in the address makes no other hat
    officer = town.colleague(Role.PRIVACY_OFFICER)
    page = ask(officer)
    assert "Voor wie vraagt u het?" in page
    assert verdict(ask(officer, **PLAN)) == ""
    assert verdict(ask(officer, **PLAN, who="support")) == "yes"
    assert verdict(ask(officer, **PLAN, who="other")) == "no"


def test_it_is_in_the_bar_of_every_role(town: Town) -> None:
    for role in (Role.PROFESSIONAL, Role.PARTNER, Role.LAWFULNESS, Role.PRIVACY_OFFICER, Role.FG, Role.MANAGER):
        page = ask(town.colleague(role))
        assert f'href="{PAGE}"' in page, role


def test_an_unfinished_or_impossible_question_is_told_at_the_question(town: Town) -> None:
    page = ask(town.director, what="plan")
    assert verdict(page) == "" and page.count("Kies een antwoord.") >= 3
    for odd in ("dagboek", "x" * 5000, "😀 عائشة", "<script>alert(1)</script>"):
        page = ask(town.director, **{**PLAN, "what": odd})
        assert (verdict(page) == "" and "staat niet in de lijst" in page) or "Kies een antwoord." in page
        assert "<script>alert" not in page


def test_with_script_only_the_answer_comes_and_says_what_is_missing(town: Town) -> None:
    page = ask(town.director, live=True, what="plan", to="colleague_case")
    assert "<html" not in page and "Nog te kiezen" in page and "Over wie gaat het?" in page
    page = ask(town.director, live=True, **PLAN)
    assert "<html" not in page and verdict(page) == "yes"


def test_the_answer_prints_on_one_sheet_with_the_question(town: Town) -> None:
    page = ask(town.director, f"{PAGE}afdruk/", **{**PLAN, "what": "worry", "to": "veilig_thuis"})
    assert verdict(page) == "yes_if"
    assert "een zorg over de veiligheid" in page and "Veilig Thuis" in page and "Onze jurist beheert de tabel" in page
    got = town.director.client().get(f"{PAGE}afdruk/", {"what": "plan"})
    assert (got.status_code, got.headers["Location"]) == (302, PAGE)


def test_nothing_is_kept_of_a_question_about_no_one(town: Town, owner_connection: Any) -> None:
    ask(town.director)
    with CaptureQueriesContext(connection) as asked:
        ask(town.director, **PLAN)
    written = [one["sql"] for one in asked if one["sql"].startswith(("INSERT", "UPDATE"))]
    kept = [
        sql
        for sql in written
        if not any(word in sql for word in ("django_session", "auth_user", "usersessions_usersession", "'sign_in'"))
    ]
    assert kept == []
    assert lines(owner_connection, town.director, "consent.advise") == 0


# -- the acts --------------------------------------------------------------------------------------------------


def test_acts_are_links_in_a_household_and_told_where_elsewhere(town: Town, home: Home, partner: Colleague) -> None:
    untold = {**PLAN, "knows": "not_asked", "to": "partner_case"}
    page = ask(town.director, **untold)
    assert "Vertellen wat wij delen" in page and "in het huishouden, bij Delen" in page
    here = reverse("cases:advice_here", args=[home.household.id])
    organisation = str(partner.hat.organisation_id)
    page = ask(town.director, here, **untold, organisation=organisation)
    tell = f"{reverse('cases:choose_basis', args=[home.household.id])}?organisation={organisation}"
    assert f'href="{tell}"' in page
    choice = town.director.client().get(tell).content.decode()
    form = f"{reverse('cases:tell', args=[home.household.id, 'wmo-onderzoek'])}?organisation={organisation}"
    assert f'href="{form}"' in choice
    assert f'<option value="{organisation}" selected' in town.director.client().get(form).content.decode()
    asking = f"{reverse('cases:ask', args=[home.household.id])}?organisation={organisation}"
    assert f'<option value="{organisation}" selected' in town.director.client().get(asking).content.decode()


def test_who_does_not_keep_the_household_up_is_not_offered_to_tell(home: Home, partner: Colleague) -> None:
    here = reverse("cases:advice_here", args=[home.household.id])
    page = ask(partner, here, **{**PLAN, "knows": "not_asked", "to": "partner_case"})
    assert verdict(page) == "yes_if"
    assert reverse("cases:choose_basis", args=[home.household.id]) not in page


def test_veilig_thuis_is_one_press_away(town: Town) -> None:
    page = ask(town.director, **{**PLAN, "what": "worry", "to": "veilig_thuis"})
    assert 'href="tel:08002000"' in page


def test_other_modules_hook_their_acts_in_and_permissions_hold(town: Town) -> None:
    director, key = town.director.viewer, f"act-{uuid7()}"
    assert offers.offered(director, [key], Here()) == []
    offer(Offer(key, "Een zorg doorgeven", lambda here: "/daar/" if here.household_id else None, "consent.advise"))
    assert offers.offered(director, [key], Here()) == []
    there = Here(household_id=uuid7())
    assert [one.url for one in offers.offered(director, [key], there)] == ["/daar/"]
    offer(Offer(key, "Een zorg doorgeven", lambda here: "/daar/", "intake.queue"))
    assert offers.offered(director, [key], there) == []
    assert len(offers.offered(town.officer.viewer, [key], there)) == 1


@pytest.mark.parametrize("odd", ["geen-id", "😀", "x" * 3000, "00000000-0000-0000-0000-000000000000"])
def test_an_organisation_that_is_none_leaves_the_forms_as_they_are(town: Town, home: Home, odd: str) -> None:
    for name in ("advice_here", "ask", "choose_basis", "advice_panel"):
        got = town.director.client().get(reverse(f"cases:{name}", args=[home.household.id]), {"organisation": odd})
        assert got.status_code == 200, name


# -- inside a household ----------------------------------------------------------------------------------------


def test_in_a_household_what_the_records_say_is_filled_in(town: Town, home: Home, partner: Colleague) -> None:
    here = reverse("cases:advice_here", args=[home.household.id])
    page = ask(town.director, here)
    assert partner.hat.organisation.name in page
    page = ask(town.director, here, organisation=str(partner.hat.organisation_id))
    for name, value in {"about": "household", "to": "partner_case", "knows": "not_asked", "purpose": "help"}.items():
        assert re.search(rf'name="{name}" value="{value}"[^>]* checked', page), name
    with viewing(town.officer.viewer):
        town.tell(home, partner.hat.organisation, "shared")
    page = ask(town.director, here, organisation=str(partner.hat.organisation_id))
    assert re.search(r'name="knows" value="told"[^>]* checked', page)


def test_what_the_resident_knows_is_the_least_any_of_them_knows(town: Town, home: Home, partner: Colleague) -> None:
    director, whom, day = town.director.viewer, partner.hat.organisation, town.now.date()

    def knows(*layers: str, people: list[Any] | None = None) -> str:
        with viewing(director):
            return advising.known_to(
                director, home.household.id, whom.id, people or home.ids, layers=layers or ("shared",), day=day
            )

    moments = (town.now + timedelta(minutes=minute) for minute in range(9))

    def answer(person: Any, said: str) -> None:
        with viewing(director):
            consent.ask(household=home.household, people=[person], organisation=whom, layers=["shared"], topic="huur",
                        answer=said, how="desk", by=director, at=next(moments))  # fmt: skip  # one act, one thought

    assert knows() == "not_asked"
    with viewing(town.officer.viewer):
        town.tell(home, whom, "shared", people=[home.ids[0]])
    assert (knows(), knows(people=home.ids[:1])) == ("not_asked", "told")
    answer(home.ids[1], "given")
    assert (knows(), knows("case_team"), knows(people=home.ids[1:])) == ("told", "not_asked", "yes")
    answer(home.ids[0], "given")
    assert knows() == "yes"
    answer(home.ids[1], "refused")
    assert knows() == "no"
    assert knows(people=home.ids[:1]) == "yes"


def test_an_objection_is_a_no(town: Town, home: Home, partner: Colleague) -> None:
    director, whom = town.director.viewer, partner.hat.organisation
    with viewing(town.officer.viewer):
        town.tell(home, whom, "shared")
    with viewing(director):
        told = Notice.objects.filter(household=home.household, organisation=whom).first()
        assert told
        consent.object_to(notice=told, reason="liever niet", by=director, at=town.now)
        day = town.now.date()
        assert advising.known_to(director, home.household.id, whom.id, home.ids, day=day) == "no"


def test_beside_the_forms_stands_the_answer_to_what_is_chosen(town: Town, home: Home, partner: Colleague) -> None:
    client, panel = town.director.client(), reverse("cases:advice_panel", args=[home.household.id])
    for name, more in (("tell", ["wmo-onderzoek"]), ("ask", []), ("involve", [])):
        page = client.get(reverse(f"cases:{name}", args=[home.household.id, *more])).content.decode()
        assert panel in page and reverse("cases:advice_here", args=[home.household.id]) in page, name
    assert "Kies met wie u deelt" in ask(town.director, panel)
    chosen = {"organisation": str(partner.hat.organisation_id)}
    page = ask(town.director, panel, **chosen, layers="shared")
    assert verdict(page) == "yes_if" and "U vertelt het eerst" in page and "ouders met gezag" in page
    with viewing(town.officer.viewer):
        town.tell(home, partner.hat.organisation)
    assert verdict(ask(town.director, panel, **chosen, layers="shared")) == "yes"
    assert "team" in ask(town.director, panel, **chosen, layers="case_team")
    child = ask(town.director, panel, **chosen, layers="shared", people=str(home.ids[1]))
    assert verdict(child) == "yes_if" and "De ouders met gezag weten het" in child
    newcomer = town.colleague(name="Nina Nieuw", domain="jeugd")
    assert "wie er nog meer helpt" in ask(town.director, panel, hat=str(newcomer.hat.id))
    assert verdict(ask(town.director, panel, hat=str(uuid7()))) == ""


def test_a_household_without_people_asks_without_guessing(town: Town) -> None:
    home = town.home("Anna Alleen")
    page = ask(town.officer, reverse("cases:advice_here", args=[home.household.id]))
    assert re.search(r'name="about" value="adult"[^>]* checked', page)


def test_a_look_in_a_household_is_written_and_a_live_answer_shares_it(
    town: Town, home: Home, owner_connection: Any
) -> None:
    here = reverse("cases:advice_here", args=[home.household.id])
    page = ask(town.director, here)
    before = lines(owner_connection, town.director, "consent.read")
    look = re.search(r'name="look" value="([^"]+)"', page)
    assert look and before
    assert verdict(ask(town.director, here, live=True, **PLAN, look=look[1])) == "yes"
    assert lines(owner_connection, town.director, "consent.read") == before
    ask(town.director, here, live=True, **PLAN, look="vals")
    assert lines(owner_connection, town.director, "consent.read") == before + 1
    ask(town.director, here, **PLAN, look=look[1])  # a whole page is a look of its own
    assert lines(owner_connection, town.director, "consent.read") == before + 2


def test_an_outsider_finds_nothing(town: Town, home: Home) -> None:
    client = town.colleague(domain="jeugd").client()
    for name in ("advice_here", "advice_panel"):
        got = client.get(reverse(f"cases:{name}", args=[home.household.id]))
        absent = client.get(reverse(f"cases:{name}", args=[uuid7()]))
        assert (got.status_code, got.content) == (404, absent.content)


def test_the_number_of_statements_does_not_grow_with_what_was_recorded(
    town: Town, home: Home, partner: Colleague
) -> None:
    client, panel = town.director.client(), reverse("cases:advice_panel", args=[home.household.id])
    here, chosen = reverse("cases:advice_here", args=[home.household.id]), {"organisation": partner.hat.organisation_id}

    def statements(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address, {name: str(one) for name, one in chosen.items()}).status_code == 200
        return len(asked)

    few = statements(panel), statements(here)
    for _ in range(10):
        with viewing(town.officer.viewer):
            town.tell(home, partner.hat.organisation)
        town.involve(home, town.colleague(domain="jeugd"))
    assert (statements(panel), statements(here)) == few
