"""Staff sign in at their own organisation's provider: a real one, run beside the tests as a program of its own."""

import html
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from samenhang.teams.models import Hat, Professional
from samenhang.teams.oidc_config import OidcTrouble, read
from samenhang.teams.queries import worn
from samenhang.teams.views_oidc import LOGOUT
from tests.support.oidc_provider import CLIENT, SECRET, Running, running
from tests.support.town import Town, a_town
from tests.teams.test_sign_in import PASSWORD, sign_in, somebody

if TYPE_CHECKING:
    from psycopg import Connection

FILE = """
{first}
[[provider]]
id = "proef"
name = "Proefstad"
server_url = "{url}"
client_id = "{client}"
secret = "{secret}"
email_domains = ["proefstad.test"]
second_step_amr = ["otp", "hwk"]
timeout = {timeout}
{more}

[[provider.hat]]
group = "wmo"
organisation = "{town}"
role = "professional"
domain = "wmo"

[[provider.hat]]
group = "toegang"
organisation = "{town}"
role = "access_officer"
team = "Toegang"
domain = "toegang"
"""


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The provider, for all tests of this file."""
    with running(tmp_path_factory.mktemp("provider")) as it:
        yield it


@dataclass
class Place:
    """A town that has the provider configured."""

    town: Town
    provider: Running
    configure: Callable[..., None]

    def go(self, client: Client, name: str, **fields: str) -> Any:
        """This function will press the button, sign in at the provider and come back."""
        page = client.post("/aanmelden/met/proef/", fields)
        assert page.status_code == 200, page.content.decode()
        got = self.provider.browser(name).get(there(page), allow_redirects=False)
        back = urlsplit(got.headers["Location"])
        assert back.path == "/aanmelden/met/proef/terug/"
        return client.get(f"{back.path}?{back.query}")

    def hats(self, name: str) -> list[str]:
        """This function will give the roles somebody wears today."""
        user = self.user(name)
        found = Hat.objects.filter(worn(timezone.localdate()), professional__user=user)
        return sorted(found.values_list("role", flat=True))

    def user(self, name: str) -> User:
        """This function will give the account of somebody by the provider's number of them."""
        found: User = SocialAccount.objects.get(provider="proef", uid=self.provider.numbers[name]).user
        return found


@pytest.fixture
def place(provider: Running, settings: Any, tmp_path: Path) -> Place:
    """A town of its own whose file names the provider."""
    town = a_town()

    def configure(url: str = provider.url, first: str = "", more: str = "", timeout: int = 10) -> None:
        file = tmp_path / "oidc.toml"
        name = town.municipality.name
        file.write_text(
            FILE.format(url=url, town=name, client=CLIENT, secret=SECRET, first=first, more=more, timeout=timeout)
        )
        settings.OIDC = read(str(file))
        settings.SOCIALACCOUNT_PROVIDERS = settings.OIDC.for_library()

    configure()
    cache.clear()
    return Place(town, provider, configure)


def there(page: Any) -> str:
    """This function will give where a page of ours sends the browser on to."""
    return html.unescape(page.content.decode().split('content="0; url=')[1].split('"')[0])


def claims(name: str, *groups: str, **more: Any) -> dict[str, Any]:
    """This function will say who somebody is, as a provider would."""
    usual = {"name": f"Jo {name}", "email": f"{name}@proefstad.test", "email_verified": True, "amr": ["pwd", "otp"]}
    return usual | {"groups": list(groups)} | more


def new() -> str:
    """This function will make up somebody."""
    return f"jo{uuid4().hex[:10]}"


def test_a_first_sign_in_makes_the_account_and_the_hats_of_the_groups(
    place: Place, owner_connection: "Connection[tuple[str]]"
) -> None:
    name, client = new(), Client()
    assert "Aanmelden bij Proefstad" in client.get("/aanmelden/?next=/collegas/").content.decode()
    place.provider.knows(name, **claims(name, "wmo", "iets-anders"))
    came = place.go(client, name, next="/collegas/")
    assert came.headers["Location"] == "/collegas/"
    page = client.get("/collegas/").content.decode()
    assert f"Jo {name}" in page.split("<main")[0]
    assert place.hats(name) == ["professional"]
    account = SocialAccount.objects.latest("pk")
    assert account.extra_data == {} and not account.user.has_usable_password()
    who = Professional.objects.get(user=account.user)
    hat = Hat.objects.get(professional=who)
    lines = owner_connection.execute(
        "SELECT what FROM audit_line WHERE object_id = ANY(%s) ORDER BY at", [[who.id, hat.id]]
    ).fetchall()
    told = {row[0] for row in lines}
    assert {"teams.add_professional", "teams.link_provider", "teams.give_hat", "teams.sign_in"} <= told


def test_changed_groups_give_and_end_hats_and_leave_those_given_by_hand(place: Place) -> None:
    name = new()
    place.provider.knows(name, **claims(name, "wmo"))
    place.go(Client(), name)
    user = place.user(name)
    by_hand = Hat.objects.get(professional__user=user)
    place.provider.knows(name, **claims(name, "toegang"))
    place.go(Client(), name)
    assert place.hats(name) == ["access_officer"]
    by_hand.refresh_from_db()
    assert by_hand.until_day == timezone.localdate()
    from samenhang.teams import actions

    actions.give_hat(
        professional=user.professional,
        organisation=place.town.organisation(),
        role="partner",
        from_day=timezone.localdate(),
        by=None,
        at=place.town.now,
    )
    client = Client()
    place.provider.knows(name, **claims(name))
    assert place.go(client, name).status_code == 302
    assert place.hats(name) == ["partner"]


def test_who_has_no_group_left_loses_the_hat_and_reads_why(place: Place) -> None:
    name, client = new(), Client()
    place.provider.knows(name, **claims(name, "wmo"))
    place.go(Client(), name)
    place.provider.knows(name, **claims(name, "iets-anders"))
    page = place.go(client, name)
    assert page.status_code == 403 and "nog geen rol voor Samenhang" in page.content.decode()
    assert place.hats(name) == [] and "_auth_user_id" not in client.session


def test_nobody_is_made_without_a_group(place: Place) -> None:
    name = new()
    for groups in ([], ["iets-anders"], "wmo-niet", None, {"wmo": True}):
        place.provider.knows(name, **claims(name) | {"groups": groups})
        before = User.objects.count()
        page = place.go(Client(), name)
        assert page.status_code == 403 and "nog geen account" in page.content.decode()
        assert User.objects.count() == before


def test_a_verified_address_of_a_trusted_domain_is_matched_once(place: Place) -> None:
    name = new()
    who = place.town.colleague(domain="wmo")
    who.user.email = f"{name}@proefstad.test"
    who.user.save()
    place.provider.knows(name, **claims(name))
    client = Client()
    assert place.go(client, name).status_code == 302
    assert client.session["_auth_user_id"] == str(who.user.pk)
    other = new()  # another number at the provider, with the same address: an address that was handed on
    place.provider.knows(other, **claims(name, "wmo"))
    page = place.go(Client(), other)
    assert page.status_code == 403 and "al een account met uw e-mailadres" in page.content.decode()


@pytest.mark.parametrize("how", ["unverified", "said_only", "other_domain"])
def test_an_address_the_provider_may_not_claim_is_refused(place: Place, how: str) -> None:
    name = new()
    domain = "elders.test" if how == "other_domain" else "proefstad.test"
    who = place.town.colleague(domain="wmo")
    who.user.email = f"{name}@{domain}"
    who.user.save()
    verified = {"unverified": False, "said_only": "true", "other_domain": True}[how]
    place.provider.knows(name, **claims(name, "wmo", email=f"{name}@{domain}", email_verified=verified))
    client = Client()
    page = place.go(client, name)
    assert page.status_code == 403 and "_auth_user_id" not in client.session
    assert not SocialAccount.objects.filter(user=who.user).exists()


def test_a_suspended_colleague_is_refused_whatever_the_provider_says(place: Place) -> None:
    name, client = new(), Client()
    place.provider.knows(name, **claims(name, "wmo"))
    place.go(Client(), name)
    User.objects.filter(pk=place.user(name).pk).update(is_active=False)
    page = place.go(client, name)
    assert page.status_code == 403 and "Uw account is hier gesloten" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_our_own_second_step_is_asked_where_the_provider_asked_none(place: Place) -> None:
    name, client = new(), Client()
    place.provider.knows(name, **claims(name, "wmo", amr=["pwd"]))
    assert place.go(client, name).status_code == 302
    assert client.get("/collegas/").headers["Location"].startswith("/rol/")
    assert client.get("/rol/").headers["Location"] == "/account/tweede-stap/instellen/"
    place.configure(more='second_step_acr = ["hoog"]')
    strong = Client()
    place.provider.knows(name, **claims(name, "wmo", amr=None, acr="hoog"))
    place.go(strong, name)
    assert strong.get("/collegas/").status_code == 200


@pytest.mark.parametrize(
    ("shift", "lets_in"), [(-20, True), (20, True), (-400, False), (600, False)], ids=["late", "early", "old", "ahead"]
)
def test_clocks_may_differ_a_little(place: Place, shift: int, lets_in: bool) -> None:
    name, client = new(), Client()
    place.provider.knows(name, **claims(name, "wmo", _shift=shift, _lasts=10))
    got = place.go(client, name)
    assert (got.status_code == 302) is lets_in, got.content.decode()
    assert ("_auth_user_id" in client.session) is lets_in


@pytest.mark.parametrize(
    "spoilt",
    [{"_nonce": "een-ander"}, {"_token": {"aud": "een-ander"}}, {"_token": {"iss": "http://elders.test"}}],
    ids=["nonce", "audience", "issuer"],
)
def test_a_token_that_is_not_the_answer_to_our_question_is_refused(place: Place, spoilt: dict[str, Any]) -> None:
    name, client = new(), Client()
    place.provider.knows(name, **claims(name, "wmo", **spoilt))
    got = place.go(client, name)
    assert got.status_code == 400 and "klopte niet" in got.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_forged_or_used_state_and_a_code_for_another_browser_let_nobody_in(place: Place) -> None:
    name = new()
    place.provider.knows(name, **claims(name, "wmo"))
    mine, thief = Client(), Client()
    asked = there(mine.post("/aanmelden/met/proef/"))
    query = {key: values[0] for key, values in parse_qs(urlsplit(asked).query).items()}
    assert query["code_challenge_method"] == "S256" and len(query["nonce"]) > 20 and len(query["state"]) >= 16
    back = urlsplit(place.provider.browser(name).get(asked, allow_redirects=False).headers["Location"])
    for client, address in (
        (thief, f"{back.path}?{back.query}"),
        (mine, f"{back.path}?code=x&state=verzonnen"),
        (mine, back.path),
        (mine, f"{back.path}?error=access_denied"),
        (mine, f"{back.path}?error=%00&state={query['state'][:-1]}"),
    ):
        got = client.get(address)
        assert got.status_code == 400 and "_auth_user_id" not in client.session, address
    assert mine.get(f"{back.path}?{back.query}").status_code == 302
    again = Client()
    again.cookies = mine.cookies
    assert again.get(f"{back.path}?{back.query}").status_code == 400


def test_the_button_cannot_be_bent_and_only_a_known_provider_has_one(place: Place) -> None:
    client = Client()
    bent = "?redirect_uri=https://elders.test&auth_params=redirect_uri%3Dhttps://elders.test&process=connect&scope=x"
    asked = there(client.post(f"/aanmelden/met/proef/{bent}", {"next": "https://elders.test/"}))
    assert "elders" not in asked
    assert client.post("/aanmelden/met/onbekend/").status_code == 404
    assert client.get("/aanmelden/met/onbekend/terug/").status_code == 404
    assert client.post("/aanmelden/met/onbekend/afgemeld/").status_code == 404
    assert client.get("/aanmelden/met/proef/").status_code == 405
    assert Client(enforce_csrf_checks=True).post("/aanmelden/met/proef/").status_code == 403


class Rubbish(BaseHTTPRequestHandler):
    """Answers everything with something else than was asked."""

    body = b"<html>Onderhoud</html>"

    def do_GET(self) -> None:
        """This function will answer."""
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: Any) -> None:
        """This function will say nothing."""


@pytest.mark.parametrize("how", ["down", "slow", "rubbish", "half", "list"])
def test_a_provider_that_is_down_is_told_in_plain_words_and_other_ways_remain(place: Place, how: str) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        server = None
        if how == "slow":
            silent.listen()
        elif how != "down":
            bodies = {"rubbish": Rubbish.body, "half": b"{}", "list": b"[1]"}
            server = HTTPServer(("127.0.0.1", 0), type("Says", (Rubbish,), {"body": bodies[how]}))
            Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://127.0.0.1:{server.server_port}"
        place.configure(url=address, timeout=1)
        client = Client()
        got = client.post("/aanmelden/met/proef/")
        assert got.status_code == 503 and "geeft nu geen goed antwoord" in got.content.decode()
        who = somebody(place.town)
        assert client.get("/aanmelden/").status_code == 200 and sign_in(client, who.user) == 302
        if server:
            server.shutdown()
            server.server_close()


def test_signing_out_here_signs_out_there(place: Place) -> None:
    name, client = new(), Client(HTTP_HOST="127.0.0.1")
    place.provider.knows(name, **claims(name, "wmo"))
    browser = place.provider.browser(name)
    back = urlsplit(browser.get(there(client.post("/aanmelden/met/proef/")), allow_redirects=False).headers["Location"])
    client.get(f"{back.path}?{back.query}")
    assert browser.get(f"{place.provider.url}/proef/wie", timeout=10).text == name
    page = client.post("/afmelden/")
    assert page.status_code == 200 and "storage" in page.headers["Clear-Site-Data"]
    assert "_auth_user_id" not in client.session
    left = browser.get(there(page), allow_redirects=False)
    assert left.headers.get("Location") == "http://127.0.0.1/aanmelden/", left.text
    assert browser.get(f"{place.provider.url}/proef/wie", timeout=10).text == ""


def logout_token(place: Place, uid: str, **more: Any) -> str:
    """This function will make the word by which a provider says that somebody signed out there."""
    import requests

    kid = requests.get(f"{place.provider.url}/.well-known/jwks.json", timeout=10).json()["keys"][0]["kid"]
    now = int(time.time())
    told = {"iss": place.provider.url, "aud": CLIENT, "sub": uid, "iat": now, "exp": now + 60, "jti": uuid4().hex}
    told |= {"events": {LOGOUT: {}}} | more
    kept = {key: value for key, value in told.items() if value is not None}
    return jwt.encode(kept, place.provider.key, "RS256", {"kid": kid})


def test_signing_out_there_ends_the_sessions_here_and_only_by_the_providers_word(place: Place) -> None:
    name, client, other = new(), Client(), place.town.director.client()
    place.provider.knows(name, **claims(name, "wmo"))
    place.go(client, name)
    assert client.get("/collegas/").status_code == 200
    account = SocialAccount.objects.latest("pk")
    url = "/aanmelden/met/proef/afgemeld/"
    good = logout_token(place, account.uid)
    from cryptography.hazmat.primitives.asymmetric import rsa

    forged = jwt.encode(
        jwt.decode(good, options={"verify_signature": False}),
        rsa.generate_private_key(65537, 2048),
        "RS256",
        jwt.get_unverified_header(good),
    )
    bad = [
        "",
        "x.y.z",
        forged,
        jwt.encode(jwt.decode(good, options={"verify_signature": False}), "", "none"),
        logout_token(place, account.uid, aud="een-ander"),
        logout_token(place, account.uid, nonce="x"),
        logout_token(place, account.uid, events={"iets": {}}),
        logout_token(place, account.uid, exp=int(time.time()) - 600),
        logout_token(place, account.uid, jti=None),
    ]
    for token in bad:
        assert client.post(url, {"logout_token": token}).status_code == 400, token
    assert client.get("/collegas/").status_code == 200
    assert Client(enforce_csrf_checks=True).post(url, {"logout_token": good}).status_code == 200
    assert client.get("/collegas/").headers["Location"].startswith("/aanmelden/")
    assert other.get("/collegas/").status_code == 200
    assert Client().post(url, {"logout_token": good}).status_code == 400  # each word once


def test_a_password_only_for_who_is_named(place: Place) -> None:
    emergency, other = somebody(place.town), somebody(place.town)
    place.configure(first=f'passwords_for = ["{emergency.user.email.upper()}"]')
    assert sign_in(Client(), other.user) == 200
    assert sign_in(Client(), emergency.user) == 302
    known = Client().post("/aanmelden/", {"login": other.user.email, "password": PASSWORD}).content.decode()
    wrong = Client().post("/aanmelden/", {"login": other.user.email, "password": "anders-anders"}).content.decode()
    assert known.count("field__error") == wrong.count("field__error")


def test_a_broken_file_says_what_is_wrong(tmp_path: Path) -> None:
    base = '[[provider]]\nid = "a"\nname = "A"\nclient_id = "x"\n'
    for content, words in (
        ("dit is [geen", "not TOML"),
        ("iets = 1", "unknown: iets"),
        (base + 'server_url = "http://elders.test"', "https://"),
        (base + 'server_url = "https://a.test"\nscopes = ["email"]', "openid"),
        (base + 'server_url = "https://a.test"\nonzin = 1', "onzin"),
        (base + 'server_url = "https://a.test"\ntimeout = "lang"', "timeout"),
        (base + 'server_url = "https://a.test"\nemail_domains = "a.test"', "email_domains"),
        (base.replace('"a"', '"a/b"') + 'server_url = "https://a.test"', "letters"),
        (base + 'server_url = "https://a.test"\nsecret_file = "/bestaat/niet"', "cannot be read"),
    ):
        file = tmp_path / "oidc.toml"
        file.write_text(content)
        with pytest.raises(OidcTrouble, match=words):
            read(str(file))
    with pytest.raises(OidcTrouble, match="cannot be read"):
        read(str(tmp_path / "er-niet.toml"))


def test_coming_back_too_often_is_limited_too(place: Place, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "3/m/ip"}
    for url, method in (("terug/", "get"), ("", "post"), ("afgemeld/", "post")):
        cache.clear()
        got = [getattr(Client(), method)(f"/aanmelden/met/proef/{url}").status_code for _ in range(4)]
        assert got[3] == 429 and 429 not in got[:3], url
