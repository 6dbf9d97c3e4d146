"""What happened to the legal bases: one source confirmed by two people, and a proposal that waits for the other."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.consent.actions import bases
from samenhang.consent.history import terms
from samenhang.consent.models import BasisProposal
from samenhang.consent.queries import as_decided_by_code
from samenhang.demo.telling.town import Town

PROPOSES, DECIDES = "judith", "karim"


def run(town: Town, now: datetime) -> None:
    """This function will confirm one basis by manager and privacy officer, and leave a second proposal waiting."""
    _proposed(
        town,
        "pw-taak",
        "De jurist heeft het artikel nagekeken.",
        now - timedelta(days=40),
        confirmed=True,
        source="nagekeken door de jurist van de gemeente",
    )
    with viewing(town.viewers[DECIDES]):
        proposal = BasisProposal.objects.get(code="pw-taak", decision=None)
        bases.decide(
            proposal=proposal,
            answer="approved",
            reason="Gelezen, klopt.",
            by=town.viewers[DECIDES],
            at=now - timedelta(days=38),
        )
    _proposed(
        town,
        "wgs-vroeg",
        "Bij schulden kijken wij voortaan met zijn tweeën of delen zonder vragen echt moet.",
        now - timedelta(days=2),
        second_person=True,
    )


def _proposed(town: Town, code: str, reason: str, at: datetime, **changes: Any) -> None:
    by, day = town.viewers[PROPOSES], timezone.localdate(at)
    with viewing(by):
        now = as_decided_by_code(code, day)
        if now is not None:
            bases.propose(
                code=code,
                law=now.law,
                article=now.article,
                terms={**terms(now), **changes},
                reason=reason,
                effective_on=day,
                by=by,
                at=at,
            )
