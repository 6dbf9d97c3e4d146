"""Colleagues: paged by twenty-five, and as quick with thirty as with one."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.town import a_town


def statements(client: Any, url: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(url).status_code == 200
    return len(counted)


def test_number_of_statements_for_colleagues_does_not_grow():
    town = a_town()
    lead = town.colleague("team_lead").client()
    url = f"/collegas/?organisation={town.municipality.id}"
    one = statements(lead, url)
    for _ in range(30):
        town.colleague()
    assert one == statements(lead, url)
    assert lead.get(url).content.decode().count("<tr>") == 26
