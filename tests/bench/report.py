"""The page docs/performance.md with its pictures, and the short of it for the terminal; made of what the runs kept."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.bench.svg import Bar, bars
from tests.bench.targets import SMALLEST, allowed, growth, judged

type Result = Mapping[str, Any]
BUSY = 0.05
KINDS = {"page": "", "panel": "part", "sent": "sent"}
LARGE_FROM = 100_000
HEAD = """# Performance

Made by `make bench SIZE=10k` (or `100k`, `1m`); how is told in [0070](decisions/0070-how-we-measure.md), and everything
it found stands in [performance/](performance/). Ratios and milliseconds of processor time (CPU) are the result;
milliseconds of waiting hang on the machine, and are context. Each figure is one request's.

* **server** and **database**: processor time of the server's processes and of its database connections, one user at a
  time, by each process's own clock of it (`clock_getcpuclockid`).
* **floor**: the same rows by the leanest hand-written SQL over psycopg, as the same viewer, in the same run: processor
  time of both sides. **× floor** is server and database together against it.
* **SQL**: statements, transaction control aside. **read / shown**: rows the plans took from tables, those inside
  functions and policies too, against rows the floor gives.
* **wall**: what the row policies cost: server and database with them, against a copy of the same database in which the
  owner switched them off, for those who see the same in both. The program has no such switch.
* **growth**: the 95th percentile among eight users, against that at {smallest} households.
"""


def write(kept: Mapping[str, Result], docs: Path) -> None:
    """This function will write the page and a picture for each size that was measured."""
    largest = list(kept)[-1]
    text = [HEAD.format(smallest=SMALLEST), *_targets(kept[largest], kept)]
    folder = docs / "performance"
    folder.mkdir(exist_ok=True)
    for size in reversed(list(kept)):
        (folder / f"cpu-{size}.svg").write_text(_cpu_picture(kept[size]))
        (folder / f"p95-{size}.svg").write_text(_time_picture(kept[size]))
        text += _size(kept[size], kept)
    (docs / "performance.md").write_text("\n".join(text).rstrip() + "\n")


def in_short(result: Result, kept: Mapping[str, Result]) -> str:
    """This function will say what a run found, for the terminal."""
    lines = [f"{result['size']} on {result['commit']}: {result['seconds']:.0f} s in all. {_busy(result)}", ""]
    lines += [f"{'screen':52} {'p50':>6} {'p95·8':>6} {'server':>6} {'db':>6} {'floor':>6} {'SQL':>4} {'rows':>7}"]
    for one in result["screens"]:
        alone, eight, work = one.get("alone", {}), one.get("eight", {}), one.get("work", {})
        floor = one.get("floor", {}).get("cpu")
        lines.append(
            f"{one['label'][:52]:52} {_n(alone.get('p50')):>6} {_n(eight.get('p95')):>6} {_n(alone.get('server')):>6}"
            f" {_n(alone.get('database')):>6} {_n(floor):>6} {work.get('statements', ''):>4}"
            f" {work.get('rows_read', ''):>7}"
        )
    lines += [
        "",
        *(f"{verdict:12} {target.what} ({target.limit}) {words}" for target, verdict, words in judged(result, kept)),
    ]
    lines += ["", *(f"could not be walked: {road}: {why}" for road, why in result["astray"].items())]
    lines += [f"no floor: {label}: {why}" for label, why in result["no_floor"].items()]
    return "\n".join([*lines, f"memory of the server: {result['memory_mb']['server']} MB", ""])


def of_soak(soak: Result) -> str:
    """This function will say what a steady stream of requests found."""
    first, last, (before, after) = soak["first_minute"], soak["last_minute"], soak["memory_mb"]
    return (
        f"{soak['a_second']:.0f} requests a second for {soak['seconds']:.0f} s, measured {soak['date']} at commit "
        f"`{soak['commit']}`. Answered: {soak['requests']:,}, {soak['wrong']} of them wrong and {soak['refused']} by a "
        f"503 with a time to come back. Not sent, 20 s late: {soak['not_sent']}. From when each was due, in the "
        f"first {soak['minute']:.0f} s: p50 {first['p50']:.0f}, p95 {first['p95']:.0f} ms; in the last: p50 "
        f"{last['p50']:.0f}, p95 {last['p95']:.0f} ms. Memory of the server: {before} to {after} MB, in the "
        f"second half {soak['memory_a_minute_mb']:+.1f} MB a minute. {_busy(soak)}\n"
    )


def _targets(result: Result, kept: Mapping[str, Result]) -> list[str]:
    lines = ["\n## What was agreed, at a million households\n", "| what | at most | | figure |", "|---|---|---|---|"]
    for target, verdict, words in judged(result, kept):
        shown = f"**{verdict}**" if verdict == "not met" else verdict
        lines.append(f"| {target.what} | {target.limit} | {shown} | {_cell(words)} |")
    return [*lines, ""]


def _size(result: Result, kept: Mapping[str, Result]) -> list[str]:
    size, machine, settings = result["size"], result["machine"], result["postgresql"]
    told = ", ".join(f"{name} {value}" for name, value in settings.items() if name != "server_version")
    eight = result["eight"]
    filled = f"Filled in {result['filling_seconds']:.0f} s. " if result["filling_seconds"] else ""
    measured = (
        f"Measured {result['date']} at commit `{result['commit']}` on {machine['cores']} cores "
        f"({machine['processor']}, {machine['memory_mb'] // 1024} GB), PostgreSQL {settings['server_version']} "
        f"({told}), {result['workers']} workers. The database is {result['database_mb']:,} MB. {filled}"
        f"One flush to this disk takes {result['fsync_ms']:.2f} ms. {_busy(result)}\n"
    )
    walked = (
        f"Eight people walked for {eight['seconds']:.0f} s: {eight['requests']:,} requests, "
        f"{eight['requests'] / max(eight['seconds'], 0.1):.0f} a second. Afterwards the server took "
        f"{result['memory_mb']['server']} MB, its database connections {result['memory_mb']['backends']} MB.\n"
    )
    lines = [
        f"## {size}: {result['households']:,} households, {result['looks']:,} lines in the log\n",
        measured,
        walked,
        f"![Processor time of each screen](performance/cpu-{size}.svg)\n",
        f"![Waiting time of each screen among eight users](performance/p95-{size}.svg)\n",
        *_screens(result, kept),
        *_writing(result),
        *_whole(result),
        *_dearest(result),
        *_astray(result),
    ]
    if soak := result.get("soak"):
        lines += ["### A steady stream\n", of_soak(soak)]
    return lines


def _screens(result: Result, kept: Mapping[str, Result]) -> list[str]:
    columns = "p50 | p95 | p95 of 8 (n) | server | database | floor | × floor | SQL | read / shown | wall | growth"
    lines: list[str] = []
    road = ""
    for one in result["screens"]:
        if one["road"] != road:
            road = one["road"]
            lines += [f"\n### {road[:1].upper()}{road[1:]}\n", f"| | {columns} |", "|---" * 12 + "|"]
        kind = f" ({KINDS[one['kind']]})" if KINDS[one["kind"]] else ""
        lines.append(f"| {one['label']}{kind} | {' | '.join(_cells(one, kept))} |")
    return [*lines, ""]


def _cells(one: Result, kept: Mapping[str, Result]) -> Iterable[str]:
    alone, eight = one.get("alone"), one.get("eight")
    yield from (_n(alone["p50"]), _n(alone["p95"])) if alone else ("", "")
    yield f"{_n(eight['p95'])} ({eight['n']})" if eight else ""
    yield from (_n(alone["server"]), _n(alone["database"])) if alone else ("", "")
    floor, work, wall = one.get("floor"), one.get("work"), one.get("wall", {})
    yield _n(floor["cpu"]) if floor else ""
    yield f"{(alone['server'] + alone['database']) / floor['cpu']:.0f}" if alone and floor and floor["cpu"] else ""
    yield _statements(work) if work else ""
    yield f"{work['rows_read']:,} / {floor['rows']:.0f}" if work and floor else f"{work['rows_read']:,}" if work else ""
    yield f"{100 * (wall['with'] / wall['without'] - 1):+.0f}%" if wall.get("without") else ""
    times = growth(one, kept[SMALLEST]) if SMALLEST in kept else None
    yield f"{times:.1f}" if times else ""


def _statements(work: Mapping[str, Any]) -> str:
    """How many at most; and from how many on, where that hangs on who asks."""
    fewest = min(work["statements_by"].values(), default=work["statements"])
    return f"{work['statements']}" if fewest == work["statements"] else f"{fewest}–{work['statements']}"


def _writing(result: Result) -> list[str]:
    slow = [one for one in result["screens"] if "slow_commit" in one and one["kind"] == "sent" and "alone" in one]
    if not slow:
        return []
    lines = [
        "Writing, with 2 ms added to each commit (`commit_delay`):\n",
        "| | p50 | p50 with 2 ms more |",
        "|---|---|---|",
    ]
    lines += [f"| {one['label']} | {_n(one['alone']['p50'])} | {_n(one['slow_commit']['p50'])} |" for one in slow]
    return [*lines, ""]


def _whole(result: Result) -> list[str]:
    """Large tables some plan read from beginning to end; a small municipality's planner may choose that wisely."""
    if result["households"] < LARGE_FROM:
        return [f"Whether a large table is ever read whole is judged from {LARGE_FROM:,} households on.\n"]
    large = result["large_tables"]
    found = [
        f"| {one['road']}: {one['label']} | {table} | {rows:,} of {large[table]:,} |"
        for one in result["screens"]
        for table, rows in one.get("work", {}).get("whole", {}).items()
        if table in large
    ]
    if not found:
        return ["No plan of any screen reads a table of more than 5,000 rows from beginning to end.\n"]
    return [
        "Large tables that are read from beginning to end:\n",
        "| screen | table | rows |",
        "|---|---|---|",
        *found,
        "",
    ]


def _dearest(result: Result) -> list[str]:
    """The statements that took longest, each once; the log that tells of them makes them slower than they are."""
    found: dict[str, tuple[float, str]] = {}
    for one in result["screens"]:
        for dear in one.get("work", {}).get("dearest", ()):
            if dear["ms"] > found.get(dear["sql"], (0.0, ""))[0]:
                found[dear["sql"]] = (dear["ms"], one["label"])
    lines = [
        "The dearest statements, in milliseconds while each row was counted:\n",
        "| ms | screen | statement |",
        "|---|---|---|",
    ]
    for sql, (ms, label) in sorted(found.items(), key=lambda one: -one[1][0])[:12]:
        lines.append(f"| {ms:.1f} | {label} | `{_cell(sql[:160])}` |")
    return [*lines, ""]


def _astray(result: Result) -> list[str]:
    if not result["astray"]:
        return []
    lines = [f"* {road}: {why}" for road, why in result["astray"].items()]
    return ["Roads that could not be walked, and so were not measured:\n", *lines, ""]


def _busy(result: Result) -> str:
    others = result["busy"]["others"]
    told = f"ther programs used {100 * others:.0f}% of the processors"
    if others > BUSY:
        return f"**The machine was busy: o{told}; milliseconds and p95 say little.**"
    return f"O{told}."


def _cpu_picture(result: Result) -> str:
    shown = []
    for one in result["screens"]:
        if alone := one.get("alone"):
            mark = allowed(one) if "floor" in one else None
            shown.append(Bar(one["label"], (alone["server"], alone["database"]), mark))
    title = f"Processor time of a request, {result['households']:,} households"
    return bars(title, _once(shown), ("server", "database"), unit="ms", mark="2 ms + 3 × the floor, for the server")


def _time_picture(result: Result) -> str:
    shown = [
        Bar(one["label"], (one["eight"]["p50"], max(0.0, one["eight"]["p95"] - one["eight"]["p50"])))
        for one in result["screens"]
        if "eight" in one
    ]
    title = f"Waiting among eight users, {result['households']:,} households"
    return bars(title, _once(shown), ("half of all", "95 of 100"), unit="ms")


def _once(shown: Iterable[Bar]) -> list[Bar]:
    return sorted({one.label: one for one in shown}.values(), key=lambda one: -sum(one.parts))


def _n(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if value >= 20 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("`", "'")
