"""What may follow on an ended test: higher modules say it at start-up (a decision, a deliberation)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from samenhang.access.viewer import Viewer
from samenhang.weighing.models import ReversedTest


@dataclass(frozen=True, slots=True)
class NextStep:
    """A way on from an ended test: its words, its address (None when it does not apply), who may go there."""

    key: str
    label: str | Promise
    address: Callable[[Viewer, ReversedTest], str | None]
    permission: str
    order: int = 100
    icon: str = "route"


_steps: dict[str, NextStep] = {}


def add_next_step(step: NextStep) -> None:
    """This function will offer a way on at every ended test; call it at start-up."""
    _steps[step.key] = step


def next_steps(viewer: Viewer, test: ReversedTest) -> list[tuple[NextStep, str]]:
    """This function will give the ways on that this viewer may go, with their addresses."""
    return [
        (step, address)
        for step in sorted(_steps.values(), key=lambda one: (one.order, one.key))
        if viewer.may(step.permission) and (address := step.address(viewer, test)) is not None
    ]
