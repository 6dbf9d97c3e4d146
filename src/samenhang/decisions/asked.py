"""Reading for who is asked to stand behind a decision, and where one may ask it."""

from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from samenhang.access.viewer import Viewer
from samenhang.decisions.models import AskedFor, DecisionText, Envelope, MandateProposal, Seat
from samenhang.decisions.models.deciding import Decision
from samenhang.decisions.rules import BACKERS
from samenhang.teams.models import Hat
from samenhang.teams.queries import helps, to_ask


def box(viewer: Viewer, *, answered: bool = False) -> QuerySet[Envelope]:
    """This function will give what waits for the viewer's answer, the first to answer first; or what they answered."""
    found = Envelope.objects.select_related(
        "from_hat__professional", "from_hat__organisation", "seat__hat__professional", "answer", "lapse"
    )
    if answered:
        return found.filter(answer__by_id=viewer.id).order_by("-answer__at", "-id")
    mine = Seat.objects.filter(Q(hat_id=viewer.id) | Q(deputy_id=viewer.id)).values("id")
    own = Hat.objects.filter(professional=viewer.professional_id).values("id")
    return found.filter(seat_id__in=mine, answer=None, lapse=None).exclude(from_hat__in=own).order_by("answer_by", "id")


def to_answer(viewer: Viewer, at: datetime) -> int:
    """This function will count what waits for the viewer's answer."""
    return box(viewer).count()


def envelope(viewer: Viewer, envelope_id: UUID) -> Envelope:
    """This function will give what the viewer is asked to stand behind, or answered.

    :raises Http404: for everybody else, and for who asked: their side is the decision.
    """
    found = (
        Envelope.objects.filter(id=envelope_id)
        .select_related(
            "from_hat__professional",
            "from_hat__organisation",
            "seat__hat__professional",
            "seat__organisation",
            "answer__by__professional",
            "lapse",
            "up_from",
        )
        .first()
    )
    if found is None or viewer.id not in (found.seat.hat_id, found.seat.deputy_id):
        raise Http404
    return found


def may_answer(viewer: Viewer, envelope_id: UUID) -> bool:
    """This function will say whether the viewer may answer it now: asked, first, and not their own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.may_back(%s)", [envelope_id])
        row = cursor.fetchone()
    return bool(row and row[0])


def asked_for(viewer: Viewer, envelope_id: UUID) -> AskedFor:
    """This function will give, on the asker's side, for which decision an envelope was sent; 404 for others."""
    found = (
        AskedFor.objects.filter(envelope_id=envelope_id)
        .select_related("envelope__seat__hat__professional", "envelope__seat__organisation", "decision", "text")
        .first()
    )
    if found is None:
        raise Http404
    return found


def makers(of: Decision) -> set[UUID]:
    """This function will give who had a hand in a decision, as people: nobody of them stands behind it."""
    hats = {of.by_id, *DecisionText.objects.filter(decision=of).values_list("by_id", flat=True)}
    hats |= set(AskedFor.objects.filter(decision=of).values_list("by_id", flat=True))
    return set(Hat.objects.filter(id__in=hats).values_list("professional_id", flat=True))


def may_sit(viewer: Viewer, day: date) -> list[Hat]:
    """This function will give the colleagues who may be given a seat on a rung."""
    return list(to_ask(viewer, day, roles=BACKERS))


def sitting(day: date) -> QuerySet[Seat]:
    """This function will give the seats somebody sits on today, with a hat that is worn."""
    working = Hat.objects.filter(helps(day), id=OuterRef("hat_id"), professional__user__is_active=True)
    return (
        Seat.objects.filter(Exists(working), from_day__lte=day, end=None)
        .filter(Q(until_day=None) | Q(until_day__gt=day))
        .select_related("hat__professional", "organisation", "deputy__professional")
        .order_by("organisation__name", "called", "id")
    )


def seats(viewer: Viewer, of: Decision, rungs: list[str], at: datetime) -> list[Seat]:
    """This function will give where backing may be asked: on one of these rungs, never of who made the decision.

    The own organisation's seats come first.
    """
    never = makers(of) | {viewer.professional_id}
    found = [
        one for one in sitting(timezone.localdate(at)).filter(rung__in=rungs) if one.hat.professional_id not in never
    ]
    return sorted(found, key=lambda one: (one.organisation_id != viewer.organisation_id, rungs.index(one.rung)))


def all_seats(day: date) -> QuerySet[Seat]:
    """This function will give every seat that has not ended, those to come as well."""
    return (
        Seat.objects.filter(end=None)
        .filter(Q(until_day=None) | Q(until_day__gt=day))
        .select_related("hat__professional", "organisation", "deputy__professional")
        .order_by("organisation__name", "rung", "called", "id")
    )


def proposals(viewer: Viewer) -> QuerySet[MandateProposal]:
    """This function will give the proposals nobody decided on yet, the oldest first."""
    return MandateProposal.objects.filter(answer=None).select_related("by__professional").order_by("at", "id")


def history(viewer: Viewer) -> QuerySet[MandateProposal]:
    """This function will give every change that was decided on, the last first."""
    found = MandateProposal.objects.filter(answer__isnull=False, by__isnull=False)
    return found.select_related("by__professional", "answer__by__professional").order_by("-answer__at", "-id")


def proposal(viewer: Viewer, proposal_id: UUID) -> MandateProposal:
    """This function will give one proposal; 404 when there is none."""
    found = (
        MandateProposal.objects.filter(id=proposal_id)
        .select_related("by__professional", "answer__by__professional")
        .first()
    )
    if found is None:
        raise Http404
    return found
