"""Opening a case and agreeing who directs it. Each act leaves its line in the log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case, CaseMember, Direction
from samenhang.involvement import actions as involving
from samenhang.involvement.models import Involvement, InvolvementEnd, Part
from samenhang.kit.refusals import Refusal, Stale
from samenhang.kit.whole import whole
from samenhang.people.models import Household, Membership
from samenhang.people.turns import take_turn
from samenhang.teams.models import Hat, Role

INVOLVED = "avg-betrokken"
"""The basis on which it is recorded that somebody is involved, where nothing else is chosen."""


class CaseOpenAlready(Refusal):
    """The household has an open case."""


class CaseClosed(Refusal):
    """The case is closed: nobody directs it any more."""


class SameDirector(Refusal):
    """The one chosen is the director already."""


class StillDirects(Refusal):
    """The colleague is the director: hand the case over first, a case is never without one (E1)."""


class ConcernedAlready(Refusal):
    """The case concerns this member already."""


class NoMembers(Refusal):
    """A case concerns at least one member."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """Who directs, why, and with whom that was agreed."""

    hat: Hat
    why: str
    agreed_with: str
    resident_id: UUID | None = None


@whole
def open_case(
    *, household: Household, members: Sequence[UUID], director: Agreed, basis: str, by: Viewer, at: datetime
) -> Case:
    """This function will open the household's case with its director (E1): involved from now on, about all members.

    What the director may read beyond who is involved follows from what was told and asked.

    :param basis: code of the legal basis of the director's involvement.
    :raises CaseOpenAlready: when the household has an open case, also when somebody else opened it just now.
    :raises NoMembers: when nobody of the household is named.
    """
    if not members:
        raise NoMembers(_("Kies ten minste één persoon om wie het gaat."), field="members")
    if Case.objects.filter(household=household, closed_at=None).exists():
        raise CaseOpenAlready(_("Dit huishouden heeft al een open casus."))
    case = Case(
        household=household,
        layer=Layer.INVOLVEMENT,
        number=_next_number(at),
        opened_at=at,
        opened_by_id=by.id,
    )
    try:
        case.save(force_insert=True)
    except IntegrityError as error:
        raise CaseOpenAlready(_("Een collega opende net een casus voor dit huishouden.")) from error
    for person in members:
        CaseMember(household=household, person_id=person, layer=Layer.INVOLVEMENT, case=case).save(force_insert=True)
    record(
        Event.CREATE,
        "cases.open_case",
        by=by,
        at=at,
        object_id=case.id,
        subjects=[(household.id, person, Layer.INVOLVEMENT, "") for person in members],
    )
    agree_director(case=case, agreed=director, basis=basis, by=by, at=at)
    return case


@whole
def agree_director(
    *, case: Case, agreed: Agreed, basis: str = "", seen: int | None = None, by: Viewer, at: datetime
) -> Direction:
    """This function will make somebody the case's director from now on; the one before stays as a professional.

    Who agrees at the same moment as somebody else waits, and is told of it.

    :param basis: code of the legal basis of the director's involvement; empty takes over that of the one before.
    :param seen: how many directors the case had had when the form was opened; None skips the comparison.
    :raises SameDirector: when it is the same director already.
    :raises Stale: when somebody else agreed another director since the form was opened.
    :raises CaseClosed: when the case is closed.
    """
    take_turn(case.household_id)
    if case.closed_at is not None:
        raise CaseClosed(_("Deze casus is gesloten. Er is geen regievoerder meer af te spreken."))
    if seen is not None and Direction.objects.filter(case=case).count() != seen:
        raise Stale(_("Intussen is er een andere regievoerder afgesproken. Bekijk eerst wat er nu staat."))
    before = Direction.objects.filter(case=case).order_by("-starts_at").first()
    if before and before.hat_id == agreed.hat.id and before.resident_id == agreed.resident_id:
        raise SameDirector(_("Deze collega heeft de regie al. Kies iemand anders."), field="hat")
    direction = Direction(
        household_id=case.household_id,
        layer=Layer.INVOLVEMENT,
        case=case,
        hat=agreed.hat,
        resident_id=agreed.resident_id,
        starts_at=at,
        why=agreed.why,
        agreed_with=agreed.agreed_with,
        by_id=by.id,
        at=at,
    )
    direction.save(force_insert=True)
    record(Event.CHANGE, "cases.agree_director", by=by, at=at, object_id=direction.id, subjects=[direction.key])
    if before and before.hat_id == agreed.hat.id:
        return direction
    involving.involve(
        household=case.household,
        hat=agreed.hat,
        part=Part.DIRECTOR,
        basis=basis or _basis_of(case, before),
        own_file=agreed.hat.domain_id,
        task=gettext_noop("houdt de casus bij elkaar"),
        by=by,
        at=at,
    )
    if before:
        _step_back(case, before.hat, by=by, at=at)
    return direction


def _directing(case: Case, hat_id: UUID) -> Involvement | None:
    return Involvement.objects.filter(
        household_id=case.household_id, hat_id=hat_id, part=Part.DIRECTOR, end=None
    ).first()


def _basis_of(case: Case, before: Direction | None) -> str:
    former = _directing(case, before.hat_id) if before else None
    return former.basis_id if former else INVOLVED


def _step_back(case: Case, hat: Hat, *, by: Viewer, at: datetime) -> None:
    former = _directing(case, hat.id)
    if former is None:
        return
    part = Part.PARTNER if hat.role == Role.PARTNER else Part.PROFESSIONAL
    if not involving.current(case.household_id, hat=hat, team=None, part=part, at=at):
        involving.involve(
            household=case.household,
            hat=hat,
            part=part,
            basis=former.basis_id,
            own_file=former.own_file_id,
            task=gettext_noop("droeg de regie over"),
            by=by,
            at=at,
        )
    involving.end_involvement(involvement=former, reason=gettext_noop("regie overgedragen"), by=by, at=at)


@whole
def let_go(*, involvement: Involvement, reason: str, by: Viewer, at: datetime) -> InvolvementEnd:
    """This function will end somebody's involvement, and with it at once what they could read (H2).

    :raises StillDirects: when they hold the case together.
    """
    take_turn(involvement.household_id)
    if (
        involvement.part == Part.DIRECTOR
        and Case.objects.filter(household_id=involvement.household_id, closed_at=None).exists()
    ):
        raise StillDirects(_("Deze collega heeft de regie. Draag eerst de regie over; daarna kan dit."))
    return involving.end_involvement(involvement=involvement, reason=reason, by=by, at=at)


@whole
def add_case_member(*, case: Case, person_id: UUID, by: Viewer, at: datetime) -> CaseMember:
    """This function will let the case concern one more member of the household: a child was born, a partner moved in.

    :raises CaseClosed: when the case is closed.
    :raises NoMembers: when the person does not belong to the household.
    :raises ConcernedAlready: when the case concerns them already.
    """
    if case.closed_at:
        raise CaseClosed(_("Deze casus is gesloten."))
    if not Membership.objects.filter(household_id=case.household_id, person_id=person_id, end=None).exists():
        raise NoMembers(_("Deze persoon hoort niet bij dit huishouden."))
    member = CaseMember(household_id=case.household_id, person_id=person_id, layer=Layer.INVOLVEMENT, case=case)
    try:
        member.save(force_insert=True)
    except IntegrityError as error:
        raise ConcernedAlready(_("De casus gaat al over deze persoon.")) from error
    record(Event.CREATE, "cases.add_case_member", by=by, at=at, object_id=case.id, subjects=[member.key])
    return member


def _next_number(at: datetime) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('cases_number')")
        row = cursor.fetchone()
    return f"C-{at:%Y}-{row[0]:05d}" if row else ""
