"""H2: who will read it is told by name before saving; within a household each person stays a person."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.conversations import actions as talking
from samenhang.layers import actions, queries
from samenhang.layers.models import Told
from samenhang.meetings import actions as meetings
from samenhang.meetings.models import LogEntry
from samenhang.people.models import Person
from tests.support.town import Colleague, Home, Town, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Ana Lindhout", "Bo Lindhout", "Cas Lindhout (14 jaar)", "Dee Lindhout (8 jaar)")
    town.open_case(home)
    return home


def text(response: Any) -> str:
    return str(response.content.decode())


def who_reads(client: Client, home: Home, **asked: str) -> str:
    return text(client.get(reverse("layers:who_reads", args=[home.household.id]), {"file": "case_team"} | asked))


def helper_of(town: Town, home: Home, person: Person, name: str) -> Colleague:
    found = town.colleague(name=name, domain="schuldhulp")
    town.involve(home, found, people=[person.id])
    return found


def told_alone(town: Town, home: Home, person: Person, words: str) -> None:
    """This function will write down what a member told alone, in each way there is."""
    by = town.director.viewer
    with viewing(by) as at:
        meetings.write_entry(
            case=home.opened,
            layer="case_team",
            person_id=person.id,
            told=meetings.Told("visit", at - timedelta(hours=1), words, residents=[person.id]),
            by=by,
            at=at,
        )
        actions.tell(
            key=(home.household.id, person.id, "case_team", ""),
            words=words,
            told_by=person.full_name,
            teller=person,
            told_on=timezone.localdate(at),
            by=by,
            at=at,
        )
        talk = talking.start_conversation(
            case=home.opened,
            details=talking.Details("first", "home", timezone.localdate(at)),
            layer="case_team",
            person=person,
            by=by,
            at=at,
        )
        talking.write_points(conversation=talk, points=words, seen_version=1, by=by, at=at)


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (0, "Hij sluit de deur en dan ben ik bang."),  # violence at home
        (1, "Ik wil scheiden en zij weet het nog niet."),  # a divorce
        (2, "Ik slaap bij mijn vriend, niet bij oma."),  # a teenager
    ],
)
def test_what_one_member_tells_is_not_for_another_member_or_their_helpers(town: Town, home: Home, who: int, words: str):
    teller = home.people[who]
    theirs = helper_of(town, home, teller, "Hanna Helper")
    others = [helper_of(town, home, one, f"Kim {n}") for n, one in enumerate(home.people) if one != teller]
    told_alone(town, home, teller, words)
    case, household = home.opened.id, home.household.id
    screens = [
        reverse("meetings:logbook", args=[case]),
        reverse("meetings:panel", args=[case]),
        reverse("conversations:list", args=[case]),
        reverse("layers:story", args=[household]),
        reverse("cases:case", args=[case]),
        reverse("data_rights:looks", args=[household]),
        reverse("conversations:start", args=[case]) + "?met=samen",
    ]
    assert words in text(theirs.client().get(screens[0])) and words in text(theirs.client().get(screens[3]))
    for other in others:
        for url in screens:
            page = text(other.client().get(url))
            assert words not in page, url
            assert who == 0 or teller.full_name not in page, url  # the household bears the first one’s name
        with viewing(other.viewer):
            assert not LogEntry.objects.filter(what=words).exists() and not Told.objects.filter(words=words).exists()
            assert queries.story(other.viewer, household) == []
    director = town.director.client()
    for one in home.people:  # the papers of the others, in their hands
        if one == teller:
            continue
        for name in ("meetings:paper", "data_rights:paper"):
            whose = [case] if name == "meetings:paper" else [household]
            assert words not in text(director.get(reverse(name, args=whose), {"person": str(one.id)}))
        start = reverse("conversations:start", args=[case])
        assert words not in text(director.get(start, {"met": str(one.id)}))


def test_choosing_one_person_names_exactly_who_reads_then(town: Town, home: Home):
    ana, bo, cas, dee = home.people
    helper_of(town, home, ana, "Kim van Ana")
    helper_of(town, home, cas, "Hanna van Cas")
    client = town.director.client()
    whole = who_reads(client, home)
    assert "Kim van Ana" in whole and "Hanna van Cas" in whole and "De inwoner mag dit ook lezen." in whole
    alone = who_reads(client, home, person=str(cas.id))
    assert "Hanna van Cas" in alone and "Kim van Ana" not in alone
    assert "Cas mag dit zelf lezen" in alone and "tot 16 jaar" in alone
    assert "De ouders met gezag over Dee" in who_reads(client, home, person=str(dee.id))
    grown = who_reads(client, home, person=str(bo.id))
    assert "Bo mag dit zelf lezen; anderen thuis niet." in grown and "16 jaar" not in grown
    assert "Verder nog geen collega." in grown
    assert f"({town.municipality.name}, professional)" in whole


def test_twenty_readers_unfold(town: Town, home: Home):
    for number in range(20):
        town.involve(home, town.colleague(name=f"Collega Twintig {number}"))
    page = who_reads(town.director.client(), home)
    assert page.count("Collega Twintig") == 20 and "en nog 15 collega" in page and "<details" in page


def test_without_script_a_button_tells_who_reads_it_and_saves_nothing(town: Town, home: Home):
    hour_ago = timezone.localtime() - timedelta(hours=1)
    typed = {
        "kind": "visit",
        "happened_at": f"{hour_ago:%Y-%m-%dT%H:%M}",
        "what": "Half af 👍",
        "file": "domain:wmo",
        "who_reads": "1",
        "submission": str(uuid.uuid4()),
    }
    url = reverse("meetings:write", args=[home.opened.id])
    assert 'name="who_reads"' in text(town.director.client().get(url))
    page = text(town.director.client().post(url, typed))
    assert "Half af 👍" in page and "Verder nog geen collega." in page
    with viewing(town.director.viewer):
        assert not LogEntry.objects.filter(case=home.case).exists()
    del typed["who_reads"]  # the same form, then saved
    assert town.director.client().post(url, typed).status_code == 302


def test_two_choices_and_nothing_else_fits_in_the_form(town: Town, home: Home):
    other = town.home("Els Ander")
    hour_ago = timezone.localtime() - timedelta(hours=1)
    url = reverse("meetings:write", args=[home.opened.id])
    page = text(town.director.client().get(url))
    assert page.count('name="file"') == 2 and "ons team" in page and "mijn dossier (" in page
    typed = {"kind": "visit", "happened_at": f"{hour_ago:%Y-%m-%dT%H:%M}", "what": "x"}
    for wrong in ("lawfulness", "involvement", "shared", "domain:jeugd", "domain:", "case_team:wmo", ""):
        assert town.director.client().post(url, typed | {"file": wrong}).status_code == 422, wrong
    wrong_person = typed | {"file": "case_team", "person": str(other.ids[0])}
    assert town.director.client().post(url, wrong_person).status_code == 422
    smuggled = {"layer": "lawfulness", "domain": "jeugd", "household_id": str(other.household.id), "by_id": "x"}
    assert town.director.client().post(url, typed | {"file": "case_team"} | smuggled).status_code == 302
    with viewing(town.director.viewer):
        entry = LogEntry.objects.get(case=home.case)
    assert entry.key == (home.household.id, None, "case_team", "")


@pytest.mark.parametrize("layer", ["lawfulness", "involvement", "domain"])
def test_by_hand_nothing_is_told_where_one_does_not_write(town: Town, home: Home, layer: str):
    other = town.home("Els Ander")
    by = town.director.viewer
    keys = [
        {"household": home.household, "layer": layer, "domain": "jeugd" if layer == "domain" else ""},
        {"household": other.household, "layer": "case_team"},
        {"household": home.household, "layer": "case_team", "person": other.people[0]},
    ]
    for key in keys:
        if key["layer"] == "involvement":
            continue  # the director keeps that up; nothing reads a story there
        with pytest.raises(DatabaseError), viewing(by) as at, transaction.atomic():
            Told(words="x", told_by="x", told_on=timezone.localdate(at), by_id=by.id, at=at, **key).save(
                force_insert=True
            )


def test_the_plan_says_who_reads_it_too(town: Town, home: Home):
    helper_of(town, home, home.people[0], "Kim van Ana")
    page = text(town.director.client().get(reverse("plans:new_goal", args=[home.opened.id])))
    assert "Kim van Ana" in page and "De inwoner mag dit ook lezen." in page


def test_an_outsider_is_not_told_who_reads(town: Town, home: Home):
    url = reverse("layers:who_reads", args=[home.household.id])
    assert town.colleague(domain="wmo").client().get(url, {"file": "case_team"}).status_code == 404
    client = town.director.client()
    for asked in ({}, {"file": "lawfulness"}, {"file": "domain:jeugd"}, {"file": "case_team", "person": "x"}):
        assert client.get(url, asked).status_code == 204
