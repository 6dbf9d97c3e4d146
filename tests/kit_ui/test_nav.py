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


def _places(*several: tuple[str, int]) -> list[dict[str, object]]:
    return [
        {"label": f"{group or 'los'} {n}", "url": f"/{group}/{n}/", "icon": "", "group": group, "current": False}
        for group, many in several
        for n in range(many)
    ]


def _labels(parts: list[nav.Part]) -> list[tuple[str, int]]:
    return [(str(part.label), len(part.places)) for part in parts]


def test_a_few_places_stand_beside_each_other_whatever_their_group():
    bar = nav.arranged(_places(("together", 2), ("", 2)))
    assert (len(bar.beside), bar.group, bar.more, _labels(bar.drawer)) == (4, None, [], [("", 4)])
    assert nav.arranged([]) == nav.Bar([], None, [], [])


def test_many_places_get_a_second_level_and_none_is_lost():
    there = _places(("share", 3), ("together", 8), ("", 5), ("keep", 1))
    bar = nav.arranged(there)
    assert [place["label"] for place in bar.beside] == ["los 0", "los 1"]
    assert bar.group is not None and (str(bar.group.label), len(bar.group.places)) == ("Samen", 8)
    assert _labels(bar.more) == [("", 4), ("Delen en privacy", 3)]
    assert _labels(bar.drawer) == [("", 6), ("Samen", 8), ("Delen en privacy", 3)]
    shown = bar.beside + bar.group.places + [place for part in bar.more for place in part.places]
    assert sorted(str(place["label"]) for place in shown) == sorted(str(place["label"]) for place in there)


def test_a_menu_is_never_made_for_one_place():
    bar = nav.arranged(_places(("together", 1), ("", 5)))
    assert (len(bar.beside), bar.group, _labels(bar.more)) == (3, None, [("", 3)])


def test_a_menu_says_when_the_page_stands_in_it():
    there = _places(("", 6), ("together", 2))
    there[-1]["current"] = True
    bar = nav.arranged(there)
    assert bar.group is not None and (bar.group.current, bar.more_current) == (True, False)


def test_every_place_that_modules_registered_names_a_group_that_exists():
    assert {item.group for item in nav.registered()} <= {"", *nav.GROUPS}
