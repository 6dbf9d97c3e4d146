"""Beginning a test and working on it, each in their own part. Each act leaves its line in the log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.kit.refusals import Refusal, Stale
from samenhang.weighing.actions.hold import CaseClosed, held
from samenhang.weighing.models import Cost, ReversedTest, TestOption, TestPart
from samenhang.weighing.parts import Name
from samenhang.weighing.placing import must_write, placed


class DecisionToCome(Refusal):
    """The day of the decision lies in the future: then there is no decision yet."""


class NothingStays(Refusal):
    """Doing nothing is always weighed along: it cannot be taken away."""


@dataclass(frozen=True, slots=True)
class CostDetails:
    """What somebody pays for an option: an amount in euros per period, and where it comes from."""

    payer: str
    amount: Decimal
    period: str
    basis: str
    who: str = ""
    source: str = ""


@transaction.atomic
def begin_test(
    *,
    case: Case,
    layer: str,
    person_id: UUID | None = None,
    question: str,
    decided_on: date | None = None,
    builds_on: ReversedTest | None = None,
    by: Viewer,
    at: datetime,
) -> ReversedTest:
    """This function will begin a test on a case, with doing nothing as its first option (G1).

    :param decided_on: the day of the decision, where there is one already: then the test is used afterwards.
    :raises NotYourFile: when the writer may not write there.
    :raises DecisionToCome: when that day is still to come.
    :raises CaseClosed: when the case is closed.
    """
    if case.closed_at:
        raise CaseClosed(_("Deze casus is gesloten. Er kan geen nieuwe toets op beginnen."))
    _has_been(decided_on, at)
    must_write(by, (case.household_id, person_id, layer, ""))
    test = ReversedTest(
        household_id=case.household_id,
        person_id=person_id,
        layer=layer,
        case=case,
        question=question,
        decided_on=decided_on,
        builds_on=builds_on,
        begun_by_id=by.id,
        begun_at=at,
    )
    test.save(force_insert=True)
    _option(test, _("niets doen"), nothing=True, order=0, by=by, at=at)
    record(Event.CREATE, "weighing.begin_test", by=by, at=at, object_id=test.id, subjects=[test.key])
    return test


@transaction.atomic
def state_decision(
    *, test: ReversedTest, decided_on: date | None, seen: int | None, by: Viewer, at: datetime
) -> ReversedTest:
    """This function will write down whether there is a decision already, and since which day.

    :raises Stale: when somebody else changed it since version ``seen`` was read.
    """
    found = held(test)
    _has_been(decided_on, at)
    changed = ReversedTest.objects.filter(id=found.id, version=seen or 0).update(
        decided_on=decided_on, version=F("version") + 1
    )
    if not changed:
        raise Stale(_("Deze datum is net gewijzigd. Kijk wat er nu staat en sla opnieuw op."))
    record(Event.CHANGE, "weighing.state_decision", by=by, at=at, object_id=found.id, subjects=[found.key])
    return found


@transaction.atomic
def write_part(
    *, test: ReversedTest, name: Name, content: Mapping[str, str], seen: int | None, by: Viewer, at: datetime
) -> TestPart:
    """This function will write one part of a test. The same text sent again changes nothing.

    :param seen: the version the writer had on screen, 0 where there was none.
    :raises Stale: when somebody else wrote in this part since; nothing of theirs is touched.
    :raises TestEnded: when the test ended meanwhile.
    """
    found = held(test)
    new = dict(content)
    part = TestPart.objects.filter(test=found, kind=name.kind, ref=name.ref).first()
    if part and part.content == new:
        record(Event.CHANGE, "weighing.write_part", by=by, at=at, object_id=part.id, subjects=[part.key])
        return part
    if (part.version if part else 0) != (seen or 0):
        raise Stale(_("Een collega schreef hier net ook. Vergelijk de twee teksten en sla opnieuw op."))
    if part:
        TestPart.objects.filter(id=part.id).update(content=new, version=F("version") + 1, by_id=by.id, at=at)
    else:
        part = TestPart(**placed(found), test=found, kind=name.kind, ref=name.ref, content=new, by_id=by.id, at=at)
        part.save(force_insert=True)
    record(
        Event.CHANGE,
        "weighing.write_part",
        by=by,
        at=at,
        object_id=part.id,
        subjects=[part.key],
        detail={"kind": name.kind},
    )
    return part


@transaction.atomic
def add_option(*, test: ReversedTest, title: str, by: Viewer, at: datetime) -> TestOption:
    """This function will add something that could be done."""
    found = held(test)
    last = TestOption.objects.filter(test=found).aggregate(last=Max("order"))["last"] or 0
    option = _option(found, title, nothing=False, order=last + 1, by=by, at=at)
    record(Event.CREATE, "weighing.add_option", by=by, at=at, object_id=option.id, subjects=[option.key])
    return option


@transaction.atomic
def drop_option(*, test: ReversedTest, option: TestOption, by: Viewer, at: datetime) -> None:
    """This function will put an option aside; what was written about it is kept.

    :raises NothingStays: when it is doing nothing.
    """
    held(test)
    if option.nothing:
        raise NothingStays(_("Niets doen weegt altijd mee. Deze mogelijkheid kunt u niet weghalen."))
    TestOption.objects.filter(id=option.id, dropped_at=None).update(dropped_at=at, dropped_by_id=by.id)
    record(Event.CHANGE, "weighing.drop_option", by=by, at=at, object_id=option.id, subjects=[option.key])


@transaction.atomic
def add_cost(*, test: ReversedTest, option: TestOption, details: CostDetails, by: Viewer, at: datetime) -> Cost:
    """This function will write down what an option costs somebody. An amount without a source is an estimate."""
    found = held(test)
    cost = Cost(
        **placed(found),
        option=option,
        payer=details.payer,
        who=details.who,
        amount=details.amount,
        period=details.period,
        basis=details.basis,
        source=details.source,
        by_id=by.id,
        at=at,
    )
    cost.save(force_insert=True)
    record(Event.CREATE, "weighing.add_cost", by=by, at=at, object_id=cost.id, subjects=[cost.key])
    return cost


@transaction.atomic
def drop_cost(*, test: ReversedTest, cost: Cost, by: Viewer, at: datetime) -> None:
    """This function will strike an amount; it no longer counts, and stays on record."""
    held(test)
    Cost.objects.filter(id=cost.id, dropped_at=None).update(dropped_at=at, dropped_by_id=by.id)
    record(Event.CHANGE, "weighing.drop_cost", by=by, at=at, object_id=cost.id, subjects=[cost.key])


def _option(test: ReversedTest, title: str, *, nothing: bool, order: int, by: Viewer, at: datetime) -> TestOption:
    option = TestOption(**placed(test), test=test, title=title, nothing=nothing, order=order, by_id=by.id, at=at)
    option.save(force_insert=True)
    return option


def _has_been(day: date | None, at: datetime) -> None:
    if day and day > timezone.localdate(at):
        raise DecisionToCome(_("Deze dag moet nog komen. Is er nog geen besluit, kies dan: nee."), field="decided_on")
