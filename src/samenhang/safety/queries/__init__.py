"""Reading emergencies: one's own, those in the households one directs, and those to be judged."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from samenhang.access import memo
from samenhang.access.models import Grant
from samenhang.access.permissions import all_permissions
from samenhang.access.viewer import Viewer
from samenhang.kit.compiled import compiled
from samenhang.people import questions
from samenhang.people.models import Household
from samenhang.safety.models import (
    BreakGlass,
    BreakGlassOpened,
    BreakGlassReply,
    BreakGlassReview,
    BreakGlassSeen,
)

SETTLED = (BreakGlassReview.Outcome.RIGHT, BreakGlassReview.Outcome.WRONG)
MONTH = timedelta(days=30)
IN_MIND = 7
"""After so many days an emergency that nobody judged is called late."""

ANYTHING = """
       EXISTS (SELECT 1 FROM safety_breakglassopened WHERE household_id = %(home)s)
    OR EXISTS (SELECT 1 FROM safety_visitwarning w WHERE w.household_id = %(home)s AND w.starts_on <= %(day)s
               AND NOT EXISTS (SELECT 1 FROM safety_visitwarningend e WHERE e.warning_id = w.id))
    OR EXISTS (SELECT 1 FROM access.warned_beside(ARRAY[%(home)s::uuid]))
"""
LASTS = """
EXISTS (SELECT 1 FROM safety_breakglass b WHERE b.hat_id = %(hat)s AND b.opened AND b.until > %(at)s
        AND NOT EXISTS (SELECT 1 FROM safety_breakglassend e WHERE e.break_glass_id = b.id AND e.at <= %(at)s))
"""
questions.add_question("safety.anything", ANYTHING)
questions.add_question("safety.lasts", LASTS, permission="safety.break_glass")


@dataclass(frozen=True, slots=True)
class Running:
    """An emergency that lasts: until when, and which households it opened."""

    break_glass: BreakGlass
    homes: list[Household]


@dataclass(slots=True)
class Watched:
    """An emergency as who watches over it sees it: who, why, how long, how much; never of whom."""

    break_glass: BreakGlass
    age: int
    reviews: list[BreakGlassReview] = field(default_factory=list)
    replies: list[BreakGlassReply] = field(default_factory=list)
    use: list[tuple[str, str, int]] = field(default_factory=list)
    times: int = 1
    own: bool = False

    @property
    def settled(self) -> BreakGlassReview | None:
        """The judgement, once there is one."""
        return next((one for one in self.reviews if one.outcome in SETTLED), None)

    @property
    def said(self) -> list[BreakGlassReview | BreakGlassReply]:
        """What was judged, asked and answered, in order."""
        return sorted([*self.reviews, *self.replies], key=lambda one: one.at)

    @property
    def late(self) -> bool:
        """Whether it waits for a judgement too long."""
        return self.settled is None and self.age >= IN_MIND

    @property
    def looks(self) -> int:
        """How many pages were looked at."""
        return sum(times for _event, _what, times in self.use)


def running(viewer: Viewer, at: datetime) -> list[Running]:
    """This function will give the viewer's own emergencies that opened something and last; in two statements."""
    found = [] if memo.known("no emergency lasts") else _running(viewer.id, at)
    if not found:
        return []
    homes: dict[UUID, list[Household]] = defaultdict(list)
    for one in BreakGlassOpened.objects.filter(break_glass__in=found).select_related("household"):
        homes[one.break_glass_id].append(one.household)
    return [Running(one, homes[one.id]) for one in found]


@compiled
def _running(hat_id: UUID, at: datetime) -> QuerySet[BreakGlass]:
    lasting = BreakGlass.objects.filter(hat_id=hat_id, opened=True, until__gt=at)
    return lasting.exclude(end__at__lte=at).order_by("until")


def mine(viewer: Viewer) -> QuerySet[BreakGlass]:
    """This function will give the viewer's own emergencies, newest first."""
    return BreakGlass.objects.filter(hat_id=viewer.id).select_related("end").order_by("-starts_at", "-id")


def own(viewer: Viewer, break_glass_id: UUID) -> BreakGlass:
    """This function will give one of the viewer's own emergencies.

    :raises Http404: when there is none, or it is another's.
    """
    found = mine(viewer).filter(id=break_glass_id).first()
    if found is None:
        raise Http404
    return found


def said(viewer: Viewer, break_glass: BreakGlass) -> list[BreakGlassReview | BreakGlassReply]:
    """This function will give what was judged, asked and answered about an emergency, in order."""
    judged = BreakGlassReview.objects.filter(break_glass=break_glass).select_related("by__professional")
    answered = BreakGlassReply.objects.filter(break_glass=break_glass)
    return sorted([*judged, *answered], key=lambda one: one.at)


def open_homes(viewer: Viewer, break_glass: BreakGlass) -> list[Household]:
    """This function will give the households an own emergency opens now; none once it ended."""
    opened = BreakGlassOpened.objects.filter(break_glass=break_glass).values("household_id")
    return list(Household.objects.filter(id__in=opened))


def anything(household_id: UUID, day: date) -> bool:
    """This function will say, in one statement, whether a household has a warning nobody ended or an emergency at all.

    Also a warning the viewer may not read: that there is one, every visitor may know.
    """
    asked = questions.known(household_id, "safety.anything")
    if asked is not None:
        return bool(asked)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {ANYTHING}", {"home": household_id, "day": day})
        return bool(cursor.fetchone()[0])


def unseen(viewer: Viewer, households: Collection[UUID]) -> QuerySet[BreakGlassOpened]:
    """This function will give which emergencies in these households the viewer was not told of yet.

    Told to who keeps a household up: who directs it, or the desk that holds its request.
    """
    keeps = Grant.objects.filter(
        household_id=OuterRef("household_id"), person_id=OuterRef("person_id"), layer="involvement", writes=True
    ).extra(where=["during @> access.clock()"])
    return (
        BreakGlassOpened.objects.filter(Exists(keeps), household_id__among=households)
        .exclude(Exists(BreakGlassSeen.objects.filter(opened_id=OuterRef("id"), by_id=viewer.id)))
        .exclude(hat_id=viewer.id)
        .select_related("break_glass__end", "hat__professional", "hat__organisation", "household")
        .order_by("break_glass__starts_at")
    )


def opened(viewer: Viewer, opened_id: UUID) -> BreakGlassOpened:
    """This function will give one opening of a household the viewer keeps up.

    :raises Http404: when there is none, or it is not for the viewer to be told of.
    """
    found = BreakGlassOpened.objects.filter(id=opened_id).first()
    if found is None:
        raise Http404
    return found


def watched(viewer: Viewer, *, settled: bool) -> QuerySet[BreakGlass]:
    """This function will give the emergencies the viewer watches over, the oldest first: still open, or judged."""
    judged = Exists(BreakGlassReview.objects.filter(break_glass_id=OuterRef("id"), outcome__in=SETTLED))
    found = BreakGlass.objects.filter(judged if settled else ~judged)
    order = "-starts_at" if settled else "starts_at"
    return found.select_related("hat__professional", "hat__organisation", "end").order_by(order, "id")


def waiting(viewer: Viewer) -> int:
    """This function will count the emergencies that wait for a judgement."""
    return watched(viewer, settled=False).count()


def watched_one(viewer: Viewer, break_glass_id: UUID) -> BreakGlass:
    """This function will give one emergency the viewer watches over.

    :raises Http404: when there is none.
    """
    found = (
        BreakGlass.objects.filter(id=break_glass_id)
        .select_related("hat__professional", "hat__organisation", "end")
        .first()
    )
    if found is None:
        raise Http404
    return found


def told(viewer: Viewer, emergencies: Sequence[BreakGlass], at: datetime) -> list[Watched]:
    """This function will tell of each how much was looked at, what was said of it, and how often it happened before.

    In four statements, whatever their number.
    """
    ids = [one.id for one in emergencies]
    found = {
        one.id: Watched(one, (at - one.starts_at).days, own=one.hat.professional_id == viewer.professional_id)
        for one in emergencies
    }
    for review in (
        BreakGlassReview.objects.filter(break_glass_id__in=ids).select_related("by__professional").order_by("at")
    ):
        found[review.break_glass_id].reviews.append(review)
    for reply in BreakGlassReply.objects.filter(break_glass_id__in=ids).order_by("at"):
        found[reply.break_glass_id].replies.append(reply)
    names = {one.name: one.what for one in all_permissions()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.emergency_use(%s)", [ids])
        for key, event, what, times in cursor.fetchall():
            found[key].use.append((event, names.get(what, what), times))
    by_whom = {one.hat.professional_id for one in emergencies}
    others = list(
        BreakGlass.objects.filter(hat__professional_id__in=by_whom).values_list("hat__professional_id", "starts_at")
    )
    for one in found.values():
        began = one.break_glass.starts_at
        same = [when for who, when in others if who == one.break_glass.hat.professional_id]
        one.times = sum(began - MONTH < when <= began for when in same)
    return list(found.values())
