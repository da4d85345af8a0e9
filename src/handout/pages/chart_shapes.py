"""The elements of SVG that charts are drawn with, and the numbers along an axis."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

_MOST_STEPS = 5
_NICE = (1, 2, 5, 10, 20)


def rectangle(x: float, y: float, width: float, height: float, look: str) -> str:
    """``look`` has the attributes for fill and outline."""
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" {look}/>'


def polygon(corners: Sequence[tuple[float, float]], colour: str) -> str:
    points = " ".join(f"{x:.2f},{y:.2f}" for x, y in corners)
    return f'<polygon points="{points}" fill="{colour}"/>'


def past_steep_line(
    point: tuple[float, float],
    before: tuple[float, float] | None,
    after: tuple[float, float] | None,
    *,
    width: float,
    line_pt: float,
) -> float:
    """How far to the right, in points, a number above a point of a line is moved, so that no line
    that falls steeply to the point or rises steeply from it runs through the number; to the left
    where it is below 0. ``width`` is the number's, ``before`` and ``after`` are the points that
    the line comes from and goes on to. Between two steep lines it stays in the middle."""
    foot, gap = 0.45 * line_pt, 0.3 * line_pt

    def push(end: tuple[float, float] | None) -> float:
        if end is None or (rise := point[1] - end[1]) <= foot:
            return 0.0
        passes = foot * abs(end[0] - point[0]) / rise
        return max(0.0, width / 2 + gap - passes)

    right, left = push(before), push(after)
    return 0.0 if right and left else right - left


def slice_of(
    middle: tuple[float, float], radius: float, start: float, end: float, look: str
) -> str:
    """A part of a circle between two angles, in radians with the clock from the top."""
    x, y = middle

    def edge(angle: float) -> str:
        return f"{x + radius * math.sin(angle):.2f} {y - radius * math.cos(angle):.2f}"

    large = int(end - start > math.pi)
    return (
        f'<path d="M{x:.2f} {y:.2f}L{edge(start)}A{radius:.2f} {radius:.2f} 0 {large} 1 '
        f'{edge(end)}Z" {look}/>'
    )


def mixed(colour: str, strength: float, ground: str) -> str:
    """``#RRGGBB`` laid thinly on a ground, as a colour of its own: print has no transparency."""
    channels = (
        round(
            int(colour[at + 1 : at + 3], 16) * strength
            + int(ground[at : at + 2], 16) * (1 - strength)
        )
        for at in (0, 2, 4)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def ticks(low: float, high: float, decimals: int = 0) -> list[Decimal]:
    """Round numbers at even distance from below ``low`` to above ``high``, six at most, and none
    that needs more decimals than there are."""
    span = (high - low) or 1.0
    size = Decimal(1).scaleb(max(-decimals, math.floor(math.log10(span / _MOST_STEPS))))
    step = next(
        size * nice
        for nice in _NICE
        if math.ceil(high / float(size * nice)) - math.floor(low / float(size * nice))
        <= _MOST_STEPS
    )
    first, last = math.floor(low / float(step)), math.ceil(high / float(step))
    return [step * n for n in range(first, last + 1)]
