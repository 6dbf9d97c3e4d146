"""Reading the logbook: the viewer first; an entry of a layer or a person one may not read does not exist."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.cases.models import Case, LifeDomain
from samenhang.involvement.models import Involvement
from samenhang.involvement.queries import involved, may_write, not_to_be_named_part, secret_hats, writable_files
from samenhang.kit.rounds import answered, asked, together
from samenhang.layers.queries import Kept, Stood, kept_back_part, stood_part
from samenhang.meetings.models import Attendance, Correction, Kind, LogEntry
from samenhang.teams.models import Domain, Hat
from samenhang.teams.queries import Who, who_part

A_PAGE = 25
ICONS = {
    Kind.CONTACT: "phone",
    Kind.VISIT: "house",
    Kind.CONVERSATION: "message-square",
    Kind.CONSULTATION: "messages-square",
    Kind.DECISION: "handshake",
    Kind.MOMENT: "star",
    Kind.OTHER: "circle",
}
ON_PAPER = 200
ASKED = (Kind.VISIT, Kind.CONVERSATION, Kind.CONSULTATION, Kind.DECISION, Kind.MOMENT)
"""Of these one wants to know which field of life it was about, and who was there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are asked for; empty is no wish."""

    kind: str = ""
    decisions: bool = False
    life_domain: str = ""
    person_id: UUID | None = None
    missing: bool = False

    def __bool__(self) -> bool:
        return bool(self.kind or self.decisions or self.life_domain or self.person_id or self.missing)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as shown: with names in place of ids."""

    entry: LogEntry
    by: Who | None
    about: str
    file: str
    present: list[str]
    life_domains: list[str]
    corrections: list[tuple[Correction, Who | None]]
    may_correct: bool = False
    kept: Kept | None = None
    stood: list[Stood] = field(default_factory=list)

    @property
    def missing(self) -> list[str]:
        """What one would still want to know of it (F2)."""
        if self.entry.kind not in ASKED:
            return []
        return [
            *([] if self.life_domains else [_("over welk leefgebied het ging")]),
            *([] if self.present else [_("wie erbij was")]),
        ]

    @property
    def title(self) -> str:
        """What kind of moment it was, as the heading above it."""
        return capfirst(self.entry.get_kind_display())

    @property
    def icon(self) -> str:
        """The picture that goes with the kind of moment."""
        return ICONS[Kind(self.entry.kind)]


def entries(viewer: Viewer, case: Case, wanted: Wanted = Wanted()) -> QuerySet[LogEntry]:
    """This function will give the entries of a case the viewer may read, newest first."""
    found = LogEntry.objects.filter(case_id=case.id, household_id=case.household_id).select_related("person")
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.decisions:
        found = found.exclude(decided="")
    if wanted.life_domain:
        later = Correction.objects.filter(life_domains__contains=[wanted.life_domain]).values("entry_id")
        found = found.filter(Q(life_domains__contains=[wanted.life_domain]) | Q(id__in=later))
    if wanted.person_id:
        there = Attendance.objects.filter(resident_id=wanted.person_id).values("entry_id")
        found = found.filter(Q(person_id=wanted.person_id) | Q(id__in=there))
    if wanted.missing:
        found = found.filter(_lacks())
    return found.order_by("-happened_at", "-id")


def page(
    viewer: Viewer, case: Case, wanted: Wanted, number: str | None, day: date, *, counted: int | None = None
) -> tuple[Page[LogEntry], list[Line]]:
    """This function will give a page of 25 entries and how they are shown, in a constant number of statements.

    :param counted: how many there are, where the page asked that along with something else.
    """
    pages = Paginator(entries(viewer, case, wanted), A_PAGE)
    if counted is not None:
        pages.__dict__["count"] = counted  # what it would count itself, and keep
    found = pages.get_page(number)
    return found, lines(viewer, case.household_id, found.object_list, day)


def latest(viewer: Viewer, case: Case, day: date, *, count: int = 3) -> list[Line]:
    """This function will give the last entries of a case as shown."""
    return lines(viewer, case.household_id, entries(viewer, case)[:count], day)


def for_paper(viewer: Viewer, case: Case, day: date, *, person_id: UUID | None) -> tuple[list[Line], bool]:
    """This function will give what may be put in the resident's hands, newest first, and whether there is older.

    Our plan and the team's records about the household, and about one member where it is that member's own sheet;
    never what is about another member only, nor what is hidden from the resident (law.md rule 7), nor an own file.
    Whose involvement is a secret is not named (law.md rule 6).
    """
    found = (
        entries(viewer, case)
        .filter(Q(person_id=None) | Q(person_id=person_id), layer__in=[Layer.SHARED, Layer.CASE_TEAM])
        .filter(Q(hidden_until=None) | Q(hidden_until__lte=day))
    )
    shown = list(found[: ON_PAPER + 1])
    unnamed = secret_hats(viewer, case.household_id)
    return lines(viewer, case.household_id, shown[:ON_PAPER], day, unnamed=unnamed), len(shown) > ON_PAPER


def lines(
    viewer: Viewer, household_id: UUID, found: Iterable[LogEntry], day: date, *, unnamed: Collection[UUID] = ()
) -> list[Line]:
    """This function will put names in place of the ids of these entries of one household.

    :param unnamed: hats that are called a colleague; so is whoever is another member's secret, unknown to the viewer.
    """
    chosen = list(found)
    if not chosen:
        return []
    ids = [entry.id for entry in chosen]
    (attended, corrected, areas, files), kept, were = answered(
        together(
            [
                asked(
                    Attendance.objects.filter(entry_id__among=ids).select_related(
                        "resident", "hat__professional", "hat__organisation"
                    ),
                    Correction.objects.filter(entry_id__among=ids).order_by("at", "id"),
                    LifeDomain.objects.values_list("code", "name"),
                    Domain.objects.values_list("code", "name"),
                ),
                kept_back_part(viewer, household_id, ids, day),
                stood_part(viewer, household_id, ids),
            ]
        )
    )
    present, corrections = _by_entry(attended), _by_entry(corrected)
    writers = {entry.by_id for entry in chosen} | {c.by_id for some in corrections.values() for c in some}
    hats = {row.hat_id for some in present.values() for row in some}
    secret, named = answered(together([not_to_be_named_part(viewer, household_id, writers | hats), who_part(writers)]))
    unsaid = secret | set(unnamed)
    names, areas, files = named | dict.fromkeys(writers & unsaid, _a_colleague()), dict(areas), dict(files)
    own = set(writable_files(viewer, household_id))
    return [
        Line(
            entry=entry,
            by=names.get(entry.by_id),
            about=entry.person.full_name if entry.person else "",
            file=file_name(entry.layer, files.get(entry.domain, entry.domain)),
            present=_present(
                [row for row in present.get(entry.id, []) if row.hat_id not in unsaid],
                [entry.others, *(one.others for one in corrections.get(entry.id, []))],
            ),
            life_domains=[areas[code] for code in _areas(entry, corrections.get(entry.id, [])) if code in areas],
            corrections=[(one, names.get(one.by_id)) for one in corrections.get(entry.id, [])],
            may_correct=(entry.layer, entry.domain) in own,
            kept=kept.get(entry.id),
            stood=were.get(entry.id, []),
        )
        for entry in chosen
    ]


def entry_to_correct(viewer: Viewer, case: Case, entry_id: UUID) -> LogEntry:
    """This function will give an entry of a case the viewer may add a correction to.

    :raises Http404: when there is none, the viewer may not see it, or may read it only.
    """
    found = entries(viewer, case).filter(id=entry_id).first()
    if found is None or not may_write(
        viewer, found.household_id, found.layer, person_id=found.person_id, domain=found.domain
    ):
        raise Http404
    return found


def file_name(layer: str, domain_name: str = "") -> str:
    """This function will name a place to write in, as it is called on the screen."""
    return {
        Layer.SHARED: _("ons plan"),
        Layer.CASE_TEAM: _("ons team"),
    }.get(Layer(layer), _("dossier %(domain)s") % {"domain": domain_name})


def everyone(viewer: Viewer, household_id: UUID, at: datetime) -> QuerySet[Involvement]:
    """This function will give who is involved with a household now, for ``colleagues``."""
    return involved(viewer, household_id, at)


def colleagues(
    viewer: Viewer, household_id: UUID, at: datetime, found: Iterable[Involvement] | None = None
) -> list[Hat]:
    """This function will give the colleagues involved with a household now, each once, the viewer first."""
    there = involved(viewer, household_id, at) if found is None else found
    hats = {one.hat_id: one.hat for one in there if one.hat}
    return sorted(hats.values(), key=lambda hat: (hat.id != viewer.id, hat.professional.name))


def last_written(viewer: Viewer, case_ids: Collection[UUID]) -> QuerySet[LogEntry, Any]:
    """This function will say of each case when the last thing the viewer may read of happened: pairs of the two."""
    found: QuerySet[LogEntry, Any] = LogEntry.objects.filter(case_id__among=case_ids)
    return found.order_by().values_list("case_id").annotate(last=Max("happened_at"))


def _by_entry[T: (Attendance, Correction)](rows: Iterable[T]) -> dict[UUID, list[T]]:
    found: dict[UUID, list[T]] = {}
    for row in rows:
        found.setdefault(row.entry_id, []).append(row)
    return found


def _a_colleague() -> Who:
    return Who(_("een collega"), "", "", "", "")


def _present(rows: list[Attendance], others: list[str]) -> list[str]:
    residents = [row.resident.full_name for row in rows if row.resident]
    hats = [f"{row.hat.professional.name} ({row.hat.organisation.name})" for row in rows if row.hat]
    return [*sorted(residents), *sorted(hats), *(one for one in others if one)]


def _areas(entry: LogEntry, corrections: list[Correction]) -> list[str]:
    """The fields of life of an entry, with what was added later."""
    return list(dict.fromkeys([*entry.life_domains, *(code for one in corrections for code in one.life_domains)]))


def _lacks() -> Q:
    later = Correction.objects.filter(entry_id=OuterRef("pk"))
    no_area = Q(life_domains=[]) & ~Exists(later.exclude(life_domains=[]))
    nobody = (
        Q(others="") & ~Exists(Attendance.objects.filter(entry_id=OuterRef("pk"))) & ~Exists(later.exclude(others=""))
    )
    return Q(kind__in=ASKED) & (no_area | nobody)
