"""E6: the rode knop. Two organisations, the same facts without names for both managers, one answer both confirm."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.cases import actions as cases
from samenhang.escalation import actions
from samenhang.escalation.models import ButtonEnvelope, Confirmation, JointAnswer, RedButton, ToTheLine
from samenhang.escalation.queries import button as reading
from samenhang.meetings import actions as meetings
from samenhang.meetings.models import LogEntry
from samenhang.plans.models import Action
from samenhang.teams import actions as teams
from samenhang.teams.models import Hat, Role
from tests.support.rungs import NO_NAME, SECRETS, Sticks, envelope_url, laid, pressed, pressing, that_sticks
from tests.support.town import Colleague, Town, a_town

ANSWER = "De gemeente betaalt tot 1 juli; de verhuurder wacht zo lang."


@pytest.fixture(scope="module")
def town() -> Town:
    """One town for all these households."""
    return a_town()


@pytest.fixture
def one(town: Town) -> Sticks:
    """A case that sticks between the municipality and a partner of its own."""
    return that_sticks(town)


def has_left(who: Colleague) -> None:
    """This function will end somebody's hat."""
    teams.end_hat(hat=Hat.objects.get(id=who.hat.id), until_day=timezone.localdate(), by=None, at=timezone.now())


def test_from_the_question_to_one_answer_both_confirm(one: Sticks) -> None:
    director, by = one.director.client(), one.director.viewer
    with viewing(by):
        told = meetings.Told("contact", timezone.now(), SECRETS["logged"])
        meetings.write_entry(case=one.home.opened, layer="case_team", told=told, by=by, at=timezone.now())
    new = reverse("escalation:press", args=[one.home.opened.id])
    page = director.get(new).content.decode()
    assert "Deze lichtere wegen ging nog niemand" in page and "Snelle vraag" in page
    assert director.post(new, pressing(one, skipped_why="")).status_code == 422
    assert director.post(new, pressing(one, no_deliberation="")).status_code == 422
    got = director.post(new, pressing(one))
    assert got.status_code == 302, got.content.decode()
    button = UUID(got["Location"].rstrip("/").rsplit("/", 1)[1])

    helper = one.helper.client()
    assert "schrijf op wat uw organisatie wil" in helper.get(reverse("escalation:to_do")).content.decode()
    other_side = reverse("escalation:side", args=[button, one.partner.id])
    named = {"wants": f"{SECRETS['child']} moet naar school", "why": "zo is het"}
    assert helper.post(other_side, named).status_code == 422
    assert helper.post(other_side, {"wants": SECRETS["wants_other"], "why": "zo zijn de regels"}).status_code == 302
    assert helper.get(reverse("escalation:side", args=[button, one.town.municipality.id])).status_code == 404
    assert director.get(reverse("escalation:send", args=[button])).status_code == 404, "one side is missing"
    own_side = reverse("escalation:side", args=[button, one.town.municipality.id])
    assert director.post(own_side, {"wants": SECRETS["wants_one"], "why": "eerst onderzoek"}).status_code == 302

    send = reverse("escalation:send", args=[button])
    assert SECRETS["wants_other"] in director.get(send).content.decode()
    lay = {k: v for k, v in pressing(one).items() if k in ("question", "needs", "if_nothing", "decide_by")}
    lay |= {"one": str(one.lead.hat.id), "other": str(one.manager.hat.id), "nobody": "on"}
    assert director.post(send, {**lay, "needs": f"dat {SECRETS['name']} rust krijgt"}).status_code == 422
    assert director.post(send, {**lay, "nobody": ""}).status_code == 422
    assert director.post(send, lay).status_code == 302
    assert director.post(send, lay).status_code == 404, "it lies there already"

    with viewing(by):
        found = reading.button(by, button, timezone.now())
    lead, manager = one.lead.client(), one.manager.client()
    assert "wacht op het antwoord van uw organisatie" in lead.get("/").content.decode()
    page = manager.get(envelope_url(found)).content.decode()
    assert all(SECRETS[word] in page for word in NO_NAME)
    assert not any(secret in page for word, secret in SECRETS.items() if word not in NO_NAME)
    assert lead.post(envelope_url(found, "propose"), {"words": ANSWER, "version": "0"}).status_code == 302
    assert manager.post(envelope_url(found, "propose"), {"words": "anders", "version": "0"}).status_code == 422
    better = ANSWER + " Zij bellen elkaar elke week."
    assert manager.post(envelope_url(found, "propose"), {"words": better, "version": "1"}).status_code == 302
    assert manager.post(envelope_url(found, "confirm"), {"version": "2"}).status_code == 409, "stood behind it already"
    assert lead.post(envelope_url(found, "confirm"), {"version": "1"}).status_code == 409, "another lies there"
    assert lead.post(envelope_url(found, "confirm"), {"version": "2"}).status_code == 302
    assert "U bevestigde beiden hetzelfde antwoord" in lead.get(envelope_url(found)).content.decode()
    assert lead.post(envelope_url(found, "propose"), {"words": "toch niet", "version": "2"}).status_code == 422

    assert "leg het vast" in director.get(reverse("escalation:to_do")).content.decode()
    end = reverse("escalation:conclude", args=[button])
    due = (timezone.localdate() + timedelta(days=9)).isoformat()
    doing = {"doing": "de overbrugging betalen", "who": one.town.municipality.name, "due_on": due}
    assert director.post(end, doing).status_code == 302
    assert director.post(end, doing).status_code == 404
    with viewing(by):
        line = LogEntry.objects.get(case=one.home.opened, kind="decision")
        assert line.decided == better and one.partner.name in line.decided_by
        assert Action.objects.filter(household=one.home.household, what="de overbrugging betalen").count() == 1
    assert "samen beantwoord" in lead.get(reverse("escalation:envelopes")).content.decode()


def test_managers_read_their_envelope_and_nothing_else(one: Sticks) -> None:
    found = laid(one)
    for who in (one.lead, one.manager):
        client = who.client()
        for name, args in (
            ("cases:case", [one.home.opened.id]),
            ("cases:together", [one.home.opened.id]),
            ("meetings:logbook", [one.home.opened.id]),
            ("escalation:button", [found.it.id]),
            ("escalation:send", [found.it.id]),
            ("escalation:watch", [found.envelope.it.id]),  # type: ignore[union-attr]  # it was laid
        ):
            assert client.get(reverse(name, args=args)).status_code == 404, name
        with viewing(who.viewer):
            assert not RedButton.objects.exists() and not LogEntry.objects.filter(case=one.home.opened).exists()
            seen = ButtonEnvelope.objects.get(id=found.envelope.it.id)  # type: ignore[union-attr]  # it was laid
            assert "household" not in {field.name for field in seen._meta.get_fields()}
    others = [
        one.town.colleague(Role.TEAM_LEAD),
        one.town.colleague(Role.MANAGER, organisation=one.partner),
        one.town.colleague(Role.POLICY_ADVISER),
        one.along,
        one.town.colleague(domain="jeugd"),
    ]
    for who in others:
        client = who.client()
        for name in ("envelope", "propose", "confirm", "not_agree", "watch"):
            method = client.get if name in ("envelope", "watch") else client.post
            real, absent = method(envelope_url(found, name)), method(reverse(f"escalation:{name}", args=[uuid7()]))
            assert (real.status_code, real.content) == (absent.status_code, absent.content), (who.hat.role, name)
            assert real.status_code == 404
        for url in ("/", reverse("escalation:envelopes"), reverse("escalation:watched")):
            got = client.get(url, follow=True).content.decode()
            assert not any(word in got for word in SECRETS.values()), (who.hat.role, url)


def test_a_manager_who_left_is_followed_by_another_of_the_organisation(one: Sticks) -> None:
    found = laid(one)
    heir = one.town.colleague(Role.MANAGER, organisation=one.partner)
    assert heir.client().get(envelope_url(found)).status_code == 404
    has_left(one.manager)
    page = heir.client().get(envelope_url(found))
    assert page.status_code == 200 and SECRETS["question"] in page.content.decode()
    assert heir.client().post(envelope_url(found, "propose"), {"words": ANSWER, "version": "0"}).status_code == 302


def test_no_answer_in_time_or_a_no_and_the_line_is_next(one: Sticks) -> None:
    found = laid(one, days_ago=30, watcher=one.along)
    director, by = one.director.client(), one.director.viewer
    assert "de lijn is aan zet" in director.get(reverse("escalation:to_do")).content.decode()
    assert "rode knop kreeg geen antwoord" in one.along.client().get(reverse("home:waits")).content.decode()
    page = one.along.client().get(envelope_url(found, "watch")).content.decode()
    assert SECRETS["question"] in page and SECRETS["name"] not in page and "Voorstellen" not in page
    no = one.lead.client().post(envelope_url(found, "not_agree"), {"words": "de regels laten dit niet toe"})
    assert no.status_code == 302
    assert "de regels laten dit niet toe" in one.manager.client().get(envelope_url(found)).content.decode()
    line = reverse("escalation:to_line", args=[found.it.id])
    assert director.post(line, {"to_whom": "", "why": "x"}).status_code == 422
    assert director.post(line, {"to_whom": "directeur sociaal domein", "why": "vrijdag is te laat"}).status_code == 302
    assert director.post(line, {"to_whom": "wethouder", "why": "nog eens"}).status_code == 404
    end = reverse("escalation:conclude", args=[found.it.id])
    assert director.post(end, {"words": ""}).status_code == 422
    assert director.post(end, {"words": "De gemeente betaalt."}).status_code == 302
    with viewing(by):
        entry = LogEntry.objects.get(case=one.home.opened, kind="decision")
        assert entry.decided_by == "directeur sociaal domein"
        assert ToTheLine.objects.filter(button=found.it).count() == 1


def test_the_line_waits_while_the_managers_have_time(one: Sticks) -> None:
    found = laid(one)
    assert one.director.client().get(reverse("escalation:to_line", args=[found.it.id])).status_code == 404
    with viewing(one.director.viewer), pytest.raises(Exception, match="termijn voorbij"):
        actions.to_line(pressed=found, to_whom="x", why="y", by=one.director.viewer, at=timezone.now())


def test_taken_back_the_managers_read_it_no_more(one: Sticks) -> None:
    found = laid(one)
    url = reverse("escalation:withdraw", args=[found.it.id])
    assert one.director.client().post(url, {"why": "zij kwamen er alsnog uit"}).status_code == 302
    for who in (one.lead, one.manager):
        assert who.client().get(envelope_url(found)).status_code == 404
        assert SECRETS["question"] not in who.client().get(reverse("escalation:envelopes")).content.decode()
    assert one.director.client().post(url, {"why": "nog eens"}).status_code == 404


def test_what_cannot_be_begun(one: Sticks) -> None:
    client, url = one.director.client(), reverse("escalation:press", args=[one.home.opened.id])
    day = timezone.localdate()
    for wrong in (
        {"other": str(one.town.municipality.id)},
        {"other": str(uuid7())},
        {"decide_by": (day - timedelta(days=1)).isoformat()},
        {"decide_by": "30-02-2027"},
        {"question": "x" * 100_000},
        {"question": ""},
    ):
        assert client.post(url, pressing(one, **wrong)).status_code == 422, wrong
    assert one.helper.client().get(url).status_code == 404, "the director or a process director presses it"
    has_left(one.manager)
    alone = client.post(url, pressing(one))
    assert alone.status_code == 422 and "geen leidinggevende" in alone.content.decode()
    has_left(one.lead)
    with viewing(one.director.viewer):
        assert not RedButton.objects.filter(case=one.home.opened).exists()


def test_twice_is_once_and_one_at_a_time(one: Sticks) -> None:
    client, url = one.director.client(), reverse("escalation:press", args=[one.home.opened.id])
    twice = pressing(one, question="🙂 wie مرحبا betaalt\x00", submission=str(uuid7()))
    assert client.post(url, twice)["Location"] == client.post(url, twice)["Location"]
    assert client.post(url, pressing(one)).status_code == 422
    with viewing(one.director.viewer):
        assert RedButton.objects.filter(case=one.home.opened).count() == 1


def test_both_confirm_at_once(one: Sticks) -> None:
    found = laid(one)
    one.lead.client().post(envelope_url(found, "propose"), {"words": ANSWER, "version": "0"})
    manager = one.manager.client()

    def confirm(_turn: int) -> int:
        try:
            return manager.post(envelope_url(found, "confirm"), {"version": "1"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(confirm, range(2))) == [302, 409]
    with viewing(one.lead.viewer):
        assert Confirmation.objects.filter(answer__envelope_id=found.envelope.it.id).count() == 2  # type: ignore[union-attr]  # laid
        assert JointAnswer.objects.filter(envelope_id=found.envelope.it.id).count() == 1  # type: ignore[union-attr]  # laid


def test_the_next_director_goes_on_and_the_former_does_not(one: Sticks) -> None:
    found, heir = laid(one), one.town.colleague(domain="jeugd")
    with viewing(one.director.viewer):
        agreed = cases.Agreed(heir.hat, "verlof", "het gezin")
        cases.agree_director(case=one.home.opened, agreed=agreed, by=one.director.viewer, at=timezone.now())
    url = reverse("escalation:withdraw", args=[found.it.id])
    assert one.director.client().get(url).status_code == 404
    assert heir.client().post(url, {"why": "opgelost"}).status_code == 302


def test_what_is_over_stays_as_it_is(one: Sticks) -> None:
    found = pressed(one, "case_team")
    with viewing(one.director.viewer):
        by, now = one.director.viewer, timezone.now()
        actions.withdraw(pressed=found, why="weg", by=by, at=now)
        again = reading.button(by, found.it.id, now)
        with pytest.raises(Exception, match="staat vast"):
            actions.write_side(pressed=again, organisation=one.partner, wants="a", why="b", by=by, at=now)


def test_the_list_costs_no_more_with_more(town: Town) -> None:
    one = that_sticks(town)
    url = reverse("escalation:envelopes")

    def statements() -> int:
        client = one.lead.client()
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200
        return len(found)

    laid(one)
    few = statements()
    for _more in range(3):
        other = that_sticks(town)
        other.lead = one.lead
        laid(other)
    assert statements() <= few


def test_the_figures_tell_of_nobody() -> None:
    town, url = a_town(), reverse("escalation:figures")
    roles = [town.colleague(role).client() for role in (Role.POLICY_ADVISER, Role.MANAGER, Role.PROCESS_DIRECTOR)]
    assert roles[0].get(url).content.decode().count("minder dan 5") == 5
    for _turn in range(5):
        laid(that_sticks(town))
    for client in roles:
        page = client.get(url).content.decode()
        assert page.count("minder dan 5") == 4 and ">5<" in page
    assert "minder dan 5" in roles[0].get(url, {"jaar": "x"}).content.decode()
    assert town.colleague(Role.TEAM_LEAD).client().get(url).status_code == 404
    elsewhere = a_town().colleague(Role.MANAGER).client()
    assert elsewhere.get(url).content.decode().count("minder dan 5") == 5
    rule = reverse("escalation:rule")
    assert elsewhere.post(rule, {"days": "0"}).status_code == 422
    assert elsewhere.post(rule, {"days": "5"}).status_code == 302
