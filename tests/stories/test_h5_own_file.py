"""H5: one file with all that is kept about a person, and nothing of another; as one reads it and as a machine does."""

import io
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from samenhang.access.viewer import viewing
from samenhang.cases.models import LifeDomain
from samenhang.conversations import actions as conversations
from samenhang.meetings import actions as meetings
from samenhang.people import actions as people
from samenhang.people.actions import beside
from samenhang.plans import actions as plans
from tests.support.town import Colleague, Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection

CODE = "appeltaart-8"
TYPST = '#read("/etc/passwd") *niet vet* $x$ @weg'


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home(
        "Anna Zonneveld", "Bas Zonneveld", "Cas Zonneveld (14 jaar)", "Dirk Zonneveld (8 jaar)", with_bsn=True
    )
    town.open_case(home)
    return home


def write(town: Town, home: Home, who: int | None, what: str, *, layer: str = "case_team", **more: Any) -> None:
    """This function will write in the logbook about a member, or about the household as a whole."""
    by = town.director.viewer
    assert home.case
    with viewing(by):
        meetings.write_entry(
            case=home.case,
            told=meetings.Told("contact", town.now, what, others=more.get("others", "")),
            layer=layer,
            person_id=home.ids[who] if who is not None else None,
            by=by,
            at=timezone.now(),
        )


def ask(client: Client, home: Home, who: int, **more: str) -> Any:
    day = timezone.localdate().isoformat()
    fields = {"person": str(home.ids[who]), "asked_by": "self", "identity": "document", "received_on": day, **more}
    return client.post(reverse("data_rights:ask", args=[home.household.id, "own_file"]), fields)


def request_of(answer: Any) -> UUID:
    assert answer.status_code == 302, answer.content.decode()
    return UUID(answer["Location"].rstrip("/").rsplit("/", 1)[1])


def make(client: Client, request_id: UUID, code: str = CODE) -> Any:
    return client.post(reverse("data_rights:make_file", args=[request_id]), {"code": code, "again": code})


def opened(answer: Any) -> tuple[str, dict[str, Any], PdfReader]:
    """This function will open a file as the resident does: the words on paper, and the machine's version."""
    assert answer.status_code == 200, answer.content.decode()[:3000]
    assert answer["Content-Type"] == "application/pdf"
    reader = PdfReader(io.BytesIO(answer.content))
    assert reader.is_encrypted
    assert reader.decrypt(CODE)
    (data,) = reader.attachments["eigen-gegevens.json"]
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split()), json.loads(data), reader


def file_of(town: Town, home: Home, who: int, by: Colleague | None = None, **more: str) -> tuple[str, dict[str, Any]]:
    client = (by or town.director).client()
    words, data, _ = opened(make(client, request_of(ask(client, home, who, **more))))
    return words, data


def records(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return next(part["records"] for part in data["parts"] if part["key"] == key)


def test_two_members_each_with_a_secret(town: Town, home: Home) -> None:
    write(town, home, 0, "anna-merk: heeft een eigen spaarpot")
    write(town, home, 1, "bas-merk: belt met zijn broer")
    write(town, home, None, "samen-merk: de verwarming is stuk", others="buurvrouw-merk")
    helper = town.colleague(name="Hilde Geheim", domain="zorg")
    town.involve(home, helper, people=[home.ids[0]], secret=True, own_file="zorg")
    for who, own, other in ((0, "anna-merk", "bas-merk"), (1, "bas-merk", "anna-merk")):
        words, data = file_of(town, home, who)
        told = json.dumps(data, ensure_ascii=False)
        for text in (words, told):
            assert own in text and "samen-merk" in text
            assert other not in text and "buurvrouw-merk" not in text
            assert home.people[who].full_name in text
            assert ("Hilde Geheim" in text) == (who == 0)
        assert data["about_others"]["records_with_something_left_out"] == 1
        assert "1 gegeven is weggelaten" in words
        assert records(data, "identity")[0]["bsn"].isdigit()
        assert records(data, "looks") and records(data, "involvements")
        assert "Rik Regie" in words and "medewerker Toegang" in words


def test_what_may_not_be_shown_yet_is_not_there_and_not_told(
    town: Town, home: Home, owner_connection: "Connection[Any]"
) -> None:
    write(town, home, 0, "straks-merk: pas later")
    write(town, home, 0, "nu-merk: gewoon")
    day = timezone.localdate() + timedelta(days=30)
    owner_connection.execute(
        "UPDATE meetings_logentry SET hidden_reason = 'gevaar-merk', hidden_until = %s WHERE what LIKE 'straks-merk%%'",
        [day],
    )
    before, data = file_of(town, home, 0)
    assert "straks-merk" not in before + json.dumps(data) and "gevaar-merk" not in before + json.dumps(data)
    assert data["about_others"]["records_with_something_left_out"] == 0
    owner_connection.execute(
        "UPDATE meetings_logentry SET hidden_until = %s WHERE what LIKE 'straks-merk%%'",
        [timezone.localdate() - timedelta(days=1)],
    )
    after, _ = file_of(town, home, 1)
    assert "straks-merk" not in after


def test_own_words_plan_and_a_secret_address(town: Town, home: Home) -> None:
    by, now = town.director.viewer, timezone.now()
    assert home.case
    with viewing(by):
        talk = conversations.start_conversation(
            case=home.case,
            details=conversations.Details("first", "home", timezone.localdate(now), (home.ids[0],)),
            layer="case_team",
            by=by,
            at=now,
        )
        conversations.write_answer(
            conversation=talk,
            life_domain=LifeDomain.objects.get(code="geld"),
            said=conversations.Said(words=f"anna-woorden {TYPST}", mark=4),
            seen_version=0,
            by=by,
            at=now,
        )
        plans.add_goal(case=home.case, details=plans.GoalDetails(words="doel-merk"), by=by, at=now)
        people.keep_contact(
            household=home.household,
            person_id=home.ids[1],
            details={"street": "Geheimepad", "number": "1"},
            by=by,
            at=now,
        )
        people.keep_secrecy(household_id=home.household.id, person=home.people[1], code=7, by=by, at=now)
    words, data = file_of(town, home, 0)
    assert "anna-woorden" in words and "doel-merk" in words
    assert "niet vet" in words and "root:" not in words  # typed markup is text, and reads no file
    assert TYPST in records(data, "answers")[0]["words"]
    assert "Geheimepad" not in words + json.dumps(data) and "adres hier is geheim" in words
    other, _ = file_of(town, home, 1)
    assert "anna-woorden" not in other and "Geheimepad" not in other


def test_it_is_tagged_and_shows_names_of_every_script(town: Town) -> None:
    home = town.home("محمد العربي", "Żółć Ğül 😀")
    town.open_case(home)
    client = town.director.client()
    for who in (0, 1):
        words, data, reader = opened(make(client, request_of(ask(client, home, who))))
        assert data["person"]["name"] == home.people[who].full_name
        root = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"] and root["/Lang"] and "/StructTreeRoot" in root  # type: ignore[index, operator]  # a dictionary in every PDF
        assert words


def test_who_may_ask(town: Town, home: Home) -> None:
    anna, _, cas, dirk = home.people
    with viewing(town.officer.viewer):
        for child in (cas, dirk):
            people.relate(
                household=home.household,
                person_id=anna.id,
                other_id=child.id,
                kind="parent_authority",
                by=town.officer.viewer,
                at=town.now,
            )
    client = town.director.client()
    parent = {"asked_by": "parent", "parent": str(anna.id)}
    assert ask(client, home, 3, **parent).status_code == 302  # eight: the parent
    assert "Van 12 tot 16" in ask(client, home, 2, **parent).content.decode()
    assert ask(client, home, 2, **parent, child_agrees="on").status_code == 302
    no_authority = ask(client, home, 3, asked_by="parent", parent=str(home.ids[1]))
    assert no_authority.status_code == 422 and "gezag" in no_authority.content.decode()
    assert "vanaf 12 jaar" in ask(client, home, 3).content.decode()
    assert "Vanaf 16 jaar" in ask(client, home, 1, **parent).content.decode()
    with viewing(town.director.viewer):
        people.record_death(
            household=home.household,
            person=home.people[1],
            on=timezone.localdate(),
            by=town.director.viewer,
            at=timezone.now(),
        )
    assert ask(client, home, 1).status_code == 422


def test_a_parent_does_not_read_what_a_child_told_in_secret(town: Town, home: Home) -> None:
    anna, _, cas, _ = home.people
    helper = town.colleague(name="Hilde Geheim", domain="zorg")
    town.involve(home, helper, people=[cas.id], secret=True, own_file="zorg")
    with viewing(town.officer.viewer):
        people.relate(
            household=home.household,
            person_id=anna.id,
            other_id=cas.id,
            kind="parent_authority",
            by=town.officer.viewer,
            at=town.now,
        )
    words, data = file_of(town, home, 2, asked_by="parent", parent=str(anna.id), child_agrees="on")
    assert "Hilde Geheim" not in words + json.dumps(data)


def test_a_representative_needs_a_mandate_over_more_than_money(town: Town, home: Home) -> None:
    by, now = town.officer.viewer, timezone.now()
    with viewing(by):
        one = beside.represent(
            household=home.household,
            person=home.people[0],
            details={
                "kind": "administrator",
                "mandate": ["money"],
                "name": "B. Winder",
                "starts_on": timezone.localdate(),
                "decided_by": "x",
            },
            by=by,
            at=now,
        )
    refused = ask(town.director.client(), home, 0, asked_by="representative", representative=str(one.id))
    assert refused.status_code == 422 and "geld" in refused.content.decode()


def test_bad_input_and_twice(town: Town, home: Home) -> None:
    client = town.director.client()
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert ask(client, home, 0, received_on=tomorrow).status_code == 422
    assert ask(client, home, 0, received_on="31-02-2026").status_code == 422
    request_id = request_of(ask(client, home, 0))
    assert ask(client, home, 0).status_code == 422  # asked already
    assert make(client, request_id, "kort").status_code == 422
    differs = client.post(reverse("data_rights:make_file", args=[request_id]), {"code": CODE, "again": CODE + "x"})
    assert differs.status_code == 422
    hand = reverse("data_rights:hand_over", args=[request_id])
    assert client.post(hand, {"how": "hand", "to_whom": "Anna"}).status_code == 422  # nothing was made
    assert make(client, request_id).status_code == 200
    assert client.post(hand, {"how": "hand", "to_whom": "Anna zelf"}).status_code == 302
    assert client.post(hand, {"how": "hand", "to_whom": "Anna zelf"}).status_code == 422
    assert client.post(reverse("data_rights:withdraw", args=[request_id])).status_code == 409
    page = client.get(reverse("data_rights:request", args=[request_id])).content.decode()
    assert "Anna zelf" in page and "gedaan wat gevraagd is" in page
    assert make(client, request_id).status_code == 422


def test_withdrawn_twice(town: Town, home: Home) -> None:
    client = town.director.client()
    request_id = request_of(ask(client, home, 0))
    url = reverse("data_rights:withdraw", args=[request_id])
    assert client.post(url).status_code == 302
    assert client.post(url).status_code == 409


def test_the_service_reads_nothing_when_the_file_is_made(
    town: Town, home: Home, owner_connection: "Connection[Any]"
) -> None:
    client = town.director.client()
    request_id = request_of(ask(client, home, 0))
    assert make(client, request_id).status_code == 200
    [(opening,)] = owner_connection.execute(
        "SELECT id FROM data_rights_fileopening WHERE request_id = %s", [request_id]
    ).fetchall()
    left = owner_connection.execute("SELECT count(*) FROM access_grant WHERE viewer_id = %s", [opening]).fetchone()
    seats = owner_connection.execute("SELECT count(*) FROM access_viewer WHERE viewer_id = %s", [opening]).fetchone()
    assert left == (0,) and seats == (0,)
    line = owner_connection.execute(
        "SELECT event FROM audit_line WHERE what = 'data_rights.make_file' AND object_id = %s", [request_id]
    ).fetchall()
    assert line == [("transfer",)]


def test_a_thousand_lines_in_as_many_statements(town: Town, home: Home) -> None:
    client = town.director.client()
    write(town, home, 0, "regel-merk 0")
    first = request_of(ask(client, home, 0))
    with CaptureQueriesContext(connection) as few:
        assert make(client, first).status_code == 200
    client.post(reverse("data_rights:withdraw", args=[first]))
    by = town.director.viewer
    with viewing(by):
        from samenhang.meetings.models import LogEntry

        row = LogEntry.objects.filter(case=home.case).first()
        assert row
        rows: list[Any] = []
        for number in range(1, 1000):
            one = (
                LogEntry.objects.get(id=row.id)
                if number == 1
                else rows[0].__class__(**{f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields})
            )
            one.id, one.what = LogEntry._meta.get_field("id").default(), f"regel-merk {number}"
            rows.append(one)
        LogEntry.objects.bulk_create(rows)
    second = request_of(ask(client, home, 0))
    with CaptureQueriesContext(connection) as many:
        answer = make(client, second)
    words, data, _ = opened(answer)
    assert len(records(data, "log_entries")) == 1000 and "regel-merk 999" in words
    assert len(many) == len(few)


def test_outsiders_and_who_only_reads(town: Town, home: Home) -> None:
    request_id = request_of(ask(town.director.client(), home, 0))
    reader = town.colleague(domain="wmo")
    town.involve(home, reader)
    for who in (town.colleague(), town.colleague("privacy_officer"), reader):
        client = who.client()
        assert client.get(reverse("data_rights:request", args=[request_id])).status_code == 404
        assert make(client, request_id).status_code == 404
        assert ask(client, home, 0).status_code == 404
