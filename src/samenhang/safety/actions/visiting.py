"""Warning who visits a home: in facts, for a time, never a score (F10). Each act leaves its line in the log."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import NOBODY, Grant, Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal
from samenhang.people.models import Household
from samenhang.safety.models import VisitWarning, VisitWarningEnd
from samenhang.safety.rules import MOST_DAYS

FEW = 10


class TooLong(Refusal):
    """It would hold longer than half a year, or end before it begins."""


class NothingSaid(Refusal):
    """There are no facts, or no reason."""


class HiddenWithoutEnd(Refusal):
    """It is kept from the resident without a reason, or without an end to come."""


class NotInvolved(Refusal):
    """Who looks in an emergency reads, and writes nothing."""


class AlreadyEnded(Refusal):
    """It was taken away or renewed before, perhaps just now."""


@dataclass(frozen=True, slots=True)
class Danger:
    """What a visitor must know: what it is, the facts, whether to go together, when to break off, for how long."""

    kind: str
    facts: str
    until: date
    review_on: date
    together: bool = False
    stop_when: str = ""
    person_id: UUID | None = None
    hidden_reason: str = ""
    hidden_until: date | None = None


@transaction.atomic
def warn(*, household: Household, danger: Danger, by: Viewer, at: datetime) -> VisitWarning:
    """This function will warn whoever visits this household, about the household or one member.

    :raises NothingSaid: when there are no facts.
    :raises TooLong: when it lasts more than half a year, or its days are out of order.
    :raises HiddenWithoutEnd: when the resident may not see it and the reason or the end is missing.
    :raises NotInvolved: when the writer only looks in an emergency, or knows nothing of this member.
    """
    warning = _made(household.id, danger, by, at)
    warning.save(force_insert=True)
    record(
        Event.CREATE,
        "safety.warn",
        by=by,
        at=at,
        object_id=warning.id,
        subjects=[warning.key],
        detail={"kind": danger.kind, "together": danger.together, "hidden": bool(danger.hidden_reason)},
    )
    return warning


@transaction.atomic
def end_warning(*, warning: VisitWarning, why: str, by: Viewer, at: datetime) -> VisitWarningEnd:
    """This function will take a warning away; what it said and why it went stays on record.

    :raises NothingSaid: when there is no reason.
    :raises AlreadyEnded: when it was taken away before.
    """
    if not why.strip():
        raise NothingSaid(_("Schrijf op waarom de waarschuwing weg kan."), field="why")
    end = VisitWarningEnd(
        warning=warning,
        household_id=warning.household_id,
        person_id=warning.person_id,
        layer=warning.layer,
        domain=warning.domain,
        why=why.strip(),
        by_id=by.id,
        at=at,
    )
    record(Event.CHANGE, "safety.end_warning", by=by, at=at, object_id=warning.id, subjects=[end.key])
    try:
        with transaction.atomic():
            end.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyEnded(_("Een collega heeft deze waarschuwing net weggehaald of verlengd.")) from error
    return end


@transaction.atomic
def renew_warning(*, warning: VisitWarning, danger: Danger, why: str, by: Viewer, at: datetime) -> VisitWarning:
    """This function will write a warning anew, after somebody looked whether it still holds; the old one ends.

    :raises NothingSaid: when it is not said why it still holds.
    """
    if not why.strip():
        raise NothingSaid(_("Schrijf op waarom de waarschuwing nog nodig is."), field="why")
    end_warning(warning=warning, why=why, by=by, at=at)
    renewed = _made(warning.household_id, danger, by, at)
    renewed.renews, renewed.why = warning, why.strip()
    renewed.save(force_insert=True)
    record(
        Event.CHANGE,
        "safety.renew_warning",
        by=by,
        at=at,
        object_id=renewed.id,
        subjects=[renewed.key],
        detail={"kind": danger.kind, "together": danger.together, "hidden": bool(danger.hidden_reason)},
    )
    return renewed


def _made(household_id: UUID, danger: Danger, by: Viewer, at: datetime) -> VisitWarning:
    today = timezone.localdate(at)
    if len(danger.facts.strip()) < FEW:
        raise NothingSaid(_("Schrijf op wat er is gezien of gehoord, en wanneer."), field="facts")
    if danger.until < today:
        raise TooLong(_("Kies een dag die nog komt."), field="until")
    if danger.until > today + timedelta(MOST_DAYS):
        raise TooLong(
            _("Een waarschuwing geldt hooguit een half jaar. Daarna kijkt iemand of hij nog klopt."), field="until"
        )
    if not today <= danger.review_on <= danger.until:
        raise TooLong(_("Kijk opnieuw vóór de laatste dag, en niet in het verleden."), field="review_on")
    if bool(danger.hidden_reason.strip()) != bool(danger.hidden_until):
        missing = "hidden_until" if danger.hidden_reason.strip() else "hidden_reason"
        raise HiddenWithoutEnd(_("Vul in waarom de inwoner dit niet ziet, en tot welke dag."), field=missing)
    if danger.hidden_until and danger.hidden_until <= today:
        raise HiddenWithoutEnd(_("Kies een dag die nog komt."), field="hidden_until")
    works = Grant.objects.filter(
        household_id=household_id, person_id=danger.person_id or NOBODY, layer=Layer.INVOLVEMENT
    ).exclude(basis="noodinzage")
    if not works.extra(where=["during @> access.clock()"]).exists():
        raise NotInvolved(_("U mag hier lezen, niet schrijven."), field="person" if danger.person_id else None)
    return VisitWarning(
        household_id=household_id,
        person_id=danger.person_id,
        layer=Layer.INVOLVEMENT,
        hidden_reason=danger.hidden_reason.strip(),
        hidden_until=danger.hidden_until,
        kind=danger.kind,
        facts=danger.facts.strip(),
        together=danger.together,
        stop_when=danger.stop_when.strip(),
        starts_on=today,
        until=danger.until,
        review_on=danger.review_on,
        by_id=by.id,
        at=at,
    )
