"""What every act on an intended stop keeps to: one after the other, on a basis that holds, on a day that can be."""

from datetime import date, timedelta
from functools import partial

from django.utils.translation import gettext as _

from samenhang.kit.refusals import Refusal
from samenhang.kit.turns import take_turn
from samenhang.passing.queries import bases

FARTHEST = timedelta(days=366)
LONG_AGO = timedelta(days=366 * 30)


class WrongDay(Refusal):
    """A day that cannot be."""


class NotSaid(Refusal):
    """Something that must be said is not."""


class NotThere(Refusal):
    """It cannot go there: no desk that is open, a case that is closed, somebody the viewer may not write about."""


class TooLate(Refusal):
    """Somebody was first: it was answered, decided, withdrawn or ended already."""


class NoBasis(Refusal):
    """The basis it would cross on does not hold (any more)."""


alone = partial(take_turn, 5701)
"""This function will let acts on one stop wait for each other until the transaction ends."""


def on_a_basis(basis: str, today: date) -> str:
    """This function will give the basis, when it holds today.

    :raises NoBasis: when it does not hold, or not any more.
    """
    if basis not in dict(bases(today)):
        raise NoBasis(_("Deze grondslag geldt niet (meer). Kies een andere, of bel."), field="basis")
    return basis


def coming(day: date | None, today: date, field: str) -> date:
    """This function will give a day that is still to come, within a year.

    :raises WrongDay: when it is not.
    """
    if day is None:
        raise NotSaid(_("Vul een dag in."), field=field)
    if not today < day <= today + FARTHEST:
        raise WrongDay(_("Kies een dag na vandaag, binnen een jaar."), field=field)
    return day
