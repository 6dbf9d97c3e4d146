"""The account of a colleague who left comes to its term: proposed, decided by a person, then forgotten (0079)."""

import json
from datetime import date, datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.data_rights.actions.retention import SERVICE
from samenhang.kit.refusals import Refusal
from samenhang.kit.turns import take_turn
from samenhang.staff import leaving
from samenhang.staff.actions.accounts import _not_oneself
from samenhang.staff.models import AccountDecision, AccountEnd, AccountProposal

AHEAD = timedelta(days=30)
PROPOSING = 7405
"""Two runs of the service wait for each other: one proposal per account."""


class AlreadyDecided(Refusal):
    """Somebody else decided, or it is over."""


@transaction.atomic
def propose_forgetting(*, by: Viewer = SERVICE, at: datetime) -> list[AccountProposal]:
    """This function will propose to forget the accounts whose term ends within thirty days; call it as the service."""
    take_turn(PROPOSING, "accounts")
    made = [
        AccountProposal(professional_id=whose, length=length, unit=unit, ended_on=ended, due_on=due, at=at)
        for whose, ended, due, length, unit in leaving.coming_to_an_end(timezone.localdate(at) + AHEAD)
    ]
    for one in made:
        one.save(force_insert=True)
        told = {"due": one.due_on.isoformat()}
        record(Event.CREATE, "staff.propose_forgetting", by=by, at=at, object_id=one.professional_id, detail=told)
    return made


@transaction.atomic
def decide_forgetting(
    *,
    proposal: AccountProposal,
    outcome: str,
    reason: str = "",
    keep_until: date | None = None,
    by: Viewer,
    at: datetime,
) -> AccountDecision:
    """This function will record the manager's decision: forget on or after the day, or keep longer, until when and why.

    :raises AlreadyDecided: when somebody else decided first, or it is over.
    :raises NotForYourself: nobody decides about an account of their own.
    :raises Refusal: when keeping longer has no reason or no day to come.
    """
    if hasattr(proposal, "decision") or hasattr(proposal, "end"):
        raise AlreadyDecided(_("Over dit voorstel is al beslist."))
    _not_oneself(by, proposal.professional)
    keeps = outcome == AccountDecision.Outcome.KEEP
    if keeps and not reason.strip():
        raise Refusal(_("Schrijf op waarom dit langer bewaard moet blijven."), field="reason")
    if keeps and (keep_until is None or keep_until <= max(timezone.localdate(at), proposal.due_on)):
        raise Refusal(_("Kies een dag die later is dan het einde van de bewaartermijn."), field="keep_until")
    made = AccountDecision(
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
    whose, told = proposal.professional_id, {"outcome": str(outcome)}
    record(Event.CHANGE, "staff.decide_forgetting", by=by, at=at, object_id=whose, detail=told)
    return made


@transaction.atomic
def forget_account(*, proposal: AccountProposal, by: Viewer = SERVICE, at: datetime) -> AccountEnd:
    """This function will forget an account that was decided about, for good; or let it lapse when its owner is back.

    The name and the roles stay, for records and the log say who acted (AVG art. 5.2, NEN 7513).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.forget_account(%s)", [proposal.id])
        ((told,),) = cursor.fetchall()
    gone = json.loads(told) if told else None
    how = AccountEnd.How.LAPSED if gone is None else AccountEnd.How.FORGOTTEN
    end = AccountEnd(proposal=proposal, how=how, counts=gone or {}, at=at)
    end.save(force_insert=True)
    record(
        Event.CHANGE if gone is None else Event.DELETE,
        "staff.forget_account",
        by=by,
        at=at,
        object_id=proposal.professional_id,
        detail={"how": str(how), "counts": gone or {}},
    )
    return end
