"""The drawing of a triangle: one outline for each professional, in the coordinates of the picture.

Where colleagues give the same mark, or nearly, their corners lie side by side: each keeps an own disc with a letter,
as far from the middle as the mark says.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

CENTRE_X, CENTRE_Y, REACH = 200.0, 190.0, 150.0
MIDDLE = 36.0
"""Where a nought lies: not in the very middle, so that three noughts are three corners."""
ANGLES = (-90.0, 30.0, 150.0)
FULL = 10
RINGS = (5, 10)
STYLES = 6
LANE = 20.0
NEAR = 2
"""Marks less than this apart would lie over each other, and are put in lanes side by side."""

type Marks = tuple[int, int, int]
type Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Corner:
    """Where one mark lies."""

    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Outline:
    """One professional's triangle: its corners, and which of the line styles draws it."""

    letter: str
    points: str
    style: int
    corners: tuple[Corner, ...]


def grounds() -> list[str]:
    """This function will give the rings behind the outlines, at five and at ten."""
    return [_written([_corner(axis, mark, 0) for axis in range(3)]) for mark in RINGS]


def outlines(numbers: Sequence[int], marks: Sequence[Marks]) -> list[Outline]:
    """This function will draw the professionals of one option; the number of each gives the letter and the line."""
    lanes = [_lanes([one[axis] for one in marks]) for axis in range(3)]
    return [
        _outline(number, [_corner(axis, own[axis], lanes[axis][place]) for axis in range(3)])
        for place, (number, own) in enumerate(zip(numbers, marks, strict=True))
    ]


def _outline(number: int, corners: Sequence[Point]) -> Outline:
    letter = chr(ord("A") + number % 26)
    return Outline(
        letter, _written(corners), number % STYLES, tuple(Corner(f"{x:.1f}", f"{y:.1f}") for x, y in corners)
    )


def _lanes(marks: Sequence[int]) -> list[int]:
    """Give each mark on one axis a lane, so that no two that are near lie in the same: the middle one first."""
    taken: dict[int, list[int]] = {}
    found = []
    for mark in marks:
        lane = next(lane for lane in _outwards(len(marks)) if all(abs(mark - m) >= NEAR for m in taken.get(lane, ())))
        taken.setdefault(lane, []).append(mark)
        found.append(lane)
    return found


def _outwards(count: int) -> list[int]:
    return [0, *(side * lane for lane in range(1, count + 1) for side in (1, -1))]


def _corner(axis: int, mark: int, lane: int) -> Point:
    angle = math.radians(ANGLES[axis])
    far = MIDDLE + (REACH - MIDDLE) * mark / FULL
    aside = LANE * lane
    return (
        CENTRE_X + far * math.cos(angle) - aside * math.sin(angle),
        CENTRE_Y + far * math.sin(angle) + aside * math.cos(angle),
    )


def _written(corners: Sequence[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
