"""How many families of two or more a file's lists make at one address: the figure for the report, and nothing else."""

from collections.abc import Sequence

from samenhang.brp.port import RegisterPerson
from samenhang.brp.sorting import dwelling


def families(told: Sequence[RegisterPerson]) -> int:
    """This function will count the families that can be proposed: people of one address, tied as partner or parent.

    Nobody with a secret address, nobody who died, and nobody whose list is suspended is counted in.
    """
    lives = {
        one.bsn: dwelling(one.address)
        for one in told
        if dwelling(one.address) and not (one.secrecy or one.suspended or one.death_date_known)
    }
    leads = {bsn: bsn for bsn in lives}

    def root(bsn: str) -> str:
        while leads[bsn] != bsn:
            leads[bsn] = leads[leads[bsn]]
            bsn = leads[bsn]
        return bsn

    for one in told:
        for relative in one.relatives:
            if one.bsn in lives and not relative.ended and lives.get(relative.bsn) == lives[one.bsn]:
                leads[root(relative.bsn)] = root(one.bsn)
    sizes: dict[str, int] = {}
    for bsn in lives:
        sizes[root(bsn)] = sizes.get(root(bsn), 0) + 1
    return sum(size > 1 for size in sizes.values())
