"""Moving a record to another layer: the one way in which it comes to stand elsewhere (H2, decision 0046)."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event, Key
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal, Stale
from samenhang.layers import rules
from samenhang.layers.covering import covering
from samenhang.layers.kinds import Found, by_table
from samenhang.layers.models import Move


class NotThere(Refusal):
    """It stands there already, or it cannot stand there."""


class NotYours(Refusal):
    """Only who writes in both places moves; only who wrote it takes it from others."""


@transaction.atomic
def move(
    *,
    found: Found,
    seen: str,
    layer: str,
    domain: str = "",
    person_id: UUID | None = None,
    basis: str = "",
    reason: str,
    by: Viewer,
    at: datetime,
) -> Move:
    """This function will put a record, with all that hangs on it, in another layer or about somebody else.

    The database carries it out when the move is added, and checks the same again.

    :param seen: where it stood on the screen (``Found.stands``).
    :raises Stale: when somebody moved it since.
    :raises NotThere: when it stands there, or its kind cannot.
    :raises NotYours: when the mover may not write in both places, or would take another's record from its readers.
    :raises BasisDoesNotCover: when it goes anywhere but narrower without a valid basis that covers it.
    """
    if seen != found.stands:
        raise _meanwhile()
    to: Key = (found.household_id, person_id, layer, domain)
    kind, way = by_table(found.kind), rules.direction(found.key, to)
    if not way:
        raise NotThere(_("Daar staat het al. Kies een andere plek."), field="file")
    if kind is None or layer not in kind.layers:
        raise NotThere(_("Dit kan daar niet staan."), field="file")
    if not reason.strip():
        raise Refusal(_("Schrijf op waarom u dit verplaatst."), field="reason")
    for one in (found.key, to):
        if not may_write(by, one[0], one[2], person_id=one[1], domain=one[3]):
            raise NotYours(
                _("U kunt alleen verplaatsen tussen plekken waar u zelf mag schrijven."),
                field="person" if one is to and person_id else "file",
            )
    if way != "wider" and found.by_id != by.id:
        raise NotYours(_("Alleen wie dit schreef, kan het weghalen bij wie het nu leest."), field="file")
    chosen = covering(basis, layer, at) if way != "narrower" else None
    made = Move(
        household_id=found.household_id,
        person_id=person_id,
        layer=layer,
        domain=domain,
        kind=found.kind,
        record_id=found.id,
        from_person_id=found.person_id,
        from_layer=found.layer,
        from_domain=found.domain,
        basis=chosen,
        reason=reason,
        by_id=by.id,
        at=at,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        if getattr(error.__cause__, "sqlstate", "") == "23000":
            raise _meanwhile() from error
        raise
    record(
        Event.CHANGE,
        "layers.move",
        by=by,
        at=at,
        object_id=found.id,
        subjects=[found.key, to],
        detail={"way": way, "kind": found.kind, "basis": chosen.code if chosen else ""},
    )
    return made


def _meanwhile() -> Stale:
    return Stale(_("Een collega heeft dit net verplaatst. Kijk waar het nu staat, en kies opnieuw."))
