"""What of these rungs asks for a table, and how they stand among the ways of a case."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.cases.queries import cases as all_cases
from samenhang.cases.queries import own_part
from samenhang.cases.ways import Item, Point
from samenhang.escalation import queries
from samenhang.escalation.models import RedButton
from samenhang.escalation.queries import button, consulting
from samenhang.involvement.queries import may_write
from samenhang.kit.rounds import Asks, answered, asked, together
from samenhang.teams.models import Role

RUNGS = [
    ("question", gettext_lazy("Snelle vraag aan een collega of team")),
    ("consultation", gettext_lazy("Procesregisseur dacht mee")),
    ("stepping_in", gettext_lazy("Procesregisseur stapte in")),
    ("red_button", gettext_lazy("Rode knop")),
    ("line", gettext_lazy("De lijn besliste (doorzettingsmacht)")),
]
"""The rungs that are counted, from light to heavy."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due in a case: why, since when, where, and in which layer it stands."""

    case_id: UUID
    why: str
    since: datetime
    url: str
    layer: str


def due(viewer: Viewer, cases: Collection[Case], at: datetime) -> Asks[list[Due]]:
    """This function will give what is due in cases: an answer to use, a stay to end, an effect to tell, a rode knop."""
    of_these = [consulting.of_cases(viewer, cases, at), button.of_cases(viewer, cases, at)]
    (asked, beside), buttons = yield from together(of_these)
    found = []
    for one in asked:
        url = reverse("escalation:consultation", args=[one.it.id])
        if one.state == "advised" and one.advice:
            found.append(
                _due(one.it, _("De procesregisseur antwoordde: leg vast wat u ermee deed"), one.advice.at, url)
            )
        elif one.state in ("declined", "lapsed", "past") or (one.runs and one.gone):
            found.append(
                _due(one.it, _("De procesregisseur denkt niet mee: vraag een ander, of ga verder"), one.it.at, url)
            )
    for step in beside:
        url = reverse("escalation:stepping", args=[step.it.id])
        if step.state == "past":
            found.append(_due(step.it, _("Het instappen is voorbij: schrijf op wat ervan kwam"), step.it.at, url))
        elif step.due and step.out:
            words = _("Vertel de procesregisseur hoe het na %(months)s maanden gaat") % {"months": step.due}
            found.append(_due(step.it, words, step.out.at, url))
    for pressed in buttons:
        url = reverse("escalation:button", args=[pressed.it.id])
        if pressed.to_conclude:
            found.append(_due(pressed.it, _("Rode knop: het antwoord is er, leg het vast"), pressed.it.at, url))
        elif pressed.open and pressed.line:
            found.append(_due(pressed.it, _("Rode knop: het ligt bij de lijn"), pressed.line.at, url))
        elif pressed.open and pressed.envelope and pressed.envelope.to_the_line:
            found.append(_due(pressed.it, _("Rode knop: geen antwoord, de lijn is aan zet"), pressed.it.at, url))
        elif pressed.to_ask:
            found.append(_due(pressed.it, _("Rode knop: kies een andere leidinggevende"), pressed.it.at, url))
    return found


def _due(row: object, why: str, since: datetime, url: str) -> Due:
    return Due(row.case_id, why, since, url, row.layer)  # type: ignore[attr-defined]  # each has a case and a layer


def points(viewer: Viewer, cases: Collection[Case], at: datetime) -> Asks[Sequence[Point]]:
    """This function will say why cases need a table."""
    found = yield from due(viewer, cases, at)
    return [Point(one.case_id, one.why, one.since, one.url) for one in found]


def of_director(viewer: Viewer, at: datetime) -> tuple[list[tuple[Case, Due]], list[RedButton]]:
    """This function will give what is due in the cases the viewer directs, and the sides they are asked to write."""
    return answered(_of_director(viewer, at))


def _of_director(viewer: Viewer, at: datetime) -> Asks[tuple[list[tuple[Case, Due]], list[RedButton]]]:
    of_me, (sides,) = yield from together(
        [own_part(viewer, at), asked(button.sides_to_write(viewer).select_related("case")[:50])]
    )
    mine = {one.id: one for one in of_me if one.director_id == viewer.id}
    found = (yield from due(viewer, list(mine.values()), at)) if mine else []
    return [(mine[one.case_id], one) for one in found], sides


def waiting(viewer: Viewer, at: datetime) -> Asks[int]:
    """This function will count what is due for the viewer."""
    found, sides = yield from _of_director(viewer, at)
    return len(found) + len(sides)


# -- among the ways of a case --------------------------------------------------------------------------------


def consult_from(viewer: Viewer, case: Case) -> str | None:
    """This function will give where the viewer asks a process director to think along on a case."""
    writes = all(may_write(viewer, case.household_id, layer) for layer in ("involvement", "shared"))
    return reverse("escalation:consult", args=[case.id]) if writes else None


def step_in_from(viewer: Viewer, case: Case) -> str | None:
    """This function will give where the viewer lets a process director step in."""
    return reverse("escalation:step_in", args=[case.id]) if consult_from(viewer, case) else None


def press_from(viewer: Viewer, case: Case) -> str | None:
    """This function will give where the viewer begins a rode knop: who directs, or stepped in."""
    known = case if hasattr(case, "director_id") else all_cases(viewer).get(id=case.id)
    leads = queries.directs(viewer, known) or viewer.role == Role.PROCESS_DIRECTOR
    leads = leads and may_write(viewer, case.household_id, "shared")
    return reverse("escalation:press", args=[case.id]) if leads else None


def consultations(viewer: Viewer, case: Case, at: datetime) -> Asks[Sequence[Item]]:
    """This function will give the consultations of a case."""
    found, _beside = yield from consulting.of_cases(viewer, [case], at)
    return [
        Item(
            one.it.hat.professional.name,
            one.words,
            reverse("escalation:consultation", args=[one.it.id]),
            one.it.key,
            one.tone,
        )
        for one in found[:20]
    ]


def steppings(viewer: Viewer, case: Case, at: datetime) -> Asks[Sequence[Item]]:
    """This function will give who stepped in on a case."""
    _asked, found = yield from consulting.of_cases(viewer, [case], at)
    return [
        Item(
            one.it.hat.professional.name,
            one.words,
            reverse("escalation:stepping", args=[one.it.id]),
            one.it.key,
            one.tone,
        )
        for one in found[:20]
    ]


def buttons(viewer: Viewer, case: Case, at: datetime) -> Asks[Sequence[Item]]:
    """This function will give the rode knoppen of a case."""
    found = yield from button.of_cases(viewer, [case], at)
    return [
        Item(
            _("%(one)s en %(other)s") % {"one": one.it.one.name, "other": one.it.other.name},
            one.words,
            reverse("escalation:button", args=[one.it.id]),
            one.it.key,
            one.tone,
        )
        for one in found[:20]
    ]
