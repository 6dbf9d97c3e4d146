"""What the service of retention does about accounts: `samenhang retention propose` and `destroy` call it by hook."""

from datetime import datetime

from samenhang.access.viewer import viewing
from samenhang.data_rights.actions.retention import SERVICE
from samenhang.staff import leaving
from samenhang.staff.actions import forgetting
from samenhang.staff.models import AccountProposal


def propose(at: datetime) -> int:
    """This function will propose the accounts whose term ends within thirty days, and say how many are new."""
    return len(forgetting.propose_forgetting(at=at))


def forget() -> tuple[int, int]:
    """This function will forget the accounts that were decided about and are due, each in a transaction of its own.

    :returns: how many were forgotten, and how many lapsed since the colleague works here again.
    """
    with viewing(SERVICE):
        due = leaving.to_forget()
    ends = []
    for one in due:
        with viewing(SERVICE) as at:
            ends.append(forgetting.forget_account(proposal=AccountProposal.objects.get(id=one), at=at))
    lapsed = leaving.lapsed(ends)
    return len(ends) - lapsed, lapsed
