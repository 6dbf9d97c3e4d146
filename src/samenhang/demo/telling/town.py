"""The municipality in which the stories play: its organisations, desks and colleagues, made by the teams' actions."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from samenhang.access.viewer import Viewer
from samenhang.demo import people
from samenhang.teams import actions as teams
from samenhang.teams.models import Hat, Organisation, Team
from samenhang.teams.queries import as_viewer

OPENED = timedelta(days=3 * 365)
"""How long ago everybody started."""


@dataclass
class Town:
    """Organisations, desks and hats by the short names the stories use."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    desks: dict[str, Team] = field(default_factory=dict)
    hats: dict[str, Hat] = field(default_factory=dict)
    viewers: dict[str, Viewer] = field(default_factory=dict)


def build(now: datetime) -> Town:
    """This function will set up who works where, as the municipality's own administrators would."""
    town, at = Town(), now - OPENED
    for key, (name, kind, phone) in people.ORGANISATIONS.items():
        town.organisations[key] = teams.add_organisation(name=name, kind=kind, phone=phone, by=None, at=at)
    for key, (organisation, name, domain, is_desk) in people.TEAMS.items():
        town.desks[key] = teams.add_team(
            organisation=town.organisations[organisation], name=name, domain=domain, is_desk=is_desk, by=None, at=at
        )
    for colleague in people.COLLEAGUES:
        _employ(town, colleague, at)
    return town


def _employ(town: Town, colleague: people.Colleague, at: datetime) -> None:
    user = User.objects.create_user(colleague.username, email=f"{colleague.username}@lindeveen.voorbeeld")
    professional = teams.add_professional(
        user=user, name=colleague.name, phone=colleague.phone, working_days=colleague.days, by=None, at=at
    )
    for worn in colleague.hats:
        team = town.desks.get(worn.team)
        hat = teams.give_hat(
            professional=professional,
            organisation=team.organisation if team else town.organisations[worn.organisation],
            role=worn.role,
            team=team,
            domain=team.domain_id if team and worn.role != "access_officer" else None,
            from_day=timezone.localdate(at),
            until_day=timezone.localdate() + timedelta(colleague.leaves_in) if colleague.leaves_in else None,
            by=None,
            at=at,
        )
        town.hats[worn.key], town.viewers[worn.key] = hat, as_viewer(hat)
