"""The clocks of the law that start when a request goes to the desk of a domain (B9).

Which ones, the table of rules says: Wmo from the day of the melding, debt help from the request (sooner when something
serious threatens), integration from DUO's notification, which somebody must tell us.
"""

from datetime import date, datetime

from django.utils import timezone

from samenhang.access.viewer import Viewer
from samenhang.intake.models import Referral, Request
from samenhang.intake.queries.clocks import of_request, place
from samenhang.kit.refusals import Refusal
from samenhang.terms import actions as terms
from samenhang.terms import queries as rules
from samenhang.terms.models import Term, TermRule


def start_clocks(
    *,
    referral: Referral,
    request: Request,
    threatened: bool = False,
    notified_on: date | None = None,
    by: Viewer,
    at: datetime,
) -> list[Term]:
    """This function will start what the law starts with this referral; what runs for an earlier one goes on.

    :raises Refusal: when the day of the notification cannot be.
    """
    where = terms.Where("referral", referral.id, **place(referral), kept_in=referral.to_domain_id)
    earlier, domain = of_request(request), referral.to_domain_id

    def begin(started_by: str, started_on: date) -> list[Term]:
        return terms.start_by_itself(
            where=where, started_by=started_by, domain=domain, started_on=started_on, earlier=earlier, by=by, at=at
        )

    received = timezone.localdate(request.received_at)
    found = begin(TermRule.StartedBy.THREATENED if threatened else TermRule.StartedBy.REFERRAL, received)
    if notified_on:
        notice, today = TermRule.StartedBy.NOTICE, timezone.localdate(at)
        try:
            rules.demand_rule(started_by=notice, domain=domain, started_on=notified_on, today=today)
        except Refusal as refusal:
            raise Refusal(refusal.message, field="notified_on") from refusal
        found += begin(notice, notified_on)
    return found


def withdraw_clocks(*, request: Request, by: Viewer, at: datetime) -> None:
    """This function will end the clocks of a request that was taken back."""
    terms.withdraw_all(household_id=request.household_id, object_ids=of_request(request), by=by, at=at)
