"""Totals of nobody are counted on the standby where one is named, as the viewer; else, or when it is away, here."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.db.utils import InternalError, OperationalError

from samenhang.access import figures
from samenhang.access.viewer import viewing
from samenhang.kit.db import database_settings
from tests.support.database import CLUSTER
from tests.support.town import Town, a_town

WHOSE = "SELECT current_setting('samenhang.viewer', true), current_setting('transaction_read_only')"


@pytest.fixture(scope="module")
def town() -> Town:
    """A town of this file's own."""
    return a_town()


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Name a database for figures, by its address; forget it after."""
    monkeypatch.setattr(figures, "_rests", figures._Rests())
    figures._could_step_around.cache_clear()

    def named(url: str) -> None:
        told = connections.configure_settings({**settings.DATABASES, "figures": database_settings(url)})
        monkeypatch.setitem(settings.DATABASES, "figures", told["figures"])
        monkeypatch.setitem(connections.settings, "figures", told["figures"])

    yield named
    if "figures" in connections.settings:
        connections["figures"].close()
        connections["figures"].close_pool()  # type: ignore[attr-defined]  # PostgreSQL's
        del connections["figures"]
    figures._could_step_around.cache_clear()


def test_without_a_standby_they_are_counted_here(town: Town) -> None:
    viewer = town.officer.viewer
    with viewing(viewer):
        assert figures.counted(viewer, WHOSE) == [(str(viewer.id), "off")]


def test_on_the_standby_it_is_the_same_viewer_who_can_only_read(town: Town, elsewhere: Any, database_name: str) -> None:
    elsewhere(CLUSTER.url("app", database_name))
    viewer = town.officer.viewer
    with viewing(viewer):
        assert figures.counted(viewer, WHOSE) == [(str(viewer.id), "on")]
        with pytest.raises((InternalError, OperationalError)):
            figures.counted(viewer, "UPDATE kit_job SET seconds = 0 RETURNING name")


def test_one_that_is_away_is_passed_over_and_left_in_peace_for_a_while(town: Town, elsewhere: Any) -> None:
    elsewhere("postgresql://samenhang_app:x@127.0.0.1:1/none?pool=no")
    viewer = town.officer.viewer
    with viewing(viewer):
        assert figures.counted(viewer, WHOSE) == [(str(viewer.id), "off")]
        assert figures._rests.until > 0
        assert figures.counted(viewer, WHOSE) == [(str(viewer.id), "off")]


def test_a_login_that_could_step_around_the_policies_is_not_used(
    town: Town, elsewhere: Any, database_name: str
) -> None:
    elsewhere(CLUSTER.url("owner", database_name))
    viewer = town.officer.viewer
    with viewing(viewer):
        assert figures.counted(viewer, WHOSE) == [(str(viewer.id), "off")]
