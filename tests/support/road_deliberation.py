"""On the household's road: a deliberation that came from its case, its light form, and a question to the jurists."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.deliberation import actions
from samenhang.legal_room import actions as legal
from tests.support.tables import a_table, begun

if TYPE_CHECKING:
    from tests.support.town import Home, Town

DELIBERATED = "de kat slaapt in de ovenschaal"
REFLECTED = "de paraplu staat binnen open"
LEGAL = "mag een paardenkoets in de achtertuin"


def deliberated(town: "Town", home: "Home") -> dict[str, UUID]:
    """This function will lead a deliberation to its first step, and give its ids."""
    asker = town.director
    made, leader, _guest = a_table(town, home, asker)
    begun(made, leader)
    with viewing(leader.viewer):
        line = actions.say(deliberation=made, slot="known", words=DELIBERATED, by=leader.viewer, at=timezone.now())
    with viewing(asker.viewer):
        kept = actions.reflect(
            case=home.opened,
            question=REFLECTED,
            first_reaction=REFLECTED,
            looked_again=REFLECTED,
            will_do=REFLECTED,
            by=asker.viewer,
            at=timezone.now(),
        )
        asked = legal.ask(
            question=LEGAL, background=LEGAL, judged=True, case=home.opened, by=asker.viewer, at=timezone.now()
        )
        seats = list(made.seats.values_list("id", flat=True))
    return {
        "deliberation_id": made.id,
        "line_id": line.id,
        "seat_id": seats[0],
        "reflection_id": kept.id,
        "legal_question_id": asked.id,
    }
