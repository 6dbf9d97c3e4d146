"""The harness's own arithmetic: a figure it gives is the figure that was measured."""

import os
from typing import Any

import pytest

from tests.bench.client import Answer
from tests.bench.meters import clocks, percentile, spent
from tests.bench.result import wall
from tests.bench.running import Sample
from tests.bench.svg import Bar, bars
from tests.bench.targets import MET, NOT_MEASURED, NOT_MET, TARGETS, growth, judged
from tests.bench.watching import watched

LOG = """@@7|samenhang| LOG:  statement: BEGIN
@@7|samenhang| LOG:  execute <unnamed>: SELECT *
\tFROM cases_case
@@8|psql| LOG:  statement: SELECT 'somebody else'
@@7|samenhang| WARNING:  not a statement
@@7|samenhang| LOG:  duration: 1.500 ms  plan:
\t{
\t  "Query Text": "SELECT * FROM cases_case",
\t  "Plan": {"Node Type": "Nested Loop", "Actual Rows": 4, "Actual Loops": 1, "Plans": [
\t    {"Node Type": "Seq Scan", "Relation Name": "cases_case", "Actual Rows": 4.0, "Actual Loops": 1,
\t     "Rows Removed by Filter": 96},
\t    {"Node Type": "Index Scan", "Relation Name": "people_household", "Actual Rows": 1.00, "Actual Loops": 4},
\t    {"Node Type": "Index Scan", "Relation Name": "never_run", "Actual Rows": 0, "Actual Loops": 0}
\t  ]}
\t}
@@7|samenhang| LOG:  statement: COMMIT
"""


@pytest.mark.parametrize(
    ("values", "part", "expected"),
    [([3, 1, 2], 0.5, 2), (range(1, 101), 0.95, 95), (range(1, 21), 0.95, 19), ([7], 0.95, 7), ([1, 2], 0.95, 2)],
)
def test_a_percentile_is_a_value_that_was_measured(values: Any, part: float, expected: float) -> None:
    assert percentile(list(values), part) == expected


def test_the_log_tells_statements_rows_and_tables_read_whole() -> None:
    found = watched(LOG)
    assert found.statements == ["SELECT *\nFROM cases_case"]
    assert (found.rows, found.whole) == (104, {"cases_case": 100})
    assert found.dear == [(1.5, "SELECT * FROM cases_case")]
    assert watched("").statements == []


def test_a_form_is_sent_as_a_browser_would() -> None:
    page = b"""<form action="/search/"><input name="q"></form>
        <form method="post"><input type="hidden" name="submission" value="7">
        <input type="checkbox" name="who" value="a" checked><input type="checkbox" name="who" value="b" checked>
        <input type="radio" name="mark" value="1"><input type="radio" name="mark" value="" checked>
        <textarea name="words">\nTea &amp; cake</textarea>
        <select name="kind"><option value="">choose</option><option value="x" selected>X</option></select>
        <select name="plain"><option value="first">1</option></select><button name="stay">ok</button></form>
        <div hx-get="/part/?look=a&amp;b=1" hx-trigger="load"></div>"""
    answer = Answer(200, "", page, 1.0, "/here/")
    url, fields = answer.form("words")
    assert url == "/here/"
    assert {**fields, "words": fields["words"][0].strip()} == {
        "submission": ["7"],
        "who": ["a", "b"],
        "mark": [""],
        "words": "Tea & cake",
        "kind": ["x"],
        "plain": ["first"],
    }
    assert answer.panels() == ["/part/?look=a&b=1"]
    with pytest.raises(LookupError):
        answer.form("absent")


def test_the_wall_is_compared_for_who_sees_the_same() -> None:
    def some(server: float, size: int) -> list[Sample]:
        return [Sample("x", 1.0, server, 1.0, size)] * 3

    walled = {"same": some(10, 5_000), "more": some(10, 5_000)}
    bare = {"same": some(8, 5_100), "more": some(30, 90_000)}
    assert wall(walled, bare) == {"with": 11.0, "without": 9.0, "shows_more": ["more"]}
    assert wall({"more": some(1, 1)}, {}) == {"shows_more": ["more"]}


def test_a_target_is_judged_by_its_figures_and_at_a_million_only() -> None:
    def result(size: str, p95: float, n: int) -> dict[str, Any]:
        eight = {"n": n, "p50": 1.0, "p95": p95, "by": {}}
        one = {"road": "r", "kind": "page", "label": "home:start", "eight": eight}
        return {"size": size, "looks": 1, "screens": [one], "memory_mb": {"server": 351}}

    def verdict(asked: dict[str, Any], number: int) -> tuple[str, str]:
        return judged(asked, {"10k": result("10k", 100, 600), asked["size"]: asked})[number][1:]

    waiting, growing = 0, 1
    assert verdict(result("1m", 140, 600), waiting) == (MET, "140 ms: home:start")
    assert verdict(result("1m", 140, 499), waiting) == (NOT_MEASURED, "140 ms: home:start, of 499 samples")
    assert verdict(result("1m", 160, 600), waiting)[0] == NOT_MET
    assert verdict(result("1m", 160, 600), growing) == (NOT_MET, "1.6 ×: home:start")
    assert verdict(result("10k", 160, 600), waiting) == (NOT_MEASURED, "160 ms: home:start at 10k")
    assert growth(result("1m", 50, 1)["screens"][0], result("10k", 25, 1)) == 2.0
    memory = next(number for number, target in enumerate(TARGETS) if target.what.startswith("memory"))
    assert verdict(result("1m", 1, 600), memory) == (NOT_MET, "351 MB")


def test_a_bar_is_as_long_as_its_figure() -> None:
    drawn = bars("a & b", [Bar("one <1>", (10.0, 30.0), 20.0), Bar("two", (0.0, 0.5))], ("x", "y"), unit="ms")
    assert "a &amp; b" in drawn and "one &lt;1&gt;" in drawn
    assert 'width="115.0"' in drawn and 'width="345.0"' in drawn  # 460 for forty
    assert "40 ms" in drawn and "0.5 ms" in drawn


def test_processor_time_of_a_process_grows_and_a_gone_one_counts_no_more() -> None:
    here, nobody = os.getpid(), 2**22 + 1
    before = clocks([here, nobody])
    sum(range(200_000))
    assert 0 < spent(before, clocks([here])) < 60_000
    assert before[nobody] == 0
    assert spent({1: 10.0, 2: 5.0}, {1: 12.0, 2: 0.0, 3: 99.0}) == 2.0
