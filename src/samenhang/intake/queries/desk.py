"""A desk's place with a household: what hangs on its requests lies in its own file, and it is involved from-until."""

from datetime import datetime
from typing import Any

from samenhang.access.models import Layer
from samenhang.intake.models import FILE, Referral, Request
from samenhang.involvement.models import Involvement, Part
from samenhang.people.models import Household
from samenhang.teams.models import Team


def filed(of: Request | Referral) -> dict[str, Any]:
    """This function will give the place behind the wall of everything that hangs on a request: the desk's own file."""
    return {"household_id": of.household_id, "person_id": of.person_id, "layer": Layer.DOMAIN, "domain": FILE}


def involved_desk(household: Household, desk: Team, part: Part, at: datetime) -> Involvement | None:
    """This function will give the involvement of a desk with a household now, if there is one."""
    found = Involvement.objects.filter(household_id=household.id, team=desk, part=part)
    return found.exclude(end__at__lte=at).exclude(until__lte=at).order_by("-starts_at").first()
