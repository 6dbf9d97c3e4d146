"""What opens between the doors of deciding together: the own circle, parts of another household, drafts."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.models import Draft
from samenhang.access.viewer import viewing
from samenhang.budgets.models import CommittedFor
from samenhang.circle.models import OwnCircle
from samenhang.decisions.actions import after, deciding
from samenhang.decisions.models import Answer, Decision, DecisionEnd, DecisionText, Envelope, InForce
from samenhang.deliberation.models import Version
from samenhang.escalation.models import ButtonEnvelope, EnvelopeEnd, How
from samenhang.legal_room import actions as legal
from samenhang.legal_room.models import LegalQuestion
from samenhang.meetings.models import LogEntry
from samenhang.people import bsn as numbers
from samenhang.people.actions import unmask_bsn
from samenhang.stops.models import IntendedStop, StopLaid, StopReply
from samenhang.teams.models import Role
from tests.support import rungs
from tests.support.deciding import Ladder, a_ladder, sits
from tests.support.stopping import GROUND, WHAT, Place, a_name
from tests.support.tables import FACTS, a_table
from tests.support.town import Colleague, Home, Town, a_bsn

SECRET = "de harmonica onder het afdak"
OWN: dict[str, Any] = {
    "kind": "provision",
    "outside": False,
    "rule": "",
    "costs": [deciding.CostLine("Gemeente", Decimal("90.00"))],
}
"""What a professional decides without backing."""


@pytest.fixture(scope="module")
def ladder() -> Ladder:
    """One town for all that is tried; each test takes colleagues of its own."""
    return a_ladder()


@pytest.fixture
def town(ladder: Ladder) -> Town:
    return ladder.town


def a_home(town: Town) -> Home:
    """A household with a case and a name nobody else has."""
    name = a_name("Tussenin")
    home = town.home(f"Vera {name} (1988-02-03)", f"Bo {name} (8 jaar)")
    town.open_case(home)
    return home


def of_my_circle(who: Colleague, home: Home) -> None:
    """This function will let a colleague declare the first member as their own circle."""
    person = home.people[0]
    with viewing(who.viewer) as at:
        OwnCircle(
            professional_id=who.hat.professional_id,
            kind="family",
            given_names=person.given_names,
            family_name=person.family_name,
            birth_date=person.birth_date,
            by_id=who.hat.id,
            at=at,
        ).save(force_insert=True)


def refused(who: Colleague, act: Callable[[Any], object], error: type[Exception] = ProgrammingError) -> bool:
    """Whether the database itself says no."""
    try:
        with viewing(who.viewer) as at, transaction.atomic():
            act(at)
    except error as said:
        return error is ProgrammingError or "a part stands" in str(said)
    return False


def reads(who: Colleague, model: Any, **found: Any) -> bool:
    with viewing(who.viewer):
        return bool(model.objects.filter(**found).exists())


def text_of(who: Colleague, url: str) -> str:
    answer = who.client().get(url)
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


# -- the own circle: whatever was asked, it is as if nobody had ------------------------------------------------


def test_who_is_asked_to_back_a_decision_about_their_own_circle_reads_no_envelope(ladder: Ladder) -> None:
    near = ladder.town.colleague("team_lead", name="Dichtbij Leiding")
    seat = sits(ladder.town, ladder.manager, near, "teamleider", "teamleider Jeugd")
    home = a_home(ladder.town)
    asked = ladder.asks(ladder.drawn(case=home.opened), seat)
    page = reverse("decisions:envelope", args=[asked.id])
    assert reads(near, Envelope, id=asked.id) and near.client().get(page).status_code == 200
    of_my_circle(near, home)
    assert not reads(near, Envelope, id=asked.id)
    assert near.client().get(page).status_code == 404 and asked.what not in text_of(near, reverse("decisions:asked"))
    assert refused(
        near, lambda at: Answer(envelope=asked, word="backs", by_id=near.hat.id, at=at).save(force_insert=True)
    )
    assert reads(ladder.town.director, Envelope, id=asked.id), "who asked still sees that it waits"


def test_nobody_sits_at_a_table_about_their_own_circle(town: Town) -> None:
    home = a_home(town)
    made, leader, guest = a_table(town, home, town.director)
    page = reverse("deliberation:one", args=[made.id])
    for who in (guest, leader):
        assert reads(who, Version, deliberation=made)
        of_my_circle(who, home)
        assert not reads(who, Version, deliberation=made)
        assert who.client().get(page).status_code == 404 and FACTS not in text_of(who, reverse("deliberation:list"))
        assert who.client().get("/").status_code == 200
    assert FACTS in text_of(town.director, page)
    of_my_circle(town.colleague(domain="wmo"), home)  # of others it changes nothing
    assert FACTS in text_of(town.director, page)


def test_who_asked_for_a_table_reads_no_more_of_it_once_it_is_their_own_circle(town: Town) -> None:
    asker, home = town.colleague(domain="jeugd", name="Anne Vrager"), a_home(town)
    town.involve(home, asker)
    made, _leader, _guest = a_table(town, home, asker)
    of_my_circle(asker, home)
    assert not reads(asker, Version, deliberation=made)
    assert asker.client().get(reverse("deliberation:one", args=[made.id])).status_code in (403, 404)
    assert FACTS not in text_of(asker, reverse("deliberation:list"))


def test_a_manager_and_a_watcher_read_no_rode_knop_about_their_own_circle(town: Town) -> None:
    one = rungs.that_sticks(town)
    watcher = town.colleague(Role.PROCESS_DIRECTOR, name="Wies Toeziet")
    found = rungs.laid(one, watcher=watcher)
    assert found.envelope
    envelope = found.envelope.it.id
    for who, name in ((one.lead, "envelope"), (watcher, "watch")):
        page = rungs.envelope_url(found, name)
        assert rungs.SECRETS["question"] in text_of(who, page)
        of_my_circle(who, one.home)
        assert text_of(who, page) == "404" and not reads(who, ButtonEnvelope, id=envelope)
    assert rungs.SECRETS["question"] not in text_of(one.lead, reverse("escalation:envelopes"))
    assert rungs.SECRETS["question"] not in text_of(watcher, reverse("escalation:watched"))
    assert rungs.SECRETS["question"] in text_of(one.manager, rungs.envelope_url(found)), "the other one does"


def test_that_a_rode_knop_is_over_is_read_by_who_watches_it_and_by_no_other_process_director(town: Town) -> None:
    one = rungs.that_sticks(town)
    watcher, other = (town.colleague(Role.PROCESS_DIRECTOR, name=name) for name in ("Wil Ziet", "Nel Elders"))
    found = rungs.laid(one, watcher=watcher)
    assert found.envelope
    envelope, by = found.envelope.it, one.director
    with viewing(by.viewer) as at:
        EnvelopeEnd(envelope=envelope, how=How.AGREED, by_id=by.hat.id, at=at).save(force_insert=True)
    assert reads(watcher, EnvelopeEnd, envelope=envelope)
    assert reads(one.lead, EnvelopeEnd, envelope=envelope)
    assert not reads(other, EnvelopeEnd, envelope=envelope)


def test_a_jurist_reads_no_question_from_a_case_of_their_own_circle(town: Town) -> None:
    manager, home = town.colleague(Role.MANAGER), a_home(town)
    near, far = (town.colleague(Role.POLICY_ADVISER, name=name) for name in ("Dichtbij Jurist", "Verweg Jurist"))
    for who in (near, far):
        with viewing(manager.viewer) as at:
            legal.keep_jurist(hat=who.hat, by=manager.viewer, at=at)
    by = town.director.viewer
    with viewing(by) as at:
        asked = legal.ask(
            question="Mag een voorschot?", background=SECRET, judged=True, case=home.opened, by=by, at=at
        )  # fmt: skip -- one call
    page = reverse("legal_room:question", args=[asked.id])
    assert SECRET in text_of(near, page)
    of_my_circle(near, home)
    assert text_of(near, page) == "404" and not reads(near, LegalQuestion, id=asked.id)
    assert "Mag een voorschot?" not in text_of(near, reverse("legal_room:questions"))
    assert SECRET in text_of(far, page)


@pytest.fixture
def place(town: Town) -> Place:
    """A household nobody directs any more, so that a stop lies with the desk; and who says it."""
    name = a_name("Stopwoord")
    home = town.home(f"Ana {name} (1988-02-03)")
    corporation = town.organisation("Woonstichting")
    team = town.team("wmo", corporation, name="Team Huur")
    wim, lies = (
        town.colleague(Role.PARTNER, name=who, organisation=corporation, team=team) for who in ("Wim W", "Lies W")
    )
    hans = town.colleague(Role.LAWFULNESS, team=town.team("participatie", name="Handhaving"))
    return Place(town, home, wim, lies, hans, name)


def test_a_stop_about_the_own_circle_is_read_by_another_of_the_desk_and_of_the_senders_team(place: Place) -> None:
    town = place.town
    near = town.colleague(Role.ACCESS_OFFICER, team=town.desk, name="Dichtbij Loket")
    url = place.sent()
    stop = url.rstrip("/").rsplit("/", 1)[1]
    desk = reverse("stops:at_desk", args=[stop])
    assert GROUND in text_of(near, desk) and GROUND in text_of(place.lies, url)
    assert stop in text_of(near, reverse("stops:list")) and stop in text_of(place.lies, reverse("stops:list"))
    for who, page in ((near, desk), (place.lies, url)):
        of_my_circle(who, place.home)
        assert text_of(who, page) == "404" and not reads(who, IntendedStop, id=stop)
        assert stop not in text_of(who, reverse("stops:list"))
    assert GROUND in text_of(town.officer, desk) and GROUND in text_of(place.wim, url)
    reply = StopReply(stop_id=stop, round=0, asks="eyes_open", words="x", basis="x", signed="x", from_desk=True)
    reply.at = timezone.now()
    assert refused(near, lambda at: reply.save(force_insert=True))


def shut_by_number(who: Colleague, number: str) -> None:
    """This function will let a colleague declare somebody as their own circle by a BSN only, without a birth date."""
    with viewing(who.viewer) as at:
        OwnCircle(
            professional_id=who.hat.professional_id,
            kind="ex",
            family_name=a_name("Anders"),
            bsn_index=numbers.index(number),
            by_id=who.hat.id,
            at=at,
        ).save(force_insert=True)


@pytest.mark.parametrize("way", ["typed", "laid", "on record"])
def test_the_own_circle_by_bsn_only_shuts_a_stop_at_the_desk_as_well(place: Place, way: str) -> None:
    town, number = place.town, a_bsn()
    near = town.colleague(Role.ACCESS_OFFICER, team=town.desk, name="Dichtbij Nummer")
    told: dict[str, Any] = {"family_name": a_name("Nummerloos"), "birth_date": "03-02-1988"}
    if way == "typed":  # nobody on record: all there is, is the number that was typed
        told["bsn"] = number
    else:
        home = town.home(f"Ana {told['family_name']} (1988-02-03)", with_bsn=True, protected=way == "laid")
        if way == "laid":
            town.open_case(home)
        with viewing(town.officer.viewer) as at:
            number = unmask_bsn(household=home.household, person=home.people[0], by=town.officer.viewer, at=at)
    shut_by_number(near, number)
    url = place.sent(**told)
    stop = url.rstrip("/").rsplit("/", 1)[1]
    desk = reverse("stops:at_desk", args=[stop])
    assert text_of(near, desk) == "404" and not reads(near, IntendedStop, id=stop)
    assert told["family_name"] not in text_of(near, reverse("stops:list"))
    assert GROUND in text_of(town.officer, desk), "another of the desk answers"


# -- a part of another household's decision ---------------------------------------------------------------------


def test_who_left_ends_counts_or_pays_nothing_of_a_decision_from_a_household_of_their_own(ladder: Ladder) -> None:
    """The id is known to whoever once read it. A part under another key would stand in the way of the real one."""
    town = ladder.town
    decision, mine = ladder.drawn(), a_home(town)
    with viewing(town.director.viewer):
        text = DecisionText.objects.get(decision=decision)
    counts, by = ladder.drawn(**OWN), town.director.viewer
    with viewing(by) as at:
        after.put_in_force(decision=counts, starts_on=timezone.localdate(), seen=1, by=by, at=at)
    gone = town.colleague(domain="wmo", name="Gijs Gegaan")
    town.involve(mine, gone)
    here = {"household_id": mine.household.id, "layer": "case_team", "by_id": gone.hat.id}

    def money(at: Any) -> None:
        CommittedFor(**here, decision=counts, commitment_id=uuid7(), at=at).save(force_insert=True)

    tried: list[Callable[[Any], object]] = [
        lambda at: DecisionEnd(**here, decision=decision, how="stopped", why="weg", at=at).save(force_insert=True),
        lambda at: InForce(
            **here,
            decision=decision,
            text=text,
            rung="professional",
            rung_name="x",
            explained="x",
            starts_on=timezone.localdate(),
            at=at,
        ).save(force_insert=True),  # fmt: skip -- one statement
        lambda at: Decision(**here, case=mine.opened, replaces=decision, at=at).save(force_insert=True),
        money,
    ]
    for act in tried:
        assert refused(gone, act, IntegrityError)
    with viewing(by) as at:
        after.end(decision=decision, why="toch niet", by=by, at=at)


# -- one member's only, and what lands elsewhere ----------------------------------------------------------------


def test_a_decision_about_one_member_lands_with_who_reads_about_that_member_only(ladder: Ladder) -> None:
    town, home = ladder.town, a_home(ladder.town)
    whose = home.people[0].id
    of_bo = town.colleague(domain="jeugd", name="Bea van Bo")
    town.involve(home, of_bo, people=[home.people[1].id])
    one = ladder.drawn(case=home.opened, person_id=whose, what=SECRET, **OWN)
    by = town.director.viewer
    with viewing(by) as at:
        after.put_in_force(decision=one, starts_on=timezone.localdate(), seen=1, by=by, at=at)
        assert LogEntry.objects.get(case=home.opened, decided=SECRET).person_id == whose
    pages = (
        reverse("cases:together", args=[home.opened.id]),
        reverse("meetings:logbook", args=[home.opened.id]),
        reverse("decisions:mine"),
        "/",
    )
    for page in pages:
        assert SECRET not in text_of(of_bo, page)
    assert SECRET in text_of(town.director, pages[0])
    assert text_of(of_bo, reverse("decisions:decision", args=[one.id])) == "404"
    assert not reads(of_bo, Decision, id=one.id)


# -- lawfulness, and what is typed ------------------------------------------------------------------------------


def test_the_side_of_lawfulness_counts_nothing_of_help_and_reaches_none_of_its_pages(town: Town) -> None:
    hans = town.colleague(Role.LAWFULNESS, team=town.team("participatie", name="Toezicht"))
    with viewing(hans.viewer), connection.cursor() as cursor:
        for asks in ("access.deliberation_years()", "access.rungs_counted()", "access.stop_counts()"):
            cursor.execute(f"SELECT * FROM {asks}")
            assert cursor.fetchall() == [], asks
    own = ("decisions:mine", "decisions:brought", "deliberation:list", "legal_room:list", "questions:list")
    for name in (*own, "results:due", "escalation:envelopes", "meetings:conferences", "stops:mine", "stops:figures"):
        assert hans.client().get(reverse(name)).status_code in (403, 404), name


def test_a_number_typed_for_a_stop_is_kept_nowhere(place: Place) -> None:
    """The form says so; what is typed is kept as a draft, but never this."""
    number = a_bsn()
    client = place.wim.client()
    typed = {key: value for key, value in place.typed(bsn=number).items() if value}
    kept = client.post(reverse("access:draft", args=["stops-new"]), typed)
    assert kept.status_code == 200
    with viewing(place.wim.viewer):
        draft = Draft.objects.get(viewer_id=place.wim.hat.id, form="stops-new")
        assert draft.fields["what"] == [WHAT] and number not in str(draft.fields)
    assert number not in client.get(reverse("stops:send")).content.decode()
    url = place.sent(bsn=number)
    with viewing(place.wim.viewer), connection.cursor() as cursor:
        cursor.execute(
            "SELECT row_to_json(i)::text FROM stops_intendedstop i WHERE id = %s", [url.rstrip("/").rsplit("/", 1)[1]]
        )
        row = cursor.fetchone()
        assert row and number not in row[0] and numbers.index(number).hex() not in row[0]


def test_a_sender_learns_the_same_of_who_is_known_and_of_who_is_not(place: Place) -> None:
    known = a_home(place.town)
    name = known.people[0].family_name
    pages = []
    both: list[dict[str, Any]] = [
        {"family_name": name, "given_names": "Vera"},
        {"family_name": a_name("Niemand")},
    ]
    for typed in both:
        url = place.sent(**typed)
        page = place.wim.client().get(url).content.decode()
        stop = url.rstrip("/").rsplit("/", 1)[1]
        assert not reads(place.wim, StopLaid, stop_id=stop)
        seen = page.replace(stop, "").replace(typed["family_name"], "").replace(typed.get("given_names", "Ana"), "")
        pages.append(len(seen))
    assert pages[0] == pages[1], "no part more or less"
