"""What changes in a household over time, each a dated record: ending, dying, settling apart, and its history."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb
from uuid_utils.compat import uuid7

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.dates import day as in_words
from samenhang.kit.refusals import Refusal
from samenhang.people.actions.recording import AlreadyThere, EndBeforeStart
from samenhang.people.models import (
    Household,
    HouseholdChange,
    Membership,
    MembershipEnd,
    Person,
    Relation,
    RelationEnd,
)
from samenhang.people.turns import take_turn


@transaction.atomic
def end_relation(*, relation: Relation, on: date, reason: str, by: Viewer, at: datetime) -> RelationEnd:
    """This function will end a relation from a day on; that it was, stays on record.

    :raises EndBeforeStart: when it began on a later day.
    :raises AlreadyThere: when it was ended before, perhaps by somebody else just now.
    """
    if relation.starts_on and on < relation.starts_on:
        raise EndBeforeStart(_("Deze dag ligt voor het begin van de relatie."), field="on")
    end = RelationEnd(relation=relation, on=on, reason=reason, by_id=by.id, at=at)
    try:
        with transaction.atomic():
            end.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyThere(_("Deze relatie is al beëindigd.")) from error
    record(Event.CHANGE, "people.end_relation", by=by, at=at, object_id=relation.id, subjects=[relation.key])
    return end


@transaction.atomic
def never_belonged(*, membership: Membership, reason: str, by: Viewer, at: datetime) -> MembershipEnd:
    """This function will undo a membership that never was: it holds for no day, and no list names the person.

    :raises AlreadyThere: when it was ended before, perhaps by somebody else just now.
    """
    take_turn(membership.household_id)
    if not Membership.objects.filter(id=membership.id, end=None).exists():
        raise AlreadyThere(_("Dit lidmaatschap is al beëindigd."))
    end = MembershipEnd(membership=membership, on=membership.starts_on, reason=reason, mistake=True, by_id=by.id, at=at)
    record(Event.CHANGE, "people.never_belonged", by=by, at=at, object_id=membership.id, subjects=[membership.key])
    end.save(force_insert=True)
    return end


@transaction.atomic
def change_place(*, membership: Membership, place: str, on: date, by: Viewer, at: datetime) -> Membership:
    """This function will give a member another place in the household from a day on: a child that became an adult.

    The membership goes on without a gap, and with it what is read.

    :raises EndBeforeStart: when the day does not lie after the first day of the membership.
    :raises AlreadyThere: when the member has this place already, or left.
    """
    if on <= membership.starts_on:
        since = in_words(membership.starts_on)
        raise EndBeforeStart(
            _("Kies een dag na %(since)s: sinds die dag hoort deze persoon erbij.") % {"since": since}, field="on"
        )
    take_turn(membership.household_id)
    if place == membership.place:
        raise AlreadyThere(_("Deze persoon staat al zo in het huishouden."), field="place")
    if not Membership.objects.filter(id=membership.id, end=None).exists():
        raise AlreadyThere(_("Dit lidmaatschap is al beëindigd."))
    renewed = Membership(
        household_id=membership.household_id,
        person_id=membership.person_id,
        layer=Layer.INVOLVEMENT,
        place=place,
        starts_on=on,
        contact_note=membership.contact_note,
    )
    end = MembershipEnd(membership=membership, on=on, reason=_("andere plaats in het huishouden"), by_id=by.id, at=at)
    end.save(force_insert=True)
    renewed.save(force_insert=True)
    record(Event.CHANGE, "people.change_place", by=by, at=at, object_id=renewed.id, subjects=[renewed.key])
    return renewed


@transaction.atomic
def record_death(*, household: Household, person: Person, on: date, by: Viewer, at: datetime) -> None:
    """This function will record the day on which somebody died. Memberships are ended apart, by who keeps them.

    :raises Refusal: when the day lies before the birth or in the future, or when another day is known already.
    """
    if on > timezone.localdate(at):
        raise Refusal(_("Deze dag ligt in de toekomst."), field="on")
    if person.birth_date and on < person.birth_date:
        raise Refusal(_("Deze dag ligt voor de geboorte."), field="on")
    if person.died_on and person.died_on != on:
        known = in_words(person.died_on)
        raise Refusal(_("Bekend is al een andere dag van overlijden: %(day)s.") % {"day": known}, field="on")
    if not person.died_on:
        Person.objects.filter(id=person.id).update(died_on=on)
    record(
        Event.CHANGE,
        "people.record_death",
        by=by,
        at=at,
        object_id=person.id,
        subjects=[(household.id, person.id, Layer.INVOLVEMENT, "")],
    )


@transaction.atomic
def settle(
    *,
    household: Household,
    people: Sequence[UUID],
    name: str,
    protected: bool,
    on: date,
    address: Mapping[str, str],
    by: Viewer,
    at: datetime,
) -> UUID:
    """This function will let members of a household begin one of their own, with the relations among themselves.

    Nobody is involved with it and nobody reads it, who recorded it neither, until the access desk takes a request in.
    Call it before their membership of the former household ends.

    :param address: fields of ``Address``, kept with the new household only.
    :raises Refusal: when one of them is no present member of it (any more).
    """
    made = uuid7()
    take_turn(household.id)
    present = set(
        Membership.objects.filter(household=household, person_id__in=people, end=None).values_list(
            "person_id", flat=True
        )
    )
    if not people or present != set(people):
        raise Refusal(_("Niet iedereen die weggaat, hoort nu bij dit huishouden. Bekijk eerst wat er nu staat."))
    values: list[Any] = [
        household.id,
        made,
        name[:200],
        protected,
        on,
        list(people),
        [uuid7() for _one in people],
        Jsonb(dict(address)),
        at,
    ]  # fmt: skip -- the function's arguments in their order
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.settle(%s, %s, %s, %s, %s, %s::uuid[], %s::uuid[], %s, %s)", values)
    record(
        Event.CREATE,
        "people.settle",
        by=by,
        at=at,
        object_id=made,
        subjects=[(made, None, Layer.INVOLVEMENT, "")],
    )
    return made


@transaction.atomic
def note_change(
    *,
    household: Household,
    kind: str,
    on: date,
    came: Sequence[UUID] = (),
    went: Sequence[UUID] = (),
    about: Sequence[UUID] = (),
    words: str = "",
    by: Viewer,
    at: datetime,
) -> HouseholdChange:
    """This function will add a change to the household's history; the acts themselves have lines of their own."""
    change = HouseholdChange(
        household=household,
        layer=Layer.INVOLVEMENT,
        kind=kind,
        on=on,
        came=list(came),
        went=list(went),
        about=list(about),
        words=words,
        by_id=by.id,
        at=at,
    )
    change.save(force_insert=True)
    record(
        Event.CREATE,
        "people.note_change",
        by=by,
        at=at,
        object_id=change.id,
        subjects=[change.key],
        detail={"kind": kind},
    )
    return change
