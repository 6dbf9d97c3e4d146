"""What was said at the table, and what a decision takes over from it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.deliberation.models import (
    Closing,
    Conclusion,
    Line,
    Step,
    Version,
)
from samenhang.deliberation.rules import STEPS, StepRule, step


@dataclass(frozen=True, slots=True)
class Said:
    """A line with what hangs below it, and whose it is in words."""

    line: Line
    whose: str
    mine: bool
    below: list["Said"]


def lines(viewer: Viewer, deliberation_id: UUID) -> dict[str, list[Said]]:
    """This function will give what was said, by kind; rights before interests before wishes below who is touched."""
    order = list(Line.Slot)
    found = list(
        Line.objects.filter(deliberation_id=deliberation_id, struck=None)
        .select_related("by__professional")
        .order_by("at", "id")
    )
    below: dict[UUID, list[Line]] = {}
    for one in found:
        if one.under_id:
            below.setdefault(one.under_id, []).append(one)

    def said(one: Line) -> Said:
        hanging = sorted(below.get(one.id, []), key=lambda other: order.index(Line.Slot(other.slot)))
        whose = one.by.professional.name if one.named else _("een deelnemer")
        return Said(one, whose, one.by_id == viewer.id, [said(other) for other in hanging])

    told: dict[str, list[Said]] = {}
    for one in found:
        if not one.under_id:
            told.setdefault(one.slot, []).append(said(one))
    return told


def line(viewer: Viewer, deliberation_id: UUID, line_id: UUID) -> Line:
    """This function will give a line of a deliberation.

    :raises Http404: when there is none the viewer may read.
    """
    found = Line.objects.filter(id=line_id, deliberation_id=deliberation_id, struck=None).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """One step with what was said in it, and when it began."""

    rule: StepRule
    said: list[tuple[str, list[Said]]]
    begun_at: datetime | None


def steps_of(viewer: Viewer, deliberation_id: UUID) -> list[Part]:
    """This function will give the seven steps with what was said in each."""
    told = lines(viewer, deliberation_id)
    begun: dict[int, datetime] = {}
    for one in Step.objects.filter(deliberation_id=deliberation_id).order_by("-at", "-id"):
        begun[one.number] = one.at  # the first time that step began comes last
    return [
        Part(
            rule,
            [(str(Line.Slot(slot).label), told[slot]) for slot in rule.slots if slot in told],
            begun.get(rule.number),
        )
        for rule in STEPS
    ]


def parents(viewer: Viewer, deliberation_id: UUID, number: int) -> list[Line]:
    """This function will give the lines others may hang below in a step: who is touched, or the options."""
    kind = step(number).under
    if not kind:
        return []
    return list(Line.objects.filter(deliberation_id=deliberation_id, slot=kind, struck=None).order_by("at", "id"))


@dataclass(frozen=True, slots=True)
class ForDecision:
    """What a decision takes over from a deliberation."""

    id: UUID
    question: str
    options: list[str]
    conclusion: str
    conditions: str
    dissent: int
    agreed: bool
    by_line_to: str
    closed_at: datetime | None


def for_decision(viewer: Viewer, deliberation_id: UUID) -> ForDecision | None:
    """This function will give what a decision takes over; None where nothing was concluded the viewer may read."""
    concluded = Conclusion.objects.filter(deliberation_id=deliberation_id).order_by("-at", "-id").first()
    if concluded is None:
        return None
    version = Version.objects.filter(deliberation_id=deliberation_id).order_by("-number").first()
    told = lines(viewer, deliberation_id)
    asked = [one.line.words for one in told.get(Line.Slot.QUESTION, [])]
    closing = Closing.objects.filter(deliberation_id=deliberation_id).first()
    return ForDecision(
        id=deliberation_id,
        question=asked[-1] if asked else version.question if version else "",
        options=[one.line.words for one in told.get(Line.Slot.OPTION, [])],
        conclusion=in_a_sentence(concluded),
        conditions=concluded.conditions,
        dissent=len(told.get(Line.Slot.DISSENT, [])),
        agreed=concluded.kind == Conclusion.Kind.AGREED,
        by_line_to=concluded.to_whom,
        closed_at=closing.at if closing else None,
    )


def in_a_sentence(conclusion: Conclusion) -> str:
    """This function will say a conclusion in one go: we do …, because …, despite …."""
    if conclusion.kind == Conclusion.Kind.LINE:
        return _("Alles weegt even zwaar. %(who)s beslist.") % {"who": conclusion.to_whom}
    said = _("Wij doen: %(what)s. Omdat: %(why)s.") % {
        "what": conclusion.we_do.rstrip(" ."),
        "why": conclusion.because.rstrip(" ."),
    }
    if conclusion.despite:
        said += " " + _("Ondanks: %(despite)s.") % {"despite": conclusion.despite.rstrip(" .")}
    return said
