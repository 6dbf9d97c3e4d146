"""The stop averted with grace, in a real browser: said, answered, decided, and the step after it (D10, K1)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from samenhang.teams.models import Role
from tests.support.own import own_word
from tests.support.town import a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page


def day(days: int) -> str:
    """This function will give a day from today as a picker takes it."""
    return (timezone.localdate() + timedelta(days)).isoformat()


def test_the_stop_is_averted_with_grace(page: "Page", live_server_url: str) -> None:
    walk, town = Walk(page, live_server_url), a_town("Lindeveen")
    _ = town.officer  # the desk is seated
    name = own_word("Zomerdijk")
    director = town.colleague(name="Joris van Aken", domain="wmo")
    corporation = town.organisation("Woonstichting De Linde")
    wim = town.colleague(
        Role.PARTNER, name="Wim Terpstra", organisation=corporation, team=town.team("wmo", corporation, name="Huur")
    )
    home = town.home(f"Lotte {name} (1988-04-12)", f"Finn {name} (9 jaar)")
    case = town.open_case(home, director=director)

    walk.sign_in(wim)
    page.goto("/voorgenomen-stops/")
    walk.look("stop-01-empty")
    page.goto("/voorgenomen-stops/nieuw/")
    walk.field("given_names", "Lotte")
    walk.field("family_name", name)
    walk.field("birth_date", "12-04-1988")
    walk.choose("desk", str(town.desk.id))
    walk.choose("kind", "huur")
    walk.field("what", "de huur van de woning")
    page.locator("[name=happens][value=ends]").check(force=True)
    walk.field("stops_on", day(12))
    walk.field("since_on", day(0))
    walk.field("ground", "Drie maanden huur niet betaald. De rechter gaf toestemming voor ontruiming.")
    page.locator("[name=clean_of]").check(force=True)
    walk.choose("basis", "toestemming")
    walk.look("stop-02-send")
    walk.press("Melden")
    sent = page.url
    walk.sees("Wacht op antwoord")
    walk.look("stop-03-sent")

    walk.sign_in(director)
    page.goto("/voorgenomen-stops/op-mijn-casussen/")
    walk.look("stop-04-mine")
    page.goto(f"/casussen/{case.id}/samen-verder/")
    walk.sees("de huur van de woning")
    walk.look("stop-05-together")
    page.goto("/voorgenomen-stops/op-mijn-casussen/")
    page.get_by_role("link", name="de huur van de woning").click()
    walk.look("stop-06-laid")
    laid = page.url
    page.goto(f"{laid}antwoord/")
    page.locator("[name=areas][value=children]").check(force=True)
    walk.field("effects", "Finn kan dan niet meer naar zijn school. De rust in huis is net terug.")
    page.locator("[name=asks][value=grace]").check(force=True)
    walk.field("until", day(45))
    walk.field("words", "Geef ons zes weken. De achterstand wordt in delen betaald.")
    walk.choose("basis", "toestemming")
    walk.look("stop-07-answer")
    walk.press("Antwoord sturen")

    walk.sign_in(wim)
    page.goto(f"{sent}besluit/")
    walk.sees("Geef ons zes weken")
    walk.sees_not("Finn")
    page.locator("[name=choice][value=grace]").check(force=True)
    walk.field("until", day(45))
    walk.field("words", "Akkoord: zes weken, als er elke maand betaald wordt.")
    walk.field("who", "M. Hoekstra, teamleider huur")
    walk.look("stop-08-decide")
    walk.press("Opslaan")
    walk.look("stop-09-decided")

    walk.sign_in(director)
    page.goto(f"{laid}afspraak/")
    walk.field("words", "Wij spreken elke maand een betaalmoment af.")
    walk.look("stop-10-take-in")
    walk.press("Opslaan")
    walk.sees("Wat wij afspraken")
    page.goto(f"{laid}blad/")
    walk.look("stop-11-paper")
    page.goto(f"/casussen/{case.id}/doorbraken/nieuw/")
    page.locator("[name=said_by][value=resident]").check(force=True)
    walk.field("turned", "Ik heb de brief van de huur zelf open gemaakt.")
    page.locator("[name=size][value=small]").check(force=True)
    page.locator("[name=made_possible][value=time]").check(force=True)
    walk.look("stop-12-breakthrough")
    walk.press("Vastleggen")
    walk.sees("Ik heb de brief van de huur zelf open gemaakt.")
    walk.look("stop-13-breakthroughs")
