"""Asking a colleague to take the direction over: it goes over at the yes, and not before (E1)."""

from datetime import datetime

from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.actions.holding import Agreed, CaseClosed, SameDirector
from samenhang.cases.models import Case, Direction, DirectionProposal, DirectionReply
from samenhang.kit.refusals import Refusal, Stale
from samenhang.people.turns import take_turn


class PastProposal(Refusal):
    """The proposal was answered, another was asked, or somebody else directs by now."""


class ReasonMissing(Refusal):
    """A no without its reason."""


@transaction.atomic
def propose_director(
    *, case: Case, agreed: Agreed, seen: int | None = None, by: Viewer, at: datetime
) -> DirectionProposal:
    """This function will ask a colleague to direct a case; who directs now does so until the yes.

    A later proposal takes the place of one that waits.

    :raises SameDirector: when the colleague directs already, or asks themselves.
    :raises Stale: when somebody else agreed another director since the form was opened.
    :raises CaseClosed: when the case is closed.
    """
    take_turn(case.household_id)
    if case.closed_at is not None:
        raise CaseClosed(_("Deze casus is gesloten. Er is geen regievoerder meer af te spreken."))
    held = list(Direction.objects.filter(case=case).order_by("-starts_at"))
    if seen is not None and len(held) != seen:
        raise Stale(_("Intussen is er een andere regievoerder afgesproken. Bekijk eerst wat er nu staat."))
    if held[0].hat_id == agreed.hat.id:
        raise SameDirector(_("Deze collega heeft de regie al. Kies iemand anders."), field="hat")
    if agreed.hat.id == by.id:
        raise SameDirector(_("Dit bent u zelf. Kies: nu, het is al afgesproken."), field="hat")
    proposal = DirectionProposal(
        household_id=case.household_id,
        layer=Layer.INVOLVEMENT,
        case=case,
        seen=held[0],
        hat=agreed.hat,
        why=agreed.why,
        agreed_with=agreed.agreed_with,
        by_id=by.id,
        at=at,
    )
    proposal.save(force_insert=True)
    record(Event.CREATE, "cases.propose_director", by=by, at=at, object_id=proposal.id, subjects=[proposal.key])
    return proposal


@transaction.atomic
def answer_proposal(
    *, proposal: DirectionProposal, accepted: bool, reason: str = "", by: Viewer, at: datetime
) -> DirectionReply:
    """This function will take the direction over, or say why not. The one before stays involved as a professional.

    :raises PastProposal: when it was answered, another was asked, or somebody else directs by now.
    :raises ReasonMissing: when a no has no reason.
    """
    if not accepted and not reason.strip():
        raise ReasonMissing(_("Schrijf kort waarom niet. Dan kan de ander verder."), field="reason")
    take_turn(proposal.household_id)
    reply = DirectionReply(proposal=proposal, accepted=accepted, reason=reason, by_id=by.id, at=at)
    try:
        with transaction.atomic():
            reply.save(force_insert=True)
            if accepted:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT access.take_direction(%s)", [proposal.id])
    except (IntegrityError, ProgrammingError) as error:
        words = _("Dit voorstel is voorbij: het is beantwoord, of er is intussen iets anders afgesproken.")
        raise PastProposal(words) from error
    record(
        Event.CHANGE,
        "cases.answer_proposal",
        by=by,
        at=at,
        object_id=proposal.id,
        subjects=[proposal.key],
        detail={"accepted": accepted},
    )
    return reply
