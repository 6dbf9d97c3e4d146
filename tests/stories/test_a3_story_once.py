"""A3: the story is told once, in the resident's own words, and read by whoever is entitled to each part."""

import uuid
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.cases.models import LifeDomain
from samenhang.conversations import actions as talking
from samenhang.conversations.models import Answer
from samenhang.intake import actions as intake
from samenhang.intake.actions.receiving import About, Caller, Safety, Urgent
from samenhang.intake.models import Request
from samenhang.involvement.models import Part
from samenhang.layers import actions
from samenhang.layers.models import StillTrue, Told
from samenhang.people.models import Person
from tests.support.town import Colleague, Home, Town, a_town

ASKED = "Wij slapen met z’n vieren in één kamer."


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Ana Lindhout", "Bo Lindhout (15 jaar)")
    requested(town, home, ASKED)
    town.open_case(home)
    return home


def requested(town: Town, home: Home, words: str) -> Request:
    by = town.officer.viewer
    with viewing(by):
        return intake.receive_request(
            about=About(household_id=home.household.id),
            safety=Safety("no", "no"),
            caller=Caller(by_self=True, name="Ana Lindhout"),
            channel="desk",
            words=words,
            urgent=Urgent(),
            by=by,
            at=town.now,
        )


def said(town: Town, home: Home, words: str, *, person: Person | None = None, by: Colleague | None = None) -> None:
    who = by or town.director
    with viewing(who.viewer) as at:
        talk = talking.start_conversation(
            case=home.opened,
            details=talking.Details("first", "home", timezone.localdate(at)),
            layer="case_team",
            person=person,
            by=who.viewer,
            at=at,
        )
        talking.write_answer(
            conversation=talk,
            life_domain=LifeDomain.objects.get(code="wonen"),
            said=talking.Said(words=words, worries="Dat het zo blijft."),
            seen_version=0,
            by=who.viewer,
            at=at,
        )


def story(home: Home) -> str:
    return reverse("layers:story", args=[home.household.id])


def read(who: Colleague, home: Home, **query: Any) -> str:
    return text(who.client().get(story(home), query))


def text(response: Any) -> str:
    return str(response.content.decode())


def tell(client: Client, home: Home, **more: Any) -> Any:
    typed = {
        "teller": str(home.ids[0]),
        "told_on": f"{timezone.localdate():%d-%m-%Y}",
        "words": "Oma past nu op.",
        "file": "case_team",
        "person": "",
        "submission": str(uuid.uuid4()),
    }
    return client.post(reverse("layers:tell", args=[home.household.id]), typed | more)


def a_colleague(town: Town, home: Home, people: list[UUID] | None = None) -> Colleague:
    found = town.colleague(name="Kim Collega", domain="schuldhulp")
    town.involve(home, found, own_file="schuldhulp", people=people)
    return found


def test_the_story_says_who_told_it_to_whom_and_when(town: Town, home: Home):
    said(town, home, "We willen een deur tussen de bedden.")
    page = read(town.director, home)
    assert ASKED in page and "We willen een deur tussen de bedden." in page and "Dat het zo blijft." in page
    assert page.index(ASKED) < page.index("We willen een deur")
    assert "Ana Lindhout" in page and "Olga Toegang" in page and "Rik Regie" in page and "Wat geeft zorgen" in page


def test_each_part_is_read_by_its_own_key_and_a_missing_one_is_not_mentioned(town: Town, home: Home):
    ana, bo = home.people
    of_ana = a_colleague(town, home, [ana.id])
    said(town, home, "Ik slaap niet door het geschreeuw.", person=bo)
    said(town, home, "Samen hebben we het goed.")
    whole, part = read(town.director, home), read(of_ana, home)
    assert "geschreeuw" in whole and "alleen over Bo Lindhout" in whole
    assert "Samen hebben we het goed." in part
    for word in ("geschreeuw", "Bo Lindhout", ASKED):  # neither the confidence, nor the desk's own file
        assert word not in part
    assert "geschreeuw" not in read(town.director, home, person=str(ana.id))
    assert town.colleague(domain="wmo").client().get(story(home)).status_code == 404


def test_an_empty_story_says_how_it_fills(town: Town):
    home = town.home("Cas Ander")
    town.open_case(home)
    assert "Er is nog niets verteld" in read(town.director, home)
    assert "Dit is al verteld" not in text(
        town.director.client().get(reverse("conversations:start", args=[home.opened.id]), {"met": "samen"})
    )


def test_who_begins_a_conversation_sees_what_was_told(town: Town, home: Home):
    ana, bo = home.people
    said(town, home, "Ik slaap niet door het geschreeuw.", person=bo)
    start = reverse("conversations:start", args=[home.opened.id])
    client = town.director.client()
    with_ana = text(client.get(start, {"met": str(ana.id)}))
    assert "Dit is al verteld" in with_ana and ASKED in with_ana and story(home) in with_ana
    assert "geschreeuw" not in with_ana  # on the table: not what another told alone
    assert "geschreeuw" in text(client.get(start, {"met": str(bo.id)}))


def test_the_desk_sees_with_a_new_request_what_was_told_before(town: Town, home: Home):
    again = requested(town, home, "De kamer is nu ook nat.")
    page = text(town.officer.client().get(reverse("intake:request", args=[again.id])))
    assert "Dit is al verteld" in page and ASKED in page


def test_that_it_still_holds_is_said_by_a_member_and_recorded(town: Town, home: Home):
    said(town, home, "We willen een deur.")
    client = town.director.client()
    page = text(client.get(story(home)))
    assert "Klopt het nog" in page
    with viewing(town.director.viewer):
        part = Answer.objects.get(household=home.household)
    url, key = reverse("layers:confirm", args=[home.household.id, part.id]), str(uuid.uuid4())
    for _ in range(2):
        assert client.post(url, {"person": str(home.ids[1]), "submission": key}).status_code == 302
    assert "Bo zei op" in text(client.get(story(home))) and "dat dit nog klopt" in text(client.get(story(home)))
    with viewing(town.director.viewer):
        assert StillTrue.objects.filter(record_id=part.id).count() == 1
    for wrong in ("", "x", str(uuid.uuid4()), str(town.home("Cas Ander").ids[0])):
        assert client.post(url, {"person": wrong}).status_code == 404
    with viewing(town.director.viewer):
        request = Request.objects.get(household=home.household)
    refused = client.post(reverse("layers:confirm", args=[home.household.id, request.id]), {"person": str(home.ids[0])})
    assert refused.status_code == 409  # the director reads the desk's file, and does not write in it


def test_something_is_added_for_the_team_or_about_one_person(town: Town, home: Home):
    ana, bo = home.ids
    of_ana, client = a_colleague(town, home, [ana]), town.director.client()
    assert tell(client, home).status_code == 302
    assert tell(client, home, words="Ik wil bij papa wonen.", person=str(bo), teller=str(bo)).status_code == 302
    assert tell(client, home, words="De juf: hij valt in slaap.", teller="", told_by="juf Fatma").status_code == 302
    page = read(of_ana, home)
    assert "Oma past nu op." in page and "juf Fatma" in page and "bij papa" not in page
    assert "bij papa" in read(town.director, home)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"words": ""}, "Vul dit in."),
        ({"words": "x" * 100_000}, "Deze tekst is te lang"),
        ({"teller": "", "told_by": ""}, "Kies wie dit vertelde"),
        ({"teller": str(uuid.uuid4())}, "geldige keuze"),
        ({"told_on": "31-02-2026"}, "bestaande datum"),
        ({"told_on": "01-01-2999"}, "moet nog komen"),
        ({"file": "lawfulness"}, "geldige keuze"),
        ({"file": "domain:jeugd"}, "geldige keuze"),
        ({"file": "involvement"}, "geldige keuze"),
        ({"person": str(uuid.uuid4())}, "geldige keuze"),
        ({"hide": "on"}, "Vul in waarom"),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(town: Town, home: Home, more: dict[str, Any], says: str):
    answer = tell(town.director.client(), home, **({"words": "Mijn tekst 👍 مرحبا\x00"} | more))
    assert answer.status_code == 422 and says in text(answer)
    assert "Mijn tekst 👍 مرحبا" in text(answer) or "words" in more
    with viewing(town.director.viewer):
        assert not Told.objects.filter(household=home.household).exists()


def test_sent_twice_it_is_told_once_and_asking_who_reads_saves_nothing(town: Town, home: Home):
    client, key = town.director.client(), str(uuid.uuid4())
    assert "Rik Regie" in text(tell(client, home, who_reads="1"))
    for _ in range(2):
        assert tell(client, home, submission=key).status_code == 302
    with viewing(town.director.viewer):
        assert Told.objects.filter(household=home.household).count() == 1


def test_words_of_a_request_are_taken_over_on_a_basis_and_shown_once(town: Town, home: Home):
    colleague, client = a_colleague(town, home), town.director.client()
    with viewing(town.director.viewer):
        request = Request.objects.get(household=home.household)
    url = reverse("layers:take_over", args=[home.household.id, request.id])
    page = text(client.get(url))
    assert ASKED in page and "Kim Collega" in page
    typed = {"file": "case_team", "person": "", "reason": "Kim hoeft het niet opnieuw te vragen."}
    assert "Kies op welke grond" in text(client.post(url, typed))
    assert "gaat niet zo ver" in text(client.post(url, typed | {"basis": "pw-taak"}))
    assert ASKED not in read(colleague, home)
    assert client.post(url, typed | {"basis": "wmo-onderzoek"}).status_code == 302
    assert ASKED in read(colleague, home)
    assert read(town.director, home).count(ASKED) == 1
    again = client.post(url, typed | {"basis": "wmo-onderzoek"})
    assert again.status_code == 404  # it stands there: what was taken over is not offered again
    assert colleague.client().get(url).status_code == 404
    with viewing(colleague.viewer):
        assert not Request.objects.filter(id=request.id).exists()


def test_a_partner_without_a_ground_reads_nothing_of_it(town: Town, home: Home):
    partner = town.colleague("partner", organisation=town.organisation())
    town.involve(home, partner, part=Part.PARTNER)
    said(town, home, "We willen een deur.")
    page = read(partner, home)
    assert "We willen een deur." not in page and ASKED not in page and "Er is nog niets verteld" in page
    assert "U kunt hier lezen, niet schrijven" in text(
        partner.client().get(reverse("layers:tell", args=[home.household.id]))
    )


def test_forty_parts_cost_as_much_as_one(town: Town, home: Home):
    client, counts = town.director.client(), []
    by = town.director.viewer
    for number in (1, 3, 40):
        with viewing(by) as at:
            for index in range(number):
                actions.tell(
                    key=(home.household.id, None, "case_team", ""),
                    words=f"Deel {number}.{index}",
                    told_by="Ana",
                    told_on=timezone.localdate() - timedelta(days=1),
                    by=by,
                    at=at,
                )
        with CaptureQueriesContext(connection) as caught:
            page = text(client.get(story(home)))
        counts.append(len(caught))
    assert "Deel 1.0" in page and "Deel 40.39" in text(client.get(story(home), {"page": 2}))
    assert len(set(counts)) == 1, counts
