"""Ids of one household in an address of another, by who may open both: the two never meet on one page or in one act."""

import pytest
from django.urls import get_resolver, reverse

from tests.attacks.test_closed_doors import OTHER, RECORDS
from tests.structure.test_doors import addresses
from tests.support.road import Road, a_road
from tests.support.town import a_town

WHERE = ("household_id", "case_id")
FOUND = {"cases:add_found", "cases:known_partner"}
"""Who is on record elsewhere comes to live here: what is asked there says nothing of the other household."""


@pytest.fixture(scope="module")
def roads() -> tuple[Road, Road]:
    """Two households of one director, who may read and write both."""
    town = a_town()
    return a_road(town), a_road(town)


def mixed(here: Road, there: Road) -> list[tuple[str, str]]:
    """This function will give every address of a household and something of it, with the something of another."""
    found = []
    for name, entry in addresses(get_resolver()):
        wanted = entry.pattern.converters
        of_here = [key for key in wanted if key in WHERE]
        others = [key for key in wanted if RECORDS.get(name, key) in there.ids and key not in WHERE]
        if not of_here or not others or name in FOUND:
            continue
        filled = {key: OTHER.get(key) for key in wanted}
        filled |= {key: here.ids[key] for key in of_here} | {key: there.ids[RECORDS.get(name, key)] for key in others}
        if None not in filled.values():
            found.append((name, reverse(name, kwargs=filled)))
    return found


def test_what_is_another_household_s_is_not_found_here(roads: tuple[Road, Road]) -> None:
    here, there = roads
    client, tried = here.town.director.client(), mixed(here, there)
    opened = []
    for name, url in tried:
        for method in ("get", "post"):
            got = getattr(client, method)(url, {"reason": "weg", "why": "weg", "words": "weg"})
            if got.status_code not in (404, 405):
                opened.append((name, method, got.status_code))
    assert opened == []
    assert len(tried) > 20
