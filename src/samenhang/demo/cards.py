"""The role cards of the demo: who may be tried, and what there is to try."""

CARDS: list[tuple[str, str, str]] = []
"""(account, role in plain words, one line of what to try)."""
