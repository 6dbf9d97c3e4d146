"""What is done for safety in a story: warning who visits, looking in an emergency, and judging that."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from samenhang.demo.telling.desk import AtTheDesk
from samenhang.safety import actions
from samenhang.safety.actions import Need, Sought, visiting
from samenhang.safety.models import BreakGlass
from samenhang.safety.queries import watched_one


class Safe(AtTheDesk):
    """A household where somebody must look out, or was in danger."""

    def warns(self, by: str, danger: str, facts: str, *, days: int, again: int, stop_when: str = "") -> None:
        """This function will warn who visits: for so many days, to be looked at again after so many."""
        with self.seen_by(by) as viewer:
            at = self.clock.act()
            today = timezone.localdate(at)
            told = visiting.Danger(
                danger, facts, today + timedelta(days), today + timedelta(again), together=True, stop_when=stop_when
            )
            visiting.warn(household=self.home, danger=told, by=viewer, at=at)

    def looks_in_need(self, by: str, whom: str, danger: str, threat: str, why: str, *, hours: int) -> UUID:
        """This function will look in an emergency, from somebody of the household by name and birth date."""
        person = self.people[whom]
        sought = Sought(family_name=person.family_name, birth_date=person.birth_date)
        with self.seen_by(by) as viewer:
            need = Need(danger, threat, why, hours)
            return actions.break_glass(sought=sought, need=need, by=viewer, at=self.clock.act())

    def stops_looking(self, by: str, emergency: UUID) -> None:
        """This function will stop an emergency before its time."""
        with self.seen_by(by) as viewer:
            actions.stop(break_glass=BreakGlass.objects.get(id=emergency), by=viewer, at=self.clock.act())

    def judges(self, by: str, emergency: UUID, outcome: str, words: str, done: str = "") -> None:
        """This function will let the privacy officer judge an emergency."""
        with self.seen_by(by) as viewer:
            found = watched_one(viewer, emergency)
            actions.review(break_glass=found, outcome=outcome, words=words, done=done, by=viewer, at=self.clock.act())
