"""Ending a test: it is fixed, told once in the logbook, looked back at on its day; a new one may build on it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal
from samenhang.meetings.actions import Told, write_entry
from samenhang.meetings.models import Kind
from samenhang.weighing.actions.hold import held
from samenhang.weighing.actions.testing import begin_test
from samenhang.weighing.content import fingerprint
from samenhang.weighing.models import Cost, ReversedTest, TestEnd, TestOption, TestPart, TestReview
from samenhang.weighing.placing import placed
from samenhang.weighing.queries.testing import used_of, whole


class CannotEnd(Refusal):
    """Something that ending asks is not said, or a day that does not fit."""


class GapsUnexplained(Refusal):
    """Something is missing, and it was not said why it is ended all the same."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The outcome: about which option, why, under which conditions, who decides, when it is looked at again."""

    outcome: str
    because: str
    decider: str
    review_on: date
    option_id: UUID | None = None
    conditions: str = ""
    gaps_reason: str = ""


@transaction.atomic
def end_test(*, test: ReversedTest, ending: Ending, by: Viewer, at: datetime) -> TestEnd:
    """This function will end a test, fix its text, and tell it in the logbook. Anybody who writes in it may.

    :raises GapsUnexplained: when something is missing and no reason is given.
    :raises CannotEnd: when conditions, the option or the day of looking back do not fit the outcome.
    :raises TestEnded: when somebody else ended it meanwhile.
    """
    found = held(test, closing=True)
    state = whole(by, found, at)
    option = next((one.option for one in state.options if one.option.id == ending.option_id), None)
    if ending.outcome != TestEnd.Outcome.NOT and option is None:
        raise CannotEnd(_("Kies welke mogelijkheid het wordt."), field="option")
    if ending.outcome == TestEnd.Outcome.CONDITIONS and not ending.conditions.strip():
        raise CannotEnd(_("Vul in onder welke voorwaarden."), field="conditions")
    if ending.review_on <= timezone.localdate(at):
        raise CannotEnd(_("Kies een dag na vandaag om terug te kijken."), field="review_on")
    if state.gaps and not ending.gaps_reason.strip():
        raise GapsUnexplained(
            _("Er ontbreekt nog iets. Vul het aan, of schrijf op waarom u toch afrondt."), field="gaps_reason"
        )
    content = state.content
    end = TestEnd(
        **placed(found),
        test=found,
        outcome=ending.outcome,
        option=option,
        conditions=ending.conditions if ending.outcome == TestEnd.Outcome.CONDITIONS else "",
        because=ending.because,
        decider=ending.decider,
        review_on=ending.review_on,
        used=used_of(found),
        gaps=state.gaps,
        gaps_reason=ending.gaps_reason if state.gaps else "",
        content=content,
        fingerprint=fingerprint(content),
        by_id=by.id,
        at=at,
    )
    end.save(force_insert=True)
    record(
        Event.CHANGE,
        "weighing.end_test",
        by=by,
        at=at,
        object_id=found.id,
        subjects=[end.key],
        detail={"outcome": ending.outcome, "used": str(end.used), "gaps": len(state.gaps)},
    )
    if found.case.closed_at is None:
        _tell(found, end, option, by=by, at=at)
    return end


def _tell(test: ReversedTest, end: TestEnd, option: TestOption | None, *, by: Viewer, at: datetime) -> None:
    """Told once: the outcome stands in the logbook, where the test is read."""
    said = [
        _("Omgekeerde toets: %(question)s") % {"question": test.question},
        _("Uitkomst: %(outcome)s") % {"outcome": end.get_outcome_display()} + (f" – {option.title}" if option else ""),
        end.because,
        str(end.get_used_display()).capitalize() + ".",
    ]
    write_entry(
        case=test.case,
        layer=test.layer,
        person_id=test.person_id,
        told=Told(Kind.CONSULTATION, at, "\n".join(said)),
        by=by,
        at=at,
    )


@transaction.atomic
def continue_test(*, test: ReversedTest, by: Viewer, at: datetime) -> ReversedTest:
    """This function will begin a new test that builds on an ended one: parts, options and costs are taken over."""
    new = begin_test(
        case=test.case,
        layer=test.layer,
        person_id=test.person_id,
        question=test.question,
        decided_on=test.decided_on,
        builds_on=test,
        by=by,
        at=at,
    )
    place = placed(new)
    nothing = TestOption.objects.get(test=new, nothing=True)
    became: dict[str, str] = {}
    for option in TestOption.objects.filter(test=test, dropped_at=None).order_by("order", "id"):
        same = nothing
        if not option.nothing:
            same = TestOption(**place, test=new, title=option.title, order=option.order, by_id=option.by_id, at=at)
            same.save(force_insert=True)
        became[str(option.id)] = str(same.id)
        Cost.objects.bulk_create(
            Cost(
                **place,
                option=same,
                by_id=cost.by_id,
                at=at,
                **{n: getattr(cost, n) for n in ("payer", "who", "amount", "period", "basis", "source")},
            )
            for cost in Cost.objects.filter(option=option, dropped_at=None).order_by("at", "id")
        )
    kept = []
    for part in TestPart.objects.filter(test=test).order_by("id"):
        ref = part.ref
        if part.kind == "effect_on":
            old, _dot, who = ref.rpartition(".")
            if old not in became:
                continue  # the option was put aside
            ref = f"{became[old]}.{who}"
        kept.append(
            TestPart(**place, test=new, kind=part.kind, ref=ref, content=part.content, by_id=part.by_id, at=part.at)
        )
    TestPart.objects.bulk_create(kept)
    return new


@transaction.atomic
def review_test(
    *, test: ReversedTest, brought: str, learnt: str = "", again_on: date | None = None, by: Viewer, at: datetime
) -> TestReview:
    """This function will look back at an ended test: what it brought, small steps included, without blame.

    :raises CannotEnd: when it has not ended, or the next day lies behind us.
    """
    if not TestEnd.objects.filter(test=test).exists():
        raise CannotEnd(_("Deze toets is nog niet afgerond. Terugkijken kan daarna."))
    if again_on and again_on <= timezone.localdate(at):
        raise CannotEnd(_("Kies een dag na vandaag, of laat het leeg."), field="again_on")
    review = TestReview(
        **placed(test), test=test, brought=brought, learnt=learnt, again_on=again_on, by_id=by.id, at=at
    )
    review.save(force_insert=True)
    record(Event.CREATE, "weighing.review_test", by=by, at=at, object_id=test.id, subjects=[review.key])
    return review
