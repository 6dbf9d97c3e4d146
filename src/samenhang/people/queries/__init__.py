"""Reading persons and households: the viewer first; what the viewer may not see does not exist."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import dateformat, timezone

from samenhang.access import memo
from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.models import Line
from samenhang.kit.compiled import first, from_json
from samenhang.kit.dates import day as in_words
from samenhang.people.models import (
    Address,
    Contact,
    DoubleQuestion,
    Household,
    IdentityChange,
    Membership,
    NotSame,
    OtherName,
    Person,
    PersonLink,
    Relation,
)
from samenhang.people.queries.made_once import (
    LINKED,
    all_contacts,
    all_homes,
    present_members,
    the_household,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a household as shown on a screen."""

    person: Person
    membership: Membership
    contact: Contact | None
    age: int | None


@dataclass(frozen=True, slots=True)
class Reached:
    """How a household and its members are reached; ``secret`` when somebody's address in it is."""

    contacts: list[Contact]
    secret: bool
    kept: dict[UUID, UUID] = field(default_factory=dict)
    """Of members who are on record twice: which record goes on (A5)."""


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
    found: Household | None = memo.once(("household", household_id), lambda: first(the_household(household_id)))
    if found is None:
        raise Http404
    return found


def memberships(viewer: Viewer, household_id: UUID, day: date, *, past: bool = False) -> QuerySet[Membership]:
    """This function will give the memberships of a household the viewer may see, adults first, then by age."""
    found = Membership.objects.filter(household_id=household_id).select_related("person", "end")
    if not past:
        found = found.filter(Q(end=None) | Q(end__on__gt=day))
    return found.order_by("place", "person__birth_date", "id")


def living(viewer: Viewer, household_id: UUID, day: date) -> list[Member]:
    """This function will give the present members without how they are reached, in one statement: for a form sent."""
    return [Member(m.person, m, None, age_on(m.person, day)) for m in memberships(viewer, household_id, day)]


def members(viewer: Viewer, household_id: UUID, day: date) -> list[Member]:
    """This function will give the present members with how they are reached, in one statement."""
    return members_reached(viewer, household_id, day)[0]


def members_reached(viewer: Viewer, household_id: UUID, day: date) -> tuple[list[Member], Reached]:
    """This function will give the present members, and how they and the household are reached, in one statement.

    Who is on record twice comes along, as ``kept_of`` tells of them.
    """
    found: list[Any] = present_members(household_id, day)
    secret = ({} if found[0].hidden is None else {household_id: found[0].hidden}) if found else None
    if found:
        homes = [from_json(Address, one) for one in found[0].homes or []]
        how = _reached(household_id, [from_json(Contact, one) for one in found[0].contacts or []], homes, secret)
    else:
        how = _reached(household_id, all_contacts(household_id), all_homes(household_id, day), secret)
    contacts = {c.person_id: c for c in how.contacts}
    pairs = [(UUID(kept), UUID(other)) for kept, other in (found[0].links or [] if found else [])]
    there = [Member(m.person, m, contacts.get(m.person_id), age_on(m.person, day)) for m in found]
    return there, replace(how, kept=_goes_on(pairs))


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
    return reached(viewer, household_id).contacts


def reached(viewer: Viewer, household_id: UUID, *, secret: dict[UUID, bool] | None = None) -> Reached:
    """This function will give how a household and its members are reached, and whether an address in it is secret.

    :param secret: what ``secret_homes`` said of the household, where that was asked already.
    """
    return _reached(household_id, all_contacts(household_id), all_homes(household_id, timezone.localdate()), secret)


def _reached(
    household_id: UUID, found: list[Contact], addresses: Iterable[Address], secret: dict[UUID, bool] | None
) -> Reached:
    homes = _present(addresses)
    if secret is None:
        secret = secret_homes([household_id])
    there = {one.person_id for one in found}
    found += [  # an address may stand without anything else about how one is reached: version 0, not stored yet
        Contact(household_id=household_id, person_id=whose, layer=Layer.INVOLVEMENT, version=0)
        for _household, whose in homes
        if whose not in there
    ]
    for one in found:
        one.home = homes.get((household_id, one.person_id))
        one.address_kept_back = secret.get(household_id, False)
    return Reached(found, household_id in secret)


def present_homes(household_ids: Iterable[UUID], day: date) -> dict[tuple[UUID, UUID | None], Address]:
    """This function will give where these households, and members with an address of their own, live on a day.

    As the present viewer: the database keeps a secret address back.
    """
    rows = Address.objects.filter(household_id__in=list(household_ids), kind=Address.Kind.HOME, starts_on__lte=day)
    return _present(rows.order_by("starts_on", "at", "id"))


def _present(addresses: Iterable[Address]) -> dict[tuple[UUID, UUID | None], Address]:
    """Of addresses in the order in which they began: where who lives; nobody where the last one says nothing."""
    latest = {(one.household_id, one.person_id): one for one in addresses}
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


def other_names(viewer: Viewer, person_id: UUID) -> list[OtherName]:
    """This function will give by which other names somebody is known, if the viewer may see this person."""
    return list(OtherName.objects.filter(person_id=person_id).order_by("kind", "family_name", "id"))


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


# -- one human being on record twice (A5) ----------------------------------------------------------------------


def kept_of(person_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """This function will give, of these people and of all who are linked with them, which record goes on.

    As the present viewer: a link with somebody the viewer may not see is not there. Who is linked with nobody is left
    out. One statement, whatever the chain.
    """
    with connection.cursor() as cursor:
        cursor.execute(LINKED, [list(person_ids)])
        return _goes_on(cursor.fetchall())


def _goes_on(pairs: list[tuple[UUID, UUID]]) -> dict[UUID, UUID]:
    """Of links that hold, the latest first: which record goes on for each."""
    together: dict[UUID, set[UUID]] = {}
    for kept, other in pairs:
        group = together.get(kept, {kept}) | together.get(other, {other})
        together.update(dict.fromkeys(group, group))
    given_up = {other for _kept, other in pairs}
    goes_on = {}
    for person, group in together.items():
        # Links made by people who saw different parts of a chain may leave two that were never given up, or none.
        latest = (kept for kept, _other in pairs if kept in group and kept not in given_up)
        goes_on[person] = next(latest, None) or min(group)
    return goes_on


def identified(person_ids: Iterable[UUID]) -> dict[UUID, tuple[bool, bool]]:
    """This function will tell of these people, as far as the viewer may know of them, whether they have a BSN on record
    and whether they come from the register."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_id, has_bsn, from_brp FROM access.identified(%s::uuid[])", [list(person_ids)])
        return {person: (has_bsn, from_brp) for person, has_bsn, from_brp in cursor.fetchall()}


def links_of(viewer: Viewer, person_id: UUID) -> list[PersonLink]:
    """This function will give the links of a person that hold, with whom the viewer may see as well."""
    found = PersonLink.objects.filter(Q(kept_id=person_id) | Q(other_id=person_id), end=None)
    return list(found.order_by("-at", "-id"))


def link_between(viewer: Viewer, one: UUID, other: UUID) -> PersonLink:
    """This function will give the link between two people that holds.

    :raises Http404: when there is none, or the viewer may not see both.
    """
    found = next((made for made in links_of(viewer, one) if other in (made.kept_id, made.other_id)), None)
    if found is None:
        raise Http404
    return found


def not_same_between(one: UUID, other: UUID) -> NotSame | None:
    """This function will give that these two were said to be two people, while that holds; as the present viewer."""
    first, second = sorted((one, other))
    return NotSame.objects.filter(first_id=first, second_id=second, end=None).first()


def told_apart(viewer: Viewer, person_id: UUID) -> dict[UUID, NotSame]:
    """This function will give who were said not to be this person, while that holds."""
    found = NotSame.objects.filter(Q(first_id=person_id) | Q(second_id=person_id), end=None)
    return {one.second_id if one.first_id == person_id else one.first_id: one for one in found}


def own_questions(viewer: Viewer, person_id: UUID) -> list[tuple[DoubleQuestion, bool]]:
    """This function will give what the viewer asked the desk about a person, the last first, and whether it is done."""
    asked = list(DoubleQuestion.objects.filter(person_id=person_id, by_id=viewer.id).order_by("-at", "-id"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.doubles_handled(%s::uuid[])", [[one.id for one in asked]])
        done = {row[0] for row in cursor.fetchall()}
    return [(one, one.id in done) for one in asked]


def questions(viewer: Viewer, *, done: bool = False) -> QuerySet[DoubleQuestion]:
    """This function will give what lies at the viewer's desk: whether somebody is on record twice, the eldest first."""
    found = DoubleQuestion.objects.exclude(by_id=viewer.id).filter(answer__isnull=not done)
    return found.select_related("household").order_by("-at" if done else "at", "id")


def question(viewer: Viewer, question_id: UUID) -> DoubleQuestion:
    """This function will give a question at the viewer's desk that nobody dealt with yet.

    :raises Http404: when there is none there.
    """
    found = questions(viewer).filter(id=question_id).first()
    if found is None:
        raise Http404
    return found


def identity_version(person: Person) -> int:
    """This function will give a number that is another one when who this person is was changed, however it was."""
    told = (person.given_names, person.prefix, person.family_name, person.birth_date, person.sex, person.secrecy)
    return zlib.crc32(repr((*told, bool(person.bsn_index))).encode()) % 1_000_000_000


def identity_changes(viewer: Viewer, person_id: UUID) -> list[IdentityChange]:
    """This function will give what stood on record of who somebody is before it was corrected, the last first."""
    return list(IdentityChange.objects.filter(person_id=person_id).order_by("-at", "-id")[:25])
