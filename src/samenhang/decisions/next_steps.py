"""What may follow on a decision that counts: higher modules register it at start-up (a budget)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from samenhang.access.viewer import Viewer
from samenhang.decisions.queries import State


@dataclass(frozen=True, slots=True)
class NextStep:
    """A way on from a decision: its words, its address (None when it does not apply), who may go there."""

    key: str
    label: str | Promise
    address: Callable[[Viewer, State], str | None]
    permission: str
    icon: str = "route"


_steps: dict[str, NextStep] = {}


def add_next_step(step: NextStep) -> None:
    """This function will offer a way on at every decision that counts; call it at start-up."""
    _steps[step.key] = step


def next_steps(viewer: Viewer, state: State) -> list[tuple[NextStep, str]]:
    """This function will give the ways on that this viewer may go, with their addresses."""
    if not state.in_force:
        return []
    mine = [step for step in _steps.values() if viewer.may(step.permission)]
    return [(step, url) for step in mine if (url := step.address(viewer, state)) is not None]
