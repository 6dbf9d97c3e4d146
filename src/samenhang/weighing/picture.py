"""The drawing of a triangle: one outline for each professional, in the coordinates of the picture."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

CENTRE_X, CENTRE_Y, REACH = 160.0, 150.0, 110.0
ANGLES = (-90.0, 30.0, 150.0)
FULL = 10
RINGS = (5, 10)
STYLES = 6


@dataclass(frozen=True, slots=True)
class Outline:
    """One professional's triangle: its corners, and which of the line styles draws it."""

    letter: str
    points: str
    style: int
    x: str
    y: str


def corners(marks: Sequence[int]) -> list[tuple[float, float]]:
    """This function will give where three marks lie, from the middle outwards."""
    return [
        (
            CENTRE_X + REACH * mark / FULL * math.cos(math.radians(angle)),
            CENTRE_Y + REACH * mark / FULL * math.sin(math.radians(angle)),
        )
        for mark, angle in zip(marks, ANGLES, strict=True)
    ]


def points(marks: Sequence[int]) -> str:
    """This function will write the corners as a polygon has them."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners(marks))


def grounds() -> list[str]:
    """This function will give the rings behind the outlines, at five and at ten."""
    return [points((mark, mark, mark)) for mark in RINGS]


def outline(number: int, marks: Sequence[int]) -> Outline:
    """This function will draw one professional; the letter stands at the corner that lies furthest out."""
    furthest = max(range(3), key=lambda one: marks[one])
    x, y = corners(marks)[furthest]
    letter = chr(ord("A") + number % 26)
    return Outline(letter, points(marks), number % STYLES, f"{x:.1f}", f"{y:.1f}")
