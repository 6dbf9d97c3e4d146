"""Writing what is decided, changing it while it is being made, looking along with a colleague's (G5)."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import ProgrammingError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.decisions.hold import (
    NotSaid,
    NotYourFile,
    TooLate,
    WrongDay,
    alone,
    open_case,
    place,
    standing,
    still_made,
)
from samenhang.decisions.models import Cost, Decision, DecisionEnd, DecisionText, Lapse, SecondPair
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal, Stale, or_refuse

FARTHEST = timedelta(days=5 * 366)


class OwnDecision(Refusal):
    """Who made a decision looks along with it, in whatever hat."""


@dataclass(frozen=True, slots=True)
class CostLine:
    """One thing somebody pays."""

    payer: str
    amount: Decimal
    per: str = "once"
    times: int = 1


@dataclass(frozen=True, slots=True)
class Details:
    """What a decision says."""

    what: str
    for_whom: str
    kind: str
    outside: bool
    why: str
    alternatives: str
    effects_short: str
    effects_long: str
    review_on: date
    rule: str = ""
    saved: str = ""
    conditions: str = ""
    sensitive: bool = False
    formal: bool = False
    announced_on: date | None = None
    objection_to: str = ""
    costs: Sequence[CostLine] = ()


@dataclass(frozen=True, slots=True)
class Behind:
    """What was weighed: the kind of record and its id."""

    kind: str
    id: UUID


@transaction.atomic
def draw_up(
    *,
    case: Case,
    layer: str,
    person_id: UUID | None = None,
    details: Details,
    behind: Behind | None = None,
    replaces: Decision | None = None,
    by: Viewer,
    at: datetime,
) -> Decision:
    """This function will begin a decision, about the household or about one person only. It counts when it is taken.

    :raises CaseClosed: when the case was closed.
    :raises NotYourFile: when the writer may not write there.
    :raises NotSaid: when it leaves the usual and does not say which rule, or a formal one not where to object.
    :raises WrongDay: when the day to look back has passed.
    :raises TooLate: when the decision it replaces was replaced or withdrawn already.
    """
    open_case(case)
    if layer not in (Layer.SHARED, Layer.CASE_TEAM) or not may_write(by, case.household_id, layer, person_id=person_id):
        raise NotYourFile(
            _("U mag hier niet over schrijven. Kies een andere plek of een andere persoon."),
            field="person" if person_id else "file",
        )
    if replaces is not None:
        alone(replaces.id)
        if DecisionEnd.objects.filter(decision=replaces).exists():
            raise TooLate(_("Het besluit dat u wilt vervangen geldt al niet meer."))
    _sound(details, at)
    made = Decision(
        household_id=case.household_id,
        person_id=person_id,
        layer=layer,
        case=case,
        replaces=replaces,
        origin_kind=behind.kind if behind else "",
        origin_id=behind.id if behind else None,
        by_id=by.id,
        at=at,
    )
    made.save(force_insert=True)
    _write(made, 1, details, by, at)
    detail = {"kind": details.kind, "outside": details.outside}
    record(Event.CREATE, "decisions.draw_up", by=by, at=at, object_id=made.id, subjects=[made.key], detail=detail)
    return made


@transaction.atomic
def change(*, decision: Decision, details: Details, seen: int | None, by: Viewer, at: datetime) -> DecisionText:
    """This function will write a next version. Who stood behind the one before is asked anew: that backing lapses.

    :raises Stale: when a colleague wrote a version since the form was opened.
    :raises TooLate: when the decision was taken or given up.
    """
    last = still_made(decision, by)
    if seen != last.number:
        raise Stale(_("Een collega heeft dit besluit intussen veranderd. Kijk wat er staat en pas het uwe aan."))
    _sound(details, at)
    with or_refuse(Stale(_("Een collega heeft dit besluit intussen veranderd."))):
        text = _write(decision, last.number + 1, details, by, at)
    for asked in standing(decision):
        Lapse(envelope_id=asked.envelope_id, why=Lapse.Why.CHANGED, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CHANGE, "decisions.change", by=by, at=at, object_id=decision.id, subjects=[decision.key])
    return text


@transaction.atomic
def look_along(*, decision: Decision, agrees: bool, remark: str, by: Viewer, at: datetime) -> SecondPair:
    """This function will record what a colleague who looked along says of the last version.

    :raises OwnDecision: when the colleague had a hand in it, in whatever hat.
    :raises NotSaid: when they do not agree and do not say why.
    :raises TooLate: when they said it already, or the decision was taken.
    """
    text = still_made(decision, by)
    if not agrees and not remark.strip():
        raise NotSaid(_("Vul in wat u anders zou doen."), field="remark")
    if SecondPair.objects.filter(text=text, by_id=by.id).exists():
        raise TooLate(_("U keek al mee met deze versie."))
    said = SecondPair(**place(decision), text=text, agrees=agrees, remark=remark, by_id=by.id, at=at)
    record(Event.CREATE, "decisions.look_along", by=by, at=at, object_id=decision.id, subjects=[decision.key])
    with or_refuse(
        OwnDecision(_("U maakte dit besluit zelf. Vraag een andere collega om mee te kijken.")), ProgrammingError
    ):
        said.save(force_insert=True)
    return said


def _sound(details: Details, at: datetime) -> None:
    today = timezone.localdate(at)
    if details.outside and not details.rule.strip():
        raise NotSaid(_("Vul in van welke regel, welk artikel of beleid u afwijkt."), field="rule")
    if details.formal and not details.objection_to.strip():
        raise NotSaid(_("Vul in waar de inwoner bezwaar kan maken."), field="objection_to")
    if details.announced_on and details.announced_on > today:
        raise WrongDay(_("Deze dag moet nog komen. Vul hem in als het besluit is verstuurd."), field="announced_on")
    if details.announced_on and details.announced_on.year < 2000:
        raise WrongDay(_("Dit is wel erg lang geleden. Kijk het jaartal na."), field="announced_on")
    if not today < details.review_on <= today + FARTHEST:
        raise WrongDay(_("Kies een dag die nog komt, binnen vijf jaar."), field="review_on")


def _write(decision: Decision, number: int, details: Details, by: Viewer, at: datetime) -> DecisionText:
    said = {field.name: getattr(details, field.name) for field in fields(details) if field.name != "costs"}
    if not details.outside:
        said["rule"] = ""
    if not details.formal:
        said |= {"objection_to": "", "announced_on": None}
    text = DecisionText(**place(decision), decision=decision, number=number, by_id=by.id, at=at, **said)
    text.save(force_insert=True)
    Cost.objects.bulk_create(
        [
            Cost(
                **place(decision),
                text=text,
                order=order,
                payer=one.payer,
                amount=one.amount,
                per=one.per,
                times=one.times,
            )
            for order, one in enumerate(details.costs)
        ]
    )
    return text
