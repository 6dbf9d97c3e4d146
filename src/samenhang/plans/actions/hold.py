"""Holding a plan while it is changed: acts on one plan wait for each other."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.kit.refusals import Refusal
from samenhang.plans.models import Plan


class CaseClosed(Refusal):
    """A closed case's plan is no longer changed."""


def held(case: Case, *, by: Viewer, at: datetime) -> Plan:
    """This function will hold the case's plan until the act is over, beginning it where there is none."""
    if case.closed_at:
        raise CaseClosed(_("Deze casus is gesloten. Het plan is alleen nog te lezen."))
    found = Plan.objects.select_for_update(of=("self",)).filter(case=case)
    if plan := found.first():
        return plan
    plan = Plan(
        household_id=case.household_id, layer=Layer.SHARED, case=case, begun_by_id=by.id, begun_at=at, changed_at=at
    )
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError:
        return found.get()
    record(Event.CREATE, "plans.begin", by=by, at=at, object_id=plan.id, subjects=[plan.key])
    return plan


def _changed(plan: Plan, at: datetime) -> None:
    """This function will count a change of what would be agreed; progress is none."""
    Plan.objects.filter(id=plan.id).update(version=F("version") + 1, changed_at=at)
