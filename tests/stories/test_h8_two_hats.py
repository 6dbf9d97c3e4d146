"""H8: who has hats in two organisations works in two tabs at once, each in its own hat; nothing crosses over."""

from typing import TYPE_CHECKING
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from samenhang.access.tabs import code_of
from samenhang.teams import actions
from tests.support.town import Colleague, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection


def two_hats(town: Town) -> tuple[Colleague, Colleague]:
    """This function will add somebody who is a professional of the municipality and of a regional service."""
    first = town.colleague(name="Twee Petten", domain="wmo")
    return first, town.another_hat(first, organisation=town.organisation("Regio", "regional"), domain="participatie")


def test_two_tabs_side_by_side_each_see_what_is_their_hat_s() -> None:
    town = a_town()
    one, two = two_hats(town)
    mine = town.open_case(town.home("Anna Eersteling"), director=one)
    other = town.open_case(town.home("Berend Tweedeling"), director=two)
    browser = one.client()
    for _ in range(3):
        for tab, sees, not_sees in ((one, mine, other), (two, other, mine)):
            page = browser.get(f"{tab.start}casussen/{sees.id}/", follow=True).content.decode()
            top = page.split("<main")[0]
            assert tab.hat.organisation.name in top.split('class="hat__inner"')[1].split("</p>")[0]
            assert tab.hat.organisation.name in page.split("<title>")[1].split("</title>")[0]
            assert "Twee Petten" not in page.split("<title>")[1].split("</title>")[0]
            assert browser.get(f"{tab.start}casussen/{not_sees.id}/").status_code == 404


def test_every_link_and_form_of_a_tab_stays_in_its_hat() -> None:
    town = a_town()
    one, two = two_hats(town)
    case = town.open_case(town.home(), director=one)
    browser = one.client()
    for path in ("", "collegas/", f"casussen/{case.id}/", f"casussen/{case.id}/logboek/nieuw/", "rol/"):
        page = browser.get(one.start + path, follow=True)
        assert page.status_code == 200, path
        text = page.content.decode()
        for attribute in ("href", "action", "data-draft-url", "data-key-url", "data-keep-alive-url", "hx-get"):
            for piece in text.split(f' {attribute}="')[1:]:
                to = piece.split('"')[0]
                if to.startswith("/") and not to.startswith("/static/"):
                    assert to.startswith((one.start, two.start)), (path, attribute, to)
                    if to.startswith(two.start):
                        assert 'target="_blank"' in piece.split(">")[0], to


def test_a_form_opened_in_one_tab_is_sent_as_that_hat_after_the_other_was_opened(
    owner_connection: "Connection[tuple[object]]",
) -> None:
    town = a_town()
    one, two = two_hats(town)
    case = town.open_case(town.home(), director=one)
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = one.client().cookies
    form = f"{one.start}casussen/{case.id}/logboek/nieuw/"
    opened = browser.get(form).content.decode()
    token = opened.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    draft = opened.split('data-draft-url="')[1].split('"')[0]
    assert browser.get(f"{two.start}collegas/").status_code == 200
    browser.post("/rol/dragen/", {"hat": str(two.hat.id)})
    assert browser.post(draft, {"what": "Half", "csrfmiddlewaretoken": token}).status_code == 200
    seen_by = owner_connection.execute(
        "SELECT viewer_id FROM access_draft WHERE viewer_id = ANY(%s)", [[one.hat.id, two.hat.id]]
    )
    assert [row[0] for row in seen_by.fetchall()] == [one.hat.id]
    sent = {
        "kind": "visit",
        "happened_at": timezone.localtime(town.now).strftime("%Y-%m-%dT%H:%M"),
        "what": "Van tab een.",
        "file": "case_team",
        "submission": str(uuid4()),
        "csrfmiddlewaretoken": token,
    }
    assert browser.post(form.replace(one.start, two.start), sent).status_code == 404
    got = browser.post(form, sent)
    assert got.status_code in (302, 303), got.content.decode()
    assert got.headers["Location"].startswith(f"{one.start}casussen/")
    again = browser.post(form, sent)
    assert again.headers["Location"] == got.headers["Location"]
    written = owner_connection.execute("SELECT by_id FROM meetings_logentry WHERE what = 'Van tab een.'")
    assert [row[0] for row in written.fetchall()] == [one.hat.id]


def test_without_a_hat_in_the_address_one_chooses_and_goes_on() -> None:
    town = a_town()
    one, two = two_hats(town)
    browser = one.client()
    asked = browser.get("/collegas/?zoek=a").headers["Location"]
    assert asked == "/rol/?next=%2Fcollegas%2F%3Fzoek%3Da"
    page = browser.get(asked).content.decode()
    assert 'name="next" value="/collegas/?zoek=a"' in page
    worn = browser.post("/rol/dragen/", {"hat": str(two.hat.id), "next": "/collegas/?zoek=a"})
    assert worn.headers["Location"] == f"{two.start}collegas/?zoek=a"
    back = browser.post(f"{one.start}rol/dragen/", {"hat": str(two.hat.id), "next": f"{one.start}collegas/"})
    assert back.headers["Location"] == f"{two.start}collegas/"
    for bad in ("https://elders.voorbeeld/", "//elders.voorbeeld/", f"/als/{'0' * 8}//elders.voorbeeld/", "\\\\x"):
        went = browser.post("/rol/dragen/", {"hat": str(two.hat.id), "next": bad}).headers["Location"]
        assert went.startswith(two.start), bad


def test_a_forged_an_ended_and_another_s_hat_in_the_address_are_not_there() -> None:
    town = a_town()
    one, two = two_hats(town)
    browser = one.client()
    absent = browser.get(f"/als/{'0' * 8}/collegas/")
    assert absent.status_code == 404
    tries = [town.director.start, "/als/00000000/", "/als/zzzzzzzz/", "/als/0000000/", f"{one.start}als/{'0' * 8}/"]
    for start in tries:
        for path in ("", "collegas/", "rol/", "scherm/sleutel/", "casussen/"):
            got = browser.get(start + path)
            assert got.status_code == 404, (start, path)
            assert browser.post(start + path).status_code in (404, 405), (start, path)
    assert browser.get(f"{two.start}collegas/").status_code == 200
    actions.end_hat(hat=two.hat, until_day=town.now.date(), by=None, at=town.now)
    assert browser.get(f"{two.start}collegas/").status_code == 404
    assert browser.get("/collegas/").status_code == 200  # one hat is left: plain addresses
    assert browser.get(f"{one.start}collegas/").status_code == 200  # and the tab that stood open goes on


def test_who_has_one_hat_sees_plain_addresses_and_no_band() -> None:
    page = a_town().director.client().get("/collegas/").content.decode()
    assert 'href="/als/' not in page and "hat__inner" not in page


def test_after_a_lost_session_one_is_back_on_the_page_in_the_same_hat() -> None:
    town = a_town()
    _one, two = two_hats(town)
    asked = Client().get(f"{two.start}collegas/?zoek=b").headers["Location"]
    assert asked == f"/aanmelden/?next=%2Fals%2F{code_of(two.hat.id)}%2Fcollegas%2F%3Fzoek%3Db"
    page = {"referer": f"http://testserver{two.start}collegas/"}
    sent = Client().post(f"{two.start}concept/iets/", headers=page)
    assert sent.headers["Location"].endswith(f"next=%2Fals%2F{code_of(two.hat.id)}%2Fcollegas%2F")
    hop = Client().get(f"{two.start}aanmelden/?next=/x/")
    assert (hop.status_code, hop.headers["Location"]) == (307, "/aanmelden/?next=/x/")


def test_nothing_of_a_hat_stays_behind_for_the_next_request() -> None:
    town = a_town()
    one, _two = two_hats(town)
    browser, plain = one.client(), town.director.client()
    browser.get(f"{one.start}collegas/")
    browser.get(f"{one.start}bestaat-niet/")
    assert 'href="/als/' not in plain.get("/collegas/").content.decode()


def test_switches_of_the_screen_and_signing_out_work_under_a_hat() -> None:
    town = a_town()
    one, _two = two_hats(town)
    browser = one.client()
    here = f"{one.start}collegas/"
    for act, fields in (("dichtheid", {"density": "roomy"}), ("taal", {"language": "en"})):
        got = browser.post(f"{one.start}scherm/{act}/", {**fields, "next": here})
        assert got.headers["Location"] == here, act
    assert browser.post(f"{one.start}scherm/dichtheid/", {}).headers["Location"] == one.start
    assert browser.post(f"{one.start}afmelden/").headers["Location"] == "/aanmelden/"
