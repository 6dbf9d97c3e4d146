"""G4, G6: who stands behind a decision: never the maker, by the ladder, within a term, from the envelope alone."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.consent import actions as consent
from samenhang.decisions import asked, queries
from samenhang.decisions.actions import backing, deciding, mandate
from samenhang.decisions.models import Answer, AskedFor, Cost, Decision, DecisionText, Envelope, Lapse
from samenhang.decisions.offering import offered
from samenhang.involvement.models import Part
from samenhang.kit.refusals import Refusal
from tests.support.deciding import TOLD, Ladder, a_ladder, details, sits

if TYPE_CHECKING:
    from psycopg import Connection

SECRET = "de kapstok lag in de vijver"


@pytest.fixture(scope="module")
def ladder() -> Ladder:
    return a_ladder()


def state(ladder: Ladder, one: Decision, days: int = 0) -> queries.State:
    viewer = ladder.town.director.viewer
    with viewing(viewer):
        return queries.state(viewer, one.id, timezone.now() + timedelta(days=days))


def test_refused_two_rungs_up_and_counted_and_the_line_decides_last(ladder: Ladder) -> None:
    one = ladder.drawn()
    first = ladder.asks(one)
    with pytest.raises(Refusal, match="Er is al gevraagd"):
        ladder.asks(one)
    with pytest.raises(Refusal, match="waarom niet"):
        ladder.answers(first, "refuses", instead="wel")
    with pytest.raises(Refusal, match="wat er wel kan"):
        ladder.answers(first, "refuses", reason="nee", instead=" ")
    ladder.answers(first, "refuses", reason="Geen geld.", instead="Vraag het noodfonds.")
    with pytest.raises(Refusal, match="al op geantwoord"):
        ladder.answers(first, "backs")
    with pytest.raises(Refusal, match="Kies iemand anders"):
        ladder.asks(one, ladder.lead_seat, up=backing.Up("nog eens"))
    with pytest.raises(Refusal, match="opnieuw of hoger"):
        ladder.asks(one, ladder.head_seat)
    with pytest.raises(Refusal, match="beraad"):
        ladder.asks(one, ladder.head_seat, up=backing.Up("Het noodfonds is leeg.", line=True))
    second = ladder.asks(
        one,
        ladder.head_seat,
        up=backing.Up("Het noodfonds is leeg.", line=True, line_because="Beide wogen even zwaar."),
    )
    ladder.answers(second, "backs", ladder.head)
    now = state(ladder, one)
    assert now.enough and now.backing and now.backing.answer and now.backing.answer.by_id == ladder.head.hat.id
    with viewing(ladder.lead.viewer):
        assert Envelope.objects.filter(id=first.id).exists(), "what was answered stays to read"
        assert not Envelope.objects.filter(id=second.id).exists()
    page = ladder.manager.client().get(reverse("decisions:brought")).content.decode()
    assert "De lijn beslist" in page and "Tine Leiding" not in page and "Rik Regie" not in page


def test_nobody_stands_behind_their_own_in_whatever_hat() -> None:
    ladder = a_ladder()
    town = ladder.town
    also_lead = town.another_hat(town.director, "team_lead")
    own = sits(town, ladder.manager, also_lead, "teamleider", "teamleider Jeugd")
    deputy = sits(
        town, ladder.manager, town.colleague("team_lead"), "teamleider", "teamleider Schuld", deputy=also_lead.hat
    )
    one = ladder.drawn()
    with viewing(town.director.viewer):
        now = queries.state(town.director.viewer, one.id, timezone.now())
        there = offered(town.director.viewer, now, timezone.now())
    assert own.id not in {seat.id for seat in there}
    sent = ladder.asks(one, deputy)
    with viewing(also_lead.viewer):
        assert not asked.may_answer(also_lead.viewer, sent.id)
        assert asked.to_answer(also_lead.viewer, timezone.now()) == 0
        with pytest.raises(Refusal, match="ook niet in een andere functie"):
            backing.answer(envelope=sent, word="backs", by=also_lead.viewer, at=timezone.now())
        with pytest.raises(ProgrammingError), transaction.atomic():
            Answer(envelope=sent, word="backs", by_id=also_lead.hat.id, at=timezone.now()).save(force_insert=True)
    page = also_lead.client().get(also_lead.start + f"besluiten/gevraagd/{sent.id}/").content.decode()
    assert "Dit is niet aan u" in page


def test_what_was_changed_after_backing_asks_anew_and_the_answer_stays(ladder: Ladder) -> None:
    one = ladder.drawn()
    ladder.answers(ladder.asks(one), "backs")
    assert state(ladder, one).enough
    by = ladder.town.director.viewer
    with viewing(by):
        deciding.change(decision=one, details=details(why="Toch anders."), seen=1, by=by, at=timezone.now())
    now = state(ladder, one)
    assert not now.enough and now.asks[0].lapsed and now.asks[0].answer and now.stage == "draft"
    waiting = ladder.asks(one)
    with viewing(by):
        deciding.change(decision=one, details=details(why="Weer anders."), seen=2, by=by, at=timezone.now())
    assert ladder.lead.client().get(reverse("decisions:envelope", args=[waiting.id])).status_code == 404
    with pytest.raises(Refusal, match="geldt niet meer"):
        ladder.answers(waiting, "backs")


def test_a_term_that_passes_a_backer_who_left_and_a_deputy(ladder: Ladder) -> None:
    own = a_ladder()
    one = own.drawn()
    sent = own.asks(one, days=1)
    assert state(own, one).stage == "waiting" and state(own, one, days=8).stage == "late"
    with viewing(own.manager.viewer):
        mandate.end_seat(seat_id=own.lead_seat.id, by=own.manager.viewer, at=timezone.now())
        with pytest.raises(Refusal, match="al niet meer"):
            mandate.end_seat(seat_id=own.lead_seat.id, by=own.manager.viewer, at=timezone.now())
    assert own.lead.client().get(reverse("decisions:envelope", args=[sent.id])).status_code == 404
    assert state(own, one).stage == "gone"
    deputy = own.town.colleague("team_lead", name="Vera Vervanger")
    seat = sits(own.town, own.manager, own.town.colleague("team_lead"), "teamleider", "teamleider", deputy=deputy.hat)
    again = own.asks(one, seat)
    own.answers(again, "backs", deputy)
    page = own.town.director.client().get(reverse("decisions:decision", args=[one.id])).content.decode()
    assert "Als vervanger van" in page and "Vera Vervanger" in page
    with viewing(own.manager.viewer):
        mandate.end_seat(seat_id=seat.id, by=own.manager.viewer, at=timezone.now())
    assert state(own, one).enough, "what was answered stays, with its date"


def test_an_envelope_that_names_somebody_does_not_leave(ladder: Ladder) -> None:
    one = ladder.drawn(why="Vera en Bo Vogelzang staan op straat.")
    page = ladder.town.director.client().get(reverse("decisions:ask", args=[one.id])).content.decode()
    assert "de inwoner en het kind staan op straat." in page
    for words in ("Vera heeft niets.", "BSN 111222333", "mevrouw VOGELZANG"):
        told = backing.Told(**{**{name: getattr(TOLD, name) for name in TOLD.__slots__}, "effects": words})
        with pytest.raises(Refusal, match="Haal"):
            ladder.asks(one, told=told)
    with viewing(ladder.town.director.viewer):
        assert not AskedFor.objects.filter(decision=one).exists()


def test_a_withdrawn_ask_vanishes_and_cannot_be_answered(ladder: Ladder) -> None:
    one = ladder.drawn()
    sent = ladder.asks(one)
    client = ladder.town.director.client()
    withdraw = reverse("decisions:withdraw_ask", args=[sent.id])
    assert client.post(withdraw).status_code == 302
    assert client.post(withdraw).status_code == 409
    assert ladder.lead.client().get(reverse("decisions:envelope", args=[sent.id])).status_code == 404


def test_who_is_asked_reads_the_envelope_and_nothing_of_the_household(ladder: Ladder) -> None:
    one = ladder.drawn(why=SECRET, what=SECRET)
    sent = ladder.asks(one)
    for who in (ladder.lead, ladder.head, ladder.manager, ladder.town.colleague(), ladder.town.colleague("team_lead")):
        client = who.client()
        for name in ("decision", "change", "ask", "put_in_force", "end", "review"):
            assert client.get(reverse(f"decisions:{name}", args=[one.id])).status_code == 404, name
        for path in ("decisions:asked", "decisions:mandate", "decisions:brought"):
            body = client.get(reverse(path)).content.decode()
            assert SECRET not in body and "Vogelzang" not in body and str(one.id) not in body
        with viewing(who.viewer):
            tables: tuple[Any, ...] = (Decision, DecisionText, Cost, AskedFor)
            assert [table.objects.filter(household=ladder.home.household).count() for table in tables] == [0, 0, 0, 0]
    shown = ladder.lead.client().get(reverse("decisions:envelope", args=[sent.id])).content.decode()
    assert TOLD.what in shown
    for hidden in (SECRET, "Vogelzang", str(ladder.home.household.id), str(ladder.case.id), str(one.id)):
        assert hidden not in shown
    assert ladder.head.client().get(reverse("decisions:envelope", args=[sent.id])).status_code == 404
    assert ladder.town.director.client().get(reverse("decisions:envelope", args=[sent.id])).status_code == 404


def test_a_decision_about_one_person_is_unseen_by_who_knows_another_only(ladder: Ladder) -> None:
    own = a_ladder("Wilma Waterman (1980-01-01)", "Kees Waterman (1979-01-01)")
    only_kees = own.town.colleague(domain="jeugd")
    own.town.involve(own.home, only_kees, people=[own.home.ids[1]])
    about = own.drawn(what=SECRET, person_id=own.home.ids[0])
    client = only_kees.client()
    assert client.get(reverse("decisions:decision", args=[about.id])).status_code == 404
    together = client.get(reverse("cases:together", args=[own.case.id]))
    assert SECRET not in together.content.decode()
    with viewing(only_kees.viewer):
        assert not Decision.objects.filter(id=about.id).exists()


def test_when_consent_is_withdrawn_the_decision_is_read_no_more() -> None:
    own = a_ladder("Wilma Waterman (1980-01-01)")
    partner = own.town.colleague("partner", organisation=own.town.organisation())
    own.town.involve(own.home, partner, part=Part.PARTNER)
    one = own.drawn()
    page = reverse("decisions:decision", args=[one.id])
    assert partner.client().get(page).status_code == 404
    by = own.town.director.viewer
    with viewing(by):
        given = consent.ask(
            household=own.home.household,
            people=own.home.ids,
            organisation=partner.hat.organisation,
            layers=["shared", "case_team"],
            topic="samen besluiten",
            answer="given",
            how="desk",
            by=by,
            at=timezone.now(),
        )
    assert partner.client().get(page).status_code == 200
    with viewing(by):
        for answer in given:
            consent.withdraw(what=answer, how="desk", by=by, at=timezone.now())
    assert partner.client().get(page).status_code == 404
    assert own.town.director.client().get(page).status_code == 200


def test_the_database_holds_who_asks_and_who_lapses(ladder: Ladder, app_connection: "Connection[Any]") -> None:
    sent = ladder.asks(ladder.drawn())
    stranger = ladder.town.colleague()
    with viewing(stranger.viewer), pytest.raises(ProgrammingError), transaction.atomic():
        Lapse(envelope=sent, why="withdrawn", by_id=stranger.hat.id, at=timezone.now()).save(force_insert=True)
    with viewing(ladder.head.viewer), pytest.raises(ProgrammingError), transaction.atomic():
        Answer(envelope=sent, word="backs", by_id=ladder.head.hat.id, at=timezone.now()).save(force_insert=True)
    assert app_connection.execute("SELECT count(*) FROM access.rungs_counted()").fetchone() == (0,)


def test_the_wrong_answer_is_told_at_its_field(ladder: Ladder) -> None:
    sent = ladder.asks(ladder.drawn())
    lead, at = ladder.lead.client(), reverse("decisions:envelope", args=[sent.id])
    for wrong, words in (
        ({"word": "refuses", "reason": "Nee."}, "wat er wel kan"),
        ({"word": "conditions"}, "Vul uw voorwaarde in."),
        ({"word": ""}, "Maak een keuze."),
        ({"word": "backs", "reason": "x" * 100_000}, "te lang"),
    ):
        got = lead.post(at, wrong)
        assert got.status_code == 422 and words in got.content.decode(), wrong
    twice = {"word": "backs", "submission": str(uuid7())}
    assert [lead.post(at, twice).status_code for _ in "12"] == [302, 302]
    assert lead.post(at, {"word": "backs"}).status_code == 422
