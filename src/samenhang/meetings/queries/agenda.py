"""The agenda as one viewer sees it: what may be heard, by whom, and the least one needs to know of each case (F1)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from samenhang.access.models import NOBODY, Grant, Layer
from samenhang.access.viewer import Viewer
from samenhang.consent.models import Objection, Withdrawal
from samenhang.meetings.models.conferences import AgendaItem, Conference, PaperCopyItem, Slot, SlotStep
from samenhang.meetings.queries.conferences import items_of
from samenhang.meetings.queries.hearing import Ear, hearing, readers_of
from samenhang.people.models import Person
from samenhang.people.models.beside import Representative, Supporter
from samenhang.plans.models import Action, Goal
from samenhang.plans.queries import still_open
from samenhang.teams.queries import Who, who

PREPARED = 5


@dataclass(frozen=True, slots=True)
class Prepared:
    """The least one needs to know of a case: its goals now, and what still stands open."""

    goals: list[Goal] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A copy on paper that is wrong by now: whose, made when."""

    by: Who
    copy: PaperCopyItem


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the agenda as one viewer sees it. Without an item it is about a case the viewer is not with."""

    slot: Slot
    number: int
    step: SlotStep | None
    started: SlotStep | None
    item: AgendaItem | None = None
    ears: list[Ear] = field(default_factory=list)
    invited: list[str] = field(default_factory=list)
    withdrawn_at: datetime | None = None
    wrong: list[Wrong] = field(default_factory=list)
    prepared: Prepared = Prepared()
    begins: datetime | None = None
    keeps: bool = False
    """Whether the viewer keeps up who is involved, and so may invite a guest; who does not may propose one."""

    @property
    def hidden(self) -> bool:
        """Whether it is about a case the viewer is not with."""
        return self.item is None and not self.slot.theme

    @property
    def over(self) -> bool:
        """Whether it was done, moved or taken off."""
        return self.step is not None and self.step.kind != SlotStep.Kind.STARTED

    @property
    def title(self) -> str:
        """What stands on the agenda."""
        if self.item:
            return self.item.question
        return self.slot.theme or _("een casus waar u niet bij bent")


def agenda(viewer: Viewer, meeting: Conference) -> list[Point]:
    """This function will give the agenda as the viewer sees it, in a fixed number of statements."""
    slots = list(Slot.objects.filter(conference=meeting).order_by("order", "id"))
    items = {one.slot_id: one for one in items_of(AgendaItem.objects.filter(conference=meeting))}
    return _points(viewer, meeting, slots, items)


def point(viewer: Viewer, place: Slot) -> Point:
    """This function will give one place on the agenda as the viewer sees it."""
    return next(one for one in agenda(viewer, place.conference) if one.slot.id == place.id)


def _points(viewer: Viewer, meeting: Conference, slots: Sequence[Slot], items: dict[UUID, AgendaItem]) -> list[Point]:
    steps: dict[UUID, dict[str, SlotStep]] = {}
    for one in SlotStep.objects.filter(slot__conference=meeting):
        steps.setdefault(one.slot_id, {})[one.kind] = one
    there = list(items.values())
    ears = hearing(viewer, meeting.participants, there)
    invited, taken, wrong = _invited(there), _taken_back(there), _wrong(viewer, there)
    prepared = _prepared({one.case_id for one in there})
    kept = _kept_up({one.household_id for one in there})
    found, when = [], meeting.starts_at
    for number, place in enumerate(slots, 1):
        its, about = steps.get(place.id, {}), items.get(place.id)
        ended = next((one for kind, one in its.items() if kind != SlotStep.Kind.STARTED), None)
        found.append(
            Point(
                place,
                number,
                ended or its.get("started"),
                its.get("started"),
                about,
                ears.get(about.id, []) if about else [],
                invited.get(about.id, []) if about else [],
                taken.get(about.id) if about else None,
                wrong.get(about.id, []) if about else [],
                prepared.get(about.case_id, Prepared()) if about else Prepared(),
                when,
                bool(about and about.household_id in kept),
            )
        )
        if not (ended and ended.kind in ("moved", "dropped")):
            when += timedelta(minutes=place.minutes)
    return found


def _kept_up(homes: Collection[UUID]) -> set[UUID]:
    if not homes:
        return set()
    mine = Grant.objects.filter(household_id__in=homes, person_id=NOBODY, layer=Layer.INVOLVEMENT, writes=True)
    now = mine.extra(where=["during @> access.clock()"])  # a constant; `during` is no field of the model
    return set(now.values_list("household_id", flat=True))


def _prepared(cases: Collection[UUID]) -> dict[UUID, Prepared]:
    found = {case: Prepared() for case in cases}
    if not cases:
        return {}
    goals = Goal.objects.filter(plan__case_id__in=cases, end=None, when=Goal.When.NOW).order_by("order")
    for goal in goals.select_related("plan"):
        if len(found[goal.plan.case_id].goals) < PREPARED:
            found[goal.plan.case_id].goals.append(goal)
    actions = still_open(Action.objects.filter(plan__case_id__in=cases)).select_related("plan")
    for action in actions.order_by("due_on", "id"):
        if len(found[action.plan.case_id].actions) < PREPARED:
            found[action.plan.case_id].actions.append(action)
    return {case: Prepared(list(one.goals), list(one.actions)) for case, one in found.items()}


def _invited(items: Sequence[AgendaItem]) -> dict[UUID, list[str]]:
    ids = {one for item in items for one in item.invited_ids}
    names: dict[UUID, str] = {}
    if ids:
        names = {one.id: one.full_name for one in Person.objects.filter(id__in=ids)}
        names |= {one.id: one.name for one in Representative.objects.filter(id__in=ids)}
        names |= {one.id: one.name for one in Supporter.objects.filter(id__in=ids)}
    return {
        item.id: [
            *(names.get(one, _("iemand uit het huishouden")) for one in item.invited_ids),
            *([item.invited_more] if item.invited_more else []),
        ]
        for item in items
    }


def _taken_back(items: Sequence[AgendaItem]) -> dict[UUID, datetime]:
    """When the resident took something back after it came on the agenda, as far as the viewer may know."""
    homes = {one.household_id for one in items}
    if not homes:
        return {}
    rows = [
        *Withdrawal.objects.filter(consent__household_id__in=homes).values_list("consent__household_id", "at"),
        *Objection.objects.filter(notice__household_id__in=homes).values_list("notice__household_id", "at"),
    ]
    last: dict[UUID, datetime] = {}
    for home, when in rows:
        last[home] = max(when, last.get(home, when))
    return {one.id: last[one.household_id] for one in items if last.get(one.household_id, one.at) > one.at}


def _wrong(viewer: Viewer, items: Sequence[AgendaItem]) -> dict[UUID, list[Wrong]]:
    """Copies on paper of who may not read it any more: told to who does."""
    copies = list(PaperCopyItem.objects.filter(item__in=[one.id for one in items])) if items else []
    if not copies:
        return {}
    reads = readers_of(viewer, [(one.household_id, one.person_id, one.layer) for one in copies])
    late = [one for one in copies if one.by_id not in reads[one.household_id, one.person_id, one.layer]]
    names, found = who(one.by_id for one in late), dict[UUID, list[Wrong]]()
    for one in late:
        if one.by_id in names:
            found.setdefault(one.item_id, []).append(Wrong(names[one.by_id], one))
    return found
