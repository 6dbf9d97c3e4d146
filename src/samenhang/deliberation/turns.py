"""What the acts share: one at a time on one deliberation, and the words of what is refused."""

from functools import partial

from django.utils.translation import gettext as _

from samenhang.deliberation.models import Closing, Deliberation, Withdrawal
from samenhang.kit.refusals import Refusal
from samenhang.kit.turns import take_turn


class IsOver(Refusal):
    """The session is over, or the request was taken back."""


class NotYet(Refusal):
    """Something must come first."""


class WasFirst(Refusal):
    """Somebody did this already."""


class CannotLead(Refusal):
    """This colleague cannot lead this deliberation; never why."""


alone = partial(take_turn, 4862)
"""This function will let one act at a time go on with a deliberation, until the transaction ends."""


def demand_open(deliberation: Deliberation) -> None:
    """This function will hold that a deliberation still goes on, one act at a time.

    :raises IsOver: when it was closed or taken back.
    """
    alone(deliberation.id)
    if Withdrawal.objects.filter(deliberation=deliberation).exists():
        raise IsOver(_("Dit beraad is ingetrokken door wie het vroeg."))
    if Closing.objects.filter(deliberation=deliberation).exists():
        raise IsOver(_("Dit beraad is afgerond. Er komt niets meer bij."))
