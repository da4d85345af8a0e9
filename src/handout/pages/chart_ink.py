"""The colours of a chart on white paper, in colour and in a grey copy of it."""

from __future__ import annotations

from handout.charts.chart import Chart
from handout.charts.colours import (
    PAPER,
    category_colours,
    hexadecimal,
    paper_palette,
    series_colours,
)
from handout.model import ChartKind
from handout.pages.chart_shapes import mixed
from handout.themes.colour_map import DARK_ON_LIGHT
from handout.themes.theme import Theme

_OUTLINE_PT, _LINE_PT, _MARKED_LINE_PT = 0.75, 1.25, 2.25
_STRENGTHS = (1.0, 0.16, 0.5, 0.32)
"""How strong the colour of each series is inside its outline: neighbours differ in grey too."""
_DASHES = ("", "5 3", "1.5 2.5", "7 2 1.5 2", "3 2")


class ChartInk:
    """``text`` and ``highlight`` are colours as SVG has them."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._palette = paper_palette(theme)
        self.text = self._colour("tx1")
        self.highlight = self._colour(self._palette.marked[0])

    def series(self, chart: Chart, number: int) -> str:
        return self._colour(series_colours(chart, self._palette)[number])

    def fill(self, chart: Chart, series: int, n: int | None) -> str:
        """Fill and outline of a bar or slice, the ``n``-th of its series; of its key without."""
        alone = chart.kind is ChartKind.PIE or len(chart.series) == 1
        if alone and n is not None:
            colour, strength = self._part(chart, n)
        else:
            first = chart.series_marked or 0
            colour = self.series(chart, series)
            strength = _STRENGTHS[(series - first) % len(_STRENGTHS)]
        inside = mixed(colour, strength, PAPER)
        return f'fill="{inside}" stroke="{colour}" stroke-width="{_OUTLINE_PT}"'

    def _part(self, chart: Chart, n: int) -> tuple[str, float]:
        """The colour of one value of the only series, and how strong it is."""
        if chart.category_marked is not None:
            slot = category_colours(chart, self._palette)[n]
            return self._colour(slot), _STRENGTHS[int(n != chart.category_marked)]
        if chart.kind is ChartKind.PIE:
            slot = category_colours(chart, self._palette)[n]
            return self._colour(slot), _STRENGTHS[n % len(_STRENGTHS)]
        return self.series(chart, 0), _STRENGTHS[0]

    def stroke(self, chart: Chart, number: int) -> str:
        """The look of a line."""
        width = _MARKED_LINE_PT if number == (chart.series_marked or 0) else _LINE_PT
        dash = f' stroke-dasharray="{_DASHES[number]}"' if _DASHES[number] else ""
        colour = self.series(chart, number)
        return f'fill="none" stroke="{colour}" stroke-width="{width}"{dash}'

    def _colour(self, slot: str) -> str:
        return f"#{hexadecimal(self._theme, slot, DARK_ON_LIGHT)}"
