"""Somebody in a story, before the register knows them: a name, an age today, and a number that passes the elfproef."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from zlib import crc32

from samenhang.people.actions import Identity

YEAR = 365.2425
_eights = count(99700001)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as a story introduces them; known in the story by the first given name."""

    given: str
    family: str
    age: float
    sex: str
    prefix: str = ""
    with_bsn: bool = True
    secrecy: int = 0

    @property
    def key(self) -> str:
        """The name by which the story calls them."""
        return self.given.split(" ")[0]

    def identity(self, today: date) -> Identity:
        """This function will give what the register keeps; whole ages get a birthday of their own in the year."""
        spread = 10 + crc32(f"{self.given} {self.family}".encode()) % 330 if self.age == int(self.age) else 0
        return Identity(
            family_name=self.family,
            given_names=self.given,
            prefix=self.prefix,
            birth_date=today - timedelta(days=round(self.age * YEAR) + spread),
            sex=self.sex,
            bsn=next_bsn() if self.with_bsn else "",
            secrecy=self.secrecy,
        )


def next_bsn() -> str:
    """This function will give the next number in a range nobody has, not even the public test set."""
    while True:
        eight = str(next(_eights))
        last = sum(int(digit) * weight for digit, weight in zip(eight, range(9, 1, -1), strict=True)) % 11
        if last < 10:
            return f"{eight}{last}"


def woman(given: str, family: str, age: float, prefix: str = "", *, with_bsn: bool = True, secrecy: int = 0) -> Someone:
    """This function will introduce a woman or girl, as old as she is today."""
    return Someone(given, family, age, "V", prefix, with_bsn, secrecy)


def man(given: str, family: str, age: float, prefix: str = "", *, with_bsn: bool = True, secrecy: int = 0) -> Someone:
    """This function will introduce a man or boy, as old as he is today."""
    return Someone(given, family, age, "M", prefix, with_bsn, secrecy)
