"""At the table: who is there, what is noted, what is decided and agreed, and what came of it (F1).

A decision and an action are typed once: they become a line in the logbook and an action in the plan at once.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal, Stale, or_refuse
from samenhang.meetings.actions import NotYourFile, Told, write_entry
from samenhang.meetings.guards import standing
from samenhang.meetings.models import Kind
from samenhang.meetings.models.conferences import (
    AgendaItem,
    Conference,
    ItemNote,
    Outcome,
    OutcomeResult,
    PaperCopy,
    PaperCopyItem,
    Presence,
    Slot,
    ThemeLine,
)
from samenhang.people.nameless import SOMEBODY, demand_nameless
from samenhang.plans.actions import ActionDetails, add_action, record_outcome
from samenhang.plans.models import Action, ActionOutcome

IN_PLAN = {
    OutcomeResult.How.DONE: ActionOutcome.How.DONE,
    OutcomeResult.How.NOT_DONE: ActionOutcome.How.NOT_DONE,
    OutcomeResult.How.DROPPED: ActionOutcome.How.DROPPED,
}


class Unsaid(Refusal):
    """Something that must be said is not."""


class NotHere(Refusal):
    """Somebody who takes no part in this meeting."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """Who does what by when. ``doer_id`` is a member's id or a hat's, where the doer is one of those."""

    what: str
    doer: str
    doer_name: str
    doer_id: UUID | None = None
    due_on: date | None = None


@transaction.atomic
def be(*, conference: Conference, hat_id: UUID, how: str, by: Viewer, at: datetime) -> None:
    """This function will record that a participant is at the table, left it for a while, or cannot come.

    :raises NotHere: when the colleague takes no part.
    :raises OverAlready: when the meeting was closed or cancelled.
    """
    standing(conference)
    if hat_id not in Conference.objects.get(id=conference.id).participants:
        raise NotHere(_("Deze collega doet niet mee. Nodig die eerst uit."))
    Presence(conference=conference, hat_id=hat_id, how=how, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CREATE, "meetings.be", by=by, at=at, object_id=conference.id, detail={"how": how})


@transaction.atomic
def keep_note(*, item: AgendaItem, text: str, seen: int | None, by: Viewer, at: datetime) -> ItemNote:
    """This function will keep what the viewer notes at a slot, in a block of their own.

    :raises Stale: when the same author wrote in it from another window meanwhile.
    :raises NotYourFile: when the viewer reads here only.
    """
    standing(item.conference)
    if not may_write(by, item.household_id, item.layer, person_id=item.person_id):
        raise NotYourFile(_("U leest hier mee. Schrijven kan zodra is vastgelegd dat uw organisatie meedoet."))
    mine = ItemNote.objects.filter(item=item, by_id=by.id)
    note = mine.first()
    if note is None:
        note = ItemNote(**_key(item), item=item, text=text, by_id=by.id, at=at, changed_at=at)
        with or_refuse(Stale(_("U schreef hier net ook in een ander venster."))):
            note.save(force_insert=True)
    elif note.text != text:
        if not mine.filter(version=seen or 0).update(text=text, version=F("version") + 1, changed_at=at):
            raise Stale(_("U schreef hier net ook in een ander venster."))
        note.text, note.version = text, note.version + 1
    record(Event.CHANGE, "meetings.keep_note", by=by, at=at, object_id=note.id, subjects=[note.key])
    return note


@transaction.atomic
def decide(
    *,
    item: AgendaItem,
    words: str,
    decided_by: str,
    life_domains: list[str] | None = None,
    hats: list[UUID] | None = None,
    by: Viewer,
    at: datetime,
) -> Outcome:
    """This function will record what the table decided on a case, and by whom; it stands in the logbook at once.

    :raises DecisionUnsaid: when the words, or who decided, are missing.
    :raises NotYourFile: when the viewer reads here only.
    """
    standing(item.conference)
    told = Told(
        kind=Kind.DECISION,
        happened_at=at,
        what=_("Besproken in het overleg: %(question)s") % {"question": item.question},
        decided=words,
        decided_by=decided_by,
        hats=hats or (),
        life_domains=life_domains or (),
    )
    entry = write_entry(case=item.case, layer=item.layer, person_id=item.person_id, told=told, by=by, at=at)
    return _keep(item, Outcome.Kind.DECISION, words, decided_by, by, at, entry_id=entry.id)


@transaction.atomic
def agree_action(*, item: AgendaItem, agreed: Agreed, by: Viewer, at: datetime) -> Outcome:
    """This function will record who does what by when. From our plan it lands in the plan; else in the logbook only.

    What was said among the team, or about one person, is not put before everybody who reads the plan.

    :raises CaseClosed: when the case was closed meanwhile.
    :raises NotYourFile: when the viewer reads here only.
    """
    standing(item.conference)
    if not agreed.what.strip() or not agreed.doer_name.strip():
        raise Unsaid(_("Vul in wie wat doet."), field="what")
    if item.layer == Layer.SHARED and item.person_id is None:
        if not may_write(by, item.household_id, Layer.SHARED):
            raise NotYourFile(_("U leest hier mee. Schrijven kan zodra is vastgelegd dat uw organisatie meedoet."))
        details = ActionDetails(agreed.what, agreed.doer, agreed.doer_name, agreed.doer_id, due_on=agreed.due_on)
        action = add_action(case=item.case, details=details, by=by, at=at)
        return _keep(
            item, Outcome.Kind.ACTION, agreed.what, agreed.doer_name, by, at, action_id=action.id, due_on=agreed.due_on
        )
    told = Told(
        kind=Kind.CONSULTATION,
        happened_at=at,
        what=_("Afgesproken in het overleg: %(who)s doet dit: %(what)s")
        % {"who": agreed.doer_name, "what": agreed.what},
    )
    entry = write_entry(case=item.case, layer=item.layer, person_id=item.person_id, told=told, by=by, at=at)
    return _keep(
        item, Outcome.Kind.ACTION, agreed.what, agreed.doer_name, by, at, entry_id=entry.id, due_on=agreed.due_on
    )


@transaction.atomic
def say_result(*, outcome: Outcome, how: str, word: str = "", by: Viewer, at: datetime) -> OutcomeResult:
    """This function will record what came of a decision or an action; of one in the plan, the plan says so too.

    :raises CaseClosed: when it is in the plan of a case that was closed.
    :raises OutcomeKnown: when the plan said so already.
    """
    if not may_write(by, outcome.household_id, outcome.layer, person_id=outcome.person_id):
        raise NotYourFile(_("U leest hier mee. Schrijven kan zodra is vastgelegd dat uw organisatie meedoet."))
    if outcome.action_id and how in IN_PLAN:
        action = Action.objects.get(id=outcome.action_id)
        record_outcome(case=outcome.case, action=action, how=IN_PLAN[OutcomeResult.How(how)], word=word, by=by, at=at)
    said = OutcomeResult(**_key(outcome), outcome=outcome, how=how, word=word, by_id=by.id, at=at)
    said.save(force_insert=True)
    record(Event.CHANGE, "meetings.say_result", by=by, at=at, object_id=outcome.id, subjects=[said.key])
    return said


@transaction.atomic
def write_line(
    *, slot: Slot, kind: str, words: str, who: str = "", due_on: date | None = None, by: Viewer, at: datetime
) -> ThemeLine:
    """This function will record what was noted or decided on a theme, in a layer above. About no household.

    :raises NamesSomebody: when the words tell of a resident.
    :raises Unsaid: when a decision or an action does not say who.
    """
    standing(slot.conference)
    demand_nameless({"words": words, "who": who}, by=by, at=at, refused=SOMEBODY)
    if kind != ThemeLine.Kind.NOTE and not who.strip():
        raise Unsaid(
            _("Vul in wie dit besloot.") if kind == ThemeLine.Kind.DECISION else _("Vul in wie dit doet."), field="who"
        )
    line = ThemeLine(slot=slot, kind=kind, words=words, who=who, due_on=due_on, by_id=by.id, at=at)
    line.save(force_insert=True)
    record(Event.CREATE, "meetings.write_line", by=by, at=at, object_id=line.id)
    return line


@transaction.atomic
def print_copy(*, conference: Conference, what: str, items: list[AgendaItem], by: Viewer, at: datetime) -> PaperCopy:
    """This function will register a copy on paper of what the viewer reads of a meeting: who reads along sees it."""
    copy = PaperCopy(conference=conference, what=what, cases=len(items), by_id=by.id, at=at)
    copy.save(force_insert=True)
    PaperCopyItem.objects.bulk_create(
        [PaperCopyItem(**_key(item), copy=copy, item=item, what=what, by_id=by.id, at=at) for item in items]
    )
    record(Event.PRINT, "meetings.print_copy", by=by, at=at, object_id=copy.id, subjects=[item.key for item in items])
    return copy


def _keep(
    item: AgendaItem,
    kind: str,
    words: str,
    who: str,
    by: Viewer,
    at: datetime,
    *,
    entry_id: UUID | None = None,
    action_id: UUID | None = None,
    due_on: date | None = None,
) -> Outcome:
    kept = Outcome(
        **_key(item),
        item=item,
        case_id=item.case_id,
        kind=kind,
        words=words,
        who=who,
        due_on=due_on,
        entry_id=entry_id,
        action_id=action_id,
        by_id=by.id,
        at=at,
    )
    kept.save(force_insert=True)
    record(
        Event.CREATE,
        "meetings.keep_outcome",
        by=by,
        at=at,
        object_id=kept.id,
        subjects=[kept.key],
        detail={"kind": kind},
    )
    return kept


def _key(row: AgendaItem | Outcome) -> dict[str, UUID | str | None]:
    return {"household_id": row.household_id, "person_id": row.person_id, "layer": row.layer, "domain": row.domain}
