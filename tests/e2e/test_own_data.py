"""Own data in a real browser: asked, made, opened with the resident's code; destruction decided by a person (H5)."""

import io
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from samenhang.access.viewer import viewing
from samenhang.data_rights import tasks
from samenhang.data_rights.actions.retention import SERVICE
from samenhang.data_rights.models import DestructionProposal
from tests.stories.test_h5_retention import a_closed_home
from tests.support.town import a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from psycopg import Connection

CODE = "appeltaart-8"


def test_somebody_gets_what_is_kept_about_them(page: "Page", live_server_url: str) -> None:
    walk, town = Walk(page, live_server_url), a_town("Lindeveen")
    home = town.home("Lotte Duinhof", "Ruben Duinhof")
    town.open_case(home)
    rights = reverse("data_rights:rights", args=[home.household.id])
    walk.sign_in(town.director)
    page.goto(rights)
    walk.look("rights-01-empty")
    walk.follow("Inzage in alles wat over iemand is bewaard")
    walk.choose("person", str(home.ids[0]))
    walk.choose("asked_by", "self")
    walk.choose("identity", "document")
    walk.look("rights-02-ask")
    walk.press("Vraag vastleggen")
    walk.look("rights-03-request")
    walk.field("code", CODE)
    walk.field("again", CODE)
    with page.expect_download() as made:
        page.get_by_role("button", name="Bestand maken en downloaden").click()
    assert made.value.suggested_filename == "eigen-gegevens.pdf"
    reader = PdfReader(io.BytesIO(made.value.path().read_bytes()))
    assert reader.decrypt(CODE) and "Lotte" in reader.pages[0].extract_text()
    page.reload()
    walk.choose("how", "hand")
    walk.field("to_whom", "Lotte zelf")
    walk.look("rights-04-made")
    walk.press("Overhandiging vastleggen")
    walk.sees("Lotte zelf", "Gedaan wat gevraagd is")
    page.goto(reverse("data_rights:ask", args=[home.household.id, "correction"]))
    walk.look("rights-05-correction")
    walk.choose("person", str(home.ids[1]))
    walk.choose("asked_by", "self")
    walk.choose("identity", "known")
    walk.choose("part", "case_team:")
    walk.field("which", "het gesprek van 3 mei, over werk")
    walk.field("words", "Ik heb niet gezegd dat ik niet wil werken.")
    walk.field("wanted", "Ik wil werken, maar niet ’s nachts.")
    walk.press("Vraag vastleggen")
    walk.look("rights-06-answer")
    page.goto(rights)
    walk.look("rights-07-list")


def test_destruction_is_decided_by_a_person(
    page: "Page", live_server_url: str, owner_connection: "Connection[Any]"
) -> None:
    walk, town = Walk(page, live_server_url), a_town("Lindeveen")
    officer, manager = (
        town.colleague("privacy_officer", name="Pia Privacy"),
        town.colleague("manager", name="Mo Beheer"),
    )
    walk.sign_in(officer)
    home = a_closed_home(town, owner_connection, ended=date(2010, 3, 1))
    tasks.propose()
    with viewing(SERVICE):
        one = DestructionProposal.objects.get(household_id=home.household.id, layer="case_team")
    page.goto(reverse("data_rights:proposals"))
    walk.look("retention-01-proposals")
    page.goto(reverse("data_rights:proposal", args=[one.number]))
    walk.choose("outcome", "keep")
    walk.press("Besluit vastleggen")
    walk.sees("Schrijf op waarom dit langer bewaard moet blijven.")
    walk.look("retention-02-decide")
    walk.field("reason", "Er loopt een klacht.")
    walk.field("keep_until", (timezone.localdate() + timedelta(days=200)).isoformat())
    walk.press("Besluit vastleggen")
    page.goto(reverse("data_rights:proposals") + "?lijst=voorbij")
    walk.sees(one.number)
    walk.sign_in(manager)
    page.goto(reverse("data_rights:retention"))
    walk.look("retention-03-rules")
    page.goto(reverse("data_rights:rule", args=["zorg"]))
    walk.look("retention-04-rule")
