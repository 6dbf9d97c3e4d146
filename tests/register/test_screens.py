"""Searching people and a household's people in a real browser, with much in them: accessible, at any width."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from samenhang.access.viewer import viewing
from samenhang.brp.imports import import_brp
from samenhang.involvement.models import Part
from samenhang.people import actions as people
from samenhang.people.models import Person
from tests.people.lists import a_file, a_list, a_necessity
from tests.support.axe import violations
from tests.support.town import Colleague, Home, Town, a_town

FULL = (
    "Fenna van der Linden-Okafor",
    "محمد الأمين (1988-07-09)",
    "Bo van der Linden (2015-03-01)",
    "Isabella-Maria Christina van der Linden (2018-11-12)",
    "Opa Okafor (1948-02-02)",
)


@dataclass
class Scene:
    """A town with a full household, and people of the register with the same name and birth date."""

    town: Town
    home: Home
    family: str
    addresses: dict[str, str]


def findings(page):
    return [(rule["id"], node[:200]) for rule in violations(page) for node in rule["nodes"]]


def sign_in(page, address: str, who: Colleague) -> None:
    page.context.add_cookies([{"name": "sessionid", "value": who.client().cookies["sessionid"].value, "url": address}])


def a_scene(folder: Path) -> Scene:
    town = a_town("Lindeveen")
    home = town.home(*FULL, with_bsn=True)
    town.open_case(home)
    family = f"Veldman{home.household.id.hex[-6:]}"
    lists = [
        a_list(f"L{n}", e01_02_40=family, e01_02_10=f"{given} Maria", e01_03_10="19851231")
        for n, given in enumerate(("Aaltje", "Bep", "Cobie", "Dora", "Elske", "Froukje"))
    ]
    lists[1]["06.08.10"] = "20200101"
    import_brp(a_file(folder, *lists), why=a_necessity(), at=timezone.now(), echo=lambda _: None)
    cousin = town.home(f"Gré {family} (1985-12-31)", f"Henk {family} (1985-12-31)")
    hidden = town.home(f"Ineke {family} (1985-12-31)", f"Joris {family} (1985-12-31)")
    town.open_case(cousin)
    town.involve(cousin, town.colleague(name="Yara el Amrani", domain="schuldhulp"))
    town.involve(
        cousin, town.colleague("partner", name="Bas Stoop", organisation=town.organisation()), part=Part.PARTNER
    )
    director = town.director.viewer
    with viewing(director):
        anna, son, child, _sister, opa = home.people
        for one, kind, other in (
            (anna, "partner", son),
            (anna, "parent_authority", child),
            (son, "parent", child),
            (opa, "family", child),
        ):
            people.relate(
                household=home.household, person_id=one.id, other_id=other.id, kind=kind, by=director, at=town.now
            )
        whole = {
            "street": "Wilgenhof",
            "number": "31",
            "postcode": "1234AB",
            "city": "Lindeveen",
            "phone": "0123 456789",
        }
        spoken = {
            "phone": "06 12345678",
            "email": "een.heel.lang.adres.van.iemand@voorbeeld.test",
            "language": "Arabisch",
            "interpreter": True,
            "reading": "spoken",
            "needs": "Bel na tien uur. Korte zinnen, één onderwerp tegelijk. Zijn zus gaat graag mee.",
        }
        for person, details in ((None, whole), (son.id, spoken), (child.id, {"reading": "easy"})):
            people.keep_contact(household=home.household, person_id=person, details=details, by=director, at=town.now)
        left = people.add_member(
            household=home.household,
            identity=people.Identity(family_name="Inwoner", given_names="Teun", birth_date=date(1999, 1, 1)),
            place="lodger",
            starts_on=date(2026, 2, 1),
            by=director,
            at=town.now,
        )
        people.leave_household(
            membership=left, on=date(2026, 9, 1), reason="op zichzelf gaan wonen", by=director, at=town.now
        )
        Person.objects.filter(id=anna.id).update(secrecy=7)
    with viewing(town.officer.viewer):
        Person.objects.filter(id=hidden.ids[0]).update(secrecy=1)
    household = home.household.id
    return Scene(
        town,
        home,
        family,
        {
            "people": reverse("cases:people", args=[household]),
            "household_contact": reverse("cases:household_contact", args=[household]),
            "person_contact": reverse("cases:person_contact", args=[household, home.ids[1]]),
            "add_member": reverse("cases:add_member", args=[household]),
            "add_new": reverse("cases:add_new", args=[household]),
            "relate": reverse("cases:relate", args=[household]),
            "search": reverse("register:search"),
        },
    )


def look_up(page, scene: Scene) -> None:
    page.goto(scene.addresses["search"])
    page.get_by_label("Achternaam").fill(scene.family)
    page.get_by_label("Geboortedatum").fill("31-12-1985")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="10 personen gevonden")).to_be_focused()


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_falls_off(page, live_server_url: str, tmp_path: Path, width: int) -> None:
    scene = a_scene(tmp_path)
    sign_in(page, live_server_url, scene.town.officer)

    def looked_at(name: str) -> None:
        page.set_viewport_size({"width": width, "height": 900})
        assert (name, findings(page)) == (name, [])
        page.set_viewport_size({"width": 320, "height": 800})
        assert (name, page.evaluate("document.documentElement.scrollWidth") <= 320) == (name, True)
        page.set_viewport_size({"width": width, "height": 900})

    for name, address in scene.addresses.items():
        page.goto(address)
        looked_at(name)
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_text("Vul een BSN in, of een achternaam").first).to_be_visible()
    looked_at("nothing typed")
    look_up(page, scene)
    looked_at("found")
    page.goto(scene.addresses["people"])
    page.locator("summary", has_text="Meer over Opa").click()
    page.get_by_role("button", name="BSN tonen van Opa Okafor").click()
    looked_at("bsn")


def test_somebody_found_is_put_in_the_household_by_keyboard(page, live_server_url: str, tmp_path: Path) -> None:
    scene = a_scene(tmp_path)
    sign_in(page, live_server_url, scene.town.officer)
    page.goto(scene.addresses["add_member"])
    page.get_by_label("Achternaam").focus()
    page.keyboard.type(scene.family)
    page.keyboard.press("Tab")
    page.keyboard.type("31-12-1985")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=f"Deze persoon kiezen (Cobie Maria van {scene.family})").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Toevoegen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=f"Cobie Maria van {scene.family}").first).to_be_visible()


def test_a_secret_address_is_not_on_paper(page, live_server_url: str, tmp_path: Path) -> None:
    scene = a_scene(tmp_path)
    sign_in(page, live_server_url, scene.town.director)
    page.goto(scene.addresses["people"])
    address = page.get_by_text("Wilgenhof 31")
    expect(address).to_be_visible()
    page.emulate_media(media="print")
    expect(address).to_be_hidden()
