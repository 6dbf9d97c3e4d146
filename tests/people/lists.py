"""Invented person lists in the shape of a GBA-V file."""

import csv
import os
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from samenhang.brp import lists as brp
from samenhang.brp.actions import Necessity
from tests.support.town import a_bsn

REAL = Path(
    os.environ.get("BRP_TESTSET") or Path(__file__).resolve().parents[3] / "shared" / "data" / "brp-testset-gbav.csv"
)
"""The public test set of the population register, where it stands beside this checkout; not part of the project."""
COLUMNS = ["", "01.01.10", *brp.NEEDED, "04.05.10", ""]
"""One column more than is needed, and one that may never be kept: nationality."""


def a_necessity() -> Necessity:
    """This function will state why a file is needed, as whoever takes one in must."""
    today = timezone.localdate()
    return Necessity(
        purpose="Proef met verzonnen mensen",
        basis="Wet BRP art. 1.7",
        decided_by="Functioneel beheer",
        decided_on=today,
        keep_until=today + timedelta(days=365),
    )


def a_row(name: str = "", **cells: str) -> dict[str, str]:
    """This function will make one row: cells by element, dots written as underscores after an e (e01_01_20="...")."""
    return {"": name, **{key[1:].replace("_", "."): value for key, value in cells.items()}}


def a_list(name: str, *, bsn: str | None = None, **cells: str) -> dict[str, str]:
    """This function will make the first row of an invented person list."""
    usual = {
        "01.01.20": a_bsn() if bsn is None else bsn,
        "01.02.10": "Fenna",
        "01.02.30": "van",
        "01.02.40": "Proefveen",
        "01.03.10": "19800214",
        "01.04.10": "V",
        "07.70.10": "0",
        "08.11.10": "Lindelaan",
        "08.11.20": "12",
        "08.11.60": "1234AB",
        "08.11.70": "Lindeveen",
        "04.05.10": "0042",
    }
    return {**usual, **a_row(name, **cells)}


def a_file(folder: Path, *rows: dict[str, str], name: str = "lijsten.csv", bom: bool = True) -> Path:
    """This function will write rows as a semicolon CSV and return where it stands."""
    path = folder / name
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows([row.get(column, "") if column else "" for column in COLUMNS] for row in rows)
    text = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    named = [row.get("", "") for row in rows]
    lines = [text[0], *(f"{label}{line}" for label, line in zip(named, text[1:], strict=True))]
    path.write_text("".join(lines), encoding="utf-8-sig" if bom else "utf-8", newline="")
    return path
