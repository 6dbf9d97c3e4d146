"""Own sessions, recovery codes, a shared computer, and limits that hold in every process."""

import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.cache import cache, caches
from django.test import Client

from samenhang.kit.screen import SHARED_SECONDS
from samenhang.teams.sessions import device, partly
from tests.attacks.test_sessions import sets_up
from tests.support.town import Colleague, a_town
from tests.teams.test_sign_in import PASSWORD, code_of, sign_in, somebody

if TYPE_CHECKING:
    from psycopg import Connection

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
CODES, NEW_CODES = "/account/herstelcodes/", "/account/herstelcodes/nieuw/"
SECOND = "/aanmelden/tweede-stap/"


@pytest.fixture(autouse=True)
def _no_limits_left_behind() -> None:
    cache.clear()


def at_work(**headers: Any) -> tuple[Colleague, Client, str]:
    """This function will give somebody who set up the second step in this browser, and its secret."""
    who, client = somebody(a_town()), Client(**headers)
    sign_in(client, who.user)
    secret = sets_up(client)
    return who, client, secret


def another(who: Colleague, secret: str, **headers: Any) -> Client:
    """This function will sign the same colleague in elsewhere."""
    client = Client(**headers)
    sign_in(client, who.user)
    caches["default"].clear()
    assert client.post(SECOND, {"code": code_of(secret)}).status_code == 302
    return client


def codes_in(page: Any) -> list[str]:
    """This function will read the codes off a page."""
    return [piece.split("</code>")[0] for piece in page.content.decode().split("<code>")[1:]]


def lines(connection: "Connection[Any]", who: Colleague) -> list[str]:
    """This function will give what the log says was done with somebody's sign-in."""
    found = connection.execute(
        "SELECT what FROM audit_line WHERE object_id = %s ORDER BY at", [who.hat.professional_id]
    ).fetchall()
    return [row[0] for row in found]


def test_recovery_codes_are_shown_once_work_once_and_die_when_new_ones_are_made(
    owner_connection: "Connection[Any]",
) -> None:
    who, client, _secret = at_work()
    codes = codes_in(client.get(CODES))
    assert len(codes) == len(set(codes)) == 10 and min(map(len, codes)) == 10
    assert codes_in(client.get(CODES)) == []
    assert "U heeft nog 10 herstelcodes" in client.get("/account/").content.decode()

    fresh = Client()
    sign_in(fresh, who.user)
    assert fresh.post(SECOND, {"code": codes[0]}).status_code == 302
    again = Client()
    sign_in(again, who.user)
    assert again.post(SECOND, {"code": codes[0]}).status_code == 200
    told = fresh.get("/account/").content.decode()
    assert "U gebruikte een herstelcode. U heeft er nog 9" in told

    assert client.post(NEW_CODES).status_code == 302
    renewed = codes_in(client.get(CODES))
    assert len(renewed) == 10 and not set(renewed) & set(codes)
    caches["default"].clear()
    assert again.post(SECOND, {"code": codes[1]}).status_code == 200
    assert again.post(SECOND, {"code": renewed[0]}).status_code == 302
    left = lines(owner_connection, who)
    assert left.count("teams.renew_recovery_codes") == 1 and "teams.add_second_step" in left
    kept = owner_connection.execute("SELECT data::text FROM mfa_authenticator WHERE user_id = %s", [who.user.pk])
    assert not any(code in row[0] for row in kept.fetchall() for code in renewed)


def test_one_is_warned_when_two_codes_are_left() -> None:
    who, client, _secret = at_work()
    codes = codes_in(client.get(CODES))
    kept = Authenticator.objects.get(user=who.user, type="recovery_codes")
    kept.data["used_mask"] = 0b0001111111
    kept.save()
    assert "bijna geen herstelcodes" not in client.get("/account/").content.decode()
    fresh = Client()
    sign_in(fresh, who.user)
    assert fresh.post(SECOND, {"code": codes[7]}).status_code == 302
    page = fresh.get("/account/").content.decode()
    assert "U heeft bijna geen herstelcodes meer" in page and "U heeft nog 2 herstelcodes" in page


def test_changing_a_second_step_asks_again_who_you_are() -> None:
    _who, client, _secret = at_work()
    session = client.session
    for done in session["account_authentication_methods"]:
        done["at"] -= 3600
    session.save()
    for url in (NEW_CODES, "/account/sleutels/nieuw/", "/account/tweede-stap/staat/"):
        assert client.get(url).headers["Location"].startswith("/aanmelden/bevestigen/"), url
        assert client.post(url).headers["Location"].startswith("/aanmelden/bevestigen/"), url


def test_the_only_second_step_is_not_taken_away() -> None:
    who, client, _secret = at_work()
    page = client.post("/account/tweede-stap/staat/")
    assert "enige tweede stap" in page.content.decode()
    assert Authenticator.objects.filter(user=who.user, type="totp").exists()


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "geen json",
        "[]",
        "{}",
        "null",
        '{"id": 1}',
        json.dumps({"id": "x", "rawId": "x", "type": "public-key"}),
        json.dumps({"id": "eA", "rawId": "eA", "type": "public-key", "response": {"userHandle": "eA"}}),
        json.dumps({"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "eA"}}),
        "x" * 100_000,
    ],
)
def test_a_spoilt_passkey_is_refused_and_breaks_nothing(spoilt: str) -> None:
    who, client, _secret = at_work()
    client.get("/account/sleutels/nieuw/")
    client.raise_request_exception = False
    got = client.post("/account/sleutels/nieuw/", {"name": "Sleutel 🔑", "credential": spoilt})
    assert got.status_code == 200
    other = Client(raise_request_exception=False)
    other.get("/aanmelden/sleutel/", headers={"x-requested-with": "XMLHttpRequest", "accept": "application/json"})
    assert other.post("/aanmelden/sleutel/", {"credential": spoilt}).status_code in (200, 302)
    assert "_auth_user_id" not in other.session
    assert not Authenticator.objects.filter(user=who.user, type="webauthn").exists()


def test_own_sessions_are_listed_and_ended_one_elsewhere_or_everywhere(owner_connection: "Connection[Any]") -> None:
    who, client, secret = at_work(HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="192.0.2.7")
    elsewhere = another(who, secret, HTTP_USER_AGENT="Mozilla/5.0 (iPhone) Safari/605", REMOTE_ADDR="2001:db8::1")
    stranger = a_town().director.client()
    stranger.get("/account/")
    page = client.get("/account/").content.decode()
    assert "Firefox, Windows" in page and "Safari, iPhone" in page and page.count("deze aanmelding") == 1
    assert "192.0.…" in page and "192.0.2.7" not in page and "2001:db8:…" in page
    theirs = UserSession.objects.get(session_key=stranger.session.session_key)
    assert client.post(f"/account/sessies/{theirs.pk}/beeindigen/").status_code == 302
    assert stranger.get("/collegas/").status_code == 200
    other = UserSession.objects.get(session_key=elsewhere.session.session_key)
    client.post(f"/account/sessies/{other.pk}/beeindigen/")
    assert elsewhere.get("/collegas/").headers["Location"].startswith("/aanmelden/")

    third = another(who, secret)
    client.post("/account/sessies/elders/beeindigen/")
    assert third.get("/collegas/").status_code == 302 and client.get("/collegas/").status_code == 200
    fourth = another(who, secret)
    out = client.post("/account/sessies/alle/beeindigen/")
    assert out.headers["Location"] == "/aanmelden/" and "storage" in out.headers["Clear-Site-Data"]
    for browser in (client, fourth):
        assert browser.get("/collegas/").headers["Location"].startswith("/aanmelden/")
    assert lines(owner_connection, who).count("teams.end_sessions") == 4
    assert not UserSession.objects.filter(user=who.user).exists()


def test_a_shared_computer_is_left_after_ten_minutes_and_keeps_nothing() -> None:
    who, client = somebody(a_town()), Client()
    client.post("/aanmelden/", {"login": who.user.email, "password": PASSWORD, "shared": "on"})
    sets_up(client)
    page = client.get("/collegas/")
    assert "Gedeelde computer" in page.content.decode()
    assert f'data-session-seconds="{SHARED_SECONDS}"' in page.content.decode()
    assert client.post("/scherm/aangemeld-blijven/").json() == {"seconds": SHARED_SECONDS}
    assert client.cookies["sessionid"]["max-age"] == "" and client.cookies["sessionid"]["expires"] == ""
    quiet(client, SHARED_SECONDS - 30)
    assert client.get("/collegas/").status_code == 200
    quiet(client, SHARED_SECONDS + 1)
    out = client.get("/collegas/")
    assert out.headers["Location"].startswith("/aanmelden/?next=")
    assert out.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "tien minuten stil" in client.get(out.headers["Location"]).content.decode()
    usual = another_day(who)
    quiet(usual, SHARED_SECONDS + 1)
    assert usual.get("/account/").status_code == 200


def another_day(who: Colleague) -> Client:
    """This function will sign in at a computer of one's own."""
    client = Client()
    client.force_login(who.user)
    return client


def quiet(client: Client, seconds: int) -> None:
    """This function will let nothing be asked in a session for so long."""
    session = client.session
    session["seen"] = int(time.time()) - seconds
    session.save()


def test_wrong_codes_are_counted_over_all_ways_and_all_processes(live_server_url: str) -> None:
    import requests

    who, _client, secret = at_work()
    guessing = Client()
    sign_in(guessing, who.user)
    for code in ("000000", "111111", "1234567890", "000001", "000002"):
        assert guessing.post(SECOND, {"code": code}).status_code == 200
    assert guessing.post(SECOND, {"code": code_of(secret)}).status_code == 200  # right, and too late
    there = requests.Session()
    page = there.get(f"{live_server_url}/aanmelden/", timeout=20)
    fields = {"csrfmiddlewaretoken": token(page.text), "login": who.user.email, "password": PASSWORD}
    page = there.post(f"{live_server_url}/aanmelden/", fields, timeout=20)
    assert page.url.endswith(SECOND)
    sent = {"csrfmiddlewaretoken": token(page.text), "code": code_of(secret)}
    page = there.post(page.url, sent, timeout=20)
    assert page.url.endswith(SECOND) and "Wacht vijf minuten" in page.text


def token(text: str) -> str:
    """This function will read a form's key off a page."""
    return text.split('name="csrfmiddlewaretoken" value="')[1].split('"', maxsplit=1)[0]


def test_who_tries_too_often_reads_how_long_to_wait(settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "3/m/ip"}
    settings.MFA_RATE_LIMITS = {"webauthn_login": "3/m/ip"}
    for url in ("/aanmelden/", "/aanmelden/sleutel/"):
        cache.clear()
        got = [Client().post(url) for _ in range(4)]
        assert [one.status_code for one in got[:3]] != [429] * 3
        assert got[3].status_code == 429 and got[3].headers["Retry-After"] == "60", url
        assert "Wacht één minuut" in got[3].content.decode()


def test_devices_and_addresses_in_words() -> None:
    assert device(FIREFOX) == "Firefox, Windows"
    assert device("") == device("\x00<script>") == "Onbekende browser"
    assert (partly("192.0.2.7"), partly("2001:db8:1::2")) == ("192.0.…", "2001:db8:…")
