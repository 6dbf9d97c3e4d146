"""Asked in one statement: rows come back as the queryset itself would give them, and parts go on side by side."""

from datetime import date, datetime
from uuid import UUID

import pytest
from django.contrib.postgres.fields import DateTimeRangeField
from django.db import connection
from django.db.models import Value
from django.test.utils import CaptureQueriesContext

from samenhang.access.viewer import viewing
from samenhang.kit.rounds import Asks, Number, Rows, Same, answered, asked, ready, together
from samenhang.people.models import Household, Membership, Person
from samenhang.teams.models import Hat, Professional
from tests.support.town import Town, a_town


@pytest.fixture(scope="module")
def town() -> Town:
    """A town with a household of two, one of whose names needs care in JSON."""
    town = a_town()
    town.open_case(town.home('Ana "Ané" Vries', "Bo Vries (8 jaar)"))
    return town


def test_rows_are_what_each_queryset_gives_alone_in_one_statement(town: Town) -> None:
    hat = town.director.hat
    querysets = [
        Person.objects.order_by("-birth_date", "id"),
        Membership.objects.select_related("person", "household").order_by("id"),
        Hat.objects.filter(id__among=[hat.id]).select_related("professional", "organisation", "team"),
        Professional.objects.filter(id__in=[]),
        Household.objects.values("id", "name").order_by("id"),
        Household.objects.values_list("id", flat=True).order_by("-id"),
    ]
    with viewing(town.director.viewer):
        with CaptureQueriesContext(connection) as found:
            together_ = answered(asked(*querysets, Number(querysets[0])))
        alone = [list(one) for one in querysets]
        assert len(found) == 1 and together_ == [*alone, len(alone[0])] and len(alone[0]) > 1
        for here, there in zip(together_[0], alone[0], strict=True):
            assert {**vars(here), "_state": 0} == {**vars(there), "_state": 0}
        with CaptureQueriesContext(connection) as none:
            assert together_[1][0].person.full_name and together_[2][0].professional.name
        assert not len(none)


def test_parts_go_on_side_by_side_and_what_has_one_key_is_asked_once(town: Town) -> None:
    everyone = Person.objects.order_by("id")

    def names() -> Asks[list[str]]:
        (people,) = yield [Same("people", everyone)]
        (homes,) = yield [Number(Membership.objects.filter(person_id__among=[one.id for one in people]))]
        return [f"{one.full_name} {homes}" for one in people]

    with viewing(town.director.viewer), CaptureQueriesContext(connection) as found:
        one, other, at_once = answered(together([names(), names(), ready(7)]))
    assert one == other and len(one) > 1 and at_once == 7 and len(found) == 2
    assert found.captured_queries[0]["sql"].count('FROM "people_person"') == 1


def test_a_statement_of_ones_own_gives_what_it_was_told_to_read() -> None:
    day_of = date.fromisoformat
    sql = "SELECT %s::uuid, now(), current_date, NULL::date, %s::text"
    (rows,) = answered(
        asked(
            Rows(
                sql,
                (UUID(int=1), 'a "b" 🙂'),
                (UUID, datetime.fromisoformat, day_of, day_of, str),
            )
        )
    )
    one, at, day, nothing, words = rows[0]
    assert one == UUID(int=1) and at.tzinfo and isinstance(day, date) and nothing is None and words == 'a "b" 🙂'
    assert answered(together([])) == []


def test_rows_of_more_columns_than_a_function_takes_and_a_list_in_front(town: Town) -> None:
    wide = Rows(f"SELECT {', '.join(map(str, range(120)))}", (), [int] * 120)
    with viewing(town.director.viewer):
        (row,), ((tags, number),) = answered(asked(wide, Rows("SELECT ARRAY[1, 2], 5", (), (list, int))))
    assert row == list(range(120)) and (tags, number) == ([1, 2], 5)


def test_a_kind_of_field_nobody_spoke_of_is_refused(town: Town) -> None:
    odd = Person.objects.annotate(odd=Value(None, output_field=DateTimeRangeField()))
    with viewing(town.director.viewer), pytest.raises(TypeError, match="cannot be asked together"):
        answered(asked(odd))
