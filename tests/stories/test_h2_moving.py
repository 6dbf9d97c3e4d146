"""H2: a record goes to a wider layer on a basis, with a reason; who wrote it may take it back. Who reads is named."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.audit.models import Line, Subject
from samenhang.cases.models import LifeDomain
from samenhang.conversations import actions as talking
from samenhang.conversations.models import Answer, Conversation
from samenhang.kit.refusals import Stale
from samenhang.layers import actions, queries
from samenhang.layers.models import Move
from samenhang.meetings import actions as meetings
from samenhang.meetings.models import Correction, LogEntry
from samenhang.people import actions as people
from samenhang.people.queries import members
from samenhang.plans import actions as plans
from tests.support.own import own_word
from tests.support.town import Colleague, Home, Town, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Ana Lindhout", "Bo Lindhout (15 jaar)")
    town.open_case(home)
    return home


def written(town: Town, home: Home, by: Colleague | None = None, **more: Any) -> LogEntry:
    """This function will write an entry, in the director's own file unless told otherwise."""
    who = by or town.director
    place = {"layer": "domain", "domain": "wmo"} | more
    with viewing(who.viewer) as at:
        told = meetings.Told("visit", timezone.now() - timedelta(hours=2), "De huur is zes weken te laat.")
        return meetings.write_entry(case=home.opened, told=told, by=who.viewer, at=at, **place)


def address(home: Home, record: Any, slug: str = "logboek") -> str:
    return reverse("layers:move", args=[home.household.id, slug, record.id])


def typed(found: Any, **more: Any) -> dict[str, Any]:
    usual = {
        "file": "case_team",
        "person": "",
        "basis": "wmo-onderzoek",
        "reason": "Het team moet dit weten voor de huur.",
        "stood": f"{found.person_id or ''}|{found.layer}|{found.domain}",
        "submission": str(uuid.uuid4()),
    } | more
    return {"seen": f"{usual['file']}|{usual['person']}"} | usual


def post(client: Client, home: Home, found: Any, **more: Any) -> Any:
    return client.post(address(home, found), typed(found, **more))


def text(response: Any) -> str:
    return str(response.content.decode())


def book(who: Colleague, home: Home) -> str:
    return text(who.client().get(reverse("meetings:logbook", args=[home.opened.id])))


def kim(town: Town, home: Home, **involved: Any) -> Colleague:
    found = town.colleague(name="Kim Collega", domain="schuldhulp")
    town.involve(home, found, own_file="schuldhulp", **involved)
    return found


def test_the_screen_names_who_comes_to_read_it(town: Town, home: Home):
    kim(town, home)
    entry = written(town, home)
    page = text(town.director.client().get(address(home, entry)))
    assert "Gaan dit ook lezen" in page and "Kim Collega" in page
    assert "De huur is zes weken te laat." in page and "mijn dossier (" in page
    asked = reverse("layers:compare", args=[home.household.id, "logboek", entry.id])
    bare = text(town.director.client().get(asked, {"file": "case_team", "person": str(home.ids[1])}))
    assert "Kim Collega" in bare and "case_team|" in bare
    assert town.director.client().get(asked, {"file": "lawfulness"}).status_code == 204


def test_a_record_moved_to_the_team_is_read_there_with_its_history(town: Town, home: Home):
    colleague, entry = kim(town, home), written(town, home)
    with viewing(town.director.viewer) as at:
        meetings.correct_entry(entry=entry, text="Het waren er twee.", by=town.director.viewer, at=at)
    assert "zes weken te laat" not in book(colleague, home)
    answer = post(town.director.client(), home, entry)
    assert (answer.status_code, answer["Location"]) == (302, reverse("meetings:logbook", args=[home.opened.id]))
    page = book(colleague, home)
    assert "De huur is zes weken te laat." in page and "Het waren er twee." in page
    assert "Stond tot" in page and "in een eigen dossier" in page and "Het team moet dit weten voor de huur." in page
    with viewing(colleague.viewer):
        move = Move.objects.get(record_id=entry.id)
        assert (move.from_layer, move.from_domain, move.layer, move.basis_id) == (
            "domain",
            "wmo",
            "case_team",
            "wmo-onderzoek",
        )
    with viewing(town.director.viewer):
        line = Line.objects.get(object_id=entry.id, what="layers.move")
        keys = set(Subject.objects.filter(line_id=line.id).values_list("layer", "domain"))
    assert keys == {("domain", "wmo"), ("case_team", "")}
    assert "huur" not in str(line.detail)


def test_who_wrote_it_takes_it_back_without_a_basis_and_the_log_stays(town: Town, home: Home):
    colleague, entry = kim(town, home), written(town, home, layer="case_team", domain="")
    assert "zes weken te laat" in book(colleague, home)
    page = text(town.director.client().get(address(home, entry), {}))
    shown = reverse("layers:compare", args=[home.household.id, "logboek", entry.id])
    page = text(town.director.client().get(shown, {"file": "domain:wmo"}))
    assert "Lezen dit straks niet meer" in page and "Kim Collega" in page and "inzagelogboek" in page
    assert post(town.director.client(), home, entry, file="domain:wmo", basis="").status_code == 302
    assert "zes weken te laat" not in book(colleague, home)
    assert "zes weken te laat" in book(town.director, home)


def test_nobody_takes_anothers_record_from_who_reads_it(town: Town, home: Home):
    colleague, entry = kim(town, home), written(town, home, layer="case_team", domain="")
    answer = post(colleague.client(), home, entry, file="domain:schuldhulp")
    assert answer.status_code == 422 and "Alleen wie dit schreef" in text(answer)
    assert "zes weken te laat" in book(town.director, home)


def test_a_teenagers_confidence_goes_to_the_household_only_by_an_act(town: Town, home: Home):
    ana, bo = home.ids
    of_ana = kim(town, home, people=[ana])
    entry = written(town, home, layer="case_team", domain="", person_id=bo)
    assert "zes weken te laat" not in book(of_ana, home) and "Bo Lindhout" not in book(of_ana, home)
    sheet = reverse("meetings:paper", args=[home.opened.id])
    assert "zes weken te laat" not in text(town.director.client().get(sheet, {"person": str(ana)}))
    assert post(town.director.client(), home, entry, person="", basis="").status_code == 422
    assert post(town.director.client(), home, entry, person="").status_code == 302
    page = book(of_ana, home)
    assert "zes weken te laat" in page and "over één persoon" in page and "Bo Lindhout" not in page


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"basis": ""}, "Kies op welke grond"),
        ({"basis": "pw-taak"}, "gaat niet zo ver"),
        ({"basis": "wams"}, "geldige keuze"),
        ({"basis": "bestaat-niet"}, "geldige keuze"),
        ({"reason": ""}, "Vul dit in."),
        ({"reason": "x" * 100_000}, "Deze tekst is te lang"),
        ({"file": "domain:wmo"}, "Daar staat het al."),
        ({"file": "lawfulness"}, "geldige keuze"),
        ({"file": "domain:jeugd"}, "geldige keuze"),
        ({"file": "involvement"}, "geldige keuze"),
        ({"person": str(uuid.uuid4())}, "geldige keuze"),
        ({"stood": "|case_team|"}, "net verplaatst"),
        ({"stood": ""}, "net verplaatst"),
        ({"seen": "shared|"}, "Kijk eerst wie dit straks leest"),
    ],
)
def test_bad_input_moves_nothing_and_loses_nothing(town: Town, home: Home, more: dict[str, Any], says: str):
    entry = written(town, home)
    answer = post(town.director.client(), home, entry, **({"reason": "Mijn reden 👍 مرحبا\x00"} | more))
    assert answer.status_code == 422 and says in text(answer)
    assert "Mijn reden 👍 مرحبا" in text(answer) or "reason" in more
    with viewing(town.director.viewer):
        assert LogEntry.objects.get(id=entry.id).layer == "domain"
        assert not Move.objects.filter(record_id=entry.id).exists()


def test_asking_who_reads_it_saves_nothing(town: Town, home: Home):
    entry = written(town, home)
    answer = post(town.director.client(), home, entry, who_reads="1")
    assert "Gaan dit ook lezen" in text(answer) or "Nu lezen dezelfde" in text(answer)
    with viewing(town.director.viewer):
        assert not Move.objects.filter(record_id=entry.id).exists()


def test_sent_twice_it_moves_once_and_moved_meanwhile_is_told(town: Town, home: Home):
    entry, client, key = written(town, home), town.director.client(), str(uuid.uuid4())
    for _ in range(2):
        assert post(client, home, entry, submission=key).status_code == 302
    answer = post(client, home, entry, file="shared")
    assert answer.status_code == 422 and "net verplaatst" in text(answer)
    with viewing(town.director.viewer) as at:
        assert Move.objects.filter(record_id=entry.id).count() == 1
        stale = queries.record(town.director.viewer, home.household.id, "logboek", entry.id)
        for layer, domain in (("domain", "wmo"), ("shared", "")):
            act: dict[str, Any] = {"layer": layer, "domain": domain, "basis": "wmo-onderzoek", "reason": "terug"}
            if layer == "domain":
                actions.move(found=stale, seen=stale.stands, by=town.director.viewer, at=at, **act)
            else:  # two at once: the database has the last word
                with pytest.raises(Stale):
                    actions.move(found=stale, seen=stale.stands, by=town.director.viewer, at=at, **act)


def test_a_basis_that_expired_while_the_form_was_open(town: Town, home: Home, owner_connection: Any):
    entry = written(town, home)
    code = f"tijdelijk-{own_word()}"
    owner_connection.execute(
        "INSERT INTO consent_legalbasis (code, law, article, purpose, told, layers, valid_from, valid_until, in_use,"
        " source, domains, roles, kinds, confirmed, second_person)"
        " VALUES (%s, 'Proefwet', 'art. 1', 'proef', 'proef', '{shared,case_team}', '2020-01-01', '2021-01-01',"
        " true, 'proef', '{}', '{}', '{}', true, false)",
        [code],
    )
    try:
        assert "geldige keuze" in text(post(town.director.client(), home, entry, basis=code))
        with viewing(town.director.viewer) as at, pytest.raises(actions.BasisDoesNotCover):
            found = queries.record(town.director.viewer, home.household.id, "logboek", entry.id)
            actions.move(
                found=found,
                seen=found.stands,
                layer="case_team",
                basis=code,
                reason="x",
                by=town.director.viewer,
                at=at,
            )
    finally:
        owner_connection.execute("DELETE FROM consent_legalbasis WHERE code = %s", [code])


def test_a_conversation_moves_as_a_whole(town: Town, home: Home):
    colleague, by = kim(town, home), town.director.viewer
    with viewing(by) as at:
        talk = talking.start_conversation(
            case=home.opened,
            details=talking.Details("first", "home", timezone.localdate(at)),
            layer="domain",
            domain="wmo",
            by=by,
            at=at,
        )
        talking.write_answer(
            conversation=talk,
            life_domain=LifeDomain.objects.get(code="geld"),
            said=talking.Said(words="De post ligt ongeopend."),
            seen_version=0,
            by=by,
            at=at,
        )
    whole = reverse("conversations:overview", args=[home.opened.id, talk.id])
    assert colleague.client().get(whole).status_code == 404
    client = town.director.client()
    assert "shared" not in text(client.get(address(home, talk, "gesprek")))
    assert client.post(address(home, talk, "gesprek"), typed(talk, file="shared")).status_code == 422
    assert client.post(address(home, talk, "gesprek"), typed(talk)).status_code == 302
    page = text(colleague.client().get(whole))
    assert "De post ligt ongeopend." in page and "Stond tot" in page
    with viewing(colleague.viewer):
        assert Answer.objects.get(conversation=talk).layer == "case_team"


def test_an_outsider_and_a_reader_without_writing_get_nothing(town: Town, home: Home):
    entry = written(town, home)
    for who in (town.colleague(domain="wmo"), kim(town, home)):
        assert who.client().get(address(home, entry)).status_code == 404
        assert post(who.client(), home, entry).status_code == 404
    client = town.director.client()
    assert client.get(address(home, entry, "onbekend")).status_code == 404
    other = town.home("Cas Ander")
    town.open_case(other)
    assert client.get(address(other, entry)).status_code == 404


def test_who_left_the_household_is_no_place_to_move_to(town: Town, home: Home):
    entry, bo = written(town, home), home.people[1]
    by = town.officer.viewer
    with viewing(by):
        theirs = next(
            one.membership for one in members(by, home.household.id, timezone.localdate()) if one.person == bo
        )
        people.leave_household(
            membership=theirs, on=timezone.localdate() - timedelta(days=1), reason="moved", by=by, at=town.now
        )
    answer = post(town.director.client(), home, entry, file="domain:wmo", person=str(bo.id))
    assert answer.status_code == 422 and "geldige keuze" in text(answer)


# -- around the screens ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meetings_logentry SET layer = 'shared', domain = '' WHERE id = %(id)s",
        "UPDATE meetings_logentry SET hidden_until = NULL, hidden_reason = '' WHERE id = %(id)s",
        "UPDATE conversations_conversation SET layer = 'case_team', domain = '' WHERE id = %(talk)s",
        "UPDATE conversations_conversation SET person_id = %(bo)s WHERE id = %(talk)s",
        "UPDATE conversations_conversation SET household_id = %(other)s WHERE id = %(talk)s",
        "UPDATE plans_goal SET household_id = %(other)s, plan_id = %(plan)s WHERE id = %(goal)s",
        "UPDATE layers_move SET reason = 'x' WHERE record_id = %(id)s",
        "DELETE FROM layers_move",
        "INSERT INTO layers_part (id, kind, part, through) VALUES (gen_random_uuid(), 'x', 'people_person', 'id')",
        "SELECT access.carry_out_move()",
    ],
)
def test_by_hand_nothing_is_put_elsewhere(town: Town, home: Home, statement: str):
    by = town.director.viewer
    other = town.home("Cas Ander")
    town.open_case(other)
    entry = written(town, home)
    with viewing(by) as at:
        talk = talking.start_conversation(
            case=home.opened,
            details=talking.Details("first", "home", timezone.localdate(at)),
            layer="domain",
            domain="wmo",
            by=by,
            at=at,
        )
        goal = plans.add_goal(case=home.opened, details=plans.GoalDetails(words="Rust"), by=by, at=at)
        elsewhere = plans.add_goal(case=other.opened, details=plans.GoalDetails(words="Rust"), by=by, at=at)
    ids = {"id": entry.id, "talk": talk.id, "bo": home.ids[1], "other": other.household.id}
    ids |= {"goal": goal.id, "plan": elsewhere.plan_id}
    with pytest.raises(DatabaseError), viewing(by), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, ids)
    with viewing(by):
        assert LogEntry.objects.get(id=entry.id).layer == "domain"
        assert Conversation.objects.get(id=talk.id).domain == "wmo"


@pytest.mark.parametrize(
    ("who", "more"),
    [
        ("director", {"layer": "lawfulness"}),
        ("director", {"layer": "involvement"}),
        ("director", {"layer": "domain", "domain": "jeugd"}),
        ("director", {"basis_id": None}),
        ("director", {"basis_id": "pw-taak"}),
        ("director", {"basis_id": "wams"}),
        ("director", {"reason": ""}),
        ("director", {"kind": "people_person"}),
        ("director", {"kind": "meetings_logentry; DROP TABLE people_person"}),
        ("director", {"by_id": uuid.uuid4()}),
        ("director", {"from_layer": "shared", "from_domain": ""}),
        ("kim", {}),
        ("outsider", {}),
    ],
)
def test_a_forged_move_is_refused_by_the_database(town: Town, home: Home, who: str, more: dict[str, Any]):
    entry = written(town, home)
    viewer = {"director": lambda: town.director, "kim": lambda: kim(town, home), "outsider": town.colleague}[
        who
    ]().viewer
    row: dict[str, Any] = {
        "household_id": home.household.id,
        "layer": "case_team",
        "domain": "",
        "kind": "meetings_logentry",
        "record_id": entry.id,
        "from_layer": "domain",
        "from_domain": "wmo",
        "basis_id": "wmo-onderzoek",
        "reason": "proef",
        "by_id": viewer.id,
        "at": timezone.now(),
    } | more
    with pytest.raises(DatabaseError), viewing(viewer), transaction.atomic():
        Move(**row).save(force_insert=True)
    with viewing(town.director.viewer):
        assert LogEntry.objects.get(id=entry.id).layer == "domain"


def test_two_households_that_share_a_child_do_not_see_what_moved(town: Town, home: Home):
    bo = home.people[1]
    other = town.home("Cor Ander", child=bo)
    theirs = town.colleague(name="Vera Ander", domain="jeugd")
    town.open_case(other, director=theirs)
    entry = written(town, home, layer="case_team", domain="", person_id=bo.id)
    assert post(town.director.client(), home, entry, file="shared", person=str(bo.id)).status_code == 302
    assert "zes weken te laat" not in book(theirs, other)
    with viewing(theirs.viewer):
        assert not LogEntry.objects.filter(id=entry.id).exists()
        assert not Move.objects.filter(record_id=entry.id).exists()
        assert not Correction.objects.filter(entry_id=entry.id).exists()
