"""Changing the legal bases: one proposes, somebody else decides. The database holds the two apart (H2)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access import memo
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.consent.models import BasisDecision, BasisProposal
from samenhang.consent.models.bases import NEEDED_BY_THE_PROGRAM, TERMS
from samenhang.consent.queries import as_decided_by_code
from samenhang.kit.refusals import Refusal
from samenhang.kit.turns import take_turn


class ProposalWaits(Refusal):
    """There is a proposal about this basis already that nobody decided on."""


class NothingChanges(Refusal):
    """The proposal says what the basis says already."""


class NotBeforeTheLaw(Refusal):
    """The basis would be used before the law holds."""


class CannotBeSwitchedOff(Refusal):
    """The program itself stands on this basis."""


class TooEarly(Refusal):
    """The day it would count from has passed."""


class FourEyes(Refusal):
    """Who proposed may not decide, nor who proposes from another organisation than the municipality."""


class AlreadyDecided(Refusal):
    """Somebody decided on the proposal before."""


def _turn(code: str) -> None:
    """Wait for who decides about this basis; what was read of the bases before is asked anew."""
    take_turn(7402, code)
    memo.changed()


@transaction.atomic
def propose(
    *,
    code: str,
    law: str,
    article: str,
    terms: Mapping[str, Any],
    reason: str,
    effective_on: date,
    by: Viewer,
    at: datetime,
) -> BasisProposal:
    """This function will put forward what a legal basis, new or known, would say from a day on. Nothing changes yet.

    :param terms: every value of ``models.bases.TERMS``.
    :raises ProposalWaits: when a proposal about it waits for a decision.
    :raises NothingChanges: when it says this already.
    :raises NotBeforeTheLaw: when it would be used before the day it is valid from.
    :raises CannotBeSwitchedOff: when the program stands on it.
    :raises TooEarly: when the day has passed.
    :raises FourEyes: when the proposer is no functional manager of the municipality.
    """
    day = timezone.localdate(at)
    if effective_on < day:
        raise TooEarly(_("Deze dag is al voorbij. Kies vandaag of later."), field="effective_on")
    if terms["in_use"] and effective_on < terms["valid_from"]:
        words = _("De wet geldt pas vanaf %(day)s. Eerder kan deze grondslag niet in gebruik.")
        raise NotBeforeTheLaw(words % {"day": f"{terms['valid_from']:%d-%m-%Y}"}, field="effective_on")
    if code in NEEDED_BY_THE_PROGRAM and not (terms["in_use"] and terms["valid_until"] is None):
        raise CannotBeSwitchedOff(
            _("Zonder deze grondslag werkt het programma niet. U kunt hem niet uitzetten."), field="in_use"
        )
    _turn(code)
    now = as_decided_by_code(code, effective_on)
    if now and all(getattr(now, name) == terms[name] for name in TERMS):
        raise NothingChanges(_("Dit staat er al zo. Wijzig iets, of ga terug."))
    if BasisProposal.objects.filter(code=code, decision=None).exists():
        raise ProposalWaits(_("Over deze grondslag wacht al een voorstel. Beslis daar eerst over."))
    proposal = BasisProposal(
        code=code,
        law=now.law if now else law,
        article=now.article if now else article,
        **{name: terms[name] for name in TERMS},
        reason=reason,
        effective_on=effective_on,
        by_id=by.id,
        at=at,
    )
    record(Event.CREATE, "consent.propose", by=by, at=at, object_id=proposal.id, detail={"basis": code})
    try:
        with transaction.atomic():
            proposal.save(force_insert=True)
    except ProgrammingError as error:
        raise FourEyes(_("Alleen een functioneel beheerder van de gemeente stelt een wijziging voor.")) from error
    return proposal


@transaction.atomic
def decide(*, proposal: BasisProposal, answer: str, reason: str, by: Viewer, at: datetime) -> BasisDecision:
    """This function will agree to a proposal or not, by somebody else than who made it; or take one's own back.

    What an approved one opens or closes counts from its day, at the earliest now, in the same transaction.

    :raises FourEyes: when the same person proposed it, whatever role they wear now.
    :raises AlreadyDecided: when somebody decided before.
    """
    _turn(proposal.code)
    if BasisDecision.objects.filter(proposal=proposal).exists():
        raise AlreadyDecided(_("Over dit voorstel is al beslist."))
    decision = BasisDecision(proposal=proposal, answer=answer, reason=reason, by_id=by.id, at=at)
    record(
        Event.CHANGE,
        "consent.decide",
        by=by,
        at=at,
        object_id=proposal.id,
        detail={"basis": proposal.code, "answer": answer},
    )
    try:
        with transaction.atomic():
            decision.save(force_insert=True)
            memo.changed()
    except IntegrityError as error:
        raise AlreadyDecided(_("Een collega heeft net over dit voorstel beslist.")) from error
    except ProgrammingError as error:
        raise FourEyes(_("U beslist niet over een voorstel dat u zelf deed. Vraag een andere collega.")) from error
    return decision
