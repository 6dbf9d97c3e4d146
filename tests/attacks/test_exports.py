"""What leaves as a file: typed words are no markup to the typesetter, read no file, open in no calculating sheet."""

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from samenhang.data_rights.typesetting import compose
from tests.support.database import ROOT

TYPED = [
    '#read("/etc/passwd")',
    '#image("/etc/hostname")',
    '#include "/etc/passwd"',
    "#eval(\"read('/etc/passwd')\")",
    '$#read("/etc/passwd")$ = Kop *vet* _schuin_ `#panic()`',
    '#link("file:///etc/passwd")[klik]',
]


@pytest.mark.parametrize("typed", TYPED)
def test_nothing_typed_is_read_by_the_typesetter(typed: str) -> None:
    made = compose(
        {
            "title": "Wat wij bewaren",
            "organisation": "Samenhang",
            "whose": typed,
            "about": [typed],
            "parts": [
                {
                    "title": typed,
                    "source": typed,
                    "note": typed,
                    "empty": "",
                    "columns": [],
                    "rows": [],
                    "records": [[[typed, typed]]],
                },
                {
                    "title": "Kijken",
                    "source": "",
                    "note": "",
                    "empty": "",
                    "columns": [typed],
                    "rows": [[typed]],
                    "records": [],
                },
            ],
        }
    )
    reader = PdfReader(io.BytesIO(made))
    text = re.sub(r"\s", "", "".join(page.extract_text() for page in reader.pages))
    assert text.count(re.sub(r"\s", "", typed).split("*")[0][:12]) >= 8
    assert "root:" not in text
    assert not any("/Annots" in page for page in reader.pages)  # no link was made of it


def test_no_export_opens_in_a_sheet_that_calculates() -> None:
    """Exports are PDF and JSON. Who adds a sheet keeps cells that begin with = + - @ from calculating, and tests it."""
    sheets = re.compile(r"csv\.(writer|DictWriter)|text/csv|openpyxl|xlsxwriter|spreadsheetml|\.ods\b|vnd\.ms-excel")
    found = [
        str(file.relative_to(ROOT))
        for file in sorted(Path(ROOT, "src/samenhang").rglob("*.py"))
        if sheets.search(file.read_text())
    ]
    assert found == []
