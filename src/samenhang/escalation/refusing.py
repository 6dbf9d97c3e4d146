"""What the acts share: refusals, turns, and days."""

from datetime import date, datetime, time
from functools import partial

from django.db import IntegrityError, ProgrammingError, models
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.cases.models import Case
from samenhang.kit.refusals import Refusal, or_refuse
from samenhang.kit.turns import take_turn


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


def once(row: models.Model, told: str) -> None:
    with or_refuse(TooLate(told), IntegrityError, ProgrammingError):
        row.save(force_insert=True)


alone = partial(take_turn, 6270)


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
