"""Who is asked to take a direction over, and where nobody can hold it."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404

from samenhang.access.viewer import Viewer
from samenhang.cases.models import Direction, DirectionProposal
from samenhang.people import questions
from samenhang.teams.models import Hat

questions.add_question("cases.undirected", "access.undirected(%(home)s)", screens=("overview",))
questions.add_question(
    "cases.proposed",
    "EXISTS (SELECT 1 FROM cases_directionproposal p WHERE p.household_id = %(home)s)",
    screens=("overview",),
)


@dataclass(frozen=True, slots=True)
class Idle:
    """A colleague who cannot work now and still holds the direction of so many open cases."""

    hat: Hat
    cases: int


def asked_of(viewer: Viewer) -> list[DirectionProposal]:
    """This function will give the directions the viewer is asked to take over and has not answered."""
    found = DirectionProposal.objects.filter(hat_id=viewer.id, reply=None).order_by("-at")[:20]
    return [one for one in found if stands(one.id)]


def stands(proposal_id: UUID) -> bool:
    """This function will say whether a proposal to the viewer still stands: the latest, and nobody else was agreed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.proposal_stands(%s)", [proposal_id])
        row = cursor.fetchone()
    return bool(row and row[0])


def proposal(viewer: Viewer, proposal_id: UUID) -> DirectionProposal:
    """This function will give a proposal to the viewer's own hat.

    :raises Http404: when there is none of that hat.
    """
    found = DirectionProposal.objects.filter(id=proposal_id, hat_id=viewer.id).select_related("reply").first()
    if found is None:
        raise Http404
    return found


def waiting(viewer: Viewer, case_id: UUID, case_household: UUID | None = None) -> DirectionProposal | None:
    """This function will give the proposal that waits for an answer on a case, if there is one.

    :param case_household: whose case it is, where its page may have asked already whether there is any.
    """
    if case_household and questions.known(case_household, "cases.proposed") is False:
        return None
    latest = Direction.objects.filter(case_id=OuterRef("case_id")).order_by("-starts_at").values("id")[:1]
    of_case: QuerySet[DirectionProposal] = DirectionProposal.objects.filter(case_id=case_id)
    found = of_case.select_related("hat__professional", "hat__organisation", "reply").annotate(now=Subquery(latest))
    last = found.order_by("-at", "-id").first()
    return last if last and last.seen_id == last.now else None


def undirected(viewer: Viewer, household_id: UUID) -> bool:
    """This function will say whether the household's open case has a director who cannot work now."""
    asked = questions.known(household_id, "cases.undirected")
    if asked is not None:
        return bool(asked)
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.undirected(%s)", [household_id])
        row = cursor.fetchone()
    return bool(row and row[0])


def idle(viewer: Viewer) -> list[Idle]:
    """This function will give the colleagues who cannot work now and still direct; to who may hand their work on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hat_id, cases FROM access.without_director()")
        counts = dict(cursor.fetchall())
    hats = Hat.objects.filter(id__in=counts).select_related("professional", "organisation") if counts else []
    return [Idle(hat, counts[hat.id]) for hat in hats]
