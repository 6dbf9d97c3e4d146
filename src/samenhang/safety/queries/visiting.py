"""Reading what a visitor must look out for: in the head of a household's screens, and on a page of its own (F10)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from samenhang.access.models import Grant
from samenhang.access.viewer import Viewer
from samenhang.kit.rounds import Asks, Rows
from samenhang.safety.models import VisitWarning


@dataclass(frozen=True, slots=True)
class Beside:
    """That there is a warning the viewer may not read: whether to go together, and until when it holds."""

    together: bool
    until: date


def warnings(viewer: Viewer, household_id: UUID) -> QuerySet[VisitWarning]:
    """This function will give all warnings of a household the viewer may read, also what passed; newest first."""
    return (
        VisitWarning.objects.filter(household_id=household_id)
        .select_related("end", "person", "by__professional", "by__organisation")
        .order_by("-at", "-id")
    )


def holding(viewer: Viewer, household_id: UUID, day: date) -> list[VisitWarning]:
    """This function will give the warnings that hold on a day, in one statement; what is the heaviest first."""
    found = warnings(viewer, household_id).filter(end=None, starts_on__lte=day, until__gte=day)
    order = [VisitWarning.Kind.WEAPON, VisitWarning.Kind.AGGRESSION, *VisitWarning.Kind]
    return sorted(found, key=lambda one: (order.index(VisitWarning.Kind(one.kind)), one.starts_on))


def lapsed(viewer: Viewer, household_id: UUID, day: date) -> list[VisitWarning]:
    """This function will give the warnings whose last day passed while nobody looked whether they still hold."""
    return list(warnings(viewer, household_id).filter(end=None, until__lt=day))


def beside(viewer: Viewer, households: Collection[UUID]) -> dict[UUID, Beside]:
    """This function will say in which of these households a warning holds today that the viewer may not read.

    Whoever visits must know that there is one, also who knows nothing of the member it is about; never what it says.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.warned_beside(%s)", [list(households)])
        return {home: Beside(together, until) for home, together, until in cursor.fetchall()}


def warned_of(viewer: Viewer, households: Collection[UUID], day: date) -> Asks[set[UUID]]:
    """This function will say for which of these households a warning holds on a day, or ran out and nobody looked.

    Also one the viewer may not read.
    """
    homes = list(households)
    found = VisitWarning.objects.filter(household_id__among=homes, end=None, starts_on__lte=day)
    known, beside = yield [
        found.values_list("household_id", flat=True),
        Rows("SELECT household_id FROM access.warned_beside(%s)", (homes,), (UUID,)),
    ]
    return {*known, *(home for (home,) in beside)}


def warning(viewer: Viewer, household_id: UUID, warning_id: UUID) -> VisitWarning:
    """This function will give one warning that was not taken away.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = warnings(viewer, household_id).filter(id=warning_id, end=None).first()
    if found is None:
        raise Http404
    return found


def to_review(viewer: Viewer, households: Collection[UUID], day: date) -> QuerySet[VisitWarning]:
    """This function will give the warnings whose day of looking again has passed, for who keeps the household up."""
    keeps = Grant.objects.filter(household_id=OuterRef("household_id"), layer="involvement", writes=True).extra(
        where=["during @> access.clock()"]
    )
    return (
        VisitWarning.objects.filter(
            Exists(keeps), household_id__among=households, end=None, review_on__lte=day, starts_on__lte=day
        )
        .select_related("household")
        .order_by("review_on", "id")
    )
