"""What a page asks twice it asks once; and nobody else's answer is ever given."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from samenhang.access import memo
from samenhang.access.models import Layer
from samenhang.access.viewer import viewing
from samenhang.involvement.queries import grounds, may_read, may_write
from tests.kit_ui.test_atoms import shown
from tests.support.town import a_town


def test_a_page_remembers_and_an_act_does_not():
    town = a_town()
    home = town.home("Ana Onthoudt", "Bo Onthoudt (8 jaar)")
    town.open_case(home)
    by, outsider, asked = town.director.viewer, town.colleague().viewer, home.household.id
    with viewing(by, looks_only=True), CaptureQueriesContext(connection) as page:
        assert may_write(by, asked, Layer.SHARED) and may_write(by, asked, "shared")
        assert len(page) == 1
        assert grounds(by, asked) == grounds(by, asked)
        assert may_read(by, asked, Layer.INVOLVEMENT) and not may_read(by, asked, Layer.DOMAIN, domain="jeugd")
        assert len(page) == 1
        with viewing(outsider):
            assert not grounds(outsider, asked)
            assert not may_read(outsider, asked, Layer.SHARED)
        assert may_read(by, asked, Layer.SHARED)
    with viewing(outsider, looks_only=True):
        assert not may_read(outsider, asked, Layer.SHARED)
    with viewing(by), CaptureQueriesContext(connection) as act:
        assert may_write(by, asked, Layer.SHARED) and may_write(by, asked, Layer.SHARED)
    assert sum("access_grant" in one["sql"] for one in act.captured_queries) == 2
    assert memo.known(("grounds", asked)) is None


def test_fixed_words_follow_the_reader():
    text = '{% translate "Opslaan" %} {% translate "100% zeker & \'waar\'" as it %}{{ it }}'
    dutch = shown(text)
    with translation.override("en"):
        assert shown(text) != dutch
    assert shown(text) == dutch == "Opslaan 100% zeker & 'waar'"
