"""E1: the direction goes over when the other says yes, and no case is silently without a director."""

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.cases.models import Direction, DirectionProposal
from samenhang.involvement.models import Part
from samenhang.involvement.queries import involved
from samenhang.staff import actions as staff
from samenhang.teams.models import Role
from tests.support.town import Colleague, Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna Overgang", "Bo Overgang (11 jaar)")
    town.open_case(home)
    return home


@pytest.fixture
def heir(town: Town) -> Colleague:
    return town.colleague(name="Odile Opvolger", domain="wmo")


def ask(town: Town, home: Home, heir: Colleague, **more: str) -> Any:
    assert home.case
    data = {"kind": "professional", "hat": str(heir.hat.id), "why": "gaat met verlof", "agreed_with": "het gezin"}
    data |= {"when": "ask", "version": "1", **more}
    return town.director.client().post(reverse("cases:direction", args=[home.case.id]), data)


def directs(town: Town, home: Home) -> str:
    assert home.case
    with viewing(town.officer.viewer):
        return str(Direction.objects.filter(case=home.case).latest("starts_at").hat.professional.name)


def last(heir: Colleague) -> DirectionProposal:
    with viewing(heir.viewer):
        return DirectionProposal.objects.filter(hat=heir.hat).latest("at")


def test_the_direction_goes_over_at_the_yes_and_not_before(town: Town, home: Home, heir: Colleague) -> None:
    assert ask(town, home, heir).status_code == 302
    assert directs(town, home) == "Rik Regie"
    assert home.case
    page = town.director.client().get(reverse("cases:case", args=[home.case.id])).content.decode()
    assert "Odile Opvolger" in page and "nog geen antwoord" in page
    client, found = heir.client(), last(heir)
    assert client.get(reverse("cases:case", args=[home.case.id])).status_code == 404
    assert "Neemt u de regie over" in client.get("/").content.decode()
    shown = client.get(reverse("cases:proposal", args=[found.id])).content.decode()
    assert "gaat met verlof" in shown and "Overgang" not in shown
    assert client.post(reverse("cases:take_direction", args=[found.id])).status_code == 302
    assert directs(town, home) == "Odile Opvolger"
    assert client.get(reverse("cases:case", args=[home.case.id])).status_code == 200
    with viewing(town.officer.viewer):
        now = {(one.hat_id, one.part) for one in involved(town.officer.viewer, home.household.id, timezone.now())}
    assert (heir.hat.id, Part.DIRECTOR) in now and (town.director.hat.id, Part.PROFESSIONAL) in now
    assert (town.director.hat.id, Part.DIRECTOR) not in now
    assert client.post(reverse("cases:take_direction", args=[found.id])).status_code == 409


def test_a_no_has_a_reason_and_changes_nothing(town: Town, home: Home, heir: Colleague) -> None:
    ask(town, home, heir)
    url = reverse("cases:refuse_direction", args=[last(heir).id])
    assert heir.client().post(url, {"reason": " "}).status_code == 422
    assert heir.client().post(url, {"reason": "ik zit vol"}).status_code == 302
    assert directs(town, home) == "Rik Regie" and home.case
    page = town.director.client().get(reverse("cases:case", args=[home.case.id])).content.decode()
    assert "ik zit vol" in page


def test_only_the_one_asked_answers_and_only_while_it_stands(town: Town, home: Home, heir: Colleague) -> None:
    ask(town, home, heir)
    found, other = last(heir), town.colleague(name="Tweede Keus", domain="wmo")
    for name in ("proposal", "take_direction", "refuse_direction"):
        got = other.client().post(reverse(f"cases:{name}", args=[found.id]), {"reason": "x"})
        assert got.status_code in (404, 405), name
    ask(town, home, other)
    assert heir.client().post(reverse("cases:take_direction", args=[found.id])).status_code == 409
    assert directs(town, home) == "Rik Regie"
    assert ask(town, home, heir, when="now").status_code == 302
    assert other.client().post(reverse("cases:take_direction", args=[last(other).id])).status_code == 409
    assert directs(town, home) == "Odile Opvolger"


def test_oneself_and_who_directs_already_are_not_asked(town: Town, home: Home) -> None:
    got = ask(town, home, town.director)
    assert got.status_code == 422 and "heeft de regie al" in got.content.decode()


def test_the_wall_lets_nobody_take_what_was_not_offered(
    town: Town, home: Home, heir: Colleague, app_connection: "Connection[Any]"
) -> None:
    from psycopg.errors import InsufficientPrivilege

    ask(town, home, heir)
    found = last(heir)
    for who in (heir.hat.id, town.colleague().hat.id):
        with pytest.raises(InsufficientPrivilege), app_connection.transaction():
            app_connection.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(who)])
            app_connection.execute("SELECT access.take_direction(%s)", [found.id])
    assert directs(town, home) == "Rik Regie"


def test_a_suspended_director_is_work_for_who_manages(town: Town, home: Home) -> None:
    manager = town.colleague(Role.MANAGER, name="Mia Beheer")
    assert "zonder regievoerder" not in manager.client().get("/").content.decode()
    helper = town.colleague()
    town.involve(home, helper)
    person = town.director.hat.professional
    with viewing(manager.viewer):
        staff.suspend(person=person, reason="ziek", by=manager.viewer, at=timezone.now())
    page = manager.client().get("/").content.decode()
    assert "zonder regievoerder" in page and "Rik Regie" in page and "1 casus" in page and "Overgang" not in page
    assert home.case
    seen = helper.client().get(reverse("cases:case", args=[home.case.id])).content.decode()
    assert "Zonder regievoerder" in seen
    elsewhere = a_town().colleague(Role.MANAGER)
    assert "Rik Regie" not in elsewhere.client().get("/").content.decode()
