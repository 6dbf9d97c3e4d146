"""What was typed, set beside what a colleague wrote meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samenhang.kit.forms import Form
from samenhang.teams.queries import who


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two texts for one place, and whose the other is."""

    who: str
    at: datetime
    mine: str
    theirs: str


def beside(form: type[Form], mine: Mapping[str, Any], theirs: Mapping[str, Any], *, by: Any, at: datetime) -> Conflict:
    """This function will set what the viewer typed beside what a colleague wrote, for the fields that differ."""
    fields = form.base_fields
    differ = [name for name in fields if (mine.get(name) or "") != (theirs.get(name) or "")]
    writer = who([by]).get(by)

    def told(said: Mapping[str, Any]) -> str:
        return "\n\n".join(f"{fields[name].label}\n{said.get(name) or '–'}" for name in differ)

    return Conflict(who=writer.name if writer else "", at=at, mine=told(mine), theirs=told(theirs))
