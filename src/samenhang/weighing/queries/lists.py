"""Tests in lists: of a case, and those whose day of looking back has come."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case, Direction
from samenhang.cases.ways import Item, Point
from samenhang.kit.dates import day as in_words
from samenhang.kit.rounds import Asks, Number
from samenhang.weighing.models import ReversedTest, TestEnd, TestReview
from samenhang.weighing.queries.weighed import triangles_of
from samenhang.weighing.rules import STALLS_AFTER_DAYS

TONES = {TestEnd.Outcome.DO: "success", TestEnd.Outcome.CONDITIONS: "success", TestEnd.Outcome.NOT: "neutral"}


def tests_of(viewer: Viewer, case: Case) -> QuerySet[ReversedTest]:
    """This function will give a case's tests, the newest first, each with its end."""
    return ReversedTest.objects.filter(case=case).select_related("end", "person").order_by("-begun_at", "-id")


def items(viewer: Viewer, case: Case, at: datetime) -> Asks[Sequence[Item]]:
    """This function will give the tests on a case's screen of ways."""
    (tests,) = yield [tests_of(viewer, case)]
    found = []
    for test in tests:
        end = getattr(test, "end", None)
        words = end.get_outcome_display() if end else _("open")
        note = _("alleen over %(name)s") % {"name": test.person.full_name} if test.person else ""
        found.append(
            Item(
                test.question,
                words,
                reverse("weighing:test", args=[case.id, test.id]),
                test.key,
                TONES.get(end.outcome, "neutral") if end else "info",
                note,
            )
        )
    return found


def triangles(viewer: Viewer, case: Case, at: datetime) -> Asks[Sequence[Item]]:
    """This function will give the triangles that stand alone on a case's screen of ways."""
    (found,) = yield [triangles_of(viewer, case).filter(test=None)]
    return [
        Item(
            one.question,
            _("afgerond") if hasattr(one, "end") else _("open"),
            reverse("weighing:triangle", args=[case.id, one.id]),
            one.key,
            "neutral" if hasattr(one, "end") else "info",
            _("alleen over %(name)s") % {"name": one.person.full_name} if one.person else "",
        )
        for one in found
    ]


def _due(day: date) -> Any:  # rows with what was reckoned beside them, which the types cannot say
    """Ended tests whose day came: the last review's own next day counts, where there was one."""
    latest = TestReview.objects.filter(test=OuterRef("test")).order_by("-at", "-id")
    reviewed = TestReview.objects.filter(test=OuterRef("test"))
    return (
        TestEnd.objects.annotate(again=Subquery(latest.values("again_on")[:1]), looked=Exists(reviewed))
        .annotate(on=Coalesce("again", F("review_on")))
        .filter(Q(looked=False) | Q(again__isnull=False), on__lte=day)
    )


def reviews_due(viewer: Viewer, at: datetime) -> QuerySet[TestEnd]:
    """This function will give the ended tests for the viewer to look back at: who ended them, or directs the case."""
    directs = Direction.objects.filter(case=OuterRef("test__case"), starts_at__lte=at).order_by("-starts_at")
    found: QuerySet[TestEnd] = (
        _due(timezone.localdate(at))
        .annotate(director=Subquery(directs.values("hat_id")[:1]))
        .filter(Q(by_id=viewer.id) | Q(director=viewer.id))
        .select_related("test__case", "household")
        .order_by("on", "id")
    )
    return found


def reviews_waiting(viewer: Viewer, at: datetime) -> Number:
    """This function will count the tests for the viewer to look back at."""
    return Number(reviews_due(viewer, at))


def points(viewer: Viewer, cases: Collection[Case], at: datetime) -> Asks[Sequence[Point]]:
    """This function will say which cases need a table: a day of looking back came, or a test lies still."""
    ids = [case.id for case in cases]
    still = at - timedelta(days=STALLS_AFTER_DAYS)
    again, unfinished = yield [
        _due(timezone.localdate(at)).filter(test__case_id__among=ids).select_related("test"),
        ReversedTest.objects.filter(case_id__among=ids, end=None, begun_at__lte=still),
    ]
    looks = [
        Point(
            end.test.case_id,
            _("De dag om terug te kijken op een omgekeerde toets is er: %(day)s") % {"day": in_words(end.on)},
            _midnight(end.on),
            _address(end.test),
        )
        for end in again
    ]
    words = _("Een omgekeerde toets is begonnen en niet af")
    return [*looks, *(Point(test.case_id, words, test.begun_at, _address(test)) for test in unfinished)]


def _address(test: ReversedTest) -> str:
    return reverse("weighing:test", args=[test.case_id, test.id])


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


__all__ = ["items", "points", "reviews_due", "reviews_waiting", "tests_of", "triangles"]
