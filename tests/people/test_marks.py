"""What tells of whom a text is: every way of writing it is found, and an ordinary sentence is left in peace."""

import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import bsn as number

from samenhang.people.marks import MONTHS, Kind, marks, named, parts
from samenhang.people.nameless import NO_FIRST_NAME, UNDATED, _without
from samenhang.people.ordinary import ORDINARY
from tests.support.town import a_bsn

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
SEPARATORS = st.sampled_from(["", " ", ".", "-", "\u00a0", " - "])
FAMILIES = ("Wolkenveld", "El Idrissi", "Gökçe", "Jansen-de Vries", "Łukaszewicz", "Çelik", "محمّد", "Nguyễn", "O’Brien")
AROUND = st.sampled_from(["{}", "zij heet {} en werkt", "met ({}).", "“{}”", "naar {}’s huis", "vraag: {}!", "\n{}\n"])


def kinds(text: str) -> set[Kind]:
    return {one.kind for one in marks(text)}


@given(st.text(max_size=200))
def test_what_is_found_stands_there_and_nothing_twice(text: str) -> None:
    there = sorted(marks(text), key=lambda one: one.begin)
    assert [one.words for one in there] == [text[one.begin : one.end].strip() for one in there]
    assert all(first.end <= second.begin for first, second in pairwise(there))
    named(text, FAMILIES)


@given(st.lists(SEPARATORS, min_size=8, max_size=8), st.booleans(), AROUND)
def test_a_bsn_is_found_however_it_is_written(between: list[str], arabic: bool, around: str) -> None:
    digits = a_bsn()
    written = "".join(one + gap for one, gap in zip(digits, [*between, ""], strict=True) if len(gap) < 3)
    written = written.translate(ARABIC) if arabic else written
    if len([one for one in written if one.isdecimal()]) == 9:
        assert written in [one.words for one in marks(around.format(written)) if one.kind == Kind.BSN]


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_nine_digits_that_fail_the_elfproef_are_no_bsn(digits: str) -> None:
    assert (Kind.BSN in kinds(f"factuur {digits}")) is number.is_valid(digits)


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.sampled_from("-/. "))
def test_a_birth_date_is_found_however_it_is_written(born: date, sign: str) -> None:
    month = MONTHS[born.month - 1]
    ways = [
        f"{born.day}{sign}{born.month}{sign}{born.year}",
        f"{born:%d}{sign}{born:%m}{sign}{born:%y}",
        f"{born.day} {month} {born.year}",
        f"{born.day} {month[:3].upper()} {born.year}",
        born.isoformat(),
        f"{born:%d%m%Y}",
    ]
    for way in ways:
        there = [one for one in marks(f"zij is van {way}, zegt hij", [born]) if one.kind == Kind.BORN]
        assert [one.words for one in there] == [way]


@given(st.sampled_from(FAMILIES), AROUND, st.sampled_from(["as is", "lower", "upper", "bare", "split"]))
def test_a_name_is_found_with_or_without_its_accents(name: str, around: str, way: str) -> None:
    bare = "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))
    written = {"lower": name.lower(), "upper": name.upper(), "bare": bare, "split": name.replace("-", " ")}
    assert named(around.format(written.get(way, name)), [name])


@given(st.sampled_from(sorted(ORDINARY)), st.sampled_from(["het is een {} ding", "{} en zo", "van de {}", "geen {}."]))
def test_an_ordinary_word_is_a_name_only_where_it_is_written_as_one(word: str, around: str) -> None:
    assert not named(around.format(word), [word.title()])
    assert named(f"zij en {word.title()} bellen", [word.title()])
    assert named(f"zei mevrouw {word}", [word])
    assert not named(f"Zo is het. {word.title()} mag.", [word])
    assert named(f"Zo is het. {word.title()} belde.", [word], first_too=True)


@pytest.mark.parametrize(
    "text",
    [
        "In 2026 is er geld voor een gezin met drie kinderen; in 1985 en 2024 al niet.",
        "Onderweg 3 keer gebeld. Per 1 januari geldt artikel 18 van de Participatiewet, 100 procent.",
        "Zij loopt door het bos naar de grote witte kerk, met een jong kind en een oude man.",
        "De Wmo-consulent belt Veilig Thuis. Het kost € 1.250,00 voor 12 weken.",
        "Wil zij door met de bijstand? Roos en klein zijn woorden.",
    ],
)
def test_an_ordinary_sentence_is_left_in_peace(text: str) -> None:
    known = ["Bos", "Jong", "Wit", "Witte", "Kerk", "Wil", "Door", "Roos", "Klein", "Oude", "Groot", "Mark"]
    assert not [one for one in named(text, known) if one.words != "Roos"]
    assert not kinds(text) & (UNDATED | NO_FIRST_NAME)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bel 06-12345678", Kind.PHONE),
        ("bel +31 (0)6 1234 5678", Kind.PHONE),
        ("mail a.b@voorbeeld.test", Kind.MAIL),
        ("NL91 ABNA 0417 1643 00", Kind.IBAN),
        ("casus C-2026-00012", Kind.CASE),
        ("op 1234 AB", Kind.POSTCODE),
        ("op 1234ab", Kind.POSTCODE),
        ("de dorpsstraat 12 is leeg", Kind.ADDRESS),
        ("zei J. de Vries", Kind.INITIALS),
        ("zei mevrouw Warrelbos", Kind.LIKE_A_NAME),
        ("met Jolanda van der Kip", Kind.LIKE_A_NAME),
        ("met onze Jolanda", Kind.CAPITAL),
        ("op 3 maart", Kind.DATE),
        ("op 03-02-1988", Kind.FULL_DATE),
    ],
)
def test_each_shape_is_found(text: str, kind: Kind) -> None:
    assert kind in kinds(text)


def test_a_very_long_text_is_read_through_once() -> None:
    """A pattern that begins anew at every place would not come to an end here."""
    for piece in ("a-", "A-", "Bo ", "J. ", "1234 AB "):
        text = piece * 5_000
        assert len(marks(text)) <= len(text) and len(named(text, ["Bo", *FAMILIES])) in (0, 5_000)


def test_a_prefix_and_an_initial_tell_of_nobody() -> None:
    assert parts("Jansen-de Vries", "J.P. Anna") == {"Jansen-de Vries", "Jansen", "Vries", "J.P. Anna", "Anna", "J.P"}


@given(st.sampled_from(["Vera", "vera", "VERA", "Vera Vogelzang", "Bo", "Vogelzang’s"]), AROUND)
def test_what_was_taken_out_is_gone(name: str, around: str) -> None:
    said = {"vera": "de inwoner", "vera vogelzang": "de inwoner", "vogelzang": "de inwoner", "bo": "het kind"}
    assert not named(_without(around.format(name), said), said, first_too=True)
