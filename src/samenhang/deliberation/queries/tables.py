"""A deliberation as one viewer sees it: their part in it, and what was done so far."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.deliberation.models import (
    Aftermath,
    Check,
    Closing,
    Conclusion,
    Deliberation,
    Facilitation,
    FromCase,
    Landing,
    Seat,
    Step,
    Version,
    Withdrawal,
)
from samenhang.deliberation.rules import ASKED_AFTER, FEWEST, MOST
from samenhang.teams.models import Hat
from samenhang.teams.queries import worn


@dataclass(slots=True)
class Sitting:
    """Somebody who was invited, and how that stands; ``gone`` when their work there ended."""

    seat: Seat
    comes: bool | None
    involved: bool
    gone: bool

    @property
    def words(self) -> str:
        """How it stands, in a word or two."""
        if self.gone:
            return _("werkt hier niet meer")
        return _("nog geen antwoord") if self.comes is None else _("doet mee") if self.comes else _("kan niet")


@dataclass(slots=True)
class Table:
    """A deliberation as one viewer sees it: the parts they have in it, and what was done so far."""

    deliberation: Deliberation
    parts: set[str]
    texts: bool
    version: Version | None = None
    check: Check | None = None
    facilitation: Facilitation | None = None
    leads: bool = False
    sittings: list[Sitting] = field(default_factory=list)
    step: Step | None = None
    conclusion: Conclusion | None = None
    closing: Closing | None = None
    withdrawal: Withdrawal | None = None
    aftermath: Aftermath | None = None
    origin: FromCase | None = None
    landing: Landing | None = None

    @property
    def id(self) -> UUID:
        return self.deliberation.id

    @property
    def asks(self) -> bool:
        """Whether the viewer is on the asker's side."""
        return bool(self.parts & {"asker", "team"})

    @property
    def led_by_me(self) -> bool:
        return "facilitator" in self.parts

    @property
    def part_words(self) -> str:
        """What the viewer has to do with it, in words."""
        words = {
            "asker": _("u vraagt dit"),
            "facilitator": _("u begeleidt"),
            "asked": _("u bent gevraagd om te begeleiden"),
            "participant": _("u denkt mee"),
            "invited": _("u bent uitgenodigd"),
            "team": _("van uw team"),
            "reader": _("van uw team"),
        }
        return next((said for part, said in words.items() if part in self.parts), "")

    @property
    def speaks(self) -> bool:
        """Whether the viewer may add lines."""
        return bool(self.parts & {"asker", "facilitator", "participant"})

    @property
    def approved(self) -> bool:
        return bool(self.check and self.check.approved)

    @property
    def title(self) -> str:
        """The question, as far as the viewer may read it."""
        if self.version and self.texts:
            return self.version.question
        return _("Moreel beraad") if self.version else _("Moreel beraad, nog zonder tekst")

    @property
    def over(self) -> bool:
        return bool(self.closing or self.withdrawal)

    @property
    def coming(self) -> list[Sitting]:
        return [one for one in self.sittings if one.comes and not one.gone]

    @property
    def state(self) -> tuple[str, str]:
        """How far it is, in words, and its tone."""
        if self.withdrawal:
            return _("ingetrokken"), "neutral"
        if self.closing:
            return _("afgerond"), "success"
        if self.step:
            return _("bezig: stap %(number)s van 7") % {"number": self.step.number}, "accent"
        if self.check and not self.check.approved:
            return _("tekst terug bij de vrager"), "warning"
        if not self.facilitation:
            return _("zoekt een begeleider"), "warning"
        if not self.leads:
            return _("wacht op de begeleider"), "info"
        if not self.approved:
            return _("de tekst wordt nagekeken"), "info"
        return _("klaar om te beginnen"), "accent"

    def asked_after(self, today: date) -> date | None:
        """The day from which the asker is asked what came of it; None where that is not due, or was told."""
        if not self.closing or self.aftermath:
            return None
        due = timezone.localdate(self.closing.at) + ASKED_AFTER
        return due if due <= today else None

    def remarks(self) -> list[str]:
        """What the table should know before it begins: too few, too many, all from one organisation."""
        coming = self.coming
        said = []
        if len(coming) < FEWEST:
            said.append(
                ngettext(
                    "Er doet %(count)s mens mee. Zes tot tien geeft een beter gesprek.",
                    "Er doen %(count)s mensen mee. Zes tot tien geeft een beter gesprek.",
                    len(coming),
                )
                % {"count": len(coming)}
            )
        if len(coming) > MOST:
            said.append(
                _("Er doen %(count)s mensen mee. Met meer dan tien komt niet iedereen aan het woord.")
                % {"count": len(coming)}
            )
        if len(coming) > 1 and len({one.seat.hat.organisation_id for one in coming}) == 1:
            said.append(_("Iedereen komt van één organisatie. Nodig iemand van buiten uit."))
        return said


def my_parts(viewer: Viewer, ids: Collection[UUID] | None = None) -> dict[UUID, tuple[set[str], bool]]:
    """This function will give the parts the viewer has in each deliberation, and whether its texts are open to them."""
    wanted = list(ids) if ids is not None else None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT deliberation_id, part, texts FROM access.deliberating()"
            " WHERE %s::uuid[] IS NULL OR deliberation_id = ANY (%s::uuid[])",
            [wanted, wanted],
        )
        rows = cursor.fetchall()
    found: dict[UUID, tuple[set[str], bool]] = {}
    for one, part, texts in rows:
        parts, opened = found.get(one, (set(), False))
        found[one] = (parts | {part}, opened or texts)
    return found


def listed(viewer: Viewer) -> QuerySet[Deliberation]:
    """This function will give the deliberations the viewer has a part in, newest first."""
    mine = my_parts(viewer)
    return Deliberation.objects.filter(id__in=list(mine)).order_by("-at", "-id")


def tables(viewer: Viewer, found: Iterable[Deliberation], at: datetime) -> list[Table]:
    """This function will gather what the viewer may know of these deliberations, in a fixed number of statements."""
    every = list(found)
    ids = [one.id for one in every]
    if not ids:
        return []
    parts = my_parts(viewer, ids)
    made = {one.id: Table(one, *parts.get(one.id, (set(), False))) for one in every}
    of_these = Q(deliberation_id__in=ids)
    for version in Version.objects.filter(of_these).order_by("number").select_related("by__professional"):
        made[version.deliberation_id].version = version
    for check in Check.objects.filter(of_these).select_related("by__professional"):
        table = made[check.deliberation_id]
        if table.version and table.version.id == check.version_id:
            table.check = check
    asked = Facilitation.objects.filter(of_these, end=None).select_related(
        "hat__professional", "hat__organisation", "answer"
    )
    for facilitation in asked.order_by("at", "id"):
        answer = getattr(facilitation, "answer", None)
        if answer is None or answer.accepted:
            table = made[facilitation.deliberation_id]
            table.facilitation, table.leads = facilitation, answer is not None
    day = timezone.localdate(at)
    working = Hat.objects.filter(worn(day), professional__user__is_active=True)
    seats = Seat.objects.filter(of_these, end=None).select_related(
        "hat__professional", "hat__organisation", "answer"
    )  # fmt: skip -- one thought
    seated = list(seats.order_by("at", "id"))
    there = set(working.filter(id__in=[seat.hat_id for seat in seated]).values_list("id", flat=True))
    for seat in seated:
        said = getattr(seat, "answer", None)
        made[seat.deliberation_id].sittings.append(
            Sitting(seat, said.comes if said else None, bool(said and said.involved), seat.hat_id not in there)
        )
    for begun in Step.objects.filter(of_these).order_by("at", "id"):
        made[begun.deliberation_id].step = begun
    for conclusion in Conclusion.objects.filter(of_these).order_by("at", "id").select_related("by__professional"):
        made[conclusion.deliberation_id].conclusion = conclusion
    for closing in Closing.objects.filter(of_these):
        made[closing.deliberation_id].closing = closing
    for withdrawal in Withdrawal.objects.filter(of_these):
        made[withdrawal.deliberation_id].withdrawal = withdrawal
    for aftermath in Aftermath.objects.filter(of_these).select_related("by__professional"):
        made[aftermath.deliberation_id].aftermath = aftermath
    for origin in FromCase.objects.filter(of_these).select_related("case"):
        made[origin.deliberation_id].origin = origin
    for landing in Landing.objects.filter(of_these):
        made[landing.deliberation_id].landing = landing
    return [made[one.id] for one in every]


def table(viewer: Viewer, deliberation_id: UUID, at: datetime) -> Table:
    """This function will give one deliberation as the viewer sees it.

    :raises Http404: when they have no part in it.
    """
    found = Deliberation.objects.filter(id=deliberation_id).select_related("by__professional", "by__organisation")
    made = tables(viewer, found, at)
    if not made or not made[0].parts:
        raise Http404
    return made[0]


def of_case(viewer: Viewer, cases: Collection[Case], at: datetime) -> list[Table]:
    """This function will give the deliberations that come from these cases, newest first, in a fixed number."""
    linked = FromCase.objects.filter(case__in=cases).values_list("deliberation_id", flat=True)
    return tables(viewer, Deliberation.objects.filter(id__in=list(linked)).order_by("-at"), at)
