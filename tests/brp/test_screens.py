"""What the register proposes, and the lists to judge, in a real browser with much in them: accessible, at any width."""

import os
import re
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from samenhang.access.viewer import viewing
from samenhang.brp import queries
from samenhang.brp.imports import import_brp
from tests.people.families import a_street, asks, imported, someone
from tests.people.lists import a_file, a_list, a_necessity
from tests.support.axe import violations
from tests.support.town import Colleague, a_bsn, a_town

SHOTS = os.environ.get("SCREENSHOTS", "")


def findings(page):
    return [(rule["id"], node[:200]) for rule in violations(page) for node in rule["nodes"]]


def sign_in(page, address: str, who: Colleague) -> None:
    page.context.add_cookies([{"name": "sessionid", "value": who.client().cookies["sessionid"].value, "url": address}])


def looked_at(page, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    if SHOTS:
        page.screenshot(path=f"{SHOTS}-{name}-{width}.png", full_page=True)
    assert (name, findings(page)) == (name, [])
    page.set_viewport_size({"width": 320, "height": 800})
    assert (name, page.evaluate("document.documentElement.scrollWidth") <= 320) == (name, True)
    page.set_viewport_size({"width": width, "height": 900})


@pytest.mark.parametrize("width", [1280, 390])
def test_who_lives_here_is_looked_at_and_confirmed(page, live_server_url: str, tmp_path: Path, width: int) -> None:
    town = a_town("Lindeveen")
    mother, father = (
        someone("Fenna", 41, at="7", family="Wilgenboom-van der Veldendijk", e11_33_10="1", e11_85_10="20240301"),
        someone("محمد", 43, at="7", family="الأمين"),
    )
    bo, isa, lot = someone("Bo", 9, at="7"), someone("Isabella-Maria Christina", 12, at="7"), someone("Lot", 20, at="7")
    other = someone("Ties", 44, at="30", family="Elders")
    mother.marries(father)
    bo.child_of(mother, father, authority="12")
    isa.child_of(mother, other)
    lot.child_of(mother, father)
    crowd = [someone(f"Bewoner{number}", 50, at="7") for number in range(8)]
    imported(tmp_path, mother, father, bo, isa, lot, other, *crowd, postcode=a_street())
    household = asks(town, mother)
    sign_in(page, live_server_url, town.officer)
    page.goto(reverse("cases:people", args=[household.id]))
    looked_at(page, "people", width)
    page.get_by_role("link", name="Kijk wat de BRP zegt").click()
    looked_at(page, "proposal", width)
    for name in ("محمد", "Bo Proef"):
        page.get_by_role("checkbox", name=re.compile(f"^{name}")).check()
    page.get_by_role("button", name="Vastleggen wie erbij hoort").click()
    expect(page.get_by_text("2 mensen horen nu bij dit huishouden.")).to_be_visible()
    looked_at(page, "confirmed", width)
    page.get_by_role("link", name="Kijk wat de BRP zegt").click()
    expect(page.get_by_text("zei eerder: hoort er niet bij").first).to_be_visible()
    looked_at(page, "declined", width)
    alone = town.home("Noa zonder BRP")
    page.goto(reverse("cases:register_says", args=[alone.household.id]))
    looked_at(page, "nobody", width)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_list_set_aside_is_judged(page, live_server_url: str, tmp_path: Path, width: int) -> None:
    town, bsn = a_town("Lindeveen"), a_bsn()
    family = f"Twijfelaar{width}"
    town.home(f"Fenna {family} (1980-02-14)")
    rows = [
        a_list("L1", bsn=bsn, e01_02_40="Bruinsma"),
        a_list("L2", bsn=bsn, e01_02_40=family, e01_03_10="19930000"),
        a_list("L3", bsn="", e01_02_40=family, e07_70_10="7"),
        a_list("L4", bsn="123456789", e01_02_40=family),
        a_list("L5", e01_02_40=f"{family}-Onleesbaar", e11_32_10="3C"),
        *[a_list(f"L{number}", bsn="", e01_02_40=f"{family}{number}") for number in range(6, 20)],
    ]
    import_brp(a_file(tmp_path, *rows), why=a_necessity(), at=timezone.now(), echo=lambda _: None)
    officer = town.officer
    sign_in(page, live_server_url, officer)
    page.goto(reverse("brp:doubts"))
    looked_at(page, "doubts", width)
    with viewing(officer.viewer):
        last = queries.doubts(officer.viewer).total // queries.DOUBTS_A_PAGE + 1
        mine = [
            one
            for number in range(1, last + 1)
            for one in queries.doubts(officer.viewer, number).page
            if one.says.family_name.startswith(family)
        ]
    by_reason = {one.reason: one.id for one in mine}
    for reason, found in by_reason.items():
        page.goto(reverse("brp:doubt", args=[found]))
        looked_at(page, f"doubt-{reason}", width)
    page.goto(reverse("brp:doubt", args=[by_reason["no_bsn"]]))
    page.get_by_text("Zoeken op BSN").click()
    page.get_by_label("Achternaam").fill(family)
    page.get_by_label("Geboortedatum").fill("14-02-1980")
    page.get_by_role("button", name="Zoeken", exact=True).last.click()
    looked_at(page, "found", width)
    page.get_by_label(f"Dit is Fenna {family}").check()
    page.get_by_role("button", name="Oordeel vastleggen").click()
    expect(page.get_by_text("wordt niet opnieuw gevraagd").first).to_be_visible()
