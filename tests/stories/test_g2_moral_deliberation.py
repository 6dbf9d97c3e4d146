"""Moral deliberation: asked without names, led by somebody from outside, seven steps, and what came of it (G2)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.consent import actions as consent
from samenhang.consent.models import Notice
from samenhang.deliberation import actions, queries, support
from samenhang.deliberation.models import FromCase, Line
from samenhang.kit.refusals import Refusal
from samenhang.kit.rounds import answered
from samenhang.meetings.models import LogEntry
from samenhang.people import nameless
from tests.support.tables import (
    ASKED,
    FACTS,
    a_deliberation,
    a_table,
    a_trained,
    begun,
    checked,
    concluded,
    led,
    seated,
    seen,
    text,
)
from tests.support.town import Home, Town, a_bsn, a_town

SECRET = "Wolkenveld"


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    found = town.home(f"Ineke {SECRET} (1985-05-17)", f"Bo {SECRET} (8 jaar)")
    town.open_case(found)
    return found


def fields(**more: str) -> dict[str, str]:
    day = (timezone.localdate() + timedelta(days=10)).isoformat()
    return {
        "question": ASKED,
        "why_now": "het moet snel rond zijn",
        "decide_by": day,
        "who_decides": "ikzelf",
        "facts": FACTS,
        "submission": str(uuid7()),
    } | more


def said(response: Any) -> str:
    return str(response.content.decode())


def test_asked_from_a_case_it_stands_with_the_ways_and_asks_for_a_leader(town: Town, home: Home):
    client = town.director.client()
    page = said(client.get(f"/casussen/{home.opened.id}/samen-verder/"))
    assert "Moreel beraad" in page
    sent = fields()
    url = f"/casussen/{home.opened.id}/beraden/nieuw/"
    first, again = client.post(url, sent), client.post(url, sent)
    assert first.status_code == 302 and again["Location"] == first["Location"]  # sent twice, made once
    with viewing(town.director.viewer):
        assert FromCase.objects.filter(case=home.opened).count() == 1
    shown = said(client.get(first["Location"]))
    assert ASKED in shown and "zoekt een begeleider" in shown
    assert ASKED in said(client.get(f"/casussen/{home.opened.id}/samen-verder/"))
    assert "vraag een begeleider" in said(client.get("/beraden/"))


@pytest.mark.parametrize(
    "told",
    [
        f"mevrouw {SECRET} belde",
        "geboren op 17-05-1985",
        "bel 012-3456789 na zessen",
        "het nummer is 111222333",
        "mail naar iemand@voorbeeld.test",
        "een achtjarige en een vader van 41 jaar, het was op 3 maart 2024",
        "dat zei J. de Vries ook",
    ],
)
def test_what_may_tell_of_whom_it_is_is_pointed_at_and_nothing_is_lost(town: Town, home: Home, told: str):
    client = town.director.client()
    got = client.post(f"/casussen/{home.opened.id}/beraden/nieuw/", fields(facts=told))
    assert got.status_code == 422 and "Kijk hier nog eens naar" in said(got)
    assert told.split(maxsplit=1)[0] in said(got)


def test_what_is_surely_a_number_is_refused_also_when_ticked(town: Town, home: Home):
    client = town.director.client()
    got = client.post(f"/casussen/{home.opened.id}/beraden/nieuw/", fields(facts=f"nr {a_bsn()}", judged="on"))
    assert got.status_code == 422 and "Haal dit eerst uit de tekst" in said(got)
    let_in = client.post(f"/casussen/{home.opened.id}/beraden/nieuw/", fields(facts="op 3 maart 2024", judged="on"))
    assert let_in.status_code == 302


def test_a_rare_combination_is_found_in_the_households_own_data(town: Town):
    home = town.home("Ada Stip (39 jaar)", "Eén Stip (3 jaar)", "Twee Stip (5 jaar)", "Drie Stip (8 jaar)")
    town.open_case(home)
    with viewing(town.director.viewer) as at:
        found = nameless.found(
            town.director.viewer, "een gezin met drie kinderen, de oudste een achtjarige", home.household.id, at
        )
        assert any("samen zeldzaam" in one.why for one in found)
        plain = nameless.found(town.director.viewer, "een gezin met een kind van 11", home.household.id, at)
    assert not any("samen zeldzaam" in one.why for one in plain)


@pytest.mark.parametrize(
    "wrong",
    [{"decide_by": "2020-01-01"}, {"decide_by": "31-02-2027"}, {"question": ""}, {"facts": "x" * 100_000}],
)
def test_bad_input_is_told_at_the_field(town: Town, home: Home, wrong: dict[str, str]):
    got = town.director.client().post("/beraden/nieuw/", fields(**wrong))
    assert got.status_code == 422


def test_odd_letters_are_kept_and_nul_vanishes(town: Town):
    got = town.director.client().post("/beraden/nieuw/", fields(facts="een ouder \x00🙂 قال لا", judged="on"))
    assert got.status_code == 302
    assert "🙂 قال لا" in said(town.director.client().get(got["Location"]))


def test_who_is_involved_in_any_way_cannot_lead_and_is_not_told_why(town: Town, home: Home):
    leader = a_trained(town)
    other = town.another_hat(leader, organisation=town.municipality)
    town.involve(home, other)
    made = a_deliberation(town, home, town.director)
    client = town.director.client()
    got = client.post(f"/beraden/{made.id}/begeleider/", {"hat": str(leader.hat.id)})
    assert got.status_code == 422 and "kan niet bij dit beraad" in said(got)
    with (
        connection.cursor() as cursor,
        viewing(leader.viewer),
    ):  # it is said of the own beraad only
        cursor.execute("SELECT access.may_facilitate(%s, %s)", [made.id, leader.hat.id])
        assert cursor.fetchone() == (False,)
    alone = a_deliberation(town, None, town.director)
    assert client.post(f"/beraden/{alone.id}/begeleider/", {"hat": str(leader.hat.id)}).status_code == 302


def test_who_became_involved_after_being_asked_cannot_accept(town: Town, home: Home):
    leader = a_trained(town)
    made = a_deliberation(town, home, town.director)
    with viewing(town.director.viewer):
        actions.ask_to_lead(deliberation=made, hat_id=leader.hat.id, by=town.director.viewer, at=timezone.now())
    town.involve(home, leader)
    got = leader.client().post(f"/beraden/{made.id}/begeleider/antwoord/", {"accepted": "yes", "words": ""})
    assert got.status_code == 422 and "kunt niet bij dit beraad" in said(got)


def test_the_table_reads_the_text_only_once_it_was_checked_and_again_after_a_change(town: Town, home: Home):
    leader, guest = a_trained(town), town.colleague(organisation=town.organisation())
    made = a_deliberation(town, home, town.director)
    led(made, town.director, leader)
    seated(made, leader, guest)
    url, client = f"/beraden/{made.id}/", guest.client()
    assert FACTS not in said(client.get(url)) and "wordt nagekeken" in said(client.get(url))
    assert FACTS in said(leader.client().get(url))
    checked(made, leader)
    assert FACTS in said(client.get(url))
    with viewing(town.director.viewer):
        actions.rewrite(
            deliberation=made, asked=text("nieuwe feiten"), seen=1, by=town.director.viewer, at=timezone.now()
        )
    assert FACTS not in said(client.get(url)) and "nieuwe feiten" not in said(client.get(url))
    checked(made, leader)
    shown = said(client.get(url))
    assert "nieuwe feiten" in shown and FACTS not in shown


def test_the_asker_never_checks_the_own_text(town: Town, home: Home):
    made = a_deliberation(town, home, town.director)
    got = town.director.client().post(f"/beraden/{made.id}/tekst/controle/", {"approved": "yes", "words": ""})
    assert got.status_code == 404


def test_two_who_change_the_text_lose_nothing(town: Town, home: Home):
    made = a_deliberation(town, home, town.director)
    client = town.director.client()
    assert client.post(f"/beraden/{made.id}/tekst/", fields(facts="eerst", version="1")).status_code == 302
    got = client.post(f"/beraden/{made.id}/tekst/", fields(facts="daarna", version="1"))
    assert got.status_code == 422 and "eerst" in said(got) and "daarna" in said(got)


def test_nobody_at_the_table_meets_the_household(town: Town, home: Home):
    made, leader, guest = a_table(town, home, town.director)
    begun(made, leader)
    for who in (leader, guest):
        client = who.client()
        for page in ("", "zitting/", "zitting/gezegd/", "verslag/"):
            got = client.get(f"/beraden/{made.id}/{page}")
            assert got.status_code == 200, page
            for word in (SECRET, "Ineke", str(home.household.id), str(home.opened.id), home.opened.number):
                assert word not in said(got), (page, word)
        assert SECRET not in said(client.get("/beraden/")) + said(client.get("/", follow=True))
        assert client.get(f"/casussen/{home.opened.id}/").status_code == 404
        with viewing(who.viewer):
            assert not FromCase.objects.filter(deliberation=made).exists()


def test_an_outsider_finds_nothing(town: Town, home: Home):
    made, leader, _guest = a_table(town, home, town.director)
    begun(made, leader)
    client = town.colleague().client()
    for page in ("", "zitting/", "zitting/gezegd/", "verslag/", "tekst/", "daarna/"):
        assert client.get(f"/beraden/{made.id}/{page}").status_code == 404, page
    assert ASKED not in said(client.get("/beraden/"))


def test_a_small_table_begins_only_with_a_reason(town: Town, home: Home):
    made, leader, _guest = a_table(town, home, town.director)
    client = leader.client()
    assert "Zes tot tien" in said(client.get(f"/beraden/{made.id}/"))
    got = client.post(f"/beraden/{made.id}/zitting/stap/", {"number": "1", "words": ""})
    assert got.status_code == 422
    sent = {"number": "1", "words": "meer mensen zijn er niet"}
    assert client.post(f"/beraden/{made.id}/zitting/stap/", sent).status_code == 302
    skipped = client.post(f"/beraden/{made.id}/zitting/stap/", {"number": "5", "words": ""})
    assert skipped.status_code == 422


def test_everybody_adds_lines_rights_first_and_nothing_is_lost(town: Town, home: Home):
    made, leader, guest = a_table(town, home, town.director)
    begun(made, leader, to=3)
    url = f"/beraden/{made.id}/zitting/?stap=3"
    one, two = leader.client(), guest.client()
    sent = {"slot": "touched", "words": "het kind", "submission": str(uuid7())}
    assert one.post(url, sent).status_code == 302 and one.post(url, sent).status_code == 302
    with viewing(leader.viewer):
        parent = Line.objects.get(deliberation=made, slot="touched")
    wish = {"slot": "wishes", "under": str(parent.id), "words": "rust", "unnamed": "on"}
    right = {"slot": "rights", "under": str(parent.id), "words": "veilig opgroeien"}
    assert two.post(url, wish).status_code == 302 and one.post(url, right).status_code == 302
    page = said(one.get(f"/beraden/{made.id}/zitting/gezegd/?stap=3"))
    assert page.index("veilig opgroeien") < page.index("rust") and "een deelnemer" in page
    assert page.count("het kind") == 1
    hanging = two.post(url, {"slot": "rights", "under": "", "words": "x"})
    assert hanging.status_code == 422 and "Kies waar dit bij hoort" in said(hanging)
    assert two.post(f"/beraden/{made.id}/zitting/regels/{parent.id}/doorhaling/").status_code == 404
    assert one.post(f"/beraden/{made.id}/zitting/regels/{parent.id}/doorhaling/").status_code == 409


def test_a_name_said_at_the_table_is_stopped(town: Town, home: Home):
    made, leader, _guest = a_table(town, home, town.director)
    begun(made, leader)
    sent = {"slot": "known", "words": f"mevrouw {SECRET} werkt"}
    got = town.director.client().post(f"/beraden/{made.id}/zitting/", sent)
    assert got.status_code == 422 and "kan aanwijzen" in said(got)


def test_the_conclusion_lands_in_the_case_and_after_three_months_it_is_asked(town: Town, home: Home):
    made, leader, guest = a_table(town, home, town.director)
    begun(made, leader, to=7)
    with viewing(guest.viewer):
        actions.say(deliberation=made, slot="dissent", words="ik zou wachten", by=guest.viewer, at=timezone.now())
    got = leader.client().post(
        f"/beraden/{made.id}/zitting/conclusie/", {"kind": "agreed", "we_do": "praten", "because": "", "despite": ""}
    )
    assert got.status_code == 422
    concluded(made, leader)
    by = town.director
    with viewing(by.viewer):
        taken = queries.for_decision(by.viewer, made.id)
        assert taken and taken.dissent == 1 and "het gesprek aangaan" in taken.conclusion and taken.agreed
        assert support.asks_of(seen(by, made.id), by.viewer, timezone.now()).startswith("neem de conclusie over")
        assert [one.case_id for one in answered(support.points(by.viewer, [home.opened], timezone.now()))] == [
            home.opened.id
        ]
    client = by.client()
    assert client.post(f"/beraden/{made.id}/casus/").status_code == 302
    assert client.post(f"/beraden/{made.id}/casus/").status_code == 409
    with viewing(by.viewer):
        entry = LogEntry.objects.get(case=home.opened)
        assert "het gesprek aangaan" in entry.what and entry.layer == "case_team"
        later = timezone.now() + timedelta(days=95)
        assert support.asks_of(seen(by, made.id), by.viewer, timezone.now()) == ""
        assert support.asks_of(seen(by, made.id), by.viewer, later) == "vertel wat ervan kwam"
        assert [one.why for one in answered(support.points(by.viewer, [home.opened], later))]
    assert client.post(f"/beraden/{made.id}/daarna/", {"words": "er is gepraat"}).status_code == 302
    assert "er is gepraat" in said(guest.client().get(f"/beraden/{made.id}/"))
    assert guest.client().post(f"/beraden/{made.id}/zitting/", {"slot": "learnt", "words": "x"}).status_code == 422


def test_when_all_weighs_the_same_the_line_decides_and_it_is_counted_by_year(town: Town, home: Home):
    made, leader, _guest = a_table(town, home, town.director)
    begun(made, leader, to=7)
    concluded(made, leader, kind="line", to_whom="het afdelingshoofd")
    with viewing(leader.viewer):
        assert timezone.localdate().year in {year for year, _held, _by_line in queries.years(leader.viewer)}
    assert "het afdelingshoofd" in said(town.director.client().get(f"/beraden/{made.id}/"))


def test_a_leader_drops_out_and_another_takes_over_with_what_was_said(town: Town, home: Home):
    made, leader, _guest = a_table(town, home, town.director)
    begun(made, leader, to=2)
    assert leader.client().post(f"/beraden/{made.id}/begeleider/einde/").status_code == 302
    assert leader.client().get(f"/beraden/{made.id}/").status_code == 404
    second = a_trained(town)
    led(made, town.director, second)
    with viewing(second.viewer):
        table = seen(second, made.id)
        assert table.step and table.step.number == 2 and table.approved
        actions.begin_step(table=table, number=3, by=second.viewer, at=timezone.now())


def test_who_recognises_the_household_steps_out_and_nobody_reads_why(town: Town, home: Home):
    made, _leader, guest = a_table(town, home, town.director)
    assert guest.client().post(f"/beraden/{made.id}/deelnemers/uitstappen/").status_code == 302
    assert guest.client().get(f"/beraden/{made.id}/").status_code == 404
    with viewing(town.director.viewer):
        assert seen(town.director, made.id).sittings == []


def test_who_knows_the_case_may_say_so_and_who_left_is_shown_as_gone(town: Town, home: Home):
    made, leader, _guest = a_table(town, home, town.director)
    seated(made, leader, town.colleague(name="Wil Weetal", organisation=town.organisation()), involved=True)
    assert "kent de casus uit eigen werk" in said(leader.client().get(f"/beraden/{made.id}/"))
    gone = town.colleague(name="Vera Vertrokken", organisation=town.organisation())
    seated(made, leader, gone)
    type(gone.hat).objects.filter(id=gone.hat.id).update(until_day=timezone.localdate())
    assert "werkt hier niet meer" in said(leader.client().get(f"/beraden/{made.id}/"))
    with viewing(leader.viewer):
        assert len(seen(leader, made.id).coming) == 2


def test_taken_back_the_table_reads_that_and_no_longer_the_text(town: Town, home: Home):
    made, leader, guest = a_table(town, home, town.director)
    got = town.director.client().post(f"/beraden/{made.id}/intrekking/", {"why": "het is opgelost"})
    assert got.status_code == 302
    shown = said(guest.client().get(f"/beraden/{made.id}/"))
    assert "het is opgelost" in shown and FACTS not in shown and ASKED not in shown
    assert (
        leader.client().post(f"/beraden/{made.id}/deelnemers/", {"hat": str(town.director.hat.id)}).status_code == 422
    )


def test_who_no_longer_reads_the_case_keeps_the_text_but_lands_and_changes_nothing(town: Town, home: Home):
    made, leader, _guest = a_table(town, home, town.director)
    begun(made, leader, to=7)
    concluded(made, leader)
    other = a_deliberation(town, home, town.director)
    with viewing(town.officer.viewer):
        for notice in Notice.objects.filter(household=home.household):
            consent.object_to(notice=notice, reason="nee", by=town.officer.viewer, at=timezone.now())
    client = town.director.client()
    shown = said(client.get(f"/beraden/{made.id}/"))
    assert FACTS in shown and "Samen verder" not in shown
    assert client.post(f"/beraden/{made.id}/casus/").status_code == 404
    got = client.post(f"/beraden/{other.id}/tekst/", fields(version="1"))
    assert got.status_code == 422 and "leest dit huishouden niet meer" in said(got)


def test_the_light_form_is_kept_with_the_team(town: Town, home: Home):
    client = town.director.client()
    url = f"/casussen/{home.opened.id}/lichte-beraden/nieuw/"
    assert client.get(url).status_code == 200
    assert client.post(url, {"question": "a"}).status_code == 422
    typed = {
        "question": "bel ik nu?",
        "first_reaction": "ja",
        "looked_again": "wacht",
        "will_do": "morgen",
        "beside": "",
    }
    got = client.post(url, typed)
    assert got.status_code == 302 and "wacht" in said(client.get(got["Location"]))
    assert "bel ik nu?" in said(client.get(f"/casussen/{home.opened.id}/samen-verder/"))
    assert town.colleague().client().get(got["Location"]).status_code == 404


def test_the_list_of_trained_colleagues_is_the_managers(town: Town):
    manager, who = town.colleague("manager"), town.colleague(name="Ties Training")
    client = manager.client()
    sent = {"hat": str(who.hat.id), "since": "2025-01-01", "trained_by": "de academie", "until": ""}
    assert client.post("/beraden/begeleiders/", sent).status_code == 302
    assert client.post("/beraden/begeleiders/", sent).status_code == 422
    with viewing(manager.viewer):
        kept = next(one for one in queries.trained(manager.viewer) if one.hat_id == who.hat.id)
    assert client.post(f"/beraden/begeleiders/{kept.id}/einde/").status_code == 302
    assert town.director.client().get("/beraden/begeleiders/").status_code == 404
    late = {"hat": str(who.hat.id), "since": "2099-01-01", "trained_by": "x", "until": ""}
    assert client.post("/beraden/begeleiders/", late).status_code == 422


def test_the_list_asks_the_database_as_often_whatever_lies_there(town: Town, home: Home):
    asker = town.colleague(domain="wmo")
    client = asker.client()

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert client.get("/beraden/").status_code == 200
        return len(found)

    a_deliberation(town, None, asker)
    one = asked()
    for _each in range(3):
        a_deliberation(town, None, asker)
    assert asked() == one


def test_a_closed_case_keeps_its_deliberation_to_read(town: Town, home: Home):
    made, leader, _guest = a_table(town, home, town.director)
    begun(made, leader, to=7)
    concluded(made, leader)
    with viewing(town.director.viewer):
        table = seen(town.director, made.id)
        assert table.origin
        table.origin.case.closed_at = timezone.now()
        with pytest.raises(Refusal, match="gesloten"):
            actions.land(table=table, by=town.director.viewer, at=timezone.now())
