"""How likely two records are about one human being: a table of evidence for and against, as a human would weigh it.

Pure: no database, no clock, no learnt model. After Fellegi and Sunter each field speaks for, against or not at all;
the weights are logarithms of how much likelier the outcome is for one human than for two, rounded and written down here
to be read and argued with (decision 0031). Names are compared by rapidfuzz.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from django.utils.translation import gettext as _
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

GENERATION = 15
"""Years between two births from which they are a parent's and a child's, whatever else is alike."""
ALIKE = 0.88
"""From here two names are nearly the same (Jaro-Winkler, 0 to 1)."""

WEIGHTS = {
    "bsn_same": 40,
    "born_same": 10,
    "born_swapped": 7,
    "born_one_off": 5,
    "born_same_year": -3,
    "born_other": -8,
    "born_generation": -14,
    "family_same": 6,
    "family_sounds": 4,
    "family_part": 4,
    "family_other": -3,  # people marry
    "given_same": 4,
    "given_sounds": 3,
    "given_part": 3,
    "given_initial": 1,
    "given_other": -10,  # twins, sisters
    "sex_other": -4,
    "address_same": 4,
    "phone_same": 4,
}
"""What each outcome adds. What is not here, or not known of both, adds nothing."""

CERTAIN, PROBABLE, POSSIBLE = 24, 15, 11


class Likely(IntEnum):
    """How likely two records are one human being, in the word that stands on the screen."""

    NO = 0
    POSSIBLE = 1
    PROBABLE = 2
    CERTAIN = 3

    @property
    def word(self) -> str:
        """The word for it: misschien, waarschijnlijk, (bijna) zeker."""
        return {Likely.NO: "", Likely.POSSIBLE: _("misschien"), Likely.PROBABLE: _("waarschijnlijk")}.get(
            self, _("zeker")
        )


@dataclass(frozen=True, slots=True)
class Described:
    """What is known of somebody, to compare with: ``bsn`` is the keyed hash, never the number."""

    family_name: str
    given_names: str = ""
    birth_date: date | None = None
    sex: str = "O"
    bsn: bytes | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """How likely, and why: what is alike and what is not, in words for the screen."""

    likely: Likely
    weight: int = 0
    alike: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


def compare(one: Described, other: Described, *, address: bool = False, phone: bool = False) -> Comparison:
    """This function will say how likely two descriptions are of one human being, whichever comes first.

    Two different BSNs are two people. Names alone, however alike, are never more than *misschien*.

    :param address: whether both are known to live at one address. It says nothing where given names differ: so do
        the people of one household.
    :param phone: whether both are reached on one telephone number; the same holds.
    """
    if one.bsn and other.bsn and one.bsn != other.bsn:
        return Comparison(Likely.NO, unlike=(_("ander BSN"),))
    found = [outcome for outcome in _outcomes(one, other) if outcome]
    if "given_other" not in found:
        found += [name for name, same in (("address_same", address), ("phone_same", phone)) if same]
    weight = sum(WEIGHTS.get(outcome, 0) for outcome in found)
    words = {outcome: _words(outcome, one, other) for outcome in found}
    return Comparison(
        _likely(weight, found),
        weight,
        tuple(words[outcome] for outcome in found if WEIGHTS.get(outcome, 0) > 0),
        tuple(words[outcome] for outcome in found if WEIGHTS.get(outcome, 0) < 0),
    )


def near_dates(born: date) -> list[date]:
    """This function will give a birth date and those it is easily mistyped as: day and month swapped, one digit off."""
    found = {born, _swapped(born) or born}
    text = born.strftime("%Y%m%d")
    for place in range(len(text)):
        for digit in "0123456789":
            other = _as_date(text[:place] + digit + text[place + 1 :])
            if other and abs(other.year - born.year) < GENERATION:
                found.add(other)
    return sorted(found)


# -- what each field says --------------------------------------------------------------------------------------


def _likely(weight: int, found: list[str]) -> Likely:
    if "bsn_same" in found:
        return Likely.CERTAIN
    if not {"born_same", "born_swapped", "born_one_off", "born_same_year"} & set(found):
        return Likely.POSSIBLE if weight >= POSSIBLE else Likely.NO  # names, an address: one may be the other's father
    steps = ((CERTAIN, Likely.CERTAIN), (PROBABLE, Likely.PROBABLE), (POSSIBLE, Likely.POSSIBLE))
    return next((likely for least, likely in steps if weight >= least), Likely.NO)


def _outcomes(one: Described, other: Described) -> Iterator[str]:
    yield "bsn_same" if one.bsn and one.bsn == other.bsn else ""
    yield _born(one.birth_date, other.birth_date)
    yield _family(one.family_name, other.family_name)
    yield _given(one.given_names, other.given_names)
    yield "sex_other" if {one.sex, other.sex} == {"M", "V"} else ""


def _born(one: date | None, other: date | None) -> str:
    if one is None or other is None:
        return ""
    if one == other:
        return "born_same"
    if abs(one.year - other.year) >= GENERATION:
        return "born_generation"
    if _swapped(one) == other:
        return "born_swapped"
    off = sum(a != b for a, b in zip(one.strftime("%Y%m%d"), other.strftime("%Y%m%d"), strict=True))
    if off == 1:
        return "born_one_off"
    return "born_same_year" if one.year == other.year else "born_other"


def _family(one: str, other: str) -> str:
    first, second = plain(one), plain(other)
    if not first or not second:
        return ""
    if first == second:
        return "family_same"
    if _alike(first, second):
        return "family_sounds"
    parts = [{sounds(part) for part in re.split(r"[-\s/]+", name) if len(part) > 2} for name in (first, second)]
    return "family_part" if parts[0] & parts[1] - SMALL else "family_other"


def _given(one: str, other: str) -> str:
    first, second = plain(one), plain(other)
    if not first or not second:
        return ""
    mine, theirs = first.split(), second.split()
    if first == second or mine[0] == theirs[0]:
        return "given_same"
    if _alike(mine[0], theirs[0]):
        return "given_sounds"
    if set(mine) & set(theirs):
        return "given_part"
    initials = [word.strip(".") for word in (mine[0], theirs[0])]
    if min(map(len, initials)) == 1 and initials[0][:1] == initials[1][:1]:
        return "given_initial"
    return "given_other"


def _alike(one: str, other: str) -> bool:
    """Whether two names are two spellings of one, or a slip apart as they are written or as they sound."""
    heard, other_heard = sounds(one), sounds(other)
    return (bool(heard) and heard == other_heard) or _near(one, other) or _near(heard, other_heard)


def _near(one: str, other: str) -> bool:
    """Whether two names differ by a slip: alike as a whole, and one letter in four at most."""
    if min(len(one), len(other)) < 4:
        return False
    slips = DamerauLevenshtein.distance(one, other)
    close = max(JaroWinkler.similarity(one, other), JaroWinkler.similarity(other, one))
    return close >= ALIKE and slips * 4 <= max(len(one), len(other))


# -- names as they are compared --------------------------------------------------------------------------------

SMALL = frozenset({"van", "den", "der", "het", "ten", "ter", "ibn", "bin", "aan", "bij", "von", "dos", "las", "los"})
SPELT = [
    (r"[^\w]+", ""),
    (r"sch|sj|ch(?=[aeiou])|sh", "sj"),
    (r"ou|oe|uu|u", "u"),
    (r"ij|ei|ai|ay|ey|y|ie|ee|ea|i|j", "i"),
    (r"ph|v|w", "f"),
    (r"ck|kh|q|c|gh|g|x", "k"),
    (r"z", "s"),
    (r"dt$|d$", "t"),
    (r"th", "t"),
    (r"h", ""),
    (r"ao|o|e", "a"),
    (r"(.)\1+", r"\1"),
]
"""Spellings that are written one for the other, in Dutch and in what Dutch offices made of other languages' names."""
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d"})


def plain(name: str) -> str:
    """This function will give a name without capitals, accents, strokes and double spaces."""
    bare = "".join(one for one in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(one))
    return " ".join(re.sub(r"[’‘`´']", "", bare.translate(LETTERS)).split())


def sounds(name: str) -> str:
    """This function will give a key two names share when they are but two spellings: Janssen and Jansen, Youssef and
    Yusuf, El Idrissi and Elidrissi."""
    key = plain(name)
    for written, kept in SPELT:
        key = re.sub(written, kept, key)
    return key


# -- dates -----------------------------------------------------------------------------------------------------


def _swapped(born: date) -> date | None:
    return _as_date(f"{born:%Y}{born.day:02}{born.month:02}")


def _as_date(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def _words(outcome: str, one: Described, other: Described) -> str:
    pair = {"one": min(one.family_name, other.family_name), "other": max(one.family_name, other.family_name)}
    given = {"one": min(one.given_names, other.given_names), "other": max(one.given_names, other.given_names)}
    return {
        "bsn_same": _("zelfde BSN"),
        "born_same": _("zelfde geboortedatum"),
        "born_swapped": _("geboortedatum met dag en maand verwisseld"),
        "born_one_off": _("geboortedatum verschilt één cijfer"),
        "born_same_year": _("andere geboortedatum, zelfde jaar"),
        "born_other": _("andere geboortedatum"),
        "born_generation": _("geboortedata een generatie uit elkaar"),
        "family_same": _("zelfde achternaam"),
        "family_sounds": _("achternaam klinkt bijna hetzelfde: %(one)s / %(other)s") % pair,
        "family_part": _("achternaam voor een deel hetzelfde: %(one)s / %(other)s") % pair,
        "family_other": _("andere achternaam: %(one)s / %(other)s") % pair,
        "given_same": _("zelfde voornaam"),
        "given_sounds": _("voornaam klinkt bijna hetzelfde: %(one)s / %(other)s") % given,
        "given_part": _("een van de voornamen hetzelfde"),
        "given_initial": _("zelfde voorletter"),
        "given_other": _("andere voornaam: %(one)s / %(other)s") % given,
        "sex_other": _("geslacht verschilt"),
        "address_same": _("zelfde adres"),
        "phone_same": _("zelfde telefoonnummer"),
    }[outcome]
