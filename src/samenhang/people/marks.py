"""What in a text may tell of whom it is: numbers, dates, addresses, names. Plain rules, no database, no clock.

Texts are compared without capitals, accents and vowel signs, in any digits: Gökçe is Gokce and ٠٦ is 06. What is found
is given as it stands there. A name that is an ordinary word too (Bos, De Wit, Roos) counts only where it is written as
a name (decision 0072).
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stdnum.nl import bsn as number

from samenhang.people.comparing import LETTERS
from samenhang.people.ordinary import ORDINARY, PREFIXES, TITLES, WRITTEN_LARGE

BEFORE = 40
"""So far before a name a title is looked for."""
SHORT = 3
"""A name of so few letters counts only where it is written with a capital."""


class Kind(StrEnum):
    """What was found."""

    BSN = "bsn"
    PHONE = "phone"
    MAIL = "mail"
    IBAN = "iban"
    CASE = "case"
    BORN = "born"
    NAME = "name"
    FIRST_NAME = "first_name"
    MEMBER = "member"
    ADDRESS = "address"
    POSTCODE = "postcode"
    FULL_DATE = "full_date"
    DATE = "date"
    STREET = "street"
    INITIALS = "initials"
    LIKE_A_NAME = "like_a_name"
    CAPITAL = "capital"
    RARE = "rare"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text: what it is, and the words as they stand there."""

    kind: Kind
    words: str
    begin: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared; ``places`` says of each of its characters where it stands in the text."""

    text: str
    plain: str
    places: list[int]

    def span(self, found: re.Match[str], group: int = 0) -> tuple[int, int]:
        """This function will say where in the text something stands that was found in the plain one."""
        begin, end = found.span(group)
        return self.places[begin], self.places[end - 1] + 1


def folded(text: str) -> Folded:
    """This function will write a text without capitals, accents, vowel signs and invisible marks, in plain digits."""
    plain: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for one in unicodedata.normalize("NFKD", letter.lower().translate(LETTERS)):
            if unicodedata.combining(one) or unicodedata.category(one) in ("Cf", "Mn") or one == "\u0640":
                continue
            digit = unicodedata.decimal(one, None)
            plain.append("'" if one in "’‘`´" else one if digit is None else str(digit))
            places.append(place)
    return Folded(text, "".join(plain), places)


# -- numbers and patterns --------------------------------------------------------------------------------------

MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"]
MONTHS += ["september", "oktober", "november", "december"]
_MONTH = "|".join(rf"{month}|{month[:3]}\.?" for month in MONTHS) + r"|mrt\.?|sept\.?"
_NINE = re.compile(r"(?<!\d)(?=(\d(?:[\s.\-–/]{0,2}\d){8})(?!\d))")
_DATES = (
    (
        re.compile(rf"(?<!\d)(\d{{1,2}})\s?[-/. ]\s?(\d{{1,2}}|{_MONTH})\s?[-/. ]\s?((?:19|20)\d\d|\d\d)(?!\d)"),
        (3, 2, 1),
    ),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"), (1, 2, 3)),
    (re.compile(r"(?<!\d)(\d{2})(\d{2})((?:19|20)\d{2})(?!\d)"), (3, 2, 1)),
)
_DAY = re.compile(rf"(?<!\d)(\d{{1,2}})\s(?:{_MONTH})(?!\w)")
_STREETS = "straat|laan|weg|plein|pad|hof|kade|dijk|singel|gracht|steeg|park|dreef"
_NO_STREETS = r"(?!onderweg|omweg|uitweg|halverweg|snelweg|spoorweg|rijksweg|voorhof)"
_PATTERNS = (
    (Kind.MAIL, r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.\w+)+"),
    (Kind.IBAN, r"\b[a-z]{2}\d{2} ?[a-z]{4}(?: ?\d){8,12}\b"),
    (Kind.PHONE, r"(?<!\d)(?:(?:\+31|0031)[\s.\-]*(?:\(0\)|0)?|0)[\s.\-]*[1-9](?:[\s.\-]*\d){8}(?!\d)"),
    (Kind.PHONE, r"\+\d{2}(?:[\s.\-]?\d){7,12}(?!\d)"),
    (Kind.CASE, r"\bc-?20\d{2}-\d{4,}\b"),
    (Kind.ADDRESS, rf"(?<![\w'-]){_NO_STREETS}\w[\w'-]*(?:{_STREETS})\s+\d{{1,5}}\b"),
)
_COMPILED = [(kind, re.compile(pattern)) for kind, pattern in _PATTERNS]
_POSTCODE = re.compile(r"(?<!\d)[1-9]\d{3}(\s?)([a-z]{2})(?!\w)")
_TWO = "al au bv da de do en er ex ga ik in is je km kg ma me mg mm na nl nu nv of om op se te uw vs we wo za ze zo"
_WORDS_OF_TWO = frozenset(_TWO.split())
_TITLED = re.compile(rf"\b(?:{TITLES})\.?\s+((?:(?:van|de|der|den|ten|ter|el|al)\s+)*)(\w[\w'-]*)")
_AFTER_TITLE = re.compile(rf"\b(?:{TITLES})\.?\s+(?:(?:van|de|der|den|ten|ter|el|al|'t)\s+)*$")
_INITIALS = re.compile(r"\b(?:[A-Z]\.\s?){1,4}(?:(?:van|de|der|den|el|al)\s)*(?:[A-Z][\w’'-]+)?")
_WORD = r"([A-ZÀ-Þ][\wÀ-ÿ’'-]{2,})"
_TWO_LARGE = re.compile(rf"(?<![\w’'-]){_WORD}(?:\s+(?:van|de|der|den|el|al))*\s+{_WORD}")
_LARGE = re.compile(r"(?<=[\w,;)] )[A-ZÀ-Þ][a-zà-ÿ][\wÀ-ÿ’'-]+")
_NEW_SENTENCE = re.compile(r"(?:^|[.!?:;\n•][\s\"'“‘(*\-–]*|^[\s\"'“‘(*\-–]+)$")


def bsns(text: str) -> list[str]:
    """This function will give the numbers in a text that pass the elfproef, as they stand there."""
    return [mark.words for mark in _bsns(folded(text))]


def marks(text: str, births: Iterable[date] = ()) -> list[Mark]:
    """This function will point at all that has the shape of a number, a date, an address or a name.

    :param births: birth dates of whom the text may be about: that date is certain, written in whatever way.
    """
    seen = folded(text)
    found, taken = [], bytearray(len(text))
    for one in (*_bsns(seen), *_shapes(seen), *_dates(seen, set(births)), *_large(seen)):
        if not any(taken[one.begin : one.end]):
            taken[one.begin : one.end] = bytes([1]) * (one.end - one.begin)
            found.append(one)
    return found


def _mark(kind: Kind, seen: Folded, found: re.Match[str], group: int = 0) -> Mark:
    begin, end = seen.span(found, group)
    return Mark(kind, seen.text[begin:end], begin, end)


def _bsns(seen: Folded) -> Iterator[Mark]:
    for found in _NINE.finditer(seen.plain):
        digits = re.sub(r"\D", "", found[1])
        dated = any(kind == Kind.FULL_DATE for kind, _ in _dated(found[1]))
        if number.is_valid(digits) and not dated:
            yield _mark(Kind.BSN, seen, found, 1)


def _shapes(seen: Folded) -> Iterator[Mark]:
    for kind, pattern in _COMPILED:
        yield from (_mark(kind, seen, found) for found in pattern.finditer(seen.plain))
    for found in _POSTCODE.finditer(seen.plain):
        mark = _mark(Kind.POSTCODE, seen, found)
        if not (found[1] and mark.words[-1].islower() and found[2] in _WORDS_OF_TWO):  # in 2026 is …
            yield mark


def _dates(seen: Folded, births: set[date]) -> Iterator[Mark]:
    for kind, found in _dated(seen.plain, births):
        yield _mark(kind, seen, found)
    yield from (_mark(Kind.DATE, seen, found) for found in _DAY.finditer(seen.plain))


def _dated(plain: str, births: Collection[date] = ()) -> Iterator[tuple[Kind, re.Match[str]]]:
    for pattern, order in _DATES:
        for found in pattern.finditer(plain):
            year, month, day = (found[group] for group in order)
            days = set(_read(year, month, day))
            if days & set(births):
                yield Kind.BORN, found
            elif days and pattern is not _DATES[-1][0]:  # eight digits on end may be any number
                yield Kind.FULL_DATE if len(year) > 2 and month.isdigit() else Kind.DATE, found


def _read(year: str, month: str, day: str) -> Iterator[date]:
    months = [n for n, name in enumerate(MONTHS, 1) if name[:3] == month[:3] or (n == 3 and month.startswith("mrt"))]
    for full in [int(year)] if len(year) == 4 else [1900 + int(year), 2000 + int(year)]:
        try:
            yield date(full, int(month) if month.isdigit() else months[0], int(day))
        except ValueError:
            continue


def _large(seen: Folded) -> Iterator[Mark]:
    """What is written as a name: after a title, as initials, two words or one in a sentence with a capital."""
    for found in _TITLED.finditer(seen.plain):
        if not seen.text[seen.span(found, 2)[0]].islower():
            yield _mark(Kind.LIKE_A_NAME, seen, found)
    for kind, pattern in ((Kind.INITIALS, _INITIALS), (Kind.LIKE_A_NAME, _TWO_LARGE), (Kind.CAPITAL, _LARGE)):
        for one in pattern.finditer(seen.text):
            if kind == Kind.INITIALS or not _no_name(seen.text, one, kind):
                yield Mark(kind, one[0].strip(), *one.span())


def _no_name(text: str, found: re.Match[str], kind: Kind) -> bool:
    words = found.groups() if kind == Kind.LIKE_A_NAME else (found[0],)
    if any(str(word).lower() in WRITTEN_LARGE for word in words):
        return True
    return kind == Kind.LIKE_A_NAME and _begins_sentence(text, found.start())


# -- names -----------------------------------------------------------------------------------------------------


def _begins_sentence(text: str, place: int) -> bool:
    """Whether a word at this place begins a sentence, and so has a capital anyhow."""
    return bool(_NEW_SENTENCE.search(text[max(0, place - 8) : place])) if place else True


def parts(*names: str) -> set[str]:
    """This function will give what of these names tells of somebody: each whole, and each word that is no prefix."""
    found = {name.strip() for name in names}
    for name in names:
        found |= {word.strip(".,'’()") for word in re.split(r"[\s\-/]+", name)}
    return {one for one in found if len(one) > 1 and one.lower().rstrip(".") not in PREFIXES}


def named(text: str, names: Iterable[str], kind: Kind = Kind.NAME, *, first_too: bool = False) -> list[Mark]:
    """This function will point at these names in a text; the longest counts where one stands in another.

    :param first_too: an ordinary word counts as a name with the capital of a sentence's first word, too.
    """
    seen, keys = folded(text), {key for one in names if (key := _key(one))}
    if not keys:
        return []
    ways = "|".join(re.escape(key).replace(r"\ ", r"[\s\-]+") for key in sorted(keys, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)({ways})(?:'?s)?(?!\w)")
    there = (found for found in pattern.finditer(seen.plain) if _as_a_name(seen, found, first_too))
    return [_mark(kind, seen, found, 1) for found in there]


def _key(name: str) -> str:
    return " ".join(re.split(r"[\s\-]+", folded(name).plain.strip()))


def _as_a_name(seen: Folded, found: re.Match[str], first_too: bool) -> bool:
    """Whether what is spelt like a name is one here: an ordinary or short word must be written as a name."""
    key = re.sub(r"[\s\-]+", " ", found[1])
    before = seen.plain[max(0, found.start() - BEFORE) : found.start()]
    if (key not in ORDINARY and len(key) > SHORT) or _AFTER_TITLE.search(before):
        return True
    place = seen.span(found, 1)[0]
    if seen.text[place].islower():
        return False
    return first_too or key not in ORDINARY or not _begins_sentence(seen.text, place)
