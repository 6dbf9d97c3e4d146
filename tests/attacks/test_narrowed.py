"""Doors that stood too wide: emergencies per hat, colleagues elsewhere, widened involvements, the tail of the log."""

from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from uuid_utils.compat import uuid7

from samenhang.access.viewer import Viewer, viewing
from samenhang.circle.models import OwnCircle
from samenhang.involvement.models import InvolvedAbout
from samenhang.passing.models import Envelope, PassedFrom
from samenhang.safety import actions as safety
from samenhang.teams.models import Role
from tests.attacks.test_between_areas import looks_in_need
from tests.support.apart import an_apart
from tests.support.town import Colleague, Home, Town, a_bsn, a_town
from tests.support.visits import a_guest, offer

if TYPE_CHECKING:
    from collections.abc import Callable

    from psycopg import Connection

NEED = safety.Need("child", "Er staat een kind alleen op het balkon.", "De regievoerder neemt niet op.", 1)


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Vera Vernauwd (1988-02-03)", "Tim Vernauwd (6 jaar)", with_bsn=True)
    town.open_case(home)
    return home


def refused(by: Viewer, act: "Callable[[Any], object]") -> bool:
    """Whether the wall itself says no."""
    try:
        with viewing(by) as at, transaction.atomic():
            act(at)
    except ProgrammingError as error:
        return getattr(error.__cause__, "sqlstate", "") == "42501"
    return False


def test_another_hat_gives_no_more_emergencies_a_day(town: Town) -> None:
    first = town.colleague(domain="jeugd")
    second = town.another_hat(first, domain="wmo")
    wearing = [first, second] * settings.EMERGENCIES_A_DAY
    for number, who in enumerate(wearing):
        too_many = False
        try:
            with viewing(who.viewer) as at:
                safety.break_glass(sought=safety.Sought(bsn=a_bsn()), need=NEED, by=who.viewer, at=at)
        except safety.TooMany as error:
            too_many = True
            assert "ook niet met een andere rol" in str(error.message)
        assert too_many == (number >= settings.EMERGENCIES_A_DAY), number


@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.MANAGER])
def test_a_colleagues_file_is_kept_only_from_who_works_near(town: Town, role: str) -> None:
    team = town.team("wmo")
    lead = town.colleague(role, team=team)
    near, elsewhere = town.colleague(team=team), a_town().colleague()
    partner = town.colleague(Role.PARTNER, organisation=town.organisation())

    def declares(about: Colleague) -> "Callable[[Any], object]":
        return lambda at: OwnCircle(
            professional_id=about.hat.professional_id,
            kind="colleague",
            family_name="Ver Weg",
            bsn_index=uuid7().bytes,
            by_id=lead.hat.id,
            at=at,
        ).save(force_insert=True)

    assert refused(lead.viewer, declares(elsewhere)) and refused(lead.viewer, declares(partner))
    assert not refused(lead.viewer, declares(near))


def test_the_maker_of_an_involvement_does_not_widen_it_afterwards(town: Town, home: Home) -> None:
    helper = town.colleague(domain="jeugd")
    involvement = town.involve(home, helper, people=[home.ids[1]])
    wider = InvolvedAbout(involvement=involvement, about_id=home.ids[0])
    assert refused(town.officer.viewer, lambda at: wider.save(force_insert=True))
    with viewing(helper.viewer):
        assert [one.about_id for one in InvolvedAbout.objects.filter(involvement=involvement)] == [home.ids[1]]


def an_envelope(sender: Colleague, to: Any) -> Envelope:
    with viewing(sender.viewer) as at:
        one = Envelope(
            from_hat=sender.hat,
            from_side="support",
            to_team=to,
            to_side="support",
            about="Vera Vernauwd",
            birth_date="1988-02-03",
            what="zorg",
            why="zorg",
            basis="Wmo",
            told="not",
            not_told_why="later",
            at=at,
        )
        one.save(force_insert=True)
    return one


@pytest.mark.parametrize("way", ["guest", "emergency"])
def test_who_is_let_in_records_no_concern_that_was_passed_on(town: Town, home: Home, way: str) -> None:
    who, team = town.colleague(domain="jeugd"), town.team("wmo")
    if way == "guest":
        a_guest(town, home, who, offer([None, *home.ids], "shared"))
    else:
        looks_in_need(town, home, who)
    one = an_envelope(who, team)

    def keeps(by: Colleague, envelope: Envelope) -> "Callable[[Any], object]":
        return lambda at: PassedFrom(
            household=home.household,
            person=home.people[0],
            layer="involvement",
            envelope=envelope,
            to_team=team,
            by_id=by.hat.id,
            at=at,
        ).save(force_insert=True)

    assert refused(who.viewer, keeps(who, one))
    assert not refused(town.director.viewer, keeps(town.director, an_envelope(town.director, team)))
    passing = reverse("passing:pass_on", args=["huishouden", home.household.id])
    assert who.client().get(passing).status_code == 404
    assert town.director.client().get(passing).status_code == 200


def test_what_is_not_sealed_yet_is_counted_without_the_investigation(
    town: Town, owner_connection: "Connection[Any]"
) -> None:
    apart, fg = an_apart(town), town.colleague(Role.FG)

    def tail() -> int:
        with viewing(fg.viewer), connection.cursor() as cursor:
            cursor.execute("SELECT lines FROM access.log_tail()")
            (lines,) = cursor.fetchone()
            return int(lines)

    def by_hand() -> int:
        row = owner_connection.execute(
            "SELECT count(*) FROM audit_line l WHERE l.role = 'lawfulness' AND l.at > now() - interval '2 hours'"
        ).fetchone()
        return int(row[0]) if row else 0

    before, theirs = tail(), by_hand()
    apart.file()
    assert by_hand() > theirs and tail() == before
