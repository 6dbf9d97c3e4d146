"""One test with all that hangs on it, in a fixed number of statements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.involvement.queries import involved
from samenhang.weighing import presence
from samenhang.weighing.content import canonical, fingerprint
from samenhang.weighing.models import (
    Cost,
    Law,
    ReversedTest,
    TestEnd,
    TestOption,
    TestPart,
    TestReview,
    Used,
    ValueTriangle,
)
from samenhang.weighing.parts import ANSWERS, KINDS, WHO, Name, Words, filled, missing
from samenhang.weighing.queries.laws import laws
from samenhang.weighing.queries.naming import names


@dataclass(frozen=True, slots=True)
class Shown:
    """A part as it stands: its name, what was written, by whom, and who is in it now."""

    name: Name
    title: Words
    part: TestPart | None
    by: str = ""
    here: list[str] = field(default_factory=list)
    note: str = ""

    @property
    def content(self) -> dict[str, str]:
        """What was written; nothing where nothing was."""
        return self.part.content if self.part else {}

    @property
    def filled(self) -> bool:
        """Whether anything was written."""
        return filled(self.content)

    @property
    def lines(self) -> list[tuple[Words, str]]:
        """What was written, each with its label where there are several; choices by their word."""
        said = []
        for ask in self.name.asks.asks:
            value: Any = self.content.get(ask.name, "")
            if value:
                label = ask.label if len(self.name.asks.asks) > 1 and not ask.choice and ask.name != "words" else ""
                said.append((label, str(dict(ANSWERS)[value]) if ask.choice else value))
        return said

    @property
    def version(self) -> int:
        """The version on screen; 0 where nothing was written."""
        return self.part.version if self.part else 0


@dataclass(frozen=True, slots=True)
class Option:
    """An option with what it does to whom, and what it costs."""

    option: TestOption
    effects: list[Shown]
    costs: list[Cost]

    @property
    def totals(self) -> list[tuple[str, Decimal]]:
        """What it costs together, once, a month and a year: apart, for they do not add up."""
        periods: dict[str, Decimal] = {}
        for cost in self.costs:
            label = cost.get_period_display()
            periods[label] = periods.get(label, Decimal(0)) + cost.amount
        return list(periods.items())


@dataclass(frozen=True)
class Whole:
    """A test as it stands."""

    test: ReversedTest
    end: TestEnd | None
    parts: Mapping[str, TestPart]
    options: list[Option]
    dropped: list[TestOption]
    laws: list[tuple[Law, Shown]]
    professionals: list[Shown]
    legal: list[Shown]
    reviews: list[TestReview]
    triangle: ValueTriangle | None
    named: Mapping[UUID, str]
    here: Mapping[UUID, str]
    involved: int

    def shown(self, name: Name, title: Words = "") -> Shown:
        """This function will give a part as it stands, also where nothing was written yet."""
        return _shown(name, title or name.asks.title, self.parts, self.named, self.here)

    @cached_property
    def single(self) -> dict[str, Shown]:
        """The parts of which there is one, by kind."""
        return {kind.key: self.shown(Name(kind.key)) for kind in KINDS.values() if not kind.many}

    @property
    def open(self) -> bool:
        """Whether it is still worked on."""
        return self.end is None

    @cached_property
    def gaps(self) -> list[str]:
        """What is still missing, in words."""
        return missing(
            {name: part.content for name, part in self.parts.items()},
            options=[(str(one.option.id), one.option.title, one.option.nothing) for one in self.options],
            involved=self.involved,
        )

    @property
    def used(self) -> Used:
        """When it is used: before, during or after the decision; fixed when it ended."""
        return Used(self.end.used) if self.end else used_of(self.test)

    @property
    def intact(self) -> bool:
        """Whether the text that was fixed is still the text that was fixed: computed, not kept."""
        return self.end is None or fingerprint(self.end.content) == self.end.fingerprint

    @property
    def content(self) -> str:
        """The whole text as it would be fixed now."""
        return canonical(self)

    def name(self, hat: UUID | None) -> str:
        """This function will name somebody who wrote here."""
        return self.named.get(hat, "") if hat else ""


def used_of(test: ReversedTest) -> Used:
    """This function will say when a test is used, by the day of the decision and the day it began."""
    if test.decided_on is None:
        return Used.BEFORE
    return Used.AFTER if test.decided_on <= timezone.localdate(test.begun_at) else Used.DURING


def reversed_test(viewer: Viewer, case: Case, test_id: UUID) -> ReversedTest:
    """This function will give a test of the case.

    :raises Http404: when there is none, or the viewer does not hold its key.
    """
    found = ReversedTest.objects.filter(id=test_id, case=case).select_related("case", "person", "builds_on").first()
    if found is None:
        raise Http404
    return found


def whole(viewer: Viewer, test: ReversedTest, at: datetime) -> Whole:
    """This function will give a test with all that hangs on it."""
    parts = {str(Name(one.kind, one.ref)): one for one in TestPart.objects.filter(test=test)}
    options = list(TestOption.objects.filter(test=test).order_by("order", "id"))
    costs = list(Cost.objects.filter(option__test=test, dropped_at=None).order_by("at", "id"))
    end = TestEnd.objects.filter(test=test).first()
    reviews = list(TestReview.objects.filter(test=test).order_by("at", "id"))
    here = presence.others(viewer, test, at=at) if end is None else {}
    around = _around(viewer, test, at)
    said = [UUID(one.ref) for one in parts.values() if one.kind == "professional" and filled(one.content)]
    wearers = list(dict.fromkeys([viewer.id, *around, *said] if end is None else said))
    named = names(
        viewer,
        test.household_id,
        [
            *wearers,
            test.begun_by_id,
            *(one.by_id for one in parts.values()),
            *(one.by_id for one in options),
            *(one.by_id for one in reviews),
            *here,
            end.by_id if end else None,
        ],
    )

    def show(name: Name, title: Words = "") -> Shown:
        return _shown(name, title or name.asks.title, parts, named, here)

    used_laws = {one.ref for one in parts.values() if one.kind == "law" and filled(one.content)}
    live = [one for one in options if one.dropped_at is None]
    return Whole(
        test=test,
        end=end,
        parts=parts,
        options=[
            Option(
                one,
                [show(Name("effect_on", f"{one.id}.{who}"), label) for who, label in WHO],
                [cost for cost in costs if cost.option_id == one.id],
            )
            for one in live
        ],
        dropped=[one for one in options if one.dropped_at],
        laws=[
            (one, show(Name("law", one.code)))
            for one in laws(viewer, past=True)
            if one.code in used_laws or (end is None and one.in_use)
        ],
        professionals=[show(Name("professional", str(hat)), named.get(hat, "")) for hat in wearers],
        legal=[
            show(Name("legal", one.ref))
            for one in sorted(parts.values(), key=lambda one: one.id)
            if one.kind == "legal" and filled(one.content)
        ],
        reviews=reviews,
        triangle=ValueTriangle.objects.filter(test=test).first(),
        named=named,
        here=here,
        involved=len(around),
    )


def _around(viewer: Viewer, test: ReversedTest, at: datetime) -> list[UUID]:
    """Who works with the household now, by hat; no secret involvement."""
    found = involved(viewer, test.household_id, at).filter(hat__isnull=False, secret=False)
    return list(found.values_list("hat_id", flat=True))


def _shown(
    name: Name, title: Words, parts: Mapping[str, TestPart], named: Mapping[UUID, str], here: Mapping[UUID, str]
) -> Shown:
    part = parts.get(str(name))
    note = ""
    if part and name.kind == "professional" and str(part.by_id) != name.ref:
        note = "by_another"
    return Shown(
        name,
        title,
        part,
        named.get(part.by_id, "") if part else "",
        [named.get(hat, "") for hat, where in here.items() if where == str(name)],
        note,
    )
