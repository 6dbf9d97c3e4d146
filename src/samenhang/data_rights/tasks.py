"""What the command line does by the clock, as the service of retention: propose, destroy, expire."""

from datetime import datetime

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
