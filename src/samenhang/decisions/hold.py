"""What every act on a decision begins with: one at a time, and the case is still open."""

from functools import partial

from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.decisions.models import AskedFor, Decision, DecisionEnd, DecisionText, InForce
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal
from samenhang.kit.turns import take_turn


class NotYourFile(Refusal):
    """The writer may not write in this layer, or not about this person."""


class CaseClosed(Refusal):
    """The case was closed in the meantime."""


class TooLate(Refusal):
    """Somebody was first: it was taken, answered, taken back or given up already."""


class NotSaid(Refusal):
    """Something that must be said is not."""


class WrongDay(Refusal):
    """A day that cannot be."""


alone = partial(take_turn, 6060)
"""This function will wait until nobody else acts on this record, until the transaction ends."""


def open_case(case: Case) -> None:
    """This function will refuse work on a case that was closed.

    :raises CaseClosed: then.
    """
    if Case.objects.filter(id=case.id, closed_at__isnull=False).exists():
        raise CaseClosed(_("Deze casus is intussen gesloten. U kunt hier niets meer besluiten."))


def still_made(decision: Decision, by: Viewer) -> DecisionText:
    """This function will hold a decision that is still being made, and give its last version.

    :raises TooLate: when it was taken or given up.
    :raises CaseClosed: when its case was closed.
    :raises NotYourFile: when the viewer only reads it.
    """
    alone(decision.id)
    may(decision, by)
    open_case(decision.case)
    if InForce.objects.filter(decision=decision).exists():
        raise TooLate(_("Dit besluit is al genomen. Maak een nieuw besluit dat dit vervangt."))
    if DecisionEnd.objects.filter(decision=decision).exists():
        raise TooLate(_("Dit besluit gaat niet door. Maak een nieuw besluit."))
    return DecisionText.objects.filter(decision=decision).order_by("-number")[0]


def may(decision: Decision, by: Viewer) -> None:
    """This function will refuse who only reads a decision.

    :raises NotYourFile: then.
    """
    if not may_write(by, decision.household_id, decision.layer, person_id=decision.person_id, domain=decision.domain):
        raise NotYourFile(_("U leest dit besluit, maar u mag er niet in schrijven."))


def standing(decision: Decision) -> list[AskedFor]:
    """This function will give the asks that still count: those that did not lapse."""
    found = AskedFor.objects.filter(decision=decision, envelope__lapse=None)
    return list(found.select_related("envelope__answer", "envelope__seat").order_by("-at", "-id"))


def place(decision: Decision) -> dict[str, object]:
    """This function will give the key of a decision, for a record that hangs on it."""
    return {
        "household_id": decision.household_id,
        "person_id": decision.person_id,
        "layer": decision.layer,
        "domain": decision.domain,
    }


def narrow(decision: Decision) -> bool:
    """This function will say whether a decision is about one person or in an own file: its writer says who reads on."""
    return decision.person_id is not None or decision.layer == Layer.DOMAIN
