"""A5: the same person twice is noticed before a second file exists; nobody learns more by it than they may."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.people import actions as people
from samenhang.people.models import Membership, NotSame, Person
from tests.intake.asking import call, made
from tests.support.own import own_word, without_keys
from tests.support.town import Colleague, Home, Town, a_bsn, a_town

ASKED = "Is dit dezelfde persoon?"


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def family() -> str:
    """A family name nobody else in the tests has."""
    return own_word("Kwist")


def known_home(town: Town, name: str, born: str = "1985-03-12") -> Home:
    home = town.home(f"{name} ({born})")
    town.open_case(home)
    return home


def new(client: Client, home: Home, **typed: object) -> Any:
    given = {"given_names": "Anna", "infix": "", "birth_date": "12-03-1985", "sex": "O", "place": "adult"}
    sent = {**given, "starts_on": "2026-02-01", "submission": str(uuid7()), **typed}
    return client.post(reverse("cases:add_new", args=[home.household.id]), sent)


def members(who: Colleague, home: Home) -> list[Person]:
    with viewing(who.viewer):
        found = Membership.objects.filter(household=home.household, end=None).select_related("person")
        return [one.person for one in found]


# -- in a household --------------------------------------------------------------------------------------------


def test_who_is_likely_the_same_is_shown_with_why_and_chosen(town: Town, family: str) -> None:
    there, here = known_home(town, f"Anna {family}"), known_home(town, f"Zus {family}x", "1960-01-01")
    client = town.director.client()
    shown = new(client, here, family_name=family + "e")
    told = shown.content.decode()
    assert shown.status_code == 422
    assert ASKED in told
    assert "Waarschijnlijk: zelfde geboortedatum; achternaam klinkt bijna hetzelfde" in told
    assert "zelfde voornaam" in told
    assert len(members(town.director, here)) == 1
    assert new(client, here, family_name=family + "e", same=str(there.ids[0])).status_code == 302
    assert there.people[0] in members(town.director, here)


def test_somebody_else_is_remembered_and_never_proposed_again(town: Town, family: str) -> None:
    there, here = known_home(town, f"Anna {family}"), known_home(town, f"Zus {family}x", "1960-01-01")
    client, key = town.director.client(), str(uuid7())
    assert new(client, here, family_name=family, submission=key).status_code == 422
    for _ in range(2):  # pressed twice
        assert new(client, here, family_name=family, same="nobody", submission=key).status_code == 302
    other = next(one for one in members(town.director, here) if one.family_name == family)
    assert len(members(town.director, here)) == 2
    with viewing(town.director.viewer):
        pair = NotSame.objects.get(first_id=min(other.id, there.ids[0]), second_id=max(other.id, there.ids[0]))
        assert pair.by_id == town.director.hat.id
    page = client.get(reverse("cases:doubles", args=[here.household.id, other.id])).content.decode()
    assert "Naast elkaar leggen" not in page.split("Het is iemand anders uit")[0]
    assert "Eerder gezegd: niet dezelfde" in page


SEEN: list[tuple[str, str, Mapping[str, object], bool]] = [
    ("identical", "Anna {f}", {}, True),
    ("spelt otherwise", "Anna {f}", {"family_name": "{f}e"}, True),
    ("day and month swapped", "Anna {f}", {"birth_date": "03-12-1985"}, True),
    ("year mistyped", "Anna {f}", {"birth_date": "12-03-1986"}, True),
    ("maiden name", "Anna {f}", {"family_name": "Bakker"}, True),
    ("partner's name added", "Anna {f}", {"family_name": "Bakker-{f}"}, True),
    ("transliterated", "Mohammed {f}", {"given_names": "Mohamed"}, True),
    ("another given name: a twin", "Anna {f}", {"given_names": "Sofie"}, False),
    ("father and son", "Piet {f}", {"given_names": "Piet", "birth_date": "12-03-2010"}, False),
    ("namesakes", "Anna {f}", {"birth_date": "28-11-1971"}, False),
    ("no birth date", "Anna {f}", {"birth_date": ""}, False),
    ("nobody like it", "Anna {f}", {"given_names": "Karel", "family_name": "Zomer", "birth_date": "01-01-1950"}, False),
]


@pytest.mark.parametrize(("what", "known", "typed", "asked"), SEEN, ids=[row[0] for row in SEEN])
def test_it_is_asked_where_a_human_would_ask(
    town: Town, family: str, what: str, known: str, typed: Mapping[str, object], asked: bool
) -> None:
    known_home(town, known.format(f=family))
    here = known_home(town, f"Zus {family}x", "1960-01-01")
    sent = {"family_name": family, **typed}
    answer = new(town.director.client(), here, **{key: str(value).format(f=family) for key, value in sent.items()})
    assert answer.status_code == (422 if asked else 302), what
    assert (ASKED in answer.content.decode()) == asked


def test_twins_of_one_household_are_not_asked_about(town: Town, family: str) -> None:
    home = known_home(town, f"Sofie {family}")
    with viewing(town.director.viewer):
        where = {
            "street": "Lindekade",
            "number": "4",
            "postcode": "1234AB",
            "city": "Lindeveen",
            "phone": "012-7654321",
        }
        people.keep_contact(
            household=home.household, person_id=None, details=where, by=town.director.viewer, at=town.now
        )
    assert new(town.director.client(), home, family_name=family).status_code == 302


def test_one_address_makes_it_certain(town: Town, family: str) -> None:
    home = known_home(town, f"Anna {family}")
    with viewing(town.director.viewer):
        where = {"street": "Lindekade", "number": "4", "postcode": "1234AB", "city": "Lindeveen"}
        people.keep_contact(
            household=home.household, person_id=None, details=where, by=town.director.viewer, at=town.now
        )
    told = new(town.director.client(), home, family_name=family).content.decode()
    assert "Zeker: zelfde geboortedatum; zelfde achternaam; zelfde voornaam; zelfde adres" in told
    again = new(town.director.client(), home, family_name=family, same=str(home.ids[0]))
    assert again.status_code == 422
    assert "hoort al bij dit huishouden" in again.content.decode()


def test_a_bsn_comes_later_and_the_first_record_is_found(town: Town, family: str) -> None:
    there, here = known_home(town, f"Anna {family}"), known_home(town, f"Zus {family}x", "1960-01-01")
    answer = new(town.director.client(), here, family_name=family, bsn=a_bsn())
    assert answer.status_code == 422
    assert str(there.ids[0]) in answer.content.decode()


def test_two_bsns_are_two_people(town: Town, family: str) -> None:
    home = town.home(f"Anna {family} (1985-03-12)", with_bsn=True)
    town.open_case(home)
    here = known_home(town, f"Zus {family}x", "1960-01-01")
    assert new(town.director.client(), here, family_name=family, bsn=a_bsn()).status_code == 302


@pytest.mark.parametrize("same", ["onzin", "\x00", "x" * 100_000, "00000000-0000-0000-0000-000000000000"])
def test_an_answer_that_was_not_offered_asks_again(town: Town, family: str, same: str) -> None:
    known_home(town, f"Anna {family}")
    here = known_home(town, f"Zus {family}x", "1960-01-01")
    answer = new(town.director.client(), here, family_name=family, same=same)
    assert answer.status_code == 422
    assert len(members(town.director, here)) == 1


# -- no oracle -------------------------------------------------------------------------------------------------


def test_what_a_professional_is_told_never_depends_on_whom_they_may_not_see(town: Town, family: str) -> None:
    stranger = town.colleague(domain="jeugd")
    other = town.home(f"Anna {family} (1985-03-12)", with_bsn=True)
    town.open_case(other, director=stranger)
    here = known_home(town, f"Zus {family}x", "1960-01-01")
    assert new(town.director.client(), here, family_name=family).status_code == 302


def test_a_bsn_known_elsewhere_says_ask_the_desk_and_nothing_more(town: Town, family: str) -> None:
    number, stranger = a_bsn(), town.colleague(domain="jeugd")
    there = known_home(town, f"Zus {family}y", "1961-01-01")
    assert new(town.director.client(), there, family_name=family, bsn=number).status_code == 302
    here = town.home(f"Bo {family}x (1960-01-01)")
    town.open_case(here, director=stranger)
    told = new(stranger.client(), here, family_name=f"{family}q", given_names="Q", bsn=number)
    assert told.status_code == 422
    assert "Vraag de Toegang" in told.content.decode()
    page = without_keys(told.content.decode())
    assert "Zus" not in page and "Anna" not in page.replace('value="Anna"', "")


def secret(town: Town, home: Home) -> None:
    with viewing(town.officer.viewer):
        Person.objects.filter(id=home.ids[0]).update(secrecy=7)


def test_the_desk_is_shown_nobody_secret_or_protected_of_another_desk(town: Town, family: str) -> None:
    elsewhere = a_town()
    hidden = elsewhere.home(f"A{family} {family} (1985-03-12)")
    secret(elsewhere, hidden)
    elsewhere.home(f"A{family} {family} (1985-03-12)", protected=True)
    desk = town.officer.client()
    made(call(desk, given_names=f"A{family}", infix="", family_name=f"{family}e", birth_date="12-03-1985"))


# -- at the desk -----------------------------------------------------------------------------------------------


def test_the_desk_is_asked_and_takes_in_about_who_is_known(town: Town, family: str) -> None:
    there = a_town().home(f"A{family} {family} (1985-03-12)")  # another desk's
    desk = town.officer.client()
    asked = {"given_names": f"A{family}", "infix": "", "family_name": f"{family}e", "birth_date": "12-03-1985"}
    shown = call(desk, **asked)
    told = shown.content.decode()
    assert shown.status_code == 422
    assert "Waarschijnlijk: zelfde geboortedatum; achternaam klinkt bijna hetzelfde" in told
    assert family in told
    request = made(call(desk, **asked, same=f"{there.ids[0]}/{there.household.id}"))
    assert f"A{family} {family}" in desk.get(reverse("intake:request", args=[request])).content.decode()
    with viewing(town.officer.viewer):
        assert not Person.objects.filter(family_name=f"{family}e").exists()


def test_further_members_are_asked_about_too(town: Town, family: str) -> None:
    there = a_town().home(f"Bram {family} (2015-06-07)")
    desk = town.officer.client()
    asked = {"given_names": f"A{family}", "infix": "", "family_name": f"{family}a", "birth_date": "12-03-1985"}
    child = {"other1_given": "Bram", "other1_family": f"{family}", "other1_born": "06-07-2015"}
    shown = call(desk, **asked, **child)
    assert shown.status_code == 422
    assert "dag en maand verwisseld" in shown.content.decode()
    key = str(uuid7())
    request = made(call(desk, **asked, **child, same1=str(there.ids[0]), submission=key))
    assert made(call(desk, **asked, **child, same1=str(there.ids[0]), submission=key)) == request
    with viewing(town.officer.viewer):
        rows = Membership.objects.filter(person_id=there.ids[0])
        assert rows.count() == 1  # of the new household; the other is another desk's
        assert rows.get().place == "child"
        assert Person.objects.filter(family_name=family).count() == 1
    other = made(call(desk, **asked, **child, same="nobody", same1="nobody"))
    assert other != request
    with viewing(town.officer.viewer):
        assert Person.objects.filter(family_name=family).count() == 2


def test_an_exact_bsn_finds_somebody_secret_for_the_desk(town: Town, family: str) -> None:
    number = a_bsn()
    with viewing(town.officer.viewer):
        told = people.Identity(family, "Anna", birth_date=date(1985, 3, 12), bsn=number, secrecy=7)
        person = people.add_person(identity=told, by=town.officer.viewer, at=town.now)
    shown = call(town.officer.client(), given_names="A", infix="", family_name="Heelanders", bsn=number)
    assert shown.status_code == 422
    assert str(person.id) in shown.content.decode()
    assert "Zeker: zelfde BSN" in shown.content.decode()


def records(owner: Any, viewer: UUID) -> list[Any]:
    rows = owner.execute(
        "SELECT detail FROM audit_line WHERE viewer_id = %s AND what = 'register.look_for_same'", [viewer]
    )
    return [row[0] for row in rows.fetchall()]


def test_the_log_says_by_which_fields_and_never_what_was_typed(town: Town, family: str, owner_connection: Any) -> None:
    here = known_home(town, f"Zus {family}x", "1960-01-01")
    new(town.director.client(), here, family_name=family)
    assert records(owner_connection, town.director.hat.id) == [
        {"fields": ["name", "birth_date"], "found": 0, "purpose": "case"}
    ]
