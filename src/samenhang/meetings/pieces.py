"""What a guest reads in the logbook about the members they were invited for, without the household as a whole."""

from collections.abc import Collection, Sequence
from uuid import UUID

from samenhang.access.viewer import Viewer
from samenhang.cases.pieces import Piece
from samenhang.meetings.models import LogEntry
from samenhang.teams.queries import who

MOST = 50


def about_members(viewer: Viewer, household_id: UUID, people: Collection[UUID]) -> Sequence[Piece]:
    """This function will give the entries about these members the viewer may read, the newest fifty."""
    found = list(
        LogEntry.objects.filter(household_id=household_id, person_id__in=people).order_by("-happened_at", "-id")[:MOST]
    )
    names = who(entry.by_id for entry in found)
    return [
        Piece(
            entry.key,
            entry.happened_at,
            str(entry.get_kind_display()).capitalize(),
            entry.what,
            names[entry.by_id].name if entry.by_id in names else "",
        )
        for entry in found
    ]
