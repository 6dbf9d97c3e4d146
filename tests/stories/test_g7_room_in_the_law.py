"""Room in the law: asked about nobody, answered for everybody, found again, and marked when it is old (G7)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.kit.rounds import answered
from samenhang.legal_room import actions, queries
from samenhang.legal_room.models import LegalAnswer, LegalQuestion, Used
from samenhang.teams.models import Role
from tests.support.town import Colleague, Home, Town, a_bsn, a_town

SECRET = "Regenboogstra"
ASKED = "Mag de gemeente een voorschot geven voor een verhuizing?"


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


@pytest.fixture(scope="module")
def home(town: Town) -> Home:
    found = town.home(f"Ineke {SECRET}")
    town.open_case(found)
    return found


@pytest.fixture(scope="module")
def jurist(town: Town) -> Colleague:
    manager, who = town.colleague(Role.MANAGER), town.colleague(Role.POLICY_ADVISER, name="Jet Jurist")
    with viewing(manager.viewer):
        actions.keep_jurist(hat=who.hat, by=manager.viewer, at=timezone.now())
    return who


def said(response: Any) -> str:
    return str(response.content.decode())


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days)).isoformat()


def given(**more: str) -> dict[str, str]:
    return {
        "asked_as": "voorschotten voor verhuizen",
        "room": "if",
        "words": "Dat mag, als het past bij het doel.",
        "law": "Participatiewet",
        "article": "artikel 35",
        "recheck_on": day(300),
    } | more


def a_question(who: Colleague, home: Home | None = None) -> LegalQuestion:
    with viewing(who.viewer):
        return actions.ask(
            question=ASKED,
            background="er is geen spaargeld",
            judged=True,
            case=home.opened if home else None,
            by=who.viewer,
            at=timezone.now(),
        )


def an_answer(town: Town, jurist: Colleague, **more: str) -> LegalAnswer:
    asked, typed = a_question(town.director), given(**more)
    client = jurist.client()
    got = client.post(f"/ruimte-in-de-wet/vragen/{asked.id}/", typed)
    assert got.status_code == 302, said(got)
    with viewing(jurist.viewer):
        return LegalAnswer.objects.get(question=asked)


def test_asked_for_a_case_answered_for_everybody_and_the_asker_is_told(town: Town, home: Home, jurist: Colleague):
    client, url = town.director.client(), f"/casussen/{home.opened.id}/ruimte-in-de-wet/vragen/nieuw/"
    sent = {"question": ASKED, "background": "geen spaargeld", "law_domain": "", "submission": str(uuid7())}
    first, again = client.post(url, sent), client.post(url, sent)
    assert first.status_code == 302 and again["Location"] == first["Location"]
    assert ASKED in said(client.get(f"/casussen/{home.opened.id}/samen-verder/"))
    page = said(jurist.client().get(first["Location"]))
    assert ASKED in page and SECRET not in page and str(home.opened.id) not in page
    assert jurist.client().post(first["Location"], given()).status_code == 302
    assert jurist.client().post(first["Location"], given()).status_code == 422  # a colleague was first
    with viewing(town.director.viewer):
        assert answered(queries.waits(town.director.viewer)) >= 1
        answer = LegalAnswer.objects.get(question_id=UUID(first["Location"].split("/")[-2]))
    shown = said(client.get(f"/ruimte-in-de-wet/{answer.id}/"))
    assert "artikel 35" in shown and "Gelezen" in shown
    assert client.post(f"/ruimte-in-de-wet/{answer.id}/gelezen/").status_code == 302
    assert "Gelezen" not in said(client.get(f"/ruimte-in-de-wet/{answer.id}/"))
    assert jurist.client().post(f"/ruimte-in-de-wet/{answer.id}/gelezen/").status_code == 404


@pytest.mark.parametrize("told", [f"mevrouw {SECRET}", "nr 111222333", "bel 012-3456789"])
def test_a_question_names_nobody(town: Town, home: Home, told: str):
    got = town.director.client().post("/ruimte-in-de-wet/vragen/nieuw/", {"question": ASKED, "background": told})
    assert got.status_code == 422 and "Kijk hier nog eens naar" in said(got)


def test_bad_input_is_told_at_the_field(town: Town, jurist: Colleague):
    client = town.director.client()
    for wrong in ({"question": ""}, {"background": "x" * 100_000}, {"law_domain": "bestaat-niet"}):
        typed = {"question": ASKED, "background": "geen geld", "law_domain": ""} | wrong
        assert client.post("/ruimte-in-de-wet/vragen/nieuw/", typed).status_code == 422
    asked = a_question(town.director)
    for wrong in ({"recheck_on": day(-1)}, {"recheck_on": "31-02-2027"}, {"article": ""}, {"words": f"nr {a_bsn()}"}):
        assert jurist.client().post(f"/ruimte-in-de-wet/vragen/{asked.id}/", given(**wrong)).status_code == 422


def test_only_the_asker_and_the_jurists_read_a_question_and_only_they_answer(town: Town, home: Home, jurist: Colleague):
    asked = a_question(town.director, home)
    url = f"/ruimte-in-de-wet/vragen/{asked.id}/"
    for role in (Role.PROFESSIONAL, Role.POLICY_ADVISER, Role.TEAM_LEAD, Role.MANAGER, Role.LAWFULNESS):
        client = town.colleague(role).client()
        assert client.get(url).status_code == 404 and client.post(url, given()).status_code == 404, role
    assert town.director.client().post(url, given()).status_code == 404
    with viewing(jurist.viewer):
        assert queries.asked_for(jurist.viewer, asked.id) is None  # never for which case


def test_an_answer_is_found_in_any_dutch_form(town: Town, jurist: Colleague):
    answer = an_answer(town, jurist, asked_as="kwijtschelding van glimwormenbelasting")
    found = said(town.colleague().client().get("/ruimte-in-de-wet/?q=glimwormenbelastingen"))
    assert str(answer.id) in found
    assert str(answer.id) not in said(town.colleague().client().get("/ruimte-in-de-wet/?q=zeppelin"))
    assert town.colleague().client().get("/ruimte-in-de-wet/?q='%22:*&page=99").status_code == 200
    assert town.colleague(Role.LAWFULNESS).client().get("/ruimte-in-de-wet/").status_code == 404


def test_doubted_by_anyone_judged_by_a_jurist(town: Town, jurist: Colleague):
    answer = an_answer(town, jurist)
    url, anyone = f"/ruimte-in-de-wet/{answer.id}/", town.colleague().client()
    assert anyone.post(f"{url}twijfel/", {"why": ""}).status_code == 422
    assert anyone.post(f"{url}twijfel/", {"why": "het artikel is gewijzigd"}).status_code == 302
    assert anyone.post(f"{url}twijfel/", {"why": "nog eens"}).status_code == 422
    assert "het artikel is gewijzigd" in said(anyone.get(url))
    assert anyone.post(f"{url}oordeel/", {"outdated": "yes"}).status_code == 404
    one = jurist.client()
    assert one.post(f"{url}oordeel/", {"outdated": "no", "words": ""}).status_code == 422  # until when?
    assert one.post(f"{url}oordeel/", {"outdated": "no", "words": "", "recheck_on": day(90)}).status_code == 302
    assert "geldt" in said(anyone.get(url))
    assert anyone.post(f"{url}twijfel/", {"why": "nu echt"}).status_code == 302
    assert one.post(f"{url}oordeel/", {"outdated": "yes", "words": ""}).status_code == 302
    assert "Dit antwoord is verouderd" in said(anyone.get(url))


def test_used_with_a_case_is_counted_and_never_says_which(town: Town, home: Home, jurist: Colleague):
    answer = an_answer(town, jurist)
    client, url = town.director.client(), f"/casussen/{home.opened.id}/ruimte-in-de-wet/"
    assert client.get(url).status_code == 200
    for _twice in range(2):
        assert client.post(f"{url}{answer.id}/gebruik/").status_code == 302
    with viewing(town.director.viewer):
        assert Used.objects.filter(answer=answer).count() == 1
    outsider = town.colleague().client()
    shown = said(outsider.get(f"/ruimte-in-de-wet/{answer.id}/"))
    assert "bij 1 casus" in shown and str(home.opened.id) not in shown
    assert outsider.get(url).status_code == 404 and outsider.post(f"{url}{answer.id}/gebruik/").status_code == 404
    assert "voorschotten voor verhuizen" in said(client.get(f"/casussen/{home.opened.id}/samen-verder/"))


def test_past_its_day_it_says_so(town: Town, jurist: Colleague):
    answer = an_answer(town, jurist)
    with viewing(jurist.viewer):
        later = queries.kept(jurist.viewer, [answer], timezone.localdate() + timedelta(days=400))[0]
    assert later.past and later.state[1] == "warning"


def test_the_list_of_jurists_is_the_managers_and_who_is_off_it_answers_no_more(town: Town):
    manager, who = town.colleague(Role.MANAGER), town.colleague(Role.POLICY_ADVISER)
    client = manager.client()
    sent = {"hat": str(who.hat.id), "field": "Wmo"}
    assert client.post("/ruimte-in-de-wet/juristen/", sent).status_code == 302
    assert client.post("/ruimte-in-de-wet/juristen/", sent).status_code == 422
    with viewing(manager.viewer):
        kept = next(one for one in queries.jurists(manager.viewer) if one.hat_id == who.hat.id)
    asked = a_question(town.director)
    assert who.client().get(f"/ruimte-in-de-wet/vragen/{asked.id}/").status_code == 200
    assert client.post(f"/ruimte-in-de-wet/juristen/{kept.id}/einde/").status_code == 302
    assert who.client().get(f"/ruimte-in-de-wet/vragen/{asked.id}/").status_code == 404
    assert who.client().get("/ruimte-in-de-wet/juristen/").status_code == 404


def test_a_jurist_who_comes_to_investigate_answers_no_more(town: Town):
    manager, who = town.colleague(Role.MANAGER), town.colleague(Role.POLICY_ADVISER)
    with viewing(manager.viewer):
        actions.keep_jurist(hat=who.hat, by=manager.viewer, at=timezone.now())
    asked = a_question(town.director)
    address, before = f"/ruimte-in-de-wet/vragen/{asked.id}/", who.client()
    assert before.get(address).status_code == 200
    town.another_hat(who, Role.LAWFULNESS)
    after = who.client()
    assert after.get(f"{who.start}{address.lstrip('/')}").status_code == 404
    assert after.post(f"{who.start}{address.lstrip('/')}", given()).status_code == 404
    with viewing(who.viewer) as at, pytest.raises(actions.NotJurist):
        actions.answer(
            question=asked,
            answered=actions.Answered("x", "may", "x", "x", "x", timezone.localdate()),
            by=who.viewer,
            at=at,
        )


def test_the_list_asks_the_database_as_often_whatever_lies_there(town: Town, jurist: Colleague):
    client = town.director.client()

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get("/ruimte-in-de-wet/?q=struisvogelveren").status_code == 200
        return len(found)

    an_answer(town, jurist, asked_as="struisvogelveren")
    one = asked()
    an_answer(town, jurist, asked_as="nog meer struisvogelveren")
    assert asked() == one
