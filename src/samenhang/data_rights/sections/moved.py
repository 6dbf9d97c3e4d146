"""The story told once, and what was done with records: moved, and kept from the resident until a day that is over.

What hangs on a record that is hidden today tells that there is one, so it is left out with it (``follows``; 0047).
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenhang.cases.frame import in_words
from samenhang.data_rights.sections.taking import each, of
from samenhang.layers.kinds import by_table
from samenhang.layers.models import Move, Told
from samenhang.people.kept import Field, Part
from samenhang.people.models import Person

TEAM = _("geschreven door wie met u werkt")


def _kind(row: Any) -> str:
    kind = by_table(row.kind)
    return str(kind.label) if kind else ""


def _came_from(move: Move) -> str:
    return str(in_words(move.from_layer, move.from_domain))


def _of_another(move: Move, person: Person) -> set[str]:
    """Why something that was about another member came to be about all is said in that member's confidence."""
    return {"reason"} if move.from_person_id not in (None, person.id) else set()


def _told(told: Told, person: Person) -> set[str]:
    by_me = told.teller_id == person.id if told.teller_id else told.told_by == person.full_name
    return set() if by_me else {"words", "told_by"}


PARTS = (
    Part(
        key="story",
        title=_("Uw verhaal, één keer verteld"),
        model="layers.Told",
        hides=_told,
        source=_("verteld door u, of door wie erbij was"),
        order=("told_on", "id"),
        fields=(
            Field("words", _("In eigen woorden")),
            Field("told_by", _("Verteld door")),
            Field("told_on", _("Verteld op")),
            Field("reason", _("Waarom opgeschreven")),
        ),
    ),
    Part(
        key="still_true",
        title=_("Wat nog klopt"),
        model="layers.StillTrue",
        related=("said_by",),
        follows="record_id",
        source=_("gezegd in een gesprek"),
        fields=(
            Field("kind", _("Van wat"), _kind),
            Field("said_by", _("Gezegd door"), of("said_by", "full_name")),
            Field("at", _("Wanneer")),
        ),
    ),
    Part(
        key="moves",
        title=_("Wat op een andere plek is gezet"),
        model="layers.Move",
        related=("basis",),
        follows="record_id",
        hides=_of_another,
        source=TEAM,
        fields=(
            Field("kind", _("Wat"), _kind),
            Field("from_layer", _("Stond in"), _came_from),
            Field("basis", _("Op welke grond"), lambda row: str(row.basis) if row.basis else ""),
            Field("reason", _("Waarom")),
            Field("at", _("Wanneer")),
        ),
    ),
    Part(
        key="hidings",
        title=_("Wat u een tijd niet te zien kreeg"),
        model="layers.Hiding",
        related=("end",),
        fetch=("remarks",),
        also=("layers.HidingEnd", "layers.HidingRemark"),
        follows="record_id",
        source=TEAM,
        fields=(
            Field("kind", _("Wat"), _kind),
            Field("category", _("Waarom")),
            Field("words", _("Uitleg daarbij")),
            Field("at", _("Vanaf")),
            Field("until", _("Tot")),
            Field("ended_at", _("Eerder te zien vanaf"), of("end", "at")),
            Field("remarks", _("Wat de privacy officer vroeg en wat er is geantwoord"), each("remarks", "text")),
        ),
    ),
)
