"""A household parts, in a real browser: choose, fill in, see what it does, do it, read the timeline. (A1, E1, H1.)"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.consent import actions as consent
from samenhang.people import actions as people
from samenhang.plans import actions as plans
from tests.support.town import Home, Town, a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page


def a_household(town: Town) -> Home:
    """Parents with two children, a case, a helper of the father alone, an answer and an action of his."""
    home = town.home(
        "Marit Waterman", "Jeroen Waterman", "Fien Waterman (9 jaar)", "Abel Waterman (15 jaar)", since=date(2025, 1, 1)
    )
    case = town.open_case(home)
    town.involve(home, town.colleague(name="Yvonne Bakhuis", domain="schuldhulp"), people=home.ids[1:2])
    town.involve(home, town.colleague(name="Anouk Smit", domain="jeugd"))
    by = town.director.viewer
    with viewing(by) as at:
        told: dict[str, Any] = {"household": home.household, "by": by, "at": at}
        people.relate(**told, person_id=home.ids[0], other_id=home.ids[1], kind="partner")
        people.relate(**told, person_id=home.ids[1], other_id=home.ids[2], kind="parent_authority")
        consent.agree_to_help(**told, person_id=home.ids[1], help="budgetcoach", answer="agreed", how="desk")
        doing = plans.ActionDetails("De huurtoeslag aanvragen", "resident", "Jeroen Waterman", home.ids[1])
        plans.add_action(case=case, details=doing, by=by, at=at)
    return home


def test_a_household_parts(page: "Page", live_server_url: str) -> None:
    walk, town = Walk(page, live_server_url), a_town("Lindeveen")
    home = a_household(town)
    walk.sign_in(town.director)
    page.goto(f"/huishoudens/{home.household.id}/")
    walk.look("people-members")
    walk.follow("Er verandert iets in dit huishouden")
    walk.look("people-changes")
    page.locator("a.choice-card", has_text="Uit elkaar").click()
    walk.choose(f"moves_{home.ids[1]}", "goes")
    walk.choose(f"moves_{home.ids[2]}", "both")
    walk.field("on", (timezone.localdate() - timedelta(days=6)).isoformat())
    walk.look("people-apart")
    walk.press("Bekijk wat dit doet")
    walk.sees("Yvonne Bakhuis", "De huurtoeslag aanvragen", "akkoord met hulp", "blijft hier, en hoort vanaf")
    walk.look("people-apart-shown")
    walk.press("Terug en aanpassen")
    walk.field("words", "Samen afgesproken, Fien woont om de week bij haar vader.")
    walk.press("Bekijk wat dit doet")
    walk.press("Vastleggen")
    walk.sees("Tijdlijn van het huishouden", "Jeroen Waterman", "om de week")
    walk.look("people-timeline")
    page.goto(f"/huishoudens/{home.household.id}/veranderingen/overlijden/")
    walk.look("people-death")
    walk.choose("who", str(home.ids[0]))
    walk.field("on", timezone.localdate().isoformat())
    walk.press("Bekijk wat dit doet")
    walk.sees("Er blijft geen volwassene over")
    walk.press("Vastleggen")
    walk.sees("Schrijf op wie nu voor de kinderen zorgt")
    walk.look("people-no-adult")
    page.goto(f"/huishoudens/{home.household.id}/veranderingen/geboorte/")
    walk.look("people-birth")
