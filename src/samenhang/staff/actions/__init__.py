"""What a manager does: inviting, suspending, ending colleagues, and handing on what they held."""

from samenhang.staff.actions.ending import NotHandedOn, end_work, hand_on, hand_on_shut
from samenhang.staff.actions.forgetting import AlreadyDecided, decide_forgetting, forget_account, propose_forgetting
from samenhang.staff.actions.hats import AlreadyWorn, NotForYourself, Placed, give_role
from samenhang.staff.actions.inviting import (
    AddressInUse,
    Asked,
    Newcomer,
    NoLongerValid,
    accept,
    invite,
    invite_again,
    mailed,
    withdraw,
)
from samenhang.staff.actions.places import (
    Place,
    Squad,
    StillInUse,
    add_place,
    add_squad,
    change_place,
    change_squad,
    end_place,
)
from samenhang.staff.actions.suspending import AlreadySuspended, change_details, lift, suspend

__all__ = [
    "AddressInUse",
    "AlreadyDecided",
    "AlreadySuspended",
    "AlreadyWorn",
    "Asked",
    "Newcomer",
    "NoLongerValid",
    "NotForYourself",
    "NotHandedOn",
    "Place",
    "Placed",
    "Squad",
    "StillInUse",
    "accept",
    "add_place",
    "add_squad",
    "change_details",
    "change_place",
    "change_squad",
    "decide_forgetting",
    "end_place",
    "end_work",
    "forget_account",
    "give_role",
    "hand_on",
    "hand_on_shut",
    "invite",
    "invite_again",
    "lift",
    "mailed",
    "propose_forgetting",
    "suspend",
    "withdraw",
]
