"""H4: who investigates is asked nothing by who helps, not under another hat either; also not by a forged answer."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from samenhang.access.viewer import Viewer, viewing
from samenhang.decisions import asked
from samenhang.decisions.actions import mandate
from samenhang.deliberation import queries as tables
from samenhang.deliberation.actions import seating
from samenhang.escalation import queries as escalation
from samenhang.kit.refusals import Refusal
from samenhang.legal_room import actions as legal
from samenhang.legal_room import queries as room
from samenhang.questions import queries as questions
from samenhang.teams.models import Hat, Role
from tests.support.tables import a_deliberation
from tests.support.town import Colleague, Town, a_town

HATS = (Role.PROFESSIONAL, Role.PROCESS_DIRECTOR, Role.MANAGER, Role.LAWFULNESS)
type Picker = Callable[[Viewer, date], list[Hat]]


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


@pytest.fixture(scope="module")
def two(town: Town) -> dict[str, dict[str, Colleague]]:
    """Somebody who helps in three hats, and somebody who investigates as well."""
    found: dict[str, dict[str, Colleague]] = {}
    for who, roles in (("helps", HATS[:-1]), ("investigates", HATS)):
        first = town.colleague(roles[0], name=f"Proef {who}")
        found[who] = {roles[0]: first, **{role: town.another_hat(first, role) for role in roles[1:]}}
    return found


def managers(viewer: Viewer, day: date) -> list[Hat]:
    return escalation.managers(viewer, viewer.organisation_id, day)  # type: ignore[arg-type]  # a manager has one


@pytest.mark.parametrize(
    ("pick", "role"),
    [
        (tables.to_train, Role.PROFESSIONAL),
        (tables.to_invite, Role.PROFESSIONAL),
        (room.may_be_jurist, Role.PROFESSIONAL),
        (asked.may_sit, Role.PROFESSIONAL),
        (asked.may_sit, Role.MANAGER),
        (escalation.watchers, Role.PROCESS_DIRECTOR),
        (lambda viewer, day: escalation.process_directors(viewer, None, day), Role.PROCESS_DIRECTOR),  # type: ignore[arg-type]  # no case
        (managers, Role.MANAGER),
        (lambda viewer, day: questions.whom(viewer, day)[0], Role.PROFESSIONAL),
    ],
)
def test_no_picker_offers_who_investigates(town: Town, two: Any, pick: Picker, role: Role) -> None:
    viewer = town.director.viewer
    with viewing(viewer) as at:
        offered = {hat.id for hat in pick(viewer, timezone.localdate(at))}
    assert two["helps"][role].hat.id in offered
    assert offered.isdisjoint({one.hat.id for one in two["investigates"].values()})


@pytest.mark.parametrize("who", ["helps", "investigates"])
def test_the_lists_refuse_who_investigates(town: Town, two: Any, who: str) -> None:
    manager, hat = town.colleague(Role.MANAGER).viewer, two[who][Role.PROFESSIONAL].hat
    day = timezone.localdate(town.now)
    acts = (
        lambda at: seating.keep_trained(hat=hat, since=date(2024, 1, 1), trained_by="x", by=manager, at=at),
        lambda at: legal.keep_jurist(hat=hat, by=manager, at=at),
        lambda at: mandate.seat(rung="professional", hat=hat, called="x", from_day=day, by=manager, at=at),
    )
    for act in acts:
        with viewing(manager) as at:
            if who == "helps":
                act(at)
                continue
            with pytest.raises(Refusal) as told:
                act(at)
        assert told.value.field == "hat"


def test_who_investigates_comes_to_no_table_and_leads_none(town: Town, two: Any) -> None:
    made, by = a_deliberation(town, None, town.director), town.director.viewer
    for hat in (two["investigates"][Role.PROFESSIONAL].hat, two["investigates"][Role.LAWFULNESS].hat):
        for act in (seating.invite, seating.ask_to_lead):
            with viewing(by) as at, pytest.raises(Refusal):
                act(deliberation=made, hat_id=hat.id, by=by, at=at)
