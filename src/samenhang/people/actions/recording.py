"""Recording persons and households. Each act leaves its line in the log, in the same transaction."""

from collections.abc import Mapping
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
from samenhang.kit.refusals import Refusal, Stale
from samenhang.people import bsn as numbers
from samenhang.people.models import (
    Address,
    Contact,
    Household,
    Membership,
    MembershipEnd,
    OtherName,
    Person,
    Relation,
)
from samenhang.people.queries import home_of
from samenhang.people.turns import take_turn

ADDRESS_FIELDS = ("street", "number", "addition", "postcode", "city")
NEEDS_FIELDS = (
    "language",
    "dialect",
    "dutch",
    "interpreter",
    "interpreter_way",
    "interpreter_who",
    "reading",
    "helps",
    "way",
    "best_time",
    "needs",
    "said_by",
    "said_on",
)
NEEDS_FIELDS = (
    "language",
    "dialect",
    "dutch",
    "interpreter",
    "interpreter_way",
    "interpreter_who",
    "reading",
    "helps",
    "way",
    "best_time",
    "needs",
    "said_by",
    "said_on",
)
CONTACT_FIELDS = ("phone", "email", *NEEDS_FIELDS)


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


@transaction.atomic
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
        _give_bsn(person, identity.bsn, by)
    try:
        with transaction.atomic():
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


@transaction.atomic
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


@transaction.atomic
def join_household(
    *, household: Household, person_id: UUID, place: str, starts_on: date, by: Viewer, at: datetime
) -> Membership:
    """This function will put a person in a household from a day on; who is involved with all members sees them then.

    :raises AlreadyMember: when the person belongs to it already.
    :raises EndBeforeStart: when the day lies in the future: who comes later is put in later.
    """
    if starts_on > timezone.localdate(at):
        raise EndBeforeStart(_("De begindatum ligt in de toekomst."), field="starts_on")
    _one_at_a_time(household.id)
    there = Membership.objects.filter(household=household, person_id=person_id, end=None)
    if there.exists():
        raise AlreadyMember(_("Deze persoon hoort al bij dit huishouden."))
    membership = Membership(
        household=household, person_id=person_id, layer=Layer.INVOLVEMENT, place=place, starts_on=starts_on
    )
    try:
        with transaction.atomic():
            membership.save(force_insert=True)
    except IntegrityError as error:  # somebody who left belongs again from the day of leaving on, not before
        raise AlreadyMember(
            _("Deze persoon hoorde op die dag al bij dit huishouden. Kies een latere dag."), field="starts_on"
        ) from error
    record(Event.CREATE, "people.join_household", by=by, at=at, object_id=membership.id, subjects=[membership.key])
    return membership


def _one_at_a_time(household_id: UUID) -> None:
    """Wait for a colleague who changes this household's members; the grants are derived under this lock too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7401))", [str(household_id)])


@transaction.atomic
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


@transaction.atomic
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
        with transaction.atomic():
            relation.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyThere(_("Deze relatie staat er al."), field="kind") from error
    record(Event.CREATE, "people.relate", by=by, at=at, object_id=relation.id, subjects=[relation.key])
    return relation


@transaction.atomic
def keep_contact(
    *,
    household: Household,
    person_id: UUID | None,
    details: Mapping[str, object],
    version: int | None = None,
    by: Viewer,
    at: datetime,
) -> Contact:
    """This function will record how a person (or the household) is reached and met: address, phone, language, needs.

    Another home address than there was becomes a record of its own, from today on.

    :param version: the version that was on the screen, 0 where there was nothing yet; None changes whatever is there.
    :raises Stale: when somebody else changed it since.
    """
    values = {name: details[name] for name in CONTACT_FIELDS if name in details}
    stale = Stale(_("Iemand anders heeft deze gegevens net gewijzigd. Bekijk de wijziging en sla opnieuw op."))
    contact = _contact(household, person_id)
    if contact is None:
        contact = Contact(household=household, person_id=person_id, layer=Layer.INVOLVEMENT, changed_at=at, **values)
        try:
            with transaction.atomic():
                contact.save(force_insert=True)
        except IntegrityError as error:
            raise stale from error
    else:
        seen = contact.version if version is None else version
        changed = Contact.objects.filter(id=contact.id, version=seen).update(
            **values, changed_at=at, version=contact.version + 1
        )
        if not changed:
            raise stale
    lives = {name: str(details[name]) for name in ADDRESS_FIELDS if name in details}
    there = home_of(household.id, person_id, timezone.localdate(at))
    if lives and lives != {name: getattr(there, name, "") for name in lives}:
        keep_address(household=household, person_id=person_id, details=lives, by=by, at=at)
    record(Event.CHANGE, "people.keep_contact", by=by, at=at, object_id=contact.id, subjects=[contact.key])
    return contact


@transaction.atomic
def keep_address(
    *,
    household: Household,
    person_id: UUID | None,
    details: Mapping[str, str],
    kind: str = Address.Kind.HOME,
    starts_on: date | None = None,
    by: Viewer,
    at: datetime,
) -> Address:
    """This function will record where a household or a member lives, receives letters or stays, from a day on.

    What was there stays on record as what was before.

    :param details: fields of ``Address``; none of them means that there is no such address any more.
    :param starts_on: today, where it is not given.
    """
    address = Address(
        household=household,
        person_id=person_id,
        layer=Layer.INVOLVEMENT,
        kind=kind,
        starts_on=starts_on or timezone.localdate(at),
        by_id=by.id,
        at=at,
        **details,
    )
    address.save(force_insert=True)
    record(Event.CHANGE, "people.keep_address", by=by, at=at, object_id=address.id, subjects=[address.key])
    return address


def _contact(household: Household, person_id: UUID | None) -> Contact | None:
    there = Contact.objects.filter(household=household)
    return (there.filter(person_id=person_id) if person_id else there.filter(person=None)).first()


@transaction.atomic
def take_from_brp(*, person_id: UUID, household: Household, by: Viewer, at: datetime) -> Contact | None:
    """This function will copy the register's address to the household a found person was just put in (A4).

    Call it after ``join_household``, when the access desk starts a household for somebody the register knows. The
    address becomes the household's; of somebody whose address is secret it is kept with that person only, and the
    database keeps it from all but who keeps the household up (H7). Does nothing, and gives None, where the register has
    no address, the viewer is not the access desk, an address is recorded already, or the household is protected: the
    register may still name the house somebody fled from.
    """
    if household.protected:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.brp_address(%s, %s)", [person_id, household.id])
        row = cursor.fetchone()
        columns = [column.name for column in cursor.description or ()]
    if row is None or not any(row):
        return None
    secret = Person.objects.filter(id=person_id, secrecy__gt=0).exists()
    whose = person_id if secret else None
    if home_of(household.id, whose, timezone.localdate(at)):
        return None
    kept = keep_contact(
        household=household, person_id=whose, details=dict(zip(columns, row, strict=True)), by=by, at=at
    )
    kept.home = home_of(household.id, whose, timezone.localdate(at))
    return kept


@transaction.atomic
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


@transaction.atomic
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


@transaction.atomic
def add_other_name(
    *,
    household: Household,
    person_id: UUID,
    kind: str,
    family_name: str,
    prefix: str = "",
    given_names: str = "",
    by: Viewer,
    at: datetime,
) -> OtherName:
    """This function will record another name a member is known by: the person is found by it from now on (A1).

    :raises AlreadyThere: when it was recorded before.
    """
    name = OtherName(
        person_id=person_id,
        kind=kind,
        given_names=given_names,
        prefix=prefix,
        family_name=family_name,
        by_id=by.id,
        at=at,
    )
    try:
        with transaction.atomic():
            name.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyThere(_("Deze naam staat er al."), field="family_name") from error
    subject = (household.id, person_id, Layer.INVOLVEMENT, "")
    record(Event.CREATE, "people.add_other_name", by=by, at=at, object_id=name.id, subjects=[subject])
    return name


@transaction.atomic
def remove_other_name(*, household: Household, name: OtherName, by: Viewer, at: datetime) -> None:
    """This function will take away a name that was recorded by mistake; nobody is found by it any more."""
    subject = (household.id, name.person_id, Layer.INVOLVEMENT, "")
    record(Event.DELETE, "people.remove_other_name", by=by, at=at, object_id=name.id, subjects=[subject])
    name.delete()
