"""Reading persons and households: the viewer first; what the viewer may not see does not exist."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import dateformat, timezone

from samenhang.access.viewer import Viewer
from samenhang.audit.models import Line
from samenhang.kit.dates import day as in_words
from samenhang.people.models import Address, Contact, Household, Membership, Person, Relation


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a household as shown on a screen."""

    person: Person
    membership: Membership
    contact: Contact | None
    age: int | None


@dataclass(frozen=True, slots=True)
class PastMember:
    """Somebody who belonged to a household and left: who, in which place, from when to when, and why."""

    person_id: UUID
    name: str
    place: str
    starts_on: date
    ended_on: date
    reason: str


def age_on(person: Person, day: date) -> int | None:
    """This function will give a person's age in whole years on a day, or at death; None when unknown."""
    if person.birth_date is None or (person.deceased and not person.died_on):
        return None
    until = min(day, person.died_on) if person.died_on else day
    born = person.birth_date
    return until.year - born.year - ((until.month, until.day) < (born.month, born.day))


def spoken_date(on: date | None, known: str) -> str:
    """This function will write a date in words, as far as it is known: 3 mei 1968, februari 1995, 1968, or nothing."""
    if on:
        return in_words(on)
    if len(known) != 8 or not known.isdecimal() or known.startswith("0000"):
        return ""
    if known[4:6] == "00":
        return known[:4]
    return dateformat.format(date(int(known[:4]), int(known[4:6]), 1), "F Y")


def household(viewer: Viewer, household_id: UUID) -> Household:
    """This function will give a household the viewer is involved with.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = Household.objects.filter(id=household_id).first()
    if found is None:
        raise Http404
    return found


def memberships(viewer: Viewer, household_id: UUID, day: date, *, past: bool = False) -> QuerySet[Membership]:
    """This function will give the memberships of a household the viewer may see, adults first, then by age."""
    found = Membership.objects.filter(household_id=household_id).select_related("person", "end")
    if not past:
        found = found.filter(Q(end=None) | Q(end__on__gt=day))
    return found.order_by("place", "person__birth_date", "id")


def members(viewer: Viewer, household_id: UUID, day: date) -> list[Member]:
    """This function will give the present members with how they are reached, in four statements."""
    found = list(memberships(viewer, household_id, day))
    contacts = {c.person_id: c for c in contacts_of(viewer, household_id)}
    return [Member(m.person, m, contacts.get(m.person_id), age_on(m.person, day)) for m in found]


def past_members(viewer: Viewer, household_id: UUID) -> list[PastMember]:
    """This function will give who left a household, the last one first; nobody unless the viewer keeps it up."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.past_members(%s)", [household_id])
        return [
            PastMember(person, name, str(Membership.Place(place).label), since, until, reason)
            for person, name, place, since, until, reason in cursor.fetchall()
        ]


def changed_by(viewer: Viewer, contact: Contact) -> UUID | None:
    """This function will give who changed how somebody is reached last: a hat's id, as the log tells the viewer."""
    lines = Line.objects.filter(what="people.keep_contact", object_id=contact.id).order_by("-at", "-id")
    return lines.values_list("viewer_id", flat=True).first()


def person(viewer: Viewer, household_id: UUID, person_id: UUID) -> Person:
    """This function will give a person as a member of a household the viewer may see.

    :raises Http404: when either is hidden from the viewer.
    """
    found = Membership.objects.filter(household_id=household_id, person_id=person_id).select_related("person").first()
    if found is None:
        raise Http404
    return found.person


def contact(viewer: Viewer, household_id: UUID, person_id: UUID | None = None) -> Contact | None:
    """This function will give how a member, or the household as a whole, is reached; None when nothing is recorded."""
    return next((one for one in contacts_of(viewer, household_id) if one.person_id == person_id), None)


def contacts_of(viewer: Viewer, household_id: UUID) -> list[Contact]:
    """This function will give how a household and its members are reached, as far as the viewer may know.

    Where somebody in it has a secret address, the database gives no address of the household, except to who keeps it
    up: the desk that holds the request, who received a referral, and the director (H7). The contacts say so then.
    """
    found = list(Contact.objects.filter(household_id=household_id))
    homes = present_homes([household_id], timezone.localdate())
    kept_back = secret_homes([household_id]).get(household_id, False)
    for one in found:
        one.home = homes.get((household_id, one.person_id))
        one.address_kept_back = kept_back
    return found


def present_homes(household_ids: Iterable[UUID], day: date) -> dict[tuple[UUID, UUID | None], Address]:
    """This function will give where these households, and members with an address of their own, live on a day.

    As the present viewer: the database keeps a secret address back.
    """
    rows = Address.objects.filter(household_id__in=list(household_ids), kind=Address.Kind.HOME, starts_on__lte=day)
    latest = {(one.household_id, one.person_id): one for one in rows.order_by("starts_on", "at", "id")}
    return {whose: one for whose, one in latest.items() if one.line}


def home_of(household_id: UUID, person_id: UUID | None, day: date) -> Address | None:
    """This function will give where a household (or a member with an address of their own) lives on a day."""
    return present_homes([household_id], day).get((household_id, person_id))


def secret_homes(household_ids: Iterable[UUID]) -> dict[UUID, bool]:
    """This function will give those of these households where somebody's address is secret, as the present viewer.

    :returns: per such household whether its addresses are kept from this viewer.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT household, hidden FROM access.secret_homes(%s::uuid[])", [list(household_ids)])
        return dict(cursor.fetchall())


def relations(viewer: Viewer, household_id: UUID) -> QuerySet[Relation]:
    """This function will give who stands how to whom in a household now; what ended is left out."""
    found = Relation.objects.filter(household_id=household_id, end=None)
    return found.select_related("person", "other").order_by("kind", "id")


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that changed in a household: when, what kind, who came, went or was concerned, noted by whom."""

    on: date
    kind: str
    came: list[str]
    went: list[str]
    about: list[str]
    words: str
    by_id: UUID | None
    at: datetime | None
    went_ids: list[UUID]


def timeline(viewer: Viewer, household_id: UUID) -> list[Happening]:
    """This function will give what changed in a household, the last first; nothing unless the viewer keeps it up."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.timeline(%s)", [household_id])
        return [Happening(*row) for row in cursor.fetchall()]
