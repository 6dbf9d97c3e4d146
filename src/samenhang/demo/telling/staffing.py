"""What the functional manager did: two colleagues invited, one suspended. One more is about to leave, with work."""

from datetime import datetime, timedelta

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.demo import people
from samenhang.demo.telling.town import Town
from samenhang.staff import actions
from samenhang.teams.models import Role

MANAGER = "judith"


def run(town: Town, now: datetime) -> None:
    """This function will do the manager's acts, the invitations on the days they were sent."""
    by = town.viewers[MANAGER]
    with viewing(by):
        for name, team, email, days in people.INVITED:
            at = now - timedelta(days)
            desk = town.desks[team]
            placed = actions.Placed(desk.organisation, Role.PROFESSIONAL, timezone.localdate(now), team=desk)
            actions.invite(newcomer=actions.Newcomer(name, email), placed=placed, by=by, at=at)
        suspended = town.hats[people.SUSPENDED].professional
        actions.suspend(person=suspended, reason="In overleg met de teamleider.", by=by, at=now)
