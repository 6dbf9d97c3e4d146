"""A deliberation as one viewer sees it: their part in it, and what was done so far."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenhang.access import memo
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
from samenhang.kit.rounds import Asks, Rows, Same, answered
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


def my_parts(viewer: Viewer) -> Asks[dict[UUID, tuple[set[str], bool]]]:
    """This function will give the parts the viewer has in each deliberation, and whether its texts are open to them."""
    (rows,) = yield [_parts()]
    return _by_id(rows)


def _parts(ids: Collection[UUID] | None = None) -> Rows:
    asked = (
        "SELECT deliberation_id, part, texts FROM access.deliberating()"
        " WHERE %s::uuid[] IS NULL OR deliberation_id = ANY (%s::uuid[])"
    )
    wanted = list(ids) if ids is not None else None
    return Rows(asked, (wanted, wanted), (UUID, str, bool))


def _by_id(rows: Iterable[Sequence[Any]]) -> dict[UUID, tuple[set[str], bool]]:
    found: dict[UUID, tuple[set[str], bool]] = {}
    for one, part, texts in rows:
        parts, opened = found.get(one, (set(), False))
        found[one] = (parts | {part}, opened or texts)
    return found


def listed(viewer: Viewer) -> QuerySet[Deliberation]:
    """This function will give the deliberations the viewer has a part in, newest first."""
    return among(answered(my_parts(viewer)))


def among(ids: Iterable[UUID]) -> QuerySet[Deliberation]:
    """This function will give these deliberations, newest first."""
    return Deliberation.objects.filter(id__among=ids).order_by("-at", "-id")


def tables(viewer: Viewer, found: Iterable[Deliberation], at: datetime) -> list[Table]:
    """This function will gather what the viewer may know of these deliberations, in one statement."""
    return answered(gathered(viewer, found, at))


def gathered(viewer: Viewer, found: Iterable[Deliberation], at: datetime) -> Asks[list[Table]]:
    """This function will give the same, together with what else a page asks."""
    every = list(found)
    ids = [one.id for one in every]
    if not ids:
        return []
    of_these = Q(deliberation_id__among=ids)
    people = ("hat__professional", "hat__organisation", "answer")
    working = Hat.objects.filter(
        worn(timezone.localdate(at)), id=OuterRef("hat_id"), professional__user__is_active=True
    )
    said = yield [
        _parts(ids),
        Version.objects.filter(of_these).order_by("number").select_related("by__professional"),
        Check.objects.filter(of_these).select_related("by__professional"),
        Facilitation.objects.filter(of_these, end=None).select_related(*people).order_by("at", "id"),
        Seat.objects.filter(of_these, end=None)
        .select_related(*people)
        .annotate(there=Exists(working))
        .order_by("at", "id"),
        Step.objects.filter(of_these).order_by("at", "id"),
        Conclusion.objects.filter(of_these).order_by("at", "id").select_related("by__professional"),
        Closing.objects.filter(of_these),
        Withdrawal.objects.filter(of_these),
        Aftermath.objects.filter(of_these).select_related("by__professional"),
        FromCase.objects.filter(of_these).select_related("case"),
        Landing.objects.filter(of_these),
    ]
    rows, versions, checks, asked, seats, steps, conclusions, *single = said
    closings, withdrawals, aftermaths, origins, landings = single
    parts = _by_id(rows)
    made = {one.id: Table(one, *parts.get(one.id, (set(), False))) for one in every}
    for version in versions:
        made[version.deliberation_id].version = version
    for check in checks:
        table = made[check.deliberation_id]
        if table.version and table.version.id == check.version_id:
            table.check = check
    for facilitation in asked:
        answer = getattr(facilitation, "answer", None)
        if answer is None or answer.accepted:
            table = made[facilitation.deliberation_id]
            table.facilitation, table.leads = facilitation, answer is not None
    for seat in seats:
        reply = getattr(seat, "answer", None)
        made[seat.deliberation_id].sittings.append(
            Sitting(seat, reply.comes if reply else None, bool(reply and reply.involved), not seat.there)
        )
    for begun in steps:
        made[begun.deliberation_id].step = begun
    for conclusion in conclusions:
        made[conclusion.deliberation_id].conclusion = conclusion
    for closing in closings:
        made[closing.deliberation_id].closing = closing
    for withdrawal in withdrawals:
        made[withdrawal.deliberation_id].withdrawal = withdrawal
    for aftermath in aftermaths:
        made[aftermath.deliberation_id].aftermath = aftermath
    for origin in origins:
        made[origin.deliberation_id].origin = origin
    for landing in landings:
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


def of_case(viewer: Viewer, cases: Collection[Case], at: datetime) -> Asks[list[Table]]:
    """This function will give the deliberations that come from these cases, newest first, in a fixed number."""
    key = ("deliberations of", viewer.id, frozenset(case.id for case in cases), at)
    made: list[Table] | None = memo.known(key)
    if made is None:
        linked = FromCase.objects.filter(case_id__among=[case.id for case in cases]).values("deliberation_id")
        (found,) = yield [Same(key, Deliberation.objects.filter(id__in=linked).order_by("-at", "-id"))]
        tables = yield from gathered(viewer, found, at)
        made = memo.once(key, lambda: tables)
    return made
