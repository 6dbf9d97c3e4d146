"""Scenes for the plan's tests: a household with a case, and a plan with goals and actions, by the same actions."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.cases.models import Case
from samenhang.people.queries import members
from samenhang.plans import actions, queries
from samenhang.plans.models import Action, Goal, PlanVersion
from tests.support.town import Colleague, Home, Town, a_town


@dataclass
class Scene:
    """A household at the kitchen table with its director."""

    town: Town
    home: Home
    case: Case

    @property
    def director(self) -> Colleague:
        return self.town.director

    @cached_property
    def client(self) -> Client:
        return self.director.client()

    def url(self, rest: str = "") -> str:
        return f"/casussen/{self.case.id}/plan/{rest}"

    def get(self, rest: str = "", client: Client | None = None) -> str:
        """This function will open a screen of the plan and give its text."""
        answer = (client or self.client).get(self.url(rest))
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def post(self, rest: str, client: Client | None = None, /, **fields: Any) -> Any:
        """This function will send a form of the plan."""
        return (client or self.client).post(self.url(rest), {"submission": str(uuid4()), **fields})

    def goal(self, words: str = "Rust in huis", **more: Any) -> Goal:
        by = self.director.viewer
        with viewing(by):
            return actions.add_goal(
                case=self.case, details=actions.GoalDetails(words=words, **more), by=by, at=timezone.now()
            )

    def action(self, what: str = "De huisarts bellen", goal: Goal | None = None, **more: Any) -> Action:
        by, who = self.director.viewer, self.home.people[0]
        doing = {"doer": "resident", "doer_name": who.full_name, "doer_id": who.id, **more}
        with viewing(by):
            return actions.add_action(
                case=self.case,
                details=actions.ActionDetails(what=what, goal=goal, **doing),
                by=by,
                at=timezone.now(),
            )

    def agree(self) -> PlanVersion:
        by, at = self.director.viewer, timezone.now()
        with viewing(by):
            return actions.agree(
                case=self.case,
                seen=self.whole().fingerprint,
                members=members(by, self.home.household.id, timezone.localdate(at))[:1],
                how="screen",
                by=by,
                at=at,
            )

    def whole(self) -> queries.Whole:
        with viewing(self.director.viewer):
            return queries.whole(self.director.viewer, self.case, timezone.localdate())

    def agreed(self) -> queries.Agreed:
        """This function will give what was agreed last."""
        found = self.whole().latest
        assert found
        return found


def a_scene(*names: str) -> Scene:
    """This function will open a case for a household that was told what is shared."""
    town = a_town()
    home = town.home(*names)
    return Scene(town, home, town.open_case(home))


def days(number: int) -> date:
    """This function will give the date so many days from today."""
    return timezone.localdate() + timedelta(days=number)
