"""A chart as SVG, with the same arrangement as on a slide. Lengths are points."""

from __future__ import annotations

import math
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from handout.charts.chart import Chart, Series
from handout.model import ChartKind
from handout.pages.chart_ink import ChartInk
from handout.pages.chart_shapes import past_steep_line, polygon, rectangle, slice_of, ticks
from handout.slides.arrange_chart import Arrangement, arrange, bar_share, name_room
from handout.slides.arrange_pie import slice_boxes
from handout.slides.chart_ruler import Ruler
from handout.themes.theme import Theme

_MIDDLE_EM = 0.34
"""From the middle of a line of text down to where its letters stand."""
_AXIS_PT = 1.0
_HEIGHT_EM = {ChartKind.COLUMN: 17.0, ChartKind.LINE: 17.0, ChartKind.PIE: 13.0}


class ChartPen:
    """Draws in one theme, typeface and width."""

    def __init__(self, theme: Theme, typeface: str, ruler: Ruler, width: float) -> None:
        self._ink = ChartInk(theme)
        self._typeface = typeface
        self._ruler = ruler
        self._width = width

    def drawing(self, chart: Chart) -> str | None:
        """The whole SVG. A chart whose words have no room is drawn with bars that lie, and is None
        when not even those have it."""
        for kind in dict.fromkeys((chart.kind, ChartKind.BAR)):
            drawn = chart.drawn_as(kind)
            height = self._height(drawn)
            arranged = arrange(self._ruler, drawn, self._width, height)
            if arranged is not None:
                return self._svg(drawn, arranged, height)
        return None

    def _height(self, chart: Chart) -> float:
        em = self._ruler.size_pt
        if chart.kind is not ChartKind.BAR:
            return _HEIGHT_EM[chart.kind] * em
        names = max(self._ruler.lines(name, 0.4 * self._width) for name in chart.categories)
        group = max(1.5 * len(chart.series) + 0.8, 1.35 * names)
        return (2.4 + group * len(chart.categories)) * em

    def _svg(self, chart: Chart, arranged: Arrangement, height: float) -> str:
        draw = {
            ChartKind.BAR: self._bars,
            ChartKind.COLUMN: self._columns,
            ChartKind.LINE: self._lines,
            ChartKind.PIE: self._pie,
        }[chart.kind]
        inner = "".join((*self._head(chart, arranged), *draw(chart, arranged)))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self._width:g}pt" '
            f'height="{height:g}pt" viewBox="0 0 {self._width:g} {height:g}" '
            f"font-family={quoteattr(self._typeface)} "
            f'font-size="{self._ruler.size_pt:g}">{inner}</svg>'
        )

    # --- the kinds ---

    def _bars(self, chart: Chart, arranged: Arrangement) -> Iterator[str]:
        plot = arranged.plot
        low, high = _limits(chart, arranged)
        room = plot.height / len(chart.categories)
        gap = self._ruler.gap_pt
        nought = plot.x - low / (high - low) * plot.width
        for n, category in enumerate(chart.categories):
            top = plot.y + n * room
            yield from self._lines_of_text(
                category, plot.x - gap, top + room / 2, "end", bold=n == chart.category_marked
            )
            for series, where, thickness in _slots(chart, room):
                value = chart.series[series].values[n]
                if value is None:
                    continue
                end = plot.x + (float(value) - low) / (high - low) * plot.width
                left, right = sorted((nought, end))
                yield rectangle(
                    left, top + where, right - left, thickness, self._ink.fill(chart, series, n)
                )
                outside = gap / 2 if value >= 0 else -gap / 2
                yield self._text(
                    chart.text(value),
                    end + outside,
                    top + where + thickness / 2,
                    "start" if value >= 0 else "end",
                    bold=_is_marked(chart, series, n),
                )
        yield self._axis(nought, plot.y, nought, plot.y + plot.height)

    def _columns(self, chart: Chart, arranged: Arrangement) -> Iterator[str]:
        plot = arranged.plot
        low, high = _limits(chart, arranged)
        room = plot.width / len(chart.categories)
        line = self._ruler.line_pt
        nought = plot.y + plot.height + low / (high - low) * plot.height
        for n, category in enumerate(chart.categories):
            left = plot.x + n * room
            yield from self._below(category, left + room / 2, arranged, chart, n)
            for series, where, thickness in _slots(chart, room):
                value = chart.series[series].values[n]
                if value is None:
                    continue
                end = nought - float(value) / (high - low) * plot.height
                top, bottom = sorted((nought, end))
                yield rectangle(
                    left + where, top, thickness, bottom - top, self._ink.fill(chart, series, n)
                )
                yield self._text(
                    chart.text(value),
                    left + where + thickness / 2,
                    end + (-0.6 * line if value >= 0 else 0.6 * line),
                    "middle",
                    bold=_is_marked(chart, series, n),
                )
        yield self._axis(plot.x, nought, plot.x + plot.width, nought)

    def _lines(self, chart: Chart, arranged: Arrangement) -> Iterator[str]:
        plot = arranged.plot
        low, high = _limits(chart, arranged)
        room = plot.width / len(chart.categories)

        def height(value: float) -> float:
            return plot.y + (high - value) / (high - low) * plot.height

        if arranged.axis_shown:
            for tick in ticks(low, high, chart.decimals):
                words = chart.text(tick)
                yield self._text(words, plot.x - self._ruler.gap_pt, height(float(tick)), "end")
        for n in range(0, len(chart.categories), arranged.name_every):
            name = chart.categories[n]
            yield from self._below(name, plot.x + (n + 0.5) * room, arranged, chart, n)
        yield self._axis(plot.x, height(max(low, 0)), plot.x + plot.width, height(max(low, 0)))
        for number, series in enumerate(chart.series):
            points = [
                (n, plot.x + (n + 0.5) * room, height(float(value)), value)
                for n, value in enumerate(series.values)
                if value is not None
            ]
            yield self._line(chart, number, series, [(n, x, y) for n, x, y, _ in points])
            places = {n: (x, y) for n, x, y, _ in points}
            for n, x, y, value in points:
                yield self._marker(chart, number, n, x, y)
                if arranged.values_shown:
                    words, bold = chart.text(value), n == chart.category_marked
                    wide, line = self._ruler.width(words, bold=bold), self._ruler.line_pt
                    aside = past_steep_line(
                        (x, y), places.get(n - 1), places.get(n + 1), width=wide, line_pt=line
                    )
                    most = max(0.0, (room - wide) / 2)
                    aside = min(max(aside, -most), most)
                    yield self._text(words, x + aside, y - line * 0.75, "middle", bold=bold)
            if arranged.ends_moved and points:
                _, x, y, value = points[-1]
                words = f"{series.name} {chart.text(value)}"
                y += arranged.ends_moved[number]
                bold = number == chart.series_marked
                yield self._text(words, x + self._ruler.gap_pt, y, "start", bold=bold)

    def _line(
        self, chart: Chart, number: int, series: Series, points: list[tuple[int, float, float]]
    ) -> str:
        """A stroke through the points, broken where a number is missing."""
        steps: list[str] = []
        for place, (n, x, y) in enumerate(points):
            joined = place > 0 and series.values[n - 1] is not None
            steps.append(f"{'L' if joined else 'M'}{x:.2f} {y:.2f}")
        return f'<path d="{"".join(steps)}" {self._ink.stroke(chart, number)}/>'

    def _marker(self, chart: Chart, number: int, n: int, x: float, y: float) -> str:
        marked = n == chart.category_marked and len(chart.series) == 1
        colour = self._ink.highlight if marked else self._ink.series(chart, number)
        r = 4.0 if marked else 2.4
        shapes = (
            f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{r}" fill="{colour}"/>',
            rectangle(x - r, y - r, 2 * r, 2 * r, f'fill="{colour}"'),
            polygon(((x, y - r), (x + r, y), (x, y + r), (x - r, y)), colour),
            polygon(((x, y - r), (x + r, y + r), (x - r, y + r)), colour),
            polygon(((x, y + r), (x + r, y - r), (x - r, y - r)), colour),
        )
        return shapes[number]

    def _pie(self, chart: Chart, arranged: Arrangement) -> Iterator[str]:
        (series,) = chart.series
        plot = arranged.plot
        radius = plot.width / 2
        x, y = plot.x + radius, plot.y + radius
        values = [float(value or 0) for value in series.values]
        boxes = slice_boxes(self._ruler, chart, radius)
        before = 0.0
        for n, (value, box) in enumerate(zip(values, boxes, strict=True)):
            start, end = (2 * math.pi * part / sum(values) for part in (before, before + value))
            before += value
            exact = series.values[n]
            if exact is None:
                continue
            look = self._ink.fill(chart, 0, n)
            if value == sum(values):
                yield f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" {look}/>'
            elif value:
                yield slice_of((x, y), radius, start, end, look)
            words = f"{chart.categories[n]} {chart.text(exact)}"
            middle_x, middle_y = x + box.x + box.width / 2, y + box.y + box.height / 2
            bold = n == chart.category_marked
            yield self._text(words, middle_x, middle_y, "middle", bold=bold)

    # --- words and colours ---

    def _head(self, chart: Chart, arranged: Arrangement) -> Iterator[str]:
        line = self._ruler.line_pt
        if arranged.heading:
            yield self._text(chart.series[0].name, 0.0, line / 2, "start")
        if arranged.legend:
            entry = self._ruler.legend_entry([series.name for series in chart.series])
            columns = max(1, round(arranged.legend.width / entry))
            for n, series in enumerate(chart.series):
                row, column = divmod(n, columns)
                x, y = column * entry, (row + 0.5) * line * 1.2
                em = self._ruler.size_pt
                if chart.kind is ChartKind.LINE:
                    step = f"M{x:.2f} {y:.2f}h{1.5 * em:.2f}"
                    yield f'<path d="{step}" {self._ink.stroke(chart, n)}/>'
                    yield self._marker(chart, n, -1, x + 0.75 * em, y)
                else:
                    side = 0.8 * em
                    yield rectangle(x, y - side / 2, side, side, self._ink.fill(chart, n, None))
                after = 1.8 if chart.kind is ChartKind.LINE else 1.2
                yield self._text(series.name, x + after * em, y, "start")

    def _below(
        self, name: str, x: float, arranged: Arrangement, chart: Chart, n: int
    ) -> Iterator[str]:
        """A name in as many lines as it needs, under the plot."""
        plot = arranged.plot
        room = name_room(plot, len(chart.categories), n, arranged.name_every, self._width)
        inner = room - self._ruler.gap_pt
        bold = n == chart.category_marked
        for number, words in enumerate(self._ruler.wrapped(name, inner)):
            y = plot.y + plot.height + self._ruler.gap_pt + (number + 0.5) * self._ruler.line_pt
            yield self._text(words, x, y, "middle", bold=bold)

    def _lines_of_text(
        self, name: str, x: float, y: float, anchor: str, *, bold: bool
    ) -> Iterator[str]:
        """A name in as many lines as it needs, centred on ``y``."""
        lines = self._ruler.wrapped(name, x + 0.1)
        for number, words in enumerate(lines):
            down = (number - (len(lines) - 1) / 2) * self._ruler.line_pt
            yield self._text(words, x, y + down, anchor, bold=bold)

    def _text(self, words: str, x: float, y: float, anchor: str, *, bold: bool = False) -> str:
        weight = ' font-weight="bold"' if bold else ""
        baseline = y + _MIDDLE_EM * self._ruler.size_pt
        return (
            f'<text x="{x:.2f}" y="{baseline:.2f}" text-anchor="{anchor}" fill="{self._ink.text}"'
            f"{weight}>{escape(words)}</text>"
        )

    def _axis(self, x1: float, y1: float, x2: float, y2: float) -> str:
        return (
            f'<line x1="{x1:.2f}" y1="{y1:.2f}" x2="{x2:.2f}" y2="{y2:.2f}" '
            f'stroke="{self._ink.text}" stroke-width="{_AXIS_PT}"/>'
        )


def _is_marked(chart: Chart, series: int, n: int) -> bool:
    return series == chart.series_marked or n == chart.category_marked


def _slots(chart: Chart, room: float) -> Iterator[tuple[int, float, float]]:
    """Where in the room of a category the bar of each series begins, and how thick it is."""
    count = len(chart.series)
    thickness = room * bar_share(count)
    start = (room - count * thickness) / 2
    for number in range(count):
        yield number, start + number * thickness, thickness


def _limits(chart: Chart, arranged: Arrangement) -> tuple[float, float]:
    """The values at the two ends of the plot; nought is always between them."""
    low = float(arranged.lowest) if arranged.lowest is not None else float(min(chart.values))
    low, high = min(0.0, low), max(0.0, *map(float, chart.values))
    if arranged.axis_shown:
        low, *_, high = map(float, ticks(low, high, chart.decimals))
    return low, high if high > low else low + 1
