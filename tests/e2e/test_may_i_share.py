"""May I share this? In a real browser: few presses, the answer at once, also without script and on paper (H6)."""

from typing import TYPE_CHECKING

from django.urls import reverse

from samenhang.access.viewer import viewing
from samenhang.involvement.models import Part
from samenhang.teams.models import Role
from tests.support.browser import complaints
from tests.support.town import a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_may_i_share_this(page: "Page", live_server_url: str) -> None:
    walk, town, heard = Walk(page, live_server_url), a_town("Lindeveen"), complaints(page)
    home = town.home("Lotte Zomerdijk", "Ruben Zomerdijk", "Finn Zomerdijk (9 jaar)")
    director = town.colleague(name="Joris van Aken", domain="wmo")
    town.open_case(home, director=director)
    partner = town.colleague(Role.PARTNER, name="Pia de Wilde", organisation=town.organisation("Welzijn Lindeveen"))
    town.involve(home, partner, part=Part.PARTNER)
    with viewing(town.officer.viewer):
        town.tell(home, partner.hat.organisation, "shared")
    walk.sign_in(director)

    # From the bar: four presses, no button, and the answer stands there.
    page.goto(reverse("cases:advice"))
    walk.look("adviser-01-questions")
    for name, value in (("what", "file"), ("about", "adult"), ("to", "partner_case"), ("knows", "told")):
        walk.choose(name, value)
    page.locator("#advice .verdict--no").wait_for()
    walk.sees("Nee", "Problemen en overwegingen blijven in het dossier van de eigen wet", "Wat wel kan")
    walk.look("adviser-02-no")

    # By keyboard: the arrows choose, and the answer follows.
    page.locator("[name=what][value=plan]").focus()
    page.keyboard.press("Space")
    page.locator("#advice .verdict--yes").wait_for()

    # In the household one organisation and one answer are enough.
    page.goto(reverse("cases:advice_here", args=[home.household.id]))
    walk.follow(partner.hat.organisation.name)
    walk.choose("what", "plan")
    page.locator("#advice .verdict--yes").wait_for()
    walk.look("adviser-03-household")

    # Beside the form of telling.
    page.goto(reverse("cases:tell", args=[home.household.id, "wmo-onderzoek"]))
    page.locator("[name=organisation]").select_option(str(partner.hat.organisation_id))
    page.locator("#advice-beside .verdict--yes").wait_for()
    page.locator("[name=layers][value=case_team]").check(force=True)
    page.locator("#advice-beside .verdict--yes_if").wait_for()
    walk.look("adviser-04-beside")

    # On paper.
    page.goto(reverse("cases:advice"))
    for name, value in (("what", "worry"), ("about", "child_under_12"), ("to", "veilig_thuis"), ("knows", "unsafe")):
        walk.choose(name, value)
    page.locator("#advice .verdict--yes_if").wait_for()
    walk.look("adviser-05-if")
    walk.follow("Afdrukken")
    walk.sees("Vraag eerst advies zonder een naam te noemen", "Onze jurist beheert de tabel")
    walk.look("adviser-06-paper")
    assert heard == []
