"""Of the household that went the whole road: a decision that waits for backing, and one taken with money set apart."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.budgets import actions as budgets
from samenhang.cases.models import Case
from samenhang.decisions.actions import after, backing, deciding
from tests.support.deciding import TOLD, details, sits
from tests.support.town import Town


def a_decision(town: Town, case: Case, secret: str) -> dict[str, UUID]:
    """This function will let the director ask for backing, and commit money on another decision that was backed."""
    by, now = town.director.viewer, timezone.now()
    manager, lead = town.colleague("manager"), town.colleague("team_lead")
    seat = sits(town, manager, lead, "teamleider", "teamleider")
    said = details(what=secret, why=secret, alternatives=secret, effects_short=secret, effects_long=secret)
    formal = replace(said, formal=True, objection_to="de commissie bezwaar")
    with viewing(by):
        one = deciding.draw_up(case=case, layer="case_team", details=formal, by=by, at=now)
        waits = backing.ask(decision=one, seat_id=seat.id, told=TOLD, days=3, by=by, at=now)
        other = deciding.draw_up(case=case, layer="case_team", details=said, by=by, at=now)
        sent = backing.ask(decision=other, seat_id=seat.id, told=TOLD, days=3, by=by, at=now)
    with viewing(lead.viewer):
        backing.answer(envelope=sent, word="backs", by=lead.viewer, at=now)
    with viewing(manager.viewer):
        pot = budgets.open_pot(
            name="Samenpot",
            year=timezone.localdate().year,
            domains=["wmo"],
            amount=Decimal(5000),
            mandates={"teamleider": None},
            by=manager.viewer,
            at=now,
        )
    with viewing(by):
        start = timezone.localdate() - timedelta(days=1)
        after.put_in_force(decision=other, starts_on=start, seen=1, by=by, at=now)
        other.refresh_from_db()
        made = budgets.commit(decision=other, pot=pot, amount=Decimal(900), by=by, at=now)
    return {"decision_id": one.id, "ask_id": waits.id, "commitment_id": made.id}
