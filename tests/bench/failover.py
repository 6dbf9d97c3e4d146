"""Failing over by hand, under load: `python -m tests.bench.failover`. Prints what was acknowledged and what is there.

A municipality writes through the real server; its primary is killed by SIGKILL, the standby promoted by hand. Every
write that was acknowledged must be there. Before that: work waits for the standby and a look does not, figures come
from the standby, and its row policies are the same.
"""

import json
import sys
import threading
import time
from argparse import ArgumentParser
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from http.client import HTTPException
from typing import Any
from zoneinfo import ZoneInfo

from samenhang.kit.postgres import Cluster
from tests.bench import pair
from tests.bench.client import Browser

WRITERS, LOOKERS = 4, 2
PATIENT = 3.0
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass
class Life:
    """Who works in which case, by the key of their session."""

    case: str
    session: str
    viewer: str
    adviser: str


@dataclass
class Tally:
    """What was answered, and when."""

    written: dict[str, float] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    looked: int = 0
    away: int = 0
    stop: bool = False
    gate: threading.Lock = field(default_factory=threading.Lock)


def people(url: str) -> Life:
    """This function will make a household with a case, who directs it, and who sees figures."""
    pair.django_on(url)
    from samenhang.teams.models import Role
    from tests.support.town import a_town

    town = a_town("Uitwijk")
    home = town.home("Ans Uitwijk", "Bo Uitwijk (8 jaar)")
    case = town.open_case(home)
    session = town.director.client().cookies["sessionid"].value
    adviser = town.colleague(Role.PROCESS_DIRECTOR).client().cookies["sessionid"].value
    return Life(str(case.id), session, str(town.director.hat.id), adviser)


def entry(word: str, number: int) -> dict[str, str]:
    """This function will fill in the form of the logbook."""
    key = f"{word}-{number}"
    hour_ago = datetime.now(AMSTERDAM) - timedelta(hours=1)
    return {"kind": "visit", "happened_at": f"{hour_ago:%Y-%m-%dT%H:%M}", "what": key, "file": "case_team"}


def writing(port: int, life: Life, tally: Tally, who: int) -> None:
    """This function will write in the logbook until it is told to stop, and keep what was acknowledged."""
    from uuid_utils.compat import uuid7

    browser, number, where = Browser(port, life.session), 0, f"/casussen/{life.case}/logboek/nieuw/"
    while not tally.stop:
        number += 1
        fields = entry(f"regel{who}", number)
        tally.unsure.add(fields["what"])
        status = _asked(partial(browser.post, where, {**fields, "submission": str(uuid7())}))
        with tally.gate:
            if status in (302, 303):
                tally.written[fields["what"]] = time.monotonic()
                tally.unsure.discard(fields["what"])
            else:
                tally.away += 1
        if status not in (302, 303):
            browser.close()
            time.sleep(0.1)


def looking(port: int, life: Life, tally: Tally) -> None:
    """This function will open the case's logbook until it is told to stop, and count what was shown."""
    browser = Browser(port, life.session)
    while not tally.stop:
        status = _asked(lambda: browser.get(f"/casussen/{life.case}/logboek/"))
        with tally.gate:
            tally.looked += status == 200
            tally.away += status != 200
        if status != 200:
            browser.close()
            time.sleep(0.1)


def _asked(ask: Any) -> int:
    try:
        return int(ask().status)
    except (OSError, HTTPException):
        return 0


def held(cluster: Cluster, life: Life) -> tuple[set[str], int]:
    """This function will give what stands in the logbook of the case, and how many looks at it are in the log."""
    with cluster.connect("owner", pair.DATABASE) as owner:
        texts = owner.execute("SELECT what FROM meetings_logentry WHERE case_id = %s", [life.case]).fetchall()
        looks = owner.execute(
            "SELECT count(*) FROM audit_line WHERE viewer_id = %s AND event = 'read' AND what = %s",
            [life.viewer, "meetings.read_logbook"],
        ).fetchone()
    return {str(row[0]) for row in texts}, int(looks[0]) if looks else 0


def waiting_for_it(port: int, life: Life, standby: Cluster) -> dict[str, bool]:
    """This function will take the standby away for a moment: a look is answered, work waits and is answered after."""
    from uuid_utils.compat import uuid7

    browser, answered = Browser(port, life.session), threading.Event()
    statuses: list[int] = []
    pair.run(standby, "pg_ctl", "stop", "-D", standby.data, "-m", "fast", "-w")

    def write() -> None:
        fields = {**entry("zonder", 1), "submission": str(uuid7())}
        statuses.append(Browser(port, life.session).post(f"/casussen/{life.case}/logboek/nieuw/", fields).status)
        answered.set()

    threading.Thread(target=write, daemon=True).start()
    waited = not answered.wait(PATIENT)
    looked = browser.get(f"/casussen/{life.case}/logboek/").status == 200
    still = not answered.is_set()
    pair.start(standby, port=str(life_port(standby)))
    return {
        "work waited": waited and still,
        "a look did not": looked,
        "work was answered after": answered.wait(60) and statuses in ([302], [303]),
    }


_ports: dict[str, int] = {}


def life_port(cluster: Cluster) -> int:
    """This function will remember where a PostgreSQL listened, for when it does not."""
    if str(cluster.path) not in _ports:
        _ports[str(cluster.path)] = pair.port_of(cluster)
    return _ports[str(cluster.path)]


def same_wall(standby: Cluster, primary: Cluster, life: Life) -> dict[str, bool]:
    """This function will ask as the server's login, with and without a viewer, on both."""
    seen = []
    for cluster in (primary, standby):
        with cluster.connect("app", pair.DATABASE) as app, app.transaction():
            nobody = app.execute("SELECT count(*) FROM meetings_logentry").fetchone()
            app.execute("SELECT set_config('samenhang.viewer', %s, true)", [life.viewer])
            mine = app.execute("SELECT count(*) FROM meetings_logentry").fetchone()
            seen.append((nobody, mine))
    (none, mine), there = seen
    return {"without a viewer nothing is seen": none == (0,), "the same is seen on both": (none, mine) == there}


def figures(url: str, primary: Cluster, standby: Cluster, life: Life) -> dict[str, bool]:
    """This function will open pages of figures, and see which of the two was asked, also when one is away."""
    there = f"127.0.0.1:{life_port(standby)}/"
    alone = url.split("@", maxsplit=1)[0] + f"@{there}{pair.DATABASE}"

    with pair.served(url, SAMENHANG_FIGURES_URL=alone) as port:
        page = Browser(port, life.adviser).get("/ladder-in-cijfers/")
        on_standby, on_primary = _logged(standby), _logged(primary)
    with pair.served(url, SAMENHANG_FIGURES_URL=alone.replace(f":{life_port(standby)}/", ":1/")) as port:
        without = Browser(port, life.adviser).get("/ladder-in-cijfers/")
    return {
        "figures are shown": page.status == 200,
        "the standby was asked": on_standby > 0 and on_primary == 0,
        "without it the primary is": without.status == 200 and page.body.count(b"<tr") == without.body.count(b"<tr"),
    }


def _logged(cluster: Cluster) -> int:
    return cluster.log.read_text(errors="replace").count("access.ladder_rungs")


def main(words: list[str]) -> int:
    """This function will try it all and print what was found; code 1 when an acknowledged write is gone."""
    parser = ArgumentParser(prog="python -m tests.bench.failover", description=__doc__)
    parser.add_argument("--seconds", type=float, default=15.0, help="of load before and after the primary is killed")
    asked = parser.parse_args(words)
    primary = pair.begin("failover")
    standby = Cluster(primary.path.parent / "standby")
    try:
        found = tried(primary, asked.seconds)
    finally:
        for cluster in (primary, standby):
            cluster.stop()
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
    checks = [value for part in found.values() if isinstance(part, dict) for value in part.values()]
    return 0 if found["acknowledged writes lost"] == 0 and False not in checks else 1


def tried(primary: Cluster, seconds: float) -> dict[str, Any]:
    """This function will make the pair, try it, kill the primary, promote the standby and count."""
    life = people(primary.url("app", pair.DATABASE))
    pair.set_to(primary, log_statement="all")  # to see which of the two is asked for figures; the standby has it too
    standby = pair.standby_of(primary)
    url = pair.both(primary, standby)
    life_port(standby)
    found: dict[str, Any] = {}
    found["figures"] = figures(url, primary, standby, life)
    pair.set_to(primary, log_statement="none")
    with pair.served(url) as port:
        found["waiting"] = waiting_for_it(port, life, standby)
        pair.until(lambda: pair.state_of(primary) == "sync", "the standby did not come back")
        found["wall"] = same_wall(standby, primary, life)
        found |= failed_over(port, primary, standby, life, seconds)
    return found


def failed_over(port: int, primary: Cluster, standby: Cluster, life: Life, seconds: float) -> dict[str, Any]:
    """This function will write and look while the primary is killed and the standby promoted."""
    tally = Tally()
    _, looks_before = held(primary, life)
    threads = [threading.Thread(target=writing, args=(port, life, tally, who)) for who in range(WRITERS)]
    threads += [threading.Thread(target=looking, args=(port, life, tally)) for _ in range(LOOKERS)]
    for one in threads:
        one.start()
    time.sleep(seconds)
    killed = time.monotonic()
    pair.kill(primary)
    time.sleep(2)  # somebody must find out; this is by hand
    promoting = time.monotonic()
    pair.run(standby, "pg_ctl", "promote", "-D", standby.data, "-w")
    promoted = time.monotonic()
    time.sleep(seconds)
    tally.stop = True
    for one in threads:
        one.join(90)
    there, looks = held(standby, life)
    before = sorted(at for at in tally.written.values() if at < killed)
    after = sorted(at for at in tally.written.values() if at > promoting)
    return {
        "acknowledged writes": len(tally.written),
        "of them before the kill": len(before),
        "of them after it": len(after),
        "acknowledged writes lost": len(set(tally.written) - there),
        "unanswered writes that are there whole": len(tally.unsure & there),
        "pages shown": tally.looked,
        "looks in the log": looks - looks_before,
        "answers that said come back later": tally.away,
        "seconds to promote": round(promoted - promoting, 2),
        "seconds from promoting to the first write": round(after[0] - promoting, 2) if after else None,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
