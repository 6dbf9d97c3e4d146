"""A logbook entry as a record that may move with its corrections, and be kept from the resident (H2, H1)."""

from uuid import UUID

from django.urls import reverse

from samenhang.access.viewer import Viewer
from samenhang.layers.kinds import Found
from samenhang.meetings.models import LogEntry

TABLE = "meetings_logentry"


def find(viewer: Viewer, household_id: UUID, record_id: UUID) -> Found | None:
    """This function will give an entry, to move or hide it."""
    one = LogEntry.objects.filter(household_id=household_id, id=record_id).first()
    if one is None:
        return None
    return Found(
        TABLE,
        one.id,
        one.household_id,
        one.person_id,
        one.layer,
        one.domain,
        one.by_id,
        one.at,
        str(one.get_kind_display()).capitalize(),
        one.what,
        reverse("meetings:logbook", args=[one.case_id]),
        one.hidden_until,
    )
