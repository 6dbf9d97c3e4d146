"""The log for others: one record per data subject with the subject encrypted, and decisions with their rule."""

import json
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.audit import exports
from samenhang.kit.keys import CannotDecrypt, keyring
from samenhang.register.actions import search
from samenhang.register.queries import Terms
from tests.support.database import CLUSTER, command, server_environment
from tests.support.town import Town, a_town

if TYPE_CHECKING:
    from pathlib import Path

    from psycopg import Connection


@pytest.fixture
def town() -> Town:
    return a_town()


def of(town: Town, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    mine = str(town.director.hat.id)
    return [one for one in records if mine in (one.get("actor"), one.get("attributes", {}).get("samenhang.actor"))]


def exported(connection: "Connection[Any]", what: str) -> list[dict[str, Any]]:
    today = timezone.localdate()
    return list(getattr(exports, what)(connection, keyring(), today, today))


def test_a_processing_is_told_once_for_each_data_subject(town: Town, owner_connection: "Connection[Any]"):
    home = town.home("Ana Export", "Bo Export")
    case = town.open_case(home)
    town.director.client().get(reverse("meetings:logbook", args=[case.id]))
    found = [
        one for one in of(town, exported(owner_connection, "processings")) if one["name"] == "meetings.read_logbook"
    ]
    assert {one["trace_id"] for one in found} == {found[0]["trace_id"]}
    assert len({one["span_id"] for one in found}) == len(found) > 1
    told = [one["attributes"] for one in found]
    subjects = {exports.open_subject(keyring(), one["dpl.core.data_subject_id"]) for one in told}
    assert set(home.ids) <= subjects
    assert {one["dpl.core.data_subject_id_type"] for one in told} <= {"samenhang:person", "samenhang:household"}
    assert told[0]["dpl.core.processing_activity_id"].endswith("/regie-op-casussen")
    assert "Wmo 2015" in told[0]["samenhang.basis"] and told[0]["samenhang.purpose"]
    assert told[0]["samenhang.rule"].startswith("role ")
    text = json.dumps(found)
    assert "Export" not in text and str(home.ids[0]) not in text


def test_the_same_days_give_the_same_text(town: Town, owner_connection: "Connection[Any]"):
    town.open_case(town.home())
    once, again = (of(town, exported(owner_connection, "processings")) for _ in range(2))
    assert once == again


def test_decisions_say_which_rule_allowed_or_refused(town: Town, owner_connection: "Connection[Any]"):
    home = town.home()
    case = town.open_case(home)
    town.director.client().get(reverse("cases:case", args=[case.id]))
    outsider, lead = town.colleague(), town.colleague("team_lead")
    for who in (outsider, lead):
        assert who.client().get(reverse("cases:case", args=[case.id])).status_code == 404
    told = [one for one in exported(owner_connection, "decisions") if one["what"] == "cases.read"]
    found = {(one["actor"], one["decision"]): one for one in told}
    allowed = found[str(town.director.hat.id), "allow"]
    assert allowed["permission"] == "cases.read" and "professional" in allowed["rule"] and allowed["bases"]
    assert "no such record" in found[str(outsider.hat.id), "refuse"]["rule"]
    assert found[str(lead.hat.id), "refuse"]["rule"].startswith("none of: role")
    assert found[str(lead.hat.id), "refuse"]["object"] == str(case.id)


def test_searching_bears_the_purpose_that_was_chosen(town: Town, owner_connection: "Connection[Any]"):
    town.home("Ana Zoekmij")
    with viewing(town.officer.viewer) as at:
        search(terms=Terms(words="Ana Zoekmij"), purpose="request", by=town.officer.viewer, at=at, alone=True)
    row = owner_connection.execute(
        "SELECT purpose, team_id FROM audit_line WHERE event = 'search' AND viewer_id = %s", [town.officer.hat.id]
    ).fetchone()
    assert row == ("request", town.desk.id)


def test_the_command_writes_a_new_file_and_opens_a_subject(database_name: str, tmp_path: "Path"):
    environment = server_environment("") | {"DATABASE_OWNER_URL": CLUSTER.url("owner", database_name)}
    day, file = f"{timezone.localdate()}", tmp_path / "log.jsonl"
    words = ("audit", "export", "--format", "ldv", "--from", day, "--until", day, "--to", str(file))
    done = command(*words, environment=environment)
    assert done.returncode == 0, done.stderr
    first = json.loads(file.read_text().splitlines()[0])
    closed = first["attributes"]["dpl.core.data_subject_id"]
    assert command("audit", "subject", closed, environment=environment).returncode == 0
    assert "no data subject" in command("audit", "subject", "1.onzin", environment=environment).stderr
    assert "cannot be written" in command(*words, environment=environment).stderr
    with pytest.raises(CannotDecrypt):
        exports.open_subject(keyring(), "9." + closed[2:])
