"""To which access desk a question goes that is about somebody in a household."""

from uuid import UUID

from samenhang.access.viewer import Viewer
from samenhang.involvement.models import Involvement, Part
from samenhang.teams.models import Team

TOEGANG = "toegang"


def desk_for(viewer: Viewer, household_id: UUID) -> Team | None:
    """This function will give the access desk of the viewer's organisation, else the one that took the household in.

    None where the viewer knows of neither.
    """
    if viewer.organisation_id:
        desks = Team.objects.filter(organisation_id=viewer.organisation_id, is_desk=True, domain_id=TOEGANG)
        if own := desks.order_by("id").first():
            return own
    took_in = Involvement.objects.filter(household_id=household_id, part=Part.INTAKE, team__isnull=False)
    first = took_in.select_related("team").order_by("starts_at", "id").first()
    return first.team if first else None
