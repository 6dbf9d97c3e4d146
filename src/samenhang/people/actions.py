"""Recording persons and households. Each act leaves its line in the log, in the same transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal, Stale
from samenhang.people import bsn as numbers
from samenhang.people.models import Contact, Household, Membership, MembershipEnd, Person, Relation

CONTACT_FIELDS = (
    "street",
    "number",
    "addition",
    "postcode",
    "city",
    "phone",
    "email",
    "language",
    "interpreter",
    "reading",
    "needs",
)


class AlreadyMember(Refusal):
    """The person belongs to the household in this period already."""


class EndBeforeStart(Refusal):
    """An end lies before its start."""


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
    if identity.birth_date and identity.birth_date > at.date():
        raise Refusal(_("De geboortedatum ligt in de toekomst."), field="birth_date")
    if identity.bsn:
        number = numbers.clean(identity.bsn)
        person.bsn_index, person.bsn_sealed = numbers.index(number), numbers.seal(number, person.id)
        if _bsn_known(person.bsn_index):
            raise BsnKnown(_("Er is al iemand met dit BSN. Zoek op BSN en kies die persoon."), field="bsn")
    person.save(force_insert=True)
    record(Event.CREATE, "people.add_person", by=by, at=at, object_id=person.id)
    return person


def _bsn_known(index: bytes) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.bsn_known(%s)", [index])
        row = cursor.fetchone()
    return bool(row and row[0])


@transaction.atomic
def add_household(*, name: str, protected: bool = False, by: Viewer, at: datetime) -> Household:
    """This function will start a household; protected for one person who must stay unseen from the others (law.md 6)."""
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
def rename_household(*, household: Household, name: str, by: Viewer, at: datetime) -> None:
    """This function will give a household another name."""
    household.name = name[:200]
    household.save(update_fields=["name"])
    record(
        Event.CHANGE,
        "people.rename_household",
        by=by,
        at=at,
        object_id=household.id,
        subjects=[(household.id, None, Layer.INVOLVEMENT, "")],
    )


@transaction.atomic
def join_household(
    *, household: Household, person_id: UUID, place: str, starts_on: date, by: Viewer, at: datetime
) -> Membership:
    """This function will put a person in a household from a day on; who is involved with all members sees them then.

    :raises AlreadyMember: when the person belongs to it already.
    """
    there = Membership.objects.filter(household=household, person_id=person_id, end=None)
    if there.exists():
        raise AlreadyMember(_("Deze persoon hoort al bij dit huishouden."))
    membership = Membership(
        household=household, person_id=person_id, layer=Layer.INVOLVEMENT, place=place, starts_on=starts_on
    )
    membership.save(force_insert=True)
    record(
        Event.CREATE, "people.join_household", by=by, at=at, object_id=membership.id, subjects=[membership.key]
    )
    return membership


@transaction.atomic
def leave_household(*, membership: Membership, on: date, reason: str, by: Viewer, at: datetime) -> MembershipEnd:
    """This function will end a membership on a day; what was recorded of the person stays with the household.

    :raises EndBeforeStart: when the day lies before the membership's start.
    """
    if on < membership.starts_on:
        raise EndBeforeStart(_("De einddatum ligt voor de begindatum van dit lidmaatschap."), field="on")
    key = membership.key
    end = MembershipEnd(membership=membership, on=on, reason=reason, by_id=by.id, at=at)
    record(Event.CHANGE, "people.leave_household", by=by, at=at, object_id=membership.id, subjects=[key])
    end.save(force_insert=True)
    return end


@transaction.atomic
def relate(
    *, household: Household, person_id: UUID, other_id: UUID, kind: str, by: Viewer, at: datetime
) -> Relation:
    """This function will record how one person of a household stands to another (A1)."""
    if Relation.objects.filter(household=household, person_id=person_id, other_id=other_id, kind=kind).exists():
        raise Refusal(_("Deze relatie staat er al."))
    relation = Relation(
        household=household, person_id=person_id, other_id=other_id, kind=kind, layer=Layer.INVOLVEMENT
    )
    relation.save(force_insert=True)
    record(Event.CREATE, "people.relate", by=by, at=at, object_id=relation.id, subjects=[relation.key])
    return relation


@transaction.atomic
def keep_contact(
    *,
    household: Household,
    person_id: UUID | None,
    details: dict[str, object],
    version: int | None = None,
    by: Viewer,
    at: datetime,
) -> Contact:
    """This function will record how a person (or the household) is reached and met: address, phone, language, needs.

    :raises Stale: when somebody else changed it since version ``version`` was read.
    """
    values = {name: details[name] for name in CONTACT_FIELDS if name in details}
    contact = Contact.objects.filter(household=household, person_id=person_id).first()
    if contact is None:
        contact = Contact(
            household=household, person_id=person_id, layer=Layer.INVOLVEMENT, changed_at=at, **values
        )
        contact.save(force_insert=True)
    else:
        changed = Contact.objects.filter(id=contact.id, version=version or contact.version).update(
            **values, changed_at=at, version=contact.version + 1
        )
        if not changed:
            raise Stale(_("Iemand anders heeft deze gegevens net gewijzigd. Bekijk de wijziging en sla opnieuw op."))
    record(Event.CHANGE, "people.keep_contact", by=by, at=at, object_id=contact.id, subjects=[contact.key])
    return contact


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
