"""What an ended test tells whoever goes on with it: typed, so that a decision begins filled."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CostLine:
    """What an option costs somebody: ``payer`` and ``period`` are codes, the labels their Dutch words."""

    payer: str
    payer_label: str
    who: str
    amount: Decimal
    period: str
    period_label: str
    basis: str
    basis_label: str
    source: str


@dataclass(frozen=True, slots=True)
class EffectLine:
    """What an option does to a party, now and later, in words."""

    who: str
    who_label: str
    now: str
    later: str


@dataclass(frozen=True, slots=True)
class OptionLine:
    """An option with its effects and costs; ``nothing`` is doing nothing, ``chosen`` the one the outcome is about."""

    id: UUID
    title: str
    nothing: bool
    chosen: bool
    effects: list[EffectLine] = field(default_factory=list)
    costs: list[CostLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LegalLine:
    """A condition of the law: article, the room it leaves, and from what is deviated."""

    article: str
    room: str
    deviation: str


@dataclass(frozen=True, slots=True)
class ForDecision:
    """An ended Omgekeerde Toets as a decision takes it over. ``key`` is its place behind the wall."""

    test_id: UUID
    case_id: UUID
    key: tuple[UUID, UUID | None, str, str]
    question: str
    effect: str
    outcome: str
    outcome_label: str
    because: str
    conditions: str
    decider: str
    review_on: date
    used: str
    used_label: str
    decided_on: date | None
    ended_at: datetime
    ended_by_id: UUID
    fingerprint: str
    reasoning: str = ""
    organisational: str = ""
    plan: str = ""
    options: list[OptionLine] = field(default_factory=list)
    legal: list[LegalLine] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)

    @property
    def chosen(self) -> OptionLine | None:
        """The option the outcome is about, or None."""
        return next((one for one in self.options if one.chosen), None)
