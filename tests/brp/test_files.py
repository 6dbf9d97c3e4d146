"""What is wrong with a file is told by its line, fast, and nothing of it is stored."""

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.brp.files import LONGEST_LINE, BrpTrouble, rows
from samenhang.brp.imports import SERVICE, import_brp
from samenhang.brp.lists import NEEDED, read
from samenhang.brp.models import BrpDoubt, BrpNecessity, BrpRecord, BrpRelative
from tests.people.lists import a_file, a_list, a_necessity, a_row


def stored() -> tuple[int, ...]:
    with viewing(SERVICE):
        return tuple(table.objects.count() for table in (BrpRecord, BrpRelative, BrpDoubt, BrpNecessity))


def refused(path: Path) -> str:
    before = stored()
    with pytest.raises(BrpTrouble) as trouble:
        import_brp(path, why=a_necessity(), at=timezone.now(), echo=lambda _: None)
    assert stored() == before
    return str(trouble.value)


def whole(folder: Path, change: Callable[[bytes], bytes]) -> Path:
    path = a_file(folder, a_list("L1"), a_list("L2", e01_02_40="Çelik"))
    path.write_bytes(change(path.read_bytes()))
    return path


def test_another_encoding_is_told_by_its_name_or_its_place(tmp_path: Path) -> None:
    def in_(encoding: str) -> Callable[[bytes], bytes]:
        return lambda raw: raw.decode("utf-8-sig").encode(encoding)

    assert "geen UTF-8. Bewaar het als CSV in UTF-8" in refused(whole(tmp_path, in_("cp1252")))
    assert refused(whole(tmp_path, in_("cp1252"))).startswith("Regel 3, kolom 6:")
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        assert "geen" in refused(whole(tmp_path, in_(encoding))) or "UTF-16" in refused(whole(tmp_path, in_(encoding)))
    assert "in UTF-16 bewaard" in refused(whole(tmp_path, in_("utf-16")))


@pytest.mark.parametrize("column", ["05.06.10", "09.H", "11.33.10", "08.13.10", "07.67.10"])
def test_a_missing_column_is_named(tmp_path: Path, column: str) -> None:
    path = whole(tmp_path, lambda raw: raw.replace(column.encode(), b"99.99.99", 1))
    assert refused(path) == f"Regel 1: dit is geen GBA-V-bestand: kolom {column} ontbreekt."


def test_a_row_of_two_million_characters_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    path = whole(tmp_path, lambda raw: raw + b"L3;" + b"x" * 2_000_000)
    assert refused(path) == "Regel 4: deze rij is langer dan 100.000 tekens."
    tracemalloc.start()
    try:
        with pytest.raises(BrpTrouble):
            list(rows(path))
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 1_000_000


def test_a_file_of_one_endless_line_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "lang.csv"
    path.write_bytes(b";" * 2_000_000)
    assert refused(path).startswith("Regel 1: deze rij is langer dan")


def test_one_cell_just_short_enough_for_a_line_is_still_too_long(tmp_path: Path) -> None:
    told = refused(a_file(tmp_path, a_list("L1", e05_02_40="x" * (LONGEST_LINE // 2))))
    assert told == "Regel 2, kolom 05.02.40: dit is langer dan 200 tekens."


def test_quotes_that_never_close_are_told_at_the_row_where_they_open(tmp_path: Path) -> None:
    path = whole(tmp_path, lambda raw: raw.replace(b"Lindelaan", b'"Lindelaan', 1) + b"x;y\r\n" * 50_000)
    assert refused(path).startswith("Regel 2: de aanhalingstekens kloppen hier niet")


def test_nul_is_told_by_its_place(tmp_path: Path) -> None:
    told = refused(whole(tmp_path, lambda raw: raw.replace(b"Fenna", b"Fen\x00na", 1)))
    assert told.startswith("Regel 2, kolom 4: hier staat een teken dat geen tekst is")


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_every_way_to_end_a_line_is_read(tmp_path: Path, end: bytes) -> None:
    path = whole(tmp_path, lambda raw: raw.replace(b"\r\n", b"\n").replace(b"\n", end))
    assert len(read(path, timezone.localdate())) == 2


def test_mixed_line_ends_are_read(tmp_path: Path) -> None:
    path = whole(tmp_path, lambda raw: b"\r\n".join(raw.splitlines()[:2]) + b"\n" + raw.splitlines()[2] + b"\r")
    assert [one.person.family_name for one in read(path, timezone.localdate())] == ["Proefveen", "Çelik"]


def test_an_empty_file_a_folder_and_nothing_are_told_of(tmp_path: Path) -> None:
    empty = tmp_path / "leeg.csv"
    empty.write_bytes(b"")
    assert "geen GBA-V-bestand" in refused(empty)
    empty.write_bytes(b"\xef\xbb\xbf")
    assert "geen GBA-V-bestand" in refused(empty)
    assert "dit is een map" in refused(tmp_path)
    assert "het is er niet" in refused(tmp_path / "weg.csv")


def test_a_file_one_may_not_read_is_told_of(tmp_path: Path) -> None:
    path = whole(tmp_path, lambda raw: raw)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("whoever runs this may read every file")
    assert "geen rechten" in refused(path)


def test_a_birth_date_that_is_still_to_come_is_told_by_line_and_column(tmp_path: Path) -> None:
    told = refused(a_file(tmp_path, a_list("L1"), a_row(), a_list("L2", e01_03_10="29990101")))
    assert told == "Regel 4, kolom 01.03.10: deze datum ligt in de toekomst."


def test_the_last_row_may_spoil_the_first(tmp_path: Path) -> None:
    refused(a_file(tmp_path, *[a_list(f"L{number}") for number in range(40)], a_list("L41", e01_04_10="Q")))


def test_rows_come_one_by_one(tmp_path: Path) -> None:
    path = whole(tmp_path, lambda raw: raw + b"L3;" + b"x" * 2_000_000)
    first = next(rows(path))
    assert first[0] == 1
    assert set(NEEDED) <= set(first[1])
