"""Whose a request is comes in one statement, and what changed counts for the very next one."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenhang.teams.models import Suspension
from tests.support.town import a_town

PAGE = "/collegas/"


@pytest.fixture(scope="module")
def town():
    return a_town()


def test_session_user_and_hats_are_one_statement_and_without_its_list_the_page_is_the_same(town):
    who = town.colleague()
    client = who.client()
    client.get(PAGE)
    with CaptureQueriesContext(connection) as listed:
        page = client.get(PAGE)
    assert page.status_code == 200
    whose = [
        one["sql"] for one in listed.captured_queries if "django_session" in one["sql"] or "auth_user" in one["sql"]
    ]
    assert sum("session_data" in sql for sql in whose) == 1
    UserSession.objects.filter(session_key=client.session.session_key).delete()
    with CaptureQueriesContext(connection) as unlisted:
        assert client.get(PAGE).status_code == 200
    assert len(unlisted) > len(listed)


@pytest.mark.parametrize("what", ["ended", "expired", "password", "inactive", "suspended", "taken off"])
def test_what_ends_counts_for_the_next_request(town, what):
    who = town.colleague()
    client = who.client()
    assert client.get(PAGE).status_code == 200
    kept = Session.objects.filter(session_key=client.session.session_key)
    match what:
        case "ended":
            UserSession.objects.get(session_key=client.session.session_key).end()
        case "expired":
            kept.update(expire_date=timezone.now() - timedelta(seconds=1))
        case "password":
            who.user.set_password("een ander wachtwoord")
            who.user.save()
        case "inactive":
            who.user.is_active = False
            who.user.save()
        case "suspended":
            Suspension.objects.create(
                professional=who.hat.professional,
                organisation=who.hat.organisation,
                reason="x",
                by_id=who.hat.id,
                at=timezone.now(),
            )
        case "taken off":
            who.hat.until_day = timezone.localdate()
            who.hat.save()
    assert client.get(PAGE).status_code != 200


def test_a_list_that_names_another_is_not_believed(town):
    one, other = town.colleague(), town.colleague(role="team_lead")
    client = one.client()
    UserSession.objects.filter(session_key=client.session.session_key).update(user=other.user)
    page = client.get(PAGE)
    assert page.status_code == 200 and page.wsgi_request.user == one.user
    assert page.wsgi_request.viewer.id == one.hat.id
