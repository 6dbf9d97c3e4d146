"""What the database itself holds: closed is closed, words stay where they were told, one after the other."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connections
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.cases.models import LifeDomain
from samenhang.conversations import actions, queries
from samenhang.conversations.models import Answer, Assent, Attendance, Conversation, MainPoints
from samenhang.kit.refusals import Stale
from tests.conversations.talks import Place, a_place


@pytest.fixture
def place() -> Place:
    return a_place()


def test_an_answer_to_a_closed_conversation_cannot_be_written_around_the_action(place: Place) -> None:
    conversation = place.held(person=place.ana)
    place.said(conversation, "geld", words="stond er")
    place.agreed(conversation)
    with viewing(place.director.viewer):
        assert Answer.objects.filter(conversation=conversation).update(words="anders") == 0
        assert Conversation.objects.filter(id=conversation.id).update(points="anders") == 0
        assert Attendance.objects.filter(conversation=conversation).delete()[0] == 0
    for row in (
        Answer(
            household=place.home.household,
            person=place.ana,
            layer="case_team",
            conversation=conversation,
            life_domain_id="werk",
            by_id=place.director.hat.id,
            at=timezone.now(),
        ),
        Assent(conversation=conversation, agreed_by=place.bo),
        Attendance(conversation=conversation, attendee=place.bo),
    ):
        with pytest.raises(ProgrammingError, match="row-level security"), viewing(place.director.viewer):
            row.save(force_insert=True)


def test_words_told_in_confidence_cannot_be_moved_to_everyone(place: Place) -> None:
    conversation = place.held(person=place.ana)
    place.said(conversation, "geld", words="geheim")
    for model in (Conversation, Answer):
        with pytest.raises(IntegrityError), viewing(place.director.viewer):
            model.objects.filter(person=place.ana, household=place.home.household).update(person=None)


def test_an_answer_stands_behind_the_wall_of_its_conversation(place: Place) -> None:
    conversation = place.held(person=place.ana)
    with pytest.raises(ProgrammingError, match="row-level security"), viewing(place.director.viewer):
        Answer(
            household=place.home.household,
            layer="case_team",
            conversation=conversation,
            life_domain_id="geld",
            words="voor iedereen?",
            by_id=place.director.hat.id,
            at=timezone.now(),
        ).save(force_insert=True)


def test_a_conversation_belongs_to_a_case_of_its_household(place: Place) -> None:
    other = place.town.home("Cees Anders")
    place.town.open_case(other)
    viewer = place.director.viewer
    with pytest.raises(ProgrammingError, match="row-level security"), viewing(viewer):
        Conversation(
            household=place.home.household,
            layer="case_team",
            case=other.case,
            held_on=timezone.localdate(),
            by_id=viewer.id,
            at=timezone.now(),
            changed_by_id=viewer.id,
            changed_at=timezone.now(),
        ).save(force_insert=True)


def test_agreeing_twice_at_the_same_moment_makes_one_record(place: Place) -> None:
    conversation, viewer = place.held(), place.director.viewer
    with viewing(viewer):
        actions.write_points(conversation=conversation, points="Rust", seen_version=1, by=viewer, at=timezone.now())

    def agree(_press: int) -> str:
        try:
            with viewing(viewer):
                actions.agree_points(
                    conversation=conversation,
                    agreed=actions.Agreed(people=(place.ana.id,), how="aloud"),
                    seen_version=2,
                    by=viewer,
                    at=timezone.now(),
                )
            return "agreed"
        except actions.Closed:
            return "closed"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as presses:
        assert sorted(presses.map(agree, range(2))) == ["agreed", "closed"]
    with viewing(viewer):
        assert MainPoints.objects.filter(conversation=conversation).count() == 1
        assert Assent.objects.filter(conversation=conversation).count() == 1


def test_two_first_answers_at_the_same_moment_lose_nothing(place: Place) -> None:
    conversation, viewer = place.held(), place.director.viewer

    def write(words: str) -> str:
        try:
            with viewing(viewer):
                actions.write_answer(
                    conversation=conversation,
                    life_domain=LifeDomain.objects.get(code="geld"),
                    said=actions.Said(words=words),
                    seen_version=0,
                    by=viewer,
                    at=timezone.now(),
                )
            return "stored"
        except Stale:
            return "told"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as writers:
        assert sorted(writers.map(write, ["een", "twee"])) == ["stored", "told"]


def test_nothing_said_makes_no_record(place: Place) -> None:
    conversation = place.held()
    place.said(conversation, "geld")
    with viewing(place.director.viewer):
        assert not Answer.objects.filter(conversation=conversation).exists()


def test_a_mark_and_no_mark_exclude_each_other(place: Place) -> None:
    conversation = place.held()
    for mark, withheld in ((11, False), (0, False), (5, True)):
        with pytest.raises(IntegrityError):
            place.said(conversation, "geld", mark=mark, withheld=withheld)


def test_a_closed_case_takes_no_new_conversation(place: Place) -> None:
    place.case.closed_at = timezone.now()  # closing itself comes with another row: the action looks at the case given
    with pytest.raises(actions.CaseClosed):
        place.held()


def test_a_day_after_a_death_is_refused(place: Place, owner_connection) -> None:
    owner_connection.execute("UPDATE people_person SET died_on = '2026-01-05' WHERE id = %s", [place.ana.id])
    with pytest.raises(actions.NotThen, match="overleden"):
        place.held(person=place.ana)


def test_changing_who_was_there_leaves_alone_whom_the_writer_does_not_know(place: Place) -> None:
    conversation, viewer = place.held(), place.director.viewer
    details = actions.Details(kind="first", place="desk", held_on=conversation.held_on, present=tuple(place.home.ids))
    with viewing(viewer):
        actions.change_details(
            conversation=conversation, details=details, may_leave=[], seen_version=1, by=viewer, at=timezone.now()
        )
        alone = actions.Details(kind="first", place="desk", held_on=conversation.held_on, present=(place.ana.id,))
        actions.change_details(
            conversation=conversation,
            details=alone,
            may_leave=[place.ana.id],
            seen_version=2,
            by=viewer,
            at=timezone.now(),
        )
        there = queries.present(viewer, conversation)
    assert {one.id for one in there} == set(place.home.ids)


def test_an_ended_involvement_ends_the_reading(place: Place) -> None:
    from samenhang.involvement import actions as involving

    colleague = place.town.colleague(domain="jeugd")
    involvement = place.town.involve(place.home, colleague)
    conversation = place.held(person=place.ana)
    assert colleague.client().get(place.url("overview", conversation)).status_code == 200
    with viewing(place.town.officer.viewer):
        involving.end_involvement(
            involvement=involvement,
            reason="klaar",
            by=place.town.officer.viewer,
            at=timezone.now() - timedelta(seconds=1),
        )
    assert colleague.client().get(place.url("overview", conversation)).status_code == 404
