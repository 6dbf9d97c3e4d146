"""Correcting who somebody is: name, birth date, sex, secrecy, a BSN that comes later. What stood there is kept."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal, Stale
from samenhang.people.actions.recording import Identity, _bsn_taken, _give_bsn
from samenhang.people.models import Household, IdentityChange, Person
from samenhang.people.queries import identity_version

FIELDS = ("given_names", "prefix", "family_name", "birth_date", "sex", "secrecy")


class NothingChanged(Refusal):
    """What was sent is what stands there."""


@transaction.atomic
def correct_identity(
    *,
    household: Household,
    person_id: UUID,
    identity: Identity,
    why: str,
    version: int | None,
    by: Viewer,
    at: datetime,
) -> IdentityChange:
    """This function will correct who a person is, and keep what stood there with who corrected it and why.

    :param version: what was on the writer's screen (``queries.identity_version``); None takes what there is.
    :raises Stale: when somebody else, or the register, changed it since.
    :raises NotABsn: when a BSN is given that fails the elfproef.
    :raises BsnKnown: when somebody else has that BSN.
    :raises Refusal: on a birth date in the future or after death, another BSN, or secrecy the register demands.
    """
    person = Person.objects.select_for_update().filter(id=person_id).first()
    if person is None:
        raise Refusal(_("U houdt dit huishouden niet bij."))
    if version is not None and version != identity_version(person):
        raise Stale(_("Iemand anders heeft deze gegevens net gewijzigd. Bekijk de wijziging en sla opnieuw op."))
    _check(person, identity, at)
    before = {name: getattr(person, name) for name in FIELDS}
    if identity == replace(identity, **before, bsn=""):
        raise NothingChanged(_("Er is niets gewijzigd."))
    change = IdentityChange(
        household=household,
        person=person,
        **before,
        birth_date_known=person.birth_date_known,
        bsn_added=bool(identity.bsn),
        why=why,
        by_id=by.id,
        at=at,
    )
    for name in FIELDS:
        setattr(person, name, getattr(identity, name))
    changed = [*FIELDS]
    if identity.birth_date != before["birth_date"]:
        person.birth_date_known = ""
        changed.append("birth_date_known")
    if identity.bsn:
        _give_bsn(person, identity.bsn, by)
        changed += ["bsn_index", "bsn_sealed"]
    try:
        with transaction.atomic():
            person.save(update_fields=changed)
    except IntegrityError as error:
        raise _bsn_taken(person, by) from error
    change.save(force_insert=True)
    record(
        Event.CHANGE,
        "people.correct_identity",
        by=by,
        at=at,
        object_id=person.id,
        subjects=[(household.id, person.id, Layer.INVOLVEMENT, "")],
        detail={"fields": [name for name in FIELDS if before[name] != getattr(person, name)]},
    )
    return change


def _check(person: Person, identity: Identity, at: datetime) -> None:
    born = identity.birth_date
    if born and born > timezone.localdate(at):
        raise Refusal(_("De geboortedatum ligt in de toekomst."), field="birth_date")
    if born and person.died_on and born > person.died_on:
        raise Refusal(_("De geboortedatum ligt na het overlijden."), field="birth_date")
    if identity.bsn and person.bsn_index:
        raise Refusal(_("Van deze persoon is al een BSN bekend. Klopt het niet? Vraag de Toegang."), field="bsn")
    if person.from_brp and person.secrecy and not identity.secrecy:
        raise Refusal(_("De BRP zegt dat dit adres geheim is. Dat kunt u hier niet wijzigen."), field="secret")
