"""The story told once: adding to it, taking over what was told elsewhere, and saying that it still holds (A3)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event, Key
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal
from samenhang.layers.actions.hiding import hide
from samenhang.layers.covering import covering
from samenhang.layers.keeping_back import Hidden, check
from samenhang.layers.kinds import Words
from samenhang.layers.models import StillTrue, Told
from samenhang.people.models import Person


class NothingTold(Refusal):
    """No words, no teller, or a day that is still to come; or a place one may not write in."""


class AlreadyTaken(Refusal):
    """These words were taken over there before."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where words were told first, and on which ground they are taken over from there."""

    kind: str
    id: UUID
    basis: str
    reason: str


@transaction.atomic
def tell(
    *,
    key: Key,
    words: str,
    told_by: str,
    teller: Person | None = None,
    told_on: date,
    source: Source | None = None,
    hidden: Hidden | None = None,
    by: Viewer,
    at: datetime,
) -> Told:
    """This function will add somebody's own words to the story, told now or taken over from where they were told first.

    What stands where it was told first stays there: a copy is made on a basis, with its reason.

    :raises NothingTold: without words or a teller, on a day to come, or where the viewer may not write.
    :raises BasisDoesNotCover: when words are taken over without a basis that covers the place.
    :raises AlreadyTaken: when they were taken over there before.
    """
    household_id, person_id, layer, domain = key
    if not words.strip():
        raise NothingTold(_("Schrijf op wat er is verteld."), field="words")
    if not told_by.strip():
        raise NothingTold(_("Vul in wie dit vertelde."), field="told_by")
    if told_on > timezone.localdate(at):
        raise NothingTold(_("Deze dag moet nog komen."), field="told_on")
    if not may_write(by, household_id, layer, person_id=person_id, domain=domain):
        raise NothingTold(_("U mag hier niet over schrijven. Kies een andere plek of persoon."), field="file")
    if hidden:
        check(hidden, at)
    if source and not source.reason.strip():
        raise Refusal(_("Schrijf op waarom het team dit moet weten."), field="reason")
    made = Told(
        household_id=household_id,
        person_id=person_id,
        layer=layer,
        domain=domain,
        words=words,
        told_by=told_by,
        teller=teller,
        told_on=told_on,
        source_kind=source.kind if source else "",
        source_id=source.id if source else None,
        basis=covering(source.basis, layer, at) if source else None,
        reason=source.reason if source else "",
        by_id=by.id,
        at=at,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyTaken(_("Dit staat daar al.")) from error
    record(
        Event.CREATE,
        "layers.take_over" if source else "layers.tell",
        by=by,
        at=at,
        object_id=made.id,
        subjects=[made.key],
        detail={"basis": source.basis} if source else {},
    )
    if hidden:
        hide(kind="layers_told", record_id=made.id, key=made.key, hidden=hidden, by=by, at=at)
    return made


@transaction.atomic
def confirm(*, words: Words, household_id: UUID, said_by: Person, by: Viewer, at: datetime) -> StillTrue:
    """This function will record that a part of the story still holds, as a member of the household says today.

    :raises Refusal: when the viewer may not write where it stands.
    """
    if not may_write(by, household_id, words.layer, person_id=words.person_id, domain=words.domain):
        raise Refusal(_("U leest dit, maar u mag er niet bij schrijven."))
    made = StillTrue(
        household_id=household_id,
        person_id=words.person_id,
        layer=words.layer,
        domain=words.domain,
        kind=words.kind,
        record_id=words.id,
        said_by=said_by,
        by_id=by.id,
        at=at,
    )
    made.save(force_insert=True)
    record(Event.CREATE, "layers.confirm", by=by, at=at, object_id=words.id, subjects=[made.key])
    return made
