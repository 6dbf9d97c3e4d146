"""Counting in months, as the AVG does (art. 12.3)."""

import calendar
from datetime import date


def months_after(day: date, months: int) -> date:
    """This function will give the same day so many months later, or the last one of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
