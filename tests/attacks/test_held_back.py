"""H5: destroyed by the rule of now, not while a resident waits, and not by who worked there under another hat."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.data_rights import tasks
from samenhang.data_rights.actions import requests as rights
from samenhang.data_rights.actions import retention
from samenhang.data_rights.models import DestructionDecision, DestructionProposal, RetentionRule
from samenhang.teams.models import Role
from tests.stories.test_h5_retention import a_closed_home, decide, left, proposals, years_ago
from tests.support.own import own_word
from tests.support.town import Colleague, Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


@pytest.fixture(scope="module")
def officer(town: Town) -> Colleague:
    return town.colleague(Role.PRIVACY_OFFICER)


def asks(town: Town, home: Home, *, right: str = "correction") -> Any:
    """This function will let the desk take in what a member asks, while it holds the household."""
    by = town.officer.viewer
    with viewing(by) as at:
        return rights.ask_right(
            household=home.household,
            person=home.people[0],
            right=right,
            asking=rights.Asking("self", "known"),
            about=rights.About("involvement", "", "dit klopt niet", "dat stond er", "dit moet er staan"),
            received_on=timezone.localdate(at),
            by=by,
            at=at,
        )


def page_of(who: Colleague, one: DestructionProposal) -> str:
    return who.client().get(reverse("data_rights:proposal", args=[one.number])).content.decode()


def destroys(one: DestructionProposal) -> str:
    """What the service gets when it destroys by a statement of its own."""
    try:
        with viewing(retention.SERVICE), connection.cursor() as cursor:
            cursor.execute("SELECT access.destroy(%s)", [one.id])
            (told,) = cursor.fetchone()
    except DatabaseError as error:
        return getattr(error.__cause__, "sqlstate", "")
    return "lapsed" if told is None else "destroyed"


def test_a_day_that_was_typed_in_the_proposal_destroys_nothing_early(
    town: Town, officer: Colleague, owner_connection: "Connection[Any]"
) -> None:
    home = a_closed_home(town, owner_connection, ended=years_ago(3))
    forged = DestructionProposal(
        number=f"V-{own_word()}",
        household_id=home.household.id,
        layer="case_team",
        domain="",
        length=1,
        unit="days",
        ended_on=years_ago(3),
        due_on=timezone.localdate() - timedelta(days=1),
        counts={"meetings_logentry": 1},
        at=timezone.now(),
    )
    with viewing(retention.SERVICE):
        forged.rule = RetentionRule.objects.get(layer="case_team")
        forged.save(force_insert=True)
    assert "De regel is" in page_of(officer, forged)
    assert decide(officer, forged).status_code == 302
    assert destroys(forged) == "23514"
    tasks.destroy()
    assert left(owner_connection, home, "team-merk") == 1


def test_what_a_resident_asked_holds_destruction_back_until_it_is_answered(
    town: Town, officer: Colleague, owner_connection: "Connection[Any]"
) -> None:
    other = town.home("Elders Verleden")
    home = a_closed_home(town, owner_connection, ended=years_ago(30))
    tasks.propose()
    one = proposals(home)["case_team", ""]
    assert decide(officer, one).status_code == 302
    asked = asks(town, other)
    owner_connection.execute(
        "UPDATE data_rights_rightsrequest SET household_id = %s, person_id = %s WHERE id = %s",
        [home.household.id, home.ids[0], asked.id],
    )
    text = page_of(officer, one)
    assert "Wacht" in text and "iets laten verbeteren" in text and "Verleden" not in text
    assert destroys(one) == "23514"
    tasks.destroy()
    assert left(owner_connection, home, "team-merk") == 1
    owner_connection.execute(
        "INSERT INTO data_rights_rightsanswer (id, request_id, outcome, reason, by_id, at)"
        " VALUES (gen_random_uuid(), %s, 'done', '', %s, now())",
        [asked.id, town.officer.hat.id],
    )
    assert "Wacht" not in page_of(officer, one)
    tasks.destroy()
    assert left(owner_connection, home, "team-merk") == 0


def test_who_worked_there_under_another_hat_lets_another_decide(
    town: Town, owner_connection: "Connection[Any]"
) -> None:
    home = a_closed_home(town, owner_connection, ended=years_ago(30))
    both = town.another_hat(town.director, Role.PRIVACY_OFFICER)
    tasks.propose()
    one = proposals(home)["case_team", ""]
    with pytest.raises(DatabaseError), viewing(both.viewer) as at:
        DestructionDecision(proposal=one, outcome="destroy", by_id=both.hat.id, at=at).save(force_insert=True)
    client = both.client()
    path = both.start + reverse("data_rights:proposal", args=[one.number]).lstrip("/")
    text = client.get(path).content.decode()
    assert "U werkte zelf met dit dossier" in text and "Besluit vastleggen" not in text
    sent = client.post(
        both.start + reverse("data_rights:decide", args=[one.number]).lstrip("/"), {"outcome": "destroy"}
    )
    assert sent.status_code in (409, 422) and "Een ander beslist" in sent.content.decode()
    assert decide(town.colleague(Role.PRIVACY_OFFICER), one).status_code == 302


@pytest.mark.parametrize("role", [Role.MANAGER, Role.PROFESSIONAL])
def test_what_holds_it_back_is_told_to_nobody_else(town: Town, role: str, owner_connection: "Connection[Any]") -> None:
    home = a_closed_home(town, owner_connection, ended=years_ago(30))
    tasks.propose()
    with viewing(town.colleague(role).viewer), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.held_back(%s)", [[one.id for one in proposals(home).values()]])
        assert cursor.fetchall() == []
