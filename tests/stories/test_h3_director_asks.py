"""H3: the director asks who saw this household and why: by person, kind, organisation, colleague, and without work."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.audit.actions import record
from samenhang.audit.models import Event, Subject
from tests.support.town import Colleague, Home, Town, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Ana Elzinga", "Bo Elzinga")
    town.open_case(home)
    return home


def looked(
    who: Colleague, home: Home, *, person: Any = None, ago: int = 60, event: Event = Event.READ, times: int = 1
) -> None:
    with viewing(who.viewer):
        for number in range(times):
            key = (home.household.id, person, "involvement", "")
            at = timezone.now() - timedelta(days=ago, minutes=number)
            record(event, "cases.read", by=who.viewer, at=at, subjects=[key])


def page(who: Colleague, home: Home, **query: Any) -> str:
    answer = who.client().get(reverse("data_rights:looks", args=[home.household.id]), query)
    assert answer.status_code == 200
    return answer.content.decode().split("</form>", 2)[-1]


def test_it_is_narrowed_by_each_question(town: Town, home: Home):
    ana, bo = home.ids
    partner = town.colleague("partner", name="Kim Corporatie", organisation=town.organisation())
    other = town.colleague(name="Vera Visite", domain="jeugd")
    town.involve(home, other)
    looked(partner, home, person=ana)
    looked(other, home, person=bo, event=Event.PRINT)
    told = page(town.director, home, organisation=str(partner.hat.organisation_id))
    assert "Kim Corporatie" in told and "Vera Visite" not in told
    told = page(town.director, home, event="print")
    assert "Vera Visite" in told and "Kim Corporatie" not in told
    told = page(town.director, home, colleague="corpo")
    assert "Kim Corporatie" in told and "Vera Visite" not in told
    told = page(town.director, home, person=str(ana))
    assert "Kim Corporatie" in told and "Vera Visite" not in told


def test_looks_that_fit_no_work_are_found_and_explained(town: Town, home: Home):
    reader, worker = town.colleague(name="Lea Lezer", domain="jeugd"), town.colleague(name="Wim Werker", domain="wmo")
    looked(reader, home)
    looked(worker, home)
    with viewing(worker.viewer):
        at = timezone.now() - timedelta(days=50)
        record(Event.CREATE, "plans.agree", by=worker.viewer, at=at, subjects=[(home.household.id, None, "shared", "")])
    told = page(town.director, home, without_work="on")
    assert "Lea Lezer" in told and "Wim Werker" not in told
    assert "een mens beoordeelt" in told


def test_who_does_not_keep_the_household_up_cannot_ask_it(town: Town, home: Home):
    helper = town.colleague(domain="jeugd")
    town.involve(home, helper)
    looked(town.colleague(name="Lea Lezer"), home)
    answer = helper.client().get(reverse("data_rights:looks", args=[home.household.id]), {"without_work": "on"})
    assert "niet bij werk passen" not in answer.content.decode()
    with viewing(helper.viewer), connection.cursor() as cursor:
        cursor.execute("SELECT access.looks_without_work(%s, 28)", [home.household.id])
        assert cursor.fetchall() == []


@pytest.mark.parametrize(
    "query", [{"person": str(uuid4())}, {"event": "refused"}, {"organisation": "x"}, {"colleague": "x" * 100_000}]
)
def test_what_cannot_be_asked_is_told(town: Town, home: Home, query: dict[str, str]):
    assert town.director.client().get(reverse("data_rights:looks", args=[home.household.id]), query).status_code == 422


def test_a_secret_helper_is_in_no_count(town: Town, home: Home):
    ana, bo = home.ids
    about_ana, secret = town.colleague(domain="schuldhulp"), town.colleague(name="Sil Geheim", domain="zorg")
    town.involve(home, about_ana, people=[ana])
    town.involve(home, secret, people=[bo], secret=True)
    looked(secret, home, times=3)
    with viewing(about_ana.viewer):
        assert not Subject.objects.filter(viewer_id=secret.hat.id).exists()
    with viewing(secret.viewer):
        assert Subject.objects.filter(viewer_id=secret.hat.id).count() == 3


def test_five_thousand_lines_cost_no_more_statements(town: Town, home: Home):
    client, url = town.director.client(), reverse("data_rights:looks", args=[home.household.id])
    client.get(url)
    counts = []
    for many in (1, 100):
        looked(town.director, home, times=many)
        for query in ({}, {"without_work": "on"}, {"event": "read", "colleague": "rik"}):
            with CaptureQueriesContext(connection) as counted:
                assert client.get(url, query).status_code == 200
            counts.append(len(counted))
    assert all(many <= few for few, many in zip(counts[:3], counts[3:], strict=True))


def test_the_sheet_of_five_hundred_looks_groups_them_by_day_and_marks_an_emergency(town: Town, home: Home):
    looked(town.director, home, person=home.ids[0], times=500)
    looked(town.director, home, person=home.ids[0], event=Event.EMERGENCY, ago=3)
    paper = reverse("data_rights:paper", args=[home.household.id])
    told = town.director.client().get(paper, {"person": str(home.ids[0])}).content.decode()
    assert "500 keer" in told or told.count("keer.") + told.count("keer<") >= 1
    assert "(in nood)" in told.replace("\n", "")
