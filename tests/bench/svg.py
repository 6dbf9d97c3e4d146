"""Pictures for a page: bars, drawn as SVG by a few lines. What they show stands in a table beside them as well."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, LABELS, RIGHT, ROW, TOP = 860, 330, 70, 20, 44
FONT = 'font-family="system-ui, sans-serif" font-size="12"'
COLOURS = ("#1f5fa8", "#e08a1e", "#5a8f3c", "#7a4fa3")


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a picture: what it is, its parts laid end to end, and a mark the length is compared with."""

    label: str
    parts: tuple[float, ...]
    mark: float | None = None


def bars(title: str, bars: Sequence[Bar], names: Sequence[str], *, unit: str, mark: str = "") -> str:
    """This function will draw lying bars, the first on top, with what the colours and the mark mean above them."""
    longest = max([sum(one.parts) for one in bars] + [one.mark or 0 for one in bars] + [1e-9])
    scale = (WIDTH - LABELS - RIGHT) / longest
    height = TOP + ROW * len(bars) + 8
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" {FONT}>',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="8" y="16" font-weight="600" fill="#111">{escape(title)}</text>',
    ]
    x = 8.0
    for name, colour in zip(names, COLOURS, strict=False):
        out.append(f'<rect x="{x:.0f}" y="25" width="10" height="10" fill="{colour}"/>')
        out.append(f'<text x="{x + 14:.0f}" y="34" fill="#333">{escape(name)}</text>')
        x += 26 + 6.6 * len(name)
    if mark:
        out.append(f'<rect x="{x:.0f}" y="23" width="2" height="14" fill="#b00020"/>')
        out.append(f'<text x="{x + 8:.0f}" y="34" fill="#333">{escape(mark)}</text>')
    for number, one in enumerate(bars):
        out += _row(one, TOP + ROW * number, scale, unit)
    return "\n".join([*out, "</svg>", ""])


def _row(one: Bar, y: float, scale: float, unit: str) -> list[str]:
    out = [f'<text x="{LABELS - 8}" y="{y + 13}" text-anchor="end" fill="#111">{escape(one.label)}</text>']
    x = float(LABELS)
    for part, colour in zip(one.parts, COLOURS, strict=False):
        out.append(f'<rect x="{x:.1f}" y="{y + 3}" width="{max(part * scale, 0):.1f}" height="13" fill="{colour}"/>')
        x += part * scale
    if one.mark is not None:
        at = LABELS + one.mark * scale
        out.append(f'<rect x="{at:.1f}" y="{y + 1}" width="2" height="17" fill="#b00020"/>')
        x = max(x, at)
    told = f"{sum(one.parts):.0f}" if sum(one.parts) >= 10 else f"{sum(one.parts):.1f}"
    out.append(f'<text x="{x + 6:.1f}" y="{y + 13}" fill="#333">{told} {escape(unit)}</text>')
    return out
