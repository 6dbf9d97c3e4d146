"""A4: what a person list says beside the person: partners, parents, children, authority, addresses with history."""

from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.brp.files import BrpTrouble
from samenhang.brp.imports import SERVICE, Report, import_brp
from samenhang.brp.lists import NEEDED, read
from samenhang.brp.models import BrpPastAddress, BrpRecord, BrpRelative
from samenhang.brp.port import Kin, RegisterPerson, Relative
from tests.people.families import Someone, a_street, born, imported, on_record, someone
from tests.people.lists import REAL, a_file, a_list, a_necessity, a_row
from tests.support.town import a_bsn


def told(folder: Path, *rows: dict[str, str]) -> RegisterPerson:
    """Read one list."""
    (one,) = read(a_file(folder, *rows), timezone.localdate())
    return one.person


def kin(person: RegisterPerson, which: Kin) -> list[Relative]:
    return [one for one in person.relatives if one.kin == which]


def stored(one: Someone) -> tuple[BrpRecord, list[BrpRelative], list[BrpPastAddress]]:
    person = on_record(one)
    with viewing(SERVICE):
        return (
            BrpRecord.objects.get(person=person),
            list(BrpRelative.objects.filter(person=person).order_by("kin", "number", "family_name")),
            list(BrpPastAddress.objects.filter(person=person).order_by("order")),
        )


def test_no_column_of_nationality_residence_travel_or_voting_is_read() -> None:
    assert not [column for column in NEEDED if column[:2] in ("04", "10", "12", "13")]


def test_a_present_and_a_former_partner_are_told_apart(tmp_path: Path) -> None:
    """The mark 05 says: another partner follows; 55: an earlier state of the same bond."""
    person = told(
        tmp_path,
        a_list("L1", e05_02_40="Tweede", e05_06_10="20200202", e05_15_10="P", e05_H="05"),
        a_row(e05_02_40="Eerste", e05_07_10="20180101", e05_07_40="S", e05_15_10="H", e05_H="55"),
        a_row(e05_02_40="Eerste", e05_06_10="20050505", e05_15_10="H"),
    )
    now, before = kin(person, Kin.PARTNER)
    assert (now.family_name, now.since, now.ended, now.bond) == ("Tweede", date(2020, 2, 2), False, "P")
    assert (before.family_name, before.since, before.until, before.ended) == (
        "Eerste",
        date(2005, 5, 5),
        date(2018, 1, 1),
        True,
    )


@pytest.mark.parametrize("day", ["20180000", "00000000", "2018"])
def test_a_bond_that_ended_on_a_day_known_in_part_ended(tmp_path: Path, day: str) -> None:
    (one,) = kin(told(tmp_path, a_list("L1", e05_02_40="Eerste", e05_07_10=day)), Kin.PARTNER)
    assert (one.ended, one.until) == (True, None)


def test_a_change_within_one_bond_keeps_when_it_began(tmp_path: Path) -> None:
    person = told(
        tmp_path,
        a_list("L1", e05_02_40="Nieuwenaam", e05_06_10="20050505", e05_H="55"),
        a_row(e05_02_40="Oudenaam", e05_06_10="20050505"),
    )
    (one,) = kin(person, Kin.PARTNER)
    assert (one.family_name, one.since) == ("Nieuwenaam", date(2005, 5, 5))


def test_a_wrong_entry_is_skipped(tmp_path: Path) -> None:
    person = told(
        tmp_path,
        a_list("L1", e05_02_40="Goed", e05_07_10="20180101", e05_H="55", e02_02_40="Ouder"),
        a_row(e05_02_40="Goed", e05_06_10="19990909", e05_84_10="O", e05_H="55", e08_11_10="Foutweg", e08_84_10="O"),
        a_row(e05_02_40="Goed", e05_06_10="20050505", e08_11_10="Oudeweg", e02_02_40="Fout", e02_84_10="O"),
    )
    (one,) = kin(person, Kin.PARTNER)
    assert one.since == date(2005, 5, 5)
    assert [lived.street for lived in person.earlier_addresses] == ["Oudeweg"]
    assert [parent.family_name for parent in kin(person, Kin.PARENT)] == ["Ouder"]


def test_every_child_is_read_once_and_a_stillborn_child_never(tmp_path: Path) -> None:
    person = told(
        tmp_path,
        a_list("L1", e09_02_10="Ada", e09_02_40="Proef", e09_H="59"),
        a_row(e09_02_10="A.", e09_02_40="Proef", e09_H="09"),
        a_row(e09_02_10="Ben", e09_02_40="Proef", e09_H="09"),
        a_row(e09_02_10="Stil", e09_02_40="Proef", e09_89_10="L", e09_H="09"),
        a_row(e09_02_10="Cas", e09_02_40="Proef"),
    )
    assert [one.given_names for one in kin(person, Kin.CHILD)] == ["Ada", "Ben", "Cas"]


def test_both_parents_are_numbered_as_authority_counts_them(tmp_path: Path) -> None:
    person = told(
        tmp_path,
        a_list("L1", e02_02_40="Een", e02_62_10="20150101", e03_02_40="Twee", e11_32_10="2D", e11_85_10="20210301"),
    )
    assert [(one.number, one.family_name) for one in kin(person, Kin.PARENT)] == [(1, "Een"), (2, "Twee")]
    assert person.authority is not None
    assert (person.authority.over_minor, person.authority.since) == ("2D", date(2021, 3, 1))


def test_who_is_not_known_by_name_or_number_is_no_relative(tmp_path: Path) -> None:
    assert told(tmp_path, a_list("L1", e02_02_40=".", e03_03_10="00000000")).relatives == []


def test_a_relatives_number_that_cannot_be_is_not_used(tmp_path: Path) -> None:
    (one,) = told(tmp_path, a_list("L1", e02_01_20="123456789", e02_02_40="Ouder", e02_03_10="19821291")).relatives
    assert (one.bsn, one.birth_date, one.birth_date_known) == ("", None, "19821291")


def test_a_relative_who_is_still_to_be_born_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrpTrouble, match=r"Regel 3, kolom 09\.03\.10: .*toekomst"):
        told(tmp_path, a_list("L1", e09_02_40="Een", e09_H="09"), a_row(e09_02_40="Twee", e09_03_10="29990101"))


def test_addresses_abroad_and_for_letters_only(tmp_path: Path) -> None:
    home = {"e08_11_10": "", "e08_11_20": "", "e08_11_60": "", "e08_11_70": ""}
    person = told(
        tmp_path,
        a_list("L1", **home, e08_13_10="5010", e08_13_20="20140702", e08_13_30="Rue de l'Exemple 1", e08_13_40="Ville"),
        a_row(e08_10_10="B", e08_10_30="20120101", e08_11_10="Briefweg", e08_11_20="3", e08_11_60="1234AB"),
    )
    assert person.address is not None
    assert (person.address.country, person.address.street, person.address.city) == (
        "5010",
        "Rue de l'Exemple 1",
        "Ville",
    )
    assert person.address.since == date(2014, 7, 2)
    (before,) = person.earlier_addresses
    assert (before.letters_only, before.postcode, before.since) == (True, "1234AB", date(2012, 1, 1))


@pytest.mark.parametrize("why", ["O", "E", "M", "R", "W"])
def test_why_a_list_is_suspended_is_kept(tmp_path: Path, why: str) -> None:
    one = someone("Uit", 50, e07_67_20=why, e07_67_10="20200101")
    report = imported(tmp_path, one, postcode=a_street())
    record, _kin, _past = stored(one)
    assert (record.suspended, record.suspended_on) == (why, date(2020, 1, 1))
    assert report.suspended == {why: 1}


def test_all_of_it_is_stored_once_and_a_changed_list_replaces_it(tmp_path: Path) -> None:
    mother, father, child = someone("Mira", 41, at="7"), someone("Sem", 43, at="7"), someone("Bo", 9, at="7")
    mother.marries(father)
    child.child_of(mother, father, authority="12")
    mother.more.append(a_row(e08_11_10="Oudeweg", e08_11_20="1", e08_10_10="W", e08_10_30="20000101"))
    street = a_street()
    report = imported(tmp_path, mother, father, child, postcode=street)
    assert (report.new, report.partners, report.parents_and_children, report.families) == (3, 2, 4, 1)
    first = stored(mother)
    assert [(one.kin, one.given_names, one.bond) for one in first[1]] == [("child", "Bo", ""), ("partner", "Sem", "H")]
    assert [one.street for one in first[2]] == ["Oudeweg"]
    assert first[0].dwelling == f"{street} 7"
    again = imported(tmp_path, mother, father, child, postcode=street)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)
    assert [one.id for one in stored(mother)[1]] == [one.id for one in first[1]]
    mother.cells |= {"e05_07_10": "20240101", "e08_11_10": "Nieuweweg", "e07_70_10": "7"}
    mother.more.insert(0, a_row(e08_11_10="Lindelaan", e08_11_20="7", e08_10_30="20180615"))
    changed = imported(tmp_path, mother, father, child, postcode=street)
    assert (changed.changed, changed.unchanged) == (1, 2)
    record, relatives, past = stored(mother)
    assert record.street == "Nieuweweg"
    assert [one.ended for one in relatives if one.kin == "partner"] == [True]
    assert [one.street for one in past] == ["Lindelaan", "Oudeweg"]


def test_no_number_of_a_relative_is_kept_readable(tmp_path: Path) -> None:
    mother, child = someone("Mira", 41), someone("Bo", 9)
    child.child_of(mother)
    imported(tmp_path, mother, child, postcode=a_street())
    _record, relatives, _past = stored(child)
    kept = " ".join(
        str(bytes(value) if isinstance(value, memoryview) else value) for value in vars(relatives[0]).values()
    )
    assert mother.bsn not in kept
    assert born(41)[:4] in kept


def test_a_thousand_lists_are_read_in_one_go(tmp_path: Path) -> None:
    rows = [a_list(f"L{number}", bsn=a_bsn(), e08_11_60="9999ZZ") for number in range(1000)]
    report = import_brp(a_file(tmp_path, *rows), why=a_necessity(), at=timezone.now(), echo=lambda _: None)
    assert report.new == 1000


@pytest.fixture(scope="module")
def real(_committed_database: None) -> Report:
    if not REAL.exists():
        pytest.skip("the public test set of the population register is not beside this checkout (shared/data)")
    return import_brp(REAL, why=a_necessity(), at=timezone.now(), echo=lambda _: None)


def test_the_public_test_set_tells_of_families_and_addresses(real: Report) -> None:
    assert (real.abroad, real.letters_only) == (78, 12)
    assert real.suspended == {"E": 56, "M": 1, "O": 20, "R": 20}
    assert real.secrecy == {0: 635, 1: 9, 2: 15, 3: 3, 5: 1, 6: 1, 7: 16}
    assert (real.curatele, real.over_minor) == (14, 16)
    assert (real.partners, real.parents_and_children) == (179, 1664)
    assert real.families == 93
