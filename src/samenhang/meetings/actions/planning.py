"""Planning meetings: a series or a single one, who takes part, who leads, and when it does not go on (F1)."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.dates import day
from samenhang.kit.refusals import Refusal, Stale, or_refuse
from samenhang.meetings.guards import OverAlready, coming, next_moment, standing
from samenhang.meetings.models.conferences import (
    ABOVE,
    Conference,
    ConferenceSeries,
    ConferenceStep,
    Rhythm,
    SeriesEnd,
)
from samenhang.meetings.seating import (
    FARTHEST,
    NotAtTheTable,
    NotForYou,
    Setting,
    WrongMoment,
    may_sit,
    of_the_table,
    right,
)


@transaction.atomic
def start_series(
    *, setting: Setting, rhythm: str, first_at: datetime, participants: Iterable[UUID] = (), by: Viewer, at: datetime
) -> ConferenceSeries:
    """This function will start a series of meetings and plan the first one. Who plans it leads it, to begin with.

    :raises NamesSomebody: when its name or place tells of a resident.
    :raises NotForYou: when this kind of meeting is not for the planner's role.
    :raises WrongMoment: when the first time is over, or too far away.
    """
    right(setting, first_at, by, at)
    series = ConferenceSeries(
        **_fields(setting, participants, by, at), chair_id=by.id, rhythm=rhythm, first_at=first_at, team_id=by.team_id
    )
    series.save(force_insert=True)
    record(Event.CREATE, "meetings.start_series", by=by, at=at, object_id=series.id)
    _of_series(series, first_at, by, at)
    return series


@transaction.atomic
def plan_conference(
    *, setting: Setting, starts_at: datetime, participants: Iterable[UUID] = (), by: Viewer, at: datetime
) -> Conference:
    """This function will plan a single meeting.

    :raises NamesSomebody: when its name or place tells of a resident.
    :raises NotForYou: when this kind of meeting is not for the planner's role.
    :raises WrongMoment: when it is over already, or too far away.
    """
    right(setting, starts_at, by, at)
    planned = Conference(
        **_fields(setting, participants, by, at), chair_id=by.id, starts_at=starts_at, team_id=by.team_id
    )
    planned.save(force_insert=True)
    record(Event.CREATE, "meetings.plan_conference", by=by, at=at, object_id=planned.id)
    return planned


@transaction.atomic
def plan_next(
    *,
    series: ConferenceSeries,
    starts_at: datetime | None = None,
    shown: datetime | None = None,
    by: Viewer,
    at: datetime,
) -> Conference:
    """This function will plan the next meeting of a series, at the next moment of its rhythm unless told otherwise.

    :param shown: the moment that stood on the button: pressed twice, or by two, it is still one meeting.
    :raises OverAlready: when the series stopped.
    :raises WrongMoment: when the series has no rhythm and no moment is given, meets then already, or ends before.
    :raises Stale: when the series changed since and another moment is next now.
    """
    series = ConferenceSeries.objects.select_for_update(of=("self",)).get(id=series.id)
    if SeriesEnd.objects.filter(series=series).exists():
        raise OverAlready(_("Deze reeks is gestopt. Plan een los overleg, of begin een nieuwe reeks."))
    there = Conference.objects.filter(series=series, starts_at=shown).first() if shown else None
    if there:
        record(Event.CREATE, "meetings.plan_next", by=by, at=at, object_id=there.id)
        return there
    when = starts_at or next_moment(series, at)
    if when is None and series.rhythm != Rhythm.NEEDED:
        raise OverAlready(_("De laatste dag van deze reeks is voorbij. Verander de reeks als u langer doorgaat."))
    if when is None:
        raise WrongMoment(_("Deze reeks heeft geen vast ritme. Kies zelf een moment."), field="starts_at")
    if shown and shown != when:
        raise Stale(_("Een collega veranderde deze reeks net. Kijk welk moment er nu staat."))
    if series.until and timezone.localdate(when) > series.until:
        raise WrongMoment(_("De reeks loopt tot en met %(day)s.") % {"day": day(series.until)}, field="starts_at")
    return _of_series(series, when, by, at)


@transaction.atomic
def change_conference(
    *,
    conference: Conference,
    setting: Setting,
    starts_at: datetime,
    chair_id: UUID,
    note_taker_id: UUID | None,
    seen: int | None,
    by: Viewer,
    at: datetime,
) -> None:
    """This function will change when, where and under whom a meeting is.

    :raises Stale: when a colleague changed it meanwhile.
    :raises OverAlready: when it was closed or cancelled.
    """
    standing(conference)
    right(setting, starts_at, by, at, moved=starts_at != conference.starts_at)
    if (setting.shape in ABOVE) != conference.above:
        raise NotForYou(_("Deze vorm past hier niet. Plan een nieuw overleg."), field="shape")
    of_the_table(conference, [chair_id, *([note_taker_id] if note_taker_id else [])])
    _update(
        conference,
        seen,
        name=setting.name,
        shape=setting.shape,
        minutes=setting.minutes,
        place=setting.place,
        video=setting.video,
        starts_at=starts_at,
        chair_id=chair_id,
        note_taker_id=note_taker_id,
    )
    record(Event.CHANGE, "meetings.change_conference", by=by, at=at, object_id=conference.id)


@transaction.atomic
def take_role(*, conference: Conference, role: str, by: Viewer, at: datetime) -> None:
    """This function will make the viewer the chair or the note-taker: in one press, when the other dropped out.

    :raises OverAlready: when the meeting was closed or cancelled.
    :raises NotAtTheTable: when the viewer takes no part.
    """
    standing(conference)
    of_the_table(conference, [by.id])
    field = "chair_id" if role == "chair" else "note_taker_id"
    Conference.objects.filter(id=conference.id).update(**{field: by.id, "version": F("version") + 1})
    record(Event.CHANGE, "meetings.take_role", by=by, at=at, object_id=conference.id, detail={"role": field})


@transaction.atomic
def take_part(
    *, meeting: Conference | ConferenceSeries, hats: Collection[UUID], leave: bool = False, by: Viewer, at: datetime
) -> None:
    """This function will let colleagues take part, or no longer. Of a series also in what is planned and to come.

    :raises NotAtTheTable: when a hat is not worn today, its role may not sit there, or it leads the meeting.
    """
    if not leave:
        may_sit(hats, meeting.above, at)
    elif {meeting.chair_id, meeting.note_taker_id} & set(hats):
        raise NotAtTheTable(_("Deze collega is voorzitter of notulist. Laat eerst iemand anders dat overnemen."))
    kind = type(meeting)
    now = kind.objects.select_for_update(of=("self",)).get(id=meeting.id)
    there = [one for one in now.participants if not leave or one not in hats]
    new = there if leave else list(dict.fromkeys([*there, *hats]))
    kind.objects.filter(id=meeting.id).update(participants=new, version=F("version") + 1)
    if isinstance(meeting, ConferenceSeries):
        _also_planned(meeting, set(hats), leave=leave, at=at)
    record(
        Event.CHANGE,
        "meetings.take_part",
        by=by,
        at=at,
        object_id=meeting.id,
        detail={"hats": [str(one) for one in hats], "leave": leave},
    )


@transaction.atomic
def step(*, conference: Conference, kind: str, why: str = "", by: Viewer, at: datetime) -> None:
    """This function will record that a meeting began, was closed, or does not go on.

    :raises OverAlready: when it was closed or cancelled, or began already.
    """
    standing(conference)
    if kind == ConferenceStep.Kind.CANCELLED and not why.strip():
        raise Refusal(_("Vul in waarom het niet doorgaat."), field="why")
    with or_refuse(OverAlready(_("Dit overleg is al begonnen."))):
        ConferenceStep(conference=conference, kind=kind, why=why, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CHANGE, "meetings.step", by=by, at=at, object_id=conference.id, detail={"kind": kind})


@transaction.atomic
def end_series(*, series: ConferenceSeries, by: Viewer, at: datetime) -> None:
    """This function will stop a series; what was planned stays planned.

    :raises OverAlready: when it stopped already.
    """
    if SeriesEnd.objects.filter(series=series).exists():
        raise OverAlready(_("Deze reeks is al gestopt."))
    SeriesEnd(series=series, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CHANGE, "meetings.end_series", by=by, at=at, object_id=series.id)


def _also_planned(series: ConferenceSeries, hats: set[UUID], *, leave: bool, at: datetime) -> None:
    """Who leads one of the planned meetings stays in that one, until somebody takes it over."""
    for one in coming(series, at):
        going = hats - {one.chair_id, one.note_taker_id} if leave else set[UUID]()
        new = [hat for hat in one.participants if hat not in going]
        new += [hat for hat in hats if not leave and hat not in new]
        if new != one.participants:
            Conference.objects.filter(id=one.id).update(participants=new, version=F("version") + 1)


def _of_series(series: ConferenceSeries, when: datetime, by: Viewer, at: datetime) -> Conference:
    if when + timedelta(hours=12) < at or when > at + FARTHEST:
        raise WrongMoment(_("Kies een moment dat nog komt, binnen een jaar."), field="starts_at")
    planned = Conference(
        series=series,
        name=series.name,
        shape=series.shape,
        minutes=series.minutes,
        place=series.place,
        video=series.video,
        chair_id=series.chair_id,
        note_taker_id=series.note_taker_id,
        participants=list(dict.fromkeys([*series.participants, by.id])),
        team_id=series.team_id,
        starts_at=when,
        by_id=by.id,
        at=at,
    )
    with or_refuse(WrongMoment(_("Op dat moment staat al een overleg van deze reeks."), field="starts_at")):
        planned.save(force_insert=True)
    record(Event.CREATE, "meetings.plan_next", by=by, at=at, object_id=planned.id)
    return planned


def _fields(setting: Setting, participants: Iterable[UUID], by: Viewer, at: datetime) -> dict[str, Any]:
    hats = list(dict.fromkeys([by.id, *participants]))
    may_sit(hats, setting.shape in ABOVE, at)
    return {
        "name": setting.name,
        "shape": setting.shape,
        "minutes": setting.minutes,
        "place": setting.place,
        "video": setting.video,
        "participants": hats,
        "by_id": by.id,
        "at": at,
    }


def _update(conference: Conference, seen: int | None, **new: Any) -> None:
    if not Conference.objects.filter(id=conference.id, version=seen or 0).update(**new, version=F("version") + 1):
        raise Stale(_("Een collega veranderde dit overleg net. Kijk wat er nu staat en sla opnieuw op."))


__all__ = [
    "NotAtTheTable",
    "NotForYou",
    "Setting",
    "WrongMoment",
    "change_conference",
    "end_series",
    "plan_conference",
    "plan_next",
    "start_series",
    "step",
    "take_part",
    "take_role",
]
