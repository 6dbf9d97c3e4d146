"""Who arrives from an organisation's provider: found or made, and given exactly the hats their groups stand for."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import structlog
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal
from samenhang.teams import actions
from samenhang.teams.models import Domain, Hat, Organisation, Professional, ProvidedHat, Team
from samenhang.teams.oidc_config import Mapped, Provider
from samenhang.teams.queries import hats_of, worn

log = structlog.get_logger()
MANY = 400


class NoHatForGroups(Refusal):
    """None of the groups stands for a hat, and there is no other hat."""


class Suspended(Refusal):
    """The account is closed here, whatever the provider says."""


class AddressTaken(Refusal):
    """There is an account of this address that this provider may not claim."""


class NobodyYet(Refusal):
    """There is no account, and this provider may not make one."""


def arrive(*, provider: Provider, uid: str, claims: dict[str, Any], at: datetime) -> User:
    """This function will find or make who arrives and bring their hats up to date, all with lines in the log.

    Found by the provider's own number; else by an address that is verified and of a domain the provider is trusted
    for. What ends is ended even when the person is refused for having nothing left.

    :raises Refusal: when somebody is not let in; its message is for their screen.
    """
    groups = _groups(claims, provider.groups_claim)
    wanted = [one for one in provider.hats if one.group in groups]
    with transaction.atomic():
        user = _known(provider, uid) or _matched(provider, uid, claims, at)
        if user is None:
            user = _made(provider, uid, claims, at, wanted)
        if not user.is_active:
            raise Suspended(_("Uw account is hier gesloten. Vraag de functioneel beheerder van uw organisatie."))
        professional = Professional.objects.select_for_update().filter(user=user).first()
        if professional:
            follow(professional=professional, provider=provider, wanted=wanted, at=at)
    if not hats_of(user.pk, timezone.localdate(at)).exists():
        raise NoHatForGroups(
            _("Uw organisatie kent u, maar u heeft daar nog geen rol voor Samenhang. Vraag uw leidinggevende.")
        )
    return user


def follow(*, professional: Professional, provider: Provider, wanted: Iterable[Mapped], at: datetime) -> None:
    """This function will give the hats that are wanted and missing, and end those of this provider no longer wanted.

    A hat somebody was given by hand stays as it is.
    """
    today = timezone.localdate(at)
    there = {
        (hat.organisation_id, hat.role, hat.team_id, hat.domain_id): hat
        for hat in Hat.objects.filter(worn(today), professional=professional, provided__provider=provider.id)
    }
    keep: set[tuple[Any, ...]] = set()
    for one in wanted:
        place = _place(one)
        if place is None:
            log.warning("provider_hat_unknown_place", provider=provider.id, group=one.group)
            continue
        organisation, team = place
        key = (organisation.id, one.role, team.id if team else None, one.domain or None)
        if key not in there and key not in keep:
            hat = actions.give_hat(
                professional=professional,
                organisation=organisation,
                role=one.role,
                team=team,
                domain=one.domain or None,
                from_day=today,
                by=None,
                at=at,
            )
            ProvidedHat(hat=hat, provider=provider.id).save(force_insert=True)
        keep.add(key)
    for key, hat in there.items():
        if key not in keep:
            actions.end_hat(hat=hat, until_day=today, by=None, at=at)


def _known(provider: Provider, uid: str) -> User | None:
    account = SocialAccount.objects.filter(provider=provider.id, uid=uid).select_related("user").first()
    return account.user if account else None


def _matched(provider: Provider, uid: str, claims: dict[str, Any], at: datetime) -> User | None:
    """Somebody who has an account already and comes by this provider for the first time."""
    email = _email(claims)
    found = list(User.objects.filter(email__iexact=email)[:2]) if email else []
    if not found:
        return None
    trusted = claims.get("email_verified") is True and email.rpartition("@")[2] in provider.email_domains
    claimed = SocialAccount.objects.filter(user__in=found, provider=provider.id).exists()
    if len(found) > 1 or not trusted or claimed:
        raise AddressTaken(
            _("Er is hier al een account met uw e-mailadres. Vraag de functioneel beheerder om het te koppelen.")
        )
    _link(found[0], provider, uid, at)
    return found[0]


def _made(provider: Provider, uid: str, claims: dict[str, Any], at: datetime, wanted: list[Mapped]) -> User:
    if not wanted or not provider.make_accounts:
        raise NobodyYet(_("U heeft nog geen account in Samenhang. Vraag de functioneel beheerder van uw organisatie."))
    email = _email(claims)
    believed = claims.get("email_verified") is True and email.rpartition("@")[2] in provider.email_domains
    user = User.objects.create_user(str(uuid7()), email=email if believed else "")
    name = str(claims.get("name") or claims.get("preferred_username") or "").replace("\x00", "").strip()
    actions.add_professional(user=user, name=name[:120] or _("Collega zonder naam"), by=None, at=at)
    _link(user, provider, uid, at)
    return user


def _link(user: User, provider: Provider, uid: str, at: datetime) -> None:
    SocialAccount.objects.create(user=user, provider=provider.id, uid=uid)
    who = Professional.objects.filter(user=user).values_list("id", flat=True).first()
    record(Event.CHANGE, "teams.link_provider", by=None, at=at, object_id=who, detail={"provider": provider.id})


def _email(claims: dict[str, Any]) -> str:
    email = str(claims.get("email") or "").strip().lower()
    return email if "@" in email and "\x00" not in email and len(email) <= 254 else ""


def _groups(claims: dict[str, Any], name: str) -> set[str]:
    """What the claim of this name holds; a dot goes a step down, as in realm_access.roles."""
    held: Any = claims
    for step in name.split("."):
        held = held.get(step) if isinstance(held, dict) else None
    values = held if isinstance(held, list) else [held]
    return {value for value in values[:MANY] if isinstance(value, str)}


def _place(one: Mapped) -> tuple[Organisation, Team | None] | None:
    organisation = Organisation.objects.filter(name=one.organisation).first()
    team = Team.objects.filter(organisation=organisation, name=one.team).first() if one.team else None
    known = not one.domain or Domain.objects.filter(code=one.domain).exists()
    return (organisation, team) if organisation and known and bool(team) == bool(one.team) else None
