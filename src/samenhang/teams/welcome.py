"""Adding a colleague from the command line: the first ones of a new server."""

import secrets
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal
from samenhang.teams import actions
from samenhang.teams.models import Domain, Hat, Organisation, Professional, Role, Team


class AlreadyThere(Refusal):
    """Somebody signs in with this address already."""


class NoSuchColleague(Refusal):
    """Nobody signs in with this address."""


class NotForPeople(Refusal):
    """The role is the program's own: nobody wears it."""


class UnknownDomain(Refusal):
    """There is no domain of this code."""


@transaction.atomic
def welcome(
    *, name: str, email: str, organisation: str, kind: str, role: str, team: str = "", domain: str = "", at: datetime
) -> tuple[Hat, str]:
    """This function will add a colleague with a hat, and the organisation and team where they are new.

    :returns: the hat, and a password that is shown once; the second step is set up at the first sign-in.
    :raises AlreadyThere: when the address is in use.
    :raises UnknownDomain: when there is no domain of this code.
    :raises NotForPeople: for the role of the program's own services.
    """
    if role == Role.SERVICE:
        raise NotForPeople("the role 'service' is the program's own; choose another")
    if User.objects.filter(email__iexact=email).exists():
        raise AlreadyThere(f"{email} is in use already")
    if domain and not Domain.objects.filter(code=domain).exists():
        known = ", ".join(Domain.objects.values_list("code", flat=True))
        raise UnknownDomain(f"no domain '{domain}'; there are: {known}")
    place = Organisation.objects.filter(name=organisation).first() or actions.add_organisation(
        name=organisation, kind=kind, by=None, at=at
    )
    desk = _team(place, team or ("Toegang" if role == Role.ACCESS_OFFICER else ""), domain, role, at)
    password = secrets.token_urlsafe(15)
    user = User.objects.create_user(str(uuid7()), email=email, password=password)
    professional = actions.add_professional(user=user, name=name, by=None, at=at)
    hat = actions.give_hat(
        professional=professional,
        organisation=place,
        role=role,
        team=desk,
        domain=domain or None,
        from_day=timezone.localdate(at),
        by=None,
        at=at,
    )
    return hat, password


@transaction.atomic
def renew(*, email: str, second_step: bool, at: datetime) -> str:
    """This function will give a colleague a new password, and with ``second_step`` let them set up that step anew.

    Ends every session they have. The caller makes sure it is them.

    :returns: the password, shown once.
    :raises NoSuchColleague: when nobody signs in with this address.
    """
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        raise NoSuchColleague(f"nobody signs in with {email}")
    password = secrets.token_urlsafe(15)
    user.set_password(password)  # a session holds a hash of the password: it ends with the old one
    user.save(update_fields=["password"])
    if second_step:
        Authenticator.objects.filter(user=user).delete()
    record(
        Event.CHANGE,
        "teams.renew",
        by=None,
        at=at,
        object_id=Professional.objects.filter(user=user).values_list("id", flat=True).first(),
        detail={"second_step": second_step},
    )
    return password


def _team(place: Organisation, name: str, domain: str, role: str, at: datetime) -> Team | None:
    if not name:
        return None
    of = domain or ("toegang" if role == Role.ACCESS_OFFICER else None)
    return Team.objects.filter(organisation=place, name=name).first() or actions.add_team(
        organisation=place, name=name, domain=of, is_desk=of is not None, by=None, at=at
    )
