"""The wheel of marks as shapes: one slice per life domain, longer as the mark is higher. Reckons only."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

CENTRE_X, CENTRE_Y = 320, 220
HUB, RIM = 26.0, 150.0
TOP = 10
LINE = 17


@dataclass(frozen=True, slots=True)
class Slice:
    """One life domain's slice; every number is written with a point, whatever the language."""

    number: int
    mark: int | None
    ground: str
    fill: str
    then: str
    mark_x: str
    mark_y: str
    label_x: str
    label_y: str
    anchor: str
    number_x: str
    number_y: str
    lines: list[tuple[str, str]]


def wheel(marks: Sequence[tuple[str, int | None, int | None]]) -> list[Slice]:
    """This function will give the slices for (name, mark now, mark then), clockwise from the top."""
    return [_slice(number, len(marks), *row) for number, row in enumerate(marks)]


def rings() -> list[str]:
    """This function will give the radii of the guide circles: at five and at ten."""
    return [_n(_radius(5)), _n(_radius(TOP))]


def _slice(number: int, count: int, name: str, now: int | None, then: int | None) -> Slice:
    turn = 2 * pi / max(count, 1)
    start, end = number * turn - turn / 2, number * turn + turn / 2
    gap = min(0.012, turn / 20)
    middle = number * turn
    at = max(_radius(now) - 15, HUB + 18) if now else HUB + 14
    mark_x, mark_y = _point(at, middle)
    label_x, label_y = _point(RIM + 14, middle)
    number_x, number_y = _point(RIM + 18, middle)
    across = sin(middle)
    anchor = "middle" if abs(across) < 0.3 else "start" if across > 0 else "end"
    lines = _wrap(name)
    above = -cos(middle) * (len(lines) - 1) * LINE / 2 - (len(lines) - 1) * LINE / 2 + 5
    return Slice(
        number=number + 1,
        mark=now,
        ground=_ring(start + gap, end - gap, HUB, RIM),
        fill=_ring(start + gap, end - gap, HUB, _radius(now)) if now else "",
        then=_arc(start + gap, end - gap, _radius(then)) if then else "",
        mark_x=_n(mark_x),
        mark_y=_n(mark_y + 5),
        label_x=_n(label_x),
        label_y=_n(label_y + above),
        anchor=anchor,
        number_x=_n(number_x),
        number_y=_n(number_y + 6),
        lines=[(line, "0" if first else str(LINE)) for first, line in zip(_once(lines), lines, strict=True)],
    )


def _once(lines: list[str]) -> list[bool]:
    return [index == 0 for index in range(len(lines))]


def _wrap(name: str, width: int = 16) -> list[str]:
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _radius(mark: int) -> float:
    return HUB + (RIM - HUB) * mark / TOP


def _point(radius: float, angle: float) -> tuple[float, float]:
    return CENTRE_X + radius * sin(angle), CENTRE_Y - radius * cos(angle)


def _n(number: float) -> str:
    return f"{number:.1f}"


def _at(radius: float, angle: float) -> str:
    x, y = _point(radius, angle)
    return f"{_n(x)} {_n(y)}"


def _arc(start: float, end: float, radius: float) -> str:
    large = int(end - start > pi)
    return f"M{_at(radius, start)}A{_n(radius)} {_n(radius)} 0 {large} 1 {_at(radius, end)}"


def _ring(start: float, end: float, inner: float, outer: float) -> str:
    large = int(end - start > pi)
    back = f"L{_at(inner, end)}A{_n(inner)} {_n(inner)} 0 {large} 0 {_at(inner, start)}Z"
    return _arc(start, end, outer) + back
