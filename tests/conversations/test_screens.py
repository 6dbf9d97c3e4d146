"""The screens of a conversation in a real browser, with much in them: accessible, at any width, keeping drafts."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from samenhang.cases.models import LifeDomain
from tests.conversations.talks import Place, a_place
from tests.support.axe import violations

STORY = (
    "De kachel loopt op gas en de rekening kwam in één keer. Ik heb gebeld, maar ik kreeg een bandje. "
    "Sindsdien maak ik de post niet meer open. Mijn zus helpt op zaterdag met de boodschappen."
)


def findings(page):
    return [(rule["id"], node[:200]) for rule in violations(page) for node in rule["nodes"]]


def sign_in(page, address: str, place: Place) -> None:
    """Sign the director in, as a browser that went through the door before."""
    cookie = place.director.client().cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": address}])


def filled() -> tuple[Place, dict[str, str]]:
    """A household that talked twice: all life domains, marks that rose and fell, Arabic words, a closed one."""
    place = a_place("Ana-Maria van der Berg-Dekker (1990-02-03)", "محمد الأمين (1988-07-09)", "Bo (2018-03-01)")
    first, now = place.held(person=place.ana), place.held(person=place.ana, on=timezone.localdate())
    for number, domain in enumerate(LifeDomain.objects.all()):
        place.said(first, domain.code, words=STORY, mark=(number * 3) % 7 + 2)
        if number == 3:
            place.said(now, domain.code, withheld=True)
        elif number < 10:
            place.said(
                now,
                domain.code,
                words="أنا بخير، الحمد لله 😊" if number == 1 else STORY,
                going_well="De kinderen gaan graag naar school.",
                worries="De huur van november.",
                wishes="Rust. Een eerste stap: de post samen openen.",
                mark=(number * 5) % 9 + 1,
            )
    for _more in range(3):
        place.said(place.held(), "geld", words=STORY, mark=6)
    place.agreed(first, "We maken samen de post open.\n\nAna belt haar zus.")
    open_one = place.held(person=place.bo)
    place.said(open_one, "geld", words="kort", mark=8)
    addresses = {
        "list": place.url("list"),
        "with_whom": place.url("start"),
        "start": place.url("start") + f"?met={place.ana.id}",
        "domain": place.url("domain", now, "geld"),
        "overview": place.url("overview", now),
        "closed": place.url("overview", first),
        "points": place.url("points", now),
        "details": place.url("details", now),
        "correct": place.url("correct", first),
        "paper": place.url("paper", now),
        "empty": place.url("domain", open_one, "toekomst"),
    }
    return place, addresses


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_falls_off(page, live_server_url: str, width: int) -> None:
    place, addresses = filled()
    sign_in(page, live_server_url, place)
    for name, address in addresses.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        assert (name, findings(page)) == (name, [])
        page.set_viewport_size({"width": 320, "height": 800})
        assert (name, page.evaluate("document.documentElement.scrollWidth") <= 320) == (name, True)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(addresses["points"])
    page.get_by_label("Hoofdpunten").fill("U wilt rust.\n\nWe openen samen de post.")
    page.get_by_role("button", name="Opslaan en samen teruglezen").click()
    expect(page.get_by_role("heading", name="Dit hebben we besproken")).to_be_visible()
    assert findings(page) == []
    page.get_by_role("button", name="Dit klopt, leg het vast").click()
    expect(page.get_by_role("heading", name="Er gaat nog iets mis")).to_be_visible()
    assert findings(page) == []


def test_by_keyboard_alone_and_what_is_typed_is_kept(page, live_server_url: str) -> None:
    place = a_place()
    conversation = place.held()
    sign_in(page, live_server_url, place)
    page.goto(place.url("domain", conversation, "geld"))
    page.get_by_label("In eigen woorden").focus()
    page.keyboard.type("De post ligt nog dicht.")
    expect(page.locator("[data-draft-status]")).to_contain_text("Concept bewaard")
    page.goto(place.url("domain", conversation, "werk"))
    expect(page.get_by_label("niet opgeslagen tekst")).to_be_visible()
    page.goto(place.url("domain", conversation, "geld"))
    expect(page.get_by_label("In eigen woorden")).to_have_value("De post ligt nog dicht.")
    page.locator("input[name=mark][value='']").focus()
    page.keyboard.press("ArrowRight")  # round to the first mark
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Meedoen en werk")).to_be_visible()
    expect(page.get_by_role("link", name="Geld cijfer 2")).to_be_visible()
