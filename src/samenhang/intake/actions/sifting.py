"""The sifting (B3, B4): one question stays one. Answered, withdrawn, opened again when that was a mistake."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.intake.actions.clocks import withdraw_clocks
from samenhang.intake.actions.desk import take_in, wind_down
from samenhang.intake.models import Referral, ReferralRecall, Reopening, Request, Triage
from samenhang.intake.queries import standing, stands, triages
from samenhang.intake.queries.desk import filed, involved_desk
from samenhang.involvement import actions as involving
from samenhang.involvement.models import Part
from samenhang.kit.refusals import Refusal
from samenhang.kit.whole import whole
from samenhang.teams.queries import who


class AlreadySettled(Refusal):
    """The request was settled before, perhaps by somebody else just now."""


@dataclass(frozen=True, slots=True)
class Sifting:
    """What the sifting showed: life domains touched, the question behind the question, and why this outcome."""

    reason: str
    life_domains: Sequence[str] = ()
    behind: str = ""


@whole
def answer_request(*, request: Request, sifting: Sifting, answer: str, by: Viewer, at: datetime) -> Triage:
    """This function will settle a request that was answered at once; no file is made beyond it.

    :raises AlreadySettled: when it was settled before.
    """
    triage = settle(request=request, sifting=sifting, outcome=Triage.Outcome.ANSWERED, answer=answer, by=by, at=at)
    wind_down(request=request, by=by, at=at)
    return triage


@whole
def withdraw_request(*, request: Request, reason: str, by: Viewer, at: datetime) -> Triage:
    """This function will settle a request the caller took back; its clocks end with it.

    :raises AlreadySettled: when it was settled before.
    """
    taken_back = Sifting(reason=reason)
    triage = settle(request=request, sifting=taken_back, outcome=Triage.Outcome.WITHDRAWN, by=by, at=at)
    withdraw_clocks(request=request, by=by, at=at)
    wind_down(request=request, by=by, at=at)
    return triage


@whole
def settle(
    *,
    request: Request,
    sifting: Sifting,
    outcome: str,
    answer: str = "",
    case: Case | None = None,
    by: Viewer,
    at: datetime,
) -> Triage:
    """This function will record what came of a request. Of two colleagues who do so at once, one is told of the other.

    :raises AlreadySettled: when a triage stands.
    """
    told = triages(request)
    if stood := stands(told):
        raise _settled(stood)
    triage = Triage(
        **filed(request),
        request=request,
        round=len(told) + 1,
        outcome=outcome,
        life_domains=list(sifting.life_domains),
        behind=sifting.behind,
        reason=sifting.reason,
        answer=answer,
        case=case,
        by_id=by.id,
        at=at,
    )
    try:
        with transaction.atomic():
            triage.save(force_insert=True)
    except IntegrityError as error:
        raise _settled(Triage.objects.filter(request=request).order_by("-round").first()) from error
    record(
        Event.CREATE,
        "intake.settle",
        by=by,
        at=at,
        object_id=request.id,
        subjects=[triage.key],
        detail={"outcome": outcome},
    )
    return triage


@whole
def reopen(*, request: Request, why: str, by: Viewer, at: datetime) -> Reopening:
    """This function will open a settled request again; a referral that nobody answered yet is taken back.

    :raises Refusal: when it is open, went on as a case, was taken on by another desk, or was settled too long ago.
    """
    now = standing(by, request)
    if now.triage is None:
        raise Refusal(_("Deze hulpvraag staat al open."))
    until = now.reopens_until()
    if until is None:
        raise Refusal(_("Deze hulpvraag gaat ergens anders verder. Neem contact op met wie hem oppakte."))
    if at > until:
        raise Refusal(_("Deze hulpvraag is te lang geleden afgehandeld. Neem een nieuwe hulpvraag op."))
    made = Reopening(**filed(request), triage=now.triage, why=why, by_id=by.id, at=at)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise Refusal(_("Een collega heeft deze hulpvraag net heropend.")) from error
    record(Event.CHANGE, "intake.reopen", by=by, at=at, object_id=request.id, subjects=[request.key])
    if now.referral:
        _take_back(now.referral, request, by=by, at=at)
    take_in(household=request.household, desk=request.desk, by=by, at=at)
    return made


def _take_back(referral: Referral, request: Request, *, by: Viewer, at: datetime) -> None:
    ReferralRecall(**filed(request), referral=referral, by_id=by.id, at=at).save(force_insert=True)
    there = involved_desk(request.household, referral.to_desk, Part.REFERRAL, at)
    others = Referral.objects.filter(
        household_id=request.household_id, to_desk_id=referral.to_desk_id, answer=None, recall=None
    ).exclude(id=referral.id)
    if there and not others.exists():
        involving.end_involvement(involvement=there, reason=gettext_noop("verwijzing teruggenomen"), by=by, at=at)


def _settled(triage: Triage | None) -> AlreadySettled:
    names = who([triage.by_id]) if triage else {}
    name = names[triage.by_id].name if triage and triage.by_id in names else _("een collega")
    return AlreadySettled(
        _("Deze hulpvraag is al afgehandeld door %(name)s. Wat u invulde is niet opgeslagen.") % {"name": name}
    )
