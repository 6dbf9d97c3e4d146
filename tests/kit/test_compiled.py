"""A statement made once gives what its queryset gives, as whoever looks at that moment."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db.models import QuerySet
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.kit.compiled import NotFilledIn, compiled, first, from_json
from samenhang.people.models import Address, Membership
from samenhang.people.queries import memberships
from samenhang.people.queries.made_once import present_members
from samenhang.teams.models import Hat
from tests.support.town import a_town


@compiled
def _living(household_id: UUID, day: date) -> QuerySet[Membership]:
    return Membership.objects.filter(household_id=household_id, starts_on__lte=day).select_related("person", "end")


@compiled
def _roles(hat_id: UUID, role: str) -> QuerySet[Hat, tuple[UUID, str]]:
    return Hat.objects.filter(id=hat_id, role=role).values_list("id", "organisation__name")


def test_it_reads_what_its_queryset_reads_and_the_wall_judges_every_run():
    town = a_town()
    home, other = town.home("Ana Eenmaal", "Bo Eenmaal (8 jaar)"), town.home("Cem Eenmaal")
    town.open_case(home)
    director, outsider, today = town.director.viewer, town.colleague().viewer, town.now.date()
    for by, seen in ((director, 2), (outsider, 0), (director, 2)):
        with viewing(by):
            found = present_members(home.household.id, today)
            assert found == list(memberships(by, home.household.id, today)) and len(found) == seen
            assert {one.person.full_name for one in _living(home.household.id, today)} == {
                one.person.full_name for one in found
            }
            assert not _living(other.household.id, today)
    hat = town.director.hat
    assert _roles(hat.id, hat.role) == [(hat.id, hat.organisation.name)]
    assert _roles(hat.id, "%' OR true --") == [] == _roles(uuid7(), hat.role)
    assert first([]) is None and first([1, 2]) == 1


def test_what_cannot_be_made_once_says_so_at_first_use():
    @compiled
    def _within(word: str) -> QuerySet[Hat]:
        return Hat.objects.filter(professional__name__icontains=word)

    @compiled
    def _many(ids: set[UUID]) -> QuerySet[Hat]:
        return Hat.objects.filter(id__in=ids)

    @compiled
    def _ahead(hat_id: UUID) -> QuerySet[Hat]:
        return Hat.objects.filter(id=hat_id).prefetch_related("professional__hats")

    refused: list[tuple[Any, Any]] = [(_within, "a"), (_many, {uuid7()}), (_ahead, uuid7())]
    for made, value in refused:
        with pytest.raises(NotFilledIn):
            made(value)


def test_a_record_out_of_json_is_the_record():
    row: dict[str, Any] = {str(one.column): None for one in Address._meta.concrete_fields}
    row |= {"id": str(uuid7()), "starts_on": "2026-03-01", "at": "2026-03-01T10:00:00.123456+01:00", "street": "Dorp"}
    made = from_json(Address, row)
    assert made.id == UUID(row["id"]) and made.starts_on == date(2026, 3, 1) and not made._state.adding
    assert made.at == datetime.fromisoformat(row["at"])
    assert (made.person_id, made.street) == (None, "Dorp")
