"""What may lie behind a decision (a test, a deliberation): registered at start-up by who keeps it, known by a word."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.functional import Promise

from samenhang.access.viewer import Viewer
from samenhang.audit.models import Key


@dataclass(frozen=True, slots=True)
class Origin:
    """What was weighed before a decision: read as far as the viewer may, and what a decision takes from it.

    ``before_decision`` says whether it was used before deciding, as its makers recorded it. ``first`` fills more of the
    decision's form, by the names of its fields. Only a decision of the same case may be built on it.
    """

    title: str
    question: str
    options: str
    costs: str
    conditions: str
    url: str
    before_decision: bool
    case_id: UUID
    key: Key
    first: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of record that may lie behind a decision. ``find`` gives None where the viewer may not read it."""

    kind: str
    label: str | Promise
    find: Callable[[Viewer, UUID], Origin | None]


_sources: dict[str, Source] = {}


def add_source(source: Source) -> None:
    """This function will add a kind of record; the same kind again replaces it. Call it at start-up."""
    _sources[source.kind] = source


def label(kind: str) -> str:
    """This function will name a kind of record; one that nobody registered is named by its word."""
    found = _sources.get(kind)
    return str(found.label) if found else kind


def find(viewer: Viewer, kind: str, record_id: UUID | None) -> Origin | None:
    """This function will give what lies behind a decision, as far as the viewer may read it."""
    source = _sources.get(kind)
    return source.find(viewer, record_id) if source and record_id else None
