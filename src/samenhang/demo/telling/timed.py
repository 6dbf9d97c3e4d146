"""The clocks of the law in a story: started by hand, standing still, made longer, ended."""

from datetime import timedelta

from django.utils import timezone

from samenhang.access.models import Layer
from samenhang.demo.telling.desk import AtTheDesk
from samenhang.intake.models import FILE
from samenhang.terms import actions as terms
from samenhang.terms.models import Ending, Term
from samenhang.terms.queries import rule_on


class Timed(AtTheDesk):
    """A household of which the law wants an answer in time. Clocks go by the code of their rule."""

    def starts_clock(self, by: str, code: str, *, days: int = 0, case: bool = False, own: bool = False) -> Term:
        """This function will start a clock by hand, as many days ago: on the referral, or on the case.

        :param own: on a case: in the own file, and not in the plan.
        """
        with self.seen_by(by) as viewer:
            at = self.clock.act()
            day = timezone.localdate(at)
            if case:
                place = (Layer.DOMAIN, viewer.domain) if own else (Layer.SHARED, "")
                where = terms.Where("case", self.case.id, self.home.id, None, *place)
            else:
                of = self.referral
                where = terms.Where(
                    "referral", of.id, of.household_id, of.person_id, Layer.DOMAIN, FILE, of.to_domain_id
                )
            started_on = day - timedelta(days=days)
            rule = rule_on(code, started_on, day)
            return terms.start(where=where, rule=rule, started_on=started_on, by=viewer, at=at)

    def clock_stops(self, by: str, code: str, why: str) -> None:
        """This function will let a clock stand still from this day on."""
        with self.seen_by(by) as viewer:
            at = self.clock.act()
            terms.pause(term=self._term(code), starts_on=timezone.localdate(at), reason=why, by=viewer, at=at)

    def clock_longer(self, by: str, code: str, number: int, why: str) -> None:
        """This function will make a clock longer, counted from this day where the law counts from a receipt."""
        with self.seen_by(by) as viewer:
            at = self.clock.act()
            today = timezone.localdate(at)
            terms.extend(term=self._term(code), number=number, reason=why, counts_from=today, by=viewer, at=at)

    def clock_ends(self, by: str, code: str, outcome: str = Ending.Outcome.MET, note: str = "") -> None:
        """This function will end a clock on this day."""
        with self.seen_by(by) as viewer:
            at = self.clock.act()
            on = timezone.localdate(at)
            terms.end(term=self._term(code), outcome=outcome, on=on, note=note, by=viewer, at=at)

    def _term(self, code: str) -> Term:
        return Term.objects.get(household_id=self.home.id, rule__code=code, ending=None)
