"""G1: the Omgekeerde Toets: four steps on one page, several people at once, told whether before or after deciding."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.meetings.models import LogEntry
from samenhang.teams.models import Role
from samenhang.weighing import queries
from samenhang.weighing.models import Cost, LawText, ReversedTest, TestEnd, TestOption, TestPart
from tests.support.town import a_town
from tests.weighing.scenes import Table, a_table, days, ending_form

if TYPE_CHECKING:
    from psycopg import Connection

HX = {"HX-Request": "true"}


@pytest.fixture(scope="module")
def table() -> Table:
    """A household with two colleagues; the tests of this file each begin their own test in it."""
    return a_table()


def test_from_the_ways_to_a_decision_filled_already(table: Table) -> None:
    assert "Omgekeerde toets beginnen" in table.get("samen-verder/")
    sent = table.post("toetsen/nieuw/", question="Mag het huis blijven?", decided="no", file="case_team", person="")
    assert sent.status_code == 302
    page = table.client.get(sent["Location"]).content.decode()
    for words in ("gebruikt vóór het besluit", "niets doen", "weegt altijd mee", "Wat wil de inwoner bereiken?"):
        assert words in page
    with viewing(table.town.director.viewer):
        test = ReversedTest.objects.get(question="Mag het huis blijven?")
    option = table.fill(test)
    table.post(
        f"toetsen/{test.id}/mogelijkheden/{option.id}/kosten/nieuw/",
        payer="municipality",
        amount="412,50",
        period="month",
        basis="fictitious",
        who="",
        source="",
    )  # fmt: skip -- one line of one form
    assert table.state(test).gaps == []
    assert "Toets afronden" in table.get(f"toetsen/{test.id}/afronding/")
    assert table.post(f"toetsen/{test.id}/afronding/", **ending_form(option.id)).status_code == 302
    page = table.get(f"toetsen/{test.id}/")
    assert "Uitkomst: doen" in page and "Invullen" not in page and "412,50" in page
    viewer = table.town.director.viewer
    with viewing(viewer):
        told = queries.for_decision(viewer, test.id)
        entry = LogEntry.objects.filter(case=table.case, what__contains="Mag het huis blijven?").get()
    assert (told.outcome, told.used, told.chosen and told.chosen.id) == ("do", "before", option.id)
    assert [str(cost.amount) for one in told.options for cost in one.costs] == ["412.50"]
    assert told.legal[0].article == "PW art. 18" and told.question == "Mag het huis blijven?" and not told.gaps
    assert entry.layer == "case_team" and "gebruikt vóór het besluit" in entry.what.lower()


def test_two_write_at_once_each_in_their_part(table: Table) -> None:
    test = table.test()
    opened = table.get(f"toetsen/{test.id}/delen/wants/", headers=HX)
    assert "<html" not in opened and 'name="version" value="0"' in opened
    table.post(f"toetsen/{test.id}/delen/wants/aanwezig/")  # as the form does when it opens: reading writes nothing
    assert "Rik Regie schrijft hier nu" in table.get(f"toetsen/{test.id}/", table.beside)
    beside = table.post(f"toetsen/{test.id}/delen/wants/aanwezig/", table.beside)
    assert "Rik Regie schrijft hier nu ook" in beside.content.decode()
    assert "Fatima Ferm werkt nu aan" in table.get(f"toetsen/{test.id}/nu/")
    one = table.post(f"toetsen/{test.id}/delen/expects/", table.beside, headers=HX, words="dat iemand belt", version=0)
    two = table.post(f"toetsen/{test.id}/delen/wants/", headers=HX, words="in dit huis blijven", version=0)
    assert one.status_code == two.status_code == 200 and "in dit huis blijven" in two.content.decode()
    page = table.get(f"toetsen/{test.id}/", table.beside)
    assert "dat iemand belt" in page and "in dit huis blijven" in page and "Rik Regie schrijft" not in page


def test_what_a_colleague_writes_is_fetched_by_the_page_of_the_other(table: Table) -> None:
    test = table.test()
    table.write(test, "wants", words="rust in huis")
    part = f"toetsen/{test.id}/delen/expects/"
    opened = table.get(part, table.beside)
    page = table.get(f"toetsen/{test.id}/")
    assert opened and "Fatima Ferm schrijft hier nu" in page, "kept with the very answer that opens it"
    address = re.search(r'hx-get="([^"]*/nu/\?sinds=\d+)"', page)
    assert address
    told = table.client.get(address[1])
    assert "Fatima Ferm werkt nu aan" in told.content.decode()
    assert table.beside.get(address[1]).headers["HX-Trigger"] == '{"deel:wants": ""}'
    assert "HX-Trigger" not in told.headers, "the own words are there already"
    for odd in ("x", "-1", "9" * 400):
        assert table.client.get(f"{address[1].partition('?')[0]}?sinds={odd}").status_code == 200
    table.get(f"{part}lezen/?klaar=1", table.beside)
    assert "werkt nu aan" not in table.client.get(address[1]).content.decode()


def test_two_in_one_part_see_both_texts_and_nothing_is_lost(table: Table) -> None:
    test = table.test()
    path = f"toetsen/{test.id}/delen/effect/"
    assert table.post(path, table.beside, words="rust in huis", version=0).status_code == 302
    late = table.post(path, headers=HX, words="geen schulden meer", version=0)
    page = late.content.decode()
    assert late.status_code == 422 and "rust in huis" in page and "geen schulden meer" in page
    assert "Fatima Ferm" in page and 'name="version" value="1"' in page
    assert table.post(path, words="rust, en geen schulden meer", version=1).status_code == 302
    again = table.post(path, words="rust, en geen schulden meer", version=1)
    assert again.status_code == 302  # the same text sent twice is no conflict with oneself
    with viewing(table.town.director.viewer):
        part = TestPart.objects.get(test=test, kind="effect")
    assert (part.content, part.version) == ({"words": "rust, en geen schulden meer"}, 2)


def test_a_draft_is_given_back(table: Table) -> None:
    test = table.test()
    kept = table.client.post(f"/concept/toets:{test.id}:plan/", {"words": "maandag bellen"})
    assert kept.status_code in {200, 204}
    page = table.get(f"toetsen/{test.id}/delen/plan/")
    assert "maandag bellen" in page and "Concept van" in page
    table.post(f"toetsen/{test.id}/delen/plan/", words="dinsdag bellen", version=0)
    assert "maandag bellen" not in table.get(f"toetsen/{test.id}/delen/plan/")


def test_doing_nothing_cannot_be_taken_away(table: Table) -> None:
    test = table.test()
    nothing, option = table.nothing(test), table.option(test, "uitstel geven")
    refused = table.post(f"toetsen/{test.id}/mogelijkheden/{nothing.id}/verval/")
    assert refused.status_code == 409 and "Niets doen weegt altijd mee" in refused.content.decode()
    assert table.post(f"toetsen/{test.id}/mogelijkheden/{option.id}/verval/").status_code == 302
    page = table.get(f"toetsen/{test.id}/")
    assert "telt niet mee" in page and "uitstel geven" in page
    with viewing(table.town.director.viewer):
        assert TestOption.objects.filter(test=test, dropped_at=None).get() == nothing


def test_it_says_plainly_that_it_was_used_after_the_decision(table: Table) -> None:
    late = table.post(
        "toetsen/nieuw/",
        question="Was het goed?",
        decided="yes",
        decided_on=days(-9).isoformat(),
        file="shared",
        person="",
    )  # fmt: skip -- as above
    rest = late["Location"].split(f"{table.case.id}/")[1]
    for page in (table.get(rest), table.get(f"{rest}blad/")):
        assert "gebruikt na het besluit" in page
    during = table.test(at=table.town.now - timedelta(days=20), decided_on=None)
    assert (
        table.post(
            f"toetsen/{during.id}/besluit/", decided="yes", decided_on=days(-3).isoformat(), version=1
        ).status_code
        == 302
    )  # fmt: skip -- as above
    assert "voordat de toets klaar was" in table.get(f"toetsen/{during.id}/")
    stale = table.post(f"toetsen/{during.id}/besluit/", decided="no", version=1)
    assert stale.status_code == 422 and "net gewijzigd" in stale.content.decode()
    for wrong in (days(3).isoformat(), "31-02-2026", ""):
        sent = table.post(f"toetsen/{during.id}/besluit/", decided="yes", decided_on=wrong, version=2)
        assert sent.status_code == 422, wrong


def test_ending_with_gaps_needs_a_reason_and_says_what_is_missing(table: Table) -> None:
    test = table.test()
    path = f"toetsen/{test.id}/afronding/"
    page = table.get(path)
    assert "Stap 1: wat de inwoner wil bereiken" in page and "Stap 3: wat “niets doen” met de inwoner doet" in page
    refused = table.post(path, **ending_form(outcome="not"), gaps_reason="")
    assert refused.status_code == 422 and "schrijf op waarom" in refused.content.decode()
    for wrong in (
        {"outcome": "do"},
        {"outcome": "conditions", "option": str(table.nothing(test).id)},
        {"outcome": "not", "review_on": days(0).isoformat()},
    ):  # fmt: skip -- as above
        sent = table.post(path, **{**ending_form(), "gaps_reason": "vrijdag stopt het", **wrong})
        assert sent.status_code == 422, wrong
    done = table.post(path, **ending_form(outcome="not"), gaps_reason="vrijdag stopt het")
    assert done.status_code == 302
    page = table.get(f"toetsen/{test.id}/")
    assert "vrijdag stopt het" in page and "Wat ontbrak" in page


def test_what_ended_is_fixed_and_a_new_one_builds_on_it(table: Table) -> None:
    test = table.test("Begonnen door de een")
    option = table.fill(test)
    # a successor ends what another began
    table.post(f"toetsen/{test.id}/afronding/", table.beside, **ending_form(option.id))
    assert "door Fatima Ferm" in table.get(f"toetsen/{test.id}/")
    late = table.post(f"toetsen/{test.id}/delen/wants/", words="toch iets anders", version=1)
    assert (
        late.status_code == 422 and "ligt vast" in late.content.decode() and "toch iets anders" in late.content.decode()
    )
    assert table.post(f"toetsen/{test.id}/afronding/", **ending_form(option.id)).status_code == 422
    with viewing(table.town.director.viewer):  # and the database says the same, whatever the screens do
        assert TestPart.objects.filter(test=test).update(content={"words": "stiekem"}) == 0
        assert ReversedTest.objects.filter(id=test.id).update(question="stiekem") == 0
        assert Cost.objects.filter(option__test=test).update(amount=0) == 0
    assert table.state(test).intact
    new = table.post(f"toetsen/{test.id}/vervolg/")
    page = table.client.get(new["Location"]).content.decode()
    assert "Bouwt voort op een eerdere toets" in page and "woorden van effect" in page and "rust" in page
    table.post(f"toetsen/{test.id}/terugblik/", brought="de huur is betaald", learnt="bel eerder", again_on="")
    assert "de huur is betaald" in table.get(f"toetsen/{test.id}/")
    assert table.post(f"toetsen/{test.id}/terugblik/", brought="x", again_on=days(-1).isoformat()).status_code == 422


def test_who_ended_it_sees_the_day_of_looking_back(table: Table) -> None:
    test = table.test("Waar kijken we op terug?", at=table.town.now - timedelta(days=90))
    table.end(test, at=timezone.now() - timedelta(days=60), days=10)
    outside = a_town().colleague(domain="wmo")
    assert "Waar kijken we op terug?" in table.client.get("/toetsen/terugkijken/").content.decode()
    assert "Waar kijken we op terug?" not in outside.client().get("/toetsen/terugkijken/").content.decode()
    assert "De dag om terug te kijken" in table.get("samen-verder/")
    waits = table.client.get(reverse("home:waits")).content.decode()
    assert "toets om op terug te kijken" in waits or "toetsen om op" in waits
    table.post(f"toetsen/{test.id}/terugblik/", brought="niets, eerlijk gezegd", learnt="", again_on="")
    assert "Waar kijken we op terug?" not in table.client.get("/toetsen/terugkijken/").content.decode()


def test_what_is_about_one_person_only_is_read_by_who_is_there_for_them() -> None:
    table = a_table("Cas Kalm", "Dora Dicht")
    cas, dora = table.home.ids
    alone = table.town.colleague(name="Karel Alleen", domain="wmo")
    table.town.involve(table.home, alone, people=[cas])
    secret = "de harp staat bij de buren"
    test = table.test(secret, person_id=dora)
    table.write(test, "wants", words=secret)
    client = alone.client()
    for rest in (
        f"toetsen/{test.id}/",
        f"toetsen/{test.id}/blad/",
        f"toetsen/{test.id}/nu/",
        f"toetsen/{test.id}/delen/wants/",
        f"toetsen/{test.id}/delen/wants/lezen/",
    ):  # fmt: skip -- as above
        assert client.get(table.url(rest)).status_code == 404, rest
    assert secret not in table.get("samen-verder/", client)
    assert "Alleen over Dora Dicht" in table.get(f"toetsen/{test.id}/")
    manager = table.town.colleague(Role.MANAGER, team=table.town.desk)
    assert manager.client().get(table.url(f"toetsen/{test.id}/")).status_code == 404
    ended = table.end(test)
    for who in (alone, manager):
        with viewing(who.viewer):
            assert not TestEnd.objects.filter(id=ended.id).exists()
            assert not TestPart.objects.filter(test=test).exists()


def test_a_case_that_closes_meanwhile_can_still_be_ended(owner_connection: "Connection[Any]") -> None:
    table = a_table("Emma Eind")
    test = table.test("Blijft dit hangen?")
    owner_connection.execute("UPDATE cases_case SET closed_at = now() WHERE id = %s", [table.case.id])
    refused = table.post(f"toetsen/{test.id}/delen/wants/", words="nog iets", version=0)
    page = refused.content.decode()
    assert refused.status_code == 422 and "casus is gesloten" in page and "nog iets" in page
    table.end(test)
    assert "Uitkomst: niet doen" in table.get(f"toetsen/{test.id}/")
    assert table.post(f"toetsen/{test.id}/vervolg/").status_code == 409


def test_bad_input_is_told_at_the_field_and_nothing_is_lost(table: Table) -> None:
    test = table.test()
    path = f"toetsen/{test.id}/delen/wants/"
    long = table.post(path, words="x" * 100_000, version=0)
    assert long.status_code == 422 and "te lang" in long.content.decode()
    strange = "😀 أريد البقاء هنا \x00 <b>vet</b>"
    assert table.post(path, words=strange, version=0).status_code == 302
    page = table.get(f"toetsen/{test.id}/")
    assert "😀 أريد البقاء هنا" in page and "<b>vet</b>" not in page
    for part in (
        "bestaat-niet",
        "law.bestaat-niet",
        f"effect_on.{uuid4()}.resident",
        f"professional.{uuid4()}",
        "legal.zzz",
        "wants.meer",
        "law",
    ):  # fmt: skip -- as above
        assert table.client.get(table.url(f"toetsen/{test.id}/delen/{part}/")).status_code == 404, part
    option = table.option(test)
    costs = f"toetsen/{test.id}/mogelijkheden/{option.id}/kosten/nieuw/"
    fine = {"payer": "state", "amount": "10", "period": "once", "basis": "source", "source": "Rijksbegroting 2026"}
    for wrong in ({"amount": "-1"}, {"amount": "1,234"}, {"amount": "NaN"}, {"amount": "9" * 30}, {"source": ""}):
        assert table.post(costs, **{**fine, **wrong}).status_code == 422, wrong
    key = str(uuid4())
    for _again in range(2):
        assert table.post(costs, **fine, submission=key).status_code == 302
    with viewing(table.town.director.viewer):
        assert Cost.objects.filter(option=option).count() == 1


def test_the_page_costs_the_same_whatever_is_on_it(table: Table) -> None:
    few, many = table.test(), table.test()
    for number in range(12):
        table.option(many, f"mogelijkheid {number}")
    table.fill(many)
    counts = []
    for test in (few, many):
        table.get(f"toetsen/{test.id}/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            table.get(f"toetsen/{test.id}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_paper_for_the_resident_only_of_our_plan(table: Table) -> None:
    ours, team = table.test(layer="shared"), table.test(layer="case_team")
    table.write(ours, "wants", words="gewoon weer slapen")
    page = table.get(f"toetsen/{ours.id}/blad/?inwoner=1")
    assert "Dit wilt u" in page and "gewoon weer slapen" in page
    assert table.client.get(table.url(f"toetsen/{team.id}/blad/?inwoner=1")).status_code == 404


def test_what_a_law_was_made_for_is_kept_with_its_history() -> None:
    town = a_town()
    manager, worker = town.colleague(Role.MANAGER, team=town.desk), town.colleague(domain="wmo")
    assert "Waar elke wet voor is gemaakt" in worker.client().get("/wetten/waarvoor/").content.decode()
    assert worker.client().get("/wetten/waarvoor/wlz/").status_code == 404
    client = manager.client()
    with viewing(manager.viewer):
        law = queries.law(manager.viewer, "wlz")
        texts = LawText.objects.filter(law=law).count()
    fields = {
        "name": law.name,
        "article": law.article,
        "made_for": law.made_for + " Ook thuis.",
        "in_use": "on",
        "why": "aangevuld",
        "version": law.version,
    }  # fmt: skip -- as above
    assert client.post("/wetten/waarvoor/wlz/", {"submission": str(uuid4()), **fields}).status_code == 302
    stale = client.post("/wetten/waarvoor/wlz/", {"submission": str(uuid4()), **fields})
    assert stale.status_code == 422 and "net gewijzigd" in stale.content.decode()
    with viewing(manager.viewer):
        assert LawText.objects.filter(law=law).count() == texts + 1
    with viewing(worker.viewer):
        assert type(law).objects.filter(code="wlz").update(made_for="anders") == 0


def test_an_outsider_cannot_begin_one(table: Table) -> None:
    outside = table.town.colleague(domain="jeugd").client()
    assert outside.get(table.url("toetsen/nieuw/")).status_code == 404
    assert outside.post(table.url("toetsen/nieuw/"), {"question": "x"}).status_code == 404
    stranger = table.home.household.id
    sent = table.post("toetsen/nieuw/", question="Over wie?", decided="no", file="case_team", person=str(stranger))
    assert sent.status_code == 422
    assert table.post("toetsen/nieuw/", question="Waar?", decided="no", file="domain:wmo", person="").status_code == 422


def test_two_begin_the_triangle_of_one_test_and_get_the_same(table: Table) -> None:
    test = table.test()
    one, two = (table.post(f"toetsen/{test.id}/driehoek/", client) for client in (table.client, table.beside))
    assert one["Location"] == two["Location"]
