"""A4: persons from the population register, never retyped; the doubtful set aside; secrecy kept."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.audit.models import Line
from samenhang.brp.imports import SERVICE, BrpTrouble, Report, import_brp
from samenhang.brp.models import BrpDoubt, BrpRecord, Doubt
from samenhang.involvement import actions as involving
from samenhang.involvement.models import Part
from samenhang.kit.keys import decrypt
from samenhang.people import actions as people
from samenhang.people import bsn as numbers
from samenhang.people.models import Contact, Household, Person
from samenhang.register.queries import Terms, find, pick
from tests.people.lists import REAL, a_file, a_list, a_necessity, a_row
from tests.support.town import Town, a_bsn, a_town

NOT_A_BSN = "123456789"


def run(path: Path) -> Report:
    return import_brp(path, why=a_necessity(), at=timezone.now(), echo=lambda _: None)


def kept(bsn: str) -> Person | None:
    with viewing(SERVICE):
        return Person.objects.filter(bsn_index=numbers.index(bsn)).select_related("brp").first()


def set_aside(reason: str, line: int) -> list[BrpDoubt]:
    with viewing(SERVICE):
        return list(BrpDoubt.objects.filter(reason=reason, line=line).order_by("-id"))


def everything() -> tuple[int, int, int]:
    with viewing(SERVICE):
        return Person.objects.count(), BrpRecord.objects.count(), BrpDoubt.objects.count()


@pytest.fixture(scope="module")
def real(_committed_database: None) -> Report:
    if not REAL.exists():
        pytest.skip("the public test set of the population register is not beside this checkout (shared/data)")
    return run(REAL)


def test_the_public_test_set_becomes_persons_and_doubts(real: Report) -> None:
    assert real.lists == 687
    assert real.persons == 680
    assert real.doubts == {
        Doubt.NO_BSN: 2,
        Doubt.SEVERAL_LISTS: 5,
        Doubt.FORMER_BSN: 1,
        Doubt.DEATH_UNREADABLE: 1,
        Doubt.AUTHORITY_UNREADABLE: 6,
    }
    assert real.deceased == 20
    assert sum(count for code, count in real.secrecy.items() if code) == 45
    assert set(real.secrecy) == {0, 1, 2, 3, 5, 6, 7}


def test_a_second_run_of_the_test_set_changes_nothing(real: Report) -> None:
    before = everything()
    again = run(REAL)
    assert (again.new, again.changed, again.unchanged, again.new_doubts) == (0, 0, 680, 0)
    assert everything() == before


def test_every_bsn_of_the_test_set_is_one_person_that_opens_again(real: Report) -> None:
    with viewing(SERVICE):
        persons = list(Person.objects.filter(from_brp=True, brp__isnull=False, bsn_sealed__isnull=False))
    opened = [numbers.open_sealed(person.bsn_sealed or b"", person.id) for person in persons]
    for person, number in zip(persons, opened, strict=True):
        assert numbers.index(number) == bytes(person.bsn_index or b"")
    assert max(Counter(opened).values()) == 1


def test_a_list_becomes_a_person_with_everything_that_is_needed_and_no_nationality(tmp_path: Path) -> None:
    bsn = a_bsn()
    report = run(a_file(tmp_path, a_list("L1", bsn=bsn, e08_11_30="A", e08_11_40="2", e07_70_10="0")))
    person = kept(bsn)
    assert person is not None
    assert (report.new, report.doubts) == (1, {})
    assert (person.full_name, person.birth_date, person.sex) == ("Fenna van Proefveen", date(1980, 2, 14), "V")
    assert (person.brp.street, person.brp.number, person.brp.addition) == ("Lindelaan", "12", "A 2")
    assert (person.brp.postcode, person.brp.city) == ("1234AB", "Lindeveen")
    assert person.from_brp
    assert numbers.open_sealed(person.bsn_sealed or b"", person.id) == bsn
    words = {k: v for one in (person, person.brp) for k, v in vars(one).items() if isinstance(v, str)}
    assert [k for k, v in words.items() if "0042" in v and k != "fingerprint"] == []


@pytest.mark.parametrize(
    ("written", "day", "known"),
    [
        ("19680000", None, "19680000"),
        ("19950200", None, "19950200"),
        ("00000000", None, "00000000"),
        ("19660013", None, "19660013"),
        ("20000229", date(2000, 2, 29), "20000229"),
        ("", None, ""),
    ],
)
def test_birth_dates_are_kept_as_far_as_they_are_known(
    tmp_path: Path, written: str, day: date | None, known: str
) -> None:
    bsn = a_bsn()
    run(a_file(tmp_path, a_list("L1", bsn=bsn, e01_03_10=written)))
    person = kept(bsn)
    assert person is not None
    assert (person.birth_date, person.birth_date_known) == (day, known)


@pytest.mark.parametrize(("written", "day"), [("20180526", date(2018, 5, 26)), ("20080700", None), ("00000000", None)])
def test_who_died_is_known_to_have_died(tmp_path: Path, written: str, day: date | None) -> None:
    bsn = a_bsn()
    report = run(a_file(tmp_path, a_list("L1", bsn=bsn, e06_08_10=written)))
    person = kept(bsn)
    assert person is not None
    assert (person.deceased, person.died_on, report.deceased) == (True, day, 1)


def test_a_slipped_mark_is_no_date_of_death_and_is_set_aside(tmp_path: Path) -> None:
    bsn = a_bsn()
    report = run(a_file(tmp_path, a_list("L1", bsn=bsn, e06_08_10="05")))
    person = kept(bsn)
    assert person is not None
    assert not person.deceased
    assert report.doubts == {Doubt.DEATH_UNREADABLE: 1}


@pytest.mark.parametrize("code", range(8))
def test_secrecy_is_kept(tmp_path: Path, code: int) -> None:
    bsn = a_bsn()
    report = run(a_file(tmp_path, a_list("L1", bsn=bsn, e07_70_10=str(code))))
    person = kept(bsn)
    assert person is not None
    assert person.secrecy == code
    assert report.secrecy == {code: 1}


def test_the_first_of_several_lists_counts_and_the_others_are_set_aside(tmp_path: Path) -> None:
    bsn = a_bsn()
    path = a_file(
        tmp_path,
        a_list("L1", bsn=bsn, e01_02_40="Eerst"),
        a_list("L2", bsn=bsn, e01_02_40="Later", e01_03_10="19900101"),
    )
    report = run(path)
    person = kept(bsn)
    assert person is not None
    assert person.family_name == "Eerst"
    assert (report.new, report.doubts) == (1, {Doubt.SEVERAL_LISTS: 1})
    aside = next(one for one in set_aside(Doubt.SEVERAL_LISTS, 3) if bytes(one.bsn_index or b"") == numbers.index(bsn))
    content = decrypt("bsn", bytes(aside.fields_sealed), aside.id.bytes)
    assert "Later" in content
    assert b"Later" not in bytes(aside.fields_sealed)


def test_what_is_no_bsn_is_set_aside_and_becomes_nobody(tmp_path: Path) -> None:
    before = everything()
    path = a_file(
        tmp_path,
        a_list("L1", bsn=""),
        a_list("L2", bsn=NOT_A_BSN),
        a_list("L3", bsn="12345678"),
        a_list("L4", e07_67_20="F"),
    )
    report = run(path)
    assert (report.persons, report.doubts) == (0, {Doubt.NO_BSN: 1, Doubt.NOT_A_BSN: 2, Doubt.MADE_BY_MISTAKE: 1})
    assert run(path).new_doubts == 0
    assert everything()[:2] == before[:2]


def test_a_former_number_that_cannot_be_is_told_of_and_the_person_taken(tmp_path: Path) -> None:
    bsn = a_bsn()
    report = run(a_file(tmp_path, a_list("L1", bsn=bsn), a_row(e01_01_20=NOT_A_BSN), a_row(e01_02_40="Vroeger")))
    person = kept(bsn)
    assert person is not None
    assert person.family_name == "Proefveen"
    assert report.doubts == {Doubt.FORMER_BSN: 1}
    assert set_aside(Doubt.FORMER_BSN, 3)


def test_a_changed_list_changes_the_person_once(tmp_path: Path) -> None:
    bsn = a_bsn()
    run(a_file(tmp_path, a_list("L1", bsn=bsn)))
    moved = a_file(tmp_path, a_list("L1", bsn=bsn, e01_02_40="Getrouwd", e08_11_10="Kerkpad", e07_70_10="7"))
    report = run(moved)
    assert (report.new, report.changed, report.unchanged) == (0, 1, 0)
    person = kept(bsn)
    assert person is not None
    assert (person.family_name, person.brp.street, person.secrecy) == ("Getrouwd", "Kerkpad", 7)
    assert run(moved).unchanged == 1


def test_a_bsn_that_comes_with_another_person_is_for_a_person_to_judge(tmp_path: Path) -> None:
    bsn = a_bsn()
    run(a_file(tmp_path, a_list("L1", bsn=bsn)))
    report = run(a_file(tmp_path, a_list("L1", bsn=bsn, e01_02_40="Heelanders", e01_03_10="19450505")))
    person = kept(bsn)
    assert person is not None
    assert person.family_name == "Proefveen"
    assert (report.changed, report.doubts) == (0, {Doubt.OTHER_PERSON: 1})


def test_somebody_recorded_by_hand_is_recognised_by_bsn(tmp_path: Path) -> None:
    town = a_town()
    home = town.home("Fenna Proefveen", with_bsn=True)
    with viewing(town.officer.viewer):
        bsn = people.unmask_bsn(household=home.household, person=home.people[0], by=town.officer.viewer, at=town.now)
    report = run(a_file(tmp_path, a_list("L1", bsn=bsn)))
    assert (report.new, report.changed) == (0, 1)
    person = kept(bsn)
    assert person is not None
    assert (person.id, person.birth_date, person.from_brp) == (home.ids[0], date(1985, 5, 17), True)  # as said here


WRONG: list[tuple[str, dict[str, str], str]] = [
    ("01.03.10", {"e01_03_10": "20261345"}, "bestaande datum"),
    ("01.03.10", {"e01_03_10": "19690231"}, "bestaande datum"),
    ("01.03.10", {"e01_03_10": "gisteren"}, "acht cijfers"),
    ("01.03.10", {"e01_03_10": "29990101"}, "toekomst"),
    ("06.08.10", {"e06_08_10": "19700101"}, "voor de geboortedatum"),
    ("01.02.40", {"e01_02_40": ""}, "ontbreekt"),
    ("01.02.40", {"e01_02_40": "x" * 201}, "200 tekens"),
    ("01.04.10", {"e01_04_10": "X"}, "M, V of O"),
    ("07.70.10", {"e07_70_10": "9"}, "0 tot en met 7"),
    ("08.11.60", {"e08_11_60": "1234ABC"}, "6 tekens"),
]


@pytest.mark.parametrize(("column", "cells", "told"), WRONG)
def test_a_bad_row_is_told_by_line_and_column_and_nothing_is_stored(
    tmp_path: Path, column: str, cells: dict[str, str], told: str
) -> None:
    before, good = everything(), a_bsn()
    path = a_file(tmp_path, a_list("L1", bsn=good), a_list("L2", **cells))
    with pytest.raises(BrpTrouble, match=told) as trouble:
        run(path)
    assert str(trouble.value).startswith(f"Regel 3, kolom {column}: ")
    assert everything() == before
    assert kept(good) is None


def whole(folder: Path, change: Any) -> Path:
    path = a_file(folder, a_list("L1"), a_list("L2"))
    path.write_bytes(change(path.read_bytes()))
    return path


SPOILT: list[tuple[Any, str]] = [
    (lambda raw: raw[:-9] + b"\r\n", "velden"),
    (lambda raw: raw + b"los;\r\n", "Regel 4: er staan 2 velden"),
    (lambda raw: raw.replace(b"01.03.10", b"01.03.11"), "kolom 01.03.10 ontbreekt"),
    (lambda raw: raw.replace(b"04.05.10", b"01.03.10"), "Regel 1, kolom 01.03.10: .*twee keer"),
    (lambda raw: raw.replace(b"Lindelaan", b"Linde\xe9laan", 1), "Regel 2, kolom .*geen UTF-8"),
    (lambda raw: raw.replace(b"Lindelaan", b"Linde\x00laan", 1), "Regel 2, kolom .*geen tekst"),
    (lambda raw: raw.replace(b"Lindelaan", b'"Linde"laan', 1), "Regel 2: de aanhalingstekens"),
    (lambda raw: raw.replace(b"L1;", b";"), "Regel 2, kolom 1: .*naam"),
    (lambda raw: raw.splitlines(keepends=True)[0], "geen enkele persoonslijst"),
    (lambda _: b"", "geen GBA-V-bestand"),
    (lambda _: b"%PDF-1.7 geen lijst", "geen GBA-V-bestand"),
    (lambda _: b"PK\x03\x04\xff\xfe\x00\x00", "GBA-V"),
]


@pytest.mark.parametrize(("change", "told"), SPOILT)
def test_a_spoilt_file_is_told_of_and_nothing_is_stored(tmp_path: Path, change: Any, told: str) -> None:
    before = everything()
    with pytest.raises(BrpTrouble, match=told):
        run(whole(tmp_path, change))
    assert everything() == before


def test_a_missing_file_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(BrpTrouble, match="kan niet worden gelezen"):
        run(tmp_path / "weg.csv")


def test_a_file_without_byte_order_mark_is_read_too(tmp_path: Path) -> None:
    assert run(a_file(tmp_path, a_list("L1"), bom=False)).new == 1


def test_the_import_leaves_one_line_with_counts_and_no_names(tmp_path: Path) -> None:
    run(a_file(tmp_path, a_list("L1"), a_list("L2", bsn="", e01_02_40=f"Zonder{a_bsn()}")))
    with viewing(SERVICE):
        line = Line.objects.filter(what="brp.keep_lists").latest("at")
    assert line.viewer_id == SERVICE.id
    assert line.detail == {"new": 1, "changed": 0, "unchanged": 0, "set_aside": 1, "basis": "Wet BRP art. 1.7"}


def test_the_report_is_a_table_in_words(tmp_path: Path) -> None:
    said: list[str] = []
    import_brp(
        a_file(tmp_path, a_list("L1", e07_70_10="7"), a_list("L2", bsn="")),
        why=a_necessity(),
        at=timezone.now(),
        echo=said.append,
    )
    for words in ("Persoonslijsten in het bestand", "Geheimhouding 7", "geen BSN"):
        assert words in said[0]
    assert "Proefveen" not in said[0]


def test_nobody_but_the_service_reads_what_the_register_said(tmp_path: Path) -> None:
    bsn = a_bsn()
    run(a_file(tmp_path, a_list("L1", bsn=bsn), a_list("L2", bsn="")))
    town = a_town()
    for who in (town.officer, town.director):
        with viewing(who.viewer):
            assert not BrpRecord.objects.exists()
            assert not BrpDoubt.objects.exists()
            assert not Person.objects.filter(bsn_index=numbers.index(bsn)).exists()


@pytest.fixture
def town() -> Iterator[Town]:
    yield a_town()


def started(town: Town, bsn: str, *, protected: bool = False) -> tuple[Household, Contact | None]:
    """Toegang finds somebody by BSN and starts a household for that person."""
    officer = town.officer.viewer
    with viewing(officer):
        found = find(officer, Terms(bsn=bsn), day=timezone.localdate()).people[0]
        household = people.add_household(name=found.name, protected=protected, by=officer, at=town.now)
        town.take_in(household)
        people.join_household(
            household=household,
            person_id=found.person_id,
            place="adult",
            starts_on=timezone.localdate(town.now) - timedelta(days=1),
            by=officer,
            at=town.now,
        )
        contact = people.take_from_brp(person_id=found.person_id, household=household, by=officer, at=town.now)
    return household, contact


def test_a_found_person_brings_the_address_to_the_new_household(tmp_path: Path, town: Town) -> None:
    bsn = a_bsn()
    run(a_file(tmp_path, a_list("L1", bsn=bsn)))
    household, contact = started(town, bsn)
    assert contact is not None
    assert (contact.person_id, contact.address) == (None, "Lindelaan 12, 1234AB Lindeveen")
    with viewing(town.officer.viewer):
        person = Person.objects.get(bsn_index=numbers.index(bsn))
        again = people.take_from_brp(person_id=person.id, household=household, by=town.officer.viewer, at=town.now)
        assert again is None  # what a person wrote down is not overwritten
        assert pick(town.officer.viewer, person.id, day=timezone.localdate()).open_to_me == {household.id}


def test_a_secret_address_comes_along_with_the_person_and_stays_with_who_keeps_it(tmp_path: Path, town: Town) -> None:
    bsn = a_bsn()
    run(a_file(tmp_path, a_list("L1", bsn=bsn, e07_70_10="7", e08_11_10="Schuilhof")))
    household, contact = started(town, bsn)
    assert contact is not None
    assert contact.person_id is not None
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
    url = f"/huishoudens/{household.id}/"
    assert "Schuilhof" in town.officer.client().get(url).content.decode()
    shown = helper.client().get(url)
    assert shown.status_code == 200
    assert "Schuilhof" not in shown.content.decode()
    assert "geheim" in shown.content.decode()


def test_the_register_gives_no_address_of_somebody_the_desk_did_not_take_in(tmp_path: Path, town: Town) -> None:
    bsn = a_bsn()
    run(a_file(tmp_path, a_list("L1", bsn=bsn)))
    home, person = town.home("Iemand Anders"), kept(bsn)
    assert person is not None
    with viewing(town.officer.viewer):
        assert (
            people.take_from_brp(person_id=person.id, household=home.household, by=town.officer.viewer, at=town.now)
            is None
        )


def test_a_protected_household_does_not_get_the_address_that_was_left(tmp_path: Path, town: Town) -> None:
    bsn = a_bsn()
    run(a_file(tmp_path, a_list("L1", bsn=bsn)))
    assert started(town, bsn, protected=True)[1] is None
