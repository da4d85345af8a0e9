"""Tables → drafts: column widths from the content, row heights measured, long ones continued."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from handout.language.labels import label
from handout.model import Align as ModelAlign
from handout.model import Cell, Table, plain
from handout.slides.fit import split_paragraph
from handout.slides.measure import Room
from handout.slides.plan import (
    CELL_MARGIN_X_PT,
    CELL_MARGIN_Y_PT,
    Align,
    Bullet,
    Paragraph,
    TableCell,
    TableShape,
)
from handout.slides.stage import Draft, Stage
from handout.slides.text import runs, without_orphan
from handout.themes.theme import EMU_PER_POINT, LevelStyle, Placeholder

_SIZES_PT = (24.0, 22.0, 20.0)
_ROOMY_ROW_PT = 50.0
_ALIGN = {
    ModelAlign.LEFT: Align.LEFT,
    ModelAlign.CENTER: Align.CENTER,
    ModelAlign.RIGHT: Align.RIGHT,
}


def table(stage: Stage, block: Table) -> list[Draft]:
    """One table, or the same header over further rows on continuation slides."""
    place = stage.place("table", "table")
    header = _row(stage, block, block.header)
    rows = [_row(stage, block, row) for row in block.rows]
    caption = [Paragraph(runs(block.caption, stage.language))] if block.caption else []
    for size in _SIZES_PT:
        ruler = _Ruler(stage, place, size, header, rows)
        if sum(ruler.heights) <= place.height:
            return [_draft(stage, block, ruler, place, range(len(rows)), caption, continues=False)]
    ruler = _Ruler(stage, place, _SIZES_PT[-1], header, _cut_tall_rows(ruler))
    return [
        _draft(stage, block, ruler, place, span, caption, continues=number > 0)
        for number, span in enumerate(ruler.pages())
    ]


def _row(stage: Stage, block: Table, cells: Sequence[Cell]) -> list[Paragraph]:
    return [
        without_orphan(
            Paragraph(
                runs(cell.inlines, block.lang or stage.language),
                bullet=Bullet.NONE,
                align=_ALIGN[align] if align else None,
            )
        )
        for cell, align in zip(cells, block.align, strict=True)
    ]


class _Ruler:
    """Measures a table at one text size: ``widths`` and ``heights`` (header first) in EMU."""

    def __init__(
        self,
        stage: Stage,
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
        self.widths = self._widths()
        self.heights = self._heights()

    def _widths(self) -> list[int]:
        """Each column at least as wide as its longest word; what is left goes by need."""
        columns = range(len(self.header))
        least = [self._column(n, self.measure.longest_word_pt) for n in columns]
        wished = [self._column(n, self.measure.width_pt) + 2 for n in columns]
        available = self.place.width / EMU_PER_POINT
        if sum(least) >= available:
            shares = [available * width / sum(least) for width in least]
        elif sum(wished) >= available:
            over = available - sum(least)
            needs = [w - n for w, n in zip(wished, least, strict=True)]
            shares = [n + over * need / sum(needs) for n, need in zip(least, needs, strict=True)]
        else:
            spare = (available - sum(wished)) / len(wished)
            shares = [width + spare for width in wished]
        widths = [int(share * EMU_PER_POINT) for share in shares]
        widths[-1] += self.place.width - sum(widths)
        return widths

    def _column(self, n: int, width: Callable[[Paragraph, LevelStyle, float], float]) -> float:
        """The largest of a width over the cells of a column, with the cell's margins."""
        head = max(width(self.header[n], style, self.size_pt) for style in self.header_styles)
        cells = (width(row[n], self.style, self.size_pt) for row in self.rows)
        return max(head, *cells, 0.0) + 2 * CELL_MARGIN_X_PT

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
        return self.widths[column] / EMU_PER_POINT - 2 * CELL_MARGIN_X_PT

    def pages(self) -> list[range]:
        """Row indices of each slide, as even as the rows allow."""
        fewest = len(self._fill(self.place.height))
        body = sum(self.heights[1:])
        target = min(self.place.height, self.heights[0] + body // fewest)
        while target < self.place.height:
            pages = self._fill(target)
            if len(pages) <= fewest:
                return pages
            target += self.place.height // 40
        return self._fill(self.place.height)

    def _fill(self, available: int) -> list[range]:
        pages: list[range] = []
        start, used = 0, self.heights[0]
        for number, height in enumerate(self.heights[1:]):
            if number > start and used + height > available:
                pages.append(range(start, number))
                start, used = number, self.heights[0]
            used += height
        return [*pages, range(start, len(self.rows))]


def _cut_tall_rows(ruler: _Ruler) -> list[list[Paragraph]]:
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


def _draft(
    stage: Stage,
    block: Table,
    ruler: _Ruler,
    place: Placeholder,
    span: range,
    caption: list[Paragraph],
    *,
    continues: bool,
) -> Draft:
    cells = [ruler.header, *(ruler.rows[number] for number in span)]
    shape = TableShape(
        x=place.x,
        y=place.y,
        widths=tuple(ruler.widths),
        heights=(ruler.heights[0], *(ruler.heights[number + 1] for number in span)),
        rows=tuple(tuple(TableCell((paragraph,)) for paragraph in row) for row in cells),
        size_pt=ruler.size_pt,
        description=_summary(stage, block),
        place=place,
    )
    return Draft("table", (shape,), "kind_table", sources=tuple(caption), continues=continues)


def _summary(stage: Stage, block: Table) -> str:
    """What a screen reader says before the table: how large it is and what its columns are."""

    def count(number: int, what: str) -> str:
        key = f"{what}_one" if number == 1 else f"{what}_other"
        return label(stage.language, key, count=number)

    return stage.label(
        "table_summary",
        columns=count(len(block.header), "columns"),
        rows=count(len(block.rows), "rows"),
        header=", ".join(plain(cell.inlines) for cell in block.header),
    )
