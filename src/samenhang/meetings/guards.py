"""What every act at a meeting looks at first: is it still on, and do these words tell of nobody (F1)."""

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

    The clock on the wall stays the same when summer begins or ends; a daily one skips the weekend.
    """
    days = STEP.get(Rhythm(series.rhythm))
    if days is None:
        return None
    last = Conference.objects.filter(series=series).order_by("-starts_at").values_list("starts_at", flat=True).first()
    moment = timezone.localtime(last or series.first_at)
    zone, naive = timezone.get_current_timezone(), moment.replace(tzinfo=None)
    while True:
        naive += timedelta(days=days)
        if naive.weekday() >= SATURDAY and series.rhythm == Rhythm.DAILY:
            continue
        found = naive.replace(tzinfo=zone)
        if found > at:
            return found


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
