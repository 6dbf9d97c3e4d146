"""E1: exactly one director at a time: since when, why, agreed with whom; handed over, never lost."""

import threading
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.cases import actions
from samenhang.cases.models import Case, Direction
from samenhang.cases.queries import directions
from samenhang.involvement.models import Part
from samenhang.involvement.queries import involved
from samenhang.kit.refusals import Stale
from samenhang.teams.models import Role
from tests.support.town import Colleague, Home, Town, a_town

STORY = {"why": "Kent de kinderen van school.", "agreed_with": "het gezin en de vorige regievoerder"}


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna de Vries", "Bo de Vries (11 jaar)")
    town.open_case(home)
    return home


def case_of(home: Home) -> Case:
    assert home.case is not None
    return home.case


def address(home: Home) -> str:
    return reverse("cases:direction", args=[case_of(home).id])


def story(hat: UUID, **more: object) -> dict[str, object]:
    return {"kind": "professional", "hat": str(hat), "version": 1, "submission": str(uuid7()), **STORY, **more}


def history(town: Town, home: Home) -> list[Direction]:
    with viewing(town.officer.viewer):
        return list(directions(town.officer.viewer, case_of(home).id))


def parts(town: Town, home: Home, who: Colleague) -> list[str]:
    with viewing(town.officer.viewer):
        return sorted(
            one.part
            for one in involved(town.officer.viewer, home.household.id, timezone.now())
            if one.hat_id == who.hat.id
        )


def test_overview_says_who_directs_since_when_why_and_agreed_with_whom(town: Town, home: Home) -> None:
    page = town.director.client().get(reverse("cases:case", args=[case_of(home).id])).content.decode()
    for word in ("Rik Regie", "kent het gezin", "Anna de Vries", "Sinds", case_of(home).number, "open sinds"):
        assert word in page


def test_hand_over_leaves_the_former_director_involved_as_a_professional(town: Town, home: Home) -> None:
    new = town.colleague(name="Noor Nieuw", domain="jeugd")
    answer = town.director.client().post(address(home), story(new.hat.id))
    assert answer.status_code == 302
    assert [one.hat_id for one in history(town, home)] == [new.hat.id, town.director.hat.id]
    assert parts(town, home, new) == [Part.DIRECTOR]
    assert parts(town, home, town.director) == [Part.PROFESSIONAL]
    page = new.client().get(reverse("cases:case", args=[case_of(home).id])).content.decode()
    assert "Kent de kinderen van school." in page
    assert "Wie de regie eerder had" in page


def test_a_partner_who_hands_over_stays_as_a_partner(town: Town, home: Home) -> None:
    partner = town.colleague(Role.PARTNER, organisation=town.organisation())
    assert town.director.client().post(address(home), story(partner.hat.id)).status_code == 302
    back = partner.client().post(address(home), story(town.director.hat.id, version=2))
    assert back.status_code == 302
    assert parts(town, home, partner) == [Part.PARTNER]
    assert parts(town, home, town.director) == [Part.DIRECTOR, Part.PROFESSIONAL]


def test_the_same_director_again_is_a_clear_refusal(town: Town, home: Home) -> None:
    answer = town.director.client().post(address(home), story(town.director.hat.id))
    assert answer.status_code == 422
    assert "Deze collega heeft de regie al" in answer.content.decode()
    assert len(history(town, home)) == 1


def test_a_resident_directs_with_a_professional_beside(town: Town, home: Home) -> None:
    chosen = story(town.director.hat.id, kind="resident", resident=str(home.ids[0]))
    assert town.director.client().post(address(home), chosen).status_code == 302
    page = town.director.client().get(reverse("cases:case", args=[case_of(home).id])).content.decode()
    assert "die zelf de regie heeft" in page
    assert history(town, home)[0].resident_id == home.ids[0]
    assert parts(town, home, town.director) == [Part.DIRECTOR]


def test_a_child_is_not_offered_as_director(town: Town, home: Home) -> None:
    form = town.director.client().get(address(home)).content.decode()
    assert f'value="{home.ids[0]}"' in form
    assert f'value="{home.ids[1]}"' not in form
    answer = town.director.client().post(
        address(home), story(town.director.hat.id, kind="resident", resident=str(home.ids[1]))
    )
    assert answer.status_code == 422


def test_a_resident_must_be_named_when_the_resident_directs(town: Town, home: Home) -> None:
    answer = town.director.client().post(address(home), story(town.director.hat.id, kind="resident"))
    assert answer.status_code == 422
    assert "Kies de inwoner" in answer.content.decode()


def test_the_second_of_two_editors_is_told_and_loses_nothing(town: Town, home: Home) -> None:
    first, second = town.colleague(name="Eva Eerste"), town.colleague(name="Tom Tweede")
    assert town.officer.client().post(address(home), story(first.hat.id)).status_code == 302
    answer = town.director.client().post(address(home), story(second.hat.id, why="Mijn reden 💛 سبب"))
    assert answer.status_code == 409  # the director's form was open while the desk handed the case over
    assert "Intussen heeft Eva Eerste de regie" in answer.content.decode()
    answer = town.officer.client().post(address(home), story(second.hat.id, why="Mijn reden 💛 سبب"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Een collega was u voor" in page
    assert "Eva Eerste" in page
    assert "Mijn reden 💛 سبب" in page
    assert 'name="version" value="2"' in page
    assert len(history(town, home)) == 2


def test_two_at_the_same_moment_make_one_director(town: Town, home: Home) -> None:
    candidates, told = [town.colleague(), town.colleague()], []
    ready = threading.Barrier(2)

    def agree(hat_of: Colleague) -> None:
        try:
            with viewing(town.officer.viewer):
                ready.wait(5)
                actions.agree_director(
                    case=case_of(home),
                    agreed=actions.Agreed(hat=hat_of.hat, why="nu", agreed_with="iedereen"),
                    seen=1,
                    by=town.officer.viewer,
                    at=timezone.now(),
                )
        except Stale as refusal:
            told.append(refusal)
        finally:
            connection.close()

    at_once = [threading.Thread(target=agree, args=[one]) for one in candidates]
    for thread in at_once:
        thread.start()
    for thread in at_once:
        thread.join(20)
    assert len(told) == 1
    assert len(history(town, home)) == 2
    assert sorted(len(parts(town, home, one)) for one in candidates) == [0, 1]


def test_the_same_form_sent_twice_makes_one_director(town: Town, home: Home) -> None:
    sent, client = story(town.colleague().hat.id), town.officer.client()
    first, second = client.post(address(home), sent), client.post(address(home), sent)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert len(history(town, home)) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"why": ""},
        {"why": "x" * 100_000},
        {"hat": "geen-uuid"},
        {"hat": str(uuid7())},
        {"kind": "iets"},
        {"agreed_with": "y" * 301},
        {"kind": "resident", "resident": "\x00"},
    ],
)
def test_bad_input_is_told_at_the_field_and_keeps_the_director(town: Town, home: Home, wrong: dict[str, str]) -> None:
    answer = town.director.client().post(address(home), {**story(town.colleague().hat.id), **wrong})
    assert answer.status_code == 422
    assert "field--wrong" in answer.content.decode()
    assert len(history(town, home)) == 1


def test_a_role_without_content_cannot_be_chosen(town: Town, home: Home) -> None:
    lead = town.colleague(Role.TEAM_LEAD)
    gone = town.colleague(until=timezone.localdate() - timedelta(days=2))
    for hat in (lead.hat.id, gone.hat.id):
        assert town.director.client().post(address(home), story(hat)).status_code == 422


def test_only_who_keeps_the_involvement_may_hand_over(town: Town, home: Home) -> None:
    involved_only = town.colleague()
    town.involve(home, involved_only)
    page = involved_only.client().get(reverse("cases:case", args=[case_of(home).id]))
    assert page.status_code == 200
    assert address(home) not in page.content.decode()
    assert involved_only.client().get(address(home)).status_code == 404
    assert involved_only.client().post(address(home), story(involved_only.hat.id)).status_code == 404
    assert len(history(town, home)) == 1


def test_the_directors_involvement_is_not_ended_without_handing_over(town: Town, home: Home) -> None:
    with viewing(town.officer.viewer):
        [held] = [
            one for one in involved(town.officer.viewer, home.household.id, timezone.now()) if one.part == Part.DIRECTOR
        ]
    end = reverse("cases:end_involvement", args=[held.id])
    answer = town.officer.client().post(end, {"reason": "met pensioen", "submission": str(uuid7())})
    assert answer.status_code == 422
    assert "Draag eerst de regie over" in answer.content.decode()
    assert parts(town, home, town.director) == [Part.DIRECTOR]


def test_what_was_typed_comes_back_as_a_draft(town: Town, home: Home) -> None:
    client = town.director.client()
    kept = reverse("access:draft", args=[f"direction:{case_of(home).id}"])
    assert client.post(kept, {"why": "Halverwege", "kind": "professional"}).status_code == 200
    assert "Halverwege" in client.get(address(home)).content.decode()
    assert client.post(address(home), story(town.colleague().hat.id)).status_code == 302
    assert "Halverwege" not in town.officer.client().get(address(home)).content.decode()
