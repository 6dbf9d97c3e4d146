"""G5: an action that follows on a decision about one person; and small counts that are no number."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.decisions.actions import deciding
from samenhang.decisions.models import Decision
from samenhang.involvement.models import Part
from samenhang.meetings.models import LogEntry
from samenhang.plans.models import Action
from tests.support.deciding import Ladder, a_ladder
from tests.support.tables import a_deliberation as asked_for
from tests.support.tables import a_trained, begun, checked, concluded, led
from tests.support.town import Colleague

if TYPE_CHECKING:
    from psycopg import Connection

WHAT, WHY = "Wij betalen de reis naar de zus van Vera.", "Zij durft niet langer thuis te slapen sinds mei."
OWN: dict[str, Any] = {"kind": "provision", "outside": False, "rule": "", "what": WHAT, "why": WHY}


@pytest.fixture(scope="module")
def ladder() -> Ladder:
    return a_ladder()


@pytest.fixture(scope="module")
def reader(ladder: Ladder) -> Colleague:
    """Who reads the plan, and about the child: nothing about Vera."""
    who = ladder.town.colleague(name="Bea Vanbo", domain="jeugd")
    ladder.town.involve(ladder.home, who, part=Part.PROFESSIONAL, people=[ladder.home.ids[1]])
    return who


@pytest.fixture
def decision(ladder: Ladder) -> Decision:
    costs = [deciding.CostLine("Gemeente", Decimal("90.00"))]
    return ladder.drawn(person_id=ladder.home.ids[0], costs=costs, **OWN)


def typed(ladder: Ladder, **more: str) -> dict[str, str]:
    day = timezone.localdate().isoformat()
    return {"starts_on": day, "doer": str(ladder.town.director.hat.id), "version": "1", "beside_why": "naast"} | more


def test_its_writer_sees_by_name_who_reads_and_chooses(ladder: Ladder, reader: Colleague, decision: Decision) -> None:
    client, url = ladder.town.director.client(), reverse("decisions:put_in_force", args=[decision.id])
    page = client.get(url).content.decode()
    assert "Wie een actie in ons plan leest" in page and "Wie een actie in het logboek leest" in page
    here, plan = page.split("Wie een actie in ons plan leest")
    assert "Bea Vanbo" not in here.split("Wie een actie in het logboek leest")[1] and "Bea Vanbo" in plan
    assert 'name="action" value' not in page
    refused = client.post(url, typed(ladder, action="Een kaartje kopen"))
    assert refused.status_code == 422 and "Kies wie deze actie mag lezen" in refused.content.decode()
    copies = (WHAT, WHY.lower(), f"Kaartje, want {WHY}", "Taxi: durft niet langer thuis te slapen")
    for words in copies:
        refused = client.post(url, typed(ladder, action=words, where="plan"))
        assert refused.status_code == 422 and "niet iedereen mag lezen" in refused.content.decode(), words
    assert client.post(url, typed(ladder, action="Een kaartje kopen", where="plan")).status_code == 302
    plan = reader.client().get(reverse("plans:plan", args=[ladder.case.id])).content.decode()
    assert "Een kaartje kopen" in plan and WHY not in plan and WHAT not in plan


def test_else_it_stands_in_the_logbook_with_who_reads_about_that_person(
    ladder: Ladder, reader: Colleague, decision: Decision
) -> None:
    url = reverse("decisions:put_in_force", args=[decision.id])
    client = ladder.town.director.client()
    assert client.post(url, typed(ladder, action="De zus bellen", where="file")).status_code == 302
    with viewing(ladder.town.director.viewer):
        entry = LogEntry.objects.get(case=ladder.case, what__contains="De zus bellen")
        assert entry.person_id == ladder.home.ids[0]
        assert not Action.objects.filter(household=ladder.home.household, what="De zus bellen").exists()
    for name in ("plans:plan", "meetings:logbook", "cases:together"):
        assert "De zus bellen" not in reader.client().get(reverse(name, args=[ladder.case.id])).content.decode()


def test_fewer_than_five_is_no_number_anywhere(ladder: Ladder, owner_connection: "Connection[Any]") -> None:
    town = ladder.town
    ladder.answers(ladder.asks(ladder.drawn()), "refuses", reason="nu niet", instead="vraag uitstel")
    leader = a_trained(town)
    made = asked_for(town, None, town.director)
    led(made, town.director, leader)
    checked(made, leader)
    begun(made, leader, to=7)
    concluded(made, leader)
    raw = {
        (row[0], row[1]): row[2:]
        for row in owner_connection.execute(
            "SELECT extract(year FROM v.at AT TIME ZONE 'Europe/Amsterdam')::int, v.rung, count(*),"
            " count(*) FILTER (WHERE a.word = 'refuses') FROM decisions_envelope v"
            " LEFT JOIN decisions_answer a ON a.envelope_id = v.id GROUP BY 1, 2"
        ).fetchall()
    }
    held = owner_connection.execute("SELECT count(*) FROM deliberation_closing").fetchone()
    assert raw and held
    with viewing(ladder.manager.viewer), connection.cursor() as cursor:
        cursor.execute("SELECT year, rung, asked, refused, line FROM access.rungs_counted()")
        for year, rung, *told, line in cursor.fetchall():
            assert told == [number if number > 4 else None for number in raw[year, rung]]
            assert line is None or line > 4
        cursor.execute("SELECT held, by_line FROM access.deliberation_years()")
        years = cursor.fetchall()
        assert years and all(number is None or number > 4 for row in years for number in row)
        assert sum(number or 0 for number, _line in years) <= held[0]
    assert "minder dan 5" in town.director.client().get(reverse("decisions:brought")).content.decode()
    assert "minder dan 5" in town.director.client().get(reverse("deliberation:list")).content.decode()
