"""How long records are kept, and destroying them: a service proposes, a person decides, it is logged (law.md).

The service sees which parts came to their end and how many records they hold, never what stands in them.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.data_rights import retention as reading
from samenhang.data_rights.models import (
    DestructionDecision,
    DestructionEnd,
    DestructionProposal,
    RetentionRule,
    RuleChange,
    RuleChangeAnswer,
    Unit,
)
from samenhang.kit.refusals import Refusal

SERVICE = Viewer(id=UUID("0199b000-0000-7000-8000-000000000d39"), name="retention", role="retention")
"""The viewer the wall knows the service by; its row is made by the migration ``retention``."""
AHEAD = timedelta(days=30)
LOG = "log"
"""The layer by which proposals know a month of the log: the month in which ``ended_on`` lies."""
NO_HOUSEHOLD = UUID(int=0)
PORTION = 500
"""Households looked at in one statement."""
LONGEST = {Unit.YEARS: 100, Unit.DAYS: 3650}


class AlreadyDecided(Refusal):
    """Somebody else decided, or it is over."""


class OwnWork(Refusal):
    """Who worked with a file does not decide whether it is destroyed."""


class NotYourOwn(Refusal):
    """Who proposes does not agree to it as well."""


@transaction.atomic
def propose(*, by: Viewer = SERVICE, at: datetime) -> list[DestructionProposal]:
    """This function will propose to destroy what comes to its end within thirty days; call it as the service.

    Looks at the households in which something ended, a portion at a time.
    """
    before = timezone.localdate(at) + AHEAD
    made = [
        DestructionProposal(
            number=_next_number(at),
            household_id=household,
            layer=layer,
            domain=domain,
            rule_id=rule,
            length=length,
            unit=unit,
            ended_on=ended,
            due_on=due,
            counts=json.loads(counts),
            at=at,
        )
        for household, layer, domain, rule, length, unit, ended, due, counts in _coming_to_an_end(before)
    ]
    made += [
        DestructionProposal(
            number=_next_number(at),
            household_id=NO_HOUSEHOLD,
            layer=LOG,
            rule_id="logboek",
            length=length,
            unit=unit,
            ended_on=ended,
            due_on=due,
            counts={"audit_line": lines},
            at=at,
        )
        for ended, due, length, unit, lines in _months_coming_to_an_end(before)
    ]
    for one in made:
        one.save(force_insert=True)
        record(
            Event.CREATE,
            "data_rights.propose_destruction",
            by=by,
            at=at,
            object_id=one.id,
            subjects=_subjects(one),
            detail={"rule": one.rule_id, "records": one.records},
        )
    return made


def _months_coming_to_an_end(before: date) -> list[tuple[Any, ...]]:
    """Rows of ``access.log_ends``: the months of the log whose term ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.log_ends(%s)", [before])
        return list(cursor.fetchall())


def _coming_to_an_end(before: date) -> Iterator[tuple[Any, ...]]:
    """Rows of ``access.ends_of``, portion after portion."""
    after: UUID | None = None
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT * FROM access.may_have_ended(%s, %s)", [after, PORTION])
            found = [row[0] for row in cursor.fetchall()]
            if not found:
                return
            cursor.execute("SELECT * FROM access.ends_of(%s, %s) ORDER BY due_on, 1, layer, domain", [found, before])
            yield from cursor.fetchall()
            after = found[-1]


@transaction.atomic
def decide(
    *,
    proposal: DestructionProposal,
    outcome: str,
    reason: str = "",
    keep_until: date | None = None,
    by: Viewer,
    at: datetime,
) -> DestructionDecision:
    """This function will record a person's decision: destroy on or after the day, or keep longer, until when and why.

    :raises AlreadyDecided: when somebody else decided first, or the proposal is over.
    :raises OwnWork: when the viewer worked with this file under another hat.
    :raises Refusal: when keeping longer has no reason or no day to come.
    """
    if hasattr(proposal, "decision") or hasattr(proposal, "end"):
        raise AlreadyDecided(_("Over dit voorstel is al beslist."))
    if reading.worked_there(by, proposal):
        raise OwnWork(_("U werkte zelf met dit dossier, in een andere rol. Een ander beslist hierover."))
    keeps = outcome == DestructionDecision.Outcome.KEEP
    if keeps and not reason.strip():
        raise Refusal(_("Schrijf op waarom dit langer bewaard moet blijven."), field="reason")
    if keeps and (keep_until is None or keep_until <= max(timezone.localdate(at), proposal.due_on)):
        raise Refusal(_("Kies een dag die later is dan het einde van de bewaartermijn."), field="keep_until")
    made = DestructionDecision(
        proposal=proposal,
        outcome=outcome,
        reason=reason,
        keep_until=keep_until if keeps else None,
        by_id=by.id,
        at=at,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyDecided(_("Iemand anders was u voor: over dit voorstel is al beslist.")) from error
    record(
        Event.CHANGE,
        "data_rights.decide_destruction",
        by=by,
        at=at,
        object_id=proposal.id,
        subjects=_subjects(proposal),
        detail={"outcome": str(outcome), "records": proposal.records},
    )
    return made


@transaction.atomic
def destroy(*, proposal: DestructionProposal, by: Viewer = SERVICE, at: datetime) -> DestructionEnd:
    """This function will destroy what was decided, for good; or let the proposal lapse when the file is used again.

    A month of the log goes whole, once all of it is sealed; its seals stay, and so does this act's own line, by which
    `samenhang audit verify` knows that it was decided.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT access.{'destroy_log' if proposal.layer == LOG else 'destroy'}(%s)", [proposal.id])
        ((told,),) = cursor.fetchall()
    gone = json.loads(told) if told else None
    month = {name: gone[name] for name in ("period", "sealed", "head")} if gone and proposal.layer == LOG else {}
    gone = gone["counts"] if month and gone else gone
    how = DestructionEnd.How.LAPSED if gone is None else DestructionEnd.How.DESTROYED
    end = DestructionEnd(proposal=proposal, how=how, counts=gone or {}, at=at)
    end.save(force_insert=True)
    record(
        Event.CHANGE if gone is None else Event.DELETE,
        "data_rights.destroy",
        by=by,
        at=at,
        object_id=proposal.id,
        subjects=_subjects(proposal),
        detail={"number": proposal.number, "how": str(how), "counts": gone or {}, **month},
    )
    return end


@transaction.atomic
def expire(*, by: Viewer = SERVICE, at: datetime) -> dict[str, int]:
    """This function will remove what ends by itself: drafts, keys of forms, lapsed invitations, answers of the BRP."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.expire()")
        ((told,),) = cursor.fetchall()
        cursor.execute("SELECT access.expire_sign_in()")
        ((sessions,),) = cursor.fetchall()
    gone: dict[str, int] = json.loads(told) | {"usersessions_usersession": sessions}
    record(Event.DELETE, "data_rights.expire", by=by, at=at, detail={"counts": gone})
    return gone


@transaction.atomic
def propose_rule(
    *, rule: RetentionRule, length: int, unit: str, reason: str, source: str, by: Viewer, at: datetime
) -> RuleChange:
    """This function will propose another length for a rule; it counts when the privacy officer agrees (four eyes).

    :raises Refusal: when the length cannot be, or another proposal waits.
    """
    if rule.by_itself:
        raise Refusal(_("Dit gaat vanzelf weg, na een vaste tijd. Daar is niets aan te kiezen."))
    if not 1 <= length <= LONGEST[Unit(unit)]:
        raise Refusal(_("Kijk de lengte na."), field="length")
    if RuleChange.objects.filter(rule=rule, answer=None).exists():
        raise AlreadyDecided(_("Er wacht al een voorstel voor deze bewaartermijn."))
    assert by.professional_id  # noqa: S101 -- a manager is a person
    made = RuleChange(
        rule=rule,
        length=length,
        unit=unit,
        reason=reason,
        source=source,
        by_id=by.id,
        by_professional_id=by.professional_id,
        at=at,
    )
    made.save(force_insert=True)
    told = {"rule": rule.code, "length": length, "unit": unit}
    record(Event.CREATE, "data_rights.propose_rule", by=by, at=at, object_id=made.id, detail=told)
    return made


@transaction.atomic
def answer_rule(*, change: RuleChange, agreed: bool, reason: str, by: Viewer, at: datetime) -> RuleChangeAnswer:
    """This function will agree to another length, or not; from then on it counts for what is proposed next.

    :raises NotYourOwn: for who proposed it, in whatever role.
    :raises AlreadyDecided: when it was answered before.
    :raises Refusal: when a no has no reason.
    """
    if change.by_professional_id == by.professional_id:
        raise NotYourOwn(_("U stelde dit zelf voor. Iemand anders moet ermee instemmen."))
    if not agreed and not reason.strip():
        raise Refusal(_("Schrijf op waarom niet."), field="reason")
    made = RuleChangeAnswer(change=change, agreed=agreed, reason=reason, by_id=by.id, at=at)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyDecided(_("Iemand anders was u voor.")) from error
    told = {"rule": change.rule_id, "agreed": agreed}
    record(Event.CHANGE, "data_rights.answer_rule", by=by, at=at, object_id=change.id, detail=told)
    return made


def _subjects(one: DestructionProposal) -> list[tuple[UUID, None, str, str]]:
    return [] if one.layer == LOG else [(one.household_id, None, one.layer, one.domain)]


def _next_number(at: datetime) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('data_rights_number')")
        row = cursor.fetchone()
    return f"V-{timezone.localdate(at):%Y}-{row[0]:05d}" if row else ""
