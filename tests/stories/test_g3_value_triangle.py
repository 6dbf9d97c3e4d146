"""G3: the value triangle: each an own position before the others', doing nothing along, never an average."""

import math
from itertools import combinations
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.weighing import actions
from samenhang.weighing.models import Position, TriangleOption, ValueTriangle
from samenhang.weighing.picture import grounds, outlines
from tests.support.town import Colleague
from tests.weighing.scenes import Table, a_table


@pytest.fixture(scope="module")
def table() -> Table:
    """A household with two colleagues; the tests of this file each begin their own triangle in it."""
    return a_table()


def begun(table: Table, question: str = "Wat is wijs?", **more: object) -> ValueTriangle:
    by = table.town.director.viewer
    with viewing(by):
        triangle = actions.begin_triangle(
            case=table.case,
            question=question,
            by=by,
            at=timezone.now(),
            **{"layer": "case_team", **more},  # type: ignore[arg-type]  # the action's own keywords
        )
        actions.add_triangle_option(triangle=triangle, title="doorbetalen", by=by, at=timezone.now())
    return triangle


def options(table: Table, triangle: ValueTriangle) -> list[TriangleOption]:
    with viewing(table.town.director.viewer):
        return list(TriangleOption.objects.filter(triangle=triangle).select_related("triangle__case").order_by("order"))


def stand(who: Colleague, option: TriangleOption, *marks: int, words: str = "") -> None:
    given = actions.Marks(marks[0], marks[1], marks[2], words)
    with viewing(who.viewer):
        actions.take_position(option=option, marks=given, by=who.viewer, at=timezone.now())


def test_others_are_seen_after_an_own_position_and_where_people_differ(table: Table) -> None:
    sent = table.post("driehoeken/nieuw/", question="Stoppen of niet?", file="case_team", person="")
    rest = sent["Location"].split(f"{table.case.id}/")[1]
    assert "niets doen" in table.get(rest) and "Eerst uw eigen standpunt" in table.get(rest)
    with viewing(table.town.director.viewer):
        triangle = ValueTriangle.objects.get(question="Stoppen of niet?")
    nothing = options(table, triangle)[0]
    secret = "het gezin raakt dan alles kwijt"
    stand(table.other, nothing, 1, 2, 9, words=secret)
    page = table.get(rest)
    assert secret not in page and "Fatima Ferm" not in page.partition("Wie leest dit")[0]
    assert "<svg" not in page.partition("Wie leest dit")[0].partition("weigh-triangle__picture")[2]
    with viewing(table.town.director.viewer):  # the database itself keeps it back
        assert not Position.objects.filter(triangle=triangle).exists()
    path = f"{rest}standpunten/{nothing.id}/"
    marks = {"engagement": "8", "returns": "5", "legitimacy": "3", "words": "zo komt er rust"}
    assert table.post(path, **marks).status_code == 302
    page = table.get(rest)
    assert secret in page and "Fatima Ferm" in page and "weigh-triangle__picture" in page
    assert "van 1 (Fatima Ferm) tot 8 (Rik Regie)" in page and "u verschilt" in page
    assert "gemiddelde" in page and "4,5" not in page


def test_a_changed_mind_shows_the_first_position_too(table: Table) -> None:
    triangle = begun(table)
    option = options(table, triangle)[1]
    stand(table.town.director, option, 3, 3, 3)
    stand(table.other, option, 9, 9, 9)
    stand(table.town.director, option, 9, 8, 7)
    page = table.get(f"driehoeken/{triangle.id}/", table.beside)
    assert "eerst: 3, 3 en 3" in page


def test_when_it_ended_everybody_reads_all_and_nobody_adds(table: Table) -> None:
    triangle = begun(table)
    option = options(table, triangle)[1]
    stand(table.other, option, 6, 6, 6, words="ik twijfel")
    rest = f"driehoeken/{triangle.id}/"
    assert "ik twijfel" not in table.get(rest)
    assert table.post(f"{rest}afronding/", words="we verschillen, en dat mag").status_code == 302
    page = table.get(rest)
    assert "ik twijfel" in page and "we verschillen" in page and "Mijn standpunt" not in page
    late = table.post(f"{rest}standpunten/{option.id}/", engagement="1", returns="1", legitimacy="1", words="te laat")
    assert late.status_code == 422 and "afgerond" in late.content.decode() and "te laat" in late.content.decode()
    assert table.post(f"{rest}afronding/", words="nog eens").status_code == 422


def test_the_triangle_of_a_test_has_its_options(table: Table) -> None:
    test = table.test()
    table.option(test, "uitstel tot mei")
    sent = table.post(f"toetsen/{test.id}/driehoek/")
    page = table.client.get(sent["Location"]).content.decode()
    assert "uitstel tot mei" in page and "niets doen" in page and "Hoort bij een omgekeerde toets" in page
    assert sent["Location"] in table.get(f"toetsen/{test.id}/")


def test_what_is_about_one_person_only_stays_with_them() -> None:
    table = a_table("Cas Kalm", "Dora Dicht")
    alone = table.town.colleague(domain="wmo")
    table.town.involve(table.home, alone, people=[table.home.ids[0]])
    triangle = begun(table, "de viool is stuk", person_id=table.home.ids[1])
    option = options(table, triangle)[1]
    stand(table.town.director, option, 5, 5, 5, words="de viool is stuk")
    client = alone.client()
    for rest in ("", f"standpunten/{option.id}/", "afronding/", "mogelijkheden/nieuw/"):
        assert client.get(table.url(f"driehoeken/{triangle.id}/{rest}")).status_code == 404, rest
    assert "de viool is stuk" not in table.get("samen-verder/", client)
    with viewing(alone.viewer):
        assert not Position.objects.filter(triangle=triangle).exists()


def test_bad_marks_are_refused_and_twice_is_once(table: Table) -> None:
    triangle = begun(table)
    option = options(table, triangle)[0]
    path = f"driehoeken/{triangle.id}/standpunten/{option.id}/"
    fine = {"engagement": "0", "returns": "10", "legitimacy": "5", "words": "😀 لا أعرف \x00"}
    for wrong in ({"engagement": "11"}, {"returns": "-1"}, {"legitimacy": ""}, {"words": "x" * 100_000}):
        assert table.post(path, **{**fine, **wrong}).status_code == 422, wrong
    key = str(uuid4())
    for _again in range(2):
        assert table.post(path, **fine, submission=key).status_code == 302
    with viewing(table.town.director.viewer):
        assert Position.objects.filter(triangle=triangle).count() == 1


def test_the_page_costs_the_same_for_one_and_for_many(table: Table) -> None:
    few, many = begun(table), begun(table)
    by = table.town.director.viewer
    with viewing(by):
        for number in range(8):
            actions.add_triangle_option(triangle=many, title=f"weg {number}", by=by, at=timezone.now())
    for triangle in (few, many):
        for option in options(table, triangle):
            stand(table.town.director, option, 5, 6, 7)
            stand(table.other, option, 1, 2, 3)
    counts = []
    for triangle in (few, many):
        table.get(f"driehoeken/{triangle.id}/")
        with CaptureQueriesContext(connection) as asked:
            table.get(f"driehoeken/{triangle.id}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_picture_reaches_further_for_a_higher_mark_and_lays_equal_marks_apart() -> None:
    assert grounds()[1].startswith("200.0,40.0 ")
    drawn = outlines([1, 2, 3], [(10, 0, 5), (10, 1, 8), (9, 5, 5)])
    assert [(one.letter, one.style) for one in drawn] == [("B", 1), ("C", 2), ("D", 3)]
    assert (drawn[0].corners[0].x, drawn[0].corners[0].y) == ("200.0", "40.0")
    for axis in range(3):  # no two discs of nine across lie over each other
        discs = [(float(one.corners[axis].x), float(one.corners[axis].y)) for one in drawn]
        assert all(math.dist(a, b) >= 18 for a, b in combinations(discs, 2))
    table = a_table()
    ways = table.client.get(reverse("cases:together", args=[table.case.id])).content.decode()
    assert reverse("weighing:begin_triangle", args=[table.case.id]) in ways
