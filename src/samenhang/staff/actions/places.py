"""Organisations and their teams: adding, renaming, ending."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import NOBODY
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal
from samenhang.staff.actions.accounts import NotYours, _managed
from samenhang.teams import actions as teams
from samenhang.teams.models import Hat, Organisation, Team


class StillInUse(Refusal):
    """Colleagues work there, or households depend on it."""


@dataclass(frozen=True, slots=True)
class Place:
    """What an organisation is called and how it is reached."""

    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Squad:
    """What a team is called, for which law it works, and whether requests or referrals land with it."""

    name: str
    domain: str = ""
    is_desk: bool = True


@transaction.atomic
def add_place(*, place: Place, by: Viewer, at: datetime) -> Organisation:
    """This function will add a partner organisation; only who runs the whole deployment may.

    :raises NotYours: for the manager of a partner.
    """
    kinds = (Organisation.Kind.MUNICIPALITY, Organisation.Kind.REGIONAL)
    if not Organisation.objects.filter(id=by.organisation_id or NOBODY, kind__in=kinds).exists():
        raise NotYours(_("Een organisatie toevoegen doet de beheerder van de gemeente of de regio."))
    _one_name(place.name)
    return teams.add_organisation(name=place.name, kind=Organisation.Kind.PARTNER, phone=place.phone, by=by, at=at)


@transaction.atomic
def change_place(*, organisation: Organisation, place: Place, by: Viewer, at: datetime) -> None:
    """This function will rename an organisation, or change its phone number."""
    _managed(by, organisation.id)
    _one_name(place.name, but=organisation)
    Organisation.objects.filter(id=organisation.id).update(name=place.name, phone=place.phone)
    record(Event.CHANGE, "staff.change_place", by=by, at=at, object_id=organisation.id)


@transaction.atomic
def end_place(*, organisation: Organisation, by: Viewer, at: datetime) -> None:
    """This function will let an organisation take part no more: nobody is invited there from today on.

    :raises StillInUse: while somebody has a role there.
    """
    _managed(by, organisation.id)
    today = timezone.localdate(at)
    if Hat.objects.filter(Q(until_day=None) | Q(until_day__gt=today), organisation=organisation).exists():
        raise StillInUse(_("Hier werken nog collega’s. Beëindig eerst hun rollen."))
    Organisation.objects.filter(id=organisation.id).update(until_day=today)
    record(Event.CHANGE, "staff.end_place", by=by, at=at, object_id=organisation.id)


@transaction.atomic
def add_squad(*, organisation: Organisation, squad: Squad, by: Viewer, at: datetime) -> Team:
    """This function will add a team to an organisation."""
    _managed(by, organisation.id)
    _one_team(organisation, squad)
    return teams.add_team(
        organisation=organisation, name=squad.name, domain=squad.domain or None, is_desk=squad.is_desk, by=by, at=at
    )


@transaction.atomic
def change_squad(*, team: Team, squad: Squad, by: Viewer, at: datetime) -> None:
    """This function will rename a team, or let it be a desk or not; seats follow at once.

    :raises StillInUse: when a desk that households depend on would be closed, or would work for another law.
    """
    _managed(by, team.organisation_id)
    _one_team(team.organisation, squad, but=team)
    if (squad.domain or None) != team.domain_id and Hat.objects.filter(team=team).exists():
        raise StillInUse(
            _("Hier werken of werkten collega’s voor dit domein. Maak voor een ander domein een nieuw team."),
            field="domain",
        )
    team.name, team.domain_id, team.is_desk = squad.name, squad.domain or None, squad.is_desk
    try:
        with transaction.atomic():
            team.save(update_fields=["name", "domain", "is_desk"])
    except IntegrityError as error:
        raise StillInUse(
            _("Bij dit team liggen nog huishoudens. Die moeten eerst verder geholpen of overgedragen zijn."),
            field="is_desk",
        ) from error
    record(Event.CHANGE, "staff.change_squad", by=by, at=at, object_id=team.id)


def _one_name(name: str, but: Organisation | None = None) -> None:
    if Organisation.objects.filter(name__iexact=name).exclude(id=but.id if but else NOBODY).exists():
        raise Refusal(_("Er is al een organisatie met deze naam."), field="name")


def _one_team(organisation: Organisation, squad: Squad, but: Team | None = None) -> None:
    same = Team.objects.filter(organisation=organisation, name__iexact=squad.name)
    if same.exclude(id=but.id if but else NOBODY).exists():
        raise Refusal(_("Deze organisatie heeft al een team met deze naam."), field="name")
    if squad.is_desk and not squad.domain:
        raise Refusal(_("Een team dat hulpvragen ontvangt, werkt voor een domein. Kies dat."), field="domain")
