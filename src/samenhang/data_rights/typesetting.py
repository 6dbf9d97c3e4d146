"""Sets one own file in type and closes it: a program of its own, that ends when the file is made.

It is started by `data_rights.paper` and knows nothing of the rest: it reads what stands in the file from its standard
input, writes the PDF to its standard output, and nothing of it to disk. What the typesetter keeps of a file (hundreds
of megabytes for a thousand lines) is gone with the process.
"""

import io
import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from pypdf import PdfReader, PdfWriter

TEMPLATE = Path(__file__).with_name("own_file.typ")
SURE = re.compile(r"[\x20-\x7e\u00a0-\u017f\u2018-\u201f\u2013\u2014\u2026\u20ac\n]")
"""What every font here has; of anything else it is tried first whether it can be shown."""
MOST_TRIED = 600


def compose(told: dict[str, Any]) -> bytes:
    """This function will set this data in the template; a character that no font here has is written as its name.

    Tagged for screen readers (PDF/UA-1); nothing typed in it is read as markup.
    """
    shown = _showable(told, _unshown(json.dumps(told, ensure_ascii=False)))
    found = typst.compile(
        TEMPLATE.read_bytes(),
        sys_inputs={"data": json.dumps(shown, ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )
    assert isinstance(found, bytes)  # noqa: S101 -- one PDF is asked for, not pages
    return found


def closed(pdf: bytes, data: str, name: str, code: str) -> bytes:
    """This function will put the machine's version in the PDF and close both with a code that only the reader knows."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.add_attachment(name, data.encode())
    writer.encrypt(user_password=code, algorithm="AES-256")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _unshown(text: str) -> set[str]:
    """Which characters no font here can show; asked of the typesetter itself, half by half."""
    unsure = sorted(set(SURE.sub("", text)))
    if len(unsure) > MOST_TRIED:
        return set(unsure)
    return {one for one in unsure if not _fits(one)}


@lru_cache(maxsize=20_000)
def _fits(character: str) -> bool:
    if unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn"):
        return False
    empty = {"title": "x", "organisation": "x", "whose": character, "about": [], "parts": []}
    try:
        typst.compile(TEMPLATE.read_bytes(), sys_inputs={"data": json.dumps(empty)}, pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True


def _named(character: str) -> str:
    if character in "\t\r":
        return " "
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cc", "Cf", "Mn"):
        return ""
    name = unicodedata.name(character, "").lower()
    return f"[{name or f'teken {ord(character):X}'}]"


def _showable(value: Any, unshown: Iterable[str]) -> Any:
    table = {ord(one): _named(one) for one in unshown}
    return _translated(value, table) if table else value


def _translated(value: Any, table: dict[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, list):
        return [_translated(one, table) for one in value]
    if isinstance(value, dict):
        return {name: _translated(one, table) for name, one in value.items()}
    return value


def main() -> None:
    """This function will make the one file that is told on standard input."""
    told = json.load(sys.stdin.buffer)
    made = closed(compose(told["paper"]), told["data"], told["name"], told["code"])
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
