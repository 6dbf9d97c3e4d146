"""Reading pots and what is committed. What of a household it was for, only who reads the decision sees."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.http import Http404

from samenhang.access.viewer import Viewer
from samenhang.budgets.models import Commitment, CommittedFor, Pot, PotChange, PotMandate
from samenhang.decisions.queries import State
from samenhang.kit.money import euros

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Standing:
    """A pot with what is in it: all, committed and not spent yet, spent, left."""

    pot: Pot
    amount: Decimal
    committed: Decimal
    spent: Decimal

    @property
    def left(self) -> Decimal:
        """What may still be committed."""
        return self.amount - self.committed - self.spent

    @property
    def closed(self) -> bool:
        """Whether nothing more is committed."""
        return getattr(self.pot, "closing", None) is not None

    @property
    def words(self) -> dict[str, str]:
        """The amounts as one writes them."""
        return {name: euros(getattr(self, name)) for name in ("amount", "committed", "spent", "left")}


def pots(viewer: Viewer, *, year: int | None = None) -> QuerySet[Pot]:
    """This function will give the pots, the newest year first."""
    found = Pot.objects.select_related("closing").order_by("-year", "name", "id")
    return found.filter(year=year) if year else found


def pot(viewer: Viewer, pot_id: UUID) -> Pot:
    """This function will give one pot; 404 when there is none, or the viewer's role sees none."""
    found = pots(viewer).filter(id=pot_id).first()
    if found is None:
        raise Http404
    return found


def standing(viewer: Viewer, found: Collection[Pot]) -> list[Standing]:
    """This function will reckon what is in pots and left, in a fixed number of statements."""
    ids = [one.id for one in found]
    changed = _sums(PotChange.objects.filter(pot_id__in=ids), "amount")
    commitments = Commitment.objects.filter(pot_id__in=ids)
    committed = _sums(commitments.filter(settlement=None), "amount")
    spent = _sums(commitments.filter(settlement__isnull=False), "settlement__spent")
    return [
        Standing(
            one,
            one.amount + changed.get(one.id, NOTHING),
            committed.get(one.id, NOTHING),
            spent.get(one.id, NOTHING),
        )
        for one in found
    ]


def mandates(viewer: Viewer, pot_id: UUID) -> dict[str, PotMandate]:
    """This function will give up to how much each rung commits from a pot: the last that was set."""
    return {one.rung: one for one in PotMandate.objects.filter(pot_id=pot_id).order_by("at", "id")}


def commitments(viewer: Viewer, pot_id: UUID) -> QuerySet[Commitment]:
    """This function will give what was committed from a pot, the last first: no household, no colleague."""
    return Commitment.objects.filter(pot_id=pot_id).select_related("settlement").order_by("-at", "-id")


def on_decision(viewer: Viewer, decision_ids: Collection[UUID]) -> list[CommittedFor]:
    """This function will give what was committed on these decisions, the last first."""
    found = CommittedFor.objects.filter(decision_id__in=decision_ids)
    related = found.select_related("commitment__pot", "commitment__settlement", "by__professional", "decision")
    return list(related.order_by("-at", "-id"))


def committed_for(viewer: Viewer, commitment_id: UUID) -> CommittedFor:
    """This function will give for which decision an amount was committed; 404 for who does not read that."""
    found = (
        CommittedFor.objects.filter(commitment_id=commitment_id)
        .select_related("commitment__pot", "commitment__settlement", "decision__case")
        .first()
    )
    if found is None:
        raise Http404
    return found


def uncommitted(state: State, found: Collection[CommittedFor]) -> Decimal:
    """This function will give what of a decision's costs is committed nowhere yet."""
    return state.total - sum((counted(one.commitment) for one in found), NOTHING)


def counted(commitment: Commitment) -> Decimal:
    """This function will give what a commitment takes from its pot: what was spent, or all of it until then."""
    settlement = getattr(commitment, "settlement", None)
    return settlement.spent if settlement else commitment.amount


def of_case(viewer: Viewer, case_id: UUID, at: datetime) -> QuerySet[CommittedFor]:
    """This function will give what was committed on a case's decisions."""
    found = CommittedFor.objects.filter(decision__case_id=case_id)
    related = found.select_related("commitment__pot", "commitment__settlement", "decision")
    return related.order_by("-at", "-id")[:30]


def _sums(rows: QuerySet, what: str) -> dict[UUID, Decimal]:  # type: ignore[type-arg]  # of what hangs on a pot
    found = rows.order_by().values_list("pot_id").annotate(total=Sum(what))
    return {pot_id: total or NOTHING for pot_id, total in found}
