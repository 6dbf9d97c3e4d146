"""On which day a term ends. Days only, no clock times: nothing here can be an hour off in spring.

Without a word of the database: a start, a length, and what moved it.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from samenhang.terms.feast_days import is_working_day, working_day_from, working_days
from samenhang.terms.models import Unit

SHORT = 3
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Length:
    """How long: so many of a unit."""

    number: int
    unit: str


@dataclass(frozen=True, slots=True)
class StoodStill:
    """The term did not run from a day until another; that day it ran again."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Extended:
    """The term was made longer on a day: by a length from its end, or so long after a day if that is later."""

    on: date
    by: Length
    counts_from: date | None = None


type Moved = StoodStill | Extended


def last_day(
    started_on: date,
    length: Length,
    *,
    next_day: bool = True,
    to_working_day: bool = True,
    moved: Iterable[Moved] = (),
) -> date:
    """This function will give the last day of a term.

    :param next_day: the day of the event itself does not count.
    :param to_working_day: the Algemene termijnenwet holds: a last day that is no working day moves to the next one
        (article 1), and a term of three days or more has two working days in it (article 2).
    :param moved: pauses that are over and extensions, applied in the order in which they came.
    """
    first = started_on + A_DAY if next_day else started_on
    last = _counted(first, length)
    for one in sorted(moved, key=_when):
        last = _stood_still(last, one, length.unit) if isinstance(one, StoodStill) else _extended(last, one)
    if not to_working_day:
        return last
    if _days(length) >= SHORT:
        while working_days(first, last + A_DAY) < 2:
            last += A_DAY
    return working_day_from(last)


def _when(one: Moved) -> date:
    return one.since if isinstance(one, StoodStill) else one.on


def _stood_still(last: date, pause: StoodStill, unit: str) -> date:
    if unit == Unit.WORKING_DAYS:
        missed = working_days(pause.since, pause.until)
        return _working_days_on(last, missed)
    return last + (pause.until - pause.since)


def _extended(last: date, extension: Extended) -> date:
    if extension.counts_from is None:
        return _counted(last + A_DAY, extension.by)
    return max(last, _counted(extension.counts_from + A_DAY, extension.by))


def _counted(first: date, length: Length) -> date:
    """Give the last day of a period that begins on a day and counts that day."""
    number = length.number
    if length.unit == Unit.WORKING_DAYS:
        return _working_days_on(first - A_DAY, number)
    if length.unit == Unit.MONTHS:
        return _months_on(first, number)
    if length.unit == Unit.YEARS:
        return _months_on(first, 12 * number)
    return first + timedelta(days=number * (7 if length.unit == Unit.WEEKS else 1)) - A_DAY


def _working_days_on(day: date, number: int) -> date:
    for _each in range(number):
        day = working_day_from(day + A_DAY)
    return day


def _months_on(first: date, number: int) -> date:
    """Give the day before the same day so many months later; the month's last day where it has no such day."""
    months = first.year * 12 + first.month - 1 + number
    year, month = months // 12, months % 12 + 1
    days = monthrange(year, month)[1]
    return date(year, month, days) if first.day > days else date(year, month, first.day) - A_DAY


def _days(length: Length) -> int:
    """Say how long a term of days or weeks is; others are never short, or have working days by what they are."""
    return length.number * (7 if length.unit == Unit.WEEKS else 1) if length.unit in (Unit.DAYS, Unit.WEEKS) else 0


__all__ = ["Extended", "Length", "Moved", "StoodStill", "is_working_day", "last_day"]
