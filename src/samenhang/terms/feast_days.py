"""Which days are no working days: Saturday, Sunday, and the days that article 3 of the Algemene termijnenwet names.

The library knows more days than the law does (schools, collective agreements) and gives 5 May a category of its own;
the choice stands here and nowhere else. Days that a royal decree makes equal (article 3, third paragraph) are not in
it: they change every few years, and leaving them out makes a term end earlier, never later.
"""

from datetime import date, timedelta
from functools import cache

from holidays import country_holidays
from holidays.constants import OPTIONAL, PUBLIC

SATURDAY = 6
ARTICLE_3 = frozenset(
    {
        "Nieuwjaarsdag",
        "Goede vrijdag",  # second paragraph: made equal
        "Tweede paasdag",
        "Koningsdag",  # the day on which the King's birthday is celebrated
        "Koninginnedag",  # as it was called until 2013
        "Bevrijdingsdag",  # the fifth of May, every year
        "Hemelvaartsdag",
        "Tweede pinksterdag",
        "Eerste kerstdag",
        "Tweede kerstdag",
    }
)
"""By the library's Dutch names. Easter and Whit Sunday are Sundays already."""


@cache
def feast_days(year: int) -> frozenset[date]:
    """This function will give the generally recognised holidays of a year (Algemene termijnenwet, article 3)."""
    known = country_holidays("NL", years=year, categories=(PUBLIC, OPTIONAL), language="nl")
    return frozenset(day for day, name in known.items() if ARTICLE_3.intersection(name.split("; ")))


def is_working_day(day: date) -> bool:
    """This function will say whether a day is no Saturday, Sunday or generally recognised holiday."""
    return day.isoweekday() < SATURDAY and day not in feast_days(day.year)


def working_day_from(day: date) -> date:
    """This function will give this day, or the first working day after it (Algemene termijnenwet, article 1)."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_days(first: date, before: date) -> int:
    """This function will count the working days from a day until another, that one left out."""
    return sum(is_working_day(first + timedelta(days=n)) for n in range(max(0, (before - first).days)))
