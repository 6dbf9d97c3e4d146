"""Pointing at what may tell of whom a text is: numbers, dates, addresses, names, a rare combination.

Plain rules, run under the writer's own grants: they know the household's data, the reader of the text does not. What is
pointed at is shown to the writer and never kept. A person judges; only what can be nothing else is refused.
"""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from stdnum.nl import bsn as number

from samenhang.access.viewer import Viewer
from samenhang.cases import queries as cases
from samenhang.kit.refusals import Refusal
from samenhang.people import queries as people
from samenhang.people.models import Person

MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
A_DATE = re.compile(rf"\b\d{{1,2}}[-/. ](?:\d{{1,2}}|{MONTHS})[-/. ]\d{{2,4}}\b", re.IGNORECASE)
A_PHONE = re.compile(r"(?<!\d)(?:\+31|0031|0)[ -]?(?:\d[ -]?){8}\d(?!\d)")
A_MAIL = re.compile(r"\b[\w.+-]+@[\w-]+\.\w+\b")
A_POSTCODE = re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b")
AN_IBAN = re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{4}(?: ?\d){8,12}\b")
AN_ADDRESS = re.compile(
    r"\b[A-Z][\w’'-]*(?:straat|laan|weg|plein|pad|hof|kade|singel|gracht|dijk|park|steeg|dreef) +\d+\b"
)
INITIALS = re.compile(r"\b(?:[A-Z]\.){1,4}(?: ?(?:van|de|der|den|el|al))* ?(?:[A-Z][\w’'-]+)?")
MID_SENTENCE = re.compile(r"(?<=[\w,;] )[A-Z][a-zà-ÿ’'-]{2,}")
COUNTED = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
MANY = 3
SHORTEST = 3
MOST = 40


class Identifies(Refusal):
    """A text tells of whom it is."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text that may tell of whom it is: the words, why, and whether they can be nothing else."""

    words: str
    why: str
    sure: bool = False


def found(viewer: Viewer, text: str, household_id: UUID | None = None) -> list[Found]:
    """This function will point at what may tell of whom a text is, what is sure first; each words once.

    Reads in a fixed number of statements, as far as the viewer may read.
    """
    every = [*_numbers(text), *_known_names(viewer, text), *_patterns(text)]
    if household_id:
        every += _of_household(viewer, text, household_id)
    first: dict[str, Found] = {}
    for one in sorted(every, key=lambda one: not one.sure):
        first.setdefault(one.words.casefold(), one)
    return list(first.values())[:MOST]


def demand_nameless(viewer: Viewer, words: str, field: str) -> None:
    """This function will hold that words name nobody, as far as the writer's own work can tell.

    :raises Identifies: otherwise, with the words that do.
    """
    told = [*_numbers(words), *_known_names(viewer, words)][:5]
    if told:
        raise Identifies(
            _("Hier staat iets in dat iemand kan aanwijzen: %(what)s. Haal dat weg.")
            % {"what": ", ".join(f"{one.words} ({one.why})" for one in told)},
            field=field,
        )


def demand_looked(viewer: Viewer, text: str, household_id: UUID | None, *, judged: bool) -> int:
    """This function will hold that a text has no sure sign of whom it is, and that the writer looked at the others.

    It gives how many of these are left in.

    :raises Identifies: otherwise.
    """
    pointed = found(viewer, text, household_id)
    sure = [one for one in pointed if one.sure]
    if sure:
        raise Identifies(
            _("Haal dit eerst uit de tekst: %(what)s.")
            % {"what": ", ".join(f"{one.words} ({one.why})" for one in sure)}
        )
    if pointed and not judged:
        raise Identifies(
            ngettext(
                "Er is %(count)s plek die iemand kan aanwijzen. Bekijk die hierboven.",
                "Er zijn %(count)s plekken die iemand kunnen aanwijzen. Bekijk ze hierboven.",
                len(pointed),
            )
            % {"count": len(pointed)},
            field="judged",
        )
    return len(pointed)


def _numbers(text: str) -> list[Found]:
    runs = re.findall(r"(?<!\d)\d(?:[ .-]?\d){8}(?!\d)", text)
    bsns = [one for one in runs if number.is_valid(re.sub(r"\D", "", one))]
    sure = [
        *((one, _("lijkt een burgerservicenummer")) for one in bsns),
        *((one, _("een telefoonnummer")) for one in A_PHONE.findall(text)),
        *((one, _("een e-mailadres")) for one in A_MAIL.findall(text)),
        *((one, _("een rekeningnummer")) for one in AN_IBAN.findall(text)),
    ]
    return [Found(words.strip(), why, sure=True) for words, why in sure]


def _patterns(text: str) -> list[Found]:
    maybe = [
        *((one, _("een datum: is die nodig?")) for one in A_DATE.findall(text)),
        *((one, _("een postcode")) for one in A_POSTCODE.findall(text)),
        *((one, _("een adres")) for one in AN_ADDRESS.findall(text)),
        *((one.strip(), _("voorletters")) for one in INITIALS.findall(text)),
        *((one, _("kan een naam zijn")) for one in MID_SENTENCE.findall(text)),
    ]
    return [Found(words, why) for words, why in maybe]


def _known_names(viewer: Viewer, text: str) -> list[Found]:
    """Names of the people the viewer works with: the policies give no others."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT name FROM (SELECT family_name AS name FROM people_person"
            " UNION ALL SELECT given_names FROM people_person) names"
            " WHERE length(name) >= %s AND strpos(lower(%s), lower(name)) > 0 LIMIT 100",
            [SHORTEST, text],
        )
        names = [name for (name,) in cursor.fetchall()]
    return [Found(name, _("de naam van iemand met wie u werkt")) for name in names if _says(text, name)]


def _of_household(viewer: Viewer, text: str, household_id: UUID) -> list[Found]:
    """What only somebody who knows the household would recognise."""
    today = timezone.localdate()
    living = people.members(viewer, household_id, today)
    persons = [one.person for one in living]
    told = []
    for person in persons:
        told += [Found(word, _("een naam uit dit huishouden")) for word in _words_of(person) if _says(text, word)]
        told += [
            Found(said, _("de geboortedatum van iemand uit dit huishouden"), sure=True)
            for said in _born(person.birth_date)
            if said in text
        ]
    case = cases.open_case_of(viewer, household_id)
    if case and _says(text, case.number):
        told.append(Found(case.number, _("het nummer van de casus"), sure=True))
    contacts = people.contacts_of(viewer, household_id)
    homes = people.present_homes([household_id], today)
    streets = {one.street for one in homes.values() if one.street}
    told += [Found(street, _("de straat van dit huishouden")) for street in streets if _says(text, street)]
    marks = _marks(text, persons, {one.language for one in contacts if one.language}, today)
    if len(marks) > 1:
        told.append(Found(", ".join(marks), _("samen zeldzaam: wie het gezin kent, herkent het hieraan")))
    return told


def _marks(text: str, persons: list[Person], languages: set[str], today: date) -> list[str]:
    """What is true of this household and stands in the text: ages, how many children, another language."""
    ages = [age for one in persons if (age := people.age_on(one, today)) is not None]
    marks = [
        said[0]
        for age in sorted(set(ages))
        if (said := re.findall(rf"\b{age}[ -]?jarige\b|\b{age} jaar\b|\b{_in_words(age)}jarige\b", text, re.IGNORECASE))
    ]
    children = sum(age < 18 for age in ages)
    if children >= MANY:
        marks += re.findall(rf"\b(?:{children}|{_in_words(children)}) kinderen\b", text, re.IGNORECASE)[:1]
    return marks + [one for one in sorted(languages) if len(one) >= SHORTEST and _says(text, one)]


def _in_words(count: int) -> str:
    return COUNTED[count] if 0 < count < len(COUNTED) else str(count)


def _words_of(person: Person) -> list[str]:
    names = [*person.given_names.split(), person.family_name, person.full_name]
    return [name for name in names if len(name) >= SHORTEST]


def _born(on: date | None) -> list[str]:
    if on is None:
        return []
    month = MONTHS.split("|")[on.month - 1]
    return [f"{on.day} {month} {on.year}", on.strftime("%d-%m-%Y"), f"{on.day}-{on.month}-{on.year}", on.isoformat()]


def _says(text: str, word: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE))
