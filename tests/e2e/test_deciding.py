"""A decision up two rungs, refused, and taken otherwise with named backing, in a real browser (G4, G5, G8)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from tests.support.deciding import a_ladder, typed
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_refused_twice_and_taken_otherwise_with_backing(page: "Page", live_server_url: str) -> None:
    walk = Walk(page, live_server_url)
    ladder = a_ladder("Lotte Zomerdijk (1988-04-12)", "Finn Zomerdijk (9 jaar)")
    director, lead, head = ladder.town.director, ladder.lead, ladder.head

    walk.sign_in(director)
    page.goto(f"/casussen/{ladder.case.id}/samen-verder/")
    walk.follow("Besluit opstellen")
    said = typed(what="Wij schieten drie maanden huur voor, Lotte en Finn.", why="Lotte Zomerdijk verliest de woning.")
    for name in ("what", "for_whom", "rule", "why", "alternatives", "effects_short", "effects_long", "review_on"):
        walk.field(name, said[name])
    walk.choose("kind", "money")
    walk.choose("outside", "yes")
    for name, text in (("payer_1", "Gemeente"), ("amount_1", "900,00"), ("times_1", "3")):
        walk.field(name, text)
    page.locator("[name=per_1]").select_option("month")
    walk.look("deciding-01-new")
    walk.press("Besluit klaarzetten")
    one = page.url

    def asked() -> None:
        assert page.url == one, page.locator("main").inner_text()[:1500]
        walk.sees("De vraag is gesteld.")

    walk.sees("Hier gaat over: teamleider.", "Dit besluit kost € 2.700,00")
    walk.look("deciding-02-decision")
    walk.follow("Rugdekking vragen")
    assert "de inwoner verliest de woning" in page.locator("[name=why]").input_value()
    page.locator("[name=nobody]").check(force=True)
    walk.look("deciding-03-ask")
    walk.press("Vraag stellen")
    asked()

    walk.sign_in(lead)
    walk.look("deciding-04-first-page")
    page.goto("/besluiten/")
    walk.look("deciding-05-asked")
    page.locator("main table a").first.click()
    walk.sees_not("Zomerdijk")
    walk.choose("word", "refuses")
    walk.press("Antwoorden")
    walk.sees("Vul in waarom niet.")
    walk.field("reason", "Drie maanden is te veel zonder regeling.")
    walk.field("instead", "Eén maand, met een betalingsregeling.")
    walk.look("deciding-06-envelope")
    walk.press("Antwoorden")

    walk.sign_in(director)
    page.goto(one)
    walk.sees("geen rugdekking", "Eén maand, met een betalingsregeling.", "Een beraad helpt vaker")
    walk.look("deciding-07-refused")
    walk.follow("Een trede hoger vragen")
    page.locator("[name=nobody]").check(force=True)
    walk.field("because", "De verhuurder wil geen regeling voor één maand.")
    walk.press("Vraag stellen")
    asked()
    walk.sign_in(head)
    page.goto("/besluiten/")
    page.locator("main table a").first.click()
    walk.choose("word", "refuses")
    walk.field("reason", "Dit doen wij niet zonder regeling.")
    walk.field("instead", "Ik bel de verhuurder. Vraag één maand.")
    walk.press("Antwoorden")

    walk.sign_in(director)
    page.goto(one)
    walk.follow("Anders besluiten")
    walk.field("what", "Wij schieten één maand huur voor, met een regeling.")
    walk.field("times_1", "1")
    walk.look("deciding-08-change")
    walk.press("Opslaan")
    walk.follow("Rugdekking vragen")
    page.locator("[name=nobody]").check(force=True)
    walk.press("Vraag stellen")
    asked()
    walk.sign_in(lead)
    page.goto("/besluiten/")
    page.locator("main table a").first.click()
    walk.choose("word", "conditions")
    walk.field("condition", "De regeling is getekend voor de betaling.")
    walk.press("Antwoorden")

    walk.sign_in(director)
    page.goto(one)
    walk.sees("Achter u staat:", "Tine Leiding", "teamleider Wmo", "De regeling is getekend voor de betaling.")
    walk.follow("Besluit nemen")
    walk.field("action", "De huur overmaken")
    walk.field("due_on", (timezone.localdate() + timedelta(days=3)).isoformat())
    walk.look("deciding-09-take")
    walk.press("Besluit nemen")
    walk.sees("genomen", "Achter u staat:")
    walk.look("deciding-10-taken")
    page.goto(f"/casussen/{ladder.case.id}/logboek/")
    walk.sees("achter dit besluit staat Tine Leiding, teamleider Wmo")
    page.goto(f"{one}terugblik/")
    walk.look("deciding-11-review")
    page.goto(f"{one}budget/")
    walk.look("deciding-12-no-budget")

    walk.sign_in(ladder.manager)
    page.goto("/besluiten/mandaat/")
    walk.look("deciding-13-mandate")
    page.goto("/besluiten/mandaat/regels/")
    walk.look("deciding-14-rule")
    page.goto("/budget/potten/nieuw/")
    walk.look("deciding-15-pot")
    walk.field("name", "Samenpot (fictief)")
    walk.field("amount", "10.000,00")
    page.locator("[name=may_teamleider][value=all]").check(force=True)
    walk.press("Opslaan")
    walk.look("deciding-16-pots")
    walk.sign_in(director)
    page.goto(f"{one}budget/")
    walk.press("Geld vastleggen")
    walk.sees("Het geld is vastgelegd.", "Afrekenen")
    walk.look("deciding-17-committed")
    page.goto("/besluiten/mijn/")
    walk.look("deciding-18-mine")
    page.goto("/besluiten/opbrengst/")
    walk.look("deciding-19-brought")
