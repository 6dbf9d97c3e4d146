"""What is agreed, as one canonical text with a fingerprint; and what differs between two of them. No database here."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, cast

FORM = "samenhang-plan/1"


class GoalText(TypedDict):
    """A goal as agreed."""

    id: str
    words: str
    seen_by: str
    whose: str
    domain: str
    when: str


class ActionText(TypedDict):
    """An action as agreed; ``goal`` is the id of its goal or empty; dates are ISO or empty."""

    id: str
    goal: str
    what: str
    doer: str
    who: str
    starts_on: str
    due_on: str


class Content(TypedDict):
    """A plan as agreed: goals in their sequence, those for now first."""

    form: str
    plan: str
    matters: str
    goals: list[GoalText]
    actions: list[ActionText]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: ``kind`` is added, changed, finished or gone; ``what`` is goal, action, matters or sequence."""

    kind: str
    what: str
    text: str
    parts: tuple[tuple[str, str, str], ...] = ()
    how: str = ""


def canonical(content: Content) -> str:
    """This function will write a plan in the one way it can be written: sorted keys, no spaces, Unicode as it is."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(text: str) -> str:
    """This function will give the SHA-256 of a canonical text, in hexadecimals."""
    return hashlib.sha256(text.encode()).hexdigest()


def parse(text: str) -> Content | None:
    """This function will read a canonical text back; None when it is no plan (somebody spoilt it)."""
    try:
        found = json.loads(text)
        right = found["form"] == FORM and isinstance(found["goals"], list) and isinstance(found["actions"], list)
    except (ValueError, TypeError, KeyError):
        return None
    return cast("Content", found) if right else None


def differences(old: Content, new: Content, ended: Mapping[str, tuple[bool, str]]) -> list[Change]:
    """This function will say what was added, changed, finished and taken away between two texts of a plan.

    :param ended: of goals and actions that stand no longer in the plan, by id: whether that is progress (done,
        reached) rather than a change of what was agreed, and the word for it.
    """
    changes = []
    if old["matters"] != new["matters"]:
        changes.append(Change("changed", "matters", new["matters"], (("matters", old["matters"], new["matters"]),)))
    changes += _compared("goal", "words", old["goals"], new["goals"], ended)
    if _sequence(old, new) != _sequence(new, old):
        changes.append(Change("changed", "sequence", ""))
    return changes + _compared("action", "what", old["actions"], new["actions"], ended)


def _compared(
    what: str,
    title: str,
    before: Iterable[GoalText] | Iterable[ActionText],
    after: Iterable[GoalText] | Iterable[ActionText],
    ended: Mapping[str, tuple[bool, str]],
) -> list[Change]:
    old = {one["id"]: cast("dict[str, str]", one) for one in before}
    new = {one["id"]: cast("dict[str, str]", one) for one in after}
    changes = []
    for id, now in new.items():
        if id not in old:
            changes.append(Change("added", what, now[title]))
            continue
        then = old[id]
        parts = tuple((name, then[name], now[name]) for name in now if name != "doer" and then.get(name) != now[name])
        if parts:
            changes.append(Change("changed", what, now[title], parts))
    for id, then in old.items():
        if id not in new:
            progress, how = ended.get(id, (False, ""))
            changes.append(Change("finished" if progress else "gone", what, then[title], how=how))
    return changes


def _sequence(of: Content, among: Content) -> list[str]:
    there = {goal["id"] for goal in among["goals"]}
    return [goal["id"] for goal in of["goals"] if goal["id"] in there]


@dataclass(frozen=True, slots=True)
class Step:
    """An action as shown from an agreed text, with how it stands today where that is known."""

    what: str
    doer: str
    who: str
    starts_on: date | None
    due_on: date | None
    how: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A goal as shown from an agreed text (None: actions without a goal), with its actions."""

    goal: GoalText | None
    steps: list[Step]
    number: int = 0
    how: str = ""


def parts(content: Content, ended: Mapping[str, tuple[bool, str]] | None = None) -> list[Part]:
    """This function will lay an agreed text out to be read: goals in their sequence, then actions without one.

    :param ended: how goals and actions came out since, by id: whether that is progress, and the word for it.
    """
    came_out = ended or {}
    by_goal: dict[str, list[Step]] = {goal["id"]: [] for goal in content["goals"]}
    loose: list[Step] = []
    for one in content["actions"]:
        progress, how = came_out.get(one["id"], (False, ""))
        step = Step(one["what"], one["doer"], one["who"], _day(one["starts_on"]), _day(one["due_on"]), how, progress)
        by_goal.get(one["goal"], loose).append(step)
    shown = [
        Part(goal, by_goal[goal["id"]], number, came_out.get(goal["id"], (False, ""))[1])
        for number, goal in enumerate(content["goals"], 1)
    ]
    return [*shown, Part(None, loose)] if loose else shown


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
