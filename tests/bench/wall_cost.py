"""What the wall costs, screen by screen, at the size of the demo: `make wall-cost` (about five minutes).

Two copies of one filled demo: one as it is, one in which the owner switched the policies off. The product has no such
switch. The same people open the same screens in both, in turns, through the whole program but the network; CPU is that
of this process and of its one database connection. Writes docs/policy/wall-cost.md.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.support.database import CLUSTER, KEYS, ROOT, STATIC, Stay, clone, server_environment

REPEATS, TURNS = 15, 3
TICKS = os.sysconf("SC_CLK_TCK")
TABLE = ROOT / "docs" / "policy" / "wall-cost.md"
PEOPLE = ("hanneke", "farida", "mehmet", "esther")
HEAD = """# What the wall costs

Milliseconds of CPU (this program and its database connection together) and of time, the middle of {n} openings, for the
demo's municipality: with the policies, and in a copy in which the owner switched them off. The program has no such
switch. Where the copy without policies shows more on the page, the difference is not the wall's cost alone: those lines
are marked. Measured {day} on {cpus} processors ({machine}), commit `{commit}`, by `make wall-cost`.

| screen, opened by | CPU with | CPU without | time with | time without | |
|---|---|---|---|---|---|
"""


def screens(name: str) -> list[tuple[str, str]]:
    """This function will give the screens somebody of the demo opens, by name: everything their first page leads to."""
    from django.urls import reverse

    from samenhang.access.viewer import viewing
    from samenhang.cases.models import Case
    from samenhang.involvement.models import Involvement
    from tests.bench import viewer_of

    found = [("home:start", reverse("home:start")), ("home:colleagues", reverse("home:colleagues"))]
    viewer = viewer_of(name)
    if viewer.role == "access_officer":
        found.append(("intake:queue", reverse("intake:queue")))
    with viewing(viewer):
        mine = Involvement.objects.filter(hat_id=viewer.id).values("household_id")
        case = Case.objects.filter(household_id__in=mine).order_by("id").first()
    if case is None:
        return found
    found += [
        (one, reverse(one, args=[case.id]))
        for one in ("cases:case", "plans:plan", "meetings:logbook", "conversations:list")
    ]
    about = ("cases:people", "cases:involved", "cases:sharing", "data_rights:looks")
    return found + [(one, reverse(one, args=[case.household_id])) for one in about]


def measure() -> dict[str, dict[str, float]]:
    """This function will open every screen of everybody some times, and give the middle of what each cost."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenhang.settings")
    django.setup()
    from django.conf import settings
    from django.db import connection

    from tests.bench import client_of

    settings.ALLOWED_HOSTS = ["testserver"]
    found: dict[str, dict[str, float]] = {}
    for name in PEOPLE:
        client = client_of(name)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            backend = cursor.fetchone()[0]
        for screen, url in screens(name):
            told: list[tuple[float, float]] = []
            size = 0
            for number in range(REPEATS + 2):
                cpu, began = time.process_time(), time.perf_counter()
                theirs = _cpu(backend)
                got = client.get(url)
                spent = time.process_time() - cpu + _cpu(backend) - theirs
                if number >= 2:  # the first two warm it up
                    told.append((spent * 1000, (time.perf_counter() - began) * 1000))
                if got.status_code != 200:
                    break
                size = len(got.content)
            if size:
                found[f"{screen} · {name}"] = {
                    "cpu": statistics.fmean(one[0] for one in told),
                    "time": statistics.median(one[1] for one in told),
                    "size": size,
                }
    return found


def _cpu(pid: int) -> float:
    """Seconds of CPU a process used; the kernel counts them in hundredths, so that only the mean of many tells."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def run(database: str) -> dict[str, dict[str, float]]:
    """This function will measure in a program of its own, on a database."""
    environment = {**server_environment(CLUSTER.url("app", database)), "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}"}
    environment |= {"SAMENHANG_KEYS": str(KEYS), "SAMENHANG_STATIC": str(STATIC)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.wall_cost", "measure"],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]  # what `measure` printed


def main() -> None:
    """This function will fill two copies, open one, measure both in turns, and write the page."""
    stay = Stay()
    prepared = stay.begin()
    try:
        walled = clone(prepared, "walled")
        environment = server_environment(CLUSTER.url("app", walled))
        subprocess.run([sys.executable, "-m", "samenhang.demo.fill"], env=environment, check=True)
        bare = f"{walled}_bare"
        CLUSTER.create_database(bare, template=walled)
        with CLUSTER.connect("owner", bare) as owner:
            for (table,) in owner.execute("SELECT oid::regclass::text FROM pg_class WHERE relrowsecurity").fetchall():
                owner.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        for database in (walled, bare):
            with CLUSTER.connect("owner", database) as owner:
                owner.execute("ANALYZE")
        turns: list[tuple[Any, Any]] = [(run(walled), run(bare)) for _ in range(TURNS)]
    finally:
        stay.end()
    write(turns)


def write(turns: list[tuple[Any, Any]]) -> None:
    """This function will write the page: of each screen the middle of the turns."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    text = HEAD.format(
        n=REPEATS * TURNS,
        day=datetime.now(UTC).date().isoformat(),
        cpus=os.cpu_count(),
        machine=platform.machine(),
        commit=commit.stdout.strip(),
    )
    for screen in turns[0][0]:
        if not all(screen in bare for _, bare in turns):
            text += f"| {screen} | | | | | only with policies: without them the page finds too much |\n"
            continue
        middle = {
            (side, what): statistics.median(turn[side][screen][what] for turn in turns)
            for side in (0, 1)
            for what in ("cpu", "time")
        }
        more = turns[0][1][screen]["size"] - turns[0][0][screen]["size"]
        mark = "shows more without policies" if abs(more) > 400 else ""
        text += (
            f"| {screen} | {middle[0, 'cpu']:.1f} | {middle[1, 'cpu']:.1f} | {middle[0, 'time']:.1f} |"
            f" {middle[1, 'time']:.1f} | {mark} |\n"
        )
    TABLE.write_text(text)


if __name__ == "__main__":
    if sys.argv[1:] == ["measure"]:
        print(json.dumps(measure()))
    else:
        main()
