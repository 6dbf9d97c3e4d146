"""Where something stands: told once, moved on a basis, still true."""

from django.utils import timezone

from samenhang.access.models import Layer
from samenhang.demo.telling.case import Cased
from samenhang.layers import actions as layers
from samenhang.layers import queries
from samenhang.layers.models import Move, Told
from samenhang.meetings.models import LogEntry


class Layered(Cased):
    """A household of whom some things are for some readers only."""

    def retells(self, by: str, words: str, told_by: str, *, about: str = "", own: bool = False) -> Told:
        """This function will add somebody's own words to the story, for the team or in the own file."""
        with self.seen_by(by) as viewer:
            teller = self.people.get(told_by)
            return layers.tell(
                key=(
                    self.home.id,
                    self.people[about].id if about else None,
                    str(Layer.DOMAIN if own else Layer.CASE_TEAM),
                    viewer.domain if own else "",
                ),
                words=words,
                told_by=teller.full_name if teller else told_by,
                teller=teller,
                told_on=timezone.localdate(self.clock.moment),
                by=viewer,
                at=self.clock.act(),
            )

    def moves(self, by: str, entry: LogEntry, basis: str, reason: str, *, plan: bool = False) -> Move:
        """This function will put a logbook entry where the team, or who shares the plan, reads it."""
        with self.seen_by(by) as viewer:
            found = queries.record(viewer, self.home.id, "logboek", entry.id)
            return layers.move(
                found=found,
                seen=found.stands,
                layer=Layer.SHARED if plan else Layer.CASE_TEAM,
                person_id=found.person_id,
                basis=basis,
                reason=reason,
                by=viewer,
                at=self.clock.act(),
            )

    def still_true(self, by: str, told: Told, said_by: str) -> None:
        """This function will record that somebody says that it still holds."""
        with self.seen_by(by) as viewer:
            words = queries.words_of(viewer, self.home.id, told.id)
            layers.confirm(
                words=words,
                household_id=self.home.id,
                said_by=self.people[said_by],
                by=viewer,
                at=self.clock.act(),
            )
