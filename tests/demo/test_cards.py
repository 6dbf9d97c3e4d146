"""The role cards: one press, only in a demo, only on this machine."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samenhang.demo import views
from tests.support.town import a_town

if TYPE_CHECKING:
    from psycopg import Connection

LOCAL = {"HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1"}


def browser_at(place: dict[str, str], *, csrf: bool = False) -> Client:
    """This function will give a browser that reaches the server from some place."""
    client = Client(enforce_csrf_checks=csrf)
    client.defaults.update(place)
    return client


@pytest.fixture
def demo(owner_connection: "Connection[object]", monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A database marked as demo for as long as the test lasts, with one card in the rack."""
    who = a_town().officer
    monkeypatch.setattr(views, "CARDS", [(who.user.username, "Medewerker Toegang", "Bekijk de hulpvragen")])
    owner_connection.execute("INSERT INTO kit_mark (name, set_at) VALUES ('demo', now()) ON CONFLICT DO NOTHING")
    yield who.user.username
    owner_connection.execute("DELETE FROM kit_mark WHERE name = 'demo'")


def test_one_press_signs_in(demo: str) -> None:
    client = browser_at(LOCAL, csrf=True)
    page = client.get("/demo/")
    assert page.status_code == 200 and "Medewerker Toegang" in page.content.decode()
    token = page.content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert client.post("/demo/kaart/", {"card": demo}).status_code == 403
    assert client.post("/demo/kaart/", {"card": demo, "csrfmiddlewaretoken": token}).headers["Location"] == "/"
    assert client.get("/zoeken/").status_code == 200


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=192.0.2.7"},
        {"HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": ""},
    ],
)
def test_from_elsewhere_there_are_no_cards(demo: str, elsewhere: dict[str, str]) -> None:
    client = browser_at(elsewhere)
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/kaart/", {"card": demo}).status_code == 404


def test_with_another_host_there_are_no_cards(demo: str) -> None:
    client = browser_at({"HTTP_HOST": "samenhang.voorbeeld", "REMOTE_ADDR": "127.0.0.1"})
    assert client.get("/demo/").status_code in (400, 404)


def test_outside_a_demo_there_are_no_cards() -> None:
    client = browser_at(LOCAL)
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/kaart/", {"card": "iemand"}).status_code == 404


def test_a_card_that_is_not_there_signs_nobody_in(demo: str) -> None:
    other = a_town().director
    client = browser_at(LOCAL)
    assert client.post("/demo/kaart/", {"card": other.user.username}).status_code == 404
