"""Reading a GBA-V file: person lists as semicolon CSV, one column per element of the *Logisch Ontwerp BRP*.

A list is several rows; its name stands in the first column of its first row, which holds the current data. Only what
the social domain needs is read: nationality, travel documents and voting are never looked at (law.md, "Signals").
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from samenhang.brp.models import Doubt
from samenhang.people import bsn as numbers

BSN, GIVEN, PREFIX, FAMILY = "01.01.20", "01.02.10", "01.02.30", "01.02.40"
BORN, SEX, DIED, STATUS, SECRECY = "01.03.10", "01.04.10", "06.08.10", "07.67.20", "07.70.10"
STREET, NUMBER, LETTER, ADDITION, BESIDE = "08.11.10", "08.11.20", "08.11.30", "08.11.40", "08.11.50"
POSTCODE, CITY, DESCRIBED = "08.11.60", "08.11.70", "08.12.10"
ABROAD = ("08.13.30", "08.13.40", "08.13.50")
NEEDED = (
    *(BSN, GIVEN, PREFIX, FAMILY, BORN, SEX, DIED, STATUS, SECRECY),
    *(STREET, NUMBER, LETTER, ADDITION, BESIDE, POSTCODE, CITY, DESCRIBED, *ABROAD),
)
LONGEST = {GIVEN: 200, PREFIX: 20, FAMILY: 200, STREET: 120, NUMBER: 12, POSTCODE: 6, CITY: 80, DESCRIBED: 120}
ERROR = "F"
"""Reason of suspension: the list was made by mistake."""


class BrpTrouble(Exception):
    """The file cannot be taken in; the text names the line and the column. Nothing of it is stored."""

    def __init__(self, what: str, *, line: int | None = None, column: str = "") -> None:
        place = "".join([f"Regel {line}" if line else "", f", kolom {column}" if column else ""])
        super().__init__(f"{place}: {what}" if place else what)
        self.line, self.column = line, column


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody lives according to the register."""

    street: str = ""
    number: str = ""
    addition: str = ""
    postcode: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class PersonList:
    """The current data of one person list, and what makes it doubtful: a reason and the line where it stands."""

    number: int
    line: int
    name: str
    bsn: str
    given_names: str
    prefix: str
    family_name: str
    birth_date: date | None
    birth_date_known: str
    sex: str
    died_on: date | None
    death_date_known: str
    secrecy: int
    address: Address
    doubts: list[tuple[Doubt, int, str]] = field(default_factory=list)

    @property
    def content(self) -> tuple[object, ...]:
        """What the program keeps of this list: a list with the same content needs no second look."""
        told = (self.bsn, self.given_names, self.prefix, self.family_name, self.birth_date_known, self.sex)
        where = self.address
        lives = (where.street, where.number, where.addition, where.postcode, where.city)
        return (*told, self.death_date_known, self.secrecy, *lives)


def read(path: Path, today: date) -> list[PersonList]:
    """This function will read every person list of a file, or none.

    :param today: nobody is born or dies after this day.
    :raises BrpTrouble: when the file is no such file, or a row of it is wrong; with line and column where there is one.
    """
    rows = _rows(_text(path))
    header = next(rows, (1, [""]))[1]
    place = _columns(header)
    lists: list[PersonList] = []
    for line, cells in rows:
        if not cells:
            continue
        if len(cells) != len(header):
            raise BrpTrouble(f"er staan {len(cells)} velden, het moeten er {len(header)} zijn.", line=line)
        row = {column: cells[at].strip() for column, at in place.items()}
        if cells[0].strip():
            lists.append(_current(row, len(lists) + 1, line, cells[0].strip(), today))
        elif not lists:
            raise BrpTrouble("deze rij hoort bij geen persoonslijst: de naam ervan ontbreekt.", line=line, column="1")
        elif row[BSN] and not is_bsn(row[BSN]):
            lists[-1].doubts.append((Doubt.FORMER_BSN, line, row[BSN]))
    if not lists:
        raise BrpTrouble("er staat geen enkele persoonslijst in dit bestand.")
    return lists


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BrpTrouble(f"het bestand kan niet worden gelezen: {error.strerror}.") from error
    try:
        text = raw.decode("utf-8-sig")
        if "\x00" not in text:
            return text
        start, what = raw.index(b"\x00"), "hier staat een teken dat geen tekst is"
    except UnicodeDecodeError as error:
        start, what = error.start, "dit is geen UTF-8"
    line_start = raw.rfind(b"\n", 0, start) + 1
    place = raw.count(b"\n", 0, start) + 1, raw.count(b";", line_start, start) + 1
    raise BrpTrouble(f"{what}. Is het een CSV-bestand uit GBA-V?", line=place[0], column=str(place[1]))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on."""
    reader, line = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True), 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise BrpTrouble(f"de aanhalingstekens kloppen hier niet ({error}).", line=line) from error


def _columns(header: list[str]) -> dict[str, int]:
    """Where each needed column stands."""
    words = [word.strip() for word in header]
    if missing := [column for column in NEEDED if column not in words]:
        few = ", ".join(missing[:5]) + (" …" if len(missing) > 5 else "")
        raise BrpTrouble(f"dit is geen GBA-V-bestand: kolom {few} ontbreekt.", line=1)
    if double := [column for column in NEEDED if words.count(column) > 1]:
        raise BrpTrouble("deze kolom staat er twee keer.", line=1, column=double[0])
    return {column: words.index(column) for column in NEEDED}


def _current(row: dict[str, str], number: int, line: int, name: str, today: date) -> PersonList:
    for column, most in LONGEST.items():
        if len(row[column]) > most:
            raise BrpTrouble(f"dit is langer dan {most} tekens.", line=line, column=column)
    if not row[FAMILY]:
        raise BrpTrouble("de geslachtsnaam ontbreekt.", line=line, column=FAMILY)
    sex = row[SEX] or "O"
    if sex not in ("M", "V", "O"):
        raise BrpTrouble("het geslacht moet M, V of O zijn.", line=line, column=SEX)
    secrecy = row[SECRECY] or "0"
    if secrecy not in tuple("01234567"):
        raise BrpTrouble("de aanduiding geheimhouding moet 0 tot en met 7 zijn.", line=line, column=SECRECY)
    doubts: list[tuple[Doubt, int, str]] = []
    died = row[DIED]
    if len(died) == 2 and died.isdecimal():  # the mark of the category before it, slipped one column to the right
        doubts.append((Doubt.DEATH_UNREADABLE, line, died))
        died = ""
    born_on, died_on = _day(row[BORN], line, BORN), _day(died, line, DIED)
    for day, column in ((born_on, BORN), (died_on, DIED)):
        if day and day > today:
            raise BrpTrouble("deze datum ligt in de toekomst.", line=line, column=column)
    if born_on and died_on and died_on < born_on:
        raise BrpTrouble("de overlijdensdatum ligt voor de geboortedatum.", line=line, column=DIED)
    return PersonList(
        number=number,
        line=line,
        name=name,
        bsn=row[BSN],
        given_names=row[GIVEN],
        prefix=row[PREFIX],
        family_name=row[FAMILY],
        birth_date=born_on,
        birth_date_known=row[BORN],
        sex=sex,
        died_on=died_on,
        death_date_known=died,
        secrecy=int(secrecy),
        address=_address(row, line),
        doubts=[*_own_doubts(row, line), *doubts],
    )


def _own_doubts(row: dict[str, str], line: int) -> Iterator[tuple[Doubt, int, str]]:
    if not row[BSN]:
        yield Doubt.NO_BSN, line, ""
    elif not is_bsn(row[BSN]):
        yield Doubt.NOT_A_BSN, line, row[BSN]
    elif row[STATUS] == ERROR:
        yield Doubt.MADE_BY_MISTAKE, line, row[STATUS]


def _address(row: dict[str, str], line: int) -> Address:
    addition = " ".join(part for part in (row[LETTER], row[ADDITION], row[BESIDE]) if part)
    if len(addition) > 12:
        raise BrpTrouble("dit is langer dan 12 tekens.", line=line, column=ADDITION)
    abroad = [row[column] for column in ABROAD if row[column]]
    if abroad and not (row[STREET] or row[DESCRIBED]):
        return Address(street=abroad[0][:120], city=" ".join(abroad[1:])[:80])
    return Address(
        street=row[STREET] or row[DESCRIBED],
        number=row[NUMBER],
        addition=addition,
        postcode=row[POSTCODE].replace(" ", "").upper(),
        city=row[CITY],
    )


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
