"""How much of everything there is in a population of so many households, and which portion holds which of it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

PORTION = 2_000
LINES = 20_000
SEVEN_NEED = 420
"""Open cases there are at the least, where households allow it: the seven who are measured need theirs."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The first of something in a portion, and how many."""

    first: int
    many: int


@dataclass(frozen=True)
class Extent:
    """A population: its size, its seed, the day it is seen on, how many lines its log has."""

    households: int
    seed: int
    day: date
    looks: int
    portion: int = PORTION
    """How many households make one portion: with another number it is another population."""

    @property
    def portions(self) -> int:
        """How many portions of households there are."""
        return -(-self.households // self.portion)

    @property
    def of_lines(self) -> int:
        """How many portions of the log there are."""
        return -(-self.looks // LINES)

    @cached_property
    def open_cases(self) -> int:
        """One in a hundred households has an open case; in a small population more, so that the seven have theirs."""
        return max(self.households // 100, min(SEVEN_NEED, self.households // 20), 1)

    @cached_property
    def waiting(self) -> int:
        """Requests that wait in the queue."""
        return max(min(5_000, self.households // 200), 1)

    @cached_property
    def closed_cases(self) -> int:
        """Households with a case that was closed, and none that is open."""
        return max(self.households // 140, 1)

    @cached_property
    def settled(self) -> int:
        """Households whose request was answered or passed on; with them three in a hundred are known."""
        known = self.open_cases + self.waiting + self.closed_cases
        return max(self.households * 3 // 100 - known, self.households // 200, 1)

    def homes(self, portion: int) -> Numbers:
        """This function will say which households a portion holds."""
        first = portion * self.portion
        return Numbers(first, min(self.portion, self.households - first))

    def share(self, of: int, portion: int) -> Numbers:
        """This function will say which of something that is spread evenly over all households a portion holds."""
        homes = self.homes(portion)
        first = of * homes.first // self.households
        return Numbers(first, of * (homes.first + homes.many) // self.households - first)

    def lines(self, portion: int) -> Numbers:
        """This function will say which lines of the log a portion holds."""
        first = portion * LINES
        return Numbers(first, min(LINES, self.looks - first))
