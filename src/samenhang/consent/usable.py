"""Whether a legal basis may be used now, by this organisation or colleague: asked again when it is written down."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from samenhang.access.permissions import HELPING
from samenhang.consent.models import LegalBasis
from samenhang.kit.refusals import Refusal
from samenhang.teams.models import Hat, Organisation, Team


class BasisNotInUse(Refusal):
    """The legal basis is switched off, not yet valid, or no longer valid."""


class BasisNotForThem(Refusal):
    """The legal basis is not for this kind of organisation, this role or this domain."""


class OrganisationLeft(Refusal):
    """The organisation takes part no more."""


def in_force(basis: LegalBasis, day: date) -> bool:
    """This function will say whether a basis is used and valid on a day."""
    return basis.in_use and basis.valid_from <= day and not (basis.valid_until and basis.valid_until < day)


def need_in_force(basis: LegalBasis, day: date) -> None:
    """This function will refuse a basis that does not hold on a day.

    :raises BasisNotInUse: when it does not.
    """
    if not in_force(basis, day):
        raise BasisNotInUse(_("Deze wettelijke grondslag geldt nu niet. Kies een andere."), field="basis")


def for_organisation(basis: LegalBasis, organisation: Organisation, day: date) -> bool:
    """This function will say whether somebody of an organisation could read anything on a basis."""
    if basis.kinds and organisation.kind not in basis.kinds:
        return False
    if not (basis.roles or basis.domains):
        return True
    fitting = Hat.objects.filter(organisation=organisation, role__in=basis.roles or HELPING)
    if basis.domains:
        fitting = fitting.filter(domain_id__in=basis.domains)
    return fitting.filter(from_day__lte=day).filter(Q(until_day=None) | Q(until_day__gt=day)).exists()


def need_for_organisation(basis: LegalBasis, organisation: Organisation, day: date) -> None:
    """This function will refuse an organisation that left, or that the basis is not for.

    :raises OrganisationLeft: when it takes part no more.
    :raises BasisNotForThem: when nobody of it could read anything on the basis.
    """
    if organisation.until_day and organisation.until_day <= day:
        raise OrganisationLeft(_("Deze organisatie doet niet meer mee. Kies een andere."), field="organisation")
    if not for_organisation(basis, organisation, day):
        words = _("%(basis)s is niet bedoeld voor deze organisatie. Kies een andere grondslag.")
        raise BasisNotForThem(words % {"basis": basis}, field="organisation")


def need_for_colleague(basis: LegalBasis, hat: Hat | None, team: Team | None, day: date) -> None:
    """This function will refuse a basis for somebody, or a desk, it is not for.

    :raises BasisNotInUse: when it does not hold on the day.
    :raises BasisNotForThem: when it is for others.
    """
    need_in_force(basis, day)
    place = hat.organisation if hat else team.organisation if team else None
    role, domain = (hat.role, hat.domain_id) if hat else ("", team.domain_id if team else None)
    fits = (
        (not basis.kinds or (place is not None and place.kind in basis.kinds))
        and (not basis.roles or role in basis.roles)
        and (not basis.domains or domain in basis.domains)
    )
    if not fits:
        raise BasisNotForThem(_("Deze grondslag is niet bedoeld voor deze collega. Kies een andere."), field="basis")
