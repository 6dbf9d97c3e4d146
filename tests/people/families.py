"""Invented families in the register: lists that name each other, at one address or at several."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.brp.imports import Report, import_brp
from samenhang.brp.service import SERVICE
from samenhang.people import actions as people
from samenhang.people import bsn as numbers
from samenhang.people.models import Household, Person
from tests.people.lists import a_file, a_list, a_necessity, a_row
from tests.support.town import Town, a_bsn

_serial = count(1)


def born(years: int) -> str:
    """This function will give the register's birth date of somebody of this age, whenever the tests run."""
    return (timezone.localdate() - timedelta(days=round(365.25 * years) + 60)).strftime("%Y%m%d")


@dataclass
class Someone:
    """Somebody with a list of their own."""

    given: str
    family: str
    age: int
    bsn: str = field(default_factory=a_bsn)
    cells: dict[str, str] = field(default_factory=dict)
    more: list[dict[str, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"

    def told(self, category: str) -> dict[str, str]:
        """This function will give how another list names this person, in one category."""
        named = {"01_20": self.bsn, "02_10": self.given, "02_40": self.family, "03_10": born(self.age)}
        return {f"e{category}_{element}": text for element, text in named.items()}

    def marries(self, other: "Someone", *, since: str = "20150501", bond: str = "H") -> None:
        """This function will let each list name the other as partner."""
        for one, whom in ((self, other), (other, self)):
            one.cells |= whom.told("05") | {"e05_06_10": since, "e05_15_10": bond}

    def divorces(self, other: "Someone", *, on: str = "20220301", since: str = "20150501") -> None:
        """This function will let each list tell that the bond ended, with its beginning as history."""
        for one, whom in ((self, other), (other, self)):
            one.cells |= whom.told("05") | {"e05_07_10": on, "e05_07_40": "S", "e05_15_10": "H", "e05_H": "55"}
            one.more.append(a_row(**whom.told("05"), e05_06_10=since, e05_15_10="H"))

    def child_of(self, *parents: "Someone", authority: str = "") -> None:
        """This function will let this list name its parents, and theirs the child."""
        for category, parent in zip(("02", "03"), parents, strict=False):
            self.cells |= parent.told(category) | {f"e{category}_62_10": born(self.age)}
            parent.has_child(self)
        if authority:
            self.cells |= {"e11_32_10": authority, "e11_85_10": "20200101"}

    def has_child(self, child: "Someone") -> None:
        """This function will let this list name a child, below the children it names already."""
        if "e09_02_40" not in self.cells:
            self.cells |= child.told("09")
            return
        rows = [self.cells, *[row for row in self.more if row.get("09.02.40")]]
        last = rows[-1]
        last["e09_H" if last is self.cells else "09.H"] = "09"
        named = a_row(**child.told("09"))
        empty = next((row for row in self.more if not row.get("09.02.40")), None)
        if empty is None:
            self.more.append(named)
        else:
            empty |= {key: text for key, text in named.items() if key}


def someone(given: str, age: int, *, at: str = "", family: str = "", **cells: str) -> Someone:
    """This function will invent somebody; ``at`` is the house number of the dwelling they share."""
    cells = {"e08_11_20": at, **cells} if at else cells
    return Someone(given, family or f"Proef{next(_serial)}", age, cells=cells)


def a_street() -> str:
    """This function will invent a postcode nobody else's test lives at."""
    number = next(_serial)
    return f"{1000 + number // 26}Q{chr(65 + number % 26)}"


def imported(folder: Path, *all_of: Someone, postcode: str) -> Report:
    """This function will take their lists in, at one postcode."""
    rows: list[dict[str, str]] = []
    for number, one in enumerate(all_of, start=1):
        usual: dict[str, Any] = {
            "e01_02_10": one.given,
            "e01_02_30": "",
            "e01_02_40": one.family,
            "e01_03_10": born(one.age),
            "e08_10_10": "W",
            "e08_10_30": "20180615",
            "e08_11_60": postcode,
        }
        rows += [a_list(f"L{number}", bsn=one.bsn, **(usual | one.cells)), *one.more]
    return import_brp(a_file(folder, *rows), why=a_necessity(), at=timezone.now(), echo=lambda _: None)


def on_record(one: Someone) -> Person:
    """This function will give the person that somebody's list became."""
    with viewing(SERVICE):
        return Person.objects.get(bsn_index=numbers.index(one.bsn))


def asks(town: Town, *members: Someone, protected: bool = False) -> Household:
    """This function will let the town's desk take in a request about these people, found by BSN."""
    officer = town.officer.viewer
    ids = [on_record(one).id for one in members]
    with viewing(officer):
        household = people.add_household(name=members[0].family, protected=protected, by=officer, at=town.now)
        town.take_in(household)
        for one, person_id in zip(members, ids, strict=True):
            people.join_household(
                household=household,
                person_id=person_id,
                place="child" if one.age < 18 else "adult",
                starts_on=timezone.localdate(town.now),
                by=officer,
                at=town.now,
            )
    return household
