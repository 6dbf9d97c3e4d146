"""Casusoverleg (F1): planned, put on an agenda, heard by who may hear it, decided once, and what came of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samenhang.meetings.models import LogEntry
from samenhang.meetings.models.conferences import Conference, ConferenceSeries
from tests.support.tables import DECIDED, NOTED, QUESTION, WANTED, Table, a_table, decided, here


@pytest.fixture(scope="module")
def there() -> Table:
    return a_table()


def test_the_agenda_shows_the_case_to_who_works_with_it(there: Table) -> None:
    for who in (there.director, there.colleague):
        page = who.client().get(reverse("meetings:conference", args=[there.meeting.id]))
        assert page.status_code == 200
        text = page.content.decode()
        assert QUESTION in text and WANTED in text and "Vlierbes" in text
        assert "verlaat de tafel" in text and "Sjaak Zonder" in text


def test_who_is_not_with_the_case_sees_time_and_nothing_more(there: Table) -> None:
    client = there.stranger.client()
    decided(there)
    for name in ("conference", "record"):
        text = client.get(reverse(f"meetings:{name}", args=[there.meeting.id])).content.decode()
        assert "een casus waar u niet bij bent" in text, name
        for secret in (QUESTION, WANTED, "Vlierbes", NOTED, DECIDED, there.home.opened.number, str(there.item.id)):
            assert secret not in text, (name, secret)
