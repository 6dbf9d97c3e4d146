"""By which keys a name is found: made by the database, whatever road the name came by."""

import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from psycopg.errors import InsufficientPrivilege
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.people import actions as people
from samenhang.people.models import Person
from samenhang.register.queries import Terms, find
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


# -- however it is typed, and whoever else there is ----------------------------------------------------------


LETTERS = st.text(alphabet="abdeghijklmnoprstuvwzéèëöüçñşğıøłÁÖÇ", min_size=3, max_size=10).filter(
    lambda text: any(letter.isalpha() for letter in text)
)
WAYS: list[Callable[[str], str]] = [
    str.upper,
    str.lower,
    str.title,
    lambda text: f"  {text.replace(' ', '   ')} ",
    lambda text: "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace(" ", ""),
    lambda text: text.replace(" ", "-"),
]


@given(name=st.lists(LETTERS, min_size=1, max_size=2).map(" ".join), way=st.sampled_from(WAYS))
def test_every_way_of_writing_a_name_finds_it(name: str, way: Callable[[str], str], owner_connection: Any) -> None:
    person = uuid7()
    owner_connection.execute(
        "INSERT INTO people_person (id, given_names, prefix, family_name, birth_date, birth_date_known, sex,"
        " death_date_known, secrecy, from_brp) VALUES (%s, '', '', %s, '1931-02-03', '', 'O', '', 0, true)",
        [person, name],
    )
    officer = cached_town().officer.viewer
    with viewing(officer):
        terms = Terms(family_name=way(name), birth_date=date(1931, 2, 3), given_name="")
        found = [one.person_id for one in find(officer, terms, day=timezone.localdate()).people]
    owner_connection.execute("DELETE FROM people_namekey WHERE person_id = %s", [person])
    owner_connection.execute("DELETE FROM people_person WHERE id = %s", [person])
    assert person in found


@cache
def cached_town() -> Town:
    return a_town()


def test_what_a_viewer_finds_does_not_hang_on_whom_they_may_not_see(town: Town, owner_connection: Any) -> None:
    """No oracle: not in whom is found, not in their order, not in "there are more"."""
    town.open_case(town.home("Noor Overdijk", "Bo Overdijck", "Cas Overdyk (2001-02-03)"))
    mine = town.director
    hidden = a_town()

    def asked() -> list[Any]:
        with viewing(mine.viewer):
            return [
                find(mine.viewer, terms, day=timezone.localdate())
                for terms in (
                    Terms(words="overdijk"),
                    Terms(words="o"),
                    Terms(words="no over"),
                    Terms(family_name="Overdeik"),
                    Terms(family_name="Overdijk", birth_date=date(2001, 2, 3)),
                    Terms(family_name="Overdijk", birth_year=2001),
                    Terms(postcode="1399ZZ", number="5"),
                    Terms(phone="0612345678"),
                )
            ]

    before = asked()
    for n in range(55):
        owner_connection.execute(
            "INSERT INTO people_person (id, given_names, prefix, family_name, birth_date, birth_date_known, sex,"
            " death_date_known, secrecy, from_brp) VALUES (%s, %s, '', 'Overdijk', '2001-02-03', '', 'O', '', 0, true)",
            [uuid7(), f"Aa{n}"],
        )
    homes = [hidden.home("Aad Overdijk (2001-02-03)"), hidden.home("Aad Overdijk (2001-02-03)", protected=True)]
    for home in homes:
        with viewing(hidden.officer.viewer):
            people.keep_contact(
                household=home.household,
                person_id=None,
                details={"street": "Elders", "number": "5", "postcode": "1399ZZ", "phone": "06 12345678"},
                by=hidden.officer.viewer,
                at=hidden.now,
            )
    assert asked() == before
    with viewing(hidden.officer.viewer):
        assert find(
            hidden.officer.viewer,
            Terms(family_name="Overdijk", birth_date=date(2001, 2, 3)),
            day=timezone.localdate(),
        ).more


def test_the_desk_s_search_does_not_hang_on_protected_or_secret_people(town: Town) -> None:
    officer = a_town().officer.viewer
    terms = Terms(family_name="Stilhouder", birth_date=date(1971, 1, 9))

    def asked() -> Any:
        with viewing(officer):
            return find(officer, terms, day=timezone.localdate())

    town.home("Noor Stilhouder (1971-01-09)")
    before = asked()
    for _n in range(3):
        town.home("Aad Stilhouder (1971-01-09)", protected=True)
    secret = town.home("Bea Stilhouder (1971-01-09)")
    with viewing(town.officer.viewer):
        Person.objects.filter(id=secret.ids[0]).update(secrecy=7)
    assert asked() == before
    assert len(before.people) == 1


def test_nobody_signed_in_finds_anybody(app_connection: Any, town: Town) -> None:
    town.home("Noor Niemandsland")
    for sql in (
        "SELECT count(*) FROM access.find_mine('niemandsland')",
        "SELECT count(*) FROM access.find_somebody(NULL, 'Niemandsland', '', '1985-05-17', NULL, NULL, '', '', '')",
        "SELECT count(*) FROM access.found_people(ARRAY(SELECT id FROM people_person))",
    ):
        assert app_connection.execute(sql).fetchone()[0] == 0
    for name in ("my_people()", "homes_told('{}')"):
        with pytest.raises(InsufficientPrivilege):
            app_connection.execute(f"SELECT access.{name}")
