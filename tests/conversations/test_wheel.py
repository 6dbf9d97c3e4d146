"""The wheel of marks: shapes for any number of life domains, written with points."""

import math
import re

import pytest

from samenhang.conversations.wheel import CENTRE_X, CENTRE_Y, HUB, RIM, rings, wheel

NUMBER = re.compile(r"^-?\d+\.\d$")


def _reach(path: str) -> float:
    x, y = map(float, path.removeprefix("M").split("A")[0].split())
    return math.hypot(x - CENTRE_X, y - CENTRE_Y)


@pytest.mark.parametrize("count", [1, 2, 3, 12, 20])
def test_every_life_domain_has_its_slice(count: int) -> None:
    slices = wheel([(f"Leefgebied nummer {n}", n % 10 + 1, None) for n in range(count)])
    assert [one.number for one in slices] == list(range(1, count + 1))
    for one in slices:
        assert all(NUMBER.match(number) for number in (one.mark_x, one.mark_y, one.label_x, one.label_y))
        assert "," not in one.ground and one.fill and not one.then


def test_a_higher_mark_reaches_further() -> None:
    low, high, full = (one.fill for one in wheel([("a", 1, None), ("b", 6, None), ("c", 10, None)]))
    assert HUB < _reach(low) < _reach(high) < _reach(full)
    assert _reach(full) == pytest.approx(RIM, abs=0.2)
    assert rings()[-1] == f"{RIM:.1f}"


def test_no_mark_is_an_empty_slice_and_then_is_a_line() -> None:
    none, then = wheel([("a", None, None), ("b", None, 4)])
    assert none.fill == none.then == "" and none.mark is None
    assert then.then and not then.fill


def test_a_long_name_is_broken_over_lines_without_losing_a_word() -> None:
    (one,) = wheel([("Zorg voor kinderen en anderen", 5, None)])
    assert " ".join(line for line, _down in one.lines) == "Zorg voor kinderen en anderen"
    assert [down for _line, down in one.lines] == ["0", "17", "17"]
