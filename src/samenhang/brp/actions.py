"""Keeping what the population register says. Each act leaves its line in the log, in the same transaction."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

import structlog
from django.db import ProgrammingError, connection, transaction
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from samenhang.access.models import NOBODY, Layer
from samenhang.access.viewer import Viewer, viewing
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.brp.kept import as_text
from samenhang.brp.lists import PersonList
from samenhang.brp.models import Answer, BrpDoubt, BrpRecord, Purpose, Question
from samenhang.brp.port import Part, Register, RegisterPerson, RegisterTrouble
from samenhang.brp.sorting import IDENTITY, Sorted, sort
from samenhang.kit.keys import encrypt
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers
from samenhang.people.actions import keep_secrecy
from samenhang.people.models import Household, Person

log = structlog.get_logger()


class NoBsn(Refusal):
    """The register is asked by BSN, and none is known of this person."""


class NoRegister(Refusal):
    """This deployment has no way to ask the register."""


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


@transaction.atomic
def ask(
    *, household: Household, person: Person, purpose: Purpose, register: Register | None, by: Viewer, at: datetime
) -> Question:
    """This function will ask the register about a member, for a purpose, and keep that it was asked (A4).

    The question goes out after the running transaction has committed, never inside it; what came of it is kept in a
    transaction of its own, as the same viewer, before the page is answered.

    :raises NoBsn: when no BSN is known of the person.
    :raises NoRegister: when no register is configured.
    """
    if register is None:
        raise NoRegister(_("De BRP is hier niet aangesloten. Vraag de functioneel beheerder."))
    if not person.bsn_sealed:
        raise NoBsn(_("Van deze persoon is geen BSN bekend. De BRP wordt op BSN gevraagd."))
    question = Question(
        household=household, person=person, layer=Layer.INVOLVEMENT, purpose=purpose, by_id=by.id, at=at
    )
    question.save(force_insert=True)
    record(
        Event.SEARCH,
        "brp.ask",
        by=by,
        at=at,
        object_id=question.id,
        subjects=[question.key],
        detail={"purpose": purpose.code, "parts": list(purpose.parts)},
    )
    number = numbers.open_sealed(person.bsn_sealed, person.id)
    transaction.on_commit(partial(_ask_now, question, register, number, by))
    return question


def _ask_now(question: Question, register: Register, number: str, by: Viewer) -> None:
    """Outside any transaction: ask, and keep what came of it."""
    found, words, outcome = None, "", Answer.Outcome.NONE
    try:
        found = register.ask(number, [Part(part) for part in question.purpose.parts], question.purpose.code)
    except RegisterTrouble as trouble:
        words, outcome = trouble.words, Answer.Outcome.TROUBLE
    if found:
        outcome = Answer.Outcome.FOUND
    try:
        with viewing(by) as at:
            keep_answer(question=question, found=found, outcome=outcome, words=words, by=by, at=at)
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", "") != "42501":  # insufficient_privilege
            raise
        log.warning("brp_answer_not_kept")  # who asked lost the household meanwhile: nobody may have it


@transaction.atomic
def keep_answer(
    *, question: Question, found: RegisterPerson | None, outcome: str, words: str = "", by: Viewer, at: datetime
) -> Answer:
    """This function will keep what the register answered, closed with our keys.

    A secrecy indication counts at once, since somebody's safety hangs on it. Nothing else that is on record changes.
    """
    answer_id = uuid7()
    answer = Answer(
        id=answer_id,
        household_id=question.household_id,
        person_id=question.person_id,
        layer=question.layer,
        question=question,
        outcome=outcome,
        words=words[:300],
        content_sealed=encrypt("bsn", as_text(found), answer_id.bytes) if found else None,
        at=at,
    )
    answer.save(force_insert=True)
    record(
        Event.READ,
        "brp.keep_answer",
        by=by,
        at=at,
        object_id=question.id,
        subjects=[answer.key],
        detail={"outcome": str(outcome), "purpose": question.purpose_id},
    )
    person = Person.objects.filter(id=question.person_id or NOBODY).first()
    if found and person and found.secrecy > person.secrecy:
        keep_secrecy(household_id=question.household_id, person=person, code=found.secrecy, by=by, at=at)
    return answer
