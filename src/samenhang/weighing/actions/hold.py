"""Holding a test while it is changed: acts on one test wait for each other, and none changes what ended."""

from typing import Any

from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal
from samenhang.people.models import AboutHousehold
from samenhang.weighing.models import ReversedTest, TestEnd


class TestEnded(Refusal):
    """The test ended: it is fixed."""

    __test__ = False


class CaseClosed(Refusal):
    """The case is closed: nothing more is written in it."""


class NotYourFile(Refusal):
    """The writer may not write in this layer, or not about this person."""


def held(test: ReversedTest, *, closing: bool = False) -> ReversedTest:
    """This function will hold a test until the act is over.

    :param closing: ending is also done when the case was closed meanwhile, so that nothing stays hanging.
    """
    found = ReversedTest.objects.select_for_update(of=("self",)).select_related("case").filter(id=test.id).first()
    if TestEnd.objects.filter(test=test).exists():
        raise TestEnded(
            _("Deze toets is intussen afgerond en ligt vast. Begin een nieuwe toets die hierop voortbouwt.")
        )
    if found is None:
        raise NotYourFile(_("U leest deze toets, maar u mag er niet in schrijven."))
    if found.case.closed_at and not closing:
        raise CaseClosed(
            _("Deze casus is gesloten. U kunt de toets nog lezen en afronden; wat er staat, blijft bewaard.")
        )
    return found


def may(by: Viewer, key: tuple[Any, Any, str, str]) -> None:
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
        "household_id": row.household_id,  # type: ignore[attr-defined]  # Django adds it for the foreign key
        "person_id": row.person_id,  # type: ignore[attr-defined]  # as above
        "layer": row.layer,
        "domain": row.domain,
    }
