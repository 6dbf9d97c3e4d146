"""A session that ends while somebody types: nothing is sent, nothing is lost, and one goes on where one was."""

import re
from typing import TYPE_CHECKING

from tests.support.town import a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page

WARNED = "Concept niet bewaard: u bent afgemeld"


def test_what_was_typed_after_the_session_ended_is_sent_after_signing_in_again(
    page: "Page", live_server_url: str
) -> None:
    walk, town = Walk(page, live_server_url), a_town("Lindeveen")
    home = town.home("Anna de Vries")
    case = town.open_case(home)
    walk.sign_in(town.director)
    page.goto(f"/casussen/{case.id}/logboek/nieuw/")
    what, status = page.locator("textarea[name=what]"), page.locator("[data-draft-status]")
    what.fill("Voor het einde.")
    status.filter(has_text="Concept bewaard").wait_for()
    page.context.clear_cookies(name="sessionid")
    what.press_sequentially(" Erna getypt.")
    status.filter(has_text=WARNED).wait_for()
    send = page.get_by_role("button", name="In het logboek zetten")
    send.click()
    out = page.locator("#signed-out-dialog")
    out.get_by_text("Er is niets verstuurd en niets verloren").wait_for()
    out.get_by_role("button", name="Sluiten").click()

    # Somebody else at the same desk: what the director typed is not sent as theirs.
    sign_in_elsewhere(walk, town.officer.client().cookies["sessionid"].value)
    send.click()
    out.get_by_text("Er is niets verstuurd").wait_for()
    out.get_by_role("button", name="Sluiten").click()

    sign_in_elsewhere(walk, town.director.client().cookies["sessionid"].value)
    what.press_sequentially(" En verder.")
    status.filter(has_text="Concept bewaard").wait_for()
    send.click()
    page.wait_for_url(re.compile("/logboek/$"))
    walk.sees("Voor het einde. Erna getypt. En verder.")


def sign_in_elsewhere(walk: Walk, session: str) -> None:
    """This function will do what signing in in another tab does: a new session, and no form's key holds any more."""
    walk.page.context.clear_cookies()
    walk.page.context.add_cookies([{"name": "sessionid", "value": session, "url": walk.address}])
    walk.page.context.request.get(f"{walk.address}/collegas/")
