"""Drawing what is drawn again the same: ids, numbers, days, all from the seed and the number of the portion."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

NUMBERS = 10_000_000
STRIDE = 7_654_321  # has no factor in common with NUMBERS: every candidate comes once
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Draw(Random):
    """Chance, begun anew from the seed for every portion, so that any portion can be made by itself."""

    def __init__(self, seed: int, kind: str, number: int) -> None:
        super().__init__(f"{seed} {kind} {number}")

    def happens(self, chance: float) -> bool:
        """This function will say yes so often."""
        return self.random() < chance

    def id(self, at: datetime) -> str:
        """This function will make a UUIDv7 of a moment, as the program's own: 32 hexadecimal digits."""
        ms = int(at.timestamp() * 1000)
        return f"{ms << 80 | 7 << 76 | self.getrandbits(12) << 64 | 2 << 62 | self.getrandbits(62):032x}"

    def between(self, first: int, last: int) -> int:
        """This function will draw a whole number from the first to the last."""
        return first + int((last - first + 1) * self.random())

    def born(self, today: date, youngest: int, oldest: int) -> date:
        """This function will draw a birth date of somebody of this age."""
        return today - timedelta(
            days=self.between(youngest * 365 + youngest // 4 + 1, oldest * 365 + oldest // 4 + 364)
        )

    def at_work(self, day: date) -> datetime:
        """This function will give a moment in office hours of this day, or of the working day before it."""
        day -= timedelta(days=max(0, day.weekday() - 4))
        local = datetime(day.year, day.month, day.day, self.between(8, 16), self.between(0, 59), tzinfo=AMSTERDAM)
        return local.astimezone(UTC)


def bsn(candidate: int) -> str:
    """This function will give the n-th number of the test range (from 9 on); empty where it fails the elfproef."""
    eight = f"9{candidate * STRIDE % NUMBERS:07d}"
    last = sum(int(digit) * weight for digit, weight in zip(eight, range(9, 1, -1), strict=True)) % 11
    return f"{eight}{last}" if last < 10 else ""
