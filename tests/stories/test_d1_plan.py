"""D1: one plan per household, goals in its own words, everybody does something, agreed on both sides."""

import re
from typing import Any
from uuid import uuid4

import psycopg
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenhang.access.viewer import viewing
from samenhang.consent import actions as consent
from samenhang.consent.models import Notice
from samenhang.involvement.models import Part
from samenhang.plans.models import Goal
from tests.plans.scenes import Scene, a_scene, days


def seen(page: str) -> str:
    """This function will read the fingerprint of the text on the screen."""
    return re.search(r'name="seen" value="([0-9a-f]{64})"', page).group(1)  # type: ignore[union-attr]  # it is there


def says_yes(scene: Scene, *, of: str = "", **more: Any) -> Any:
    """This function will agree what is on the screen, the first member and the director together."""
    fields = {
        "seen": of or seen(scene.get("akkoord/")),
        "members": [str(scene.home.ids[0])],
        "professional": "on",
        "how": "screen",
        **more,
    }
    return scene.post("akkoord/", **fields)


def test_the_whole_road_from_first_goal_to_second_version() -> None:
    scene = a_scene("Ana de Vries", "Bo de Vries (14 jaar)")
    assert "Er is nog geen plan" in scene.get()
    answer = scene.post(
        "doelen/nieuw/", words="We slapen weer hele nachten", seen_by="Bo is op tijd op school", when="now"
    )
    assert answer.status_code == 302
    goal = _goals(scene)[0]
    page = scene.get(f"acties/nieuw/?doel={goal.id}")
    assert "Ana de Vries" in page and "Rik Regie" in page and f'value="{goal.id}" selected' in page
    for who, name in (
        (f"member:{scene.home.ids[0]}", ""),
        (f"hat:{scene.director.hat.id}", ""),
        ("network", "Oma Truus"),
        ("organisation", "Basisschool de Linde"),
    ):
        sent = scene.post("acties/nieuw/", what=f"Stap van {name or who[:6]}", who=who, name=name, goal=str(goal.id))
        assert sent.status_code == 302, sent.content.decode()
    page = scene.get()
    for text in ("We slapen weer hele nachten", "Oma Truus", "Basisschool de Linde", "nog niet afgesproken"):
        assert text in page
    assert says_yes(scene).status_code == 302
    page = scene.get()
    assert "Versie 1 is afgesproken" in page and "ongewijzigd" in page and "Ana de Vries" in page
    scene.post(f"doelen/{goal.id}/", words="We slapen door", when="now", version=1)
    page = scene.get()
    assert "Gewijzigd sinds versie 1" in page and "We slapen weer hele nachten" in page and "We slapen door" in page
    assert says_yes(scene).status_code == 302
    assert "Versie 2 is afgesproken" in scene.get()
    old = scene.get("versies/1/")
    assert "We slapen weer hele nachten" in old and "Er is een nieuwere versie" in old
    new = scene.get("versies/2/")
    assert "Anders dan de versie ervoor" in new and "We slapen weer hele nachten" in new


def test_progress_is_no_change_of_what_was_agreed() -> None:
    scene = a_scene()
    goal = scene.goal()
    one, two = scene.action(goal=goal), scene.action("Formulier halen", goal=goal)
    scene.agree()
    assert scene.post(f"acties/{one.id}/uitkomst/", how="done").status_code == 302
    page = scene.get()
    assert "Gewijzigd sinds" not in page and "1 actie klaar" in page
    assert scene.post(f"acties/{two.id}/uitkomst/", how="dropped", word="niet meer nodig").status_code == 302
    page = scene.get()
    assert "Gewijzigd sinds versie 1" in page and "vervallen" in page
    assert scene.post(f"acties/{two.id}/heropening/").status_code == 302
    assert "Formulier halen" in scene.get().split("klaar")[0]


def test_an_outcome_other_than_done_asks_for_a_word() -> None:
    scene = a_scene()
    action = scene.action()
    refused = scene.post(f"acties/{action.id}/uitkomst/", how="not_done")
    assert refused.status_code == 422 and "Schrijf in een paar woorden op waarom" in refused.content.decode()
    assert scene.post(f"acties/{action.id}/uitkomst/", how="done").status_code == 302
    again = scene.post(f"acties/{action.id}/uitkomst/", how="done")
    assert again.status_code == 422 and "staat al: gedaan" in again.content.decode()


def test_the_fingerprint_is_stable_and_verified() -> None:
    scene = a_scene()
    scene.action(goal=scene.goal())
    version = scene.agree()
    assert scene.whole().fingerprint == version.fingerprint
    assert scene.agreed().intact
    assert scene.agreed().signatures[0].fingerprint == version.fingerprint


def test_a_text_changed_behind_the_screens_back_is_told(owner_connection: psycopg.Connection) -> None:
    scene = a_scene()
    scene.goal("Een vaste plek om te wonen")
    version = scene.agree()
    owner_connection.execute(
        "UPDATE plans_planversion SET content = replace(content, 'vaste plek', 'andere plek') WHERE id = %s",
        [version.id],
    )
    assert "is niet meer wat er is afgesproken" in scene.get()
    page = scene.get("versies/1/")
    assert "is niet meer wat er is afgesproken" in page and "andere plek" in page
    owner_connection.execute(
        "UPDATE plans_planversion SET fingerprint = encode(sha256(convert_to(content, 'UTF8')), 'hex') WHERE id = %s",
        [version.id],
    )
    assert "is niet meer wat er is afgesproken" in scene.get("versies/1/")  # the signatures still say what was signed
    owner_connection.execute("UPDATE plans_planversion SET content = 'weg' WHERE id = %s", [version.id])
    assert "is niet meer wat er is afgesproken" in scene.get("versies/1/")
    assert "Concept van" in scene.get("koelkast/")
    assert says_yes(scene).status_code == 302
    assert "Versie 2 is afgesproken" in scene.get()


def test_the_server_cannot_change_what_was_agreed(app_connection: psycopg.Connection) -> None:
    for statement in ("UPDATE plans_planversion SET content = ''", "DELETE FROM plans_signature"):
        try:
            app_connection.execute(statement)
        except psycopg.errors.InsufficientPrivilege:
            app_connection.rollback()
        else:
            raise AssertionError(statement)


def test_more_than_three_goals_is_advice_and_no_refusal() -> None:
    scene = a_scene()
    for number in range(3):
        scene.goal(f"Doel {number}")
    assert "Meer dan drie doelen tegelijk" not in scene.get()
    assert scene.post("doelen/nieuw/", words="Doel vier", when="now").status_code == 302
    assert "Meer dan drie doelen tegelijk" in scene.get()
    assert says_yes(scene).status_code == 302
    fourth = _goals(scene)[-1]
    scene.post(f"doelen/{fourth.id}/", words="Doel vier", when="later", version=1)
    page = scene.get()
    assert "Meer dan drie doelen tegelijk" not in page and "Voor later" in page


def test_what_is_most_in_the_way_moves_to_the_front() -> None:
    scene = a_scene()
    first, second = scene.goal("Eerst dit"), scene.goal("Dan dat")
    assert scene.post(f"doelen/{second.id}/plaats/", direction="earlier").status_code == 302
    assert [goal.words for goal in _goals(scene)] == ["Dan dat", "Eerst dit"]
    assert scene.post(f"doelen/{second.id}/plaats/", direction="earlier").status_code == 302  # at the end it stays
    assert scene.post(f"doelen/{first.id}/plaats/", direction="later").status_code == 302
    assert [goal.words for goal in _goals(scene)] == ["Dan dat", "Eerst dit"]


def test_a_goal_ends_good_enough_and_its_actions_go_on_or_fall_away() -> None:
    scene = a_scene()
    goal, other = scene.goal("Orde in de post"), scene.goal("Weer sporten")
    scene.action("Map kopen", goal)
    scene.action("Zwemles zoeken", other)
    ended = scene.post(f"doelen/{goal.id}/afronding/", how="good_enough", why="Zo lukt het ons", open_actions="go_on")
    assert ended.status_code == 302
    assert (
        scene.post(f"doelen/{other.id}/afronding/", how="stopped", why="Te druk nu", open_actions="drop").status_code
        == 302
    )
    page = scene.get()
    assert "goed genoeg" in page and "Zo lukt het ons" in page and "gestopt" in page
    assert [line.action.what for line in scene.whole().lines] == ["Map kopen"]
    again = scene.post(f"doelen/{goal.id}/afronding/", how="reached", why="nog eens", open_actions="go_on")
    assert again.status_code == 422 and "al afgerond" in again.content.decode()


def test_the_end_lies_not_before_the_start() -> None:
    scene = a_scene()
    fields = {"what": "Bellen", "who": "network", "name": "Buurman", "starts_on": "2026-12-10"}
    refused = scene.post("acties/nieuw/", due_on="2026-12-09", **fields)
    page = refused.content.decode()
    assert refused.status_code == 422 and "ligt voor de begindatum" in page and "Buurman" in page
    refused = scene.post("acties/nieuw/", due_on="31-02-2027", **fields)
    assert refused.status_code == 422 and "31-02-2027" in refused.content.decode()
    assert scene.post("acties/nieuw/", due_on="2026-12-10", **fields).status_code == 302


def test_somebody_outside_the_lists_needs_a_name_and_nobody_strange_is_taken() -> None:
    scene = a_scene()
    refused = scene.post("acties/nieuw/", what="Oppassen", who="network")
    assert refused.status_code == 422 and "Vul in wie dit doet" in refused.content.decode()
    elsewhere = a_scene()
    for who in (f"member:{elsewhere.home.ids[0]}", f"hat:{elsewhere.director.hat.id}", "", "hat:"):
        assert scene.post("acties/nieuw/", what="Oppassen", who=who).status_code == 422


def test_late_actions_stand_first_and_are_marked() -> None:
    scene = a_scene()
    goal = scene.goal()
    scene.action("Zonder datum", goal)
    scene.action("Volgende week", goal, due_on=days(7))
    scene.action("Vorige week", goal, due_on=days(-7))
    page = scene.get()
    assert page.index("Vorige week") < page.index("Volgende week") < page.index("Zonder datum")
    assert page.count("plan-action--late") == 1 and "te laat" in page


def test_at_least_one_adult_agrees_or_whose_case_it_is() -> None:
    scene = a_scene("Ana de Vries", "Bo de Vries (14 jaar)", "Cas de Vries (6 jaar)")
    scene.goal()
    page = scene.get("akkoord/")
    assert "Bo de Vries" in page and "Cas de Vries" not in page
    child = says_yes(scene, members=[str(scene.home.ids[1])])
    assert child.status_code == 422 and "ten minste één volwassene" in child.content.decode()
    assert says_yes(scene, members=[]).status_code == 422
    assert says_yes(scene, professional="").status_code == 422
    assert says_yes(scene, members=[str(one) for one in scene.home.ids[:2]]).status_code == 302
    assert len(scene.agreed().signatures) == 3


def test_a_youngster_agrees_on_an_own_case() -> None:
    scene = a_scene("Dani Smit (16 jaar)")
    scene.goal()
    assert says_yes(scene).status_code == 302


def test_what_changed_after_the_page_was_shown_is_not_agreed_unseen() -> None:
    scene = a_scene()
    scene.goal()
    shown = seen(scene.get("akkoord/"))
    scene.goal("Er kwam een doel bij")
    refused = says_yes(scene, of=shown)
    page = refused.content.decode()
    assert refused.status_code == 422 and "net gewijzigd" in page and "Er kwam een doel bij" in page
    assert says_yes(scene, of=seen(page)).status_code == 302


def test_the_same_colleague_in_two_tabs_compares_both_texts_too() -> None:
    scene = a_scene()
    goal = scene.goal()
    assert scene.post(f"doelen/{goal.id}/", words="De eerste tab", when="now", version=1).status_code == 302
    refused = scene.post(f"doelen/{goal.id}/", words="De tweede tab", when="now", version=1)
    page = refused.content.decode()
    assert refused.status_code == 422 and "Iemand anders" not in page
    assert "De tekst die er nu staat" in page and "De eerste tab" in page and "De tweede tab" in page


def test_agreeing_the_same_text_again_adds_who_had_not_signed() -> None:
    scene = a_scene("Ana de Vries", "Bas de Vries")
    scene.goal()
    assert says_yes(scene).status_code == 302
    assert says_yes(scene).status_code == 422
    assert says_yes(scene, members=[str(scene.home.ids[1])], how="paper").status_code == 302
    whole = scene.whole()
    assert len(whole.versions) == 1 and len(scene.agreed().signatures) == 3


def test_an_empty_plan_cannot_be_agreed() -> None:
    scene = a_scene()
    assert "Er valt nog niets af te spreken" in scene.get("akkoord/")
    assert says_yes(scene, of="0" * 64).status_code == 422


def test_a_double_submit_makes_one_goal_and_one_version() -> None:
    scene = a_scene()
    key = str(uuid4())
    for _ in range(2):
        assert scene.post("doelen/nieuw/", words="Eén keer", when="now", submission=key).status_code == 302
    assert len(_goals(scene)) == 1
    shown, key = seen(scene.get("akkoord/")), str(uuid4())
    for _ in range(2):
        assert says_yes(scene, of=shown, submission=key).status_code == 302
    assert len(scene.whole().versions) == 1


def test_two_editors_are_told_of_each_other() -> None:
    scene = a_scene()
    colleague = scene.town.colleague(name="Cor Collega", domain="jeugd")
    scene.town.involve(scene.home, colleague)
    goal, action = scene.goal("Samen eten"), scene.action("Boodschappen doen")
    theirs = colleague.client()
    assert scene.post(f"doelen/{goal.id}/", theirs, words="Elke avond eten", when="now", version=1).status_code == 302
    mine = scene.post(f"doelen/{goal.id}/", words="Vaker samen eten", when="now", version=1)
    page = mine.content.decode()
    assert mine.status_code == 422
    for text in ("Cor Collega heeft dit veranderd", "Vaker samen eten", "Elke avond eten"):
        assert text in page
    assert scene.post(f"doelen/{goal.id}/", words="Vaker samen eten", when="now", version=2).status_code == 302
    fields = {"what": "Boodschappen op vrijdag", "who": "network", "name": "Oma"}
    assert scene.post(f"acties/{action.id}/", theirs, version=1, **fields).status_code == 302
    assert scene.post(f"acties/{action.id}/", version=1, **fields).status_code == 422
    assert scene.post("belangrijk/", theirs, matters="Rust", version=0).status_code == 302
    both = scene.post("belangrijk/", matters="Ruimte", version=0)
    assert both.status_code == 422 and "Ruimte" in both.content.decode() and "Rust" in both.content.decode()


def test_a_draft_comes_back_and_goes_when_saved() -> None:
    scene = a_scene()
    kept = scene.client.post(f"/concept/plan-goal:{scene.case.id}/", {"words": "Half getypt", "when": "later"})
    assert kept.status_code == 200
    page = scene.get("doelen/nieuw/")
    assert "Half getypt" in page and "teruggezet" in page
    scene.post("doelen/nieuw/", words="Half getypt en af", when="later")
    assert "teruggezet" not in scene.get("doelen/nieuw/")


def test_any_script_is_kept_and_too_much_is_refused_without_loss() -> None:
    scene = a_scene("ليلى الحداد", "Zoë 🌻 d'Été")
    goal = scene.post("doelen/nieuw/", words="نريد أن نعيش بهدوء 🏡\x00", when="now", whose=[str(scene.home.ids[0])])
    assert goal.status_code == 302
    assert says_yes(scene).status_code == 302
    page = scene.get()
    assert "نريد أن نعيش بهدوء 🏡" in page and "ليلى الحداد" in page and "ongewijzigd" in page
    assert "نريد أن نعيش بهدوء 🏡" in scene.get("koelkast/")
    for rest, field in (("doelen/nieuw/", "words"), ("acties/nieuw/", "what"), ("belangrijk/", "matters")):
        much = scene.post(rest, **{field: "x" * 100_000})
        text = much.content.decode()
        assert much.status_code == 422 and "te lang" in text and "x" * 100_000 in text


def test_a_bsn_does_not_get_into_the_plan() -> None:
    scene = a_scene()
    refused = scene.post("doelen/nieuw/", words="Brief voor 111222333 zoeken", when="now")
    assert refused.status_code == 422 and "BSN" in refused.content.decode()
    assert scene.post("doelen/nieuw/", words="Bel 0612345678 op 21-11-2026", when="now").status_code == 302


def test_an_outsider_finds_nothing_and_cannot_write() -> None:
    scene, outsider = a_scene(), a_scene()
    goal, action = scene.goal("Geheim doel"), scene.action("Geheime actie")
    scene.agree()
    absent = outsider.client.get(f"/casussen/{uuid4()}/plan/")
    for rest in ("", "kort/", "koelkast/", "versies/1/", "akkoord/", f"doelen/{goal.id}/", f"acties/{action.id}/"):
        answer = outsider.client.get(scene.url(rest))
        assert answer.status_code == 404 and answer.content == absent.content
        stranger = outsider.client.get(outsider.url(rest)) if "/" in rest and len(rest) > 20 else None
        assert stranger is None or stranger.status_code == 404
    for rest in ("doelen/nieuw/", f"doelen/{goal.id}/plaats/", f"acties/{action.id}/uitkomst/", "belangrijk/"):
        assert scene.post(rest, outsider.client, words="x", when="now", how="done", matters="x").status_code == 404


def test_roles_without_content_are_refused() -> None:
    scene = a_scene()
    scene.goal("Geheim doel")
    for role in ("team_lead", "manager", "policy_adviser", "privacy_officer"):
        client = scene.town.colleague(role).client()
        assert client.get(scene.url()).status_code == 404


def test_involved_without_a_ground_means_no_plan() -> None:
    scene = a_scene()
    scene.goal("Geheim doel")
    partner = scene.town.colleague("partner", organisation=scene.town.organisation())
    scene.town.involve(scene.home, partner, part=Part.PARTNER)
    assert partner.client().get(f"/casussen/{scene.case.id}/plan/").status_code == 404


def test_an_objection_closes_the_plan_at_the_next_request() -> None:
    scene = a_scene()
    goal = scene.goal("Zichtbaar doel")
    assert "Zichtbaar doel" in scene.get()
    officer = scene.town.officer.viewer
    with viewing(officer):
        for notice in Notice.objects.filter(household=scene.home.household):
            consent.object_to(notice=notice, reason="wil dit niet", by=officer, at=scene.town.now)
    for rest in ("", "koelkast/", "kort/", f"doelen/{goal.id}/"):
        assert scene.client.get(scene.url(rest)).status_code == 404
    assert scene.post("doelen/nieuw/", words="Nog een", when="now").status_code == 404


def test_withdrawn_consent_closes_the_plan_at_the_next_request() -> None:
    scene = a_scene()
    scene.goal("Zichtbaar doel")
    officer = scene.town.officer.viewer
    partner = scene.town.colleague("partner", organisation=scene.town.organisation())
    scene.town.involve(scene.home, partner, part=Part.PARTNER)
    client = partner.client()
    with viewing(officer):
        given = consent.ask(
            household=scene.home.household,
            people=[scene.home.ids[0]],
            organisation=partner.hat.organisation,
            layers=["shared"],
            topic="ons plan",
            answer="given",
            how="desk",
            by=officer,
            at=scene.town.now,
        )
    assert "Zichtbaar doel" in client.get(scene.url()).content.decode()
    with viewing(officer):
        consent.withdraw(what=given[0], how="phone", by=officer, at=scene.town.now)
    assert client.get(scene.url()).status_code == 404


def test_numbers_that_cannot_be_are_absent() -> None:
    scene = a_scene()
    scene.goal()
    for number in ("0", "9", "99999999999999999999"):
        assert scene.client.get(scene.url(f"versies/{number}/")).status_code == 404


def test_the_plan_takes_as_many_statements_for_fifty_goals_as_for_one() -> None:
    scene = a_scene()
    scene.get()  # what a process reads once
    counts: dict[str, set[int]] = {}
    for wanted in (1, 3, 50):
        while len(_goals(scene)) < wanted:
            goal = scene.goal(f"Doel {len(_goals(scene))}")
            scene.action("Stap", goal, due_on=days(3))
        if wanted == 1:
            scene.agree()
        for rest in ("", "koelkast/", "kort/", "akkoord/"):
            with CaptureQueriesContext(connection) as found:
                scene.get(rest)
            counts.setdefault(rest, set()).add(len(found))
    assert all(len(numbers) == 1 for numbers in counts.values()), counts


def test_looks_and_acts_leave_lines(owner_connection: psycopg.Connection) -> None:
    scene = a_scene()
    scene.post("doelen/nieuw/", words="Gezien worden", when="now")
    scene.get()
    scene.get("koelkast/")
    rows = owner_connection.execute(
        "SELECT l.event, l.what FROM audit_line l WHERE EXISTS (SELECT 1 FROM audit_subject s WHERE s.line_id = l.id"
        " AND s.household_id = %s AND s.layer = 'shared')",
        [scene.home.household.id],
    ).fetchall()
    assert {("create", "plans.add_goal"), ("read", "plans.read"), ("print", "plans.print")} <= set(rows)


def _goals(scene: Scene) -> list[Goal]:
    with viewing(scene.director.viewer):
        return list(Goal.objects.filter(plan__case=scene.case).order_by("order"))
