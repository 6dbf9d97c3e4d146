"""Who hides, who keeps a household up about one member, and the two homes of one child: asked of the wall by hand.

Every function is called as the server's role would after an injected statement: by SQL, with other people's ids.
"""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.brp.models import BrpRecord
from samenhang.brp.service import SERVICE
from samenhang.involvement.models import Part
from samenhang.people import actions as people
from samenhang.people import bsn as numbers
from samenhang.people.models import IdentityChange, Membership, Person
from samenhang.register.queries import Terms, find
from tests.support.own import own_word
from tests.support.town import Colleague, Home, Town, a_bsn, a_town

HIDEOUT = "Verstopsteeg"


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def family() -> str:
    """A family name nobody else in the tests has."""
    return own_word("Wijk")


def asks(who: Colleague, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """This function will give what a statement answers a colleague."""
    with viewing(who.viewer), connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def listed(person: UUID, postcode: str) -> None:
    """This function will let the register say that somebody lives in the hiding place."""
    with viewing(SERVICE) as at:
        Person.objects.filter(id=person).update(from_brp=True)
        BrpRecord(
            person_id=person, street=HIDEOUT, number="7", postcode=postcode, city="Ver", fingerprint="", imported_at=at
        ).save(force_insert=True)


def hide(person: UUID) -> None:
    """This function will make somebody's address secret."""
    with viewing(SERVICE):
        Person.objects.filter(id=person).update(secrecy=7)


def leave(town: Town, home: Home, person: UUID) -> None:
    """This function will end a membership yesterday."""
    by = town.officer.viewer
    with viewing(by):
        gone = Membership.objects.get(household=home.household, person_id=person, end=None)
        day = timezone.localdate()
        people.leave_household(membership=gone, on=day, reason="weg", by=by, at=timezone.now())


def fled(town: Town, family: str) -> tuple[Home, Home]:
    """A father's household, and a protected one of the mother; their child belongs to both."""
    father = town.home(f"Bas {family}", f"Kim {family} (2016-06-06)")
    mother = town.home(f"Ada {family}", protected=True, child=father.people[1], with_bsn=True)
    hide(mother.ids[0])
    return father, mother


# -- who hides ---------------------------------------------------------------------------------------------------


def test_a_child_of_two_homes_leads_no_desk_to_the_one_that_hides(town: Town, family: str) -> None:
    father, _mother = fled(town, family)
    child, postcode = father.ids[1], "8801ZW"
    listed(child, postcode)
    elsewhere = a_town().officer
    born = father.people[1].birth_date
    for who in (elsewhere, town.colleague(role="access_officer", team=a_town().desk)):
        with viewing(who.viewer):
            day = timezone.localdate()
            found = find(who.viewer, Terms(family_name=family, birth_date=born), day=day).people
            assert [(one.person_id, one.address) for one in found] == [(child, "")]
            assert not find(who.viewer, Terms(postcode=postcode, number="7"), day=day).people
        alike = (
            "SELECT same_address FROM access.likely_the_same(NULL, ARRAY[%s]::date[], %s, '7', '') WHERE person_id = %s"
        )
        assert asks(who, alike, born, postcode, child) == [(False,)]


def test_the_desk_of_one_home_is_not_told_the_register_s_address_of_the_other(town: Town, family: str) -> None:
    other = a_town()
    father = other.home(f"Bas {family}", f"Kim {family} (2016-06-06)")
    mother = town.home(f"Ada {family}", child=father.people[1])
    hide(mother.ids[0])
    listed(father.ids[1], "8802ZW")
    told = "SELECT street FROM access.brp_address(%s, %s)"
    assert asks(other.officer, told, father.ids[1], father.household.id) == []
    assert asks(town.officer, told, father.ids[1], mother.household.id) == [(HIDEOUT,)]
    with viewing(other.officer.viewer):
        kept = people.take_from_brp(
            person_id=father.ids[1], household=father.household, by=other.officer.viewer, at=timezone.now()
        )
        assert kept is None


def test_a_known_number_does_not_confirm_a_guess_at_a_secret_address(town: Town, family: str) -> None:
    officer, number = a_town().officer, a_bsn()
    with viewing(officer.viewer):
        identity = people.Identity(family, given_names="Ada", bsn=number)
        person = people.add_person(identity=identity, by=officer.viewer, at=town.now)
    hide(person.id)
    listed(person.id, "8803ZW")
    sql = "SELECT bsn, same_address FROM access.likely_the_same(%s, '{}', '8803ZW', '7', '')"
    assert asks(officer, sql, numbers.index(number)) == [("same", False)]


@pytest.mark.parametrize("hides", ["secret", "protected"])
def test_nobody_is_followed_by_being_put_back(town: Town, family: str, hides: str) -> None:
    home = town.home(f"Bas {family}", f"Ada {family}")
    town.open_case(home)
    leave(town, home, home.ids[1])
    back = "SELECT access.belonged(%s, %s)"
    assert asks(town.director, back, home.household.id, home.ids[1]) == [(True,)]
    if hides == "secret":
        hide(home.ids[1])
    else:
        a_town().home(f"Cor {family}", protected=True, child=home.people[1])
    assert asks(town.director, back, home.household.id, home.ids[1]) == [(False,)]
    put = Membership(
        household=home.household,
        person_id=home.ids[1],
        layer="involvement",
        place="adult",
        starts_on=timezone.localdate(),
    )
    with viewing(town.director.viewer):
        with pytest.raises(ProgrammingError), transaction.atomic():
            put.save(force_insert=True)
        assert not Person.objects.filter(id=home.ids[1]).exists()


# -- who keeps a household up about one member -----------------------------------------------------------------


def test_who_received_a_referral_about_one_member_hears_of_no_other(town: Town, family: str) -> None:
    home = town.home(f"Bas {family}", f"Ada {family}", f"Kim {family} (2016-06-06)")
    receiver = town.colleague(domain="wmo")
    town.involve(home, receiver, part=Part.REFERRAL, people=home.ids[:1])
    leave(town, home, home.ids[1])
    by = town.officer.viewer
    with viewing(by) as at:
        people.note_change(
            household=home.household,
            kind="left",
            on=timezone.localdate(),
            went=home.ids[1:2],
            words=HIDEOUT,
            by=by,
            at=at,
        )
    rows = str(asks(receiver, "SELECT t::text FROM access.timeline(%s) t", home.household.id))
    assert "Bas" in rows
    for secret in ("Ada", "Kim", HIDEOUT, str(home.ids[1])):
        assert secret not in rows
    assert asks(receiver, "SELECT name FROM access.past_members(%s)", home.household.id) == []
    whole = str(asks(town.officer, "SELECT t::text FROM access.timeline(%s) t", home.household.id))
    assert "Ada" in whole and "Kim" in whole and HIDEOUT in whole
    assert len(asks(town.officer, "SELECT 1 FROM access.past_members(%s)", home.household.id)) == 1


def test_nobody_settles_members_about_whom_they_do_not_keep_the_household_up(town: Town, family: str) -> None:
    home = town.home(f"Bas {family}", f"Ada {family}")
    receiver = town.colleague(domain="wmo")
    town.involve(home, receiver, part=Part.REFERRAL, people=home.ids[:1])
    sql = "SELECT access.settle(%s, %s, 'x', false, current_date, %s::uuid[], %s::uuid[], '{}', now())"
    for whom in (home.ids[1:], home.ids, [uuid7()], [None]):
        with pytest.raises(ProgrammingError):
            asks(receiver, sql, home.household.id, uuid7(), list(whom), [uuid7() for _one in whom])
    asks(receiver, sql, home.household.id, uuid7(), home.ids[:1], [uuid7()])


# -- the two homes of one child ------------------------------------------------------------------------------------


def test_a_correction_in_one_home_is_not_read_in_the_other(town: Town, family: str) -> None:
    other = a_town()
    one = town.home(f"Ada {family}", f"Kim {family} (2016-06-06)")
    two = other.home(f"Bas {family}", child=one.people[1])
    by = town.officer.viewer
    with viewing(by) as at:
        child = Person.objects.get(id=one.ids[1])
        told = people.Identity(
            family_name=child.family_name, given_names="Kimberly", birth_date=child.birth_date, sex=child.sex
        )
        why = f"moeder zegt het in {HIDEOUT}"
        people.correct_identity(
            household=one.household, person_id=child.id, identity=told, why=why, version=None, by=by, at=at
        )
        assert IdentityChange.objects.filter(person=child, why=why).exists()
    with viewing(other.officer.viewer) as at:
        assert Person.objects.get(id=two.ids[1]).given_names == "Kimberly"
        assert not IdentityChange.objects.filter(person=child).exists()
        again = replace(told, given_names="Kim")
        officer = other.officer.viewer
        people.correct_identity(
            household=two.household, person_id=child.id, identity=again, why="x", version=None, by=officer, at=at
        )
        (own,) = IdentityChange.objects.filter(person=child)
        forged = IdentityChange(
            household=one.household, person=child, family_name="x", sex="O", secrecy=0, why="x", by_id=own.by_id, at=at
        )
        with pytest.raises(ProgrammingError), transaction.atomic():
            forged.save(force_insert=True)


# -- one human being on record twice ----------------------------------------------------------------------------


@pytest.mark.parametrize("later", [True, False])
def test_who_hides_on_one_record_hides_on_the_linked_one(town: Town, family: str, *, later: bool) -> None:
    known, twin = town.home(f"Ada {family}"), town.home(f"Ada {family}")
    by, day = town.officer.viewer, timezone.localdate()
    place = {"street": HIDEOUT, "number": "7", "postcode": "8804ZW", "city": "Ver"}
    with viewing(by) as at:
        people.keep_address(household=twin.household, person_id=None, details=place, by=by, at=at)
    if not later:
        hide(known.ids[0])
    with viewing(by) as at:
        made = people.link(one=known.ids[0], other=twin.ids[0], why="zelf gezegd", by=by, at=at)
    if later:
        hide(known.ids[0])
    elsewhere = a_town().officer.viewer
    with viewing(elsewhere):
        assert not find(elsewhere, Terms(family_name=family, birth_date=twin.people[0].birth_date), day=day).people
        assert not find(elsewhere, Terms(postcode="8804ZW", number="7"), day=day).people
    with viewing(by) as at:  # no longer one: a secret that is passed on stays until it is taken away
        people.unlink(made=made, why="vergissing", by=by, at=at)
        assert Person.objects.get(id=twin.ids[0]).secrecy == 7
        third = town.home(f"Ada {family}")
        assert Person.objects.get(id=third.ids[0]).secrecy == 0
