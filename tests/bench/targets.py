"""What was agreed to hold at a million households, and whether a run shows it: met, not met or not measured.

Nothing here is written by hand: each target reads its figure from the results. At a smaller size the figure stands
there as context, and the target itself is not measured.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

type Result = Mapping[str, Any]
type Sizes = Mapping[str, Result]
type Figure = tuple[float, str] | None
"""How far above its limit (1.0 is just met), and the figure in words; None when nothing was measured."""

FULL, SMALLEST = "1m", "10k"
ENOUGH = 500
MET, NOT_MET, NOT_MEASURED = "met", "not met", "not measured"
MISSPELT = "search misspelt"


@dataclass(frozen=True, slots=True)
class Target:
    """What is promised, at most how much, and how it is read from a result."""

    what: str
    limit: str
    figure: Callable[[Result, Sizes], Figure]
    fewest: Callable[[Result], int] = lambda result: ENOUGH
    """Of how many samples at least its figure is: with fewer than five hundred it proves nothing."""


def judged(result: Result, sizes: Sizes) -> list[tuple[Target, str, str]]:
    """This function will give each target with its verdict and its figure in words."""
    found = []
    for target in TARGETS:
        figure = target.figure(result, sizes)
        if figure is None:
            found.append((target, NOT_MEASURED, ""))
            continue
        above, words = figure
        fewest = target.fewest(result)
        if result["size"] != FULL:
            found.append((target, NOT_MEASURED, f"{words} at {result['size']}"))
        elif fewest < ENOUGH and above <= 1:
            found.append((target, NOT_MEASURED, f"{words}, of {fewest} samples"))
        else:
            found.append((target, MET if above <= 1 else NOT_MET, words))
    return found


def _each(result: Result, *parts: str) -> Iterable[Mapping[str, Any]]:
    """The screens that have these parts."""
    return (one for one in result["screens"] if all(part in one for part in parts))


def _worst(found: Iterable[tuple[float, str]]) -> Figure:
    return max(found, default=None)


def _p95(result: Result, sizes: Sizes) -> Figure:
    found = ((one["eight"]["p95"], one["label"]) for one in _each(result, "eight"))
    return _worst((p95 / 150, f"{p95:.0f} ms: {label}") for p95, label in found)


def _fewest(result: Result) -> int:
    return min((one["eight"]["n"] for one in _each(result, "eight")), default=0)


def growth(one: Mapping[str, Any], smaller: Result) -> float | None:
    """This function will give how many times a screen's p95 among eight is that of a smaller size."""
    for other in _each(smaller, "eight"):
        if (other["road"], other["label"]) == (one["road"], one["label"]) and "eight" in one:
            return float(one["eight"]["p95"] / other["eight"]["p95"])
    return None


def _growth(result: Result, sizes: Sizes) -> Figure:
    if SMALLEST not in sizes or result["size"] == SMALLEST:
        return None
    pairs = ((growth(one, sizes[SMALLEST]), one["label"]) for one in _each(result, "eight") if one["label"] != MISSPELT)
    return _worst((times / 1.5, f"{times:.1f} ×: {label}") for times, label in pairs if times)


def allowed(one: Mapping[str, Any]) -> float:
    """This function will give the milliseconds of server time a screen may take by its floor."""
    return float(2 + 3 * one["floor"]["cpu"])


def _floor(result: Result, sizes: Sizes) -> Figure:
    found = ((one["alone"]["server"], allowed(one), one["label"]) for one in _each(result, "floor", "alone"))
    return _worst((server / may, f"{server:.1f} of {may:.1f} ms: {label}") for server, may, label in found)


def _wall(result: Result, sizes: Sizes) -> Figure:
    found = []
    for one in _each(result, "wall"):
        if "with" in one["wall"]:
            with_, without = one["wall"]["with"], one["wall"]["without"]
            more = with_ - without
            found.append((more / max(0.25 * without, 0.6), f"+{more:.1f} ms on {without:.1f}: {one['label']}"))
    return _worst(found)


def _my_cases(result: Result, sizes: Sizes) -> Figure:
    for one in _each(result, "alone"):
        if one["label"] == "home:start" and (cost := one["alone"]["by"].get("director_60")):
            server, database = cost["server"], cost["database"]
            return max(server / 9, database / 6), f"{server:.1f} + {database:.1f} ms"
    return None


def _opening(result: Result, sizes: Sizes) -> Figure:
    steps = [one for one in _each(result, "alone") if one["road"] == "request to case"]
    sent = [one for one in steps if one["kind"] == "sent"]
    if len(sent) < 3:
        return None
    writing, whole = (sum(one["alone"]["server"] + one["alone"]["database"] for one in some) for some in (sent, steps))
    return max(writing / 25, whole / 60), f"{writing:.0f} and {whole:.0f} ms"


def _misspelt(result: Result, sizes: Sizes) -> Figure:
    for one in _each(result, "alone", "eight"):
        if one["label"] == MISSPELT:
            alone, eight = one["alone"]["p95"], one["eight"]["p95"]
            return max(alone / 100, eight / 200), f"{alone:.0f} and {eight:.0f} ms"
    return None


def _looked(result: Result, sizes: Sizes) -> Figure:
    found = (one["eight"]["p95"] for one in _each(result, "eight") if one["label"] == "data_rights:looks")
    return _worst((p95 / 150, f"{p95:.0f} ms, {result['looks']:,} lines") for p95 in found)


def _many_grants(result: Result, sizes: Sizes) -> Figure:
    mine = ((one["eight"]["by"].get("viewer_5000"), one["label"]) for one in _each(result, "eight"))
    return _worst((told["p95"] / 300, f"{told['p95']:.0f} ms: {label}") for told, label in mine if told)


def _statements(result: Result, sizes: Sizes) -> Figure:
    worked = list(_each(result, "work"))
    pages = [one for one in worked if one["kind"] == "page"]
    found = []
    for page in pages:
        begins = f"{page['label']} › "
        own = page["work"]["statements"]
        parts = sum(
            one["work"]["statements"]
            for one in worked
            if one["road"] == page["road"] and one["kind"] == "panel" and one["label"].startswith(begins)
        )
        found.append((max(own / 15, (own + parts) / 30), f"{own}, with panels {own + parts}: {page['label']}"))
    return _worst(found)


def _memory(result: Result, sizes: Sizes) -> Figure:
    used = result["memory_mb"]["server"]
    return used / 350, f"{used} MB"


def _not_here(result: Result, sizes: Sizes) -> Figure:
    return None


def _steady(result: Result, sizes: Sizes) -> Figure:
    soak = result.get("soak")
    if not soak:
        return None
    first, last = soak["first_minute"]["p95"], soak["last_minute"]["p95"]
    words = f"{first:.0f} and {last:.0f} ms, {soak['wrong']} wrong, {soak['memory_mb'][0]} to {soak['memory_mb'][1]} MB"
    before, after = soak["memory_mb"]
    failed = soak["wrong"] + soak["refused"] + soak["not_sent"]
    return (2.0 if failed else max(last / first / 1.2, after / before / 1.2)), words


TARGETS = [
    Target("any screen, p95 of at least 500 samples, eight people at once", "150 ms", _p95, _fewest),
    Target("its growth from 10k to 1m households, misspelt search aside", "1.5 ×", _growth, _fewest),
    Target("server CPU of a page or panel", "2 ms + 3 × the floor's CPU", _floor),
    Target("cost of the policies", "+ 25% or 0.6 CPU-ms", _wall),
    Target("list of 50 cases of mine: server, database", "9 + 6 ms CPU", _my_cases),
    Target("opening a case: its writing requests; with their pages", "25; 60 ms CPU", _opening),
    Target("misspelt name, p95: one user; eight", "100; 200 ms", _misspelt),
    Target("who looked at one household, p95", "150 ms", _looked, _fewest),
    Target("a viewer with 5,000 grants, every road, p95", "300 ms", _many_grants, _fewest),
    Target("SQL statements of a page; with its panels", "15; 30", _statements),
    Target("memory of the server with two workers", "350 MB", _memory),
    Target("60 pages a second: first and last minute (p95) and memory alike, none wrong", "1.2 ×", _steady),
    Target("`make demo`, clone to first page, warm caches", "60 s", _not_here),
]
