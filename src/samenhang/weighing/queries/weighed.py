"""A value triangle as one viewer may see it: others' positions on an option only after an own one (G3)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.weighing.models import Position, TriangleEnd, TriangleOption, ValueTriangle
from samenhang.weighing.picture import Outline, outlines
from samenhang.weighing.queries.naming import names

FAR_APART = 4
"""From this difference between two colleagues on one value it is told that they differ."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one colleague stands on an option, and where they stood first when they came back on it."""

    position: Position
    name: str
    first: Position | None
    outline: Outline


@dataclass(frozen=True, slots=True)
class Apart:
    """How far colleagues lie apart on one value, with who stands at either end. Never an average."""

    value: str
    low: int
    high: int
    lowest: list[str]
    highest: list[str]

    @property
    def far(self) -> bool:
        """Whether the difference asks to be talked about."""
        return self.high - self.low >= FAR_APART


@dataclass(frozen=True, slots=True)
class WeighedOption:
    """An option with the positions this viewer may see."""

    option: TriangleOption
    mine: Position | None
    stands: list[Stand] = field(default_factory=list)
    apart: list[Apart] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A triangle as it stands for this viewer."""

    triangle: ValueTriangle
    end: TriangleEnd | None
    options: list[WeighedOption]
    ended_by: str = ""

    @property
    def to_give(self) -> int:
        """On how many options the viewer has given no position yet."""
        return 0 if self.end else sum(one.mine is None for one in self.options)

    @property
    def with_nothing(self) -> bool:
        """Whether any position was given that the viewer may see."""
        return not any(one.stands for one in self.options)


def values() -> list[str]:
    """This function will give the three values, in order."""
    return [_("betrokken"), _("rendement"), _("legitiem")]


def triangles_of(viewer: Viewer, case: Case) -> QuerySet[ValueTriangle]:
    """This function will give a case's triangles, the newest first, each with its end."""
    return ValueTriangle.objects.filter(case=case).select_related("end", "person").order_by("-begun_at", "-id")


def triangle(viewer: Viewer, case: Case, triangle_id: UUID) -> ValueTriangle:
    """This function will give a triangle of the case.

    :raises Http404: when there is none, or the viewer does not hold its key.
    """
    found = ValueTriangle.objects.filter(id=triangle_id, case=case).select_related("case", "person", "test").first()
    if found is None:
        raise Http404
    return found


def option(viewer: Viewer, triangle: ValueTriangle, option_id: UUID) -> TriangleOption:
    """This function will give an option of the triangle.

    :raises Http404: when there is none.
    """
    found = TriangleOption.objects.filter(id=option_id, triangle=triangle).first()
    if found is None:
        raise Http404
    return found


def weighed(viewer: Viewer, triangle: ValueTriangle) -> Weighed:
    """This function will give a triangle with its options and the positions the database lets this viewer see."""
    end = TriangleEnd.objects.filter(triangle=triangle).first()
    options = list(TriangleOption.objects.filter(triangle=triangle).order_by("order", "id"))
    rows: dict[UUID, list[Position]] = {}
    for row in Position.objects.filter(triangle=triangle).order_by("at", "id"):
        rows.setdefault(row.option_id, []).append(row)
    writers = [row.by_id for some in rows.values() for row in some]
    named = names(viewer, triangle.household_id, [*writers, end.by_id if end else None])
    order = {hat: number for number, hat in enumerate(dict.fromkeys(writers))}
    return Weighed(
        triangle,
        end,
        [_weighed(viewer, one, rows.get(one.id, []), named, order) for one in options],
        named.get(end.by_id, "") if end else "",
    )


def _weighed(
    viewer: Viewer, option: TriangleOption, rows: Sequence[Position], named: dict[UUID, str], order: dict[UUID, int]
) -> WeighedOption:
    by: dict[UUID, list[Position]] = {}
    for row in rows:
        by.setdefault(row.by_id, []).append(row)
    drawn = outlines([order[hat] for hat in by], [own[-1].marks for own in by.values()])
    stands = [
        Stand(own[-1], named.get(hat, ""), own[0] if own[0].marks != own[-1].marks else None, line)
        for (hat, own), line in zip(by.items(), drawn, strict=True)
    ]
    mine = by.get(viewer.id)
    return WeighedOption(option, mine[-1] if mine else None, stands, _apart(stands))


def _apart(stands: Sequence[Stand]) -> list[Apart]:
    if len(stands) < 2:
        return []
    found = []
    for index, value in enumerate(values()):
        marks = [(one.position.marks[index], one.name) for one in stands]
        low, high = min(marks)[0], max(marks)[0]
        found.append(
            Apart(value, low, high, [n for mark, n in marks if mark == low], [n for mark, n in marks if mark == high])
        )
    return found
