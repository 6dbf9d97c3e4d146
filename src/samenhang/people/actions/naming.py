"""Other names somebody is known and found by (A1). Each act leaves its line in the log."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.people.actions.recording import AlreadyThere
from samenhang.people.models import Household, OtherName


@transaction.atomic
def add_other_name(
    *,
    household: Household,
    person_id: UUID,
    kind: str,
    family_name: str,
    prefix: str = "",
    given_names: str = "",
    by: Viewer,
    at: datetime,
) -> OtherName:
    """This function will record another name a member is known by: the person is found by it from now on (A1).

    :raises AlreadyThere: when it was recorded before.
    """
    name = OtherName(
        person_id=person_id,
        kind=kind,
        given_names=given_names,
        prefix=prefix,
        family_name=family_name,
        by_id=by.id,
        at=at,
    )
    try:
        with transaction.atomic():
            name.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyThere(_("Deze naam staat er al."), field="family_name") from error
    subject = (household.id, person_id, Layer.INVOLVEMENT, "")
    record(Event.CREATE, "people.add_other_name", by=by, at=at, object_id=name.id, subjects=[subject])
    return name


@transaction.atomic
def remove_other_name(*, household: Household, name: OtherName, by: Viewer, at: datetime) -> None:
    """This function will take away a name that was recorded by mistake; nobody is found by it any more."""
    subject = (household.id, name.person_id, Layer.INVOLVEMENT, "")
    record(Event.DELETE, "people.remove_other_name", by=by, at=at, object_id=name.id, subjects=[subject])
    name.delete()
