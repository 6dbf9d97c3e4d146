"""What of the plan concerns somebody who leaves the household: told before it happens."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.cases.changes import Effect
from samenhang.cases.models import Case
from samenhang.kit.dates import day
from samenhang.plans.models import Action, Goal
from samenhang.plans.queries import still_open


def of_who_goes(viewer: Viewer, case: Case, leaving: Sequence[UUID], at: datetime) -> Effect | None:
    """This function will name the open actions and goals of who goes, as far as the viewer reads the plan."""
    actions = still_open(Action.objects.filter(plan__case=case, resident_id__in=leaving)).order_by("due_on", "id")
    goals = Goal.objects.filter(plan__case=case, whose_ids__overlap=list(leaving), end=None).order_by("order")
    by = _("uiterlijk %(day)s")
    lines = [
        _("Actie van %(who)s: %(what)s") % {"who": one.doer_name, "what": one.what}
        + (f" ({by % {'day': day(one.due_on)}})" if one.due_on else "")
        for one in actions
    ]
    lines += [_("Doel van %(who)s: %(what)s") % {"who": one.whose, "what": one.words} for one in goals]
    if not lines:
        return None
    to_do = _("Deze blijven in dit plan staan. Spreek af wie ze overneemt, of beëindig ze bij Plan.")
    return Effect(_("In het plan"), tuple(lines), to_do)
