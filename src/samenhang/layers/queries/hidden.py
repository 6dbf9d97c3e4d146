"""What residents do not see for now: as who works with them sees it, and as who guards it sees it, without content."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import connection
from django.http import Http404
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.involvement.reading import wide_name
from samenhang.layers.kinds import by_table
from samenhang.layers.models import Hiding, HidingRemark
from samenhang.people import questions
from samenhang.teams.queries import Who, domain_names, who

A_PAGE = 25
SOON = 7
ORDER = "(ended_at IS NOT NULL OR until <= %s), until, id"

questions.add_question(
    "layers.hides",
    "EXISTS (SELECT 1 FROM layers_hiding h WHERE h.household_id = %(home)s)",
    screens=("logbook", "logbook panel"),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """That a record is kept from the resident now: why, until when, and whether something was asked about it."""

    hiding: Hiding
    days: int
    asked: bool

    @property
    def soon(self) -> bool:
        """Whether it becomes visible within a week."""
        return self.days <= SOON


@dataclass(frozen=True, slots=True)
class Watched:
    """Something a resident does not see, as the privacy officer sees it: no content, no name of the household."""

    id: UUID
    record_id: UUID
    household_id: UUID
    person_id: UUID | None
    kind: str
    layer: str
    domain: str
    category: str
    by_id: UUID
    since: datetime
    until: date
    times: int
    ended_at: datetime | None
    remarks: int
    last_remark_by: UUID | None
    by: Who | None = None
    where: str = ""
    days: int = 0

    @property
    def what(self) -> str:
        """The kind of record, in a word."""
        kind = by_table(self.kind)
        return capfirst(str(kind.label)) if kind else self.kind

    @property
    def why(self) -> str:
        """The category of the reason."""
        return str(Hiding.Category(self.category).label)

    @property
    def running(self) -> bool:
        """Whether the resident does not see it today."""
        return self.ended_at is None and self.days > 0

    @property
    def long(self) -> bool:
        """Whether it was decided more than once: it stays unseen for longer than was meant."""
        return self.times > 1


def hidden_records(viewer: Viewer, household_id: UUID, day: date) -> set[UUID]:
    """This function will give the records of a household the resident does not see today, as far as one reads them.

    What tells of them (a line in who looked, above all) is left out of what the resident gets (decision 0047).
    """
    return set(_latest(household_id, day))


def kept_back(viewer: Viewer, household_id: UUID, record_ids: Iterable[UUID], day: date) -> dict[UUID, Kept]:
    """This function will tell which of these records the resident does not see today, and until when."""
    wanted = set(record_ids)
    if questions.known(household_id, "layers.hides") is False:
        return {}
    found = {key: one for key, one in _latest(household_id, day).items() if key in wanted}
    if not found:
        return {}
    remarked = HidingRemark.objects.filter(hiding_id__in=[one.id for one in found.values()]).order_by("at", "id")
    last = dict(remarked.values_list("hiding_id", "by_id"))  # the last one of each stays
    return {
        key: Kept(one, (one.until - day).days, asked=last.get(one.id, one.by_id) != one.by_id)
        for key, one in found.items()
    }


def _latest(household_id: UUID, day: date) -> dict[UUID, Hiding]:
    rows = Hiding.objects.filter(household_id=household_id).select_related("end").order_by("at", "id")
    latest = {one.record_id: one for one in rows}
    return {key: one for key, one in latest.items() if one.until > day and not hasattr(one, "end")}


def hiding_of(viewer: Viewer, household_id: UUID, record_id: UUID, day: date) -> Hiding | None:
    """This function will give the decision by which a record is kept from the resident today, or None."""
    return _latest(household_id, day).get(record_id)


def hiding(viewer: Viewer, household_id: UUID, record_id: UUID) -> list[Hiding]:
    """This function will give every decision to keep a record from the resident, newest first."""
    rows = Hiding.objects.filter(household_id=household_id, record_id=record_id).select_related("end")
    return list(rows.order_by("-at", "-id"))


def remarks(viewer: Viewer, hidings: Iterable[UUID]) -> list[tuple[HidingRemark, Who | None]]:
    """This function will give what was asked and answered about these decisions, oldest first, with names."""
    found = list(HidingRemark.objects.filter(hiding_id__in=list(hidings)).order_by("at", "id"))
    names = who(one.by_id for one in found)
    return [(one, names.get(one.by_id)) for one in found]


def watched(viewer: Viewer, number: str | None, day: date) -> tuple[Page[Any], list[Watched]]:
    """This function will give a page of what residents do not see, what ends first on top; what ended comes last."""
    rows: Any = _Watched(day)  # what a paginator asks for: a count and slices
    page: Page[Any] = Paginator(rows, A_PAGE).get_page(number)
    return page, _shown(page.object_list, day)


def answered(viewer: Viewer, at: datetime) -> int:
    """This function will count what is still hidden of which a question was answered by who wrote it, and not since."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM access.hidden_watched() w WHERE w.remarks > 0 AND w.last_remark_by = w.by_id"
            " AND w.ended_at IS NULL AND w.until > %s",
            [timezone.localdate(at)],
        )
        return int(cursor.fetchone()[0])


def one_watched(viewer: Viewer, hiding_id: UUID, day: date) -> Watched:
    """This function will give one of these.

    :raises Http404: when there is none, or it is not the viewer's to guard.
    """
    found = _shown(_rows("WHERE id = %s", [hiding_id]), day)
    if not found:
        raise Http404
    return found[0]


class _Watched:
    """The list as a paginator takes it: counted and sliced by the database."""

    def __init__(self, day: date) -> None:
        self.day = day

    def count(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM access.hidden_watched()")
            return int(cursor.fetchone()[0])

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[tuple[Any, ...]]:
        start, stop = part.start or 0, part.stop or 0
        return _rows(f"ORDER BY {ORDER} LIMIT %s OFFSET %s", [self.day, stop - start, start])


def _rows(rest: str, params: list[Any]) -> list[tuple[Any, ...]]:
    columns = (
        "id, record_id, household_id, person_id, kind, layer, domain, category, by_id, since, until, times,"
        " ended_at, remarks, last_remark_by"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM access.hidden_watched() {rest}", params)  # noqa: S608 -- constants
        return list(cursor.fetchall())


def _shown(rows: Iterable[tuple[Any, ...]], day: date) -> list[Watched]:
    found = [Watched(*row) for row in rows]
    names, domains = who(one.by_id for one in found), domain_names() if found else {}
    return [
        replace(
            one,
            by=names.get(one.by_id),
            where=_("dossier %(domain)s") % {"domain": domains.get(one.domain, one.domain)}
            if one.layer == Layer.DOMAIN
            else wide_name(one.layer),
            days=(one.until - day).days,
        )
        for one in found
    ]
