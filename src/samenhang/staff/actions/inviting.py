"""Inviting a colleague: a link of one use, with a term, of which only a fingerprint is kept."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal
from samenhang.kit.turns import take_turn
from samenhang.staff.actions.accounts import NotForYourself, NotYours, _managed, _not_oneself
from samenhang.staff.actions.hats import Placed, give_role
from samenhang.staff.models import TERM, Invitation, InvitationEnd
from samenhang.staff.queries import fingerprint, standing, wholly_managed
from samenhang.teams import actions as teams
from samenhang.teams.models import Hat, Organisation, Professional

INVITED = 7403
"""Two who invite the same address wait for each other: the framework's accounts do not keep addresses apart."""


class AddressInUse(Refusal):
    """Somebody here signs in with this address already."""


class NoLongerValid(Refusal):
    """The link was used, withdrawn, replaced, or its term is over."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who is invited."""

    name: str
    email: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of inviting: the colleague, the role, and for a new account the invitation with its secret.

    The secret is nowhere else: it is mailed or shown once.
    """

    person: Professional
    invitation: Invitation | None = None
    secret: str = ""


@transaction.atomic
def invite(*, newcomer: Newcomer, placed: Placed, by: Viewer, at: datetime) -> Asked:
    """This function will add a colleague with a role and an invitation to set a password.

    Who signs in already, for another organisation, gets the role beside the others and needs no invitation (H8).

    :raises AddressInUse: when a colleague of the viewer's organisations has the address.
    :raises NotForYourself: when it is the viewer's own address.
    """
    take_turn(INVITED, newcomer.email.lower())
    user = User.objects.filter(email__iexact=newcomer.email).first()
    if user is None:
        user = User.objects.create_user(str(uuid7()), email=newcomer.email)
        person = teams.add_professional(user=user, name=newcomer.name, phone=newcomer.phone, by=by, at=at)
        give_role(person=person, placed=placed, by=by, at=at)
        return _asked(person, placed.organisation, by=by, at=at)
    known = Professional.objects.filter(user=user).first()
    if known and known.id == by.professional_id:
        raise NotForYourself(_("Dit is uw eigen adres. Uw eigen toegang regelt een andere beheerder."), field="email")
    if known is None or Hat.objects.filter(professional=known, organisation=placed.organisation).exists():
        raise AddressInUse(
            _("Met dit adres meldt al een collega zich aan. Zoek die op, en geef daar de rol."), field="email"
        )
    give_role(person=known, placed=placed, by=by, at=at)
    return Asked(known)


@transaction.atomic
def invite_again(*, person: Professional, organisation: Organisation, by: Viewer, at: datetime) -> Asked:
    """This function will make a new link to choose a password; an earlier link stops working, the second step stays.

    Who forgot a password is helped so. The old one works until the link is used; using it ends every session.

    :raises NotYours: when the colleague also works where somebody else manages: the link would open that work too.
    :raises NoLongerValid: while the colleague is suspended, or works nowhere any more.
    """
    _not_oneself(by, person)
    _managed(by, organisation.id)
    locked = User.objects.select_for_update().get(id=person.user_id)
    if not wholly_managed(by, person):
        raise NotYours(_("Deze collega werkt ook elders. Vraag het de beheerder van de gemeente."))
    if not locked.is_active:
        raise NoLongerValid(_("Deze collega is geschorst of gestopt: een link zou niet werken."))
    _close(person, InvitationEnd.How.REPLACED, by=by, at=at)
    return _asked(person, organisation, by=by, at=at)


@transaction.atomic
def withdraw(*, invitation: Invitation, by: Viewer, at: datetime) -> None:
    """This function will make the link of an invitation useless at once.

    :raises NoLongerValid: when it was used or withdrawn already.
    """
    _managed(by, invitation.organisation_id)
    User.objects.select_for_update().get(professional=invitation.professional_id)
    if InvitationEnd.objects.filter(invitation=invitation).exists():
        raise NoLongerValid(_("Deze uitnodiging is al gebruikt of ingetrokken."))
    InvitationEnd(invitation=invitation, how=InvitationEnd.How.WITHDRAWN, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CHANGE, "staff.withdraw", by=by, at=at, object_id=invitation.id)


@transaction.atomic
def accept(*, secret: str, password: str, at: datetime) -> Professional:
    """This function will set the password of who was invited, and use the link up. Without a viewer: it is the key.

    :raises NoLongerValid: when the link is unknown, used, withdrawn, replaced, or too old.
    """
    found = standing(secret, at)
    if found is None:
        raise NoLongerValid(_("Deze link werkt niet meer."))
    user = User.objects.select_for_update().get(id=found.professional.user_id)
    if InvitationEnd.objects.filter(invitation=found).exists():
        raise NoLongerValid(_("Deze link is al gebruikt."))
    user.set_password(password)
    user.save(update_fields=["password"])
    InvitationEnd(invitation=found, how=InvitationEnd.How.USED, by_id=None, at=at).save(force_insert=True)
    record(Event.CHANGE, "staff.accept", by=None, at=at, object_id=found.id)
    return found.professional


@transaction.atomic
def mailed(*, invitation: Invitation, by: Viewer, at: datetime) -> None:
    """This function will note that the mail with the link was handed to the mail server."""
    Invitation.objects.filter(id=invitation.id).update(mailed_at=at)
    record(Event.TRANSFER, "staff.mailed", by=by, at=at, object_id=invitation.id)


def _asked(person: Professional, organisation: Organisation, *, by: Viewer, at: datetime) -> Asked:
    secret = secrets.token_urlsafe(32)
    made = Invitation(
        professional=person,
        organisation=organisation,
        fingerprint=fingerprint(secret),
        until=at + TERM,
        by_id=by.id,
        at=at,
    )
    made.save(force_insert=True)
    record(Event.CREATE, "staff.invite", by=by, at=at, object_id=made.id)
    return Asked(person, made, secret)


def _close(person: Professional, how: str, *, by: Viewer, at: datetime) -> None:
    for one in Invitation.objects.filter(professional=person, end=None):
        InvitationEnd(invitation=one, how=how, by_id=by.id, at=at).save(force_insert=True)
