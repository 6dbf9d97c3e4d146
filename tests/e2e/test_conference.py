"""A casusoverleg in a real browser: three people type at once, on the wall only what all may hear (F1)."""

from typing import TYPE_CHECKING

from samenhang.access.viewer import viewing
from samenhang.meetings.actions import planning
from tests.support.conference_tables import a_table, here
from tests.support.town import a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def test_three_type_at_once_and_one_may_not_hear(page: "Page", browser: "Browser", live_server_url: str) -> None:
    town = a_town("Lindeveen")
    there = a_table(town, names=("Samira Duinpan", "Bo (8 jaar)"))
    third = town.colleague(name="Lotte Lijster", domain="jeugd")
    town.involve(there.home, third)
    with viewing(there.director.viewer) as at:
        planning.take_part(meeting=there.meeting, hats=[third.hat.id], by=there.director.viewer, at=at)
    here(there, there.director, there.colleague, third)
    walk = Walk(page, live_server_url)
    walk.sign_in(there.director)
    page.goto("/overleg/")
    walk.look("conference-01-list")
    walk.follow("Casusoverleg noord")
    walk.look("conference-02-agenda")
    walk.press("Overleg beginnen")
    walk.press("Punt 1 beginnen")
    address = page.url
    tabs = [page]
    for who in (there.colleague, third):
        context = browser.new_context(base_url=live_server_url, locale="nl-NL", timezone_id="Europe/Amsterdam")
        tab = context.new_page()
        Walk(tab, live_server_url).sign_in(who)
        tab.goto(address)
        tabs.append(tab)
    words = ["Samira belt zelf met de bank.", "De huur is tot mei betaald.", "Bo gaat mee naar de judoclub."]
    for tab, text in zip(tabs, words, strict=True):
        tab.locator("#id_text").press_sequentially(text, delay=5)
    for tab in tabs:
        for text in words:
            tab.locator("#together").get_by_text(text).wait_for()
    assert [tab.locator("#id_text").input_value() for tab in tabs] == words
    page.get_by_text("Besluit vastleggen").first.click()
    walk.field("words", "De stop gaat niet door voor mei.")
    walk.press("Besluit vastleggen")
    page.get_by_text("Actie afspreken").first.click()
    walk.field("what", "De bank bellen, samen met Samira")
    walk.choose("who", f"hat:{third.hat.id}")
    walk.press("Actie afspreken")
    walk.sees("De stop gaat niet door voor mei.", "De bank bellen, samen met Samira")
    walk.look("conference-03-table")
    for tab in tabs[1:]:
        tab.locator("#together").get_by_text("De stop gaat niet door voor mei.").wait_for()
    walk.follow("Op de muur")
    walk.sees(*words)
    walk.look("conference-04-wall")
    here(there, there.stranger)  # comes in late
    page.get_by_text("Mag dit niet horen:").wait_for()
    walk.sees_not(*words, "De stop gaat niet door voor mei.")
    walk.look("conference-05-gate")
    page.locator("button", has_text="Is van tafel").click()
    page.get_by_text(words[0]).wait_for()
    page.goto(f"/overleg/{there.meeting.id}/")
    walk.press("Overleg afsluiten")
    walk.sees("De stop gaat niet door voor mei.", *words)
    walk.look("conference-06-record")
    walk.press("Verslag afdrukken")
    walk.sees("Afgedrukt door")
    page.goto(f"/casussen/{there.home.opened.id}/samen-verder/")
    walk.look("conference-07-together")
    page.goto("/overleg/nieuw/")
    walk.look("conference-08-plan")
    walk.sign_in(there.stranger)
    page.goto(f"/overleg/{there.meeting.id}/verslag/")
    walk.sees("een casus waar u niet bij bent")
    walk.sees_not(*words, "Duinpan", "De stop gaat niet door voor mei.")
    for tab in tabs[1:]:
        tab.context.close()
