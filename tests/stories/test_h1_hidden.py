"""H1: what the resident does not see yet has a reason and an end, is watched over, and shows by itself."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.layers import actions, queries
from samenhang.layers.models import Hiding
from samenhang.meetings import actions as meetings
from samenhang.meetings.models import Correction, LogEntry
from samenhang.teams.models import Role
from tests.support.town import Home, Town, a_town

SECRET = "De politie kijkt donderdag mee."
WHY = "Anders verdwijnt hij met het kind."

AGAIN = (
    "INSERT INTO layers_hiding"
    " (id, household_id, layer, domain, hidden_reason, kind, record_id, by_id, at, category, words, until)"
    " SELECT gen_random_uuid(), household_id, layer, domain, '', {}, record_id, by_id, at, category, words, {}"
    " FROM layers_hiding"
)


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Ana Lindhout", "Bo Lindhout")
    town.open_case(home)
    return home


def text(response: Any) -> str:
    return str(response.content.decode())


def in_days(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%d-%m-%Y}"


def typed(**more: Any) -> dict[str, Any]:
    hour_ago = timezone.localtime() - timedelta(hours=1)
    return {
        "kind": "contact",
        "happened_at": f"{hour_ago:%Y-%m-%dT%H:%M}",
        "what": SECRET,
        "file": "case_team",
        "hide": "on",
        "hidden_category": "safety",
        "hidden_reason": WHY,
        "hidden_until": in_days(20),
        "submission": str(uuid.uuid4()),
    } | more


def write(town: Town, home: Home, **more: Any) -> Any:
    return town.director.client().post(reverse("meetings:write", args=[home.opened.id]), typed(**more))


def the_entry(town: Town) -> LogEntry:
    with viewing(town.director.viewer):
        return LogEntry.objects.get(what=SECRET, by_id=town.director.hat.id)


def page_of(home: Home, entry: LogEntry, name: str = "layers:hide") -> str:
    return reverse(name, args=[home.household.id, "logboek", entry.id])


def officer(town: Town, role: str = Role.PRIVACY_OFFICER) -> Client:
    return town.colleague(role).client()


def watched(client: Client, town: Town) -> str:
    return text(client.get(reverse("layers:watched")))


def test_off_by_default_and_said_when_who_reads_it_is_said(town: Town, home: Home):
    page = text(town.director.client().get(reverse("meetings:write", args=[home.opened.id])))
    assert "Niet zichtbaar voor de inwoner" in page and not re.search(r'name="hide"[^>]*checked', page)
    assert "De inwoner mag dit ook lezen." in page
    asked = {"file": "case_team", "person": "", "hidden_until": in_days(3)}
    bare = text(town.director.client().get(reverse("layers:who_reads", args=[home.household.id]), asked))
    assert "De inwoner ziet dit niet tot" in bare


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"hidden_reason": ""}, "Vul in waarom"),
        ({"hidden_reason": "   "}, "Vul in waarom"),
        ({"hidden_category": ""}, "wat voor reden"),
        ({"hidden_category": "zomaar"}, "geldige keuze"),
        ({"hidden_until": ""}, "tot welke dag"),
        ({"hidden_until": "31-02-2030"}, "bestaande datum"),
        ({"hidden_until": "21-11-2020"}, "Kies een dag die nog komt."),
        ({"hidden_until": in_days(0)}, "Kies een dag die nog komt."),
        ({"hidden_until": in_days(93)}, "binnen drie maanden"),
        ({"hidden_until": "9999-12-31"}, "binnen drie maanden"),
        ({"hidden_category": "", "hidden_reason": "", "hidden_until": ""}, "Vul in waarom"),
    ],
)
def test_hiding_without_a_reason_or_an_end_is_refused(town: Town, home: Home, more: dict[str, Any], says: str):
    answer = write(town, home, **more)
    assert answer.status_code == 422 and says in text(answer) and SECRET in text(answer)
    with viewing(town.director.viewer):
        assert not LogEntry.objects.filter(case=home.case).exists()
        assert not Hiding.objects.filter(household=home.household).exists()


def test_nothing_the_resident_gets_tells_of_it(town: Town, home: Home):
    assert write(town, home).status_code == 302
    client, entry = town.director.client(), the_entry(town)
    with viewing(town.director.viewer) as at:
        meetings.correct_entry(entry=entry, text="Nee, vrijdag.", by=town.director.viewer, at=at)
    assert "niet voor de inwoner tot" in text(client.get(reverse("meetings:logbook", args=[home.opened.id])))
    looked = reverse("data_rights:paper", args=[home.household.id])
    papers = [
        reverse("meetings:paper", args=[home.opened.id]),
        f"{looked}?person={home.ids[0]}",
        reverse("plans:fridge", args=[home.opened.id]),
        reverse("cases:sharing_paper", args=[home.household.id]),
    ]
    for url in papers:
        page = text(client.get(url))
        for word in (SECRET, WHY, "Nee, vrijdag.", "later mag zien", "schreef in het logboek", "verbeterde een regel"):
            assert word not in page, (url, word)
    with viewing(town.director.viewer):  # each row that hangs on it says so itself, for whatever is printed later
        for rows in (Correction.objects.filter(entry_id=entry.id), Hiding.objects.filter(record_id=entry.id)):
            assert [one.hidden_until for one in rows] == [entry.hidden_until] != [None]
    assert client.post(page_of(home, entry, "layers:show"), {}).status_code == 302
    with viewing(town.director.viewer):
        assert Correction.objects.get(entry_id=entry.id).hidden_until is None
    assert SECRET in text(client.get(papers[0]))
    assert "schreef in het logboek" in text(client.get(papers[1]))


def test_the_director_sees_when_it_shows_and_on_that_day_it_does(town: Town, home: Home, owner_connection: Any):
    write(town, home, hidden_until=in_days(5))
    client, entry = town.director.client(), the_entry(town)
    book = reverse("meetings:logbook", args=[home.opened.id])
    assert "wordt over 5 dagen zichtbaar voor de inwoner" in text(client.get(book))
    with viewing(town.director.viewer) as at:  # the days pass
        later = timezone.localdate(at) + timedelta(days=5)
        assert queries.hidden_records(town.director.viewer, home.household.id, later) == set()
        assert queries.hidden_records(town.director.viewer, home.household.id, later - timedelta(days=1)) == {entry.id}
    owner_connection.execute("UPDATE layers_hiding SET until = current_date WHERE record_id = %s", [entry.id])
    owner_connection.execute("UPDATE meetings_logentry SET hidden_until = current_date WHERE id = %s", [entry.id])
    assert SECRET in text(client.get(reverse("meetings:paper", args=[home.opened.id])))
    page = text(client.get(book))
    assert "niet voor de inwoner tot" not in page and "Langer, of nu laten zien" not in page


def test_the_privacy_officer_sees_that_and_by_whom_not_what(town: Town, home: Home):
    write(town, home)
    for role in (Role.PRIVACY_OFFICER, Role.FG):
        client = officer(town, role)
        page = watched(client, town)
        assert "Regel in het logboek" in page and "anders loopt iemand gevaar" in page
        assert town.municipality.name in page and "nog 20 dagen" in page
        one = re.search(r"/privacy/verborgen/[0-9a-f-]{36}/", page)
        assert one
        opened = text(client.get(one[0]))
        assert "Rik Regie" in opened and "Dat u dit opende, staat in het inzagelogboek." in opened
        for word in (SECRET, WHY, "Lindhout", home.opened.number):
            assert word not in page + opened
    sheet = reverse("data_rights:paper", args=[home.household.id])
    told = text(town.director.client().get(sheet, {"person": str(home.ids[0])}))
    assert "hield toezicht" in told and "verborgen" not in told


def test_a_question_is_asked_and_answered(town: Town, home: Home):
    write(town, home)
    client, entry, director = officer(town), the_entry(town), town.director.client()
    found = re.search(r"/privacy/verborgen/[0-9a-f-]{36}/", watched(client, town))
    assert found
    assert client.post(f"{found[0]}vraag/", {"text": ""}).status_code == 422
    assert client.post(f"{found[0]}vraag/", {"text": "Kan dit korter? 👍 مرحبا\x00"}).status_code == 302
    assert "wacht op antwoord" in watched(client, town)
    assert "vraag van de privacy officer" in text(director.get(reverse("meetings:logbook", args=[home.opened.id])))
    assert "Kan dit korter? 👍 مرحبا" in text(director.get(page_of(home, entry)))
    assert director.post(page_of(home, entry, "layers:answer"), {"text": "Nee, tot donderdag."}).status_code == 302
    assert "Nee, tot donderdag." in text(client.get(found[0]))
    assert "beantwoord" in watched(client, town)
    fg = officer(town, Role.FG)
    assert fg.post(f"{found[0]}vraag/", {"text": "x"}).status_code == 404


def test_it_is_renewed_with_a_reason_and_ended(town: Town, home: Home):
    write(town, home)
    client, entry = town.director.client(), the_entry(town)
    again = {"hidden_category": "inquiry", "hidden_reason": "Het duurt langer.", "hidden_until": in_days(60)}
    assert client.post(page_of(home, entry), again | {"hidden_reason": ""}).status_code == 422
    key = str(uuid.uuid4())
    for _ in range(2):
        assert client.post(page_of(home, entry), again | {"submission": key}).status_code == 302
    with viewing(town.director.viewer):
        assert Hiding.objects.filter(record_id=entry.id).count() == 2
    assert "2 keer besloten" in watched(officer(town), town)
    assert client.post(page_of(home, entry, "layers:show"), {}).status_code == 302
    assert client.post(page_of(home, entry, "layers:show"), {}).status_code == 409
    assert "eerder laten zien" in watched(officer(town), town)


def test_who_has_no_business_sees_no_list_and_no_page(town: Town, home: Home):
    write(town, home)
    entry = the_entry(town)
    elsewhere = officer(a_town())
    assert "Regel in het logboek" not in watched(elsewhere, town)
    found = re.search(r"/privacy/verborgen/[0-9a-f-]{36}/", watched(officer(town), town))
    assert found and elsewhere.get(found[0]).status_code == 404
    assert elsewhere.post(f"{found[0]}vraag/", {"text": "x"}).status_code == 404
    for role in (Role.MANAGER, Role.TEAM_LEAD, Role.LAWFULNESS, Role.PROFESSIONAL):
        client = officer(town, role)
        assert client.get(reverse("layers:watched")).status_code == 404
        assert client.get(page_of(home, entry)).status_code == 404
    assert officer(town).get(page_of(home, entry)).status_code == 404


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meetings_logentry SET hidden_until = '2099-01-01', hidden_reason = 'x'",
        "INSERT INTO meetings_logentry SELECT gen_random_uuid(), (e).* FROM meetings_logentry e",
        "UPDATE layers_hiding SET until = '2099-01-01'",
        "DELETE FROM layers_hiding",
        AGAIN.format("kind", "current_date + 200"),
        AGAIN.format("'plans_goal'", "until"),
    ],
)
def test_by_hand_nothing_is_hidden_longer_or_unseen(town: Town, home: Home, statement: str):
    write(town, home)
    with pytest.raises(DatabaseError), viewing(town.director.viewer), transaction.atomic():
        connection.cursor().execute(statement)


def test_hidden_by_hand_on_writing_is_refused(town: Town, home: Home):
    by = town.director.viewer
    with pytest.raises(DatabaseError), viewing(by) as at, transaction.atomic():
        LogEntry(
            household_id=home.household.id,
            layer="case_team",
            hidden_reason="x",
            hidden_until=timezone.localdate() + timedelta(days=900),
            case=home.case,
            kind="contact",
            happened_at=at - timedelta(hours=1),
            what="x",
            by_id=by.id,
            at=at,
        ).save(force_insert=True)


def test_the_list_costs_the_same_for_one_and_for_many(town: Town, home: Home):
    counts = []
    client = officer(town)
    for number in (1, 3, 30):
        while True:
            with viewing(town.director.viewer):
                there = Hiding.objects.filter(household=home.household).count()
            if there >= number:
                break
            with viewing(town.director.viewer) as at:
                meetings.write_entry(
                    case=home.opened,
                    layer="case_team",
                    told=meetings.Told("contact", at - timedelta(hours=1), "x"),
                    hidden=actions.Hidden("safety", WHY, timezone.localdate() + timedelta(days=30)),
                    by=town.director.viewer,
                    at=at,
                )
        with CaptureQueriesContext(connection) as caught:
            assert client.get(reverse("layers:watched")).status_code == 200
        counts.append(len(caught))
    assert len(set(counts)) == 1, counts
