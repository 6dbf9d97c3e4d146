"""Changing a household through its screens: choose, see what it does, and do it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from uuid_utils.compat import uuid7

from tests.support.town import Colleague, Home

SEEN = re.compile(r'name="seen" value="([0-9a-f]+)"')


def at(home: Home, kind: str) -> str:
    """This function will give the address of a kind of change."""
    return reverse("cases:change", args=[home.household.id, kind])


def moves(home: Home, goes: Iterable[UUID], both: Iterable[UUID] = ()) -> dict[str, str]:
    """This function will give what stands at each member: goes, both, or stays."""
    gone, shared = set(goes), set(both)
    return {f"moves_{one}": "goes" if one in gone else "both" if one in shared else "stays" for one in home.ids}


def send(client: Client, url: str, data: Mapping[str, Any], **more: Any) -> HttpResponse:
    """This function will send a form with a key of its own."""
    return client.post(url, {"submission": str(uuid7()), **data, **more})  # type: ignore[return-value]  # the test client's own kind


def shown(who: Colleague, home: Home, kind: str, data: Mapping[str, Any]) -> str:
    """This function will give the page that says what a change does; nothing is done."""
    answer = send(who.client(), at(home, kind), data)
    page = answer.content.decode()
    assert answer.status_code == 200, page[page.find("<main") :][:4000]
    assert "Er is nog niets vastgelegd" in page
    return page


def done(who: Colleague, home: Home, kind: str, data: Mapping[str, Any], **more: Any) -> str:
    """This function will see what a change does and do it; gives the page that was seen."""
    page = shown(who, home, kind, data)
    seen = SEEN.search(page)
    assert seen
    answer = send(who.client(), at(home, kind), data, step="do", seen=seen[1], **more)
    told = answer.content.decode()
    assert answer.status_code == 302, told[told.find("<main") :][:4000]
    assert answer["Location"] == reverse("cases:timeline", args=[home.household.id])
    return page


def timeline(who: Colleague, home: Home) -> str:
    """This function will give the household's timeline as somebody sees it, without the head above it."""
    answer = who.client().get(reverse("cases:timeline", args=[home.household.id]))
    assert answer.status_code == 200
    page = answer.content.decode()
    return page[page.index('<ol class="timeline">') :]
