"""By which keys a name is found: made by the database, whatever road the name came by."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.people import actions as people
from tests.support.town import Town, a_town

type Ask = Callable[..., Any]


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def ask(owner_connection: Any) -> Ask:
    def one(sql: str, *values: object) -> Any:
        return owner_connection.execute(sql, values).fetchone()[0]

    return one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed", "Mohamad"),
        ("Mohammed", "محمد"),
        ("Yousef", "Joesoef"),
        ("Youssef", "يوسف"),
        ("Çelik", "Celik"),
        ("van der Linden", "Vanderlinden"),
        ("Meijer", "Meyer"),
        ("Dijkstra", "Dykstra"),
        ("Hendriks", "Hendrix"),
        ("Smid", "Smit"),
        ("Thijssen", "Tijsen"),
        ("Khadija", "Chadija"),
        ("Rachid", "Rashid"),
        ("el Amrani", "Elamrani"),
        ("'t Hooft", "Hooft"),
        ("Papadopoulos", "Παπαδόπουλος"),
        ("Tsjaikovskaja", "Чайковская"),
    ],
)
def test_what_sounds_alike_shares_a_key(ask: Ask, one: str, other: str) -> None:
    assert ask("SELECT access.sounds(%s) && access.sounds(%s)", one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Bos", "Bas"), ("Jansen", "Hansen"), ("van den Berg", "van den Bosch"), ("Ali", "Eli")]
)
def test_what_sounds_otherwise_does_not(ask: Ask, one: str, other: str) -> None:
    assert not ask("SELECT access.sounds(%s) && access.sounds(%s)", one, other)


@pytest.mark.parametrize("name", ["", " ", "🌻", "李", "'", "van de", "x" * 200, "\u0301", "12"])
def test_no_name_is_too_strange_for_a_key(ask: Ask, name: str) -> None:
    assert ask("SELECT access.sounds(%s) IS NOT NULL AND access.name_words(%s) IS NOT NULL", name, name)


def test_every_road_makes_the_keys_and_a_change_makes_them_again(town: Town, owner_connection: Any, ask: Ask) -> None:
    home = town.home("Sjoerd Wijnberg")
    kept = "SELECT array_agg(family ORDER BY family) FROM people_namekey WHERE person_id = %s"
    assert ask(kept, home.ids[0]) == ["wijnberg"]
    by_hand = uuid7()
    owner_connection.execute(
        "INSERT INTO people_person (id, given_names, prefix, family_name, birth_date_known, sex, death_date_known,"
        " secrecy, from_brp) VALUES (%s, 'Bep', 'van', 'Gogh', '', 'O', '', 0, false)",
        [by_hand],
    )
    assert ask(kept, by_hand) == ["gogh"]
    owner_connection.execute("UPDATE people_person SET family_name = 'Ruysdael' WHERE id = %s", [by_hand])
    assert ask(kept, by_hand) == ["ruysdael"]
    with viewing(town.officer.viewer):
        somebody = people.add_person(
            identity=people.Identity(family_name="Zeeman", birth_date=date(1990, 1, 1)),
            by=town.officer.viewer,
            at=town.now,
        )
    assert ask(kept, somebody.id) == ["zeeman"]


def test_the_server_itself_reads_no_keys(town: Town) -> None:
    from samenhang.people.models import NameKey

    town.home()
    with viewing(town.officer.viewer):
        assert not NameKey.objects.exists()
