"""Two colleagues at the same moment: one record, and the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.kit.refusals import Refusal
from samenhang.people import actions as people
from samenhang.people.models import Contact, Membership, MembershipEnd, Person, Relation
from tests.support.town import Colleague, Home, Town, a_bsn, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna Samen", "Bo Samen")
    town.open_case(home)
    return home


def together(colleagues: list[Colleague], act: Callable[[Colleague], Any]) -> list[str]:
    """Each does the same at the same moment; gives "" for who succeeded, else what was said."""
    gate = Barrier(len(colleagues))

    def one(who: Colleague) -> str:
        try:
            with viewing(who.viewer):
                gate.wait(10)
                act(who)
        except Refusal as refusal:
            return refusal.message
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(colleagues)) as pool:
        return sorted(pool.map(one, colleagues))


def test_two_put_the_same_person_in_a_household(town: Town, home: Home) -> None:
    other = town.home("Kim Kind (2016-01-01)").people[0]
    said = together(
        [town.officer, town.officer],
        lambda who: people.join_household(
            household=home.household,
            person_id=other.id,
            place="child",
            starts_on=timezone.localdate(town.now),
            by=who.viewer,
            at=timezone.now(),
        ),
    )
    assert said == ["", "Deze persoon hoort al bij dit huishouden."]
    with viewing(town.officer.viewer):
        assert Membership.objects.filter(household=home.household, person_id=other.id).count() == 1


def test_two_record_the_first_address(town: Town, home: Home) -> None:
    said = together(
        [town.officer, town.director],
        lambda who: people.keep_contact(
            household=home.household,
            person_id=None,
            details={"street": who.viewer.name},
            version=0,
            by=who.viewer,
            at=timezone.now(),
        ),
    )
    assert said[0] == ""
    assert said[1].startswith("Iemand anders heeft deze gegevens net gewijzigd")
    with viewing(town.officer.viewer):
        assert Contact.objects.filter(household=home.household).count() == 1


def test_two_record_the_same_relation(town: Town, home: Home) -> None:
    said = together(
        [town.officer, town.director],
        lambda who: people.relate(
            household=home.household,
            person_id=home.ids[0],
            other_id=home.ids[1],
            kind="partner",
            by=who.viewer,
            at=timezone.now(),
        ),
    )
    assert said == ["", "Deze relatie staat er al."]
    with viewing(town.officer.viewer):
        assert Relation.objects.filter(household=home.household).count() == 1


def test_two_end_the_same_membership(town: Town, home: Home) -> None:
    with viewing(town.officer.viewer):
        membership = Membership.objects.get(household=home.household, person_id=home.ids[1])
    said = together(
        [town.officer, town.director],
        lambda who: people.leave_household(
            membership=membership,
            on=timezone.localdate(),
            reason="verhuisd",
            by=who.viewer,
            at=timezone.now(),
        ),
    )
    assert said[0] == ""
    assert "beëindig" in said[1]
    with viewing(town.officer.viewer):
        assert not MembershipEnd.objects.filter(membership_id=membership.id).exists()  # and with it the sight of it
        assert not Membership.objects.filter(household=home.household, person_id=home.ids[1]).exists()


def test_two_record_the_same_bsn(town: Town, home: Home) -> None:
    number = a_bsn()
    said = together(
        [town.officer, town.director],
        lambda who: people.add_member(
            household=home.household,
            identity=people.Identity(family_name="Dubbel", bsn=number),
            place="adult",
            starts_on=timezone.localdate(town.now),
            by=who.viewer,
            at=timezone.now(),
        ),
    )
    assert said == ["", "Er is al iemand met dit BSN. Zoek op BSN en kies die persoon."]
    with viewing(town.officer.viewer):
        assert Person.objects.filter(family_name="Dubbel", memberships__household=home.household).count() == 1
