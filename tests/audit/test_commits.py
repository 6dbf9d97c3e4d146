"""Which commits wait for a standby: all work, and the looks that may never be gone; a plain look does not."""

from datetime import datetime

import pytest
from django.db import connection

from samenhang.access.viewer import Viewer, viewing
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.safety.models import BreakGlass
from tests.stories.test_h2_emergency import a_home, broken, looks, number_of
from tests.support.town import Home, Town, a_town


@pytest.fixture(scope="module")
def town() -> Town:
    """A town of this file's own."""
    return a_town()


@pytest.fixture(scope="module")
def home(town: Town) -> Home:
    """A household with a case."""
    return a_home(town)


def waits() -> bool:
    """Whether the running transaction waits for more than this machine's disk."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        ((found,),) = cursor.fetchall()
    return bool(found != "local")


def written(event: Event, viewer: Viewer, at: datetime, home: Home, layer: str = "shared") -> None:
    """A line of the log about a household."""
    record(event, "commits.test", by=viewer, at=at, subjects=[(home.household.id, None, layer, "")])


def test_a_look_does_not_wait_and_work_does(town: Town, home: Home) -> None:
    viewer = town.director.viewer
    with viewing(viewer, looks_only=True) as at:
        written(Event.READ, viewer, at, home)
        assert not waits()
    with viewing(viewer) as at:
        written(Event.CREATE, viewer, at, home)
        assert waits()


def test_whatever_is_more_than_a_look_waits_also_on_a_page_that_is_only_opened(town: Town, home: Home) -> None:
    viewer, other = town.director.viewer, town.officer.viewer
    for event in set(Event) - {Event.READ, Event.PRINT}:
        with viewing(viewer, looks_only=True), viewing(other) as at:
            written(event, other, at, home)
            assert waits(), event


def test_a_look_at_the_lawfulness_file_waits(town: Town, home: Home) -> None:
    viewer = town.director.viewer
    with viewing(viewer, looks_only=True) as at:
        written(Event.READ, viewer, at, home, "lawfulness")
        assert waits()


def test_an_inner_look_never_loosens_the_work_around_it(town: Town) -> None:
    with viewing(town.director.viewer), viewing(town.officer.viewer, looks_only=True):
        assert waits()


def test_a_look_in_an_emergency_waits(town: Town, home: Home) -> None:
    who = town.colleague(domain="jeugd")
    looks(who.client(), bsn=number_of(town, home))
    assert isinstance(broken(who), BreakGlass)
    with viewing(who.viewer, looks_only=True) as at:
        assert not waits()
        written(Event.READ, who.viewer, at, home)
        assert waits()
