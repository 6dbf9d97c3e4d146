"""Suspending a colleague at once, lifting it, and keeping name and phone right."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal
from samenhang.staff.actions.accounts import _end_sessions, _managed, _not_oneself, _settle
from samenhang.staff.queries import in_scope, wholly_managed
from samenhang.teams.models import Professional, Suspension, SuspensionEnd


class AlreadySuspended(Refusal):
    """The colleague is suspended, or no longer; somebody was just before."""


@transaction.atomic
def suspend(*, person: Professional, reason: str, by: Viewer, at: datetime) -> list[Suspension]:
    """This function will keep a colleague out of the organisations the viewer manages, from this moment.

    Every session ends, and the database gives them no seat there any more. What they hold stays with them.

    :raises NotForYourself: nobody suspends themselves.
    :raises AlreadySuspended: when they are suspended in all of those.
    """
    _not_oneself(by, person)
    Professional.objects.select_for_update(of=("self",)).get(id=person.id)
    there = dict.fromkeys(in_scope(by).filter(professional=person).values_list("organisation_id", flat=True))
    known = set(Suspension.objects.filter(professional=person, end=None).values_list("organisation_id", flat=True))
    made = []
    for organisation in there:
        if organisation not in known:
            _managed(by, organisation)
            one = Suspension(professional=person, organisation_id=organisation, reason=reason, by_id=by.id, at=at)
            one.save(force_insert=True)
            record(Event.CHANGE, "staff.suspend", by=by, at=at, object_id=one.id)
            made.append(one)
    if not made:
        raise AlreadySuspended(_("Deze collega is al geschorst."))
    _settle(person)
    _end_sessions(person.user_id)
    return made


@transaction.atomic
def lift(*, person: Professional, suspensions: Sequence[Suspension], by: Viewer, at: datetime) -> None:
    """This function will let a suspended colleague work again, with what they held.

    :raises AlreadySuspended: when nothing is left to lift.
    """
    _not_oneself(by, person)
    Professional.objects.select_for_update(of=("self",)).get(id=person.id)
    left = [one for one in suspensions if not SuspensionEnd.objects.filter(suspension=one).exists()]
    if not left:
        raise AlreadySuspended(_("De schorsing is al opgeheven."))
    for one in left:
        _managed(by, one.organisation_id)
        SuspensionEnd(suspension=one, by_id=by.id, at=at).save(force_insert=True)
        record(Event.CHANGE, "staff.lift", by=by, at=at, object_id=one.id)
    _settle(person)


@transaction.atomic
def change_details(*, person: Professional, name: str, phone: str, by: Viewer, at: datetime) -> None:
    """This function will correct a colleague's name and phone, as every screen shows them from now on.

    :raises Refusal: when the colleague also works for an organisation the viewer does not manage.
    """
    if not wholly_managed(by, person):
        raise Refusal(_("Deze collega werkt ook bij een organisatie die u niet beheert. Daar staan naam en telefoon."))
    Professional.objects.filter(id=person.id).update(name=name, phone=phone)
    record(Event.CHANGE, "staff.change_details", by=by, at=at, object_id=person.id)
