"""Nobody records their own circle: hung on people's act of recording somebody."""

from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.circle.queries import is_mine
from samenhang.kit.refusals import Refusal
from samenhang.people.models import Person


class OfMyOwn(Refusal):
    """Somebody of the own circle is recorded and helped by a colleague."""


def not_of_my_own(person: Person, by: Viewer) -> None:
    """This function will refuse to record somebody of the own circle, whether they are on record or not.

    :raises OfMyOwn: when who is recorded fits what was declared.
    """
    number = bytes(person.bsn_index) if person.bsn_index else None
    if is_mine(number, person.family_name, person.birth_date):
        raise OfMyOwn(
            _("Deze persoon hoort misschien bij uw eigen kring, of is een collega. Vraag een collega om dit te doen.")
        )
