"""The legal bases, many consents in one table, and sharing without consent, in a real browser (H1, H2)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.consent import actions as consent
from samenhang.involvement.models import Part
from samenhang.teams.models import Domain, Role
from tests.support.town import Home, Town, a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page

PARTNERS = ["Welzijn Lindeveen", "Woonstichting De Linde", "GGZ Oeverzicht", "Kredietbank Veenstreek"]


def test_a_basis_is_proposed_by_one_and_decided_by_another(page: "Page", live_server_url: str) -> None:
    town = a_town("Lindeveen")
    home = town.home("Fenna Proefveen")
    town.open_case(home)
    first, second = town.colleague(Role.MANAGER, name="Mia Beheer"), town.colleague(Role.MANAGER, name="Otto Beheer")
    walk = Walk(page, live_server_url)
    walk.sign_in(first)
    page.goto("/beheer/grondslagen/")
    walk.sees("Wmo 2015, art. 2.3.2", "Wams (wetsvoorstel 36295)", "bron niet bevestigd")
    walk.look("bases-list")
    page.goto("/beheer/grondslagen/jeugdwet-hulp/voorstel/")
    walk.field("reason", "De jurist heeft het artikel nagekeken.")
    page.get_by_role("group", name="Heeft een jurist de bron bevestigd?").get_by_label("ja", exact=True).check()
    walk.look("bases-propose")
    walk.press("Voorstel indienen")
    walk.sees("Dit is uw eigen voorstel", "De jurist heeft het artikel nagekeken.")
    walk.look("bases-own-proposal")
    proposal = page.url
    walk.sign_in(second)
    page.goto(proposal)
    walk.sees("Wat verandert dit", "Niemand leest hierdoor meer of minder dan nu.")
    page.locator("main [name='reason']:visible").first.fill("Klopt, gelezen.")
    walk.look("bases-proposal")
    walk.press("Akkoord, vaststellen")
    walk.sees("Vastgesteld", "Besluit van Otto Beheer")
    walk.look("bases-one")


def test_many_consents_stay_readable(page: "Page", live_server_url: str) -> None:
    town = a_town("Lindeveen")
    home = town.home("Fenna Proefveen", "Bo Proefveen (19 jaar)")
    town.open_case(home)
    _much_was_said(town, home)
    walk = Walk(page, live_server_url)
    walk.sign_in(town.director)
    page.goto(f"/huishoudens/{home.household.id}/delen/mensen/{home.ids[0]}/")
    walk.sees("Wie mag wat weten van Fenna Proefveen?", "Verlengen", "ja, begint later", "ingetrokken")
    walk.look("consents-of-one")
    walk.follow("Intrekken", exact=False)
    walk.look("consents-withdraw")
    page.goto(f"/huishoudens/{home.household.id}/delen/")
    walk.look("consents-sharing")
    page.goto(f"/huishoudens/{home.household.id}/delen/vragen/")
    walk.look("consents-ask")
    page.goto(f"/huishoudens/{home.household.id}/delen/zonder-toestemming/nieuw/")
    walk.look("without-new")
    walk.choose("organisation", str(town.municipality.id))
    walk.choose("people", str(home.ids[0]))
    walk.choose("basis", "wmo-onderzoek")
    for name in ("what", "needed", "less", "why_words"):
        walk.field(name, "Zonder dit komt er niemand, en het gaat nu om vandaag.")
    walk.choose("why", "safety")
    walk.press("Vastleggen en delen")
    walk.sees("Vastgelegd en gedeeld.")
    walk.look("without-list")
    page.locator("main .list__title").first.click()
    walk.sees("Niet zichtbaar voor de inwoner")
    walk.look("without-one")
    page.goto("/delen/aandacht/")
    walk.look("sharing-attention")
    walk.sign_in(town.colleague(Role.PRIVACY_OFFICER, name="Karin Privacy"))
    page.goto("/privacy/zonder-toestemming/")
    walk.sees("lopen nu")
    walk.sees_not("Fenna", "Zonder dit komt er niemand")
    walk.look("without-supervision")


def _much_was_said(town: Town, home: Home) -> None:
    by, day = town.director.viewer, timezone.localdate()
    for number, name in enumerate(PARTNERS):
        who = town.colleague(Role.PARTNER, organisation=town.organisation(name))
        town.involve(home, who, part=Part.PARTNER)
        with viewing(by) as at:
            given = consent.ask(
                household=home.household,
                people=home.ids,
                organisation=who.hat.organisation,
                layers=["shared", "case_team"][: number % 2 + 1],
                topic="samen de huurschuld oplossen",
                answer="refused" if number == 2 else "given",
                until=day + timedelta(9 + 30 * number),
                how="desk",
                note="besproken aan tafel",
                by=by,
                at=at,
            )
            if number == 3:
                consent.withdraw(what=given[0], how="phone", note="", by=by, at=at)
    with viewing(by) as at:
        consent.ask(
            household=home.household,
            people=home.ids[:1],
            towards=Domain.objects.get(code="jeugd"),
            layers=["shared"],
            topic="school en thuis",
            answer="given",
            starts_on=day + timedelta(4),
            how="phone",
            by=by,
            at=at,
        )
