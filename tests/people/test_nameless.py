"""The one finder under the writer's own grants: by every name the household goes by, and of nobody one may not know."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenhang.access.viewer import viewing
from samenhang.people import actions as people
from samenhang.people.models import OtherName
from samenhang.people.nameless import NO_FIRST_NAME, SOMEBODY, NamesSomebody, demand_nameless, found, taken_out, told
from tests.support.town import Home, Town, a_town


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


@pytest.fixture(scope="module")
def home(town: Town) -> Home:
    made = town.home("Gökçe Wolkenberg-de Zandloper (1985-05-17)", "Door Bos (8 jaar)")
    town.open_case(made)
    by = town.director.viewer
    with viewing(by) as at:
        other = {"given_names": "Goki", "prefix": "", "family_name": "محمّد"}
        people.add_other_name(
            household=made.household, person_id=made.ids[0], kind=OtherName.Kind.FORMER, by=by, at=at, **other
        )
    return made


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("toen belde gokce weer", "gokce"),
        ("de Wolkenberg woning", "Wolkenberg"),
        ("van de familie de zandloper", "zandloper"),
        ("Goki’s moeder", "Goki"),
        ("السيدة محمد هنا", "محمد"),
        ("zij en Door gaan", "Door"),
        ("Bos belde terug", "Bos"),
        ("zij is van 17-5-85", "17-5-85"),
    ],
)
def test_every_name_of_the_household_is_found(town: Town, home: Home, text: str, words: str) -> None:
    viewer = town.director.viewer
    with viewing(viewer) as at:
        assert words in [one.words for one in found(viewer, text, home.household.id, at)]
        assert f"{words} (" in told(viewer, [text], home.household.id, at=at)
        with pytest.raises(NamesSomebody) as refused:
            demand_nameless({"first": "niets", "why": text}, home.household.id, by=viewer, at=at)
    assert refused.value.field == "why"


def test_an_ordinary_text_about_nobody_passes(town: Town, home: Home) -> None:
    viewer, text = (
        town.director.viewer,
        "Een moeder loopt door het bos. In 2026 is er een nieuwe woning voor het gezin.",
    )
    with viewing(viewer) as at:
        assert found(viewer, text, home.household.id, at) == []
        demand_nameless({"text": text}, home.household.id, by=viewer, at=at, refused=NO_FIRST_NAME)


def test_who_one_works_with_is_found_and_nobody_else(town: Town, home: Home) -> None:
    text, stranger = "Wolkenberg-de Zandloper, Goki, Gokce", town.colleague().viewer
    viewer = town.director.viewer
    with viewing(viewer) as at:
        assert "met wie u werkt" in told(viewer, [text], at=at, refused=SOMEBODY)
        assert "Goki" in told(viewer, [text], at=at, refused=NO_FIRST_NAME)
    with viewing(stranger) as at:
        assert told(stranger, [text], at=at, refused=NO_FIRST_NAME) == ""


def test_a_meeting_may_have_an_address(town: Town, home: Home) -> None:
    viewer = town.director.viewer
    with viewing(viewer) as at:
        assert told(viewer, ["Marktstraat 3, 1234 AB, bel 012-3456789"], at=at, refused=SOMEBODY) == ""


def test_names_are_taken_out_by_what_they_are(town: Town, home: Home) -> None:
    viewer, said = town.director.viewer, {"a": "Gökçe Wolkenberg-de Zandloper zorgt voor Door, door het bos."}
    with viewing(viewer) as at:
        assert taken_out(viewer, home.household.id, said, at) == {"a": "de inwoner zorgt voor het kind, door het bos."}


def test_many_texts_ask_the_database_as_often_as_one(town: Town, home: Home) -> None:
    viewer, counts = town.director.viewer, []
    for number in (1, 20):
        with viewing(viewer) as at, CaptureQueriesContext(connection) as seen:
            texts = {f"field{n}": "een moeder" for n in range(number)}
            demand_nameless(texts, home.household.id, by=viewer, at=at)
        counts.append(len(seen))
    assert counts[0] == counts[1]
