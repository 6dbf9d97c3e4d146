"""A2's data: who stands around a person, how near, may be called for what; per life domain beside the formal help."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.cases.around import around
from samenhang.people.models.beside import Acquaintance
from tests.support.town import Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection

TODAY = timezone.localdate()


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna de Vries", "Bas de Vries", "Dia de Vries (15 jaar)")
    town.open_case(home)
    return home


def told(**more: object) -> dict[str, object]:
    return {
        "name": "Buurvrouw Corrie",
        "kind": "neighbour",
        "near": "near",
        "called_for": "oppassen",
        "life_domains": ["geld", "zorg"],
        "phone": "012-7778889",
        "knows": "yes",
        "agreed": "yes",
        "starts_on": (TODAY - timedelta(days=400)).isoformat(),
        "submission": str(uuid7()),
        **more,
    }


def new(home: Home, which: int = 0) -> str:
    return reverse("cases:add_acquaintance", args=[home.household.id, home.ids[which]])


def beside(home: Home) -> str:
    return reverse("cases:standing_panel", args=[home.household.id])


def rows(town: Town, home: Home) -> list[Acquaintance]:
    with viewing(town.director.viewer):
        return list(Acquaintance.objects.filter(household=home.household).select_related("end").order_by("id"))


def test_whoever_is_involved_writes_down_who_is_near(town: Town, home: Home) -> None:
    helper = town.colleague(domain="wmo")
    town.involve(home, helper)
    client, sent = helper.client(), told()
    for _ in range(2):
        assert client.post(new(home), sent).status_code == 302
    assert len(rows(town, home)) == 1
    shown = client.get(beside(home)).content.decode()
    for words in ("Buurvrouw Corrie", "buur", "dichtbij", "oppassen", "012-7778889", "wil gebeld worden"):
        assert words in shown


def test_no_number_is_shown_of_who_did_not_agree(town: Town, home: Home) -> None:
    client = town.director.client()
    client.post(new(home), told(agreed="no"))
    shown = client.get(beside(home)).content.decode()
    assert "wil niet gebeld worden" in shown and "012-7778889" not in shown


def test_changed_and_ended_with_what_stood_there_kept(town: Town, home: Home) -> None:
    client = town.director.client()
    client.post(new(home), told())
    (one,) = rows(town, home)
    change = reverse("cases:change_acquaintance", args=[one.id])
    assert "Buurvrouw Corrie" in client.get(change).content.decode()
    assert client.post(change, told(called_for="meegaan naar het ziekenhuis")).status_code == 302
    former, now = rows(town, home)
    assert former.end.reason == "gewijzigd" and now.called_for == "meegaan naar het ziekenhuis"
    late = client.post(change, told(called_for="te laat"))  # a second editor: the record ended
    assert late.status_code == 404
    end = reverse("cases:end_acquaintance", args=[now.id])
    assert client.post(end, {"on": "1999-01-01", "reason": "x", "submission": str(uuid7())}).status_code == 422
    said = {"on": TODAY.isoformat(), "reason": "verhuisd", "submission": str(uuid7())}
    assert client.post(end, said).status_code == 302
    assert "verhuisd" in client.get(beside(home)).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 100_000},
        {"kind": "baas"},
        {"near": "overal"},
        {"life_domains": ["bestaat-niet"]},
        {"starts_on": "2026-02-31"},
        {"starts_on": "0001-01-01"},
        {"phone": "zie briefje"},
        {"called_for": "y" * 301},
    ],
)
def test_what_cannot_be_is_refused_and_stays_typed(town: Town, home: Home, wrong: dict[str, object]) -> None:
    got = town.director.client().post(new(home), told(**wrong))
    assert got.status_code == 422
    assert "oppassen" in got.content.decode() or "called_for" in wrong
    assert rows(town, home) == []


def test_formal_and_informal_stand_beside_each_other_per_life_domain(town: Town, home: Home) -> None:
    client = town.director.client()
    client.post(new(home), told(name="نورة 🌷\x00"))
    client.post(new(home), told(name="Huisarts Hiemstra", kind="gp", life_domains=["lichaam"]))
    debts = town.colleague(domain="schuldhulp", name="Ruud Rekening")
    town.involve(home, debts)
    with viewing(town.director.viewer):
        found = {
            one.domain.code if one.domain else "": (one.formal_count, one.informal_count)
            for one in around(town.director.viewer, home.household.id, at=timezone.now())
        }
    assert found["geld"] == (1, 1)
    assert found["zorg"] == (0, 1)
    assert found["lichaam"] == (1, 0)
    assert found["wonen"] == (0, 0)
    assert found[""][0] >= 1  # the director helps over the whole breadth
    shown = client.get(reverse("cases:network", args=[home.household.id])).content.decode()
    assert "نورة 🌷" in shown and "Ruud Rekening" in shown and "Huisarts Hiemstra" in shown


def test_the_network_of_the_teenager_is_unseen_by_who_helps_a_parent_only(
    town: Town, home: Home, app_connection: "Connection[Any]"
) -> None:
    town.director.client().post(new(home, 2), told(name="Vertrouwde Vera"))
    (one,) = rows(town, home)
    other = town.colleague(domain="wmo")
    town.involve(home, other, people=[home.ids[0]])
    for name in ("people", "standing", "standing_panel", "network", "sharing", "involved"):
        shown = other.client().get(reverse(f"cases:{name}", args=[home.household.id]))
        assert shown.status_code == 200 and "Vertrouwde" not in shown.content.decode(), name
    for url in (
        new(home, 2),
        reverse("cases:change_acquaintance", args=[one.id]),
        reverse("cases:end_acquaintance", args=[one.id]),
    ):
        assert other.client().get(url).status_code == 404
    with app_connection.transaction():
        app_connection.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(other.viewer.id)])
        found = app_connection.execute("SELECT count(*) FROM people_acquaintance WHERE id = %s", [one.id])
        assert found.fetchone() == (0,)
        with pytest.raises(Exception, match="row-level security"), app_connection.transaction():
            app_connection.execute(
                'INSERT INTO people_acquaintanceend (id, acquaintance_id, "on", reason, by_id, at)'
                " VALUES (%s, %s, now(), 'x', %s, now())",
                [uuid7(), one.id, uuid7()],
            )


def test_the_wheels_table_takes_as_many_statements_for_many(town: Town, home: Home) -> None:
    client, url = town.director.client(), reverse("cases:network", args=[home.household.id])
    counts = []
    for number in (1, 3, 50):
        while len(rows(town, home)) < number:
            client.post(new(home, len(rows(town, home)) % 2), told(name=f"Buur {number}"))
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        counts.append(len(captured))
    assert counts[0] == counts[1] == counts[2] <= 30
