"""Who stands beside somebody, in a real browser: recorded, shown calmly, and followed by the letters (A2, A6-A8)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.people.actions import beside
from tests.support import papers
from tests.support.town import a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_who_stands_beside_somebody(page: "Page", live_server_url: str) -> None:
    walk, town = Walk(page, live_server_url), a_town("Lindeveen")
    home = town.home("Lotte Zomerdijk", "Ruben Zomerdijk", "Finn Zomerdijk (9 jaar)")
    director = town.colleague(name="Joris van Aken", domain="wmo")
    town.open_case(home, director=director)
    by, day = director.viewer, timezone.localdate() - timedelta(days=40)
    with viewing(by):
        acts = beside.represent(
            household=home.household,
            person=home.people[0],
            details={
                "kind": "administrator",
                "name": "Wim van Beheer",
                "organisation": "Beheer en Zo",
                "phone": "012-444 55 56",
                "mandate": ["money"],
                "starts_on": day,
                "decided_by": "rechtbank Lindeveen",
                "case_number": "26-0000/VB",
            },
            by=by,
            at=town.now,
        )
        beside.keep_document(representative=acts, sent=papers.a_pdf(), by=by, at=town.now)
    whose = [home.household.id, home.ids[0]]
    walk.sign_in(director)

    # What helps: a Turkish interpreter at the table, large letters.
    page.goto(reverse("cases:needs", args=whose))
    walk.field("language", "Turks")
    walk.choose("interpreter_way", "there")
    page.locator("[name=interpreter]").check(force=True)
    for name, value in [("reading", "easy"), ("sight", "large"), ("understanding", "pictures"), ("said_by", "self")]:
        walk.choose(name, value)
    walk.look("beside-01-needs")
    walk.press("Opslaan")

    # The network.
    page.goto(reverse("cases:add_acquaintance", args=whose))
    walk.field("name", "Buurvrouw Corrie")
    walk.field("called_for", "oppassen als het te veel wordt")
    walk.field("phone", "012-777 88 89")
    for name, value in [("kind", "neighbour"), ("near", "near"), ("knows", "yes"), ("agreed", "yes")]:
        walk.choose(name, value)
    walk.choose("life_domains", "zorg")
    walk.look("beside-02-network")
    walk.press("Vastleggen")

    # The client supporter: the reminder leads there.
    walk.sees("Is cliëntondersteuning al aangeboden?")
    page.goto(reverse("cases:offer_support", args=whose))
    walk.choose("answer", "wants")
    walk.look("beside-03-offer")
    walk.press("Vastleggen")
    page.goto(reverse("cases:add_supporter", args=whose))
    walk.field("name", "Sanne Steun")
    walk.look("beside-04-supporter")
    walk.press("Vastleggen")
    page.locator(".standing").wait_for()  # fetched by the page itself
    walk.sees("Wim van Beheer", "Buurvrouw Corrie", "Sanne Steun", "tolk Turks", "grote letters")
    walk.look("beside-05-people")

    for number, name, args in (
        (6, "represent", whose),
        (7, "add_document", [acts.id]),
        (8, "end_representation", [acts.id]),
        (9, "network", whose[:1]),
        (10, "agree_to_help", whose[:1]),
        (11, "ask", whose[:1]),
        (12, "sharing_paper", whose[:1]),
    ):
        page.goto(reverse(f"cases:{name}", args=args))
        walk.look(f"beside-{number:02}-{name}")
    walk.sees("Bu kâğıdı", "eenvoudige taal")
