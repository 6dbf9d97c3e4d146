"""What of the story is only about somebody who leaves the household: told before it happens."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenhang.access.viewer import Viewer
from samenhang.cases.changes import Effect
from samenhang.cases.models import Case
from samenhang.layers.models import Told


def of_who_goes(viewer: Viewer, case: Case, leaving: Sequence[UUID], at: datetime) -> Effect | None:
    """This function will count the parts of the story that are only about who goes, as far as the viewer reads them."""
    total = Told.objects.filter(household_id=case.household_id, person_id__in=leaving).count()
    if not total:
        return None
    words = ngettext(
        "%(total)d deel gaat alleen over wie weggaat: daarna leest niemand hier dat meer. Het blijft bewaard.",
        "%(total)d delen gaan alleen over wie weggaat: daarna leest niemand hier die meer. Ze blijven bewaard.",
        total,
    )
    return Effect(_("Het verhaal"), (words % {"total": total},))
