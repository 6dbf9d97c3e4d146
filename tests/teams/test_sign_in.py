"""Signing in: a password and a second step, a lock on guessing, one hat at a time, nothing left afterwards."""

from typing import TYPE_CHECKING

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.models import User
from django.core.cache import caches
from django.test import Client

from samenhang.access.tabs import code_of as tab_of
from samenhang.teams.models import Role
from tests.support.town import Colleague, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection

PASSWORD = "Vier-woorden-voor-de-proef"


def somebody(town: Town) -> Colleague:
    """This function will add a colleague who has a password and no second step yet."""
    who = town.colleague()
    who.user.set_password(PASSWORD)
    who.user.save()
    return who


def code_of(secret: str) -> str:
    """This function will give the code an authenticator app shows now."""
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def sign_in(client: Client, user: User, password: str = PASSWORD) -> int:
    """This function will send the sign-in form, and give the answer's status."""
    return client.post("/aanmelden/", {"login": user.email, "password": password}).status_code


def test_without_a_second_step_no_hat_is_worn() -> None:
    town = a_town()
    who = somebody(town)
    client = Client()
    assert sign_in(client, who.user) == 302
    assert client.get("/zoeken/").headers["Location"] == "/rol/?next=%2Fzoeken%2F"
    assert client.get("/rol/").headers["Location"] == "/account/tweede-stap/instellen/"


def test_the_second_step_is_set_up_kept_encrypted_and_asked_for(owner_connection: "Connection[tuple[str]]") -> None:
    town = a_town()
    who = somebody(town)
    client = Client()
    sign_in(client, who.user)
    setting_up = "/account/tweede-stap/instellen/"
    confirm = client.get(setting_up).headers["Location"]
    assert client.post(confirm, {"password": PASSWORD, "next": setting_up}).headers["Location"] == setting_up
    page = client.get(setting_up).content.decode()
    secret = page.split("<code>")[1].split("</code>")[0]
    assert client.post(setting_up, {"code": code_of(secret)}).status_code == 302
    assert client.get("/rol/").status_code == 200
    kept = owner_connection.execute("SELECT data::text FROM mfa_authenticator WHERE user_id = %s", [who.user.pk])
    assert {secret in row[0] for row in kept.fetchall()} == {False}

    fresh = Client()
    step = fresh.post("/aanmelden/", {"login": who.user.email, "password": PASSWORD})
    assert step.headers["Location"].startswith("/aanmelden/tweede-stap/")
    assert fresh.get("/rol/").status_code == 302
    wrong = fresh.post("/aanmelden/tweede-stap/", {"code": "000000"})
    assert wrong.status_code == 200 and fresh.get("/rol/").status_code == 302
    caches["default"].clear()  # the code that set it up may be used once; as the next half minute would, let it go
    assert fresh.post("/aanmelden/tweede-stap/", {"code": code_of(secret)}).status_code == 302
    assert fresh.get("/rol/").status_code == 200


def test_guessing_is_locked_out_in_storage_all_processes_share(owner_connection: "Connection[tuple[int]]") -> None:
    town = a_town()
    who = somebody(town)
    for _ in range(5):
        assert sign_in(Client(), who.user, "verkeerd") == 200
    assert sign_in(Client(), who.user) == 200  # the right password does not help while the lock lasts
    kept = owner_connection.execute("SELECT count(*) FROM kit_cache").fetchone()
    assert kept and kept[0] > 0


def test_an_unknown_address_is_answered_like_a_wrong_password() -> None:
    who = somebody(a_town())
    known = Client().post("/aanmelden/", {"login": who.user.email, "password": "verkeerd"}).content.decode()
    unknown = Client().post("/aanmelden/", {"login": "niemand@voorbeeld.test", "password": "verkeerd"}).content.decode()
    strip = [known.replace(who.user.email, "X"), unknown.replace("niemand@voorbeeld.test", "X")]
    errors = [text.split('class="field__error')[1:] for text in strip]
    assert len(errors[0]) == len(errors[1])


def test_somebody_with_two_hats_chooses_and_sees_as_whom() -> None:
    town = a_town()
    who = town.colleague(Role.ACCESS_OFFICER, name="Twee Petten")
    partner = town.organisation("Welzijn")
    from samenhang.teams import actions

    second = actions.give_hat(
        professional=who.hat.professional,
        organisation=partner,
        role=Role.PARTNER,
        from_day=who.hat.from_day,
        by=None,
        at=town.now,
    )
    client = Client()
    client.force_login(who.user)
    session = client.session
    session["second_factor"] = True
    session.save()
    assert client.get("/zoeken/").headers["Location"] == "/rol/?next=%2Fzoeken%2F"
    assert partner.name in client.get("/rol/").content.decode()
    worn = client.post("/rol/dragen/", {"hat": str(second.id)}, follow=True)
    assert worn.redirect_chain[0][0] == f"/als/{tab_of(second.id)}/"
    assert partner.name in worn.content.decode().split("<main")[0]
    other = a_town().colleague()
    assert client.post("/rol/dragen/", {"hat": str(other.hat.id)}).status_code == 404


def test_an_ended_hat_shows_nothing_at_the_next_request() -> None:
    town = a_town()
    client = town.officer.client()
    assert client.get("/zoeken/").status_code == 200
    from samenhang.teams import actions

    actions.end_hat(hat=town.officer.hat, until_day=town.now.date(), by=None, at=town.now)
    assert client.get("/zoeken/").headers["Location"] == "/rol/?next=%2Fzoeken%2F"
    assert "U heeft nu geen rol" in client.get("/rol/").content.decode()


def test_signing_out_leaves_nothing() -> None:
    client = a_town().officer.client()
    answer = client.post("/afmelden/")
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert client.get("/zoeken/").headers["Location"].startswith("/aanmelden/")
    assert client.get("/afmelden/").status_code == 405


def test_after_signing_in_one_comes_back_where_one_was_and_nowhere_else() -> None:
    town = a_town()
    answer = Client().get("/zoeken/")
    assert answer.headers["Location"] == "/aanmelden/?next=%2Fzoeken%2F"
    who = somebody(town)
    page = Client().post(
        "/aanmelden/", {"login": who.user.email, "password": PASSWORD, "next": "https://elders.voorbeeld/"}
    )
    assert "elders" not in page.headers["Location"]


def test_every_sign_in_and_refusal_is_logged(owner_connection: "Connection[tuple[int]]") -> None:
    town = a_town()
    who = somebody(town)

    def lines(event: str) -> int:
        row = owner_connection.execute(
            "SELECT count(*) FROM audit_line WHERE what = 'teams.sign_in' AND event = %s", [event]
        ).fetchone()
        return row[0] if row else 0

    before = lines("refused"), lines("sign_in")
    sign_in(Client(), who.user, "verkeerd")
    sign_in(Client(), who.user)
    assert (lines("refused") - before[0], lines("sign_in") - before[1]) == (1, 1)
