"""How many statements a page may ask (issue: speed at size): fifteen, and thirty with the parts it fetches itself.

Transaction control is not counted. The pages of the top bar have no panels but the first page; a case has three.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.cases.models import Case
from samenhang.kit import nav, waiting
from samenhang.meetings import actions as meetings
from samenhang.plans import actions as plans
from tests.support.town import Colleague, Town, a_town

A_PAGE, WITH_PANELS = 15, 30
OF_A_CASE = [
    ("cases:case", "id"),
    ("cases:together", "id"),
    ("meetings:logbook", "id"),
    ("plans:plan", "id"),
    ("layers:story", "household_id"),
    ("conversations:list", "id"),
    ("cases:sharing", "household_id"),
    ("cases:involved", "household_id"),
]
"""The screens of one household, and what their address is made of."""
CONTROL = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)", re.IGNORECASE)
PANEL = re.compile(r'hx-get="([^"]+)"[^>]*hx-trigger="load')


@dataclass
class Asked:
    """What a page asked by itself, and with the parts it fetches."""

    page: int
    whole: int


def asked(client: Client, url: str) -> Asked:
    """This function will count the statements of a page, and of its panels."""
    page, body = _count(client, url)
    parts = [_count(client, unescape(one), **{"HX-Request": "true"})[0] for one in PANEL.findall(body)]
    return Asked(page, page + sum(parts))


def _count(client: Client, url: str, **headers: str) -> tuple[int, str]:
    address = url
    while True:
        with CaptureQueriesContext(connection) as found:
            response = client.get(address, headers=headers)
        if response.status_code != 302:
            break
        address = response["Location"]
    assert response.status_code == 200, url
    return sum(not CONTROL.match(one["sql"]) for one in found.captured_queries), response.content.decode()


def places(who: Colleague) -> dict[str, str]:
    """This function will give the pages somebody finds in the top bar, and where what waits is listed."""
    items = [one.url_name for one in nav.registered() if not one.permission or who.viewer.may(one.permission)]
    listed = [one.url_name for one in waiting.registered() if who.viewer.may(one.permission)]
    return {name: reverse(name) for name in dict.fromkeys([*items, *listed])}


def cases(town: Town, count: int) -> Case:
    """This function will open so many cases, each with an action that is late and a line in the logbook."""
    who, late = town.director, timezone.localdate() - timedelta(days=1)
    for number in range(count):
        case = town.open_case(town.home(f"Telt {number}"))
        with viewing(who.viewer):
            details = plans.ActionDetails("Bellen", "professional", "Rik Regie", who.hat.id, due_on=late)
            plans.add_action(case=case, details=details, by=who.viewer, at=town.now)
            told = meetings.Told(kind="visit", happened_at=town.now, what="Bezoek.")
            meetings.write_entry(case=case, layer="case_team", told=told, by=who.viewer, at=town.now)
    return case


def test_no_list_asks_more_than_fifteen_and_none_asks_more_with_more_rows() -> None:
    town = a_town()
    client, pages = town.director.client(), {"home:start": "/", **places(town.director)}
    case = cases(town, 1)
    one = {name: asked(client, url) for name, url in pages.items()}
    cases(town, 2)
    three = asked(client, "/")
    cases(town, 47)
    fifty = {name: asked(client, url) for name, url in pages.items()}
    assert one == fifty and one["home:start"] == three
    assert not {name: told for name, told in fifty.items() if told.page > A_PAGE or told.whole > WITH_PANELS}
    screens = {name: asked(client, reverse(name, args=[getattr(case, key)])) for name, key in OF_A_CASE}
    too_many = {name: one for name, one in screens.items() if one.page > A_PAGE or one.whole > WITH_PANELS}
    assert not too_many


@pytest.mark.parametrize("role", ["access_officer", "process_director", "team_lead", "privacy_officer", "manager"])
def test_nor_does_any_other_place_of_the_top_bar(role: str) -> None:
    town = a_town()
    known, who = places(town.director), town.colleague(role)
    client = who.client()
    mine = {name: url for name, url in places(who).items() if name not in known} | {
        "home:start": "/",
        "home:waits": reverse("home:waits"),
    }
    told = {name: asked(client, url) for name, url in mine.items()}
    assert not {name: one for name, one in told.items() if one.page > A_PAGE or one.whole > WITH_PANELS}
