"""F8 and E3: the first page shows the own cases with what is due, what needs me first; and is honest to other roles."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.audit.models import Line, Subject
from samenhang.involvement.models import Part
from samenhang.meetings import actions as meetings
from samenhang.people.queries import members
from samenhang.plans import actions as plans
from samenhang.plans import queries as reading
from samenhang.teams.models import Role
from tests.support.own import without_keys
from tests.support.town import Colleague, Home, Town, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


def a_case(town: Town, name: str, director: Colleague | None = None) -> Home:
    home = town.home(name)
    town.open_case(home, director=director)
    return home


def act(town: Town, home: Home, days: int, *, what: str = "Bellen met de bank", doer: Colleague | None = None) -> None:
    """An action in the plan, due so many days from today; by the household's neighbour unless a colleague does it."""
    viewer = town.director.viewer
    with viewing(viewer):
        assert home.case
        plans.add_action(
            case=home.case,
            details=plans.ActionDetails(
                what=what,
                doer="professional" if doer else "network",
                doer_name=doer.viewer.name if doer else "buurvrouw Truus",
                doer_id=doer.hat.id if doer else None,
                due_on=timezone.localdate() + timedelta(days=days),
            ),
            by=viewer,
            at=timezone.now(),
        )


def agreed(town: Town, home: Home) -> None:
    viewer, today = town.director.viewer, timezone.localdate()
    with viewing(viewer):
        assert home.case
        plans.add_goal(case=home.case, details=plans.GoalDetails("Rust in huis"), by=viewer, at=town.now)
        seen = reading.whole(viewer, home.case, today).fingerprint
        who = members(viewer, home.household.id, today)
        plans.agree(case=home.case, seen=seen, members=who, how="screen", by=viewer, at=timezone.now())


def wrote(town: Town, home: Home, days_ago: int) -> None:
    viewer = town.director.viewer
    with viewing(viewer):
        assert home.case
        told = meetings.Told(kind="contact", happened_at=town.now - timedelta(days=days_ago), what="Gebeld.")
        meetings.write_entry(case=home.case, layer="case_team", told=told, by=viewer, at=town.now)


def page(who: Colleague, **query: str) -> str:
    answer = who.client().get("/", query)
    assert answer.status_code == 200
    return answer.content.decode()


def shown(text: str) -> list[str]:
    """The households in the table, in their order."""
    return re.findall(r'<th scope="row"><a [^>]*><bdi>([^<]*)</bdi>', text)


def row(text: str, name: str) -> str:
    return next(part for part in text.split("<tr>") if f"<bdi>{name}</bdi></a>" in part and 'scope="row"' in part)


def test_a_case_is_shown_with_what_is_due_and_how_it_stands(town: Town):
    home = a_case(town, "Ana Kort")
    act(town, home, -3, what="Formulier inleveren", doer=town.director)
    act(town, home, 4, what="Boodschappen doen")
    agreed(town, home)
    wrote(town, home, 2)
    text = page(town.director)
    mine = row(text, "Ana Kort")
    for words in (
        "1 actie van u te laat",
        "Formulier inleveren",
        "afgesproken, versie 1",
        "dagen geleden",
        "regievoerder",
    ):
        assert words in mine
    assert "Wat u zelf gaat doen" in text and "te laat sinds" in text


def test_what_needs_me_stands_first(town: Town):
    calm, late, own, unplanned = (a_case(town, name) for name in ("Cas Rustig", "Lea Laat", "Ona Eigen", "Uma Zonder"))
    for home in (calm, late, own):
        wrote(town, home, 1)
        agreed(town, home)
    act(town, late, -2)
    act(town, own, -9, doer=town.director)
    assert shown(page(town.director)) == ["Ona Eigen", "Lea Laat", "Uma Zonder", "Cas Rustig"]
    assert "plan nog niet afgesproken" in row(page(town.director), "Uma Zonder")
    assert unplanned.case


def test_standstill_is_told(town: Town):
    still, going = a_case(town, "Stil Leven"), a_case(town, "Gaat Door")
    wrote(town, still, 29)
    wrote(town, going, 27)
    text = page(town.director)
    assert "29 dagen niets geschreven" in row(text, "Stil Leven")
    assert "niets geschreven" not in row(text, "Gaat Door")
    assert shown(page(town.director, quiet="1")) == ["Stil Leven"]


def test_who_reads_no_more_than_a_part_of_the_log_is_not_told_that_nothing_was_written(town: Town):
    home = a_case(town, "Stil Leven")
    wrote(town, home, 40)
    partner = town.colleague(Role.PARTNER, name="Pia Partner", organisation=town.organisation("Welzijn"))
    town.involve(home, partner, part=Part.PARTNER)
    line = row(page(partner), "Stil Leven")
    assert "niets geschreven" not in line and "nog niets" not in line
    assert line.count("niet zichtbaar voor u") == 2
    assert "40 dagen niets geschreven" in row(page(town.director), "Stil Leven")


def test_an_access_officer_without_cases_begins_at_the_queue_and_still_finds_the_own_list(town: Town):
    client = town.officer.client()
    assert client.get("/").headers["Location"] == "/hulpvragen/"
    bar = client.get("/hulpvragen/").content.decode()
    assert 'href="/?part=all"' in bar
    text = client.get("/", {"part": "all"}).content.decode()
    assert "U heeft nog geen casussen" in text and "Naar de hulpvragen" in text


def test_the_list_is_filtered_and_sorted_by_its_address(town: Town):
    other = town.colleague(name="Dirk Ander", domain="jeugd")
    mine, theirs = a_case(town, "Zara Mijn"), a_case(town, "Alma Ander", other)
    town.involve(theirs, town.director)
    act(town, mine, -1)
    assert shown(page(town.director, part="director")) == ["Zara Mijn"]
    assert shown(page(town.director, overdue="1")) == ["Zara Mijn"]
    assert shown(page(town.director, sort="name")) == ["Alma Ander", "Zara Mijn"]
    assert shown(page(town.director, sort="-name")) == ["Zara Mijn", "Alma Ander"]
    assert "Geen casus die hierbij past" in page(town.director, quiet="1")
    for nonsense in ({"sort": "x" * 500}, {"page": "9999"}, {"part": "👩‍👧"}, {"sort": "-due"}, {"sort": "last"}):
        assert len(shown(page(town.director, **nonsense))) == 2
    directed = row(page(town.director), "Alma Ander")
    assert "Dirk Ander" in directed and "012-3456789" in directed and "professional" in directed


def test_only_own_cases_are_there(town: Town):
    a_case(town, "Ana Mijn")
    colleague = town.colleague(name="Kim Collega")
    a_case(town, "Bo Ander", colleague)
    assert shown(page(town.director)) == ["Ana Mijn"]
    assert shown(page(colleague)) == ["Bo Ander"]
    apart = town.home("Ana Apart", protected=True)
    town.open_case(apart, director=colleague)
    assert "Apart" not in page(town.director)


def test_who_may_not_read_the_plan_is_not_told_there_is_none(town: Town):
    home = a_case(town, "Ana Kort")
    act(town, home, -1, what="Formulier inleveren")
    partner = town.colleague("partner", name="Pia Partner", organisation=town.organisation())
    town.involve(home, partner, part=Part.PARTNER)
    text = page(partner)
    assert "niet zichtbaar voor u" in text and "Formulier" not in text and "te laat" not in row(text, "Ana Kort")


def test_an_empty_page_says_how_a_case_comes_here(town: Town):
    text = page(town.colleague(name="Nel Nieuw", domain="wmo"))
    assert "U heeft nog geen casussen" in text and "zodra een collega u erbij betrekt" in text


def test_an_access_officer_without_cases_goes_to_the_queue(town: Town):
    town.home("Ana Vraag")
    answer = town.officer.client().get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/hulpvragen/")


@pytest.mark.parametrize("role", ["team_lead", "policy_adviser", "privacy_officer", "manager"])
def test_roles_without_content_get_an_honest_page(town: Town, role: str):
    a_case(town, "Ana Geheim")
    text = page(town.colleague(role, name="Gerda Gezag"))
    assert "Met deze rol ziet u niets van inwoners" in text and "Ana" not in without_keys(text)
    assert "Mijn casussen" not in text and "/collegas/" in text


def test_the_list_of_colleagues_says_who_works_where(town: Town):
    lead = town.colleague("team_lead", name="Gerda Gezag")
    town.colleague(name="Kim Collega", domain="jeugd")
    gone = town.colleague(name="Wim Weg", until=timezone.localdate() - timedelta(days=1))
    query = {"organisation": str(town.municipality.id)}
    text = lead.client().get("/collegas/", query).content.decode()
    for words in ("Kim Collega", "Jeugd", "012-3456789", "ma di wo do vr", "teamleider"):
        assert words in text
    assert gone.hat.professional.name not in text
    only = lead.client().get("/collegas/", query | {"role": "professional"}).content.decode()
    assert "Kim Collega" in only and "Gerda Gezag" not in only.split("<table>")[1]
    nonsense = lead.client().get("/collegas/", {"organisation": "x", "role": "\u2603", "page": "-1"})
    assert nonsense.status_code == 200


def test_a_list_leaves_a_line_for_each_household_shown(town: Town):
    home, other = a_case(town, "Ana Kort"), a_case(town, "Bo Kort")
    helper = town.colleague(name="Hil Helper")
    town.involve(home, helper, people=[home.ids[0]])
    page(town.director)
    page(helper)
    with viewing(town.director.viewer):
        line = Line.objects.get(viewer_id=town.director.hat.id, what="home.start")
        assert set(Subject.objects.filter(line_id=line.id).values_list("household_id", flat=True)) == {
            home.household.id,
            other.household.id,
        }
        theirs = Line.objects.get(viewer_id=helper.hat.id, what="home.start")
        assert set(
            Subject.objects.filter(line_id=theirs.id, layer="involvement").values_list("person_id", flat=True)
        ) == {home.ids[0]}
