"""A moral deliberation in a real browser, from the question on a case to what it brought there (G2)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from tests.support.tables import a_trained
from tests.support.town import a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page

FACTS = "Een moeder vertelt dat de vader ’s avonds bijklust. De uitkering weet dat niet. De kinderen slapen weer."


def test_a_deliberation_in_full(page: "Page", live_server_url: str) -> None:
    walk, town = Walk(page, live_server_url), a_town("Lindeveen")
    leader, guest = a_trained(town), town.colleague(name="Mees Meedenker", organisation=town.organisation())
    asker = town.colleague(name="Joris van Aken", domain="wmo")
    home = town.home("Lotte Zomerdijk (1988-04-12)", "Finn Zomerdijk (9 jaar)")
    case = town.open_case(home, director=asker)

    walk.sign_in(asker)
    page.goto(f"/casussen/{case.id}/samen-verder/")
    walk.look("beraad-01-ways")
    page.goto(f"/casussen/{case.id}/beraden/nieuw/")
    walk.field("question", "Is het goed om te zwijgen over het bijklussen?")
    walk.field("why_now", "Over twee weken is het jaargesprek.")
    walk.field("decide_by", (timezone.localdate() + timedelta(days=14)).isoformat())
    walk.field("who_decides", "ikzelf")
    walk.field("facts", f"Lotte belde. {FACTS}")
    walk.press("Opslaan")
    walk.sees("Kijk hier nog eens naar", "Lotte")
    walk.look("beraad-02-pointed")
    walk.field("facts", FACTS)
    if page.locator("[name=judged]:visible").count():
        page.locator("[name=judged]").check(force=True)
    walk.press("Opslaan")
    beraad = page.url
    page.locator("aside [name=hat], main [name=hat]").first.select_option(str(leader.hat.id))
    page.get_by_role("button", name="Begeleider vragen").click()
    page.wait_for_load_state()
    walk.look("beraad-03-asked")

    walk.sign_in(leader)
    walk.look("beraad-04-first-page")
    page.goto(beraad)
    walk.choose("accepted", "yes")
    walk.press("Antwoorden")
    walk.choose("approved", "yes")
    walk.look("beraad-05-check")
    walk.press("Opslaan")
    page.get_by_text("Iemand uitnodigen").click()
    page.locator("[name=hat]").first.select_option(str(guest.hat.id))
    page.get_by_role("button", name="Uitnodigen", exact=True).click()
    page.wait_for_load_state()

    walk.sign_in(guest)
    page.goto(beraad)
    walk.sees_not("Zomerdijk", "Lotte", "Finn", str(home.household.id), str(case.id))
    walk.look("beraad-06-invited")
    walk.choose("comes", "yes")
    walk.press("Antwoorden")

    walk.sign_in(leader)
    page.goto(beraad)
    walk.field("words", "Meer mensen konden niet op tijd.")
    walk.look("beraad-07-begin")
    walk.press("Beraad beginnen")
    walk.field("words", "Er wordt ’s avonds gewerkt.")
    walk.press("Toevoegen")
    walk.press("Naar stap 2")
    walk.press("Naar stap 3")
    for words in ("de kinderen", "de moeder"):
        walk.choose("slot", "touched")
        walk.field("words", words)
        walk.press("Toevoegen")
    walk.choose("slot", "rights")
    page.locator("[name=under]").select_option(label="de kinderen")
    walk.field("words", "veilig opgroeien")
    walk.press("Toevoegen")
    walk.sees("de kinderen", "veilig opgroeien")
    walk.look("beraad-08-step-3")
    for number in (4, 5, 6):
        walk.press(f"Naar stap {number}")
    walk.follow("Conclusie vastleggen")
    walk.field("we_do", "het eerst met de ouders bespreken")
    walk.field("because", "zij dan zelf kunnen melden")
    walk.field("despite", "de plicht om het meteen te zeggen")
    walk.look("beraad-09-conclude")
    walk.press("Conclusie vastleggen")
    walk.press("Naar stap 7")
    walk.press("Beraad afronden")
    walk.look("beraad-10-over")

    walk.sign_in(asker)
    page.goto(beraad)
    walk.press("Overnemen in het logboek")
    walk.sees("Overgenomen in het logboek van het team.")
    page.goto(f"{beraad}verslag/")
    walk.look("beraad-11-report")
    page.goto(f"/casussen/{case.id}/logboek/")
    walk.sees("het eerst met de ouders bespreken")
    page.goto("/beraden/")
    walk.look("beraad-12-list")
    page.goto(f"/casussen/{case.id}/lichte-beraden/nieuw/")
    walk.look("beraad-13-light")
