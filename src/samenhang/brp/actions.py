"""Keeping what the population register says. Each act leaves its line in the log, in the same transaction."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import connection, transaction

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.brp.lists import PersonList
from samenhang.brp.models import BrpDoubt, BrpRecord
from samenhang.brp.sorting import IDENTITY, Sorted, sort
from samenhang.people import bsn as numbers
from samenhang.people.models import Person


@transaction.atomic
def keep_lists(
    *, lists: Sequence[PersonList], step: Callable[[], None], by: Viewer, at: datetime
) -> tuple[Sorted, int]:
    """This function will keep what the population register says (A4): all lists or none, in one transaction.

    A list with the same content as before changes nothing. What is doubtful is set aside, once, for a person to judge.

    :param step: called once per list, to show how far it is.
    :returns: what became of the lists, and how many doubts were not set aside before.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7402)")  # one at a time
    indexes = {numbers.index(one.bsn) for one in lists if one.bsn}
    known = {bytes(one.bsn_index or b""): one for one in Person.objects.filter(bsn_index__in=indexes)}
    records = {one.person_id: one for one in BrpRecord.objects.filter(person__bsn_index__in=indexes)}
    found = sort(lists, known, records, step=step, at=at)
    Person.objects.bulk_create(found.new, batch_size=500)
    if found.changed:
        Person.objects.bulk_update(found.changed, [*IDENTITY, "from_brp"], batch_size=200)
    BrpRecord.objects.bulk_create(found.new_records, batch_size=500)
    for changed in found.changed_records:
        changed.save(force_update=True)
    doubts = {one.fingerprint: one for one in found.doubts}
    there = set(BrpDoubt.objects.filter(fingerprint__in=doubts).values_list("fingerprint", flat=True))
    fresh = [one for fingerprint, one in doubts.items() if fingerprint not in there]
    BrpDoubt.objects.bulk_create(fresh, batch_size=500)
    record(
        Event.CREATE,
        "brp.keep_lists",
        by=by,
        at=at,
        detail={
            "new": len(found.new),
            "changed": len(found.changed),
            "unchanged": found.unchanged,
            "set_aside": len(fresh),
        },
    )
    return found, len(fresh)
