"""A process director thinks along: asked once, reads by invitation, answers, and stays out (E5)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.escalation import queries
from samenhang.escalation.models import Advice, AdviceUse, Consultation, ConsultationAsked
from samenhang.escalation.queries.consulting import Asked
from samenhang.escalation.refusing import NotToAsk, NotYours, TooLate, case_runs, once
from samenhang.involvement.actions_guests import Offer, answer_invitation, end_stay, invite
from samenhang.involvement.models import GuestInvitation
from samenhang.involvement.queries import may_write
from samenhang.meetings.actions import Told, write_entry
from samenhang.meetings.models import Kind
from samenhang.people.nameless import UNDATED, demand_nameless
from samenhang.teams.models import Hat


@dataclass(frozen=True, slots=True)
class Consulting:
    """What sticks, what was tried, what is asked; how far the process director reads, until when, on which basis."""

    stuck: str
    asks: str
    last_day: date
    basis: str
    tried: Collection[str] = ()
    tried_note: str = ""
    with_team: bool = False


@transaction.atomic
def consult(*, case: Case, hat: Hat, consulting: Consulting, by: Viewer, at: datetime) -> Consultation:
    """This function will ask a process director to think along, and invite them to read for that: one act (E5).

    Nothing opens before they accept; what they read ends with their answer.

    :raises CaseOver: when the case is closed.
    :raises NotToAsk: somebody who left, directs the case, or is no process director.
    :raises NamesSomebody: when the question, which is read before accepting, tells who it is about.
    :raises Refusal: what inviting a guest refuses (involvement.actions_guests.invite).
    """
    case_runs(case)
    if hat.id not in {one.id for one in queries.process_directors(by, case, timezone.localdate(at))}:
        raise NotToAsk(_("Deze procesregisseur is er niet meer, of heeft zelf de regie. Kies een ander."), field="hat")
    demand_nameless({"asks": consulting.asks}, case.household_id, by=by, at=at, refused=UNDATED)
    layer = Layer.CASE_TEAM if consulting.with_team else Layer.SHARED
    if not may_write(by, case.household_id, layer):
        raise NotYours(_("U schrijft zelf niet mee in deze casus. Vraag het de regievoerder."))
    layers = [Layer.SHARED, Layer.CASE_TEAM] if consulting.with_team else [Layer.SHARED]
    offer = Offer([None], layers, consulting.last_day, consulting.asks, consulting.basis)
    invitation = invite(household=case.household, hat=hat, offer=offer, by=by, at=at)
    asked = Consultation(
        household_id=case.household_id,
        layer=layer,
        case=case,
        hat=hat,
        invitation=invitation,
        stuck=consulting.stuck,
        tried=list(consulting.tried),
        tried_note=consulting.tried_note,
        by_id=by.id,
        at=at,
    )
    asked.save(force_insert=True)
    ConsultationAsked(invitation=invitation, hat=hat, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CREATE, "escalation.consult", by=by, at=at, object_id=asked.id, subjects=[asked.key])
    return asked


@transaction.atomic
def answer(
    *, invitation: GuestInvitation, accepted: bool, reason: str = "", other: Hat | None = None, by: Viewer, at: datetime
) -> None:
    """This function will let the one asked say yes, or no with the reason and who could be asked instead.

    :raises NotToAnswer: when it was answered, lapsed or was taken back.
    """
    words = reason
    if other is not None:
        words = _("%(reason)s Vraag %(name)s.") % {"reason": reason.strip(), "name": other.professional.name}
    answer_invitation(invitation=invitation, accepted=accepted, reason=words[:500], by=by, at=at)


@transaction.atomic
def advise(*, asked: Asked, words: str, by: Viewer, at: datetime) -> Advice:
    """This function will keep the process director's answer; with it their reading ends, and they stay out.

    :raises TooLate: when it was answered, taken back, or its last day is over.
    """
    if asked.it.hat_id != by.id or asked.state != "open":
        raise TooLate(_("U kunt hier niet meer antwoorden: het is beantwoord, ingetrokken of voorbij."))
    told = Advice(
        household_id=asked.it.household_id,
        layer=asked.it.layer,
        consultation=asked.it,
        words=words,
        by_id=by.id,
        at=at,
    )
    record(Event.CREATE, "escalation.advise", by=by, at=at, object_id=asked.it.id, subjects=[asked.it.key])
    once(told, _("U antwoordde al."))
    end_stay(invitation=asked.it.invitation, reason=_("meegedacht"), by=by, at=at)
    return told


@transaction.atomic
def use_advice(*, asked: Asked, words: str, by: Viewer, at: datetime) -> AdviceUse:
    """This function will keep what was done with the answer, and tell it in the logbook.

    :raises TooLate: when there is no answer yet, or this was kept already.
    """
    if asked.advice is None or asked.use is not None:
        raise TooLate(_("Er is nog geen antwoord, of een collega legde dit al vast."))
    kept = AdviceUse(
        household_id=asked.it.household_id,
        layer=asked.it.layer,
        consultation=asked.it,
        words=words,
        by_id=by.id,
        at=at,
    )
    record(Event.CREATE, "escalation.use_advice", by=by, at=at, object_id=asked.it.id, subjects=[asked.it.key])
    once(kept, _("Een collega legde dit net vast."))
    told = Told(Kind.CONSULTATION, at, _("De procesregisseur dacht mee. %(what)s") % {"what": words})
    write_entry(case=asked.it.case, layer=asked.it.layer, told=told, by=by, at=at)
    return kept


@transaction.atomic
def take_back(*, asked: Asked, reason: str, by: Viewer, at: datetime) -> None:
    """This function will take the question back; the process director reads no more from now on.

    :raises NotToEnd: when it was over already.
    """
    record(Event.CHANGE, "escalation.take_back", by=by, at=at, object_id=asked.it.id, subjects=[asked.it.key])
    end_stay(invitation=asked.it.invitation, reason=reason, by=by, at=at)
