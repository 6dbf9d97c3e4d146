"""Asking the population register about a member, in a real browser, on a server that is connected to one (A4)."""

from typing import TYPE_CHECKING

from samenhang.people.bsn import open_sealed
from tests.support.brp_people import a_home, a_name, somebody
from tests.support.brp_server import KEY, serving
from tests.support.database import CLUSTER
from tests.support.server import served
from tests.support.town import a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_what_the_register_says_is_asked_seen_and_taken_over(browser: "Browser", database_name: str) -> None:
    town = a_town("Lindeveen")
    home = town.home("Fenna Proefveen (1980-02-14)", "Bo Proefveen (8 jaar)", with_bsn=True)
    town.open_case(home)
    bsn = open_sealed(home.people[0].bsn_sealed or b"", home.ids[0])
    with (
        serving() as brp,
        served(
            CLUSTER.url("app", database_name), f"{database_name}-brp", SAMENHANG_BRP_URL=brp.url, SAMENHANG_BRP_KEY=KEY
        ) as address,
    ):
        brp.persons[bsn] = somebody(
            bsn,
            naam=a_name("Fenna Maria", "Proefveen"),
            verblijfplaats=a_home("Kerkpad", 4, "1234AC"),
            kinderen=[{"naam": a_name("Lars", "Proefveen")}],
        )
        page = browser.new_page(base_url=address, locale="nl-NL", viewport={"width": 1280, "height": 900})
        walk = Walk(page, address)
        walk.sign_in(town.director)
        page.goto(f"/huishoudens/{home.household.id}/")
        page.locator("summary", has_text="Meer over Fenna").click()
        walk.follow("Wat de BRP zegt over Fenna Proefveen")
        walk.sees("Nog niet gevraagd")
        walk.choose("purpose", "huishouden")
        walk.press("Vraag de BRP")
        walk.sees("Fenna Maria", "anders", "Kerkpad 4, 1234AC Lindeveen", "Lars Proefveen", "hier niet vastgelegd")
        walk.look("people-brp")
        walk.press("Adres overnemen voor het huishouden")
        walk.sees("Het adres uit de BRP is overgenomen")
        page.goto(f"/huishoudens/{home.household.id}/inzage/")
        walk.sees("vroeg de basisregistratie naar iemand")
        page.context.close()
