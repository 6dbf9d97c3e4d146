"""A4: what the register says and what is said here stand beside each other; a new file overwrites nobody's words."""

from pathlib import Path
from uuid import UUID

import pytest
from django.test import override_settings
from django.urls import reverse
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.audit.models import Line
from samenhang.people import actions as people
from samenhang.people.models import Household, Person
from tests.people.lists import a_file, a_list
from tests.stories.test_a4_brp import run
from tests.support.town import Town, a_bsn, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


def recorded(town: Town, bsn: str, given: str = "Fenneke") -> tuple[Household, UUID]:
    """Somebody recorded at the desk by hand, in a household with a case."""
    home = town.home()
    officer = town.officer.viewer
    identity = people.Identity(family_name="Proefveen", prefix="van", given_names=given, bsn=bsn)
    with viewing(officer) as at:
        joined = people.add_member(
            household=home.household, identity=identity, place="adult", starts_on=at.date(), by=officer, at=at
        )
    town.open_case(home)
    return home.household, joined.person_id


def given(town: Town, person: UUID) -> str:
    with viewing(town.director.viewer):
        return Person.objects.get(id=person).given_names


def test_who_was_recorded_by_hand_keeps_the_own_name_and_gets_the_secrecy(town: Town, tmp_path: Path) -> None:
    bsn = a_bsn()
    _household, person = recorded(town, bsn)
    run(a_file(tmp_path, a_list("L1", bsn=bsn, e07_70_10="7")))
    assert given(town, person) == "Fenneke"
    with viewing(town.director.viewer):
        assert Person.objects.get(id=person).secrecy == 7


def test_who_follows_the_register_goes_on_following_until_corrected(town: Town, tmp_path: Path) -> None:
    bsn = a_bsn()
    household, person = recorded(town, bsn, given="Fenna")
    whole = a_list("L1", bsn=bsn)
    with viewing(town.director.viewer) as at:
        told = {"birth_date": "1980-02-14", "sex": "V", "birth_date_known": "19800214"}
        Person.objects.filter(id=person).update(**told)  # here stands what the register says, letter by letter
    run(a_file(tmp_path, whole))
    run(a_file(tmp_path, a_list("L1", bsn=bsn, e01_02_10="Fenna Maria")))
    assert given(town, person) == "Fenna Maria"
    corrected = people.Identity(family_name="Proefveen", prefix="van", given_names="Maartje", sex="V", bsn="")
    with viewing(town.director.viewer) as at:
        people.correct_identity(
            household=household,
            person_id=person,
            identity=corrected,
            why="zo heet zij",
            version=None,
            by=town.director.viewer,
            at=at,
        )
    run(a_file(tmp_path, a_list("L1", bsn=bsn, e01_02_10="Fenna Marie")))
    assert given(town, person) == "Maartje"


def test_the_files_answer_per_person_and_per_purpose(town: Town, tmp_path: Path) -> None:
    bsn = a_bsn()
    household, person = recorded(town, bsn)
    run(a_file(tmp_path, a_list("L1", bsn=bsn)))
    page = reverse("cases:brp", args=[household.id, person])
    client = town.director.client()
    with override_settings(BRP={"url": "", "files": True}):
        assert client.post(page, {"purpose": "identiteit", "submission": str(uuid7())}).status_code == 302
        shown = client.get(page).content.decode()
        for word in ("Fenneke", "Fenna", "anders", "Lindelaan 12, 1234AB Lindeveen"):
            assert word in shown
        assert client.post(page, {"purpose": "gezag", "submission": str(uuid7())}).status_code == 302
        assert "Lindelaan" not in client.get(page).content.decode()  # that purpose needs no address
    with viewing(town.director.viewer):
        assert Line.objects.filter(what="brp.ask").exists()
    with override_settings(BRP={"url": "", "files": False}):
        told = client.post(page, {"purpose": "identiteit", "submission": str(uuid7())})
    assert "De BRP is hier niet aangesloten" in told.content.decode()
