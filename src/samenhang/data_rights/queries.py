"""Who looked in a household's file, in words; as far as the viewer may read about the same person and layer (H3)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit import queries as log
from samenhang.audit.models import Event, Line, Subject
from samenhang.cases.frame import in_words
from samenhang.consent.without import untold
from samenhang.data_rights.words import SEEN, did, ground
from samenhang.involvement.queries import secret_hats
from samenhang.layers.queries import hidden_records
from samenhang.people.queries import memberships
from samenhang.teams.models import Role
from samenhang.teams.queries import Who, domain_names, hats_named, who

A_PAGE = 50
NEAR = 28
"""Days around a look within which work of the same colleague explains it (H3; law.md, Signals)."""
ON_PAPER = 1_000
PLACE = re.compile(r"([0-9]{1,16})~([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Period:
    """From which day until which, both included; None is no limit."""

    since: date | None = None
    until: date | None = None

    @property
    def begins(self) -> datetime | None:
        """The first moment of the period."""
        return timezone.make_aware(datetime.combine(self.since, time())) if self.since else None

    @property
    def ends(self) -> datetime | None:
        """The first moment after the period."""
        return timezone.make_aware(datetime.combine(self.until + timedelta(1), time())) if self.until else None


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Of all looks only these: about whom, of which kind, from where, by whom, or with no work around them."""

    person_id: UUID | None = None
    event: str = ""
    organisation_id: UUID | None = None
    colleague: str = ""
    without_work: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """One look or act as shown."""

    at: datetime
    name: str
    organisation: str
    role: str
    did: str
    event: str
    data: list[str]
    about: list[str]
    grounds: list[str]
    mine: bool

    @property
    def icon(self) -> str:
        """The picture that goes with the kind of look."""
        return {Event.READ: "eye", Event.PRINT: "printer", Event.SEARCH: "search"}.get(Event(self.event), "pencil")


@dataclass(frozen=True, slots=True)
class Often:
    """The same colleague doing the same thing on one day: once on paper, with how often."""

    look: Look
    times: int


@dataclass(frozen=True, slots=True)
class Page:
    """Fifty looks, and where those before them begin; nothing where these are the oldest."""

    looks: list[Look]
    older: str
    newest: bool


def page(
    viewer: Viewer,
    household_id: UUID,
    period: Period,
    before: str | None,
    *,
    at: datetime,
    only: Narrowed | None = None,
) -> Page:
    """This function will give fifty looks, newest first; the next fifty begin where these end.

    They are not counted: to know that there are twelve thousand costs more than to show the fifty that are read.
    """
    only = only or Narrowed()
    chosen = log.looks(
        viewer,
        household_id,
        since=period.begins,
        before=period.ends,
        person_id=only.person_id,
        event=only.event,
        organisation_id=only.organisation_id,
        hats=hats_named(only.colleague) if only.colleague else None,
        without_work=NEAR if only.without_work else 0,
    )
    place = _place(before)
    refs = log.newest(chosen, A_PAGE + 1, at=period.ends or at, older_than=place, since=period.begins)
    shown = refs[:A_PAGE]
    older = _written(shown[-1]) if len(refs) > A_PAGE else ""
    return Page(_shown(viewer, household_id, log.gather(viewer, household_id, shown)), older, place is None)


def _place(words: str | None) -> log.Ref | None:
    """The line after which a page begins, as an address says it; what is no such line begins at the newest."""
    found = PLACE.fullmatch(words or "")
    return (UUID(found[2]), EPOCH + timedelta(microseconds=int(found[1]))) if found else None


def _written(ref: log.Ref) -> str:
    line_id, at = ref
    return f"{(at - EPOCH) // timedelta(microseconds=1)}~{line_id}"


def sheet(
    viewer: Viewer, household_id: UUID, person_id: UUID, period: Period
) -> tuple[list[tuple[date, list[Often]]], bool]:
    """This function will give a member's own sheet, by day, and whether there is more than fits.

    On it stands what is about the household as a whole and about this member. What is about another member is not,
    and neither is a colleague whose involvement is a secret of another member (law.md rule 6), nor what was shared
    without consent and may not be told yet (rule 7). What was done with something that the resident does not see yet
    comes on it when it shows (decision 0047).
    """
    refs = log.looks(viewer, household_id, since=period.begins, before=period.ends, person_id=person_id)
    some = list(refs[: ON_PAPER + 1])
    found = log.gather(viewer, household_id, some[:ON_PAPER], person_id=person_id)
    kept_back = secret_hats(viewer, household_id, of_others_than=person_id)
    unseen = hidden_records(viewer, household_id, timezone.localdate())
    kept_still = untold(viewer, household_id, timezone.localdate())
    told = [
        one
        for one in found
        if one.line.viewer_id not in kept_back
        and one.line.object_id not in kept_still
        and not _tells_of(one.line, unseen)
    ]
    looks = _shown(viewer, household_id, told)
    return _by_day(looks), len(some) > ON_PAPER


def _tells_of(line: Line, unseen: set[UUID]) -> bool:
    """An act on what is hidden for now waits until that shows (decision 0047); that somebody looked, never does."""
    return line.object_id in unseen and line.event not in SEEN


def _by_day(looks: Iterable[Look]) -> list[tuple[date, list[Often]]]:
    days: dict[date, dict[tuple[str, ...], list[Look]]] = {}
    for look in looks:
        same = (look.name, look.organisation, look.role, look.did, *look.grounds)
        days.setdefault(timezone.localdate(look.at), {}).setdefault(same, []).append(look)
    return [(day, [Often(same[0], len(same)) for same in found.values()]) for day, found in days.items()]


def _shown(viewer: Viewer, household_id: UUID, found: list[log.Looked]) -> list[Look]:
    members = memberships(viewer, household_id, timezone.localdate(), past=True)
    names = {one.person_id: one.person.full_name for one in members}
    people, domains = who({one.line.viewer_id for one in found}), domain_names()
    return [
        Look(
            at=one.line.at,
            **_who(people.get(one.line.viewer_id) if one.line.viewer_id else None, one.line.role),
            did=did(one.line.event, one.line.what),
            event=one.line.event,
            data=_data(one.subjects, domains),
            about=_about(one.subjects, names),
            grounds=list(dict.fromkeys(ground(subject.basis) for subject in one.subjects if subject.basis)),
            mine=one.line.viewer_id == viewer.id,
        )
        for one in found
    ]


def _who(found: Who | None, role: str) -> dict[str, str]:
    """Name who it was; the role is the one the hat had then."""
    known = Role(role).label if role in Role.values else role
    if found is None:
        return {"name": _("Samenhang, vanzelf"), "organisation": "", "role": str(known)}
    return {"name": found.name, "organisation": found.organisation, "role": str(known or found.role)}


def _data(subjects: list[Subject], domains: Mapping[str, str]) -> list[str]:
    pairs = dict.fromkeys((subject.layer, subject.domain) for subject in subjects)
    known = [pair for pair in pairs if pair[0] in Layer.values and pair[0] != Layer.LAWFULNESS]
    return [in_words(layer, domain, domains) for layer, domain in known]


def _about(subjects: list[Subject], names: Mapping[UUID, str]) -> list[str]:
    people = dict.fromkeys(subject.person_id for subject in subjects)
    whole = [_("het huishouden")] if None in people else []
    return [*whole, *(names[person] for person in people if person and person in names)]
