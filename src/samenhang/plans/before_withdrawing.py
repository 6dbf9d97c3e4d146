"""What the plan says to whoever is about to take a toestemming back: what is still to be done, and when."""

from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.kit.dates import day
from samenhang.plans.models import Action
from samenhang.plans.queries import still_open

SHOWN = 10


def planned(viewer: Viewer, household_id: UUID, at: datetime) -> list[str]:
    """This function will give the actions still to be done, as far as the viewer reads the plan, the first ten."""
    found = still_open(Action.objects.filter(household_id=household_id, due_on__isnull=False))
    words = _("In het plan: %(what)s, uiterlijk %(day)s")
    return [
        words % {"what": one.what, "day": day(one.due_on)} for one in found.order_by(F("due_on").asc(), "id")[:SHOWN]
    ]
