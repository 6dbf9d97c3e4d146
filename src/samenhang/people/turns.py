"""One after the other: two people who change who holds a household, at the same moment, do not pass each other."""

from functools import partial

from samenhang.kit import turns

take_turn = partial(turns.take_turn, 7401)
"""Wait for whoever is changing this household: the database derives its grants under the same lock."""
