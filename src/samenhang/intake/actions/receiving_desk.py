"""Who is involved after a referral was answered: the colleague who took it on, no longer the desk that received it."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samenhang.access.viewer import Viewer
from samenhang.intake.actions.desk import BASIS, FOLLOWED
from samenhang.intake.models import Referral
from samenhang.intake.queries import needing_desk
from samenhang.intake.queries.desk import involved_desk
from samenhang.involvement import actions as involving
from samenhang.involvement.models import InvolvedAbout, Involvement, Part
from samenhang.kit.refusals import Refusal
from samenhang.teams.models import Hat, Role


def involve_receiver(*, referral: Referral, by: Viewer, at: datetime) -> None:
    """This function will involve who takes a referral on, with the receiving domain's own file.

    Whoever was involved about others of the household is involved about all of them from now on.
    """
    hat = Hat.objects.get(id=by.id)
    part = Part.PARTNER if hat.role == Role.PARTNER else Part.PROFESSIONAL
    people = {referral.person_id} if referral.person_id else None
    for there in _own(referral, hat, at):
        if there.own_file_id == referral.to_domain_id and _covers(there, people):
            return
        if there.part == part:
            if there.own_file_id not in (None, referral.to_domain_id):
                raise Refusal(_("U houdt bij dit huishouden al een dossier van een ander domein bij."))
            people = None if there.all_members or people is None else people | _named(there)
            involving.end_involvement(
                involvement=there, reason=gettext_noop("verwijzing erbij aangenomen"), by=by, at=at
            )
    involving.involve(
        household=referral.household,
        hat=hat,
        part=part,
        basis=BASIS,
        people=people,
        own_file=referral.to_domain_id,
        task=gettext_noop("nam een verwijzing van de Toegang aan"),
        by=by,
        at=at,
    )


def _own(referral: Referral, hat: Hat, at: datetime) -> QuerySet[Involvement]:
    own = Involvement.objects.filter(household_id=referral.household_id, hat=hat)
    return own.exclude(end__at__lte=at).exclude(until__lte=at)


def _covers(there: Involvement, people: set[UUID] | None) -> bool:
    return there.all_members or (people is not None and people <= _named(there))


def _named(there: Involvement) -> set[UUID]:
    return set(InvolvedAbout.objects.filter(involvement=there).values_list("about_id", flat=True))


def wind_down_sender(*, referral: Referral, by: Viewer, at: datetime) -> None:
    """This function will let the sending desk follow a referral for eight weeks, when nothing else needs it there."""
    desks = Involvement.objects.filter(household_id=referral.household_id, part=Part.INTAKE, team__isnull=False)
    for there in desks.exclude(end__at__lte=at).exclude(until__isnull=False).select_related("team"):
        if there.team_id and not needing_desk(referral.household_id, there.team_id)[0]:
            involving.renew(
                involvement=there, until=at + FOLLOWED, reason=gettext_noop("verwijzing aangenomen"), by=by, at=at
            )


def let_go(*, referral: Referral, reason: str, by: Viewer, at: datetime) -> None:
    """This function will end the receiving desk's involvement, unless another referral waits for it there."""
    there = involved_desk(referral.household, referral.to_desk, Part.REFERRAL, at)
    waiting = Referral.objects.filter(
        household_id=referral.household_id, to_desk_id=referral.to_desk_id, answer=None, recall=None
    )
    if there and not waiting.exclude(id=referral.id).exists():
        involving.end_involvement(involvement=there, reason=reason, by=by, at=at)
