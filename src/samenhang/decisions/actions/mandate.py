"""Changing the ladder: one proposes, somebody else decides; and who sits on a rung (G4)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.decisions import asked, ladder
from samenhang.decisions.models import MandateAnswer, MandateProposal, Seat, SeatEnd
from samenhang.kit.refusals import Refusal, or_refuse
from samenhang.kit.turns import take_turn
from samenhang.teams.models import Hat


class ProposalWaits(Refusal):
    """There is a proposal about this line already that nobody decided on."""


class NothingChanges(Refusal):
    """The proposal says what the table says already."""


class TooEarly(Refusal):
    """The day it would count from has passed."""


class FourEyes(Refusal):
    """Who proposed does not decide, in whatever hat."""


class AlreadyDecided(Refusal):
    """Somebody decided before."""


class LadderBroken(Refusal):
    """The ladder would have no rung left, two on the same step, or a rule for a rung that is not there."""


class SeatTrouble(Refusal):
    """A seat that cannot be: it ended already, or its deputy is who sits there."""


@dataclass(frozen=True, slots=True)
class RungTerms:
    """What a rung would be."""

    rung: str
    name: str
    order: int
    in_use: bool = True


@dataclass(frozen=True, slots=True)
class RuleTerms:
    """What a rung may decide of a kind; ``in_use`` false: nothing."""

    kind: str
    rung: str
    up_to: Decimal | None = None
    outside: bool = False
    sensitive: bool = False
    second_pair: bool = False
    in_use: bool = True


@transaction.atomic
def propose(
    *, terms: RungTerms | RuleTerms, reason: str, effective_on: date, by: Viewer, at: datetime
) -> MandateProposal:
    """This function will put forward how a line of the table would be from a day on. Nothing changes yet.

    :raises TooEarly: when the day has passed.
    :raises ProposalWaits: when a proposal about the line waits.
    :raises NothingChanges: when it says this already.
    :raises LadderBroken: when the ladder would not stand.
    :raises FourEyes: when the proposer is no functional manager of the municipality.
    """
    today = timezone.localdate(at)
    if effective_on < today:
        raise TooEarly(_("Deze dag is al voorbij. Kies vandaag of later."), field="effective_on")
    if isinstance(terms, RungTerms):
        code, what = f"rung.{terms.rung}", MandateProposal.What.RUNG
        said = {"rung": terms.rung, "name": terms.name, "order": terms.order, "in_use": terms.in_use}
    else:
        code, what = f"rule.{terms.kind}.{terms.rung}", MandateProposal.What.RULE
        said = {name: getattr(terms, name) for name in RuleTerms.__slots__}
    _turn("mandate")
    now = ladder.lines(effective_on)
    _stands(terms, now)
    if code in now and all(getattr(now[code], name) == value for name, value in said.items()):
        raise NothingChanges(_("Dit staat er al zo. Wijzig iets, of ga terug."))
    if MandateProposal.objects.filter(code=code, answer=None).exists():
        raise ProposalWaits(_("Hierover wacht al een voorstel. Beslis daar eerst over."))
    proposal = MandateProposal(
        code=code, what=what, reason=reason, effective_on=effective_on, by_id=by.id, at=at, **said
    )
    record(Event.CREATE, "decisions.propose", by=by, at=at, object_id=proposal.id, detail={"line": code})
    with or_refuse(
        FourEyes(_("Alleen een functioneel beheerder van de gemeente stelt een wijziging voor.")), ProgrammingError
    ):
        proposal.save(force_insert=True)
    return proposal


@transaction.atomic
def decide(*, proposal: MandateProposal, answer: str, reason: str, by: Viewer, at: datetime) -> MandateAnswer:
    """This function will agree to a proposal or not, by somebody else than who made it; or take one's own back.

    :raises FourEyes: when the same person proposed it, whatever role they wear now.
    :raises AlreadyDecided: when somebody decided before.
    """
    _turn("mandate")
    if MandateAnswer.objects.filter(proposal=proposal).exists():
        raise AlreadyDecided(_("Over dit voorstel is al beslist."))
    said = MandateAnswer(proposal=proposal, answer=answer, reason=reason, by_id=by.id, at=at)
    record(Event.CHANGE, "decisions.decide", by=by, at=at, object_id=proposal.id, detail={"line": proposal.code})
    try:
        with transaction.atomic():
            said.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyDecided(_("Een collega heeft net over dit voorstel beslist.")) from error
    except ProgrammingError as error:
        raise FourEyes(_("U beslist niet over een voorstel dat u zelf deed. Vraag een andere collega.")) from error
    return said


@transaction.atomic
def seat(
    *,
    rung: str,
    hat: Hat,
    called: str,
    deputy: Hat | None = None,
    from_day: date,
    until_day: date | None = None,
    by: Viewer,
    at: datetime,
) -> Seat:
    """This function will record who sits on a rung for their organisation, and who answers when they are away.

    :raises SeatTrouble: when one of them may not back decisions, the deputy is the same person, the end comes before
        the start, or they sit there already.
    """
    _turn("mandate")
    if ladder.on(timezone.localdate(at)).rung(rung) is None:
        raise SeatTrouble(_("Deze trede is er niet."), field="rung")
    able = {one.id for one in asked.may_sit(by, timezone.localdate(at))}
    for field, one in (("hat", hat), ("deputy", deputy)):
        if one and one.id not in able:
            raise SeatTrouble(_("Deze collega kan hier niet zitten. Kies een ander."), field=field)
    if deputy and deputy.professional_id == hat.professional_id:
        raise SeatTrouble(_("Wie vervangt is iemand anders."), field="deputy")
    if until_day and until_day <= from_day:
        raise SeatTrouble(_("Het einde ligt voor het begin."), field="until_day")
    if Seat.objects.filter(rung=rung, hat=hat, end=None, until_day=None).exists():
        raise SeatTrouble(_("Deze collega zit hier al."), field="hat")
    made = Seat(
        rung=rung,
        organisation_id=hat.organisation_id,
        hat=hat,
        deputy=deputy,
        called=called,
        from_day=from_day,
        until_day=until_day,
        by_id=by.id,
        at=at,
    )
    made.save(force_insert=True)
    record(Event.CREATE, "decisions.seat", by=by, at=at, object_id=made.id, detail={"rung": rung})
    return made


@transaction.atomic
def end_seat(*, seat_id: UUID, by: Viewer, at: datetime) -> None:
    """This function will end who sits on a rung. What they answered stays, with its date; what waits is asked anew.

    :raises SeatTrouble: when it ended already.
    """
    _turn("mandate")
    if SeatEnd.objects.filter(seat_id=seat_id).exists():
        raise SeatTrouble(_("Deze collega zit hier al niet meer."))
    SeatEnd(seat_id=seat_id, by_id=by.id, at=at).save(force_insert=True)
    record(Event.CHANGE, "decisions.end_seat", by=by, at=at, object_id=seat_id)


def _stands(terms: RungTerms | RuleTerms, now: dict[str, MandateProposal]) -> None:
    rungs = [one for one in now.values() if one.what == "rung" and one.in_use]
    if isinstance(terms, RuleTerms):
        if terms.rung not in {one.rung for one in rungs}:
            raise LadderBroken(_("Deze trede is er niet."), field="rung")
        return
    others = [one for one in rungs if one.rung != terms.rung]
    if not terms.in_use and not others:
        raise LadderBroken(_("Zonder trede kan niemand meer besluiten."), field="in_use")
    if terms.in_use and terms.order in {one.order for one in others}:
        raise LadderBroken(_("Op deze plaats staat al een trede. Kies een ander getal."), field="order")


_turn = partial(take_turn, 6061)
