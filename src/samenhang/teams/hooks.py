"""What a colleague holds, and handing it on: the modules that keep it tell and do it; the act itself lives above them.

Each module answers with functions of the database, for who hands on may see none of it (docs/decisions/0028).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from samenhang.access.viewer import Viewer
from samenhang.kit.hooks import Hook
from samenhang.kit.rounds import Asks


@dataclass(frozen=True, slots=True)
class Held:
    """One kind of work that colleagues hold: how much each, and to whom it may go.

    ``back`` says where it goes when nobody is chosen ("" where somebody must be chosen); ``follows`` says with what it
    goes along, and then nothing is chosen for it.
    """

    kind: str
    label: str | Promise
    counts: Mapping[UUID, int]
    order: int
    back: str | Promise = ""
    back_needs_desk: bool = False
    follows: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Handing:
    """The act: whose work goes, per kind to whom (nobody: back), and the line in the log it stands under."""

    leaver: UUID
    heirs: Mapping[str, UUID | None]
    line: UUID


held: Hook[[Viewer, Sequence[UUID]], Asks[Held]] = Hook("teams.held", "how much of a kind these hats hold, as numbers")
handing_on: Hook[[Handing], None] = Hook("teams.handing_on", "a colleague's work of a kind goes to who takes over")
