"""Reading consultations and who stepped in."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samenhang.access import memo
from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.escalation.models import (
    Advice,
    AdviceUse,
    Consultation,
    ConsultationAsked,
    Effect,
    SteppingIn,
    SteppingOut,
    in_months,
)
from samenhang.escalation.queries import at_work
from samenhang.involvement.handing import REASON
from samenhang.involvement.models import Involvement
from samenhang.kit.rounds import Asks, Number, Same
from samenhang.teams.models import Hat

MONTHS = (3, 6)
TASK = gettext_noop("stapt in naast de regievoerder")
"""What who stepped in does, as their involvement tells it; who takes over takes it over with it."""
TONES = {
    "waits": "info",
    "lapsed": "warning",
    "declined": "warning",
    "taken_back": "neutral",
    "open": "accent",
    "ended": "neutral",
    "past": "warning",
    "advised": "success",
    "used": "neutral",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A consultation as it stands."""

    it: Consultation
    state: str
    words: str
    tone: str
    advice: Advice | None
    use: AdviceUse | None
    gone: bool = False

    @property
    def runs(self) -> bool:
        """Whether the process director may still read or answer."""
        return self.state in ("waits", "open")


def _words(state: str) -> str:
    return {
        "waits": _("wacht op antwoord"),
        "lapsed": _("geen antwoord gekregen"),
        "declined": _("kan niet meedenken"),
        "taken_back": _("ingetrokken"),
        "open": _("leest en denkt mee"),
        "ended": _("gestopt zonder antwoord"),
        "past": _("termijn voorbij zonder antwoord"),
        "advised": _("antwoord binnen"),
        "used": _("klaar"),
    }[state]


def consultations(viewer: Viewer) -> QuerySet[Consultation]:
    """This function will give the consultations the viewer reads, the newest first."""
    return Consultation.objects.select_related(
        "case", "hat__professional", "hat__organisation", "invitation__answer", "invitation__end", "advice", "use"
    ).order_by("-at", "-id")


def asked(viewer: Viewer, found: Iterable[Consultation], at: datetime) -> list[Asked]:
    """This function will say of consultations how they stand."""
    every = list(found)
    there = at_work({one.hat_id for one in every}, timezone.localdate(at))
    return [_asked(one, at, one.hat_id not in there) for one in every]


def _asked(one: Consultation, at: datetime, gone: bool) -> Asked:
    advice, use = getattr(one, "advice", None), getattr(one, "use", None)
    state = "used" if use else "advised" if advice else one.invitation.state(at)
    return Asked(one, state, _words(state), TONES[state], advice, use, gone)


def consultation(viewer: Viewer, consultation_id: UUID, at: datetime) -> Asked:
    """This function will give one consultation the viewer reads.

    :raises Http404: when there is none.
    """
    found = asked(viewer, consultations(viewer).filter(id=consultation_id), at)
    if not found:
        raise Http404
    return found[0]


def of_invitation(viewer: Viewer, invitation_id: UUID) -> Consultation | None:
    """This function will give what an invitation asks to think along with, where the viewer reads it."""
    return consultations(viewer).filter(invitation_id=invitation_id).first()


def asked_of_me(viewer: Viewer) -> QuerySet[ConsultationAsked]:
    """This function will give the requests to think along that came to the viewer's own hat."""
    return (
        ConsultationAsked.objects.filter(hat_id=viewer.id)
        .select_related("invitation__answer", "invitation__end", "invitation__basis")
        .order_by("-at", "-id")
    )


def shut(viewer: Viewer, at: datetime) -> list[ConsultationAsked]:
    """This function will give the viewer's open invitations of which they read nothing: there is no ground."""
    found = [one for one in asked_of_me(viewer)[:50] if one.invitation.state(at) == "open"]
    read = (
        set(consultations(viewer).filter(hat_id=viewer.id).values_list("invitation_id", flat=True)) if found else set()
    )
    return [one for one in found if one.invitation_id not in read]


def waiting(viewer: Viewer, at: datetime) -> Asks[int]:
    """This function will count the requests that wait for the viewer, those being read, and effects not read yet."""
    asked, unread = yield [asked_of_me(viewer)[:50], Number(Effect.objects.filter(to_hat_id=viewer.id, seen=None))]
    return sum(one.invitation.state(at) in ("waits", "open") for one in asked) + int(unread)


def effects(viewer: Viewer) -> QuerySet[Effect]:
    """This function will give what was told to the viewer of what their stepping in brought."""
    found = Effect.objects.filter(to_hat_id=viewer.id).select_related("from_hat__professional", "seen")
    return found.order_by("-at", "-id")


# -- stepping in ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Beside:
    """A stepping in as it stands: until when, by which involvement, whether anything is due."""

    it: SteppingIn
    state: str
    words: str
    tone: str
    last_day: date
    involvement: Involvement
    out: SteppingOut | None
    due: int = 0
    gone: bool = False

    @property
    def heir(self) -> Hat | None:
        """Who took it over from who stepped in, if anybody did."""
        return self.involvement.hat if self.involvement.hat_id != self.it.hat_id else None

    @property
    def runs(self) -> bool:
        """Whether the process director works beside the director now."""
        return self.state == "runs"


def steppings(viewer: Viewer) -> QuerySet[SteppingIn]:
    """This function will give the steppings in the viewer reads, the newest first."""
    return (
        SteppingIn.objects.select_related("case", "hat__professional", "hat__organisation", "involvement__end", "out")
        .prefetch_related("extensions__involvement__end", "effects__effect")
        .order_by("-at", "-id")
    )


def beside(viewer: Viewer, found: Iterable[SteppingIn], at: datetime) -> list[Beside]:
    """This function will say of steppings in how they stand; who took over from who left stands in their place."""
    every = list(found)
    heirs = _heirs({one.household_id for one in every})
    now = [(one, *_now(one, heirs)) for one in every]
    there = at_work({held.hat_id for _one, held, _day in now if held.hat_id}, timezone.localdate(at))
    return [_beside(one, at, held, day, held.hat_id not in there) for one, held, day in now]


def _heirs(households: set[UUID]) -> dict[UUID, list[Involvement]]:
    """The involvements of who stepped in, also of who took one over, by household; the first first."""
    found = defaultdict(list)
    if households:
        with_task = Involvement.objects.filter(household_id__in=households, task=TASK)
        for one in with_task.select_related("end", "hat__professional", "hat__organisation").order_by("at", "id"):
            found[one.household_id].append(one)
    return found


def _now(one: SteppingIn, heirs: dict[UUID, list[Involvement]]) -> tuple[Involvement, date]:
    """By which involvement somebody stands beside the director, and until when: as extended, and as handed on."""
    last = max(one.extensions.all(), key=lambda more: more.at, default=None)
    held, last_day = (last.involvement, last.last_day) if last else (one.involvement, one.last_day)
    for heir in heirs[one.household_id]:
        end = getattr(held, "end", None)
        if end and end.reason == REASON and heir.at == end.at and heir.until == held.until:
            held = heir
    return held, last_day


def _beside(one: SteppingIn, at: datetime, involvement: Involvement, last_day: date, gone: bool) -> Beside:
    out = getattr(one, "out", None)
    if out:
        told = {effect.months for effect in one.effects.all()}
        today, ended = timezone.localdate(at), timezone.localdate(out.at)
        due = next((m for m in MONTHS if m not in told and in_months(ended, m) <= today), 0)
        return Beside(one, "over", _("klaar"), "neutral", last_day, involvement, out, due, gone)
    if gone or not involvement.present_at(at):
        return Beside(one, "past", _("voorbij, nog niet afgesloten"), "warning", last_day, involvement, None, 0, gone)
    return Beside(one, "runs", _("werkt mee"), "accent", last_day, involvement, None)


def stepping(viewer: Viewer, stepping_id: UUID, at: datetime) -> Beside:
    """This function will give one stepping in the viewer reads.

    :raises Http404: when there is none.
    """
    found = beside(viewer, steppings(viewer).filter(id=stepping_id), at)
    if not found:
        raise Http404
    return found[0]


def of_cases(viewer: Viewer, cases: Collection[Case], at: datetime) -> Asks[tuple[list[Asked], list[Beside]]]:
    """This function will give what was asked of process directors in these cases, in a fixed number of statements."""
    ids = frozenset(case.id for case in cases)
    key = ("consulting.of_cases", viewer.id, ids, at)
    made: tuple[list[Asked], list[Beside]] | None = memo.known(key)
    if made is None:
        found, stepped = yield [
            Same((*key, "asked"), consultations(viewer).filter(case_id__among=ids)),
            Same((*key, "beside"), steppings(viewer).filter(case_id__among=ids)),
        ]
        made = memo.once(key, lambda: (asked(viewer, found, at), beside(viewer, stepped, at)))
    return made
