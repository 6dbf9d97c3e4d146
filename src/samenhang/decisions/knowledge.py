"""What decisions brought, about nobody; and how often each rung was asked, of everybody together."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from samenhang.access import figures
from samenhang.access.viewer import Viewer
from samenhang.decisions.models import Brought, Kind

KINDS = Kind.choices


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a rung was asked in a year, and what came of it. Fewer than five is no number."""

    year: int
    rung: str
    name: str
    asked: int | None
    backed: int | None
    conditions: int | None
    refused: int | None
    up: int | None
    line: int | None


def brought(viewer: Viewer, *, search: str = "", kind: str = "") -> QuerySet[Brought]:
    """This function will give what decisions brought, the last first, with these words in it."""
    found = Brought.objects.all()
    if kind in Kind.values:
        found = found.filter(kind=kind)
    for word in search.replace("\x00", "").split()[:8]:
        found = found.filter(
            Q(situation__icontains=word) | Q(did__icontains=word) | Q(brought__icontains=word) | Q(rule__icontains=word)
        )
    return found.order_by("-month", "-id")


def counted(viewer: Viewer) -> list[Counted]:
    """This function will count per year what each rung was asked: never per person, never of a household."""
    question = (
        "SELECT year, rung, name, asked, backed, conditions, refused, up, line FROM access.rungs_counted()"
        " ORDER BY year DESC, rung"
    )
    return [Counted(*row) for row in figures.counted(viewer, question)]
