"""Where backing for a decision may be asked now."""

from datetime import datetime

from django.utils import timezone

from samenhang.access.viewer import Viewer
from samenhang.decisions import asked, ladder
from samenhang.decisions.models import Seat
from samenhang.decisions.queries import State


def offered(viewer: Viewer, state: State, at: datetime) -> list[Seat]:
    """This function will give the seats where backing may be asked now.

    First on the rung that is needed, or the next one where somebody sits. After a refusal one rung up; where the term
    passed without an answer, on the same rung or one up.
    """
    table, before = ladder.on(timezone.localdate(at)), state.standing
    lowest = state.needed.rung
    if state.needed.own:
        lowest = table.above(lowest.code) or lowest
    wide = [one.code for one in table.from_rung(lowest.code)]
    if before and before.stage != "gone":
        here = before.asked.envelope.rung
        wide = [code for code in wide if table.reaches(code, here) and (code != here or before.stage == "late")]
    there = asked.seats(viewer, state.decision, wide, at)
    taken = [code for code in wide if any(one.rung == code for one in there)]
    near = set(taken[: 2 if before and before.stage == "late" else 1])
    return [one for one in there if one.rung in near]
