"""Opening a GBA-V file row by row, and saying what is wrong with it; never more than a row of it at a time."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

LONGEST_LINE = 100_000
"""Characters. A real row of 256 columns has some two thousand."""
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class BrpTrouble(Exception):
    """The file cannot be taken in; the text names the line and the column. Nothing of it is stored."""

    def __init__(self, what: str, *, line: int | None = None, column: str = "") -> None:
        place = "".join([f"Regel {line}" if line else "", f", kolom {column}" if column else ""])
        super().__init__(f"{place}: {what}" if place else what)
        self.line, self.column = line, column


def rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """This function will give each row of a file with the line it begins on.

    :raises BrpTrouble: when the file cannot be read, is not UTF-8, or a row of it cannot be a row.
    """
    try:
        with path.open("rb") as raw:
            start = raw.read(4)
        if start.startswith(UTF_16):
            raise BrpTrouble("dit bestand is in UTF-16 bewaard. Bewaar het als CSV in UTF-8 en probeer het opnieuw.")
        # what is no UTF-8 comes through as a mark, so that its line and column can be told; \r, \n and \r\n all end one
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as text:
            yield from _cells(_lines(text))
    except IsADirectoryError as error:
        raise BrpTrouble("dit is een map, geen bestand. Het bestand kan niet worden gelezen.") from error
    except PermissionError as error:
        raise BrpTrouble("het bestand kan niet worden gelezen: u hebt er geen rechten op.") from error
    except FileNotFoundError as error:
        raise BrpTrouble("het bestand kan niet worden gelezen: het is er niet.") from error
    except OSError as error:
        raise BrpTrouble(f"het bestand kan niet worden gelezen: {error.strerror}.") from error


def _lines(text: TextIO) -> Iterator[str]:
    number = 0
    while line := text.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise BrpTrouble(f"deze rij is langer dan {LONGEST_LINE:_} tekens.".replace("_", "."), line=number)
        at = next((place for place, sign in enumerate(line) if sign == "\x00" or "\udc80" <= sign <= "\udcff"), None)
        if at is not None:
            nul = line[at] == "\x00"
            what = "hier staat een teken dat geen tekst is" if nul else "dit is geen UTF-8. Bewaar het als CSV in UTF-8"
            column = str(line.count(";", 0, at) + 1)
            raise BrpTrouble(f"{what}. Is het een CSV-bestand uit GBA-V?", line=number, column=column)
        yield line


def _cells(lines: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    reader, line = csv.reader(lines, delimiter=";", strict=True), 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise BrpTrouble(f"de aanhalingstekens kloppen hier niet ({error}).", line=line) from error
