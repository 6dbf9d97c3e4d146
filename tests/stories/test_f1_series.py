"""F1: a series of meetings: planned once however often it is pressed, and changed for what is to come."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.kit.refusals import Refusal
from samenhang.meetings.actions import planning
from samenhang.meetings.actions.series import change_series
from samenhang.meetings.models.conferences import Conference, ConferenceSeries
from tests.support.town import Town, a_town


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


def begun(town: Town, rhythm: str = "weekly", *, days: int = 2) -> ConferenceSeries:
    """This function will start a series whose first time is some days ahead, at a quarter past nine."""
    by, at = town.director.viewer, timezone.now()
    first = (timezone.localtime(at) + timedelta(days=days)).replace(hour=9, minute=15, second=0, microsecond=0)
    with viewing(by):
        return planning.start_series(
            setting=planning.Setting("Werktafel oost", "bench", 60, "zaal 1"),
            rhythm=rhythm,
            first_at=first,
            by=by,
            at=at,
        )


def meetings(town: Town, series: ConferenceSeries) -> list[Conference]:
    with viewing(town.director.viewer):
        return list(Conference.objects.filter(series=series).order_by("starts_at"))


def typed(series: ConferenceSeries, when: datetime, **more: str) -> dict[str, str]:
    return {
        "name": series.name,
        "shape": series.shape,
        "rhythm": series.rhythm,
        "starts_at": f"{timezone.localtime(when):%Y-%m-%dT%H:%M}",
        "minutes": "60",
        "place": series.place,
        "chair": str(series.chair_id),
        "version": "1",
        **more,
    }


def test_pressed_twice_it_is_planned_once(town: Town) -> None:
    series = begun(town)
    client = town.director.client()
    page = reverse("meetings:series", args=[series.id])
    assert "staat gepland" in client.get(page).content.decode()
    next_at = (meetings(town, series)[0].starts_at + timedelta(days=7)).isoformat()
    for _ in range(2):  # without a key that says it is one press: by two colleagues, or from two windows
        assert client.post(reverse("meetings:next_one", args=[series.id]), {"moment": next_at}).status_code == 302
    first, second = meetings(town, series)
    assert timezone.localdate(second.starts_at) - timezone.localdate(first.starts_at) == timedelta(days=7)
    stale = client.post(
        reverse("meetings:next_one", args=[series.id]), {"moment": "2020-01-01T09:00+01:00"}, follow=True
    )
    assert "veranderde deze reeks net" in stale.content.decode() and len(meetings(town, series)) == 2
    for odd in ("gisteren", "9999-99-99", "\x00", "x" * 1000):
        client.post(reverse("meetings:next_one", args=[series.id]), {"moment": odd})
    assert client.get(page).status_code == 200


def test_it_is_changed_for_what_is_to_come_and_what_was_stays(town: Town) -> None:
    series = begun(town, days=1)
    by, soon = town.director.viewer, timezone.now()
    with viewing(by):
        for _ in range(3):
            planning.plan_next(series=series, by=by, at=soon)
        old = meetings(town, series)
        planning.step(conference=old[0], kind="opened", by=by, at=soon)  # began early: it was
        Conference.objects.filter(id=old[1].id).update(place="buurthuis")  # changed by hand
    colleague = town.colleague(name="Wim Werkmee", domain="wmo")
    client = town.director.client()
    with viewing(by):
        planning.take_part(meeting=series, hats=[colleague.hat.id], by=by, at=soon)
    was, *rest = meetings(town, series)
    assert colleague.hat.id not in was.participants and all(colleague.hat.id in one.participants for one in rest)
    when = old[1].starts_at + timedelta(days=1, hours=4)
    last = timezone.localdate(when) + timedelta(days=20)
    sent = typed(
        series,
        when,
        name="Werktafel zuid",
        place="zaal 2",
        rhythm="fortnightly",
        until=last.isoformat(),
        chair=str(colleague.hat.id),
        version="2",
    )
    change = reverse("meetings:change_series", args=[series.id])
    assert "vóór de eerstvolgende keer" in client.post(change, sent | {"until": "2020-01-01"}).content.decode()
    told = client.post(change, sent, follow=True).content.decode()
    assert "wat al gepland staat ging mee" in told and "Na de laatste dag staat nog een overleg" in told
    was, *rest = meetings(town, series)
    assert (was.starts_at, was.name, was.place, was.chair_id) == (
        old[0].starts_at,
        "Werktafel oost",
        "zaal 1",
        town.director.hat.id,
    )
    assert {(one.name, one.chair_id) for one in rest} == {("Werktafel zuid", colleague.hat.id)}
    assert [one.place for one in rest] == ["buurthuis", "zaal 2", "zaal 2"]
    days = [timezone.localtime(one.starts_at) for one in rest]
    assert days[0] == timezone.localtime(when) and days[1].date() - days[0].date() == timedelta(days=14)
    assert days[2].date() > last  # told above: it stands until somebody cancels it
    late = client.post(change, sent | {"name": "Te laat"})
    assert late.status_code == 422 and "veranderde deze reeks net" in late.content.decode()
    page = client.get(reverse("meetings:series", args=[series.id])).content.decode()
    assert "Werktafel zuid" in page and "Te laat" not in page


@pytest.mark.parametrize("rhythm", ["daily", "monthly"])
def test_moving_never_puts_two_at_one_moment(town: Town, rhythm: str) -> None:
    series = begun(town)
    by, at = town.director.viewer, timezone.now()
    with viewing(by):
        for _ in range(4):
            planning.plan_next(series=series, by=by, at=at)
        start = meetings(town, series)[1].starts_at
        change_series(
            series=series,
            setting=planning.Setting(series.name, series.shape),
            rhythm=rhythm,
            counts_from=start,
            until=None,
            chair_id=by.id,
            note_taker_id=None,
            seen=1,
            by=by,
            at=at,
        )
    found = [one.starts_at for one in meetings(town, series)]
    assert found[0] == start and all(a < b for a, b in pairwise(found)) and len(found) == 5


def test_a_series_runs_until_its_last_day(town: Town) -> None:
    series = begun(town)
    by, at = town.director.viewer, timezone.now()
    client = town.director.client()
    (only,) = meetings(town, series)
    last: date = timezone.localdate(only.starts_at) + timedelta(days=3)
    client.post(
        reverse("meetings:change_series", args=[series.id]), typed(series, only.starts_at, until=last.isoformat())
    )
    with viewing(by), pytest.raises(Refusal, match="laatste dag"):
        planning.plan_next(series=series, by=by, at=at)
    outsider = town.colleague(organisation=town.organisation()).client()
    assert outsider.get(reverse("meetings:change_series", args=[series.id])).status_code == 404
