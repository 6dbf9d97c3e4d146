"""What is done about people's rights over their own data, and about how long records are kept."""

from samenhang.data_rights.actions.files import hand_over, make_file
from samenhang.data_rights.actions.requests import (
    answer_right,
    ask_right,
    extend_right,
    stop_sharing,
    withdraw_right,
)

__all__ = ["answer_right", "ask_right", "extend_right", "hand_over", "make_file", "stop_sharing", "withdraw_right"]
