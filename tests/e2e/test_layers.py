"""Who reads it, moving, keeping back and the story, in a real browser, with full lists (H2, H1, A3)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.layers import actions as layers
from samenhang.meetings import actions as meetings
from samenhang.teams.models import Role
from tests.support.town import a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page

TALE = [
    ("Wonen en de buurt", "Wij slapen met z’n vieren in één kamer. De deur klemt, dus we laten hem open."),
    ("Geld", "De ene brief zegt dit, de andere dat. Ik leg ze in de la tot ik durf."),
    ("School", "Finn zegt dat hij buikpijn heeft. Op zaterdag heeft hij nooit buikpijn."),
]


def test_layers(page: "Page", live_server_url: str) -> None:
    walk, town = Walk(page, live_server_url), a_town("Lindeveen")
    home = town.home("Lotte Zomerdijk", "Ruben Zomerdijk", "Finn Zomerdijk (14 jaar)")
    director = town.colleague(name="Joris van Aken", domain="wmo")
    town.open_case(home, director=director)
    for number in range(20):
        town.involve(home, town.colleague(name=f"Collega met een Lange Naam {number + 1}"))
    by = director.viewer
    with viewing(by):
        for number in range(40):
            layers.tell(
                key=(home.household.id, home.ids[2] if number % 7 == 3 else None, "case_team", ""),
                words=TALE[number % 3][1],
                told_by=home.people[number % 2].full_name,
                told_on=timezone.localdate() - timedelta(days=200 - number),
                by=by,
                at=town.now,
            )
        entry = meetings.write_entry(
            case=home.opened,
            layer="domain",
            domain="wmo",
            told=meetings.Told("visit", town.now - timedelta(hours=2), "De huur is zes weken te laat. Lotte wist het."),
            by=by,
            at=town.now,
        )
        meetings.write_entry(
            case=home.opened,
            layer="case_team",
            told=meetings.Told("contact", town.now - timedelta(hours=3), "De school doet vrijdag een melding."),
            hidden=layers.Hidden("safety", "Vooraf weten brengt Finn in gevaar.", timezone.localdate() + timedelta(5)),
            by=by,
            at=town.now,
        )
    walk.sign_in(director)

    # Who reads it changes with the choice, before anything is saved.
    page.goto(reverse("meetings:write", args=[home.opened.id]))
    walk.sees("Collega met een Lange Naam", "collega’s")
    page.locator("[name=person]").select_option(str(home.ids[2]))
    page.get_by_text("Finn mag dit zelf lezen").wait_for()
    page.locator("[name=file][value='domain:wmo']").check(force=True)
    page.get_by_text("Verder nog geen collega.").wait_for()
    page.locator("summary", has_text="Niet zichtbaar voor de inwoner").click()
    walk.look("layers-01-writing")

    page.goto(reverse("meetings:logbook", args=[home.opened.id]))
    walk.sees("wordt over 5 dagen zichtbaar voor de inwoner")
    walk.look("layers-02-logbook")

    # Moving: who comes to read it, by name.
    page.goto(reverse("layers:move", args=[home.household.id, "logboek", entry.id]))
    page.locator("[name=file][value='shared']").check(force=True)
    page.locator("input[name=seen][value='shared|']").wait_for(state="attached")
    walk.look("layers-03-move")
    page.locator("[name=basis]").select_option("wmo-onderzoek")
    walk.field("reason", "De corporatie moet de huur kunnen regelen.")
    walk.press("Verplaatsen")
    walk.sees("Het is verplaatst.", "Stond tot")

    page.goto(reverse("layers:story", args=[home.household.id]))
    page.locator("summary", has_text="Klopt het nog").first.click()
    walk.look("layers-04-story")
    page.get_by_role("button", name="Lotte").first.click()
    walk.sees("Genoteerd: dit klopt nog.")
    page.goto(reverse("layers:tell", args=[home.household.id]))
    walk.look("layers-05-tell")
    page.goto(reverse("conversations:start", args=[home.opened.id]) + "?met=samen")
    walk.sees("Dit is al verteld")
    walk.look("layers-06-conversation")

    page.goto(reverse("meetings:logbook", args=[home.opened.id]))
    page.get_by_role("link", name="Langer, of nu laten zien").first.click()
    walk.look("layers-07-hide")

    guard = Walk(page, live_server_url)
    guard.sign_in(town.colleague(Role.PRIVACY_OFFICER, name="Petra Privacy"))
    page.goto(reverse("layers:watched"))
    guard.look("layers-08-watched")
    page.get_by_role("link", name="Regel in het logboek").first.click()
    guard.look("layers-09-watched-one")
