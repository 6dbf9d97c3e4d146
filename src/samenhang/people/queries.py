"""Reading persons and households: the viewer first; what the viewer may not see does not exist."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from samenhang.access.viewer import Viewer
from samenhang.people.models import Contact, Household, Membership, Person, Relation


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a household as shown on a screen."""

    person: Person
    membership: Membership
    contact: Contact | None
    age: int | None


def age_on(person: Person, day: date) -> int | None:
    """This function will give a person's age in whole years on a day, or at death; None when the birth date is unknown."""
    if person.birth_date is None:
        return None
    until = min(day, person.died_on) if person.died_on else day
    born = person.birth_date
    return until.year - born.year - ((until.month, until.day) < (born.month, born.day))


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
    """This function will give the present members with how they are reached, in three statements."""
    found = list(memberships(viewer, household_id, day))
    contacts = {c.person_id: c for c in Contact.objects.filter(household_id=household_id)}
    return [Member(m.person, m, contacts.get(m.person_id), age_on(m.person, day)) for m in found]


def person(viewer: Viewer, household_id: UUID, person_id: UUID) -> Person:
    """This function will give a person as a member of a household the viewer may see.

    :raises Http404: when either is hidden from the viewer.
    """
    found = (
        Membership.objects.filter(household_id=household_id, person_id=person_id).select_related("person").first()
    )
    if found is None:
        raise Http404
    return found.person


def contact(viewer: Viewer, household_id: UUID, person_id: UUID | None = None) -> Contact | None:
    """This function will give how a member, or the household as a whole, is reached; None when nothing is recorded."""
    return Contact.objects.filter(household_id=household_id, person_id=person_id).first()


def relations(viewer: Viewer, household_id: UUID) -> QuerySet[Relation]:
    """This function will give who stands how to whom in a household."""
    return Relation.objects.filter(household_id=household_id).select_related("person", "other").order_by("kind", "id")
