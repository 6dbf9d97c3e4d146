"""Two colleagues on one Omgekeerde Toets, each in their own browser; the triangle; then it is ended (G1, G3, F11)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from tests.support.walk import Walk
from tests.weighing.scenes import a_table

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def write(page: "Page", part: str, words: str, *, save: bool = True) -> None:
    """This function will open a part on the page, type in it, and save it there."""
    place = page.locator(f"[id='deel-{part}']")
    place.get_by_role("link", name="Invullen").first.click()
    place.locator("textarea").first.fill(words)
    if save:
        place.get_by_role("button", name="Opslaan").click()
        place.locator("textarea").wait_for(state="detached")


def test_two_weigh_together(page: "Page", browser: "Browser", live_server_url: str) -> None:
    table = a_table("Lotte Zomerdijk", "Finn Zomerdijk (14 jaar)")
    rik, fatima = Walk(page, live_server_url), Walk(browser.new_page(base_url=live_server_url), live_server_url)
    rik.sign_in(table.town.director)
    fatima.sign_in(table.other)
    try:
        rik.page.goto(reverse("cases:together", args=[table.case.id]))
        rik.follow("Omgekeerde toets beginnen")
        rik.field("question", "Laten we de uitkering doorlopen tot de schuldregeling rond is?")
        rik.look("weighing-01-begin")
        rik.press("Toets beginnen")
        address = rik.page.url
        fatima.page.goto(address)

        # Each in their own part, at the same moment; then both in one, and nothing is lost.
        write(rik.page, "wants", "Ik wil in dit huis blijven, en dat Finn gewoon naar school kan.")
        write(fatima.page, "expects", "Dat iemand terugbelt, en dat participatie niet alleen werken is.")
        write(fatima.page, "effect", "Geen nieuwe schulden, en rust in huis.", save=False)
        rik.page.evaluate("window.dispatchEvent(new Event('focus'))")  # or ten seconds later by itself
        rik.sees("Fatima Ferm werkt nu aan", "Dat iemand terugbelt")
        rik.page.reload()
        rik.sees("Fatima Ferm schrijft hier nu", "Fatima Ferm werkt nu aan", "Dat iemand terugbelt")
        write(rik.page, "effect", "Rust in huis en een dak boven het hoofd.")
        place = fatima.page.locator("[id='deel-effect']")
        place.get_by_role("button", name="Opslaan").click()
        place.get_by_text("Er is niets verloren").wait_for()
        fatima.look("weighing-02-both")
        place.locator("textarea").fill("Rust in huis, een dak boven het hoofd en geen nieuwe schulden.")
        place.get_by_role("button", name="Opslaan").click()
        place.locator("textarea").wait_for(state="detached")

        for number, title in enumerate(("Doorbetalen tot de regeling rond is", "Een maand uitstel geven")):
            option = table.option(table.latest(), title)
            for who in ("resident", "municipality"):
                table.write(
                    table.latest(), f"effect_on.{option.id}.{who}", now="rust" * (number + 1), later="minder kosten"
                )
        test = table.latest()
        table.fill_rest(test)
        rik.page.goto(address)
        rik.look("weighing-03-test")
        rik.page.get_by_role("button", name="participatie", exact=False).first.click()
        rik.page.locator(".known__meaning:popover-open").get_by_text("Werk en inkomen").wait_for()
        rik.page.keyboard.press("Escape")

        # The triangle: the own position first.
        rik.press("Wegen in de waardendriehoek")
        triangle = rik.page.url
        fatima.page.goto(triangle)
        for walk, marks in ((fatima, (2, 4, 9)), (rik, (9, 7, 5))):
            walk.page.goto(triangle)
            assert walk.page.locator(".weigh-triangle__picture").count() == 0
            walk.page.get_by_role("link", name="Mijn standpunt geven").nth(1).click()
            for name, mark in zip(("engagement", "returns", "legitimacy"), marks, strict=True):
                walk.choose(name, str(mark))
            walk.field("words", f"Volgens mij is dit {marks[0]} waard.")
            walk.press("Standpunt geven")
        rik.sees("u verschilt", "van 2 (Fatima Ferm) tot 9 (Rik Regie)")
        rik.look("weighing-04-triangle")

        # Begun by one, ended by another; then it is fixed.
        fatima.page.goto(reverse("weighing:end", args=[table.case.id, test.id]))
        fatima.choose("outcome", "conditions")
        fatima.page.locator("[name=option]").select_option(label="Doorbetalen tot de regeling rond is")
        fatima.field("conditions", "Elke twee weken een gesprek aan de keukentafel.")
        fatima.field("because", "Stoppen kost iedereen meer, en het gezin het meest.")
        fatima.field("decider", "de teamleider")
        fatima.field("review_on", (timezone.localdate() + timedelta(days=60)).isoformat())
        fatima.look("weighing-05-end")
        fatima.press("Toets afronden")
        fatima.sees("Uitkomst: doen onder voorwaarden", "door Fatima Ferm", "gebruikt vóór het besluit")
        assert fatima.page.get_by_role("link", name="Invullen").count() == 0
        fatima.look("weighing-06-ended")
        fatima.page.goto(reverse("weighing:paper", args=[table.case.id, test.id]))
        fatima.look("weighing-07-paper")
        fatima.page.goto(reverse("vocabulary:words"))
        fatima.look("weighing-08-words")
        fatima.page.goto(reverse("weighing:laws"))
        fatima.look("weighing-09-laws")
    finally:
        fatima.page.close()
