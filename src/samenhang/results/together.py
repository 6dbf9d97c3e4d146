"""What a case's screen shows of breakthroughs."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.cases.ways import Item
from samenhang.kit.dates import day as in_words
from samenhang.kit.rounds import Asks
from samenhang.results import queries

MOST = 5


def start(viewer: Viewer, case: Case) -> str | None:
    """This function will give where one is recorded, between those that are there."""
    return reverse("results:of_case", args=[case.id])


def items(viewer: Viewer, case: Case, at: datetime) -> Asks[Sequence[Item]]:
    """This function will give the last breakthroughs of a case."""
    (last,) = yield [queries.of_case(viewer, case)[:MOST]]
    found = queries.shown(viewer, case.household_id, last, timezone.localdate(at)) if last else []
    return [
        Item(
            title=Truncator(one.it.turned).chars(80),
            state=str(
                one.last.get_how_display()
                if one.last
                else _("staat het nog?")
                if one.due
                else one.it.get_size_display()
            ),
            url=reverse("results:of_case", args=[case.id]),
            key=one.it.key,
            tone="warning" if one.due or (one.last and one.last.how == "fell_back") else "success",
            note=in_words(one.it.on),
        )
        for one in found
    ]
