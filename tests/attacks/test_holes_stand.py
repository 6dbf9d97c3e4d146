"""That every hole of `make holes` can still be made, and its test is there: a hole that lapsed proves nothing."""

import pytest

from tests.attacks.holes import HOLES, Hole
from tests.support.database import ROOT


@pytest.mark.parametrize("hole", HOLES, ids=lambda hole: hole.name)
def test_the_hole_can_be_made_and_its_test_is_there(hole: Hole) -> None:
    assert hole.was in (ROOT / hole.file).read_text()
    file, _, name = hole.test.partition("::")
    assert f"def {name}" in (ROOT / file).read_text()
