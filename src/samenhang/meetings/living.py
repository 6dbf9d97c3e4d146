"""What of the logbook is only about somebody who leaves the household: told before it happens."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenhang.access.viewer import Viewer
from samenhang.cases.changes import Effect
from samenhang.cases.models import Case
from samenhang.meetings.models import LogEntry


def of_who_goes(viewer: Viewer, case: Case, leaving: Sequence[UUID], at: datetime) -> Effect | None:
    """This function will count the entries that are only about who goes, as far as the viewer reads them."""
    total = LogEntry.objects.filter(case=case, person_id__in=leaving).count()
    if not total:
        return None
    words = ngettext(
        "%(total)d regel gaat alleen over wie weggaat: daarna leest niemand hier die meer. De regel blijft bewaard.",
        "%(total)d regels gaan alleen over wie weggaat: daarna leest niemand hier die meer. De regels blijven bewaard.",
        total,
    )
    return Effect(_("Logboek"), (words % {"total": total},))
