"""Where people live, and how they are reached and met (A1, A6, H7). Each act leaves its line in the log."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Stale
from samenhang.people.models import Address, Contact, Household, Person
from samenhang.people.queries import home_of

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
CONTACT_FIELDS = ("phone", "email", *NEEDS_FIELDS)


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
