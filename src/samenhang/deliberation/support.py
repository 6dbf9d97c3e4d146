"""How a deliberation hangs on a case, and what of it waits for whom."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.cases.ways import Item, Point, Way, add_way
from samenhang.deliberation import queries
from samenhang.deliberation.queries import Table
from samenhang.deliberation.rules import ASKED_AFTER
from samenhang.involvement.queries import may_write
from samenhang.kit.dates import day
from samenhang.kit.rounds import Asks

WRITES = Layer.CASE_TEAM
LATELY = timedelta(days=400)


def asks_of(table: Table, viewer: Viewer, at: datetime) -> str:
    """This function will say what a deliberation asks of the viewer now; nothing where it asks nothing."""
    if table.withdrawal:
        return ""
    if table.closing:
        if not table.asks:
            return ""
        if table.origin and not table.landing and not table.origin.case.closed_at:
            return _("neem de conclusie over in de casus")
        return _("vertel wat ervan kwam") if table.asked_after(timezone.localdate(at)) else ""
    if "asked" in table.parts:
        return _("wilt u dit begeleiden?")
    if "invited" in table.parts:
        return _("denkt u mee?")
    if table.led_by_me and not table.step:
        if not table.check:
            return _("kijk de tekst na")
        return _("begin het beraad") if table.approved else ""
    if table.asks and table.check and not table.check.approved:
        return _("pas de tekst aan")
    return _("vraag een begeleider") if table.asks and not table.facilitation else ""


def waits(viewer: Viewer, at: datetime) -> Asks[int]:
    """This function will count the deliberations of the last year that ask something of the viewer."""
    mine = yield from queries.my_parts(viewer)
    if not mine:
        return 0
    (lately,) = yield [queries.among(mine).filter(at__gte=at - LATELY)[:50]]
    tables = yield from queries.gathered(viewer, lately, at)
    return sum(bool(asks_of(one, viewer, at)) for one in tables)


def start(viewer: Viewer, case: Case) -> str | None:
    """This function will give where a deliberation is asked for, to whoever writes with the case's team."""
    if not may_write(viewer, case.household_id, WRITES):
        return None
    return reverse("deliberation:ask_for", args=[case.id])


def items(viewer: Viewer, case: Case, at: datetime) -> Asks[Sequence[Item]]:
    """This function will give what lies there: the deliberations of the case."""
    today = timezone.localdate(at)
    tables = yield from queries.of_case(viewer, [case], at)
    found = []
    for one in tables:
        if one.origin is None:
            continue
        words, tone = one.state
        after = _("vertel wat ervan kwam") if one.asked_after(today) else ""
        url = reverse("deliberation:one", args=[one.id])
        found.append(Item(one.title, after or words, url, one.origin.key, "warning" if after else tone))
    return found


def start_light(viewer: Viewer, case: Case) -> str | None:
    """This function will give where one stands still alone, to whoever writes with the case's team."""
    return reverse("deliberation:reflect", args=[case.id]) if may_write(viewer, case.household_id, WRITES) else None


def light(viewer: Viewer, case: Case, at: datetime) -> Asks[Sequence[Item]]:
    """This function will give the last light forms of a case."""
    (forms,) = yield [queries.reflections(viewer, case)[:10]]
    found = []
    for one in forms:
        url = reverse("deliberation:reflection", args=[one.id])
        note = _("%(who)s, %(day)s") % {"who": one.by.professional.name, "day": day(timezone.localdate(one.at))}
        found.append(Item(one.question, _("bewaard"), url, one.key, "neutral", note))
    return found


def points(viewer: Viewer, cases: Collection[Case], at: datetime) -> Asks[Sequence[Point]]:
    """This function will say which cases need a table: a conclusion not taken over, or what came of one untold."""
    if not viewer.may("deliberation.read"):
        return []
    today = timezone.localdate(at)
    tables = yield from queries.of_case(viewer, cases, at)
    found = []
    for one in tables:
        if one.origin is None or one.closing is None or one.origin.case.closed_at:
            continue
        url = reverse("deliberation:one", args=[one.id])
        if not one.landing:
            found.append(Point(one.origin.case_id, _("De conclusie van een moreel beraad"), one.closing.at, url))
        elif one.asked_after(today):
            found.append(
                Point(one.origin.case_id, _("Wat kwam er van het moreel beraad?"), one.closing.at + ASKED_AFTER, url)
            )
    return found


def add() -> None:
    """This function will hang the deliberation, and its light form, on every case's screen of ways on."""
    add_way(
        Way(
            "reflection",
            gettext_lazy("Stilstaan in 25 minuten"),
            gettext_lazy("Wanneer iets wringt en u er alleen of met één collega uit kunt komen. Het lichte beraad."),
            48,
            "deliberation.reflect",
            start_light,
            gettext_lazy("Beginnen"),
            light,
            icon="clock",
        )
    )
    add_way(
        Way(
            "deliberation",
            gettext_lazy("Moreel beraad"),
            gettext_lazy(
                "Wanneer de vraag is wat hier goed is om te doen, en niet alleen wat mag. Met zes tot tien mensen van"
                " buiten, zonder namen, onder leiding van iemand die niets met de casus te maken heeft."
            ),
            50,
            "deliberation.ask",
            start,
            gettext_lazy("Beraad vragen"),
            items,
            icon="scale",
        )
    )
