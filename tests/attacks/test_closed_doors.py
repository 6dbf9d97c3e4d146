"""Every address, tried by everybody who has no business there: refused looks exactly like absent, and tells nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.teams.models import Role
from tests.structure.test_doors import addresses
from tests.support.road import SECRETS, Road, a_road
from tests.support.town import Colleague, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection

RECORDS = {
    "cases:withdraw_consent": "consent_id",
    "cases:withdraw_secrecy": "secrecy_id",
    "cases:withdraw_agreement": "agreement_id",
    "cases:object": "notice_id",
    "cases:without_one": "without_id",
    "cases:without_opinion": "without_id",
    "cases:without_told": "without_id",
    "cases:without_review": "without_id",
    "passing:question": "passing_question_id",
    "weighing:position": "triangle_option_id",
    **dict.fromkeys(
        (
            "data_rights:request",
            "data_rights:make_file",
            "data_rights:hand_over",
            "data_rights:extend",
            "data_rights:answer",
            "data_rights:withdraw",
        ),
        "rights_id",
    ),
}
OTHER = {
    "code": "geld",
    "basis": "wmo-onderzoek",
    "number": 1,
    "doubt_id": UUID(int=7),
    "proposal_id": UUID(int=7),
    "kind": "verhuizing",
    "record_kind": "verteld",
    "source": "huishouden",
    "finding_id": UUID(int=7),
    "question_id": UUID(int=7),
    "watch_id": UUID(int=7),
    "right": "correction",
    "break_glass_id": UUID(int=8),
    "opened_id": UUID(int=9),
    "circle_id": UUID(int=10),
    "warning_id": UUID(int=11),
    "part": "wants",
    "trained_id": UUID(int=12),
    "jurist_id": UUID(int=13),
    "legal_answer_id": UUID(int=14),
    "seat_id": UUID(int=12),
    "pot_id": UUID(int=13),
}
"""Filled in as they are; a list set aside is of no household yet, who may open one is told in test_a4_doubts."""
NO_CONTENT = [Role.TEAM_LEAD, Role.POLICY_ADVISER, Role.PRIVACY_OFFICER, Role.MANAGER, Role.LAWFULNESS]


GUARDS = {(Role.PRIVACY_OFFICER.value, "layers:watched_one"), (Role.PRIVACY_OFFICER.value, "layers:remark")}
"""Who guards the rules opens these, without content: told in test_h1_hidden."""


@pytest.fixture(scope="module")
def road() -> Road:
    """One household that went the whole road."""
    return a_road(a_town())


def doors(ids: dict[str, UUID]) -> Iterator[tuple[str, str]]:
    """This function will give every address that is about somebody, filled in with these ids."""
    for name, entry in addresses(get_resolver()):
        wanted = entry.pattern.converters
        if not any(str(converter.__class__.__name__) == "UUIDConverter" for converter in wanted.values()):
            continue
        filled: dict[str, Any] = {
            key: ids[RECORDS.get(name, key)] if RECORDS.get(name, key) in ids else OTHER.get(key) for key in wanted
        }
        if None not in filled.values():
            yield name, reverse(name, kwargs=filled)


BESIDE = ["professional", "process_director", "partner", "other_desk"]


def outsider(town: Town, role: str) -> Colleague:
    """This function will give somebody who has no business with the household, of the same municipality or beyond."""
    if role == "other_desk":
        return a_town().officer
    if role == "professional":
        return town.colleague(domain="jeugd")
    if role == "process_director":
        return town.colleague(Role.PROCESS_DIRECTOR)
    if role == "partner":
        return town.colleague(Role.PARTNER, organisation=town.organisation())
    return town.colleague(Role(role), team=town.desk)


def outsiders(town: Town) -> dict[str, Colleague]:
    """This function will give everybody who has no business with the household."""
    return {role: outsider(town, role) for role in (*(role.value for role in NO_CONTENT), *BESIDE)}


def stays_here(got: Any, where: object) -> None:
    """This function will hold that no browser may keep an answer, frame it, or run in it what is not ours."""
    kept = got.headers.get("Cache-Control", "")
    assert "no-store" in kept or "no-cache" in kept, (where, got.status_code, kept)
    assert got.headers.get("X-Frame-Options") == "DENY", where
    policy = got.headers.get("Content-Security-Policy", "")
    assert "default-src 'none'" in policy and "unsafe" not in policy, (where, policy)


def answer(client: Client, method: str, url: str) -> tuple[int, bytes, list[tuple[str, str]]]:
    """This function will ask for an address and give what can be told from the answer."""
    got = getattr(client, method)(url)
    stays_here(got, url)
    return got.status_code, got.content, sorted((k, v) for k, v in got.headers.items() if k != "Content-Length")


def test_every_address_about_somebody_is_known_to_this_test(road: Road) -> None:
    known = {name for name, _ in doors(road.ids)}
    about = {
        name
        for name, entry in addresses(get_resolver())
        if any(c.__class__.__name__ == "UUIDConverter" for c in entry.pattern.converters.values())
    }
    assert sorted(about - known) == []
    assert len(known) > 40


def test_the_director_comes_in_where_the_others_do_not(road: Road) -> None:
    client = road.town.director.client()
    for name in ("cases:case", "plans:plan", "meetings:logbook", "conversations:list"):
        page = client.get(reverse(name, args=[road.ids["case_id"]]))
        assert page.status_code == 200, name
    seen = client.get(reverse("meetings:logbook", args=[road.ids["case_id"]])).content.decode()
    assert SECRETS["logged"] in seen and SECRETS["name"] in seen


@pytest.fixture(scope="module")
def not_taken(road: Road) -> set[tuple[str, str]]:
    """Which ways of asking an address does not take, told before anybody looks who asks: also to who is nobody.

    To nobody, and of nobody, byte for byte the same: so it is to everybody.
    """
    nobody, found = {key: uuid7() for key in road.ids}, set()
    for (name, real), (_, absent) in zip(doors(road.ids), doors(nobody), strict=True):
        for method in ("get", "post"):
            told = answer(Client(), method, real)
            if told[0] == 405:
                assert told == answer(Client(), method, absent), (name, method)
                found.add((name, method))
    return found


@pytest.mark.parametrize("role", [*(role.value for role in NO_CONTENT), *BESIDE])
def test_refused_looks_exactly_like_absent(road: Road, role: str, not_taken: set[tuple[str, str]]) -> None:
    """Like an address that is nowhere at all; where the method is told of, like the same address of nobody."""
    nobody, client = {key: uuid7() for key in road.ids}, outsider(road.town, role).client()
    nowhere = {method: answer(client, method, f"/{uuid7()}/") for method in ("get", "post")}
    for (name, real), (_, absent) in zip(doors(road.ids), doors(nobody), strict=True):
        if (role, name) in GUARDS:
            continue
        for method in ("get", "post"):
            if (name, method) in not_taken:
                continue
            told = answer(client, method, real)
            assert told == nowhere[method] or told == answer(client, method, absent), (name, method)
            assert told[0] in (404, 405), (name, method, told[0])
            for word in SECRETS.values():
                assert word.encode() not in told[1], (name, word)


def test_nobody_at_all_is_sent_to_sign_in(road: Road) -> None:
    for name, url in doors(road.ids):
        got = Client().get(url)
        stays_here(got, name)
        assert got.status_code in (302, 405), name
        assert not any(word.encode() in got.content for word in SECRETS.values())


def test_lists_counts_and_search_tell_outsiders_nothing(road: Road) -> None:
    for role, who in outsiders(road.town).items():
        client = who.client()
        for url in ("/", "/hulpvragen/", "/hulpvragen/?toon=alles", "/verwijzingen/", "/collegas/", "/zoeken/"):
            got = client.get(url, follow=True)
            assert not any(word.encode() in got.content for word in SECRETS.values()), (role, url)
        for fields in ({"way": "name", "family_name": SECRETS["name"], "birth_date": "03-02-1988"},):
            found = client.post("/zoeken/", fields)
            if role != "other_desk":  # the access desk may find that somebody is there, by name and birth date
                assert SECRETS["street"].encode() not in found.content, role


def test_a_refused_look_is_logged_without_its_subject(road: Road, owner_connection: "Connection[Any]") -> None:
    who, begun = road.town.colleague(domain="wmo"), timezone.now()
    who.client().get(reverse("cases:case", args=[road.ids["case_id"]]))
    lines = owner_connection.execute(
        "SELECT event, object_id FROM audit_line WHERE viewer_id = %s AND at >= %s", [who.hat.id, begun]
    ).fetchall()
    assert lines == [("refused", road.ids["case_id"])]


def test_a_viewer_left_in_the_pool_shows_the_next_one_nothing(road: Road) -> None:
    inside, outside = road.town.director.client(), road.town.colleague(domain="wmo").client()
    url = reverse("cases:case", args=[road.ids["case_id"]])
    for _ in range(6):
        assert inside.get(url).status_code == 200
        assert outside.get(url).status_code == 404
