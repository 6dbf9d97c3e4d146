"""The agenda: a case put on it with its question, themes in the layers above, and what becomes of a slot (F1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case
from samenhang.involvement.queries import may_write
from samenhang.kit.refusals import Refusal, Stale, or_refuse
from samenhang.meetings.actions import NotYourFile
from samenhang.meetings.guards import standing
from samenhang.meetings.models.conferences import AgendaItem, Conference, Slot, SlotStep
from samenhang.people.nameless import SOMEBODY, demand_nameless


class AskedAlready(Refusal):
    """The same question of this case stands on the agenda."""


class ResidentNotThought(Refusal):
    """Neither how the resident takes part, nor why not."""


class NotOnThisTable(Refusal):
    """The layers above speak of no household; and a theme belongs there only."""


class CaseOver(Refusal):
    """The case was closed meanwhile."""


class StepTaken(Refusal):
    """The slot was begun, done, moved or taken off already."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of the table, what is wanted of it, how the resident takes part or why not, and who reads it."""

    question: str
    wanted: str
    invited_ids: Sequence[UUID] = ()
    invited_more: str = ""
    not_invited_why: str = ""
    layer: str = "case_team"
    person_id: UUID | None = None
    minutes: int = 15


@transaction.atomic
def put_on_agenda(*, conference: Conference, case: Case, asking: Asking, by: Viewer, at: datetime) -> AgendaItem:
    """This function will put a case on a meeting's agenda.

    :raises ResidentNotThought: when the resident is not invited and it is not said why.
    :raises CaseOver: when the case was closed.
    :raises NotOnThisTable: on a meeting of the layers above.
    :raises AskedAlready: when the same question stands there.
    :raises NotYourFile: when the viewer may not write there.
    """
    standing(conference)
    _fits(conference, case, asking, by)
    slot = _slot(conference, asking.minutes)
    item = AgendaItem(
        household_id=case.household_id,
        person_id=asking.person_id,
        layer=asking.layer,
        slot=slot,
        conference=conference,
        case=case,
        question=asking.question,
        wanted=asking.wanted,
        invited_ids=list(dict.fromkeys(asking.invited_ids)),
        invited_more=asking.invited_more,
        not_invited_why=asking.not_invited_why,
        by_id=by.id,
        at=at,
    )
    with or_refuse(AskedAlready(_("Deze vraag staat al op de agenda van dit overleg."), field="question")):
        item.save(force_insert=True)
    record(Event.CREATE, "meetings.put_on_agenda", by=by, at=at, object_id=item.id, subjects=[item.key])
    return item


@transaction.atomic
def change_item(*, item: AgendaItem, asking: Asking, seen: int | None, by: Viewer, at: datetime) -> None:
    """This function will change what is asked, and how the resident takes part; who reads it stays as it was.

    :raises Stale: when a colleague changed it meanwhile.
    """
    standing(item.conference)
    _thought_of(asking)
    with or_refuse(AskedAlready(_("Deze vraag staat al op de agenda van dit overleg."), field="question")):
        changed = AgendaItem.objects.filter(id=item.id, version=seen or 0).update(
            question=asking.question,
            wanted=asking.wanted,
            invited_ids=list(dict.fromkeys(asking.invited_ids)),
            invited_more=asking.invited_more,
            not_invited_why=asking.not_invited_why,
            version=F("version") + 1,
        )
    if not changed:
        raise Stale(_("Een collega veranderde dit onderwerp net. Kijk wat er nu staat en sla opnieuw op."))
    Slot.objects.filter(id=item.slot_id).update(minutes=asking.minutes)
    record(Event.CHANGE, "meetings.change_item", by=by, at=at, object_id=item.id, subjects=[item.key])


@transaction.atomic
def add_theme(*, conference: Conference, theme: str, words: str, minutes: int, by: Viewer, at: datetime) -> Slot:
    """This function will put a theme on the agenda of a layer above. About no household.

    :raises NotOnThisTable: on a meeting about cases.
    :raises NamesSomebody: when the words tell of a resident.
    """
    standing(conference)
    if not conference.above:
        raise NotOnThisTable(_("Op dit overleg staan casussen. Een thema hoort in een van de lagen erboven."))
    demand_nameless({"theme": theme, "words": words}, by=by, at=at, refused=SOMEBODY)
    slot = _slot(conference, minutes, theme, words)
    record(Event.CREATE, "meetings.add_theme", by=by, at=at, object_id=slot.id)
    return slot


@transaction.atomic
def place_slot(*, slot: Slot, earlier: bool, by: Viewer, at: datetime) -> None:
    """This function will put a slot one place earlier or later; who may not see what it is about may do so too."""
    slots = list(Slot.objects.select_for_update().filter(conference_id=slot.conference_id).order_by("order", "id"))
    here = next(place for place, one in enumerate(slots) if one.id == slot.id)
    there = max(0, min(len(slots) - 1, here + (-1 if earlier else 1)))
    slots[here], slots[there] = slots[there], slots[here]
    for order, one in enumerate(slots, 1):
        if one.order != order:
            Slot.objects.filter(id=one.id).update(order=order)
    record(Event.CHANGE, "meetings.place_slot", by=by, at=at, object_id=slot.id)


@transaction.atomic
def step_slot(*, slot: Slot, kind: str, by: Viewer, at: datetime) -> None:
    """This function will record that a slot was begun, is done, or was taken off.

    :raises StepTaken: when that was recorded, or it is over already.
    """
    standing(slot.conference)
    if SlotStep.objects.filter(slot=slot).exclude(kind=SlotStep.Kind.STARTED).exists():
        raise StepTaken(_("Dit onderwerp is al afgerond of verplaatst."))
    with or_refuse(StepTaken(_("Dit onderwerp was al begonnen."))):
        SlotStep(slot=slot, kind=kind, at=at).save(force_insert=True)
    record(Event.CHANGE, "meetings.step_slot", by=by, at=at, object_id=slot.id, detail={"kind": kind})


@transaction.atomic
def move_item(*, item: AgendaItem, to: Conference, by: Viewer, at: datetime) -> AgendaItem:
    """This function will move a case to another meeting, as it was asked. The place on this agenda says so.

    :raises StepTaken: when it is over already.
    :raises AskedAlready: when the same question stands there.
    :raises CaseOver: when the case was closed meanwhile.
    """
    if SlotStep.objects.filter(slot_id=item.slot_id).exclude(kind=SlotStep.Kind.STARTED).exists():
        raise StepTaken(_("Dit onderwerp is al afgerond of verplaatst."))
    asking = Asking(
        item.question,
        item.wanted,
        item.invited_ids,
        item.invited_more,
        item.not_invited_why,
        item.layer,
        item.person_id,
        item.slot.minutes,
    )
    moved = put_on_agenda(conference=to, case=item.case, asking=asking, by=by, at=at)
    SlotStep(slot_id=item.slot_id, kind=SlotStep.Kind.MOVED, at=at).save(force_insert=True)
    record(Event.CHANGE, "meetings.move_item", by=by, at=at, object_id=item.id, subjects=[item.key])
    return moved


def _slot(conference: Conference, minutes: int, theme: str = "", words: str = "") -> Slot:
    Conference.objects.select_for_update(of=("self",)).get(id=conference.id)  # two at once get two places
    last = Slot.objects.filter(conference=conference).aggregate(last=Max("order"))["last"] or 0
    slot = Slot(conference=conference, order=last + 1, minutes=minutes, theme=theme, words=words)
    slot.save(force_insert=True)
    return slot


def _fits(conference: Conference, case: Case, asking: Asking, by: Viewer) -> None:
    if conference.above:
        raise NotOnThisTable(_("Dit overleg gaat over niemand. Kies een overleg over casussen."), field="conference")
    if case.closed_at:
        raise CaseOver(_("Deze casus is afgesloten. Er komt niets meer van op een agenda."))
    _thought_of(asking)
    if not may_write(by, case.household_id, asking.layer, person_id=asking.person_id):
        raise NotYourFile(
            _("U mag hier niet over schrijven. Kies een andere plek of een andere persoon."), field="file"
        )


def _thought_of(asking: Asking) -> None:
    if not (asking.invited_ids or asking.invited_more.strip() or asking.not_invited_why.strip()):
        raise ResidentNotThought(
            _("Nodig de inwoner uit, of wie die vertegenwoordigt. Kan dat niet? Vul dan in waarom niet."),
            field="not_invited_why",
        )
