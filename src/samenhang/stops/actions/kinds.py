"""Keeping the list of kinds: how long there is to answer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.stops.limits import NotSaid
from samenhang.stops.models import StopKind


@transaction.atomic
def change_kind(
    *, kind: StopKind, name: str, answer_days: int, before_days: int, in_use: bool, by: Viewer, at: datetime
) -> None:
    """This function will change a kind; terms that run already keep their day.

    :raises NotSaid: when it would leave no kind to choose.
    """
    if not in_use and not StopKind.objects.filter(in_use=True).exclude(code=kind.code).exists():
        raise NotSaid(_("Er moet één soort in gebruik blijven."), field="in_use")
    StopKind.objects.filter(code=kind.code).update(
        name=name, answer_days=answer_days, before_days=before_days, in_use=in_use
    )
    detail = {"kind": kind.code, "days": answer_days, "before": before_days, "in_use": in_use}
    record(Event.CHANGE, "stops.change_kind", by=by, at=at, detail=detail)
