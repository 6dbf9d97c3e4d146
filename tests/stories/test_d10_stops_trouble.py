"""D10, when it is not as meant: days that cannot be, two at once, no answer, a basis or a case that is gone."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenhang.access.models import Layer
from samenhang.access.viewer import viewing
from samenhang.kit.refusals import Refusal, Stale
from samenhang.stops import actions, clock, queries
from samenhang.stops.models import IntendedStop, StopKind, StopLaid, StopReply, UnaskedStop
from samenhang.teams.models import Role
from tests.support.stopping import EFFECTS, GROUND, WHAT, WORDS, Place, a_place, answered, day, decided


@pytest.fixture
def place() -> Place:
    """A town in which something is going to stop."""
    return a_place()


@pytest.fixture(scope="module")
def bad() -> Place:
    """One for everything that is refused: nothing stays."""
    return a_place()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"stops_on": day(-3)}, "dan is het al gestopt"),
        ({"stops_on": day(3), "when": "already"}, "Dan is het nog niet gestopt"),
        ({"stops_on": "31-02-2027"}, "bestaande datum"),
        ({"stops_on": day(4000)}, "ligt te ver weg"),
        ({"since_on": day(2)}, "vandaag of eerder"),
        ({"ground": "x" * 100_000}, "teken"),
        ({"clean_of": ""}, "field__error"),
        ({"basis": "bestaat-niet"}, ""),
        ({"bsn": "123456789"}, "field__error"),
        ({"kind": ""}, ""),
        ({"desk": str(uuid4())}, ""),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_nothing_is_lost(bad: Place, wrong: dict[str, str], says: str):
    answer = bad.wim.client().post("/voorgenomen-stops/nieuw/", bad.typed(**wrong))
    page = answer.content.decode()
    assert answer.status_code == 422 and says in page and WHAT in page


def test_odd_signs_are_kept_and_nul_is_not(bad: Place):
    url = bad.sent(what="huur \x00🏚️ شقة", given_names="Ana", family_name="Ònbekénd")
    page = bad.wim.client().get(url).content.decode()
    assert "🏚️ شقة" in page and "\x00" not in page and "Ònbekénd" in page


def test_what_stopped_already_is_said_as_such_and_counts_apart(place: Place):
    lead = place.town.colleague(Role.PROCESS_DIRECTOR)
    place.sent(when="already", stops_on=day(-2))
    page = place.town.director.client().get(place.on_case()).content.decode()
    assert "gestopt zonder te vragen" in page and "Gestopt op" in page
    near = place.town.colleague(domain="jeugd")
    place.town.involve(place.home, near, people=[place.home.ids[1]])
    form = f"/casussen/{place.case}/voorgenomen-stops/niet-gevraagd/"
    typed = {
        "person": str(place.home.ids[1]),
        "kind": "voorziening",
        "what": "de taxi naar school",
        "stopped_on": day(1),
        "who": "vervoer",
        "effects": EFFECTS,
    }
    client = near.client()
    answer = client.post(form, typed)
    assert answer.status_code == 422 and "moet nog komen" in answer.content.decode()
    assert client.post(form, typed | {"person": ""}).status_code == 422  # not about the household as a whole
    sent = typed | {"stopped_on": day(-1), "submission": str(uuid4())}
    assert [client.post(form, sent).status_code for _ in range(2)] == [302, 302]
    with viewing(near.viewer):
        assert UnaskedStop.objects.filter(case=place.home.opened).count() == 1
    other = place.town.colleague(domain="wmo")
    place.town.involve(place.home, other, people=[place.home.ids[0]])
    assert "taxi" not in other.client().get(f"/casussen/{place.case}/voorgenomen-stops/").content.decode()
    counted = lead.client().get("/voorgenomen-stops/cijfers/").content.decode()
    assert "taxi" not in counted and place.name not in counted
    assert ">2<" not in counted and "minder dan 5" in counted  # how many would tell of whom


def test_without_an_answer_it_is_red_counted_and_no_consent(place: Place):
    lead, url = place.town.colleague(Role.PROCESS_DIRECTOR), place.sent(stops_on=day(6))
    stop_id = url.rstrip("/").rsplit("/", 1)[-1]
    with viewing(place.wim.viewer) as at:
        stop = IntendedStop.objects.get(id=stop_id)
        later = queries.standing(place.wim.viewer, stop, stop.answer_by + timedelta(1))
        assert later.stage == "late" and later.pressing and "geen instemming" in later.words
        refused = actions.Decided("stop", "het moet", "M. de Boer")
        made = actions.decide(stop=stop, decided=refused, seen=0, by=place.wim.viewer, at=at)
        assert made.unanswered
    assert "Er was geen antwoord" in place.wim.client().get(url).content.decode()
    second = place.sent()
    with viewing(place.wim.viewer):
        IntendedStop.objects.get(id=second.rstrip("/").rsplit("/", 1)[-1])
    assert '<span class="figure__number">0</span>' in lead.client().get("/voorgenomen-stops/cijfers/").content.decode()


def test_a_term_that_passed_is_a_number_for_who_leads(place: Place, owner_connection):
    lead, team_lead = place.town.colleague(Role.PROCESS_DIRECTOR), place.town.colleague(Role.TEAM_LEAD)
    url = place.sent()
    stop_id = url.rstrip("/").rsplit("/", 1)[-1]
    owner_connection.execute("UPDATE stops_intendedstop SET answer_by = answer_by - 60 WHERE id = %s", [stop_id])
    page = lead.client().get(reverse("home:waits")).content.decode()
    few = "minder dan 5 meldingen kregen niet op tijd antwoord"  # how many would tell of whom
    assert few in page and "1 melding" not in page and WHAT not in page
    figures = lead.client().get("/voorgenomen-stops/cijfers/").content.decode()
    assert figures.count('<span class="figure__number">minder dan 5</span>') == 2
    assert few not in team_lead.client().get(reverse("home:waits")).content.decode()  # another team
    assert "Er kwam geen antwoord" in place.wim.client().get(url).content.decode()
    page = place.town.director.client().get(place.on_case()).content.decode()
    assert "Het antwoord is te laat" in page
    assert place.town.director.client().post(place.on_case("antwoord/"), answered()).status_code == 302
    assert '<span class="figure__number">0</span>' in lead.client().get("/voorgenomen-stops/cijfers/").content.decode()
    assert "1 melding kreeg" not in lead.client().get(reverse("home:waits")).content.decode()


def test_grace_comes_back_by_itself_and_is_asked_anew(place: Place):
    url = place.sent()
    place.town.director.client().post(place.on_case("antwoord/"), answered(until=day(15)))
    assert place.wim.client().post(f"{url}besluit/", decided(until=day(15))).status_code == 302
    with viewing(place.town.director.viewer):
        laid = StopLaid.objects.get(id=place.laid().id)
        today = timezone.localdate()
        stands = [
            queries.lying(place.town.director.viewer, [laid], today + timedelta(days))[0].standing
            for days in (0, 12, 15, 30)
        ]
        assert [one.stage for one in stands] == ["grace", "grace", "back", "back"]
        assert [one.wants_answer for one in stands] == [False, True, True, True]
        assert stands[1].pressing and stands[0].round == 1
    again = answered(until=day(60), words="nog even")
    assert place.town.director.client().post(place.on_case("antwoord/"), again).status_code == 302
    assert "nog even" in place.wim.client().get(url).content.decode()
    page = place.wim.client().post(f"{url}besluit/", decided(choice="other_way", until="", words="betaling in delen"))
    assert page.status_code == 302
    assert place.town.director.client().post(place.on_case("antwoord/"), answered()).status_code == 422


def test_another_day_is_history_and_what_is_withdrawn_is_over(place: Place):
    url, client = place.sent(), place.wim.client()
    assert client.post(f"{url}dag/", {"stops_on": day(14), "why": "zelfde"}).status_code == 422
    assert client.post(f"{url}dag/", {"stops_on": day(-1), "why": "x"}).status_code == 422
    assert client.post(f"{url}dag/", {"stops_on": day(30), "why": "de zitting is later"}).status_code == 302
    page = place.town.director.client().get(place.on_case()).content.decode()
    assert "Andere dag" in page and "de zitting is later" in page and "Op welke dag" in page
    assert client.post(f"{url}intrekking/", {"why": "betaald"}).status_code == 302
    assert client.post(f"{url}intrekking/", {"why": "betaald"}).status_code == 422
    answer = place.town.director.client().post(place.on_case("antwoord/"), answered())
    assert answer.status_code == 422 and "afgerond" in answer.content.decode() and EFFECTS in answer.content.decode()


def test_two_answer_and_two_decide_at_once(place: Place):
    url, director = place.sent(), place.town.director
    laid = place.laid()
    given = actions.Answer("eyes_open", WORDS, "toestemming", effects=EFFECTS)
    with viewing(director.viewer) as at:
        laid = queries.laid(director.viewer, place.home.opened, laid.id)
        actions.answer(laid=laid, given=given, by=director.viewer, at=at)
        with pytest.raises(Refusal, match="is al geantwoord"):
            actions.answer(laid=laid, given=given, by=director.viewer, at=at)
    first = {**decided(choice="stop", until=""), "version": 0}
    assert place.wim.client().post(f"{url}besluit/", first).status_code == 302
    second = place.lies.client().post(f"{url}besluit/", first | {"words": "ik dacht anders"})
    assert second.status_code == 422 and "ik dacht anders" in second.content.decode()
    with viewing(place.wim.viewer) as at, pytest.raises(Stale):
        stop = queries.sent(place.wim.viewer, laid.stop_id)
        actions.decide(stop=stop, decided=actions.Decided("stop", "x", "y"), seen=0, by=place.wim.viewer, at=at)


def test_pressed_twice_is_said_once_and_two_stops_lie_side_by_side(place: Place):
    client, typed = place.wim.client(), place.typed(submission=str(uuid4()))
    for _ in range(2):
        assert client.post("/voorgenomen-stops/nieuw/", typed).status_code == 302
    place.sent(place.hans, kind="uitkering", what="de bijstand")
    with viewing(place.town.director.viewer):
        assert StopLaid.objects.filter(household=place.home.household).count() == 2
    page = place.town.director.client().get(f"/casussen/{place.case}/voorgenomen-stops/").content.decode()
    assert WHAT in page and "de bijstand" in page
    mine = place.wim.client().get("/voorgenomen-stops/").content.decode()
    assert WHAT in mine and "de bijstand" not in mine


def test_a_basis_that_is_gone_is_refused_and_the_words_stay(place: Place):
    place.sent()
    answer = place.town.director.client().post(place.on_case("antwoord/"), answered(basis="Wet die niet meer geldt"))
    assert answer.status_code == 422 and EFFECTS in answer.content.decode()
    given = actions.Answer("eyes_open", WORDS, "Wet die niet meer geldt", effects=EFFECTS)
    with viewing(place.town.director.viewer) as at, pytest.raises(Refusal, match="geldt niet"):
        laid = queries.laid(place.town.director.viewer, place.home.opened, place.laid().id)
        actions.answer(laid=laid, given=given, by=place.town.director.viewer, at=at)


def test_a_case_that_closes_gives_it_to_the_desk(place: Place, owner_connection):
    url = place.sent()
    page = place.on_case()
    owner_connection.execute("UPDATE cases_case SET closed_at = now() WHERE id = %s", [place.case])
    client = place.town.director.client()
    assert "Deze casus is gesloten" in client.get(page).content.decode()
    answer = client.post(f"{page}antwoord/", answered())
    assert answer.status_code in (404, 422)
    stop_id = url.rstrip("/").rsplit("/", 1)[-1]
    assert place.town.officer.client().get(f"/voorgenomen-stops/{stop_id}/loket/").status_code == 200
    assert client.get(f"/casussen/{place.case}/voorgenomen-stops/nieuw/").status_code == 404


def test_who_is_involved_says_it_on_the_case_and_never_answers_it(place: Place):
    near = place.town.colleague(name="Kim Klant", domain="participatie")
    place.town.involve(place.home, near)
    form = f"/casussen/{place.case}/voorgenomen-stops/nieuw/"
    assert "Over wie gaat het" in near.client().get(form).content.decode()
    typed = place.typed(person=str(place.home.ids[0]), what="de bijstand van de blauwe kist")
    assert near.client().post(form, typed).status_code == 302
    page = place.on_case()
    assert near.client().get(f"{page}antwoord/").status_code == 404
    assert "Uw melding" in near.client().get(page).content.decode()
    assert place.town.director.client().post(f"{page}antwoord/", answered()).status_code == 302
    with viewing(near.viewer):
        laid = StopLaid.objects.get(household=place.home.household)
        assert StopReply.objects.filter(stop=laid.stop).exists()
    own = f"/voorgenomen-stops/{laid.stop_id}/"
    assert near.client().post(f"{own}besluit/", decided()).status_code == 302
    outsider = place.town.colleague(domain="participatie")
    assert outsider.client().get(form).status_code == 404
    # a director who sends it: somebody else on the case answers
    place.town.director.client().post(form, place.typed(person="", what="de huishoudhulp"))
    page = place.on_case()
    assert place.town.director.client().get(f"{page}antwoord/").status_code == 404
    assert near.client().post(f"{page}antwoord/", answered()).status_code == 302


def test_the_wall_by_hand(place: Place):
    url = place.sent()
    stop_id = url.rstrip("/").rsplit("/", 1)[-1]
    out = place.town.colleague(domain="wmo")
    with viewing(out.viewer), connection.cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute("SELECT access.lay_stop(%s, NULL)", [stop_id])
    with viewing(place.town.colleague(domain="wmo").viewer), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM access.stop_counts()")
        assert cursor.fetchone() == (0,)
    with viewing(place.wim.viewer) as at, pytest.raises(ProgrammingError):
        StopLaid(
            household=place.home.household, person_id=place.home.ids[0], layer=Layer.CASE_TEAM, stop_id=stop_id, at=at
        ).save(force_insert=True)
    with viewing(place.wim.viewer) as at, pytest.raises(ProgrammingError):
        StopReply(stop_id=stop_id, round=0, asks="eyes_open", words="x", basis="x", signed="x", at=at).save(
            force_insert=True
        )


def test_the_list_asks_the_same_of_one_and_of_many(place: Place):
    client, counts = place.wim.client(), []
    for total in (1, 3, 10):
        with viewing(place.wim.viewer):
            have = IntendedStop.objects.filter(from_hat_id=place.wim.hat.id).count()
        for _ in range(total - have):
            place.sent()
        with CaptureQueriesContext(connection) as seen:
            client.get("/voorgenomen-stops/")
        with CaptureQueriesContext(connection) as on_case:
            place.town.director.client().get(f"/casussen/{place.case}/voorgenomen-stops/")
        counts.append((len(seen), len(on_case)))
    assert counts[1] == counts[2], counts


def test_who_keeps_the_list_changes_a_term(place: Place):
    manager = place.town.colleague(Role.MANAGER)
    page = manager.client().get("/voorgenomen-stops/soorten/")
    assert page.status_code == 200 and "Verzekering" in page.content.decode()
    form = "/voorgenomen-stops/soorten/verzekering/"
    assert manager.client().post(form, {"name": "Verzekering", "answer_days": 0, "before_days": 2}).status_code == 422
    typed = {"name": "Verzekering", "answer_days": 5, "before_days": 2, "in_use": "on"}
    assert manager.client().post(form, typed).status_code == 302
    assert place.wim.client().get(form).status_code == 404


def test_the_sheet_for_the_resident_is_plain_and_leaves_out_what_the_team_wrote(place: Place):
    place.sent()
    place.town.director.client().post(place.on_case("antwoord/"), answered())
    page = place.town.director.client().get(place.on_case("blad/")).content.decode()
    assert WHAT in page and GROUND in page and WORDS in page and "Wat kunt u doen?" in page and EFFECTS not in page


@pytest.mark.parametrize(
    ("sent", "stops", "expected"),
    [
        (date(2026, 11, 23), date(2026, 12, 31), date(2026, 11, 30)),  # five working days
        (date(2026, 11, 23), date(2026, 11, 27), date(2026, 11, 25)),  # two working days before
        (date(2026, 12, 23), date(2026, 12, 28), date(2026, 12, 23)),  # over Christmas: today
        (date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 23)),  # stops today
    ],
)
def test_the_clock_counts_working_days_and_stays_before_the_stop(sent: date, stops: date, expected: date):
    assert clock.answer_by(StopKind(answer_days=5, before_days=2), stops, sent) == expected
