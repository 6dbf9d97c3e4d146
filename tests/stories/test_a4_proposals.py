"""A4, A1, H7: the register proposes who lives in a household, with the reason; a person of the access desk decides."""

import re
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.audit.models import Event, Line
from samenhang.brp.queries import Proposal, proposal
from samenhang.involvement import actions as involving
from samenhang.involvement.models import Part
from samenhang.people.models import Household, Membership, Relation
from samenhang.teams.models import Role
from tests.people.families import Someone, a_street, asks, imported, on_record, someone
from tests.support.town import Town, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


def proposed(town: Town, household: Household) -> Proposal:
    officer = town.officer.viewer
    with viewing(officer):
        return proposal(officer, household.id, timezone.localdate())


def names(found: Proposal) -> set[str]:
    return {one.name for one in found.people}


def screen(household: Household) -> str:
    return reverse("cases:register_says", args=[household.id])


def shown(town: Town, household: Household) -> str:
    answer = town.officer.client().get(screen(household))
    assert answer.status_code == 200
    return answer.content.decode()


def a_family(authority: str = "12") -> tuple[Someone, Someone, Someone, Someone]:
    """A couple with a child under eighteen and a grown one, all at one address."""
    mother, father = someone("Mira", 41, at="7"), someone("Sem", 43, at="7")
    child, grown = someone("Bo", 9, at="7"), someone("Lot", 20, at="7")
    mother.marries(father)
    child.child_of(mother, father, authority=authority)
    grown.child_of(mother, father)
    return mother, father, child, grown


def test_a_family_at_one_address_is_proposed_with_the_reasons(town: Town, tmp_path: Path) -> None:
    mother, father, child, grown = a_family()
    imported(tmp_path, mother, father, child, grown, postcode=a_street())
    found = proposed(town, asks(town, mother))
    told = {one.name: (one.place, one.reasons) for one in found.people}
    assert told.keys() == {father.name, child.name, grown.name}
    lives = "zelfde adres sinds 15 juni 2018"
    assert told[father.name][0] == "adult"
    assert told[father.name][1][0] == f"getrouwd met {mother.name} sinds 1 mei 2015"
    assert told[child.name] == ("child", [f"kind van {father.name} en {mother.name}", lives])
    assert told[grown.name][0] == "adult"
    assert told[grown.name][1][0].startswith("volwassen kind van ")
    assert not found.crowded


def test_a_child_leads_to_the_parents(town: Town, tmp_path: Path) -> None:
    mother, father, child, grown = a_family()
    imported(tmp_path, mother, father, child, grown, postcode=a_street())
    assert names(proposed(town, asks(town, child))) == {mother.name, father.name, grown.name}


def test_who_is_ticked_belongs_and_the_others_are_remembered(town: Town, tmp_path: Path) -> None:
    mother, father, child, grown = a_family("1")
    imported(tmp_path, mother, father, child, grown, postcode=a_street())
    household = asks(town, mother)
    client = town.officer.client()
    chosen = [str(on_record(one).id) for one in (father, child)]
    sent = {"belong": chosen, "submission": str(uuid7())}
    assert client.post(screen(household), sent).status_code == 302
    assert client.post(screen(household), sent).status_code == 302  # sent twice
    with viewing(town.officer.viewer):
        places = dict(Membership.objects.filter(household=household).values_list("person__given_names", "place"))
        related = set(
            Relation.objects.filter(household=household).values_list(
                "person__given_names", "kind", "other__given_names"
            )
        )
        line = Line.objects.filter(what="brp.confirm_household", object_id=household.id).get()
    assert places == {"Mira": "adult", "Sem": "adult", "Bo": "child"}
    assert related - {("Sem", "partner", "Mira")} == {("Mira", "parent_authority", "Bo"), ("Sem", "parent", "Bo")}
    assert len(related) == 3
    assert line.detail == {"offered": 3, "belong": 2}
    left = proposed(town, household)
    assert [(one.name, one.declined) for one in left.people] == [(grown.name, True)]
    assert "hoort er niet bij" in shown(town, household)
    # a no is no wall: they may still be chosen later
    later = {"belong": [str(on_record(grown).id)], "submission": str(uuid7())}
    assert client.post(screen(household), later).status_code == 302
    assert not proposed(town, household).people


def test_nobody_may_belong_too(town: Town, tmp_path: Path) -> None:
    mother, father, child, grown = a_family()
    imported(tmp_path, mother, father, child, grown, postcode=a_street())
    household = asks(town, mother)
    assert town.officer.client().post(screen(household), {"submission": str(uuid7())}).status_code == 302
    assert all(one.declined for one in proposed(town, household).people)


def test_authority_is_not_guessed_where_the_register_does_not_tell(town: Town, tmp_path: Path) -> None:
    mother, father, child, grown = a_family("")
    imported(tmp_path, mother, father, child, grown, postcode=a_street())
    household = asks(town, mother)
    assert "Wie het gezag heeft, staat niet in de BRP." in shown(town, household)
    town.officer.client().post(screen(household), {"belong": [str(on_record(child).id)], "submission": str(uuid7())})
    with viewing(town.officer.viewer):
        assert not Relation.objects.filter(household=household).exists()


def test_who_is_no_family_is_not_proposed_and_a_full_house_is_told(town: Town, tmp_path: Path) -> None:
    mother, father, child, _grown = a_family()
    others = [someone(f"Bewoner{number}", 70, at="7") for number in range(27)]
    couple = someone("Aad", 80, at="7"), someone("Bep", 81, at="7")
    couple[0].marries(couple[1])
    imported(tmp_path, mother, father, child, *couple, *others, postcode=a_street())
    household = asks(town, mother)
    found = proposed(town, household)
    assert names(found) == {father.name, child.name}
    assert found.crowded
    page = shown(town, household)
    assert "Op dit adres staan veel mensen ingeschreven" in page
    assert "Bewoner" not in page
    assert names(proposed(town, asks(town, couple[0]))) == {couple[1].name}
    assert not proposed(town, asks(town, others[0])).people


def test_the_same_number_in_another_street_is_another_address(town: Town, tmp_path: Path) -> None:
    mother, father = someone("Mira", 41, at="7"), someone("Sem", 43, at="7", e08_11_30="A")
    mother.marries(father)
    imported(tmp_path, mother, father, postcode=a_street())
    assert not proposed(town, asks(town, mother)).people


def test_a_child_of_parents_who_live_apart_belongs_where_it_is_registered(town: Town, tmp_path: Path) -> None:
    mother, father, child = someone("Mira", 41, at="7"), someone("Sem", 43, at="8"), someone("Bo", 9, at="7")
    mother.divorces(father)
    child.child_of(mother, father)
    imported(tmp_path, mother, father, child, postcode=a_street())
    hers, his = asks(town, mother), asks(town, father)
    assert names(proposed(town, hers)) == {child.name}
    assert f"De andere ouder, {father.name}, woont op een ander adres." in shown(town, hers)
    assert not proposed(town, his).people


def test_who_divorced_and_still_lives_there_is_no_partner(town: Town, tmp_path: Path) -> None:
    mother, father = someone("Mira", 41, at="7"), someone("Sem", 43, at="7")
    mother.divorces(father)
    imported(tmp_path, mother, father, postcode=a_street())
    assert not proposed(town, asks(town, mother)).people


def test_one_list_that_still_tells_of_a_bond_the_other_ended_makes_no_partner(town: Town, tmp_path: Path) -> None:
    mother, father = someone("Mira", 41, at="7"), someone("Sem", 43, at="7")
    mother.divorces(father)
    father.cells = {key: text for key, text in father.cells.items() if not key.startswith("e05")}
    father.more = []
    father.cells |= mother.told("05") | {"e05_06_10": "20150501"}
    imported(tmp_path, mother, father, postcode=a_street())
    assert not proposed(town, asks(town, mother)).people


HIDDEN = [
    *({"e07_70_10": code} for code in "1234567"),
    *({"e07_67_20": why, "e07_67_10": "20200101"} for why in "EMRW"),
    {"e06_08_10": "20200101", "e07_67_20": "O"},
    {"e06_08_10": "20200000"},
]


@pytest.mark.parametrize("cells", HIDDEN, ids=lambda cells: "-".join(cells.values()))
def test_who_is_secret_gone_or_dead_is_in_no_proposal_and_named_by_none(
    town: Town, tmp_path: Path, cells: dict[str, str]
) -> None:
    """The page is the same, to the letter, as where that person does not exist."""
    pages = []
    for there in (True, False):
        folder = tmp_path / str(there)
        folder.mkdir()
        mother, father, child, grown = a_family("")
        for one in (mother, child, grown):
            one.family = "Zichtbaar"
        father.family = "Markeerfamilie"
        mother.cells = {key: text for key, text in mother.cells.items() if not key.startswith("e05")}
        child.child_of(mother, father)
        mother.marries(father)
        father.cells |= cells
        imported(folder, mother, child, grown, *([father] if there else []), postcode=a_street())
        household = asks(town, mother)
        assert names(proposed(town, household)) == {child.name, grown.name}
        page = shown(town, household)
        assert "Markeerfamilie" not in page
        pages.append(_without_ids(page))
    assert pages[0] == pages[1]


CHANCE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|csrfmiddlewaretoken\" value=\"\w+|nonce=\"[^\"]+|csrf-token\W+\w+")


def _without_ids(page: str) -> str:
    return CHANCE.sub("", page)


def test_who_only_receives_letters_there_does_not_live_there(town: Town, tmp_path: Path) -> None:
    mother, father = someone("Mira", 41, at="7"), someone("Sem", 43, at="7", e08_10_10="B")
    mother.marries(father)
    imported(tmp_path, mother, father, postcode=a_street())
    assert not proposed(town, asks(town, mother)).people
    his = asks(town, father)
    assert not proposed(town, his).people
    assert "heeft alleen een briefadres" in shown(town, his)


def test_a_secret_member_leads_to_nobody(town: Town, tmp_path: Path) -> None:
    mother, father, child, grown = a_family()
    mother.cells |= {"e07_70_10": "7"}
    imported(tmp_path, mother, father, child, grown, postcode=a_street())
    household = asks(town, mother)
    assert not proposed(town, household).people
    assert father.name not in shown(town, household)


def test_who_is_known_to_a_protected_household_is_not_proposed_and_it_gets_no_proposal(
    town: Town, tmp_path: Path
) -> None:
    mother, father, child, grown = a_family()
    imported(tmp_path, mother, father, child, grown, postcode=a_street())
    safe = asks(town, mother, protected=True)
    assert not proposed(town, safe).people
    assert town.officer.client().get(screen(safe)).status_code == 404
    fathers = asks(town, father)
    assert names(proposed(town, fathers)) == {child.name, grown.name}
    assert mother.name not in shown(town, fathers)


def test_a_parent_elsewhere_who_is_secret_is_not_named(town: Town, tmp_path: Path) -> None:
    mother, father, child = someone("Mira", 41, at="7"), someone("Sem", 43, at="8"), someone("Bo", 9, at="7")
    child.child_of(mother, father)
    father.cells |= {"e07_70_10": "4"}
    imported(tmp_path, mother, father, child, postcode=a_street())
    assert "andere ouder" not in shown(town, asks(town, mother))


def test_only_the_desk_that_took_in_the_request_is_told(town: Town, tmp_path: Path) -> None:
    mother, father, child, grown = a_family()
    imported(tmp_path, mother, father, child, grown, postcode=a_street())
    household = asks(town, mother)
    helper = town.colleague(domain="wmo")
    with viewing(town.officer.viewer):
        involving.involve(
            household=household,
            hat=helper.hat,
            part=Part.PROFESSIONAL,
            basis="avg-betrokken",
            by=town.officer.viewer,
            at=town.now,
        )
    outsiders = (helper, a_town().officer, town.colleague(Role.TEAM_LEAD), town.colleague(Role.PARTNER))
    absent = reverse("cases:register_says", args=[uuid7()])
    for who in outsiders:
        answer = who.client().get(screen(household))
        assert (answer.status_code, answer.content) == (404, who.client().get(absent).content)
        with viewing(who.viewer):
            assert not proposal(who.viewer, household.id, timezone.localdate()).people
    page = helper.client().get(reverse("cases:people", args=[household.id])).content.decode()
    assert "Kijk wat de BRP zegt" not in page
    mine = town.officer.client().get(reverse("cases:people", args=[household.id])).content.decode()
    assert "Kijk wat de BRP zegt" in mine


def test_looking_is_written_down_for_everybody_shown(
    town: Town, tmp_path: Path, owner_connection: psycopg.Connection
) -> None:
    mother, father, child, grown = a_family()
    imported(tmp_path, mother, father, child, grown, postcode=a_street())
    household = asks(town, mother)
    shown(town, household)
    with viewing(town.officer.viewer):
        line = Line.objects.filter(what="brp.propose", event=Event.READ, object_id=household.id).get()
    rows = owner_connection.execute("SELECT person_id FROM audit_subject WHERE line_id = %s", [line.id]).fetchall()
    seen = {person for (person,) in rows}
    assert {on_record(one).id for one in (mother, father, child, grown)} <= seen


def test_what_is_not_offered_cannot_be_put_in(town: Town, tmp_path: Path) -> None:
    mother, father, child, grown = a_family()
    stranger = someone("Vreemd", 50, at="9")
    imported(tmp_path, mother, father, child, grown, stranger, postcode=a_street())
    household = asks(town, mother)
    client = town.officer.client()
    for belong in ([str(on_record(stranger).id)], ["geen-id"], [str(uuid7())], ["\x00" * 20], ["x" * 100_000]):
        answer = client.post(screen(household), {"belong": belong, "submission": str(uuid7())})
        assert answer.status_code == 422
    with viewing(town.officer.viewer):
        assert Membership.objects.filter(household=household).count() == 1
    assert not any(one.declined for one in proposed(town, household).people)


def test_a_colleague_who_was_first_is_told_kindly(town: Town, tmp_path: Path) -> None:
    mother, father, child, grown = a_family()
    imported(tmp_path, mother, father, child, grown, postcode=a_street())
    household = asks(town, mother)
    both = {"belong": [str(on_record(father).id)]}
    assert town.officer.client().post(screen(household), both | {"submission": str(uuid7())}).status_code == 302
    second = town.officer.client().post(screen(household), both | {"submission": str(uuid7())})
    assert second.status_code == 422


def test_a_household_without_family_in_the_register_says_so(town: Town, tmp_path: Path) -> None:
    alone = someone("Noa", 30, at="7", e11_33_10="1", e11_85_10="20210301")
    imported(tmp_path, alone, postcode=a_street())
    page = shown(town, asks(town, alone))
    assert "De BRP stelt niemand voor" in page
    assert "staat onder curatele, sinds 1 maart 2021" in page
    nobody = town.home("Niet in de BRP")
    assert "De BRP stelt niemand voor" in shown(town, nobody.household)


def test_the_page_asks_the_database_as_often_for_one_as_for_fifty(town: Town, tmp_path: Path) -> None:
    asked = []
    for number in (1, 3, 50):
        parent = someone("Ouder", 60, at="7")
        children = [someone(f"Kind{n}", 25, at="7") for n in range(number)]
        for one in children:
            one.child_of(parent)
        folder = tmp_path / str(number)
        folder.mkdir()
        imported(folder, parent, *children, postcode=a_street())
        household, client = asks(town, parent), town.officer.client()
        client.get(screen(household))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(screen(household)).content.decode().count('type="checkbox"') == number
        asked.append(len(queries))
    assert asked[0] == asked[1] == asked[2]
    assert asked[0] <= 30


def test_no_statement_of_the_server_reads_relatives(app_connection: psycopg.Connection) -> None:
    for table in ("brp_brprelative", "brp_brppastaddress", "brp_brpjudgement", "brp_brpnecessity", "brp_brpdeclined"):
        assert app_connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
