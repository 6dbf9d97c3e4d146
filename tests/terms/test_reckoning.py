"""On which day a term ends: examples by hand, and what holds for all of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.terms.feast_days import feast_days, is_working_day, working_days
from samenhang.terms.models import Unit
from samenhang.terms.reckoning import Extended, Length, StoodStill, last_day

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
UNITS = st.sampled_from(list(Unit))
LENGTHS = st.builds(Length, st.integers(1, 12), UNITS)
CALENDAR = st.builds(Length, st.integers(1, 12), UNITS.filter(lambda unit: unit != Unit.WORKING_DAYS))


@pytest.mark.parametrize(
    ("start", "number", "unit", "end"),
    [
        (date(2026, 11, 23), 6, "weeks", date(2027, 1, 4)),  # Monday to Monday
        (date(2026, 11, 21), 6, "weeks", date(2027, 1, 4)),  # a Saturday: its Saturday is no working day
        (date(2026, 11, 13), 6, "weeks", date(2026, 12, 28)),  # ends on Christmas Day, a Friday: on to Monday
        (date(2026, 11, 23), 7, "days", date(2026, 11, 30)),
        (date(2026, 4, 28), 7, "days", date(2026, 5, 6)),  # the fifth of May counts every year
        (date(2026, 3, 27), 7, "days", date(2026, 4, 7)),  # Good Friday, Saturday, Easter, Easter Monday
        (date(2026, 11, 20), 3, "working_days", date(2026, 11, 25)),  # a Friday
        (date(2026, 12, 24), 3, "working_days", date(2026, 12, 30)),  # over Christmas and a weekend
        (date(2026, 12, 25), 3, "working_days", date(2026, 12, 30)),  # starts on a holiday: as on the eve
        (date(2024, 2, 28), 3, "years", date(2027, 3, 1)),  # first day 29 February, ends 28 February, a Sunday
        (date(2027, 1, 30), 1, "months", date(2027, 3, 1)),  # 31 January: to the end of February, a Sunday
        (date(2027, 11, 30), 3, "months", date(2028, 2, 29)),  # first day 1 December, leap year
        (date(2026, 12, 23), 3, "days", date(2026, 12, 28)),  # article 2: two working days in it
    ],
)
def test_a_term_ends_on(start: date, number: int, unit: str, end: date) -> None:
    assert last_day(start, Length(number, unit)) == end


def test_where_the_algemene_termijnenwet_does_not_hold_it_ends_on_any_day() -> None:
    pip = date(2026, 1, 18)
    assert last_day(pip, Length(3, Unit.YEARS), to_working_day=False) == date(2029, 1, 18)
    assert last_day(date(2024, 2, 28), Length(3, Unit.YEARS), to_working_day=False) == date(2027, 2, 28)
    assert last_day(date(2023, 2, 28), Length(1, Unit.YEARS), to_working_day=False) == date(2024, 2, 29)
    assert last_day(date(2026, 11, 14), Length(1, Unit.WEEKS), to_working_day=False) == date(2026, 11, 21)


def test_the_day_itself_counts_where_the_rule_says_so() -> None:
    assert last_day(date(2026, 11, 23), Length(1, Unit.WEEKS), next_day=False, to_working_day=False) == date(
        2026, 11, 29
    )
    assert last_day(date(2026, 11, 23), Length(1, Unit.WORKING_DAYS), next_day=False) == date(2026, 11, 23)


def test_an_extension_from_receipt_gives_two_weeks_after_it_and_never_takes_away() -> None:
    start, ten = date(2026, 1, 5), Length(10, Unit.WEEKS)
    assert last_day(start, ten) == date(2026, 3, 16)
    two = Length(2, Unit.WEEKS)
    late = Extended(date(2026, 3, 12), two, date(2026, 3, 12))
    assert last_day(start, ten, moved=[late]) == date(2026, 3, 26)
    early = Extended(date(2026, 2, 2), two, date(2026, 2, 2))
    assert last_day(start, ten, moved=[early]) == date(2026, 3, 16)
    assert last_day(start, ten, moved=[Extended(date(2026, 2, 2), two)]) == date(2026, 3, 30)


@pytest.mark.parametrize("year", range(1990, 2061))
def test_the_holidays_are_those_of_article_3(year: int) -> None:
    easter = _easter(year)
    king = date(year, 4, 30) if year < 2014 else date(year, 4, 27)
    moving = {easter + timedelta(days=days) for days in (-2, 1, 39, 50)}
    fixed = {date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
    named = moving | fixed | {king if king.isoweekday() < 7 else king - timedelta(days=1)}
    assert {day for day in feast_days(year) if day.isoweekday() < 7} == {day for day in named if day.isoweekday() < 7}
    assert feast_days(year) == named


def _easter(year: int) -> date:
    """Reckon Easter Sunday by the rule of Butcher, so that the library is not its own witness."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    late = (32 + 2 * e + 2 * i - h - k) % 7
    months = h + late - 7 * ((a + 11 * h + 22 * late) // 451) + 114
    return date(year, months // 31, months % 31 + 1)


@given(DAYS, DAYS, LENGTHS)
def test_who_starts_later_never_ends_earlier(one: date, other: date, length: Length) -> None:
    first, second = sorted([one, other])
    assert last_day(first, length) <= last_day(second, length)


@given(DAYS, st.integers(1, 11), UNITS)
def test_a_longer_term_never_ends_earlier(start: date, number: int, unit: str) -> None:
    assert last_day(start, Length(number, unit)) <= last_day(start, Length(number + 1, unit))


@given(DAYS, LENGTHS)
def test_it_never_ends_on_a_day_that_is_no_working_day(start: date, length: Length) -> None:
    assert is_working_day(last_day(start, length))


@given(DAYS, LENGTHS)
def test_it_ends_no_later_than_the_first_working_day(start: date, length: Length) -> None:
    plain, end = last_day(start, length, to_working_day=False), last_day(start, length)
    assert end >= plain
    days = length.number * (7 if length.unit == Unit.WEEKS else 1)
    if length.unit not in (Unit.DAYS, Unit.WEEKS) or days < 3:
        assert working_days(plain, end) == 0


@given(DAYS, st.integers(3, 6))
def test_a_short_term_has_two_working_days_in_it(start: date, number: int) -> None:
    end = last_day(start, Length(number, Unit.DAYS))
    assert working_days(start + timedelta(days=1), end + timedelta(days=1)) >= 2


@given(DAYS, CALENDAR, st.integers(0, 400))
def test_standing_still_moves_it_as_many_days(start: date, length: Length, days: int) -> None:
    pause = StoodStill(start, start + timedelta(days=days))
    plain = last_day(start, length, to_working_day=False)
    assert last_day(start, length, to_working_day=False, moved=[pause]) == plain + timedelta(days=days)


@given(DAYS, st.integers(1, 12), st.integers(0, 60))
def test_standing_still_leaves_as_many_working_days(start: date, number: int, days: int) -> None:
    length = Length(number, Unit.WORKING_DAYS)
    since = start + timedelta(days=1)
    until = since + timedelta(days=days)
    end = last_day(start, length, moved=[StoodStill(since, until)])
    assert working_days(until, end + timedelta(days=1)) == number


@given(DAYS, LENGTHS, st.integers(0, 30), st.integers(0, 30))
def test_two_pauses_in_either_order_are_the_same(start: date, length: Length, one: int, other: int) -> None:
    first = StoodStill(start, start + timedelta(days=one))
    second = StoodStill(first.until, first.until + timedelta(days=other))
    assert last_day(start, length, moved=[first, second]) == last_day(start, length, moved=[second, first])
