"""Charts of the plan as SVG, arranged as the deck's native ones. Lengths are points."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from xml.sax.saxutils import escape

from handout.charts.axis import MOST_STEPS, Axis, automatic_axis
from handout.language.numbers import Number, number_text
from handout.model import ChartKind
from handout.pages.chart_shapes import polygon, rectangle, slice_of
from handout.pages.slide_svg.canvas import Canvas, num, pt
from handout.pages.slide_svg.text import face
from handout.slides.arrange_chart import bar_share, name_room
from handout.slides.chart_ruler import Rect, Ruler
from handout.slides.plan import Area, ChartSeries, ChartShape
from handout.themes.theme import EMU_PER_POINT

_MIDDLE_EM = 0.34
_AXIS_PT, _LINE_PT, _MARKED_LINE_PT = 1.5, 2.25, 3.5
_RADIUS_PT, _MARKED_RADIUS_PT = 4.5, 8.0
_LABEL_INSET_PT = 3.0
"""Left and right in the box of a label (``lIns`` of 38100 EMU), half as much above and below it."""
_DASHES = {"dash": "8 4", "sysDot": "2 3", "lgDashDot": "12 4 2 4", "sysDash": "4 3"}


def chart(shape: ChartShape, canvas: Canvas) -> str:
    pen = _Pen(shape, canvas)
    draw = {
        ChartKind.BAR: pen.bars,
        ChartKind.COLUMN: pen.columns,
        ChartKind.LINE: pen.lines,
        ChartKind.PIE: pen.pie,
    }[shape.kind]
    inner = "".join((*pen.head(), *draw()))
    return f'<g transform="translate({pt(shape.x)} {pt(shape.y)})">{inner}</g>'


class _Pen:
    def __init__(self, shape: ChartShape, canvas: Canvas) -> None:
        self.shape, self.canvas = shape, canvas
        self.width, self.height = shape.width / EMU_PER_POINT, shape.height / EMU_PER_POINT
        self.ruler = Ruler(canvas.measure, canvas.theme.body.typeface, shape.size_pt)
        self.plot = self.area(shape.plot)
        decimals = shape.number_format.partition(".")[2]
        self.decimals = len(decimals) - len(decimals.lstrip("0"))
        self.percent = "%" in shape.number_format
        self.ink = canvas.colour("tx1")

    def area(self, area: Area) -> Rect:
        return Rect(
            area.x * self.width,
            area.y * self.height,
            area.width * self.width,
            area.height * self.height,
        )

    def said(self, value: Decimal) -> str:
        return number_text(Number(value, self.decimals, self.percent))

    @property
    def axis(self) -> Axis:
        """The axis of values, which PowerPoint ends where it likes."""
        shape = self.shape
        values = [float(v) for s in shape.series for v in s.values if v is not None]
        lowest = None if shape.lowest is None else float(shape.lowest)
        step = None if shape.step is None else float(shape.step)
        most = self.ruler.most_steps(self.plot.height) if shape.axis_shown else MOST_STEPS
        return automatic_axis(min(values), max(values), begins=lowest, step=step, most_steps=most)

    # --- the kinds ---

    def bars(self) -> Iterator[str]:
        plot, (low, high, _) = self.plot, self.axis
        room = plot.height / len(self.shape.categories)
        nought = plot.x - low / (high - low) * plot.width
        gap = self.ruler.gap_pt
        for n, category in enumerate(self.shape.categories):
            middle = plot.y + (n + 0.5) * room
            lines = self.ruler.wrapped(category, plot.x - gap + 0.1)
            for number, words in enumerate(lines):
                down = (number - (len(lines) - 1) / 2) * self.ruler.line_pt
                yield self.text(words, plot.x - gap, middle + down, "end")
            for series, where, thickness in self.slots(room):
                value = series.values[n]
                if value is None:
                    continue
                end = nought + float(value) / (high - low) * plot.width
                left, right = sorted((nought, end))
                top = plot.y + n * room + where
                yield rectangle(left, top, right - left, thickness, self.fill(series, n))
                anchor = "start" if value >= 0 else "end"
                outside = math.copysign(_LABEL_INSET_PT, value)
                if self.shape.values_shown:
                    at = top + thickness / 2
                    bold = self.bold(n, series)
                    yield self.text(self.said(value), end + outside, at, anchor, bold=bold)
        yield self.line(nought, plot.y, nought, plot.y + plot.height)

    def columns(self) -> Iterator[str]:
        plot, (low, high, _) = self.plot, self.axis
        room = plot.width / len(self.shape.categories)
        line = self.ruler.line_pt
        nought = plot.y + plot.height + low / (high - low) * plot.height
        for n in range(len(self.shape.categories)):
            left = plot.x + n * room
            yield from self.below(n, left + room / 2)
            for series, where, thickness in self.slots(room):
                value = series.values[n]
                if value is None:
                    continue
                end = nought - float(value) / (high - low) * plot.height
                top, bottom = sorted((nought, end))
                yield rectangle(left + where, top, thickness, bottom - top, self.fill(series, n))
                if self.shape.values_shown:
                    at = end + (-0.6 * line if value >= 0 else 0.6 * line)
                    middle = left + where + thickness / 2
                    bold = self.bold(n, series)
                    yield self.text(self.said(value), middle, at, "middle", bold=bold)
        yield self.line(plot.x, nought, plot.x + plot.width, nought)

    def lines(self) -> Iterator[str]:
        plot, axis = self.plot, self.axis
        low, high, _ = axis
        room = plot.width / len(self.shape.categories)

        def height(value: float) -> float:
            return plot.y + (high - value) / (high - low) * plot.height

        if self.shape.axis_shown:
            for tick in axis.numbers:
                left = plot.x - self.ruler.gap_pt
                yield self.text(self.said(tick), left, height(float(tick)), "end")
        for n in range(0, len(self.shape.categories), self.shape.name_every):
            yield from self.below(n, plot.x + (n + 0.5) * room)
        foot = height(max(low, 0))
        yield self.line(plot.x, foot, plot.x + plot.width, foot)
        for series in self.shape.series:
            points = [
                (n, plot.x + (n + 0.5) * room, height(float(value)), value)
                for n, value in enumerate(series.values)
                if value is not None
            ]
            steps = (
                f"{'L' if place and series.values[n - 1] is not None else 'M'}{num(x)} {num(y)}"
                for place, (n, x, y, _) in enumerate(points)
            )
            dash = f' stroke-dasharray="{_DASHES[series.dash]}"' if series.dash in _DASHES else ""
            width = _MARKED_LINE_PT if series.marked else _LINE_PT
            yield (
                f'<path d="{"".join(steps)}" fill="none" stroke="{self.colour(series)}" '
                f'stroke-width="{width}"{dash}/>'
            )
            for n, x, y, value in points:
                yield self.marker(series, n, x, y)
                if self.shape.values_shown:
                    above = y - 0.75 * self.ruler.line_pt
                    bold = self.bold(n, series)
                    yield self.text(self.said(value), x, above, "middle", bold=bold)
            if self.shape.named_at_end and points:
                _, x, y, value = points[-1]
                words = f"{series.name} {self.said(value)}"
                y += series.moved * self.height
                x += self.ruler.gap_pt
                colour = self.colour(series)
                yield self.text(words, x, y, "start", bold=series.marked, colour=colour)

    def pie(self) -> Iterator[str]:
        (series,) = self.shape.series
        radius = min(self.plot.width, self.plot.height) / 2
        x, y = self.plot.x + self.plot.width / 2, self.plot.y + self.plot.height / 2
        values = [float(value or 0) for value in series.values]
        before, whole = 0.0, sum(values)
        for n, value in enumerate(values):
            exact = series.values[n]
            start, end = (2 * math.pi * part / whole for part in (before, before + value))
            before += value
            if exact is None:
                continue
            look = f'{self.fill(series, n)} stroke="{self.canvas.colour("bg1")}" stroke-width="1.5"'
            if value == whole:
                yield f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(radius)}" {look}/>'
            elif value:
                yield slice_of((x, y), radius, start, end, look)
            words = f"{self.shape.categories[n]} {self.said(exact)}"
            middle, bold = (start + end) / 2, self.bold(n)
            half = self.ruler.width(words, bold=bold) / 2 + _LABEL_INSET_PT
            at_x = x + math.sin(middle) * (radius + half)
            at_y = y - math.cos(middle) * (radius + self.ruler.line_pt / 2 + _LABEL_INSET_PT / 2)
            yield self.text(words, at_x, at_y, "middle", bold=bold)

    # --- what they share ---

    def head(self) -> Iterator[str]:
        line, em = self.ruler.line_pt, self.shape.size_pt
        if self.shape.heading:
            at = self.area(self.shape.heading)
            yield self.text(self.shape.series[0].name, at.x, at.y + line / 2, "start")
        if self.shape.legend:
            at = self.area(self.shape.legend)
            entry = self.ruler.legend_entry([series.name for series in self.shape.series])
            columns = max(1, round(at.width / entry))
            for n, series in enumerate(self.shape.series):
                row, column = divmod(n, columns)
                x, y = at.x + column * entry, at.y + (row + 0.5) * line * 1.2
                side = 0.8 * em
                yield rectangle(x, y - side / 2, side, side, f'fill="{self.colour(series)}"')
                yield self.text(series.name, x + 1.2 * em, y, "start")

    def below(self, n: int, x: float) -> Iterator[str]:
        """A category's name in as many lines as it needs, under the plot."""
        shape, plot = self.shape, self.plot
        room = name_room(plot, len(shape.categories), n, shape.name_every, self.width)
        lines = self.ruler.wrapped(shape.categories[n], room - self.ruler.gap_pt)
        for number, words in enumerate(lines):
            down = self.ruler.gap_pt + (number + 0.5) * self.ruler.line_pt
            yield self.text(words, x, plot.y + plot.height + down, "middle")

    def slots(self, room: float) -> Iterator[tuple[ChartSeries, float, float]]:
        """Where in the room of a category the bar of each series begins, and how thick it is."""
        count = len(self.shape.series)
        thickness = room * bar_share(count)
        start = (room - count * thickness) / 2
        for number, series in enumerate(self.shape.series):
            yield series, start + number * thickness, thickness

    def marker(self, series: ChartSeries, n: int, x: float, y: float) -> str:
        point = series.points[n] if series.points else series.colour
        colour = self.canvas.colour(point)
        r = _MARKED_RADIUS_PT if n == self.shape.marked and series.points else _RADIUS_PT
        match series.marker:
            case "square":
                return rectangle(x - r, y - r, 2 * r, 2 * r, f'fill="{colour}"')
            case "diamond":
                return polygon(((x, y - r), (x + r, y), (x, y + r), (x - r, y)), colour)
            case "triangle":
                return polygon(((x, y - r), (x + r, y + r), (x - r, y + r)), colour)
            case "x":
                step = f"M{num(x - r)} {num(y - r)}l{2 * r} {2 * r}m0 {-2 * r}l{-2 * r} {2 * r}"
                return f'<path d="{step}" stroke="{colour}" stroke-width="2" fill="none"/>'
            case _:
                return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="{colour}"/>'

    def bold(self, n: int, series: ChartSeries | None = None) -> bool:
        return n == self.shape.marked or (series is not None and series.marked)

    def colour(self, series: ChartSeries) -> str:
        return self.canvas.colour(series.colour)

    def fill(self, series: ChartSeries, n: int) -> str:
        slot = series.points[n] if series.points else series.colour
        return f'fill="{self.canvas.colour(slot)}"'

    def text(
        self, words: str, x: float, y: float, anchor: str, *, bold: bool = False, colour: str = ""
    ) -> str:
        look = face(self.canvas.theme.body, self.canvas, bold=bold)
        return (
            f'<text x="{num(x)}" y="{num(y + _MIDDLE_EM * self.shape.size_pt)}" {look} '
            f'font-size="{num(self.shape.size_pt)}" text-anchor="{anchor}" '
            f'fill="{colour or self.ink}">'
            f"{escape(words)}</text>"
        )

    def line(self, x1: float, y1: float, x2: float, y2: float) -> str:
        return (
            f'<line x1="{num(x1)}" y1="{num(y1)}" x2="{num(x2)}" y2="{num(y2)}" '
            f'stroke="{self.ink}" stroke-width="{_AXIS_PT}"/>'
        )
