"""The municipality's own setting of the ladder."""

from datetime import datetime

from django.db import transaction

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.escalation.models import LadderRule


@transaction.atomic
def set_rule(*, days: int, by: Viewer, at: datetime) -> None:
    """This function will set how many working days managers have for an answer."""
    LadderRule.objects.update(answer_days=days)
    record(Event.CHANGE, "escalation.set_rule", by=by, at=at, detail={"days": days})
