"""D8, first form: the plan on one page for the fridge door, with nothing on it that must not hang there."""

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from samenhang.access.viewer import viewing
from samenhang.people import actions as people
from tests.plans.scenes import Scene, a_scene, days
from tests.support.axe import violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

WORDS = [
    "We willen weten wat we elke week kunnen uitgeven, zonder dat er een envelop dicht blijft",
    "Bo gaat weer elke dag naar school en heeft iemand om mee te praten als het even niet gaat",
    "Ana slaapt hele nachten en heeft twee ochtenden in de week voor zichzelf",
]
STEPS = [
    "Samen alle brieven openen en op stapels leggen",
    "Een betaalrekening aanvragen met een vast weekbedrag",
    "Met de woonstichting afspreken hoe de huur wordt ingehaald",
    "Elke dinsdag een half uur de post doen met de buurvrouw",
    "Bo brengt een briefje naar de mentor over hoe het thuis gaat",
    "De mentor belt op vrijdag hoe de week op school was",
    "Oma haalt Bo op woensdag op en eet mee",
    "De huisarts bellen over het slapen en de medicijnen",
    "Uitzoeken of de opvang op twee ochtenden kan",
    "Een wandelgroep zoeken in de buurt",
]


def full(scene: Scene) -> None:
    """This function will fill the plan with three goals and ten actions of ordinary length."""
    goals = [scene.goal(words, seen_by="Op zondagavond is er rust en weten we wie wat doet.") for words in WORDS]
    for number, what in enumerate(STEPS):
        more = {"doer": "network", "doer_name": "Buurvrouw Corrie van nummer 12", "doer_id": None} if number % 3 else {}
        scene.action(what, goals[number % 3], due_on=days(number * 3 - 4), **more)


def signed_in(page: "Page", scene: Scene) -> "Page":
    """This function will let the browser be the director's."""
    session = scene.client.cookies["sessionid"].value
    host = urlsplit(page.context.request.get("/healthz").url)
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": f"{host.scheme}://{host.netloc}"}])
    return page


def test_nothing_hangs_there_that_must_not() -> None:
    scene = a_scene("Ana de Vries", "Bo de Vries (2012-03-01)")
    by = scene.town.officer.viewer
    with viewing(by):
        hidden = people.add_person(
            identity=people.Identity(family_name="Verborgen", bsn="111222333", secrecy=7), by=by, at=scene.town.now
        )
        people.join_household(
            household=scene.home.household,
            person_id=hidden.id,
            place="adult",
            starts_on=days(-90),
            by=by,
            at=scene.town.now,
        )
        for person in (hidden.id, None):
            people.keep_contact(
                household=scene.home.household,
                person_id=person,
                details={"street": "Geheimlaan", "number": "7", "postcode": "1234AB", "city": "Schuilstad"},
                by=by,
                at=scene.town.now,
            )
    full(scene)
    scene.agree()
    page = scene.get("koelkast/")
    for secret in ("111222333", "222333", "Geheimlaan", "1234AB", "1234 AB", "Schuilstad", "Verborgen"):
        assert secret not in page
    for text in (*WORDS, *STEPS, "Buurvrouw Corrie", "Rik Regie", "012-3456789", "Versie 1, afgesproken op"):
        assert text in page, text
    assert "<title>" in page and "Vries" not in page.split("<title>")[1].split("</title>")[0]


def test_what_was_agreed_hangs_there_until_it_is_agreed_anew() -> None:
    scene = a_scene()
    goal = scene.goal("Rust in huis")
    first = scene.action("Eerste stap", goal)
    assert "Dit is een concept" in scene.get("koelkast/")
    scene.agree()
    scene.post(f"acties/{first.id}/uitkomst/", how="done")
    scene.goal("Er kwam iets bij")
    page = scene.get("koelkast/")
    assert "Er kwam iets bij" not in page and "Versie 1" in page and "tick--done" in page
    assert "Dit is een concept" not in page and "?concept=1" in page
    draft = scene.get("koelkast/?concept=1")
    assert "Er kwam iets bij" in draft and "Dit is een concept" in draft
    scene.agree()
    assert "Er kwam iets bij" in scene.get("koelkast/")


def test_an_empty_plan_prints_a_word_and_no_error() -> None:
    scene = a_scene()
    assert "Er staat nog geen doel in het plan" in scene.get("koelkast/")


def test_three_goals_and_ten_actions_fit_one_page(page: "Page", tmp_path: Path) -> None:
    scene = a_scene("Ana de Vries", "Bo de Vries (2012-03-01)")
    scene.post("belangrijk/", matters="Dat we weer een gewone week hebben, met rust aan tafel.", version=0)
    full(scene)
    scene.agree()
    signed_in(page, scene).goto(scene.url("koelkast/"))
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    (tmp_path / "fridge.pdf").write_bytes(pdf)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1
    page.emulate_media(media="print")
    assert page.locator(".paper-bar").is_hidden() and page.locator(".fridge__contact").is_visible()


def test_the_plans_screens_pass_axe_wide_and_narrow(page: "Page") -> None:
    scene = a_scene("Ana de Vries", "Bo de Vries (2012-03-01)")
    full(scene)
    scene.agree()
    scene.goal("Nog een doel")
    goal = scene.whole().now[0].goal
    action = scene.whole().lines[0].action
    scene.post(f"acties/{scene.whole().lines[1].action.id}/uitkomst/", how="done")
    signed_in(page, scene)
    assert goal
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for rest in (
            "",
            "akkoord/",
            "koelkast/",
            "versies/1/",
            f"doelen/{goal.id}/",
            f"doelen/{goal.id}/afronding/",
            f"acties/{action.id}/",
            f"acties/{action.id}/uitkomst/",
        ):
            page.goto(scene.url(rest))
            assert violations(page) == [], f"{rest} {width}"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{rest} {width} is too wide"
