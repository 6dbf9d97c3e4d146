"""Asking the register about one member, for a purpose. Each act leaves its line in the log."""

from datetime import datetime
from functools import partial

import structlog
from django.db import ProgrammingError, transaction
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from samenhang.access.models import NOBODY, Layer
from samenhang.access.viewer import Viewer, viewing
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.brp.kept import as_text
from samenhang.brp.models import Answer, Purpose, Question
from samenhang.brp.port import Part, Register, RegisterPerson, RegisterTrouble
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
