"""Who looked: fifty at a time, nothing counted, as quick with many lines as with one; and all of it is reached."""

import re
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
    assert one == three
    many = statements(client, url), statements(client, paper)
    assert many[0] <= one[0] and many[1] == one[1]
    first = client.get(url).content.decode()
    assert first.count("<tr>") == 51 and "Oudere regels" in first
    assert client.get(url, {"before": "onzin"}).content.decode().count("<tr>") == 51


def test_the_whole_history_is_reached_page_by_page_each_line_once():
    town = a_town()
    home = town.home("Cas Ouder")
    town.open_case(home)
    client, url = town.director.client(), reverse("data_rights:looks", args=[home.household.id])
    with viewing(town.director.viewer):
        for ago in (*(40 * number for number in range(1, 26)), *[2_500] * 60, 9_000):  # and many at one moment
            record(
                Event.READ,
                "plans.read",
                by=town.director.viewer,
                at=town.now - timedelta(days=ago),
                subjects=[(home.household.id, None, "involvement", "")],
            )
    rows, pages, place = 0, 0, ""
    while pages < 6:
        page = client.get(url, {"before": place} if place else {}).content.decode()
        rows, pages = rows + page.count("<tr>") - 1, pages + 1
        found = re.search(r'rel="next" href="[?]before=([^"&]+)"', page)
        if not found:
            break
        place = found[1].replace("%7E", "~")
    every = client.get(url, {"since": "2000-01-01"}).content.decode()
    assert pages == 2 and "Oudere regels" not in page and "Oudere regels" in every
    assert 86 + 1 <= rows < 86 + 20  # with what opening the household and these pages left


def test_a_place_nobody_could_be_at_begins_at_the_newest():
    town = a_town()
    home = town.home("Cas Plaats")
    town.open_case(home)
    client, url = town.director.client(), reverse("data_rights:looks", args=[home.household.id])
    for place in ("9999999999999999~" + str(home.household.id), "1~" + "g" * 36, "x" * 100_000, "-1~", "\u0661~"):
        assert client.get(url, {"before": place}).status_code == 200
