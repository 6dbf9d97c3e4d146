"""Keeping what the population register says, what people decide about it, and asking it about one person."""

from samenhang.brp.actions.asking import NoBsn, NoRegister, ask, keep_answer
from samenhang.brp.actions.keeping import (
    Judged,
    Necessity,
    NoNecessity,
    confirm_household,
    judge,
    keep_lists,
    look_alike,
)

__all__ = [
    "Judged",
    "Necessity",
    "NoBsn",
    "NoNecessity",
    "NoRegister",
    "ask",
    "confirm_household",
    "judge",
    "keep_answer",
    "keep_lists",
    "look_alike",
]
