"""My cases: paged by twenty-five, and as quick with fifty cases as with one."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.meetings import actions as meetings
from samenhang.plans import actions as plans
from tests.support.town import Town, a_town


def cases(town: Town, count: int) -> None:
    viewer = town.director.viewer
    for number in range(count):
        home = town.home(f"Teller {number}")
        case = town.open_case(home)
        with viewing(viewer):
            details = plans.ActionDetails(
                "Bellen", "professional", "Rik Regie", town.director.hat.id, due_on=timezone.localdate() - timedelta(1)
            )
            plans.add_action(case=case, details=details, by=viewer, at=town.now)
            told = meetings.Told(kind="visit", happened_at=town.now, what="Bezoek.")
            meetings.write_entry(case=case, layer="case_team", told=told, by=viewer, at=town.now)


def statements(client: Any, url: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(url).status_code == 200
    return len(counted)


def test_number_of_statements_does_not_grow_and_pages_are_twenty_five():
    town = a_town()
    client = town.director.client()
    cases(town, 1)
    one = statements(client, "/")
    cases(town, 2)
    three = statements(client, "/")
    cases(town, 47)
    assert one == three == statements(client, "/")
    assert client.get("/").content.decode().count("<tr>") == 26
    second = client.get("/", {"page": "2", "sort": "name"}).content.decode()
    assert second.count("<tr>") == 26 and "sort=name" in second and "Bladzijde 2 van 2" in second


def test_number_of_statements_for_colleagues_does_not_grow():
    town = a_town()
    lead = town.colleague("team_lead").client()
    url = f"/collegas/?organisation={town.municipality.id}"
    one = statements(lead, url)
    for _ in range(30):
        town.colleague()
    assert one == statements(lead, url)
    assert lead.get(url).content.decode().count("<tr>") == 26
