"""Rectangles on a slide, and the largest one that is free. EMU, from the top left corner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_MOST_OBSTACLES = 24
"""The search takes the fourth power of their number; the largest are what matters."""


@dataclass(frozen=True, slots=True)
class Rect:
    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def area(self) -> int:
        return self.width * self.height

    def inset(self, across: int, down: int) -> Rect:
        """Smaller by ``across`` at the left and the right, by ``down`` above and below."""
        return Rect(self.x + across, self.y + down, self.width - 2 * across, self.height - 2 * down)

    def grown(self, by: int) -> Rect:
        return self.inset(-by, -by)

    def common(self, other: Rect) -> Rect | None:
        """What both cover, None when that is nothing."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        width, height = min(self.right, other.right) - x, min(self.bottom, other.bottom) - y
        return Rect(x, y, width, height) if width > 0 and height > 0 else None

    def share_covered(self, other: Rect) -> float:
        """How much of this rectangle the other covers, from 0 to 1."""
        common = self.common(other)
        return common.area / self.area if common and self.area else 0.0


def edges(x: int, y: int, right: int, bottom: int) -> Rect:
    return Rect(x, y, right - x, bottom - y)


def around(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle with all of them inside; there must be one at least."""
    rects = list(rects)
    return edges(
        min(r.x for r in rects),
        min(r.y for r in rects),
        max(r.right for r in rects),
        max(r.bottom for r in rects),
    )


def largest_free(bounds: Rect, obstacles: Iterable[Rect]) -> Rect:
    """The largest rectangle within ``bounds`` that no obstacle touches.

    Every side of it lies on a side of the bounds or of an obstacle, so all such are tried.
    Empty (no width or no height) when the obstacles leave nothing.
    """
    met = [common for obstacle in obstacles if (common := bounds.common(obstacle))]
    met = sorted(met, key=lambda rect: -rect.area)[:_MOST_OBSTACLES]
    lefts = sorted({bounds.x, *(rect.right for rect in met)})
    rights = sorted({bounds.right, *(rect.x for rect in met)})
    best = Rect(bounds.x, bounds.y, 0, 0)
    for left in lefts:
        for right in rights:
            if (right - left) * bounds.height <= best.area:
                continue
            between = [r for r in met if r.x < right and r.right > left]
            top, bottom = _tallest_gap(bounds, between)
            if (right - left) * (bottom - top) > best.area:
                best = edges(left, top, right, bottom)
    return best


def _tallest_gap(bounds: Rect, obstacles: Sequence[Rect]) -> tuple[int, int]:
    """Where the most room is between obstacles that lie across the same columns."""
    best = (bounds.y, bounds.y)
    free_from = bounds.y
    for rect in [*sorted(obstacles, key=lambda r: r.y), Rect(0, bounds.bottom, 0, 0)]:
        if rect.y - free_from > best[1] - best[0]:
            best = (free_from, rect.y)
        free_from = max(free_from, rect.bottom)
    return best
