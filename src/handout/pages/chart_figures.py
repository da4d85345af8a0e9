"""The charts of a booklet: each table that asks for one, drawn as an SVG picture above the table.

The table stays, for reading and for who cannot see the drawing. Only what the message is about is
filled with solid colour; the rest are pale with an outline, which a grey copy tells apart too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from handout.charts.chart import read_chart
from handout.charts.words import description
from handout.model import Language, Table
from handout.pages.sources import address
from handout.themes.theme import Theme

WIDTH_PT = 317.5
"""112 mm, the width of the text."""

SIZE_PT = 10.0


@dataclass(frozen=True, slots=True)
class Figure:
    """``url`` is the drawing's address, ``alt`` what it says to who cannot see it."""

    url: str
    alt: str


class ChartFigures:
    """Draws the charts of one document; the drawings are left in ``files``, by address."""

    def __init__(
        self,
        theme: Theme,
        language: Language,
        typeface: str,
        files: dict[str, bytes],
        width_pt: float = WIDTH_PT,
    ) -> None:
        """``typeface`` is what the pages call the theme's body face."""
        self._theme = theme
        self._language = language
        self._typeface = typeface
        self._files = files
        self._width_pt = width_pt
        self._drawn = 0
        self._draw: Callable[..., str | None] | None = None

    def figure(self, table: Table) -> Figure | None:
        """The drawing of a table's chart; None when it has none, or has no room for its words."""
        chart = read_chart(table)
        if chart is None:
            return None
        drawing = self._drawing()(chart)
        if drawing is None:
            return None
        self._drawn += 1
        url = address("chart", f"{self._drawn}.svg")
        self._files[url] = drawing.encode()
        return Figure(url, description(chart, self._language))

    def _drawing(self) -> Callable[..., str | None]:
        if self._draw is None:
            # Measuring loads the fonts, for the documents that have a chart.
            from handout.pages.chart_drawing import ChartPen
            from handout.slides.chart_ruler import Ruler
            from handout.slides.measure import Measure

            face = self._theme.body.typeface
            ruler = Ruler(Measure(self._theme), face, SIZE_PT)
            self._draw = ChartPen(self._theme, self._typeface, ruler, self._width_pt).drawing
        return self._draw
