"""Requests made through the door, as an access officer makes them."""

import re
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse

from samenhang.access.viewer import Viewer, viewing
from samenhang.intake import actions, queries
from samenhang.intake.models import Request
from samenhang.people.actions import Identity
from tests.support.own import own_word
from tests.support.town import Home, Town

CALL: dict[str, Any] = {
    "danger": "no",
    "children": "no",
    "done": "",
    "kind": "help_request",
    "channel": "phone",
    "asker": "self",
    "caller_name": "",
    "caller_phone": "06-11223344",
    "who": "new",
    "given_names": "Mina",
    "infix": "van",
    "family_name": "Dalen",
    "birth_date": "",
    "bsn": "",
    "words": "Ik kom de deur niet meer uit.",
    "urgency": "normal",
    "urgency_why": "",
}
ANSWER = {"outcome": "answered", "answer": "De regiotaxi, met een pas.", "reason": "Eén vraag, één antwoord."}


def call(client: Client, *, about: Any = None, **typed: Any) -> Any:
    """This function will send the form of a new request."""
    address = reverse("intake:receive") + (f"?about={about}" if about else "")
    return client.post(address, {**CALL, "submission": str(uuid.uuid4()), **typed})


def made(answer: Any) -> uuid.UUID:
    """This function will give the id of the request the form made."""
    assert answer.status_code == 302, answer.content.decode()[:4000] if answer.status_code == 422 else answer
    found = re.search(r"/hulpvragen/([0-9a-f-]{36})/", answer["Location"])
    assert found, answer["Location"]
    return uuid.UUID(found[1])


def a_request(town: Town, *, home: Home | None = None, person: bool = False, **more: Any) -> Request:
    """This function will take in a request by the town's officer, about a household or somebody new."""
    officer = town.officer.viewer
    if home:
        about = actions.About(household_id=home.household.id, person_id=home.ids[0] if person else None)
    else:
        serial = own_word()
        about = actions.About(newcomers=[actions.Newcomer(Identity(family_name=f"Vrager {serial}"))])
    given: dict[str, Any] = {
        "about": about,
        "safety": actions.Safety("no", "no"),
        "caller": actions.Caller(by_self=True, phone="06-11223344"),
        "channel": "phone",
        "words": "Ik kom de deur niet meer uit.",
        "urgent": actions.Urgent(),
        "by": officer,
        "at": town.now,
    }
    with viewing(officer):
        return queries.request(officer, actions.receive_request(**{**given, **more}).id)


def act(client: Client, name: str, of: uuid.UUID, **typed: Any) -> Any:
    """This function will press a button or send a form on a request or a referral."""
    return client.post(reverse(f"intake:{name}", args=[of]), {"submission": str(uuid.uuid4()), **typed})


def page(client: Client, of: uuid.UUID) -> str:
    """This function will give what a request's page says."""
    answer = client.get(reverse("intake:request", args=[of]))
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def queue(client: Client, tab: str = "open", **more: Any) -> str:
    """This function will give what the queue says."""
    answer = client.get(reverse("intake:queue"), {"lijst": tab, **more})
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


@contextmanager
def later(viewer: Viewer, at: datetime) -> Iterator[None]:
    """This function will let the database judge, for this viewer, as if it were that moment."""
    with viewing(viewer):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('samenhang.clock', %s, true)", [at.isoformat()])
        yield
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('samenhang.clock', '', true)")


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """This function will let several people press at the same moment, each with a connection of their own."""

    def run(act: Callable[[], Any]) -> Any:
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
