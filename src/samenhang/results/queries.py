"""Reading breakthroughs of a case, and which are due to be looked back at."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from samenhang.access.viewer import Viewer
from samenhang.cases import queries as cases
from samenhang.cases.models import Case, LifeDomain
from samenhang.involvement.queries import not_to_be_named
from samenhang.kit.rounds import Asks
from samenhang.results.models import Breakthrough, LookBack
from samenhang.teams.queries import Who, who

AFTER = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Turned:
    """A breakthrough as shown: with names in place of ids, and how it stood."""

    it: Breakthrough
    by: Who | None
    life_domains: list[str]
    looks: list[tuple[LookBack, Who | None]] = field(default_factory=list)
    due: bool = False

    @property
    def last(self) -> LookBack | None:
        """What was told last about whether it stood."""
        return self.looks[-1][0] if self.looks else None


def of_case(viewer: Viewer, case: Case) -> QuerySet[Breakthrough]:
    """This function will give the breakthroughs of a case the viewer may read, newest first."""
    return Breakthrough.objects.filter(case=case).select_related("person").order_by("-on", "-id")


def shown(viewer: Viewer, household_id: UUID, found: list[Breakthrough], today: date) -> list[Turned]:
    """This function will put names in place of ids, in a fixed number of statements."""
    looks: dict[UUID, list[LookBack]] = defaultdict(list)
    for look in LookBack.objects.filter(breakthrough__in=found).order_by("at", "id"):
        looks[look.breakthrough_id].append(look)
    writers = {one.by_id for one in found} | {one.by_id for some in looks.values() for one in some}
    unsaid = not_to_be_named(viewer, household_id, writers)
    names = {hat: one for hat, one in who(writers).items() if hat not in unsaid}
    codes = {code for one in found for code in one.life_domains}
    areas = dict(LifeDomain.objects.filter(code__in=codes).values_list("code", "name")) if codes else {}
    return [
        Turned(
            one,
            names.get(one.by_id),
            [areas[code] for code in one.life_domains if code in areas],
            [(look, names.get(look.by_id)) for look in looks[one.id]],
            due=not looks[one.id] and one.on + AFTER <= today,
        )
        for one in found
    ]


def breakthrough(viewer: Viewer, case: Case, breakthrough_id: UUID) -> Breakthrough:
    """This function will give one breakthrough of a case.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = of_case(viewer, case).filter(id=breakthrough_id).first()
    if found is None:
        raise Http404
    return found


def due(viewer: Viewer, at: datetime) -> list[Breakthrough]:
    """This function will give what is three months old on the viewer's cases and was not looked back at, oldest first.

    To who directs the case, and to who recorded it.
    """
    mine = {one.id: one for one in cases.own(viewer, at)}
    return _for(viewer, mine, _old(mine, at).select_related("case__household", "person"))


def to_look_back(viewer: Viewer, at: datetime) -> Asks[int]:
    """This function will count the same."""
    mine = {one.id: one for one in (yield from cases.own_part(viewer, at))}
    if not mine:
        return 0
    (found,) = yield [_old(mine, at)]
    return len(_for(viewer, mine, found))


def _old(mine: dict[UUID, Case], at: datetime) -> QuerySet[Breakthrough]:
    before = timezone.localdate(at) - AFTER
    return Breakthrough.objects.filter(case_id__among=mine, on__lte=before, looked_back=None).order_by("on", "id")[:200]


def _for(viewer: Viewer, mine: dict[UUID, Case], found: Iterable[Breakthrough]) -> list[Breakthrough]:
    return [one for one in found if viewer.id in (one.by_id, getattr(mine[one.case_id], "director_id", None))]
