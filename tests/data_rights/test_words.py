"""Each act and each screen has plain words, also those that come later."""

import re
from pathlib import Path

import pytest

import samenhang
from samenhang.access import permissions
from samenhang.audit.models import Event
from samenhang.data_rights.words import ACTS, LOOKS, THINGS, did

SOURCE = Path(samenhang.__path__[0])
NOBODYS = {"access", "teams", "demo", "lawfulness"}
"""Modules whose acts are about nobody of a household."""


def acts() -> set[str]:
    """This function will give the name of every act that leaves a line."""
    found = (
        re.findall(r'record\(\s*Event\.\w+,\s*"([a-z_]+\.[a-z_]+)"', file.read_text()) for file in SOURCE.rglob("*.py")
    )
    return {name for some in found for name in some}


def test_every_module_that_acts_has_a_word_for_what_it_keeps():
    modules = {name.split(".")[0] for name in acts() | {one.name for one in permissions.all_permissions()}}
    assert modules - set(THINGS) - NOBODYS == set()


def test_words_are_for_acts_that_exist():
    sources = [file for file in SOURCE.rglob("*.py") if file.name != "words.py"]
    said = {name for file in sources for name in re.findall(r'"([a-z_]+\.[a-z_]+)"', file.read_text())}
    assert {*ACTS, *LOOKS} - said == set()


@pytest.mark.parametrize("event", Event.values)
def test_an_unknown_act_gets_a_plain_sentence(event: str):
    assert did(event, "later.something").split()[-1]
    assert "later" not in did(event, "later.something")


def test_a_screen_to_write_on_was_only_seen():
    assert did("read", "meetings.write_entry") == "bekeek het logboek"
    assert did("create", "meetings.write_entry") == "schreef in het logboek"
    assert did("print", "plans.read") == "maakte een afdruk van het plan"
