"""Where the labels of a pie stand, and whether they meet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

from handout.charts.chart import Chart
from handout.slides.chart_ruler import Rect, Ruler


def slice_labels(ruler: Ruler, chart: Chart) -> list[tuple[float, float]]:
    """The size of each slice's label, its name and its number; nothing where there is none."""
    (series,) = chart.series
    return [
        (ruler.width(f"{name} {chart.text(value)}", bold=True), ruler.line_pt)
        if value is not None
        else (0.0, 0.0)
        for name, value in zip(chart.categories, series.values, strict=True)
    ]


def slice_boxes(ruler: Ruler, chart: Chart, radius: float) -> list[Rect]:
    """Where the labels of the slices stand, from the middle of the pie: outside its edge, each at
    the middle of its slice. The first slice begins at the top and they go with the clock."""
    (series,) = chart.series
    values = [float(value or 0) for value in series.values]
    boxes: list[Rect] = []
    before = 0.0
    for value, (width, height) in zip(values, slice_labels(ruler, chart), strict=True):
        angle = 2 * math.pi * (before + value / 2) / sum(values)
        before += value
        x = math.sin(angle) * (radius + ruler.gap_pt + width / 2)
        y = -math.cos(angle) * (radius + ruler.gap_pt + height / 2)
        boxes.append(Rect(x - width / 2, y - height / 2, width, height))
    return boxes


def overlap(boxes: Sequence[Rect], clear: float) -> bool:
    return any(
        one.x < other.x + other.width + clear
        and other.x < one.x + one.width + clear
        and one.y < other.y + other.height + clear
        and other.y < one.y + one.height + clear
        for one, other in combinations(boxes, 2)
    )
