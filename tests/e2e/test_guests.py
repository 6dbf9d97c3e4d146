"""Inviting a guest and being one, in a real browser: who reads what is seen first, and one screen for the guest."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.involvement.actions_asking import Whom, ask_access
from samenhang.involvement.models import GuestInvitation
from samenhang.meetings import actions as meetings
from samenhang.plans import actions as plans
from samenhang.teams.models import Role
from tests.support.town import a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_inviting_a_guest_and_being_one(page: "Page", live_server_url: str) -> None:
    walk, town = Walk(page, live_server_url), a_town("Lindeveen")
    home = town.home("Lotte Zomerdijk", "Ruben Zomerdijk", "Finn Zomerdijk (9 jaar)")
    director = town.colleague(name="Joris van Aken", domain="wmo")
    case = town.open_case(home, director=director)
    school = town.organisation("Basisschool De Sluis")
    guest = town.colleague(Role.PARTNER, organisation=school, name="Marieke Vos")
    by, now = director.viewer, timezone.now() - timedelta(minutes=5)
    with viewing(by):
        goal = plans.add_goal(case=case, details=plans.GoalDetails(words="Finn gaat weer elke dag"), by=by, at=now)
        doing = plans.ActionDetails("Samen naar school lopen", "resident", "Ruben", home.ids[1], goal)
        plans.add_action(case=case, details=doing, by=by, at=now)
        told = meetings.Told("visit", now, "Aan de keukentafel gesproken over de ochtenden.")
        meetings.write_entry(case=case, layer="case_team", told=told, by=by, at=now)
    asks = town.colleague(name="Wietske Wijkagent", organisation=town.organisation("Politie"))
    with viewing(asks.viewer):
        ask_access(
            whom=Whom(family_name="Zomerdijk", birth_date=home.people[0].birth_date),
            question="Overlast in het portiek; weten wie ik kan bellen.",
            wants=["involvement"],
            until=timezone.localdate() + timedelta(days=14),
            by=asks.viewer,
            at=timezone.now(),
        )

    walk.sign_in(director)
    page.goto(reverse("cases:involved", args=[home.household.id]))
    walk.look("guests-involved-before")
    page.goto(reverse("cases:asked_in"))
    walk.look("guests-asked")
    page.get_by_role("link", name="Wietske Wijkagent").click()
    walk.look("guests-answer")
    page.goto(reverse("cases:invite_guest", args=[home.household.id]))
    page.locator("[name=hat]").select_option(str(guest.hat.id))
    walk.field("question", "Meedenken over de ochtenden en het verzuim.")
    page.locator("[name=layers][value=shared]").check(force=True)
    page.get_by_role("button", name="Nakijken wie wat leest").click()
    walk.look("guests-invite-seen")
    page.locator("[name=tell]").select_option("wmo-onderzoek")
    page.get_by_role("button", name="Uitnodiging versturen").click()
    page.get_by_role("button", name="Uitnodiging versturen").click()
    walk.look("guests-involved-after")
    with viewing(by):
        found = GuestInvitation.objects.get(household=home.household)

    walk.sign_in(guest)
    walk.look("guests-home")
    page.goto(reverse("cases:guest", args=[found.id]))
    walk.look("guests-invitation")
    page.get_by_role("button", name="Aannemen", exact=True).click()
    page.get_by_text("Samen naar school lopen").wait_for()
    walk.look("guests-guest")
    page.goto(reverse("cases:guests"))
    walk.look("guests-list")
    page.goto(reverse("cases:ask_in"))
    walk.look("guests-ask")
