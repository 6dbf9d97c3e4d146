"""What is done in a lawfulness file. Who takes a seat does so oneself; what is written stays as it was written."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal
from samenhang.kit.turns import take_turn
from samenhang.lawfulness import queries
from samenhang.lawfulness.models import Basis, Closing, Disclosure, LawfulnessFile, Note, PassedOn, Phase, Seat, SeatEnd
from samenhang.passing.models import Envelope
from samenhang.people import bsn as numbers

LONGEST_SECRET = timedelta(days=366)
"""So long after the end may the resident's sight of the looks be put off at most, each time it is judged."""


class AlreadyOpen(Refusal):
    """There is an open file of this kind about this person in the team."""


class NotYours(Refusal):
    """Only who works on a file writes in it."""


class Closed(Refusal):
    """The investigation is over: what stands there stays as it is."""


class WrongDay(Refusal):
    """A day that cannot be."""


@dataclass(frozen=True, slots=True)
class Whom:
    """About whom a file is, as the investigator knows them."""

    family_name: str
    birth_date: date
    bsn: str
    given_names: str = ""
    prefix: str = ""


@transaction.atomic
def open_file(
    *, whom: Whom, kind: str, basis: Basis, reason: str, due_on: date | None = None, by: Viewer, at: datetime
) -> LawfulnessFile:
    """This function will open a lawfulness file about one person; who opens it works on it (C4).

    :raises AlreadyOpen: when the team has an open file of this kind about this BSN.
    :raises OnBothSides: when the viewer's other hat helps this person.
    :raises WrongDay: when the birth date is still to come, or the first term is over.
    """
    today, number = timezone.localdate(at), numbers.clean(whom.bsn)
    index = numbers.index(number)
    if whom.birth_date > today:
        raise WrongDay(_("Deze geboortedatum moet nog komen."), field="birth_date")
    if due_on and due_on < today:
        raise WrongDay(_("Kies een dag die nog komt."), field="due_on")
    if by.team_id is None:
        raise NotYours(_("U hoort bij geen team. Vraag de beheerder om u een team te geven."))
    _alone(f"{by.team_id}{index.hex()}")
    if queries.on_both_sides(index):
        raise queries.OnBothSides
    closed = Phase.objects.filter(name=Phase.Name.CLOSED).values("file_id")
    if LawfulnessFile.objects.filter(bsn_index=index, kind=kind).exclude(id__in=closed).exists():
        raise AlreadyOpen(
            _("Uw team heeft hierover al een open dossier over deze persoon. Zoek het op en werk daarin verder."),
            field="bsn",
        )
    file_id = uuid7()
    opened = LawfulnessFile(
        id=file_id,
        team_id=by.team_id,
        given_names=whom.given_names,
        prefix=whom.prefix,
        family_name=whom.family_name,
        birth_date=whom.birth_date,
        bsn_sealed=numbers.seal(number, file_id),
        bsn_index=index,
        kind=kind,
        basis=basis,
        reason=reason,
        opened_by_id=by.id,
        opened_at=at,
    )
    opened.save(force_insert=True)
    Seat(file=opened, hat_id=by.id, at=at).save(force_insert=True)
    Phase(file=opened, name=Phase.Name.BEFORE, due_on=due_on, by_id=by.id, at=at).save(force_insert=True)
    _line(Event.CREATE, "lawfulness.open_file", opened, by=by, at=at)
    return opened


@transaction.atomic
def take_seat(*, file: LawfulnessFile, by: Viewer, at: datetime) -> Seat:
    """This function will let the viewer work on a file of the own team; pressed twice, it is one seat.

    :raises OnBothSides: when the viewer's other hat helps this person.
    """
    _alone(f"{file.id}{by.id}")
    held = queries.seat(by, file.id)
    if held:
        return held
    if queries.on_both_sides(bytes(file.bsn_index)):
        raise queries.OnBothSides
    taken = Seat(file=file, hat_id=by.id, at=at)
    taken.save(force_insert=True)
    _line(Event.CHANGE, "lawfulness.take_seat", file, by=by, at=at)
    return taken


@transaction.atomic
def leave_seat(*, file: LawfulnessFile, by: Viewer, at: datetime) -> None:
    """This function will let the viewer stop working on a file; it stays in the team's list.

    :raises NotYours: when the viewer does not work on it.
    """
    held = queries.seat(by, file.id)
    if held is None:
        raise NotYours(_("U werkt niet aan dit dossier."))
    _line(Event.CHANGE, "lawfulness.leave_seat", file, by=by, at=at)
    SeatEnd(seat=held, at=at).save(force_insert=True)


@transaction.atomic
def write_note(*, file: LawfulnessFile, kind: str, words: str, on: date, by: Viewer, at: datetime) -> Note:
    """This function will add a note, a conversation or a finding to a file.

    :raises Closed: when the investigation is over.
    :raises WrongDay: when the day is still to come.
    """
    _open(file, by)
    if on > timezone.localdate(at):
        raise WrongDay(_("Deze dag moet nog komen. Schrijf op wat er is gebeurd."), field="on")
    note = Note(file=file, kind=kind, words=words, on=on, by_id=by.id, at=at)
    note.save(force_insert=True)
    _line(Event.CREATE, "lawfulness.write_note", file, by=by, at=at, kind=kind)
    return note


@transaction.atomic
def go_on(*, file: LawfulnessFile, phase: str, due_on: date | None = None, by: Viewer, at: datetime) -> Phase:
    """This function will bring the investigation to another part of it, with a day on which that should be done.

    :raises Closed: when the investigation is over; closing is an act of its own (``close``).
    :raises WrongDay: when the day is over.
    """
    _open(file, by)
    if phase == Phase.Name.CLOSED or phase not in Phase.Name.values:
        raise Closed(_("Sluit het dossier af met wat eruit kwam."), field="phase")
    if due_on and due_on < timezone.localdate(at):
        raise WrongDay(_("Kies een dag die nog komt."), field="due_on")
    went = Phase(file=file, name=phase, due_on=due_on, by_id=by.id, at=at)
    went.save(force_insert=True)
    _line(Event.CHANGE, "lawfulness.go_on", file, by=by, at=at, phase=phase)
    return went


@transaction.atomic
def close(
    *, file: LawfulnessFile, outcome: str, words: str, disclose_on: date, why: str = "", by: Viewer, at: datetime
) -> Closing:
    """This function will end an investigation: what came of it, and from when the resident may see that was looked.

    :raises Closed: when it was closed already.
    :raises WrongDay: when the disclosure date is over, lies further than a year away, or is put off without a reason.
    """
    _open(file, by)
    _day_to_tell(disclose_on, why, at)
    ended = Closing(file=file, outcome=outcome, words=words, by_id=by.id, at=at)
    ended.save(force_insert=True)
    Phase(file=file, name=Phase.Name.CLOSED, by_id=by.id, at=at).save(force_insert=True)
    Disclosure(file=file, on=disclose_on, why=why, by_id=by.id, at=at).save(force_insert=True)
    _line(Event.CHANGE, "lawfulness.close", file, by=by, at=at)
    return ended


@transaction.atomic
def judge_disclosure(*, file: LawfulnessFile, on: date, why: str, by: Viewer, at: datetime) -> Disclosure:
    """This function will judge again from when the resident may see that was looked, before that day has come.

    :raises WrongDay: when the file is not closed, the former day has come, or the new one is over or too far.
    """
    _alone(str(file.id))
    last = file.disclosures.order_by("at", "id").last()
    if last is None:
        raise WrongDay(_("Deze dag kiest u bij het afsluiten van het dossier."))
    if last.on <= timezone.localdate(at):
        raise WrongDay(_("De inwoner mag dit al zien. Dat kan niet meer terug."))
    _day_to_tell(on, why, at)
    judged = Disclosure(file=file, on=on, why=why, by_id=by.id, at=at)
    judged.save(force_insert=True)
    _line(Event.CHANGE, "lawfulness.judge_disclosure", file, by=by, at=at)
    return judged


@transaction.atomic
def note_passed(*, file: LawfulnessFile, envelope: Envelope, by: Viewer, at: datetime) -> PassedOn:
    """This function will keep on this side that a concern was passed on from a file."""
    kept = PassedOn(file=file, envelope=envelope, at=at)
    kept.save(force_insert=True)
    _line(Event.TRANSFER, "lawfulness.note_passed", file, by=by, at=at)
    return kept


def _day_to_tell(on: date, why: str, at: datetime) -> None:
    today = timezone.localdate(at)
    if on < today:
        raise WrongDay(_("Deze dag is voorbij. Kies vandaag of een latere dag."), field="disclose_on")
    if on > today + LONGEST_SECRET:
        raise WrongDay(
            _("Dit is langer dan een jaar. Kies een eerdere dag; u kunt later opnieuw kijken."), field="disclose_on"
        )
    if on > today and not why.strip():
        raise WrongDay(_("Vul in waarom de inwoner dit niet meteen mag zien."), field="why")


def _open(file: LawfulnessFile, by: Viewer) -> None:
    """Two who write at once go one after the other; after the end nothing is written any more."""
    _alone(str(file.id))
    if queries.seat(by, file.id) is None:
        raise NotYours(_("U werkt niet aan dit dossier."))
    if Closing.objects.filter(file=file).exists():
        raise Closed(_("Dit dossier is afgesloten. Wat er staat, blijft zo."))


_alone = partial(take_turn, 4848)


def _line(event: Event, what: str, file: LawfulnessFile, *, by: Viewer, at: datetime, **detail: str) -> None:
    record(event, what, by=by, at=at, object_id=file.id, subjects=[(file.id, None, "lawfulness", "")], detail=detail)
