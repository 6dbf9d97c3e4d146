"""H4: who reads a lawfulness file, by random seats taken and left, compared with a plain model of the rule."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.access.viewer import viewing
from samenhang.lawfulness import actions
from samenhang.lawfulness.models import Note, Seat
from samenhang.teams.models import Role
from tests.support.apart import Apart, an_apart
from tests.support.town import Colleague, a_town

if TYPE_CHECKING:
    from psycopg import Connection


@dataclass
class Room:
    """The plain model: who works on a file since when, until when."""

    periods: list[tuple[int, int, int | None]] = field(default_factory=list)

    def sits(self, who: int, minute: int) -> bool:
        """This function will say whether somebody reads the file at a minute."""
        return any(one == who and start <= minute and (end is None or minute < end) for one, start, end in self.periods)

    def press(self, who: int, minute: int) -> None:
        """This function will let somebody sit down, or stand up."""
        for place, (one, start, end) in enumerate(self.periods):
            if one == who and end is None:
                self.periods[place] = (one, start, minute)
                return
        self.periods.append((who, minute, None))


@pytest.fixture(scope="module")
def team() -> tuple[Apart, list[Colleague]]:
    """A lawfulness team of three, and somebody who helps."""
    apart = an_apart(a_town())
    three = [apart.gerrit, apart.els, apart.town.colleague(Role.LAWFULNESS, team=apart.team)]
    return apart, [*three, apart.town.director]


@settings(max_examples=25)
@given(presses=st.lists(st.integers(0, 2), max_size=6))
def test_who_reads_is_who_sits_there(
    team: tuple[Apart, list[Colleague]], owner_connection: "Connection[Any]", presses: list[int]
) -> None:
    apart, people = team
    file, room, begin = apart.file(), Room([(0, 0, None)]), apart.town.now
    for number, who in enumerate(presses, 1):
        by, at = people[who].viewer, begin + timedelta(minutes=number)
        with viewing(by):
            sitting = Seat.objects.filter(file=file, hat_id=by.id, end=None).exists()
            (actions.leave_seat if sitting else actions.take_seat)(file=file, by=by, at=at)
        room.press(who, number)
    held = owner_connection.execute(
        "SELECT viewer_id, layer, person_id::text, lower(during), nullif(upper(during), 'infinity')"
        " FROM access_grant WHERE household_id = %s",
        [file.id],
    ).fetchall()
    assert {(layer, person) for _, layer, person, *_ in held} <= {
        ("lawfulness", "00000000-0000-0000-0000-000000000000")
    }

    def reads(hat: object, moment: datetime) -> bool:
        return any(v == hat and start <= moment and (end is None or moment < end) for v, _, _, start, end in held)

    for minute in range(len(presses) + 2):
        for who, colleague in enumerate(people):
            moment = begin + timedelta(minutes=minute, seconds=1)
            assert reads(colleague.hat.id, moment) == room.sits(who, minute), (minute, who, presses)
    for who, colleague in enumerate(people):
        with viewing(colleague.viewer):
            sits = room.sits(who, len(presses) + 1)
            assert Note.objects.filter(file=file).exists() == sits, (who, presses)
