"""Handing on: who hangs on it in which order, what a suspended or ended hat still holds, and two managers at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.rules_map import as_text
from samenhang.access.viewer import viewing
from samenhang.people.models import Household
from samenhang.staff import actions, queries
from samenhang.teams.hooks import handing_on, held
from samenhang.teams.models import Role
from tests.staff.scenes import Scene, a_scene, directors, involved_now
from tests.support.database import CLUSTER
from tests.support.town import Colleague

if TYPE_CHECKING:
    from psycopg import Connection


def choose(scene: Scene, heir: Colleague) -> dict[str, str]:
    return {"heir_directions": str(heir.hat.id), "heir_involvements": str(heir.hat.id)}


def test_the_plan_s_actions_go_before_the_direction_they_look_at() -> None:
    modules = [listener.__module__.split(".")[1] for listener in handing_on.listeners]
    assert modules == ["intake", "plans", "cases", "involvement"]
    assert {listener.__module__ for listener in held.listeners} == {f"samenhang.{one}.handing" for one in modules}
    assert "<- samenhang.cases.handing.hand_on" in as_text()


def test_what_a_suspended_colleague_holds_is_handed_on(owner_connection: "Connection[Any]") -> None:
    scene = a_scene()
    by, person = scene.manager.viewer, scene.leaver.hat.professional
    with viewing(by) as at:
        actions.suspend(person=person, reason="x", by=by, at=at)
    url = reverse("staff:hand_on", args=[scene.leaver.hat.id])
    lead = scene.town.colleague(Role.TEAM_LEAD, team=scene.leaver.hat.team)
    assert "4 wacht: geschorst" in lead.client().get("/beheer/medewerkers/").content.decode()
    assert lead.client().post(url, choose(scene, scene.heir)).status_code == 302
    assert directors(owner_connection, scene.case)[-1] == scene.heir.hat.id
    assert "wacht: geschorst" not in scene.manager.client().get("/beheer/medewerkers/").content.decode()
    empty = scene.manager.client().get(url).content.decode()
    assert "niets onder zich" in empty


def test_a_last_day_that_came_by_itself_is_seen_and_the_work_still_handed_on(
    owner_connection: "Connection[Any]",
) -> None:
    scene = a_scene()
    going = scene.town.colleague(domain="wmo", name="Tijn Tijdelijk", until=timezone.localdate() + timedelta(days=1))
    scene.town.involve(scene.joined, going)
    client, own = scene.manager.client(), f"organisation={scene.town.municipality.id}"
    assert "1 over te dragen, weg op" in client.get(f"/beheer/medewerkers/?{own}").content.decode()
    owner_connection.execute("ALTER TABLE teams_hat DISABLE TRIGGER involved_holds")
    owner_connection.execute("UPDATE teams_hat SET until_day = current_date - 1 WHERE id = %s", [going.hat.id])
    owner_connection.execute("ALTER TABLE teams_hat ENABLE TRIGGER involved_holds")
    owner_connection.commit()
    page = client.get(f"/beheer/medewerkers/?state=ended&{own}").content.decode()
    assert "Tijn Tijdelijk" in page and "1 nog over te dragen" in page
    url = reverse("staff:hand_on", args=[going.hat.id])
    assert client.post(url, {"heir_involvements": str(scene.heir.hat.id)}).status_code == 302
    assert scene.heir.hat.id in [row[0] for row in involved_now(owner_connection, scene.joined)]


def test_who_is_involved_there_already_is_not_involved_twice(owner_connection: "Connection[Any]") -> None:
    scene = a_scene()
    scene.town.involve(scene.joined, scene.heir, own_file="wmo")
    url = reverse("staff:hand_on", args=[scene.leaver.hat.id])
    assert scene.manager.client().post(url, choose(scene, scene.heir)).status_code == 302
    assert [row[0] for row in involved_now(owner_connection, scene.joined)].count(scene.heir.hat.id) == 1


def test_two_managers_at_once_leave_one_director(owner_connection: "Connection[Any]", database_name: str) -> None:
    scene = a_scene()
    other, second = scene.town.colleague(Role.MANAGER), scene.town.colleague(domain="wmo", name="Tweede Volgt")
    ready = [
        (scene.manager, scene.heir),
        (other, second),
    ]

    def hand_on(who: Colleague, heir: Colleague) -> None:
        """Each on a connection of its own, as two server processes would."""
        with CLUSTER.connect("app", database_name) as app, app.transaction():
            app.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(who.hat.id)])
            line = uuid7()
            app.execute(
                "INSERT INTO audit_line (id, at, event, what, viewer_id, role, detail, object_id)"
                " VALUES (%s, now(), 'change', 'staff.hand_on', %s, '', '{}', %s)",
                [line, who.hat.id, scene.leaver.hat.id],
            )
            values = {"leaver": scene.leaver.hat.id, "heir": heir.hat.id, "line": line}
            app.execute("SELECT access.hand_on_actions(%(leaver)s, %(heir)s, %(heir)s, %(line)s)", values)
            app.execute("SELECT access.hand_on_directions(%(leaver)s, %(heir)s, %(line)s, 'x', 'y')", values)
            app.execute("SELECT access.hand_on_involvements(%(leaver)s, %(heir)s, %(line)s)", values)

    with ThreadPoolExecutor(2) as both:
        for done in [both.submit(hand_on, who, heir) for who, heir in ready]:
            done.result()
    chain = directors(owner_connection, scene.case)
    assert len(chain) == 2 and chain[0] == scene.leaver.hat.id
    now = [row[0] for row in involved_now(owner_connection, scene.directed)]
    assert now == [chain[1]], "whoever was first; the other found nothing left"
    doer = owner_connection.execute(
        "SELECT hat_id FROM plans_action WHERE household_id = %s", [scene.directed.household.id]
    ).fetchone()
    assert doer == (chain[1],)


@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.MANAGER])
def test_the_screen_offers_exactly_whom_the_database_takes(owner_connection: "Connection[Any]", role: Role) -> None:
    scene = a_scene()
    town, team = scene.town, scene.leaver.hat.team
    who = town.colleague(role, team=team if role == Role.TEAM_LEAD else None)
    candidates = [
        scene.heir,
        town.colleague(domain="wmo"),
        town.colleague(domain="wmo", team=team),
        town.colleague(domain="jeugd", team=team),
        town.colleague(Role.PARTNER, domain="wmo", team=team),
        town.colleague(Role.PROCESS_DIRECTOR, team=team),
        town.colleague(Role.PRIVACY_OFFICER, domain="wmo", team=team),
        town.colleague(domain="wmo", team=team, until=timezone.localdate()),
        town.officer,
        who,
    ]
    with viewing(who.viewer) as at:
        offered = set(
            queries.successors(who.viewer, scene.leaver.hat, timezone.localdate(at)).values_list("id", flat=True)
        )
    for one in candidates:
        with owner_connection.transaction(force_rollback=True):
            owner_connection.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(who.hat.id)])
            row = owner_connection.execute("SELECT access.may_hand_on(%s, %s)", [scene.leaver.hat.id, one.hat.id])
            assert (one.hat, row.fetchone()) == (one.hat, (one.hat.id in offered,))
    assert scene.heir.hat.id in offered


def test_a_case_its_director_may_not_open_is_handed_on_by_itself_and_nobody_is_told_which() -> None:
    scene = a_scene()
    other = scene.town.home("Ander Huis")
    scene.town.open_case(other, director=scene.leaver)
    told = {"kind": "family", "given_names": "Zora", "family_name": "Verborgen", "birth_date": "17-05-1985", "bsn": ""}
    page, act = (reverse(f"staff:{name}", args=[scene.leaver.hat.id]) for name in ("hand_on", "hand_on_shut"))
    manager = scene.manager.client()
    assert "kan deze collega de regie niet houden" not in manager.get(page).content.decode()
    assert manager.post(act, {"heir": str(scene.heir.hat.id)}).status_code == 422
    assert scene.leaver.client().post("/eigen-kring/", told).status_code == 302
    assert scene.leaver.client().get(f"/casussen/{scene.case.id}/").status_code == 404
    assert "Zonder regievoerder" in scene.town.officer.client().get(f"/casussen/{scene.case.id}/").content.decode()
    for url in (page, "/"):
        shown = manager.get(url).content.decode()
        assert "1 casus" in shown and not any(name in shown for name in ("Zora", "Verborgen", scene.case.number))
    for wrong in ("", str(scene.manager.hat.id), str(scene.leaver.hat.id), "x"):
        assert manager.post(act, {"heir": wrong}).status_code == 422
    assert scene.town.officer.client().post(act, {"heir": str(scene.heir.hat.id)}).status_code == 404
    assert scene.heir.client().get(f"/casussen/{scene.case.id}/").status_code == 404
    assert manager.post(act, {"heir": str(scene.heir.hat.id)}).status_code == 302
    mine = scene.heir.client().get("/?part=director").content.decode()
    assert "Zora Verborgen" in mine and "Ander Huis" not in mine
    assert "Ander Huis" in scene.leaver.client().get("/?part=director").content.decode()
    assert manager.post(act, {"heir": str(scene.heir.hat.id)}).status_code == 422
    with viewing(scene.leaver.viewer):
        assert not Household.objects.filter(id=scene.directed.household.id).exists()
