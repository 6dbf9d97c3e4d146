"""Who is typing in which part of a test: kept for a minute and a half, and told to who works on the same test."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from samenhang.access.viewer import Viewer
from samenhang.weighing.models import ReversedTest, TestEnd, TestPresence
from samenhang.weighing.rules import HERE_FOR_SECONDS


def here(viewer: Viewer, test: ReversedTest, part: str, *, at: datetime) -> None:
    """This function will keep in which part the viewer is now; '' when they left it. Nothing where the test ended."""
    if TestEnd.objects.filter(test=test).exists():
        return
    mine = TestPresence.objects.filter(test=test, by_id=viewer.id)
    if mine.update(part=part, at=at) or not part:
        return
    household, person, layer, domain = test.key
    try:
        with transaction.atomic():
            TestPresence(
                household_id=household,
                person_id=person,
                layer=layer,
                domain=domain,
                test=test,
                part=part,
                by_id=viewer.id,
                at=at,
            ).save(force_insert=True)
    except IntegrityError:
        mine.update(part=part, at=at)  # the same colleague in another tab, at the same moment


def others(viewer: Viewer, test: ReversedTest, *, at: datetime) -> Mapping[UUID, str]:
    """This function will say in which part each other colleague is typing now."""
    since = at - timedelta(seconds=HERE_FOR_SECONDS)
    rows = TestPresence.objects.filter(test=test, at__gte=since).exclude(by_id=viewer.id).exclude(part="")
    return dict(rows.order_by("at").values_list("by_id", "part"))
