"""Asking a quick question and what follows. What was said stays as it was said (F3)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event, Key
from samenhang.cases.models import Case
from samenhang.kit.refusals import Refusal, or_refuse
from samenhang.people.nameless import UNDATED, demand_nameless
from samenhang.questions import queries
from samenhang.questions.models import Asking, Closing, Known, QuestionRule, QuickQuestion, Taking, Turn
from samenhang.questions.queries import Card
from samenhang.teams.models import Hat, Team


class NotThere(Refusal):
    """Whom it is asked does not work there any more, or does not read the case."""


class TooLate(Refusal):
    """A colleague was first, or the question is closed."""


@dataclass(frozen=True, slots=True)
class To:
    """Whom something is asked: a colleague or a team."""

    hat: Hat | None = None
    team: Team | None = None


@transaction.atomic
def ask(*, to: To, words: str, case: Case | None = None, by: Viewer, at: datetime) -> QuickQuestion:
    """This function will ask a colleague or a team something; about nobody, or about a case the colleague reads.

    :raises NamesSomebody: when a question about nobody holds a number, an address or a name the viewer works with.
    :raises NotThere: when nobody of them works there today, or the colleague does not read the case.
    """
    _works_there(to, by, at)
    _about_nobody(case, {"words": words}, by, at)
    if case and (to.hat is None or to.hat.id not in queries.readers_of(by, case)):
        raise NotThere(
            _("Deze collega leest deze casus niet. Stel de vraag over niemand, of kies iemand die meeleest."),
            field="to",
        )
    asked = QuickQuestion(
        from_hat_id=by.id, words=words, case=case, household_id=case.household_id if case else None, at=at
    )
    asked.save(force_insert=True)
    record(Event.CREATE, "questions.ask", by=by, at=at, object_id=asked.id, subjects=_about(asked))
    _lay(asked, to, "", by, at)
    return asked


@transaction.atomic
def take(*, card: Card, by: Viewer, at: datetime) -> None:
    """This function will let a colleague of the team asked take the question.

    :raises TooLate: when another took it, or it is closed.
    """
    _open(card)
    if not card.takes:
        raise TooLate(_("Een collega heeft deze vraag al opgepakt."))
    record(Event.CHANGE, "questions.take", by=by, at=at, object_id=card.question.id, subjects=_about(card.question))
    _once(Taking(asking=card.asking, by_id=by.id, at=at), _("Een collega heeft deze vraag net opgepakt."))


@transaction.atomic
def say(*, card: Card, words: str, by: Viewer, at: datetime) -> Turn:
    """This function will answer a question or its follow-up, or let who asked ask one thing more.

    :raises TooLate: when that was said already, or the question is closed.
    :raises NamesSomebody: where it is about nobody and the words tell of somebody.
    """
    _open(card)
    if card.mine:
        kind, may = Turn.Kind.FOLLOW_UP, card.follows_up
    else:
        kind = Turn.Kind.AGAIN if card.state == "more" else Turn.Kind.ANSWER
        may = card.answers or card.takes
    if not may:
        raise TooLate(_("Hier is al op gezegd wat er te zeggen was. Stel een nieuwe vraag, of bel."))
    _about_nobody(card.question.case, {"words": words}, by, at)
    if card.takes:
        _once(Taking(asking=card.asking, by_id=by.id, at=at), _("Een collega heeft deze vraag net opgepakt."))
    turn = Turn(question=card.question, kind=kind, words=words, by_id=by.id, at=at)
    record(Event.CREATE, "questions.say", by=by, at=at, object_id=card.question.id, subjects=_about(card.question))
    _once(turn, _("Een collega heeft net geantwoord."))
    return turn


@transaction.atomic
def pass_on(*, card: Card, to: To, why: str, by: Viewer, at: datetime) -> Asking:
    """This function will give an unanswered question to who does know: by who was asked, or by who asked.

    :raises NotThere: when they are not there today, or do not read the case it is about.
    :raises TooLate: when it was answered or closed meanwhile.
    """
    if not card.passes_on:
        raise TooLate(_("Deze vraag is al beantwoord of gesloten."))
    _works_there(to, by, at)
    if to.hat and to.hat.id == card.question.from_hat_id:
        raise NotThere(_("Deze collega stelde de vraag zelf. Kies iemand anders."), field="to")
    case = card.question.case
    if case and (to.hat is None or to.hat.id not in queries.readers_of(by, case)):
        raise NotThere(_("Deze vraag gaat over een casus. Kies een collega die deze casus leest."), field="to")
    _about_nobody(case, {"why": why}, by, at)
    record(Event.CHANGE, "questions.pass_on", by=by, at=at, object_id=card.question.id, subjects=_about(card.question))
    return _lay(card.question, to, why, by, at)


@transaction.atomic
def close(*, card: Card, by: Viewer, at: datetime) -> None:
    """This function will close a question; only who asked does.

    :raises TooLate: when it is closed already.
    """
    _open(card)
    if not card.mine:
        raise TooLate(_("Alleen wie de vraag stelde, sluit haar."))
    record(Event.CHANGE, "questions.close", by=by, at=at, object_id=card.question.id, subjects=_about(card.question))
    _once(Closing(question=card.question, by_id=by.id, at=at), _("U sloot deze vraag al."))


@transaction.atomic
def keep(*, question: str, answer: str, by: Viewer, at: datetime) -> Known:
    """This function will keep a question and its answer for the own team: without names, not of whom it came.

    :raises NamesSomebody: when either tells of somebody.
    """
    _about_nobody(None, {"question": question, "answer": answer}, by, at)
    kept = Known(  # type: ignore[misc]  # a hat has an organisation
        organisation_id=by.organisation_id,
        team_id=by.team_id,
        question=question,
        answer=answer,
        kept_on=timezone.localdate(at),
    )
    kept.save(force_insert=True)
    record(Event.CREATE, "questions.keep", by=by, at=at, object_id=kept.id)
    return kept


@transaction.atomic
def set_rule(*, days: int, by: Viewer, at: datetime) -> None:
    """This function will set after how many days without a word a question closes by itself."""
    QuestionRule.objects.update(closes_after_days=days)
    record(Event.CHANGE, "questions.set_rule", by=by, at=at, detail={"days": days})


def _lay(question: QuickQuestion, to: To, why: str, by: Viewer, at: datetime) -> Asking:
    asking = Asking(
        question=question, from_hat_id=question.from_hat_id, to_hat=to.hat, to_team=to.team, why=why, by_id=by.id, at=at
    )
    asking.save(force_insert=True)
    return asking


def _works_there(to: To, by: Viewer, at: datetime) -> None:
    hats, teams = queries.whom(by, timezone.localdate(at))
    if to.hat and to.hat.id not in {hat.id for hat in hats}:
        raise NotThere(_("Deze collega werkt daar niet meer. Vraag het team, of kies iemand anders."), field="to")
    if to.team and to.team.id not in {team.id for team in teams}:
        raise NotThere(_("Bij dit team werkt nu niemand die kan antwoorden. Kies iemand anders."), field="to")


def _about_nobody(case: Case | None, texts: dict[str, str], by: Viewer, at: datetime) -> None:
    if case is None:
        demand_nameless(texts, by=by, at=at, refused=UNDATED)


def _open(card: Card) -> None:
    if not card.open:
        raise TooLate(_("Deze vraag is gesloten. Stel een nieuwe vraag."))


def _once(row: Taking | Turn | Closing, told: str) -> None:
    with or_refuse(TooLate(told), IntegrityError, ProgrammingError):
        row.save(force_insert=True)


def _about(question: QuickQuestion) -> list[Key]:
    """Whom a question is about, for the log: a case's household, or nobody."""
    return [(question.household_id, None, Layer.CASE_TEAM, "")] if question.household_id else []
