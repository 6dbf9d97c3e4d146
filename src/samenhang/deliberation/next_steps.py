"""What may follow on a conclusion in one press. Higher modules register it; this one knows them by a word only."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case


@dataclass(frozen=True, slots=True)
class NextStep:
    """A press that follows on a deliberation of a case: its words, where it leads (None when it may not now)."""

    key: str
    label: str | Promise
    permission: str
    address: Callable[[Viewer, UUID, Case], str | None]
    icon: str = "gavel"


_steps: dict[str, NextStep] = {}


def add(step: NextStep) -> None:
    """This function will let something follow on a conclusion; the same key again replaces it. Call it at start-up."""
    _steps[step.key] = step


def offered(viewer: Viewer, deliberation_id: UUID, case: Case) -> list[tuple[NextStep, str]]:
    """This function will give what the viewer may do next with a conclusion, each with its address."""
    mine = [step for step in _steps.values() if viewer.may(step.permission)]
    return [(step, url) for step in mine if (url := step.address(viewer, deliberation_id, case))]
