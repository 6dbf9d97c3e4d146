"""Reading what came in: the queue, one request with its story, the referrals. Other modules use these names."""

from samenhang.intake.queries.clocks import clocks_of, with_clocks, with_referral_clocks
from samenhang.intake.queries.queue import SORTS, TABS, counts, queue, with_holders
from samenhang.intake.queries.referrals import inbox, inbox_counts, referral, referral_people
from samenhang.intake.queries.requests import (
    Standing,
    earlier,
    needing_desk,
    of_household,
    request,
    standing,
    stands,
    triages,
)
from samenhang.intake.queries.sharing import Sharing, case_bases, sharing

__all__ = [
    "SORTS",
    "TABS",
    "Sharing",
    "Standing",
    "case_bases",
    "clocks_of",
    "counts",
    "earlier",
    "inbox",
    "inbox_counts",
    "needing_desk",
    "of_household",
    "queue",
    "referral",
    "referral_people",
    "request",
    "sharing",
    "standing",
    "stands",
    "triages",
    "with_clocks",
    "with_holders",
    "with_referral_clocks",
]
