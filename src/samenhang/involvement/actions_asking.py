"""Asking to be let in about a person, and answering. Whether anybody knows the person is told to nobody (0037)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.involvement.guests import rule
from samenhang.involvement.models import AccessAnswer, AccessRequest, AskedOf
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers
from samenhang.teams.models import Hat

MOST_OPEN = 20
"""So many questions somebody has open at most: who asks about everybody is asked to call."""


class TooManyOpen(Refusal):
    """The asker has as many questions open as one may."""


class PeriodRefused(Refusal):
    """The day until which access is asked lies in the past, or further away than a guest may stay."""


class WordsMissing(Refusal):
    """A no without its reason."""


class AnsweredAlready(Refusal):
    """The request was answered before, or its time is over."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom it is about, as typed: a BSN, or a family name with a birth date. Kept nowhere."""

    bsn: str = ""
    family_name: str = ""
    given_name: str = ""
    birth_date: date | None = None

    @property
    def fields(self) -> list[str]:
        """The names of the fields that were used, for the log."""
        return [name for name in ("bsn", "family_name", "given_name", "birth_date") if getattr(self, name)]


@transaction.atomic
def ask_access(
    *, whom: Whom, question: str, wants: Sequence[str], until: date, by: Viewer, at: datetime
) -> AccessRequest:
    """This function will record that somebody asks to be let in, and lay it before who keeps the household up (H2).

    Nothing of what comes back says whether anybody knows the person. The line in the log names nobody either: its maker
    may read it.

    :raises PeriodRefused: when the day is in the past, or further away than a guest may stay.
    :raises TooManyOpen: when twenty questions are open already.
    """
    request = _request(question, wants, until, None, by, at)
    record(Event.SEARCH, "involvement.ask_access", by=by, at=at, object_id=request.id, detail={"fields": whom.fields})
    number = numbers.index(numbers.clean(whom.bsn)) if whom.bsn else None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT access.lay_request(%s, %s, %s, %s, %s)",
            [request.id, number, whom.family_name, whom.given_name, whom.birth_date],
        )
    return request


@transaction.atomic
def propose(
    *,
    household_id: UUID,
    guest: Hat | None,
    question: str,
    wants: Sequence[str],
    until: date,
    by: Viewer,
    at: datetime,
) -> AccessRequest:
    """This function will lay a wish before who keeps a household up: that a colleague comes as a guest, or more.

    For who is involved but does not keep it up, and for a guest who needs more (``guest`` None).

    :raises PeriodRefused: when the day is in the past, or further away than a guest may stay.
    :raises TooManyOpen: when twenty questions are open already.
    """
    request = _request(question, wants, until, guest, by, at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.lay_from_within(%s, %s)", [request.id, household_id])
    record(Event.CREATE, "involvement.propose", by=by, at=at, object_id=request.id)
    return request


def _request(
    question: str, wants: Sequence[str], until: date, guest: Hat | None, by: Viewer, at: datetime
) -> AccessRequest:
    day, rules = timezone.localdate(at), rule()
    if not day <= until <= day + timedelta(days=rules.most_days):
        words = _("Kies een dag vanaf vandaag, en hoogstens %(days)s dagen vooruit.")
        raise PeriodRefused(words % {"days": rules.most_days}, field="until")
    if AccessRequest.objects.filter(hat_id=by.id, lapses_at__gt=at).count() >= MOST_OPEN:
        raise TooManyOpen(_("U heeft al %(n)s vragen openstaan. Bel met wie u eerder vroeg.") % {"n": MOST_OPEN})
    request = AccessRequest(
        hat_id=by.id,
        guest=guest,
        question=question,
        wants=[layer for layer in Layer.values if layer in wants],
        until=until,
        lapses_at=at + timedelta(days=rules.answer_days),
        at=at,
    )
    request.save(force_insert=True)
    return request


@transaction.atomic
def answer_asked(*, asked: AskedOf, kind: str, words: str = "", by: Viewer, at: datetime) -> AccessAnswer:
    """This function will answer who asked to be let in: an invitation, a no with its reason, or "call me".

    :raises AnsweredAlready: when a colleague answered, or nobody did in time.
    :raises WordsMissing: when a no has no reason.
    """
    if AccessAnswer.objects.filter(asked=asked).exists() or asked.request.lapses_at <= at:
        raise AnsweredAlready(_("Deze vraag is al beantwoord, of de tijd om te antwoorden is voorbij."))
    if kind == AccessAnswer.Kind.NO and not words.strip():
        raise WordsMissing(_("Schrijf kort waarom niet. Wie vroeg, leest dit."), field="words")
    answer = AccessAnswer(asked=asked, kind=kind, words=words, by_id=by.id, at=at)
    try:
        with transaction.atomic():
            answer.save(force_insert=True)
    except IntegrityError as error:
        raise AnsweredAlready(_("Een collega beantwoordde deze vraag net.")) from error
    record(
        Event.CREATE,
        "involvement.answer_asked",
        by=by,
        at=at,
        object_id=asked.id,
        subjects=[asked.key],
        detail={"answer": str(kind)},
    )
    return answer
