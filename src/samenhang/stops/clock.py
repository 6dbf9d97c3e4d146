"""How long there is to answer, and how a stop stands. Days only; without a word of the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenhang.stops.models import (
    IntendedStop,
    StopDecision,
    StopKind,
    StopMoved,
    StopOutcome,
    StopReply,
    StopWithdrawal,
)
from samenhang.terms.models import Unit
from samenhang.terms.reckoning import Length, is_working_day, last_day

A_DAY = timedelta(days=1)
NEAR = 3
"""So many days before its end a clock turns red."""
STAGES: dict[str, tuple[str | Promise, str, str]] = {
    "asked": (_("wacht op antwoord"), "info", "clock"),
    "late": (_("geen antwoord: dat is geen instemming"), "danger", "clock"),
    "answered": (_("antwoord is er, beslissing nog niet"), "accent", "message-square"),
    "grace": (_("uitstel"), "success", "calendar"),
    "back": (_("het uitstel is voorbij"), "danger", "history"),
    "other_way": (_("een andere weg"), "success", "route"),
    "goes_on": (_("gaat door, met open ogen"), "warning", "flag"),
    "past": (_("de dag is voorbij, de uitkomst ontbreekt"), "danger", "flag"),
    "averted": (_("niet gestopt"), "success", "check"),
    "otherwise": (_("iets anders in de plaats"), "success", "check"),
    "stopped": (_("gestopt"), "warning", "x"),
    "withdrawn": (_("ingetrokken"), "neutral", "x"),
}
ENDING = _("het uitstel loopt af")
OVER = ("averted", "otherwise", "stopped", "withdrawn")


def answer_by(kind: StopKind, stops_on: date, today: date) -> date:
    """This function will give the last day to answer: so many working days from today, and well before the stop.

    Never before today: what stops tomorrow is answered today.
    """
    return max(today, min(last_day(today, Length(kind.answer_days, Unit.WORKING_DAYS)), well_before(kind, stops_on)))


def well_before(kind: StopKind, stops_on: date) -> date:
    """This function will give the last day on which an answer still comes in time."""
    before = stops_on
    for _each in range(kind.before_days):
        before -= A_DAY
        while not is_working_day(before):
            before -= A_DAY
    return before


@dataclass(frozen=True, slots=True)
class Standing:
    """How a stop stands today, for who reads it: with the replies this reader sees."""

    stop: IntendedStop
    today: date
    moves: Sequence[StopMoved] = ()
    replies: Sequence[StopReply] = ()
    decisions: Sequence[StopDecision] = ()
    withdrawal: StopWithdrawal | None = None
    outcome: StopOutcome | None = None

    @property
    def round(self) -> int:
        """How many times there was grace: each time it is asked anew."""
        return sum(1 for one in self.decisions if one.choice == StopDecision.Choice.GRACE)

    @property
    def decision(self) -> StopDecision | None:
        """What was decided last."""
        return self.decisions[-1] if self.decisions else None

    @property
    def stops_on(self) -> date:
        """On which day it falls now: as last moved, or until when there is grace."""
        told = [(one.at, one.stops_on) for one in self.moves]
        told += [(one.at, one.until) for one in self.decisions if one.until]
        return max(told)[1] if told else self.stop.stops_on

    @property
    def answer_by(self) -> date:
        """The last day to answer, as it stands now."""
        told = [(one.at, one.answer_by) for one in self.moves]
        told += [(one.at, one.answer_by) for one in self.decisions if one.answer_by]
        return max(told)[1] if told else self.stop.answer_by

    @property
    def reply(self) -> StopReply | None:
        """The last reply of this round."""
        found = [one for one in self.replies if one.round == self.round]
        return found[-1] if found else None

    @property
    def stage(self) -> str:
        """How far it is, in one word."""
        if self.withdrawal:
            return "withdrawn"
        if self.outcome:
            return self.outcome.how
        last = self.decision
        moved = bool(last and self.moves and self.moves[-1].at > last.at)
        if last and last.choice == StopDecision.Choice.OTHER_WAY:
            return "other_way"
        if last and last.choice == StopDecision.Choice.STOP:
            return "past" if self.stops_on < self.today else "goes_on"
        if last and not moved:
            return "back" if self.stops_on <= self.today else "grace"
        if self.reply:
            return "past" if self.stops_on < self.today and not self.stop.already else "answered"
        return "late" if self.answer_by < self.today else "asked"

    @property
    def ending(self) -> bool:
        """Whether the grace runs out within days, and must be answered anew."""
        return self.stage == "grace" and self.wants_answer

    @property
    def words(self) -> str:
        return str(ENDING if self.ending else STAGES[self.stage][0])

    @property
    def tone(self) -> str:
        if self.pressing:
            return "danger"
        return "warning" if self.ending else STAGES[self.stage][1]

    @property
    def icon(self) -> str:
        return STAGES[self.stage][2]

    @property
    def over(self) -> bool:
        """Whether nothing is expected of anybody any more."""
        return self.stage in OVER

    @property
    def open_to_answer(self) -> bool:
        """Whether an answer of this round may still come: not once it was decided otherwise."""
        return self.stage in ("asked", "late", "grace", "back") and self.reply is None

    @property
    def wants_answer(self) -> bool:
        """Whether an answer is awaited now: during grace only when its end is near."""
        near = self.stage == "back" or self.stops_on - self.today <= timedelta(days=7)
        return self.open_to_answer and (self.stage in ("asked", "late") or near)

    @property
    def decides(self) -> bool:
        """Whether the sender may decide."""
        return not self.over

    @property
    def pressing(self) -> bool:
        """Whether a day is near or past that somebody must not miss."""
        if self.stage in ("late", "back", "past"):
            return True
        if self.stage == "asked":
            return self.answer_by - self.today < timedelta(days=2)
        return self.stage in ("grace", "answered", "goes_on") and self.stops_on - self.today <= timedelta(days=NEAR)

    @property
    def days(self) -> int:
        """How many days are left until it falls."""
        return (self.stops_on - self.today).days
