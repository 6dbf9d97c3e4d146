"""Reading quick questions. The policies give the viewer's own, and those asked of them or of their team."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.permissions import HELPING
from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.kit.rounds import Asks
from samenhang.questions.models import Asking, Known, QuestionRule, QuickQuestion, Turn
from samenhang.teams.models import Hat, Team
from samenhang.teams.queries import to_ask, worn

PARTS = ("mij", "team", "gesteld")


@dataclass(frozen=True, slots=True)
class Card:
    """A question as it stands for the viewer: whom it lies with, what was said, whether anything is to be done."""

    question: QuickQuestion
    asking: Asking
    turns: dict[str, Turn]
    state: str
    words: str
    tone: str
    mine: bool
    takes: bool
    answers: bool
    closes_on: date
    gone: bool
    off_today: bool

    @property
    def whom(self) -> str:
        """Whom it was asked, in words."""
        to = self.asking
        return to.to_hat.professional.name if to.to_hat else (to.to_team.name if to.to_team else "")

    @property
    def open(self) -> bool:
        """Whether anything can still be said."""
        return self.state not in ("closed", "lapsed")

    @property
    def follows_up(self) -> bool:
        """Whether who asked may ask one thing more."""
        return self.mine and self.state == "answered" and Turn.Kind.FOLLOW_UP not in self.turns

    @property
    def passes_on(self) -> bool:
        """Whether it may be given to somebody else: by who was asked, or by who asked where nobody answers."""
        return self.open and self.state == "waits" and (self.mine or self.answers or self.takes)

    @property
    def team_instead(self) -> Team | None:
        """The team of a colleague who is not there, to ask in their place."""
        away = self.mine and self.state == "waits" and (self.gone or self.off_today)
        return self.asking.to_hat.team if away and self.asking.to_hat else None


def rule() -> QuestionRule:
    """This function will give when a question closes by itself; reference data."""
    return QuestionRule.objects.get()


def _all(viewer: Viewer) -> QuerySet[QuickQuestion]:
    return (
        _standing(QuickQuestion.objects.all())
        .select_related("from_hat__professional", "from_hat__organisation", "closing", "case")
        .prefetch_related(
            Prefetch("turns", Turn.objects.select_related("by__professional")),
            Prefetch(
                "askings",
                Asking.objects.select_related(
                    "to_hat__professional", "to_hat__team", "to_team", "by__professional", "taking__by__professional"
                ),
            ),
        )
    )


def _standing(found: QuerySet[QuickQuestion]) -> QuerySet[QuickQuestion]:
    """Whom each lies with, and what was said last."""
    last = Asking.objects.filter(question=OuterRef("pk")).order_by("-at", "-id")
    said = Turn.objects.filter(question=OuterRef("pk")).order_by("-at", "-id")
    return found.annotate(
        last_hat=Subquery(last.values("to_hat_id")[:1]),
        last_team=Subquery(last.values("to_team_id")[:1]),
        taken_by=Subquery(last.values("taking__by_id")[:1]),
        last_kind=Subquery(said.values("kind")[:1]),
        last_at=Coalesce(Subquery(said.values("at")[:1]), Subquery(last.values("at")[:1]), F("at")),
    )


def box(viewer: Viewer, part: str) -> QuerySet[QuickQuestion]:
    """This function will give the questions for the viewer, for their team, or asked by them; the newest first."""
    found = _all(viewer)
    if part == "gesteld":
        found = found.filter(from_hat_id=viewer.id)
    elif part == "team":
        found = found.filter(Q(last_team=viewer.team_id)).exclude(from_hat_id=viewer.id)
        found = found if viewer.team_id else found.none()
    else:
        found = found.filter(Q(last_hat=viewer.id) | Q(taken_by=viewer.id)).exclude(from_hat_id=viewer.id)
    return found.order_by("-at", "-id")


def waiting(viewer: Viewer, at: datetime) -> Asks[int]:
    """This function will count the questions that wait for the viewer's word, or for anybody of their team."""
    for_me = Q(last_hat=viewer.id) | Q(taken_by=viewer.id)
    if viewer.team_id:
        for_me |= Q(last_team=viewer.team_id, taken_by=None)
    found = _standing(QuickQuestion.objects.filter(closing=None).exclude(from_hat_id=viewer.id)).filter(
        for_me, Q(last_kind=None) | Q(last_kind=Turn.Kind.FOLLOW_UP)
    )
    moments_of = found.values_list("last_at", flat=True)  # type: ignore[misc]  # annotated
    rules, moments = yield [QuestionRule.objects.all(), moments_of]
    since = at - timedelta(days=rules[0].closes_after_days)
    return sum(last > since for last in moments)


def cards(viewer: Viewer, found: Iterable[QuickQuestion], at: datetime) -> list[Card]:
    """This function will say of questions how they stand, in a fixed number of statements."""
    every, day = list(found), timezone.localdate(at)
    if not every:
        return []
    days = rule().closes_after_days
    asked = {one.last_hat for one in every if one.last_hat}  # type: ignore[attr-defined]  # annotated in _all
    there = set(
        Hat.objects.filter(worn(day), id__in=asked, professional__user__is_active=True).values_list("id", flat=True)
    )
    return [_card(viewer, one, days, there, at) for one in every]


def _card(viewer: Viewer, one: QuickQuestion, days: int, there: set[UUID], at: datetime) -> Card:
    asking = max(one.askings.all(), key=lambda to: (to.at, to.id))
    turns = {turn.kind: turn for turn in one.turns.all()}
    last = max([asking.at, *(turn.at for turn in turns.values())])
    taking = getattr(asking, "taking", None)
    state, words, tone = _state(one, turns, last + timedelta(days=days) <= at)
    mine, for_team = one.from_hat_id == viewer.id, asking.to_team_id and asking.to_team_id == viewer.team_id
    asks_me = state in ("waits", "more") and not mine
    hat = asking.to_hat
    return Card(
        question=one,
        asking=asking,
        turns=turns,
        state=state,
        words=words,
        tone=tone,
        mine=mine,
        takes=bool(asks_me and for_team and taking is None),
        answers=bool(asks_me and (asking.to_hat_id == viewer.id or (taking and taking.by_id == viewer.id))),
        closes_on=timezone.localdate(last + timedelta(days=days)),
        gone=bool(hat and hat.id not in there),
        off_today=bool(
            hat and timezone.localdate(at).isoweekday() not in (hat.professional.working_days or range(1, 8))
        ),
    )


def _state(one: QuickQuestion, turns: dict[str, Turn], lapsed: bool) -> tuple[str, str, str]:
    if hasattr(one, "closing"):
        return "closed", _("gesloten"), "neutral"
    if lapsed:
        return "lapsed", _("vanzelf gesloten"), "neutral"
    if Turn.Kind.FOLLOW_UP in turns and Turn.Kind.AGAIN not in turns:
        return "more", _("vervolgvraag"), "warning"
    if Turn.Kind.ANSWER in turns:
        return "answered", _("beantwoord"), "success"
    return "waits", _("wacht op antwoord"), "info"


def one(viewer: Viewer, question_id: UUID, at: datetime) -> Card:
    """This function will give one question the viewer asked, or that was asked of them or their team.

    :raises Http404: otherwise.
    """
    found = cards(viewer, _all(viewer).filter(id=question_id), at)
    if not found:
        raise Http404
    return found[0]


def of_case(viewer: Viewer, case: Case) -> QuerySet[QuickQuestion]:
    """This function will give the questions about a case that are the viewer's own or came to them."""
    return _all(viewer).filter(case=case).order_by("-at", "-id")[:20]


def whom(viewer: Viewer, day: date) -> tuple[list[Hat], list[Team]]:
    """This function will give the colleagues and the teams a question may be asked of: who works there today."""
    found = to_ask(viewer, day, roles=HELPING).filter(_going(day)).select_related("team__organisation")
    hats = list(found.exclude(Q(professional_id=viewer.professional_id)))
    teams = {hat.team.id: hat.team for hat in hats if hat.team is not None and hat.team_id != viewer.team_id}
    return hats, sorted(teams.values(), key=lambda team: team.name)


def _going(day: date) -> Q:
    return Q(organisation__until_day=None) | Q(organisation__until_day__gt=day)


def readers_of(viewer: Viewer, case: Case) -> set[UUID]:
    """This function will give the hats that read what the team of a case writes down, if the viewer does too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.readers(%s, NULL, %s, '')", [case.household_id, Layer.CASE_TEAM])
        return {row[0] for row in cursor.fetchall()}


def known(viewer: Viewer, words: str = "") -> QuerySet[Known]:
    """This function will give what the viewer's team kept as good to know, the newest first."""
    found = Known.objects.all()
    return found.filter(Q(question__icontains=words) | Q(answer__icontains=words)) if words else found
