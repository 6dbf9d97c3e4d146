"""The sender's side: saying that something is going to stop, moving it, deciding, and telling how it ended (D10).

Lines in the log of what was said from outside name nobody: their maker reads them, and is not told who is known here.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.kit.refusals import Stale, or_refuse
from samenhang.passing.queries import side
from samenhang.people import bsn as numbers
from samenhang.stops import clock, queries
from samenhang.stops.limits import LONG_AGO, NotSaid, NotThere, TooLate, WrongDay, alone, coming, on_a_basis
from samenhang.stops.models import (
    IntendedStop,
    StopDecision,
    StopKind,
    StopLaid,
    StopMoved,
    StopOutcome,
    StopWithdrawal,
)
from samenhang.teams.models import Team


@dataclass(frozen=True, slots=True)
class Whom:
    """About whom, as typed by a sender from outside. The number is kept nowhere."""

    family_name: str
    given_names: str
    birth_date: date | None
    bsn: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What the sender says: what ends or is cut, when, since when that is meant, and why in plain words."""

    kind: StopKind
    happens: str
    what: str
    stops_on: date
    since_on: date
    ground: str
    basis: str
    already: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided: grace until a day, another way, or on with open eyes; by whose name."""

    choice: str
    words: str
    who: str
    until: date | None = None


@transaction.atomic
def send(*, whom: Whom, said: Said, desk: Team, by: Viewer, at: datetime) -> IntendedStop:
    """This function will say that something is going to stop, about somebody the sender need not know to be known here.

    It lies with who directs an open case about that person, else with the desk. Nothing of what comes back says which.

    :raises WrongDay: when a day cannot be; a day that is over is told as something that stopped already.
    :raises NoBasis: when the basis does not hold.
    :raises NotThere: when nobody works at that desk now.
    """
    today = timezone.localdate(at)
    if desk.id not in {one.id for one in queries.desks(by, today)}:
        raise NotThere(_("Bij dit loket werkt nu niemand. Kies een ander, of bel de gemeente."), field="desk")
    stop = _stop(said, by, at)
    stop.from_team_id, stop.desk = by.team_id, desk
    stop.family_name, stop.given_names, stop.birth_date = whom.family_name, whom.given_names, whom.birth_date
    stop.save(force_insert=True)
    record(Event.TRANSFER, "stops.send", by=by, at=at, object_id=stop.id, detail={"kind": said.kind.code})
    _lay(stop.id, numbers.index(numbers.clean(whom.bsn)) if whom.bsn else None)
    return stop


@transaction.atomic
def send_within(*, case: Case, person_id: UUID | None, said: Said, by: Viewer, at: datetime) -> StopLaid:
    """This function will say on a case one is involved in that something is going to stop.

    :raises NotThere: when the case is closed, or the viewer may not write about this member.
    """
    if case.closed_at:
        raise NotThere(_("Deze casus is gesloten. Meld het bij de Toegang."))
    if not queries.writes(by, case.household_id, person_id):
        raise NotThere(_("U mag hier niet over schrijven. Kies iemand anders."), field="person")
    stop = _stop(said, by, at)
    stop.save(force_insert=True)
    laid = StopLaid(household_id=case.household_id, person_id=person_id, layer=Layer.CASE_TEAM, stop=stop, at=at)
    laid.save(force_insert=True)
    record(Event.CREATE, "stops.send_within", by=by, at=at, object_id=laid.id, subjects=[laid.key])
    return laid


@transaction.atomic
def lay_again(*, stop: IntendedStop, by: Viewer, at: datetime) -> None:
    """This function will lay a stop that lies with the desk before who directs by now, if somebody does."""
    alone(stop.id)
    record(Event.TRANSFER, "stops.lay_again", by=by, at=at, object_id=stop.id)
    _lay(stop.id, None)


@transaction.atomic
def move(*, stop: IntendedStop, stops_on: date, why: str, by: Viewer, at: datetime) -> StopMoved:
    """This function will move a stop to another day; there is anew time to answer, and the earlier day stays.

    :raises TooLate: when it is over.
    :raises WrongDay: when the day is not to come, or the same.
    """
    it = _open(stop, by, at)
    coming(stops_on, it.today, "stops_on")
    if stops_on == it.stops_on:
        raise WrongDay(_("Dit is dezelfde dag. Kies een andere."), field="stops_on")
    moved = StopMoved(
        stop=stop,
        stops_on=stops_on,
        why=why,
        answer_by=clock.answer_by(stop.kind, stops_on, it.today),
        by_id=by.id,
        at=at,
    )
    moved.save(force_insert=True)
    record(Event.CHANGE, "stops.move", by=by, at=at, object_id=stop.id)
    return moved


@transaction.atomic
def withdraw(*, stop: IntendedStop, why: str, by: Viewer, at: datetime) -> None:
    """This function will take an intended stop back: it goes no further.

    :raises TooLate: when it is over already.
    """
    _open(stop, by, at)
    StopWithdrawal(stop=stop, why=why, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CHANGE, "stops.withdraw", by=by, at=at, object_id=stop.id)


@transaction.atomic
def decide(*, stop: IntendedStop, decided: Decided, seen: int | None, by: Viewer, at: datetime) -> StopDecision:
    """This function will record what the sender's side decided, and in whose name.

    :param seen: how many decisions there were when the form was opened.
    :raises Stale: when a colleague decided meanwhile.
    :raises TooLate: when it is over.
    :raises NotSaid: when grace has no day.
    """
    it = _open(stop, by, at)
    if seen is not None and seen != len(it.decisions):
        raise Stale(_("Een collega besliste hier net over. Lees eerst wat er staat."))
    grace = decided.choice == StopDecision.Choice.GRACE
    until = coming(decided.until, it.today, "until") if grace else None
    if grace and until and until < it.stops_on:
        raise WrongDay(_("Het uitstel eindigt vóór de dag waarop het zou stoppen. Kies een latere dag."), field="until")
    made = StopDecision(
        stop=stop,
        round=len(it.decisions),
        choice=decided.choice,
        until=until,
        words=decided.words,
        who=decided.who,
        unanswered=it.reply is None,
        answer_by=max(it.today, clock.well_before(stop.kind, until)) if until else None,
        by_id=by.id,
        at=at,
    )
    with or_refuse(Stale(_("Een collega besliste hier net over. Lees eerst wat er staat."))):
        made.save(force_insert=True)
    record(Event.CREATE, "stops.decide", by=by, at=at, object_id=stop.id, detail={"choice": decided.choice})
    return made


@transaction.atomic
def tell_outcome(*, stop: IntendedStop, how: str, on: date, words: str, by: Viewer, at: datetime) -> StopOutcome:
    """This function will record how it ended; then it is over.

    :raises TooLate: when it is over already.
    :raises WrongDay: when the day is to come.
    """
    it = _open(stop, by, at)
    if on > it.today or on < it.today - LONG_AGO:
        raise WrongDay(_("Kies vandaag of een dag die voorbij is."), field="on")
    ended = StopOutcome(stop=stop, how=how, on=on, words=words, by_id=by.id, at=at)
    ended.save(force_insert=True)
    record(Event.CREATE, "stops.tell_outcome", by=by, at=at, object_id=stop.id, detail={"how": how})
    return ended


def _stop(said: Said, by: Viewer, at: datetime) -> IntendedStop:
    today = timezone.localdate(at)
    if said.stops_on < today and not said.already:
        words = _("Deze dag is voorbij: dan is het al gestopt. Kies ‘Het is al gestopt’, dan leggen wij het zo vast.")
        raise WrongDay(words, field="stops_on")
    if said.already and said.stops_on > today:
        raise WrongDay(_("Deze dag moet nog komen. Dan is het nog niet gestopt."), field="stops_on")
    if not today - LONG_AGO < said.stops_on or said.stops_on > today.replace(year=today.year + 5, day=1):
        raise WrongDay(_("Kijk de dag na: die ligt te ver weg."), field="stops_on")
    if said.since_on > today or said.since_on < today - LONG_AGO:
        raise WrongDay(_("Sinds wanneer dit vaststaat, is vandaag of eerder."), field="since_on")
    if not said.ground.strip():
        raise NotSaid(_("Vul de grond in, in gewone woorden."), field="ground")
    return IntendedStop(
        from_hat_id=by.id,
        from_side=side(by),
        kind=said.kind,
        happens=said.happens,
        what=said.what,
        stops_on=said.stops_on,
        since_on=said.since_on,
        ground=said.ground,
        basis=on_a_basis(said.basis, today),
        already=said.already,
        answer_by=clock.answer_by(said.kind, max(said.stops_on, today), today),
        at=at,
    )


def _open(stop: IntendedStop, by: Viewer, at: datetime) -> clock.Standing:
    alone(stop.id)
    it = queries.standing(by, stop, timezone.localdate(at))
    if it.over:
        raise TooLate(_("Dit is al afgerond: %(state)s.") % {"state": it.words})
    return it


def _lay(stop_id: UUID, number: bytes | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.lay_stop(%s, %s)", [stop_id, number])
