"""Row A1: somebody is found in seconds, however the name is written, and only by who may."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.audit.models import Event, Line, Subject
from samenhang.people import actions as people
from samenhang.people.models import Person
from samenhang.teams.models import Role
from tests.support.town import Colleague, Home, Town, a_town

CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.fixture
def town() -> Town:
    return a_town()


def mark() -> str:
    """Letters no other name in this database has, that sound like nothing else."""
    return "".join("bdfgklmnprstw"[int(digit, 16) % 13] + "aeou"[int(digit, 16) % 4] for digit in uuid7().hex[-8:])


def ask(client: Client, **typed: str) -> str:
    answer = client.post("/zoeken/", {"purpose": "request", **typed})
    assert answer.status_code == 200
    return str(answer.content.decode())


def names(page: str) -> list[str]:
    """The people a page of results shows, in order."""
    return re.findall(r'<th scope="row">\s*<bdi>([^<]*)</bdi>', page)


def typing(client: Client, words: str) -> list[str]:
    answer = client.post("/zoeken/tijdens-typen/", {"words": words})
    assert answer.status_code == 200
    return re.findall(r'<bdi class="finder__name">([^<]*)</bdi>', answer.content.decode())


def typed_lines(who: Colleague) -> list[Line]:
    with viewing(who.viewer):
        return list(Line.objects.filter(viewer_id=who.viewer.id, what="register.search_typing").order_by("at", "id"))


def statements(client: Client, address: str, **posted: str) -> int:
    """How many statements a screen takes, beginning and ending transactions apart, the session being fresh."""
    client.get("/zoeken/")
    with CaptureQueriesContext(connection) as captured:
        answer = client.post(address, posted) if posted else client.get(address)
    assert answer.status_code == 200
    return len([one for one in captured.captured_queries if not one["sql"].startswith(CONTROL)])


# -- the access desk: everybody, with a birth date -----------------------------------------------------------


@pytest.mark.parametrize(
    ("recorded", "typed"),
    [
        ("Meijer{}", "Meyer{}"),
        ("Wijnberg{}", "weinberg{}"),
        ("Çelik{}", "celik{}"),
        ("Yılmaz{}", "jilmaz{}"),
        ("Vermeulen{}", "fermuelen{}"),
        ("van der Linden{}", "Vanderlinden{}"),
        ("el Amrani{}", "Elamrani{}"),
        ("d'Ancona{}", "dancona{}"),
    ],
)
def test_however_the_name_is_written_with_a_birth_date_it_is_found(town: Town, recorded: str, typed: str) -> None:
    own = mark()
    town.home(f"Noor {recorded.format(own)} (1968-05-03)")
    desk = a_town().officer.client()
    found = names(ask(desk, family_name=typed.format(own), birth_date="3 mei 1968"))
    assert found == [f"Noor {recorded.format(own)}".replace("'", "&#x27;")]
    assert not names(ask(desk, family_name=typed.format(own), birth_date="4 mei 1968"))


@pytest.mark.parametrize("born", ["3-5-1968", "03051968", "3/5/68", "1968-05-03", "3 mei 1968", "5-3-1968", "1968"])
def test_a_birth_date_is_read_as_people_write_it(town: Town, born: str) -> None:
    name = mark()
    town.home(f"Noor {name} (1968-05-03)")
    assert names(ask(a_town().officer.client(), family_name=name, birth_date=born)) == [f"Noor {name}"]


def test_the_best_fit_stands_first(town: Town) -> None:
    name = mark()
    for given, family in (("Zus", f"Meyer{name}"), ("Aad", f"Maijer{name}"), ("Bo", f"Meijer{name}")):
        town.home(f"{given} {family} (1968-05-03)")
    found = names(ask(a_town().officer.client(), family_name=f"Meijer{name}", birth_date="03-05-1968"))
    assert found[0] == f"Bo Meijer{name}"
    assert len(found) == 3


def test_somebody_is_found_by_the_partners_name(town: Town) -> None:
    name, partner = mark(), mark()
    home = town.home(f"Noor {name} (1968-05-03)")
    with viewing(town.officer.viewer):
        people.add_other_name(
            household=home.household,
            person_id=home.ids[0],
            kind="partner",
            prefix="van",
            family_name=partner,
            by=town.officer.viewer,
            at=town.now,
        )
    page = ask(a_town().officer.client(), family_name=f"van {partner}", birth_date="03-05-1968")
    assert names(page) == [f"Noor {name}"]
    assert "gevonden op een andere naam" in page
    assert typing(town.officer.client(), partner[:5]) == [f"Noor {name}"]


def test_a_phone_number_finds_whoever_it_is_recorded_for(town: Town) -> None:
    name, number = mark(), f"06{uuid7().int % 10**8:08}"
    home = town.home(f"Noor {name}", f"Bo {mark()}")
    with viewing(town.officer.viewer):
        people.keep_contact(
            household=home.household,
            person_id=home.ids[0],
            details={"phone": f"+31 6 {number[2:5]} {number[5:]}"},
            by=town.officer.viewer,
            at=town.now,
        )
    for typed in (number, f"06-{number[2:]}", f"0031 6 {number[2:]}"):
        assert names(ask(a_town().officer.client(), phone=typed)) == [f"Noor {name}"]
    assert names(ask(town.officer.client(), words=number)) == [f"Noor {name}"]
    assert not names(ask(town.colleague().client(), phone=number))


@pytest.mark.parametrize("typed", ["12-A", "12 a", "12A", "12"])
def test_a_house_number_is_read_as_people_write_it(town: Town, typed: str) -> None:
    home, street = town.home(f"Noor {mark()}"), mark()
    with viewing(town.officer.viewer):
        people.keep_contact(
            household=home.household,
            person_id=None,
            details={"street": street, "number": "12", "addition": "A", "postcode": "1297XK", "city": "Lindeveen"},
            by=town.officer.viewer,
            at=town.now,
        )
    assert street in ask(a_town().officer.client(), postcode="1297 xk", number=typed)


def test_a_name_alone_searches_nobody_but_ones_own_and_says_so(town: Town) -> None:
    name = mark()
    town.home(f"Noor {name}")
    assert names(ask(town.officer.client(), family_name=name)) == [f"Noor {name}"]
    page = ask(a_town().officer.client(), family_name=name)
    assert not names(page)
    assert "Vul ook een geboortedatum in" in page


# -- one's own households, as one types ----------------------------------------------------------------------


def a_household_of(director: Colleague, town: Town, *people_: str) -> Home:
    home = town.home(*people_)
    town.open_case(home, director=director)
    return home


def test_two_letters_are_enough_for_ones_own_people(town: Town) -> None:
    name, director = mark(), town.director
    home = a_household_of(director, town, f"Noor Jansen{name}")
    other = town.home(f"Noor Janse{mark()}")
    client = director.client()
    for typed in ("no", "noor jan", f"jansen{name}", f"JANSSEN{name}", f"janse{name}"):
        assert typing(client, typed) == [f"Noor Jansen{name}"], typed
    assert typing(client, "n") == []
    assert typing(client, other.people[0].family_name) == []
    answer = client.post("/zoeken/tijdens-typen/", {"words": "noor"}).content.decode()
    assert f'data-href="{reverse("cases:people", args=[home.household.id])}"' in answer


def test_everybody_shown_while_typing_stands_in_a_line_and_once_a_minute(town: Town) -> None:
    name, director = mark(), town.director
    home = a_household_of(director, town, f"Anna {name}", f"Bas {name}")
    client = director.client()
    assert len(typing(client, name[:4])) == 2
    assert len(typing(client, name)) == 2  # fewer or the same people: no second line
    assert len(typing(client, f"anna {name}")) == 1
    assert typing(client, mark()) == []
    (line,) = typed_lines(director)
    assert (line.event, line.detail) == (Event.SEARCH, {"fields": ["words"], "found": 2, "typed": True})
    with viewing(director.viewer):
        assert set(Subject.objects.filter(line_id=line.id).values_list("person_id", flat=True)) == set(home.ids)
    third = a_household_of(director, town, f"Cas {name}")
    assert len(typing(client, name)) == 3
    _first, second = typed_lines(director)
    assert second.detail["found"] == 1
    with viewing(director.viewer):
        assert list(Subject.objects.filter(line_id=second.id).values_list("person_id", flat=True)) == third.ids


@pytest.mark.parametrize("words", ["", "x" * 100_000, "🌻🌻", "\x00\x00ab", "%%%", "' OR 1=1", "فاطمة", "1234 AB 12"])
def test_whatever_is_typed_breaks_nothing(town: Town, words: str) -> None:
    assert typing(town.officer.client(), words) == []


def test_typing_is_for_who_sees_content_and_never_an_address(town: Town) -> None:
    assert town.officer.client().get("/zoeken/tijdens-typen/?words=noor").status_code == 405
    assert town.colleague(Role.MANAGER).client().post("/zoeken/tijdens-typen/", {"words": "noor"}).status_code == 404
    assert Client().post("/zoeken/tijdens-typen/", {"words": "noor"}).status_code == 302


def test_it_works_without_script(town: Town) -> None:
    name = mark()
    a_household_of(town.director, town, f"Noor {name}")
    page = town.director.client().get("/zoeken/").content.decode()
    assert 'action="/zoeken/"' in page
    assert names(ask(town.director.client(), words=name[:5], purpose="case")) == [f"Noor {name}"]


# -- protected and secret (H7) -------------------------------------------------------------------------------


def test_who_is_protected_is_found_by_exact_bsn_only(town: Town) -> None:
    name, number = mark(), f"06{uuid7().int % 10**8:08}"
    home = town.home(f"Noor {name} (1968-05-03)", protected=True, with_bsn=True)
    with viewing(town.officer.viewer):
        people.keep_contact(
            household=home.household, person_id=None, details={"phone": number}, by=town.officer.viewer, at=town.now
        )
        bsn = people.unmask_bsn(household=home.household, person=home.people[0], by=town.officer.viewer, at=town.now)
    desk = a_town().officer.client()
    for typed in ({"family_name": name, "birth_date": "3-5-1968"}, {"phone": number}, {"family_name": name}):
        assert not names(ask(desk, **typed))
    page = ask(desk, bsn=f"{bsn[:3]} {bsn[3:6]}.{bsn[6:]}")
    assert names(page) == [f"Noor {name}"]
    assert home.household.name not in page.replace(f"<bdi>Noor {name}</bdi>", "").replace(f"Noor {name}</span>", "")
    assert names(ask(town.officer.client(), family_name=name)) == [f"Noor {name}"]


def test_a_secret_address_is_found_by_nobody_and_a_phone_not_either(town: Town) -> None:
    name, number = mark(), f"06{uuid7().int % 10**8:08}"
    home = town.home(f"Noor {name} (1968-05-03)")
    with viewing(town.officer.viewer):
        people.keep_contact(
            household=home.household,
            person_id=None,
            details={"phone": number, "street": "Verborgenlaan", "number": "9", "postcode": "1297XZ"},
            by=town.officer.viewer,
            at=town.now,
        )
        Person.objects.filter(id=home.ids[0]).update(secrecy=7)
    desk = a_town().officer.client()
    for typed in (
        {"postcode": "1297XZ", "number": "9"},
        {"phone": number},
        {"family_name": name, "birth_date": "3-5-1968"},
    ):
        page = ask(desk, **typed)
        assert name not in "".join(names(page))
        assert "Verborgenlaan" not in page
    own = ask(town.officer.client(), phone=number)
    assert names(own) == [f"Noor {name}"]
    assert "Verborgenlaan" not in own


# -- speed ---------------------------------------------------------------------------------------------------


def test_search_and_person_pages_stay_within_their_statements(town: Town) -> None:
    counts = []
    for size in (1, 3, 50):
        name = mark()
        home = town.home(*(f"P{n} {name} (1968-05-03)" for n in range(size)))
        town.open_case(home)
        if size > 1:
            town.involve(home, town.colleague())
        client = town.director.client()
        counts.append(
            [
                statements(client, "/zoeken/", family_name=name, birth_date="3-5-1968", purpose="case"),
                statements(town.officer.client(), "/zoeken/", family_name=name, birth_date="1968", purpose="case"),
                statements(town.director.client(), "/zoeken/tijdens-typen/", words=name),
                statements(client, reverse("cases:people", args=[home.household.id])),
                statements(client, reverse("cases:involved", args=[home.household.id])),
            ]
        )
    assert counts[0] == counts[1] == counts[2]
    assert max(counts[0][:3]) <= 15
    assert counts[0][3] <= 17  # what stands above every household's pages takes two
    assert counts[0][4] <= 20  # and the guests, who stand among those involved


def test_birth_dates_known_in_part_are_found_by_the_year(town: Town) -> None:
    name = mark()
    home = town.home(f"Noor {name}")
    with viewing(town.officer.viewer):
        Person.objects.filter(id=home.ids[0]).update(birth_date=None, birth_date_known="19680500")
    desk = a_town().officer.client()
    for born, there in (("1968", True), ("3-5-1968", True), ("3-6-1968", False), ("1969", False)):
        assert bool(names(ask(desk, family_name=name, birth_date=born))) is there, born
