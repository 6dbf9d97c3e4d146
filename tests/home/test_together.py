"""What needs a table stands with the case, on the first page and on its own screen; what waits is told by number."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from samenhang.cases import ways
from samenhang.kit import waiting
from samenhang.kit.rounds import Asks, ready
from tests.support.town import a_town


@pytest.fixture
def asking() -> Iterator[list[ways.Point]]:
    """Points that a module of the test's own tells of, for as long as the test runs."""
    told: list[ways.Point] = []
    ways.add_points(
        "test", lambda viewer, cases, at: ready([one for one in told if one.case_id in {c.id for c in cases}])
    )
    yield told
    del ways._asking["test"]


def test_what_is_urgent_puts_the_case_first_and_says_why(asking: list[ways.Point]):
    town = a_town()
    first, second = town.open_case(town.home("Rustig Aan")), town.open_case(town.home("Vrijdag Dringend"))
    client = town.director.client()
    asking += [
        ways.Point(second.id, "wacht al lang", town.now, "/rustig/"),
        ways.Point(second.id, "stopt vrijdag", town.now, "/stop/", urgent=True),
        ways.Point(first.id, "wil overleg", town.now, "/overleg/"),
    ]
    page = client.get("/").content.decode()
    assert page.index("Dringend") < page.index("Rustig") and page.index("stopt vrijdag") < page.index("wacht al lang")
    own = client.get(reverse("cases:together", args=[second.id])).content.decode()
    assert "stopt vrijdag" in own and "wil overleg" not in own


def test_the_screen_is_for_who_reads_the_case():
    town = a_town()
    case = town.open_case(town.home("Dicht Blijft"))
    other = town.colleague()
    assert other.client().get(reverse("cases:together", args=[case.id])).status_code == 404


def test_what_waits_is_told_by_number_and_only_when_something_waits():
    town = a_town()
    number = [0]
    waiting.register(
        waiting.Waiting(
            "test", "Proef", "ding", "dingen", "niets", "home:start", "cases.read", lambda viewer, at: number[0]
        )
    )
    try:
        client = town.director.client()
        url = reverse("home:waits")
        assert "Niets wacht op u" in client.get(url).content.decode()
        assert "Proef" not in client.get(url, headers={"HX-Request": "true"}).content.decode()
        number[0] = 3
        assert "3 dingen" in client.get(url, headers={"HX-Request": "true"}).content.decode()
    finally:
        waiting._waiting.pop("test")


def test_a_way_that_leads_nowhere_now_is_left_out():
    def lies(viewer: object, case: object, at: object) -> Asks[list[ways.Item]]:
        return ready(items)

    def begins(viewer: object, case: object) -> str | None:
        return start

    town, items, start = a_town(), list[ways.Item](), None
    case = town.open_case(town.home("Zonder Uitweg"))
    client, url = town.director.client(), reverse("cases:together", args=[case.id])
    ways.add_way(ways.Way("test", "Proefweg", "Ooit.", 999, "cases.read", begins, "Proef beginnen", lies))
    try:
        assert "Proefweg" not in client.get(url).content.decode()
        start = "/proef/"
        page = client.get(url).content.decode()
        assert "Proefweg" in page and "Proef beginnen" in page
        start, items = None, [ways.Item("Ligt er", "open", "/ding/", (case.household_id, None, "case_team", ""))]
        page = client.get(url).content.decode()
        assert "Ligt er" in page and "Proef beginnen" not in page
    finally:
        del ways._ways["test"]
