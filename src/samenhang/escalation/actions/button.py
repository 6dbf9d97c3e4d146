"""The rode knop: two organisations, the same facts for both managers, one answer both confirm (E6)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.escalation import queries
from samenhang.escalation.models import (
    ButtonEnvelope,
    ButtonOutcome,
    ButtonSent,
    ButtonSide,
    EnvelopeEnd,
    How,
    ManagerAsked,
    RedButton,
    ToTheLine,
)
from samenhang.escalation.queries.button import Pressed
from samenhang.escalation.refusing import (
    NotSaid,
    NotToAsk,
    NotYours,
    TooLate,
    WrongDay,
    alone,
    case_runs,
    leads,
    once,
    to_ask,
)
from samenhang.meetings.actions import Told, write_entry
from samenhang.meetings.models import Kind
from samenhang.people.nameless import UNDATED, demand_nameless
from samenhang.plans import actions as plans
from samenhang.plans.copied import not_copied
from samenhang.teams.models import Hat, Organisation


@dataclass(frozen=True, slots=True)
class Facts:
    """What both managers are told: the question, what the household needs, what happens if nothing happens, by when."""

    question: str
    needs: str
    if_nothing: str
    decide_by: date


@transaction.atomic
def press(
    *,
    case: Case,
    two: tuple[Organisation, Organisation],
    facts: Facts,
    layer: str,
    no_deliberation: str = "",
    skipped_why: str = "",
    by: Viewer,
    at: datetime,
) -> RedButton:
    """This function will begin a rode knop between two organisations; nobody outside the household reads it yet (E6).

    :raises CaseOver: when the case is closed.
    :raises NotYours: when the viewer neither directs the case nor works in it as process director.
    :raises NotToAsk: the same organisation twice, one that left, or one without a manager.
    :raises WrongDay: when the day to decide by is over.
    :raises TooLate: when one between these two runs already.
    """
    case_runs(case)
    leads(case, by, layer)
    today = timezone.localdate(at)
    one, other = two
    if one.id == other.id:
        raise NotToAsk(_("Kies twee verschillende organisaties."), field="other")
    for field, who in (("one", one), ("other", other)):
        _answerable(by, who, today, field)
    if facts.decide_by < today:
        raise WrongDay(_("Deze dag is voorbij. Kies vandaag of een latere dag."), field="decide_by")
    alone(case.id)
    running = RedButton.objects.filter(case=case, outcome=None)
    if any({found.one_id, found.other_id} == {one.id, other.id} for found in running):
        raise TooLate(_("Tussen deze twee loopt al een rode knop in deze casus."))
    pressed = RedButton(
        household_id=case.household_id,
        layer=layer,
        case=case,
        one=one,
        other=other,
        question=facts.question,
        needs=facts.needs,
        if_nothing=facts.if_nothing,
        decide_by=facts.decide_by,
        no_deliberation=no_deliberation,
        skipped_why=skipped_why,
        by_id=by.id,
        at=at,
    )
    pressed.save(force_insert=True)
    record(Event.CREATE, "escalation.press", by=by, at=at, object_id=pressed.id, subjects=[pressed.key])
    return pressed


@transaction.atomic
def write_side(
    *, pressed: Pressed, organisation: Organisation, wants: str, why: str, by: Viewer, at: datetime
) -> ButtonSide:
    """This function will keep what one of the two wants and why: by its own professional, or in their stead.

    :raises TooLate: when it was laid before the managers already.
    :raises NotYours: when the viewer is neither of that organisation nor leads the case.
    :raises NamesSomebody: when the words tell who it is about.
    """
    if not pressed.draft:
        raise TooLate(_("Dit ligt al bij de leidinggevenden. De tekst staat vast."))
    own = organisation.id == by.organisation_id
    if organisation.id not in (pressed.it.one_id, pressed.it.other_id):
        raise NotYours(_("Deze organisatie hoort niet bij deze rode knop."))
    if not own:
        leads(pressed.it.case, by, pressed.it.layer)
    demand_nameless({"wants": wants, "why": why}, pressed.it.household_id, by=by, at=at, refused=UNDATED)
    side = ButtonSide(
        household_id=pressed.it.household_id,
        layer=pressed.it.layer,
        button=pressed.it,
        organisation=organisation,
        wants=wants,
        why=why,
        in_stead=not own,
        by_id=by.id,
        at=at,
    )
    side.save(force_insert=True)
    record(Event.CREATE, "escalation.write_side", by=by, at=at, object_id=pressed.it.id, subjects=[side.key])
    return side


@transaction.atomic
def send(
    *, pressed: Pressed, facts: Facts, managers: tuple[Hat, Hat], watcher: Hat | None, by: Viewer, at: datetime
) -> ButtonEnvelope:
    """This function will lay the same anonymous facts before both managers, with a term in working days (E6).

    :raises TooLate: when it was sent or ended already.
    :raises NotSaid: when one of the two sides is not written yet.
    :raises NamesSomebody: when anything in it tells who it is about.
    :raises NotToAsk: a manager of another organisation, who is not there any more, or who cannot answer here.
    """
    case_runs(pressed.it.case)
    leads(pressed.it.case, by, pressed.it.layer)
    if not pressed.draft:
        raise TooLate(_("Dit ligt al bij de leidinggevenden, of het is voorbij."))
    if not pressed.both_sides:
        raise NotSaid(_("Schrijf eerst op wat beide organisaties willen, en waarom."))
    one, other = (pressed.sides[side] for side in (pressed.it.one_id, pressed.it.other_id))
    texts = {"question": facts.question, "needs": facts.needs, "if_nothing": facts.if_nothing}
    texts[""] = "\n".join([one.wants, one.why, other.wants, other.why])
    demand_nameless(texts, pressed.it.household_id, by=by, at=at, refused=UNDATED)
    today = timezone.localdate(at)
    if facts.decide_by < today:
        raise WrongDay(_("Deze dag is voorbij. Kies vandaag of een latere dag."), field="decide_by")
    for field, hat, organisation in (("one", managers[0], pressed.it.one), ("other", managers[1], pressed.it.other)):
        to_ask(by, pressed.it.household_id, organisation, hat, today, field)
    if watcher and watcher.id not in {found.id for found in queries.watchers(by, today)}:
        raise NotToAsk(_("Deze procesregisseur is er niet meer. Kies een ander."), field="watcher")
    envelope = ButtonEnvelope(
        one=pressed.it.one,
        other=pressed.it.other,
        question=facts.question,
        one_wants=one.wants,
        one_why=one.why,
        other_wants=other.wants,
        other_why=other.why,
        needs=facts.needs,
        if_nothing=facts.if_nothing,
        decide_by=facts.decide_by,
        answer_by=min(queries.in_working_days(today, queries.rule().answer_days), facts.decide_by),
        from_hat_id=by.id,
        watcher=watcher,
        at=at,
    )
    envelope.save(force_insert=True)
    sent = ButtonSent(
        household_id=pressed.it.household_id,
        layer=pressed.it.layer,
        button=pressed.it,
        envelope=envelope,
        by_id=by.id,
        at=at,
    )
    once(sent, _("Een collega legde dit net voor."))
    for hat in managers:
        ManagerAsked(envelope=envelope, organisation_id=hat.organisation_id, hat=hat, at=at).save(force_insert=True)
    record(Event.TRANSFER, "escalation.send", by=by, at=at, object_id=pressed.it.id, subjects=[sent.key])
    return envelope


@transaction.atomic
def to_line(*, pressed: Pressed, to_whom: str, why: str, by: Viewer, at: datetime) -> ToTheLine:
    """This function will lay it with the line, the last resort: to whom, and why (G6). It is counted.

    :raises TooLate: while the managers still have time, or when it is there or over already.
    """
    leads(pressed.it.case, by, pressed.it.layer)
    if not pressed.open or pressed.line or pressed.envelope is None or not pressed.envelope.to_the_line:
        raise TooLate(_("De lijn is aan zet als de termijn voorbij is, of als een van beiden zegt dat het niet lukt."))
    laid = ToTheLine(
        household_id=pressed.it.household_id,
        layer=pressed.it.layer,
        button=pressed.it,
        to_whom=to_whom,
        why=why,
        by_id=by.id,
        at=at,
    )
    record(Event.CHANGE, "escalation.to_line", by=by, at=at, object_id=pressed.it.id, subjects=[laid.key])
    once(laid, _("Een collega legde dit net bij de lijn."))
    return laid


@transaction.atomic
def conclude(
    *, pressed: Pressed, words: str, doing: plans.ActionDetails | None = None, by: Viewer, at: datetime
) -> ButtonOutcome:
    """This function will keep what came of it: a line in the logbook, and an action in the plan where one was chosen.

    What both managers confirmed is kept in their words; what the line decided, in those of who writes it down.

    :raises TooLate: when there is no answer yet, or it was kept already.
    :raises NotSaid: when what the line decided is not said.
    :raises Copied: when an action for the plan copies words that the team only reads.
    """
    leads(pressed.it.case, by, pressed.it.layer)
    standing = pressed.envelope
    if standing is None or not pressed.open or not (pressed.line or standing.agreed):
        raise TooLate(_("Er is nog geen antwoord, of een collega legde het al vast."))
    answer = standing.answer
    if pressed.line:
        how, said, decided_by = How.LINE, words.strip(), pressed.line.to_whom
    else:
        how, said = How.AGREED, answer.words if answer else ""
        names = {"one": pressed.it.one.name, "other": pressed.it.other.name}
        decided_by = _("de leidinggevenden van %(one)s en %(other)s") % names
    if not said:
        raise NotSaid(_("Vul in wat er is besloten."), field="words")
    if doing and pressed.it.layer != Layer.SHARED:
        it, sides = pressed.it, pressed.sides.values()
        texts = [it.question, it.needs, it.if_nothing, *(text for side in sides for text in (side.wants, side.why))]
        not_copied(doing.what, texts, field="doing")
    kept = _end(pressed, how, said, by, at)
    told = Told(Kind.DECISION, at, _("Rode knop: %(question)s") % {"question": pressed.it.question}, said, decided_by)
    write_entry(case=pressed.it.case, layer=pressed.it.layer, told=told, by=by, at=at)
    if doing:
        plans.add_action(case=pressed.it.case, details=doing, by=by, at=at)
    return kept


@transaction.atomic
def withdraw(*, pressed: Pressed, why: str, by: Viewer, at: datetime) -> ButtonOutcome:
    """This function will take a rode knop back; the managers read it no more from now on.

    :raises TooLate: when it is over.
    """
    leads(pressed.it.case, by, pressed.it.layer)
    if not pressed.open:
        raise TooLate(_("Deze rode knop is al voorbij."))
    return _end(pressed, How.WITHDRAWN, why, by, at)


def _end(pressed: Pressed, how: How, words: str, by: Viewer, at: datetime) -> ButtonOutcome:
    kept = ButtonOutcome(
        household_id=pressed.it.household_id,
        layer=pressed.it.layer,
        button=pressed.it,
        how=how,
        words=words,
        by_id=by.id,
        at=at,
    )
    record(
        Event.CHANGE,
        "escalation.conclude",
        by=by,
        at=at,
        object_id=pressed.it.id,
        subjects=[kept.key],
        detail={"how": str(how)},
    )
    once(kept, _("Een collega rondde dit net af."))
    if pressed.envelope:
        EnvelopeEnd(envelope=pressed.envelope.it, how=how, by_id=by.id, at=at).save(force_insert=True)
    return kept


def _answerable(by: Viewer, organisation: Organisation, today: date, field: str) -> None:
    if not queries.is_here(organisation, today):
        raise NotToAsk(_("Deze organisatie doet niet meer mee. Kies een andere."), field=field)
    if not queries.managers(by, organisation.id, today):
        words = _("Van %(name)s staat hier geen leidinggevende. Laat er een uitnodigen, of begin een beraad.")
        raise NotToAsk(words % {"name": organisation.name}, field=field)
