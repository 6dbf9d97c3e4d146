"""What the pages of a case ask of the database: few statements, of a household of any size (issue 6's budget)."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.meetings import actions as meetings
from samenhang.plans import actions as plans
from tests.support.own import own_word
from tests.support.town import a_town

A_PAGE, WITH_PANELS = 15, 30
TRANSACTION = re.compile("SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT")
PANELS = re.compile(r'hx-get="([^"]+)"')
TABS = {
    "cases:case": "case",
    "cases:people": "household",
    "layers:story": "household",
    "safety:visits": "household",
    "conversations:list": "case",
    "plans:plan": "case",
    "meetings:logbook": "case",
    "data_rights:rights": "household",
}


def statements(client, url):
    """How many statements a page asks, transaction control aside; and the page."""
    with CaptureQueriesContext(connection) as asked:
        page = client.get(url)
    assert page.status_code == 200, url
    return sum(not TRANSACTION.match(one["sql"]) for one in asked.captured_queries), page.content.decode()


@pytest.fixture(scope="module")
def lived_in():
    """A case in which something was planned and written down, and its director's browser."""
    town = a_town()
    home = town.home(f"Ana {own_word()}", f"Bo {own_word()}", f"Cem {own_word()} (8 jaar)")
    case, by = town.open_case(home), town.director.viewer
    with viewing(by):
        goal = plans.add_goal(case=case, details=plans.GoalDetails(words="Rust in huis"), by=by, at=town.now)
        who = home.people[0]
        doing = plans.ActionDetails("Bellen", "resident", who.full_name, who.id, goal)
        plans.add_action(case=case, details=doing, by=by, at=town.now)
        for what in ("visit", "contact"):
            told = meetings.Told(what, timezone.now(), "Wij spraken elkaar.")
            meetings.write_entry(case=case, layer="case_team", told=told, by=by, at=timezone.now())
    return {"case": case.id, "household": home.household.id}, town.director.client()


@pytest.mark.parametrize("tab", TABS)
def test_a_page_of_a_case_asks_fifteen_statements_at_most(lived_in, tab):
    ids, client = lived_in
    asked, _page = statements(client, reverse(tab, args=[ids[TABS[tab]]]))
    assert asked <= A_PAGE, asked


def test_an_overview_with_its_panels(lived_in):
    ids, client = lived_in
    asked, page = statements(client, reverse("cases:case", args=[ids["case"]]))
    panels = [url.replace("&amp;", "&") for url in PANELS.findall(page)]
    assert len(panels) >= 3
    each = {url.split("?")[0]: statements(client, url)[0] for url in panels}
    assert asked + sum(each.values()) <= WITH_PANELS, (asked, each)
