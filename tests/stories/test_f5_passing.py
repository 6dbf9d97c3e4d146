"""F5: a concern passed on with trust: the sender sees what the receiver will do with it, and what came of it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.passing import actions, queries
from samenhang.passing.models import Envelope, PassedFrom, Promise
from samenhang.passing.sources import source_of
from samenhang.people.models import Person
from samenhang.teams.models import Hat, Organisation, Role, Team
from tests.support.apart import MARKS, Apart, an_apart
from tests.support.own import without_keys
from tests.support.town import Colleague, Home, Town, a_bsn, a_town

if TYPE_CHECKING:
    from psycopg import Connection

BASIS = "toestemming"


@dataclass
class Place:
    """A household with a director, a debt team and a lawfulness team."""

    town: Town
    apart: Apart
    home: Home
    team: Team
    ruben: Colleague
    sara: Colleague

    @property
    def to(self) -> str:
        return f"support:{self.team.id}"

    @property
    def form(self) -> str:
        return f"/doorgegeven-zorgen/nieuw/huishouden/{self.home.household.id}/"

    def typed(self, **more: object) -> dict[str, object]:
        """This function will give a form that passes a concern on."""
        return {
            "person": str(self.home.ids[0]),
            "to": self.to,
            "what": MARKS["passed"],
            "why": MARKS["why"],
            "basis": BASIS,
            "told": "knows",
            "told_on": day(0),
            "not_told_why": "",
            **more,
        }

    def sent(self, **more: object) -> str:
        """This function will let the director pass a concern on, and give its address."""
        answer = self.town.director.client().post(self.form, self.typed(**more))
        assert answer.status_code == 302, answer.content.decode()
        return answer.headers["Location"]


def day(days: int) -> str:
    """This function will give a day from today as it is typed."""
    return (timezone.localdate() + timedelta(days)).strftime("%d-%m-%Y")


@pytest.fixture
def place() -> Place:
    """A town in which a concern may be passed on."""
    town = a_town()
    apart = an_apart(town)
    home = town.home("Ana Kwartaal (1988-02-03)", "Bo Kwartaal (8 jaar)")
    town.open_case(home)
    team = town.team("schuldhulp")
    ruben = town.colleague(name="Ruben Geld", team=team, domain="schuldhulp")
    sara = town.colleague(name="Sara Geld", team=team, domain="schuldhulp")
    return Place(town, apart, home, team, ruben, sara)


def id_of(url: str) -> UUID:
    """This function will give the id in an envelope's address."""
    return UUID(url.rstrip("/").rsplit("/", 1)[-1])


def test_a_concern_about_the_own_circle_stays_shut_by_number_too(place: Place, owner_connection: "Connection[Any]"):
    """Ruben told a number and another spelling: what is written on the envelope says neither."""
    place.home = place.town.home("Ana Nummerling (1988-02-03)", with_bsn=True)
    place.town.open_case(place.home)
    owner_connection.execute(
        "INSERT INTO circle_owncircle (id, professional_id, kind, given_names, family_name, bsn_index, by_id, at)"
        " SELECT gen_random_uuid(), %s, 'family', '', 'Anders', p.bsn_index, %s, now() FROM people_person p"
        " WHERE p.id = %s",
        [place.ruben.hat.professional_id, place.ruben.hat.id, place.home.ids[0]],
    )
    url = place.sent()
    assert place.ruben.client().get(url).status_code == 404
    assert place.ruben.client().post(f"{url}opening/").status_code == 404
    assert "Nog gesloten" not in place.ruben.client().get("/doorgegeven-zorgen/").content.decode()
    assert place.sara.client().post(f"{url}opening/").status_code == 302


def test_a_concern_is_passed_on_answered_and_closed(place: Place):
    url = place.sent()
    sender, receiver = place.town.director.client(), place.ruben.client()
    mine = sender.get("/doorgegeven-zorgen/?lijst=gestuurd").content.decode()
    assert "Ana Kwartaal" in mine and "nog niet geopend" in mine
    box = receiver.get("/doorgegeven-zorgen/").content.decode()
    assert "Rik Regie" in box and "Nog gesloten" in box and "Ana" not in box
    closed = receiver.get(url).content.decode()
    assert MARKS["passed"] not in closed and "Ana" not in closed and "Openen" in closed
    assert receiver.post(f"{url}opening/").status_code == 302
    page = receiver.get(url).content.decode()
    assert MARKS["passed"] in page and MARKS["why"] in page and "Ana Kwartaal" in page and "3 februari 1988" in page
    will = {"words": MARKS["promise"], "by_day": day(10)}
    assert receiver.post(f"{url}toezegging/", will).status_code == 302
    assert MARKS["promise"] in sender.get(url).content.decode()
    assert place.sara.client().post(f"{url}uitkomst/", {"words": MARKS["outcome"]}).status_code == 302
    page = sender.get(url).content.decode()
    assert MARKS["outcome"] in page and "Sara Geld" in page and "er is verteld wat ervan kwam" in page
    assert "Ana Kwartaal" in receiver.get("/doorgegeven-zorgen/?lijst=klaar").content.decode()


def test_only_the_envelope_crosses(place: Place):
    url = place.sent()
    receiver = place.ruben.client()
    receiver.post(f"{url}opening/")
    with viewing(place.ruben.viewer):
        assert not Person.objects.filter(id__in=place.home.ids).exists()
        assert not PassedFrom.objects.exists()
    for address in (
        f"/huishoudens/{place.home.household.id}/doorgegeven-zorgen/",
        f"/casussen/{place.home.case.id}/" if place.home.case else "",
        place.form,
    ):
        assert receiver.get(address).status_code == 404, address


@pytest.mark.parametrize("who", ["colleague", "officer", "other", "manager", "handhaver"])
def test_an_outsider_meets_nothing(place: Place, who: str):
    url = place.sent()
    colleague = {
        "colleague": lambda: place.town.colleague(domain="wmo"),
        "officer": lambda: place.town.officer,
        "other": lambda: place.town.colleague(team=place.town.team("schuldhulp"), domain="schuldhulp"),
        "manager": lambda: place.town.colleague(Role.MANAGER, team=place.team),
        "handhaver": lambda: place.town.colleague(Role.LAWFULNESS, team=place.team),
    }[who]()
    client = colleague.client()
    for part in ("", "opening/", "intrekking/", "toezegging/", "uitkomst/", "teruggave/"):
        for method in ("get", "post"):
            told = getattr(client, method)(url + part)
            absent = getattr(client, method)(f"/doorgegeven-zorgen/{uuid7()}/{part}")
            assert (told.status_code, told.content) == (absent.status_code, absent.content), (part, method)
            assert told.status_code in (404, 405)
    if who != "manager":
        assert "Rik" not in without_keys(client.get("/doorgegeven-zorgen/").content.decode())
    with viewing(colleague.viewer):
        assert not Envelope.objects.exists()


def test_the_director_sees_that_it_was_passed_on_and_not_what(place: Place):
    helper = place.town.colleague(name="Hans Hulp", domain="jeugd")
    place.town.involve(place.home, helper)
    answer = helper.client().post(place.form, place.typed())
    assert answer.status_code == 302
    seen = place.town.director.client().get(f"/huishoudens/{place.home.household.id}/doorgegeven-zorgen/")
    page = seen.content.decode()
    assert "Team schuldhulp" in page and "nog niet geopend" in page and MARKS["passed"] not in page
    assert place.town.director.client().get(answer.headers["Location"]).status_code == 404
    case = place.town.director.client().get(f"/casussen/{place.home.case.id}/") if place.home.case else None
    assert case and "doorgegeven-zorgen/deel/" in case.content.decode()
    panel = place.town.director.client().get(f"/huishoudens/{place.home.household.id}/doorgegeven-zorgen/deel/")
    assert "Team schuldhulp" in panel.content.decode()
    other = place.town.colleague(name="Nog Iemand", domain="wmo")
    place.town.involve(place.home, other)
    page = other.client().get(f"/huishoudens/{place.home.household.id}/doorgegeven-zorgen/").content.decode()
    assert "Er is geen zorg doorgegeven" in page


def test_the_resident_s_sheet_tells_it_unless_they_do_not_hear_of_it(place: Place):
    place.sent()
    client, paper = place.town.director.client(), f"/huishoudens/{place.home.household.id}/inzage/afdruk/"
    assert "gaf een zorg door" in client.get(paper, {"person": str(place.home.ids[0])}).content.decode()
    place.sent(person=str(place.home.ids[1]), told="not", told_on="", not_told_why="dat is gevaarlijk")
    assert "gaf een zorg door" not in client.get(paper, {"person": str(place.home.ids[1])}).content.decode()


def test_taking_back_works_until_it_is_opened(place: Place):
    url = place.sent()
    sender, receiver = place.town.director.client(), place.ruben.client()
    assert sender.post(f"{url}intrekking/").status_code == 302
    assert "teruggenomen" in sender.get(url).content.decode()
    assert receiver.get(url).status_code == 404
    assert receiver.post(f"{url}opening/").status_code == 404
    assert sender.post(f"{url}intrekking/").status_code == 409
    other = place.sent()
    receiver.post(f"{other}opening/")
    late = sender.post(f"{other}intrekking/")
    assert late.status_code == 409 and "al geopend" in late.content.decode()


def test_given_back_with_a_reason_it_is_answered_no_more(place: Place):
    url = place.sent()
    receiver = place.ruben.client()
    assert receiver.post(f"{url}teruggave/", {"why": "te vroeg"}).status_code == 422  # not opened yet
    receiver.post(f"{url}opening/")
    assert receiver.post(f"{url}teruggave/", {"why": ""}).status_code == 422
    assert receiver.post(f"{url}teruggave/", {"why": "dit is voor Wonen"}).status_code == 302
    page = place.town.director.client().get(url).content.decode()
    assert "dit is voor Wonen" in page and "teruggegeven" in page
    late = receiver.post(f"{url}toezegging/", {"words": "toch", "by_day": day(3)})
    assert late.status_code == 422 and "is teruggegeven" in late.content.decode()
    assert receiver.post(f"{url}uitkomst/", {"words": "toch"}).status_code == 422


def test_answered_once(place: Place):
    url = place.sent()
    ruben, sara = place.ruben.client(), place.sara.client()
    ruben.post(f"{url}opening/")
    sara.post(f"{url}opening/")
    early = ruben.post(f"{url}uitkomst/", {"words": "klaar"})
    assert early.status_code == 422 and "Zeg eerst" in early.content.decode()
    assert ruben.post(f"{url}toezegging/", {"words": "een", "by_day": day(3)}).status_code == 302
    second = sara.post(f"{url}toezegging/", {"words": "twee woorden", "by_day": day(3)})
    assert second.status_code == 422 and "twee woorden" in second.content.decode()
    with viewing(place.ruben.viewer):
        assert list(Promise.objects.values_list("words", flat=True)) == ["een"]
    ruben.post(f"{url}uitkomst/", {"words": "klaar"})
    assert sara.post(f"{url}uitkomst/", {"words": "nog eens"}).status_code == 422
    assert sara.post(f"{url}teruggave/", {"why": "nog eens"}).status_code == 422


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"told": "knows", "told_on": ""}, "Vul in wanneer"),
        ({"told": "knows", "told_on": day(4)}, "moet nog komen"),
        ({"told": "will", "told_on": day(-4)}, "voorbij"),
        ({"told": "not"}, "nu niet hoort"),
        ({"what": ""}, "Vul dit in"),
        ({"what": "x" * 100_000}, "field--wrong"),
        ({"basis": "verzonnen"}, "field--wrong"),
        ({"person": str(uuid7())}, "field--wrong"),
        ({"to": f"support:{uuid7()}"}, "field--wrong"),
        ({"told_on": "31-02-2026"}, "bestaande datum"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_lost(place: Place, wrong: dict[str, object], word: str):
    answer = place.town.director.client().post(place.form, place.typed(**wrong))
    page = answer.content.decode()
    assert answer.status_code == 422 and word in page, wrong
    assert MARKS["why"] in page
    with viewing(place.town.director.viewer):
        assert not Envelope.objects.exists()


def test_not_to_the_own_team_nor_to_who_left_nor_about_the_dead(place: Place):
    town, by = place.town, place.town.director.viewer
    Hat.objects.filter(id=town.director.hat.id).update(team=place.team)
    own = town.director.client().post(place.form, place.typed())
    assert own.status_code == 422
    Hat.objects.filter(id=town.director.hat.id).update(team=None)
    partner = town.organisation()
    left = town.team("wonen", organisation=partner)
    town.colleague(Role.PARTNER, organisation=partner, team=left)
    page = town.director.client().get(place.form).content.decode()
    assert f"support:{left.id}" in page
    Organisation.objects.filter(id=partner.id).update(until_day=timezone.localdate())
    gone = town.director.client().post(place.form, place.typed(to=f"support:{left.id}"))
    assert gone.status_code == 422 and MARKS["passed"] in gone.content.decode()
    with viewing(by):
        Person.objects.filter(id=place.home.ids[0]).update(died_on=timezone.localdate())
    dead = town.director.client().post(place.form, place.typed())
    assert dead.status_code == 422 and "overleden" in dead.content.decode()


def test_strange_letters_and_pressing_twice(place: Place):
    client, key = place.town.director.client(), str(uuid7())
    fields = place.typed(what="مرحبا 😀\x00 <b>x</b>", submission=key)
    first, second = (client.post(place.form, fields) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    page = client.get(first.headers["Location"]).content.decode()
    assert "مرحبا 😀" in page and "<b>x</b>" not in page


def ask(client: Client, place: Place, **more: object) -> tuple[int, str, str]:
    """This function will ask a question, and give status, address and page."""
    fields = {"to": place.to, "words": MARKS["asked"], "nobody": "on", **more}
    answer = client.post("/doorgegeven-zorgen/vragen/nieuw/", fields)
    return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


def test_first_asked_about_nobody_then_passed_on(place: Place):
    sender, receiver = place.town.director.client(), place.ruben.client()
    status, url, _ = ask(sender, place)
    assert status == 302
    assert MARKS["asked"][:20] in receiver.get("/doorgegeven-zorgen/vragen/").content.decode()
    assert sender.post(url, {"words": "zelf antwoorden"}).status_code == 404
    assert receiver.post(url, {"words": MARKS["promise"]}).status_code == 302
    assert place.sara.client().post(url, {"words": "nog een"}).status_code == 422
    assert MARKS["promise"] in sender.get(url).content.decode()
    assert place.town.colleague(domain="wmo").client().get(url).status_code == 404
    envelope = place.sent(question=url.rstrip("/").rsplit("/", 1)[-1])
    assert MARKS["asked"].split("'")[0] in sender.get(envelope).content.decode()


@pytest.mark.parametrize("words", ["over {bsn} en meer", "bsn {spaced}", "mevrouw kwartaal belt"])
def test_a_question_that_names_somebody_is_not_sent(place: Place, words: str):
    bsn = a_bsn()
    told = words.format(bsn=bsn, spaced=f"{bsn[:3]} {bsn[3:6]}.{bsn[6:]}")
    status, _, page = ask(place.town.director.client(), place, words=told)
    assert status == 422 and "Haal" in page


def test_a_number_that_is_none_and_a_name_of_no_one_is_sent(place: Place):
    assert ask(place.town.director.client(), place, words="hij kocht 3 kwartalen, rekening 123456789")[0] == 302
    assert ask(place.town.director.client(), place, nobody="")[0] == 422


def test_what_lies_too_long_is_told_to_both(place: Place):
    by, now = place.town.director.viewer, timezone.now() - timedelta(days=9)
    source = source_of(by, "huishouden")
    assert source
    with viewing(by):
        to = queries.desk(by, place.to, timezone.localdate())
        assert to
        concern = actions.Concern("iets", "daarom", BASIS, "knows", timezone.localdate(now))
        about = source.people(by, place.home.household.id)[0]
        sent = actions.pass_on(
            source=source, from_id=place.home.household.id, about=about, to=to, concern=concern, by=by, at=now
        )
    assert "ligt er 9 dagen" in place.ruben.client().get("/doorgegeven-zorgen/").content.decode()
    assert "dit duurt te lang" in place.town.director.client().get(f"/doorgegeven-zorgen/{sent.id}/").content.decode()
    with viewing(place.ruben.viewer):
        actions.open_envelope(envelope=sent, by=place.ruben.viewer, at=now)
        late = timezone.localdate(now) + timedelta(2)
        actions.promise(envelope=sent, words="bellen", by_day=late, by=place.ruben.viewer, at=now)
    assert "te laat" in place.ruben.client().get("/doorgegeven-zorgen/").content.decode()


def test_the_wall_itself_refuses_what_the_screens_do_not_offer(place: Place):
    envelope = id_of(place.sent())
    by = place.town.director
    for bad in (
        lambda: Promise(
            envelope_id=envelope, words="x", by_day=timezone.localdate(), by_id=by.hat.id, at=timezone.now()
        ),
        lambda: Envelope(
            from_hat_id=place.ruben.hat.id,
            from_side="support",
            to_team=place.team,
            to_side="support",
            about="x",
            what="x",
            why="x",
            basis="x",
            told="knows",
            told_on=timezone.localdate(),
            at=timezone.now(),
        ),
        lambda: Envelope(
            from_hat_id=by.hat.id,
            from_side="lawfulness",
            to_team=place.team,
            to_side="support",
            about="x",
            what="x",
            why="x",
            basis="x",
            told="knows",
            told_on=timezone.localdate(),
            at=timezone.now(),
        ),
    ):  # fmt: skip -- rows, not calls
        with pytest.raises(ProgrammingError), viewing(by.viewer):
            bad().save(force_insert=True)


def test_the_box_costs_the_same_for_many(place: Place):
    counted, client = [], place.ruben.client()
    for many in (1, 3, 12):
        for _ in range(many):
            client.post(f"{place.sent()}opening/")
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/doorgegeven-zorgen/").status_code == 200
        counted.append(len(asked))
    assert len(set(counted)) == 1
