"""What may be done with a deliberation. Each step is a record: what was said stays as it was said (G2)."""

from samenhang.deliberation.actions.after import land, tell_aftermath
from samenhang.deliberation.actions.asking import (
    Asked,
    ask,
    check_text,
    reflect,
    rewrite,
    withdraw,
)
from samenhang.deliberation.actions.seating import (
    answer_lead,
    answer_seat,
    ask_to_lead,
    end_lead,
    end_seat,
    end_training,
    invite,
    keep_trained,
)
from samenhang.deliberation.actions.sitting import begin_step, close, conclude, say, strike

__all__ = [
    "Asked",
    "answer_lead",
    "answer_seat",
    "ask",
    "ask_to_lead",
    "begin_step",
    "check_text",
    "close",
    "conclude",
    "end_lead",
    "end_seat",
    "end_training",
    "invite",
    "keep_trained",
    "land",
    "reflect",
    "rewrite",
    "say",
    "strike",
    "tell_aftermath",
    "withdraw",
]
