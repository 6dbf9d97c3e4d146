"""Recording persons and households. Each act leaves its line in the log, in the same transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.hooks import Hook
from samenhang.kit.refusals import Refusal
from samenhang.kit.whole import whole
from samenhang.people import bsn as numbers
from samenhang.people.models import (
    Household,
    Membership,
    MembershipEnd,
    Person,
    Relation,
)
from samenhang.people.turns import take_turn

before_recording: Hook[[Person, Viewer], None] = Hook("people.before_recording", "somebody is about to be recorded")
"""A higher module may refuse it."""


class AlreadyMember(Refusal):
    """The person belongs to the household in this period already."""


class EndBeforeStart(Refusal):
    """An end lies before its start, or a start in the future."""


class AlreadyThere(Refusal):
    """The same was recorded already, perhaps by a colleague just now."""


class BsnKnown(Refusal):
    """A person with this BSN is on record already."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What identifies a person, as given by the resident or the register."""

    family_name: str
    given_names: str = ""
    prefix: str = ""
    birth_date: date | None = None
    sex: str = Person.Sex.UNKNOWN
    bsn: str = ""
    secrecy: int = 0


@whole
def add_person(*, identity: Identity, by: Viewer, at: datetime) -> Person:
    """This function will record a person: identity only, the BSN encrypted. Nobody sees it until a household does.

    :raises NotABsn: when the BSN fails the elfproef.
    :raises BsnKnown: when the register knows this BSN already.
    """
    person = Person(
        family_name=identity.family_name,
        given_names=identity.given_names,
        prefix=identity.prefix,
        birth_date=identity.birth_date,
        sex=identity.sex,
        secrecy=identity.secrecy,
    )
    if identity.birth_date and identity.birth_date > timezone.localdate(at):
        raise Refusal(_("De geboortedatum ligt in de toekomst."), field="birth_date")
    if identity.bsn:
        person.bsn_index = numbers.index(numbers.clean(identity.bsn))
    before_recording.run(person, by)
    if identity.bsn:
        _give_bsn(person, identity.bsn, by)
    try:
        with transaction.atomic(savepoint=bool(identity.bsn)):  # a BSN may be taken, and then it is asked by whom
            person.save(force_insert=True)
    except IntegrityError as error:
        raise _bsn_taken(person, by) from error
    record(Event.CREATE, "people.add_person", by=by, at=at, object_id=person.id)
    return person


def _give_bsn(person: Person, typed: str, by: Viewer) -> None:
    """This function will put a BSN on a person in memory, encrypted; to be saved by an act that records it.

    :raises NotABsn: when the BSN fails the elfproef.
    :raises BsnKnown: when somebody else has it; whom the viewer may not see, the access desk must be asked about.
    """
    number = numbers.clean(typed)
    person.bsn_index, person.bsn_sealed = numbers.index(number), numbers.seal(number, person.id)
    if _bsn_known(person.bsn_index):
        raise _bsn_taken(person, by)


def _bsn_taken(person: Person, by: Viewer) -> BsnKnown:
    seen = by.role == "access_officer" or Person.objects.filter(bsn_index=person.bsn_index).exists()
    if seen:
        return BsnKnown(_("Er is al iemand met dit BSN. Zoek op BSN en kies die persoon."), field="bsn")
    return BsnKnown(_("Er is al iemand met dit BSN. Vraag de Toegang om mee te kijken."), field="bsn")


def _bsn_known(index: bytes) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.bsn_known(%s)", [index])
        row = cursor.fetchone()
    return bool(row and row[0])


@whole
def add_household(*, name: str, protected: bool = False, by: Viewer, at: datetime) -> Household:
    """This function will start a household; protected for who must stay unseen from the others (law.md rule 6)."""
    household = Household(name=name[:200], protected=protected, made_at=at)
    household.save(force_insert=True)
    record(
        Event.CREATE,
        "people.add_household",
        by=by,
        at=at,
        object_id=household.id,
        subjects=[(household.id, None, Layer.INVOLVEMENT, "")],
    )
    return household


@whole
def join_household(
    *, household: Household, person_id: UUID, place: str, starts_on: date, by: Viewer, at: datetime
) -> Membership:
    """This function will put a person in a household from a day on; who is involved with all members sees them then.

    :raises AlreadyMember: when the person belongs to it already.
    :raises EndBeforeStart: when the day lies in the future: who comes later is put in later.
    """
    if starts_on > timezone.localdate(at):
        raise EndBeforeStart(_("De begindatum ligt in de toekomst."), field="starts_on")
    take_turn(household.id)
    there = Membership.objects.filter(household=household, person_id=person_id, end=None)
    if there.exists():
        raise AlreadyMember(_("Deze persoon hoort al bij dit huishouden."))
    membership = Membership(
        household=household, person_id=person_id, layer=Layer.INVOLVEMENT, place=place, starts_on=starts_on
    )
    try:
        membership.save(force_insert=True)
    except IntegrityError as error:  # somebody who left belongs again from the day of leaving on, not before
        raise AlreadyMember(
            _("Deze persoon hoorde op die dag al bij dit huishouden. Kies een latere dag."), field="starts_on"
        ) from error
    record(Event.CREATE, "people.join_household", by=by, at=at, object_id=membership.id, subjects=[membership.key])
    return membership


@whole
def leave_household(*, membership: Membership, on: date, reason: str, by: Viewer, at: datetime) -> MembershipEnd:
    """This function will end a membership on a day; what was recorded of the person stays with the household.

    :raises EndBeforeStart: when the day lies before the membership's start.
    :raises AlreadyThere: when it was ended before, perhaps by somebody else just now.
    """
    if on < membership.starts_on:
        raise EndBeforeStart(_("De einddatum ligt voor de begindatum van dit lidmaatschap."), field="on")
    take_turn(membership.household_id)
    if not Membership.objects.filter(id=membership.id, end=None).exists():  # with its end the sight of it goes too
        raise AlreadyThere(_("Dit lidmaatschap is al beëindigd."))
    end = MembershipEnd(membership=membership, on=on, reason=reason, by_id=by.id, at=at)
    record(Event.CHANGE, "people.leave_household", by=by, at=at, object_id=membership.id, subjects=[membership.key])
    end.save(force_insert=True)
    return end


@whole
def relate(*, household: Household, person_id: UUID, other_id: UUID, kind: str, by: Viewer, at: datetime) -> Relation:
    """This function will record how one person of a household stands to another (A1).

    What ended before may begin again, from today on.

    :raises AlreadyThere: when it was recorded before and did not end.
    """
    take_turn(household.id)
    told = {"household": household, "person_id": person_id, "other_id": other_id, "kind": kind}
    if Relation.objects.filter(**told, end=None).exists():
        raise AlreadyThere(_("Deze relatie staat er al."), field="kind")
    again = Relation.objects.filter(**told).exists()
    relation = Relation(**told, layer=Layer.INVOLVEMENT, starts_on=timezone.localdate(at) if again else None)
    try:
        relation.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyThere(_("Deze relatie staat er al."), field="kind") from error
    record(Event.CREATE, "people.relate", by=by, at=at, object_id=relation.id, subjects=[relation.key])
    return relation


@whole
def keep_secrecy(*, household_id: UUID, person: Person, code: int, by: Viewer, at: datetime) -> None:
    """This function will record that somebody's address is secret, by the register's code; it counts at once (H7)."""
    Person.objects.filter(id=person.id).update(secrecy=code)
    record(
        Event.CHANGE,
        "people.keep_secrecy",
        by=by,
        at=at,
        object_id=person.id,
        subjects=[(household_id, person.id, Layer.INVOLVEMENT, "")],
    )


@whole
def unmask_bsn(*, household: Household, person: Person, by: Viewer, at: datetime) -> str:
    """This function will give a person's full BSN, with a line in the log that it was shown."""
    if not person.bsn_sealed:
        raise Refusal(_("Van deze persoon is geen BSN bekend."))
    record(
        Event.READ,
        "people.unmask_bsn",
        by=by,
        at=at,
        object_id=person.id,
        subjects=[(household.id, person.id, Layer.INVOLVEMENT, "")],
    )
    return numbers.open_sealed(person.bsn_sealed, person.id)
