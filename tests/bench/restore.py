"""A backup put back at a chosen moment: `python -m tests.bench.restore`. Prints what was there and how long it took.

Base backup and archived WAL, as docs/operations.md tells; what was done before the moment is there, what was done
after it is not, the seals of the log hold and the wall is as declared.
"""

import json
import shutil
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from samenhang.kit import pgprocess
from samenhang.kit.postgres import Cluster
from tests.bench import pair
from tests.bench.pair import DATABASE
from tests.support.database import command

if TYPE_CHECKING:
    import subprocess


def main() -> int:
    """This function will try it and print what was found; code 1 when something was not as told."""
    primary = pair.begin("restore")
    restored = Cluster(primary.path.parent / "restored")
    try:
        found = tried(primary, restored)
    finally:
        for cluster in (primary, restored):
            cluster.stop()
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
    return 0 if False not in found.values() else 1


def archiving(primary: Cluster) -> None:
    """This function will let it keep every piece of WAL in a folder beside it; that takes a restart."""
    archive = primary.path.parent / "archive"
    archive.mkdir()
    pgprocess.hand_over(archive)
    pair.set_to(
        primary,
        archive_mode="on",
        archive_command=f"test ! -f {archive}/%f && cp %p {archive}/%f",
        archive_timeout="60s",
    )
    primary.stop()
    primary.start()


def tried(primary: Cluster, restored: Cluster) -> dict[str, Any]:
    """This function will back up, work, note the moment, work on, restore to the moment and look."""
    archiving(primary)
    pair.django_on(primary.url("app", DATABASE))
    pair.may_copy(primary)
    began = time.monotonic()
    base = pair.copy_of(primary, primary.path.parent / "base")
    backed_up = time.monotonic() - began
    pgprocess.run(pgprocess.bindir() / "pg_verifybackup", base.data)
    from tests.support.town import a_town

    town = a_town("Herstel")
    before = town.home("Ans Ervoor").household.id
    sealed = _as_owner(primary, "audit", "seal")
    time.sleep(1)
    moment = datetime.now(UTC)
    time.sleep(1)
    after = town.home("Bo Erna").household.id
    with primary.connect("superuser", "postgres") as root:
        ((piece,),) = root.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchall()
    pair.until(lambda: _archived(primary, piece), "the last piece of WAL was not archived")
    primary.stop()

    began = time.monotonic()
    shutil.copytree(base.path, restored.path, symlinks=True)
    archive = primary.path.parent / "archive"
    (restored.data / "recovery.signal").touch()
    with (restored.data / "postgresql.auto.conf").open("a") as settings:
        settings.write(
            f"restore_command = 'cp {archive}/%f %p'\nrecovery_target_time = '{moment.isoformat()}'\n"
            "recovery_target_action = 'promote'\narchive_mode = 'off'\n"
        )
    pair.start(restored)
    pair.until(lambda: _writes(restored), "it did not come out of recovery")
    took = time.monotonic() - began
    with restored.connect("owner", DATABASE) as owner:
        kept = {row[0] for row in owner.execute("SELECT id FROM people_household").fetchall()}
    verify, check = _as_owner(restored, "audit", "verify"), _as_owner(restored, "check")
    return {
        "what was done before the moment is there": before in kept,
        "what was done after it is not": after not in kept,
        "sealed before": sealed.stdout.strip(),
        "audit verify": verify.returncode == 0,
        "said": verify.stdout.strip().splitlines()[-1:],
        "check": check.returncode == 0,
        "check said": check.stdout.strip().splitlines()[-2:],
        "seconds to back up": round(backed_up, 1),
        "seconds to restore": round(took, 1),
    }


def _archived(primary: Cluster, piece: str) -> bool:
    return (primary.path.parent / "archive" / piece).exists()


def _writes(cluster: Cluster) -> bool:
    with cluster.connect("superuser", "postgres") as root:
        row = root.execute("SELECT pg_is_in_recovery()").fetchone()
    return row == (False,)


def _as_owner(cluster: Cluster, *words: str) -> "subprocess.CompletedProcess[str]":
    owner, app = cluster.url("owner", DATABASE), cluster.url("app", DATABASE)
    done = command(*words, environment=pair.environment(app, DATABASE_OWNER_URL=owner))
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
    return done


if __name__ == "__main__":
    sys.exit(main())
