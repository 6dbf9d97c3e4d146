"""Telling the resident of a concern that was recorded without their request (law.md rule 4)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.intake.models import Concern, ConcernTelling
from samenhang.kit.refusals import Refusal


@transaction.atomic
def tell_of_concern(
    *,
    concern: Concern,
    told_on: date | None,
    why_not: str = "",
    review_on: date | None = None,
    by: Viewer,
    at: datetime,
) -> ConcernTelling:
    """This function will record that the resident was told of the concern; or why not yet, and when to look again.

    :raises Refusal: when neither is complete, the telling lies ahead, or the review does not.
    """
    today = timezone.localdate(at)
    if told_on and told_on > today:
        raise Refusal(_("Deze datum ligt in de toekomst."), field="told_on")
    if not told_on and not why_not:
        raise Refusal(_("Vul in wanneer het verteld is, of waarom het nog niet verteld is."), field="told_on")
    if not told_on and not review_on:
        raise Refusal(_("Kies wanneer u opnieuw bekijkt of u het kunt vertellen."), field="review_on")
    if not told_on and review_on and review_on <= today:
        raise Refusal(_("Kies een datum na vandaag."), field="review_on")
    telling = ConcernTelling(
        household_id=concern.household_id,
        person_id=concern.person_id,
        layer=concern.layer,
        domain=concern.domain,
        concern=concern,
        told_on=told_on,
        why_not="" if told_on else why_not,
        review_on=None if told_on else review_on,
        by_id=by.id,
        at=at,
    )
    telling.save(force_insert=True)
    record(Event.CREATE, "intake.tell_of_concern", by=by, at=at, object_id=telling.id, subjects=[telling.key])
    return telling
