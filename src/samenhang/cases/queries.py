"""Reading cases: the viewer first; a case one is not involved in does not exist."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404

from samenhang.access import memo
from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case, CaseMember, Direction, LifeDomain
from samenhang.cases.rules import CONTENT_ROLES
from samenhang.involvement.models import Involvement
from samenhang.involvement.queries import may_write
from samenhang.kit.compiled import compiled, first
from samenhang.kit.rounds import Asks, Same
from samenhang.people.models import Household
from samenhang.teams.models import Organisation
from samenhang.teams.queries import colleagues


def cases(viewer: Viewer) -> QuerySet[Case]:
    """This function will give the cases the viewer is involved in, each with its present director's hat."""
    return _with_director()


def _with_director() -> QuerySet[Case]:
    latest = Direction.objects.filter(case_id=OuterRef("id")).order_by("-starts_at").values("hat_id")[:1]
    return Case.objects.select_related("household").annotate(director_id=Subquery(latest))


def mine(viewer: Viewer, at: datetime) -> QuerySet[Case]:
    """This function will give the open cases the viewer's own hat is involved in, narrowed before the policies are."""
    own = (
        Involvement.objects.filter(hat_id=viewer.id)
        .exclude(end__at__lte=at)
        .exclude(until__lte=at)
        .values("household_id")
    )
    return cases(viewer).filter(household_id__in=own, closed_at=None)


def own(viewer: Viewer, at: datetime) -> list[Case]:
    """This function will give the same cases as a list, read once for a page: the tiles and the points all ask."""
    return list(memo.once(("own cases", viewer.id, at), lambda: list(mine(viewer, at))))


def own_part(viewer: Viewer, at: datetime) -> Asks[list[Case]]:
    """This function will give the same, together with what else a page asks."""
    key = ("own cases", viewer.id, at)
    kept: list[Case] | None = memo.known(key)
    if kept is None:
        (found,) = yield [Same(key, mine(viewer, at))]
        kept = memo.once(key, lambda: found)
    return kept


def case(viewer: Viewer, case_id: UUID) -> Case:
    """This function will give one case.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = first(_case(case_id))
    if found is None:
        raise Http404
    memo.once(("household", found.household_id), lambda: found.household)
    return found


@compiled
def _case(case_id: UUID) -> QuerySet[Case]:
    return _with_director().filter(id=case_id)


def open_case_of(viewer: Viewer, household_id: UUID) -> Case | None:
    """This function will give the household's open case, if there is one the viewer may see."""
    return first(_open_case_of(household_id))


@compiled
def _open_case_of(household_id: UUID) -> QuerySet[Case]:
    return _with_director().filter(household_id=household_id, closed_at=None).order_by("id")[:1]


def kept_up(viewer: Viewer, number: str) -> Household | None:
    """This function will give the household of an open case the viewer keeps up, by the case's number; else nothing."""
    found = cases(viewer).filter(number__iexact=number.strip(), closed_at=None).first()
    return found.household if found and may_write(viewer, found.household_id, "involvement") else None


def members(viewer: Viewer, case_id: UUID) -> QuerySet[CaseMember]:
    """This function will give the members a case concerns."""
    return CaseMember.objects.filter(case_id=case_id).select_related("person").order_by("person__birth_date", "id")


def directions(viewer: Viewer, case_id: UUID) -> QuerySet[Direction]:
    """This function will give who directed the case, the present one first."""
    return _directions().filter(case_id=case_id)


def directed(viewer: Viewer, case_id: UUID) -> list[Direction]:
    """This function will give the same as a list, read once for a page: its head and its text both ask."""
    return list(memo.once(("directions", case_id), lambda: _directions_of(case_id)))


def _directions() -> QuerySet[Direction]:
    return Direction.objects.select_related("hat__professional", "hat__organisation", "resident").order_by("-starts_at")


@compiled
def _directions_of(case_id: UUID) -> QuerySet[Direction]:
    return _directions().filter(case_id=case_id)


@compiled
def _running(household_id: UUID) -> QuerySet[Direction]:
    found = _directions().filter(case__household_id=household_id, case__closed_at=None)
    return found.select_related("case__household", "hat__professional", "hat__organisation", "resident")[:1]


def running(viewer: Viewer, household_id: UUID) -> tuple[Case | None, Direction | None]:
    """This function will give the household's open case and who directs it, mostly in one statement."""
    direction = first(_running(household_id))
    return (direction.case, direction) if direction else (open_case_of(viewer, household_id), None)


def life_domains() -> QuerySet[LifeDomain]:
    """This function will give the municipality's life domains in their order."""
    return LifeDomain.objects.filter(in_use=True)


def organisations(viewer: Viewer, day: date) -> list[Organisation]:
    """This function will give the organisations of which somebody works here today in a role that may see content."""
    working = colleagues(viewer, day, roles=CONTENT_ROLES).order_by().values("organisation_id")
    return list(Organisation.objects.filter(id__in=working))
