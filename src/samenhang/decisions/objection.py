"""Until when one may object to a decision: by the clock of the Algemene wet bestuursrecht, article 6:7."""

from datetime import date

from samenhang.decisions.models import DecisionText
from samenhang.kit.refusals import Refusal
from samenhang.terms.queries import reckoned, rule_on

RULE = "awb-bezwaar"


def last_day(text: DecisionText, today: date) -> date | None:
    """This function will give the last day to object, None while it was not sent or where no rule held."""
    if not text.formal or text.announced_on is None:
        return None
    try:
        return reckoned(rule_on(RULE, text.announced_on, today), text.announced_on)
    except Refusal:
        return None
