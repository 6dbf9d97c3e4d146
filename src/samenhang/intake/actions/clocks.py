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
    given = {"where": where, "domain": referral.to_domain_id, "earlier": of_request(request), "by": by, "at": at}
    begun = TermRule.StartedBy.THREATENED if threatened else TermRule.StartedBy.REFERRAL
    received = timezone.localdate(request.received_at)
    found = terms.start_by_itself(started_by=begun, started_on=received, **given)
    if notified_on:
        notice = TermRule.StartedBy.NOTICE
        try:
            rules.demand_rule(
                started_by=notice,
                domain=referral.to_domain_id,
                started_on=notified_on,
                today=timezone.localdate(at),
            )
        except Refusal as refusal:
            raise Refusal(refusal.message, field="notified_on") from refusal
        found += terms.start_by_itself(started_by=notice, started_on=notified_on, **given)
    return found


def withdraw_clocks(*, request: Request, by: Viewer, at: datetime) -> None:
    """This function will end the clocks of a request that was taken back."""
    terms.withdraw_all(household_id=request.household_id, object_ids=of_request(request), by=by, at=at)
