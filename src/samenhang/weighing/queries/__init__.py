"""Reading tests and triangles: the viewer first. Without their key there is none to find."""

from samenhang.weighing.queries.deciding import for_decision
from samenhang.weighing.queries.laws import law, law_texts, laws
from samenhang.weighing.queries.lists import reviews_due, reviews_waiting, tests_of
from samenhang.weighing.queries.testing import Whole, reversed_test, whole
from samenhang.weighing.queries.weighed import Weighed, triangle, triangles_of, weighed

__all__ = [
    "Weighed",
    "Whole",
    "for_decision",
    "law",
    "law_texts",
    "laws",
    "reversed_test",
    "reviews_due",
    "reviews_waiting",
    "tests_of",
    "triangle",
    "triangles_of",
    "weighed",
    "whole",
]
