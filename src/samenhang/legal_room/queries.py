"""Reading what the law allows. The policies give a question to its asker and the jurists, an answer to everybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db import connection
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case
from samenhang.kit.rounds import Asks, Number, Rows
from samenhang.legal_room.models import AskedFor, Doubt, Jurist, LegalAnswer, LegalQuestion, Used
from samenhang.legal_room.rules import READS
from samenhang.teams.models import Domain, Hat
from samenhang.teams.queries import to_ask

IN_DUTCH = SearchVector("asked_as", "words", "law", "article", config="dutch")


@dataclass(slots=True)
class Kept:
    """An answer as it is shown: whether it holds, and how often it is used."""

    answer: LegalAnswer
    times: int
    doubt: Doubt | None
    outdated: bool
    recheck_on: date
    past: bool

    @property
    def state(self) -> tuple[str, str]:
        """Whether it holds, in words, and its tone."""
        if self.outdated:
            return _("verouderd"), "danger"
        if self.doubt:
            return _("twijfel gemeld"), "warning"
        return (_("opnieuw na te kijken"), "warning") if self.past else (_("geldt"), "success")

    @property
    def tone(self) -> str:
        """How the room itself is shown."""
        return {"may": "success", "if": "info", "not": "danger"}[self.answer.room]


def is_jurist(viewer: Viewer) -> bool:
    """This function will say whether the viewer stands on the list of jurists."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.is_jurist()")
        row = cursor.fetchone()
    return bool(row and row[0])


def answers(viewer: Viewer, words: str = "") -> QuerySet[LegalAnswer]:
    """This function will give the kept answers, newest first; with words, those that say them in any Dutch form."""
    found = LegalAnswer.objects.all()
    if words.strip():
        asked = SearchQuery(words, config="dutch", search_type="websearch")
        found = found.annotate(rank=SearchRank(IN_DUTCH, asked), dutch=IN_DUTCH).filter(dutch=asked)
        return found.order_by("-rank", "-at", "-id")
    return found.order_by("-at", "-id")


def kept(viewer: Viewer, found: Iterable[LegalAnswer], today: date) -> list[Kept]:
    """This function will say of answers whether they hold and how often they are used, in a fixed number of reads."""
    every = list(found)
    ids = [one.id for one in every]
    with connection.cursor() as cursor:
        cursor.execute("SELECT answer_id, times FROM access.legal_uses(%s::uuid[])", [ids])
        times = dict(cursor.fetchall())
    doubts: dict[UUID, Doubt] = {}
    for doubt in Doubt.objects.filter(answer_id__in=ids).select_related("judgement").order_by("at", "id"):
        doubts[doubt.answer_id] = doubt
    made = []
    for one in every:
        last = doubts.get(one.id)
        judged = getattr(last, "judgement", None) if last else None
        recheck = judged.recheck_on if judged and judged.recheck_on else one.recheck_on
        made.append(
            Kept(
                one,
                times.get(one.id, 0),
                last if last and judged is None else None,
                bool(judged and judged.outdated),
                recheck,
                recheck < today,
            )
        )
    return made


def answer(viewer: Viewer, answer_id: UUID, today: date) -> Kept:
    """This function will give one kept answer.

    :raises Http404: when there is none.
    """
    found = LegalAnswer.objects.filter(id=answer_id).select_related("by__professional", "by__organisation").first()
    if found is None:
        raise Http404
    return kept(viewer, [found], today)[0]


def questions(viewer: Viewer, *, waiting: bool = False) -> QuerySet[LegalQuestion]:
    """This function will give the questions the viewer asked, or all as a jurist; those without an answer first."""
    found = LegalQuestion.objects.select_related("answer", "law_domain", "by__professional")
    return found.filter(answer=None).order_by("at") if waiting else found.order_by("-at", "-id")


def question(viewer: Viewer, question_id: UUID) -> LegalQuestion:
    """This function will give one question.

    :raises Http404: when the viewer neither asked it, nor answers for the law, nor works on its case.
    """
    found = questions(viewer).filter(id=question_id).first()
    if found is None:
        raise Http404
    return found


def asked_for(viewer: Viewer, question_id: UUID) -> AskedFor | None:
    """This function will give for which case a question was asked, where the viewer works on it."""
    return AskedFor.objects.filter(question_id=question_id).select_related("case").first()


def of_case(viewer: Viewer, case: Case) -> tuple[QuerySet[AskedFor], QuerySet[Used]]:
    """This function will give what was asked for a case, and which answers are used with it."""
    asked = AskedFor.objects.filter(case=case).select_related("question__answer").order_by("-at")
    return asked, Used.objects.filter(case=case).select_related("answer").order_by("-at")


def waits(viewer: Viewer) -> Asks[int]:
    """This function will count the questions a jurist has to answer, and the answers the viewer did not read yet."""
    unread, ((jurist,),), doubts, unanswered = yield [
        Number(LegalAnswer.objects.filter(question__by_id=viewer.id, read=None)),
        Rows("SELECT access.is_jurist()", (), (bool,)),
        Number(Doubt.objects.filter(judgement=None)),
        Number(LegalQuestion.objects.filter(answer=None).exclude(by_id=viewer.id)),
    ]
    return int(unread + doubts + unanswered if jurist else unread)


def jurists(viewer: Viewer) -> list[Jurist]:
    """This function will give who answers questions about the law."""
    found = Jurist.objects.filter(end=None).select_related("hat__professional", "hat__organisation")
    return list(found.order_by("hat__professional__name"))


def jurist(viewer: Viewer, jurist_id: UUID) -> Jurist:
    """This function will give one of the list.

    :raises Http404: when they are not on it any more.
    """
    found = Jurist.objects.filter(id=jurist_id, end=None).first()
    if found is None:
        raise Http404
    return found


def may_be_jurist(viewer: Viewer, day: date) -> list[Hat]:
    """This function will give the colleagues who may be put on the list."""
    return list(to_ask(viewer, day, roles=READS))


def domains() -> QuerySet[Domain]:
    """This function will give the fields of law a question may be about."""
    return Domain.objects.all()
