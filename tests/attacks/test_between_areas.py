"""What opens between two doors that are each shut: guests, emergencies, circles, supervision, moving, retention."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import Viewer, viewing
from samenhang.audit.models import Line
from samenhang.cases.actions import Agreed
from samenhang.cases.actions.proposing import propose_director
from samenhang.cases.models import DirectionProposal, DirectionReply
from samenhang.circle.models import OwnCircle
from samenhang.consent.models import Notice, Objection
from samenhang.data_rights.actions import requests as rights
from samenhang.data_rights.models import RetentionRule, RightsAnswer
from samenhang.involvement.models import GuestInvitation, GuestPart
from samenhang.layers import actions as layers
from samenhang.layers.models import Hiding, Move
from samenhang.meetings import actions as meetings
from samenhang.passing.models import Envelope, Opening
from samenhang.people import actions as people
from samenhang.people.actions import beside, unmask_bsn
from samenhang.safety import actions as safety
from samenhang.safety.actions import visiting
from samenhang.safety.models import BreakGlass, VisitWarning
from samenhang.supervision import actions as supervision
from samenhang.supervision.models import Finding, Judgement, PatternRule
from samenhang.teams.models import Role
from tests.support.town import Colleague, Home, Town, a_town
from tests.support.visits import a_guest, offer

DANGER = safety.Need("child", "Er staat een kind alleen op het balkon.", "De regievoerder neemt niet op.", 2)


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Vera Tussendeur (1988-02-03)", "Tim Tussendeur (6 jaar)", with_bsn=True)
    town.open_case(home)
    return home


def looks_in_need(town: Town, home: Home, who: Colleague) -> Colleague:
    """Somebody of no business there breaks the glass."""
    by = town.officer.viewer
    with viewing(by) as at:
        number = unmask_bsn(household=home.household, person=home.people[0], by=by, at=at)
    with viewing(who.viewer) as at:
        safety.break_glass(sought=safety.Sought(bsn=number), need=DANGER, by=who.viewer, at=at)
        assert BreakGlass.objects.get(hat_id=who.hat.id).opened
    return who


def refused(by: Viewer, act: Callable[[Any], object]) -> bool:
    """Whether the wall itself says no."""
    try:
        with viewing(by) as at, transaction.atomic():
            act(at)
    except ProgrammingError as error:
        return getattr(error.__cause__, "sqlstate", "") == "42501"
    return False


def writes_of_who_is_involved(home: Home, by: Viewer) -> dict[str, Callable[[Any], object]]:
    """What everybody involved may write, and who is merely let in may not."""
    house, who = home.household, home.people[0]
    notice = Notice.objects.filter(household=house).values_list("id", flat=True)
    return {
        "phone": lambda at: people.keep_contact(
            household=house, person_id=who.id, details={"phone": "012-1112223"}, by=by, at=at
        ),
        "address": lambda at: people.keep_address(
            household=house, person_id=None, details={"street": "Valsweg", "number": "1"}, by=by, at=at
        ),
        "acquaintance": lambda at: beside.add_acquaintance(
            household=house,
            person=who,
            details={"name": "Wie Dan Ook", "kind": "family", "starts_on": timezone.localdate(at)},
            by=by,
            at=at,
        ),
        "objection": lambda at: Objection(notice_id=notice[0], by_id=by.id, at=at).save(force_insert=True),
    }


@pytest.mark.parametrize("what", ["phone", "address", "acquaintance", "objection"])
@pytest.mark.parametrize("also_guest", [False, True])
def test_who_looks_in_an_emergency_changes_nothing(town: Town, home: Home, what: str, also_guest: bool) -> None:
    who = town.colleague(domain="jeugd")
    if also_guest:
        a_guest(town, home, who, offer([None], "case_team"))
    looks_in_need(town, home, who)
    assert refused(who.viewer, writes_of_who_is_involved(home, who.viewer)[what])


def test_why_somebody_looked_in_an_emergency_is_not_read_by_who_was_let_in(town: Town, home: Home) -> None:
    looks_in_need(town, home, town.colleague(domain="jeugd"))
    guest = town.colleague(Role.PARTNER, organisation=town.organisation())
    a_guest(town, home, guest, offer([None, *home.ids]))
    with viewing(guest.viewer):
        assert not BreakGlass.objects.exists()
    with viewing(town.director.viewer):
        assert BreakGlass.objects.filter(threat=DANGER.threat).count() == 1


def test_a_guest_writes_no_warning_for_who_visits_and_ends_none(town: Town, home: Home) -> None:
    guest, day = town.colleague(Role.PARTNER, organisation=town.organisation()), timezone.localdate()
    a_guest(town, home, guest, offer([None]))
    danger = visiting.Danger("dog", "Er loopt een hond los.", day + timedelta(days=30), day + timedelta(days=20))

    def made(by: Viewer) -> Callable[[Any], object]:
        return lambda at: visiting.warn(household=home.household, danger=danger, by=by, at=at)

    assert refused(guest.viewer, made(guest.viewer))
    with viewing(town.director.viewer) as at:
        made(town.director.viewer)(at)
        warning = VisitWarning.objects.get(household=home.household)
    assert refused(guest.viewer, lambda at: visiting.end_warning(warning=warning, why="weg", by=guest.viewer, at=at))


def a_written_guest(town: Town, home: Home) -> Colleague:
    guest = town.colleague(Role.PARTNER, organisation=town.organisation())
    a_guest(town, home, guest, offer([None], "case_team", "shared", writes=True))
    return guest


def test_a_guest_who_writes_with_the_team_hides_and_moves_nothing_of_others(town: Town, home: Home) -> None:
    guest, by, day = a_written_guest(town, home), town.director.viewer, timezone.localdate()
    assert home.case
    with viewing(by):
        told = meetings.Told("contact", town.now, "de regenton liep over")
        entry = meetings.write_entry(case=home.case, layer="case_team", told=told, by=by, at=town.now)
    house = {"household_id": home.household.id, "person_id": None, "by_id": guest.hat.id}
    record = {"kind": "meetings_logentry", "record_id": entry.id}
    hidden = layers.Hidden("health", "nog niet vertellen", day + timedelta(days=30))
    hides = lambda at: layers.hide(  # noqa: E731 -- two acts side by side
        kind="meetings_logentry", record_id=entry.id, key=entry.key, hidden=hidden, by=guest.viewer, at=at
    )
    moved = {"layer": "shared", "from_layer": "case_team", "basis_id": "wmo-onderzoek", "reason": "zomaar"}
    assert refused(guest.viewer, hides)
    assert refused(guest.viewer, lambda at: Move(**house, **record, **moved, at=at).save(force_insert=True))
    with viewing(by) as at:
        hiding = layers.hide(kind="meetings_logentry", record_id=entry.id, key=entry.key, hidden=hidden, by=by, at=at)
        assert Hiding.objects.filter(record_id=entry.id).exists()
    assert refused(guest.viewer, lambda at: layers.show(hiding=hiding, by=guest.viewer, at=at))


def test_a_guest_who_writes_with_the_team_settles_no_right_of_a_resident(town: Town, home: Home) -> None:
    guest, by = a_written_guest(town, home), town.director.viewer
    with viewing(by) as at:
        asked = _asks(home, by, at)
    settle = RightsAnswer(request=asked, outcome="refused", reason="nee", by_id=guest.hat.id, at=timezone.now())
    assert refused(guest.viewer, lambda at: settle.save(force_insert=True))


def _asks(home: Home, by: Viewer, at: Any) -> Any:
    return rights.ask_right(
        household=home.household,
        person=home.people[0],
        right="correction",
        asking=rights.Asking("self", "known"),
        about=rights.About("case_team", "", "dit klopt niet", "dat stond er", "dit moet er staan"),
        received_on=timezone.localdate(at),
        by=by,
        at=at,
    )


def a_finding(by: Colleague, about: Colleague, home: Home) -> Finding:
    with viewing(by.viewer) as at:
        found = Finding(
            rule=PatternRule.objects.get(code="no_work"),
            viewer_id=about.hat.id,
            household_id=home.household.id,
            week=timezone.localdate(at),
            times=4,
            first_at=at,
            last_at=at,
            by_id=by.hat.id,
            at=at,
        )
        found.save(force_insert=True)
    return found


def test_the_privacy_officer_judges_no_look_of_an_own_other_hat(town: Town, home: Home) -> None:
    officer = town.colleague(Role.PRIVACY_OFFICER)
    other = town.another_hat(officer, domain="wmo")
    found = a_finding(officer, other, home)
    verdict: dict[str, Any] = {"finding": found, "outcome": "explained", "why": "het was voor mijn werk"}
    late = Judgement(**verdict, by_id=officer.hat.id, at=timezone.now())
    assert refused(officer.viewer, lambda at: late.save(force_insert=True))
    client = officer.client()
    fields = {"judge-outcome": "explained", "judge-why": "het was voor mijn werk"}
    page = client.post(f"{officer.start}privacy/inzages/{found.id}/oordeel/", fields)
    assert page.status_code in (409, 422) and "eigen inzage" in page.content.decode()
    colleague = town.colleague(Role.PRIVACY_OFFICER)
    with viewing(colleague.viewer) as at:
        supervision.judge(**verdict, by=colleague.viewer, at=at)


WHOLE_LOG = {
    "access.log_page": "SELECT * FROM access.log_page('-infinity', now(), '{}', NULL, '', '', NULL, '', 9, 0)",
    "access.log_months": "SELECT * FROM access.log_months(now() - interval '1 year')",
    "access.pattern_same_name": "SELECT * FROM access.pattern_same_name(now() - interval '1 year', now(), 0, 1)",
    "access.without_consent": "SELECT * FROM access.without_consent()",
    "access.to_watch": "SELECT * FROM access.to_watch(NULL, 'Vera', 'Tussendeur', '1988-02-03')",
    "findings": "SELECT * FROM supervision_finding",
    "proposals": "SELECT * FROM data_rights_destructionproposal",
    "rules": "SELECT * FROM supervision_patternrule",
}


@pytest.mark.parametrize("what", WHOLE_LOG)
@pytest.mark.parametrize("role", [Role.PRIVACY_OFFICER, Role.FG])
def test_a_partners_own_supervisor_reads_nothing_of_the_municipality(
    town: Town, home: Home, what: str, role: str
) -> None:
    a_finding(town.colleague(Role.PRIVACY_OFFICER), town.director, home)
    theirs = town.colleague(role, organisation=town.organisation())
    with viewing(theirs.viewer), connection.cursor() as cursor:
        cursor.execute(WHOLE_LOG[what])
        assert cursor.fetchall() == []


def test_a_partners_own_privacy_officer_decides_nothing_for_the_municipality(town: Town, home: Home) -> None:
    theirs = town.colleague(Role.PRIVACY_OFFICER, organisation=town.organisation())
    manager = town.colleague(Role.MANAGER)
    change = _a_rule_change(manager, by_professional=manager.hat.professional_id)
    assert _agrees(theirs, change) == "refused"
    found = a_finding(town.colleague(Role.PRIVACY_OFFICER), town.director, home)
    late = Judgement(finding=found, outcome="explained", why="x", by_id=theirs.hat.id, at=timezone.now())
    assert refused(theirs.viewer, lambda at: late.save(force_insert=True))
    for path in ("/privacy/inzages/", "/toezicht/", "/toezicht/rapport/", "/"):
        assert theirs.client().get(path).status_code in (200, 404)


def _a_rule_change(manager: Colleague, *, by_professional: Any) -> Any:
    made = uuid7()
    with viewing(manager.viewer), connection.cursor() as cursor:
        rule = RetentionRule.objects.filter(by_itself=False).order_by("?").first()
        assert rule
        cursor.execute(
            "INSERT INTO data_rights_rulechange"
            " (id, rule_id, length, unit, reason, source, by_id, by_professional_id, at)"
            " VALUES (%s, %s, 1, 'days', 'x', 'x', %s, %s, now())",
            [made, rule.code, manager.hat.id, by_professional],
        )
    return made


def _agrees(who: Colleague, change: Any) -> str:
    try:
        with viewing(who.viewer), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO data_rights_rulechangeanswer (id, change_id, agreed, reason, by_id, at)"
                " VALUES (%s, %s, true, '', %s, now())",
                [uuid7(), change, who.hat.id],
            )
    except DatabaseError as error:
        return "refused" if getattr(error.__cause__, "sqlstate", "") == "42501" else f"{error}"
    return "agreed"


def test_nobody_agrees_to_an_own_rule_proposed_under_anothers_name(town: Town) -> None:
    manager = town.colleague(Role.MANAGER)
    officer, stranger = town.another_hat(manager, Role.PRIVACY_OFFICER), town.colleague()
    try:
        change = _a_rule_change(manager, by_professional=stranger.hat.professional_id)
    except ProgrammingError:
        return
    assert _agrees(officer, change) == "refused"


def own_circle(who: Colleague, home: Home) -> None:
    with viewing(who.viewer) as at:
        OwnCircle(
            professional_id=who.hat.professional_id,
            kind="family",
            given_names="Vera",
            family_name="Tussendeur",
            birth_date=home.people[0].birth_date,
            by_id=who.hat.id,
            at=at,
        ).save(force_insert=True)


def test_an_invitation_about_the_own_circle_is_not_read_by_who_was_invited(town: Town, home: Home) -> None:
    guest = town.colleague(name="Dichtbij Tussendeur", domain="jeugd")
    own_circle(guest, home)
    found = a_guest(town, home, guest, offer([None], "case_team", question="komt het fluitje terug"), accepted=False)
    with viewing(guest.viewer), connection.cursor() as cursor:
        assert not GuestInvitation.objects.filter(id=found.id).exists()
        assert not GuestPart.objects.filter(invitation=found).exists()
        cursor.execute("SELECT * FROM access.host_of(%s)", [found.id])
        assert cursor.fetchall() == []
        cursor.execute("SELECT access.may_answer(%s)", [found.id])
        assert cursor.fetchone() == (False,)
    assert "komt het fluitje terug" not in guest.client().get("/gast/", follow=True).content.decode()
    with viewing(town.director.viewer):
        assert GuestInvitation.objects.filter(id=found.id).exists()


@pytest.mark.parametrize("wrong", ["era", "xid", "viewer_id"])
def test_no_line_is_put_in_the_log_that_keeps_what_follows_out_of_the_seal(town: Town, wrong: str) -> None:
    values = {"era": 2**62, "xid": 2**62, "viewer_id": town.officer.hat.id}

    def adds(at: Any) -> None:
        with connection.cursor() as cursor:
            line = Line(id=uuid7(), at=at, viewer_id=town.director.hat.id, event="read", what="cases.read")
            kept: dict[str, Any] = {
                str(f.column): getattr(line, f.attname)
                for f in Line._meta.local_fields
                if f.column not in ("era", "xid")
            }
            kept |= {"detail": "{}", wrong: values[wrong]}
            names, places = ", ".join(kept), ", ".join(["%s"] * len(kept))
            cursor.execute(f"INSERT INTO audit_line ({names}) VALUES ({places})", list(kept.values()))

    assert refused(town.director.viewer, adds)


def test_nobody_comes_to_direct_a_household_of_the_own_circle(town: Town, home: Home) -> None:
    asked = town.colleague(domain="wmo")
    own_circle(asked, home)
    by = town.director.viewer
    assert home.case
    with viewing(by) as at:
        agreed = Agreed(hat=asked.hat, why="kent het fluitje", agreed_with="Vera")
        proposal = propose_director(case=home.case, agreed=agreed, by=by, at=at)
    with viewing(asked.viewer):
        assert not DirectionProposal.objects.exists()
    reply = DirectionReply(proposal=proposal, accepted=True, by_id=asked.hat.id, at=timezone.now())
    assert refused(asked.viewer, lambda at: reply.save(force_insert=True))
    assert "kent het fluitje" not in asked.client().get("/", follow=True).content.decode()


def test_a_concern_about_the_own_circle_is_opened_by_a_colleague(town: Town, home: Home) -> None:
    team, sender = town.team("wmo"), town.colleague(domain="jeugd")
    near, other = (town.colleague(domain="wmo", team=team) for _ in "ab")
    own_circle(near, home)
    one = Envelope(
        from_hat=sender.hat,
        from_side="support",
        to_team=team,
        to_side="support",
        about="Vera Tussendeur",
        birth_date=home.people[0].birth_date,
        what="zorg",
        why="zorg",
        basis="Wmo",
        told="not",
        not_told_why="later",
        at=timezone.now(),
    )
    with viewing(sender.viewer):
        one.save(force_insert=True)
    opening = Opening(envelope_id=one.id, by_id=near.hat.id, at=timezone.now())
    assert refused(near.viewer, lambda at: opening.save(force_insert=True))
    for who, seen in ((near, False), (other, True), (sender, True)):
        with viewing(who.viewer):
            assert Envelope.objects.filter(id=one.id).exists() is seen
