"""Keeping what the population register says, and what people decide about it. Each act leaves its line in the log."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer, viewing
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.brp.lists import PersonList, is_bsn
from samenhang.brp.models import (
    BrpDeclined,
    BrpDoubt,
    BrpJudgement,
    BrpNecessity,
    BrpPastAddress,
    BrpRecord,
    BrpRelative,
    Doubt,
)
from samenhang.brp.queries import Alike, Doubted, Proposal, alike, proposal
from samenhang.brp.service import SERVICE
from samenhang.brp.sorting import IDENTITY, RECORDED, TAKEN_ALL_THE_SAME, Kept, Sorted, identify, kept, sort
from samenhang.kit.refusals import Refusal
from samenhang.people import actions as people
from samenhang.people import bsn as numbers
from samenhang.people.models import Household, Membership, Person, Relation


class NoNecessity(Refusal):
    """A file is offered without saying what for, on which ground, who decided and until when it is kept."""


class Judged(Refusal):
    """A colleague judged this doubt before."""


@dataclass(frozen=True, slots=True)
class Necessity:
    """Why many people's data are taken in at once: asking per request is the normal way (law.md, necessity)."""

    purpose: str
    basis: str
    decided_by: str
    decided_on: date
    keep_until: date

    def complete(self, today: date) -> None:
        """This function will demand that every part is stated, and that the days can be.

        :raises NoNecessity: when one is not.
        """
        for field, words in (
            ("purpose", _("Schrijf op waarvoor dit bestand nodig is.")),
            ("basis", _("Noem de grondslag: de wet en het artikel.")),
            ("decided_by", _("Schrijf op wie dit heeft besloten.")),
        ):
            if not str(getattr(self, field)).strip():
                raise NoNecessity(words, field=field)
        if self.decided_on > today:
            raise NoNecessity(_("De dag van het besluit ligt in de toekomst."), field="decided_on")
        if self.keep_until <= today:
            raise NoNecessity(_("De dag tot wanneer de gegevens bewaard blijven, moet nog komen."), field="keep_until")


@transaction.atomic
def keep_lists(
    *, lists: Sequence[PersonList], why: Necessity, step: Callable[[], None], by: Viewer, at: datetime
) -> tuple[Sorted, int]:
    """This function will keep what the population register says (A4): all lists or none, in one transaction.

    A list with the same content as before changes nothing; a changed one replaces what the register said. What is
    doubtful is set aside, once, for a person to judge. Why it was needed is kept with it.

    :param step: called once per list, to show how far it is.
    :returns: what became of the lists, and how many doubts were not set aside before.
    :raises NoNecessity: when it is not said what the file is needed for.
    """
    why.complete(timezone.localdate(at))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7402)")  # one at a time
    indexes = {numbers.index(one.person.bsn) for one in lists if one.person.bsn}
    known = {bytes(one.bsn_index or b""): one for one in Person.objects.filter(bsn_index__in=indexes)}
    records = {one.person_id: one for one in BrpRecord.objects.filter(person__bsn_index__in=indexes)}
    found = sort(lists, known, records, step=step, at=at)
    Person.objects.bulk_create(found.new, batch_size=500)
    if found.changed:
        Person.objects.bulk_update(found.changed, [*IDENTITY, "from_brp"], batch_size=200)
    _store(new=found.new_records, changed=found.changed_records)
    doubts = {one.fingerprint: one for one in found.doubts}
    there = set(BrpDoubt.objects.filter(fingerprint__in=doubts).values_list("fingerprint", flat=True))
    fresh = [one for fingerprint, one in doubts.items() if fingerprint not in there]
    BrpDoubt.objects.bulk_create(fresh, batch_size=500)
    necessity = BrpNecessity(
        purpose=why.purpose.strip()[:300],
        basis=why.basis.strip()[:200],
        decided_by=why.decided_by.strip()[:200],
        decided_on=why.decided_on,
        keep_until=why.keep_until,
        lists=len(lists),
        at=at,
    )
    necessity.save(force_insert=True)
    record(
        Event.CREATE,
        "brp.keep_lists",
        by=by,
        at=at,
        object_id=necessity.id,
        detail={
            "new": len(found.new),
            "changed": len(found.changed),
            "unchanged": found.unchanged,
            "set_aside": len(fresh),
            "basis": necessity.basis,
        },
    )
    return found, len(fresh)


def _store(*, new: Sequence[Kept], changed: Sequence[Kept]) -> None:
    BrpRecord.objects.bulk_create([one.record for one in new], batch_size=500)
    if changed:
        ids = [one.record.person_id for one in changed]
        BrpRecord.objects.bulk_update([one.record for one in changed], RECORDED, batch_size=200)
        BrpRelative.objects.filter(person_id__in=ids).delete()
        BrpPastAddress.objects.filter(person_id__in=ids).delete()
    both = [*new, *changed]
    BrpRelative.objects.bulk_create([relative for one in both for relative in one.relatives], batch_size=500)
    BrpPastAddress.objects.bulk_create([past for one in both for past in one.past], batch_size=500)


@transaction.atomic
def look_alike(
    *, doubt: Doubted, bsn: str, family_name: str, birth_date: date | None, by: Viewer, at: datetime
) -> list[Alike]:
    """This function will find on record whom a list set aside may be about, and log that it was looked for, and how."""
    found = alike(by, bsn=bsn, family_name=family_name, birth_date=birth_date)
    record(
        Event.SEARCH,
        "brp.judge",
        by=by,
        at=at,
        object_id=doubt.id,
        detail={"fields": ["bsn"] if bsn else ["family_name", "birth_date"], "found": len(found), "purpose": "brp"},
    )
    return found


@transaction.atomic
def judge(
    *, doubt: Doubted, choice: str, person_id: UUID | None = None, why: str = "", by: Viewer, at: datetime
) -> BrpJudgement:
    """This function will record what a list set aside is: a new person, somebody on record, or nothing to take over.

    Stored by the register's own service, which alone keeps what the register says; the line in the log bears the name
    of who judged. Somebody on record whose own list is here already keeps that; who has none gets this one, and a
    secrecy once there is never taken away by it. The BSN of a list set aside is never given to anybody.

    :param person_id: who it is, for "somebody on record".
    :raises Judged: when a colleague judged it before.
    :raises Refusal: when the choice does not fit this doubt, or a reason is missing.
    """
    if choice == BrpJudgement.Choice.LEAVE_OUT and not why.strip():
        raise Refusal(_("Schrijf op waarom u dit niet overneemt."), field="why")
    if choice != BrpJudgement.Choice.LEAVE_OUT and doubt.reason in TAKEN_ALL_THE_SAME:
        raise Refusal(_("Deze persoon is al overgenomen; alleen het onleesbare deel niet."), field="choice")
    if (choice == BrpJudgement.Choice.THIS_PERSON) != (person_id is not None):
        raise Refusal(_("Zoek eerst wie het is."), field="choice")
    judgement = BrpJudgement(
        doubt_id=doubt.id, choice=choice, person_id=person_id, why=why.strip()[:500], by_id=by.id, at=at
    )
    with viewing(SERVICE):
        if choice == BrpJudgement.Choice.NEW_PERSON:
            judgement.person_id = _as_new(doubt, at)
        elif person_id:
            _onto(person_id, doubt, at)
        try:
            with transaction.atomic():
                judgement.save(force_insert=True)
        except IntegrityError as error:
            raise Judged(_("Een collega heeft dit net al beoordeeld.")) from error
    record(
        Event.CREATE,
        "brp.judge",
        by=by,
        at=at,
        object_id=doubt.id,
        detail={"choice": str(choice), "reason": str(doubt.reason)},
    )
    return judgement


def _as_new(doubt: Doubted, at: datetime) -> UUID:
    person = Person()
    identify(person, doubt.says)
    person.save(force_insert=True)
    _store(new=[kept(person, doubt.says, at)], changed=[])
    return person.id


def _onto(person_id: UUID, doubt: Doubted, at: datetime) -> None:
    person = Person.objects.filter(id=person_id).first()
    if person is None:
        raise Refusal(_("Deze persoon is er niet meer. Zoek opnieuw."))
    if person.bsn_index and is_bsn(doubt.says.bsn) and bytes(person.bsn_index) != numbers.index(doubt.says.bsn):
        raise Refusal(_("Deze persoon heeft een ander BSN dan de lijst."), field="choice")
    listed = BrpRecord.objects.filter(person_id=person_id).exists()
    if listed and doubt.reason != Doubt.OTHER_PERSON:
        return
    secrecy = max(person.secrecy, doubt.says.secrecy)
    identify(person, doubt.says)
    person.secrecy = secrecy
    person.save(force_update=True, update_fields=[*IDENTITY, "from_brp"])
    one = kept(person, doubt.says, at)
    _store(new=[] if listed else [one], changed=[one] if listed else [])


@transaction.atomic
def confirm_household(*, household: Household, belong: Collection[UUID], by: Viewer, at: datetime) -> list[Membership]:
    """This function will put who belongs to a household in it, of those whom the register lets live there (A1, A4).

    How they stand to each other is recorded with it, as far as the register knows: partners, and parents where the
    register tells who has authority. Who is not named is remembered as not belonging; they can still be chosen later.

    :raises Refusal: when somebody is not proposed any more, or nobody is.
    """
    found = proposal(by, household.id, timezone.localdate(at))
    offered = {one.person_id: one for one in found.people}
    if not offered or not offered.keys() >= set(belong):
        raise Refusal(_("Wat de BRP voorstelt is net veranderd. Bekijk het opnieuw."))
    joined = [
        people.join_household(
            household=household,
            person_id=one.person_id,
            place=one.place,
            starts_on=timezone.localdate(at),
            by=by,
            at=at,
        )
        for one in found.people
        if one.person_id in belong
    ]
    _relate(household, found, {*found.members, *belong}, set(belong), by=by, at=at)
    declined = [one.person_id for one in found.people if one.person_id not in belong and not one.declined]
    BrpDeclined.objects.bulk_create(
        [BrpDeclined(household=household, person_id=one, by_id=by.id, at=at) for one in declined],
        ignore_conflicts=True,
    )
    record(
        Event.CREATE,
        "brp.confirm_household",
        by=by,
        at=at,
        object_id=household.id,
        subjects=[(household.id, None, Layer.INVOLVEMENT, ""), *(one.key for one in joined)],
        detail={"offered": len(offered), "belong": len(joined)},
    )
    return joined


def _relate(
    household: Household, found: Proposal, within: set[UUID], fresh: Iterable[UUID], *, by: Viewer, at: datetime
) -> None:
    """Partners and parents among these people, wherever one of the two is new in the household."""
    there = set(Relation.objects.filter(household=household, end=None).values_list("person_id", "other_id", "kind"))
    pairs = {frozenset((one, other)) for one, other, _kind in there}
    new = set(fresh)
    for one in found.people:
        if one.person_id not in new:
            continue
        for person_id, other_id, kind in one.relations():
            if {person_id, other_id} <= within and frozenset((person_id, other_id)) not in pairs:
                pairs.add(frozenset((person_id, other_id)))
                people.relate(household=household, person_id=person_id, other_id=other_id, kind=kind, by=by, at=at)
