"""H5: something is wrong, or may not be used: said by the resident, decided by who keeps that part, within a month."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.data_rights.months import months_after
from tests.support.town import Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna Duinzicht", "Bas Duinzicht")
    town.open_case(home)
    return home


def say(client: Client, home: Home, right: str = "correction", **more: str) -> Any:
    fields = {
        "person": str(home.ids[0]),
        "asked_by": "self",
        "identity": "known",
        "received_on": timezone.localdate().isoformat(),
        "part": "case_team:",
        "which": "het gesprek van 3 mei",
        "words": "Dat heb ik nooit gezegd.",
        "wanted": "Ik werk wel.",
        **more,
    }
    return client.post(reverse("data_rights:ask", args=[home.household.id, right]), fields)


def made(answer: Any) -> UUID:
    assert answer.status_code == 302, answer.content.decode()
    return UUID(answer["Location"].rstrip("/").rsplit("/", 1)[1])


def test_what_is_wrong_is_answered_by_who_keeps_it_and_the_words_stay(town: Town, home: Home) -> None:
    director, desk = town.director.client(), town.officer.client()
    request_id = made(say(director, home))
    url = reverse("data_rights:answer", args=[request_id])
    assert (
        desk.post(url, {"outcome": "refused", "reason": "nee"}).status_code == 404
    )  # does not keep the team's records
    assert director.post(url, {"outcome": "refused", "reason": ""}).status_code == 422
    assert (
        director.post(url, {"outcome": "partly", "reason": "Het cijfer is verbeterd, de tekst niet."}).status_code
        == 302
    )
    assert director.post(url, {"outcome": "done", "reason": ""}).status_code == 422  # once
    page = director.get(reverse("data_rights:request", args=[request_id])).content.decode()
    for words in ("Dat heb ik nooit gezegd.", "Ik werk wel.", "de tekst niet", "klacht"):
        assert words in page
    shown = director.get(reverse("data_rights:rights", args=[home.household.id])).content.decode()
    assert "Ik werk wel." in shown


@pytest.mark.parametrize("right", ["objection", "restriction", "erasure"])
def test_objection_restriction_and_erasure(town: Town, home: Home, right: str) -> None:
    client = town.director.client()
    assert say(client, home, right, words="").status_code == 422
    request_id = made(say(client, home, right, words="Ik wil dit niet. 😀 محمد " + "a\x00b"))
    page = client.get(reverse("data_rights:request", args=[request_id]))
    assert page.status_code == 200 and "AVG art." in page.content.decode()
    answer = reverse("data_rights:answer", args=[request_id])
    assert client.post(answer, {"outcome": "done", "reason": ""}).status_code == 302


def test_bad_input_loses_nothing(town: Town, home: Home) -> None:
    client = town.director.client()
    long = "x" * 100_000
    for bad in (
        {"words": long},
        {"wanted": ""},
        {"part": "lawfulness:"},
        {"part": "domain:jeugd"},
        {"person": str(uuid7())},
        {"received_on": "30-02-2026"},
        {"received_on": "01-01-1900"},
        {"asked_by": "parent"},
    ):
        answer = say(client, home, **bad)
        assert answer.status_code == 422, bad
        assert "het gesprek van 3 mei" in answer.content.decode()
    assert say(client, home, "something").status_code == 404


def test_more_time_once_and_not_when_late(town: Town, home: Home, owner_connection: "Connection[Any]") -> None:
    client = town.director.client()
    request_id = made(say(client, home))
    url = reverse("data_rights:extend", args=[request_id])
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "Wij zoeken het na bij de school."}).status_code == 302
    assert client.post(url, {"reason": "nog een keer"}).status_code == 422
    late = made(say(client, home))
    owner_connection.execute(
        "UPDATE data_rights_rightsrequest SET received_on = %s, due_on = %s WHERE id = %s",
        [timezone.localdate() - timedelta(days=60), timezone.localdate() - timedelta(days=30), late],
    )
    assert client.post(reverse("data_rights:extend", args=[late]), {"reason": "te laat"}).status_code == 422
    assert "te laat" in client.get(reverse("data_rights:rights", args=[home.household.id])).content.decode()


def test_a_month_is_a_month() -> None:
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_after(date(2026, 11, 22), 3) == date(2027, 2, 22)


def test_sent_twice_is_one(town: Town, home: Home) -> None:
    client, key = town.director.client(), str(uuid7())
    first, second = say(client, home, submission=key), say(client, home, submission=key)
    assert made(first) == made(second)


def test_another_member_s_part_is_not_told(town: Town, home: Home) -> None:
    client = town.director.client()
    request_id = made(say(client, home, words="over Anna alleen"))
    helper = town.colleague(domain="wmo")
    town.involve(home, helper, people=[home.ids[1]])
    inside = helper.client()
    assert inside.get(reverse("data_rights:request", args=[request_id])).status_code == 404
    page = inside.get(reverse("data_rights:rights", args=[home.household.id]))
    assert page.status_code == 200 and "over Anna" not in page.content.decode()


def test_the_list_asks_the_same_for_one_as_for_fifty(town: Town, home: Home) -> None:
    client = town.director.client()
    url = reverse("data_rights:rights", args=[home.household.id])
    assert "Nog niets gevraagd" in client.get(url).content.decode()
    counts = []
    for more in (1, 2, 47):
        for _ in range(more):
            made(say(client, home))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1
