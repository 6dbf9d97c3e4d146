"""What the acts share: refusals, turns, and days."""

from datetime import date, datetime, time
from functools import partial
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, models
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.escalation import queries
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal, or_refuse
from samenhang.kit.turns import take_turn
from samenhang.teams.models import Hat, Organisation, Role


class CaseOver(Refusal):
    """The case is closed: nothing is begun in it any more."""


class NotToAsk(Refusal):
    """This colleague cannot be asked: they left, direct the case, or have another role."""


class WrongDay(Refusal):
    """A day that cannot be."""


class NotSaid(Refusal):
    """Something that must be said is not."""


class TooLate(Refusal):
    """Somebody was first, or it is over."""


class NotYours(Refusal):
    """It is for the director of the case, or for another organisation."""


def case_runs(case: Case) -> None:
    if Case.objects.filter(id=case.id, closed_at__isnull=False).exists():
        raise CaseOver(_("Deze casus is gesloten. Heropen de casus, of rond af wat er nog ligt."))


def leads(case: Case, by: Viewer, layer: str) -> None:
    directs = queries.directs(by, queries.case_of(by, case.id)) or by.role == Role.PROCESS_DIRECTOR
    if not directs or not may_write(by, case.household_id, layer):
        raise NotYours(_("Dit doet de regievoerder, of een procesregisseur die instapte."))


def to_ask(by: Viewer, household_id: UUID, organisation: Organisation, hat: Hat, today: date, field: str) -> None:
    """Who cannot answer is refused in the same words as who left: why not is told to nobody."""
    there = {found.id for found in queries.managers(by, organisation.id, today)}
    if hat.id not in there or not queries.can_answer(by, household_id, hat.id):
        raise NotToAsk(_("Deze leidinggevende kan dit niet beantwoorden. Kies een ander."), field=field)


def once(row: models.Model, told: str) -> None:
    with or_refuse(TooLate(told), IntegrityError, ProgrammingError):
        row.save(force_insert=True)


alone = partial(take_turn, 6270)


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
