"""Passing a concern on and answering it. Each step is one record: what was said stays as it was said (F5)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal
from samenhang.kit.turns import take_turn
from samenhang.passing import queries
from samenhang.passing.models import (
    BenefitStatus,
    Envelope,
    Opening,
    Outcome,
    PassedFrom,
    Promise,
    Question,
    Reply,
    Return,
    Withdrawal,
)
from samenhang.people.nameless import demand_nameless

if TYPE_CHECKING:
    from samenhang.passing.queries import Desk
    from samenhang.passing.sources import About, Source

FARTHEST = timedelta(days=366)


class NotThere(Refusal):
    """It cannot be sent there: the own team, an organisation that left, or nobody who would open it."""


class WrongDay(Refusal):
    """A day that cannot be."""


class NotSaid(Refusal):
    """Something that must be said is not."""


class TooLate(Refusal):
    """Somebody was first: it was opened, answered, given back or taken back already."""


@dataclass(frozen=True, slots=True)
class Concern:
    """What goes in the envelope."""

    what: str
    why: str
    basis: str
    told: str
    told_on: date | None = None
    not_told_why: str = ""


@transaction.atomic
def ask(*, to: "Desk", words: str, by: Viewer, at: datetime) -> Question:
    """This function will ask a team what it would do with a concern, without saying about whom.

    :raises NotThere: when the question cannot go there.
    :raises NamesSomebody: when the words tell of somebody.
    """
    _may_go(to, by, at)
    demand_nameless({"words": words}, by=by, at=at)
    asked = Question(from_hat_id=by.id, to_team_id=to.team_id, to_side=to.side, words=words, at=at)
    asked.save(force_insert=True)
    record(Event.CREATE, "passing.ask", by=by, at=at, object_id=asked.id)
    return asked


@transaction.atomic
def reply(*, question: Question, words: str, by: Viewer, at: datetime) -> Reply:
    """This function will tell a colleague what the team would do with it.

    :raises TooLate: when a colleague answered already.
    """
    _alone(question.id)
    if Reply.objects.filter(question=question).exists():
        raise TooLate(_("Een collega heeft al geantwoord."))
    said = Reply(question=question, words=words, by_id=by.id, at=at)
    said.save(force_insert=True)
    record(Event.CREATE, "passing.reply", by=by, at=at, object_id=question.id)
    return said


@transaction.atomic
def pass_on(
    *,
    source: "Source",
    from_id: UUID,
    about: "About",
    to: "Desk",
    concern: Concern,
    question: Question | None = None,
    by: Viewer,
    at: datetime,
) -> Envelope:
    """This function will pass a concern about one person on to a team. What stands in it crosses, nothing else (F5).

    :raises NotThere: to the own team, to an organisation that left, or where nobody would open it.
    :raises NotSaid: when it is not said when the resident knows, or why not.
    :raises WrongDay: when that day does not fit.
    """
    _may_go(to, by, at)
    if about.died:
        raise NotThere(_("Deze persoon is overleden. Kies iemand anders uit het huishouden."), field="person")
    today = timezone.localdate(at)
    if concern.told == Envelope.Told.NOT and not concern.not_told_why.strip():
        raise NotSaid(_("Vul in waarom de inwoner dit nu niet hoort."), field="not_told_why")
    if concern.told != Envelope.Told.NOT and concern.told_on is None:
        raise NotSaid(_("Vul in wanneer de inwoner dit hoorde of hoort."), field="told_on")
    if concern.told == Envelope.Told.KNOWS and concern.told_on and concern.told_on > today:
        raise WrongDay(_("Deze dag moet nog komen. Kies dan: de inwoner hoort het nog."), field="told_on")
    if concern.told == Envelope.Told.WILL and concern.told_on and concern.told_on < today:
        raise WrongDay(_("Deze dag is voorbij. Kies vandaag of een latere dag."), field="told_on")
    not_told = concern.told == Envelope.Told.NOT
    sent = Envelope(
        from_hat_id=by.id,
        from_side=queries.side(by),
        to_team_id=to.team_id,
        to_side=to.side,
        question=question,
        about=about.name,
        birth_date=about.birth_date,
        what=concern.what,
        why=concern.why,
        basis=concern.basis,
        told=concern.told,
        told_on=None if not_told else concern.told_on,
        not_told_why=concern.not_told_why if not_told else "",
        at=at,
    )
    sent.save(force_insert=True)
    record(Event.TRANSFER, "passing.pass_on", by=by, at=at, object_id=sent.id, detail={"told": concern.told})
    source.keep(from_id, about.id, sent, by, at)
    return sent


@transaction.atomic
def keep_with_household(
    *, household_id: UUID, person_id: UUID, envelope: Envelope, by: Viewer, at: datetime
) -> PassedFrom:
    """This function will keep on the sender's side about which member a concern was passed on.

    Where the resident does not hear of it, the line in the log is about nobody: so it is not on the resident's sheet.
    """
    kept = PassedFrom(
        household_id=household_id,
        person_id=person_id,
        layer=Layer.INVOLVEMENT,
        envelope=envelope,
        to_team_id=envelope.to_team_id,
        by_id=by.id,
        at=at,
    )
    kept.save(force_insert=True)
    subjects = [] if envelope.told == Envelope.Told.NOT else [kept.key]
    record(Event.TRANSFER, "passing.keep_with_household", by=by, at=at, object_id=envelope.id, subjects=subjects)
    return kept


@transaction.atomic
def withdraw(*, envelope: Envelope, by: Viewer, at: datetime) -> None:
    """This function will take a concern back, as long as nobody opened it.

    :raises TooLate: when it was opened, or taken back already.
    """
    _alone(envelope.id)
    if Opening.objects.filter(envelope=envelope).exists():
        raise TooLate(_("Deze zorg is al geopend. Bel de collega die haar las."))
    if Withdrawal.objects.filter(envelope=envelope).exists():
        raise TooLate(_("U nam deze zorg al terug."))
    record(Event.CHANGE, "passing.withdraw", by=by, at=at, object_id=envelope.id)
    Withdrawal(envelope=envelope, by_id=by.id, at=at).save(force_insert=True)


@transaction.atomic
def open_envelope(*, envelope: Envelope, by: Viewer, at: datetime) -> Opening:
    """This function will open an envelope; opened by a colleague already, it is open.

    :raises TooLate: when the sender took it back in the meantime.
    """
    _alone(envelope.id)
    if not Envelope.objects.filter(id=envelope.id).exists():
        raise TooLate(_("De afzender nam deze zorg terug."))
    earlier = Opening.objects.filter(envelope=envelope).first()
    if earlier:
        return earlier
    opened = Opening(envelope=envelope, by_id=by.id, at=at)
    opened.save(force_insert=True)
    record(Event.READ, "passing.open_envelope", by=by, at=at, object_id=envelope.id)
    return opened


@transaction.atomic
def promise(*, envelope: Envelope, words: str, by_day: date, by: Viewer, at: datetime) -> Promise:
    """This function will say what is going to be done with a concern, and by when.

    :raises TooLate: when that was said already, or it was given back.
    :raises WrongDay: when the day is over, or more than a year away.
    """
    _still_here(envelope)
    if Promise.objects.filter(envelope=envelope).exists():
        raise TooLate(_("Een collega zei al wat ermee gebeurt."))
    today = timezone.localdate(at)
    if by_day < today or by_day > today + FARTHEST:
        raise WrongDay(_("Kies een dag die nog komt, binnen een jaar."), field="by_day")
    said = Promise(envelope=envelope, words=words, by_day=by_day, by_id=by.id, at=at)
    said.save(force_insert=True)
    record(Event.CREATE, "passing.promise", by=by, at=at, object_id=envelope.id)
    return said


@transaction.atomic
def tell_outcome(*, envelope: Envelope, words: str, by: Viewer, at: datetime) -> Outcome:
    """This function will tell the sender what came of a concern.

    :raises NotSaid: when it was not said yet what would be done with it.
    :raises TooLate: when the outcome was told already, or it was given back.
    """
    _still_here(envelope)
    if not Promise.objects.filter(envelope=envelope).exists():
        raise NotSaid(_("Zeg eerst wat u ermee gaat doen."))
    if Outcome.objects.filter(envelope=envelope).exists():
        raise TooLate(_("Een collega vertelde al wat ervan kwam."))
    told = Outcome(envelope=envelope, words=words, by_id=by.id, at=at)
    told.save(force_insert=True)
    record(Event.CREATE, "passing.tell_outcome", by=by, at=at, object_id=envelope.id)
    return told


@transaction.atomic
def give_back(*, envelope: Envelope, why: str, by: Viewer, at: datetime) -> Return:
    """This function will give a concern back to its sender, with the reason.

    :raises TooLate: when it was given back already, or something came of it.
    """
    _still_here(envelope)
    if Outcome.objects.filter(envelope=envelope).exists():
        raise TooLate(_("Er staat al wat ervan kwam. Teruggeven kan niet meer."))
    given = Return(envelope=envelope, why=why, by_id=by.id, at=at)
    given.save(force_insert=True)
    record(Event.CHANGE, "passing.give_back", by=by, at=at, object_id=envelope.id)
    return given


@transaction.atomic
def record_benefit(
    *, household_id: UUID, person_id: UUID, benefit: str, status: str, since: date, by: Viewer, at: datetime
) -> BenefitStatus:
    """This function will record that a benefit exists and how it stands, in our plan; the last one counts (C4).

    :raises WrongDay: when the day is still to come.
    :raises NotThere: when the viewer may not write in our plan about this member.
    """
    if since > timezone.localdate(at):
        raise WrongDay(_("Deze dag moet nog komen."), field="since")
    if not may_write(by, household_id, Layer.SHARED, person_id=person_id):
        raise NotThere(_("U mag hier niet over schrijven."), field="person")
    kept = BenefitStatus(
        household_id=household_id,
        person_id=person_id,
        layer=Layer.SHARED,
        benefit=benefit,
        status=status,
        since=since,
        by_id=by.id,
        at=at,
    )
    kept.save(force_insert=True)
    record(Event.CREATE, "passing.record_benefit", by=by, at=at, object_id=kept.id, subjects=[kept.key])
    return kept


def _still_here(envelope: Envelope) -> None:
    """One step after another: what somebody else did just now counts."""
    _alone(envelope.id)
    if not Opening.objects.filter(envelope=envelope).exists():
        raise NotSaid(_("Open de zorg eerst."))
    if Return.objects.filter(envelope=envelope).exists():
        raise TooLate(_("Deze zorg is teruggegeven."))


def _may_go(to: "Desk", by: Viewer, at: datetime) -> None:
    if to.team_id == by.team_id:
        raise NotThere(_("Dit is uw eigen team. Bespreek het met uw collega’s."), field="to")
    if queries.desk(by, to.value, timezone.localdate(at)) is None:
        raise NotThere(_("Dit team neemt geen zorgen meer aan. Kies een ander team."), field="to")


_alone = partial(take_turn, 4849)
