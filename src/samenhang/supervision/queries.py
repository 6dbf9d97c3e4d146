"""Reading the log as who supervises: through functions that give no content, to these roles only."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.access.viewer import Viewer
from samenhang.audit.models import Event, Seal, Verification
from samenhang.data_rights.words import did, ground
from samenhang.kit.rounds import Number
from samenhang.supervision.models import Finding, PatternRule, Watch
from samenhang.supervision.rules_in_words import in_words
from samenhang.teams.models import Role
from samenhang.teams.queries import Who, who

A_PAGE = 50
PURPOSES = {
    "request": gettext_lazy("een hulpvraag"),
    "case": gettext_lazy("een casus"),
    "correct": gettext_lazy("gegevens nakijken"),
    "brp": gettext_lazy("de BRP nakijken"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the log is asked for."""

    since: datetime
    before: datetime
    events: tuple[str, ...] = ()
    organisation: UUID | None = None
    role: str = ""
    module: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log as shown to who supervises."""

    at: datetime
    event: str
    did: str
    name: str
    organisation: str
    role: str
    purpose: str
    rule: str
    codes: list[str]
    people: int
    grounds: list[str]


@dataclass(frozen=True, slots=True)
class SealState:
    """How the seal stands: the last block, what is not sealed yet, and when it was last verified."""

    last: datetime | None
    tail: int
    oldest: datetime | None
    verified: Verification | None


@dataclass(frozen=True, slots=True)
class Month:
    """One month in numbers."""

    first: date
    total: int
    counts: list[int] = field(default_factory=list)


def _fetch(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def log_page(viewer: Viewer, wanted: Wanted, number: int) -> tuple[list[Entry], bool]:
    """This function will give a page of fifty lines, newest first, and whether there are more; in two statements."""
    asked = [
        wanted.since, wanted.before, list(wanted.events), wanted.organisation, wanted.role, wanted.module, None,
        wanted.code, A_PAGE + 1, (number - 1) * A_PAGE,
    ]  # fmt: skip  # as the function takes them
    rows = _fetch("SELECT * FROM access.log_page(%s, %s, %s::text[], %s, %s, %s, %s::uuid, %s, %s, %s)", asked)
    people = who({row[4] for row in rows[:A_PAGE]})
    return [_entry(row, people) for row in rows[:A_PAGE]], len(rows) > A_PAGE


def _entry(row: tuple[Any, ...], people: dict[UUID, Who]) -> Entry:
    _id, at, event, what, viewer_id, role, purpose, rule, codes, subjects, bases = row
    found = people.get(viewer_id)
    return Entry(
        at=at,
        event=event,
        did=_told(event, what),
        name=found.name if found else _("Samenhang, vanzelf"),
        organisation=found.organisation if found else "",
        role=str(Role(role).label) if role in Role.values else role,
        purpose=str(PURPOSES.get(purpose, purpose)),
        rule=in_words(rule),
        codes=codes,
        people=subjects,
        grounds=[ground(basis) for basis in bases],
    )


def _told(event: str, what: str) -> str:
    if event == Event.REFUSED:
        return _("werd geweigerd")
    return _("meldde zich aan") if event == Event.SIGN_IN else did(event, what)


def months(viewer: Viewer, today: date) -> tuple[list[str], list[Month]]:
    """This function will give how many lines there are a month, of each kind, over a year; newest month first."""
    first = (today.replace(day=1) - timedelta(days=334)).replace(day=1)
    since = timezone.make_aware(datetime.combine(first, time()))
    found: dict[date, Counter[str]] = {}
    for month, event, lines in _fetch("SELECT * FROM access.log_months(%s)", [since]):
        found.setdefault(month, Counter())[event] = lines
    kinds = [event for event in Event if any(event in counts for counts in found.values())]
    told = [
        Month(month, counts.total(), [counts[kind] for kind in kinds])
        for month, counts in sorted(found.items(), reverse=True)
    ]
    return [str(kind.label) for kind in kinds], told


def seal_state(viewer: Viewer) -> SealState:
    """This function will say how the seal stands, in three statements."""
    last = Seal.objects.order_by("-at").values_list("at", flat=True).first()
    ((tail, oldest),) = _fetch("SELECT * FROM access.log_tail()", [])
    return SealState(last, tail, oldest, Verification.objects.order_by("-at").first())


# -- what stands out ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding in the list."""

    finding: Finding
    who: Who | None
    code: str

    @property
    def judged(self) -> bool:
        """Whether a person judged it."""
        return getattr(self.finding, "judgement", None) is not None


@dataclass(frozen=True, slots=True)
class Behind:
    """A line behind a finding."""

    at: datetime
    event: str
    did: str
    grounds: list[str]
    initials: list[str]


def code_of(household_id: UUID) -> str:
    """This function will give the code by which a household is called here, as the database makes it."""
    return str(household_id)[-6:].upper()


def findings(viewer: Viewer, *, rule: str = "", judged: bool = False) -> QuerySet[Finding]:
    """This function will give what stands out, newest week first: what waits, or what was judged."""
    found = Finding.objects.filter(judgement__isnull=not judged).select_related("rule", "judgement")
    if rule:
        found = found.filter(rule_id=rule)
    return found.order_by("-week", "-last_at", "id")


def standing(viewer: Viewer, rows: Sequence[Finding]) -> list[Standing]:
    """This function will name the colleagues behind findings, in one statement."""
    people = who({row.viewer_id for row in rows})
    return [Standing(row, people.get(row.viewer_id), code_of(row.household_id)) for row in rows]


def finding(viewer: Viewer, finding_id: UUID) -> Finding:
    """This function will give one finding.

    :raises Http404: when it is not there for this viewer.
    """
    found = Finding.objects.select_related("rule", "judgement").filter(id=finding_id).first()
    if found is None:
        raise Http404
    return found


def behind(viewer: Viewer, found: Finding) -> tuple[list[Behind], list[str], list[str]]:
    """This function will give the lines behind a finding, the household's case numbers, and its members' initials."""
    rows = _fetch("SELECT at, event, what, bases, initials FROM access.finding_lines(%s)", [found.id])
    about = _fetch("SELECT cases, initials FROM access.finding_about(%s)", [found.id])
    if not about:
        raise Http404
    lines = [
        Behind(
            at,
            event,
            _told(event, what),
            [ground(b) for b in bases],
            initials,
        )
        for at, event, what, bases, initials in rows
    ]
    return lines, about[0][0], about[0][1]


def rules(viewer: Viewer) -> list[PatternRule]:
    """This function will give the rules by which looks stand out; reference data."""
    return list(PatternRule.objects.all())


def waiting(viewer: Viewer, at: datetime) -> Number:
    """This function will count the findings nobody judged yet."""
    return Number(Finding.objects.filter(judgement__isnull=True))


@dataclass(frozen=True, slots=True)
class Watched:
    """Somebody under watch, by initials and year of birth."""

    watch: Watch
    initials: str
    born_in: int | None


def watches(viewer: Viewer, today: date) -> list[Watched]:
    """This function will give who is under watch today, the first to end first."""
    told = {row[0]: row[1:] for row in _fetch("SELECT * FROM access.watched()", [])}
    running = Watch.objects.filter(end=None, until__gte=today).order_by("until", "id")
    return [Watched(one, *told.get(one.id, ("?", None))) for one in running]


def to_watch(viewer: Viewer, *, bsn: bytes | None, given: str, family: str, born: date | None) -> list[UUID]:
    """This function will find who is meant: nobody, one, or two when it is not clear; never a name."""
    return [row[0] for row in _fetch("SELECT * FROM access.to_watch(%s, %s, %s, %s)", [bsn, given, family, born])]
