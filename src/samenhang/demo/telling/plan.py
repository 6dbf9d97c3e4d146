"""Making one plan, doing it, and agreeing it together."""

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from samenhang.demo.telling.case import Cased
from samenhang.people.queries import members
from samenhang.plans import actions as plans
from samenhang.plans import queries
from samenhang.plans.models import Action, Goal, Plan, PlanVersion


class Planned(Cased):
    """A household with a plan. Days of actions count from today: -12 is overdue since twelve days."""

    def matters(self, by: str, text: str) -> None:
        """This function will write down what matters most to the household."""
        with self.seen_by(by) as viewer:
            there = Plan.objects.filter(case=self.case).first()
            seen = there.matters_version if there else None
            plans.write_matters(case=self.case, matters=text, seen=seen, by=viewer, at=self.clock.act())

    def goal(self, by: str, words: str, domain: str, *whose: str, seen_by: str = "", later: bool = False) -> Goal:
        """This function will add a goal in the household's own words."""
        with self.seen_by(by) as viewer:
            return plans.add_goal(
                case=self.case, details=self._goal(words, domain, whose, seen_by, later), by=viewer, at=self.clock.act()
            )

    def _goal(self, words: str, domain: str, whose: tuple[str, ...], seen_by: str, later: bool) -> plans.GoalDetails:
        return plans.GoalDetails(
            words=words,
            seen_by=seen_by,
            whose=tuple((self.people[one].id, self.people[one].call_name) for one in whose),
            life_domain=domain,
            when=Goal.When.LATER if later else Goal.When.NOW,
        )

    def rewords(self, by: str, goal: Goal, words: str, *whose: str, seen_by: str = "", later: bool = False) -> None:
        """This function will change a goal's words."""
        with self.seen_by(by) as viewer:
            goal.refresh_from_db()
            details = self._goal(words, goal.life_domain_id or "", whose, seen_by, later)
            plans.change_goal(
                case=self.case, goal=goal, details=details, seen=goal.version, by=viewer, at=self.clock.act()
            )

    def ends(self, by: str, goal: Goal, how: str, why: str, *, drop: bool = False) -> None:
        """This function will end a goal: reached, good_enough or stopped."""
        with self.seen_by(by) as viewer:
            plans.end_goal(
                case=self.case, goal=goal, how=how, why=why, drop_actions=drop, by=viewer, at=self.clock.act()
            )

    def action(
        self, by: str, goal: Goal | None, what: str, who: str, due: int | None = None, start: int | None = None
    ) -> Action:
        """This function will add an action.

        :param who: a member, a colleague, "~name" of the network, or "@name" of an organisation.
        """
        kind, doer, name = self._doer(who)
        details = plans.ActionDetails(what, kind, name, doer, goal, self._day(start), self._day(due))
        with self.seen_by(by) as viewer:
            return plans.add_action(case=self.case, details=details, by=viewer, at=self.clock.act())

    def _doer(self, who: str) -> tuple[str, UUID | None, str]:
        if who.startswith("~"):
            return Action.By.NETWORK, None, who[1:]
        if who.startswith("@"):
            return Action.By.ORGANISATION, None, who[1:]
        if who in self.people:
            return Action.By.RESIDENT, self.people[who].id, self.people[who].full_name
        viewer = self.town.viewers[who]
        return Action.By.PROFESSIONAL, viewer.id, f"{viewer.name}, {viewer.organisation_name}"

    def _day(self, days: int | None) -> date | None:
        return None if days is None else self.clock.today.date() + timedelta(days=days)

    def went(self, by: str, action: Action, how: str, word: str = "") -> None:
        """This function will record how an action went: done, not_done, dropped or open."""
        with self.seen_by(by) as viewer:
            plans.record_outcome(case=self.case, action=action, how=how, word=word, by=viewer, at=self.clock.act())

    def done(self, by: str, *actions: Action, word: str = "") -> None:
        """This function will record that these actions are done."""
        for action in actions:
            self.went(by, action, "done", word)

    def agrees(self, by: str, *names: str, how: str = "screen") -> PlanVersion:
        """This function will agree the plan as it stands: the colleague, and these members."""
        with self.seen_by(by) as viewer:
            day = timezone.localdate(self.clock.moment)
            wanted = set(self.ids(*names))
            return plans.agree(
                case=self.case,
                seen=queries.whole(viewer, self.case, day).fingerprint,
                members=[one for one in members(viewer, self.home.id, day) if one.person.id in wanted],
                how=how,
                by=viewer,
                at=self.clock.act(),
            )
