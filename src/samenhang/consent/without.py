"""Reading what is shared without consent: of one household, of one's own households, and as numbers without names."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from samenhang.access.viewer import Viewer
from samenhang.consent.models import WithoutConsent, WithoutReview
from samenhang.kit.rounds import Asks, Rows


@dataclass(frozen=True, slots=True)
class Standing:
    """A sharing without consent, and how it stands on a day."""

    it: WithoutConsent
    last: WithoutReview | None
    day: date

    @property
    def stopped(self) -> bool:
        """Whether it stopped at a review."""
        return self.last is not None and self.last.stops

    @property
    def waits(self) -> bool:
        """Whether the second person did not answer yet."""
        return self.it.second_id is not None and not hasattr(self.it, "opinion")

    @property
    def not_agreed(self) -> bool:
        """Whether the second person said no: nothing is shared."""
        return hasattr(self.it, "opinion") and not self.it.opinion.agrees

    @property
    def review_on(self) -> date:
        """On which day somebody looks again."""
        return (self.last.review_on if self.last and self.last.review_on else None) or self.it.review_on

    @property
    def told(self) -> date | None:
        """On which day the resident was told."""
        return self.it.told.on if hasattr(self.it, "told") else None

    @property
    def ended(self) -> bool:
        """Whether nothing is shared by it (any more)."""
        return self.stopped or self.not_agreed

    @property
    def tell_late(self) -> bool:
        """Whether the resident should have heard it by now."""
        return not self.told and not self.not_agreed and bool(self.it.hidden_until and self.it.hidden_until < self.day)

    @property
    def review_late(self) -> bool:
        """Whether somebody should have looked again by now."""
        return not self.ended and self.review_on < self.day

    @property
    def asks(self) -> bool:
        """Whether somebody has to do something now."""
        return self.tell_late or self.review_late or self.waits

    @property
    def late_since(self) -> date | None:
        """Since when something is late."""
        late = [self.it.hidden_until] if self.tell_late else []
        return min([one for one in [*late, self.review_on if self.review_late else None] if one], default=None)


def of_household(viewer: Viewer, household_id: UUID, day: date) -> list[Standing]:
    """This function will give what is shared without consent in a household, newest first."""
    return _standing(_found().filter(household_id=household_id), day)


def mine(viewer: Viewer, day: date) -> list[Standing]:
    """This function will give what asks something of the viewer: telling, looking again, agreeing. Oldest first."""
    rows = [one for one in _standing(_found(), day) if one.asks]
    rows = [one for one in rows if not one.waits or one.it.second_id == viewer.id]
    return sorted(rows, key=lambda one: one.late_since or day)


def one(viewer: Viewer, record_id: UUID, day: date) -> Standing:
    """This function will give one sharing without consent.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = _standing(_found().filter(id=record_id), day)
    if not found:
        raise Http404
    return found[0]


def untold(viewer: Viewer, household_id: UUID, day: date) -> set[UUID]:
    """This function will give the records in a household that the resident must not see yet (law.md rule 7)."""
    found = WithoutConsent.objects.filter(household_id=household_id, hidden_until__gt=day)
    return set(found.values_list("id", flat=True))


def reviews(viewer: Viewer, record_id: UUID) -> QuerySet[WithoutReview]:
    """This function will give how often somebody looked again, newest first."""
    return WithoutReview.objects.filter(without_id=record_id).order_by("-at", "-id")


def _found() -> QuerySet[WithoutConsent]:
    return WithoutConsent.objects.select_related(
        "household", "person", "organisation", "basis", "second__professional", "opinion", "told"
    ).order_by("-at", "-id")


def _standing(found: QuerySet[WithoutConsent], day: date) -> list[Standing]:
    rows = list(found)
    last: dict[UUID, WithoutReview] = {}
    for review in WithoutReview.objects.filter(without__in=rows).order_by("at", "id"):
        last[review.without_id] = review
    return [Standing(one, last.get(one.id), day) for one in rows]


@dataclass(frozen=True, slots=True)
class Supervised:
    """A sharing without consent as who guards privacy knows it: no household, no person, no words."""

    number: int
    organisation: str
    basis: str
    at: datetime
    why: str
    tell_by: date | None
    hidden_until: date | None
    told_on: date | None
    review_on: date
    waits: bool
    stopped: bool
    day: date

    @property
    def why_words(self) -> str:
        """The reason, in words."""
        return str(dict(WithoutConsent.Why.choices)[self.why])

    @property
    def tell_late(self) -> bool:
        """Whether the resident should have heard it by now."""
        return self.told_on is None and bool(self.hidden_until and self.hidden_until < self.day)

    @property
    def review_late(self) -> bool:
        """Whether somebody should have looked again by now."""
        return not self.stopped and not self.waits and self.review_on < self.day

    @property
    def late_days(self) -> int:
        """For how many days something is late."""
        late = [self.hidden_until] if self.tell_late else []
        late += [self.review_on] if self.review_late else []
        return max(((self.day - one).days for one in late if one), default=0)


COLUMNS = (
    "number",
    "organisation",
    "basis",
    "at",
    "why",
    "tell_by",
    "hidden_until",
    "told_on",
    "review_on",
    "waits",
    "stopped",
)


def supervised(viewer: Viewer, day: date) -> list[Supervised]:
    """This function will give every sharing without consent without whose it is; what is late longest first."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(COLUMNS)} FROM access.without_consent()")  # noqa: S608 -- names of our own
        rows = [Supervised(**dict(zip(COLUMNS, row, strict=True)), day=day) for row in cursor.fetchall()]
    return sorted(rows, key=lambda one: (-one.late_days, one.stopped, one.at))


def late(viewer: Viewer, at: datetime) -> Asks[int]:
    """This function will count the sharings without consent of which telling or looking again is late."""
    asked = f"SELECT {', '.join(COLUMNS)} FROM access.without_consent()"  # noqa: S608 -- names of our own
    day = date.fromisoformat
    (rows,) = yield [Rows(asked, (), (int, str, str, datetime.fromisoformat, str, day, day, day, day, bool, bool))]
    every = [Supervised(**dict(zip(COLUMNS, row, strict=True)), day=timezone.localdate(at)) for row in rows]
    return sum(1 for one in every if one.late_days)


def counted(rows: list[Supervised]) -> dict[str, object]:
    """This function will count the sharings without consent: running, to be told, late, and by reason."""
    running = [one for one in rows if not one.stopped]
    return {
        "running": len(running),
        "untold": sum(1 for one in rows if one.told_on is None),
        "late": sum(1 for one in rows if one.late_days),
        "by_why": Counter(one.why_words for one in running).most_common(),
    }
