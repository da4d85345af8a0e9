"""Where everything in a chart stands, so that every word in it can be read.

PowerPoint places bars, lines and slices by itself inside an area it is given, and sets the names
and numbers around them without asking whether there is room. So the areas are decided here, from
the measured width of every name and number. Lengths are points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from handout.charts.axis import automatic_axis
from handout.charts.chart import Chart
from handout.model import ChartKind
from handout.slides.arrange_pie import overlap, slice_boxes, slice_labels
from handout.slides.chart_ruler import Rect, Ruler

BAR_GAP, GROUP_GAP = 0.55, 0.6
"""Between bars, or groups of them, as a share of one bar's thickness."""

MOST_SERIES = {ChartKind.BAR: 4, ChartKind.COLUMN: 4, ChartKind.LINE: 5, ChartKind.PIE: 1}
MOST_SLICES = 6
_MOST_NAMED = 0.42
"""The names beside bars take this share of the width at most, and are set in more lines first."""
_THICKEST_EM, _WIDEST_EM = 3.4, 5.5
"""A bar or column grows no thicker than this: few of them leave room instead."""
_HEADING_SHARE = 0.8
"""PowerPoint breaks a heading that is wider than this share of the chart."""
_LEGEND_LINE = 1.2
_LEAST_RADIUS_EM = 3.0
_FARTHEST = 1.6
"""Lines of text that a name may be moved from the end of its line, and still be seen to be its."""
_MOST_LINES = 3
_MOST_NUMBERED = 12
_LABEL_SHARE = 0.3
"""Wider labels beside a pie would leave it no room."""
_FEW_UNITS = 5


@dataclass(frozen=True, slots=True)
class Arrangement:
    """``plot`` is for bars, lines or slices alone; names and numbers stand around it. Lines are
    named at their ends if ``ends_moved`` says how far down from there each name stands. ``lowest``
    is where the value axis must begin to leave room for numbers below nought."""

    size_pt: float
    plot: Rect
    heading: Rect | None = None
    legend: Rect | None = None
    ends_moved: tuple[float, ...] = ()
    lowest: Decimal | None = None
    values_shown: bool = True
    axis_shown: bool = False
    name_every: int = 1


def name_room(plot: Rect, count: int, n: int, every: int, width: float) -> float:
    """The width for the name of one of ``count`` points, when every so many have theirs; those
    near the ends of a line stay inside the chart."""
    room = plot.width / count
    middle = plot.x + (n + 0.5) * room
    return min(room * every, 2 * middle, 2 * (width - middle))


def axis_step(chart: Chart) -> Decimal | None:
    """One unit of the last decimal, where the axis has only a few of them."""
    unit = Decimal(1).scaleb(-chart.decimals)
    nought = Decimal(0)
    span = max(nought, *chart.values) - min(nought, *chart.values)
    return unit if span <= _FEW_UNITS * unit else None


def bar_share(series: int) -> float:
    """One bar's share of the room of its category."""
    return 1 / (series + (GROUP_GAP if series > 1 else BAR_GAP))


def arrange(ruler: Ruler, chart: Chart, width: float, height: float) -> Arrangement | None:
    """The chart at the ruler's size in an area; None when something in it has no room."""
    if len(chart.series) > MOST_SERIES[chart.kind]:
        return None
    arranger = _Arranger(ruler, chart, width, height)
    match chart.kind:
        case ChartKind.BAR:
            return arranger.bars()
        case ChartKind.COLUMN:
            return arranger.columns()
        case ChartKind.LINE:
            return arranger.lines()
        case ChartKind.PIE:
            return arranger.pie()


class _Arranger:
    def __init__(self, ruler: Ruler, chart: Chart, width: float, height: float) -> None:
        self.ruler = ruler
        self.chart = chart
        self.width = width
        self.height = height
        self.several = len(chart.series) > 1
        self.value_width = max(ruler.width(chart.text(v), bold=True) for v in chart.values)

    def bars(self) -> Arrangement | None:
        ruler, chart = self.ruler, self.chart
        head, legend = self._head()
        top = _bottom(head, legend)
        names = self._names_beside()
        if names is None or (self.several and legend is None):
            return None
        left = names + ruler.gap_pt
        plot_width = self.width - left - self.value_width - ruler.gap_pt
        most = _THICKEST_EM * ruler.size_pt / bar_share(len(self.chart.series))
        room = min((self.height - top) / len(chart.categories), most)
        lines = max(ruler.lines(name, names + 0.1) for name in chart.categories)
        needed = max(
            lines * ruler.line_pt, ruler.line_pt / bar_share(len(self.chart.series)) * self.several
        )
        if plot_width < self.width / 3 or room < needed:
            return None
        plot = Rect(left, top, plot_width, room * len(chart.categories))
        lowest = self._lowest((self.value_width + ruler.gap_pt) / plot_width)
        return Arrangement(ruler.size_pt, plot, head, legend, lowest=lowest)

    def _lowest(self, share: float) -> Decimal | None:
        """Where an axis begins that has this share of itself free before its lowest bar."""
        low, high = min(self.chart.values), max(Decimal(0), *self.chart.values)
        if low >= 0:
            return None
        exact = high - (high - low) / Decimal(1 - share)
        step = Decimal(1).scaleb(exact.adjusted() - 1)
        return math.floor(exact / step) * step

    def _names_beside(self) -> float | None:
        """The width of the names beside the bars: one line each, or as few as are narrow enough."""
        most = _MOST_NAMED * self.width
        # The booklet sets the name that the message is about in bold.
        widest = max(self.ruler.width(name, bold=True) for name in self.chart.categories)
        if widest <= most:
            return widest
        word = max(map(self.ruler.longest_word, self.chart.categories))
        return most if word <= most else None

    def columns(self) -> Arrangement | None:
        ruler, chart = self.ruler, self.chart
        head, legend = self._head()
        if self.several and legend is None:
            return None
        count = len(chart.categories)
        room = min(
            self.width / count, _WIDEST_EM * ruler.size_pt / bar_share(len(self.chart.series))
        )
        names = self._names_below([room] * count, chart.categories)
        slot = room if not self.several else room * bar_share(len(self.chart.series))
        if names is None or self.value_width > slot:
            return None
        top = _bottom(head, legend) + ruler.line_pt
        plot = Rect(0.0, top, room * count, self.height - top - names)
        if plot.height < self.height / 3:
            return None
        lowest = self._lowest(ruler.line_pt / plot.height)
        return Arrangement(ruler.size_pt, plot, head, legend, lowest=lowest)

    def _names_below(self, rooms: Sequence[float], names: Sequence[str]) -> float | None:
        """The height of the names below columns or points, or None when one is too wide."""
        ruler = self.ruler
        inner = [room - ruler.gap_pt for room in rooms]
        if any(ruler.longest_word(name) > room for name, room in zip(names, inner, strict=True)):
            return None
        lines = max(ruler.lines(name, room) for name, room in zip(names, inner, strict=True))
        return lines * ruler.line_pt + ruler.gap_pt if lines <= _MOST_LINES else None

    def lines(self) -> Arrangement | None:
        """Lines named where they end; by a legend where those names would meet."""
        ends = self._ends() if self.several else None
        return (self._lines(ends) if ends else None) or self._lines(None)

    def _lines(self, ends: float | None) -> Arrangement | None:
        ruler, chart = self.ruler, self.chart
        head, legend = (None, None) if ends else self._head()
        count = len(chart.categories)
        numbered = (
            not self.several
            and count <= _MOST_NUMBERED
            and self.value_width + ruler.gap_pt <= self.width / count
        )
        # The ends of the axis may have a digit more than the numbers.
        ends_of_axis = (f"{chart.text(value)}0" for value in (min(chart.values), max(chart.values)))
        left = 0.0 if numbered else max(map(ruler.width, ends_of_axis)) + ruler.gap_pt
        # A line ends in the middle of its last category, and its name begins there.
        plot_width = self.width - left
        if ends:
            plot_width = min(plot_width, (plot_width - ends) / (1 - 0.5 / count))
        if plot_width < self.width / 3 or (self.several and not ends and legend is None):
            return None
        places = Rect(left, 0.0, plot_width, 0.0)
        tried = ((every, self._below(places, every)) for every in range(1, count + 1))
        named = next(((every, below) for every, below in tried if below is not None), None)
        if named is None:
            return None
        every, below = named
        above = _bottom(head, legend) + ruler.line_pt * (1.0 if numbered else 0.5)
        top, moved = above, tuple[float, ...]()
        for _ in range(2 if ends else 0):
            # A name moved up from the highest end needs room over the plot.
            moved = self._moved_ends(self.height - top - below)
            top = max(above, ruler.line_pt / 2 - min(moved))
        plot = Rect(left, top, plot_width, self.height - top - below)
        if plot.height < self.height / 3 or any(abs(y) > _FARTHEST * ruler.line_pt for y in moved):
            return None
        return Arrangement(
            ruler.size_pt,
            plot,
            head,
            legend,
            ends_moved=moved,
            values_shown=numbered,
            axis_shown=not numbered,
            name_every=every,
        )

    def _below(self, plot: Rect, every: int) -> float | None:
        """The height of every so many names below a line."""
        names = self.chart.categories
        shown = range(0, len(names), every)
        rooms = [name_room(plot, len(names), n, every, self.width) for n in shown]
        return self._names_below(rooms, names[::every])

    def _ends(self) -> float | None:
        """The width of the names and last numbers of the lines, if all lines reach the end."""
        last = [(series.name, series.values[-1]) for series in self.chart.series]
        said = [f"{name} {self.chart.text(value)}" for name, value in last if value is not None]
        if len(said) < len(last):
            return None
        return max(self.ruler.width(text, bold=True) for text in said) + 2 * self.ruler.gap_pt

    def _moved_ends(self, height: float) -> tuple[float, ...]:
        """How far down each line's name is moved from its end, so that no two names meet."""
        step = axis_step(self.chart)
        low, high, _ = automatic_axis(
            float(min(self.chart.values)),
            float(max(self.chart.values)),
            step=None if step is None else float(step),
            most_steps=self.ruler.most_steps(height),
        )
        values = [float(series.values[-1] or 0) for series in self.chart.series]
        ends = [(low - value) / (high - low) * height for value in values]
        apart = _apart(ends, self.ruler.line_pt)
        return tuple(moved - end for moved, end in zip(apart, ends, strict=True))

    def pie(self) -> Arrangement | None:
        """The largest pie whose labels, and the name over it, have room around it."""
        ruler, chart = self.ruler, self.chart
        head, _ = self._head()
        widest = max(width for width, _ in slice_labels(ruler, chart))
        if len(chart.categories) > MOST_SLICES or widest > _LABEL_SHARE * self.width:
            return None
        radius = self.height / 2
        while radius >= _LEAST_RADIUS_EM * ruler.size_pt:
            plot = self._pie(radius, head)
            if plot is not None:
                return Arrangement(ruler.size_pt, plot, head)
            radius *= 0.97
        return None

    def _pie(self, radius: float, head: Rect | None) -> Rect | None:
        boxes = [box for box in slice_boxes(self.ruler, self.chart, radius) if box.width]
        around = [*boxes, Rect(-radius, -radius, 2 * radius, 2 * radius)]
        top, bottom = min(box.y for box in around), max(box.y + box.height for box in around)
        left, right = min(box.x for box in around), max(box.x + box.width for box in around)
        if bottom - top > self.height or right - left > self.width:
            return None
        x = (self.width - left - right) / 2
        y = (self.height - top - bottom) / 2
        placed = [Rect(x + box.x, y + box.y, box.width, box.height) for box in boxes]
        if overlap([*placed, head] if head else placed, self.ruler.line_pt / 4):
            return None
        # Never a hair's breadth outside the chart, for want of decimals.
        return Rect(max(0.0, x - radius), max(0.0, y - radius), 2 * radius, 2 * radius)

    def _head(self) -> tuple[Rect | None, Rect | None]:
        """The places of the only series' name, and of the legend of several."""
        ruler = self.ruler
        widths = [ruler.width(series.name) for series in self.chart.series]
        if not self.several:
            fits = 0 < widths[0] <= _HEADING_SHARE * self.width
            return (Rect(0.0, 0.0, widths[0], ruler.line_pt) if fits else None), None
        entry = ruler.legend_entry([series.name for series in self.chart.series])
        columns = min(int(self.width / entry), len(widths))
        if not columns:
            return None, None
        rows = math.ceil(len(widths) / columns)
        return None, Rect(0.0, 0.0, columns * entry, rows * ruler.line_pt * _LEGEND_LINE)


def _bottom(head: Rect | None, legend: Rect | None) -> float:
    above = head or legend
    return above.height * 1.4 if above else 0.0


def _apart(wished: Sequence[float], least: float) -> list[float]:
    """Positions at least so far from each other, in the same order, moved as little as it takes."""
    order = sorted(range(len(wished)), key=lambda n: wished[n])
    # Groups that touch stand centred on where their members would have stood.
    groups: list[list[int]] = []
    for n in order:
        groups.append([n])
        while len(groups) > 1 and (
            _first(groups[-1], wished, least)
            < _first(groups[-2], wished, least) + least * len(groups[-2])
        ):
            groups[-2:] = [groups[-2] + groups[-1]]
    moved = list(wished)
    for group in groups:
        start = _first(group, wished, least)
        for place, n in enumerate(group):
            moved[n] = start + place * least
    return moved


def _first(group: Sequence[int], wished: Sequence[float], least: float) -> float:
    middle = sum(wished[n] for n in group) / len(group)
    return middle - least * (len(group) - 1) / 2
