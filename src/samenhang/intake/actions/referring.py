"""Handing a request over warmly to one domain, and closing the loop: taken on or declined, and what came of it (B7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.intake.actions.clocks import start_clocks
from samenhang.intake.actions.desk import BASIS
from samenhang.intake.actions.receiving_desk import involve_receiver, let_go, wind_down_sender
from samenhang.intake.actions.sifting import Sifting, settle
from samenhang.intake.models import FILE, Referral, ReferralAnswer, ReferralOutcome, ReferralRecall, Request, Triage
from samenhang.intake.queries.desk import filed, involved_desk
from samenhang.involvement import actions as involving
from samenhang.involvement.models import InvolvedAbout, Part
from samenhang.kit.refusals import Refusal
from samenhang.teams.models import Team
from samenhang.teams.queries import who


class AlreadyAnswered(Refusal):
    """The referral was answered before, perhaps by a colleague just now."""


@dataclass(frozen=True, slots=True)
class Handing:
    """What is handed over: to which desk, the question, what was learnt, whom to call, and how it was handed over.

    :param threatened: an eviction, a disconnection or the end of the health insurance threatens (Wgs art. 4).
    :param notified_on: the day of DUO's notification, from which the term for the broad intake runs.
    """

    desk: Team
    question: str
    learnt: str
    handover: str
    resident_knows: bool
    call_whom: str = ""
    call_phone: str = ""
    threatened: bool = False
    notified_on: date | None = None


@transaction.atomic
def refer(*, request: Request, sifting: Sifting, handing: Handing, by: Viewer, at: datetime) -> Referral:
    """This function will hand a request over to the desk of one domain, with what was learnt; it is involved from now.

    The sending desk stays involved until the answer. The clocks of the law start (B9).

    :raises AlreadySettled: when the request was settled before.
    :raises Refusal: when the desk is no desk of a domain, or has an open referral about somebody else of the household.
    """
    desk = handing.desk
    if not desk.is_desk or desk.domain_id in (None, FILE):
        raise Refusal(_("Kies de balie van een domein."), field="to_desk")
    triage = settle(request=request, sifting=sifting, outcome=Triage.Outcome.REFERRED, by=by, at=at)
    _involve_desk(request, desk, by=by, at=at)
    referral = Referral(
        **filed(request),
        triage=triage,
        number=request.number,
        to_desk=desk,
        to_domain_id=desk.domain_id,
        question=handing.question,
        learnt=handing.learnt,
        danger=request.danger,
        children=request.children,
        done=request.done,
        urgency=request.urgency,
        call_whom=handing.call_whom,
        call_phone=handing.call_phone,
        resident_knows=handing.resident_knows,
        handover=handing.handover,
        by_id=by.id,
        at=at,
    )
    referral.save(force_insert=True)
    record(
        Event.TRANSFER,
        "intake.refer",
        by=by,
        at=at,
        object_id=referral.id,
        subjects=[referral.key],
        detail={"to": str(desk.id)},
    )
    start_clocks(
        referral=referral,
        request=request,
        threatened=handing.threatened,
        notified_on=handing.notified_on,
        by=by,
        at=at,
    )
    return referral


def _involve_desk(request: Request, desk: Team, *, by: Viewer, at: datetime) -> None:
    about = [request.person_id] if request.person_id else None
    there = involved_desk(request.household, desk, Part.REFERRAL, at)
    if there is None:
        involving.involve(
            household=request.household,
            team=desk,
            part=Part.REFERRAL,
            basis=BASIS,
            people=about,
            own_file=desk.domain_id,
            task=gettext_noop("verwijzing beantwoorden"),
            by=by,
            at=at,
        )
    elif not (there.all_members or (about and _is_about(there.id, about))):
        raise Refusal(
            _("Bij deze balie wacht al een verwijzing over iemand anders van dit huishouden. Bel de balie eerst."),
            field="to_desk",
        )


def _is_about(involvement_id: UUID, people: Iterable[UUID]) -> bool:
    named = InvolvedAbout.objects.filter(involvement_id=involvement_id).values_list("about_id", flat=True)
    return set(people) <= set(named)


@transaction.atomic
def accept_referral(*, referral: Referral, note: str = "", by: Viewer, at: datetime) -> ReferralAnswer:
    """This function will take a referral on: who accepts is involved with the domain's own file, the desk lets go.

    The sending desk follows what comes of it for eight weeks.

    :raises AlreadyAnswered: when it was answered before.
    """
    answer = _answer(referral, accepted=True, reason=note, by=by, at=at)
    involve_receiver(referral=referral, by=by, at=at)
    wind_down_sender(referral=referral, by=by, at=at)
    let_go(referral=referral, reason=gettext_noop("verwijzing aangenomen"), by=by, at=at)
    return answer


@transaction.atomic
def decline_referral(*, referral: Referral, reason: str, by: Viewer, at: datetime) -> ReferralAnswer:
    """This function will give a referral back with a reason: the request is open again at the desk that sent it.

    :raises AlreadyAnswered: when it was answered before.
    """
    answer = _answer(referral, accepted=False, reason=reason, by=by, at=at)
    let_go(referral=referral, reason=gettext_noop("verwijzing afgewezen"), by=by, at=at)
    return answer


def _answer(referral: Referral, *, accepted: bool, reason: str, by: Viewer, at: datetime) -> ReferralAnswer:
    before = ReferralAnswer.objects.filter(referral=referral).first()
    if before:
        raise _answered(before)
    if ReferralRecall.objects.filter(referral=referral).exists():
        raise AlreadyAnswered(_("De Toegang heeft deze verwijzing teruggenomen."))
    answer = ReferralAnswer(**filed(referral), referral=referral, accepted=accepted, reason=reason, by_id=by.id, at=at)
    try:
        with transaction.atomic():
            answer.save(force_insert=True)
    except IntegrityError as error:
        raise _answered(ReferralAnswer.objects.filter(referral=referral).first()) from error
    record(
        Event.CHANGE,
        "intake.accept_referral" if accepted else "intake.decline_referral",
        by=by,
        at=at,
        object_id=referral.id,
        subjects=[_in_own_file(referral)],
    )
    return answer


@transaction.atomic
def report_outcome(*, referral: Referral, text: str, by: Viewer, at: datetime) -> ReferralOutcome:
    """This function will tell the desk that sent a referral what came of it.

    :raises Refusal: when the referral was not taken on, or its outcome was told before.
    """
    answer = ReferralAnswer.objects.filter(referral=referral).first()
    if answer is None or not answer.accepted:
        raise Refusal(_("Neem de verwijzing eerst aan."))
    outcome = ReferralOutcome(**filed(referral), referral=referral, text=text, by_id=by.id, at=at)
    try:
        with transaction.atomic():
            outcome.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyAnswered(_("Een collega heeft de uitkomst al gemeld.")) from error
    record(
        Event.CHANGE,
        "intake.report_outcome",
        by=by,
        at=at,
        object_id=referral.id,
        subjects=[_in_own_file(referral)],
    )
    return outcome


def _in_own_file(referral: Referral) -> tuple[UUID, UUID | None, str, str]:
    return referral.household_id, referral.person_id, Layer.DOMAIN, referral.to_domain_id


def _answered(answer: ReferralAnswer | None) -> AlreadyAnswered:
    names = who([answer.by_id]) if answer else {}
    name = names[answer.by_id].name if answer and answer.by_id in names else _("een collega")
    return AlreadyAnswered(_("Deze verwijzing is al beantwoord door %(name)s.") % {"name": name})
