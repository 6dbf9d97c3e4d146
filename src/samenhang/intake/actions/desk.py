"""The desk's own involvement: as long as a request needs it, and a little longer to find things back.

While a request is open the desk is involved without an end. When the last one is settled the involvement is renewed
with an end two weeks on (eight weeks where a referral was taken on and its outcome is not told yet), so that the desk
still knows what was done when the caller phones again, and forgets it by itself after that.
"""

from datetime import datetime, timedelta

from django.utils.translation import gettext_noop

from samenhang.access.viewer import Viewer
from samenhang.intake.models import Request
from samenhang.intake.queries import needing_desk
from samenhang.intake.queries.desk import involved_desk
from samenhang.intake.queries.requests import KEPT
from samenhang.involvement import actions as involving
from samenhang.involvement.models import Part
from samenhang.people.models import Household
from samenhang.teams.models import Team

BASIS = "avg-betrokken"
FOLLOWED = timedelta(weeks=8)
"""How long the desk follows a referral that was taken on, to hear what came of it."""


def take_in(*, household: Household, desk: Team, by: Viewer, at: datetime) -> None:
    """This function will involve the desk with a household, or let an involvement that was running out go on."""
    there = involved_desk(household, desk, Part.INTAKE, at)
    if there is None:
        involving.involve(
            household=household,
            team=desk,
            part=Part.INTAKE,
            basis=BASIS,
            task=gettext_noop("hulpvraag in behandeling"),
            by=by,
            at=at,
        )
    elif there.until is not None:
        involving.renew(involvement=there, until=None, reason=gettext_noop("nieuwe hulpvraag"), by=by, at=at)


def wind_down(*, request: Request, by: Viewer, at: datetime) -> None:
    """This function will give the desk's involvement an end, when no request of the household needs it any more."""
    there = involved_desk(request.household, request.desk, Part.INTAKE, at)
    if there is None:
        return
    needed, followed = needing_desk(request.household_id, request.desk_id)
    if needed:
        return
    until = max(at + KEPT, followed + FOLLOWED) if followed else at + KEPT
    involving.renew(involvement=there, until=until, reason=gettext_noop("hulpvraag afgehandeld"), by=by, at=at)
