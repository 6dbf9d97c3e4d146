"""The manager's screens in a real browser, with full lists: accessible, at any width, and as the guide shows them."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from samenhang.access.viewer import viewing
from samenhang.staff import actions
from samenhang.teams.models import Role
from tests.staff.scenes import Scene, a_scene
from tests.support.own import own_word
from tests.support.walk import KEEPING, Walk

IN_THE_GUIDE = {"end"}
LONG = "Fatima-Zahra van den Heuvel-Oosterwijk el Amrani-Lindenberghe"


def full() -> tuple[Scene, dict[str, str]]:
    """This function will build a scene with one of everything in the list, and give the screens by name."""
    scene = a_scene()
    town, by, at = scene.town, scene.manager.viewer, timezone.now()
    team = scene.leaver.hat.team
    assert team
    for number in range(20):
        town.colleague(name=f"{('Anna', 'Bram', 'Chaya', 'Daan')[number % 4]} Proef{number}", domain="wmo", team=team)
    suspended = town.colleague(name="Gijs Geschorst", domain="wmo", team=team)
    town.involve(scene.joined, suspended)
    going = town.colleague(name="Willemijn Weg", domain="wmo", until=timezone.localdate() + timedelta(days=12))
    town.involve(scene.joined, going)
    town.organisation("Stichting Langzaam Maar Zeker Samenwonen en Zorgen")
    with viewing(by):
        placed = actions.Placed(town.municipality, Role.PROFESSIONAL, timezone.localdate(), domain="jeugd")
        newcomer = actions.Newcomer(LONG, f"zz{own_word()}@voorbeeld.test")
        asked = actions.invite(newcomer=newcomer, placed=placed, by=by, at=at)
        actions.suspend(person=suspended.hat.professional, reason="In overleg met de teamleider.", by=by, at=at)
    person, hat = scene.leaver.hat.professional_id, scene.leaver.hat.id
    return scene, {
        "list": reverse("staff:people"),
        "invite": reverse("staff:invite"),
        "invited": reverse("staff:colleague", args=[asked.person.id]),
        "suspended": reverse("staff:colleague", args=[suspended.hat.professional_id]),
        "colleague": reverse("staff:colleague", args=[person]),
        "history": reverse("staff:history", args=[asked.person.id]),
        "details": reverse("staff:details", args=[person]),
        "role": reverse("staff:give_role", args=[person]),
        "suspend": reverse("staff:suspend", args=[person]),
        "hand on": reverse("staff:hand_on", args=[hat]),
        "end": reverse("staff:end_work", args=[hat]),
        "places": reverse("staff:places"),
        "place": reverse("staff:change_place", args=[town.municipality.id]),
        "team": reverse("staff:change_squad", args=[town.desk.id]),
        "accept": reverse("staff:accept", args=[asked.secret]),
        "over": reverse("staff:accept", args=["bestaat-niet"]),
    }


def test_axe_finds_nothing_and_nothing_falls_off(page: Page, live_server_url: str) -> None:
    scene, screens = full()
    walk = Walk(page, live_server_url)
    walk.sign_in(scene.manager)
    for name, url in screens.items():
        if not KEEPING or name in IN_THE_GUIDE:
            page.goto(url)
            walk.look(f"managing-{name.replace(' ', '-')}")


def test_the_link_shown_once_is_on_a_page_of_its_own(page: Page, live_server_url: str) -> None:
    scene, screens = full()
    walk = Walk(page, live_server_url)
    walk.sign_in(scene.manager)
    page.goto(screens["invite"])
    walk.field("name", "Noor Nieuw")
    walk.field("email", f"noor{own_word()}@voorbeeld.test")
    walk.choose("role", "professional")
    walk.press("Uitnodigen")
    walk.sees("U ziet deze link maar één keer")
    if not KEEPING:
        walk.look("managing-link")
