"""Involving people and ending it. Access follows by itself: the database derives the grants from these records."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.permissions import HELPING
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.consent.queries import as_decided_by_code
from samenhang.consent.usable import need_for_colleague
from samenhang.involvement.models import InvolvedAbout, Involvement, InvolvementEnd, Part
from samenhang.kit.refusals import Refusal
from samenhang.kit.whole import whole
from samenhang.people.models import Household
from samenhang.people.turns import take_turn
from samenhang.teams.models import Hat, Team


class AlreadyInvolved(Refusal):
    """The colleague is involved with this household already."""


class EndBeforeStart(Refusal):
    """The end lies before the start."""


class AlreadyEnded(Refusal):
    """The involvement was ended before, perhaps by somebody else just now."""


class NoContentForRole(Refusal):
    """This role is never given content of a household."""


@whole
def involve(
    *,
    household: Household,
    part: Part,
    basis: str,
    hat: Hat | None = None,
    team: Team | None = None,
    people: Iterable[UUID] | None = None,
    own_file: str | None = None,
    task: str = "",
    secret: bool = False,
    starts_at: datetime | None = None,
    until: datetime | None = None,
    by: Viewer,
    at: datetime,
) -> Involvement:
    """This function will involve a colleague or a desk with a household, about all members or about those named.

    What they may read from then on follows from the part they play, the period, and what was told and asked.

    :param basis: code of the legal basis on which the involvement itself stands.
    :param own_file: code of the domain whose own file they keep here, if any.
    :raises AlreadyInvolved: when they are involved now in the same part.
    :raises EndBeforeStart: when ``until`` is not after the start.
    :raises NoContentForRole: when the hat's role is never given content.
    :raises Refusal: when the basis does not hold today, or is for others (consent.usable).
    """
    begins, named = starts_at or at, list(people) if people is not None else None
    _need_basis(basis, hat, team, at)
    if until and until <= begins:
        raise EndBeforeStart(_("De einddatum moet na de begindatum liggen."), field="until")
    if hat and hat.role not in HELPING:
        raise NoContentForRole(_("Deze collega heeft een rol die geen gegevens van huishoudens ziet."), field="hat")
    take_turn(household.id)
    if current(household.id, hat=hat, team=team, part=part, at=at):
        raise AlreadyInvolved(_("Deze collega is al betrokken bij dit huishouden."), field="hat")
    involvement = Involvement(
        household=household,
        person_id=named[0] if named and len(named) == 1 else None,
        layer=Layer.INVOLVEMENT,
        hat=hat,
        team=team,
        part=part,
        task=task,
        all_members=named is None,
        own_file_id=own_file or None,
        basis_id=basis,
        secret=secret,
        starts_at=begins,
        until=until,
        by_id=by.id,
        at=at,
    )
    involvement.save(force_insert=True)
    for person in named or []:
        InvolvedAbout(involvement=involvement, about_id=person).save(force_insert=True)
    record(
        Event.CREATE,
        "involvement.involve",
        by=by,
        at=at,
        object_id=involvement.id,
        subjects=[involvement.key],
        detail={"part": part},
    )
    return involvement


def _need_basis(code: str, hat: Hat | None, team: Team | None, at: datetime) -> None:
    day = timezone.localdate(at)
    found = as_decided_by_code(code, day)
    if found is not None:
        need_for_colleague(found, hat, team, day)


def current(household_id: UUID, *, hat: Hat | None, team: Team | None, part: Part, at: datetime) -> bool:
    """This function will say whether this colleague or desk plays this part for the household at a moment."""
    return (
        Involvement.objects.filter(household_id=household_id, hat=hat, team=team, part=part)
        .exclude(end__at__lte=at)
        .exclude(until__lte=at)
        .exists()
    )


@whole
def end_involvement(*, involvement: Involvement, reason: str, by: Viewer, at: datetime) -> InvolvementEnd:
    """This function will end an involvement; the access that came of it ends in the same transaction.

    One that has yet to begin never gives access.

    :raises AlreadyEnded: when it was ended before.
    """
    if InvolvementEnd.objects.filter(involvement=involvement).exists():
        raise AlreadyEnded(_("Deze betrokkenheid is al beëindigd."))
    return _end(involvement, reason, by=by, at=at)


def _end(involvement: Involvement, reason: str, *, by: Viewer, at: datetime) -> InvolvementEnd:
    end = InvolvementEnd(involvement=involvement, at=at, reason=reason, by_id=by.id)
    record(
        Event.CHANGE,
        "involvement.end_involvement",
        by=by,
        at=at,
        object_id=involvement.id,
        subjects=[involvement.key],
    )
    try:
        end.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyEnded(_("Een collega heeft deze betrokkenheid net beëindigd.")) from error
    return end


@whole
def renew(*, involvement: Involvement, until: datetime | None, reason: str, by: Viewer, at: datetime) -> Involvement:
    """This function will give an involvement another last moment: a new record takes its place, the old one is ended.

    Access goes on without a gap, also where nobody could be involved anew (a protected household).

    :param until: the last moment, or None for no end.
    """
    about = InvolvedAbout.objects.filter(involvement=involvement).values_list("about_id", flat=True)
    people = [] if involvement.all_members else list(about)
    renewed = Involvement(
        household_id=involvement.household_id,
        person_id=involvement.person_id,
        layer=Layer.INVOLVEMENT,
        hat_id=involvement.hat_id,
        team_id=involvement.team_id,
        part=involvement.part,
        task=involvement.task,
        all_members=involvement.all_members,
        own_file_id=involvement.own_file_id,
        basis_id=involvement.basis_id,
        secret=involvement.secret,
        starts_at=at,
        until=until,
        by_id=by.id,
        at=at,
    )
    renewed.save(force_insert=True)
    for person in people:
        InvolvedAbout(involvement=renewed, about_id=person).save(force_insert=True)
    record(
        Event.CHANGE,
        "involvement.renew",
        by=by,
        at=at,
        object_id=renewed.id,
        subjects=[renewed.key],
        detail={"part": renewed.part},
    )
    _end(involvement, reason, by=by, at=at)
    return renewed
