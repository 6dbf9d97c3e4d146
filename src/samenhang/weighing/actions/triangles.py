"""Weighing in the triangle: each an own position, before seeing the others'."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.kit.refusals import Refusal, or_refuse
from samenhang.weighing.actions.hold import CaseClosed
from samenhang.weighing.models import (
    Position,
    ReversedTest,
    TestOption,
    TriangleEnd,
    TriangleOption,
    ValueTriangle,
)
from samenhang.weighing.placing import must_write, placed


class AlreadyWeighed(Refusal):
    """The triangle ended: no position is added."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Three marks from nought to ten, and the words with them."""

    engagement: int
    returns: int
    legitimacy: int
    words: str = ""


@transaction.atomic
def begin_triangle(
    *,
    case: Case,
    layer: str,
    person_id: UUID | None = None,
    question: str,
    test: ReversedTest | None = None,
    by: Viewer,
    at: datetime,
) -> ValueTriangle:
    """This function will begin a triangle, on a test with the test's options, or alone; doing nothing is always one.

    A test has one triangle: who begins it second is given the first.
    """
    if case.closed_at:
        raise CaseClosed(_("Deze casus is gesloten. Er kan geen nieuwe waardendriehoek op beginnen."))
    must_write(by, (case.household_id, person_id, layer, ""))
    triangle = ValueTriangle(
        household_id=case.household_id,
        person_id=person_id,
        layer=layer,
        case=case,
        test=test,
        question=question,
        begun_by_id=by.id,
        begun_at=at,
    )
    try:
        with transaction.atomic():
            triangle.save(force_insert=True)
    except IntegrityError:
        return ValueTriangle.objects.get(test=test)
    record(Event.CREATE, "weighing.begin_triangle", by=by, at=at, object_id=triangle.id, subjects=[triangle.key])
    if test is None:
        _add(triangle, _("niets doen"), 0, nothing=True, by=by, at=at)
    else:
        for one in TestOption.objects.filter(test=test, dropped_at=None).order_by("order", "id"):
            _add(triangle, one.title, one.order, nothing=one.nothing, of_test=one, by=by, at=at)
    return triangle


@transaction.atomic
def add_triangle_option(*, triangle: ValueTriangle, title: str, by: Viewer, at: datetime) -> TriangleOption:
    """This function will add an option to a triangle."""
    _running(triangle)
    last = TriangleOption.objects.filter(triangle=triangle).aggregate(last=Max("order"))["last"] or 0
    option = _add(triangle, title, last + 1, nothing=False, by=by, at=at)
    record(Event.CREATE, "weighing.add_triangle_option", by=by, at=at, object_id=option.id, subjects=[option.key])
    return option


@transaction.atomic
def take_position(*, option: TriangleOption, marks: Marks, by: Viewer, at: datetime) -> Position:
    """This function will write down where the viewer stands on an option; an earlier position stays beside it."""
    _running(option.triangle)
    position = Position(
        **placed(option),
        option=option,
        triangle_id=option.triangle_id,
        engagement=marks.engagement,
        returns=marks.returns,
        legitimacy=marks.legitimacy,
        words=marks.words,
        by_id=by.id,
        at=at,
    )
    position.save(force_insert=True)
    record(Event.CREATE, "weighing.take_position", by=by, at=at, object_id=position.id, subjects=[position.key])
    return position


@transaction.atomic
def end_triangle(*, triangle: ValueTriangle, words: str, by: Viewer, at: datetime) -> TriangleEnd:
    """This function will end the weighing: what is taken from it. From now on every position is read by all.

    :raises AlreadyWeighed: when it ended already.
    """
    _running(triangle)
    end = TriangleEnd(**placed(triangle), triangle=triangle, words=words, by_id=by.id, at=at)
    with or_refuse(_ended()):
        end.save(force_insert=True)
    record(Event.CHANGE, "weighing.end_triangle", by=by, at=at, object_id=triangle.id, subjects=[end.key])
    return end


def _add(
    triangle: ValueTriangle,
    title: str,
    order: int,
    *,
    nothing: bool,
    of_test: TestOption | None = None,
    by: Viewer,
    at: datetime,
) -> TriangleOption:
    option = TriangleOption(
        **placed(triangle),
        triangle=triangle,
        of_test=of_test,
        title=title,
        nothing=nothing,
        order=order,
        by_id=by.id,
        at=at,
    )
    option.save(force_insert=True)
    return option


def _running(triangle: ValueTriangle) -> None:
    if TriangleEnd.objects.filter(triangle=triangle).exists():
        raise _ended()
    if triangle.case.closed_at:
        raise CaseClosed(_("Deze casus is gesloten. De waardendriehoek is alleen nog te lezen."))


def _ended() -> AlreadyWeighed:
    return AlreadyWeighed(_("Deze waardendriehoek is intussen afgerond. De standpunten zijn nu te lezen."))
