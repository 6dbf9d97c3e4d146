"""The referrals to a desk: what waits for an answer, what was taken on, and its story."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from samenhang.access.viewer import Viewer
from samenhang.intake.models import Referral
from samenhang.intake.queries.queue import URGENT
from samenhang.teams.queries import Who, who

WAITING = Q(answer=None, recall=None)
TAKEN = Q(answer__accepted=True, outcome=None)
TOLD = Q(answer__accepted=True, outcome__isnull=False)
CONDITIONS = {"waiting": WAITING, "taken": TAKEN, "told": TOLD}


def inbox(viewer: Viewer, *, tab: str = "waiting") -> QuerySet[Referral]:
    """This function will give the referrals to the viewer's own desk: danger and urgency first, then the oldest."""
    found = Referral.objects.filter(CONDITIONS.get(tab, WAITING), to_desk_id=viewer.team_id)
    return (
        found.select_related("household", "to_domain", "answer", "outcome")
        .annotate(urgency_rank=URGENT)
        .order_by("-danger", "urgency_rank", "at", "id")
    )


def inbox_counts(viewer: Viewer) -> dict[str, int]:
    """This function will count the referrals in each tab, in one statement."""
    found = Referral.objects.filter(to_desk_id=viewer.team_id)
    return found.aggregate(**{tab: Count("pk", filter=condition) for tab, condition in CONDITIONS.items()})


def referral(viewer: Viewer, referral_id: UUID) -> Referral:
    """This function will give a referral to the viewer's own desk.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = (
        Referral.objects.filter(id=referral_id, to_desk_id=viewer.team_id, recall=None)
        .select_related("household", "person", "to_desk__organisation", "to_domain", "answer", "outcome")
        .first()
    )
    if found is None:
        raise Http404
    return found


def referral_people(of: Referral) -> dict[UUID, Who]:
    """This function will give the colleagues behind a referral: who handed it over, answered, and told the outcome."""
    answer, outcome = getattr(of, "answer", None), getattr(of, "outcome", None)
    return who([of.by_id, answer.by_id if answer else None, outcome.by_id if outcome else None])
