"""Taking a decision, ending it, and looking back at what it brought (G5)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.decisions import queries
from samenhang.decisions.actions.sending import start_clock
from samenhang.decisions.hold import NotSaid, TooLate, WrongDay, alone, may, narrow, place, standing, still_made
from samenhang.decisions.models import Brought, Decision, DecisionEnd, DecisionText, InForce, Lapse, Review
from samenhang.decisions.models.deciding import Outcome
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal, Stale
from samenhang.meetings import actions as logbook
from samenhang.meetings.models import Kind as Moment
from samenhang.people.nameless import demand_nameless
from samenhang.people.nameless import told as told_of
from samenhang.plans import actions as plans
from samenhang.plans.copied import not_copied
from samenhang.terms import actions as terms

FARTHEST = timedelta(days=366)
CONFIDENCES = ("what", "rule", "why", "alternatives", "effects_short", "effects_long", "saved", "conditions")
"""The words of a decision that an action in the plan does not copy."""


class NotEnough(Refusal):
    """Nobody stands behind it who should, or no colleague looked along."""


@dataclass(frozen=True, slots=True)
class Doing:
    """An action that follows: who does what by when. In the plan, or only with who reads the decision (``in_plan``)."""

    what: str
    doer_name: str
    hat_id: UUID
    due_on: date | None = None
    in_plan: bool | None = None
    """Said by the writer, where fewer people read the decision than the plan."""


@dataclass(frozen=True, slots=True)
class Told:
    """What may be known by all of what a decision brought: about nobody."""

    situation: str
    did: str
    brought: str


@transaction.atomic
def put_in_force(
    *,
    decision: Decision,
    starts_on: date,
    seen: int | None,
    beside_why: str = "",
    doing: Doing | None = None,
    by: Viewer,
    at: datetime,
) -> InForce:
    """This function will take a decision: it counts from a day, stands in the logbook, and ends the one it replaces.

    :raises NotEnough: when who should stand behind it does not.
    :raises Stale: when a colleague changed the decision since the page was opened.
    :raises NotSaid: when another decision on the same matter counts, and it is not said why this one stands beside it.
    :raises WrongDay: when the day lies more than a year away.
    :raises Copied: when an action for the plan copies words that fewer people may read.
    """
    text = still_made(decision, by)
    if seen != text.number:
        raise Stale(_("Een collega heeft dit besluit intussen veranderd. Lees het eerst."))
    today = timezone.localdate(at)
    if abs(starts_on - today) > FARTHEST:
        raise WrongDay(_("Kies een dag binnen een jaar."), field="starts_on")
    state = queries.states(by, [decision], at)[0]
    if not state.enough:
        raise NotEnough(state.missing)
    others = [one for one in queries.same_matter(by, decision, text, at) if one.in_force]
    if others and not beside_why.strip():
        raise NotSaid(_("Over ditzelfde geldt al een besluit. Vul in waarom dit ernaast staat."), field="beside_why")
    backing = state.backing
    pair = next((one for one in state.pairs if one.agrees), None)
    taken = InForce(
        **place(decision),
        decision=decision,
        text=text,
        rung=backing.asked.envelope.rung if backing else state.needed.rung.code,
        rung_name=backing.asked.envelope.rung_name if backing else state.needed.rung.name,
        explained="\n".join(state.needed.why),
        envelope_id=backing.asked.envelope_id if backing else None,
        second_pair=pair,
        beside_why=beside_why if others else "",
        starts_on=starts_on,
        by_id=by.id,
        at=at,
    )
    taken.save(force_insert=True)
    record(
        Event.CHANGE,
        "decisions.put_in_force",
        by=by,
        at=at,
        object_id=decision.id,
        subjects=[decision.key],
        detail={"rung": taken.rung, "outside": text.outside},
    )
    if text.formal and text.announced_on:
        start_clock(decision, text.announced_on, by=by, at=at)
    _replace(decision, by, at)
    _tell_the_logbook(decision, _said(state, by), text.what, by, at)
    if doing:
        _follow(decision, text, doing, by, at)
    return taken


@transaction.atomic
def end(*, decision: Decision, why: str, by: Viewer, at: datetime) -> DecisionEnd:
    """This function will withdraw a decision, or give it up before it was taken. What was asked lapses.

    :raises NotSaid: without a reason.
    :raises TooLate: when it ended already.
    """
    alone(decision.id)
    may(decision, by)
    if not why.strip():
        raise NotSaid(_("Vul in waarom."), field="why")
    if DecisionEnd.objects.filter(decision=decision).exists():
        raise TooLate(_("Dit besluit geldt al niet meer."))
    was = InForce.objects.filter(decision=decision).first()
    how = DecisionEnd.How.WITHDRAWN if was else DecisionEnd.How.STOPPED
    ended = DecisionEnd(**place(decision), decision=decision, how=how, why=why, by_id=by.id, at=at)
    ended.save(force_insert=True)
    if not was:
        for asked in standing(decision):
            Lapse(envelope_id=asked.envelope_id, why=Lapse.Why.ENDED, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CHANGE, "decisions.end", by=by, at=at, object_id=decision.id, subjects=[decision.key])
    if was:
        terms.withdraw_all(household_id=decision.household_id, object_ids=[decision.id], by=by, at=at)
    if was and decision.case.closed_at is None:
        what = _("Een besluit is ingetrokken: %(why)s") % {"why": why}
        told = logbook.Told(kind=Moment.OTHER, happened_at=at, what=what, hats=[by.id])
        _write_entry(decision, told, by, at)
    return ended


@transaction.atomic
def review(
    *,
    decision: Decision,
    outcome: str,
    brought: str,
    again_on: date | None = None,
    told: Told | None = None,
    by: Viewer,
    at: datetime,
) -> Review:
    """This function will record what a decision brought; and, told about nobody, keep it for who comes after.

    :raises TooLate: when it never counted.
    :raises WrongDay: when it is too early to say and no later day is chosen, or that day has passed.
    :raises NamesSomebody: when what all may read tells of somebody.
    """
    alone(decision.id)
    may(decision, by)
    if not InForce.objects.filter(decision=decision).exists():
        raise TooLate(_("Dit besluit is niet genomen. Er is nog niets om op terug te kijken."))
    today = timezone.localdate(at)
    if outcome == Outcome.EARLY and again_on is None:
        raise WrongDay(_("Kies wanneer u opnieuw kijkt."), field="again_on")
    if again_on and not today < again_on <= today + 5 * FARTHEST:
        raise WrongDay(_("Kies een dag die nog komt, binnen vijf jaar."), field="again_on")
    kept = _keep_for_all(decision, outcome, told, by, at) if told else None
    looked = Review(
        **place(decision),
        decision=decision,
        outcome=outcome,
        brought=brought,
        again_on=again_on,
        brought_id=kept.id if kept else None,
        by_id=by.id,
        at=at,
    )
    looked.save(force_insert=True)
    detail = {"outcome": outcome, "kept": kept is not None}
    record(
        Event.CREATE, "decisions.review", by=by, at=at, object_id=decision.id, subjects=[decision.key], detail=detail
    )
    return looked


def _keep_for_all(decision: Decision, outcome: str, told: Told, by: Viewer, at: datetime) -> Brought:
    """What it brought, about nobody: every colleague may read it. The rule stays out where it tells of somebody."""
    texts = {"situation": told.situation, "did": told.did, "lesson": told.brought}
    demand_nameless(texts, decision.household_id, by=by, at=at)
    text = queries.states(by, [decision], at)[0].text
    kept = Brought(
        kind=text.kind,
        outcome=outcome,
        rule="" if told_of(by, [text.rule], decision.household_id, at=at) else text.rule,
        situation=told.situation,
        did=told.did,
        brought=told.brought,
        month=timezone.localdate(at).replace(day=1),
    )
    kept.save(force_insert=True)
    return kept


def _replace(decision: Decision, by: Viewer, at: datetime) -> None:
    earlier = decision.replaces
    if earlier is None:
        return
    alone(earlier.id)
    if DecisionEnd.objects.filter(decision=earlier).exists():
        return
    why = _("Vervangen door een later besluit.")
    how = DecisionEnd.How.REPLACED
    DecisionEnd(**place(earlier), decision=earlier, how=how, why=why, by_id=by.id, at=at).save(force_insert=True)
    for asked in standing(earlier):
        if not hasattr(asked.envelope, "answer"):
            Lapse(envelope_id=asked.envelope_id, why=Lapse.Why.ENDED, by_id=by.id, at=at).save(force_insert=True)


def _said(state: queries.State, by: Viewer) -> str:
    """Who decided, and who stands behind it, as the logbook tells it."""
    if state.backing and state.backing.answer:
        said = state.backing.answer
        who = {"by": by.name, "who": said.by.professional.name, "seat": state.backing.asked.envelope.seat.called}
        return (_("%(by)s; achter dit besluit staat %(who)s, %(seat)s") % who)[:300]
    pair = next((one for one in state.pairs if one.agrees), None)
    if pair:
        return (_("%(by)s; %(who)s keek mee") % {"by": by.name, "who": pair.by.professional.name})[:300]
    return by.name


def _tell_the_logbook(decision: Decision, decided_by: str, what: str, by: Viewer, at: datetime) -> None:
    told = logbook.Told(
        kind=Moment.DECISION,
        happened_at=at,
        what=_("Een besluit is genomen."),
        decided=what,
        decided_by=decided_by,
        hats=[by.id],
    )
    _write_entry(decision, told, by, at)


def _write_entry(decision: Decision, told: logbook.Told, by: Viewer, at: datetime) -> None:
    logbook.write_entry(case=decision.case, layer=decision.layer, person_id=decision.person_id, told=told, by=by, at=at)


def _follow(decision: Decision, text: DecisionText, doing: Doing, by: Viewer, at: datetime) -> None:
    """Put the action that follows in the plan, or in the logbook with who reads the decision."""
    if narrow(decision) and doing.in_plan is None:
        raise NotSaid(_("Kies wie deze actie mag lezen."), field="where")
    if narrow(decision) and not doing.in_plan:
        words = _("Uit het besluit volgt: %(who)s doet dit: %(what)s") % {"who": doing.doer_name, "what": doing.what}
        told = logbook.Told(kind=Moment.OTHER, happened_at=at, what=words, hats=[doing.hat_id])
        _write_entry(decision, told, by, at)
        return
    if decision.layer != Layer.SHARED or decision.person_id:
        not_copied(doing.what, [getattr(text, name) for name in CONFIDENCES], field="action")
    _into_the_plan(decision, doing, by, at)


def _into_the_plan(decision: Decision, doing: Doing, by: Viewer, at: datetime) -> None:
    if not may_write(by, decision.household_id, Layer.SHARED):
        raise NotEnough(
            _("U mag niets in het plan zetten. Laat de actie weg."),
        )
    details = plans.ActionDetails(
        what=doing.what, doer="professional", doer_name=doing.doer_name, doer_id=doing.hat_id, due_on=doing.due_on
    )
    plans.add_action(case=decision.case, details=details, by=by, at=at)
