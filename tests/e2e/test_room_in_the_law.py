"""A question to a jurist about nobody, its answer, and the answer used with a case, in a real browser (G7)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.legal_room import actions
from samenhang.teams.models import Role
from tests.support.town import a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_question_an_answer_and_its_use(page: "Page", live_server_url: str) -> None:
    walk, town = Walk(page, live_server_url), a_town("Lindeveen")
    asker, jurist = town.colleague(name="Joris van Aken", domain="wmo"), town.colleague(Role.POLICY_ADVISER)
    manager = town.colleague(Role.MANAGER)
    with viewing(manager.viewer):
        actions.keep_jurist(hat=jurist.hat, by=manager.viewer, at=timezone.now())
    home = town.home("Lotte Zomerdijk (1988-04-12)")
    case = town.open_case(home, director=asker)

    walk.sign_in(asker)
    page.goto(f"/casussen/{case.id}/ruimte-in-de-wet/vragen/nieuw/")
    walk.field("question", "Mag een voorschot op de verhuiskosten?")
    walk.field("background", "Er is geen spaargeld. De woning is toegewezen.")
    walk.press("Vraag sturen")
    asked = page.url

    walk.sign_in(jurist)
    page.goto(asked)
    walk.sees_not("Zomerdijk", str(case.id))
    walk.choose("room", "if")
    walk.field("words", "Dat mag, als de verhuizing nodig is en er geen ander potje voor is.")
    walk.field("law", "Participatiewet")
    walk.field("article", "artikel 35")
    walk.field("recheck_on", (timezone.localdate() + timedelta(days=300)).isoformat())
    walk.look("wet-01-question")
    walk.press("Antwoord bewaren")

    walk.sign_in(asker)
    page.goto("/ruimte-in-de-wet/?q=voorschotten")
    walk.look("wet-02-found")
    page.goto(f"/casussen/{case.id}/ruimte-in-de-wet/?q=voorschot")
    walk.press("Gebruiken")
    walk.look("wet-03-used")
    walk.follow("Mag een voorschot op de verhuiskosten?")
    walk.press("Gelezen")
    page.get_by_text("Dit klopt niet meer").click()
    walk.look("wet-04-answer")
