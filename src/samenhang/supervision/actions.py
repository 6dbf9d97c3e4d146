"""What the privacy officer does: look what stands out, ask, judge, protect. Nothing here touches a household."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal
from samenhang.supervision.models import Answer, Finding, Judgement, PatternRule, Question, Watch, WatchEnd
from samenhang.supervision.queries import to_watch
from samenhang.teams.models import Hat

BACK = timedelta(days=90)
FUNCTIONS = {
    "no_work": "access.pattern_no_work",
    "searched": "access.pattern_searched",
    "after_end": "access.pattern_after_end",
    "same_name": "access.pattern_same_name",
    "watched": "access.pattern_watched",
}


class NotFound(Refusal):
    """Nobody, or more than one person, answers to what was typed."""


class AlreadyJudged(Refusal):
    """A colleague judged it a moment ago."""


class OwnLook(Refusal):
    """Nobody judges what they looked at themselves, under whatever hat."""


def _of_another(finding: Finding, by: Viewer) -> None:
    if Hat.objects.filter(id=finding.viewer_id, professional=by.professional_id).exists():
        raise OwnLook(_("Dit gaat over een eigen inzage van u. Een ander beoordeelt die."))


@transaction.atomic
def look(*, by: Viewer, at: datetime) -> int:
    """This function will look what stands out in the log of the last ninety days, and give how much is new.

    Only rules that are in use; a week that was found before is brought up to date, and keeps its judgement.
    """
    before = Finding.objects.count()
    for rule in PatternRule.objects.filter(in_use=True, code__in=FUNCTIONS):
        found = [
            Finding(rule=rule, viewer_id=v, household_id=h, week=w, times=n, first_at=f, last_at=t, by_id=by.id, at=at)
            for v, h, w, n, f, t in _stands_out(rule, at)
        ]
        Finding.objects.bulk_create(
            found,
            update_conflicts=True,
            unique_fields=["rule", "viewer_id", "household_id", "week"],
            update_fields=["times", "first_at", "last_at"],
        )
    new = Finding.objects.count() - before
    record(Event.SEARCH, "supervision.look", by=by, at=at, detail={"found": new}, purpose=_("toezicht op inzages"))
    return new


def _stands_out(rule: PatternRule, at: datetime) -> list[tuple[UUID, UUID, date, int, datetime, datetime]]:
    with connection.cursor() as cursor:
        name = FUNCTIONS[rule.code]
        cursor.execute(f"SELECT * FROM {name}(%s, %s, %s, %s)", [at - BACK, at, rule.days, rule.least])  # noqa: S608 -- a constant
        return list(cursor.fetchall())


@transaction.atomic
def ask(*, finding: Finding, to: str, words: str, by: Viewer, at: datetime) -> Question:
    """This function will keep what was asked about a finding, and of whom.

    :raises OwnLook: for who looked themselves.
    """
    _of_another(finding, by)
    question = Question(finding=finding, to=to, words=words, by_id=by.id, at=at)
    question.save(force_insert=True)
    record(Event.CREATE, "supervision.ask", by=by, at=at, object_id=question.id)
    return question


@transaction.atomic
def answer(*, question: Question, words: str, by: Viewer, at: datetime) -> Answer:
    """This function will keep what came back on a question.

    :raises AlreadyJudged: when an answer is there already.
    :raises OwnLook: for who looked themselves.
    """
    _of_another(question.finding, by)
    kept = Answer(question=question, words=words, by_id=by.id, at=at)
    try:
        with transaction.atomic():
            kept.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyJudged(_("Er staat al een antwoord bij deze vraag.")) from error
    record(Event.CREATE, "supervision.answer", by=by, at=at, object_id=kept.id)
    return kept


@transaction.atomic
def judge(*, finding: Finding, outcome: str, why: str, by: Viewer, at: datetime) -> Judgement:
    """This function will keep what a person made of a finding. It changes nothing for anybody by itself.

    :raises AlreadyJudged: when a colleague judged it.
    :raises OwnLook: for who looked themselves.
    """
    _of_another(finding, by)
    kept = Judgement(finding=finding, outcome=outcome, why=why, by_id=by.id, at=at)
    try:
        with transaction.atomic():
            kept.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyJudged(_("Een collega heeft dit zojuist al beoordeeld.")) from error
    record(Event.CREATE, "supervision.judge", by=by, at=at, object_id=kept.id, detail={"outcome": outcome})
    return kept


@transaction.atomic
def switch(*, rule: PatternRule, on: bool, by: Viewer, at: datetime) -> None:
    """This function will switch a rule on or off."""
    PatternRule.objects.filter(code=rule.code).update(in_use=on)
    record(Event.CHANGE, "supervision.switch", by=by, at=at, detail={"rule": rule.code, "on": on})


@transaction.atomic
def watch(
    *,
    bsn: bytes | None,
    given: str,
    family: str,
    born: date | None,
    reason: str,
    until: date,
    by: Viewer,
    at: datetime,
) -> Watch:
    """This function will put somebody under watch: every look at their file is shown until that day.

    :raises NotFound: when it is not clear who is meant.
    """
    found = to_watch(by, bsn=bsn, given=given, family=family, born=born)
    if len(found) != 1:
        raise NotFound(_("Zo vinden wij niet één inwoner. Vul het BSN in, of de naam precies zoals die bekend is."))
    kept = Watch(person_id=found[0], reason=reason, until=until, by_id=by.id, at=at)
    kept.save(force_insert=True)
    record(
        Event.SEARCH,
        "supervision.watch",
        by=by,
        at=at,
        object_id=kept.id,
        detail={"fields": ["bsn"] if bsn else ["name", "birth_date"], "found": 1},
        purpose=_("toezicht op inzages"),
    )
    return kept


@transaction.atomic
def end_watch(*, watch: Watch, by: Viewer, at: datetime) -> None:
    """This function will end a watch before its day; ending it twice changes nothing."""
    if not WatchEnd.objects.filter(watch=watch).exists():
        WatchEnd(watch=watch, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CHANGE, "supervision.end_watch", by=by, at=at, object_id=watch.id)
