"""Looking in an emergency, in a real browser: what is asked, the red bar, the judging, and the log without content."""

from typing import TYPE_CHECKING

from django.urls import reverse

from samenhang.access.viewer import viewing
from samenhang.meetings import actions as meetings
from samenhang.people.actions import unmask_bsn
from samenhang.safety.models import BreakGlass
from samenhang.teams.models import Role
from tests.support.town import a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_looking_in_an_emergency_and_judging_it(page: "Page", live_server_url: str) -> None:
    walk, town = Walk(page, live_server_url), a_town("Lindeveen")
    home = town.home("Lotte Zomerdijk", "Finn Zomerdijk (9 jaar)", with_bsn=True)
    case = town.open_case(home)
    with viewing(town.director.viewer):
        told = meetings.Told("contact", town.now, "De school belde over de ochtenden.")
        meetings.write_entry(case=case, layer="case_team", told=told, by=town.director.viewer, at=town.now)
    officer = town.officer.viewer
    with viewing(officer) as at:
        number = unmask_bsn(household=home.household, person=home.people[0], by=officer, at=at)
    looker = town.colleague(name="Wietske Wijkagent", domain="jeugd")

    walk.sign_in(looker)
    page.goto(reverse("safety:begin"))
    walk.field("bsn", number)
    walk.choose("danger", "child")
    walk.field("threat", "Er staat een kind alleen op het balkon en niemand doet open.")
    walk.field("why", "De regievoerder neemt niet op en de deur is op slot.")
    walk.field("hours", "2")
    page.locator("[name='understood']").check(force=True)
    walk.look("emergency-01-begin")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_load_state()
    walk.look("emergency-02-opened")
    page.goto(reverse("cases:people", args=[home.household.id]))
    walk.look("emergency-03-reading")

    with viewing(looker.viewer):
        looked = BreakGlass.objects.filter(hat_id=looker.hat.id).latest("starts_at")
    walk.sign_in(town.director)
    page.goto(reverse("home:start"))
    walk.look("emergency-04-director")
    walk.sign_in(town.colleague(Role.PRIVACY_OFFICER, name="Pia Privacy"))
    page.goto(reverse("home:start"))
    walk.look("emergency-05-waiting")
    page.goto(reverse("safety:watched_one", args=[looked.id]))
    walk.look("emergency-06-judging")
    walk.sees_not("Zomerdijk", "De school belde")
    walk.sign_in(town.colleague(Role.FG, name="Fenna Toezicht"))
    page.goto(reverse("supervision:log"))
    walk.look("emergency-07-log")
    walk.sees_not("Zomerdijk", "De school belde")
