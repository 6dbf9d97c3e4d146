"""Reading rode knoppen: the household's side, and the envelope as the managers see it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access import memo
from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.escalation.models import (
    ButtonEnvelope,
    ButtonOutcome,
    ButtonSide,
    How,
    JointAnswer,
    ManagerAsked,
    NotAgreed,
    RedButton,
    ToTheLine,
)
from samenhang.kit.rounds import Asks, Same
from samenhang.teams.models import Organisation


@dataclass(frozen=True, slots=True)
class Standing:
    """An envelope as it stands: the answer on the table, who confirmed it, who does not see it happen, whether late."""

    it: ButtonEnvelope
    answers: list[JointAnswer]
    confirmed: frozenset[UUID]
    refused: list[NotAgreed]
    state: str
    words: str
    tone: str
    asked: list[ManagerAsked] = field(default_factory=list)

    @property
    def answer(self) -> JointAnswer | None:
        """The version on the table."""
        return self.answers[-1] if self.answers else None

    @property
    def version(self) -> int:
        """The number of that version; 0 where there is none."""
        return self.answer.version if self.answer else 0

    @property
    def agreed(self) -> bool:
        """Whether both confirmed the same version."""
        return {self.it.one_id, self.it.other_id} <= self.confirmed

    @property
    def open(self) -> bool:
        """Whether the managers can still say something."""
        return self.state in ("waits", "late", "stuck", "gone")

    @property
    def to_the_line(self) -> bool:
        """Whether the next step is the line: the term is over, one of the two does not see it happen, or left."""
        return self.state in ("late", "stuck", "gone")

    def refuses(self, organisation_id: UUID | None) -> bool:
        """This function will say whether an organisation said no to what lies on the table now."""
        since = self.answer.at if self.answer else self.it.at
        return any(one.organisation_id == organisation_id and one.at >= since for one in self.refused)

    def waits_for(self, organisation_id: UUID | None) -> bool:
        """This function will say whether something is expected of an organisation."""
        mine = organisation_id in (self.it.one_id, self.it.other_id)
        return self.open and mine and organisation_id not in self.confirmed and not self.refuses(organisation_id)


def envelopes(viewer: Viewer) -> QuerySet[ButtonEnvelope]:
    """This function will give the envelopes the viewer reads, the newest first."""
    return (
        ButtonEnvelope.objects.select_related(
            "one", "other", "from_hat__professional", "from_hat__organisation", "watcher__professional", "end"
        )
        .prefetch_related(
            "answers__by__professional",
            "answers__organisation",
            "answers__confirmations__by__professional",
            "not_agreed__by__professional",
            "not_agreed__organisation",
            "asked__hat__professional",
            "asked__organisation",
        )
        .order_by("-at", "-id")
    )


def standing(viewer: Viewer, found: Iterable[ButtonEnvelope], at: datetime) -> list[Standing]:
    """This function will say of envelopes how they stand."""
    return [_standing(one, at) for one in found]


def _standing(one: ButtonEnvelope, at: datetime) -> Standing:
    answers = sorted(one.answers.all(), key=lambda answer: answer.version)
    last = answers[-1] if answers else None
    confirmed = frozenset(yes.organisation_id for yes in last.confirmations.all()) if last else frozenset()
    refused = sorted(one.not_agreed.all(), key=lambda no: no.at)
    since = last.at if last else one.at
    end = getattr(one, "end", None)
    if end:
        words = {How.AGREED: _("samen beantwoord"), How.LINE: _("in de lijn beslist"), How.WITHDRAWN: _("teruggenomen")}
        state, said, tone = "over", words[How(end.how)], "neutral"
    elif {one.one_id, one.other_id} <= confirmed:
        state, said, tone = "agreed", _("beiden bevestigd"), "success"
    elif any(no.at >= since for no in refused):
        state, said, tone = "stuck", _("zij komen er niet uit"), "danger"
    elif left := left_of((one.one, one.other), timezone.localdate(at)):
        state, said, tone = "gone", _("%(name)s doet niet meer mee") % {"name": left[0].name}, "danger"
    elif one.answer_by < timezone.localdate(at):
        state, said, tone = "late", _("termijn voorbij"), "danger"
    else:
        state, said, tone = "waits", _("wacht op antwoord"), "info"
    return Standing(one, answers, confirmed, refused, state, said, tone, list(one.asked.all()))


def left_of(two: Iterable[Organisation], day: date) -> list[Organisation]:
    """This function will give which of two organisations take part no more: nobody answers there."""
    return [one for one in two if one.until_day is not None and one.until_day <= day]


def envelope(viewer: Viewer, envelope_id: UUID, at: datetime) -> Standing:
    """This function will give one envelope the viewer was asked about, or watches.

    :raises Http404: otherwise.
    """
    found = standing(viewer, envelopes(viewer).filter(id=envelope_id), at)
    if not found:
        raise Http404
    return found[0]


def waiting(viewer: Viewer, at: datetime) -> Asks[int]:
    """This function will count the rode knoppen that wait for the viewer's organisation."""
    (sent,) = yield [envelopes(viewer).filter(end=None)[:100]]
    found = standing(viewer, sent, at)
    return sum(one.waits_for(viewer.organisation_id) for one in found)


def watched(viewer: Viewer, at: datetime) -> Asks[int]:
    """This function will count the rode knoppen the viewer watches whose managers do not get out of it."""
    (sent,) = yield [envelopes(viewer).filter(end=None, watcher_id=viewer.id)[:100]]
    found = standing(viewer, sent, at)
    return sum(one.to_the_line for one in found)


# -- the household's side ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pressed:
    """A rode knop as it stands with the household's records."""

    it: RedButton
    sides: dict[UUID, ButtonSide]
    envelope: Standing | None
    line: ToTheLine | None
    outcome: ButtonOutcome | None
    words: str
    tone: str
    nobody: frozenset[UUID] = frozenset()
    """Organisations for which nobody who was asked can answer; why not is told to nobody."""

    @property
    def draft(self) -> bool:
        """Whether it was not laid before the managers yet."""
        return self.envelope is None and self.outcome is None

    @property
    def both_sides(self) -> bool:
        """Whether both organisations' sides are written."""
        return {self.it.one_id, self.it.other_id} <= set(self.sides)

    @property
    def open(self) -> bool:
        """Whether it runs."""
        return self.outcome is None

    @property
    def to_conclude(self) -> bool:
        """Whether both confirmed one answer, which is not kept with the household yet."""
        return self.open and self.envelope is not None and self.envelope.agreed and self.line is None

    @property
    def to_ask(self) -> list[Organisation]:
        """The organisations of which another manager must be asked."""
        return [one for one in (self.it.one, self.it.other) if self.open and one.id in self.nobody]

    @property
    def two(self) -> list[tuple[Organisation, ButtonSide | None]]:
        """The two organisations, each with its side."""
        return [(one, self.sides.get(one.id)) for one in (self.it.one, self.it.other)]


def buttons(viewer: Viewer) -> QuerySet[RedButton]:
    """This function will give the rode knoppen the viewer reads, the newest first."""
    return (
        RedButton.objects.select_related("case", "one", "other", "sent", "line", "outcome")
        .prefetch_related("sides__organisation")
        .order_by("-at", "-id")
    )


def pressed(viewer: Viewer, found: Iterable[RedButton], at: datetime) -> list[Pressed]:
    """This function will say of rode knoppen how they stand, in a fixed number of statements."""
    every = list(found)
    ids = {one.sent.envelope_id for one in every if hasattr(one, "sent")}
    there = standing(viewer, envelopes(viewer).filter(id__in=ids), at) if ids else []
    laid = {one.it.id: one for one in there}
    nobody = _nobody_answers(list(ids))
    found_ones = []
    for one in every:
        sent = one.sent.envelope_id if hasattr(one, "sent") else None
        found_ones.append(_pressed(one, laid.get(sent) if sent else None, frozenset(nobody[sent])))
    return found_ones


def _nobody_answers(ids: list[UUID]) -> dict[UUID | None, set[UUID]]:
    """Of envelopes: for which organisations nobody who was asked can answer."""
    found: dict[UUID | None, set[UUID]] = defaultdict(set)
    if ids:
        with connection.cursor() as cursor:
            cursor.execute("SELECT envelope_id, organisation_id FROM access.buttons_unanswered(%s)", [ids])
            for envelope_id, organisation_id in cursor.fetchall():
                found[envelope_id].add(organisation_id)
    return found


def _pressed(one: RedButton, envelope: Standing | None, nobody: frozenset[UUID]) -> Pressed:
    sides = {side.organisation_id: side for side in sorted(one.sides.all(), key=lambda side: side.at)}
    line, outcome = getattr(one, "line", None), getattr(one, "outcome", None)
    if outcome:
        words, tone = str(outcome.get_how_display()), "neutral"
    elif line:
        words, tone = _("ligt bij %(whom)s") % {"whom": line.to_whom}, "danger"
    elif envelope:
        words, tone = envelope.words, envelope.tone
    else:
        words, tone = _("in voorbereiding"), "accent"
    return Pressed(one, sides, envelope, line, outcome, words, tone, nobody)


def button(viewer: Viewer, button_id: UUID, at: datetime) -> Pressed:
    """This function will give one rode knop the viewer reads.

    :raises Http404: when there is none.
    """
    found = pressed(viewer, buttons(viewer).filter(id=button_id), at)
    if not found:
        raise Http404
    return found[0]


def of_cases(viewer: Viewer, cases: Collection[Case], at: datetime) -> Asks[list[Pressed]]:
    """This function will give the rode knoppen of these cases."""
    ids = frozenset(case.id for case in cases)
    key = ("button.of_cases", viewer.id, ids, at)
    made: list[Pressed] | None = memo.known(key)
    if made is None:
        (found,) = yield [Same(key, buttons(viewer).filter(case_id__among=ids))]
        made = memo.once(key, lambda: pressed(viewer, found, at))
    return made


def sides_to_write(viewer: Viewer) -> QuerySet[RedButton]:
    """This function will give the rode knoppen that wait for the side of the viewer's own organisation."""
    mine = ButtonSide.objects.filter(Q(organisation_id=viewer.organisation_id)).values("button_id")
    found = RedButton.objects.filter(sent=None, outcome=None).exclude(id__in=mine)
    return found.filter(one_id=viewer.organisation_id) | found.filter(other_id=viewer.organisation_id)
