"""Setting up who works where. Each act leaves its line in the log."""

from collections.abc import Sequence
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.teams.models import Hat, Organisation, Professional, Team


@transaction.atomic
def add_organisation(*, name: str, kind: str, phone: str = "", by: Viewer | None, at: datetime) -> Organisation:
    """This function will add an organisation that takes part, with its line in the log."""
    made = Organisation(name=name, kind=kind, phone=phone)
    made.save(force_insert=True)
    record(Event.CREATE, "teams.add_organisation", by=by, at=at, object_id=made.id)
    return made


@transaction.atomic
def add_team(
    *,
    organisation: Organisation,
    name: str,
    domain: str | None = None,
    is_desk: bool = True,
    by: Viewer | None,
    at: datetime,
) -> Team:
    """This function will add a team; a desk receives requests and referrals as a whole."""
    made = Team(organisation=organisation, name=name, domain_id=domain, is_desk=is_desk)
    made.save(force_insert=True)
    record(Event.CREATE, "teams.add_team", by=by, at=at, object_id=made.id)
    return made


@transaction.atomic
def add_professional(
    *,
    user: User,
    name: str,
    phone: str = "",
    working_days: Sequence[int] = (1, 2, 3, 4, 5),
    by: Viewer | None,
    at: datetime,
) -> Professional:
    """This function will add someone who signs in; days are ISO weekdays (Monday is 1)."""
    made = Professional(user=user, name=name, phone=phone, working_days=list(working_days))
    made.save(force_insert=True)
    record(Event.CREATE, "teams.add_professional", by=by, at=at, object_id=made.id)
    return made


@transaction.atomic
def give_hat(
    *,
    professional: Professional,
    organisation: Organisation,
    role: str,
    team: Team | None = None,
    domain: str | None = None,
    from_day: date,
    until_day: date | None = None,
    by: Viewer | None,
    at: datetime,
) -> Hat:
    """This function will give a professional a hat; the database makes it a viewer, acting as its team's desk."""
    made = Hat(
        professional=professional,
        organisation=organisation,
        role=role,
        team=team,
        domain_id=domain,
        from_day=from_day,
        until_day=until_day,
    )
    made.save(force_insert=True)
    record(Event.CREATE, "teams.give_hat", by=by, at=at, object_id=made.id)
    return made


@transaction.atomic
def end_hat(*, hat: Hat, until_day: date, by: Viewer | None, at: datetime) -> None:
    """This function will end a hat on a day; from then on the database shows its wearer nothing."""
    hat.until_day = until_day
    hat.save(update_fields=["until_day"])
    record(Event.CHANGE, "teams.end_hat", by=by, at=at, object_id=hat.id)
