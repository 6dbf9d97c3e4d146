"""Declaring the own circle, doubting and ending it. The log says that it was done, never about whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import NOBODY
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.circle.models import OwnCircle, OwnCircleDoubt, OwnCircleEnd
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers


class CannotBeFound(Refusal):
    """Without a BSN or a birth date nobody can be recognised."""


class NothingSaid(Refusal):
    """A reason is missing."""


class AlreadyDone(Refusal):
    """It was doubted or ended before, perhaps just now."""


class NotForYourself(Refusal):
    """Nobody ends their own declaration."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who it is: a name, and a BSN or a birth date."""

    family_name: str
    given_names: str = ""
    birth_date: date | None = None
    bsn: str = ""


@transaction.atomic
def declare_circle(*, kind: str, who: Somebody, by: Viewer, at: datetime) -> OwnCircle:
    """This function will note somebody of the viewer's own circle; what is on record of them shuts at once (H2).

    Whether anything is on record is told to nobody.

    :raises CannotBeFound: without a BSN or a birth date.
    """
    made = _made(kind, who, by.professional_id or NOBODY, by, at)
    record(Event.CREATE, "circle.declare_circle", by=by, at=at, object_id=made.id, detail={"kind": kind})
    made.save(force_insert=True)
    return made


@transaction.atomic
def shield(*, who: Somebody, colleagues: Iterable[UUID], by: Viewer, at: datetime) -> list[OwnCircle]:
    """This function will keep the file of somebody who is a colleague from those who work closely with them.

    :param colleagues: the professionals from whom it is kept; never oneself.
    :raises CannotBeFound: without a BSN or a birth date, or when it is kept from nobody.
    """
    chosen = [one for one in dict.fromkeys(colleagues) if one != by.professional_id]
    if not chosen:
        raise CannotBeFound(_("Kies voor wie dit dossier dicht blijft."), field="colleagues")
    found = [_made(OwnCircle.Kind.COLLEAGUE, who, one, by, at) for one in chosen]
    record(Event.CREATE, "circle.shield", by=by, at=at, detail={"colleagues": len(found)})
    for one in found:
        one.save(force_insert=True)
    return found


@transaction.atomic
def doubt(*, circle: OwnCircle, why: str, by: Viewer, at: datetime) -> OwnCircleDoubt:
    """This function will say that an own declaration holds no longer; another settles it.

    :raises NothingSaid: without a reason.
    :raises AlreadyDone: when that was said before.
    """
    if not why.strip():
        raise NothingSaid(_("Schrijf op waarom het niet meer klopt."), field="why")
    said = OwnCircleDoubt(own_circle=circle, why=why.strip(), by_id=by.id, at=at)
    record(Event.CHANGE, "circle.doubt", by=by, at=at, object_id=circle.id)
    _once(said)
    return said


@transaction.atomic
def end_circle(*, circle_id: UUID, professional_id: UUID, why: str, by: Viewer, at: datetime) -> OwnCircleEnd:
    """This function will end a declaration of a colleague: what it shut opens again for whom it is work.

    :raises NothingSaid: without a reason.
    :raises NotForYourself: when it is one's own.
    :raises AlreadyDone: when it was ended before.
    """
    if not why.strip():
        raise NothingSaid(_("Schrijf op waarom deze opgave eindigt."), field="why")
    if professional_id == by.professional_id:
        raise NotForYourself(_("Uw eigen opgave eindigt een ander."))
    ended = OwnCircleEnd(own_circle_id=circle_id, why=why.strip(), by_id=by.id, at=at)
    record(Event.CHANGE, "circle.end_circle", by=by, at=at, object_id=circle_id)
    _once(ended)
    return ended


def _made(kind: str, who: Somebody, professional_id: UUID, by: Viewer, at: datetime) -> OwnCircle:
    if not who.bsn and not who.birth_date:
        raise CannotBeFound(_("Vul een BSN of een geboortedatum in."), field="birth_date")
    if who.birth_date and who.birth_date > timezone.localdate(at):
        raise CannotBeFound(_("De geboortedatum ligt in de toekomst."), field="birth_date")
    return OwnCircle(
        professional_id=professional_id,
        kind=kind,
        given_names=who.given_names,
        family_name=who.family_name,
        birth_date=who.birth_date,
        bsn_index=numbers.index(numbers.clean(who.bsn)) if who.bsn else None,
        by_id=by.id,
        at=at,
    )


def _once(row: OwnCircleDoubt | OwnCircleEnd) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyDone(_("Dat was al gedaan, misschien net door een ander.")) from error
