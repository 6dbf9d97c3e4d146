"""The adviser "Mag ik dit delen?" (H6): what it asks, the table it answers by, and the acts it offers."""

from samenhang.consent.advice.answering import Advice, advise
from samenhang.consent.advice.offers import Here, Offer, offer
from samenhang.consent.advice.questions import QUESTIONS, of_age, who_is
from samenhang.consent.advice.table import current_table

__all__ = ["QUESTIONS", "Advice", "Here", "Offer", "advise", "current_table", "of_age", "offer", "who_is"]
