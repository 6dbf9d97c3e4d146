"""Giving a colleague a role in an organisation: never to oneself, never the program's own."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.kit.refusals import Refusal
from samenhang.staff.actions.accounts import NotForYourself, _managed, _not_oneself, _settle
from samenhang.staff.leaving import forgotten
from samenhang.teams import actions as teams
from samenhang.teams.models import Hat, Organisation, Professional, Role, Team

__all__ = ["AlreadyWorn", "NotForYourself", "Placed", "give_role"]


class Forgotten(Refusal):
    """The account was forgotten; who comes back is invited anew."""


class AlreadyWorn(Refusal):
    """The colleague has this role there already."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where somebody works, as what, for which law, from when until when."""

    organisation: Organisation
    role: str
    from_day: date
    team: Team | None = None
    domain: str = ""
    until_day: date | None = None


@transaction.atomic
def give_role(*, person: Professional, placed: Placed, by: Viewer, at: datetime) -> Hat:
    """This function will give a colleague a role in an organisation; the database makes it a viewer.

    :raises NotForYourself: nobody gives themselves a role, a manager least of all.
    :raises NotYours: when the viewer does not manage the organisation.
    :raises AlreadyWorn: when the colleague has this role there already.
    :raises Forgotten: when the colleague left and the account was forgotten since.
    """
    _not_oneself(by, person)
    if forgotten(person):
        raise Forgotten(_("Het account van deze collega is opgeruimd. Nodig de collega opnieuw uit."))
    _checked(placed, by=by, today=timezone.localdate(at))
    Professional.objects.select_for_update(of=("self",)).get(id=person.id)
    same = Hat.objects.filter(
        Q(until_day=None) | Q(until_day__gt=placed.from_day),
        professional=person,
        organisation=placed.organisation,
        role=placed.role,
        team=placed.team,
        domain_id=_domain(placed),
    )
    if same.exists():
        raise AlreadyWorn(_("Deze collega heeft deze rol hier al."), field="role")
    hat = teams.give_hat(
        professional=person,
        organisation=placed.organisation,
        role=placed.role,
        team=placed.team,
        domain=_domain(placed),
        from_day=placed.from_day,
        until_day=placed.until_day,
        by=by,
        at=at,
    )
    _settle(person)
    return hat


def _domain(placed: Placed) -> str | None:
    """A role at a desk works for the desk's law, unless another was chosen; the Toegang has no law of its own."""
    if placed.role == Role.ACCESS_OFFICER:
        return None
    return placed.domain or (placed.team.domain_id if placed.team and placed.team.is_desk else None)


def _checked(placed: Placed, *, by: Viewer, today: date) -> None:
    organisation = _managed(by, placed.organisation.id)
    if placed.role == Role.SERVICE or placed.role not in Role.values:
        raise Refusal(_("Deze rol is van het programma zelf. Kies een andere."), field="role")
    if organisation.until_day and organisation.until_day <= today:
        raise Refusal(_("Deze organisatie doet niet meer mee."), field="organisation")
    if placed.team and placed.team.organisation_id != organisation.id:
        raise Refusal(_("Dit team hoort bij een andere organisatie."), field="team")
    if placed.role == Role.ACCESS_OFFICER and not (placed.team and placed.team.is_desk):
        raise Refusal(_("Een medewerker Toegang werkt bij een team waar hulpvragen binnenkomen."), field="team")
    if placed.role == Role.TEAM_LEAD and not placed.team:
        raise Refusal(_("Kies het team dat deze collega leidt."), field="team")
    if placed.until_day and placed.until_day <= placed.from_day:
        raise Refusal(_("De laatste dag moet na de eerste dag liggen."), field="last_day")
