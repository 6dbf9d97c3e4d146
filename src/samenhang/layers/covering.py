"""On which bases something may come to stand where more people read it."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.consent.models import ASKED, LegalBasis
from samenhang.consent.queries import bases, consents, standing
from samenhang.kit.refusals import Refusal


class BasisDoesNotCover(Refusal):
    """The basis is missing, not valid any more, or does not cover where the record goes."""


def covering(code: str, layer: str, at: datetime) -> LegalBasis:
    """This function will give the basis, if it is valid and covers a layer; an own file asks for no more than a basis.

    :raises BasisDoesNotCover: when it is missing, not valid, or does not go that far.
    """
    if not code:
        raise BasisDoesNotCover(_("Kies op welke grond meer mensen dit mogen lezen."), field="basis")
    found = next((one for one in bases(timezone.localdate(at)) if one.code == code), None)
    if found is None:
        raise BasisDoesNotCover(_("Deze grondslag geldt niet meer. Kies een andere."), field="basis")
    if layer != Layer.DOMAIN and layer not in found.layers:
        raise BasisDoesNotCover(_("Deze grondslag gaat niet zo ver. Kies een andere grond of plek."), field="basis")
    return found


def offered(viewer: Viewer, household_id: UUID, day: date) -> list[LegalBasis]:
    """This function will give the bases one may choose from; consent only where somebody of the household gave it."""
    given = any(one.state == "given" for one in standing(consents(viewer, household_id), day))
    return [one for one in bases(day) if one.code != ASKED or given]
