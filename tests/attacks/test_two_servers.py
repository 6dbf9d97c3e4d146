"""Two servers on one database keep nothing to themselves: what happened at one counts at the other at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.involvement.models import Part
from samenhang.kit.postgres import free_port
from samenhang.meetings import actions as meetings
from samenhang.teams.models import Role
from tests.stories.test_h1_consents import ask
from tests.support.database import CLUSTER
from tests.support.server import served
from tests.support.town import Colleague, Town, a_town
from tests.teams.test_sign_in import PASSWORD, code_of, somebody

TOKEN = "b" * 32
WORDS = "de huurbaas belde aan de deur"
WAY_OUT = "/aanmelden/afbreken/"


@dataclass
class Two:
    """Where the two listen, and where the second one tells its numbers."""

    first: str
    second: str
    numbers: str


@pytest.fixture(scope="module")
def two(live_server_url: str, database_name: str) -> Iterator[Two]:
    """The tests' server and another one, each a program of its own."""
    port = free_port()
    more = {"SAMENHANG_NUMBERS_PORT": str(port)}
    with served(CLUSTER.url("app", database_name), f"{database_name}-two", **more) as second:
        yield Two(live_server_url, second, f"http://127.0.0.1:{port}/metrics")


@pytest.fixture(scope="module")
def town() -> Town:
    """A town of this file's own."""
    return a_town()


class Browser:
    """One browser; a balancer before it chooses the server."""

    def __init__(self, session: str = "") -> None:
        self._client = httpx.Client(timeout=60)
        for name, value in {"csrftoken": TOKEN, **({"sessionid": session} if session else {})}.items():
            self._client.cookies.set(name, value, domain="127.0.0.1")

    @property
    def session(self) -> str:
        """The key of the session, as another tab of it has it too."""
        return str(self._client.cookies["sessionid"])

    def get(self, server: str, path: str) -> httpx.Response:
        """This function will open a page at one of the servers."""
        return self._client.get(server + path)

    def post(self, server: str, path: str, **fields: str) -> httpx.Response:
        """This function will send a form to one of the servers."""
        token = self._client.cookies["csrftoken"]
        return self._client.post(server + path, data={**fields, "csrfmiddlewaretoken": token})


def session_of(client: Client) -> Browser:
    """This function will let somebody who is signed in already go on in a real browser."""
    return Browser(client.cookies["sessionid"].value)


def signed_in(who: Colleague, server: str, secret: str) -> tuple[Browser, str]:
    """This function will sign in with a password and a code, and give both the browser and the code."""
    browser = Browser()
    assert browser.post(server, "/aanmelden/", login=who.user.email, password=PASSWORD).status_code == 302
    code = code_of(secret)
    assert browser.post(server, "/aanmelden/tweede-stap/", code=code).status_code == 302
    return browser, code


def test_signed_in_at_one_works_at_the_other_and_out_is_out(two: Two, town: Town) -> None:
    who, secret = somebody(town), generate_totp_secret()
    TOTP.activate(who.user, secret)
    browser, code = signed_in(who, two.first, secret)
    other_tab = Browser(browser.session)
    assert browser.get(two.second, "/collegas/").status_code == 200
    assert browser.get(two.first, "/collegas/").status_code == 200

    again = Browser()
    again.post(two.second, "/aanmelden/", login=who.user.email, password=PASSWORD)
    refused = again.post(two.second, "/aanmelden/tweede-stap/", code=code)
    assert refused.status_code == 200 and again.get(two.first, "/collegas/").status_code == 302

    assert browser.post(two.second, WAY_OUT).status_code == 302
    for server in (two.first, two.second):
        assert other_tab.get(server, "/collegas/").headers["Location"].startswith("/aanmelden/")


def test_guesses_at_both_count_together(two: Two, town: Town) -> None:
    who = somebody(town)
    for turn in range(5):
        server = (two.first, two.second)[turn % 2]
        refused = Browser().post(server, "/aanmelden/", login=who.user.email, password="verkeerd")
        assert refused.status_code == 200 and "te vaak" not in refused.text, turn
    for server in (two.first, two.second):
        locked = Browser().post(server, "/aanmelden/", login=who.user.email, password=PASSWORD)
        assert locked.status_code == 200 and "te vaak" in locked.text


def test_what_is_withdrawn_is_gone_at_both_at_once(two: Two, town: Town) -> None:
    home = town.home("Wil Weg", "Bas Weg (8 jaar)")
    town.open_case(home)
    with viewing(town.director.viewer) as at:
        told = meetings.Told("contact", town.now, WORDS)
        meetings.write_entry(case=home.opened, layer="shared", told=told, by=town.director.viewer, at=at)
    partner = town.colleague(Role.PARTNER, organisation=town.organisation())
    town.involve(home, partner, part=Part.PARTNER)
    given = ask(town, home, partner)
    reader, director = session_of(partner.client()), session_of(town.director.client())
    page = f"/casussen/{home.opened.id}/logboek/"
    for server in (two.first, two.second):
        assert WORDS in reader.get(server, page).text
    taken_back = reverse("cases:withdraw_consent", args=[given.id])
    assert director.post(two.first, taken_back, how="phone", submission=str(uuid7())).status_code == 302
    for server in (two.second, two.first):
        assert WORDS not in reader.get(server, page).text


def test_the_numbers_of_a_server_are_told_beside_it_and_by_page(two: Two, town: Town) -> None:
    session_of(town.officer.client()).get(two.second, "/zoeken/")
    told = httpx.Client(transport=httpx.HTTPTransport(retries=8), timeout=60).get(two.numbers).text
    assert re.search(r'samenhang_requests_total\{method="GET",route="register:[a-z]+",status="200"\} [1-9]', told)
    assert "samenhang_workers 1.0" in told and "samenhang_database_up 1.0" in told
    assert "samenhang_terms_overdue" in told and 'samenhang_pool{what="size"}' in told
    assert httpx.get(two.second + "/metrics", timeout=60).status_code == 404
