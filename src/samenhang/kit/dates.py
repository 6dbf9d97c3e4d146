"""Dates and times as people here write them: 21 november 2026, 14.05 uur, in Europe/Amsterdam."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.utils import dateformat, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

HERE = ZoneInfo("Europe/Amsterdam")
OLD = 30
A_MONDAY = dt.date(2024, 1, 1)


def local(value: dt.datetime) -> dt.datetime:
    """This function will give the moment on the clock of Amsterdam; a naive moment is taken as already local."""
    if timezone.is_naive(value):
        return value.replace(tzinfo=HERE)
    return value.astimezone(HERE)


def day(value: dt.date | dt.datetime | None) -> str:
    """This function will write a date in words: 21 november 2026 (English: 21 November 2026); nothing for None."""
    if value is None or value == "":
        return ""
    if isinstance(value, dt.datetime):
        value = local(value)
    return dateformat.format(value, "j F Y")


def clock(value: dt.datetime | dt.time | None) -> str:
    """This function will write a time: 14.05 uur in Dutch, 14:05 in English; nothing for None."""
    if value is None or value == "":
        return ""
    if isinstance(value, dt.datetime):
        value = local(value)
    if _is_english():
        return f"{value:%H:%M}"
    return f"{value:%H.%M} uur"


def moment(value: dt.datetime | None) -> str:
    """This function will write a moment: 21 november 2026, 14.05 uur; nothing for None."""
    if value is None or value == "":
        return ""
    return f"{day(value)}, {clock(value)}"


def weekday(value: dt.date | dt.datetime | None) -> str:
    """This function will write a date with its weekday: zaterdag 21 november 2026; nothing for None."""
    if value is None or value == "":
        return ""
    if isinstance(value, dt.datetime):
        value = local(value)
    return dateformat.format(value, "l j F Y")


def weekdays(days: Iterable[int]) -> str:
    """This function will write ISO weekdays (1 is Monday) as short words: ma di do."""
    return " ".join(dateformat.format(A_MONDAY.replace(day=day), "D").lower() for day in sorted(days) if 1 <= day <= 7)


def ago(value: dt.datetime | None, *, now: dt.datetime) -> str:
    """This function will say how long ago a moment was, up to thirty days; older moments get their date.

    A moment that is still to come gets its date and time.
    """
    if value is None or value == "":
        return ""
    if value > now:
        return moment(value)
    minutes = int((now - value).total_seconds() // 60)
    days = (local(now).date() - local(value).date()).days
    if days > OLD:
        return day(value)
    if days > 1:
        return ngettext("%(n)d dag geleden", "%(n)d dagen geleden", days) % {"n": days}
    if days == 1:
        return _("gisteren, %(time)s") % {"time": clock(value)}
    if minutes < 1:
        return _("zojuist")
    if minutes < 60:
        return ngettext("%(n)d minuut geleden", "%(n)d minuten geleden", minutes) % {"n": minutes}
    return _("vandaag, %(time)s") % {"time": clock(value)}


def _is_english() -> bool:
    return (translation.get_language() or "nl").startswith("en")
