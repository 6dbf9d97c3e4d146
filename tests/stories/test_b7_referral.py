"""B7: a warm referral is a closed loop. Handed over with what was learnt, taken on or given back, outcome told."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.intake import actions, queries
from samenhang.intake.models import Referral, ReferralAnswer, Request
from samenhang.involvement.models import Involvement, Part
from samenhang.kit.refusals import Refusal
from samenhang.teams.models import Role, Team
from tests.intake.asking import a_request, act, at_once, later, page, queue
from tests.support.town import Colleague, Home, Town, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def desk(town: Town) -> Client:
    return town.officer.client()


@pytest.fixture
def wmo(town: Town) -> Team:
    return town.team("wmo")


@pytest.fixture
def wim(town: Town, wmo: Team) -> Colleague:
    return town.colleague(team=wmo, domain="wmo", name="Wim Wmo")


def handing(to: Team, **more: Any) -> dict[str, Any]:
    """This function will give a complete form to hand a request over."""
    return {
        "outcome": "referred",
        "to_desk": str(to.id),
        "question": "Zij kan de trap niet meer op.",
        "learnt": "Woont driehoog zonder lift. Kijk ook naar verhuizen.",
        "handover": "phone",
        "call_whom": "Mina",
        "call_phone": "06-11223344",
        "resident_knows": "on",
        "reason": "Eén vraag, voor de Wmo.",
        **more,
    }


def refer(town: Town, to: Team, one: Request | None = None) -> Referral:
    """This function will hand a request over to a desk and give the referral as its sender reads it."""
    one = one or a_request(town)
    assert act(town.officer.client(), "sift", one.id, **handing(to)).status_code == 302
    with viewing(town.officer.viewer):
        return Referral.objects.select_related("triage").get(triage__request=one, answer=None, recall=None)


def inbox(client: Client, tab: str = "waiting", **more: Any) -> str:
    answer = client.get(reverse("intake:referrals"), {"lijst": tab, **more})
    assert answer.status_code == 200
    return str(answer.content.decode())


def parts(town: Town, household_id: uuid.UUID) -> set[str]:
    """This function will give the parts that are played for a household now."""
    with viewing(town.officer.viewer):
        at = timezone.now()
        now = Involvement.objects.filter(household_id=household_id).exclude(end__at__lte=at).exclude(until__lte=at)
        return set(now.values_list("part", flat=True))


def test_the_receiving_desk_reads_what_was_learnt_and_not_the_request(town: Town, wmo: Team, wim: Colleague) -> None:
    referral = refer(town, wmo)
    client = wim.client()
    assert "Zij kan de trap niet meer op." in inbox(client)
    said = client.get(reverse("intake:referral", args=[referral.id])).content.decode()
    for words in ("Kijk ook naar verhuizen.", "06-11223344", "gebeld met de collega", "Olga Toegang"):
        assert words in said
    assert client.get(reverse("intake:request", args=[referral.triage.request_id])).status_code == 404
    with viewing(wim.viewer):
        assert not Request.objects.filter(id=referral.triage.request_id).exists()


def test_taken_on_the_colleague_keeps_the_file_and_the_desk_lets_go(town: Town, wmo: Team, wim: Colleague) -> None:
    referral, desk = refer(town, wmo), town.officer.client()
    number = referral.number
    assert number in queue(desk, "waiting")
    assert number not in queue(desk)
    assert act(wim.client(), "accept", referral.id, note="Ik bel haar morgen.").status_code == 302
    said = page(desk, referral.triage.request_id)
    assert "Ik bel haar morgen." in said
    assert "Wim Wmo" in said
    assert number in queue(desk, "handled")
    assert parts(town, referral.household_id) == {Part.INTAKE, Part.PROFESSIONAL}
    assert "Aangenomen" in wim.client().get(reverse("intake:referral", args=[referral.id])).content.decode()
    neighbour = town.colleague(team=wmo, domain="wmo")
    assert neighbour.client().get(reverse("intake:referral", args=[referral.id])).status_code == 404


def test_what_came_of_it_is_told_back(town: Town, wmo: Team, wim: Colleague) -> None:
    referral = refer(town, wmo)
    early = act(wim.client(), "report", referral.id, text="Traplift geplaatst.")
    assert "Neem de verwijzing eerst aan." in early.content.decode()
    act(wim.client(), "accept", referral.id)
    assert act(wim.client(), "report", referral.id, text="").status_code == 422
    assert act(wim.client(), "report", referral.id, text="Traplift geplaatst.").status_code == 302
    assert "Traplift geplaatst." in page(town.officer.client(), referral.triage.request_id)
    again = act(wim.client(), "report", referral.id, text="Nog eens.")
    assert "heeft de uitkomst al gemeld" in again.content.decode()
    assert referral.number in inbox(wim.client(), "told")
    assert "Er wacht geen verwijzing op u" in inbox(wim.client())


def test_declined_it_comes_back_and_goes_to_another_desk(town: Town, wmo: Team, wim: Colleague) -> None:
    referral, desk = refer(town, wmo), town.officer.client()
    one = referral.triage.request_id
    assert act(wim.client(), "decline", referral.id, reason="").status_code == 422
    assert act(wim.client(), "decline", referral.id, reason="Dit is huurschuld: vraag schuldhulp.").status_code == 302
    assert wim.client().get(reverse("intake:referral", args=[referral.id])).status_code == 404
    assert parts(town, referral.household_id) == {Part.INTAKE}
    for tab in ("open", "returned"):
        assert referral.number in queue(desk, tab)
    assert "Dit is huurschuld: vraag schuldhulp." in page(desk, one)
    debts = town.team("schuldhulp")
    helper = town.colleague(team=debts, domain="schuldhulp")
    assert act(desk, "sift", one, **handing(debts, threatened="no")).status_code == 302
    assert "Zij kan de trap niet meer op." in inbox(helper.client())
    assert referral.number not in queue(desk, "returned")
    assert referral.number not in inbox(wim.client())


def test_two_who_answer_at_the_same_moment_give_one_answer(town: Town, wmo: Team, wim: Colleague) -> None:
    referral = refer(town, wmo)
    second = town.colleague(team=wmo, domain="wmo", name="Wil Wmo").client()
    first = wim.client()
    answers = at_once(
        lambda: act(first, "accept", referral.id),
        lambda: act(second, "decline", referral.id, reason="niet voor ons"),
    )
    first_code, second_code = sorted(answer.status_code for answer in answers)
    assert first_code == 302
    assert second_code in (404, 422)
    with viewing(town.officer.viewer):
        assert ReferralAnswer.objects.filter(referral=referral).count() == 1


def test_another_desk_of_the_same_domain_and_other_roles_find_nothing(town: Town, wmo: Team, wim: Colleague) -> None:
    referral = refer(town, wmo)
    outsiders = [
        town.colleague(team=town.team("wmo", name="Wmo Zuid"), domain="wmo"),
        town.colleague(domain="wmo"),
        town.colleague(Role.TEAM_LEAD, team=wmo),
        town.colleague(Role.PARTNER, organisation=town.organisation()),
    ]
    for outsider in outsiders:
        client = outsider.client()
        assert client.get(reverse("intake:referral", args=[referral.id])).status_code == 404
        for name in ("accept", "decline", "report"):
            assert act(client, name, referral.id, reason="x", text="x").status_code == 404
        if outsider.hat.role != Role.TEAM_LEAD:
            assert "Er wacht geen verwijzing op u" in inbox(client)
    assert outsiders[2].client().get(reverse("intake:referrals")).status_code == 404


def test_a_partner_desk_takes_a_referral_on(town: Town) -> None:
    welfare = town.organisation("Welzijn")
    team = town.team("welzijn", organisation=welfare)
    partner = town.colleague(Role.PARTNER, organisation=welfare, team=team, domain="welzijn")
    referral = refer(town, team)
    assert act(partner.client(), "accept", referral.id).status_code == 302
    assert parts(town, referral.household_id) == {Part.INTAKE, Part.PARTNER}
    assert act(partner.client(), "report", referral.id, text="Komt elke dinsdag.").status_code == 302


def test_a_pending_referral_is_taken_back_by_reopening(town: Town, wmo: Team, wim: Colleague) -> None:
    referral, desk = refer(town, wmo), town.officer.client()
    assert act(desk, "reopen", referral.triage.request_id, why="Verkeerde balie.").status_code == 302
    assert parts(town, referral.household_id) == {Part.INTAKE}
    assert act(wim.client(), "accept", referral.id).status_code == 404
    assert referral.number in queue(desk)
    again = refer(town, wmo, queries_request(town, referral))
    assert inbox(wim.client()).count(referral.number) == 1, "what was taken back does not come up again"
    act(wim.client(), "accept", again.id)
    assert parts(town, referral.household_id) == {Part.INTAKE, Part.PROFESSIONAL}
    late = act(desk, "reopen", referral.triage.request_id, why="Toch niet.")
    assert "gaat ergens anders verder" in late.content.decode()


def queries_request(town: Town, referral: Referral) -> Request:
    with viewing(town.officer.viewer):
        return queries.request(town.officer.viewer, referral.triage.request_id)


def test_a_second_referral_about_another_child_widens_what_the_colleague_holds(
    town: Town, wmo: Team, wim: Colleague
) -> None:
    home: Home = town.home()
    officer = town.officer.viewer
    first = refer(town, wmo, a_request(town, home=home, person=True))
    about = actions.About(household_id=home.household.id, person_id=home.ids[1])
    other = a_request(town, about=about)
    refused = act(town.officer.client(), "sift", other.id, **handing(wmo))
    assert "Bij deze balie wacht al een verwijzing over iemand anders" in refused.content.decode()
    act(wim.client(), "accept", first.id)
    second = refer(town, wmo, other)
    assert act(wim.client(), "accept", second.id).status_code == 302
    for one in (first, second):
        assert wim.client().get(reverse("intake:referral", args=[one.id])).status_code == 200
    with viewing(officer):
        present = Involvement.objects.filter(household=home.household, hat=wim.hat, end=None)
        assert present.count() == 1


def test_a_referral_goes_to_a_desk_of_a_domain_only(town: Town, wmo: Team) -> None:
    one, officer = a_request(town), town.officer.viewer
    said = page(town.officer.client(), one.id)
    assert str(wmo.id) in said
    assert str(town.desk.id) not in said
    with viewing(officer), pytest.raises(Refusal, match="balie van een domein"):
        actions.refer(
            request=one,
            sifting=actions.Sifting(reason="x"),
            handing=actions.Handing(town.desk, "vraag", "advies", "phone", resident_knows=True),
            by=officer,
            at=town.now,
        )


def test_the_desk_waits_for_an_answer_and_follows_eight_weeks(town: Town, wmo: Team, wim: Colleague) -> None:
    referral = refer(town, wmo)
    with later(town.officer.viewer, town.now + timedelta(days=300)):
        assert Request.objects.filter(id=referral.triage.request_id).exists()
    act(wim.client(), "accept", referral.id)
    with later(town.officer.viewer, town.now + timedelta(days=50)):
        assert Request.objects.filter(id=referral.triage.request_id).exists()
    with later(town.officer.viewer, town.now + timedelta(days=60)):
        assert not Request.objects.filter(id=referral.triage.request_id).exists()
    with later(wim.viewer, town.now + timedelta(days=60)):
        assert Referral.objects.filter(id=referral.id).exists()


def test_accepting_leaves_the_desk_where_another_request_is_open(town: Town, wmo: Team, wim: Colleague) -> None:
    home = town.home()
    referral = refer(town, wmo, a_request(town, home=home))
    other = a_request(town, home=home)
    act(wim.client(), "accept", referral.id)
    with later(town.officer.viewer, town.now + timedelta(days=100)):
        assert Request.objects.filter(id=other.id).exists()


def test_the_inbox_takes_as_many_statements_for_one_as_for_fifty(town: Town, wmo: Team, wim: Colleague) -> None:
    officer, taken = town.officer.viewer, []
    for more in (1, 2, 27):
        for _ in range(more):
            one = a_request(town)
            with viewing(officer):
                hand = actions.Handing(wmo, "vraag", "advies", "phone", resident_knows=False)
                actions.refer(request=one, sifting=actions.Sifting(reason="x"), handing=hand, by=officer, at=town.now)
        with CaptureQueriesContext(connection) as captured:
            inbox(wim.client())
        subjects = sum('INSERT INTO "audit_subject"' in one["sql"] for one in captured.captured_queries)
        taken.append(len(captured) - subjects)
    assert len(set(taken)) == 1, taken
    assert "Bladzijde 1 van 2" in inbox(wim.client())
