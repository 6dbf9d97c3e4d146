"""Finding people, and who is involved with them already: each viewer finds only whom they may.

For other modules' screens: let somebody choose a person with :func:`samenhang.register.actions.search` (it is logged),
show ``results.people``, and when one was chosen by id, read it again with :func:`pick`. What the wall lets be known of
who is involved tells :func:`known_here`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import CharField, F, Func, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.involvement.models import Involvement, Part
from samenhang.people import bsn as numbers
from samenhang.people.models import Address, Membership, Person
from samenhang.people.queries import age_on, kept_of, present_homes, secret_homes
from samenhang.register.merging import merged
from samenhang.teams.queries import who

SHOWN = 50
CALLABLE = (Part.DIRECTOR, Part.PROFESSIONAL, Part.PARTNER)


@dataclass(frozen=True, slots=True)
class Terms:
    """What was typed to find somebody; one way is enough, and the first complete way is used."""

    bsn: str = ""
    family_name: str = ""
    given_name: str = ""
    birth_date: date | None = None
    postcode: str = ""
    number: str = ""

    @property
    def way(self) -> str:
        """The way that is complete: "bsn", "name" or "address"; "" when none is."""
        if self.bsn:
            return "bsn"
        if self.family_name and self.birth_date:
            return "name"
        return "address" if self.postcode and self.number else ""

    @property
    def fields(self) -> list[str]:
        """The names of the fields that are searched by, for the log; never what was typed in them."""
        ways = {
            "bsn": ["bsn"],
            "name": ["family_name", "birth_date", *(["given_name"] if self.given_name else [])],
            "address": ["postcode", "number"],
        }
        return ways.get(self.way, [])

    def missing(self) -> dict[str, str]:
        """This function will say, per field ("" for the whole form), what must be filled in before one can search."""
        if self.way:
            return {}
        if self.family_name:
            return {"birth_date": _("Vul ook de geboortedatum in.")}
        if self.birth_date or self.given_name:
            return {"family_name": _("Vul ook de achternaam in.")}
        if self.postcode:
            return {"number": _("Vul ook het huisnummer in.")}
        if self.number:
            return {"postcode": _("Vul ook de postcode in.")}
        return {"": _("Vul een BSN in, of een achternaam met geboortedatum, of een postcode met huisnummer.")}


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody found: who it is, and where, unless that is secret."""

    person_id: UUID
    name: str
    birth_date: date | None
    birth_date_known: str
    age: int | None
    deceased: bool
    secret: bool
    address: str
    households: list[tuple[UUID, str]]
    open_to_me: frozenset[UUID] = frozenset()
    """Those of the households the viewer may open."""
    record_in: Mapping[UUID, UUID] = field(default_factory=dict)
    """Of somebody on record twice: which record belongs to which household, where it is not this one."""
    records: frozenset[UUID] = frozenset()
    """Of somebody on record twice: the other records, those in no household too."""
    also: tuple[str, ...] = ()
    """How somebody on record twice is called there."""

    def as_in(self, household: UUID) -> UUID:
        """This function will give the record of this person that belongs to a household."""
        return self.record_in.get(household, self.person_id)


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found; ``more`` when there are others, so that one must search more precisely."""

    people: list[Found] = field(default_factory=list)
    more: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """That a colleague is involved with somebody now, and how to call them; never why (law.md rule 6)."""

    person_id: UUID
    name: str
    organisation: str
    phone: str
    director: bool


def find(viewer: Viewer, terms: Terms, *, day: date) -> Results:
    """This function will find people by the first complete way of ``terms``.

    The access desk searches everybody through a definer function that filters before it limits; the other roles search
    among the people of households they are involved in. Not logged here: screens use ``register.actions.search``.
    """
    way = terms.way
    if not way:
        return Results()
    theirs = _found(
        "SELECT * FROM access.find_people(%s, %s, %s, %s, %s, %s)",
        [
            numbers.index(terms.bsn) if way == "bsn" else None,
            terms.family_name if way == "name" else "",
            terms.given_name if way == "name" else "",
            terms.birth_date if way == "name" else None,
            terms.postcode if way == "address" else "",
            terms.number if way == "address" else "",
        ],
        viewer,
        day,
    )
    mine = list(_among_mine(terms, day).order_by("family_name", "given_names", "id")[: SHOWN + 1])
    people = one_each(viewer, _with_mine(theirs, mine, day), day)
    people.sort(key=lambda one: (one.name.casefold(), one.person_id))
    return Results(people[:SHOWN], more=len(theirs) > SHOWN or len(people) > SHOWN)


def pick(viewer: Viewer, person_id: UUID, *, day: date) -> Found:
    """This function will give one person that was found before, by id: to start a request or add a member.

    :raises Http404: when there is none, or the viewer may not find this person.
    """
    people = one_each(viewer, list(several(viewer, [person_id], day=day).values()), day)
    if not people:
        raise Http404
    return people[0]


def several(viewer: Viewer, person_ids: Sequence[UUID], *, day: date) -> dict[UUID, Found]:
    """This function will give these people by id, each record by itself; whom the viewer may not find is left out."""
    ids = list(person_ids)
    theirs = _found("SELECT * FROM access.found_people(%s)", [ids], viewer, day)
    mine = list(Person.objects.filter(id__in=ids))
    return {one.person_id: one for one in _with_mine(theirs, mine, day)}


def one_each(viewer: Viewer, people: list[Found], day: date) -> list[Found]:
    """This function will show who is on record twice as one: the record that goes on, with the households of both."""
    kept = kept_of([one.person_id for one in people]) if people else {}
    if not kept:
        return people
    there = {one.person_id for one in people}
    rest = several(viewer, [person for person in kept if person not in there], day=day)
    return merged([*people, *rest.values()], kept)


def known_here(viewer: Viewer, person_ids: Sequence[UUID], *, at: datetime) -> dict[UUID, list[Known]]:
    """This function will tell, per person, who is involved now and whom to call, the director first; never why.

    The access desk hears of everybody's involvement, except where it is itself the secret or somebody is protected;
    every viewer hears what may be read anyway. A handful of statements, whatever the number of people.
    """
    if not person_ids:
        return {}
    found: dict[tuple[UUID, UUID], Known] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT asked.id, k.* FROM unnest(%s::uuid[]) asked (id), access.known_here(asked.id) k", [list(person_ids)]
        )
        for person, viewer_id, name, organisation, phone, directs in cursor.fetchall():
            found[person, viewer_id] = Known(person, name, organisation, phone, directs)
    readable = _readable(person_ids, at)
    colleagues = who(one.hat_id or one.team_id for _person, one in readable)
    for person, one in readable:
        hat_or_team = one.hat_id or one.team_id
        if hat_or_team is None or hat_or_team not in colleagues:
            continue
        colleague, former = colleagues[hat_or_team], found.get((person, hat_or_team))
        directs = one.part == Part.DIRECTOR or bool(former and former.director)
        found[person, hat_or_team] = Known(person, colleague.name, colleague.organisation, colleague.phone, directs)
    told: dict[UUID, list[Known]] = {}
    for known in sorted(found.values(), key=lambda one: (not one.director, one.name)):
        told.setdefault(known.person_id, []).append(known)
    return told


def _found(sql: str, values: list[Any], viewer: Viewer, day: date) -> list[Found]:
    if viewer.role != "access_officer":
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        columns = [column.name for column in cursor.description or ()]
        rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    return [_as_found(row, day) for row in rows]


def _as_found(row: dict[str, Any], day: date) -> Found:
    kept = ("given_names", "prefix", "family_name", "birth_date", "birth_date_known", "died_on", "death_date_known")
    person = Person(id=row["person_id"], **{name: row[name] for name in kept})
    return Found(
        person_id=person.id,
        name=person.full_name,
        birth_date=person.birth_date,
        birth_date_known=person.birth_date_known,
        age=age_on(person, day),
        deceased=person.deceased,
        secret=row["secret"],
        address=row["address"],
        households=[(UUID(household), name) for household, name in json.loads(row["households"])],
    )


def _among_mine(terms: Terms, day: date) -> QuerySet[Person]:
    """The people the viewer may read, narrowed by the terms before the policies are."""
    if terms.way == "bsn":
        return Person.objects.filter(bsn_index=numbers.index(terms.bsn))
    if terms.way == "name":
        return _by_name(terms)
    return Person.objects.filter(id__in=_at_address(terms, day))


def _by_name(terms: Terms) -> QuerySet[Person]:
    typed = _plain(Value(terms.family_name))
    found = Person.objects.filter(birth_date=terms.birth_date).annotate(
        plain=_plain(F("family_name")),
        plain_whole=_plain(Concat("prefix", Value(" "), "family_name")),
        plain_given=Concat(_plain(F("given_names")), Value(" ")),
    )
    found = found.filter(Q(plain=typed) | Q(plain_whole=typed))
    if terms.given_name:
        found = found.filter(plain_given__startswith=Concat(_plain(Value(terms.given_name)), Value(" ")))
    return found


def _plain(text: Any) -> Func:
    return Func(text, function="access.plain", output_field=CharField())


def _at_address(terms: Terms, day: date) -> set[UUID]:
    """Who lives at an address in a household the viewer is involved with, where no address is secret."""
    typed = terms.number.casefold()
    asked = Address.objects.filter(postcode=terms.postcode, kind=Address.Kind.HOME)
    homes = present_homes(asked.values_list("household_id", flat=True), day).values()
    there = [
        home
        for home in homes
        if home.postcode == terms.postcode
        and typed in (home.number.casefold(), f"{home.number}{home.addition}".replace(" ", "").casefold())
    ]
    secret = secret_homes(home.household_id for home in there)
    open_ = [home for home in there if home.household_id not in secret]
    alone = {home.person_id for home in open_ if home.person_id}
    whole = {home.household_id for home in open_ if home.person_id is None}
    members = _present(Membership.objects.filter(household_id__in=whole), day)
    return alone | set(members.values_list("person_id", flat=True))


def _present(memberships: QuerySet[Membership], day: date) -> QuerySet[Membership]:
    return memberships.filter(Q(end=None) | Q(end__on__gt=day), starts_on__lte=day)


def _with_mine(theirs: list[Found], mine: list[Person], day: date) -> list[Found]:
    """What the desk was told, completed with what the viewer reads by being involved: those households open."""
    found = {one.person_id: one for one in theirs}
    for person in mine:
        if person.id not in found:
            found[person.id] = _from_record(person, day)
    rows = _present(Membership.objects.filter(person_id__in=found), day).select_related("household")
    homes: dict[UUID, list[tuple[UUID, str]]] = {}
    for membership in rows:
        homes.setdefault(membership.person_id, []).append((membership.household_id, membership.household.name))
    all_homes = {household for pairs in homes.values() for household, _name in pairs}
    secret = secret_homes(all_homes)
    addresses = {whose: home.line for whose, home in present_homes(all_homes, day).items()}
    return [_complete(one, homes.get(one.person_id, []), secret, addresses) for one in found.values()]


def _from_record(person: Person, day: date) -> Found:
    return Found(
        person_id=person.id,
        name=person.full_name,
        birth_date=person.birth_date,
        birth_date_known=person.birth_date_known,
        age=age_on(person, day),
        deceased=person.deceased,
        secret=person.secrecy > 0,
        address="",
        households=[],
    )


def _complete(
    one: Found,
    homes: list[tuple[UUID, str]],
    secret_at: dict[UUID, bool],
    addresses: dict[tuple[UUID, UUID | None], str],
) -> Found:
    secret = one.secret or any(household in secret_at for household, _name in homes)
    near = [addresses.get((household, whose), "") for household, _name in homes for whose in (one.person_id, None)]
    return replace(
        one,
        secret=secret,
        address="" if secret else next(filter(None, [*near, one.address]), ""),
        households=sorted({*one.households, *homes}, key=lambda pair: pair[1].casefold()),
        open_to_me=frozenset(household for household, _name in homes),
    )


def _readable(person_ids: Sequence[UUID], at: datetime) -> list[tuple[UUID, Involvement]]:
    """The involvements the viewer may read, each with the person of these it is about."""
    homes = _present(Membership.objects.filter(person_id__in=person_ids), timezone.localdate(at))
    living: dict[UUID, list[UUID]] = {}
    for household, person in homes.values_list("household_id", "person_id"):
        living.setdefault(household, []).append(person)
    found = (
        Involvement.objects.filter(household_id__in=living, part__in=CALLABLE, starts_at__lte=at)
        .exclude(end__at__lte=at)
        .exclude(until__lte=at)
        .prefetch_related("about")
    )
    return [
        (person, one)
        for one in found
        for person in living[one.household_id]
        if one.all_members or person in {about.about_id for about in one.about.all()}
    ]
