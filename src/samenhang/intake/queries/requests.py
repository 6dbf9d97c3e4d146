"""One request: how it stands, what was done with it and by whom."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import Http404

from samenhang.access.viewer import Viewer
from samenhang.intake.models import Concern, ConcernTelling, PickUp, Referral, Request, Triage
from samenhang.intake.queries.queue import standing_triages
from samenhang.teams.queries import Who, who

NEEDING = """
    SELECT access.requests_needing_desk(%s, %s), (
        SELECT max(a.at) FROM intake_referral r JOIN intake_referralanswer a ON a.referral_id = r.id AND a.accepted
        WHERE r.household_id = %s AND NOT EXISTS (SELECT 1 FROM intake_referraloutcome o WHERE o.referral_id = r.id))
"""
KEPT = timedelta(days=14)
"""How long a desk still reads a request it settled: long enough for the caller to phone again."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a request stands: its triages in order, which of them stands, who works on it."""

    triages: list[Triage]
    triage: Triage | None
    returned: bool
    pick_up: PickUp | None
    concern: Concern | None
    tellings: list[ConcernTelling]
    names: dict[UUID, Who]

    @property
    def holder(self) -> Who | None:
        """Who picked the request up."""
        return self.names.get(self.pick_up.by_id) if self.pick_up else None

    @property
    def referral(self) -> Referral | None:
        """The referral that stands."""
        return getattr(self.triage, "referral", None) if self.triage else None

    def name(self, by_id: UUID) -> str:
        """This function will give the name of the colleague who did something with the request."""
        return self.names[by_id].name if by_id in self.names else ""

    def reopens_until(self) -> datetime | None:
        """This function will give until when the request may be reopened; None where that cannot be.

        A request that became a case, or whose referral was taken on, goes on there.
        """
        if self.triage is None or self.triage.outcome == Triage.Outcome.CASE:
            return None
        if self.referral and getattr(self.referral, "answer", None):
            return None
        return self.triage.at + KEPT


def request(viewer: Viewer, request_id: UUID) -> Request:
    """This function will give one request.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = Request.objects.filter(id=request_id).select_related("household", "person", "desk__organisation").first()
    if found is None:
        raise Http404
    return found


def standing(viewer: Viewer, of: Request) -> Standing:
    """This function will tell how a request stands, in five statements whatever happened to it."""
    told = triages(of)
    last = told[-1] if told else None
    pick_up = PickUp.objects.filter(request=of, put_back=None).order_by("-turn").first()
    concern = Concern.objects.filter(request=of).first()
    tellings = list(ConcernTelling.objects.filter(concern=concern).order_by("at", "id")) if concern else []
    people = [of.received_by_id, pick_up.by_id if pick_up else None, *_who(told), *(one.by_id for one in tellings)]
    return Standing(
        triages=told,
        triage=stands(told),
        returned=bool(last and _declined(last) and not hasattr(last, "reopening")),
        pick_up=pick_up,
        concern=concern,
        tellings=tellings,
        names=who(people),
    )


def triages(of: Request) -> list[Triage]:
    """This function will give what came of a request, each time it was sifted, in order."""
    return list(
        Triage.objects.filter(request=of)
        .select_related("reopening", "case", "referral__to_desk__organisation", "referral__to_domain")
        .select_related("referral__answer", "referral__outcome")
        .order_by("round")
    )


def stands(told: list[Triage]) -> Triage | None:
    """This function will give the triage that stands: the last one, when no desk declined it and nobody reopened it."""
    last = told[-1] if told else None
    return last if last and not _declined(last) and not hasattr(last, "reopening") else None


def _declined(triage: Triage) -> bool:
    answer = getattr(getattr(triage, "referral", None), "answer", None)
    return answer is not None and not answer.accepted


def _who(triages: list[Triage]) -> list[UUID]:
    found = []
    for triage in triages:
        referral = getattr(triage, "referral", None)
        deeds = [triage, getattr(triage, "reopening", None)]
        deeds += [getattr(referral, "answer", None), getattr(referral, "outcome", None)]
        found += [deed.by_id for deed in deeds if deed is not None]
    return found


def earlier(viewer: Viewer, of: Request) -> QuerySet[Request]:
    """This function will give the other requests about the same household at the same desk, newest first."""
    same = Request.objects.filter(household_id=of.household_id, desk_id=of.desk_id).exclude(id=of.id)
    return same.order_by("-received_at", "-id")


def of_household(viewer: Viewer, household_id: UUID) -> QuerySet[Request, Any]:
    """This function will give the requests about a household that the viewer reads, newest first.

    Each row carries ``settled`` and ``outcome``: how it stands, as far as the viewer reads that too.
    """
    stands = standing_triages().filter(request=OuterRef("pk"))
    return (
        Request.objects.filter(household_id=household_id)
        .annotate(settled=Exists(stands), outcome=Subquery(stands.values("outcome")[:1]))
        .select_related("desk")
        .order_by("-received_at", "-id")
    )


def needing_desk(household_id: UUID, desk_id: UUID) -> tuple[int, datetime | None]:
    """This function will count a household's requests that still need their desk: open, or waiting for an answer.

    With it comes when the last referral was taken on whose outcome nobody told yet, as far as the viewer reads it.
    """
    with connection.cursor() as cursor:
        cursor.execute(NEEDING, [household_id, desk_id, household_id])
        row = cursor.fetchone()
    return (int(row[0]), row[1]) if row else (0, None)
