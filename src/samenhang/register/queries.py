"""Finding people, and who is involved with them already: each viewer finds only whom they may.

For other modules' screens: let somebody choose a person with :func:`samenhang.register.actions.search` (it is logged),
show ``results.people``, and when one was chosen by id, read it again with :func:`pick`. What the wall lets be known of
who is involved tells :func:`known_here`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef, Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.involvement.models import InvolvedAbout, Involvement, Part
from samenhang.people import bsn as numbers
from samenhang.people.models import Membership, Person
from samenhang.people.queries import age_on, kept_of
from samenhang.register.merging import merged
from samenhang.teams.queries import Who, as_who

SHOWN = 50
SURE = 30
DECEMBER = 12
CALLABLE = (Part.DIRECTOR, Part.PROFESSIONAL, Part.PARTNER)


type Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Terms:
    """What was typed to find somebody; one way is enough, and the first complete way is used.

    A birth date may be a year only. A name alone, and ``words`` (any words of any name, as one types), find among the
    people the viewer is involved with and nobody else.
    """

    bsn: str = ""
    family_name: str = ""
    given_name: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    postcode: str = ""
    number: str = ""
    phone: str = ""
    words: str = ""

    @property
    def way(self) -> str:
        """The way that is complete: "bsn", "name", "address", "phone", or "mine" (a name alone); "" when none is."""
        ways = {
            "bsn": self.bsn,
            "name": self.family_name and (self.birth_date or self.birth_year),
            "address": self.postcode and self.number,
            "phone": self.phone,
            "mine": self.words or self.family_name or self.given_name,
        }
        return next((way for way, complete in ways.items() if complete), "")

    @property
    def fields(self) -> list[str]:
        """The names of the fields that are searched by, for the log; never what was typed in them."""
        used = {
            "bsn": ["bsn"],
            "name": ["family_name", "birth_date", "birth_year", "given_name"],
            "address": ["postcode", "number"],
            "phone": ["phone"],
            "mine": ["words", "family_name", "given_name"],
        }
        return [name for name in used.get(self.way, []) if getattr(self, name)]

    def missing(self, *, alone: bool = False) -> dict[str, str]:
        """This function will say, per field ("" for the whole form), what must be filled in before one can search.

        :param alone: a name alone is enough: then only one's own people are searched.
        """
        if self.way and (alone or self.way != "mine"):
            return {}
        if self.family_name:
            return {"birth_date": _("Vul ook de geboortedatum in.")}
        if self.birth_date or self.birth_year or self.given_name:
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
    sure: bool = True
    """Whether it fits what was typed, letter by letter; else it sounds like it, or is written almost so."""
    by_other: bool = False
    """Whether it was found by another name: the partner's, a former one."""
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
    """This function will find people by the first complete way of ``terms``, in one statement; the best fit first.

    A definer function filters by the viewer, ranks and limits: the access desk finds everybody it may, the other roles
    the people of households they are involved in. Not logged here: screens use ``register.actions.search``.
    """
    way = terms.way
    if not way:
        return Results()
    if way == "mine":
        words = terms.words or f"{terms.given_name} {terms.family_name}"
        people = _told("SELECT * FROM access.find_mine(%s)", [words], day)
    else:
        named = way == "name"
        first, last, turned = _born(terms) if named else (None, None, None)
        people = _told(
            "SELECT * FROM access.find_somebody(%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                numbers.index(terms.bsn) if way == "bsn" else None,
                terms.family_name if named else "",
                terms.given_name if named else "",
                first,
                last,
                turned,
                terms.postcode if way == "address" else "",
                terms.number if way == "address" else "",
                terms.phone if way == "phone" else "",
            ],
            day,
        )
    more = len(people) > SHOWN
    return Results(one_each(viewer, people[:SHOWN], day), more=more)


def pick(viewer: Viewer, person_id: UUID, *, day: date) -> Found:
    """This function will give one person that was found before, by id: to start a request or add a member.

    :raises Http404: when there is none, or the viewer may not find this person.
    """
    people = one_each(viewer, list(several(viewer, [person_id], day=day).values()), day)
    if not people:
        raise Http404
    return people[0]


def _born(terms: Terms) -> tuple[date, date, date | None]:
    """The days between which somebody was born, and the day that is meant when day and month were turned round."""
    if terms.birth_date is None:
        year = terms.birth_year or 1
        return date(year, 1, 1), date(year, 12, 31), None
    on = terms.birth_date
    turned = date(on.year, on.day, on.month) if on.day <= DECEMBER and on.day != on.month else None
    return on, on, turned


def several(viewer: Viewer, person_ids: Sequence[UUID], *, day: date) -> dict[UUID, Found]:
    """This function will give these people by id, each record by itself; whom the viewer may not find is left out."""
    return {one.person_id: one for one in _told("SELECT * FROM access.found_people(%s)", [list(person_ids)], day)}


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
    every viewer hears what may be read anyway. Three statements, whatever the number of people.
    """
    if not person_ids:
        return {}
    found: dict[tuple[UUID, UUID | None], Known] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT asked.id, k.* FROM unnest(%s::uuid[]) asked (id), access.known_here(asked.id) k", [list(person_ids)]
        )
        for person, viewer_id, name, organisation, phone, directs in cursor.fetchall():
            found[person, viewer_id] = Known(person, name, organisation, phone, directs)
    for person, one in _readable(person_ids, at):
        who, former = _who(one), found.get((person, one.hat_id or one.team_id))
        directs = one.part == Part.DIRECTOR or bool(former and former.director)
        found[person, one.hat_id or one.team_id] = Known(person, who.name, who.organisation, who.phone, directs)
    told: dict[UUID, list[Known]] = {}
    for known in sorted(found.values(), key=lambda one: (not one.director, one.name)):
        told.setdefault(known.person_id, []).append(known)
    return told


def _told(sql: str, values: list[Any], day: date) -> list[Found]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        columns = [column.name for column in cursor.description or ()]
        rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    return [_as_found(row, day) for row in rows]


def _as_found(row: Row, day: date) -> Found:
    kept = ("given_names", "prefix", "family_name", "birth_date", "birth_date_known", "died_on", "death_date_known")
    person = Person(id=row["person_id"], **{name: row[name] for name in kept})
    homes = [(UUID(household), name, opens) for household, name, opens in json.loads(row["households"])]
    return Found(
        person_id=person.id,
        name=person.full_name,
        birth_date=person.birth_date,
        birth_date_known=person.birth_date_known,
        age=age_on(person, day),
        deceased=person.deceased,
        secret=row["secret"],
        address=row["address"],
        households=[(household, name) for household, name, _opens in homes],
        open_to_me=frozenset(household for household, _name, opens in homes if opens),
        sure=row.get("rank", 0) < SURE,
        by_other=row.get("by_other", False),
    )


def _readable(person_ids: Sequence[UUID], at: datetime) -> list[tuple[UUID, Involvement]]:
    """The involvements the viewer may read, each with the person of these it is about; in one statement."""
    day = timezone.localdate(at)
    present = Membership.objects.filter(Q(end=None) | Q(end__on__gt=day), starts_on__lte=day, person_id__in=person_ids)
    homes = set(present.values_list("household_id", flat=True))
    if not homes:  # read first: with their number unknown, every involvement of the viewer is gone through
        return []
    found = (
        Involvement.objects.filter(household_id__in=homes, part__in=CALLABLE, starts_at__lte=at)
        .exclude(end__at__lte=at)
        .exclude(until__lte=at)
        .select_related("hat__professional", "hat__organisation", "team__organisation")
        .annotate(
            living=ArraySubquery(present.filter(household_id=OuterRef("household_id")).values("person_id")),
            of=ArraySubquery(InvolvedAbout.objects.filter(involvement_id=OuterRef("id")).values("about_id")),
        )
    )
    return [(person, one) for one in found for person in one.living if one.all_members or person in one.of]


def _who(one: Involvement) -> Who:
    if one.hat:
        return as_who(one.hat)
    team = one.team
    assert team is not None  # noqa: S101 -- the table's own constraint
    return Who(team.name, team.organisation.name, "team", team.organisation.phone, team.name[:1])
