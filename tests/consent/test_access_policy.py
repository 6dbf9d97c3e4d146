"""The table of legal bases: printed by `samenhang rules`, and told word for word in docs/policy/access.md."""

from datetime import date

import pytest
from django.utils import translation

from samenhang.access.rules_map import as_text
from samenhang.consent import table
from tests.support.database import ROOT

OF_OTHER_TESTS = ("Proefwet", "proef-")


def ours() -> str:
    """This function will give the table without what other tests put in the database, as it is installed."""
    with translation.override("nl"):
        lines = table.as_markdown(date(2026, 11, 21)).splitlines(keepends=True)
    return "".join(line for line in lines if not line.removeprefix("| ").startswith(OF_OTHER_TESTS))


def test_the_document_says_what_the_table_says() -> None:
    document = (ROOT / "docs" / "policy" / "access.md").read_text()
    assert ours() in document


def test_the_document_has_every_part() -> None:
    document = (ROOT / "docs" / "policy" / "access.md").read_text()
    for heading in ("De rollen", "De lagen", "De grondslagen", "Toestemming", "Zonder toestemming", "Gasten",
                    "Noodinzage", "Rechtmatigheid", "Logboek"):  # fmt: skip  # a list of headings
        assert f"## {heading}\n" in document


@pytest.mark.parametrize("words", ["Grondslagen", "Wmo 2015, art. 2.3.2", "[geldt nu niet]", "access.wanted_of_work"])
def test_the_printed_rules_tell_the_bases_and_the_sources(words: str) -> None:
    with translation.override("nl"):
        assert words in as_text()


if __name__ == "__main__":
    print(ours())  # noqa: T201 -- to put in the document
