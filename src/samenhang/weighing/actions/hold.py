"""Holding a test while it is changed: acts on one test wait for each other, and none changes what ended."""

from django.utils.translation import gettext as _

from samenhang.kit.refusals import Refusal
from samenhang.weighing.models import ReversedTest, TestEnd
from samenhang.weighing.placing import NotYourFile


class TestEnded(Refusal):
    """The test ended: it is fixed."""

    __test__ = False


class CaseClosed(Refusal):
    """The case is closed: nothing more is written in it."""


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
