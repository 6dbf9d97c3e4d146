from dataclasses import dataclass

import pytest
from django.test import RequestFactory

from samenhang.kit import nav
from samenhang.kit.nav import NavItem


@dataclass(frozen=True)
class Someone:
    name: str = "Els Oosterveld"
    organisation_name: str = "Gemeente Lindeveen"
    role_label: str = "Balie"
    allowed: tuple[str, ...] = ()

    def may(self, permission: str, /) -> bool:
        return permission in self.allowed


@pytest.fixture(autouse=True)
def _addresses(settings):
    settings.ROOT_URLCONF = "samenhang.kit.gallery"


ITEMS = [
    NavItem("Lijst", "gallery:work", permission="x.see"),
    NavItem("Formulier", "gallery:form"),
    NavItem("Weg", "gallery:gone"),
]


def test_the_bar_holds_only_what_the_viewer_may_use_and_what_exists():
    assert [place["label"] for place in nav.places(Someone(), "/", ITEMS)] == ["Formulier"]
    assert [place["label"] for place in nav.places(Someone(allowed=("x.see",)), "/", ITEMS)] == ["Lijst", "Formulier"]


def test_nobody_sees_an_empty_bar():
    assert nav.places(None, "/", ITEMS) == []


def test_the_place_that_holds_the_page_is_marked():
    places = nav.places(Someone(allowed=("x.see",)), "/lijst/verder/", ITEMS)
    assert [place["label"] for place in places if place["current"]] == ["Lijst"]


def test_a_page_without_a_viewer_gets_a_calm_context():
    request = RequestFactory().get("/", headers={"cookie": "density=<script>"})
    context = nav.context(request)
    assert (context["viewer"], context["nav_items"], context["density"]) == (None, [], "compact")


def test_the_chosen_density_is_kept():
    request = RequestFactory().get("/", headers={"cookie": "density=roomy"})
    assert nav.context(request)["density"] == "roomy"


def test_the_search_box_shows_to_who_may_search():
    before = nav._search[:]
    try:
        nav.register_search("ui/gallery/search.html", "x.search")
        assert nav.search_template(Someone()) == ""
        assert nav.search_template(Someone(allowed=("x.search",))) == "ui/gallery/search.html"
        assert nav.search_template(None) == ""
    finally:
        nav._search[:] = before
