"""Holding a conversation: start it, write what was said, read the main points back and agree them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case, LifeDomain
from samenhang.conversations.models import Answer, Assent, Attendance, Conversation, Correction, MainPoints
from samenhang.kit.dates import day
from samenhang.kit.refusals import Refusal, Stale
from samenhang.kit.whole import whole
from samenhang.people.models import Membership, Person


class Closed(Refusal):
    """The main points are agreed: answers are fixed."""


class NotThen(Refusal):
    """The conversation cannot have been held on that day."""


class NotOfThisHousehold(Refusal):
    """Somebody named does not belong to the household."""


class NothingToAgree(Refusal):
    """There are no main points, or nobody agrees with them."""


class CaseClosed(Refusal):
    """The case is closed."""


@dataclass(frozen=True, slots=True)
class Details:
    """When and where it was held, and who was there."""

    kind: str
    place: str
    held_on: date
    present: tuple[UUID, ...] = ()
    others_present: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said about one life domain; everything may be left open."""

    words: str = ""
    going_well: str = ""
    worries: str = ""
    wishes: str = ""
    mark: int | None = None
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Agreed:
    """Who agrees with the main points, how they were read back, and what the resident sees differently."""

    people: tuple[UUID, ...]
    how: str
    others: str = ""
    corrections: str = ""


@whole
def start_conversation(
    *,
    case: Case,
    details: Details,
    layer: str,
    domain: str = "",
    person: Person | None = None,
    by: Viewer,
    at: datetime,
) -> Conversation:
    """This function will start a conversation, in the team's records or in the own file of one domain (C1).

    :param person: with whom it is held in confidence; None for the household together. That person was there.
    :raises CaseClosed: when the case is closed.
    :raises NotThen: when the day lies ahead, before a birth or after a death.
    :raises NotOfThisHousehold: when somebody named is no member.
    """
    if case.closed_at:
        raise CaseClosed(_("Deze casus is gesloten. Open eerst een nieuwe casus."))
    if person:
        details = replace(details, present=tuple(dict.fromkeys((person.id, *details.present))))
    _check(case.household_id, details, at)
    conversation = Conversation(
        household_id=case.household_id,
        person=person,
        layer=layer,
        domain=domain if layer == Layer.DOMAIN else "",
        case=case,
        kind=details.kind,
        place=details.place,
        held_on=details.held_on,
        others_present=details.others_present,
        by_id=by.id,
        at=at,
        changed_by_id=by.id,
        changed_at=at,
    )
    conversation.save(force_insert=True)
    _attend(conversation, details.present)
    _record(Event.CREATE, "start_conversation", conversation, by=by, at=at)
    return conversation


@whole
def change_details(
    *,
    conversation: Conversation,
    details: Details,
    may_leave: Iterable[UUID],
    seen_version: int,
    by: Viewer,
    at: datetime,
) -> None:
    """This function will change when, where and with whom present a conversation was held, until it is closed.

    :param may_leave: the members the writer had on screen; others who were present stay.
    :raises Closed: when the main points are agreed.
    :raises Stale: when somebody changed it since.
    :raises NotThen: when it cannot have been held on that day.
    """
    row = _open(conversation, seen_version)
    if row.person_id:
        details = replace(details, present=tuple(dict.fromkeys((row.person_id, *details.present))))
    _check(row.household_id, details, at)
    _change(
        row,
        by,
        at,
        kind=details.kind,
        place=details.place,
        held_on=details.held_on,
        others_present=details.others_present,
    )
    Attendance.objects.filter(
        conversation=row, attendee_id__in=[one for one in may_leave if one not in details.present]
    ).delete()
    there = set(Attendance.objects.filter(conversation=row).values_list("attendee_id", flat=True))
    _attend(row, [one for one in details.present if one not in there])
    _record(Event.CHANGE, "change_details", row, by=by, at=at)


@whole
def write_answer(
    *, conversation: Conversation, life_domain: LifeDomain, said: Said, seen_version: int, by: Viewer, at: datetime
) -> Answer | None:
    """This function will write what was said about one life domain; nothing said and nothing there makes no record.

    :param seen_version: the version the writer had on screen; 0 when there was no answer yet.
    :raises Closed: when the main points are agreed.
    :raises Stale: when somebody wrote here since; nothing of either is lost.
    """
    _open(conversation)
    former = Answer.objects.filter(conversation=conversation, life_domain=life_domain).first()
    if (former.version if former else 0) != seen_version:
        raise Stale(_("Een collega schreef hier ook. Vergelijk de twee teksten en sla opnieuw op."))
    if said == (_said(former) if former else Said()):
        return former
    if former:
        Answer.objects.filter(id=former.id).update(**asdict(said), by_id=by.id, at=at, version=former.version + 1)
        written = Answer.objects.get(id=former.id)
    else:
        written = Answer(
            household_id=conversation.household_id,
            person_id=conversation.person_id,
            layer=conversation.layer,
            domain=conversation.domain,
            conversation=conversation,
            life_domain=life_domain,
            by_id=by.id,
            at=at,
            **asdict(said),
        )
        written.save(force_insert=True)
    event = Event.CHANGE if former else Event.CREATE
    _record(event, "write_answer", conversation, by=by, at=at, life_domain=life_domain.code)
    return written


@whole
def write_points(*, conversation: Conversation, points: str, seen_version: int, by: Viewer, at: datetime) -> None:
    """This function will keep the main points being written, for reading back together.

    :raises Closed: when they are agreed already.
    :raises Stale: when somebody changed them since.
    """
    row = _open(conversation, seen_version)
    if row.points == points:
        return
    _change(row, by, at, points=points)
    _record(Event.CHANGE, "write_points", row, by=by, at=at)


@whole
def agree_points(
    *, conversation: Conversation, agreed: Agreed, seen_version: int, by: Viewer, at: datetime
) -> MainPoints:
    """This function will fix the main points as agreed with the resident, and close the conversation (C2).

    :raises Closed: when they were agreed before.
    :raises Stale: when the text changed since it was read back.
    :raises NothingToAgree: when there is no text, or nobody agrees.
    :raises NotOfThisHousehold: when somebody who agrees is no member.
    """
    row = _open(conversation, seen_version)
    if not row.points.strip():
        raise NothingToAgree(_("Schrijf eerst de hoofdpunten op."))
    if not agreed.people and not agreed.others.strip():
        raise NothingToAgree(_("Kies wie het hiermee eens is, of schrijf een naam op."), field="people")
    _members(row.household_id, agreed.people, field="people")
    Assent.objects.bulk_create(Assent(conversation=row, agreed_by_id=one) for one in agreed.people)
    points = MainPoints(
        household_id=row.household_id,
        person_id=row.person_id,
        layer=row.layer,
        domain=row.domain,
        conversation=row,
        text=row.points,
        corrections=agreed.corrections,
        others_agreed=agreed.others,
        how=agreed.how,
        by_id=by.id,
        at=at,
    )
    points.save(force_insert=True)
    _record(Event.CREATE, "agree_points", row, by=by, at=at)
    return points


@whole
def add_correction(*, conversation: Conversation, text: str, said_by: str, by: Viewer, at: datetime) -> Correction:
    """This function will add somebody's own words to a closed conversation; what stood there stays as it was.

    :raises Refusal: when the conversation is still open: then the answers themselves can be changed.
    """
    if not MainPoints.objects.filter(conversation=conversation).exists():
        raise Refusal(_("Dit gesprek is nog open. Pas het antwoord zelf aan."))
    correction = Correction(
        household_id=conversation.household_id,
        person_id=conversation.person_id,
        layer=conversation.layer,
        domain=conversation.domain,
        conversation=conversation,
        text=text,
        said_by=said_by,
        by_id=by.id,
        at=at,
    )
    correction.save(force_insert=True)
    _record(Event.CREATE, "add_correction", conversation, by=by, at=at)
    return correction


def _open(conversation: Conversation, seen_version: int | None = None) -> Conversation:
    """Lock the conversation, so that writing and agreeing come one after the other."""
    row = Conversation.objects.select_for_update().filter(id=conversation.id).first()
    if row is None or MainPoints.objects.filter(conversation_id=conversation.id).exists():
        raise Closed(_("De hoofdpunten van dit gesprek zijn al afgesproken. Schrijf een aanvulling."))
    if seen_version is not None and row.version != seen_version:
        raise Stale(_("Een collega veranderde dit gesprek terwijl u schreef. Vergelijk en sla opnieuw op."))
    return row


def _change(row: Conversation, by: Viewer, at: datetime, **fields: object) -> None:
    Conversation.objects.filter(id=row.id).update(**fields, changed_by_id=by.id, changed_at=at, version=row.version + 1)


def _attend(conversation: Conversation, people: Iterable[UUID]) -> None:
    Attendance.objects.bulk_create(Attendance(conversation=conversation, attendee_id=one) for one in people)


def _check(household_id: UUID, details: Details, at: datetime) -> None:
    if details.held_on > timezone.localdate(at):
        raise NotThen(_("Deze datum ligt in de toekomst. Leg een gesprek vast als het is gevoerd."), field="held_on")
    _members(household_id, details.present, field="present")
    everyone = Membership.objects.filter(household_id=household_id).values_list("person_id", flat=True)
    known = Person.objects.filter(id__in=details.present or list(everyone)).order_by("birth_date")
    for one in known if details.present else known.exclude(birth_date=None)[:1]:
        if one.birth_date and details.held_on < one.birth_date:
            raise NotThen(
                _("Op deze datum was %(name)s nog niet geboren (%(day)s).")
                % {"name": one.call_name, "day": day(one.birth_date)},
                field="held_on",
            )
        if details.present and one.died_on and details.held_on > one.died_on:
            raise NotThen(
                _("Op deze datum was %(name)s al overleden (%(day)s).")
                % {"name": one.call_name, "day": day(one.died_on)},
                field="held_on",
            )


def _members(household_id: UUID, people: tuple[UUID, ...], *, field: str) -> None:
    known = Membership.objects.filter(household_id=household_id, person_id__in=people).values("person_id").distinct()
    if known.count() != len(set(people)):
        raise NotOfThisHousehold(_("Kies alleen mensen uit dit huishouden."), field=field)


def _said(answer: Answer) -> Said:
    return Said(**{name: getattr(answer, name) for name in (*Answer.TEXTS, "mark", "withheld")})


def _record(event: Event, act: str, conversation: Conversation, *, by: Viewer, at: datetime, **detail: object) -> None:
    record(
        event,
        f"conversations.{act}",
        by=by,
        at=at,
        object_id=conversation.id,
        subjects=[conversation.key],
        detail=detail,
    )
