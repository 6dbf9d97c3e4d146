"""What a run found, as it is kept and drawn: one record a screen, made of all rounds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from statistics import fmean
from typing import Any

from tests.bench.floors import Floor
from tests.bench.meters import percentile
from tests.bench.running import Found, Key, Sample
from tests.bench.watching import Watched

type Screen = dict[str, Any]


def times(samples: Sequence[Sample]) -> dict[str, Any]:
    """This function will give how many there were, the middle one and the 95th of a hundred."""
    taken = [one.ms for one in samples]
    return {"n": len(taken), "p50": round(percentile(taken, 0.5), 2), "p95": round(percentile(taken, 0.95), 2)}


def costs(samples: Sequence[Sample]) -> dict[str, Any]:
    """This function will give the times and the processor time a request, of server and database."""
    server, database = fmean(one.server for one in samples), fmean(one.database for one in samples)
    return {**times(samples), "server": round(server, 2), "database": round(database, 2)}


def by_person(samples: Iterable[Sample]) -> dict[str, list[Sample]]:
    """This function will put samples with whose they are."""
    found: dict[str, list[Sample]] = defaultdict(list)
    for one in samples:
        found[one.who].append(one)
    return found


def screens(
    walked: Found, eight: Found, bare: Found, slow: Found, watched: Mapping[Key, Watched], floors: Mapping[str, Any]
) -> list[Screen]:
    """This function will make a record of each screen: alone, among eight, without policies, its floor, its work."""
    found = []
    for key in dict.fromkeys([*walked.samples, *eight.samples]):
        road, kind, label = key
        one: Screen = {"road": road, "kind": kind, "label": label}
        if alone := walked.samples.get(key):
            people = by_person(alone)
            one["alone"] = {**costs(alone), "by": {name: costs(theirs) for name, theirs in people.items()}}
            if key in bare.samples:
                one["wall"] = wall(people, by_person(bare.samples[key]))
        if busy := eight.samples.get(key):
            one["eight"] = {**times(busy), "by": {name: times(theirs) for name, theirs in by_person(busy).items()}}
        if slower := slow.samples.get(key):
            one["slow_commit"] = times(slower)
        if key in watched:
            one["work"] = watched[key].told()
        if isinstance(floor := floors.get(label), Floor):
            one["floor"] = {name: round(value, 3) for name, value in asdict(floor).items()}
        found.append(one)
    return found


def wall(walled: Mapping[str, Sequence[Sample]], bare: Mapping[str, Sequence[Sample]]) -> dict[str, Any]:
    """This function will compare the processor time with and without policies, for who sees the same in both.

    Where the copy without policies shows more, the difference is not the wall's alone: those people are left out.
    """
    more, with_, without = [], [], []
    for name, theirs in walled.items():
        others = bare.get(name, ())
        if not others or abs(fmean(one.size for one in others) - fmean(one.size for one in theirs)) > 400:
            more.append(name)
            continue
        with_.append(fmean(one.server + one.database for one in theirs))
        without.append(fmean(one.server + one.database for one in others))
    if not with_:
        return {"shows_more": more}
    return {"with": round(fmean(with_), 2), "without": round(fmean(without), 2), "shows_more": more}
