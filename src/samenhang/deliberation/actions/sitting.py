"""The session: its steps, what is said in them, the conclusion, and the end."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.deliberation import queries
from samenhang.deliberation.models import Closing, Conclusion, Deliberation, Line, LineStruck, Step
from samenhang.deliberation.queries import Table
from samenhang.deliberation.rules import STEPS
from samenhang.deliberation.turns import CannotLead, NotYet, WasFirst, demand_open
from samenhang.kit.refusals import Refusal
from samenhang.people.nameless import NO_FIRST_NAME, demand_nameless

CONCLUDES, LAST = 6, 7


@transaction.atomic
def begin_step(*, table: Table, number: int, words: str = "", by: Viewer, at: datetime) -> Step:
    """This function will begin a step of the session; the first begins the session itself.

    :param words: why one begins although the table is small, large, or from one organisation.
    :raises NotYet: when the text is not approved, or steps are skipped.
    :raises CannotLead: when the leader turned out to have to do with the case; it does not say so.
    """
    demand_open(table.deliberation)
    if not table.approved:
        raise NotYet(_("De tekst is nog niet nagekeken. Doe dat eerst."))
    if table.step is None:
        if table.remarks() and not words.strip():
            raise NotYet(_("Schrijf op waarom u toch met deze tafel begint."), field="words")
        if not queries.may_lead(by, table.id, by.id):
            raise CannotLead(_("U kunt niet bij dit beraad. Geef het terug; dan vraagt de vrager een ander."))
    reached = max([one.number for one in Step.objects.filter(deliberation=table.deliberation)], default=0)
    if not 1 <= number <= min(reached + 1, LAST):
        raise NotYet(_("Neem de stappen op volgorde."))
    begun = Step(deliberation=table.deliberation, number=number, words=words, by_id=by.id, at=at)
    begun.save(force_insert=True)
    record(Event.CHANGE, "deliberation.begin_step", by=by, at=at, object_id=table.id, detail={"step": number})
    return begun


@transaction.atomic
def say(
    *,
    deliberation: Deliberation,
    slot: str,
    words: str,
    under: Line | None = None,
    named: bool = True,
    by: Viewer,
    at: datetime,
) -> Line:
    """This function will add a line to a step that has begun.

    :param named: with the name of who says it, or as "a participant".
    :raises NotYet: when that step has not begun, or it is not said of whom or which option it is.
    :raises NamesSomebody: when the words name somebody.
    """
    demand_open(deliberation)
    rule = next((one for one in STEPS if slot in one.slots), None)
    if rule is None:
        raise Refusal(_("Kies wat u toevoegt."), field="slot")
    if not Step.objects.filter(deliberation=deliberation, number=rule.number).exists():
        raise NotYet(_("Deze stap is nog niet begonnen."))
    hangs = bool(rule.under) and slot != rule.under
    if hangs and (under is None or under.slot != rule.under):
        raise NotYet(_("Kies waar dit bij hoort."), field="under")
    demand_nameless({"words": words}, by=by, at=at, refused=NO_FIRST_NAME)
    said = Line(
        deliberation=deliberation,
        slot=slot,
        under=under if hangs else None,
        words=words,
        named=named,
        by_id=by.id,
        at=at,
    )
    said.save(force_insert=True)
    record(Event.CREATE, "deliberation.say", by=by, at=at, object_id=deliberation.id)
    return said


@transaction.atomic
def strike(*, line: Line, by: Viewer, at: datetime) -> None:
    """This function will strike a line, one's own or as the leader; it stays on record.

    :raises WasFirst: when it was struck already.
    :raises NotYet: when others hang below it.
    """
    demand_open(line.deliberation)
    if LineStruck.objects.filter(line=line).exists():
        raise WasFirst(_("Deze regel is al doorgehaald."))
    if Line.objects.filter(under=line, struck=None).exists():
        raise NotYet(_("Hier hangen regels onder. Haal die eerst door."))
    LineStruck(line=line, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CHANGE, "deliberation.strike", by=by, at=at, object_id=line.deliberation_id)


@transaction.atomic
def conclude(
    *,
    deliberation: Deliberation,
    kind: str,
    we_do: str = "",
    because: str = "",
    despite: str = "",
    conditions: str = "",
    to_whom: str = "",
    by: Viewer,
    at: datetime,
) -> Conclusion:
    """This function will record what the table concluded, or that all weighs the same and the line decides.

    :raises NotYet: when the step of the conclusion has not begun.
    :raises Refusal: when words are missing.
    :raises NamesSomebody: when the words name somebody.
    """
    demand_open(deliberation)
    if not Step.objects.filter(deliberation=deliberation, number=CONCLUDES).exists():
        raise NotYet(_("Eerst wegen, dan de conclusie. Begin stap 6."))
    agreed = kind == Conclusion.Kind.AGREED
    wanted = {"we_do": we_do, "because": because, "despite": despite} if agreed else {"to_whom": to_whom}
    for name, said in wanted.items():
        if not said.strip():
            raise Refusal(_("Vul dit in."), field=name)
    told = {"we_do": we_do, "because": because, "despite": despite, "conditions": conditions} if agreed else wanted
    demand_nameless(told, by=by, at=at, refused=NO_FIRST_NAME)
    made = Conclusion(deliberation=deliberation, kind=kind, by_id=by.id, at=at, **told)
    made.save(force_insert=True)
    record(Event.CREATE, "deliberation.conclude", by=by, at=at, object_id=deliberation.id, detail={"kind": kind})
    return made


@transaction.atomic
def close(*, deliberation: Deliberation, by: Viewer, at: datetime) -> Closing:
    """This function will end the session: the report is whole, and the asker takes the conclusion into the case.

    :raises NotYet: when nothing was concluded, or nobody looked at how to limit the damage.
    """
    demand_open(deliberation)
    if not Conclusion.objects.filter(deliberation=deliberation).exists():
        raise NotYet(_("Leg eerst de conclusie vast."))
    if not Step.objects.filter(deliberation=deliberation, number=LAST).exists():
        raise NotYet(_("Kijk eerst samen hoe u de schade beperkt: stap 7."))
    made = Closing(deliberation=deliberation, by_id=by.id, at=at)
    made.save(force_insert=True)
    record(Event.CHANGE, "deliberation.close", by=by, at=at, object_id=deliberation.id)
    return made
