"""A4: what the import set aside is judged by a person of the access desk, once."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.audit.models import Event, Line
from samenhang.brp import actions, queries
from samenhang.brp.imports import SERVICE, import_brp
from samenhang.brp.models import BrpDoubt, BrpJudgement, BrpRecord, BrpRelative, Doubt
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers
from samenhang.people.models import Person
from samenhang.teams.models import Role
from tests.people.lists import a_file, a_list, a_necessity, a_row
from tests.support.own import own_word
from tests.support.town import Town, a_bsn, a_town


@pytest.fixture
def town() -> Iterator[Town]:
    """A town, after every list that other tests set aside was judged: the doubts of all towns are one list."""
    found = a_town()
    officer = found.officer.viewer
    while True:
        with viewing(officer):
            page = queries.doubts(officer).page
            for one in page:
                actions.judge(doubt=one, choice="leave_out", why="Van een andere proef", by=officer, at=found.now)
        if not page:
            break
    yield found


def run(folder: Path, *rows: dict[str, str]) -> int:
    return import_brp(a_file(folder, *rows), why=a_necessity(), at=timezone.now(), echo=lambda _: None).new_doubts


def a_name() -> str:
    return own_word("Twijfel")


def waiting(reason: str) -> UUID:
    with viewing(SERVICE):
        return BrpDoubt.objects.get(reason=reason, judgement=None).id


def at(name: str, doubt_id: UUID | None = None) -> str:
    return reverse(f"brp:{name}", args=[doubt_id] if doubt_id else [])


def said(client: Client, doubt_id: UUID, **fields: Any) -> Any:
    return client.post(at("judge", doubt_id), {"why": "", "submission": str(uuid7()), **fields})


def found(client: Client, doubt_id: UUID, **fields: str) -> list[str]:
    """Look for somebody; what the page lets one choose."""
    page = client.post(at("seek", doubt_id), {"bsn": "", "family_name": "", "birth_date": "", **fields})
    assert page.status_code == 200
    return re.findall(r'name="choice" value="([^"]+:[^"]+)"', page.content.decode())


def judged(doubt_id: UUID) -> BrpJudgement:
    with viewing(SERVICE):
        return BrpJudgement.objects.select_related("person").get(doubt_id=doubt_id)


def test_the_list_of_doubts_tells_who_why_and_where_and_the_look_is_written_down(town: Town, tmp_path: Path) -> None:
    name = a_name()
    run(tmp_path, a_list("L1", bsn="", e01_02_40=name), a_list("L2", bsn="123456789", e01_02_40=name, e07_70_10="7"))
    page = town.officer.client().get(at("doubts")).content.decode()
    assert page.count(name) == 2
    assert "geen BSN" in page
    assert "elfproef" in page
    assert "lijst 1, regel 2" in page
    with viewing(town.officer.viewer):
        line = Line.objects.filter(what="brp.judge", viewer_id=town.officer.viewer.id, event=Event.READ).latest("at")
    assert line.detail == {"opened": 2, "page": 1}


def test_a_new_person_without_bsn_is_made_with_all_the_list_says(town: Town, tmp_path: Path) -> None:
    name = a_name()
    lists = [a_list("L1", bsn="", e01_02_40=name, e02_02_40="Ouder", e07_70_10="3", e08_10_30="20200101")]
    assert run(tmp_path, *lists) == 1
    doubt_id, client = waiting(Doubt.NO_BSN), town.officer.client()
    assert client.get(at("doubt", doubt_id)).status_code == 200
    assert said(client, doubt_id, choice="new_person").status_code == 302
    person = judged(doubt_id).person
    assert person is not None
    assert (person.family_name, person.secrecy, person.bsn_index, person.from_brp) == (name, 3, None, True)
    with viewing(SERVICE):
        assert BrpRecord.objects.get(person=person).street == "Lindelaan"
        assert BrpRelative.objects.get(person=person).family_name == "Ouder"
    with viewing(town.officer.viewer):
        line = Line.objects.get(what="brp.judge", object_id=doubt_id, event=Event.CREATE)
    assert line.viewer_id == town.officer.viewer.id
    assert line.detail == {"choice": "new_person", "reason": "no_bsn"}
    # never asked again: not on the page, and not at the next import
    assert client.get(at("doubt", doubt_id)).status_code == 404
    assert run(tmp_path, *lists) == 0
    assert name not in client.get(at("doubts")).content.decode()


def test_somebody_on_record_by_hand_gets_what_the_register_says(town: Town, tmp_path: Path) -> None:
    name = a_name()
    home = town.home(f"Fenna {name} (1980-02-14)", with_bsn=True)
    run(tmp_path, a_list("L1", bsn="", e01_02_40=name, e01_02_10="Fenna Maria"))
    doubt_id, client = waiting(Doubt.NO_BSN), town.officer.client()
    (sealed,) = found(client, doubt_id, family_name=name, birth_date="14-02-1980")
    assert said(client, doubt_id, choice=sealed).status_code == 302
    assert judged(doubt_id).person_id == home.ids[0]
    with viewing(SERVICE):
        person = Person.objects.get(id=home.ids[0])
        assert BrpRecord.objects.filter(person=person).exists()
    assert (person.given_names, person.from_brp) == ("Fenna Maria", True)
    assert person.bsn_index is not None


def test_a_bsn_with_another_name_is_the_same_person_when_somebody_says_so(town: Town, tmp_path: Path) -> None:
    bsn, name = a_bsn(), a_name()
    run(tmp_path, a_list("L1", bsn=bsn, e07_70_10="7"))
    changed = a_list("L1", bsn=bsn, e01_02_40=name, e01_03_10="19450505")
    assert run(tmp_path, changed) == 1
    doubt_id, client = waiting(Doubt.OTHER_PERSON), town.officer.client()
    page = client.get(at("doubt", doubt_id)).content.decode()
    (sealed,) = re.findall(r'name="choice" value="([^"]+:[^"]+)"', page)  # who has the number is there already
    assert "Proefveen" in page
    assert said(client, doubt_id, choice=sealed).status_code == 302
    with viewing(SERVICE):
        person = Person.objects.get(bsn_index=numbers.index(bsn))
    assert (person.family_name, person.secrecy) == (name, 7)  # a secrecy is never taken away by a judgement
    assert run(tmp_path, changed) == 0


def test_a_list_with_one_bsn_is_never_put_onto_somebody_with_another(town: Town, tmp_path: Path) -> None:
    bsn, name, other = a_bsn(), a_name(), a_bsn()
    run(tmp_path, a_list("L1", bsn=bsn), a_list("L2", bsn=other, e01_02_40=name))
    run(tmp_path, a_list("L1", bsn=bsn, e01_02_40=name, e01_03_10="19450505"))
    doubt_id, client = waiting(Doubt.OTHER_PERSON), town.officer.client()
    (sealed,) = found(client, doubt_id, bsn=other)
    answer = said(client, doubt_id, choice=sealed)
    assert answer.status_code == 422
    assert "een ander BSN dan de lijst" in answer.content.decode()
    with viewing(SERVICE):
        assert str(Person.objects.get(bsn_index=numbers.index(other)).birth_date) == "1980-02-14"


def test_a_second_list_of_one_bsn_changes_nothing_of_the_person(town: Town, tmp_path: Path) -> None:
    bsn, name = a_bsn(), a_name()
    run(tmp_path, a_list("L1", bsn=bsn, e01_02_40="Eerst"), a_list("L2", bsn=bsn, e01_02_40=name))
    doubt_id, client = waiting(Doubt.SEVERAL_LISTS), town.officer.client()
    (sealed,) = re.findall(r'name="choice" value="([^"]+:[^"]+)"', client.get(at("doubt", doubt_id)).content.decode())
    assert said(client, doubt_id, choice=sealed).status_code == 302
    with viewing(SERVICE):
        assert Person.objects.get(bsn_index=numbers.index(bsn)).family_name == "Eerst"


def test_leaving_out_needs_a_reason(town: Town, tmp_path: Path) -> None:
    run(tmp_path, a_list("L1", e07_67_20="F", e01_02_40=a_name()))
    doubt_id, client = waiting(Doubt.MADE_BY_MISTAKE), town.officer.client()
    refused = said(client, doubt_id, choice="leave_out", why="  ")
    assert refused.status_code == 422
    assert "Schrijf op waarom" in refused.content.decode()
    assert said(client, doubt_id, choice="leave_out", why="Foutieve lijst 🙂 نعم").status_code == 302
    assert judged(doubt_id).why == "Foutieve lijst 🙂 نعم"


def test_of_a_detail_there_is_nothing_to_choose(town: Town, tmp_path: Path) -> None:
    run(tmp_path, a_list("L1", e01_02_40=a_name(), e11_32_10="3C"), a_row())
    doubt_id, client = waiting(Doubt.AUTHORITY_UNREADABLE), town.officer.client()
    page = client.get(at("doubt", doubt_id)).content.decode()
    assert "3C" in page
    assert "Kennen wij deze persoon al?" not in page
    assert said(client, doubt_id, choice="new_person").status_code == 422
    assert said(client, doubt_id, choice="leave_out", why="Gemeld bij Burgerzaken").status_code == 302


def test_a_secret_address_is_not_shown_and_nobody_secret_is_found_by_name(town: Town, tmp_path: Path) -> None:
    name = a_name()
    bsn = a_bsn()
    run(tmp_path, a_list("L1", bsn=bsn, e01_02_40=name, e07_70_10="1"))
    run(tmp_path, a_list("L1", bsn="", e01_02_40=name, e07_70_10="1", e08_11_10="Schuilhof"))
    safe = town.home(f"Fenna {name} (1980-02-14)", protected=True)
    doubt_id, client = waiting(Doubt.NO_BSN), town.officer.client()
    for page in (client.get(at("doubt", doubt_id)), client.get(at("doubts"))):
        assert "Schuilhof" not in page.content.decode()
    assert found(client, doubt_id, family_name=name, birth_date="14-02-1980") == []
    assert len(found(client, doubt_id, bsn=bsn)) == 1
    assert safe.ids


def test_only_who_was_found_can_be_chosen(town: Town, tmp_path: Path) -> None:
    home = town.home("Iemand Anders")
    run(tmp_path, a_list("L1", bsn="", e01_02_40=a_name()))
    doubt_id, client = waiting(Doubt.NO_BSN), town.officer.client()
    other = signing.dumps([str(uuid7()), str(home.ids[0])], salt="samenhang.brp.found")
    for choice in ("", "this_person", str(home.ids[0]), "x" * 100_000, "\x00", "a:b:c", other):
        assert said(client, doubt_id, choice=choice).status_code == 422
    with viewing(SERVICE):
        assert not BrpJudgement.objects.filter(doubt_id=doubt_id).exists()


@pytest.mark.parametrize(
    "fields",
    [{}, {"bsn": "123456789"}, {"family_name": "x" * 100_000}, {"family_name": "Jansen", "birth_date": "31-02-1980"}],
)
def test_a_search_that_cannot_be_is_told(town: Town, tmp_path: Path, fields: dict[str, str]) -> None:
    run(tmp_path, a_list("L1", bsn="", e01_02_40=a_name()))
    doubt_id = waiting(Doubt.NO_BSN)
    typed = {"bsn": "", "family_name": "", "birth_date": "", **fields}
    assert town.officer.client().post(at("seek", doubt_id), typed).status_code == 422


def test_sent_twice_and_judged_by_two_is_one_judgement(town: Town, tmp_path: Path) -> None:
    run(tmp_path, a_list("L1", bsn="", e01_02_40=a_name()))
    doubt_id, client, key = waiting(Doubt.NO_BSN), town.officer.client(), str(uuid7())
    officer = town.officer.viewer
    with viewing(officer):
        mine = queries.doubt(officer, doubt_id)
    for _ in range(2):
        assert said(client, doubt_id, choice="new_person", submission=key).status_code == 302
    assert said(client, doubt_id, choice="new_person").status_code == 404
    with viewing(SERVICE):
        before = Person.objects.count()
    with pytest.raises(Refusal, match="collega"), viewing(officer):
        actions.judge(doubt=mine, choice="new_person", by=officer, at=town.now)
    with viewing(SERVICE):
        assert Person.objects.count() == before


def test_nobody_else_comes_near(town: Town, tmp_path: Path) -> None:
    run(tmp_path, a_list("L1", bsn="", e01_02_40=a_name()))
    doubt_id = waiting(Doubt.NO_BSN)
    for role in (Role.PROFESSIONAL, Role.PARTNER, Role.TEAM_LEAD, Role.MANAGER, Role.PRIVACY_OFFICER):
        who = town.colleague(role)
        assert who.client().get(at("doubts")).status_code == 404
        assert who.client().get(at("doubt", doubt_id)).status_code == 404
        assert said(who.client(), doubt_id, choice="new_person").status_code == 404
        with viewing(who.viewer):
            assert queries.doubts(who.viewer).page == []
            assert queries.alike(who.viewer, family_name="Proefveen") == []


def test_an_empty_list_says_so_and_pages_are_pages(town: Town, tmp_path: Path) -> None:
    client = town.officer.client()
    assert "Er is niets na te kijken" in client.get(at("doubts")).content.decode()
    name, asked = a_name(), []
    for number in (1, 3, 46):
        run(tmp_path, *[a_list(f"L{number}-{n}", bsn="", e01_02_40=name) for n in range(number)])
        client.get(at("doubts"))
        with CaptureQueriesContext(connection) as statements:
            client.get(at("doubts"))
        asked.append(len(statements))
    assert asked[0] == asked[1] == asked[2]
    page = client.get(at("doubts") + "?page=2").content.decode()
    assert page.count(name) == 10
    assert "Bladzijde 2 van 5" in page
    assert client.get(at("doubts") + "?page=999").status_code == 302
    for odd in ("-1", "x", "²", "0", "9" * 50):
        assert client.get(at("doubts"), {"page": odd}).status_code in (200, 302)
