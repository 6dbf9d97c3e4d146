"""The log of who looked: lines of the last two years, month after month, each marked as populated."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from samenhang.audit.models import Line, Subject
from samenhang.populate.draw import Draw
from samenhang.populate.extent import Extent
from samenhang.populate.portion import Written
from samenhang.populate.sheet import Sheets

if TYPE_CHECKING:
    from psycopg import Connection

DAYS = 730
DETAIL = '{"populated": true}'
SCREENS = (
    ("cases.read", "involvement", 34), ("plans.read", "shared", 22), ("meetings.read_logbook", "case_team", 18),
    ("people.read", "involvement", 12), ("conversations.read", "case_team", 8), ("consent.read", "involvement", 6),
)  # fmt: skip  # a screen, the layer it shows, how often
KNOWN = """
    SELECT c.id::text, c.household_id::text, c.opened_at, c.closed_at,
           (SELECT array_agg(m.person_id::text ORDER BY m.person_id) FROM cases_casemember m WHERE m.case_id = c.id),
           array_agg(ARRAY[h.id::text, h.organisation_id::text, h.role, h.team_id::text] ORDER BY i.id),
           (array_agg(b.law || ', ' || b.article ORDER BY i.id))[1], (array_agg(b.purpose ORDER BY i.id))[1]
    FROM cases_case c JOIN involvement_involvement i ON i.household_id = c.household_id
    JOIN teams_hat h ON h.id = i.hat_id JOIN consent_legalbasis b ON b.code = i.basis_id
    WHERE i.part IN ('director', 'professional', 'partner') GROUP BY c.id ORDER BY c.opened_at, c.id
"""


@dataclass(frozen=True, slots=True)
class Looked:
    """A case that was looked at, by whom, and on which ground."""

    case: str
    household: str
    opened: datetime
    closed: datetime | None
    people: list[str]
    viewers: list[tuple[str, str, str, str | None]]
    basis: str
    purpose: str


def known(connection: "Connection[Any]") -> list[Looked]:
    """This function will read the cases there are, in the order in which they were opened."""
    return [
        Looked(case, household, opened, closed, people or [], [tuple(one) for one in viewers], basis, purpose)
        for case, household, opened, closed, people, viewers, basis, purpose in connection.execute(KNOWN)
    ]


class Log:
    """Draws the lines of a portion: a slice of the two years, so that each month is filled after the one before it."""

    def __init__(self, extent: Extent, cases: list[Looked]) -> None:
        self.extent, self.cases = extent, cases
        self.opened = [one.opened for one in cases]
        self.begins = datetime.combine(extent.day - timedelta(days=DAYS), time(0), UTC)
        self.screens = [(what, layer) for what, layer, _ in SCREENS]
        self.often = [often for _, _, often in SCREENS]

    def make(self, portion: int) -> Written:
        """This function will draw a portion's lines with their data subjects."""
        draw = Draw(self.extent.seed, "lines", portion)
        span, sheets = self.extent.lines(portion), Sheets()
        step = timedelta(days=DAYS) / self.extent.looks
        for nth in range(span.first, span.first + span.many):
            self._line(draw, sheets, self.begins + step * nth)
        return sheets.written()

    def _line(self, draw: Draw, sheets: Sheets, at: datetime) -> None:
        one = self._case(draw, at)
        hat, organisation, role, team = draw.choice(one.viewers)
        what, layer = draw.choices(self.screens, self.often)[0]
        line = draw.id(at)
        sheets.add(
            Line, id=line, at=at, event="print" if draw.random() < 0.01 else "read", what=what, viewer_id=hat,
            organisation_id=organisation, role=role, object_id=one.case, detail=DETAIL, team_id=team, permission=what,
            rule=f"role is {role}",
        )  # fmt: skip  # as the columns stand
        people: list[str | None] = [None]
        if one.people and draw.random() < 0.35:
            people.append(draw.choice(one.people))
        for person in people:
            sheets.add(
                Subject, id=draw.id(at), at=at, line_id=line, household_id=one.household, person_id=person, layer=layer,
                basis=one.basis, viewer_id=hat, purpose=one.purpose,
            )  # fmt: skip  # as the columns stand

    def _case(self, draw: Draw, at: datetime) -> Looked:
        """Some case that was open then, as far as three draws find one."""
        there = max(bisect_left(self.opened, at), 1)
        for _ in range(3):
            one = self.cases[int(there * draw.random())]
            if one.closed is None or at < one.closed:
                return one
        return one
