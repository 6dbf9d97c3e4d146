"""Which households of a portion the municipality works with, and what each of them became: waiting, settled, a case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from samenhang.access.models import Layer
from samenhang.people.models import Contact, Relation
from samenhang.populate import names, tales
from samenhang.populate.draw import Draw
from samenhang.populate.extent import Extent
from samenhang.populate.shapes import Home, Soul
from samenhang.populate.sheet import Sheets
from samenhang.populate.staff import Staff

KINDS = ("open", "closed", "settled", "waiting")


@dataclass(frozen=True, slots=True)
class Place:
    """Everything needed to write about one household: itself, chance, the sheets, who works, the latest moment."""

    home: Home
    draw: Draw
    sheets: Sheets
    staff: Staff
    extent: Extent
    number: int

    @property
    def now(self) -> datetime:
        """The latest moment anything bears: the evening before the day the population is seen on."""
        return datetime.combine(self.extent.day - timedelta(days=1), time(17), UTC)

    def fits(self, words: str) -> bool:
        """This function will say whether these words can have been said in this household."""
        home = self.home
        return tales.fits(words, children=bool(home.children), adults=len(home.grown), parted=home.shape == "shared")

    def ago(self, fewest: int, most: int) -> datetime:
        """This function will draw a moment in office hours, so many days before the day it is seen on."""
        return self.draw.at_work(self.extent.day - timedelta(days=self.draw.between(fewest, most) + 2))

    def after(self, at: datetime, fewest: int, most: int) -> datetime:
        """This function will draw a moment so many days after another, and never one that is still to come."""
        drawn = self.draw.at_work((at + timedelta(days=self.draw.between(fewest, most))).date())
        return max(at + timedelta(minutes=1), min(drawn, self.now))

    def add(self, model: Any, made_at: datetime, layer: str = Layer.INVOLVEMENT, /, **values: Any) -> str:
        """This function will write a row about this household, and give its id."""
        made = self.draw.id(made_at)
        self.sheets.add(model, id=made, household_id=self.home.id, **{"layer": layer, **values})
        return made

    def on(self, model: Any, made_at: datetime, /, **values: Any) -> str:
        """This function will write a row that hangs on another, and give its id."""
        made = self.draw.id(made_at)
        self.sheets.add(model, id=made, **values)
        return made


def of_portion(extent: Extent, portion: int, homes: list[Home], draw: Draw) -> Iterator[tuple[str, int, Home]]:
    """This function will choose the known households of a portion, with what became of each and its number.

    Larger households are known more often.
    """
    totals = (extent.open_cases, extent.closed_cases, extent.settled, extent.waiting)
    wanted = [extent.share(total, portion) for total in totals]
    order = sorted(homes, key=lambda home: draw.random() ** (1 / max(len(home.there), 1)), reverse=True)
    order = [home for home in order if home.grown]
    for kind, span in zip(KINDS, wanted, strict=True):
        for number in range(span.first, span.first + span.many):
            if order:
                yield kind, number, order.pop(0)


def reached(place: Place) -> None:
    """This function will write how a household's adults are reached, and how its members stand to each other."""
    home, draw = place.home, place.draw
    for soul in home.grown:
        language = names.ORIGINS[soul.origin].language if draw.happens(0.5) else ""
        dutch = draw.choices(("none", "little", "fair", "good"), (15, 35, 35, 15))[0] if language else ""
        place.add(
            Contact, home.made, person_id=soul.id, phone=f"06-{draw.between(10_000_000, 99_999_999)}",
            email=f"{soul.id[-12:]}@voorbeeld.test" if draw.happens(0.6) else "", language=language, dutch=dutch,
            interpreter=dutch in ("none", "little"), reading=draw.choices(("normal", "easy", "spoken"), (75, 18, 7))[0],
            way=draw.choices(("", "call", "text", "mail", "visit"), (50, 25, 15, 5, 5))[0], changed_at=home.made,
        )  # fmt: skip  # as the columns stand
    for one, other, kind in _pairs(home):
        place.add(Relation, home.made, person_id=one.id, other_id=other.id, kind=kind)


def _pairs(home: Home) -> Iterator[tuple[Soul, Soul, str]]:
    adults = [one.soul for one in home.members if one.until is None and one.place == "adult"]
    if len(adults) == 2:
        yield adults[0], adults[1], "partner"
    for child in home.children:
        for adult in adults:
            if (adult.family == child.family) or (home.shape in ("family", "three", "lone")):
                yield adult, child, "parent_authority"
