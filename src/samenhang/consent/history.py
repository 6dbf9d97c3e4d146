"""The legal bases as a manager sees them: what each says now, what was proposed and decided, what would change."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.http import Http404
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.consent.models import BasisProposal, LegalBasis
from samenhang.consent.models.bases import TERMS
from samenhang.consent.queries import all_bases
from samenhang.consent.usable import in_force
from samenhang.kit.dates import day as in_words
from samenhang.kit.rounds import Number
from samenhang.teams.models import Domain, Hat, Organisation, Role
from samenhang.teams.queries import Who, who


def _state(basis: LegalBasis, day: date) -> str:
    if in_force(basis, day):
        return "used"
    if not basis.in_use:
        return "off"
    return "later" if basis.valid_from > day else "ended"


@dataclass(frozen=True, slots=True)
class Listed:
    """A basis in the list: what it says today, its state, and what waits for a decision."""

    basis: LegalBasis
    state: str  # used, later, ended, off
    users: str
    waits: BasisProposal | None


@dataclass(frozen=True, slots=True)
class Version:
    """A proposal with who made it, who decided and what."""

    proposal: BasisProposal
    by: Who | None
    decided_by: Who | None

    @property
    def answer(self) -> str:
        """What was decided, or nothing yet."""
        decision = getattr(self.proposal, "decision", None)
        return decision.answer if decision else ""


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a basis, as it is and as it would be."""

    label: str
    now: str
    then: str

    @property
    def changes(self) -> bool:
        """Whether it would say something else."""
        return self.now != self.then


@dataclass(frozen=True, slots=True)
class Effect:
    """What a proposal would close or open, as numbers."""

    households: int
    organisations: int
    colleagues: int


def listed(viewer: Viewer, day: date, *, search: str = "", state: str = "") -> list[Listed]:
    """This function will give every basis with what it says today, narrowed by words and by state."""
    waiting = {one.code: one for one in BasisProposal.objects.filter(decision=None)}
    names = dict(Domain.objects.values_list("code", "name"))
    sought = search.casefold().split()
    rows = []
    for basis in all_bases(day):
        words = f"{basis} {basis.purpose} {basis.source} {basis.code}".casefold()
        row = Listed(basis, _state(basis, day), users(basis, names), waiting.get(basis.code))
        if all(one in words for one in sought) and state in (
            "",
            row.state,
            "waits" if row.waits else "",
            "unconfirmed" if not basis.confirmed else "",
        ):
            rows.append(row)
    known = {row.basis.code for row in rows}
    return rows if search or state not in ("", "waits") else [*rows, *_new(waiting, known, names)]


def _new(waiting: dict[str, BasisProposal], known: set[str], names: dict[str, str]) -> list[Listed]:
    """A basis that is proposed and does not exist yet stands in the list too."""
    return [
        Listed(LegalBasis(code=one.code, law=one.law, article=one.article, **terms(one)), "new", users(one, names), one)
        for code, one in waiting.items()
        if code not in known and not LegalBasis.objects.filter(code=code).exists()
    ]


def terms(of: LegalBasis | BasisProposal) -> dict[str, Any]:
    """This function will give the values of a basis or of a proposal."""
    return {name: getattr(of, name) for name in TERMS}


def users(basis: LegalBasis | BasisProposal, names: dict[str, str]) -> str:
    """This function will say in words who may use a basis: kinds of organisation, roles, domains."""
    parts = [
        *(str(label) for kind, label in Organisation.Kind.choices if kind in basis.kinds),
        *(str(label) for role, label in Role.choices if role in basis.roles),
        *(names.get(code, code) for code in basis.domains),
    ]
    return ", ".join(parts) or _("iedereen die betrokken is")


def versions(viewer: Viewer, code: str) -> list[Version]:
    """This function will give what was proposed about a basis and what was decided, newest first."""
    found = list(BasisProposal.objects.filter(code=code).select_related("decision").order_by("-at", "-id"))
    people = who([*(one.by_id for one in found), *(d.by_id for one in found if (d := getattr(one, "decision", None)))])
    return [
        Version(one, people.get(one.by_id), people.get(one.decision.by_id) if hasattr(one, "decision") else None)
        for one in found
    ]


def waiting(viewer: Viewer, at: datetime) -> Number:
    """This function will count the proposals that this viewer may decide on: undecided, and another's."""
    own = Hat.objects.filter(professional=viewer.professional_id).values("id")
    return Number(BasisProposal.objects.filter(decision=None).exclude(by_id=viewer.id).exclude(by_id__in=own))


def proposal(viewer: Viewer, proposal_id: UUID) -> BasisProposal:
    """This function will give one proposal, with the decision.

    :raises Http404: when there is none.
    """
    found = BasisProposal.objects.filter(id=proposal_id).select_related("decision").first()
    if found is None:
        raise Http404
    return found


def is_own(viewer: Viewer, proposal: BasisProposal) -> bool:
    """This function will say whether the viewer proposed it, with this hat or another of the same person."""
    if viewer.id == proposal.by_id or viewer.professional_id is None:
        return viewer.id == proposal.by_id
    return Hat.objects.filter(id=proposal.by_id, professional_id=viewer.professional_id).exists()


def compared(now: LegalBasis | None, then: BasisProposal) -> list[Line]:
    """This function will put what a basis says beside what it would say, every value a line."""
    names = dict(Domain.objects.values_list("code", "name"))
    return [Line(label, write(now, name, names) if now else "", write(then, name, names)) for name, label in labels()]


def said(basis: LegalBasis) -> list[tuple[str, str]]:
    """This function will give what a basis says, every value with its name."""
    names = dict(Domain.objects.values_list("code", "name"))
    return [(label, write(basis, name, names)) for name, label in labels()]


def labels() -> list[tuple[str, str]]:
    """This function will name the values of a basis, in the order in which they are shown."""
    return [
        ("purpose", _("Waarvoor")),
        ("told", _("Wat de inwoner hoort")),
        ("layers", _("Wat er gedeeld mag worden")),
        ("kinds", _("Voor welke organisaties")),
        ("roles", _("Voor welke rollen")),
        ("domains", _("Voor welke domeinen")),
        ("in_use", _("In gebruik")),
        ("valid_from", _("Geldt vanaf")),
        ("valid_until", _("Geldt tot en met")),
        ("second_person", _("Tweede persoon bij delen zonder toestemming")),
        ("source", _("Bron")),
        ("confirmed", _("Bron bevestigd")),
    ]


def write(of: LegalBasis | BasisProposal, name: str, names: dict[str, str]) -> str:
    """This function will write one value of a basis in words."""
    value = getattr(of, name)
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, list):
        of_all: dict[str, dict[Any, Any]] = {
            "layers": dict(Layer.choices),
            "kinds": dict(Organisation.Kind.choices),
            "roles": dict(Role.choices),
            "domains": dict(names),
        }
        said = of_all[name]
        return ", ".join(str(said.get(one, one)) for one in value) or _("alle")
    if isinstance(value, date):
        return in_words(value)
    return _("zonder einde") if value is None else str(value)


def effect(viewer: Viewer, proposal_id: UUID) -> dict[str, Effect]:
    """This function will count what a proposal would close (``closes``) and open (``opens``), whoever it is about."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT opens, households, organisations, colleagues FROM access.basis_effect(%s)", [proposal_id]
        )
        rows = cursor.fetchall()
    return {"opens" if opens else "closes": Effect(*numbers) for opens, *numbers in rows}
