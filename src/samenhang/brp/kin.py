"""The partners, parents and children of one person list: which rows hold now, which are history, which are errors.

Each category's mark (05.H, 09.H) says of the *next* row whether another partner or child begins there (05, 09) or an
earlier state of the same one follows (55, 59). Parents have one place each: their first row holds, the rest is history.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from samenhang.brp.port import Kin, Relative

type Row = dict[str, str]
type Dated = Callable[[Row, str], date | None]

CATEGORIES = {"02": Kin.PARENT, "03": Kin.PARENT, "05": Kin.PARTNER, "09": Kin.CHILD}
WHO = ("01.20", "02.10", "02.30", "02.40", "03.10")
COLUMNS = (
    *(f"{category}.{element}" for category in CATEGORIES for element in WHO),
    *("02.04.10", "02.62.10", "02.84.10", "03.04.10", "03.62.10", "03.84.10"),
    *("05.04.10", "05.06.10", "05.07.10", "05.15.10", "05.84.10", "05.H"),
    *("09.84.10", "09.89.10", "09.H"),
)
WRONG, STILLBORN, NO_NAME = "O", "L", ("", ".", "-")


def relatives(rows: Sequence[Row], day: Dated, is_bsn: Callable[[str], bool]) -> Iterator[Relative]:
    """This function will give who the list says is partner (also ended ones), parent or child now.

    A child registered as stillborn is left out: it may never come to somebody's screen as a child at home.

    :param day: reads a birth date of a row, refusing one that cannot be.
    """
    for category, kin in CATEGORIES.items():
        for stack in _stacks(rows, category):
            valid = [row for row in stack if row.get(f"{category}.84.10") != WRONG]
            if not valid or valid[0] is not stack[0] or (kin == Kin.CHILD and stack[0]["09.89.10"] == STILLBORN):
                continue
            if one := _relative(valid, category, kin, day, is_bsn):
                yield one


def _stacks(rows: Sequence[Row], category: str) -> list[list[Row]]:
    """Rows about the same relative together, the one that holds first."""
    found: list[list[Row]] = []
    next_is_new = True
    for row in rows:
        told = any(
            row[f"{category}.{element}"] for element in (*WHO, *(("06.10", "07.10") if category == "05" else ()))
        )
        if told and next_is_new:
            found.append([row])
        elif told and found:
            found[-1].append(row)
        next_is_new = category in ("05", "09") and row[f"{category}.H"] == category
    return found


def _relative(
    stack: Sequence[Row], category: str, kin: Kin, day: Dated, is_bsn: Callable[[str], bool]
) -> Relative | None:
    row = stack[0]

    def cell(element: str) -> str:
        return row.get(f"{category}.{element}", "")

    if cell("02.40") in NO_NAME and not cell("01.20"):
        return None
    began = next((one for one in (_since(each, category) for each in stack) if one), "")
    return Relative(
        kin=kin,
        family_name=cell("02.40"),
        given_names=cell("02.10"),
        prefix=cell("02.30"),
        bsn=cell("01.20") if is_bsn(cell("01.20")) else "",
        birth_date=day(row, f"{category}.03.10"),
        birth_date_known=cell("03.10")[:8],
        sex=cell("04.10"),
        since=exact(began),
        until=exact(cell("07.10")) if kin == Kin.PARTNER else None,
        ended=kin == Kin.PARTNER and bool(cell("07.10")),
        bond=cell("15.10")[:1],
        number=int(category) - 1 if kin == Kin.PARENT else 0,
    )


def _since(row: Row, category: str) -> str:
    return row.get(f"{category}.{'06.10' if category == '05' else '62.10'}", "")


def exact(text: str) -> date | None:
    """This function will give the day that a text of eight digits names, or None where it names none."""
    if len(text) != 8 or not (text.isascii() and text.isdecimal()):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
