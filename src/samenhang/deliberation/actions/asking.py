"""Asking for a deliberation: the anonymous text, its check by a second person, taking it back; and the light form."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.deliberation import queries
from samenhang.deliberation.models import Check, Deliberation, FromCase, Reflection, Version, Withdrawal
from samenhang.deliberation.turns import IsOver, WasFirst, demand_open
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal, Stale
from samenhang.people.nameless import NO_FIRST_NAME, demand_looked, demand_nameless

FARTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the asker writes; ``judged`` when they looked at what the name finder points at, and leave it in."""

    question: str
    why_now: str
    decide_by: date
    who_decides: str
    facts: str
    judged: bool = False

    @property
    def whole(self) -> str:
        """All that crosses, to be looked through at once."""
        return "\n".join([self.question, self.why_now, self.who_decides, self.facts])


@transaction.atomic
def ask(*, asked: Asked, case: Case | None = None, by: Viewer, at: datetime) -> Deliberation:
    """This function will ask for a deliberation, from a case or standing alone, with its anonymous text.

    :raises NamesSomebody: when the text tells of whom it is, or may and the writer did not say to have looked.
    :raises Refusal: when the day by which it must be decided cannot be, or the writer writes nothing for this team.
    """
    if case:
        if case.closed_at:
            raise IsOver(_("Deze casus is gesloten. Vraag het beraad los van de casus."))
        if not may_write(by, case.household_id, Layer.CASE_TEAM):
            raise Refusal(_("U schrijft niet mee met het team van deze casus. Vraag het beraad los van de casus."))
    made = Deliberation(by_id=by.id, at=at)
    made.save(force_insert=True)
    if case:
        FromCase(
            deliberation=made,
            case=case,
            household_id=case.household_id,
            layer=Layer.CASE_TEAM,
            by_id=by.id,
            at=at,
        ).save(force_insert=True)
    _write(made, 1, asked, case.household_id if case else None, by, at)
    key = [(case.household_id, None, str(Layer.CASE_TEAM), "")] if case else []
    record(Event.CREATE, "deliberation.ask", by=by, at=at, object_id=made.id, subjects=key)
    return made


@transaction.atomic
def rewrite(*, deliberation: Deliberation, asked: Asked, seen: int, by: Viewer, at: datetime) -> Version:
    """This function will write the text anew; it must be checked anew before the table reads it.

    :raises Stale: when somebody else changed it since the writer opened it.
    :raises NamesSomebody: as in asking.
    :raises IsOver: when the deliberation is over, or the writer no longer reads the household it is about.
    """
    demand_open(deliberation)
    last = Version.objects.filter(deliberation=deliberation).order_by("-number").values_list("number", flat=True)[0]
    if last != seen:
        raise Stale(_("Een collega paste de tekst net aan. Bekijk beide en sla dan op."))
    origin = FromCase.objects.filter(deliberation=deliberation).first()
    if origin is None and (deliberation.by_id != by.id or queries.has_case(by, deliberation.id)):
        raise IsOver(_("U leest dit huishouden niet meer. Een collega van de casus kan de tekst aanpassen."))
    made = _write(deliberation, last + 1, asked, origin.household_id if origin else None, by, at)
    subjects = [origin.key] if origin else []
    record(Event.CHANGE, "deliberation.rewrite", by=by, at=at, object_id=deliberation.id, subjects=subjects)
    return made


@transaction.atomic
def check_text(*, version: Version, approved: bool, words: str, by: Viewer, at: datetime) -> Check:
    """This function will say of a text that it names nobody, or what must be changed in it.

    :raises WasFirst: when there is a newer text, or it was checked already.
    :raises Refusal: when it is sent back without saying what must change.
    """
    demand_open(version.deliberation)
    newest = Version.objects.filter(deliberation_id=version.deliberation_id).order_by("-number").first()
    if newest is None or newest.id != version.id:
        raise WasFirst(_("De vrager paste de tekst net aan. Lees eerst de nieuwe tekst."))
    if Check.objects.filter(version=version).exists():
        raise WasFirst(_("Deze tekst is al nagekeken."))
    if not approved and not words.strip():
        raise Refusal(_("Schrijf op wat er anders moet. Noem daarbij geen namen."), field="words")
    made = Check(
        deliberation_id=version.deliberation_id, version=version, approved=approved, words=words, by_id=by.id, at=at
    )
    made.save(force_insert=True)
    told = {"approved": approved}
    record(
        Event.CHANGE, "deliberation.check_text", by=by, at=at, object_id=version.deliberation_id, detail=told
    )  # fmt: skip -- one thought
    return made


@transaction.atomic
def withdraw(*, deliberation: Deliberation, why: str, by: Viewer, at: datetime) -> None:
    """This function will take a request back: those at the table read that, and no longer the text.

    :raises IsOver: when it is over already.
    """
    demand_open(deliberation)
    demand_nameless({"why": why}, by=by, at=at, refused=NO_FIRST_NAME)
    Withdrawal(deliberation=deliberation, why=why, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CHANGE, "deliberation.withdraw", by=by, at=at, object_id=deliberation.id)


@transaction.atomic
def reflect(
    *,
    case: Case,
    question: str,
    first_reaction: str,
    looked_again: str,
    will_do: str,
    beside: UUID | None = None,
    by: Viewer,
    at: datetime,
) -> Reflection:
    """This function will keep the light form with the records of the team of a case.

    :raises Refusal: when the case is closed, the writer writes nothing there, or the second person does not read it.
    """
    if case.closed_at:
        raise IsOver(_("Deze casus is gesloten. Er komt niets meer bij."))
    if not may_write(by, case.household_id, Layer.CASE_TEAM):
        raise Refusal(_("U schrijft niet mee met het team van deze casus."))
    made = Reflection(
        case=case,
        household_id=case.household_id,
        layer=Layer.CASE_TEAM,
        beside_id=beside,
        question=question,
        first_reaction=first_reaction,
        looked_again=looked_again,
        will_do=will_do,
        by_id=by.id,
        at=at,
    )
    made.save(force_insert=True)
    record(Event.CREATE, "deliberation.reflect", by=by, at=at, object_id=made.id, subjects=[made.key])
    return made


def _write(
    deliberation: Deliberation, number: int, asked: Asked, household_id: UUID | None, by: Viewer, at: datetime
) -> Version:
    today = timezone.localdate(at)
    if asked.decide_by < today or asked.decide_by > today + FARTHEST:
        raise Refusal(_("Kies een dag die nog komt, binnen een jaar."), field="decide_by")
    pointed = demand_looked(by, asked.whole, household_id, judged=asked.judged, at=at)
    made = Version(
        deliberation=deliberation,
        number=number,
        question=asked.question,
        why_now=asked.why_now,
        decide_by=asked.decide_by,
        who_decides=asked.who_decides,
        facts=asked.facts,
        pointed_at=pointed,
        by_id=by.id,
        at=at,
    )
    made.save(force_insert=True)
    return made
