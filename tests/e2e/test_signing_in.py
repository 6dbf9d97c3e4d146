"""Signing in as somebody new does it: password, app, recovery codes, a passkey; own sessions; two hats in two tabs."""

import re
from typing import TYPE_CHECKING

from django.core.cache import caches

from samenhang.teams.models import Role
from tests.support.town import a_town
from tests.support.walk import Walk
from tests.teams.test_sign_in import PASSWORD, code_of, somebody

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.town import Colleague

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_a_passkey_device(page: "Page") -> None:
    """This function will give the browser a device that answers for a finger."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def gives_password(walk: Walk, who: "Colleague") -> None:
    """This function will fill in the sign-in page."""
    walk.page.goto(f"{walk.address}/aanmelden/")
    walk.field("login", who.user.email)
    walk.field("password", PASSWORD)
    walk.press("Aanmelden")


def gives_code(walk: Walk, secret: str, button: str) -> None:
    """This function will type the code the app shows now, as the next half minute would let it."""
    caches["default"].clear()
    walk.field("code", code_of(secret))
    walk.press(button)


def test_from_a_password_to_a_passkey(page: "Page", live_server_url: str) -> None:
    address = live_server_url.replace("127.0.0.1", "localhost")  # a passkey is for a name, not for a number
    walk, town = Walk(page, address), a_town("Lindeveen")
    with_a_passkey_device(page)
    who = somebody(town)
    page.goto(f"{address}/aanmelden/")
    walk.look("signing-in-01-password")
    gives_password(walk, who)
    walk.sees("Bevestig dat u het bent")
    walk.field("password", PASSWORD)
    walk.press("Bevestigen")
    walk.look("signing-in-02-app")
    secret = page.locator("main code").inner_text()
    gives_code(walk, secret, "Instellen")
    walk.sees("U ziet deze codes alleen nu")
    walk.look("signing-in-03-recovery-codes")
    codes = [code.inner_text() for code in page.locator("main code").all()]
    assert len(codes) == 10
    page.reload()
    assert page.locator("main code").count() == 0

    page.goto(f"{address}/account/")
    walk.sees("U heeft nog 10 herstelcodes", "deze aanmelding")
    walk.follow("Toegangssleutel toevoegen")
    walk.field("name", "Mijn laptop")
    page.get_by_label("Zonder wachtwoord aanmelden met deze sleutel").check()
    walk.look("signing-in-04-passkey")
    walk.press("Toevoegen")
    page.wait_for_url(re.compile("/account/$"))
    walk.sees("Mijn laptop")
    walk.look("signing-in-05-mine")

    page.locator("form[data-sign-out] button").first.click()
    page.wait_for_url(re.compile("/aanmelden/"))
    walk.press("Aanmelden met een toegangssleutel")
    page.wait_for_url(re.compile(f"{re.escape(address)}/$"))
    page.goto(f"{address}/account/")
    walk.sees("gebruikt")

    page.locator("form[data-sign-out] button").first.click()
    page.wait_for_url(re.compile("/aanmelden/"))
    gives_password(walk, who)
    walk.sees("Tweede stap")
    walk.look("signing-in-06-second-step")
    walk.press("Toegangssleutel gebruiken")
    page.wait_for_url(re.compile(f"{re.escape(address)}/$"))

    page.goto(f"{address}/account/")
    page.get_by_role("link", name=re.compile("^Andere naam")).click()
    page.wait_for_url(lambda address: not address.endswith("/account/"))
    if page.get_by_role("heading", name="Bevestig dat u het bent").count():
        walk.field("password", PASSWORD)
        walk.press("Bevestigen")
    walk.field("name", "Laptop van het werk مرحبا")
    walk.press("Opslaan")
    walk.sees("Laptop van het werk مرحبا")
    page.get_by_role("link", name=re.compile("^Weghalen")).click()
    walk.press("Weghalen")
    page.wait_for_url(re.compile("/account/$"))
    walk.sees_not("Laptop van het werk")
    assert page.get_by_role("link", name="App weghalen").count() == 0  # the only second step there is


def test_two_hats_in_two_tabs_and_a_shared_computer(page: "Page", live_server_url: str) -> None:
    walk, town = Walk(page, live_server_url), a_town("Lindeveen")
    one = town.colleague(name="Chris Tweehoed", domain="wmo")
    two = town.another_hat(one, Role.PARTNER, organisation=town.organisation("Welzijn Veenrand"))
    walk.sign_in(one)
    walk.sees("Voor wie werkt u nu?")
    walk.look("signing-in-07-hats")
    page.get_by_role("button", name=re.compile("Welzijn Veenrand")).click()
    page.wait_for_url(re.compile(two.start))
    walk.sees("U werkt nu als partner voor Welzijn Veenrand")
    walk.look("signing-in-08-one-hat")
    page.locator("details.menu:has(.me) > summary").click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=re.compile(town.municipality.name)).first.click()
    other = opened.value
    other.wait_for_load_state()
    assert one.start in other.url and town.municipality.name in other.title()
    page.goto(f"{live_server_url}{two.start}collegas/")
    other.goto(f"{live_server_url}{one.start}collegas/")
    Walk(other, live_server_url).look("signing-in-09-other-hat")
    page.reload()
    walk.sees("U werkt nu als partner voor Welzijn Veenrand")
    other.close()

    page.context.clear_cookies()
    who = somebody(town)
    page.goto("/aanmelden/")
    page.get_by_label("Dit is een gedeelde computer").check()
    walk.field("login", who.user.email)
    walk.field("password", PASSWORD)
    walk.press("Aanmelden")
    walk.field("password", PASSWORD)
    walk.press("Bevestigen")
    gives_code(walk, page.locator("main code").inner_text(), "Instellen")
    page.goto("/collegas/")
    walk.sees("Gedeelde computer: na tien minuten stilte wordt u afgemeld")
    assert page.locator("#session-dialog").get_attribute("data-session-seconds") == "600"
    walk.look("signing-in-10-shared")
