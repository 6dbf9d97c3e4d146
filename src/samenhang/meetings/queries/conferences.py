"""Reading meetings: the viewer first. Of a case one is not with, there is a place on the agenda and nothing more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.cases.models import CaseMember
from samenhang.involvement.queries import may_write
from samenhang.kit.rounds import Number
from samenhang.meetings.models.conferences import (
    AgendaItem,
    Conference,
    ConferenceSeries,
    ConferenceStep,
    PaperCopy,
    PaperCopyItem,
    Presence,
    Slot,
    ThemeLine,
)
from samenhang.teams.queries import Who, who

A_PAGE = 25
SHOWN = 5
ENDED = ("closed", "cancelled")


@dataclass(frozen=True, slots=True)
class Standing:
    """A meeting with what there is to know of it besides the agenda."""

    conference: Conference
    names: dict[UUID, Who]
    steps: dict[str, ConferenceStep]
    presence: dict[UUID, Presence]
    sits: bool

    @property
    def over(self) -> bool:
        """Whether it was closed or cancelled."""
        return any(kind in self.steps for kind in ENDED)

    @property
    def cancelled(self) -> ConferenceStep | None:
        """That it does not go on."""
        return self.steps.get("cancelled")

    @property
    def here(self) -> list[UUID]:
        """Who is at the table now."""
        return [hat for hat, one in self.presence.items() if one.how == Presence.How.HERE]

    @property
    def people(self) -> list[tuple[UUID, Who, Presence | None]]:
        """Who takes part, by name, and whether they are there."""
        found = [
            (hat, self.names[hat], self.presence.get(hat)) for hat in self.conference.participants if hat in self.names
        ]
        return sorted(found, key=lambda one: one[1].name)

    def name(self, hat: UUID | None) -> str:
        """This function will name a participant."""
        return self.names[hat].name if hat in self.names else ""


def mine(viewer: Viewer) -> QuerySet[Conference]:
    """This function will give the meetings at whose table the viewer sits, or that the viewer's team planned."""
    return Conference.objects.filter(_sits(viewer)).select_related("series")


def my_series(viewer: Viewer) -> QuerySet[ConferenceSeries]:
    """This function will give the series that go on, at whose table the viewer sits."""
    return ConferenceSeries.objects.filter(_sits(viewer), end=None).order_by("name", "id")


def sits(viewer: Viewer, meeting: Conference | ConferenceSeries) -> bool:
    """This function will say whether the viewer sits at a table (the database decides; this is for the screen)."""
    return viewer.id in (*meeting.participants, meeting.chair_id, meeting.note_taker_id, meeting.by_id) or (
        meeting.team_id is not None and meeting.team_id == viewer.team_id
    )


def today(viewer: Viewer, at: datetime) -> QuerySet[Conference]:
    """This function will give the viewer's meetings of today, in the order of the day."""
    begins, ends = _day(at)
    found = mine(viewer).filter(starts_at__gte=begins, starts_at__lt=ends).order_by("starts_at", "id")
    return found.exclude(steps__kind__in=ENDED)


def waits_today(viewer: Viewer, at: datetime) -> Number:
    """This function will count the viewer's own meetings of today: those of a colleague of the team do not wait."""
    own = Q(participants__contains=[viewer.id]) | Q(chair_id=viewer.id) | Q(note_taker_id=viewer.id)
    return Number(today(viewer, at).filter(own))


def page(viewer: Viewer, part: str, number: str | None, at: datetime) -> Page[Conference]:
    """This function will give a page of the meetings that come, or of earlier ones, 25 a page."""
    begins, ends = _day(at)
    if part == "eerder":
        found = mine(viewer).filter(Q(starts_at__lt=begins) | Q(steps__kind__in=ENDED)).distinct()
        found = found.order_by("-starts_at", "-id")
    else:
        found = mine(viewer).filter(starts_at__gte=ends).exclude(steps__kind__in=ENDED).order_by("starts_at", "id")
    return Paginator(found, A_PAGE).get_page(number)


def may_take(viewer: Viewer, at: datetime) -> QuerySet[Conference]:
    """This function will give the meetings a case may be put on: those to come, about cases, that go on."""
    found = mine(viewer).filter(starts_at__gte=_day(at)[0], shape__in=["case", "day", "team", "bench"])
    return found.exclude(steps__kind__in=ENDED).order_by("starts_at", "id")


def conference(viewer: Viewer, conference_id: UUID) -> Conference:
    """This function will give one meeting.

    :raises Http404: when there is none, or the viewer neither sits at its table nor reads a case on its agenda.
    """
    found = Conference.objects.filter(id=conference_id).select_related("series").first()
    if found is None:
        raise Http404
    return found


def at_table(viewer: Viewer, conference_id: UUID) -> Conference:
    """This function will give one meeting at whose table the viewer sits.

    :raises Http404: when there is none.
    """
    found = conference(viewer, conference_id)
    if not sits(viewer, found):
        raise Http404
    return found


def series(viewer: Viewer, series_id: UUID) -> ConferenceSeries:
    """This function will give one series.

    :raises Http404: when there is none, or the viewer does not sit at its table.
    """
    found = ConferenceSeries.objects.filter(id=series_id).select_related("end").first()
    if found is None:
        raise Http404
    return found


def slot(viewer: Viewer, slot_id: UUID) -> Slot:
    """This function will give one place on an agenda, at whose table the viewer sits.

    :raises Http404: when there is none.
    """
    found = Slot.objects.filter(id=slot_id).select_related("conference__series").first()
    if found is None or not sits(viewer, found.conference):
        raise Http404
    return found


def item_of(viewer: Viewer, slot_id: UUID) -> AgendaItem:
    """This function will give what a place on the agenda is about.

    :raises Http404: when there is none, or the viewer may not know.
    """
    found = items_of(AgendaItem.objects.filter(slot_id=slot_id)).first()
    if found is None:
        raise Http404
    return found


def item(viewer: Viewer, case_id: UUID, item_id: UUID) -> AgendaItem:
    """This function will give one slot of a case.

    :raises Http404: when there is none, or the viewer may not know.
    """
    found = items_of(AgendaItem.objects.filter(id=item_id, case_id=case_id)).first()
    if found is None:
        raise Http404
    return found


def standing(viewer: Viewer, meeting: Conference) -> Standing:
    """This function will gather what there is to know of a meeting besides its agenda, in four statements."""
    rows = Presence.objects.filter(conference=meeting).order_by("hat_id", "-at", "-id").distinct("hat_id")
    latest = list(rows)
    there = [one.hat_id for one in latest]
    return Standing(
        meeting,
        who([*meeting.participants, meeting.chair_id, meeting.note_taker_id, meeting.by_id, *there]),
        {one.kind: one for one in ConferenceStep.objects.filter(conference=meeting)},
        {one.hat_id: one for one in latest},
        sits(viewer, meeting),
    )


def writes(viewer: Viewer, one: AgendaItem) -> bool:
    """This function will say whether the viewer writes about this slot."""
    return may_write(viewer, one.household_id, one.layer, person_id=one.person_id)


def lines(viewer: Viewer, slots: Iterable[Slot]) -> dict[UUID, list[tuple[ThemeLine, Who | None]]]:
    """This function will give what was noted on themes, by slot."""
    rows = list(ThemeLine.objects.filter(slot__in=list(slots)).order_by("at", "id"))
    names = who(row.by_id for row in rows)
    found: dict[UUID, list[tuple[ThemeLine, Who | None]]] = {}
    for row in rows:
        found.setdefault(row.slot_id, []).append((row, names.get(row.by_id)))
    return found


def of_case(viewer: Viewer, case_id: UUID) -> QuerySet[AgendaItem]:
    """This function will give where a case stands on an agenda and stood last, newest meeting first."""
    found = items_of(AgendaItem.objects.filter(case_id=case_id)).prefetch_related("slot__steps", "conference__steps")
    return found.order_by("-conference__starts_at", "-id")[:6]


def my_copies(viewer: Viewer, meeting: Conference) -> list[tuple[PaperCopy, int]]:
    """This function will give the viewer's own copies on paper, and how much on each the viewer may not read now."""
    copies = list(PaperCopy.objects.filter(conference=meeting, by_id=viewer.id).order_by("-at", "-id")[:20])
    seen: dict[UUID, int] = {}
    for copy_id in PaperCopyItem.objects.filter(copy__in=copies).values_list("copy_id", flat=True) if copies else ():
        seen[copy_id] = seen.get(copy_id, 0) + 1
    return [(copy, copy.cases - seen.get(copy.id, 0)) for copy in copies]


def copy(viewer: Viewer, meeting: Conference, copy_id: UUID) -> PaperCopy:
    """This function will give one of the viewer's own copies.

    :raises Http404: when there is none.
    """
    found = PaperCopy.objects.filter(conference=meeting, id=copy_id, by_id=viewer.id).first()
    if found is None:
        raise Http404
    return found


def planned(viewer: Viewer, household_id: UUID, at: datetime) -> list[str]:
    """This function will say on which agendas a household stands, for who is about to take a toestemming back."""
    found = list(
        items_of(AgendaItem.objects.filter(household_id=household_id, conference__starts_at__gte=_day(at)[0]))
        .exclude(slot__steps__kind__in=["done", "moved", "dropped"])
        .exclude(conference__steps__kind__in=ENDED)
        .order_by("conference__starts_at", "id")[:SHOWN]
    )
    copies = PaperCopyItem.objects.filter(item__in=found).count() if found else 0
    words = _("Op de agenda: %(name)s, %(day)s. Wie het daarna niet meer mag horen, verlaat dan de tafel.")
    told = [
        words % {"name": one.conference.name, "day": timezone.localtime(one.conference.starts_at).strftime("%d-%m-%Y")}
        for one in found
    ]
    return [
        *told,
        *([_("Er zijn %(n)d afdrukken van een agenda of verslag: haal ze terug.") % {"n": copies}] if copies else []),
    ]


def items_of(found: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """This function will read slots with what they hang on."""
    return found.select_related("slot", "conference__series", "case", "household", "person")


def _sits(viewer: Viewer) -> Q:
    own = (
        Q(participants__contains=[viewer.id]) | Q(chair_id=viewer.id) | Q(note_taker_id=viewer.id) | Q(by_id=viewer.id)
    )
    return own | Q(team_id=viewer.team_id) if viewer.team_id else own


def _day(at: datetime) -> tuple[datetime, datetime]:
    begins = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return begins, (begins.replace(tzinfo=None) + timedelta(days=1)).replace(tzinfo=begins.tzinfo)


def of_series(viewer: Viewer, found: ConferenceSeries, number: str | None) -> Page[Conference]:
    """This function will give a page of a series' meetings, the latest first."""
    rows = Conference.objects.filter(series=found).prefetch_related("steps").order_by("-starts_at", "-id")
    return Paginator(rows, A_PAGE).get_page(number)


def people_of(found: ConferenceSeries) -> list[tuple[UUID, Who]]:
    """This function will give the regular participants of a series, by name."""
    names = who(found.participants)
    return sorted(((hat, names[hat]) for hat in found.participants if hat in names), key=lambda one: one[1].name)


def members_of(cases: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """This function will give the members each case concerns, as far as the viewer knows them; in one statement."""
    found: dict[UUID, list[UUID]] = {}
    for case, person in CaseMember.objects.filter(case_id__in=set(cases)).values_list("case_id", "person_id"):
        found.setdefault(case, []).append(person)
    return found
