"""By what somebody who works with them would know of whom a text is: names, births, street, what is rare together."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection

from samenhang.access.viewer import Viewer
from samenhang.people.marks import Kind, Mark, folded, marks, named, parts
from samenhang.people.models import OtherName, Person
from samenhang.people.queries import contacts_of, members, present_homes

WRITTEN_SO = frozenset({Kind.INITIALS, Kind.LIKE_A_NAME, Kind.CAPITAL})
COUNTED = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
ADULT, MANY, SHORTEST = 18, 3, 3


@dataclass(frozen=True, slots=True)
class Home:
    """The members of a household with every name they go by, and their ages."""

    persons: list[Person] = field(default_factory=list)
    names: dict[UUID, set[str]] = field(default_factory=dict)
    ages: dict[UUID, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What the viewer knows that some texts may tell: the household they come from, others the viewer works with."""

    home: Home
    families: list[str]
    first_names: list[str]

    def marks(self, text: str) -> list[Mark]:
        """This function will point at all in a text that may tell of somebody, whom one knows before the rest."""
        own = named(text, set().union(*self.home.names.values()), Kind.MEMBER, first_too=True)
        others = [*named(text, self.families, Kind.NAME), *named(text, self.first_names, Kind.FIRST_NAME)]
        shapes = marks(text, [one.birth_date for one in self.home.persons if one.birth_date])
        told = sorted(one.begin for one in (*own, *others))
        return [*own, *others, *(one for one in shapes if one.kind not in WRITTEN_SO or not _any_in(told, one))]


def known(viewer: Viewer, texts: Iterable[str], household_id: UUID | None, day: date) -> Known:
    """This function will give what the viewer knows that these texts may tell, in a fixed number of statements."""
    home = home_of(viewer, household_id, day) if household_id else Home()
    plain = " ".join(re.split(r"[\s\-]+", folded(" \n ".join(texts)).plain))
    with connection.cursor() as cursor:
        cursor.execute(  # the policies give the names of nobody else
            "SELECT DISTINCT first, name FROM ("
            " SELECT false AS first, family_name AS name FROM people_person"
            " UNION ALL SELECT true, unnest(string_to_array(given_names, ' ')) FROM people_person"
            " UNION ALL SELECT false, family_name FROM people_othername"
            " UNION ALL SELECT true, unnest(string_to_array(given_names, ' ')) FROM people_othername) names"
            " WHERE length(name) >= %s AND strpos(%s, CASE WHEN name ~ '^[ -~]*$' THEN translate(lower(name), '-', ' ')"
            r" ELSE regexp_replace(translate(access.plain(name), '-', ' '), '[\u0640\u064b-\u065f\u0670]', '', 'g')"
            " END) > 0 ORDER BY first, name LIMIT 200",
            [SHORTEST, plain],
        )
        rows = cursor.fetchall()
    return Known(home, [name for first, name in rows if not first], [name for first, name in rows if first])


def home_of(viewer: Viewer, household_id: UUID, day: date) -> Home:
    """This function will give the present members of a household with every name they go by, and their ages."""
    there = members(viewer, household_id, day)
    names = {one.person.id: _names(one.person) for one in there}
    for other in OtherName.objects.filter(person_id__in=list(names)):
        names[other.person_id] |= parts(other.given_names, other.family_name)
    return Home([one.person for one in there], names, {one.person.id: one.age for one in there if one.age is not None})


def recognised(viewer: Viewer, text: str, home: Home, household_id: UUID, day: date) -> list[Mark]:
    """This function will point at what only who knows the household sees: its street, and what is rare together."""
    homes = present_homes([household_id], day)
    streets = named(text, {one.street for one in homes.values() if one.street}, Kind.STREET)
    languages = {one.language for one in contacts_of(viewer, household_id) if one.language}
    together = _together(text, home, languages)
    return [*streets, Mark(Kind.RARE, ", ".join(together))] if len(together) > 1 else streets


def _any_in(places: list[int], mark: Mark) -> bool:
    after = bisect_left(places, mark.begin)
    return after < len(places) and places[after] < mark.end


def _names(person: Person) -> set[str]:
    return parts(person.given_names, person.family_name, person.full_name)


def _together(text: str, home: Home, languages: set[str]) -> list[str]:
    """What is true of this household and stands in the text: ages, how many children, another language."""
    said = [
        there[0]
        for age in sorted(set(home.ages.values()))
        if (there := re.findall(rf"\b(?:{age}[ -]?|{_in_words(age)})jarige\b|\b{age} jaar\b", text, re.IGNORECASE))
    ]
    children = sum(age < ADULT for age in home.ages.values())
    if children >= MANY:
        said += re.findall(rf"\b(?:{children}|{_in_words(children)}) kinderen\b", text, re.IGNORECASE)[:1]
    return said + [one for one in sorted(languages) if len(one) >= SHORTEST and named(text, [one])]


def _in_words(count: int) -> str:
    return COUNTED[count] if 0 < count < len(COUNTED) else str(count)
