"""Ages and dates as far as they are known."""

from datetime import date

import pytest

from samenhang.people.models import Person
from samenhang.people.queries import age_on, spoken_date


@pytest.mark.parametrize(
    ("born", "died", "known", "age"),
    [
        (date(1980, 3, 1), None, "", 46),
        (date(1980, 12, 1), None, "", 45),
        (date(2024, 2, 29), None, "", 2),
        (date(1980, 3, 1), date(2020, 2, 29), "20200229", 39),
        (date(1980, 3, 1), None, "20200000", None),
        (None, None, "", None),
    ],
)
def test_age_in_whole_years(born: date | None, died: date | None, known: str, age: int | None) -> None:
    person = Person(family_name="Proef", birth_date=born, died_on=died, death_date_known=known)
    assert age_on(person, date(2026, 11, 21)) == age


@pytest.mark.parametrize(
    ("on", "known", "words"),
    [
        (date(1968, 5, 3), "19680503", "3 mei 1968"),
        (None, "19680000", "1968"),
        (None, "19950200", "februari 1995"),
        (None, "19660013", "1966"),
        (None, "00000000", ""),
        (None, "", ""),
    ],
)
def test_a_date_is_spoken_as_far_as_it_is_known(on: date | None, known: str, words: str) -> None:
    assert spoken_date(on, known) == words
