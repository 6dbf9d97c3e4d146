"""C1, C2, A3: the whole life is talked through once, in own words, with the resident's mark, and read back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenhang.access import drafts
from samenhang.access.viewer import viewing
from samenhang.audit.models import Line, Subject
from samenhang.conversations.models import Answer, Conversation, MainPoints
from samenhang.involvement.models import Part
from samenhang.people import actions as people
from samenhang.teams.models import Role
from tests.conversations.talks import Place, a_place, answer, beginning

ARABIC = "أنا بخير، الحمد لله 😊 — Ngọc"


@pytest.fixture
def place() -> Place:
    return a_place()


def text(response) -> str:
    return str(response.content.decode())


# -- the road ---------------------------------------------------------------------------------------------


def test_the_road_of_one_conversation(place: Place) -> None:
    browser = place.director.client()
    assert "Nog geen gesprek" in text(browser.get(place.url("list")))

    chosen = browser.get(place.url("start"))
    assert "Met het huishouden samen" in text(chosen) and "Ana Dekker" in text(chosen)
    page = browser.get(place.url("start") + f"?met={place.ana.id}")
    assert "Dit lezen: Rik Regie" in text(page)  # who reads it, by name, before anything is stored
    begun = browser.post(place.url("start") + f"?met={place.ana.id}", beginning(place, present=[str(place.ana.id)]))
    with viewing(place.director.viewer):
        conversation = Conversation.objects.get(case=place.case)
    assert begun.status_code == 302 and begun["Location"] == place.url("domain", conversation, "omgaan")

    money = place.url("domain", conversation, "geld")  # any order: straight to money
    page = browser.get(money)
    assert "Komt u rond?" in text(page) and "Welk cijfer geeft u zelf?" in text(page) and "Rik Regie" in text(page)
    saved = browser.post(money, answer(words=ARABIC, worries="De huur", wishes="Rust", mark="4"))
    assert saved.status_code == 302 and saved["Location"] == place.url("domain", conversation, "werk")
    browser.post(place.url("domain", conversation, "veiligheid"), answer(words="", mark="liever-niet"))
    again = text(browser.get(money))
    assert ARABIC in again and 'value="4" class="' not in again
    assert "checked" in again.split('id="id_mark_3"')[1].split(">")[0]

    whole = text(browser.get(place.url("overview", conversation)))
    assert ARABIC in whole and "liever niet" in whole and "<svg" in whole and "Nog open" in whole

    assert browser.get(place.url("read_back", conversation))["Location"] == place.url("points", conversation)
    with viewing(place.director.viewer):
        version = Conversation.objects.get(id=conversation.id).version
    written = browser.post(place.url("points", conversation), {"points": "U wilt rust.", "version": version})
    assert written["Location"] == place.url("read_back", conversation)
    aloud = text(browser.get(written["Location"]))
    assert "U wilt rust." in aloud and "Wie is het hiermee eens?" in aloud
    closing = {
        "people": [str(place.ana.id)],
        "how": "aloud",
        "corrections": "Ik zei: eerst slapen.",
        "version": version + 1,
    }
    assert browser.post(written["Location"], closing)["Location"] == place.url("overview", conversation)
    done = text(browser.get(place.url("overview", conversation)))
    assert "Afgesproken" in done and "Ik zei: eerst slapen." in done and "samen hardop gelezen" in done
    listed = text(browser.get(place.url("list")))
    assert "2 leefgebieden" in listed and "1 cijfer: 4" in listed and "Afgesproken" in listed

    paper = browser.get(place.url("paper", conversation))
    assert "Dit is het belangrijkste" in text(paper) and "U wilt rust." in text(paper) and ARABIC in text(paper)
    with viewing(place.director.viewer):
        assert Line.objects.filter(object_id=conversation.id, event="print").count() == 1


def test_each_step_and_look_leaves_a_line(place: Place) -> None:
    conversation = place.held(person=place.ana)
    place.said(conversation, "geld", words="krap")
    place.agreed(conversation)
    place.director.client().get(place.url("overview", conversation))
    with viewing(place.director.viewer):
        lines = {line.id: line.what for line in Line.objects.filter(object_id=conversation.id)}
        about = Subject.objects.filter(line_id__in=lines, layer="case_team").values_list("person_id", flat=True)
        assert {
            "conversations.start_conversation",
            "conversations.write_answer",
            "conversations.write_points",
            "conversations.agree_points",
            "conversations.read",
        } <= set(lines.values())
        assert set(about) == {place.ana.id}


def test_a_household_of_one_is_not_asked_with_whom() -> None:
    place = a_place("Evi Alleen (1970-01-01)")
    page = text(place.director.client().get(place.url("start")))
    assert "Gesprek met <bdi>Evi Alleen</bdi>" in page


def test_what_was_told_is_not_asked_again(place: Place) -> None:
    place.said(place.held(), "geld", words="De gaskachel is te duur.")
    later = place.held(person=place.ana, on=timezone.localdate())
    page = text(place.director.client().get(place.url("domain", later, "geld")))
    assert "Dit is eerder verteld" in page and "De gaskachel is te duur." in page


def test_then_and_now_of_the_same_person(place: Place) -> None:
    place.said(place.held(person=place.ana), "geld", mark=3)
    place.said(place.held(person=place.bo), "geld", mark=9)
    now = place.held(person=place.ana, on=timezone.localdate())
    place.said(now, "geld", mark=6)
    page = text(place.director.client().get(place.url("overview", now)))
    assert "Toen" in page and "wheel__then" in page
    assert "3 erbij" in page and "3 eraf" not in page  # beside Ana's own mark, not Bo's


# -- who reads ----------------------------------------------------------------------------------------------


def test_in_confidence_with_one_partner_is_hidden_from_who_knows_only_the_other(place: Place) -> None:
    only_bo = place.town.colleague(name="Kees Bo", domain="participatie")
    place.town.involve(place.home, only_bo, people=[place.bo.id])
    secret, joint = place.held(person=place.ana), place.held()
    place.said(secret, "geld", words="GEHEIM-WOORD", mark=2)
    place.said(secret, "werk", mark=7)
    place.agreed(secret, "GEHEIM-PUNT")
    place.said(joint, "geld", words="samen verteld", mark=5)
    place.held(person=place.bo)
    browser = only_bo.client()
    listed = text(browser.get(place.url("list")))
    assert listed.count("Nog open") == 2 and "Afgesproken" not in listed
    assert "van 2 tot 7" not in listed and "1 cijfer: 5" in listed
    for name in ("overview", "paper", "points", "read_back", "details", "correct"):
        assert browser.get(place.url(name, secret)).status_code == 404
    assert browser.get(place.url("domain", secret, "geld")).status_code == 404
    assert browser.post(place.url("domain", secret, "geld"), answer()).status_code == 404
    assert browser.post(place.url("read_back", secret), {}).status_code == 404
    for address in (place.url("overview", joint), place.url("domain", joint, "geld"), place.url("points", joint)):
        page = text(browser.get(address))
        assert "GEHEIM" not in page and "samen verteld" in page
    assert browser.get(place.url("start") + f"?met={place.ana.id}").status_code == 404
    assert "GEHEIM" in text(place.director.client().get(place.url("overview", secret)))


def test_confidence_of_one_stays_off_the_table_of_the_other(place: Place) -> None:
    place.said(place.held(person=place.ana), "geld", words="GEHEIM-VAN-ANA", mark=2)
    for other in (place.held(person=place.bo, on=timezone.localdate()), place.held(on=timezone.localdate())):
        browser = place.director.client()
        assert "GEHEIM-VAN-ANA" not in text(browser.get(place.url("domain", other, "geld")))
        assert "Toen" not in text(browser.get(place.url("overview", other)))


def test_outsiders_and_roles_without_content_get_what_does_not_exist(place: Place) -> None:
    conversation = place.held()
    place.said(conversation, "geld", words="iets")
    colleagues = [
        place.town.colleague(),
        place.town.colleague(Role.TEAM_LEAD),
        place.town.colleague(Role.MANAGER),
        place.town.colleague(Role.LAWFULNESS),
    ]
    for who in colleagues:
        browser = who.client()
        absent = browser.get(reverse("conversations:overview", args=[place.case.id, uuid4()]))
        hidden = browser.get(place.url("overview", conversation))
        assert hidden.status_code == absent.status_code == 404 and hidden.content == absent.content
        assert browser.get(place.url("list")).status_code == 404
        assert browser.post(place.url("domain", conversation, "geld"), answer()).status_code == 404


def test_an_own_file_is_read_by_who_keeps_it_only(place: Place) -> None:
    debt = place.town.colleague(name="Sara Schuld", domain="schuldhulp")
    place.town.involve(place.home, debt, own_file="schuldhulp")
    browser = debt.client()
    page = text(browser.get(place.url("start") + "?met=samen"))
    assert "Alleen mijn dossier" in page and "Dit lezen: Sara Schuld" in page and "Rik Regie" in page
    browser.post(place.url("start") + "?met=samen", beginning(place, file="domain:schuldhulp"))
    with viewing(debt.viewer):
        own = Conversation.objects.get(case=place.case)
    assert own.layer == "domain" and own.domain == "schuldhulp"
    assert browser.get(place.url("overview", own)).status_code == 200
    assert place.director.client().get(place.url("overview", own)).status_code == 404


def test_a_file_that_is_not_mine_cannot_be_chosen(place: Place) -> None:
    response = place.director.client().post(place.url("start") + "?met=samen", beginning(place, file="domain:jeugd"))
    assert response.status_code == 422 and "Selecteer een geldige keuze" in text(response)


def test_who_reads_but_does_not_write_sees_no_form(place: Place) -> None:
    told = place.held(by=place.town.officer, layer="domain", domain="toegang")
    place.said(told, "geld", by=place.town.officer, words="aan de balie verteld")
    browser = place.director.client()
    page = text(browser.get(place.url("overview", told)))
    assert "aan de balie verteld" in page and "Verder met het gesprek" not in page
    assert browser.get(place.url("domain", told, "geld")).status_code == 404
    assert browser.post(place.url("domain", told, "geld"), answer(version="1")).status_code == 404


def test_before_telling_there_is_nowhere_to_write() -> None:
    place = a_place()
    friend = place.town.colleague(Role.PARTNER, organisation=place.town.organisation())
    place.town.involve(place.home, friend, part=Part.PARTNER)
    page = text(friend.client().get(place.url("start") + "?met=samen"))
    assert "U kunt dit gesprek hier niet vastleggen" in page and "<textarea" not in page


# -- nothing is lost ----------------------------------------------------------------------------------------


def test_a_lost_session_gives_the_draft_back(place: Place) -> None:
    conversation, browser = place.held(), place.director.client()
    key = f"conversation:{conversation.id}:geld"
    kept = browser.post(reverse("access:draft", args=[key]), {"words": f"half {ARABIC}", "mark": "7"})
    assert kept.status_code == 200
    fresh = place.director.client()
    page = text(fresh.get(place.url("domain", conversation, "geld")))
    assert f"half {ARABIC}" in page and "teruggezet" in page
    assert "niet opgeslagen tekst" in text(fresh.get(place.url("domain", conversation, "werk")))
    assert "niet is opgeslagen" in text(fresh.get(place.url("points", conversation)))
    fresh.post(place.url("domain", conversation, "geld"), answer())
    with viewing(place.director.viewer):
        assert drafts.kept(place.director.viewer, key) is None


def test_two_editors_are_told_of_each_other(place: Place) -> None:
    colleague = place.town.colleague(name="Els Ander", domain="jeugd")
    place.town.involve(place.home, colleague)
    conversation = place.held()
    money = place.url("domain", conversation, "geld")
    assert colleague.client().post(money, answer(words="Tekst van Els", mark="3")).status_code == 302
    mine = place.director.client().post(money, answer(words="Tekst van Rik", mark="8"))
    page = text(mine)
    assert mine.status_code == 422 and "Els Ander" in page
    assert "Tekst van Els" in page and "Tekst van Rik" in page and 'name="version" value="1"' in page
    settled = place.director.client().post(money, answer(words="Tekst van Els en Rik", mark="5", version="1"))
    assert settled.status_code == 302
    with viewing(place.director.viewer):
        row = Answer.objects.get(conversation=conversation)
        assert (row.words, row.mark, row.version) == ("Tekst van Els en Rik", 5, 2)


def test_a_draft_older_than_a_colleagues_text_shows_both(place: Place) -> None:
    colleague = place.town.colleague(name="Els Ander", domain="jeugd")
    place.town.involve(place.home, colleague)
    conversation = place.held()
    browser = place.director.client()
    browser.post(reverse("access:draft", args=[f"conversation:{conversation.id}:geld"]), {"words": "mijn concept"})
    colleague.client().post(place.url("domain", conversation, "geld"), answer(words="haar tekst"))
    page = text(browser.get(place.url("domain", conversation, "geld")))
    assert "mijn concept" in page and "haar tekst" in page and "Els Ander" in page


def test_two_editors_of_the_main_points(place: Place) -> None:
    conversation = place.held()
    browser, address = place.director.client(), place.url("points", conversation)
    assert browser.post(address, {"points": "eerste", "version": "1"}).status_code == 302
    page = browser.post(address, {"points": "tweede", "version": "1"})
    assert page.status_code == 422 and "eerste" in text(page) and "tweede" in text(page)
    assert browser.post(address, {"points": "tweede", "version": "2"}).status_code == 302
    stale = {"people": [str(place.ana.id)], "how": "aloud", "version": "2"}
    refused = browser.post(place.url("read_back", conversation), stale)  # the text changed since it was read aloud
    assert refused.status_code == 422 and "tweede" in text(refused)


def test_sent_twice_is_stored_once(place: Place) -> None:
    browser, form = place.director.client(), beginning(place)
    answers = [browser.post(place.url("start") + "?met=samen", form) for _press in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    with viewing(place.director.viewer):
        conversation = Conversation.objects.get(case=place.case)
    money = place.url("domain", conversation, "geld")
    money_form = answer(submission=str(uuid4()))
    assert [browser.post(money, money_form)["Location"] for _press in range(2)] == [
        place.url("domain", conversation, "werk")
    ] * 2
    with viewing(place.director.viewer):
        assert Answer.objects.get(conversation=conversation).version == 1


def test_too_long_a_text_is_told_and_kept(place: Place) -> None:
    conversation = place.held()
    long = "é" * 100_000
    response = place.director.client().post(place.url("domain", conversation, "geld"), answer(words=long))
    assert response.status_code == 422 and "te lang" in text(response) and long in text(response)


def test_odd_input_is_stored_or_refused_in_words(place: Place) -> None:
    conversation, browser = place.held(), place.director.client()
    money = place.url("domain", conversation, "geld")
    assert browser.post(money, answer(words="a\x00b <script>alert(1)</script>")).status_code == 302
    page = text(browser.get(place.url("overview", conversation)))
    assert "ab &lt;script&gt;" in page and "<script>alert" not in page
    assert browser.post(money, answer(mark="11", version="1")).status_code == 422
    assert browser.post(money, answer(mark="-1", version="x" * 30)).status_code == 422
    assert browser.get(place.url("domain", conversation, "bestaat-niet")).status_code == 404
    assert browser.get(place.url("start") + "?met=onzin").status_code == 404
    assert browser.get(place.url("list") + "?page=zzz").status_code == 200


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ((timezone.localdate() + timedelta(days=1)).isoformat(), "ligt in de toekomst"),
        ("1989-01-01", "nog niet geboren"),
        ("31-02-2026", "bestaande datum"),
        ("", "Vul dit in"),
    ],
)
def test_a_day_that_cannot_be(place: Place, day: str, told: str) -> None:
    form = beginning(place, held_on=day, others_present="Tante Jo")
    response = place.director.client().post(place.url("start") + "?met=samen", form)
    assert response.status_code == 422 and told in text(response) and "Tante Jo" in text(response)
    with viewing(place.director.viewer):
        assert not Conversation.objects.filter(case=place.case).exists()


def test_nobody_from_outside_the_household_was_there(place: Place) -> None:
    with viewing(place.town.officer.viewer):
        stranger = people.add_person(
            identity=people.Identity(family_name="Vreemd"), by=place.town.officer.viewer, at=place.town.now
        )
    response = place.director.client().post(
        place.url("start") + "?met=samen", beginning(place, present=[str(stranger.id)])
    )
    assert response.status_code == 422


def test_details_can_be_put_right_while_open(place: Place) -> None:
    conversation, browser = place.held(), place.director.client()
    address = place.url("details", conversation)
    form = {**beginning(place, held_on="2026-09-30", others_present="Buurvrouw Sien"), "version": "1"}
    assert "2026-10-01" in text(browser.get(address))
    assert browser.post(address, form).status_code == 302
    assert "Buurvrouw Sien" in text(browser.get(place.url("overview", conversation)))
    assert browser.post(address, form | {"submission": str(uuid4())}).status_code == 422  # seen version 1, now 2
    assert browser.post(address, form | {"held_on": "2999-01-01", "submission": "", "version": "2"}).status_code == 422


# -- closed is closed -----------------------------------------------------------------------------------------


def test_closed_is_fixed_and_can_be_added_to(place: Place) -> None:
    conversation = place.held()
    place.said(conversation, "geld", words="stond er")
    place.agreed(conversation)
    browser = place.director.client()
    for name, more in (("domain", ["geld"]), ("points", []), ("details", []), ("read_back", [])):
        assert browser.get(place.url(name, conversation, *more))["Location"] == place.url("overview", conversation)
    refused = browser.post(place.url("domain", conversation, "geld"), answer(words="te laat", version="1"))
    assert refused.status_code == 422 and "te laat" in text(refused) and "al afgesproken" in text(refused)
    again = {"people": [str(place.ana.id)], "how": "aloud", "version": "2", "submission": str(uuid4())}
    assert browser.post(place.url("read_back", conversation), again).status_code == 422
    assert browser.post(place.url("points", conversation), {"points": "x", "version": "2"}).status_code == 422
    added = browser.post(place.url("correct", conversation), {"said_by": "Ana", "text": "Het was maandag."})
    assert added.status_code == 302
    page = text(browser.get(place.url("overview", conversation)))
    assert "Het was maandag." in page and "stond er" in page and "te laat" not in page
    with viewing(place.director.viewer):
        assert MainPoints.objects.filter(conversation=conversation).count() == 1


def test_nobody_agreeing_is_no_agreement(place: Place) -> None:
    conversation, browser = place.held(), place.director.client()
    browser.post(place.url("points", conversation), {"points": "Rust", "version": "1"})
    response = browser.post(place.url("read_back", conversation), {"how": "aloud", "version": "2"})
    assert response.status_code == 422 and "Kies wie het hiermee eens is" in text(response)
    empty = browser.post(place.url("points", conversation), {"points": " ", "version": "2"})
    assert empty.status_code == 422


def test_an_open_conversation_is_changed_not_added_to(place: Place) -> None:
    conversation = place.held()
    response = place.director.client().post(place.url("correct", conversation), {"said_by": "Ana", "text": "meer"})
    assert response.status_code == 422 and "nog open" in text(response)


# -- many -----------------------------------------------------------------------------------------------------


def test_the_list_asks_the_database_as_often_for_many_as_for_one(place: Place) -> None:
    browser, counts = place.director.client(), []
    for total in (1, 3, 30):
        with viewing(place.director.viewer):
            now = Conversation.objects.filter(case=place.case).count()
        for _more in range(total - now):
            place.said(place.held(person=place.ana), "geld", words="x", mark=5)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = browser.get(place.url("list"))
        counts.append(len(asked))
    assert page.status_code == 200 and "page=2" in text(page)
    assert counts[0] == counts[1] and counts[2] <= counts[1] + 1
