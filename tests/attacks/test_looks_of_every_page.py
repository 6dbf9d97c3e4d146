"""Every page that shows somebody leaves one line, about the household and the people on it: not none, not two.

Nothing else is written by reading, and no answer may be kept by a browser.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from tests.attacks.test_closed_doors import doors, stays_here
from tests.attacks.test_forms import counts, everything
from tests.structure.test_doors import addresses
from tests.support.road import SECRETS, Road, a_road
from tests.support.town import a_town

if TYPE_CHECKING:
    from psycopg import Connection

LISTS = {"home:start", "home:colleagues", "intake:queue", "intake:referrals", "intake:receive", "register:search"}
ABOUT_ALL = {"plans:brief"}
"""Tells of what is recorded about the household as a whole, in whose words a member's name may stand."""


NAMELESS = ("deliberation:", "legal_room:", "questions:", "stops:")
"""Show what was written about nobody, or by who asks from outside: its words alone make no look at anybody."""


@pytest.fixture(scope="module")
def road() -> Road:
    """One household that went the whole road."""
    return a_road(a_town())


def lines_since(owner: "Connection[Any]", viewer: object, since: datetime) -> list[dict[str, Any]]:
    """This function will give what a viewer left in the log since a moment, refusals too, with the subjects."""
    rows = owner.execute(
        "SELECT l.event, l.what, l.object_id,"
        " COALESCE(array_agg(s.household_id) FILTER (WHERE s.id IS NOT NULL), '{}'),"
        " COALESCE(array_agg(s.person_id) FILTER (WHERE s.id IS NOT NULL), '{}'),"
        " COALESCE(array_agg(s.layer) FILTER (WHERE s.id IS NOT NULL), '{}')"
        " FROM audit_line l LEFT JOIN audit_subject s ON s.line_id = l.id"
        # what the road tells of a day to come is no line of this page
        " WHERE l.viewer_id = %s AND l.at >= %s AND l.at < now() + interval '1 day'"
        " GROUP BY l.id, l.event, l.what, l.object_id, l.at ORDER BY l.at",
        [viewer, since],
    )
    names = ("event", "what", "object", "households", "people", "layers")
    return [dict(zip(names, row, strict=True)) for row in rows.fetchall()]


def pages(road: Road) -> Iterator[tuple[str, str]]:
    """This function will give every address of the program that needs no more than this road's ids."""
    about = dict(doors(road.ids))
    yield from about.items()
    for name, entry in addresses(get_resolver()):
        if name not in about and not entry.pattern.converters and ":" in name:
            yield name, reverse(name)


@pytest.mark.parametrize("role", ["director", "officer"])
def test_every_page_leaves_one_line_about_who_is_on_it(
    road: Road, owner_connection: "Connection[Any]", role: str
) -> None:
    who = road.town.director if role == "director" else road.town.officer
    client = who.client()
    seen: set[str] = set()
    wrong: list[tuple[str, str, object]] = []
    everybody = {person.full_name: person.id for person in road.home.people}
    rows = counts(owner_connection)
    for name, url in everything(road):
        since = timezone.now()
        got = client.get(url)
        stays_here(got, name)
        if got.status_code not in (200, 409) or ":" not in name:
            continue
        seen.add(name)
        text = got.content.decode(errors="replace")  # a document is no text
        found = [line for line in lines_since(owner_connection, who.hat.id, since) if line["event"] != "refused"]
        shown = {id for full, id in everybody.items() if full in text}
        shows = shown or road.home.household.name in text or any(word in text for word in SECRETS.values())
        if not shows or (name.startswith(NAMELESS) and not shown and road.home.household.name not in text):
            continue
        if len(found) != 1:
            wrong.append((name, "lines", len(found)))
            continue
        line = found[0]
        if road.home.household.id not in line["households"]:
            wrong.append((name, "household", line["households"]))
        if name not in LISTS and not shown <= set(line["people"]) and None not in line["people"]:
            wrong.append((name, "people", shown - set(line["people"])))
        elif name not in LISTS | ABOUT_ALL and not shown <= set(line["people"]):
            wrong.append((name, "not each of the people", sorted(set(line["layers"]))))
    assert sorted(wrong, key=str) == []
    assert len(seen) > 25, sorted(seen)
    assert counts(owner_connection) == rows


@pytest.mark.parametrize(
    ("name", "layer"),
    [
        ("cases:people", "involvement"),
        ("cases:sharing", "involvement"),
        ("plans:plan", "shared"),
        ("plans:fridge", "shared"),
        ("plans:brief", "shared"),
        ("plans:version", "shared"),
        ("meetings:logbook", "case_team"),
        ("meetings:paper", "case_team"),
        ("meetings:panel", "case_team"),
        ("conversations:list", "case_team"),
        ("conversations:overview", "case_team"),
        ("conversations:paper", "case_team"),
        ("conversations:domain", "case_team"),
    ],
)
def test_the_line_names_the_layer_that_was_read(
    road: Road, owner_connection: "Connection[Any]", name: str, layer: str
) -> None:
    since, who = timezone.now(), road.town.director
    assert who.client().get(dict(doors(road.ids))[name]).status_code == 200
    found = lines_since(owner_connection, who.hat.id, since)
    assert [layer in line["layers"] for line in found] == [True], found


def test_a_panel_shares_its_page_s_look_for_its_own_viewer_and_household_only(
    road: Road, owner_connection: "Connection[Any]"
) -> None:
    other, director = a_road(a_town()), road.town.director
    client, urls = director.client(), dict(doors(road.ids))
    page = client.get(urls["cases:case"]).content.decode()
    token = page.split("?look=")[1].split('"')[0].split("&")[0]
    theirs = other.town.director.client().get(dict(doors(other.ids))["cases:case"]).content.decode()
    stolen = theirs.split("?look=")[1].split('"')[0].split("&")[0]
    for name in ("plans:brief", "meetings:panel"):
        for look, expected in ((token, 0), (stolen, 1), ("", 1), (token[:-2] + "xx", 1)):
            since = timezone.now()
            assert client.get(f"{urls[name]}?look={look}").status_code == 200
            assert len(lines_since(owner_connection, director.hat.id, since)) == expected, (name, look)


@pytest.mark.parametrize("name", ["cases:people", "cases:case", "meetings:logbook", "plans:plan", "intake:queue"])
def test_asking_for_the_head_only_is_a_look_too_or_refused(
    road: Road, owner_connection: "Connection[Any]", name: str
) -> None:
    who = road.town.officer if name.startswith("intake") else road.town.director
    url = dict(pages(road))[name]
    since = timezone.now()
    got = who.client().head(url)
    found = lines_since(owner_connection, who.hat.id, since)
    assert got.status_code == 405 or len(found) == 1
    assert got.content == b""


def test_a_form_shown_again_after_a_mistake_is_a_look(road: Road, owner_connection: "Connection[Any]") -> None:
    client, urls = road.town.director.client(), dict(doors(road.ids))
    for name in ("cases:involve", "cases:ask", "cases:person_contact", "plans:new_goal", "meetings:write"):
        since = timezone.now()
        got = client.post(urls[name], {"email": "geen adres", "until": "31-02-2026", "reading": "?"})
        assert got.status_code == 422, name
        found = lines_since(owner_connection, road.town.director.hat.id, since)
        assert [line["event"] for line in found] == ["read"], name
        assert set(found[0]["households"]) == {road.home.household.id}, name


def test_a_page_of_nobody_s_data_leaves_no_subject(owner_connection: "Connection[Any]") -> None:
    who = a_town().colleague()
    for url in ("/collegas/", "/zoeken/"):
        since = timezone.now()
        assert who.client().get(url).status_code == 200
        assert lines_since(owner_connection, who.hat.id, since) == []
    assert Client().get("/collegas/").status_code == 302
