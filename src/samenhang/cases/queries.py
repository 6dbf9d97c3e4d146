"""Reading cases: the viewer first; a case one is not involved in does not exist."""

from datetime import date, datetime
from typing import Any
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
from samenhang.people import questions
from samenhang.people.models import Household
from samenhang.teams.models import Organisation
from samenhang.teams.queries import colleagues

questions.add_question(
    "cases.concerned",
    "(SELECT coalesce(json_agg(json_build_array(m.case_id, m.person_id)), '[]')"
    " FROM cases_casemember m WHERE m.household_id = %(home)s)",
    screens=("overview",),
)


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


def case(viewer: Viewer, case_id: UUID) -> Case:
    """This function will give one case.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = _directed_case(case_id) if memo.remembers() else first(_case(case_id))
    if found is None:
        raise Http404
    memo.once(("household", found.household_id), lambda: found.household)
    return found


def _directed_case(case_id: UUID) -> Case | None:
    """A page shows who directs as well: the case comes with its directions, or alone where there are none to see."""
    directions = memo.once(("directions", case_id), lambda: _directions_of(case_id))
    if not directions:
        return first(_case(case_id))
    found: Any = directions[0].case
    found.director_id = directions[0].hat_id
    return found  # type: ignore[no-any-return]  # a case, with what ``cases`` would note on it


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


def concerned(viewer: Viewer, household_id: UUID, case_id: UUID) -> set[UUID]:
    """This function will give the ids of the members a case of a household concerns."""
    asked = questions.known(household_id, "cases.concerned")
    if asked is not None:
        return {UUID(person) for case, person in asked if UUID(case) == case_id}
    return set(CaseMember.objects.filter(case_id=case_id).values_list("person_id", flat=True))


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
    return _with_case().filter(case_id=case_id)


@compiled
def _running(household_id: UUID) -> QuerySet[Direction]:
    return _with_case().filter(case__household_id=household_id, case__closed_at=None)[:1]


def _with_case() -> QuerySet[Direction]:
    return _directions().select_related("case__household", "hat__professional", "hat__organisation", "resident")


def running(viewer: Viewer, household_id: UUID) -> tuple[Case | None, Direction | None]:
    """This function will give the household's open case and who directs it, mostly in one statement."""
    direction = first(_running(household_id))
    return (direction.case, direction) if direction else (open_case_of(viewer, household_id), None)


def areas() -> list[LifeDomain]:
    """This function will give all life domains in their order, in use or not; read once for a page."""
    return list(memo.once("life domains", lambda: list(LifeDomain.objects.all())))


def life_domains() -> QuerySet[LifeDomain]:
    """This function will give the municipality's life domains in their order."""
    return LifeDomain.objects.filter(in_use=True)


def organisations(viewer: Viewer, day: date) -> list[Organisation]:
    """This function will give the organisations of which somebody works here today in a role that may see content."""
    working = colleagues(viewer, day, roles=CONTENT_ROLES).order_by().values("organisation_id")
    return list(Organisation.objects.filter(id__in=working))
