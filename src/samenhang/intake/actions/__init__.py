"""What is done with what comes in. Each act leaves its line in the log. Other modules use these names."""

from samenhang.intake.actions.concerns import tell_of_concern
from samenhang.intake.actions.opening import Asked, Earlier, Told, add_to_case, open_case
from samenhang.intake.actions.picking import AlreadyPickedUp, pick_up, put_back
from samenhang.intake.actions.receiving import (
    About,
    Caller,
    Grounds,
    Newcomer,
    Safety,
    Telling,
    Urgent,
    receive_request,
)
from samenhang.intake.actions.referring import (
    AlreadyAnswered,
    Handing,
    accept_referral,
    decline_referral,
    refer,
    report_outcome,
)
from samenhang.intake.actions.sifting import AlreadySettled, Sifting, answer_request, reopen, withdraw_request

__all__ = [
    "About",
    "AlreadyAnswered",
    "AlreadyPickedUp",
    "AlreadySettled",
    "Asked",
    "Caller",
    "Earlier",
    "Grounds",
    "Handing",
    "Newcomer",
    "Safety",
    "Sifting",
    "Telling",
    "Told",
    "Urgent",
    "accept_referral",
    "add_to_case",
    "answer_request",
    "decline_referral",
    "open_case",
    "pick_up",
    "put_back",
    "receive_request",
    "refer",
    "reopen",
    "report_outcome",
    "tell_of_concern",
    "withdraw_request",
]
