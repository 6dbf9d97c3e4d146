"""B9: statutory clocks start by themselves and are guarded: shown where the work is, before it is too late."""

import re
import uuid
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from samenhang.access.viewer import viewing
from samenhang.intake import actions as intake
from samenhang.intake.models import Referral, Request
from samenhang.involvement.models import Part
from samenhang.kit.dates import day as in_words
from samenhang.kit.refusals import Refusal, Stale
from samenhang.teams.models import Role, Team
from samenhang.terms import actions, queries
from samenhang.terms.models import Ending, Pause, Term, TermRule
from samenhang.terms.reckoning import Length, last_day
from tests.intake.asking import a_request, act, at_once, page, queue
from tests.stories.test_b7_referral import handing
from tests.support.own import own_word
from tests.support.town import Colleague, Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection

TODAY = timezone.localdate()


@pytest.fixture
def town() -> Town:
    return a_town()


def refer(town: Town, domain: str, *, days: int = 0, one: Request | None = None, **more: Any) -> Referral:
    """This function will hand a request of some days ago over to the desk of a domain."""
    officer, desk = town.officer.viewer, more.pop("desk", None) or town.team(domain)
    found = one or a_request(town, at=town.now - timedelta(days=days))
    with viewing(officer):
        return intake.refer(
            request=found,
            sifting=intake.Sifting("Eén vraag."),
            handing=intake.Handing(desk, "vraag", "geleerd", "phone", True, **more),
            by=officer,
            at=town.now,
        )


def terms_of(town: Town, of: Referral) -> dict[str, Term]:
    """This function will give the clocks of a referral by the code of their rule, as the access desk reads them."""
    with viewing(town.officer.viewer):
        return {one.rule.code: one for one in Term.objects.filter(object_id=of.id).select_related("rule")}


def received(town: Town, days: int = 0) -> date:
    """This function will give the day on which a request of some days ago came in."""
    return timezone.localdate(town.now - timedelta(days=days))


def receiver(town: Town, of: Referral) -> Colleague:
    """This function will give a colleague at the desk a referral went to."""
    return town.colleague(team=of.to_desk, domain=of.to_domain_id)


def do(client: Client, name: str, term: Term, **typed: Any) -> Any:
    """This function will send a form about a clock."""
    return client.post(reverse(f"terms:{name}", args=[term.id]), {"submission": str(uuid.uuid4()), **typed})


def text(client: Client, url: str, **query: Any) -> str:
    """This function will give what a page says."""
    answer = client.get(url, query)
    assert answer.status_code == 200, (url, answer.status_code)
    return str(answer.content.decode())


def the_page(client: Client, term: Term) -> str:
    """This function will give what a clock's own page says."""
    return text(client, reverse("terms:term", args=[term.id]))


def listed(client: Client, state: str = "open", **query: Any) -> str:
    """This function will give what the list of clocks says."""
    return text(client, reverse("terms:list"), lijst=state, **query)


# -- they start by themselves ---------------------------------------------------------------------------------


def test_a_referral_to_the_wmo_starts_the_investigation_and_the_days_for_an_own_plan(town: Town) -> None:
    referral = refer(town, "wmo", days=3)
    found, day = terms_of(town, referral), received(town, 3)
    assert {code: one.due_on for code, one in found.items()} == {
        "wmo-onderzoek": last_day(day, Length(6, "weeks")),
        "wmo-persoonlijk-plan": last_day(day, Length(7, "days")),
    }
    assert {(one.layer, one.domain, one.kept_in_id, one.started_on) for one in found.values()} == {
        ("domain", "toegang", "wmo", day)
    }
    seen = page(town.officer.client(), referral.triage.request_id)
    assert "Melding bevestigen en onderzoek doen" in seen
    assert in_words(found["wmo-onderzoek"].due_on) in seen
    theirs = text(receiver(town, referral).client(), reverse("intake:referral", args=[referral.id]))
    assert in_words(found["wmo-persoonlijk-plan"].due_on) in theirs


@pytest.mark.parametrize(
    ("threatened", "code", "length"),
    [("yes", "wgs-gesprek-bedreigend", Length(3, "working_days")), ("no", "wgs-gesprek", Length(4, "weeks"))],
)
def test_debt_help_is_sooner_when_something_threatens(town: Town, threatened: str, code: str, length: Length) -> None:
    debts, one, desk = town.team("schuldhulp"), a_request(town), town.officer.client()
    asked = act(desk, "sift", one.id, **handing(debts))
    assert asked.status_code == 422 and "Vraag na of er iets dreigt" in asked.content.decode()
    assert act(desk, "sift", one.id, **handing(debts, threatened=threatened)).status_code == 302
    with viewing(town.officer.viewer):
        found = Term.objects.select_related("rule").get(household_id=one.household_id)
    assert (found.rule.code, found.due_on) == (code, last_day(received(town), length))


def test_integration_counts_from_the_notification_that_somebody_tells_us(town: Town) -> None:
    desk_of, desk, notified = town.team("inburgering"), town.officer.client(), TODAY - timedelta(days=9)
    one = a_request(town)
    for wrong, why in [
        (TODAY + timedelta(days=1), "Deze dag ligt in de toekomst."),
        (date(1850, 1, 1), "Deze dag ligt te ver terug."),
        (date(2019, 5, 1), "gold deze regel niet"),
    ]:
        refused = act(desk, "sift", one.id, **handing(desk_of, notified_on=wrong.isoformat()))
        assert refused.status_code == 422 and why in refused.content.decode()
    assert act(desk, "sift", one.id, **handing(desk_of, notified_on="31-02-2026")).status_code == 422
    assert act(desk, "sift", one.id, **handing(desk_of, notified_on=notified.isoformat())).status_code == 302
    with viewing(town.officer.viewer):
        found = Term.objects.select_related("rule").get(household_id=one.household_id)
    assert (found.rule.code, found.due_on) == ("wi-brede-intake", last_day(notified, Length(10, "weeks")))
    other = a_request(town)
    assert act(desk, "sift", other.id, **handing(desk_of, notified_on="")).status_code == 302
    with viewing(town.officer.viewer):
        assert not Term.objects.filter(household_id=other.household_id).exists()


def test_a_desk_without_a_clock_of_the_law_starts_none(town: Town) -> None:
    assert terms_of(town, refer(town, "wonen", threatened=True)) == {}


def test_declined_the_clock_goes_on_and_a_second_referral_does_not_start_it_again(town: Town) -> None:
    first, desk = refer(town, "wmo", days=8), town.officer.client()
    wim = receiver(town, first)
    assert act(wim.client(), "decline", first.id, reason="niet bij ons").status_code == 302
    one = first.triage.request
    assert "Melding bevestigen" in page(desk, one.id)
    assert wim.client().get(reverse("terms:term", args=[terms_of(town, first)["wmo-onderzoek"].id])).status_code == 404
    second = refer(town, "wmo", one=one)
    assert terms_of(town, second) == {}
    elsewhere = a_request(town)
    assert len(terms_of(town, refer(town, "wmo", one=elsewhere))) == 2


def test_a_request_taken_back_takes_its_clocks_along(town: Town) -> None:
    referral, desk = refer(town, "wmo"), town.officer.client()
    request = referral.triage.request
    assert act(desk, "reopen", request.id, why="Zij belt af.").status_code == 302
    assert act(desk, "withdraw", request.id, reason="Haar zus helpt.").status_code == 302
    with viewing(town.officer.viewer):
        found = Ending.objects.filter(term__household_id=request.household_id).values_list("outcome", "on")
        assert list(found) == [("withdrawn", TODAY)] * 2
    assert f"ingetrokken op {in_words(TODAY)}" in page(desk, request.id)


# -- shown before it is too late ------------------------------------------------------------------------------


def test_the_queue_says_what_runs_out_and_what_is_late(town: Town) -> None:
    calm, soon, late = (refer(town, "wmo", days=days) for days in (0, 36, 60))
    for of in (calm, soon, late):
        with viewing(town.officer.viewer):
            plan = terms_of(town, of)["wmo-persoonlijk-plan"]
            actions.end(term=plan, outcome="met", on=TODAY, by=town.officer.viewer, at=timezone.now())
    shown = queue(town.officer.client(), "waiting")
    due = {of.id: in_words(terms_of(town, of)["wmo-onderzoek"].due_on) for of in (calm, soon, late)}
    assert all(day in shown for day in due.values())
    assert "dagen te laat" in shown and "badge--danger" in shown and "badge--warning" in shown
    for sort, order in [("term", (late, soon, calm)), ("-term", (calm, soon, late))]:
        told = queue(town.officer.client(), "waiting", sort=sort)
        places = [told.index(of.number) for of in order]
        assert places == sorted(places), sort
    asked = page(town.officer.client(), late.triage.request_id)
    assert f"termijn was {due[late.id]}" in asked
    assert f"termijn loopt af op {due[soon.id]}" in page(town.officer.client(), soon.triage.request_id)
    theirs = text(receiver(town, late).client(), reverse("intake:referrals"))
    assert f"termijn was {due[late.id]}" in theirs and due[soon.id] not in theirs


def test_the_list_has_every_state_with_words(town: Town) -> None:
    desk = town.officer.client()
    assert "Er lopen geen termijnen" in listed(desk)
    for state, words in [
        ("late", "Er is niets te laat"),
        ("warn", "Er loopt niets bijna af"),
        ("paused", "Er staat niets stil"),
        ("ended", "Nog niets afgerond"),
    ]:
        assert words in listed(desk, state)
    for days in (0, 36, 60):
        refer(town, "wmo", days=days)
    by = town.officer.viewer
    with viewing(by):
        halted = decided(town, a_request(town), TODAY - timedelta(days=5))
        actions.pause(term=halted, starts_on=TODAY, reason="gegevens gevraagd", by=by, at=timezone.now())
        done = decided(town, a_request(town), TODAY - timedelta(days=5))
        actions.end(term=done, outcome="met", on=TODAY, by=by, at=timezone.now())
        late = decided(town, a_request(town), TODAY - timedelta(days=50))
        actions.end(term=late, outcome="met", on=TODAY, by=by, at=timezone.now())
    assert listed(desk).count('<th scope="row">') == 5  # without the resident's own that are over
    overdue = listed(desk, "late")
    assert "dagen te laat" in overdue and not re.search(r"nog \d+ dag", overdue)
    assert "nog " in listed(desk, "warn")
    assert f"staat stil sinds {in_words(TODAY)}" in listed(desk, "paused")
    assert f"gehaald op {in_words(TODAY)}" in listed(desk, "ended")
    assert f"te laat klaar, op {in_words(TODAY)}" in listed(desk, "ended")
    for sort in ("due", "-due", "household", "-household", "rule", "-rule", "started", "-started", "wat dan ook"):
        assert listed(desk, sort=sort).count('<th scope="row">') == 5
    first = listed(desk).split("<tbody>")[1]
    assert first.index("te laat") < first.index("nog ") < first.index("staat stil")
    assert listed(desk, "onzin").count('<th scope="row">') == 5


def decided(town: Town, one: Request, started_on: date, code: str = "wmo-besluit") -> Term:
    """This function will start a decision's clock for a request, as its desk; call it as a viewer."""
    where = actions.Where("request", one.id, one.household_id, one.person_id, "domain", "toegang")
    rule = queries.rule_on(code, started_on, TODAY)
    return actions.start(where=where, rule=rule, started_on=started_on, by=town.officer.viewer, at=timezone.now())


@pytest.mark.parametrize("url", ["terms:list", "intake:queue", "intake:referrals"])
def test_lists_ask_as_many_statements_for_one_row_as_for_many(town: Town, url: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    desk = town.team("wmo")
    wim = town.colleague(team=desk, domain="wmo").client()
    client = wim if url == "intake:referrals" else town.officer.client()
    query = {"lijst": "waiting"} if url == "intake:queue" else {}
    asked = []
    for rows in (1, 3, 26):
        while Referral.objects.none().count() or rows > _count(town, desk):
            refer(town, "wmo", days=36, desk=desk)
        client.get(reverse(url), query)
        with CaptureQueriesContext(connection) as heard:
            assert client.get(reverse(url), query).status_code == 200
        asked.append(len([one for one in heard if "audit_" not in one["sql"]]))
    assert asked[0] == asked[1] == asked[2], asked


def _count(town: Town, desk: Team) -> int:
    with viewing(town.officer.viewer):
        return Referral.objects.filter(to_desk=desk).count()


# -- by hand, and what is done with them ----------------------------------------------------------------------


def test_by_hand_the_last_day_is_shown_before_it_is_kept(town: Town) -> None:
    one, desk = a_request(town), town.officer.client()
    url = reverse("terms:start_for_request", args=[one.id])
    assert url in page(desk, one.id)
    began, due = TODAY - timedelta(days=4), last_day(TODAY - timedelta(days=4), Length(8, "weeks"))
    shown = text(desk, url, rule="pw-besluit", started_on=began.isoformat())
    assert in_words(due) in shown and "Awb art. 4:13" in shown and town.officer.viewer.name in shown
    with viewing(town.officer.viewer):
        assert not Term.objects.filter(object_id=one.id).exists()
    key = str(uuid.uuid4())
    for _press in range(2):
        kept = desk.post(url, {"rule": "pw-besluit", "started_on": began.isoformat(), "submission": key})
        assert kept.status_code == 302
    with viewing(town.officer.viewer):
        assert Term.objects.get(object_id=one.id).due_on == due
    again = desk.post(url, {"rule": "pw-besluit", "started_on": began.isoformat()})
    assert again.status_code == 422 and "Deze termijn loopt hier al." in again.content.decode()


@pytest.mark.parametrize(
    ("rule", "day", "why"),
    [
        ("pw-besluit", TODAY + timedelta(days=1), "Deze dag ligt in de toekomst."),
        ("pw-besluit", "01-01-1899", "Deze dag ligt te ver terug."),
        ("pw-besluit", "01-01-1999", "gold deze regel niet"),
        ("pw-besluit", "30-02-2026", "Vul een bestaande datum in"),
        ("pw-besluit", "\x00😀 ٢٠٢٦", "Vul een bestaande datum in"),
        ("pw-besluit", "9" * 100_000, "Vul een bestaande datum in"),
        ("pw-besluit", "", "Vul dit in."),
        ("awb-dwangsom", TODAY, "Selecteer een geldige keuze"),
        ("", TODAY, "Maak een keuze."),
    ],
)
def test_a_day_that_cannot_be_is_told_at_its_field(town: Town, rule: str, day: Any, why: str) -> None:
    one, desk = a_request(town), town.officer.client()
    url = reverse("terms:start_for_request", args=[one.id])
    typed = {"rule": rule, "started_on": str(day)}
    sent = desk.post(url, typed)
    assert sent.status_code == 422 and why in sent.content.decode()
    if len(str(day)) < 1000 and "\x00" not in str(day):
        looked = desk.get(url, typed)
        assert looked.status_code == 200 and why in looked.content.decode()
    with viewing(town.officer.viewer):
        assert not Term.objects.filter(object_id=one.id).exists()


def test_a_pause_moves_the_last_day_as_long_as_it_lasted(town: Town) -> None:
    one, desk, by = a_request(town), town.officer.client(), town.officer.viewer
    began = TODAY - timedelta(days=10)
    with viewing(by):
        term = decided(town, one, began)
    assert "Stilzetten" in the_page(desk, term)
    for wrong, why in [
        (TODAY + timedelta(days=1), "Deze dag ligt in de toekomst."),
        (began - timedelta(days=1), "De termijn liep toen nog niet."),
    ]:
        refused = do(desk, "pause", term, starts_on=wrong.isoformat(), reason="brief")
        assert refused.status_code == 422 and why in refused.content.decode()
    assert do(desk, "pause", term, starts_on=TODAY.isoformat(), reason="").status_code == 422
    since = TODAY - timedelta(days=6)
    assert do(desk, "pause", term, starts_on=since.isoformat(), reason="Aanvulling 😀 مرحبا").status_code == 302
    seen = the_page(desk, term)
    assert f"staat stil sinds {in_words(since)}" in seen and "Aanvulling 😀 مرحبا" in seen
    twice = do(desk, "pause", term, starts_on=TODAY.isoformat(), reason="nog eens")
    assert twice.status_code == 422 and "Hervat hem eerst" in twice.content.decode()
    early = do(desk, "resume", term, on=(since - timedelta(days=1)).isoformat())
    assert early.status_code == 422 and "De termijn staat stil sinds" in early.content.decode()
    until = TODAY - timedelta(days=2)
    assert do(desk, "resume", term, on=until.isoformat()).status_code == 302
    assert "Deze termijn loopt al" in do(desk, "resume", term, on=TODAY.isoformat()).content.decode()
    overlap = do(desk, "pause", term, starts_on=(until - timedelta(days=1)).isoformat(), reason="weer")
    assert overlap.status_code == 422 and "stond de termijn al stil" in overlap.content.decode()
    plain = last_day(began, Length(2, "weeks"), to_working_day=False)
    with viewing(by):
        assert queries.term(by, term.id).due_on == last_day(plain + timedelta(days=3), Length(1, "days"))
    assert f"Stond stil van {in_words(since)} tot {in_words(until)}" in the_page(desk, term)


def test_what_the_law_does_not_let_stand_still_or_grow_does_not(town: Town) -> None:
    term, desk = terms_of(town, refer(town, "wmo"))["wmo-onderzoek"], town.officer.client()
    seen = the_page(desk, term)
    assert "Stilzetten" not in seen and "Verlengen" not in seen
    paused = do(desk, "pause", term, starts_on=TODAY.isoformat(), reason="even niet")
    assert paused.status_code == 422 and "De wet laat niet toe" in paused.content.decode()
    assert desk.get(reverse("terms:extend", args=[term.id])).status_code == 409
    assert do(desk, "extend", term, number=1, reason="x").status_code == 409


def test_the_broad_intake_is_extended_once_from_the_day_of_receipt(town: Town) -> None:
    notified = TODAY - timedelta(days=69)
    referral = refer(town, "inburgering", days=60, notified_on=notified)
    term, worker = terms_of(town, referral)["wi-brede-intake"], receiver(town, referral).client()
    ahead = {"counts_from": (TODAY + timedelta(days=1)).isoformat()}
    wrongs: list[tuple[dict[str, Any], str]] = [
        ({"number": 3}, "ten hoogste 2 weken"),
        ({"number": 0}, "1"),
        (ahead, "Deze dag ligt in de toekomst."),
        ({"counts_from": ""}, "Vul dit in."),
        ({"counts_from": (notified - timedelta(days=1)).isoformat()}, "De termijn liep toen nog niet."),
        ({"reason": "x" * 100_000}, "te lang"),
    ]
    for wrong, why in wrongs:
        typed = {"number": 2, "counts_from": TODAY.isoformat(), "reason": "Wij wachten op de school.", **wrong}
        refused = do(worker, "extend", term, **typed)
        assert refused.status_code == 422 and why in refused.content.decode(), wrong
    typed = {"number": 2, "counts_from": TODAY.isoformat(), "reason": "Wij wachten op de school."}
    assert do(worker, "extend", term, **typed).status_code == 302
    assert terms_of(town, referral)["wi-brede-intake"].due_on == last_day(TODAY, Length(2, "weeks"))
    second = do(worker, "extend", term, **typed)
    assert second.status_code == 422 and "al verlengd" in second.content.decode()
    assert "Verlengd met 2 weken" in the_page(town.officer.client(), term)


def test_the_worker_says_it_was_met_and_the_desk_sees_it(town: Town) -> None:
    referral = refer(town, "wmo", days=5)
    term, worker = terms_of(town, referral)["wmo-onderzoek"], receiver(town, referral).client()
    assert act(worker, "accept", referral.id).status_code == 302
    assert terms_of(town, referral)["wmo-onderzoek"].due_on == term.due_on  # an answer ends no clock
    form = text(worker, reverse("terms:end", args=[term.id]))
    assert f'value="{TODAY.isoformat()}"' in form
    for wrong, why in [
        ({"on": (TODAY + timedelta(days=1)).isoformat()}, "Deze dag ligt in de toekomst."),
        ({"on": (term.started_on - timedelta(days=1)).isoformat()}, "De termijn begon op"),
        ({"outcome": "not_applicable"}, "Schrijf op waarom"),
        ({"outcome": "verzonnen"}, "Selecteer een geldige keuze"),
    ]:
        refused = do(worker, "end", term, **{"outcome": "met", "on": TODAY.isoformat(), **wrong})
        assert refused.status_code == 422 and why in refused.content.decode(), wrong
    assert do(worker, "end", term, outcome="met", on=TODAY.isoformat()).status_code == 302
    assert f"gehaald op {in_words(TODAY)}" in page(town.officer.client(), referral.triage.request_id)
    assert "Termijn afronden" not in the_page(worker, term)
    again = do(worker, "end", term, outcome="met", on=TODAY.isoformat())
    assert again.status_code == 422 and "al afgerond" in again.content.decode()


def test_two_who_move_a_clock_at_once_do_so_one_after_the_other(town: Town) -> None:
    referral = refer(town, "wmo")
    term, mine = terms_of(town, referral)["wmo-onderzoek"], town.officer.client()
    theirs = receiver(town, referral).client()
    typed = {"outcome": "met", "on": TODAY.isoformat(), "version": "1"}
    answers = at_once(lambda: do(mine, "end", term, **typed), lambda: do(theirs, "end", term, **typed))
    assert sorted(one.status_code for one in answers) == [302, 422]
    with viewing(town.officer.viewer):
        assert Ending.objects.filter(term=term).count() == 1
        halted = decided(town, a_request(town), TODAY)
    first = do(mine, "pause", halted, starts_on=TODAY.isoformat(), reason="brief", version="1")
    late = do(mine, "resume", halted, on=TODAY.isoformat(), version="1")
    assert (first.status_code, late.status_code) == (302, 422)
    assert "Een collega heeft deze termijn net veranderd" in late.content.decode()
    by = town.officer.viewer
    with viewing(by), pytest.raises(Stale):
        actions.resume(term=halted, on=TODAY, seen=1, by=by, at=timezone.now())
    one = a_request(town)
    made = at_once(*[lambda: _start_again(town, one)] * 2)
    assert sorted(type(each).__name__ for each in made) == ["RunsAlready", "Term"]


def _start_again(town: Town, one: Request) -> object:
    try:
        with viewing(town.officer.viewer):
            return decided(town, one, TODAY)
    except Refusal as refusal:
        return refusal


# -- on a case ------------------------------------------------------------------------------------------------


def test_on_a_case_it_is_kept_in_the_file_the_writer_chooses(town: Town) -> None:
    home = town.home("Ana Proef", "Bo Proef (8 jaar)")
    case = town.open_case(home)
    director, url = town.director.client(), reverse("terms:start_for_case", args=[case.id])
    helper = town.colleague(domain="schuldhulp")
    town.involve(home, helper, own_file="schuldhulp")
    case_page = reverse("cases:case", args=[case.id])
    assert url in text(director, case_page)
    typed = {"rule": "wmo-besluit", "started_on": TODAY.isoformat()}
    unchosen = director.post(url, typed)
    assert unchosen.status_code == 422 and "Maak een keuze." in unchosen.content.decode()
    forged = director.post(url, {**typed, "file": "domain:schuldhulp"})
    assert forged.status_code == 422
    assert director.post(url, {**typed, "file": "shared:"}).status_code == 302
    own = {"rule": "wgs-besluit", "started_on": TODAY.isoformat(), "file": "domain:schuldhulp"}
    assert helper.client().post(url, own).status_code == 302
    mine, theirs = text(director, case_page), text(helper.client(), case_page)
    assert "Besluit op de aanvraag van een maatwerkvoorziening" in mine
    assert "Besluit over schuldhulp" not in mine and "Besluit over schuldhulp" in theirs
    assert "niet bevestigd" in theirs
    assert "Besluit over schuldhulp" not in listed(director) and "Besluit over schuldhulp" in listed(helper.client())


def test_my_cases_says_what_the_law_asks_soon(town: Town) -> None:
    home, director = town.home(), town.director
    case = town.open_case(home)
    url, began = reverse("terms:start_for_case", args=[case.id]), TODAY - timedelta(days=60)
    typed = {"rule": "pw-besluit", "started_on": began.isoformat(), "file": "shared:"}
    assert director.client().post(url, typed).status_code == 302
    due = last_day(began, Length(8, "weeks"))
    assert f"termijn was {in_words(due)}" in text(director.client(), reverse("home:start"))
    partner = town.colleague(Role.PARTNER, organisation=town.organisation())
    town.involve(home, partner, part=Part.PARTNER)
    theirs = text(partner.client(), reverse("home:start"))
    assert home.household.name in theirs and "termijn was" not in theirs


# -- who may not read the record sees no clock ----------------------------------------------------------------


def test_who_may_not_read_the_record_sees_no_clock(town: Town, app_connection: "Connection[Any]") -> None:
    home = town.home()
    one = a_request(town, home=home)
    referral = refer(town, "wmo", days=60, one=one)
    case = town.open_case(home)
    term = terms_of(town, referral)["wmo-onderzoek"]
    helper = town.colleague(domain="jeugd")
    town.involve(home, helper, own_file="jeugd")
    outsiders = [
        helper,  # involved with the household, but keeps another law's file
        town.colleague(domain="wmo"),  # of that law, but not involved
        town.colleague(Role.PROCESS_DIRECTOR),
        town.colleague(Role.TEAM_LEAD, team=town.desk),
        a_town().officer,
    ]
    due = in_words(term.due_on)
    for who in outsiders:
        client = who.client()
        for name in ("term", "pause", "resume", "extend", "end"):
            url = reverse(f"terms:{name}", args=[term.id])
            for method in ("get", "post"):
                assert getattr(client, method)(url).status_code in (404, 405), (who.viewer.role, name)
        everywhere = client.get(reverse("terms:list"))
        if everywhere.status_code == 200:
            assert due not in everywhere.content.decode() and "Melding bevestigen" not in everywhere.content.decode()
            for state in queries.STATES:
                assert f"{term.id}" not in listed(client, state)
            with viewing(who.viewer):
                assert sum(queries.counts(who.viewer, timezone.now(), TODAY).values()) == 0
        app_connection.execute("SELECT set_config('samenhang.viewer', %s, false)", [str(who.hat.id)])
        for table in ("terms_term", "terms_pause", "terms_extension", "terms_ending"):
            got = app_connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            assert got == (0,), (table, who.viewer.role)
    seen = text(helper.client(), reverse("cases:case", args=[case.id]))
    assert "Melding bevestigen" not in seen and due not in seen


def test_the_wall_lets_nobody_move_a_clock_to_another_file(town: Town, app_connection: "Connection[Any]") -> None:
    term = terms_of(town, refer(town, "wmo"))["wmo-onderzoek"]
    app_connection.autocommit = False
    app_connection.execute("SELECT set_config('samenhang.viewer', %s, false)", [str(town.officer.hat.id)])
    app_connection.commit()
    for change in ("kept_in_id = 'jeugd'", "layer = 'involvement', domain = ''", "started_on = started_on - 1"):
        with pytest.raises(psycopg.errors.Error):
            app_connection.execute(f"UPDATE terms_term SET {change} WHERE id = %s", [term.id])
        app_connection.rollback()
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app_connection.execute("UPDATE terms_termrule SET length = 99")
    app_connection.rollback()
    forged = (
        'INSERT INTO terms_ending (id, term_id, outcome, "on", note, by_id, at)'
        " VALUES (gen_random_uuid(), %s, 'met', now(), '', gen_random_uuid(), now())"
    )
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app_connection.execute(forged, [term.id])
    app_connection.rollback()


def test_what_was_done_stands_in_the_log_in_words(town: Town, owner_connection: "Connection[Any]") -> None:
    from samenhang.data_rights.words import ACTS

    referral = refer(town, "inburgering", notified_on=received(town))
    term, worker = terms_of(town, referral)["wi-brede-intake"], receiver(town, referral)
    do(worker.client(), "extend", term, number=1, counts_from=TODAY.isoformat(), reason="wacht")
    do(worker.client(), "end", term, outcome="withdrawn", on=TODAY.isoformat())
    rows = owner_connection.execute(
        "SELECT l.what, s.layer, s.domain FROM audit_line l JOIN audit_subject s ON s.line_id = l.id"
        " WHERE l.object_id = %s AND l.event <> 'read' ORDER BY l.at",
        [term.id],
    ).fetchall()
    assert rows == [
        ("terms.start", "domain", "toegang"),
        ("terms.extend", "domain", "inburgering"),
        ("terms.end", "domain", "inburgering"),
    ]
    assert {f"terms.{act}" for act in ("start", "pause", "resume", "extend", "end")} <= set(ACTS)


# -- a law that changes ---------------------------------------------------------------------------------------


def test_the_rule_that_held_on_the_first_day_goes_on_to_count(town: Town, owner_connection: "Connection[Any]") -> None:
    code, change = f"proef-{own_word()}", TODAY - timedelta(days=10)
    row = (
        "INSERT INTO terms_termrule (id, code, law, article, what, starts, started_by, next_day, length, unit, repeats,"
        " to_working_day, warn_days, extension_unit, extension_from, extension_for, pausable, pause_for, valid_from,"
        " valid_until, source, confirmed, remark, of_resident)"
        " VALUES (gen_random_uuid(), %s, 'Proefwet', 'art. 1', 'proef', 'de proef', 'hand', true, %s, 'days', false,"
        " false, 0, '', '', '', false, '', %s, %s, 'proef', true, '', false)"
    )
    try:
        owner_connection.execute(row, [code, 20, date(2000, 1, 1), change - timedelta(days=1)])
        owner_connection.execute(row, [code, 5, change, None])
        with pytest.raises(psycopg.errors.ExclusionViolation):
            owner_connection.execute(row, [code, 9, change - timedelta(days=1), change])
        by = town.officer.viewer
        with viewing(by):
            old = decided(town, a_request(town), change - timedelta(days=1), code)
            new = decided(town, a_request(town), change, code)
            assert (old.due_on, new.due_on) == (change + timedelta(days=19), change + timedelta(days=5))
            assert [rule.length for rule in queries.choice(TODAY) if rule.code == code] == [5]
        stored = TermRule.objects.filter(code=code).count()
        assert stored == 2
    finally:
        owner_connection.execute("DELETE FROM terms_ending WHERE term_id IN (SELECT id FROM terms_term)")
        owner_connection.execute(
            "DELETE FROM terms_term WHERE rule_id IN (SELECT id FROM terms_termrule WHERE code = %s)", [code]
        )
        owner_connection.execute("DELETE FROM terms_termrule WHERE code = %s", [code])


def test_a_melding_just_after_midnight_counts_by_the_clock_of_amsterdam(town: Town) -> None:
    moment = (town.now - timedelta(days=40)).replace(hour=23, minute=30)
    one = a_request(town, at=moment)
    found = terms_of(town, refer(town, "wmo", one=one))["wmo-onderzoek"]
    assert found.started_on == timezone.localdate(moment)


def test_a_name_with_markup_stays_a_name(town: Town) -> None:
    home: Home = town.home("<b>Ana</b> Proef")
    refer(town, "wmo", one=a_request(town, home=home))
    assert escape("<b>Ana</b> Proef") in listed(town.officer.client())
    assert not Pause.objects.filter(term__household_id=home.household.id).exists()
