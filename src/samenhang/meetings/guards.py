"""What every act at a meeting looks at first: is it still on, and do these words tell of nobody (F1)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.kit.refusals import Refusal
from samenhang.meetings.models.conferences import Conference, ConferenceSeries, ConferenceStep, Rhythm

STEP = {Rhythm.DAILY: 1, Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14, Rhythm.MONTHLY: 28}
SATURDAY = 5


class OverAlready(Refusal):
    """The meeting was closed or cancelled, or the series stopped."""


def next_moment(series: ConferenceSeries, at: datetime) -> datetime | None:
    """This function will give the next moment of a series' rhythm after now and after what is planned.

    None where it has no rhythm, or where its last day comes first.
    """
    planned = Conference.objects.filter(series=series).order_by("-starts_at").values_list("starts_at", flat=True)
    last = planned.first()
    after = max(at, last) if last else at
    start = series.counts_from or last or series.first_at
    return next((moment for moment in moments(series, start) if moment > after), None)


def moments(series: ConferenceSeries, start: datetime) -> Iterator[datetime]:
    """This function will give the moments of a series' rhythm from one on, until its last day.

    The clock on the wall stays the same when summer begins or ends; a daily one skips the weekend.
    """
    days = STEP.get(Rhythm(series.rhythm))
    if days is None:
        return
    zone, naive = timezone.get_current_timezone(), timezone.localtime(start).replace(tzinfo=None)
    while series.until is None or naive.date() <= series.until:
        if naive.weekday() < SATURDAY or series.rhythm != Rhythm.DAILY:
            yield naive.replace(tzinfo=zone)
        naive += timedelta(days=days)


def coming(series: ConferenceSeries, at: datetime) -> list[Conference]:
    """This function will give the meetings of a series that are planned and still to come: not begun, not cancelled."""
    found = Conference.objects.filter(series=series, starts_at__gt=at, steps=None)
    return list(found.order_by("starts_at", "id"))


def standing(conference: Conference) -> None:
    """This function will refuse what comes too late: the meeting was closed or cancelled.

    :raises OverAlready: when it was.
    """
    over = ConferenceStep.objects.filter(conference=conference).exclude(kind=ConferenceStep.Kind.OPENED).first()
    if over:
        cancelled = over.kind == ConferenceStep.Kind.CANCELLED
        raise OverAlready(
            _("Dit overleg gaat niet door. Zet het onderwerp op een ander overleg.")
            if cancelled
            else _("Dit overleg is afgesloten. Wat er nog bij hoort, schrijft u in het logboek.")
        )
