"""One portion of the population, made by itself: from the seed and its number to rows, in whatever process."""

from dataclasses import dataclass

from samenhang.populate import asking, caring
from samenhang.populate.draw import Draw
from samenhang.populate.extent import Extent
from samenhang.populate.known import Place, of_portion, reached
from samenhang.populate.register import Register
from samenhang.populate.shapes import Quarter
from samenhang.populate.sheet import Sheets
from samenhang.populate.staff import Staff

type Written = list[tuple[str, list[str], bytes]]


@dataclass(frozen=True, slots=True)
class Portion:
    """What is to be written: rows by table, how many, and the households whose grants are to be derived."""

    number: int
    tables: Written
    rows: int
    known: list[str]


def make(extent: Extent, staff: Staff, register: Register, number: int) -> Portion:
    """This function will draw the portion and write its sheets."""
    quarter = Quarter(extent, number)
    homes = quarter.homes()
    sheets = Sheets()
    register.write(homes, quarter.draw, sheets)
    draw = Draw(extent.seed, "work", number)
    before = _numbers(extent)
    known = []
    for kind, nth, home in of_portion(extent, number, homes, draw):
        place = Place(home, draw, sheets, staff, extent, before[kind] + nth)
        reached(place)
        known.append(home.id)
        if kind == "open":
            caring.open_case(place, nth)
        elif kind == "closed":
            caring.closed_case(place, nth)
        elif kind == "settled":
            asking.settled(place)
        else:
            asking.waits(place)
    rows = sheets.count()
    return Portion(number, sheets.written(), rows, known)


def _numbers(extent: Extent) -> dict[str, int]:
    """Where the numbers of cases and requests of each kind begin: each is given out once."""
    first = {"open": 0, "closed": extent.open_cases}
    first["settled"] = first["closed"] + extent.closed_cases
    first["waiting"] = first["settled"] + extent.settled
    return first
