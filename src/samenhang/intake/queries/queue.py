"""The queue of a desk: safety first, then urgency, then age. Counts tell only of requests the viewer may read."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Count, Exists, F, IntegerField, OrderBy, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from samenhang.access.viewer import Viewer
from samenhang.intake.models import PickUp, Referral, Request, Triage, Urgency, YesNo
from samenhang.teams.queries import who
from samenhang.terms.models import Term

ALL = 1_000_000
TABS = {
    "open": _("Open"),
    "mine": _("Door mij opgepakt"),
    "returned": _("Teruggekomen"),
    "waiting": _("Wacht op antwoord"),
    "handled": _("Afgehandeld"),
}
DANGER = Case(
    When(danger=YesNo.YES, then=Value(0)),
    When(danger=YesNo.UNKNOWN, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)  # fmt: skip -- one line a state reads best
URGENT = Case(
    When(urgency=Urgency.TODAY, then=Value(0)),
    When(urgency=Urgency.WEEK, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)  # fmt: skip -- as above
SORTS: dict[str, list[Any]] = {
    "": ["danger_rank", "urgency_rank", "received_at", "id"],
    "urgency": ["urgency_rank", "received_at", "id"],
    "-urgency": ["-urgency_rank", "received_at", "id"],
    "received": ["received_at", "id"],
    "-received": ["-received_at", "-id"],
    "term": ["due_on", "received_at", "id"],
    "-term": ["-due_on", "received_at", "id"],
    "channel": ["channel", "received_at", "id"],
    "-channel": ["-channel", "received_at", "id"],
    "household": ["household__name", "received_at", "id"],
    "-household": ["-household__name", "received_at", "id"],
}


def standing_triages() -> QuerySet[Triage]:
    """This function will give the triages that stand: not reopened, and not declined by the desk they went to."""
    return Triage.objects.filter(reopening=None).exclude(referral__answer__accepted=False)


def _of_desk(viewer: Viewer) -> QuerySet[Request, Any]:
    stands = standing_triages().filter(request=OuterRef("pk"))
    declined = Triage.objects.filter(request=OuterRef("pk"), reopening=None, referral__answer__accepted=False)
    held = PickUp.objects.filter(request=OuterRef("pk"), put_back=None).order_by("-turn")
    return Request.objects.filter(desk_id=viewer.team_id).annotate(
        settled=Exists(stands),
        waiting=Exists(stands.filter(outcome=Triage.Outcome.REFERRED, referral__answer=None)),
        returned=Exists(declined),
        holder_id=Subquery(held.values("by_id")[:1]),
    )


def _conditions(viewer: Viewer) -> dict[str, Q]:
    return {
        "open": Q(settled=False),
        "mine": Q(settled=False, holder_id=viewer.id),
        "returned": Q(settled=False, returned=True),
        "waiting": Q(waiting=True),
        "handled": Q(settled=True, waiting=False),
    }


def queue(viewer: Viewer, *, tab: str = "open", sort: str = "") -> QuerySet[Request, Any]:
    """This function will give the requests of the viewer's own desk in one tab of the queue, the most pressing first.

    Each row carries ``settled``, ``waiting``, ``returned``, ``outcome`` and ``holder_id``.
    """
    stands = standing_triages().filter(request=OuterRef("pk"))
    found = _of_desk(viewer).filter(_conditions(viewer).get(tab, Q(settled=False)))
    order = SORTS["-received"] if tab == "handled" and not sort else SORTS.get(sort, SORTS[""])
    if sort.removeprefix("-") == "term":
        found = found.annotate(due_on=Subquery(_clocks().values("due_on")[:1]))
    return (
        found.annotate(
            outcome=Subquery(stands.values("outcome")[:1]),
            to_desk=Subquery(stands.values("referral__to_desk__name")[:1]),
            danger_rank=DANGER,
            urgency_rank=URGENT,
        )
        .select_related("household")
        .order_by(*[_ordered(name) for name in order])
    )


def _ordered(name: str) -> OrderBy:
    """Give what to sort by; what has no such thing comes last, whichever way."""
    if name.startswith("-"):
        return F(name[1:]).desc(nulls_last=True)
    return F(name).asc(nulls_last=True)


def _clocks() -> QuerySet[Term]:
    """Give the clocks that run for a request of an outer query, or for its referrals, the first to end first."""
    own = Referral.objects.filter(triage__request=OuterRef(OuterRef("pk"))).values("id")
    there = Term.objects.filter(household_id=OuterRef("household_id"), ending=None)
    return there.filter(Q(object_id=OuterRef("pk")) | Q(object_id__in=own)).order_by("due_on")


def counts(viewer: Viewer) -> dict[str, int]:
    """This function will count the requests in each tab, in one statement."""
    conditions = _conditions(viewer)
    rows = _of_desk(viewer)[:ALL]  # a limit holds the parts of each row together: each is worked out once, not per tab
    counted = rows.aggregate(**{f"in_{tab}": Count("pk", filter=q) for tab, q in conditions.items()})
    return {tab: counted[f"in_{tab}"] for tab in conditions}


def with_holders(rows: Iterable[Any]) -> list[Any]:
    """This function will give each row of a page its ``holder``: who picked it up, or None. One statement for all."""
    found = list(rows)
    names = who([row.holder_id for row in found])
    for row in found:
        row.holder = names.get(row.holder_id)
        row.outcome_label = Triage.Outcome(row.outcome).label if row.outcome else ""
    return found
