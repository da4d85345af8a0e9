"""Measures tables: columns by what the author said and their words, rows by their text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from handout.model import Table
from handout.slides.compounds import breakable
from handout.slides.fit import split_paragraph
from handout.slides.measure import Room
from handout.slides.plan import CELL_MARGIN_X_PT, CELL_MARGIN_Y_PT, Paragraph
from handout.slides.stage import Stage
from handout.slides.table_pages import table_pages
from handout.themes.theme import EMU_PER_POINT, LevelStyle, Placeholder

_ROOMY_ROW_PT = 50.0


class Ruler:
    """Measures a table at one text size: ``widths`` and ``heights`` (header first) in EMU."""

    def __init__(
        self,
        stage: Stage,
        block: Table,
        place: Placeholder,
        size_pt: float,
        header: list[Paragraph],
        rows: list[list[Paragraph]],
    ) -> None:
        self.measure = stage.measure
        self.size_pt = size_pt
        self.header = header
        self.rows = rows
        self.place = place
        # Cells inherit nothing from the placeholder but the typeface; their size is set on runs.
        body = place.style(0).typeface
        self.style = LevelStyle(size_pt, body)
        # A table style sets its header in the heading face or in bold: room for either.
        heading = stage.theme.heading.typeface
        self.header_styles = (LevelStyle(size_pt, heading), LevelStyle(size_pt, body, bold=True))
        self.said = _shares_said(block.widths, len(header))
        self.margin_pt = CELL_MARGIN_X_PT
        self.crowded = sum(self._least()) > self._available_pt
        if self.crowded:
            self.margin_pt = CELL_MARGIN_X_PT / 2
            self.crowded = sum(self._least()) > self._available_pt
        self.widths = self._widths()
        if self.crowded:
            self._break_words()
        self.heights = self._heights()

    @property
    def _available_pt(self) -> float:
        return self.place.width / EMU_PER_POINT

    def _least(self) -> list[float]:
        return [self._column(n, self.measure.longest_word_pt) for n in range(len(self.header))]

    def _break_words(self) -> None:
        """Words wider than their column get places to break at."""
        header_place = replace(self.place, levels=(self.header_styles[0],))
        place = replace(self.place, levels=(self.style,))
        columns = range(len(self.header))
        self.header = [
            breakable(self.measure, [self.header[n]], header_place, self.inner_pt(n))[0]
            for n in columns
        ]
        self.rows = [
            [breakable(self.measure, [row[n]], place, self.inner_pt(n))[0] for n in columns]
            for row in self.rows
        ]

    def _widths(self) -> list[int]:
        """Each column at least as wide as its longest word; else as the author said, and what is
        left goes by need."""
        least = self._least()
        available = self._available_pt
        if sum(least) >= available:
            widths = _capped(least, available)
        else:
            given = [share * available if share else None for share in self.said]
            silent = [n for n, width in enumerate(given) if width is None]
            left = available - sum(width or 0.0 for width in given)
            by_need = dict(zip(silent, self._by_need(silent, least, left), strict=True))
            wished = [by_need[n] if width is None else width for n, width in enumerate(given)]
            widths = _at_least(least, wished, available)
        whole = [int(width * EMU_PER_POINT) for width in widths]
        whole[-1] += self.place.width - sum(whole)
        return whole

    def _by_need(self, columns: list[int], least: list[float], available: float) -> list[float]:
        """The widths of columns that share what the others leave."""
        if not columns:
            return []
        lowest = [least[n] for n in columns]
        wished = [self._column(n, self.measure.width_pt) + 2 for n in columns]
        if sum(lowest) >= available:
            return lowest
        if sum(wished) < available:
            spare = (available - sum(wished)) / len(wished)
            return [width + spare for width in wished]
        over = available - sum(lowest)
        needs = [w - n for w, n in zip(wished, lowest, strict=True)]
        return [n + over * need / sum(needs) for n, need in zip(lowest, needs, strict=True)]

    def _column(self, n: int, width: Callable[[Paragraph, LevelStyle, float], float]) -> float:
        """The largest of a width over the cells of a column, with the cell's margins."""
        head = max(width(self.header[n], style, self.size_pt) for style in self.header_styles)
        cells = (width(row[n], self.style, self.size_pt) for row in self.rows)
        return max(head, *cells, 0.0) + 2 * self.margin_pt

    def _heights(self) -> list[int]:
        head = max(self._height(self.header, style) for style in self.header_styles)
        heights = [head, *(self._height(row, self.style) for row in self.rows)]
        spare = self.place.height / EMU_PER_POINT - sum(heights)
        if spare > 0:
            # Rows breathe when there is room, but never so much that they fall apart.
            for number, height in enumerate(heights):
                add = min(spare / len(heights), max(0.0, _ROOMY_ROW_PT - height))
                heights[number] = height + add
        return [int(height * EMU_PER_POINT) for height in heights]

    def _height(self, row: Sequence[Paragraph], style: LevelStyle) -> float:
        inner = (
            self.measure.paragraph_height_pt(p, style, self.inner_pt(n)) for n, p in enumerate(row)
        )
        return max(inner) + 2 * CELL_MARGIN_Y_PT

    def inner_pt(self, column: int) -> float:
        return self.widths[column] / EMU_PER_POINT - 2 * self.margin_pt

    def pages(self) -> list[range]:
        """Row numbers of each slide."""
        header, *rows = self.heights
        return table_pages(header, rows, self.place.height)


def _shares_said(said: Sequence[float | None], count: int) -> list[float | None]:
    """The share of each column that was given one; shares that together are too much are scaled,
    so that something is left for the columns without."""
    known = [*said, *(None,) * (count - len(said))][:count]
    total = sum(share or 0.0 for share in known)
    if None not in known or total > 1:
        return [share / total if share else None for share in known]
    return known


def _capped(least: Sequence[float], available: float) -> list[float]:
    """Too little for all columns: the widest give way first, so that short words stay whole."""
    left = available
    cap = 0.0
    for number, width in enumerate(sorted(least)):
        cap = left / (len(least) - number)
        if width >= cap:
            break
        left -= width
    return [min(width, cap) for width in least]


def _at_least(least: Sequence[float], wished: Sequence[float], available: float) -> list[float]:
    """The wished widths, none under its least: what is then too much, the others give by what they
    have to spare. The least widths leave room in what is available."""
    widths = [max(low, wish) for low, wish in zip(least, wished, strict=True)]
    over = sum(widths) - available
    spare = [width - low for width, low in zip(widths, least, strict=True)]
    if over <= 0:
        return widths
    return [width - over * s / sum(spare) for width, s in zip(widths, spare, strict=True)]


def cut_tall_rows(ruler: Ruler) -> list[list[Paragraph]]:
    """Rows taller than a slide become several rows: their text goes on in the same columns."""
    available = (ruler.place.height - ruler.heights[0]) / EMU_PER_POINT - 2 * CELL_MARGIN_Y_PT
    place = replace(ruler.place, levels=(ruler.style,))
    rows: list[list[Paragraph]] = []
    for row in ruler.rows:
        pieces = [
            split_paragraph(ruler.measure, p, place, Room(ruler.inner_pt(n), available))
            for n, p in enumerate(row)
        ]
        rows += [
            [
                piece[number] if number < len(piece) else replace(piece[0], runs=())
                for piece in pieces
            ]
            for number in range(max(len(piece) for piece in pieces))
        ]
    return rows
