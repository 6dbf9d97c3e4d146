"""What was typed: tried on an action, set beside what a colleague wrote meanwhile."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samenhang.access.viewer import ViewerRequest
from samenhang.kit.forms import Form
from samenhang.kit.refusals import Refusal, Stale
from samenhang.teams.queries import who


@dataclass(frozen=True, slots=True)
class Outcome[T]:
    """What came of sending a form: the action's result, or that somebody else was first."""

    done: bool = False
    stale: bool = False
    result: T | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two texts for one place, and whose the other is."""

    who: str
    at: datetime
    mine: str
    theirs: str


def attempt[T](request: ViewerRequest, form: Form, act: Callable[[], T]) -> Outcome[T]:
    """This function will do the act when the form was sent and is right; what the act refuses is told in the form."""
    if request.method != "POST" or not form.is_valid():
        return Outcome()
    try:
        return Outcome(done=True, result=act())
    except Refusal as error:
        form.refuse(error)
        return Outcome(stale=isinstance(error, Stale))


def beside(form: type[Form], mine: Mapping[str, Any], theirs: Mapping[str, Any], *, by: Any, at: datetime) -> Conflict:
    """This function will set what the viewer typed beside what a colleague wrote, for the fields that differ."""
    fields = form.base_fields
    differ = [name for name in fields if (mine.get(name) or "") != (theirs.get(name) or "")]
    writer = who([by]).get(by)

    def told(said: Mapping[str, Any]) -> str:
        return "\n\n".join(f"{fields[name].label}\n{said.get(name) or '–'}" for name in differ)

    return Conflict(who=writer.name if writer else "", at=at, mine=told(mine), theirs=told(theirs))
