"""The acts around an intended stop: on the sender's side, and on the side of the household."""

from samenhang.stops.actions.answering import (
    Answer,
    Later,
    Unasked,
    answer,
    answer_at_desk,
    record_unasked,
    take_in,
    tell_later,
)
from samenhang.stops.actions.kinds import change_kind
from samenhang.stops.actions.sending import (
    Decided,
    Said,
    Whom,
    decide,
    lay_again,
    move,
    send,
    send_within,
    tell_outcome,
    withdraw,
)

__all__ = [
    "Answer",
    "Decided",
    "Later",
    "Said",
    "Unasked",
    "Whom",
    "answer",
    "answer_at_desk",
    "change_kind",
    "decide",
    "lay_again",
    "move",
    "record_unasked",
    "send",
    "send_within",
    "take_in",
    "tell_later",
    "tell_outcome",
    "withdraw",
]
