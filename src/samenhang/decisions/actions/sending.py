"""That a beschikking was sent: from that day on the resident may object, and the house guards until when (G5, B9)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.decisions.hold import NotSaid, TooLate, WrongDay, alone, may
from samenhang.decisions.models import Decision, DecisionEnd, InForce
from samenhang.decisions.objection import GUARDS, RULE
from samenhang.kit.refusals import Refusal
from samenhang.terms import actions as terms
from samenhang.terms.models import Term
from samenhang.terms.queries import rule_on


@transaction.atomic
def say_sent(*, decision: Decision, on: date, by: Viewer, at: datetime) -> Term:
    """This function will record on which day a beschikking was sent, and start the clock to object.

    :raises NotSaid: when it is no beschikking.
    :raises TooLate: when it was not taken, was withdrawn or replaced, or was sent already.
    :raises WrongDay: when the day lies ahead, or the law did not hold then.
    """
    alone(decision.id)
    may(decision, by)
    taken = InForce.objects.filter(decision=decision).select_related("text").first()
    if taken is None:
        raise TooLate(_("Dit besluit is nog niet genomen. Neem het eerst, verstuur het daarna."))
    if not taken.text.formal:
        raise NotSaid(_("Dit besluit is geen beschikking. Er gaat geen termijn voor bezwaar lopen."))
    if DecisionEnd.objects.filter(decision=decision).exists():
        raise TooLate(_("Dit besluit geldt niet meer."))
    if Term.objects.filter(object_id=decision.id, guards=GUARDS).exists():
        raise TooLate(_("Er staat al op welke dag dit besluit is verstuurd."))
    term = start_clock(decision, on, by=by, at=at)
    record(Event.CHANGE, "decisions.say_sent", by=by, at=at, object_id=decision.id, subjects=[decision.key])
    return term


def start_clock(decision: Decision, on: date, *, by: Viewer, at: datetime) -> Term:
    """This function will start the clock to object, in the file of the decision. The act it is part of records it.

    :raises WrongDay: when the day lies ahead, or the law did not hold then.
    """
    household, person, layer, domain = decision.key
    where = terms.Where(GUARDS, decision.id, household, person, layer, domain)
    try:
        return terms.start(where=where, rule=rule_on(RULE, on, timezone.localdate(at)), started_on=on, by=by, at=at)
    except Refusal as wrong:
        raise WrongDay(wrong.message, field="on") from wrong
