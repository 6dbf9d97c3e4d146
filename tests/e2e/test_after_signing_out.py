"""After signing out the browser keeps nothing: the button back shows no page, and no storage holds a word."""

from playwright.sync_api import Page

from tests.support.road import SECRETS, a_road
from tests.support.town import a_town
from tests.support.walk import Walk


def test_the_button_back_shows_nothing(page: Page, live_server_url: str) -> None:
    road = a_road(a_town())
    walk = Walk(page, live_server_url)
    walk.sign_in(road.town.director)
    page.goto(f"/casussen/{road.case.id}/")
    walk.sees(SECRETS["name"])
    page.goto(f"/casussen/{road.case.id}/logboek/")
    walk.sees(SECRETS["logged"])
    page.locator("form[data-sign-out]").first.evaluate("one => one.requestSubmit()")
    page.wait_for_url("**/aanmelden/**")
    for _ in range(3):
        page.go_back()
        page.wait_for_load_state()
        walk.sees_not(SECRETS["logged"], SECRETS["name"])
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert not any(word in kept for word in SECRETS.values())
    assert "htmx-history-cache" not in kept and str(road.case.id) not in kept
