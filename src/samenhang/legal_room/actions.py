"""Asking about the law, answering it for everybody, doubting an answer, using one. Each is a record (G7)."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal
from samenhang.kit.turns import take_turn
from samenhang.legal_room import queries
from samenhang.legal_room.models import (
    AnswerRead,
    AskedFor,
    Doubt,
    DoubtJudgement,
    Jurist,
    JuristEnd,
    LegalAnswer,
    LegalQuestion,
    Used,
)
from samenhang.people.nameless import NO_FIRST_NAME, demand_looked, demand_nameless
from samenhang.teams.models import Hat


class WasFirst(Refusal):
    """Somebody did this already."""


class NotJurist(Refusal):
    """Only a jurist on the list may do this."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a jurist answers, in words that hold for everybody in that situation."""

    asked_as: str
    room: str
    words: str
    law: str
    article: str
    recheck_on: date


@transaction.atomic
def ask(
    *,
    question: str,
    background: str,
    law_domain: str = "",
    judged: bool = False,
    case: Case | None = None,
    by: Viewer,
    at: datetime,
) -> LegalQuestion:
    """This function will ask the jurists what the law allows, about nobody.

    :raises NamesSomebody: when the words tell of whom it is, or may and the writer did not say to have looked.
    :raises Refusal: when the case is closed, or the writer writes nothing with its team.
    """
    if case and (case.closed_at or not may_write(by, case.household_id, Layer.CASE_TEAM)):
        raise Refusal(_("U schrijft niet mee met het team van deze casus. Stel de vraag los van de casus."))
    pointed = demand_looked(by, f"{question}\n{background}", case.household_id if case else None, judged=judged, at=at)
    made = LegalQuestion(
        question=question,
        background=background,
        law_domain_id=law_domain or None,
        pointed_at=pointed,
        by_id=by.id,
        at=at,
    )
    made.save(force_insert=True)
    subjects = []
    if case:
        link = AskedFor(
            question=made, case=case, household_id=case.household_id, layer=Layer.CASE_TEAM, by_id=by.id, at=at
        )
        link.save(force_insert=True)
        subjects = [link.key]
    record(Event.CREATE, "legal_room.ask", by=by, at=at, object_id=made.id, subjects=subjects)
    return made


@transaction.atomic
def answer(*, question: LegalQuestion, answered: Answered, by: Viewer, at: datetime) -> LegalAnswer:
    """This function will answer a question and keep the answer for everybody; the asker is told.

    :raises WasFirst: when a colleague answered already.
    :raises NotJurist: when the viewer does not stand on the list, or asked it.
    :raises Refusal: when the day to look again cannot be.
    :raises NamesSomebody: when the answer names somebody.
    """
    _alone(question.id)
    _demand_jurist(by)
    if question.by_id == by.id:
        raise NotJurist(_("U beantwoordt uw eigen vraag niet. Vraag het een andere jurist."))
    if LegalAnswer.objects.filter(question=question).exists():
        raise WasFirst(_("Een collega heeft al geantwoord."))
    _demand_day(answered.recheck_on, at)
    texts = {"asked_as": answered.asked_as, "words": answered.words}
    demand_nameless(texts, by=by, at=at, refused=NO_FIRST_NAME)
    made = LegalAnswer(
        question=question,
        asked_as=answered.asked_as,
        room=answered.room,
        words=answered.words,
        law=answered.law,
        article=answered.article,
        recheck_on=answered.recheck_on,
        by_id=by.id,
        at=at,
    )
    made.save(force_insert=True)
    record(Event.CREATE, "legal_room.answer", by=by, at=at, object_id=made.id)
    return made


@transaction.atomic
def have_read(*, answer: LegalAnswer, by: Viewer, at: datetime) -> None:
    """This function will note that the asker read the answer; read already, it is read."""
    _alone(answer.id)
    record(Event.READ, "legal_room.have_read", by=by, at=at, object_id=answer.id)
    if not AnswerRead.objects.filter(answer=answer).exists():
        AnswerRead(answer=answer, by_id=by.id, at=at).save(force_insert=True)


@transaction.atomic
def doubt(*, answer: LegalAnswer, why: str, by: Viewer, at: datetime) -> Doubt:
    """This function will say that an answer is outdated, and why; a jurist judges.

    :raises WasFirst: when somebody said so already and no jurist judged yet.
    :raises NamesSomebody: when the reason names somebody.
    """
    _alone(answer.id)
    if Doubt.objects.filter(answer=answer, judgement=None).exists():
        raise WasFirst(_("Dit is al gemeld. Een jurist kijkt ernaar."), field="why")
    demand_nameless({"why": why}, by=by, at=at, refused=NO_FIRST_NAME)
    made = Doubt(answer=answer, why=why, by_id=by.id, at=at)
    made.save(force_insert=True)
    record(Event.CREATE, "legal_room.doubt", by=by, at=at, object_id=answer.id)
    return made


@transaction.atomic
def judge(
    *, doubt: Doubt, outdated: bool, words: str = "", recheck_on: date | None = None, by: Viewer, at: datetime
) -> DoubtJudgement:
    """This function will say whether a doubted answer is outdated, or still holds until a new day.

    :raises WasFirst: when it was judged already.
    :raises NotJurist: when the viewer does not stand on the list.
    :raises Refusal: when it still holds and no day is given, or that day cannot be.
    """
    _alone(doubt.answer_id)
    _demand_jurist(by)
    if DoubtJudgement.objects.filter(doubt=doubt).exists():
        raise WasFirst(_("Een collega keek hier al naar."))
    if not outdated:
        if recheck_on is None:
            raise Refusal(_("Vul in wanneer u opnieuw kijkt."), field="recheck_on")
        _demand_day(recheck_on, at)
    demand_nameless({"words": words}, by=by, at=at, refused=NO_FIRST_NAME)
    made = DoubtJudgement(
        doubt=doubt,
        outdated=outdated,
        words=words,
        recheck_on=None if outdated else recheck_on,
        by_id=by.id,
        at=at,
    )
    made.save(force_insert=True)
    told = {"outdated": outdated}
    record(Event.CHANGE, "legal_room.judge", by=by, at=at, object_id=doubt.answer_id, detail=told)
    return made


@transaction.atomic
def use(*, answer: LegalAnswer, case: Case, by: Viewer, at: datetime) -> Used:
    """This function will note that an answer is used with a case; used already, that stays as it was.

    :raises Refusal: when the case is closed, or the viewer writes nothing with its team.
    """
    _alone(case.id)
    if case.closed_at or not may_write(by, case.household_id, Layer.CASE_TEAM):
        raise Refusal(_("U schrijft niet mee met het team van deze casus."))
    earlier = Used.objects.filter(answer=answer, case=case).first()
    if earlier:
        return earlier
    made = Used(answer=answer, case=case, household_id=case.household_id, layer=Layer.CASE_TEAM, by_id=by.id, at=at)
    made.save(force_insert=True)
    record(Event.CREATE, "legal_room.use", by=by, at=at, object_id=made.id, subjects=[made.key])
    return made


@transaction.atomic
def keep_jurist(*, hat: Hat, field: str = "", by: Viewer, at: datetime) -> Jurist:
    """This function will put a colleague on the list of jurists.

    :raises Refusal: when they may not be asked about the law by their role.
    :raises WasFirst: when they are on it already.
    """
    _alone(hat.id)
    if hat.id not in {one.id for one in queries.may_be_jurist(by, timezone.localdate(at))}:
        raise Refusal(_("Deze collega kan niet op de lijst van juristen. Kies een ander."), field="hat")
    if Jurist.objects.filter(hat=hat, end=None).exists():
        raise WasFirst(_("Deze collega staat al op de lijst."), field="hat")
    made = Jurist(hat=hat, field=field, by_id=by.id, at=at)
    made.save(force_insert=True)
    record(Event.CREATE, "legal_room.keep_jurist", by=by, at=at, object_id=made.id)
    return made


@transaction.atomic
def end_jurist(*, jurist: Jurist, by: Viewer, at: datetime) -> None:
    """This function will take a colleague off the list of jurists.

    :raises WasFirst: when that was done already.
    """
    _alone(jurist.hat_id)
    if JuristEnd.objects.filter(jurist=jurist).exists():
        raise WasFirst(_("Deze collega staat niet meer op de lijst."))
    JuristEnd(jurist=jurist, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CHANGE, "legal_room.end_jurist", by=by, at=at, object_id=jurist.id)


def _demand_jurist(by: Viewer) -> None:
    if not queries.is_jurist(by):
        raise NotJurist(_("Alleen een jurist van de lijst kan dit doen."))


def _demand_day(day: date, at: datetime) -> None:
    today = timezone.localdate(at)
    if day <= today or day.year > today.year + 10:
        raise Refusal(_("Kies een dag die nog komt, binnen tien jaar."), field="recheck_on")


_alone = partial(take_turn, 4867)
