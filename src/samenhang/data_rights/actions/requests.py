"""Calling upon a right, and answering it: within a month, or with a reason two months later (AVG art. 12.3)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.consent.actions import object_to
from samenhang.consent.models import Notice, Objection
from samenhang.data_rights import who_may_ask
from samenhang.data_rights.models import Right, RightsAnswer, RightsExtension, RightsRequest
from samenhang.data_rights.months import months_after
from samenhang.kit.refusals import Refusal
from samenhang.people.models import Household, Person, Relation
from samenhang.people.models.beside import Representative

ANSWERED_IN, EXTENDED_TO = 1, 3
"""Months: a request is answered within one; with a reason within three (AVG art. 12.3)."""
FIRST = date(2018, 5, 25)
OBJECTION_KEPT = 1000
"""So much of what was said stands at Delen as the reason; all of it stays with the request."""


class AlreadyAnswered(Refusal):
    """Somebody else answered, or it was taken back."""


class AlreadyAsked(Refusal):
    """The same is asked already, and not answered yet."""


class TooLate(Refusal):
    """A date that cannot be."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, and how we know that it is them."""

    by: str
    identity: str
    parent: Person | None = None
    representative: Representative | None = None
    child_agrees: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What part of the file it is about, which record, what is wrong or asked, and what it should be."""

    layer: str = Layer.INVOLVEMENT
    domain: str = ""
    which: str = ""
    words: str = ""
    wanted: str = ""


@transaction.atomic
def ask_right(
    *,
    household: Household,
    person: Person,
    right: str,
    asking: Asking,
    about: About | None = None,
    received_on: date,
    by: Viewer,
    at: datetime,
) -> RightsRequest:
    """This function will record that somebody calls upon a right; it is to be answered within a month (H5).

    :raises MayNotAsk: when it is not for them to ask.
    :raises TooLate: when the day of receipt is not a day on which it can have come in.
    :raises AlreadyAsked: when the own file is asked already.
    :raises Refusal: when it does not say what is wrong.
    """
    today, what = timezone.localdate(at), about or About()
    if not FIRST <= received_on <= today:
        raise TooLate(
            _("Kijk de datum na: het verzoek kan niet in de toekomst of vóór de AVG gekomen zijn."), field="received_on"
        )
    if right != Right.OWN_FILE and not what.words.strip():
        raise Refusal(_("Schrijf op wat de inwoner vraagt, in eigen woorden."), field="words")
    if right == Right.CORRECTION and not what.wanted.strip():
        raise Refusal(_("Schrijf op wat er zou moeten staan."), field="wanted")
    who_may_ask.check(
        person,
        asked_by=asking.by,
        parent=asking.parent,
        representative=asking.representative,
        child_agrees=asking.child_agrees,
        parents=Relation.objects.filter(household=household, end=None) if asking.parent else [],
        day=today,
    )
    mine = RightsRequest.objects.filter(household=household, person=person, right=Right.OWN_FILE, answer=None)
    if right == Right.OWN_FILE and mine.exists():
        raise AlreadyAsked(_("Dit is al gevraagd en nog niet beantwoord. Ga verder met dat verzoek."))
    request = RightsRequest(
        household=household,
        person=person,
        layer=Layer.INVOLVEMENT,
        number=_next_number(today),
        right=right,
        asked_by=asking.by,
        parent=asking.parent if asking.by == RightsRequest.By.PARENT else None,
        representative=asking.representative if asking.by == RightsRequest.By.REPRESENTATIVE else None,
        child_agrees=asking.child_agrees,
        identity=asking.identity,
        about_layer=Layer.INVOLVEMENT if right == Right.OWN_FILE else what.layer,
        about_domain="" if right == Right.OWN_FILE else what.domain,
        which=what.which,
        words=what.words,
        wanted=what.wanted,
        received_on=received_on,
        due_on=months_after(received_on, ANSWERED_IN),
        by_id=by.id,
        at=at,
    )
    request.save(force_insert=True)
    _note(Event.CREATE, "data_rights.ask_right", request, by=by, at=at)
    return request


@transaction.atomic
def extend_right(*, request: RightsRequest, reason: str, by: Viewer, at: datetime) -> RightsExtension:
    """This function will give a request two months more, once, with the reason the resident was told (AVG art. 12.3).

    :raises AlreadyAnswered: when it was answered or extended before, or its month is over.
    """
    if hasattr(request, "answer") or hasattr(request, "extension"):
        raise AlreadyAnswered(_("Dit verzoek is al beantwoord of al een keer verlengd."))
    if timezone.localdate(at) > request.due_on:
        raise TooLate(_("De maand is voorbij: verlengen kan niet meer. Antwoord nu."))
    if not reason.strip():
        raise Refusal(_("Schrijf op waarom het langer duurt. De inwoner moet dat weten."), field="reason")
    made = RightsExtension(
        request=request, due_on=months_after(request.received_on, EXTENDED_TO), reason=reason, by_id=by.id, at=at
    )
    _once(made)
    _note(Event.CHANGE, "data_rights.extend_right", request, by=by, at=at)
    return made


@transaction.atomic
def answer_right(*, request: RightsRequest, outcome: str, reason: str, by: Viewer, at: datetime) -> RightsAnswer:
    """This function will record what was done with a request; what is not (wholly) done has a reason (AVG art. 12.4).

    :raises AlreadyAnswered: when somebody answered it before, or it was taken back.
    :raises Refusal: when a reason is missing, or the own file was not handed over.
    """
    if request.right == Right.OWN_FILE and outcome != RightsAnswer.Outcome.REFUSED:
        raise Refusal(_("Maak het bestand en leg vast dat het is overhandigd. Dan is dit verzoek beantwoord."))
    if outcome != RightsAnswer.Outcome.DONE and not reason.strip():
        raise Refusal(
            _("Schrijf op waarom. De inwoner krijgt dit te lezen en kan een klacht indienen."), field="reason"
        )
    return _answer(request, outcome, reason, by=by, at=at)


@transaction.atomic
def stop_sharing(*, request: RightsRequest, notice: Notice, by: Viewer, at: datetime) -> Objection:
    """This function will let an objection count at once against sharing by law with one organisation (AVG art. 21).

    The request itself stays open: the resident still gets an answer. Its words are the reason that is kept at Delen.

    :raises AlreadyAnswered: when the request was answered or taken back before.
    :raises AlreadyWithdrawn: when there is an objection against this sharing already (consent).
    """
    if hasattr(request, "answer"):
        raise AlreadyAnswered(_("Dit verzoek is al beantwoord of ingetrokken."))
    stopped = object_to(notice=notice, reason=request.words[:OBJECTION_KEPT], by=by, at=at)
    _note(Event.CHANGE, "data_rights.stop_sharing", request, by=by, at=at)
    return stopped


@transaction.atomic
def withdraw_right(*, request: RightsRequest, by: Viewer, at: datetime) -> RightsAnswer:
    """This function will record that who asked takes the request back.

    :raises AlreadyAnswered: when it was answered or taken back before.
    """
    return _answer(request, RightsAnswer.Outcome.WITHDRAWN, "", by=by, at=at)


def answered_by_handing_over(*, request: RightsRequest, by: Viewer, at: datetime) -> RightsAnswer:
    """This function will record that a request for the own file was answered by handing it over.

    :raises AlreadyAnswered: when it was answered or taken back before.
    """
    return _answer(request, RightsAnswer.Outcome.DONE, "", by=by, at=at)


def _answer(request: RightsRequest, outcome: str, reason: str, *, by: Viewer, at: datetime) -> RightsAnswer:
    if hasattr(request, "answer"):
        raise AlreadyAnswered(_("Dit verzoek is al beantwoord of ingetrokken."))
    made = RightsAnswer(request=request, outcome=outcome, reason=reason, by_id=by.id, at=at)
    _once(made)
    _note(Event.CHANGE, "data_rights.answer_right", request, by=by, at=at, outcome=str(outcome))
    return made


def _once(made: RightsAnswer | RightsExtension) -> None:
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyAnswered(_("Iemand anders was u voor: dit verzoek is al beantwoord of verlengd.")) from error


def _note(event: Event, what: str, request: RightsRequest, *, by: Viewer, at: datetime, **detail: str) -> None:
    told = {"right": request.right, **detail}
    record(event, what, by=by, at=at, object_id=request.id, subjects=[request.key], detail=told)


def _next_number(day: date) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('data_rights_number')")
        row = cursor.fetchone()
    return f"R-{day:%Y}-{row[0]:05d}" if row else ""
