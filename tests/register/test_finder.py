"""The box that finds while one types, in a real browser: by keyboard, announced, accessible, at any width."""

import os

import pytest
from playwright.sync_api import expect

from tests.register.test_screens import sign_in
from tests.support.axe import violations
from tests.support.town import Town, a_town


@pytest.fixture
def town() -> Town:
    town = a_town("Lindeveen")
    for names in (
        ("Youssef Wijnbergen", "Fatma Wijnbergen (1988-07-09)", "Bo van der Wijnbergen (8 jaar)"),
        ("Sjoerd Weinberg", "محمد Wijnstra"),
    ):
        town.open_case(town.home(*names))
    return town


def picture(page, name: str) -> None:
    if folder := os.environ.get("SAMENHANG_SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png")


@pytest.mark.parametrize("width", [1280, 390])
def test_somebody_is_found_by_keyboard_while_typing(page, live_server_url: str, town: Town, width: int) -> None:
    sign_in(page, live_server_url, town.director)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/zoeken/")
    picture(page, f"find-search-{width}")
    box = page.get_by_role("banner").get_by_role("combobox")
    box.press_sequentially("wijnb", delay=20)
    options = page.get_by_role("banner").get_by_role("option")
    expect(options).to_have_count(3)
    expect(page.get_by_role("banner").get_by_role("status")).to_have_text("3 gevonden")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    picture(page, f"find-typing-{width}")
    assert [(rule["id"], node[:200]) for rule in violations(page) for node in rule["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    box.fill("")
    box.press_sequentially("joesoef", delay=20)
    expect(options).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Youssef Wijnbergen").first).to_be_visible()
    assert "joesoef" not in page.url
    assert "Youssef" not in page.title()


def test_enter_without_choosing_shows_the_search_screen(page, live_server_url: str, town: Town) -> None:
    sign_in(page, live_server_url, town.director)
    page.goto("/zoeken/")
    box = page.get_by_role("banner").get_by_role("combobox")
    box.fill("weinberg")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="personen gevonden")).to_be_focused()
    expect(page.get_by_text("lijkt erop").first).to_be_visible()
    picture(page, "find-results-1280")
    page.set_viewport_size({"width": 390, "height": 900})
    picture(page, "find-results-390")
