"""Picking a request up and putting it back, so that two colleagues do not do the same."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.intake.models import PickUp, PutBack, Request
from samenhang.intake.queries import standing
from samenhang.intake.queries.desk import filed
from samenhang.kit.refusals import Refusal
from samenhang.teams.queries import who


class AlreadyPickedUp(Refusal):
    """A colleague works on the request."""


@transaction.atomic
def pick_up(*, request: Request, instead_of: UUID | None = None, by: Viewer, at: datetime) -> PickUp:
    """This function will record that the viewer works on a request; in somebody's place only when that was meant.

    :param instead_of: the pick-up on the screen of whoever takes over.
    :raises AlreadyPickedUp: when a colleague did so meanwhile.
    """
    now = standing(by, request)
    if now.triage:
        raise Refusal(_("Deze hulpvraag is al afgehandeld."))
    held = now.pick_up
    if held and held.by_id == by.id:
        return held
    if held and held.id != instead_of:
        raise _taken(held)
    if held:
        put_back(request=request, by=by, at=at)
    last = PickUp.objects.filter(request=request).order_by("-turn").first()
    made = PickUp(**filed(request), request=request, turn=last.turn + 1 if last else 1, by_id=by.id, at=at)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise _taken(PickUp.objects.filter(request=request).order_by("-turn").first()) from error
    record(Event.CHANGE, "intake.pick_up", by=by, at=at, object_id=request.id, subjects=[request.key])
    return made


@transaction.atomic
def put_back(*, request: Request, by: Viewer, at: datetime) -> None:
    """This function will record that nobody works on a request any more; where nobody did, it changes nothing."""
    held = PickUp.objects.filter(request=request, put_back=None).order_by("-turn").first()
    if held is None:
        return
    try:
        with transaction.atomic():
            PutBack(**filed(request), pick_up=held, by_id=by.id, at=at).save(force_insert=True)
    except IntegrityError as error:
        raise _taken(PickUp.objects.filter(request=request).order_by("-turn").first()) from error
    record(Event.CHANGE, "intake.put_back", by=by, at=at, object_id=request.id, subjects=[request.key])


def _taken(held: PickUp | None) -> AlreadyPickedUp:
    names = who([held.by_id]) if held else {}
    name = names[held.by_id].name if held and held.by_id in names else _("een collega")
    return AlreadyPickedUp(_("Deze hulpvraag is al opgepakt door %(name)s.") % {"name": name})
