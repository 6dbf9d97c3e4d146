"""What the command line does by the clock, as the service of retention: propose, destroy, expire."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone, translation

from samenhang.access.viewer import viewing
from samenhang.data_rights import retention as reading
from samenhang.data_rights.actions import retention
from samenhang.data_rights.hooks import carrying_out, proposing
from samenhang.data_rights.models import DestructionDecision, DestructionEnd, DestructionProposal


def propose(now: datetime | None = None) -> int:
    """This function will propose what comes to its end within thirty days, and say how many proposals there are new."""
    with viewing(retention.SERVICE) as at:
        return len(retention.propose(at=now or at)) + sum(proposing.run(now or at))


def destroy() -> tuple[int, int]:
    """This function will carry out what was decided, is due and is not held back, each in a transaction of its own.

    :returns: how many proposals were carried out, and how many lapsed since the file is in use again.
    """
    with viewing(retention.SERVICE) as at:
        ids = list(
            DestructionProposal.objects.filter(
                decision__outcome=DestructionDecision.Outcome.DESTROY, end=None, due_on__lte=timezone.localdate(at)
            )
            .order_by("due_on", "id")
            .values_list("id", flat=True)
        )
        ids = sorted(set(ids) - set(reading.held(ids, timezone.localdate(at))))
    ends = []
    for proposal_id in ids:
        with viewing(retention.SERVICE) as at:
            ends.append(retention.destroy(proposal=DestructionProposal.objects.get(id=proposal_id), at=at).how)
    lapsed = ends.count(DestructionEnd.How.LAPSED)
    others = carrying_out.run()
    return len(ends) - lapsed + sum(done for done, _ in others), lapsed + sum(gone for _, gone in others)


def expire() -> dict[str, int]:
    """This function will remove what ends by itself, and say how many of what."""
    with viewing(retention.SERVICE) as at:
        return retention.expire(at=at)


def done(since: date) -> list[dict[str, Any]]:
    """This function will tell which parts of which files were destroyed since a day: ids and rules, never content.

    Kept outside the database, it says what must go again after an older moment was restored.
    """
    with viewing(retention.SERVICE):
        ends = DestructionEnd.objects.filter(how=DestructionEnd.How.DESTROYED, at__date__gte=since)
        return [
            {
                "at": end.at.isoformat(),
                "proposal": str(end.proposal_id),
                "household": str(end.proposal.household_id),
                "layer": end.proposal.layer,
                "domain": end.proposal.domain,
                "rule": end.proposal.rule_id,
            }
            for end in ends.select_related("proposal").order_by("at", "id")
        ]


def again(told: Iterable[dict[str, Any]]) -> tuple[list[str], list[str], list[str]]:
    """This function will sort what was destroyed before by what stands of it in this (restored) database.

    :returns: households of which it is gone here too; proposals that are decided and go by `destroy`; proposals, or
        households without one, about which somebody must decide again.
    """
    gone, waiting, undecided = [], [], []
    with viewing(retention.SERVICE):
        for one in told:
            here = DestructionProposal.objects.filter(id=one["proposal"]).select_related("decision", "end").first()
            if here is None:
                undecided.append(f"household {one['household']}, {one['layer']} {one['domain']}, rule {one['rule']}")
            elif hasattr(here, "end"):
                gone.append(here.number)
            elif hasattr(here, "decision") and here.decision.outcome == DestructionDecision.Outcome.DESTROY:
                waiting.append(here.number)
            else:
                undecided.append(here.number)
    return gone, waiting, undecided


def run(what: str) -> str:
    """This function will do one of these (or give the table of rules), and say what came of it."""
    if what == "propose":
        return f"{propose()} new proposals; a person decides about each."
    if what == "destroy":
        done, lapsed = destroy()
        return f"{done} proposals carried out, {lapsed} lapsed: it is in use again."
    if what == "expire":
        return "Removed: " + ", ".join(f"{number} {name}" for name, number in sorted(expire().items())) + "."
    with translation.override("nl"):
        return reading.as_markdown()
