"""A colleague who holds something of every kind, a manager who may not see it, and who could take it over."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.cases.models import Case
from samenhang.intake import actions as intake
from samenhang.intake.actions.receiving import About, Caller, Newcomer, Safety, Urgent
from samenhang.intake.models import Request
from samenhang.people import actions as people
from samenhang.plans import actions as plans
from samenhang.teams.models import Role
from tests.support.town import Colleague, Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection


@dataclass
class Scene:
    """Who leaves, who takes over, who manages; the households by what the leaver does there."""

    town: Town
    manager: Colleague
    leaver: Colleague
    heir: Colleague
    directed: Home
    joined: Home
    secret: Home
    case: Case


def a_scene() -> Scene:
    """This function will build it: one case directed with an action, one household joined, one in secret."""
    town = a_town()
    manager = town.colleague(Role.MANAGER, name="Mara Beheer")
    team = town.team("wmo")
    leaver = town.colleague(name="Lars Vertrekt", domain="wmo", team=team)
    heir = town.colleague(name="Hana Volgt", domain="wmo", team=team)
    directed = town.home("Zora Verborgen", "Ymke (9 jaar)")
    case = town.open_case(directed, director=leaver)
    with viewing(leaver.viewer):
        doing = plans.ActionDetails("de aanvraag doen", "professional", "Lars Vertrekt, x", leaver.hat.id)
        plans.add_action(case=case, details=doing, by=leaver.viewer, at=town.now)
    joined = town.home("Quirine Stil")
    town.open_case(joined)
    town.involve(joined, leaver, own_file="wmo", until=timezone.now() + timedelta(days=90))
    secret = town.home("Xander Geheim", "Wies (10 jaar)", protected=True)
    town.involve(secret, leaver, secret=True, people=secret.ids[:1])
    return Scene(town, manager, leaver, heir, directed, joined, secret, case)


def picked_up(town: Town, officer: Colleague) -> Request:
    """This function will let an access officer take in a request and pick it up."""
    with viewing(officer.viewer):
        request = intake.receive_request(
            about=About(newcomers=[Newcomer(people.Identity("Post", given_names="Ina", birth_date=date(1970, 1, 2)))]),
            safety=Safety("no", "no"),
            caller=Caller(by_self=True),
            channel="phone",
            words="hulp bij post",
            urgent=Urgent(),
            by=officer.viewer,
            at=town.now,
        )
        intake.pick_up(request=request, by=officer.viewer, at=town.now)
    return request


def directors(owner: "Connection", case: Case) -> list[UUID]:
    """This function will give who directed a case, the last one last."""
    rows = owner.execute("SELECT hat_id FROM cases_direction WHERE case_id = %s ORDER BY starts_at", [case.id])
    return [row[0] for row in rows.fetchall()]


def involved_now(owner: "Connection", home: Home) -> list[tuple[object, ...]]:
    """This function will give who is involved with a household by their own hat: hat, part, own file, secret, until."""
    rows = owner.execute(
        "SELECT i.hat_id, i.part, i.own_file_id, i.secret, i.until FROM involvement_involvement i"
        " LEFT JOIN involvement_involvementend e ON e.involvement_id = i.id"
        " WHERE i.household_id = %s AND e.id IS NULL AND i.hat_id IS NOT NULL",
        [home.household.id],
    )
    return rows.fetchall()
