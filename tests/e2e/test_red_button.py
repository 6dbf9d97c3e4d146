"""The rode knop in a real browser: the same facts for both managers, two answers, one that both confirm."""

from typing import TYPE_CHECKING

from django.urls import reverse

from tests.support.rungs import NO_NAME, SECRETS, pressing, that_sticks
from tests.support.town import a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_two_managers_come_to_one_answer(page: "Page", live_server_url: str) -> None:
    walk, one = Walk(page, live_server_url), that_sticks(a_town("Lindeveen"))
    filled = pressing(one)

    walk.sign_in(one.director)
    page.goto(reverse("cases:together", args=[one.home.opened.id]))
    walk.look("red-button-together")
    page.get_by_role("link", name="Rode knop gebruiken").click()
    for name in ("one", "other", "layer"):
        walk.choose(name, filled[name])
    for name in ("question", "needs", "if_nothing", "decide_by", "no_deliberation", "skipped_why"):
        walk.field(name, filled[name])
    walk.look("red-button-press")
    walk.press("Beginnen")
    for wants in ("wants_one", "wants_other"):
        page.get_by_role("link", name="Opschrijven", exact=True).first.click()
        walk.field("wants", SECRETS[wants])
        walk.field("why", "Zo zijn onze regels.")
        walk.press("Opslaan")
    walk.look("red-button-both-sides")
    page.get_by_role("link", name="Nakijken en voorleggen").click()
    page.locator("[name=nobody]").check(force=True)
    walk.look("red-button-send")
    walk.press("Aan beiden voorleggen")
    walk.sees("Antwoord verwacht uiterlijk op")

    walk.sign_in(one.lead)
    walk.look("red-button-tile")
    page.goto(reverse("escalation:envelopes"))
    walk.follow(SECRETS["question"], exact=False)
    walk.sees(*(SECRETS[word] for word in NO_NAME))
    walk.field("words", "De gemeente betaalt tot 1 juli.")
    walk.press("Voorstellen")

    walk.sign_in(one.manager)
    page.goto(reverse("escalation:envelopes"))
    walk.follow(SECRETS["question"], exact=False)
    walk.look("red-button-envelope")
    text = page.locator("body").inner_text()
    assert not any(secret in text for word, secret in SECRETS.items() if word not in NO_NAME)
    walk.field("words", "De gemeente betaalt tot 1 juli; wij wachten zo lang met de rekening.")
    walk.press("Voorstellen")

    walk.sign_in(one.lead)
    page.goto(reverse("escalation:envelopes"))
    walk.follow(SECRETS["question"], exact=False)
    walk.press("Wij staan hierachter")
    walk.sees("U bevestigde beiden hetzelfde antwoord")

    walk.sign_in(one.director)
    page.goto(reverse("escalation:to_do"))
    walk.look("red-button-to-do")
    page.get_by_role("link", name="Rode knop: het antwoord is er, leg het vast").click()
    page.get_by_role("link", name="Vastleggen wat ervan kwam").click()
    walk.field("doing", "De overbrugging betalen")
    walk.press("Vastleggen")
    walk.look("red-button-over")
    page.goto(reverse("escalation:consult", args=[one.home.opened.id]))
    walk.look("consult-new")
    page.goto(reverse("escalation:step_in", args=[one.home.opened.id]))
    walk.look("step-in-new")
    page.goto(reverse("questions:ask_about", args=[one.home.opened.id]))
    walk.look("question-new")
