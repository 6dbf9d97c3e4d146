"""Reading the log of one household. The policies give only what is about a person and layer the viewer may read."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Q, QuerySet

from samenhang.audit.models import Event, Line, Subject

type Ref = tuple[UUID, datetime]
"""A line's id and moment: the log is partitioned by month, so a line is found by both."""
NEAREST = timedelta(days=92)
"""How far back is looked first: a few months of the log. What is older is asked only where that is not enough."""


class Looker(Protocol):
    """Who reads the log: a hat."""

    @property
    def id(self) -> UUID: ...


@dataclass(frozen=True, slots=True)
class Looked:
    """One look or act, and about whom of the household it was, as far as the viewer may know."""

    line: Line
    subjects: list[Subject] = field(default_factory=list)


def looks(
    viewer: Looker,
    household_id: UUID,
    *,
    since: datetime | None = None,
    before: datetime | None = None,
    person_id: UUID | None = None,
    event: str = "",
    organisation_id: UUID | None = None,
    hats: Collection[UUID] | None = None,
    without_work: int = 0,
) -> QuerySet[Subject, Any]:
    """This function will give which lines touch a household, newest first, as (line_id, at) to be paged (H3).

    :param person_id: only lines about the household as a whole or about this member.
    :param hats: only lines of these hats.
    :param without_work: only looks that no work of the same colleague stands near, within so many days.
    """
    found = _about(household_id, person_id)
    if since:
        found = found.filter(at__gte=since)
    if before:
        found = found.filter(at__lt=before)
    if hats is not None:
        found = found.filter(viewer_id__in=hats)
    if event or organisation_id:
        wanted = {name: value for name, value in (("event", event), ("organisation_id", organisation_id)) if value}
        found = found.filter(line_id__in=Line.objects.filter(**wanted).values("id"))
    if without_work:
        found = found.extra(
            where=["line_id IN (SELECT access.looks_without_work(%s, %s))"], params=[household_id, without_work]
        )
    return found.values_list("line_id", "at").distinct().order_by("-at", "-line_id")


def newest(
    found: QuerySet[Subject, Any],
    number: int,
    *,
    at: datetime,
    older_than: Ref | None = None,
    since: datetime | None = None,
) -> list[Ref]:
    """This function will give the first so many of these lines, or those that follow on one, in at most two statements.

    Nothing is counted, and the months nearest to where the page begins are asked first: the log has sixty parts and
    more, and who looked last looked lately. Whatever those do not fill comes from all that is older.
    """
    floor = (older_than[1] if older_than else at) - NEAREST
    if older_than:
        line_id, moment = older_than
        found = found.filter(at__lte=moment).filter(Q(at__lt=moment) | Q(line_id__lt=line_id))
    refs = list(found.filter(at__gte=floor)[:number])
    if len(refs) < number and (since is None or since < floor):
        refs += found.filter(at__lt=floor)[: number - len(refs)]
    return refs


def gather(viewer: Looker, household_id: UUID, refs: Sequence[Ref], *, person_id: UUID | None = None) -> list[Looked]:
    """This function will give these lines with their subjects in the household, in two statements; refusals never."""
    ids, moments = [line_id for line_id, _at in refs], [at for _line_id, at in refs]
    if not refs:
        return []
    lines = {
        (line.id, line.at): Looked(line)
        for line in Line.objects.filter(id__in=ids, at__in=moments).exclude(event=Event.REFUSED)
    }
    for subject in _about(household_id, person_id).filter(line_id__in=ids, at__in=moments).order_by("id"):
        looked = lines.get((subject.line_id, subject.at))
        if looked:
            looked.subjects.append(subject)
    return [lines[ref] for ref in refs if ref in lines]


def _about(household_id: UUID, person_id: UUID | None) -> QuerySet[Subject]:
    found = Subject.objects.filter(household_id=household_id)
    return found.filter(Q(person_id=None) | Q(person_id=person_id)) if person_id else found
