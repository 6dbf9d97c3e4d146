"""The casusoverleg as a way on of a case that sticks, its place in the top bar, and what waits today (F1)."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.access.viewer import Viewer
from samenhang.cases import ways
from samenhang.cases.models import Case
from samenhang.consent.hooks import planned
from samenhang.involvement.queries import writable_files
from samenhang.kit.dates import moment
from samenhang.kit.nav import NavItem, register
from samenhang.kit.rounds import Asks
from samenhang.kit.waiting import Waiting
from samenhang.kit.waiting import register as wait
from samenhang.meetings.queries import conferences

WIDE = ("shared", "case_team")


def add() -> None:
    """This function will hang the casusoverleg where it is needed; call it at start-up."""
    register(
        NavItem(
            gettext_lazy("Overleg"),
            "meetings:conferences",
            "meetings.meet",
            order=35,
            icon="messages-square",
            group="together",
        )
    )
    wait(
        Waiting(
            key="conferences",
            title=gettext_lazy("Overleg vandaag"),
            one=gettext_lazy("overleg vandaag"),
            many=gettext_lazy("overleggen vandaag"),
            none=gettext_lazy("vandaag geen overleg"),
            url_name="meetings:conferences",
            permission="meetings.meet",
            count=conferences.waits_today,
            order=20,
            icon="messages-square",
        )
    )
    ways.add_way(
        ways.Way(
            key="conference",
            title=gettext_lazy("Casusoverleg"),
            when=gettext_lazy(
                "Met wie ertoe doet aan één tafel, de inwoner erbij. Als één collega bellen niet genoeg is."
            ),
            order=20,
            permission="meetings.put_on_agenda",
            start=_start,
            start_label=gettext_lazy("Zet op de agenda"),
            items=_items,
            icon="messages-square",
        )
    )
    planned.register(conferences.planned)


def _start(viewer: Viewer, case: Case) -> str | None:
    writes = any(layer in WIDE for layer, _domain in writable_files(viewer, case.household_id))
    return reverse("meetings:put_on_agenda", args=[case.id]) if writes else None


def _items(viewer: Viewer, case: Case, at: datetime) -> Asks[Sequence[ways.Item]]:
    (slots,) = yield [conferences.of_case(viewer, case.id)]
    found = []
    for one in slots:
        kinds = {step.kind for step in one.slot.steps.all()}
        ends = {step.kind for step in one.conference.steps.all()}
        if "cancelled" in ends:
            state, tone = _("ging niet door"), "warning"
        elif "moved" in kinds:
            state, tone = _("verplaatst"), "neutral"
        elif "dropped" in kinds:
            state, tone = _("van de agenda"), "neutral"
        elif "done" in kinds or "closed" in ends:
            state, tone = _("besproken"), "success"
        else:
            today = timezone.localdate(one.conference.starts_at) == timezone.localdate(at)
            state, tone = (_("vandaag"), "warning") if today else (_("op de agenda"), "info")
        note = f"{moment(one.conference.starts_at)} · {one.conference.name}"
        url = reverse("meetings:conference", args=[one.conference_id])
        found.append(ways.Item(one.question, state, url, one.key, tone, note))
    return found
