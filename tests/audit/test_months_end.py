"""A month of the log ends as any record does: proposed, decided by a person, gone; and the seals still tell (H5)."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, ProgrammingError
from django.urls import reverse
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.audit import sealing
from samenhang.data_rights import tasks
from samenhang.data_rights.actions import retention
from samenhang.data_rights.models import DestructionProposal
from samenhang.kit.keys import PURPOSES, Keyring
from tests.audit.test_seal import LINE, SUBJECT
from tests.support.town import a_town

if TYPE_CHECKING:
    from psycopg import Connection

RING = Keyring({purpose: {1: secrets.token_bytes(32)} for purpose in PURPOSES})


def a_month(owner: "Connection[Any]", period: str) -> None:
    """This function will make a month long past, with three lines in it."""
    first = datetime.strptime(period, "%Y%m").replace(tzinfo=UTC)
    owner.execute("SET timezone TO 'UTC'")
    owner.execute("DELETE FROM audit_seal")
    owner.execute("SELECT audit.make_partitions(%s, 1)", [first.date()])
    for number in range(3):
        line, at = uuid7(), first + timedelta(days=1, hours=number)
        owner.execute(LINE, [line, at, "test.long_ago", uuid7()])
        owner.execute(SUBJECT, [uuid7(), at, line, uuid7(), uuid7()])


def sealed(owner: "Connection[Any]", period: str) -> None:
    for _ in range(200):
        sealing.seal(owner, RING)
        count = owner.execute("SELECT sum(lines) FROM audit_seal WHERE period = %s", [period]).fetchone()
        if count and count[0] == 3:
            return
    raise AssertionError("the tail never ended")


def told(owner: "Connection[Any]", period: str) -> sealing.Told:
    return next(one for one in sealing.verify(owner, RING, since=period) if one.period == period)


def proposed(month: int, year: int) -> DestructionProposal | None:
    tasks.propose()
    with viewing(retention.SERVICE):
        found = DestructionProposal.objects.filter(layer="log", ended_on__year=year, ended_on__month=month)
        return found.order_by("-at").first()


def test_a_month_is_proposed_decided_and_gone_and_the_seals_still_hold(owner_connection: "Connection[Any]") -> None:
    town = a_town()
    officer = town.colleague("privacy_officer")
    a_month(owner_connection, "201503")
    proposal = proposed(3, 2015)
    assert proposal and proposal.counts == {"audit_line": 3}
    assert proposed(3, 2015) == proposal  # once
    page = officer.client().get(reverse("data_rights:proposal", args=[proposal.number])).content.decode()
    assert "inzagelogboek van maart 2015" in page and "niet bevestigd" in page
    tasks.destroy()
    assert owner_connection.execute("SELECT to_regclass('audit_line_201503') IS NOT NULL").fetchone() == (True,)
    decide = reverse("data_rights:decide", args=[proposal.number])
    manager = town.colleague("manager")
    assert manager.client().post(decide, {"outcome": "destroy"}).status_code == 404
    assert officer.client().post(decide, {"outcome": "destroy"}).status_code == 302
    with pytest.raises(IntegrityError, match="sealed"), viewing(retention.SERVICE) as at:
        retention.destroy(proposal=proposal, at=at)
    sealed(owner_connection, "201503")
    assert told(owner_connection, "201503").sealed == 3
    with viewing(retention.SERVICE) as at:
        retention.destroy(proposal=proposal, at=at)
    assert owner_connection.execute("SELECT to_regclass('audit_line_201503')").fetchone() == (None,)
    after = told(owner_connection, "201503")
    assert (after.wrong, after.destroyed) == ([], proposal.number)
    owner_connection.execute("UPDATE audit_seal SET lines = 4 WHERE period = '201503'")
    assert told(owner_connection, "201503").wrong
    owner_connection.execute("DELETE FROM audit_seal")


def test_a_month_that_is_gone_without_a_decision_is_told(owner_connection: "Connection[Any]") -> None:
    a_month(owner_connection, "201505")
    sealed(owner_connection, "201505")
    owner_connection.execute("DROP TABLE audit_line_201505, audit_subject_201505")
    assert "no decision to destroy it" in " ".join(told(owner_connection, "201505").wrong)
    owner_connection.execute("DELETE FROM audit_seal")


def test_nobody_but_the_service_drops_a_month() -> None:
    officer = a_town().colleague("privacy_officer")
    with pytest.raises(ProgrammingError, match="only the service"), viewing(officer.viewer) as at:
        retention.destroy(proposal=DestructionProposal(layer="log"), by=officer.viewer, at=at)
