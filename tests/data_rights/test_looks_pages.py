"""Who looked: paged by fifty, and as quick with many lines as with one."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenhang.access.viewer import viewing
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from tests.support.town import Home, Town, a_town


def look(town: Town, home: Home, count: int) -> None:
    viewer = town.director.viewer
    with viewing(viewer):
        for number in range(count):
            keys = [(home.household.id, person, "involvement", "") for person in home.ids]
            record(Event.READ, "plans.read", by=viewer, at=town.now - timedelta(days=1, minutes=number), subjects=keys)


def statements(client: Any, url: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(url).status_code == 200
    return len(counted)


def test_number_of_statements_does_not_grow_and_pages_are_fifty():
    town = a_town()
    home = town.home("Cas Teller", "Dee Teller")
    town.open_case(home)
    client, url = town.director.client(), reverse("data_rights:looks", args=[home.household.id])
    paper = f"{reverse('data_rights:paper', args=[home.household.id])}?person={home.ids[0]}"
    client.get(url)
    look(town, home, 1)
    one = statements(client, url), statements(client, paper)
    look(town, home, 2)
    three = statements(client, url), statements(client, paper)
    look(town, home, 100)
    assert one == three == (statements(client, url), statements(client, paper))
    first = client.get(url).content.decode()
    assert first.count("<tr>") == 51 and "Bladzijde 1 van 3" in first
    assert "Bladzijde 3 van 3" in client.get(url, {"page": "3"}).content.decode()
    assert client.get(url, {"page": "onzin"}).status_code == 200
