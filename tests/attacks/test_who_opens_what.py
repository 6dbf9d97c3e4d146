"""Every address x everybody's relation to the household: nobody opens what the permission map or the wall keeps shut.

What is opened stands in docs/policy/access-table.md, one line per address, so that a change of it is seen and agreed.
Made anew with `SAMENHANG_TABLE=1 .venv/bin/python -m pytest tests/attacks/test_who_opens_what.py`.
"""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.http import HttpResponseNotAllowed
from django.test import Client
from django.urls import get_resolver, reverse

from samenhang.access import permissions
from samenhang.access.models import NOBODY
from tests.attacks.test_closed_doors import doors
from tests.structure.test_doors import addresses, declared_permission
from tests.support.database import ROOT
from tests.support.relations import Key, Relation, key_of, keys_of, relations
from tests.support.road import SECRETS, Road, a_road
from tests.support.town import a_town

if TYPE_CHECKING:
    from psycopg import Connection

TABLE = ROOT / "docs" / "policy" / "access-table.md"
OPENS, SHUT, ACT = "ja", "·", "knop"
HEAD = """# Wie opent welk scherm

Gemaakt door de proef die elk adres als iedereen opent (`tests/attacks/test_who_opens_what.py`), bij één huishouden dat
de hele weg ging: een ouder en een kind, een plan, een gesprek, een logboek. `ja`: het scherm gaat open (wat erop staat,
volgt uit de lagen in [access.md](access.md)). `·`: het adres bestaat voor deze lezer niet, en ziet er precies zo uit
als een adres dat nergens bestaat. `knop`: geen scherm, wel een handeling. Wie niet is aangemeld, wordt overal eerst
gevraagd zich aan te melden.

"""
EVERYBODYS = {"access", "kit", "teams", "account", "mfa", "demo", "staff:accept", "usersessions", "socialaccount"}
"""Addresses of the sign-in and of one's own settings: their own tests say who opens them."""


@pytest.fixture(scope="module")
def road() -> Road:
    return a_road(a_town())


@pytest.fixture(scope="module")
def people(road: Road) -> dict[str, Relation]:
    return relations(road)


def asked(name: str) -> str:
    entry = next(entry for found, entry in addresses(get_resolver()) if found == name)
    return str(declared_permission(entry.callback))


def needed(road: Road, owner: "Connection[Any]") -> dict[UUID, Key]:
    """Of each id that addresses bear: its record's key. A household's and a person's own are about involvement."""
    household = road.home.household.id
    found: dict[UUID, Key] = {household: (household, NOBODY, "involvement", "")}
    for record in road.ids.values():
        if record in road.home.ids:
            found[record] = (household, record, "involvement", "")
        elif record != household and (key := key_of(record, owner)):
            found[record] = key
    # Who keeps the household up answers an intended stop where nobody reads what the team writes (decision 0057).
    found[road.ids["laid_id"]] = (household, road.home.ids[0], "involvement", "")
    return found


def lists() -> Iterator[tuple[str, str]]:
    """This function will give every address about nobody in particular."""
    for name, entry in addresses(get_resolver()):
        if not entry.pattern.converters and not {name, name.split(":")[0]} & EVERYBODYS and ":" in name:
            yield name, reverse(name)


def test_nobody_opens_what_is_shut(road: Road, people: dict[str, Relation], owner_connection: "Connection[Any]"):
    keys = needed(road, owner_connection)
    assert len(keys) > 15
    rows: dict[str, list[str]] = {}
    wrong: list[tuple[str, str, object, int]] = []
    clients = {key: one.client() for key, one in people.items()}
    held = {key: keys_of(one.who, road.home.household.id, owner_connection) for key, one in people.items() if one.who}
    known = {one.name for one in permissions.all_permissions()}
    for name, url in [*doors(road.ids), *lists()]:
        row, asks = rows.setdefault(name, []), asked(name)
        # What an address says to nobody at all before it looks who asks, it says to everybody: asked once.
        not_taken = {how for how in ("get", "post") if getattr(Client(), how)(url).status_code == 405}
        bears = [key for record, key in keys.items() if str(record) in url]
        for relation, one in people.items():
            client, where = clients[relation], (relation, name)
            got = HttpResponseNotAllowed(["POST"]) if "get" in not_taken else client.get(url)
            assert got.status_code < 500, where
            if one.who is None:
                assert got.status_code in (302, 404, 405), where
                continue
            fits = asks not in known or permissions.allows(asks, one.who.viewer)
            guards = one.who.hat.role in ("privacy_officer", "fg") and name.startswith(
                ("layers:watched", "layers:remark")
            )
            if not guards and (not fits or not set(bears) <= held[relation]):
                # Pressed as well: it changes nothing, whatever it would do for others. Who holds nothing at all is
                # kept out of every address in test_closed_doors, byte for byte.
                presses = (held[relation] or relation == "fg") and "post" not in not_taken
                pressed = client.post(url) if presses else got
                if not {pressed.status_code, got.status_code} <= {404, 405}:
                    wrong.append((*where, got.status_code, pressed.status_code))
                row.append(SHUT)
            else:
                row.append({404: SHUT, 405: ACT}.get(got.status_code, OPENS))
            if not held[relation]:
                told = got.content + b"".join(
                    client.get(got.headers["Location"]).content for _ in "1" if got.status_code == 302
                )
                if any(word.encode() in told for word in SECRETS.values()):
                    wrong.append((*where, "told", 0))
    assert wrong == []
    compare(rows, people)


def compare(rows: dict[str, list[str]], people: dict[str, Relation]) -> None:
    """This function will hold the table to what was walked."""
    shown = [one.words for one in people.values() if one.who]
    lines = [f"| adres | {' | '.join(shown)} |", "|---" * (len(shown) + 1) + "|"]
    lines += [f"| `{name}` | {' | '.join(row)} |" for name, row in sorted(rows.items())]
    told = HEAD + "\n".join(lines) + "\n"
    if os.environ.get("SAMENHANG_TABLE"):
        TABLE.write_text(told)
    assert TABLE.read_text() == told, (
        "Who opens what changed. Meant so? Make the table anew and look at the difference."
    )
