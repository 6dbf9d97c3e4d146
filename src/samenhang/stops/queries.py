"""Reading intended stops: the sender's side, the desk, and the case. The policies give each what is theirs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from samenhang.access import figures
from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.cases import queries as cases
from samenhang.cases.directing import undirected
from samenhang.cases.models import Case, Direction
from samenhang.cases.queries import own_part
from samenhang.involvement.queries import may_write
from samenhang.kit.rounds import Asks, Number, Rows
from samenhang.passing.queries import side
from samenhang.people.queries import Member, members
from samenhang.stops.clock import Standing
from samenhang.stops.models import (
    IntendedStop,
    StopAnswer,
    StopDecision,
    StopKind,
    StopLaid,
    StopLater,
    StopMoved,
    StopOutcome,
    StopReply,
    StopTaken,
    StopWithdrawal,
    UnaskedStop,
)
from samenhang.teams.models import Hat, Organisation, Role, Team
from samenhang.teams.queries import worn

WITH = ("kind", "from_hat__professional", "from_hat__organisation", "from_team", "desk__organisation")


@dataclass(frozen=True, slots=True)
class Lying:
    """A stop that lies on a case, and how it stands there."""

    laid: StopLaid
    standing: Standing
    answers: list[StopAnswer]
    taken: set[UUID]

    @property
    def untaken(self) -> StopDecision | None:
        """The last decision, while the case has not said what it does with it."""
        last = self.standing.decision
        return last if last and last.id not in self.taken else None


@dataclass(frozen=True, slots=True)
class Counts:
    """Totals: past their term without an answer, and fallen this year without asking. None: fewer than five."""

    unanswered: int | None
    unasked: int | None


def kinds() -> list[StopKind]:
    """This function will give the kinds to choose from."""
    return list(StopKind.objects.filter(in_use=True))


def desks(viewer: Viewer, today: date) -> list[Team]:
    """This function will give the desks of the Toegang a stop may go to; of the own municipality where there is one."""
    at_work = Hat.objects.filter(
        worn(today), team=OuterRef("pk"), role=Role.ACCESS_OFFICER, professional__user__is_active=True
    )
    found = Team.objects.filter(Exists(at_work), organisation__kind=Organisation.Kind.MUNICIPALITY)
    if viewer.organisation_id:
        own = list(found.filter(organisation_id=viewer.organisation_id).select_related("organisation"))
        if own:
            return own
    return list(found.select_related("organisation").order_by("organisation__name", "name"))


def box(viewer: Viewer, part: str) -> QuerySet[IntendedStop]:
    """This function will give what the viewer's side sent, or what lies with the viewer's desk; newest first."""
    found = IntendedStop.objects.select_related(*WITH)
    if part == "loket":
        return (
            found.filter(desk_id=viewer.team_id)
            .extra(  # a function of the wall; no field says it
                where=["access.stop_at_desk(stops_intendedstop.id)"]
            )
            .order_by("-at", "-id")
        )  # fmt: skip -- a chain
    return found.filter(_mine(viewer)).order_by("-at", "-id")


def _mine(viewer: Viewer) -> Q:
    own = Q(from_hat_id=viewer.id)
    return own | Q(from_team_id=viewer.team_id, from_side=side(viewer)) if viewer.team_id else own


def sent(viewer: Viewer, stop_id: UUID) -> IntendedStop:
    """This function will give one stop the viewer's side sent.

    :raises Http404: when there is none, or it is not theirs.
    """
    found = IntendedStop.objects.select_related(*WITH).filter(_mine(viewer), id=stop_id).first()
    if found is None:
        raise Http404
    return found


def at_desk(viewer: Viewer, stop_id: UUID) -> IntendedStop:
    """This function will give one stop that lies with the viewer's desk.

    :raises Http404: when there is none, or it lies with somebody else now.
    """
    found = box(viewer, "loket").filter(id=stop_id).first() if viewer.role == Role.ACCESS_OFFICER else None
    if found is None:
        raise Http404
    return found


def standings(viewer: Viewer, found: Iterable[IntendedStop], today: date) -> dict[UUID, Standing]:
    """This function will say of stops how they stand, in five statements whatever their number."""
    stops = list(found)
    if not stops:
        return {}
    people = ("by__professional", "by__organisation")
    moves, replies, decisions = defaultdict(list), defaultdict(list), defaultdict(list)
    for move in StopMoved.objects.filter(stop__in=stops).select_related(*people).order_by("at", "id"):
        moves[move.stop_id].append(move)
    for reply in StopReply.objects.filter(stop__in=stops).select_related("maker").order_by("at", "id"):
        replies[reply.stop_id].append(reply)
    for decision in StopDecision.objects.filter(stop__in=stops).select_related(*people).order_by("round"):
        decisions[decision.stop_id].append(decision)
    back = {one.stop_id: one for one in StopWithdrawal.objects.filter(stop__in=stops).select_related(*people)}
    ends = {one.stop_id: one for one in StopOutcome.objects.filter(stop__in=stops).select_related(*people)}
    return {
        one.id: Standing(
            one, today, moves[one.id], replies[one.id], decisions[one.id], back.get(one.id), ends.get(one.id)
        )
        for one in stops
    }


def standing(viewer: Viewer, stop: IntendedStop, today: date) -> Standing:
    """This function will say how one stop stands for who sent it, or for the desk."""
    return standings(viewer, [stop], today)[stop.id]


def lying(viewer: Viewer, laid: Iterable[StopLaid], today: date) -> list[Lying]:
    """This function will say of stops on cases how they stand there, in a fixed number of statements.

    By the replies given on that case, and those of the desk itself: whichever was first is the answer.
    """
    every = list(laid)
    if not every:
        return []
    stands = standings(viewer, [one.stop for one in every], today)
    answers, taken = defaultdict(list), defaultdict(set)
    on_cases: set[UUID] = set()
    written = StopAnswer.objects.filter(laid__stop__in=[one.stop_id for one in every])
    for answer in written.select_related("reply").order_by("round"):
        answers[answer.laid_id].append(answer)
        on_cases.add(answer.reply_id)
    for laid_id, decision in StopTaken.objects.filter(laid__in=every).values_list("laid_id", "decision_id"):
        taken[laid_id].add(decision)
    found = []
    for one in every:
        it, here = stands[one.stop_id], {answer.reply_id for answer in answers[one.id]}
        mine = [reply for reply in it.replies if reply.id in here or (reply.from_desk and reply.id not in on_cases)]
        stood = Standing(it.stop, today, it.moves, mine, it.decisions, it.withdrawal, it.outcome)
        found.append(Lying(one, stood, answers[one.id], taken[one.id]))
    return found


def _laid() -> QuerySet[StopLaid]:
    return StopLaid.objects.select_related("person", "household", *(f"stop__{name}" for name in WITH))


def of_case(viewer: Viewer, case: Case, today: date) -> list[Lying]:
    """This function will give the stops that lie on a case, the first to fall first."""
    return in_order(viewer, laid_on(viewer, case), today)


def laid_on(viewer: Viewer, case: Case) -> QuerySet[StopLaid]:
    """This function will give what was laid on a case, the last first."""
    return _laid().filter(household_id=case.household_id).order_by("-at")[:100]


def in_order(viewer: Viewer, laid: Iterable[StopLaid], today: date) -> list[Lying]:
    """This function will say how these stand, the first to fall first."""
    return sorted(lying(viewer, laid, today), key=lambda one: (one.standing.over, one.standing.stops_on))


def laid(viewer: Viewer, case: Case, laid_id: UUID) -> StopLaid:
    """This function will give one stop that lies on a case.

    :raises Http404: when there is none, or the viewer may not see it.
    """
    found = _laid().filter(household_id=case.household_id, id=laid_id).first()
    if found is None:
        raise Http404
    return found


def unasked(viewer: Viewer, case: Case) -> QuerySet[UnaskedStop]:
    """This function will give what stopped on a case without asking, newest first."""
    return UnaskedStop.objects.filter(case=case).select_related("kind", "person").order_by("-stopped_on", "-id")[:100]


def later(viewer: Viewer, it: StopLaid) -> list[StopLater]:
    """This function will give what came of it for the household, in the order in which it was told."""
    return list(StopLater.objects.filter(laid=it).order_by("at", "id"))


def taken(viewer: Viewer, it: StopLaid) -> list[StopTaken]:
    """This function will give what the case agreed about each decision."""
    return list(StopTaken.objects.filter(laid=it).order_by("at", "id"))


def directed(viewer: Viewer, at: datetime) -> dict[UUID, Case]:
    """This function will give the open cases the viewer directs, by household."""
    return {one.household_id: one for one in cases.own(viewer, at) if one.director_id == viewer.id}  # type: ignore[attr-defined]  # noted by ``mine`` there


def before_me(viewer: Viewer, at: datetime) -> list[tuple[Case, Lying]]:
    """This function will give what waits on the cases the viewer directs: an answer, or a decision to take in."""
    return _before(viewer, directed(viewer, at), at)


def before_director(viewer: Viewer, at: datetime) -> Asks[int]:
    """This function will count the same."""
    mine = yield from own_part(viewer, at)
    directed = {one.household_id: one for one in mine if one.director_id == viewer.id}  # type: ignore[attr-defined]  # annotated there
    if not directed:
        return 0
    (some,) = yield [Number(StopLaid.objects.filter(household_id__among=directed))]
    return len(_before(viewer, directed, at)) if some else 0


def _before(viewer: Viewer, mine: dict[UUID, Case], at: datetime) -> list[tuple[Case, Lying]]:
    if not mine:
        return []
    found = lying(viewer, _laid().filter(household_id__in=list(mine)).order_by("-at")[:500], timezone.localdate(at))
    waits = [
        (mine[one.laid.household_id], one)
        for one in found
        if one.untaken or (one.standing.wants_answer and one.standing.stop.from_hat_id != viewer.id)
    ]
    return sorted(waits, key=lambda pair: pair[1].standing.stops_on)


def waiting(viewer: Viewer, at: datetime) -> Asks[int]:
    """This function will count what waits for the viewer: a decision on what they sent, and a reply of the desk."""
    today = timezone.localdate(at)
    desk = viewer.role == Role.ACCESS_OFFICER and viewer.team_id
    sent, *lies = yield [
        IntendedStop.objects.select_related(*WITH)
        .filter(from_hat_id=viewer.id, outcome=None)
        .order_by("-at", "-id")[:200],
        *([box(viewer, "loket")[:200]] if desk else []),
    ]
    total = sum(1 for one in standings(viewer, sent, today).values() if one.stage in ("answered", "back", "past"))
    return total + sum(1 for some in lies for one in standings(viewer, some, today).values() if one.wants_answer)


def may_answer(viewer: Viewer, it: StopLaid, direction: Direction | None) -> bool:
    """This function will say whether the viewer answers this one: who directs, and somebody else where they cannot.

    Nobody answers what they sent. Where the director sent it, or cannot work, whoever writes for the team answers.
    """
    if it.stop.from_hat_id == viewer.id:
        return False
    if direction and direction.hat_id == viewer.id:
        return True
    alone = direction is None or direction.hat_id == it.stop.from_hat_id or undirected(viewer, it.household_id)
    return alone and writes(viewer, it.household_id, it.person_id)


def writes(viewer: Viewer, household_id: UUID, person_id: UUID | None) -> bool:
    """This function will say whether the viewer writes for the team about the household, or this member of it."""
    return may_write(viewer, household_id, Layer.CASE_TEAM, person_id=person_id) or may_write(
        viewer, household_id, Layer.INVOLVEMENT, person_id=person_id
    )


def about_whom(viewer: Viewer, household_id: UUID, today: date) -> tuple[bool, list[Member]]:
    """This function will say whether the viewer may write about the household as a whole, and about which members."""
    some = [one for one in members(viewer, household_id, today) if writes(viewer, household_id, one.person.id)]
    return writes(viewer, household_id, None), some


def has_left(stop: IntendedStop, today: date) -> bool:
    """This function will say whether the sender's organisation takes part no more: nobody decides there."""
    until = stop.from_hat.organisation.until_day
    return until is not None and until <= today


def unanswered(viewer: Viewer) -> Asks[int | None]:
    """This function will count, for who leads, what got no answer in time; None where so few would tell of whom."""
    (((number,),),) = yield [Rows("SELECT unanswered FROM access.stop_counts()", (), (int,))]
    return number  # type: ignore[no-any-return]  # an int, or None


def counts(viewer: Viewer) -> Counts:
    """This function will give the totals for who leads: never of whom."""
    ((unanswered, unasked),) = figures.counted(viewer, "SELECT unanswered, unasked FROM access.stop_counts()") or [
        (0, 0)
    ]
    return Counts(unanswered, unasked)
