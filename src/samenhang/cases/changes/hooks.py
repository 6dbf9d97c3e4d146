"""What of other modules' records concerns people who leave a household: each module says it for its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.kit.hooks import Hook


@dataclass(frozen=True, slots=True)
class Effect:
    """One part of the preview: its heading, what stands there now of who goes, and what is left to do."""

    heading: str
    lines: tuple[str, ...]
    to_do: str = ""


effects: Hook[[Viewer, Case, Sequence[UUID], datetime], Effect | None] = Hook(
    "cases.changes.effects",
    "wat van de eigen gegevens gaat over mensen die een huishouden verlaten; gevraagd vóór het gebeurt",
)
"""Asked of every module before members leave a household with a case. Answers as the viewer: only what they read."""

requests: Hook[[Viewer, UUID], str] = Hook(
    "cases.changes.requests",
    "waar een hulpvraag begint over iemand die een huishouden verliet; leeg voor wie dat niet mag",
)
"""Asked after members left: who leaves is seen by nobody until the access desk takes a request in."""
