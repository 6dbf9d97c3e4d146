"""Looking in an emergency, stopping, taking notice and judging. Each act leaves its line in the log."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.kit.refusals import Refusal
from samenhang.people import bsn as numbers
from samenhang.safety.models import (
    BreakGlass,
    BreakGlassEnd,
    BreakGlassOpened,
    BreakGlassReply,
    BreakGlassReview,
    BreakGlassSeen,
)
from samenhang.safety.rules import MOST_HOURS

ENOUGH = 20
"""So many letters at least are needed to say what is wrong: another must be able to judge it afterwards."""


class TooLong(Refusal):
    """It would last longer than a day."""


class TooShort(Refusal):
    """What was written is too little to be judged by."""


class Whom(Refusal):
    """It was not said whom it is about."""


class TooMany(Refusal):
    """This hat looked in an emergency too often today."""


class Running(Refusal):
    """One for the same person lasts already."""


class OwnEmergency(Refusal):
    """Nobody judges what they did themselves."""


class AlreadyDone(Refusal):
    """It was stopped, seen or judged before, perhaps just now."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Whom it is about, exactly: a BSN, or a family name with a birth date."""

    bsn: str = ""
    family_name: str = ""
    birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """Why it cannot wait: which danger, what threatens whom, why not by the usual way, for how many hours."""

    danger: str
    threat: str
    why: str
    hours: int


@transaction.atomic
def break_glass(*, sought: Sought, need: Need, by: Viewer, at: datetime) -> UUID:
    """This function will look in an emergency: it is logged and stored, and only then may be read what opened (H2).

    It gives the id under which that is read, whoever was sought: nothing is told here.

    :raises TooLong: when it would last no hour, or more than a day.
    :raises TooShort: when the danger or the reason is too short to be judged.
    :raises Whom: when neither a BSN nor a name with a birth date was given.
    :raises TooMany: when the viewer did it too often today, under whatever hat.
    :raises Running: when one for this person lasts.
    """
    if not 1 <= need.hours <= MOST_HOURS:
        raise TooLong(_("Een noodinzage duurt 1 tot 24 uur."), field="hours")
    for name in ("threat", "why"):
        if len(" ".join(getattr(need, name).split())) < ENOUGH:
            raise TooShort(_("Schrijf iets meer op: een ander moet het kunnen beoordelen."), field=name)
    number = numbers.index(numbers.clean(sought.bsn)) if sought.bsn else None
    if number is None and not (sought.family_name.strip() and sought.birth_date):
        raise Whom(_("Vul een BSN in, of een achternaam met een geboortedatum."), field="bsn")
    made = uuid7()
    line = record(
        Event.EMERGENCY,
        "safety.break_glass",
        by=by,
        at=at,
        object_id=made,
        detail={"danger": need.danger, "hours": need.hours, "by": "bsn" if number else "name", "emergency": True},
    )
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT access.break_glass(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
                [
                    *(line, made, number, sought.family_name, sought.birth_date),
                    *(need.danger, need.threat, need.why, need.hours, settings.EMERGENCIES_A_DAY),
                ],
            )
    except IntegrityError as error:
        raise _refused(error) from error
    return made


def _refused(error: DatabaseError) -> Refusal:
    named = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
    if named == "safety_breakglass_a_day":
        return TooMany(
            _(
                "U hebt vandaag al zo vaak in nood gekeken dat het niet nog eens kan, ook niet met een andere rol. "
                "Bel de privacy officer."
            )
        )
    return Running(_("U kijkt al in nood bij dit huishouden. Stop die noodinzage eerst, of ga daar verder."))


@transaction.atomic
def stop(*, break_glass: BreakGlass, by: Viewer, at: datetime) -> BreakGlassEnd:
    """This function will end an own emergency at once; nothing of it can be read from then on.

    :raises AlreadyDone: when it ended before.
    """
    if break_glass.until <= at or BreakGlassEnd.objects.filter(break_glass=break_glass).exists():
        raise AlreadyDone(_("Deze noodinzage was al gestopt."))
    end = BreakGlassEnd(break_glass=break_glass, by_id=by.id, at=at)
    homes = BreakGlassOpened.objects.filter(break_glass=break_glass)
    record(Event.CHANGE, "safety.stop", by=by, at=at, object_id=break_glass.id, subjects=[home.key for home in homes])
    _once(end)
    return end


@transaction.atomic
def take_notice(*, opened: BreakGlassOpened, by: Viewer, at: datetime) -> BreakGlassSeen:
    """This function will note that who directs a household knows that somebody looked in an emergency.

    :raises AlreadyDone: when it was noted before.
    """
    seen = BreakGlassSeen(
        opened=opened,
        household_id=opened.household_id,
        person_id=opened.person_id,
        layer=opened.layer,
        domain=opened.domain,
        by_id=by.id,
        at=at,
    )
    record(Event.CREATE, "safety.take_notice", by=by, at=at, object_id=opened.id, subjects=[seen.key])
    _once(seen)
    return seen


@transaction.atomic
def review(
    *, break_glass: BreakGlass, outcome: str, words: str, done: str = "", by: Viewer, at: datetime
) -> BreakGlassReview:
    """This function will judge an emergency, or ask its user for more, which leaves it open.

    :raises TooShort: when the judgement says nothing.
    :raises OwnEmergency: when the privacy officer looked in this emergency themselves.
    :raises AlreadyDone: when it was judged before.
    """
    if not words.strip():
        raise TooShort(_("Schrijf op waarom u dit vindt."), field="words")
    if break_glass.hat.professional_id == by.professional_id:
        raise OwnEmergency(_("Dit was uw eigen noodinzage. Een ander beoordeelt die."))
    settled = [BreakGlassReview.Outcome.RIGHT, BreakGlassReview.Outcome.WRONG]
    if BreakGlassReview.objects.filter(break_glass=break_glass, outcome__in=settled).exists():
        raise AlreadyDone(_("Deze noodinzage is al beoordeeld."))
    judged = BreakGlassReview(
        break_glass=break_glass, outcome=outcome, words=words.strip(), done=done.strip(), by_id=by.id, at=at
    )
    record(Event.CREATE, "safety.review", by=by, at=at, object_id=break_glass.id, detail={"outcome": outcome})
    _once(judged)
    return judged


@transaction.atomic
def reply(*, break_glass: BreakGlass, words: str, by: Viewer, at: datetime) -> BreakGlassReply:
    """This function will answer what the privacy officer asked about an own emergency.

    :raises TooShort: when nothing was written.
    """
    if not words.strip():
        raise TooShort(_("Vul uw antwoord in."), field="words")
    answer = BreakGlassReply(break_glass=break_glass, words=words.strip(), by_id=by.id, at=at)
    record(Event.CREATE, "safety.reply", by=by, at=at, object_id=break_glass.id)
    answer.save(force_insert=True)
    return answer


def _once(row: BreakGlassEnd | BreakGlassSeen | BreakGlassReview) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyDone(_("Dat was al gedaan, misschien net door een ander.")) from error
