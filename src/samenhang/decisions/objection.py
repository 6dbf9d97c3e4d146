"""Until when one may object to a decision: a clock of the house, by the Algemene wet bestuursrecht, article 6:7."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from samenhang.access.viewer import Viewer
from samenhang.decisions.models import DecisionText
from samenhang.kit.refusals import Refusal
from samenhang.terms.models import Term
from samenhang.terms.queries import Clock, reckoned, rule_on

RULE = "awb-bezwaar"
GUARDS = "decision"


def last_day(text: DecisionText, today: date) -> date | None:
    """This function will give the last day to object, None while it was not sent or where no rule held."""
    if not text.formal or text.announced_on is None:
        return None
    try:
        return reckoned(rule_on(RULE, text.announced_on, today), text.announced_on)
    except Refusal:
        return None


def clocks(viewer: Viewer, decisions: Collection[UUID], today: date) -> dict[UUID, Clock]:
    """This function will give the clock of each decision that was sent, by decision."""
    found = Term.objects.filter(object_id__in=list(decisions), guards=GUARDS, rule__code=RULE)
    return {one.object_id: Clock(one, today) for one in found.select_related("rule", "ending").order_by("round")}
