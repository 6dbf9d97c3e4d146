"""Changing a series for what is to come; what was stays as it was (F1)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Stale
from samenhang.meetings.guards import OverAlready, coming, moments
from samenhang.meetings.models.conferences import ABOVE, Conference, ConferenceSeries, Rhythm, SeriesEnd
from samenhang.meetings.seating import NotForYou, Setting, WrongMoment, of_the_table, right


@transaction.atomic
def change_series(
    *,
    series: ConferenceSeries,
    setting: Setting,
    rhythm: str,
    counts_from: datetime | None,
    until: date | None,
    chair_id: UUID,
    note_taker_id: UUID | None,
    seen: int | None,
    by: Viewer,
    at: datetime,
) -> list[Conference]:
    """This function will change a series for what is to come, with the meetings that are planned already.

    Those follow in what was as in the series; what somebody changed in one of them stays. What was is not touched.

    :param counts_from: the first moment of the changed rhythm; None where day and time stay as they are.
    :return: the planned meetings that come after its last day: they stand until somebody cancels them.
    :raises OverAlready: when the series stopped.
    :raises WrongMoment: when that moment is over or too far away, or comes after its last day.
    :raises Stale: when a colleague changed the series meanwhile.
    """
    old = ConferenceSeries.objects.select_for_update(of=("self",)).get(id=series.id)
    if SeriesEnd.objects.filter(series=old).exists():
        raise OverAlready(_("Deze reeks is gestopt. Begin een nieuwe reeks."))
    if old.version != (seen or 0):
        raise Stale(_("Een collega veranderde deze reeks net. Kijk wat er nu staat en sla opnieuw op."))
    if (setting.shape in ABOVE) != old.above:
        raise NotForYou(_("Deze vorm past hier niet. Begin een nieuwe reeks."), field="shape")
    right(setting, counts_from or at, by, at)
    if until and until < timezone.localdate(counts_from or at):
        raise WrongMoment(_("De laatste dag ligt vóór de eerstvolgende keer."), field="until")
    of_the_table(old, [chair_id, *([note_taker_id] if note_taker_id else [])])
    new: dict[str, Any] = {
        "name": setting.name,
        "shape": setting.shape,
        "minutes": setting.minutes,
        "place": setting.place,
        "video": setting.video,
        "chair_id": chair_id,
        "note_taker_id": note_taker_id,
    }
    again = {"rhythm": rhythm, "until": until, **({"counts_from": counts_from} if counts_from else {})}
    ConferenceSeries.objects.filter(id=old.id).update(**new, **again, version=F("version") + 1)
    planned = coming(old, at)
    for one in planned:
        _follow(one, old, new)
    if counts_from and rhythm != Rhythm.NEEDED:
        _move(ConferenceSeries.objects.get(id=old.id), planned, counts_from)
    record(Event.CHANGE, "meetings.change_series", by=by, at=at, object_id=old.id)
    return [one for one in coming(old, at) if until and timezone.localdate(one.starts_at) > until]


def _follow(one: Conference, old: ConferenceSeries, new: dict[str, Any]) -> None:
    """Let a planned meeting change where it was as the series was."""
    changed = {name: value for name, value in new.items() if getattr(one, name) == getattr(old, name) != value}
    if not changed:
        return
    leads = [hat for hat in (changed.get("chair_id"), changed.get("note_taker_id")) if hat]
    changed["participants"] = list(dict.fromkeys([*one.participants, *leads]))
    Conference.objects.filter(id=one.id).update(**changed, version=F("version") + 1)


def _move(series: ConferenceSeries, planned: list[Conference], start: datetime) -> None:
    """Put planned meetings on the moments of the changed rhythm, in their order; what is over keeps its moment."""
    fixed = Conference.objects.filter(series=series).exclude(id__in=[one.id for one in planned])
    taken = set(fixed.values_list("starts_at", flat=True))
    series.until = None  # here only: what would come after its last day moves along, and is told of
    free = (moment for moment in moments(series, start) if moment not in taken)
    pairs = [(one, when) for one, when in zip(planned, free, strict=False) if one.starts_at != when]
    # Later first where they move on, earlier first where they move back: no two at one moment on the way.
    for one, when in [
        *reversed([pair for pair in pairs if pair[1] > pair[0].starts_at]),
        *[pair for pair in pairs if pair[1] < pair[0].starts_at],
    ]:
        Conference.objects.filter(id=one.id).update(starts_at=when, version=F("version") + 1)
