from tests.conversations.test_screens import filled, sign_in


def test_shots(page):
    place, addresses = filled()
    sign_in(page, place)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for name, address in addresses.items():
            page.goto(address)
            page.screenshot(path=f"/tmp/shots/conversations-{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 820, "height": 1180})
    page.goto(addresses["domain"])
    page.screenshot(path="/tmp/shots/conversations-domain-820.png", full_page=True)
    page.goto(addresses["points"])
    page.get_by_label("Hoofdpunten").fill("U wilt rust.\n\nWe openen samen de post.")
    page.get_by_role("button", name="Opslaan en samen teruglezen").click()
    page.wait_for_url("**/teruglezen/")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"/tmp/shots/conversations-read_back-{width}.png", full_page=True)
    page.goto(addresses["paper"])
    page.pdf(path="/tmp/shots/conversations-paper.pdf")
