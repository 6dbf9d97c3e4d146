"""The account behind a colleague: open as long as there is an organisation they may work for, shut at once when not."""

from uuid import UUID

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.kit.refusals import Refusal
from samenhang.staff.queries import organisations
from samenhang.teams.models import Hat, Organisation, Professional, Role
from samenhang.teams.queries import suspended


class NotYours(Refusal):
    """Somebody else manages the colleagues of this organisation."""


class NotForYourself(Refusal):
    """Nobody changes their own access: another manager does."""


def _settle(person: Professional) -> None:
    """Open or shut the account by the hats that are left; shutting it ends every session."""
    left = Hat.objects.filter(~Q(suspended()), professional=person)
    working = left.filter(Q(until_day=None) | Q(until_day__gt=timezone.localdate())).exists()
    User.objects.filter(id=person.user_id).update(is_active=working)
    if not working:
        _end_sessions(person.user_id)


def _end_sessions(user_id: int) -> None:
    """Delete every session of an account: also one that is open now does not come back when the account does."""
    theirs = [
        session.session_key
        for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator()
        if session.get_decoded().get("_auth_user_id") == str(user_id)
    ]
    Session.objects.filter(session_key__in=theirs).delete()


def _managed(by: Viewer, organisation_id: UUID) -> Organisation:
    found = organisations(by).filter(id=organisation_id).first()
    if found is None or by.role != Role.MANAGER:
        raise NotYours(_("Deze organisatie beheert iemand anders."), field="organisation")
    return found


def _not_oneself(by: Viewer, person: Professional) -> None:
    if person.id == by.professional_id:
        raise NotForYourself(_("Uw eigen toegang regelt een andere beheerder."))
