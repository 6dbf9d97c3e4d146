"""What residents ask about their own data, as who supervises sees it: right and clock, never who or what (H5)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from samenhang.access.viewer import Viewer
from samenhang.data_rights.models import ARTICLES, Right, RightsAnswer
from samenhang.kit.rounds import Asks, Rows

A_PAGE = 25
EVERY = 1_000_000


@dataclass(frozen=True, slots=True)
class Clock:
    """A request by its clock."""

    number: str
    right: str
    article: str
    received_on: date
    due_on: date
    extended: bool
    answered_at: datetime | None
    outcome: str
    organisation: str
    code: str
    late: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page of clocks: which, of how many, and whether there is more."""

    rows: list[Clock]
    total: int
    number: int

    @property
    def more(self) -> bool:
        """Whether there is a next page."""
        return self.total > self.number * A_PAGE


def page(viewer: Viewer, number: int, *, answered: bool, day: date) -> Page:
    """This function will give the requests that wait, the first due first, or those answered, the last first."""
    rows = _fetch(answered, A_PAGE, (number - 1) * A_PAGE)
    return Page([_clock(row, day) for row in rows], rows[0][9] if rows else 0, number)


def late(viewer: Viewer, day: date) -> Asks[int]:
    """This function will count the requests that should have been answered."""
    asked = "SELECT due_on FROM access.rights_clocks(%s, %s, %s)"
    (rows,) = yield [Rows(asked, (False, EVERY, 0), (date.fromisoformat,))]
    return sum(due < day for (due,) in rows)


def _fetch(answered: bool, many: int, skip: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.rights_clocks(%s, %s, %s)", [answered, many, skip])
        return list(cursor.fetchall())


def _clock(row: tuple[Any, ...], day: date) -> Clock:
    number, kind, received_on, due_on, extended, answered_at, outcome, organisation, code, _total = row
    right = Right(kind)
    return Clock(
        number,
        str(right.label),
        ARTICLES[right],
        received_on,
        due_on,
        extended,
        answered_at,
        str(RightsAnswer.Outcome(outcome).label) if outcome else "",
        organisation,
        code,
        (timezone.localdate(answered_at) if answered_at else day) > due_on,
    )
