import datetime as dt

from django.utils import translation

from samenhang.kit import dates

UTC = dt.UTC
NOW = dt.datetime(2026, 11, 21, 13, 5, tzinfo=UTC)  # 14.05 in Amsterdam


def test_moments_are_written_the_dutch_way_on_the_clock_of_amsterdam():
    with translation.override("nl"):
        assert dates.day(NOW) == "21 november 2026"
        assert dates.clock(NOW) == "14.05 uur"
        assert dates.moment(NOW) == "21 november 2026, 14.05 uur"
        assert dates.weekday(NOW.date()) == "zaterdag 21 november 2026"


def test_moments_are_written_in_english_when_that_is_the_language():
    with translation.override("en"):
        assert dates.moment(NOW) == "21 November 2026, 14:05"


def test_a_moment_after_midnight_here_is_the_next_day():
    with translation.override("nl"):
        assert dates.day(dt.datetime(2026, 6, 30, 22, 30, tzinfo=UTC)) == "1 juli 2026"


def test_nothing_stays_nothing():
    assert [dates.day(None), dates.clock(None), dates.moment(None), dates.weekday(None)] == [""] * 4
    assert dates.ago(None, now=NOW) == ""


def test_ago_counts_days_by_the_calendar_and_names_old_and_coming_moments():
    def ago(**back):
        return dates.ago(NOW - dt.timedelta(**back), now=NOW)

    with translation.override("nl"):
        assert ago(seconds=20) == "zojuist"
        assert ago(minutes=1) == "1 minuut geleden"
        assert ago(minutes=40) == "40 minuten geleden"
        assert ago(hours=3) == "vandaag, 11.05 uur"
        assert ago(hours=20) == "gisteren, 18.05 uur"
        assert ago(days=3) == "3 dagen geleden"
        assert ago(days=31) == "21 oktober 2026"
        assert ago(hours=-1) == "21 november 2026, 15.05 uur"
