"""Not showing something to the resident for a while: with a reason, until a day, watched over (law.md rule 7)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event, Key
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal
from samenhang.layers.keeping_back import Hidden, check
from samenhang.layers.models import Hiding, HidingEnd, HidingRemark


class NotHideable(Refusal):
    """It is not hidden (any more), or the viewer may not write there."""


@transaction.atomic
def hide(*, kind: str, record_id: UUID, key: Key, hidden: Hidden, by: Viewer, at: datetime) -> Hiding:
    """This function will keep a record from the resident until a day, or longer than was decided before.

    It shows in the privacy officer's list from now on. On that day it becomes visible by itself.

    :raises TooLong: without a reason, or an end within three months.
    :raises NotHideable: when the viewer may not write where it stands.
    """
    check(hidden, at)
    household_id, person_id, layer, domain = key
    if not may_write(by, household_id, layer, person_id=person_id, domain=domain):
        raise NotHideable(_("U leest dit, maar u mag er niets aan veranderen."))
    made = Hiding(
        household_id=household_id,
        person_id=person_id,
        layer=layer,
        domain=domain,
        kind=kind,
        record_id=record_id,
        category=hidden.category,
        words=hidden.words,
        until=hidden.until,
        by_id=by.id,
        at=at,
    )
    made.save(force_insert=True)
    record(
        Event.CHANGE,
        "layers.hide",
        by=by,
        at=at,
        object_id=record_id,
        subjects=[key],
        detail={"category": hidden.category, "until": hidden.until.isoformat()},
    )
    return made


@transaction.atomic
def show(*, hiding: Hiding, by: Viewer, at: datetime) -> None:
    """This function will let the resident see it from now on.

    :raises NotHideable: when it is visible already, or the viewer may not write where it stands.
    """
    last = Hiding.objects.filter(record_id=hiding.record_id).order_by("-at", "-id").first()
    if last is None or last.id != hiding.id or HidingEnd.objects.filter(hiding=hiding).exists():
        raise NotHideable(_("De inwoner kan dit al zien, of er is net opnieuw over besloten."))
    if not may_write(by, hiding.household_id, hiding.layer, person_id=hiding.person_id, domain=hiding.domain):
        raise NotHideable(_("U leest dit, maar u mag er niets aan veranderen."))
    HidingEnd(hiding=hiding, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CHANGE, "layers.show", by=by, at=at, object_id=hiding.record_id, subjects=[hiding.key])


@transaction.atomic
def remark(*, hiding_id: UUID, record_id: UUID, key: Key, text: str, by: Viewer, at: datetime) -> HidingRemark:
    """This function will put a question of the privacy officer with what is hidden, or an answer to it.

    :raises Refusal: when there is no text.
    """
    if not text.strip():
        raise Refusal(_("Schrijf uw vraag of antwoord op."), field="text")
    made = HidingRemark(hiding_id=hiding_id, text=text, by_id=by.id, at=at)
    made.save(force_insert=True)
    record(Event.CREATE, "layers.remark", by=by, at=at, object_id=record_id, subjects=[key])
    return made
