"""The table of rules: printed by `samenhang terms`, and told word for word in docs/policy/terms.md."""

from datetime import date

import pytest
from django.utils import translation

from samenhang.terms import table
from samenhang.terms.models import TermRule, Unit
from samenhang.terms.queries import rules
from samenhang.terms.reckoning import Length, last_day
from tests.support.database import CLUSTER, ROOT, command, server_environment

LAW = [
    ("Wmo 2015", "art. 2.3.2", "6 weken", True),
    ("Wmo 2015", "art. 2.3.2", "7 dagen", True),
    ("Wmo 2015", "art. 2.3.5", "2 weken", True),
    ("Participatiewet", "Awb art. 4:13", "8 weken", True),
    ("Wet gemeentelijke schuldhulpverlening", "art. 4", "4 weken", True),
    ("Wet gemeentelijke schuldhulpverlening", "art. 4", "3 werkdagen", True),
    ("Wet gemeentelijke schuldhulpverlening", "art. 4a", "8 weken *", False),
    ("Besluit inburgering 2021", "art. 5.3", "10 weken", True),
    ("Wet inburgering 2021", "art. 11", "3 jaar *", True),
    ("Participatiewet", "art. 52", "4 weken, daarna steeds opnieuw", False),
    ("Algemene wet bestuursrecht", "art. 4:15", "zoals het artikel zegt", False),
    ("Algemene wet bestuursrecht", "art. 4:17", "zoals het artikel zegt", False),
    ("Algemene wet bestuursrecht", "art. 6:7", "6 weken", False),
]


def test_every_clock_of_the_law_is_in_the_table() -> None:
    with translation.override("nl"):
        found = {(one.law, one.article, table.length(one), one.confirmed) for one in rules(date(2026, 11, 22))}
    assert set(LAW) <= found


def test_the_document_says_what_the_table_says() -> None:
    document = (ROOT / "docs" / "policy" / "terms.md").read_text()
    with translation.override("nl"):
        told = table.as_markdown(one for one in rules() if one.law != "Proefwet")  # a law that another test invents
    missing = [line for line in told.splitlines() if line not in document]
    assert missing == [], "run `samenhang terms --markdown` and put what it says in docs/policy/terms.md"
    assert sum(line.startswith("| ") for line in document.splitlines()) == len(told.splitlines())


def test_where_the_last_day_moves_the_algemene_termijnenwet_holds() -> None:
    """Article 4 leaves out what is longer than twelve weeks, ninety days or three months, and years."""
    longest = {Unit.DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3, Unit.WORKING_DAYS: 60, Unit.YEARS: 0}
    wrong = [one.code for one in TermRule.objects.filter(length__isnull=False, to_working_day=True)
             if (one.length or 0) > longest[Unit(one.unit)]]  # fmt: skip  # a condition reads best on a line of its own
    assert wrong == []


def test_every_rule_warns_before_it_ends() -> None:
    monday = date(2026, 11, 23)
    for one in TermRule.objects.filter(length__isnull=False):
        days = (last_day(monday, Length(one.length or 0, one.unit), to_working_day=one.to_working_day) - monday).days
        assert 0 < one.warn_days < days, one.code


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["terms"], ["alle versies", "2.3.2", "overheid.nl", "niet bevestigd", "Algemene termijnenwet"]),
        (["terms", "--on", "2014-12-31"], ["31-12-2014", "art. 4", "6:7"]),
        (["terms", "--on", "31-12-1950"], ["geldt geen enkele regel"]),
    ],
)
def test_the_command_prints_it(database_name: str, words: list[str], told: list[str]) -> None:
    done = command(*words, environment=server_environment(CLUSTER.url("app", database_name)))
    assert (done.returncode, done.stderr) == (0, "")
    for word in told:
        assert word in done.stdout, word
    assert ("2.3.2" in done.stdout) == (words == ["terms"])


def test_a_day_that_cannot_be_is_told(database_name: str) -> None:
    done = command("terms", "--on", "2026-02-30", environment=server_environment(CLUSTER.url("app", database_name)))
    assert done.returncode == 2 and "does not match" in done.stderr
