"""A6: what helps to meet somebody stands with the person; screens, reminders and letters follow it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.people.languages import COVERS, cover
from samenhang.people.meeting import needs, paper, to_arrange
from samenhang.people.models import Contact
from samenhang.people.queries import contact
from samenhang.plans import actions as plans
from tests.support.town import Home, Town, a_town

TODAY = timezone.localdate()


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna de Vries", "Bas de Vries", "Cas de Vries (9 jaar)")
    town.open_case(home)
    return home


def told(**more: object) -> dict[str, object]:
    return {
        "language": "Tigrinya",
        "dialect": "Asmara",
        "dutch": "little",
        "interpreter": "on",
        "interpreter_way": "phone",
        "interpreter_who": "woman",
        "reading": "easy",
        "hearing": ["sign"],
        "sight": ["large"],
        "understanding": ["short", "pictures"],
        "way": "call",
        "best_time": "na negen uur",
        "needs": "neemt haar zus mee",
        "said_by": "self",
        "said_on": "",
        "version": "0",
        "submission": str(uuid7()),
        **more,
    }


def url(home: Home, which: int = 0) -> str:
    return reverse("cases:needs", args=[home.household.id, home.ids[which]])


def says(client: Client, home: Home, **more: object) -> None:
    assert client.post(url(home), told(**more)).status_code == 302


def test_it_stands_with_the_person_and_on_every_screen(town: Town, home: Home) -> None:
    client = town.director.client()
    says(client, home)
    shown = client.get(reverse("cases:people", args=[home.household.id])).content.decode()
    for words in ("tolk Tigrinya (Asmara)", "grote letters", "korte zinnen", "neemt haar zus mee", "de persoon zelf"):
        assert words in shown, words
    assert home.case
    for name, key in (("cases:case", home.case.id), ("plans:plan", home.case.id), ("cases:sharing", home.household.id)):
        assert "tolk Tigrinya (Asmara)" in client.get(reverse(name, args=[key])).content.decode(), name


def test_an_appointment_reminds_of_the_interpreter(town: Town, home: Home) -> None:
    client = town.director.client()
    says(client, home)
    assert home.case
    start = reverse("conversations:start", args=[home.case.id]) + "?met=samen"
    shown = client.get(start).content.decode()
    assert "tolk Tigrinya (Asmara) regelen (aan de telefoon, liever een vrouw)" in shown
    assert "tolk gebarentaal regelen" in shown


def test_letters_follow_the_reader(town: Town, home: Home) -> None:
    client, by = town.director.client(), town.director.viewer
    assert home.case
    with viewing(by):
        plans.add_goal(case=home.case, details=plans.GoalDetails(words="de post openen"), by=by, at=town.now)
    household = [home.household.id]
    papers = [
        reverse("plans:fridge", args=[home.case.id]) + "?concept=1",
        reverse("cases:sharing_paper", args=household),
        reverse("cases:sharing_paper_of", args=[*household, home.ids[0]]),
        reverse("data_rights:paper", args=household) + f"?person={home.ids[0]}",
    ]
    agree = reverse("plans:agree", args=[home.case.id])
    for one in [*papers, agree]:
        assert "--large" not in client.get(one).content.decode(), one
    says(client, home)
    line = cover("tigrinya")
    assert line
    for one in papers:
        shown = client.get(one).content.decode()
        assert "paper--large" in shown and line.words in shown and "eenvoudige taal" in shown, one
    assert "page--large" in client.get(agree).content.decode()
    other = client.get(reverse("cases:sharing_paper_of", args=[*household, home.ids[1]])).content.decode()
    assert "paper--large" not in other and line.words not in other


def test_two_editors_are_told_of_each_other(town: Town, home: Home) -> None:
    first, second = town.director.client(), town.officer.client()
    says(first, home)
    late = second.post(url(home), told(language="Arabisch"))
    assert late.status_code == 409
    shown = late.content.decode()
    assert "Taal: Tigrinya" in shown and "Taal: Arabisch" in shown and 'name="version" value="1"' in shown
    assert second.post(url(home), told(language="Arabisch", version="1")).status_code == 302
    with viewing(town.director.viewer):
        kept = contact(town.director.viewer, home.household.id, home.ids[0])
    assert kept and kept.language == "Arabisch" and kept.said_on == TODAY


def test_the_telephone_stays_when_what_helps_changes(town: Town, home: Home) -> None:
    client = town.director.client()
    reach = reverse("cases:person_contact", args=[home.household.id, home.ids[0]])
    sent = {"phone": "012-9998887", "email": "", "version": "0", "submission": str(uuid7())}
    assert client.post(reach, sent).status_code == 302
    says(client, home, version="1")
    shown = client.get(reverse("cases:people", args=[home.household.id])).content.decode()
    assert "012-9998887" in shown and "tolk Tigrinya" in shown


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": ""},
        {"said_on": (TODAY + timedelta(days=1)).isoformat()},
        {"said_on": "2026-13-01"},
        {"hearing": ["doof"]},
        {"dutch": "perfect"},
        {"needs": "x" * 501},
        {"language": "y" * 100_000},
        {"best_time": "z" * 121},
    ],
)
def test_what_cannot_be_is_refused_and_stays_typed(town: Town, home: Home, wrong: dict[str, object]) -> None:
    got = town.director.client().post(url(home), told(**wrong))
    assert got.status_code == 422
    assert "Asmara" in got.content.decode()


def test_who_is_involved_with_another_member_sees_nothing_of_it(town: Town, home: Home) -> None:
    says(town.director.client(), home, language="Sranantongo")
    other = town.colleague(domain="wmo")
    town.involve(home, other, people=[home.ids[1]])
    client = other.client()
    assert client.get(url(home)).status_code == 404
    assert home.case
    for one in (
        reverse("cases:people", args=[home.household.id]),
        reverse("cases:case", args=[home.case.id]),
        reverse("cases:sharing_paper", args=[home.household.id]),
    ):
        shown = client.get(one)
        assert shown.status_code == 200
        assert "Sranantongo" not in shown.content.decode() and "paper--large" not in shown.content.decode(), one


def test_each_language_of_the_list_has_its_line() -> None:
    assert len(COVERS) == 12
    assert len({line.code for line in COVERS.values()}) == 12
    for names, line in COVERS.items():
        assert all(cover(name.upper()) is line for name in names)
    assert cover("Nederlands") is None and cover("") is None


def test_nothing_known_asks_nothing() -> None:
    assert needs(None) == [] and to_arrange(None) == [] and not paper([None]).large
    assert needs(Contact()) == []
    assert not paper([Contact(language="Turks", dutch="good")]).covers
