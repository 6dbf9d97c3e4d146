"""What one resident said about sharing, as a table; what was printed since; what ends soon (H1)."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from samenhang.access.models import NOBODY, Grant, Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.models import Event, Line, Subject
from samenhang.cases.sharing import Book, Row, Told
from samenhang.consent import queries as consent
from samenhang.consent.models import Consent
from samenhang.teams.queries import Who, who

SHOWN = (Layer.SHARED, Layer.CASE_TEAM)
ENDS_SOON = 30
PRINTS = 10
DOMAIN = "domein:"


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether one layer may be known: by law or by an answer, from and until when."""

    state: str
    ground: str = ""
    starts: date | None = None
    until: date | None = None


@dataclass(slots=True)
class Addressee:
    """An organisation, or everybody of a domain, with what it may know of one resident now."""

    name: str
    value: str
    cells: dict[str, list[Cell]] = field(default_factory=lambda: {layer: [] for layer in SHOWN})
    withdrawable: list[Row] = field(default_factory=list)
    renew_from: date | None = None

    @property
    def columns(self) -> list[list[Cell]]:
        """The cells in the order of the columns."""
        return [self.cells[layer] for layer in SHOWN]


def matrix(book: Book, person_id: UUID, day: date) -> list[Addressee]:
    """This function will give who may know what of one resident: a row per organisation or domain."""
    found: dict[str, Addressee] = {}
    for told, row in _told_of(book, person_id):
        one = found.setdefault(str(told.notice.organisation_id), Addressee(told.notice.organisation.name, ""))
        for layer in SHOWN:
            if layer in row.of:
                one.cells[layer].append(Cell(row.state, str(told.notice.basis)))
    for row in book.asked:
        if row.record.person_id == person_id:
            _answered(found, row, day)
    return sorted(found.values(), key=lambda one: one.name.casefold())


def _told_of(book: Book, person_id: UUID) -> list[tuple[Told, Row]]:
    return [(told, row) for told in book.told for row in told.rows if row.record.person_id in (None, person_id)]


def _answered(found: dict[str, Addressee], row: Row, day: date) -> None:
    said: Consent = row.record
    key = str(said.organisation_id or said.towards_id)
    value = str(said.organisation_id) if said.organisation_id else f"{DOMAIN}{said.towards_id}"
    one = found.setdefault(key, Addressee(said.addressee, value))
    one.value = value
    for layer in SHOWN:
        if layer in row.of:
            one.cells[layer].append(Cell(row.state, "", said.starts_on, said.until))
    if row.state in ("given", "waiting"):
        one.withdrawable.append(row)
    if row.state == "given" and said.until and said.until <= day + timedelta(ENDS_SOON):
        one.renew_from = said.until + timedelta(1)


def history(book: Book, person_id: UUID) -> list[Row]:
    """This function will give every answer of one resident, newest first, also what was replaced."""
    rows = [row for row in [*book.asked, *book.earlier] if row.record.person_id == person_id]
    return sorted(rows, key=lambda row: row.record.at, reverse=True)


@dataclass(frozen=True, slots=True)
class Print:
    """That a sheet was printed: when, by whom, which."""

    at: datetime
    by: Who | None
    what: str


def printed_since(viewer: Viewer, household_id: UUID, since: datetime) -> list[Print]:
    """This function will give the sheets about a household that were printed since a moment: they may be wrong now."""
    of = Subject.objects.filter(household_id=household_id, at__gte=since).values("line_id")
    lines = list(Line.objects.filter(event=Event.PRINT, at__gte=since, id__in=of).order_by("-at")[:PRINTS])
    by = who(line.viewer_id for line in lines if line.viewer_id)
    return [Print(line.at, by.get(line.viewer_id) if line.viewer_id else None, _sheet(line.what)) for line in lines]


def _sheet(what: str) -> str:
    known = {
        "consent": _("wie weet wat van u"),
        "plans": _("het plan"),
        "data_rights": _("wie er heeft gekeken"),
    }
    return known.get(what.split(".", 1)[0], _("een blad over dit huishouden"))


def kept_up(viewer: Viewer) -> list[UUID]:
    """This function will give the households whose involvement the viewer keeps up now."""
    rows = (
        Grant.objects.filter(person_id=NOBODY, layer=Layer.INVOLVEMENT, domain="", writes=True)
        .extra(where=["during @> access.clock()"])
        .values_list("household_id", flat=True)
    )
    return list(dict.fromkeys(rows))


def ending(viewer: Viewer, households: list[UUID], day: date) -> list[Consent]:
    """This function will give each yes that ends within thirty days and was not renewed, the first to end first."""
    last = day + timedelta(ENDS_SOON)
    closing = Consent.objects.filter(
        household_id__in=households, answer=Consent.Answer.GIVEN, until__gte=day, until__lte=last
    )
    answers: dict[UUID, list[Consent]] = {}
    told = (
        Consent.objects.filter(household_id__in=closing.values("household_id"))
        .select_related("household", "person", "organisation", "towards", "withdrawal")
        .order_by("-at", "id")
    )
    for one in told:
        answers.setdefault(one.household_id, []).append(one)
    found = []
    for given in answers.values():
        standing = consent.standing(given, day)
        renewed = {_to(one.record) for one in standing if one.state == "waiting"}
        found += [
            one.record
            for one in standing
            if one.state == "given" and one.record.until and one.record.until <= last and _to(one.record) not in renewed
        ]
    return sorted(found, key=lambda one: (one.until or day, one.id))


def _to(one: Consent) -> tuple[UUID | None, UUID | None, str | None]:
    return one.person_id, one.organisation_id, one.towards_id
