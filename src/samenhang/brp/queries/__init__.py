"""Reading what the register was asked, what it answered, whom it proposes, and which lists wait to be judged."""

from samenhang.brp.queries.questions import Asked, asked, opened, purposes
from samenhang.brp.queries.register import (
    DOUBTS_A_PAGE,
    Alike,
    Doubted,
    Doubts,
    Fact,
    Proposal,
    Proposed,
    Tie,
    alike,
    doubt,
    doubts,
    facts,
    necessities,
    proposal,
)

__all__ = [
    "DOUBTS_A_PAGE",
    "Alike",
    "Asked",
    "Doubted",
    "Doubts",
    "Fact",
    "Proposal",
    "Proposed",
    "Tie",
    "alike",
    "asked",
    "doubt",
    "doubts",
    "facts",
    "necessities",
    "opened",
    "proposal",
    "purposes",
]
