"""The end of a failed `make test` names what failed, and is short enough to be read when the rest is cut off."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.database import ROOT

FILE = ROOT / ".ci" / "failures.py"
RESULTS = """<testsuites><testsuite>
<testcase classname="tests.stories.test_d1_plan" name="test_well" time="1"/>
<testcase classname="tests.stories.test_d1_plan" name="test_not[1]"><failure message="assert 404 == 200&#10;  + where">
long words</failure></testcase>
<testcase classname="tests.kit.test_keys" name="test_before">
<error message="failed on setup with &quot;X&quot;"/></testcase>
</testsuite></testsuites>"""


@pytest.fixture(scope="module")
def failures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("ci_failures", FILE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_failed_test_is_a_line_with_its_reason(failures: ModuleType, tmp_path: Path) -> None:
    results = tmp_path / "results.xml"
    results.write_text(RESULTS)
    assert failures.of_tests(results) == [
        "tests/stories/test_d1_plan.py::test_not[1] - assert 404 == 200",
        'tests/kit/test_keys.py::test_before - (around it) failed on setup with "X"',
    ]


def test_a_run_that_broke_off_says_so(failures: ModuleType, tmp_path: Path) -> None:
    assert "broke off" in failures.of_tests(tmp_path / "none.xml")[0]
    (tmp_path / "half.xml").write_text("<testsuites>")
    assert "broke off" in failures.of_tests(tmp_path / "half.xml")[0]


def test_however_much_fails_the_end_is_short(failures: ModuleType) -> None:
    for steps in (1, 2, 8):
        told = failures.shortened([(f"step {n}", [f"test {m} " + "x" * 900 for m in range(200)]) for n in range(steps)])
        assert len(told) <= 40 and max(map(len, told)) < 200
        assert sum(line.startswith("FAIL") for line in told) == steps
        assert "more" in told[-1]
