"""How room in the law hangs on a case: what was asked for it, and which answers are used with it."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.cases.ways import Item, Way, add_way
from samenhang.involvement.queries import may_write
from samenhang.kit.rounds import Asks
from samenhang.legal_room import queries


def start(viewer: Viewer, case: Case) -> str | None:
    """This function will give where one looks for room in the law, to whoever writes with the case's team."""
    if not may_write(viewer, case.household_id, Layer.CASE_TEAM):
        return None
    return reverse("legal_room:for_case", args=[case.id])


def items(viewer: Viewer, case: Case, at: datetime) -> Asks[Sequence[Item]]:
    """This function will give the questions asked for a case, and the answers used with it."""
    asked, used = yield queries.of_case(viewer, case)
    found = []
    for one in asked:
        answered = getattr(one.question, "answer", None)
        words, tone = (_("beantwoord"), "success") if answered else (_("wacht op een jurist"), "info")
        url = reverse("legal_room:question", args=[one.question_id])
        found.append(Item(one.question.question, words, url, one.key, tone))
    for use in used:
        url = reverse("legal_room:answer", args=[use.answer_id])
        note = f"{use.answer.law}, {use.answer.article}"
        found.append(Item(use.answer.asked_as, use.answer.get_room_display(), url, use.key, "neutral", note))
    return found


def add() -> None:
    """This function will hang room in the law on every case's screen of ways on."""
    add_way(
        Way(
            "legal_room",
            gettext_lazy("Ruimte in de wet"),
            gettext_lazy(
                "Wanneer iemand zegt dat het niet mag. Zoek wat een jurist eerder zei, of vraag het zonder naam."
            ),
            65,
            "legal_room.use",
            start,
            gettext_lazy("Zoeken of vragen"),
            items,
            icon="book-open",
        )
    )
