"""H3: the FG reads the log and its numbers, sees how the seal stands, and settles nothing."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.teams.models import Role
from tests.structure.test_doors import addresses, declared_permission
from tests.support.road import SECRETS, Road, a_road
from tests.support.town import Colleague, a_town

if TYPE_CHECKING:
    from psycopg import Connection

LOG = "/toezicht/"
OWN = {"access:draft", "access:forget_draft", "circle:mine"}
"""What somebody is typing themselves, and whose files stay shut for them: of nobody else."""


@pytest.fixture(scope="module")
def road() -> Road:
    return a_road(a_town())


@pytest.fixture(scope="module")
def fg(road: Road) -> Colleague:
    return road.town.colleague(Role.FG, name="Fenna Toezicht")


def page(who: Colleague, **query: Any) -> str:
    answer = who.client().get(LOG, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_log_tells_who_and_what_and_by_which_rule_without_content(road: Road, fg: Colleague):
    code = str(road.home.household.id)[-6:].upper()
    road.town.director.client().get(reverse("cases:case", args=[road.ids["case_id"]]))
    told = page(fg, code=code)
    assert "Rik Regie" in told and code in told and "Wmo 2015" in told and "mag dit" in told and "role " not in told
    for word in (*SECRETS.values(), *(person.full_name for person in road.home.people)):
        assert word not in told, word


def test_it_is_narrowed_by_kind_role_organisation_and_what(road: Road, fg: Colleague):
    code = str(road.home.household.id)[-6:].upper()
    assert "opende de casus" in page(fg, code=code, event="create", module="cases")
    assert "opende de casus" not in page(fg, code=code, event="print")
    assert "opende de casus" not in page(fg, code=code, role="partner")
    mine = str(road.town.municipality.id)
    assert "opende de casus" in page(fg, code=code, organisation=mine, module="cases")


@pytest.mark.parametrize(
    "query",
    [
        {"since": "2026-05-02", "until": "2026-05-01"},
        {"since": "31-02-2026"},
        {"until": "9999-12-31"},
        {"organisation": "x"},
        {"event": "alles"},
        {"code": "x" * 5_000},
    ],
)
def test_what_cannot_be_asked_is_told(fg: Colleague, query: dict[str, str]):
    assert fg.client().get(LOG, query).status_code == 422


@pytest.mark.parametrize("number", ["", "0", "-1", "onzin", "9999999", "²"])
def test_any_page_number_is_a_page(fg: Colleague, number: str):
    assert fg.client().get(LOG, {"page": number}).status_code == 200


def test_refusals_are_seen_here_with_why(road: Road, fg: Colleague):
    outsider = road.town.colleague(name="Nora Nieuwsgierig")
    outsider.client().get(reverse("cases:case", args=[road.ids["case_id"]]))
    told = page(fg, event="refused")
    assert "Nora Nieuwsgierig" in told and "of het bestaat niet" in told and "no such record" not in told


def test_what_the_investigation_did_is_not_here(road: Road, fg: Colleague):
    who = road.town.colleague(Role.LAWFULNESS, name="Hans Handhaver")
    other = road.town.colleague(name="Ada Andere")
    for one, layer in ((who, "involvement"), (other, "lawfulness")):
        with viewing(one.viewer):
            key = (road.home.household.id, None, layer, "")
            record(Event.READ, "cases.read", by=one.viewer, at=timezone.now(), subjects=[key])
    told = page(fg, code=str(road.home.household.id)[-6:])
    assert "Hans Handhaver" not in told and "Ada Andere" not in told


def test_numbers_and_seal(road: Road, fg: Colleague, owner_connection: "Connection[Any]"):
    owner_connection.execute("DELETE FROM audit_verification")
    url = reverse("supervision:report")
    first = fg.client().get(url).content.decode()
    assert "Laatst nagekeken" in first and "nog niet" in first and "samen" in first
    owner_connection.execute(
        "INSERT INTO audit_verification (id, at, sealed, tail, wrong, told)"
        " VALUES (gen_random_uuid(), now(), 5, 0, 1, '202611: a line was removed')"
    )
    assert "a line was removed" in fg.client().get(url).content.decode()
    owner_connection.execute("DELETE FROM audit_verification")


def test_the_fg_settles_nothing(road: Road, fg: Colleague, owner_connection: "Connection[Any]"):
    client, asked = fg.client(), 0
    for name, entry in addresses(get_resolver()):
        if declared_permission(entry.callback) in (None, "public", "signed in") or name in OWN:
            continue
        known = {**road.ids, "code": "geld", "basis": "wmo-onderzoek", "number": 1, "kind": "verhuizing"}
        filled = {key: known.get(key, road.ids["case_id"]) for key in entry.pattern.converters}
        answer = client.post(reverse(name, kwargs=filled), {"on": "0", "reason": "x", "words": "x"})
        assert answer.status_code in (404, 405), (name, answer.status_code)
        asked += 1
    assert asked > 100
    acts = owner_connection.execute(
        "SELECT count(*) FROM audit_line WHERE viewer_id = %s AND event NOT IN ('read', 'refused')", [fg.hat.id]
    ).fetchone()
    assert acts == (0,)


@pytest.mark.parametrize("role", [one for one in Role.values if one not in ("privacy_officer", "fg", "service")])
def test_nobody_else_reads_the_log(road: Road, role: str):
    who = road.town.colleague(role, team=road.town.desk)
    assert who.client().get(LOG).status_code == 404
    with viewing(who.viewer), connection.cursor() as cursor:
        now = timezone.now()
        cursor.execute(
            "SELECT * FROM access.log_page(%s, %s, '{}', NULL, '', '', NULL, '', 10, 0)", [now - timedelta(9), now]
        )
        assert cursor.fetchall() == []
        cursor.execute("SELECT * FROM access.log_months(%s)", [now - timedelta(9)])
        assert cursor.fetchall() == []
        cursor.execute("SELECT lines FROM access.log_tail()")
        assert cursor.fetchall() == [(0,)]
        for table in ("audit_seal", "audit_verification", "supervision_finding", "supervision_patternrule"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchall() == [(0,)]


def test_the_log_costs_the_same_with_more_lines(road: Road, fg: Colleague):
    client, counts = fg.client(), []
    client.get(LOG)
    for many in (1, 3, 60):
        with viewing(road.town.director.viewer):
            for _ in range(many):
                key = (road.home.household.id, None, "shared", "")
                record(Event.READ, "plans.read", by=road.town.director.viewer, at=timezone.now(), subjects=[key])
        with CaptureQueriesContext(connection) as counted:
            assert client.get(LOG).status_code == 200
        counts.append(len(counted))
    assert len(set(counts)) == 1
    assert "Oudere regels" in client.get(LOG).content.decode()


def test_who_starts_as_fg_sees_where_to_go(fg: Colleague):
    told = fg.client().get("/").content.decode()
    assert "Logboek van inzages" in told and "u beslist hier niets" in told
