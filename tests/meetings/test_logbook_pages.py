"""The logbook's list: paged, and as quick with fifty entries as with one."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenhang.access.viewer import viewing
from samenhang.meetings import actions
from tests.support.town import Home, Town, a_town


def write(town: Town, home: Home, count: int, start: int = 0) -> None:
    viewer, case = town.director.viewer, home.case
    assert case
    with viewing(viewer):
        for number in range(start, start + count):
            entry = actions.write_entry(
                case=case,
                layer="case_team",
                person_id=home.ids[number % 2] if number % 3 else None,
                told=actions.Told(
                    kind="visit",
                    happened_at=town.now - timedelta(hours=number),
                    what=f"Bezoek {number}.",
                    residents=home.ids,
                    hats=[town.director.hat.id],
                    life_domains=["geld", "werk"],
                ),
                by=viewer,
                at=town.now,
            )
            actions.correct_entry(entry=entry, text="Toch niet.", by=viewer, at=town.now)


def statements(client: Any, url: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(url).status_code == 200
    return len(counted)


@pytest.mark.parametrize("name", ["logbook", "paper", "panel"])
def test_number_of_statements_does_not_grow(name: str):
    town = a_town()
    home = town.home("Cas Teller", "Dee Teller")
    case = town.open_case(home)
    client, url = town.director.client(), reverse(f"meetings:{name}", args=[case.id])
    write(town, home, 1)
    one = statements(client, url)
    write(town, home, 2, 1)
    three = statements(client, url)
    write(town, home, 47, 3)
    assert (one, three) == (three, statements(client, url))


def test_the_book_is_paged_by_twenty_five():
    town = a_town()
    home = town.home("Cas Bladzij")
    case = town.open_case(home)
    home.people *= 2
    write(town, home, 30)
    client, url = town.director.client(), reverse("meetings:logbook", args=[case.id])
    first, second = client.get(url).content.decode(), client.get(url, {"page": "2", "kind": "visit"}).content.decode()
    assert "Bezoek 24." in first and "Bezoek 25." not in first and "Bladzijde 1 van 2" in first
    assert "Bezoek 25." in second and "Bezoek 24." not in second and "kind=visit" in second
