"""Reading a GBA-V file: person lists as semicolon CSV, one column per element of the *Logisch Ontwerp BRP*.

A list is several rows; its name stands in the first column of its first row, which holds the current data. Only what
the social domain needs is read: nationality, travel documents and voting are never looked at (law.md, "Signals").
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from samenhang.brp import kin
from samenhang.brp.codes import OVER_MINOR
from samenhang.brp.files import BrpTrouble, rows
from samenhang.brp.models import Doubt
from samenhang.brp.port import Authority, RegisterAddress, RegisterPerson
from samenhang.people import bsn as numbers

BSN, GIVEN, PREFIX, FAMILY = "01.01.20", "01.02.10", "01.02.30", "01.02.40"
BORN, SEX, DIED = "01.03.10", "01.04.10", "06.08.10"
SUSPENDED_ON, STATUS, SECRECY = "07.67.10", "07.67.20", "07.70.10"
FUNCTION, SINCE, OBJECT = "08.10.10", "08.10.30", "08.11.80"
STREET, NUMBER, LETTER, ADDITION, BESIDE = "08.11.10", "08.11.20", "08.11.30", "08.11.40", "08.11.50"
POSTCODE, CITY, DESCRIBED = "08.11.60", "08.11.70", "08.12.10"
COUNTRY, SINCE_ABROAD = "08.13.10", "08.13.20"
ABROAD = ("08.13.30", "08.13.40", "08.13.50")
WRONG_ADDRESS = "08.84.10"
OVER_A_MINOR, CURATELE, AUTHORITY_SINCE = "11.32.10", "11.33.10", "11.85.10"
NEEDED = (
    *(BSN, GIVEN, PREFIX, FAMILY, BORN, SEX, DIED, SUSPENDED_ON, STATUS, SECRECY, FUNCTION, SINCE, OBJECT),
    *(STREET, NUMBER, LETTER, ADDITION, BESIDE, POSTCODE, CITY, DESCRIBED, COUNTRY, SINCE_ABROAD, *ABROAD),
    *(WRONG_ADDRESS, OVER_A_MINOR, CURATELE, AUTHORITY_SINCE, *kin.COLUMNS),
)
NAMES = {"02.10": 200, "02.30": 20, "02.40": 200}
LONGEST = {
    **{f"{category}.{element}": most for category in ("01", *kin.CATEGORIES) for element, most in NAMES.items()},
    STREET: 120,
    NUMBER: 12,
    POSTCODE: 6,
    CITY: 80,
    DESCRIBED: 120,
    OBJECT: 16,
    COUNTRY: 4,
}
ERROR = "F"
"""Reason of suspension: the list was made by mistake."""


@dataclass(frozen=True, slots=True)
class PersonList:
    """What one person list says, and what makes it doubtful: a reason and the line where it stands."""

    number: int
    line: int
    name: str
    person: RegisterPerson
    doubts: list[tuple[Doubt, int, str]] = field(default_factory=list)


def content(person: RegisterPerson) -> tuple[object, ...]:
    """This function will give all the program keeps of a person: the same content needs no second look."""
    return tuple(asdict(person).items())


def read(path: Path, today: date) -> list[PersonList]:
    """This function will read every person list of a file, or none.

    :param today: nobody is born or dies after this day.
    :raises BrpTrouble: when the file is no such file, or a row of it is wrong; with line and column where there is one.
    """
    found = [_list(number, name, of, today) for number, (name, of) in enumerate(_lists(path), start=1)]
    if not found:
        raise BrpTrouble("er staat geen enkele persoonslijst in dit bestand.")
    return found


type Lined = tuple[int, dict[str, str]]


def _lists(path: Path) -> Iterator[tuple[str, list[Lined]]]:
    """The rows of each list together, with its name."""
    table = rows(path)
    header = next(table, (1, [""]))[1]
    place = _columns(header)
    name, of = "", list[Lined]()
    for line, cells in table:
        if not cells:
            continue
        if len(cells) != len(header):
            raise BrpTrouble(f"er staan {len(cells)} velden, het moeten er {len(header)} zijn.", line=line)
        row = {column: cells[at].strip() for column, at in place.items()}
        if label := cells[0].strip():
            if of:
                yield name, of
            name, of = label, []
        elif not of:
            raise BrpTrouble("deze rij hoort bij geen persoonslijst: de naam ervan ontbreekt.", line=line, column="1")
        _fits(row, line)
        of.append((line, row))
    if of:
        yield name, of


def _columns(header: list[str]) -> dict[str, int]:
    """Where each needed column stands."""
    words = [word.strip() for word in header]
    if missing := [column for column in NEEDED if column not in words]:
        few = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
        raise BrpTrouble(f"dit is geen GBA-V-bestand: kolom {few} ontbreekt.", line=1)
    if double := [column for column in NEEDED if words.count(column) > 1]:
        raise BrpTrouble("deze kolom staat er twee keer.", line=1, column=double[0])
    return {column: words.index(column) for column in NEEDED}


def _fits(row: dict[str, str], line: int) -> None:
    for column, most in LONGEST.items():
        if len(row[column]) > most:
            raise BrpTrouble(f"dit is langer dan {most} tekens.", line=line, column=column)
    if len(_addition(row)) > 12:
        raise BrpTrouble("dit is langer dan 12 tekens.", line=line, column=ADDITION)


def _list(number: int, name: str, of: Sequence[Lined], today: date) -> PersonList:
    line, row = of[0]
    doubts = [*_own_doubts(row, line)]
    died = row[DIED]
    if len(died) == 2 and died.isdecimal():  # the mark of the category before it, slipped one column to the right
        doubts.append((Doubt.DEATH_UNREADABLE, line, died))
        died = ""
    over_minor = row[OVER_A_MINOR]
    if over_minor and over_minor not in OVER_MINOR:
        doubts.append((Doubt.AUTHORITY_UNREADABLE, line, over_minor))
        over_minor = ""
    later = [(Doubt.FORMER_BSN, at, one[BSN]) for at, one in of[1:] if one[BSN] and not is_bsn(one[BSN])]
    lines = {id(one): at for at, one in of}

    def born(one: dict[str, str], column: str) -> date | None:
        """A relative's birth date: what is no date there does not stop the file, a day that is still to come does."""
        return _not_to_come(today, kin.exact(one[column]), lines[id(one)], column)

    person = RegisterPerson(
        bsn=row[BSN],
        given_names=row[GIVEN],
        prefix=row[PREFIX],
        family_name=row[FAMILY],
        birth_date=_before(today, row[BORN], line, BORN),
        birth_date_known=row[BORN],
        sex=_code(row[SEX] or "O", "MVO", "het geslacht moet M, V of O zijn.", line, SEX),
        died_on=_before(today, died, line, DIED),
        death_date_known=died,
        secrecy=int(_code(row[SECRECY] or "0", "01234567", SECRECY_WRONG, line, SECRECY)),
        suspended=row[STATUS][:1],
        suspended_on=kin.exact(row[SUSPENDED_ON]),
        address=_address(row),
        earlier_addresses=[
            address for _at, one in of[1:] if one[WRONG_ADDRESS] != kin.WRONG and (address := _address(one))
        ],
        relatives=list(kin.relatives([one for _at, one in of], born, is_bsn)),
        authority=_authority(row, over_minor),
    )
    if not person.family_name:
        raise BrpTrouble("de geslachtsnaam ontbreekt.", line=line, column=FAMILY)
    if person.birth_date and person.died_on and person.died_on < person.birth_date:
        raise BrpTrouble("de overlijdensdatum ligt voor de geboortedatum.", line=line, column=DIED)
    return PersonList(number, line, name, person, [*doubts, *later])


SECRECY_WRONG = "de aanduiding geheimhouding moet 0 tot en met 7 zijn."


def _code(text: str, of: str, wrong: str, line: int, column: str) -> str:
    if text not in tuple(of):
        raise BrpTrouble(wrong, line=line, column=column)
    return text


def _own_doubts(row: dict[str, str], line: int) -> Iterator[tuple[Doubt, int, str]]:
    if not row[BSN]:
        yield Doubt.NO_BSN, line, ""
    elif not is_bsn(row[BSN]):
        yield Doubt.NOT_A_BSN, line, row[BSN]
    elif row[STATUS] == ERROR:
        yield Doubt.MADE_BY_MISTAKE, line, row[STATUS]


def _authority(row: dict[str, str], over_minor: str) -> Authority | None:
    curatele = row[CURATELE] == "1"
    if not (curatele or over_minor):
        return None
    return Authority(curatele=curatele, over_minor=over_minor, since=kin.exact(row[AUTHORITY_SINCE]))


def _addition(row: dict[str, str]) -> str:
    return " ".join(part for part in (row[LETTER], row[ADDITION], row[BESIDE]) if part)


def _address(row: dict[str, str]) -> RegisterAddress | None:
    """Where this row says somebody lives or lived; None where it says nothing of it."""
    abroad = [row[column] for column in ABROAD if row[column]]
    since = row[SINCE] or row[SINCE_ABROAD]
    if (abroad or row[COUNTRY]) and not (row[STREET] or row[DESCRIBED]):
        return RegisterAddress(
            street=abroad[0][:120] if abroad else "",
            city=" ".join(abroad[1:])[:80],
            country=row[COUNTRY],
            since=kin.exact(row[SINCE_ABROAD] or since),
            since_known=(row[SINCE_ABROAD] or since)[:8],
        )
    if not (row[STREET] or row[DESCRIBED] or row[POSTCODE] or row[CITY]):
        return None
    return RegisterAddress(
        street=row[STREET] or row[DESCRIBED],
        number=row[NUMBER],
        addition=_addition(row),
        postcode=row[POSTCODE].replace(" ", "").upper(),
        city=row[CITY],
        country=row[COUNTRY],
        letters_only=row[FUNCTION] == "B",
        since=kin.exact(since),
        since_known=since[:8],
        object_id=row[OBJECT],
    )


def _before(today: date, text: str, line: int, column: str) -> date | None:
    return _not_to_come(today, _day(text, line, column), line, column)


def _not_to_come(today: date, found: date | None, line: int, column: str) -> date | None:
    if found and found > today:
        raise BrpTrouble("deze datum ligt in de toekomst.", line=line, column=column)
    return found


def _day(text: str, line: int, column: str) -> date | None:
    """The day, or None where the register knows it in part or not (19680000, 19950200, 19660013, 00000000)."""
    if not text:
        return None
    if len(text) != 8 or not (text.isascii() and text.isdecimal()):
        raise BrpTrouble("een datum heeft acht cijfers: jjjjmmdd.", line=line, column=column)
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    try:
        full = date(year or 2000, month or 1, day or 1)
    except ValueError as error:
        raise BrpTrouble(f"{text} is geen bestaande datum.", line=line, column=column) from error
    return full if year and month and day else None


def is_bsn(text: str) -> bool:
    """This function will say whether a text is nine digits that pass the elfproef."""
    if len(text) != 9 or not text.isascii():
        return False
    try:
        return numbers.clean(text) == text
    except numbers.NotABsn:
        return False


__all__ = ["NEEDED", "BrpTrouble", "PersonList", "content", "is_bsn", "read"]
