"""Walking the screens as somebody does: each screen is looked at wide and narrow, and checked by axe."""

import contextlib
import os
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import expect

from tests.support.axe import violations
from tests.support.database import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.support.town import Colleague

ASKED = os.environ.get("SAMENHANG_PICTURES", "")
KEEPING = ASKED == "1"
"""Keep the pictures the docs use: `SAMENHANG_PICTURES=1 .venv/bin/python -m pytest tests/e2e`."""
LOOKING = ASKED == "all"
"""Keep a picture of every screen, wide and narrow, to look at: `SAMENHANG_PICTURES=all`; else nobody waits for them."""
PICTURES = ROOT / ("docs/screenshots" if KEEPING else "screenshots-out")
PATIENCE = 15_000
"""How long, in thousandths of a second, the walk waits for what should come; nobody waits for what is there."""
SOON = 5_000
"""How long a link's page is waited for; one that only changes a part of the page has no other address to wait for."""
SENDS = """one => {
    if (one.type !== "submit" || !one.form || one.form.method === "dialog" || one.form.target) return "";
    if (!one.form.noValidate && !one.formNoValidate && !one.form.checkValidity()) return "";
    const there = one.closest("[hx-boost], [data-hx-boost]");
    const asks = one.closest("form[hx-post], button[hx-post]");
    return asks || (there && there.getAttribute("hx-boost") === "true") ? "part" : "page";
}"""
"""Whether a button sends a form at all, and whether a page comes for it or only a part of one."""
BUSY = ".htmx-request, .htmx-swapping, .htmx-settling"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


class Walk:
    """One browser, walked by one colleague after another."""

    def __init__(self, page: "Page", address: str) -> None:
        self.page, self.address = page, address
        page.set_default_timeout(PATIENCE)

    def sign_in(self, who: "Colleague") -> None:
        """This function will go on as this colleague, with their hat on."""
        value = who.client().cookies["sessionid"].value
        self.page.context.clear_cookies()
        self.page.context.add_cookies([{"name": "sessionid", "value": value, "url": self.address}])
        self.page.goto("/")

    def field(self, name: str, text: str) -> None:
        """This function will type in the field of this name."""
        self.page.locator(f"main [name='{name}']:visible").first.fill(text)

    def choose(self, name: str, value: str) -> None:
        """This function will choose from the list, radios or boxes of this name."""
        found = self.page.locator(f"[name='{name}']")
        if found.first.evaluate("one => one.tagName") == "SELECT":
            found.first.select_option(value)
        else:
            self.page.locator(f"[name='{name}'][value='{value}']").check(force=True)

    def press(self, words: str) -> None:
        """This function will press the button of these words, and wait for the answer, not only the click."""
        self.send(self.page.locator("main").get_by_role("button", name=words, exact=True).first)

    def send(self, button: "Locator") -> None:
        """This function will press a button and wait until what it asks for stands there: a page, or a part of one."""
        kind = button.evaluate(SENDS)
        if kind == "page":
            with self.page.expect_navigation():
                button.click()
        elif kind == "part":
            with self.page.expect_response(lambda answer: answer.request.method == "POST"):
                button.click()
            expect(self.page.locator(BUSY)).to_have_count(0, timeout=PATIENCE)
        else:
            button.click()
        self.page.wait_for_load_state()

    def follow(self, words: str, *, exact: bool = True) -> None:
        """This function will follow the link of these words."""
        before = self.page.url
        link = self.page.get_by_role("link", name=words, exact=exact).first
        leads_on = link.evaluate("one => (one.href || location.href).split('#')[0]") != before.partition("#")[0]
        link.click()
        if leads_on:  # a click returns while the page it was on is still there
            with contextlib.suppress(TooLate):
                self.page.wait_for_url(lambda address: address != before, timeout=SOON)
        self.page.wait_for_load_state()

    def sees(self, *words: str) -> None:
        """This function will hold that all these words stand on the screen, or come to stand there."""
        body = self.page.locator("body")
        for word in words:
            expect(body).to_contain_text(word, use_inner_text=True, timeout=PATIENCE)

    def sees_not(self, *words: str) -> None:
        """This function will hold that none of these words stand on the page, shown or hidden."""
        text = self.page.content()
        assert [word for word in words if word in text] == []

    def look(self, name: str) -> None:
        """This function will check the screen by axe at both widths, hold that nothing falls off, and keep pictures."""
        if ASKED:
            PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.evaluate("document.activeElement && document.activeElement.blur()")
        for width, size in (("", WIDE), ("-narrow", NARROW)):
            self.page.set_viewport_size(size)  # type: ignore[arg-type]  # Playwright's own little dictionary
            found = violations(self.page)
            told = [f"{name} {width}: {f['id']} {[node[:160] for node in f['nodes'][:3]]}" for f in found]
            assert told == []
            wider = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert wider <= 0, f"{name}{width}: {wider} px fall off the screen"
            if KEEPING and not width:  # for the docs: the wide one, no longer than one reads
                tall = min(1600, int(self.page.evaluate("document.documentElement.scrollHeight")))
                part = {"x": 0, "y": 0, "width": 1280, "height": tall}
                self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True, clip=part)  # type: ignore[arg-type]  # as above
            elif LOOKING:
                self.page.screenshot(path=PICTURES / f"{name}{width}.png", full_page=True)
        self.page.set_viewport_size(WIDE)  # type: ignore[arg-type]  # as above
