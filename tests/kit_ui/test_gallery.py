"""The atoms in a real browser: accessible, at any width, by keyboard alone, losing nothing."""

import pytest
from playwright.sync_api import expect

from tests.support.axe import violations

SCREENS = ["lijst/?melding=1", "formulier/", "map/", "inwoner/", "deur/", "papier/", "niet-hier/"]


def findings(page):
    return [(rule["id"], node[:200]) for rule in violations(page) for node in rule["nodes"]]


@pytest.mark.parametrize("address", SCREENS)
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(screen, address, width):
    screen.set_viewport_size({"width": width, "height": 900})
    screen.goto(f"/{address}")
    assert findings(screen) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_what_opens(screen, width):
    screen.set_viewport_size({"width": width, "height": 900})
    screen.goto("/map/")
    menus = screen.locator(".menu__button:visible").all()
    assert menus
    for menu in menus:
        menu.click()
        assert findings(screen) == []
        screen.keyboard.press("Escape")
    screen.get_by_role("button", name="Afronden").click()
    expect(screen.get_by_role("dialog")).to_be_visible()
    assert findings(screen) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_a_refused_form(screen, width):
    screen.set_viewport_size({"width": width, "height": 900})
    screen.goto("/formulier/")
    screen.get_by_role("button", name="Brief opslaan").click()
    expect(screen.get_by_role("heading", name="Er gaat nog iets mis")).to_be_visible()
    assert findings(screen) == []


@pytest.mark.parametrize("density", ["compact", "roomy"])
@pytest.mark.parametrize("address", SCREENS)
def test_nothing_falls_off_at_320_pixels(screen, gallery, address, density):
    screen.context.add_cookies([{"name": "density", "value": density, "url": gallery}])
    screen.set_viewport_size({"width": 320, "height": 800})
    screen.goto(f"/{address}")
    assert screen.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_target_is_at_least_24_pixels(screen):
    screen.goto("/map/")
    small = """[...document.querySelectorAll("button, summary, nav a, .btn, input, select")]
      .filter((e) => e.checkVisibility())
      .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
      .filter(([, r]) => r.width && r.height < 24)"""
    assert screen.evaluate(small) == []


def test_the_first_tab_leads_to_the_content(screen):
    screen.goto("/lijst/")
    screen.keyboard.press("Tab")
    expect(screen.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    screen.keyboard.press("Enter")
    expect(screen.locator("main")).to_be_focused()


def test_a_refused_form_takes_the_focus_and_leads_to_its_fields(screen):
    screen.goto("/inwoner/")
    screen.goto("/formulier/")
    screen.get_by_label("Van wie is de brief?").fill("Noor 👩‍👧")
    screen.get_by_label("Geboortedatum").fill("31-02-2020")
    screen.get_by_role("button", name="Brief opslaan").click()
    expect(screen.locator(".conflict")).to_be_focused()
    expect(screen.get_by_label("Van wie is de brief?")).to_have_value("Noor 👩‍👧")
    expect(screen.get_by_label("Geboortedatum")).to_have_value("31-02-2020")
    screen.locator(".errors a", has_text="Hoe snel?").click()
    expect(screen.get_by_label("Vandaag", exact=True)).to_be_focused()
    screen.locator(".errors a", has_text="Nummer").click()
    expect(screen.get_by_label("Nummer")).to_be_focused()


def test_a_draft_is_kept_while_typing_and_told(screen):
    sent = []
    screen.on("request", lambda request: sent.append(request.post_data) if "/concept/" in request.url else None)
    screen.goto("/formulier/")
    screen.get_by_label("In eigen woorden").press_sequentially("Rust in huis")
    expect(screen.locator("[data-draft-status]")).to_contain_text("Concept bewaard om")
    assert "text=Rust+in+huis" in sent[-1]
    assert "csrfmiddlewaretoken" in sent[-1]
    assert "submission" not in sent[-1]
    assert "unsent=" in sent[-1]


def test_a_draft_that_cannot_be_kept_says_so_and_is_tried_again(screen):
    screen.clock.install()
    screen.route("**/concept/", lambda route: route.abort())
    screen.goto("/formulier/")
    screen.get_by_label("In eigen woorden").fill("Rust")
    screen.clock.run_for(1000)
    expect(screen.locator("[data-draft-status]")).to_contain_text("niet bewaard")
    screen.unroute("**/concept/")
    screen.clock.run_for(11_000)
    expect(screen.locator("[data-draft-status]")).to_contain_text("Concept bewaard om")


def test_text_that_is_too_long_is_counted_and_never_cut(screen):
    screen.goto("/formulier/")
    area = screen.get_by_label("In eigen woorden")
    area.fill("x" * 390)
    expect(screen.locator(".counter")).to_have_text("Nog 10 tekens")
    area.fill("x" * 405)
    expect(screen.locator(".counter")).to_have_text("5 tekens te veel")
    assert area.input_value() == "x" * 405


def test_a_form_is_sent_once(screen):
    screen.goto("/formulier/")
    sent = []
    screen.route("**/formulier/", lambda route: sent.append(route.request.method))
    pressed = screen.get_by_role("button", name="Brief opslaan").evaluate(
        "(button) => { button.click(); button.click(); return button.getAttribute('aria-disabled') }"
    )
    screen.wait_for_timeout(200)
    assert pressed == "true"
    assert sent == ["POST"]


def test_text_that_is_kept_nowhere_is_not_left_unasked(screen):
    asked = []

    def answer(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    screen.on("dialog", answer)
    screen.goto("/inwoner/")
    screen.get_by_label("In eigen woorden").press_sequentially("Rust")
    screen.close(run_before_unload=True)
    screen.wait_for_timeout(200)
    assert asked == ["beforeunload"]


def test_the_session_warns_in_time_keeps_drafts_and_goes_on(screen):
    screen.clock.install()
    kept, asked = [], []

    def stay(route):
        asked.append(1)
        route.fulfill(json={"seconds": 3600})

    screen.on("request", lambda request: kept.append(request.url) if "/concept/" in request.url else None)
    screen.route("**/aangemeld-blijven/", stay)
    screen.goto("/formulier/")
    screen.clock.run_for(54 * 60_000)
    expect(screen.get_by_role("dialog")).to_be_hidden()
    screen.evaluate("document.querySelector('[name=text]').value = 'nog niet bewaard'")
    screen.clock.run_for(70_000)
    dialog = screen.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Nog 5 minuten")
    expect(dialog).to_contain_text("bewaard als concept")
    expect(dialog.get_by_role("button", name="Aangemeld blijven")).to_be_focused()
    assert kept
    screen.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    assert asked == [1]
    screen.clock.run_for(54 * 60_000)
    expect(dialog).to_be_hidden()


def test_the_session_dialog_warns_of_a_form_that_keeps_no_draft(screen):
    screen.clock.install()
    screen.goto("/inwoner/")
    screen.clock.run_for(56 * 60_000)
    expect(screen.get_by_role("dialog")).to_contain_text("bewaart geen concept")
    expect(screen.get_by_text("is bewaard als concept")).to_be_hidden()


def test_the_session_dialog_says_so_when_staying_fails(screen):
    screen.clock.install()
    screen.goto("/formulier/")
    screen.clock.run_for(56 * 60_000)
    screen.get_by_role("button", name="Aangemeld blijven").click()  # nobody is signed in here: 401
    expect(screen.get_by_text("Meld u opnieuw aan")).to_be_visible()


def test_a_menu_closes_by_escape_and_gives_the_focus_back(screen):
    screen.goto("/lijst/")
    button = screen.locator(".menu__button:visible").last
    button.click()
    expect(screen.get_by_role("button", name="English")).to_be_visible()
    screen.keyboard.press("Escape")
    expect(screen.get_by_role("button", name="English")).to_be_hidden()
    expect(button).to_be_focused()


def test_density_and_language_change_by_one_press(screen):
    screen.goto("/lijst/")
    screen.locator(".menu__button:visible").last.click()
    screen.get_by_role("button", name="Ruim").click()
    expect(screen.locator("html")).to_have_attribute("data-density", "roomy")
    screen.locator(".menu__button:visible").last.click()
    screen.get_by_role("button", name="English").click()
    expect(screen.locator("html")).to_have_attribute("lang", "en")


def test_a_mark_is_given_by_keyboard(screen):
    screen.goto("/inwoner/")
    screen.get_by_label("1", exact=True).focus()
    for _ in range(6):
        screen.keyboard.press("ArrowRight")
    expect(screen.get_by_label("7", exact=True)).to_be_checked()


def test_paper_shows_the_content_and_nothing_else(screen):
    screen.goto("/map/")
    screen.emulate_media(media="print")
    expect(screen.locator(".top")).to_be_hidden()
    expect(screen.get_by_role("button", name="Afronden")).to_be_hidden()
    expect(screen.get_by_role("heading", name="Lindelaan 12")).to_be_visible()
    expect(screen.get_by_text("Donderdag kan niet.")).to_be_visible()
