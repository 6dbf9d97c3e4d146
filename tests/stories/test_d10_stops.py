"""D10: before a benefit, provision or tenancy ends, the director hears it, answers, and the sender decides knowing."""

import re
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.cases import actions as case_actions
from samenhang.staff.actions.suspending import suspend
from samenhang.stops.models import IntendedStop, StopAnswer, StopLaid
from samenhang.teams.models import Role, Team
from tests.support.stopping import EFFECTS, GROUND, WHAT, WORDS, Place, a_name, a_place, answered, day, decided


@pytest.fixture
def place() -> Place:
    """A town in which something is going to stop."""
    return a_place()


def test_a_stop_is_said_answered_and_averted_with_grace(place: Place):
    url = place.sent()
    sender, director = place.wim.client(), place.town.director.client()
    page = sender.get(url).content.decode()
    assert WHAT in page and "Wacht op antwoord" in page and "Rik Regie" not in page
    assert "1 stop vraagt" in director.get(reverse("home:waits")).content.decode()
    mine = director.get("/voorgenomen-stops/op-mijn-casussen/").content.decode()
    assert WHAT in mine and "antwoord uiterlijk" in mine
    together = director.get(f"/casussen/{place.case}/samen-verder/").content.decode()
    assert WHAT in together and "Voorgenomen stop op" in together
    page = director.get(place.on_case()).content.decode()
    assert GROUND in page and "Wim Wonen" in page
    assert director.post(place.on_case("antwoord/"), answered()).status_code == 302
    page = sender.get(url).content.decode()
    assert WORDS in page and "Rik Regie" in page and "Uitstel tot een dag" in page
    assert EFFECTS not in page and "de kinderen" not in page and place.case.hex not in page
    assert sender.post(f"{url}besluit/", decided()).status_code == 302
    assert "uitstel tot" in director.get(place.on_case()).content.decode()
    mine = director.get("/voorgenomen-stops/op-mijn-casussen/").content.decode()
    assert "Wat spreken jullie af?" in mine
    agreed = {
        "words": "wij vragen samen een urgentie aan",
        "action": "urgentie aanvragen",
        "where": "plan",
        "doer": "me",
        "due_on": day(9),
    }
    assert director.post(place.on_case("afspraak/"), agreed).status_code == 302
    log = director.get(f"/casussen/{place.case}/logboek/").content.decode()
    assert EFFECTS in log and "urgentie" in log and "M. de Boer, teamleider" in log
    assert "urgentie aanvragen" in director.get(f"/casussen/{place.case}/plan/").content.decode()
    assert "Er wacht niets op u" in director.get("/voorgenomen-stops/op-mijn-casussen/").content.decode()
    ended = {"how": "averted", "on": day(0), "words": "de achterstand is geregeld"}
    assert sender.post(f"{url}uitkomst/", ended).status_code == 302
    assert "Het is niet gestopt" in director.get(place.on_case()).content.decode()
    assert director.post(place.on_case("vervolg/"), {"words": "zij wonen er nog"}).status_code == 302
    assert "zij wonen er nog" in director.get(place.on_case()).content.decode()
    assert sender.post(f"{url}besluit/", decided()).status_code == 422


def test_the_sender_sees_the_same_whether_anybody_is_known_or_not(place: Place):
    known = place.sent()
    unknown = place.sent(family_name="Nergens", given_names="Niemand")
    pages = [
        re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d\d\.\d\d uur|datetime=\S+|csrf.*?>|nonce-\S+", "", found)
        .replace(f"Ana {place.name}", "")
        .replace("Niemand Nergens", "")
        for found in (place.wim.client().get(url).content.decode() for url in (known, unknown))
    ]
    strip = [re.sub(r'(value|data-[a-z-]+)="[^"]*"', "", page) for page in pages]
    assert strip[0] == strip[1]
    desk = place.town.officer.client()
    listed = desk.get("/voorgenomen-stops/").content.decode()
    assert "Niemand Nergens" in listed and place.name not in listed
    stop_id = unknown.rstrip("/").rsplit("/", 1)[-1]
    assert desk.get(f"/voorgenomen-stops/{known.rstrip('/').rsplit('/', 1)[-1]}/loket/").status_code == 404
    reply = answered(asks="eyes_open", words="wij bellen de inwoner")
    assert desk.post(f"/voorgenomen-stops/{stop_id}/loket/", reply).status_code == 302
    assert "wij bellen de inwoner" in place.wim.client().get(unknown).content.decode()
    assert desk.post(f"/voorgenomen-stops/{stop_id}/loket/", reply).status_code == 422


def test_the_desk_lays_it_again_once_somebody_directs(place: Place):
    name = a_name("Later")
    other = place.town.home(f"Cas {name} (1990-01-01)")
    url = place.sent(family_name=name, given_names="Cas", birth_date="01-01-1990")
    stop_id = url.rstrip("/").rsplit("/", 1)[-1]
    desk = place.town.officer.client()
    assert desk.get(f"/voorgenomen-stops/{stop_id}/loket/").status_code == 200
    place.town.open_case(other)
    assert desk.post(f"/voorgenomen-stops/{stop_id}/voorleggen/").status_code == 302
    assert desk.get(f"/voorgenomen-stops/{stop_id}/loket/").status_code == 404
    assert place.laid(other).stop_id == UUID(stop_id)


def test_a_director_who_left_gives_it_to_the_desk_and_the_next_one_reads_it(place: Place):
    url = place.sent()
    stop_id = url.rstrip("/").rsplit("/", 1)[-1]
    desk = place.town.officer.client()
    heir = place.town.colleague(name="Nora Nieuw", domain="wmo")
    page = f"/casussen/{place.case}/voorgenomen-stops/{place.laid().id}/"
    manager = place.town.colleague(Role.MANAGER)
    with viewing(manager.viewer):
        suspend(person=place.town.director.hat.professional, reason="ziek", by=manager.viewer, at=timezone.now())
    assert desk.get(f"/voorgenomen-stops/{stop_id}/loket/").status_code == 200
    with viewing(place.town.officer.viewer):
        case_actions.agree_director(
            case=place.home.opened,
            agreed=case_actions.Agreed(hat=heir.hat, why="neemt over", agreed_with="het gezin"),
            by=place.town.officer.viewer,
            at=timezone.now(),
        )
    assert GROUND in heir.client().get(page).content.decode()
    assert desk.get(f"/voorgenomen-stops/{stop_id}/loket/").status_code == 404
    assert heir.client().post(f"{page}antwoord/", answered()).status_code == 302


def test_each_side_reads_only_its_own(place: Place):
    url, client = place.sent(), place.town.director.client()
    client.post(place.on_case("antwoord/"), answered())
    page = place.on_case()
    assert WORDS in place.lies.client().get(url).content.decode()  # the same team
    elsewhere = place.town.colleague(Role.PARTNER, organisation=place.wim.hat.organisation)
    for who in (elsewhere, place.hans, place.town.colleague(domain="wmo"), place.town.colleague(Role.TEAM_LEAD)):
        answer = who.client().get(url)
        assert answer.status_code in (403, 404) and WHAT not in answer.content.decode()
        assert who.client().get(page).status_code in (403, 404)
        listed = who.client().get("/voorgenomen-stops/").content.decode()
        assert WHAT not in listed and "Kwartaal" not in listed
    assert place.wim.client().get(page).status_code == 404
    with viewing(place.wim.viewer):
        assert not StopLaid.objects.exists() and not StopAnswer.objects.exists()
        assert not IntendedStop.objects.exclude(from_team_id=place.wim.hat.team_id).exists()
    assert place.town.director.client().get(url).status_code == 404
    assert place.town.director.client().post(f"{url}besluit/", decided()).status_code == 404


def test_lawfulness_says_it_on_its_own_screen_and_reads_only_the_reply(place: Place):
    url = place.sent(place.hans, kind="uitkering", desk=str(place.town.desk.id))
    client = place.hans.client()
    assert client.get("/voorgenomen-stops/").status_code == 200
    assert (
        "Ik heb nagekeken: hier staat niets in uit een onderzoek"
        in client.get("/voorgenomen-stops/nieuw/").content.decode()
    )
    place.town.director.client().post(place.on_case("antwoord/"), answered())
    page = client.get(url).content.decode()
    assert WORDS in page and EFFECTS not in page
    mate = place.town.colleague(domain="participatie", team=Team.objects.get(hats=place.hans.hat))
    assert mate.client().get(url).status_code == 404  # the same team on the other side
    assert client.get(f"/casussen/{place.case}/voorgenomen-stops/").status_code in (403, 404)


def test_a_stop_of_one_person_is_not_seen_by_who_works_with_another(place: Place):
    place.sent()
    other, near = place.town.colleague(domain="jeugd"), place.town.colleague(domain="wmo")
    place.town.involve(place.home, other, people=[place.home.ids[1]])
    place.town.involve(place.home, near, people=[place.home.ids[0]])
    page, all_of = place.on_case(), f"/casussen/{place.case}/voorgenomen-stops/"
    assert WHAT in near.client().get(all_of).content.decode()
    assert near.client().get(page.replace("/antwoord", "")).status_code == 200
    assert near.client().get(f"{page}antwoord/").status_code == 404  # the director answers
    for seen in (all_of, f"/casussen/{place.case}/samen-verder/", f"/casussen/{place.case}/", "/"):
        found = other.client().get(seen)
        assert found.status_code == 200 and WHAT not in found.content.decode()
        assert "Voorgenomen stop op" not in found.content.decode()
    assert other.client().get(page).status_code == 404


def test_a_protected_household_hears_it_and_its_reply_is_signed_by_the_desk(place: Place):
    name = a_name("Stil")
    safe = place.town.home(f"Eva {name} (1979-05-06)", protected=True)
    guard = place.town.colleague(name="Gea Geheim", domain="wmo")
    place.town.open_case(safe, director=guard)
    url = place.sent(family_name=name, given_names="Eva", birth_date="06-05-1979")
    stop_id = url.rstrip("/").rsplit("/", 1)[-1]
    assert f"Eva {name}" in place.town.officer.client().get("/voorgenomen-stops/").content.decode()
    found = place.laid(safe, guard)
    page = f"/casussen/{safe.opened.id}/voorgenomen-stops/{found.id}/antwoord/"
    assert "Dit huishouden is beschermd" in guard.client().get(page).content.decode()
    assert guard.client().post(page, answered()).status_code == 302
    seen = place.wim.client().get(url).content.decode()
    assert WORDS in seen and "Gea Geheim" not in seen and f"Toegang, {place.town.municipality.name}" in seen
    desk = place.town.officer.client().get(f"/voorgenomen-stops/{stop_id}/loket/").content.decode()
    assert WORDS in desk and "Gea Geheim" not in desk and EFFECTS not in desk  # as if a colleague of the desk had


def test_two_homes_of_a_child_answer_apart(place: Place):
    bo = place.home.people[1]
    second = place.town.home("Vera Vries (1985-01-01)", child=bo)
    nora = place.town.colleague(name="Nora Nabij", domain="jeugd")
    place.town.open_case(second, director=nora)
    url = place.sent(given_names="Bo", birth_date=bo.birth_date.strftime("%d-%m-%Y") if bo.birth_date else "")
    there = place.laid(second, nora)
    place.town.director.client().post(place.on_case("antwoord/"), answered())
    page = f"/casussen/{second.opened.id}/voorgenomen-stops/{there.id}/"
    seen = nora.client().get(page).content.decode()
    assert GROUND in seen and WORDS not in seen and EFFECTS not in seen and "Rik Regie" not in seen
    nora.client().post(f"{page}antwoord/", answered(words="van de andere kant"))
    seen = place.wim.client().get(url).content.decode()
    assert WORDS in seen and "van de andere kant" in seen
    assert "van de andere kant" not in place.town.director.client().get(place.on_case()).content.decode()
