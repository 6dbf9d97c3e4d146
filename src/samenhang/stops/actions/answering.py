"""The household's side: what a stop does, what is asked, what was agreed about the decision, what came of it (D10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from uuid_utils.compat import uuid7

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases import queries as cases
from samenhang.cases.models import Case
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import or_refuse
from samenhang.meetings import actions as meetings
from samenhang.meetings.models import Kind as Moment
from samenhang.plans import actions as plans
from samenhang.plans.copied import not_copied
from samenhang.stops import queries
from samenhang.stops.clock import Standing
from samenhang.stops.limits import LONG_AGO, NotSaid, NotThere, TooLate, WrongDay, alone, coming, on_a_basis
from samenhang.stops.models import (
    Area,
    IntendedStop,
    StopAnswer,
    StopKind,
    StopLaid,
    StopLater,
    StopReply,
    StopTaken,
    UnaskedStop,
)

ANSWERED = gettext_lazy("Op deze melding is al geantwoord. Uw antwoord is niet verstuurd.")
"""To who comes second: in the same words whoever was first, and from where."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What it does to the household (for the team), and what the sender reads: what is asked, in chosen words."""

    asks: str
    words: str
    basis: str
    until: date | None = None
    areas: Sequence[str] = ()
    effects: str = ""
    tells_areas: bool = False


@dataclass(frozen=True, slots=True)
class Later:
    """What the case agreed about a decision: for the logbook, and if need be as an action.

    In the plan, or where the stop is about one person only with who reads about them (``in_plan``): the writer says so.
    """

    words: str
    action: str = ""
    doer: str = ""
    due_on: date | None = None
    in_plan: bool | None = None


@dataclass(frozen=True, slots=True)
class Unasked:
    """What stopped without asking: what, when, who let it stop, what it did."""

    kind: StopKind
    what: str
    stopped_on: date
    who: str
    effects: str


@transaction.atomic
def answer(*, laid: StopLaid, given: Answer, by: Viewer, at: datetime) -> StopAnswer:
    """This function will answer what a stop does to the household, and reply to the sender in the words chosen.

    Where the household is protected, the reply goes out in the name of the desk: not of who works with it. Then the
    desk has it as well, and the first of the two to answer is the answer.

    :raises NotThere: when the viewer is not the one to answer, or the case is closed.
    :raises TooLate: when it was answered, decided or withdrawn meanwhile.
    :raises NoBasis: when the basis does not hold.
    """
    alone(laid.stop_id)
    case, direction = cases.running(by, laid.household_id)
    if case is None:
        raise NotThere(_("Deze casus is gesloten. De Toegang antwoordt nu."))
    if not queries.may_answer(by, laid, direction):
        raise NotThere(_("De regievoerder antwoordt op deze melding."))
    today = timezone.localdate(at)
    it = _to_answer(queries.lying(by, [laid], today)[0].standing)
    if not given.effects.strip():
        raise NotSaid(_("Vul in wat dit met het huishouden doet."), field="effects")
    desk = laid.stop.desk if laid.household.protected else None
    signed = f"{by.name}, {by.organisation_name}"
    if laid.household.protected:
        signed = f"{_('Toegang')}, {desk.organisation.name}" if desk else by.organisation_name
    reply = _reply(laid.stop, it, given, signed=signed, desk=desk is not None, at=at)
    _first(reply)
    said = StopAnswer(
        household_id=laid.household_id,
        person_id=laid.person_id,
        layer=laid.layer,
        laid=laid,
        round=it.round,
        reply=reply,
        areas=_areas(given.areas),
        effects=given.effects,
        by_id=by.id,
        at=at,
    )
    with or_refuse(TooLate(_("Een collega antwoordde net. Lees eerst wat er staat."))):
        said.save(force_insert=True)
    record(Event.TRANSFER, "stops.answer", by=by, at=at, object_id=said.id, subjects=[said.key])
    _log(
        case,
        laid.person_id,
        meetings.Told(
            kind=Moment.CONSULTATION,
            happened_at=at,
            what=_("Voorgenomen stop: %(what)s, op %(day)s. Wij antwoordden: %(asks)s.\n%(words)s")
            % {
                "what": laid.stop.what,
                "day": it.stops_on.strftime("%d-%m-%Y"),
                "asks": StopReply.Asks(given.asks).label,
                "words": given.effects,
            },
        ),
        by=by,
        at=at,
    )
    return said


@transaction.atomic
def answer_at_desk(*, stop: IntendedStop, given: Answer, by: Viewer, at: datetime) -> StopReply:
    """This function will reply from the desk, to what nobody who directs can answer.

    :raises TooLate: when a colleague replied, or it was decided or withdrawn meanwhile.
    :raises NoBasis: when the basis does not hold.
    """
    alone(stop.id)
    it = _to_answer(queries.standing(by, stop, timezone.localdate(at)))
    reply = _reply(stop, it, given, signed=f"{_('Toegang')}, {by.organisation_name}", desk=True, at=at)
    _first(reply)
    record(Event.TRANSFER, "stops.answer_at_desk", by=by, at=at, object_id=stop.id)
    return reply


@transaction.atomic
def take_in(*, laid: StopLaid, case: Case, agreed: Later, by: Viewer, at: datetime) -> StopTaken:
    """This function will record what the case does with the sender's decision, in the logbook and in the plan.

    :raises TooLate: when there is no decision, or a colleague took it in already.
    :raises NotThere: when the viewer may not write here, or an action is to go in a plan they do not write in.
    :raises NotSaid: when it is not said who does it, or who may read it.
    :raises Copied: when an action for the plan copies words that fewer people may read.
    """
    alone(laid.stop_id)
    if not queries.writes(by, laid.household_id, laid.person_id):
        raise NotThere(_("U leest dit, maar u mag er niet bij schrijven."))
    it = queries.standing(by, laid.stop, timezone.localdate(at))
    decision = it.decision
    if decision is None or StopTaken.objects.filter(laid=laid, decision=decision).exists():
        raise TooLate(_("Een collega legde dit net vast, of er is nog geen beslissing."))
    if agreed.action and not agreed.doer:
        raise NotSaid(_("Vul in wie dit doet."), field="doer")
    if agreed.action and laid.person_id and agreed.in_plan is None:
        raise NotSaid(_("Kies wie deze actie mag lezen."), field="where")
    in_plan = bool(agreed.action) and (agreed.in_plan or not laid.person_id)
    if in_plan:
        _may_plan(laid, case, agreed, by, at)
    kept = StopTaken(
        household_id=laid.household_id,
        person_id=laid.person_id,
        layer=laid.layer,
        laid=laid,
        decision=decision,
        words=agreed.words,
        by_id=by.id,
        at=at,
    )
    kept.save(force_insert=True)
    record(Event.CREATE, "stops.take_in", by=by, at=at, object_id=kept.id, subjects=[kept.key])
    decided = f"{decision.get_choice_display()}"
    if decision.until:
        decided = _("Uitstel tot %(day)s") % {"day": decision.until.strftime("%d-%m-%Y")}
    told = meetings.Told(
        kind=Moment.DECISION,
        happened_at=at,
        what=_("Voorgenomen stop: %(what)s.\n%(words)s") % {"what": laid.stop.what, "words": agreed.words},
        decided=f"{decided}. {decision.words}",
        decided_by=decision.who,
    )
    _log(case, laid.person_id, told, by=by, at=at)
    if agreed.action:
        hat = agreed.doer == "me"
        name = by.name if hat else agreed.doer.partition(":")[2]
        doing = plans.ActionDetails(
            what=agreed.action,
            doer="professional" if hat else "resident",
            doer_name=name,
            doer_id=by.id if hat else UUID(agreed.doer.partition(":")[0]),
            due_on=agreed.due_on,
        )
        if in_plan:
            plans.add_action(case=case, details=doing, by=by, at=at)
        else:
            words = _("Afgesproken: %(who)s doet dit: %(what)s") % {"who": name, "what": agreed.action}
            _log(case, laid.person_id, meetings.Told(kind=Moment.OTHER, happened_at=at, what=words), by=by, at=at)
    return kept


@transaction.atomic
def tell_later(*, laid: StopLaid, words: str, by: Viewer, at: datetime) -> StopLater:
    """This function will record what came of it for the household, also long after.

    :raises NotThere: when the viewer may not write here.
    """
    if not queries.writes(by, laid.household_id, laid.person_id):
        raise NotThere(_("U leest dit, maar u mag er niet bij schrijven."))
    told = StopLater(
        household_id=laid.household_id,
        person_id=laid.person_id,
        layer=laid.layer,
        laid=laid,
        words=words,
        by_id=by.id,
        at=at,
    )
    told.save(force_insert=True)
    record(Event.CREATE, "stops.tell_later", by=by, at=at, object_id=told.id, subjects=[told.key])
    return told


@transaction.atomic
def record_unasked(*, case: Case, person_id: UUID | None, seen: Unasked, by: Viewer, at: datetime) -> UnaskedStop:
    """This function will record that something stopped and nobody asked first; it is counted apart.

    :raises WrongDay: when the day is still to come: then it can still be asked.
    :raises NotThere: when the viewer may not write about this member.
    """
    today = timezone.localdate(at)
    if seen.stopped_on > today:
        words = _("Deze dag moet nog komen. Dan is het een voorgenomen stop: vraag de afzender het te melden.")
        raise WrongDay(words, field="stopped_on")
    if seen.stopped_on < today - LONG_AGO:
        raise WrongDay(_("Dit is wel erg lang geleden. Kijk het jaartal na."), field="stopped_on")
    if not queries.writes(by, case.household_id, person_id):
        raise NotThere(_("U mag hier niet over schrijven. Kies iemand anders."), field="person")
    kept = UnaskedStop(
        household_id=case.household_id,
        person_id=person_id,
        layer=Layer.CASE_TEAM,
        case=case,
        kind=seen.kind,
        what=seen.what,
        stopped_on=seen.stopped_on,
        who=seen.who,
        effects=seen.effects,
        by_id=by.id,
        at=at,
    )
    kept.save(force_insert=True)
    record(Event.CREATE, "stops.record_unasked", by=by, at=at, object_id=kept.id, subjects=[kept.key])
    what = _("Gestopt zonder te vragen: %(what)s, op %(day)s, door %(who)s.\n%(effects)s") % {
        "what": seen.what,
        "day": seen.stopped_on.strftime("%d-%m-%Y"),
        "who": seen.who,
        "effects": seen.effects,
    }
    _log(case, person_id, meetings.Told(kind=Moment.MOMENT, happened_at=at, what=what), by=by, at=at)
    return kept


def _may_plan(laid: StopLaid, case: Case, agreed: Later, by: Viewer, at: datetime) -> None:
    """An action may go in the plan: the viewer writes there, and copies nothing that the team only reads."""
    if not may_write(by, case.household_id, Layer.SHARED):
        raise NotThere(
            _("U schrijft niet in ons plan. Vraag de regievoerder deze actie toe te voegen."), field="action"
        )
    here = queries.lying(by, [laid], timezone.localdate(at))[0]
    texts = [laid.stop.what, laid.stop.ground, agreed.words, *(one.effects for one in here.answers)]
    texts += [one.words for one in here.standing.replies]
    texts += [one.words for one in here.standing.decisions]
    not_copied(agreed.action, texts, field="action")


def _log(case: Case, person_id: UUID | None, told: meetings.Told, *, by: Viewer, at: datetime) -> None:
    """A line with the team; where the writer has no ground for that, the record itself is all there is."""
    if case.closed_at is None and may_write(by, case.household_id, Layer.CASE_TEAM, person_id=person_id):
        meetings.write_entry(case=case, layer=Layer.CASE_TEAM, person_id=person_id, told=told, by=by, at=at)


def _first(reply: StopReply) -> None:
    """Keep a reply; in the name of the Toegang only one goes out in a round, whoever writes it."""
    with or_refuse(TooLate(str(ANSWERED))):
        reply.save(force_insert=True)


def _to_answer(it: Standing) -> Standing:
    if it.over:
        raise TooLate(_("Dit is al afgerond: %(state)s.") % {"state": it.words})
    if it.reply is not None:
        raise TooLate(str(ANSWERED))
    if not it.open_to_answer:
        raise TooLate(_("De afzender besliste al: %(state)s. Bel als dat niet goed is.") % {"state": it.words})
    return it


def _reply(stop: IntendedStop, it: Standing, given: Answer, *, signed: str, desk: bool, at: datetime) -> StopReply:
    grace = given.asks == StopReply.Asks.GRACE
    until = coming(given.until, it.today, "until") if grace else None
    if until and until < it.stops_on:
        words = _("Dit is vóór de dag waarop het zou stoppen. Kies een latere dag.")
        raise WrongDay(words, field="until")
    return StopReply(
        id=uuid7(),
        stop=stop,
        round=it.round,
        asks=given.asks,
        until=until,
        words=given.words,
        areas=_areas(given.areas) if given.tells_areas else [],
        basis=on_a_basis(given.basis, it.today),
        signed=signed,
        from_desk=desk,
        at=at,
    )


def _areas(chosen: Sequence[str]) -> list[str]:
    return [one for one in Area.values if one in chosen]
