"""How likely two records are one human being: as a human would say it, and properties that always hold."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.people.comparing import Described, Likely, compare, near_dates, plain, sounds

BORN = date(1985, 3, 12)
ANNA = Described("Jansen", "Anna Maria", BORN, "V")

HUMAN = [
    ("identical", ANNA, ANNA, {}, Likely.PROBABLE),
    ("identical at one address", ANNA, ANNA, {"address": True}, Likely.CERTAIN),
    ("spelt otherwise", ANNA, Described("Janssen", "Anna", BORN, "V"), {}, Likely.PROBABLE),
    (
        "a slip in the name",
        Described("Vermeulen", "Els", BORN),
        Described("Vermuelen", "Els", BORN),
        {},
        Likely.PROBABLE,
    ),
    ("maiden name", ANNA, Described("de Boer", "Anna", BORN, "V"), {}, Likely.POSSIBLE),
    ("maiden name, one address", ANNA, Described("Boer", "Anna", BORN, "V"), {"address": True}, Likely.PROBABLE),
    ("partner's name before", ANNA, Described("Boer-Jansen", "Anna", BORN, "V"), {}, Likely.PROBABLE),
    ("first without BSN", ANNA, Described("Jansen", "Anna", BORN, "V", b"1"), {}, Likely.PROBABLE),
    (
        "one BSN, another name",
        Described("Aa", "Bo", BORN, "V", b"1"),
        Described("Cc", "Dd", None, "M", b"1"),
        {},
        Likely.CERTAIN,
    ),
    ("day and month swapped", ANNA, Described("Jansen", "Anna", date(1985, 12, 3), "V"), {}, Likely.PROBABLE),
    ("one digit off", ANNA, Described("Jansen", "Anna", date(1986, 3, 12), "V"), {}, Likely.PROBABLE),
    (
        "transliterated",
        Described("El Idrissi", "Mohammed", BORN),
        Described("Elidrissi", "Mohamed", BORN),
        {},
        Likely.PROBABLE,
    ),
    ("transliterated", Described("Yilmaz", "Yusuf", BORN), Described("Yılmaz", "Youssef", BORN), {}, Likely.PROBABLE),
    (
        "transliterated",
        Described("Sjevtsjenko", "Olena", BORN),
        Described("Shevchenko", "Olena", BORN),
        {},
        Likely.PROBABLE,
    ),
    ("initial only", ANNA, Described("Jansen", "A.", BORN, "V"), {}, Likely.PROBABLE),
    ("no given name", ANNA, Described("Jansen", "", BORN), {}, Likely.PROBABLE),
    ("name and phone", Described("Jansen", "Anna"), ANNA, {"phone": True}, Likely.POSSIBLE),
    ("twins", ANNA, Described("Jansen", "Sofie", BORN, "V"), {"address": True, "phone": True}, Likely.NO),
    ("twins, boy and girl", ANNA, Described("Jansen", "Karel", BORN, "M"), {"address": True}, Likely.NO),
    (
        "father and son",
        Described("Jansen", "Piet", BORN, "M"),
        Described("Jansen", "Piet", date(2011, 7, 1), "M"),
        {"address": True},
        Likely.NO,
    ),
    (
        "father and son, one digit",
        Described("Jansen", "Piet", BORN),
        Described("Jansen", "Piet", date(2005, 3, 12)),
        {},
        Likely.NO,
    ),
    ("namesakes", ANNA, Described("Jansen", "Anna", date(1988, 10, 30), "V"), {}, Likely.NO),
    ("a name alone", Described("Jansen", "Anna"), Described("Jansen", "Anna"), {}, Likely.NO),
    ("one day, nothing else", ANNA, Described("Bakker", "Willem", BORN, "M"), {}, Likely.NO),
    ("one day, no given name", ANNA, Described("Bakker", "", BORN), {}, Likely.NO),
    ("neighbours", ANNA, Described("Bakker", "Willem", date(1960, 1, 1)), {"address": True}, Likely.NO),
    (
        "two BSNs",
        Described("J", "A", BORN, "V", b"1"),
        Described("J", "A", BORN, "V", b"2"),
        {"address": True},
        Likely.NO,
    ),
]  # fmt: skip -- a table reads best a row a line


@pytest.mark.parametrize(("what", "one", "other", "more", "expected"), HUMAN, ids=[row[0] for row in HUMAN])
def test_as_a_human_would_say(
    what: str, one: Described, other: Described, more: dict[str, bool], expected: Likely
) -> None:
    told = compare(one, other, **more)
    assert told.likely is expected, (what, told)


def test_it_says_why_in_words() -> None:
    told = compare(ANNA, Described("Janssen", "Anna", date(1985, 12, 3), "M"), address=True)
    assert told.alike == (
        "geboortedatum met dag en maand verwisseld",
        "achternaam klinkt bijna hetzelfde: Jansen / Janssen",
        "zelfde voornaam",
        "zelfde adres",
    )
    assert told.unlike == ("geslacht verschilt",)
    assert told.likely.word == "waarschijnlijk"


NAMES = st.sampled_from(
    ["Jansen", "Janssen", "de Vries", "Öztürk", "Ozturk", "El Idrissi", "Ng", "", "شيفا", "🌻", "a-b"]
)
WHO = st.builds(
    Described,
    family_name=NAMES | st.text(max_size=30),
    given_names=NAMES | st.text(max_size=30),
    birth_date=st.none() | st.dates(date(1900, 1, 1), date(2030, 1, 1)) | st.sampled_from([BORN, date(1985, 12, 3)]),
    sex=st.sampled_from("MVO"),
    bsn=st.sampled_from([None, b"1", b"2"]),
)


@given(WHO, WHO, st.booleans(), st.booleans())
def test_it_does_not_matter_who_comes_first(one: Described, other: Described, address: bool, phone: bool) -> None:
    first, second = compare(one, other, address=address, phone=phone), compare(other, one, address=address, phone=phone)
    assert first == second


@given(NAMES | st.text(max_size=30), NAMES | st.text(max_size=30), st.booleans(), st.booleans())
def test_never_more_than_perhaps_on_a_name(family: str, called: str, address: bool, phone: bool) -> None:
    one = Described(family, called)
    assert compare(one, one, address=address, phone=phone).likely <= Likely.POSSIBLE
    assert compare(one, one).likely is Likely.NO


@given(WHO, WHO)
def test_two_bsns_are_two_people(one: Described, other: Described) -> None:
    if one.bsn and other.bsn and one.bsn != other.bsn:
        assert compare(one, other, address=True, phone=True).likely is Likely.NO


@given(st.text(min_size=1, max_size=30), st.text(max_size=30), st.dates(date(1900, 1, 1), date(2030, 1, 1)))
def test_identical_is_likely(family: str, called: str, born: date) -> None:
    one = Described(family, called, born)
    assert not plain(family) or compare(one, one).likely >= Likely.PROBABLE


@given(st.dates(date(1900, 1, 1), date(2030, 1, 1)))
def test_dates_that_are_near_are_found_from_both_sides(born: date) -> None:
    found = near_dates(born)
    assert born in found
    assert len(found) < 40
    assert all(born in near_dates(one) for one in found)


def test_two_spellings_of_one_name_share_a_key() -> None:
    for one, other in [
        ("Janssen", "Jansen"),
        ("Yousuf", "Yusuf"),
        ("Dijk", "Dyk"),
        ("Smid", "Smit"),
        ("Cristina", "Kristina"),
    ]:
        assert sounds(one) == sounds(other)
    for one, other in [("Jansen", "Bakker"), ("Vries", "Bruin"), ("Aydin", "Demir")]:
        assert sounds(one) != sounds(other)
