"""Who leads and who sits: asked, answered, taken over, stepped out. And the list of who was trained to lead."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.deliberation import queries
from samenhang.deliberation.models import (
    Deliberation,
    Facilitation,
    FacilitationAnswer,
    FacilitationEnd,
    Seat,
    SeatAnswer,
    SeatEnd,
    TrainedEnd,
    TrainedFacilitator,
)
from samenhang.deliberation.rules import AT_THE_TABLE, LEADS
from samenhang.deliberation.turns import CannotLead, WasFirst, alone, demand_open
from samenhang.kit.refusals import Refusal
from samenhang.teams.models import Hat
from samenhang.teams.queries import to_ask


@transaction.atomic
def keep_trained(
    *, hat: Hat, since: date, trained_by: str, until: date | None = None, by: Viewer, at: datetime
) -> TrainedFacilitator:
    """This function will put a colleague on the list of who may lead a deliberation.

    :raises WasFirst: when they are on it already.
    :raises Refusal: when they may not lead by their role, or the days cannot be.
    """
    alone(hat.id)
    today = timezone.localdate(at)
    if not to_ask(by, today, roles=LEADS).filter(id=hat.id).exists():
        raise Refusal(_("Deze collega kan geen moreel beraad begeleiden. Kies een ander."), field="hat")
    if since > today or since.year < 1990:
        raise Refusal(_("Deze dag kan niet kloppen. De opleiding is al geweest."), field="since")
    if until and until < since:
        raise Refusal(_("Dit eindigt voor het begint."), field="until")
    if TrainedFacilitator.objects.filter(hat=hat, end=None).exists():
        raise WasFirst(_("Deze collega staat al op de lijst."), field="hat")
    kept = TrainedFacilitator(hat=hat, since=since, trained_by=trained_by, until=until, by_id=by.id, at=at)
    kept.save(force_insert=True)
    record(Event.CREATE, "deliberation.keep_trained", by=by, at=at, object_id=kept.id)
    return kept


@transaction.atomic
def end_training(*, trained: TrainedFacilitator, by: Viewer, at: datetime) -> None:
    """This function will take a colleague off the list.

    :raises WasFirst: when that was done already.
    """
    alone(trained.hat_id)
    if TrainedEnd.objects.filter(trained=trained).exists():
        raise WasFirst(_("Deze collega staat niet meer op de lijst."))
    TrainedEnd(trained=trained, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CHANGE, "deliberation.end_training", by=by, at=at, object_id=trained.id)


@transaction.atomic
def ask_to_lead(*, deliberation: Deliberation, hat_id: UUID, by: Viewer, at: datetime) -> Facilitation:
    """This function will ask a trained colleague to lead, who has nothing to do with the case.

    :raises WasFirst: when somebody was asked already, or leads.
    :raises CannotLead: when they cannot lead this one; it does not say why.
    """
    demand_open(deliberation)
    there = Facilitation.objects.filter(deliberation=deliberation, end=None).exclude(answer__accepted=False)
    if there.exists():
        raise WasFirst(_("Er is al een begeleider gevraagd."), field="hat")
    able = hat_id in {one.id for one in queries.leaders(by, timezone.localdate(at))}
    if not able or not queries.may_lead(by, deliberation.id, hat_id):
        raise CannotLead(_("Deze collega kan niet bij dit beraad. Vraag een ander."), field="hat")
    asked = Facilitation(deliberation=deliberation, hat_id=hat_id, by_id=by.id, at=at)
    asked.save(force_insert=True)
    record(Event.CREATE, "deliberation.ask_to_lead", by=by, at=at, object_id=deliberation.id)
    return asked


@transaction.atomic
def answer_lead(
    *, facilitation: Facilitation, accepted: bool, words: str = "", by: Viewer, at: datetime
) -> FacilitationAnswer:
    """This function will say whether one leads.

    :raises WasFirst: when it was answered, or another was asked instead.
    :raises CannotLead: when it turned out they cannot; it does not say why.
    """
    demand_open(facilitation.deliberation)
    if FacilitationAnswer.objects.filter(facilitation=facilitation).exists():
        raise WasFirst(_("U antwoordde al."))
    if FacilitationEnd.objects.filter(facilitation=facilitation).exists():
        raise WasFirst(_("De vrager vroeg intussen een ander."))
    if accepted and not queries.may_lead(by, facilitation.deliberation_id, by.id):
        raise CannotLead(_("U kunt niet bij dit beraad. Antwoord nee; dan vraagt de vrager een ander."))
    record(Event.CHANGE, "deliberation.answer_lead", by=by, at=at, object_id=facilitation.deliberation_id)
    made = FacilitationAnswer(facilitation=facilitation, accepted=accepted, words=words, by_id=by.id, at=at)
    made.save(force_insert=True)
    return made


@transaction.atomic
def end_lead(*, facilitation: Facilitation, words: str = "", by: Viewer, at: datetime) -> None:
    """This function will end that somebody leads, or was asked to: another may take over. What was said stays.

    :raises WasFirst: when that was done already.
    """
    demand_open(facilitation.deliberation)
    if FacilitationEnd.objects.filter(facilitation=facilitation).exists():
        raise WasFirst(_("Dit is al gedaan."))
    record(Event.CHANGE, "deliberation.end_lead", by=by, at=at, object_id=facilitation.deliberation_id)
    FacilitationEnd(facilitation=facilitation, words=words, by_id=by.id, at=at).save(force_insert=True)


@transaction.atomic
def invite(*, deliberation: Deliberation, hat_id: UUID, by: Viewer, at: datetime) -> Seat:
    """This function will invite a colleague to think along, by name.

    :raises Refusal: when they are the asker or lead it, are invited already, or do not work there now.
    """
    demand_open(deliberation)
    day = timezone.localdate(at)
    hat = to_ask(by, day, roles=AT_THE_TABLE).filter(id=hat_id).first()
    if hat is None:
        raise Refusal(_("Deze collega kan nu niet worden uitgenodigd. Kies een ander."), field="hat")
    asker = Hat.objects.filter(id=deliberation.by_id, professional_id=hat.professional_id)
    leads = Facilitation.objects.filter(
        deliberation=deliberation, end=None, hat__professional_id=hat.professional_id
    ).exclude(answer__accepted=False)
    if asker.exists() or leads.exists():
        raise Refusal(_("Deze collega vraagt of begeleidt dit beraad al."), field="hat")
    if Seat.objects.filter(deliberation=deliberation, end=None, hat__professional_id=hat.professional_id).exists():
        raise WasFirst(_("Deze collega is al uitgenodigd."), field="hat")
    seat = Seat(deliberation=deliberation, hat_id=hat_id, by_id=by.id, at=at)
    seat.save(force_insert=True)
    record(Event.CREATE, "deliberation.invite", by=by, at=at, object_id=deliberation.id)
    return seat


@transaction.atomic
def answer_seat(*, seat: Seat, comes: bool, involved: bool = False, by: Viewer, at: datetime) -> SeatAnswer:
    """This function will say whether one thinks along, and whether one says to know the case from one's own work.

    :raises WasFirst: when it was answered, or the invitation was taken back.
    """
    demand_open(seat.deliberation)
    if SeatAnswer.objects.filter(seat=seat).exists():
        raise WasFirst(_("U antwoordde al."))
    if SeatEnd.objects.filter(seat=seat).exists():
        raise WasFirst(_("Deze uitnodiging is ingetrokken."))
    record(Event.CHANGE, "deliberation.answer_seat", by=by, at=at, object_id=seat.deliberation_id)
    made = SeatAnswer(seat=seat, comes=comes, involved=comes and involved, by_id=by.id, at=at)
    made.save(force_insert=True)
    return made


@transaction.atomic
def end_seat(*, seat: Seat, by: Viewer, at: datetime) -> None:
    """This function will end somebody's place at the table: they step out, or are not invited after all. Never why.

    :raises WasFirst: when that was done already.
    """
    alone(seat.deliberation_id)
    if SeatEnd.objects.filter(seat=seat).exists():
        raise WasFirst(_("Dit is al gedaan."))
    record(Event.CHANGE, "deliberation.end_seat", by=by, at=at, object_id=seat.deliberation_id)
    SeatEnd(seat=seat, by_id=by.id, at=at).save(force_insert=True)
