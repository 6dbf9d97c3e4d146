"""Reading decisions and how they stand. The policies give what the viewer reads by key, or was asked about."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import Http404
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.decisions import ladder, objection
from samenhang.decisions.matters import RECENT, alike
from samenhang.decisions.models import (
    Answer,
    AskedFor,
    Cost,
    Decision,
    DecisionEnd,
    DecisionText,
    InForce,
    Review,
    SecondPair,
)
from samenhang.involvement.queries import writable_files
from samenhang.involvement.reading import Place, wide_name
from samenhang.kit.money import euros
from samenhang.kit.rounds import Asks, Number, answered
from samenhang.teams.models import Hat
from samenhang.teams.queries import worn
from samenhang.terms.models import Term
from samenhang.terms.queries import Clock

STAGES: dict[str, tuple[str | Promise, str, str]] = {
    "draft": (gettext_lazy("in voorbereiding"), "neutral", "pencil"),
    "waiting": (gettext_lazy("wacht op rugdekking"), "info", "clock"),
    "late": (gettext_lazy("nog geen antwoord, de termijn is voorbij"), "warning", "clock"),
    "gone": (gettext_lazy("wie gevraagd is zit hier niet meer: vraag opnieuw"), "warning", "user"),
    "backed": (gettext_lazy("er staat iemand achter: klaar om te nemen"), "success", "shield-alert"),
    "conditions": (gettext_lazy("rugdekking onder voorwaarde"), "success", "shield-alert"),
    "refused": (gettext_lazy("geen rugdekking"), "danger", "x"),
    "in_force": (gettext_lazy("genomen"), "success", "check"),
    "review": (gettext_lazy("genomen, tijd om terug te kijken"), "warning", "calendar"),
    "stopped": (gettext_lazy("niet genomen"), "neutral", "x"),
    "withdrawn": (gettext_lazy("ingetrokken"), "neutral", "x"),
    "replaced": (gettext_lazy("vervangen"), "neutral", "history"),
}


@dataclass(frozen=True, slots=True)
class Ask:
    """One time that backing was asked, and how that stands."""

    asked: AskedFor
    of_latest: bool
    seat_holds: bool
    today: date

    @property
    def answer(self) -> Answer | None:
        """What was answered, if anything was."""
        return getattr(self.asked.envelope, "answer", None)

    @property
    def lapsed(self) -> str:
        """Why it counts no longer; empty while it counts."""
        lapse = getattr(self.asked.envelope, "lapse", None)
        return str(lapse.get_why_display()) if lapse else ""

    @property
    def stage(self) -> str:
        """How it stands in one word."""
        if self.answer:
            return {"backs": "backed", "conditions": "conditions"}.get(self.answer.word, "refused")
        if not self.seat_holds:
            return "gone"
        return "late" if self.asked.envelope.answer_by < self.today else "waiting"

    @property
    def counts(self) -> bool:
        """Whether somebody stands behind the last version by it."""
        return not self.lapsed and self.of_latest and self.stage in ("backed", "conditions")


@dataclass(frozen=True, slots=True)
class State:
    """A decision with everything that says how it stands."""

    decision: Decision
    text: DecisionText
    texts: list[DecisionText]
    costs: list[Cost]
    needed: ladder.Needed
    asks: list[Ask]
    pairs: list[SecondPair]
    reviews: list[Review]
    stage: str
    enough: bool
    missing: str = ""
    in_force: InForce | None = None
    clock: Clock | None = None

    @property
    def words(self) -> str:
        """How it stands, for the screen."""
        return str(STAGES[self.stage][0])

    @property
    def tone(self) -> str:
        """The tone of the badge."""
        return STAGES[self.stage][1]

    @property
    def icon(self) -> str:
        """The icon of the badge."""
        return STAGES[self.stage][2]

    @property
    def total(self) -> Decimal:
        """What it costs in all."""
        return sum((one.total for one in self.costs), Decimal(0))

    @property
    def total_words(self) -> str:
        """The total as one writes it."""
        return euros(self.total)

    @property
    def end(self) -> DecisionEnd | None:
        """How it ended, if it did."""
        return getattr(self.decision, "end", None)

    @property
    def open(self) -> bool:
        """Whether it is still being made."""
        return self.stage not in ("in_force", "review", "stopped", "withdrawn", "replaced")

    @property
    def unsent(self) -> bool:
        """Whether it is a beschikking that counts, and nobody said on which day it was sent."""
        return bool(self.in_force and self.text.formal and self.clock is None and self.end is None)

    @property
    def standing(self) -> Ask | None:
        """The ask that counts now: the last that did not lapse."""
        return next((one for one in self.asks if not one.lapsed), None)

    @property
    def backing(self) -> Ask | None:
        """The ask by which somebody stands behind the decision."""
        if self.in_force:
            return next((one for one in self.asks if one.asked.envelope_id == self.in_force.envelope_id), None)
        return next((one for one in self.asks if one.counts), None)


def _of(found: QuerySet[Decision]) -> QuerySet[Decision]:
    return found.select_related("by__professional", "case", "in_force__by__professional", "end__by__professional")


def decision(viewer: Viewer, decision_id: UUID) -> Decision:
    """This function will give one decision.

    :raises Http404: when there is none, or the viewer does not read it.
    """
    found = _of(Decision.objects.filter(id=decision_id)).first()
    if found is None:
        raise Http404
    return found


def state(viewer: Viewer, decision_id: UUID, at: datetime) -> State:
    """This function will give one decision with how it stands; 404 when the viewer does not read it."""
    return states(viewer, [decision(viewer, decision_id)], at)[0]


def of_case(viewer: Viewer, case_id: UUID) -> QuerySet[Decision]:
    """This function will give a case's decisions, newest first."""
    return _of(Decision.objects.filter(case_id=case_id)).order_by("-at", "-id")


def mine(viewer: Viewer) -> QuerySet[Decision]:
    """This function will give the decisions the viewer began and still reads, those being made first."""
    return _of(Decision.objects.filter(by_id=viewer.id)).order_by("-at", "-id")


def same_matter(viewer: Viewer, of: Decision, text: DecisionText, at: datetime) -> list[State]:
    """This function will give the other decisions on the same matter: being made, or taken within a year.

    The same matter is: same case, about the same person, of the same kind, and about the same thing.
    """
    others = of_case(viewer, of.case_id).filter(person=of.person_id, end=None).exclude(id=of.id)
    others = others.exclude(in_force__starts_on__lt=timezone.localdate(at) - RECENT)
    others = others.exclude(id=of.replaces_id)[:20] if of.replaces_id else others[:20]
    return [one for one in states(viewer, list(others), at) if alike(of, text, one.decision, one.text)]


def states(viewer: Viewer, decisions: Collection[Decision], at: datetime) -> list[State]:
    """This function will say of decisions how they stand, in a fixed number of statements."""
    if not decisions:
        return []
    today = timezone.localdate(at)
    ids = [one.id for one in decisions]
    texts: dict[UUID, list[DecisionText]] = defaultdict(list)
    found = DecisionText.objects.filter(decision_id__in=ids).select_related("by__professional")
    whole = found.prefetch_related(
        "costs", Prefetch("second_pairs", SecondPair.objects.select_related("by__professional"))
    )
    for text in whole.order_by("-number"):
        texts[text.decision_id].append(text)
    asks = _asks(ids, texts, today)
    reviews: dict[UUID, list[Review]] = defaultdict(list)
    for review in Review.objects.filter(decision_id__in=ids).select_related("by__professional").order_by("-at", "-id"):
        reviews[review.decision_id].append(review)
    table, clocks = ladder.on(today), objection.clocks(viewer, ids, today)
    return [
        replace(_state(one, texts[one.id], asks[one.id], reviews[one.id], table, today), clock=clocks.get(one.id))
        for one in decisions
        if texts[one.id]
    ]


def _asks(ids: list[UUID], texts: dict[UUID, list[DecisionText]], today: date) -> dict[UUID, list[Ask]]:
    found: dict[UUID, list[Ask]] = defaultdict(list)
    latest = {key: some[0].id for key, some in texts.items() if some}
    holding = Exists(Hat.objects.filter(worn(today), id=OuterRef("envelope__seat__hat_id")))
    asked = AskedFor.objects.filter(decision_id__in=ids).annotate(worn=holding)
    related = asked.select_related(
        "by__professional",
        "envelope__seat__hat__professional",
        "envelope__seat__organisation",
        "envelope__seat__deputy__professional",
        "envelope__seat__end",
        "envelope__answer__by__professional",
        "envelope__lapse",
    )
    for one in related.order_by("-at", "-id"):
        seat = one.envelope.seat
        holds = (
            one.worn  # annotated above
            and getattr(seat, "end", None) is None
            and (seat.until_day is None or seat.until_day > today)
        )
        found[one.decision_id].append(Ask(one, one.text_id == latest.get(one.decision_id), holds, today))
    return found


def _state(
    one: Decision,
    texts: list[DecisionText],
    asks: list[Ask],
    reviews: list[Review],
    table: ladder.Ladder,
    today: date,
) -> State:
    text = texts[0]
    costs, pairs = list(text.costs.all()), list(text.second_pairs.all())
    total = sum((cost.total for cost in costs), Decimal(0))
    needed = table.needed(ladder.Asked(text.kind, total, text.outside, text.sensitive))
    in_force, end = getattr(one, "in_force", None), getattr(one, "end", None)
    missing = "" if in_force or end else _missing(table, needed, asks, pairs)
    if end:
        stage = end.how
    elif in_force:
        due = reviews[0].again_on if reviews else text.review_on
        stage = "review" if due is not None and due <= today else "in_force"
    else:
        standing = next((ask for ask in asks if not ask.lapsed), None)
        stage = standing.stage if standing else "draft"
    return State(
        one, text, texts, costs, needed, asks, pairs, reviews, stage, not missing, missing, in_force
    )  # fmt: skip -- a row of what was found


def _missing(table: ladder.Ladder, needed: ladder.Needed, asks: list[Ask], pairs: list[SecondPair]) -> str:
    """What a decision still needs before it can be taken; empty when nothing."""
    behind = next((ask for ask in asks if ask.counts), None)
    if behind and table.reaches(behind.asked.envelope.rung, needed.rung.code):
        return ""
    if not needed.own:
        return _("Voor dit besluit is rugdekking nodig van: %(rung)s.") % {"rung": needed.rung.name}
    if needed.second_pair and not behind and not any(pair.agrees for pair in pairs):
        return _("U besluit dit zelf, nadat een collega heeft meegekeken.")
    return ""


def chain(viewer: Viewer, of: Decision, at: datetime) -> list[State]:
    """This function will give the decision this one replaces and those that replace it, as far as the viewer reads."""
    found = _of(Decision.objects.filter(Q(id=of.replaces_id) | Q(replaces_id=of.id))).order_by("at", "id")
    return states(viewer, list(found), at)


def made_by(viewer: Viewer, state: State) -> bool:
    """This function will say whether the viewer, in whatever hat, had a hand in a decision."""
    makers = {state.decision.by.professional_id, *(text.by.professional_id for text in state.texts)}
    makers |= {ask.asked.by.professional_id for ask in state.asks}
    return viewer.professional_id in makers


def places(viewer: Viewer, household_id: UUID) -> list[Place]:
    """This function will give where the viewer may write a decision: with the team, or in our plan."""
    writable = writable_files(viewer, household_id)
    wide = (Layer.CASE_TEAM, Layer.SHARED)
    return [Place(layer, "", wide_name(layer)) for layer in wide if (layer, "") in writable]


def uuid_or_none(text: str) -> UUID | None:
    """This function will read an id out of an address, None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def to_review(viewer: Viewer, today: date) -> QuerySet[Decision]:
    """This function will give the decisions of the viewer whose day to look back has come."""
    last = Review.objects.filter(decision=OuterRef("pk")).order_by("-at", "-id")
    later = DecisionText.objects.filter(decision=OuterRef("pk")).order_by("-number")
    found = Decision.objects.filter(by_id=viewer.id, in_force__isnull=False, end=None)
    found = found.annotate(
        looked=Exists(last),
        again=Subquery(last.values("again_on")[:1]),
        first=Subquery(later.values("review_on")[:1]),
    )
    return found.filter(Q(looked=False, first__lte=today) | Q(looked=True, again__lte=today))


def to_send(viewer: Viewer) -> QuerySet[Decision]:
    """This function will give the viewer's beschikkingen that count and of which nobody said that they were sent."""
    sent = Exists(Term.objects.filter(object_id=OuterRef("pk"), guards=objection.GUARDS))
    return Decision.objects.filter(by_id=viewer.id, in_force__text__formal=True, end=None).exclude(sent)


def waiting_for_me(viewer: Viewer, at: datetime) -> int:
    """This function will count the viewer's decisions that ask something: answered, late, to send or look back at."""
    return answered(asking_me(viewer, at))


def asking_me(viewer: Viewer, at: datetime) -> Asks[int]:
    """This function will count the same, together with what else a page asks."""
    today = timezone.localdate(at)
    asked = AskedFor.objects.filter(
        by_id=viewer.id, decision__in_force=None, decision__end=None, envelope__lapse=None
    ).filter(Q(envelope__answer__isnull=False) | Q(envelope__answer_by__lt=today))
    of, unsent, again = yield [
        asked.values_list("decision_id", flat=True).distinct(),
        Number(to_send(viewer)),
        Number(to_review(viewer, today)),
    ]
    return len(of) + int(unsent) + int(again)


def cost_lines(costs: Iterable[Cost]) -> list[str]:
    """This function will write each cost as a line."""
    found = []
    for one in costs:
        said = {"payer": one.payer, "amount": euros(one.amount), "per": one.get_per_display(), "times": one.times}
        if one.per == Cost.Per.ONCE and one.times == 1:
            found.append(_("%(payer)s: %(amount)s eenmalig") % said)
        else:
            said["total"] = euros(one.total)
            found.append(_("%(payer)s: %(amount)s %(per)s, %(times)d keer: %(total)s") % said)
    return found


__all__ = ["Ask", "State", "cost_lines", "decision", "mine", "of_case", "same_matter", "state", "states"]
