"""From request to case: one director for several problems, after the household was told or asked what is shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.cases import actions as cases
from samenhang.cases.models import Case
from samenhang.cases.queries import open_case_of
from samenhang.consent import actions as consent
from samenhang.consent.models import ASKED, Consent, LegalBasis
from samenhang.intake.actions.desk import wind_down
from samenhang.intake.actions.sifting import Sifting, settle
from samenhang.intake.models import Request, Triage
from samenhang.intake.queries import sharing
from samenhang.kit.refusals import Refusal
from samenhang.kit.whole import whole

LAYERS = (Layer.SHARED, Layer.CASE_TEAM)


@dataclass(frozen=True, slots=True)
class Told:
    """The household was told what is shared by law."""

    basis: LegalBasis
    how: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The members were asked, and said yes."""

    how: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was told or asked before counts."""


@whole
def open_case(
    *,
    request: Request,
    sifting: Sifting,
    members: Sequence[UUID],
    director: cases.Agreed,
    ground: Told | Asked | Earlier,
    by: Viewer,
    at: datetime,
) -> Case:
    """This function will open the household's case with its director, and settle the request with it.

    What was told or asked is recorded towards the director's organisation, so that the director reads what is shared.

    :raises AlreadySettled: when the request was settled before.
    :raises CaseOpenAlready: when the household has an open case.
    :raises Refusal: when what was told before gives the director's organisation no ground.
    """
    if not members:
        raise cases.NoMembers(_("Kies ten minste één persoon om wie het gaat."), field="members")
    basis = _ground(request, members, director, ground, by=by, at=at)
    case = cases.open_case(household=request.household, members=members, director=director, basis=basis, by=by, at=at)
    settle(request=request, sifting=sifting, outcome=Triage.Outcome.CASE, case=case, by=by, at=at)
    wind_down(request=request, by=by, at=at)
    return case


def _ground(
    request: Request,
    members: Sequence[UUID],
    director: cases.Agreed,
    ground: Told | Asked | Earlier,
    *,
    by: Viewer,
    at: datetime,
) -> str:
    organisation = director.hat.organisation
    if isinstance(ground, Told):
        consent.tell(
            household=request.household,
            people=members,
            organisation=organisation,
            layers=LAYERS,
            basis=ground.basis,
            how=ground.how,
            by=by,
            at=at,
        )
        return ground.basis.code
    if isinstance(ground, Asked):
        consent.ask(
            household=request.household,
            people=members,
            organisation=organisation,
            layers=LAYERS,
            topic=gettext_noop("samenwerken in één plan"),
            answer=Consent.Answer.GIVEN,
            how=ground.how,
            by=by,
            at=at,
        )
        return ASKED
    known = sharing(by, request.household_id, timezone.localdate(at)).standing
    if organisation.id not in known:
        raise Refusal(
            _("Aan dit huishouden is nog niet verteld wat %(organisation)s mag weten. Vertel of vraag het eerst.")
            % {"organisation": organisation.name},
            field="ground",
        )
    return known[organisation.id]


@whole
def add_to_case(*, request: Request, sifting: Sifting, by: Viewer, at: datetime) -> Case:
    """This function will settle a request by giving it to the household's open case; its director reads it there.

    :raises AlreadySettled: when the request was settled before.
    :raises Refusal: when the household has no open case.
    """
    case = open_case_of(by, request.household_id)
    if case is None:
        raise Refusal(_("Dit huishouden heeft geen open casus meer. Open een nieuwe casus."))
    settle(request=request, sifting=sifting, outcome=Triage.Outcome.CASE, case=case, by=by, at=at)
    wind_down(request=request, by=by, at=at)
    return case
