"""Asking somebody to stand behind a decision, answering, going one rung up (G4, G6)."""

from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from django.db import ProgrammingError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.decisions import asked, ladder, queries
from samenhang.decisions.hold import NotSaid, TooLate, alone, may, place, standing, still_made
from samenhang.decisions.models import Answer, AskedFor, Decision, Envelope, Lapse
from samenhang.decisions.offering import offered
from samenhang.kit.refusals import Refusal, Stale, or_refuse
from samenhang.people.nameless import demand_nameless
from samenhang.terms.models import Unit
from samenhang.terms.reckoning import Length, last_day

LONGEST = 20
"""So many working days somebody may be given at most."""


class NotThere(Refusal):
    """It cannot be asked there: the seat ended, it is one's own, or its rung is too low."""


class FourEyes(Refusal):
    """Who had a hand in a decision does not stand behind it, in whatever hat."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the one who is asked reads."""

    what: str
    rule: str
    why: str
    alternatives: str
    effects: str
    costs: str
    conditions: str = ""
    weighed: str = ""


@dataclass(frozen=True, slots=True)
class Up:
    """Why it goes one rung up, and whether the line must decide although nobody agrees (rare)."""

    because: str = ""
    line: bool = False
    line_because: str = ""


@transaction.atomic
def ask(
    *,
    decision: Decision,
    seat_id: UUID,
    told: Told,
    days: int,
    up: Up | None = None,
    seen: int | None = None,
    by: Viewer,
    at: datetime,
) -> Envelope:
    """This function will ask who sits on a rung to stand behind a decision. What stands in the envelope crosses only.

    Asked before and refused, not answered in time, or of who left: that ask lapses, and this one says why.

    :raises TooLate: when an ask waits within its term, or somebody stands behind it already.
    :raises NotThere: when the seat is not one of those where it may be asked now.
    :raises NamesSomebody: when the envelope tells of somebody.
    :raises NotSaid: when it goes up without a reason, or the line is asked without saying why a beraad did not help.
    :raises Stale: when a colleague changed the decision since the form was opened.
    """
    text = still_made(decision, by)
    if seen is not None and seen != text.number:
        raise Stale(_("Een collega heeft dit besluit intussen veranderd. Kijk wat er staat en vraag opnieuw."))
    today = timezone.localdate(at)
    state = queries.states(by, [decision], at)[0]
    before = state.standing
    if before and before.stage == "waiting":
        raise TooLate(_("Er is al gevraagd. Wacht op het antwoord, of neem de vraag terug."))
    if before and before.counts and state.enough:
        raise TooLate(_("Er staat al iemand achter dit besluit."))
    table = ladder.on(today)
    seat = next((one for one in offered(by, state, at) if one.id == seat_id), None)
    if seat is None:
        raise NotThere(_("Hier kunt u dit nu niet vragen. Kies iemand anders."), field="seat")
    higher = before is not None and not table.reaches(before.asked.envelope.rung, seat.rung)
    refused = before is not None and before.stage in ("refused", "late")
    up = up or Up()
    if refused and not up.because.strip():
        raise NotSaid(_("Vul in waarom u het opnieuw of hoger vraagt."), field="because")
    if up.line and not up.line_because.strip():
        raise NotSaid(_("Vul in waarom een beraad niet hielp."), field="line_because")
    words = {one.name: getattr(told, one.name) for one in fields(told)}
    texts = {**words, "because": up.because, "line_because": up.line_because}
    demand_nameless(texts, decision.household_id, by=by, at=at)
    for earlier in standing(decision):
        why = Lapse.Why.UP if higher else Lapse.Why.AGAIN
        Lapse(envelope_id=earlier.envelope_id, why=why, by_id=by.id, at=at).save(force_insert=True)
    sent = Envelope(
        from_hat_id=by.id,
        seat=seat,
        rung=seat.rung,
        rung_name=table.names[seat.rung],
        kind=text.kind,
        answer_by=last_day(today, Length(days, Unit.WORKING_DAYS)),
        up_from_id=before.asked.envelope_id if before and higher else None,
        up_because=up.because if before and (higher or refused) else "",
        line=up.line,
        line_because=up.line_because if up.line else "",
        at=at,
        **words,
    )
    sent.save(force_insert=True)
    AskedFor(**place(decision), decision=decision, text=text, envelope=sent, by_id=by.id, at=at).save(force_insert=True)
    detail = {"rung": seat.rung, "up": higher, "line": up.line}
    record(Event.TRANSFER, "decisions.ask", by=by, at=at, object_id=sent.id, subjects=[decision.key], detail=detail)
    return sent


@transaction.atomic
def withdraw_ask(*, envelope: Envelope, by: Viewer, at: datetime) -> None:
    """This function will take an ask back that nobody answered yet.

    :raises TooLate: when it was answered or lapsed already.
    """
    made = asked.asked_for(by, envelope.id)
    alone(made.decision_id)
    may(made.decision, by)
    alone(envelope.id)
    if Answer.objects.filter(envelope=envelope).exists():
        raise TooLate(_("Er is al geantwoord."))
    if Lapse.objects.filter(envelope=envelope).exists():
        raise TooLate(_("Deze vraag is al teruggenomen."))
    Lapse(envelope=envelope, why=Lapse.Why.WITHDRAWN, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CHANGE, "decisions.withdraw_ask", by=by, at=at, object_id=envelope.id, subjects=[made.decision.key])


@transaction.atomic
def answer(
    *,
    envelope: Envelope,
    word: str,
    condition: str = "",
    reason: str = "",
    instead: str = "",
    by: Viewer,
    at: datetime,
) -> Answer:
    """This function will say whether the one who is asked stands behind a decision; from then on that is on record.

    :raises NotSaid: when it is refused without a reason and what instead, or a condition is not said.
    :raises TooLate: when it was answered, taken back, or changed in the meantime, or the seat ended.
    :raises FourEyes: when it is the viewer's own, in whatever hat.
    """
    alone(envelope.id)
    if word == Answer.Word.REFUSES:
        if not reason.strip():
            raise NotSaid(_("Vul in waarom niet."), field="reason")
        if not instead.strip():
            raise NotSaid(_("Vul in wat er wel kan. Zonder dat staat uw collega met lege handen."), field="instead")
    if word == Answer.Word.CONDITIONS and not condition.strip():
        raise NotSaid(_("Vul uw voorwaarde in."), field="condition")
    if Answer.objects.filter(envelope=envelope).exists():
        raise TooLate(_("Hier is al op geantwoord."))
    if not Envelope.objects.filter(id=envelope.id).exists():
        raise TooLate(_("Deze vraag geldt niet meer: zij is teruggenomen of veranderd. U hoeft niets te doen."))
    said = Answer(
        envelope=envelope,
        word=word,
        condition=condition if word == Answer.Word.CONDITIONS else "",
        reason=reason,
        instead=instead if word == Answer.Word.REFUSES else "",
        by_id=by.id,
        at=at,
    )
    record(Event.CREATE, "decisions.answer", by=by, at=at, object_id=envelope.id, detail={"word": word})
    with or_refuse(
        FourEyes(_("U staat niet achter een besluit waaraan u zelf werkte, ook niet in een andere functie.")),
        ProgrammingError,
    ):
        said.save(force_insert=True)
    return said
