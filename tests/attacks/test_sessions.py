"""Sessions and what stays behind: a sign-in without its second step, another's hat."""

import json
from html import unescape

from django.test import Client

from tests.support.town import Colleague, Town, a_town
from tests.teams.test_sign_in import PASSWORD, code_of, sign_in, somebody

SETTING_UP = "/account/tweede-stap/instellen/"


def sets_up(client: Client) -> str:
    """This function will set up the second step in a browser that gave the password, and give its secret."""
    confirm = client.get(SETTING_UP).headers["Location"]
    client.post(confirm, {"password": PASSWORD, "next": SETTING_UP})
    secret = client.get(SETTING_UP).content.decode().split("<code>")[1].split("</code>")[0]
    assert client.post(SETTING_UP, {"code": code_of(secret)}).status_code == 302
    return str(secret)


def test_a_session_that_gave_only_a_password_wears_no_hat_when_another_sets_up_the_second_step() -> None:
    who: Colleague = somebody(a_town())
    thief, owner = Client(), Client()
    sign_in(thief, who.user)
    sign_in(owner, who.user)
    assert thief.get("/zoeken/").headers["Location"].startswith("/rol/")
    sets_up(owner)
    assert owner.get("/rol/").status_code == 200
    for url in ("/", "/zoeken/", "/collegas/"):
        assert thief.get(url).headers["Location"].startswith("/rol/"), url
    assert thief.post("/rol/dragen/", {"hat": str(who.hat.id)}).status_code == 404
    chain = thief.get("/rol/", follow=True)
    assert chain.status_code == 200 and "Mensen zoeken" not in chain.content.decode()


def test_the_one_who_was_late_gives_the_code_and_goes_on() -> None:
    from django.core.cache import caches

    who: Colleague = somebody(a_town())
    late, first = Client(), Client()
    sign_in(late, who.user)
    sign_in(first, who.user)
    secret = sets_up(first)
    asked = late.get("/rol/", follow=True)
    where = asked.redirect_chain[-1][0]
    caches["default"].clear()
    given = late.post(where, {"code": code_of(secret)}, follow=True)
    assert given.status_code == 200
    assert late.get("/rol/").status_code == 200


def test_a_session_is_a_new_one_after_signing_in_and_gone_after_signing_out() -> None:
    who = somebody(a_town())
    client = Client()
    client.get("/aanmelden/")
    session = client.session
    session["planted"] = "x"
    session.save()
    planted = str(session.session_key)
    client.cookies["sessionid"] = planted
    sign_in(client, who.user)
    assert client.session.session_key != planted
    inside = str(client.session.session_key)
    client.post("/afmelden/")
    again = Client()
    again.cookies["sessionid"] = inside
    assert again.get("/collegas/").headers["Location"].startswith("/aanmelden/")


def test_who_signs_in_after_somebody_else_does_not_wear_their_hat() -> None:
    town: Town = a_town()
    first, second = town.director, town.colleague(name="Twee Na")
    client = first.client()
    client.force_login(second.user)
    assert client.session.get("second_factor") is None
    assert client.get("/collegas/").headers["Location"].startswith("/rol/")


def test_another_s_hat_is_not_worn() -> None:
    town = a_town()
    client = town.colleague().client()
    assert client.post("/rol/dragen/", {"hat": str(town.director.hat.id)}).status_code == 404
    assert client.get(f"{town.director.start}collegas/").status_code == 404


def test_the_browser_s_script_keeps_no_page_and_goes_nowhere_else() -> None:
    """htmx would keep each page it replaces in the browser's storage, for the button back."""
    page = a_town().director.client().get("/").content.decode()
    told = json.loads(unescape(page.split('name="htmx-config" content=\'')[1].split("'")[0]))
    kept = {"historyEnabled": False, "historyCacheSize": 0, "allowEval": False, "allowScriptTags": False}
    assert kept.items() <= told.items() and told["selfRequestsOnly"] is True
