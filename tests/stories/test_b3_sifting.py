"""B3 and B4: one question stays one question; more than one becomes a case, after telling and asking."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.cases.models import Case, Direction
from samenhang.consent import actions as consent
from samenhang.consent.models import Consent, Notice
from samenhang.intake import actions, queries
from samenhang.intake.models import Request, Triage
from samenhang.involvement.models import Involvement, Part
from samenhang.involvement.queries import may_read
from samenhang.kit.refusals import Refusal
from samenhang.teams.models import Role
from tests.intake.asking import ANSWER, a_request, act, at_once, page, queue
from tests.support.town import Home, Town, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def desk(town: Town) -> Client:
    return town.officer.client()


def standing(town: Town, one: Request) -> queries.Standing:
    with viewing(town.officer.viewer):
        return queries.standing(town.officer.viewer, one)


def test_one_question_is_answered_with_three_fields_and_makes_no_file(town: Town, desk: Client) -> None:
    one = a_request(town)
    assert act(desk, "sift", one.id, **ANSWER).status_code == 302
    said = page(desk, one.id)
    assert "De regiotaxi, met een pas." in said
    assert "Olga Toegang" in said
    assert one.number not in queue(desk)
    assert one.number in queue(desk, "handled")
    with viewing(town.officer.viewer):
        assert not Case.objects.filter(household_id=one.household_id).exists()
        there = Involvement.objects.filter(household_id=one.household_id).exclude(end__isnull=False)
        assert [(i.part, i.until is not None) for i in there] == [(Part.INTAKE, True)]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({}, "Maak een keuze."),
        ({**ANSWER, "answer": ""}, "Schrijf op wat u hebt geantwoord."),
        ({**ANSWER, "reason": ""}, "Vul dit in."),
        ({**ANSWER, "answer": "a" * 100_000}, "Deze tekst is te lang"),
        ({**ANSWER, "life_domains": ["verzonnen"]}, "verzonnen"),
        ({"outcome": "referred", "reason": "x"}, "Kies aan welke balie u dit doorgeeft."),
        ({"outcome": "referred", "reason": "x", "to_desk": str(uuid.uuid4())}, "Selecteer een geldige keuze"),
        ({"outcome": "withdrawn", "reason": "x"}, "withdrawn"),
    ],
)
def test_an_incomplete_sifting_is_given_back(town: Town, desk: Client, wrong: dict[str, Any], says: str) -> None:
    one = a_request(town)
    answer = act(desk, "sift", one.id, **{"behind": "Eigenlijk eenzaam 😔 وحيد", **wrong})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Eigenlijk eenzaam 😔 وحيد" in answer.content.decode()
    assert standing(town, one).triage is None


def test_the_question_behind_the_question_is_prompted_never_forced(town: Town, desk: Client) -> None:
    one = a_request(town)
    assert "Komt u rond?" in page(desk, one.id)
    act(desk, "sift", one.id, **ANSWER, life_domains=["geld", "omgaan"], behind="Hij is eenzaam.")
    said = page(desk, one.id)
    assert "Hij is eenzaam." in said
    assert "Omgaan met elkaar" in said


def test_who_sifts_second_is_told_who_was_first(town: Town, desk: Client) -> None:
    one = a_request(town)
    second = town.colleague(Role.ACCESS_OFFICER, name="Petra Tweede").client()
    act(desk, "sift", one.id, **ANSWER)
    late = act(second, "sift", one.id, **{**ANSWER, "answer": "Iets anders."})
    assert late.status_code == 422
    assert "is al afgehandeld door Olga Toegang" in late.content.decode()
    assert "Iets anders." in late.content.decode(), "what was typed is given back"
    assert act(second, "withdraw", one.id, reason="hoeft niet meer").status_code == 422
    assert act(second, "pick_up", one.id).status_code == 409
    assert [t.answer for t in standing(town, one).triages] == [ANSWER["answer"]]


def test_two_who_sift_at_the_same_moment_make_one_triage(town: Town, desk: Client) -> None:
    one = a_request(town)
    second = town.colleague(Role.ACCESS_OFFICER).client()
    answers = at_once(*[lambda who=who: act(who, "sift", one.id, **ANSWER) for who in (desk, second)])
    assert sorted(answer.status_code for answer in answers) == [302, 422]
    assert len(standing(town, one).triages) == 1


def test_a_double_submit_settles_once(town: Town, desk: Client) -> None:
    one, key = a_request(town), str(uuid.uuid4())
    answers = [act(desk, "sift", one.id, **{**ANSWER, "submission": key}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert len(standing(town, one).triages) == 1


def test_a_caller_takes_the_question_back(town: Town, desk: Client) -> None:
    one = a_request(town)
    assert act(desk, "withdraw", one.id, reason="").status_code == 422
    assert act(desk, "withdraw", one.id, reason="De dochter helpt nu.").status_code == 302
    assert "De dochter helpt nu." in page(desk, one.id)


def test_a_mistake_is_reopened_within_two_weeks(town: Town, desk: Client) -> None:
    one, officer = a_request(town), town.officer.viewer
    act(desk, "sift", one.id, **ANSWER)
    assert act(desk, "reopen", one.id, why="").status_code == 422
    assert act(desk, "reopen", one.id, why="Zij belde weer.").status_code == 302
    assert one.number in queue(desk)
    assert "Zij belde weer." in page(desk, one.id)
    twice = act(desk, "reopen", one.id, why="Nog eens.")
    assert "staat al open" in twice.content.decode()
    assert act(desk, "sift", one.id, **{**ANSWER, "answer": "Tweede antwoord."}).status_code == 302
    assert "Tweede antwoord." in page(desk, one.id)
    with viewing(officer), pytest.raises(Refusal, match="te lang geleden"):
        actions.reopen(request=one, why="laat", by=officer, at=timezone.now() + timedelta(days=15))


def test_the_desk_stays_while_another_request_of_the_household_is_open(town: Town, desk: Client) -> None:
    home = town.home()
    one, two = a_request(town, home=home), a_request(town, home=home)
    act(desk, "sift", one.id, **ANSWER)
    with viewing(town.officer.viewer):
        there = Involvement.objects.filter(household=home.household, part=Part.INTAKE, end=None)
        assert [i.until for i in there] == [None]
    act(desk, "sift", two.id, **ANSWER)
    with viewing(town.officer.viewer):
        assert [bool(i.until) for i in there.all()] == [True]
    with viewing(town.officer.viewer):
        now = timezone.now()
    a_request(town, home=home, at=now)
    with viewing(town.officer.viewer):
        assert [i.until for i in there.all()] == [None]


# -- more than one: a case -----------------------------------------------------------------------------------


def case_form(town: Town, home: Home, **more: Any) -> dict[str, Any]:
    """This function will give a complete form to open a case."""
    return {
        "life_domains": ["geld", "wonen"],
        "behind": "Rust in huis.",
        "reason": "Schulden, huur en school tegelijk.",
        "members": [str(one) for one in home.ids],
        "directs": "colleague",
        "hat": str(town.director.hat.id),
        "why": "Kent het gezin.",
        "agreed_with": "beide ouders",
        "ground": "told",
        "basis": "wmo-onderzoek",
        "how": "phone",
        **more,
    }


def test_more_than_one_question_becomes_a_case_with_a_director_who_reads_along(town: Town, desk: Client) -> None:
    home, _director = town.home(), town.director
    one = a_request(town, home=home, person=True)
    lead = act(desk, "sift", one.id, outcome="case", reason="Schulden en huur.", behind="Rust.", life_domains=["geld"])
    assert lead["Location"] == reverse("intake:open_case", args=[one.id])
    sheet = desk.get(lead["Location"]).content.decode()
    assert "Schulden en huur." in sheet, "what was sifted is not typed twice"
    assert "Rik Regie" in sheet
    assert "volgens de Wmo" in sheet, "the words to read aloud"
    opened = act(desk, "open_case", one.id, **case_form(town, home))
    assert opened.status_code == 302
    with viewing(town.officer.viewer):
        case = Case.objects.get(household=home.household)
        assert opened["Location"] == reverse("cases:case", args=[case.id])
        assert Notice.objects.filter(household=home.household).count() == 2
        assert Triage.objects.get(request=one).case == case
    with viewing(town.director.viewer):
        for layer in ("shared", "case_team"):
            assert may_read(town.director.viewer, home.household.id, layer)
    said = page(town.director.client(), one.id)
    assert "Ik kom de deur niet meer uit." in said
    assert "Heropen" not in said
    listed = town.director.client().get(reverse("intake:of_household", args=[home.household.id])).content.decode()
    assert one.number in listed and "casus</span>" in listed and "nog open" not in listed
    assert "Schifting</h2>" not in said
    assert act(town.director.client(), "sift", one.id, **ANSWER).status_code == 404
    again = act(desk, "reopen", one.id, why="toch niet")
    assert "gaat ergens anders verder" in again.content.decode()
    assert desk.get(reverse("intake:open_case", args=[one.id])).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"members": []}, "Maak een keuze."),
        ({"members": [str(uuid.uuid4())]}, "Selecteer een geldige keuze"),
        ({"life_domains": []}, "Kies ten minste één leefgebied."),
        ({"hat": ""}, "Maak een keuze."),
        ({"hat": str(uuid.uuid4())}, "Selecteer een geldige keuze"),
        ({"basis": ""}, "Kies op grond waarvan u het hebt verteld."),
        ({"basis": "wams"}, "Selecteer een geldige keuze"),
        ({"basis": "avg-toestemming"}, "Selecteer een geldige keuze"),
        ({"how": ""}, "Kies hoe het is besproken."),
        ({"directs": "resident"}, "Kies welke inwoner de regie heeft."),
        ({"ground": "earlier"}, "is nog niet verteld wat"),
        ({"agreed_with": "a" * 100_000}, "Deze tekst is te lang"),
    ],
)
def test_a_case_is_not_opened_half(town: Town, desk: Client, wrong: dict[str, Any], says: str) -> None:
    home = town.home()
    one = a_request(town, home=home)
    answer = act(desk, "open_case", one.id, **case_form(town, home, **{"why": "Kent het gezin 😀", **wrong}))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Kent het gezin 😀" in answer.content.decode()
    with viewing(town.officer.viewer):
        assert not Case.objects.filter(household=home.household).exists()
        assert not Notice.objects.filter(household=home.household).exists()


def test_asked_instead_of_told_and_the_resident_directs(town: Town, desk: Client) -> None:
    home = town.home()
    one = a_request(town, home=home)
    directs = {"directs": "resident", "resident": str(home.ids[0])}
    form = case_form(town, home, ground="asked", basis="", members=[str(home.ids[0])], **directs)
    assert act(desk, "open_case", one.id, **form).status_code == 302
    with viewing(town.officer.viewer):
        assert [c.answer for c in Consent.objects.filter(household=home.household)] == ["given"]
        assert Direction.objects.get(household=home.household).resident_id == home.ids[0]
    with viewing(town.director.viewer):
        assert may_read(town.director.viewer, home.household.id, "shared")


def test_what_was_told_before_counts_until_an_objection(town: Town, desk: Client) -> None:
    home, other, organisation = town.home(), town.home(), town.director.hat.organisation
    for one in (home, other):
        with viewing(town.officer.viewer):
            town.tell(one, organisation)
    request = a_request(town, home=home)
    assert "verteld op" in desk.get(reverse("intake:open_case", args=[request.id])).content.decode()
    assert act(desk, "open_case", request.id, **case_form(town, home, ground="earlier")).status_code == 302
    with viewing(town.officer.viewer):
        for notice in Notice.objects.filter(household=other.household):
            consent.object_to(notice=notice, reason="liever niet", by=town.officer.viewer, at=timezone.now())
    refused = act(desk, "open_case", a_request(town, home=other).id, **case_form(town, other, ground="earlier"))
    assert refused.status_code == 422


def test_a_household_with_an_open_case_gets_no_second_one(town: Town, desk: Client) -> None:
    home = town.home()
    case = town.open_case(home)
    one = a_request(town, home=home)
    assert case.number in page(desk, one.id)
    sheet = desk.get(reverse("intake:open_case", args=[one.id])).content.decode()
    assert "Dit huishouden heeft al een casus" in sheet
    assert "Rik Regie" in sheet
    assert act(desk, "open_case", one.id, **case_form(town, home)).status_code in (200, 422)
    assert act(desk, "add_to_case", one.id, reason="").status_code == 422
    added = act(desk, "add_to_case", one.id, reason="Hoort bij de schulden.", life_domains=["geld"])
    assert added["Location"] == reverse("cases:case", args=[case.id])
    assert "Hoort bij de schulden." in page(town.director.client(), one.id)
    with viewing(town.officer.viewer):
        assert Case.objects.filter(household=home.household).count() == 1


def test_two_who_open_the_case_at_the_same_moment_make_one(town: Town, desk: Client) -> None:
    home = town.home()
    one, two = a_request(town, home=home), a_request(town, home=home)
    second = town.colleague(Role.ACCESS_OFFICER).client()
    form = case_form(town, home)
    answers = at_once(lambda: act(desk, "open_case", one.id, **form), lambda: act(second, "open_case", two.id, **form))
    assert sorted(answer.status_code for answer in answers) in ([302, 422], [200, 302])
    with viewing(town.officer.viewer):
        assert Case.objects.filter(household=home.household).count() == 1
        assert Notice.objects.filter(household=home.household).count() == 2


def test_somebody_of_another_domain_sees_nothing_of_request_or_case(town: Town, desk: Client) -> None:
    home = town.home()
    one = a_request(town, home=home)
    act(desk, "open_case", one.id, **case_form(town, home))
    involved = town.colleague(domain="jeugd")
    town.involve(home, involved, own_file="jeugd")
    client = involved.client()
    assert client.get(reverse("intake:request", args=[one.id])).status_code == 404
    address = reverse("intake:of_household", args=[home.household.id])
    assert client.get(address).status_code == 404
    assert address not in client.get(reverse("cases:people", args=[home.household.id])).content.decode()
