"""What a case's screen shows of quick questions."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.cases.ways import Item
from samenhang.kit.rounds import Asks
from samenhang.questions import queries


def items(viewer: Viewer, case: Case, at: datetime) -> Asks[Sequence[Item]]:
    """This function will give the questions about a case that are the viewer's own or came to them."""
    (found,) = yield [queries.of_case(viewer, case)]
    return [
        Item(
            title=one.question.words,
            state=one.words,
            url=reverse("questions:question", args=[one.question.id]),
            key=(case.household_id, None, Layer.CASE_TEAM, ""),
            tone=one.tone,
            note=one.whom,
        )
        for one in queries.cards(viewer, found, at)
    ]
