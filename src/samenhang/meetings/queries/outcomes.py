"""What was noted and decided at the table, and what came of it: the first item of a next meeting (F1)."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from samenhang.access.viewer import Viewer
from samenhang.meetings.models.conferences import AgendaItem, Conference, ItemNote, Outcome, OutcomeResult
from samenhang.meetings.queries.hearing import Key, all_hear, unnamed
from samenhang.plans.models import ActionOutcome
from samenhang.teams.queries import Who, who

MOST = 60


@dataclass(frozen=True, slots=True)
class Note:
    """What one author noted."""

    note: ItemNote
    by: Who | None
    mine: bool


@dataclass(frozen=True, slots=True)
class Came:
    """A decision or an action, and what came of it as far as was said."""

    outcome: Outcome
    by: Who | None
    how: str = ""
    said: str = ""
    word: str = ""

    @property
    def open(self) -> bool:
        """Whether it still waits."""
        return self.how in ("", "open", "not_yet")

    @property
    def tone(self) -> str:
        """The colour that goes with how it stands."""
        return {"done": "success", "not_done": "warning", "dropped": "neutral"}.get(self.how, "info")


def notes(viewer: Viewer, items: Collection[AgendaItem]) -> dict[UUID, list[Note]]:
    """This function will give what was noted at these slots, by author; the viewer's own comes first."""
    rows = list(ItemNote.objects.filter(item__in=[one.id for one in items]).exclude(text="").order_by("at", "id"))
    names = _names(viewer, rows)
    found: dict[UUID, list[Note]] = {}
    for row in sorted(rows, key=lambda one: one.by_id != viewer.id):
        found.setdefault(row.item_id, []).append(
            Note(row, names.get((row.household_id, row.by_id)), row.by_id == viewer.id)
        )
    return found


def my_note(viewer: Viewer, item: AgendaItem) -> ItemNote | None:
    """This function will give what the viewer noted at a slot, if anything."""
    return ItemNote.objects.filter(item=item, by_id=viewer.id).first()


def outcomes(viewer: Viewer, items: Collection[AgendaItem]) -> dict[UUID, list[Came]]:
    """This function will give what was decided and agreed at these slots, by slot."""
    rows = list(_whole().filter(item__in=[one.id for one in items]).order_by("at", "id"))
    found: dict[UUID, list[Came]] = {}
    for one in _came(viewer, rows):
        found.setdefault(one.outcome.item_id, []).append(one)
    return found


def came_of(viewer: Viewer, meeting: Conference, items: Collection[AgendaItem]) -> list[Came]:
    """This function will give what came of what was decided before: in this series, and on cases of this agenda.

    What still waits comes first, with what the last meeting decided; at most sixty.
    """
    about = Q(case_id__in={one.case_id for one in items})
    last = None
    if meeting.series_id:
        about |= Q(item__conference__series_id=meeting.series_id)
        earlier = Conference.objects.filter(series_id=meeting.series_id, starts_at__lt=meeting.starts_at)
        last = earlier.order_by("-starts_at").values_list("id", flat=True).first()
    rows = _whole().filter(about, item__conference__starts_at__lt=meeting.starts_at)
    found = _came(viewer, list(rows.exclude(item__conference=meeting).order_by("-at", "-id")[: MOST * 2]))
    wanted = [one for one in found if one.open or one.outcome.item.conference_id == last]
    return sorted(wanted, key=lambda one: not one.open)[:MOST]


def for_the_wall(viewer: Viewer, found: list[Came], present: Collection[UUID]) -> list[Came]:
    """This function will leave out what somebody at the table may not hear; while nobody is there, all of it."""
    if not present:
        return []
    keys: list[Key] = [_key(one.outcome) for one in found]
    hear = all_hear(viewer, keys, present)
    return [one for one in found if hear[_key(one.outcome)]]


def outcome(viewer: Viewer, outcome_id: UUID) -> Outcome:
    """This function will give one decision or action.

    :raises Http404: when there is none, or the viewer may not read it.
    """
    found = Outcome.objects.filter(id=outcome_id).select_related("case", "item").first()
    if found is None:
        raise Http404
    return found


def _whole() -> QuerySet[Outcome]:
    return Outcome.objects.select_related("item__conference", "case", "household")


def _came(viewer: Viewer, rows: list[Outcome]) -> list[Came]:
    ids = [one.id for one in rows]
    said = {one.outcome_id: one for one in OutcomeResult.objects.filter(outcome__in=ids).order_by("at", "id")}
    actions = [one.action_id for one in rows if one.action_id]
    went = {one.action_id: one for one in ActionOutcome.objects.filter(action__in=actions).order_by("at", "id")}
    names = _names(viewer, rows)
    found = []
    for row in rows:
        last, plan = said.get(row.id), went.get(row.action_id) if row.action_id else None
        if plan and (last is None or plan.at >= last.at):
            told = (plan.how, str(plan.get_how_display()), plan.word)
        else:
            told = (last.how, str(last.get_how_display()), last.word) if last else ("", "", "")
        found.append(Came(row, names.get((row.household_id, row.by_id)), *told))
    return found


def _names(viewer: Viewer, rows: Collection[ItemNote] | Collection[Outcome]) -> dict[tuple[UUID, UUID], Who]:
    """Name the authors by household, but for who is another member's secret."""
    pairs = {(row.household_id, row.by_id) for row in rows}
    names, secret = who(hat for _home, hat in pairs), unnamed(viewer, pairs)
    return {(home, hat): names[hat] for home, hat in pairs - secret if hat in names}


def _key(row: Outcome) -> Key:
    return row.household_id, row.person_id, row.layer
