"""F4: a partner organisation's person looks along for one question; of the household they see that and nothing else."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.audit.models import Line, Subject
from samenhang.teams.models import Role
from tests.structure.test_doors import addresses
from tests.support.road import SECRETS, Road, a_road
from tests.support.town import Colleague, a_town
from tests.support.visits import a_guest, offer

INVOLVEMENT = {"street", "phone", "name", "beside", "around", "helper", "language"}
"""What stands in the layer that says who is there and how they are reached; all else is of another layer."""


@pytest.fixture(scope="module")
def road() -> Road:
    return a_road(a_town())


@pytest.fixture
def partner(road: Road) -> Colleague:
    return road.town.colleague(Role.PARTNER, organisation=road.town.organisation("Corporatie"), name="Cora Corporatie")


def doors(road: Road, ids: dict[str, Any]) -> list[str]:
    """This function will fill in every address that is about a household with the records of this road."""
    found = []
    other = {
        "code": "geld",
        "basis": "wmo-onderzoek",
        "number": 1,
        "kind": "verhuizing",
        "record_id": ids["consent_id"],
    }
    for name, entry in addresses(get_resolver()):
        wanted = entry.pattern.converters
        filled = {key: ids.get(key, other.get(key)) for key in wanted}
        if wanted and None not in filled.values():
            found.append(reverse(name, kwargs=filled))
    return found


def test_a_guest_of_one_person_meets_nothing_of_another_at_any_address(road: Road, partner: Colleague) -> None:
    """Every address of the program, asked by a guest of the child: no crash, and nothing of the parent."""
    stay = a_guest(road.town, road.home, partner, offer([road.home.ids[1]], "case_team"))
    ids = road.ids | {"invitation_id": stay.id}
    client, tried = partner.client(), doors(road, ids)
    assert len(tried) > 60
    for url in tried:
        got = client.get(url)
        assert got.status_code in (200, 204, 302, 404, 405), (url, got.status_code)
        text = got.content.decode(errors="replace")
        leaked = [key for key, word in SECRETS.items() if word in text and key != "name"]
        assert leaked == [], url
        assert "Iris" not in text, url


def test_a_guest_of_who_is_there_meets_no_content_at_any_address(road: Road, partner: Colleague) -> None:
    stay = a_guest(road.town, road.home, partner, offer([None, *road.home.ids]))
    ids = road.ids | {"invitation_id": stay.id}
    client = partner.client()
    for url in doors(road, ids):
        got = client.get(url)
        assert got.status_code in (200, 204, 302, 404, 405), (url, got.status_code)
        text = got.content.decode(errors="replace")
        assert [key for key, word in SECRETS.items() if word in text and key not in INVOLVEMENT] == [], url


def test_what_a_guest_opens_stands_in_the_log_of_whom_it_shows(road: Road, partner: Colleague) -> None:
    stay = a_guest(road.town, road.home, partner, offer([road.home.ids[1]], "case_team"))
    begun = timezone.now()
    assert partner.client().get(reverse("cases:guest", args=[stay.id])).status_code == 200
    with viewing(partner.viewer):
        lines = Line.objects.filter(viewer_id=partner.hat.id, at__gte=begun).values_list("id", flat=True)
        rows = Subject.objects.filter(line_id__in=list(lines))
        assert {row.person_id for row in rows} == {road.home.ids[1]}


def test_a_role_without_content_is_no_guest(road: Road) -> None:
    for role in (Role.MANAGER, Role.PRIVACY_OFFICER, Role.FG, Role.TEAM_LEAD, Role.LAWFULNESS):
        client = road.town.colleague(role).client()
        for url in ("/gast/", "/toegang-vragen/", "/toegangsvragen/"):
            assert client.get(url).status_code == 404, (role, url)


def test_the_list_takes_as_many_statements_for_many_as_for_one(road: Road) -> None:
    partner, counts = road.town.colleague(Role.PARTNER, organisation=road.town.organisation()), []
    for number in (1, 3):
        for _ in range(number):
            home = road.town.home()
            road.town.open_case(home)
            a_guest(road.town, home, partner, offer([None]))
        client = partner.client()
        with CaptureQueriesContext(connection) as caught:
            assert client.get(reverse("cases:guests")).status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1]
