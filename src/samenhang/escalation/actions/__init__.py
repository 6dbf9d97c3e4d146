"""Going up the ladder: consulting, stepping in, the rode knop, and the municipality's own setting."""

from samenhang.escalation.actions.agreeing import confirm, not_agree, propose
from samenhang.escalation.actions.button import (
    Facts,
    conclude,
    press,
    send,
    to_line,
    withdraw,
    write_side,
)
from samenhang.escalation.actions.consulting import (
    Consulting,
    advise,
    answer,
    consult,
    take_back,
    use_advice,
)
from samenhang.escalation.actions.managers import ask_other
from samenhang.escalation.actions.setting import set_rule
from samenhang.escalation.actions.stepping import Mandate, extend, see_effect, step_in, step_out, tell_effect

__all__ = [
    "Consulting",
    "Facts",
    "Mandate",
    "advise",
    "answer",
    "ask_other",
    "conclude",
    "confirm",
    "consult",
    "extend",
    "not_agree",
    "press",
    "propose",
    "see_effect",
    "send",
    "set_rule",
    "step_in",
    "step_out",
    "take_back",
    "tell_effect",
    "to_line",
    "use_advice",
    "withdraw",
    "write_side",
]
