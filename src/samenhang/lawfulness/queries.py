"""Reading lawfulness files. The policies give the team's own files, and what stands in them to who works on them."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.models import Event, Line, Subject
from samenhang.kit.refusals import Refusal
from samenhang.lawfulness.models import Basis, Disclosure, LawfulnessFile, Note, PassedOn, Phase, Seat
from samenhang.passing.models import BenefitStatus
from samenhang.teams.queries import Who, who

MINE, TEAM, CLOSED = "mijn", "team", "afgesloten"


class OnBothSides(Refusal):
    """Who helps somebody does not investigate them: the other hat is at work there."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "U kent deze inwoner uit uw andere werk. Wie iemand helpt, onderzoekt die niet. "
                "Vraag een collega om dit dossier te doen."
            )
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A file in the list: where it stands, who works on it, and who has a seat that opens nothing now."""

    file: LawfulnessFile
    phase: str
    due_on: date | None
    workers: list[str]
    late: bool
    away: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Inside:
    """All that a file holds, for who works on it."""

    file: LawfulnessFile
    phases: list[Phase]
    notes: list[Note]
    seats: list[Seat]
    passed: list[PassedOn]
    disclosures: list[Disclosure]
    names: dict[UUID, Who] = field(default_factory=dict)
    away: frozenset[UUID] = frozenset()
    """Seats that open nothing now."""

    @property
    def written(self) -> list[tuple[Note, Who | None]]:
        """The notes with who wrote them, the newest first."""
        return [(note, self.names.get(note.by_id)) for note in self.notes]

    @property
    def phase(self) -> Phase:
        """Where it stands now."""
        return self.phases[-1]

    @property
    def closed(self) -> bool:
        """Whether the investigation is over."""
        return self.phase.name == Phase.Name.CLOSED

    @property
    def disclosure(self) -> Disclosure | None:
        """From when the resident may see it, as it was set last."""
        return self.disclosures[-1] if self.disclosures else None


def bases() -> QuerySet[Basis]:
    """This function will give the articles an investigation may rest on; reference data."""
    return Basis.objects.filter(in_use=True)


def files(viewer: Viewer, part: str = MINE) -> QuerySet[LawfulnessFile]:
    """This function will give the files of the viewer's team: the own ones, all open ones, or the closed ones."""
    found = standing(LawfulnessFile.objects.all())
    if part == CLOSED:
        return found.filter(Q(phase_name=Phase.Name.CLOSED)).order_by("-opened_at", "-id")
    found = found.exclude(Q(phase_name=Phase.Name.CLOSED))
    if part == MINE:
        found = found.filter(Exists(Seat.objects.filter(file=OuterRef("pk"), hat_id=viewer.id, end=None)))
    return found.order_by(F("due_on").asc(nulls_last=True), "opened_at", "id")


def standing(found: QuerySet[LawfulnessFile]) -> QuerySet[LawfulnessFile]:
    """This function will say of files where they stand: the last phase, and when that should be done."""
    last = Phase.objects.filter(file=OuterRef("pk")).order_by("-at", "-id")
    return found.annotate(phase_name=Subquery(last.values("name")[:1]), due_on=Subquery(last.values("due_on")[:1]))


def counts(viewer: Viewer) -> dict[str, int]:
    """This function will count the viewer's own files and those of the team, by part of the list."""
    return {part: files(viewer, part).count() for part in (MINE, TEAM, CLOSED)}


def rows(viewer: Viewer, found: list[LawfulnessFile], today: date) -> list[Row]:
    """This function will add to each file of a page who works on it, and who cannot now, in two statements more.

    Why somebody cannot is told to nobody: suspended, gone, the own circle, or at work with the same person elsewhere.
    """
    seats = Seat.objects.filter(file__in=found, end=None).select_related("hat__professional").order_by("at")
    working = _at_work([one.id for one in found])
    at: dict[UUID, list[str]] = {}
    away: dict[UUID, list[str]] = {}
    for seat in seats:
        (at if seat.id in working else away).setdefault(seat.file_id, []).append(seat.hat.professional.name)
    return [
        Row(
            file=one,
            phase=str(Phase.Name(one.phase_name).label),  # type: ignore[attr-defined]  # annotated in files()
            due_on=one.due_on,  # type: ignore[attr-defined]  # as above
            workers=at.get(one.id, []),
            away=away.get(one.id, []),
            late=bool(one.due_on and one.due_on < today and one.phase_name != Phase.Name.CLOSED),  # type: ignore[attr-defined]  # as above
        )
        for one in found
    ]


def _at_work(files: list[UUID]) -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.seats_at_work(%s)", [files])
        return {seat_id for (seat_id,) in cursor.fetchall()}


def search(viewer: Viewer, *, index: bytes | None, family_name: str, birth_date: date | None) -> list[LawfulnessFile]:
    """This function will find files by exact BSN, or by family name with birth date: only those of the own team."""
    if index is not None:
        wanted = Q(bsn_index=index)
    elif family_name and birth_date:
        wanted = Q(family_name__iexact=family_name, birth_date=birth_date)
    else:
        return []
    return list(standing(LawfulnessFile.objects.filter(wanted)).order_by("-opened_at", "-id")[:25])


def file(viewer: Viewer, file_id: UUID) -> LawfulnessFile:
    """This function will give a file of the viewer's team.

    :raises Http404: when there is none, or it is another team's.
    """
    found = LawfulnessFile.objects.filter(id=file_id).select_related("basis", "team").first()
    if found is None:
        raise Http404
    return found


def seat(viewer: Viewer, file_id: UUID) -> Seat | None:
    """This function will give the viewer's own seat at a file, or None."""
    return Seat.objects.filter(file_id=file_id, hat_id=viewer.id, end=None).first()


def work(viewer: Viewer, file_id: UUID) -> LawfulnessFile:
    """This function will give a file the viewer works on.

    :raises Http404: when the viewer has no seat at it.
    :raises OnBothSides: when the viewer's other hat helps the same person by now.
    """
    found = file(viewer, file_id)
    if seat(viewer, file_id) is None:
        raise Http404
    if on_both_sides(bytes(found.bsn_index)):
        raise OnBothSides
    return found


def on_both_sides(index: bytes) -> bool:
    """This function will say whether the viewer knows this person from the other side, under an own hat."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.on_both_sides(%s)", [index])
        return bool(cursor.fetchone()[0])


def inside(viewer: Viewer, found: LawfulnessFile) -> Inside:
    """This function will gather all that a file holds, in a fixed number of statements."""
    phases = list(found.phases.order_by("at", "id"))
    notes = list(found.notes.order_by("-on", "-at", "-id"))
    seats = list(found.seats.filter(end=None).select_related("hat__professional").order_by("at"))
    disclosures = list(found.disclosures.order_by("at", "id"))
    passed = list(found.passed.select_related("envelope__to_team").order_by("-at"))
    names = who({note.by_id for note in notes})
    away = frozenset(one.id for one in seats) - _at_work([found.id])
    return Inside(found, phases, notes, seats, passed, disclosures, names, away)


@dataclass(frozen=True, slots=True)
class Benefit:
    """That a benefit exists, and how it stands: all that crosses."""

    what: str
    status: str
    since: date


def benefits(viewer: Viewer, found: LawfulnessFile) -> list[Benefit]:
    """This function will give which benefits the one in a file has, to who works on it, on the file's own basis."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT benefit, status, since FROM access.benefits_of_file(%s)", [found.id])
        rows = cursor.fetchall()
    kinds, states = BenefitStatus.Benefit, BenefitStatus.Status
    return [Benefit(str(kinds(what).label), str(states(status).label), since) for what, status, since in rows]


@dataclass(frozen=True, slots=True)
class Looked:
    """A look in a file."""

    line: Line
    who: Who | None


def looks(viewer: Viewer, found: LawfulnessFile) -> QuerySet[Subject]:
    """This function will give which lines of the log are about a file, newest first, to be paged."""
    return Subject.objects.filter(household_id=found.id).order_by("-at", "-line_id")


def lines(viewer: Viewer, some: list[Subject]) -> list[Looked]:
    """This function will give these lines and who made them, in two statements; refusals never."""
    found = Line.objects.filter(id__in=[one.line_id for one in some], at__in=[one.at for one in some])
    ordered = sorted(found.exclude(event=Event.REFUSED), key=lambda line: (line.at, line.id), reverse=True)
    names = who({line.viewer_id for line in ordered})
    return [Looked(line, names.get(line.viewer_id) if line.viewer_id else None) for line in ordered]
