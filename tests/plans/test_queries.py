"""What other screens ask of plans: due and stage for many cases in one statement, and races on one plan."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.db import IntegrityError, connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.cases.models import Case
from samenhang.kit.refusals import Refusal
from samenhang.people.queries import members
from samenhang.plans import actions, queries
from samenhang.plans.models import Action
from tests.plans.scenes import Scene, a_scene, days


def another(scene: Scene) -> Scene:
    """This function will give the same director a second case."""
    home = scene.town.home()
    return Scene(scene.town, home, scene.town.open_case(home))


def test_due_tells_late_and_next_for_many_cases_in_one_statement() -> None:
    scene = a_scene()
    other, empty, stranger = another(scene), another(scene), a_scene()
    stranger.action("Niet van mij", due_on=days(-1))
    done = scene.action("Gedaan", due_on=days(-9))
    scene.post(f"acties/{done.id}/uitkomst/", how="done")
    for number in (-4, -2, 3, 8):
        scene.action(f"Stap {number}", due_on=days(number))
    back = other.action("Weer open", due_on=days(-3))
    other.post(f"acties/{back.id}/uitkomst/", how="done")
    other.post(f"acties/{back.id}/heropening/")
    cases = [one.case.id for one in (scene, other, empty, stranger)]
    with viewing(scene.director.viewer), CaptureQueriesContext(connection) as found:
        answer = queries.due(queries.to_do(scene.director.viewer, cases, timezone.localdate()))
    assert len(found) == 1
    assert answer == {
        scene.case.id: queries.Due(open=4, late=2, late_since=days(-4), next_on=days(3)),
        other.case.id: queries.Due(open=1, late=1, late_since=days(-3), next_on=None),
    }


def test_stage_tells_what_is_agreed_for_many_cases_in_one_statement() -> None:
    scene = a_scene()
    other, empty, stranger = another(scene), another(scene), a_scene()
    for one in (scene, other, stranger):
        one.goal()
    scene.agree()
    cases = [one.case.id for one in (scene, other, empty, stranger)]
    with viewing(scene.director.viewer), CaptureQueriesContext(connection) as found:
        answer = queries.stages(queries.stage(scene.director.viewer, cases))
    assert len(found) == 1
    assert set(answer) == {scene.case.id, other.case.id}
    assert (answer[scene.case.id].number, answer[scene.case.id].changed) == (1, False)
    assert (answer[other.case.id].number, answer[other.case.id].agreed_at) == (None, None)
    scene.goal("Erbij")
    with viewing(scene.director.viewer):
        assert queries.stages(queries.stage(scene.director.viewer, cases))[scene.case.id].changed


def test_mine_gives_what_this_hat_is_to_do() -> None:
    scene = a_scene()
    hat = scene.director.hat
    for what, due in (("Later", days(9)), ("Ooit", None), ("Eerst", days(1))):
        scene.action(what, doer="professional", doer_name="Rik", doer_id=hat.id, due_on=due)
    scene.action("Niet van mij")
    with viewing(scene.director.viewer):
        found = queries.to_do(scene.director.viewer, [scene.case.id], timezone.localdate())
        assert [one.what for one in found if one.hat_id == hat.id] == ["Eerst", "Later", "Ooit"]


def _at_once(*acts: object) -> list[object]:
    def run(act: object) -> object:
        try:
            return act()  # type: ignore[operator]  # a function without arguments
        except Refusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_two_who_begin_a_plan_at_once_write_in_the_same_one() -> None:
    scene = a_scene()
    found = _at_once(*[lambda number=number: scene.goal(f"Doel {number}") for number in range(4)])
    assert len({goal.plan_id for goal in found}) == 1  # type: ignore[attr-defined]  # goals, no refusals
    assert len(scene.whole().now) == 4


def test_two_who_agree_at_once_make_one_version() -> None:
    scene = a_scene()
    scene.goal()
    found = _at_once(scene.agree, scene.agree)
    assert len(scene.whole().versions) == 1
    assert sum(isinstance(one, actions.NothingToAgree) for one in found) == 1


def test_a_closed_case_has_a_plan_to_read_only(owner_connection: psycopg.Connection) -> None:
    scene = a_scene()
    goal = scene.goal("Dit bleef staan")
    owner_connection.execute("UPDATE cases_case SET closed_at = now() WHERE id = %s", [scene.case.id])
    with viewing(scene.director.viewer):
        scene.case = Case.objects.select_related("household").get(id=scene.case.id)
    page = scene.get()
    assert "Dit bleef staan" in page and "Doel toevoegen" not in page
    assert scene.post("doelen/nieuw/", words="Nog een", when="now").status_code == 422
    assert scene.post(f"doelen/{goal.id}/plaats/", direction="later").status_code == 409


def test_the_database_keeps_the_order_of_dates() -> None:
    scene = a_scene()
    made = scene.action(starts_on=days(2), due_on=days(3))
    with pytest.raises(IntegrityError, match="plans_action_ends_after_start"), viewing(scene.director.viewer):
        Action.objects.filter(id=made.id).update(due_on=days(1))


def test_who_agrees_is_of_the_household() -> None:
    scene, elsewhere = a_scene(), a_scene()
    scene.goal()
    with viewing(elsewhere.director.viewer):
        strangers = members(elsewhere.director.viewer, elsewhere.home.household.id, timezone.localdate())
    answer = scene.post(
        "akkoord/",
        seen=scene.whole().fingerprint,
        members=[str(strangers[0].person.id)],
        professional="on",
        how="screen",
    )
    assert answer.status_code == 422
    assert not scene.whole().versions
