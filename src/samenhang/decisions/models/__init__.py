"""Deciding with a mandate and with somebody standing behind it (G4, G5, G6)."""

from samenhang.decisions.models.backing import Answer, AskedFor, Envelope, Lapse
from samenhang.decisions.models.deciding import (
    Brought,
    Cost,
    Decision,
    DecisionEnd,
    DecisionText,
    InForce,
    Review,
    SecondPair,
)
from samenhang.decisions.models.mandate import Kind, MandateAnswer, MandateProposal, Seat, SeatEnd

__all__ = [
    "Answer",
    "AskedFor",
    "Brought",
    "Cost",
    "Decision",
    "DecisionEnd",
    "DecisionText",
    "Envelope",
    "InForce",
    "Kind",
    "Lapse",
    "MandateAnswer",
    "MandateProposal",
    "Review",
    "Seat",
    "SeatEnd",
    "SecondPair",
]
