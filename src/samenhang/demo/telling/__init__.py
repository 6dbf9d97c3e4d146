"""Telling the life of a household through the modules' own actions, at moments that lie behind us."""

from samenhang.demo.telling.beside import Accompanied
from samenhang.demo.telling.case import Cased
from samenhang.demo.telling.climbing import Climbing
from samenhang.demo.telling.clock import Clock
from samenhang.demo.telling.layered import Layered
from samenhang.demo.telling.plan import Planned
from samenhang.demo.telling.safe import Safe
from samenhang.demo.telling.someone import Someone, man, woman
from samenhang.demo.telling.tables import Tabled
from samenhang.demo.telling.talk import Talked, says
from samenhang.demo.telling.timed import Timed
from samenhang.demo.telling.town import Town
from samenhang.demo.telling.visits import Visited

__all__ = ["Clock", "Someone", "Story", "Town", "man", "says", "woman"]


class Story(Planned, Talked, Timed, Accompanied, Layered, Visited, Safe, Climbing, Tabled, Cased):
    """One household: its requests, its case, its conversations, its plan and its logbook."""

    def beside(self) -> "Story":
        """This function will begin another household in the same story, on the same clock."""
        return Story(self.town, self.clock)
