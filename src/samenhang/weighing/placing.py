"""Where a row of a test or triangle stands: under the key of what it hangs on, written by who may write there."""

from typing import Any

from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal
from samenhang.people.models import AboutHousehold


class NotYourFile(Refusal):
    """The writer may not write in this layer, or not about this person."""


def must_write(by: Viewer, key: tuple[Any, Any, str, str]) -> None:
    """This function will refuse who may not write in this place."""
    household, person, layer, domain = key
    if not may_write(by, household, layer, person_id=person, domain=domain):
        raise NotYourFile(
            _("U mag hier niet over schrijven. Kies een andere plek of een andere persoon."),
            field="person" if person else "file",
        )


def placed(row: AboutHousehold) -> dict[str, Any]:
    """This function will give the key of a row, for what hangs on it."""
    return {
        "household_id": row.household_id,
        "person_id": row.person_id,
        "layer": row.layer,
        "domain": row.domain,
    }
