"""The household's own screens in a real browser, with full lists: accessible, at any width, quick by keyboard."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from samenhang.access.viewer import Viewer, viewing
from samenhang.cases import actions
from samenhang.consent import actions as consenting
from samenhang.consent.models import Consent, LegalBasis, Notice
from samenhang.involvement.models import Part
from samenhang.teams.models import Organisation, Role
from tests.support.axe import violations
from tests.support.town import Colleague, Home, Town, a_town

LONG = "Fatima-Zahra van den Heuvel-Oosterwijk el Amrani"


def findings(page: Page) -> list[tuple[str, str]]:
    return [(rule["id"], node[:200]) for rule in violations(page) for node in rule["nodes"]]


def sign_in(page: Page, address: str, who: Colleague) -> None:
    cookie = who.client().cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": address}])


def told_and_asked(home: Home, welfare: Organisation, housing: Organisation, care: Organisation, by: Viewer) -> Consent:
    """One of everything: told, objected, yes, no, taken back, secrecy lifted, help agreed and declined."""
    at, first, son = timezone.now() - timedelta(minutes=30), home.ids[0], home.ids[2]
    whose: dict[str, Any] = {"household": home.household, "by": by, "at": at}
    basis = LegalBasis.objects.get(code="wmo-onderzoek")
    consenting.tell(people=home.ids, organisation=welfare, layers=["shared"], basis=basis, how="phone", **whose)
    notice = Notice.objects.filter(household_id=home.household.id, organisation=welfare, person_id=first).get()
    consenting.object_to(notice=notice, reason="Dat hoeft het maatje niet te weten.", by=by, at=at)
    topic: dict[str, Any] = {"topic": "samen de huurschuld oplossen", "layers": ["shared"], "how": "desk", **whose}
    until = timezone.localdate() + timedelta(days=60)
    consenting.ask_each(answers={first: "refused"}, organisation=housing, **topic)
    both = {first: "given", home.ids[4]: "given"}
    consenting.ask_each(answers=both, organisation=housing, until=until, **{**topic, "at": at + timedelta(minutes=1)})
    [yes] = consenting.ask_each(answers={first: "given"}, organisation=care, **topic)
    consenting.withdraw(what=yes, how="phone", note="Liever nog even niet.", by=by, at=at)
    consenting.ask_each(answers={son: "refused"}, organisation=care, **topic)
    consenting.release_secrecy(
        person_id=first, who="de huisarts", about="of werken nu kan", to_whom="Petra Werk", how="paper", **whose
    )
    consenting.agree_to_help(person_id=first, help="Een maatje", answer="agreed", how="desk", **whose)
    consenting.agree_to_help(person_id=son, help="Gesprekken", answer="declined", how="desk", **whose)
    return Consent.objects.filter(household_id=home.household.id, answer="given", organisation=housing).first() or yes


def full(town: Town) -> tuple[Colleague, dict[str, str]]:
    """A household with much in it, handed over once; its director, and the address of every screen."""
    home = town.home(
        "Samira el Amrani", "Youssef el Amrani (2013-02-01)", "نور الأمراني (2009-06-01)", "Ilias (2019-09-12)", LONG
    )
    case = town.open_case(home)
    welfare, housing, care = (town.organisation(name) for name in ("Stichting Welzijn", "Woonstichting", "GGZ"))
    new = town.colleague(name="Jo Bakker", domain="jeugd")
    town.involve(home, town.colleague(Role.PARTNER, organisation=welfare), part=Part.PARTNER, task="elke week koffie")
    town.involve(home, town.colleague(Role.PARTNER, organisation=housing), part=Part.PARTNER, secret=True)
    town.involve(home, town.colleague(Role.PARTNER, organisation=care), people=[home.ids[2]], own_file="zorg")
    ending = town.involve(home, town.colleague(), until=town.now + timedelta(days=90), task="t" * 300)
    town.involve(home, new, people=[home.ids[1]])
    director = town.director.viewer
    with viewing(director):
        consent = told_and_asked(home, welfare, housing, care, director)
        agreed = actions.Agreed(hat=new.hat, why="Klikt met het gezin. " * 20, agreed_with="het gezin")
        actions.agree_director(case=case, agreed=agreed, by=director, at=timezone.now())
    house = home.household.id
    names = ("involved", "involve", "sharing", "choose_basis", "ask", "release_secrecy", "agree_to_help")
    return new, {
        "case": reverse("cases:case", args=[case.id]),
        "direction": reverse("cases:direction", args=[case.id]),
        **{name: reverse(f"cases:{name}", args=[house]) for name in names},
        "tell": reverse("cases:tell", args=[house, "wmo-onderzoek"]),
        "paper": reverse("cases:sharing_paper", args=[house]),
        "paper of": reverse("cases:sharing_paper_of", args=[house, home.ids[0]]),
        "end": reverse("cases:end_involvement", args=[ending.id]),
        "withdraw": reverse("cases:withdraw_consent", args=[consent.id]),
    }


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_falls_off(page: Page, live_server_url: str, width: int) -> None:
    who, addresses = full(a_town())
    sign_in(page, live_server_url, who)
    for name, address in addresses.items():
        page.set_viewport_size({"width": width, "height": 900})
        answer = page.goto(address)
        assert (name, answer and answer.status) == (name, 200)
        page.wait_for_load_state("networkidle")
        assert (name, findings(page)) == (name, [])
        page.set_viewport_size({"width": 320, "height": 800})
        assert (name, page.evaluate("document.documentElement.scrollWidth") <= 320) == (name, True)


def test_handing_over_by_keyboard_alone(page: Page, live_server_url: str) -> None:
    town = a_town()
    case = town.open_case(town.home())
    town.colleague(name="Noor Nieuw", domain="jeugd")
    sign_in(page, live_server_url, town.director)
    page.goto(reverse("cases:direction", args=[case.id]))
    page.get_by_label("Welke collega?").focus()
    page.keyboard.type("Noor")
    page.keyboard.press("Tab")
    page.keyboard.type("Kent de kinderen.")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # too early: something is missing, and nothing typed is lost
    expect(page.get_by_role("heading", name="Er gaat nog iets mis")).to_be_visible()
    expect(page.get_by_label("Waarom deze keuze?")).to_have_value("Kent de kinderen.\n")
    page.get_by_label("Met wie is dit afgesproken?").focus()
    page.keyboard.type("het gezin")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # now, instead of when the other says yes
    page.keyboard.press("Enter")
    expect(page.get_by_text("De regie is afgesproken.")).to_be_visible()
    expect(page.get_by_text("Noor Nieuw").first).to_be_visible()
