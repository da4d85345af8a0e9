"""The parts with their clock times → drafts: a table, and a bar as long as each part takes.

The rows are exactly as high as planned, so that each bar stands in the middle of its row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from handout.language.dates import clock, minutes_short
from handout.model import Document, Part, plain
from handout.running_order import Span, part_activities
from handout.slides.frame import plain_heading, title_shape
from handout.slides.measure import Measure
from handout.slides.plan import (
    CELL_MARGIN_X_PT,
    Align,
    BarShape,
    Bullet,
    Paragraph,
    Shape,
    TableCell,
    TableShape,
)
from handout.slides.stage import Draft, Stage
from handout.slides.table_pages import table_pages
from handout.slides.text import plain_paragraph, plain_runs
from handout.themes.theme import EMU_PER_INCH, EMU_PER_POINT, LevelStyle, Placeholder

_LOOKS = ((24.0, 6.5), (24.0, 4.0), (22.0, 4.0), (20.0, 4.0), (20.0, 2.5))
"""Size of the text and what cells keep clear above and below it, points; the first that fits."""
_ROOMY_ROW_PT = 50.0
_UNKNOWN = "–"
_BAR_HEIGHT = round(0.28 * EMU_PER_INCH)
_BAR_OF_ROW = 0.6
_MOST_BAR, _LEAST_BAR = 0.42, 0.14
"""The longest bar's share of the table's width, at most and where names are long."""
_LARGE_TITLE = 0.85
"""The smallest scale of a title that names the part."""
_MARK_WIDTH = round(0.07 * EMU_PER_INCH)
_SLACK_PT = 6.0
"""What a short text has to spare, so that it never breaks."""


@dataclass(frozen=True, slots=True)
class _Row:
    """``words`` are as many as the table's columns; ``active`` that people work themselves."""

    words: tuple[Paragraph, ...]
    minutes: int
    active: bool


def part_anchors(document: Document) -> Mapping[int, str]:
    """The anchor of every part's divider, by the part's line: its own id, or one that nothing else
    in the document has."""
    taken = {part.id for part in document.parts}
    taken |= {slide.id for part in document.parts for slide in part.slides}
    anchors: dict[int, str] = {}
    for number, part in enumerate(titled(document), 1):
        anchor = part.id or f"del-{number}"
        while anchor in taken and not part.id:
            anchor += "-"
        taken.add(anchor)
        anchors[part.line] = anchor
    return anchors


def titled(document: Document) -> list[Part]:
    """The parts that an agenda shows: those with a divider."""
    return [part for part in document.parts if part.title]


class Agenda:
    """The agenda of one document, measured once for all the slides that show it."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        document = stage.document
        anchors = part_anchors(document)
        spans = {
            part.line: span for part, span in zip(document.parts, stage.order.parts, strict=True)
        }
        self._parts = titled(document)
        columns = _Columns(stage, [spans[part.line] for part in self._parts])
        rows = [columns.row(part, spans[part.line], anchors[part.line]) for part in self._parts]
        self._ruler = _fitted(stage, columns, rows)
        self._pages = self._ruler.pages()
        self._page_of = {number: page for page in self._pages for number in page}

    def title(self, number: int | None) -> str:
        """«Dette skal vi gjennom», before a part with its name, or its number where that is long
        (``number`` counts from 0)."""
        if number is None:
            return self._stage.label("agenda_title")
        name = plain(self._parts[number].title)
        title = self._stage.label("agenda_title_part", part=name)
        shape, whole = title_shape(self._stage, "agenda", plain_heading(self._stage, title))
        if whole and shape.fit.font_scale >= _LARGE_TITLE:
            return title
        return self._stage.label("agenda_title_number", number=number + 1)

    def whole(self) -> list[Draft]:
        """All parts over as many slides as they need."""
        return [self._ruler.draft(page, continues=page.start > 0) for page in self._pages]

    def before(self, number: int) -> Draft:
        """The slide with part ``number`` (from 0) on it. The part is marked by more than colour,
        and said in the table's description."""
        page = self._page_of[number]
        return self._ruler.draft(page, number, plain(self._parts[number].title))


class _Columns:
    """Which columns the table has: without a start no clock, without any minutes no bars."""

    def __init__(self, stage: Stage, spans: Sequence[Span]) -> None:
        self.stage = stage
        self.clock = any(span.start for span in spans)
        self.minutes = any(span.minutes for span in spans)
        self.header = self._shown(
            stage.label("agenda_clock"),
            self._cell(stage.label("agenda_part")),
            stage.label("agenda_minutes"),
        )

    def row(self, part: Part, span: Span, anchor: str) -> _Row:
        link = f"#{anchor}"
        name = tuple(replace(r, href=link) for r in plain_runs(part.title, self.stage.language))
        words = self._shown(
            clock(span.start) if span.start else _UNKNOWN,
            Paragraph(name, bullet=Bullet.NONE),
            minutes_short(span.minutes, self.stage.language) if span.minutes else _UNKNOWN,
        )
        return _Row(words, span.minutes or 0, any(part_activities(part)))

    def _shown(self, when: str, name: Paragraph, minutes: str) -> tuple[Paragraph, ...]:
        cells = (
            self._cell(when),
            name,
            replace(self._cell(minutes), align=Align.RIGHT),
        )
        shown = (self.clock, True, self.minutes)
        return tuple(cell for cell, show in zip(cells, shown, strict=True) if show)

    def _cell(self, text: str) -> Paragraph:
        return plain_paragraph(text, self.stage.language, bullet=Bullet.NONE)


def _fitted(stage: Stage, columns: _Columns, rows: Sequence[_Row]) -> _Ruler:
    """The largest look that all rows fit in, else the one that needs the fewest slides."""
    rulers: list[_Ruler] = []
    for look in _LOOKS:
        rulers.append(_Ruler(stage, columns, rows, *look))
        if len(rulers[-1].pages()) == 1:
            return rulers[-1]
    return min(rulers, key=lambda ruler: len(ruler.pages()))


class _Ruler:
    """The agenda at one look: ``widths`` of the columns, ``heights`` of header and rows, EMU."""

    def __init__(
        self,
        stage: Stage,
        columns: _Columns,
        rows: Sequence[_Row],
        size_pt: float,
        margin_pt: float,
    ) -> None:
        self.stage, self.columns, self.rows = stage, columns, rows
        self.size_pt, self.margin_pt = size_pt, margin_pt
        self.place: Placeholder = stage.place("agenda", "agenda")
        self.measure: Measure = stage.measure
        body = self.place.style(0).typeface
        # Every name is measured in bold, so that nothing moves when another one is marked.
        self.style = LevelStyle(size_pt, body, bold=True)
        self.header_styles = (LevelStyle(size_pt, stage.theme.heading.typeface), self.style)
        self.minutes_width = self._widest(-1) if columns.minutes else 0
        self.longest = max(row.minutes for row in rows)
        self.widths = self._widths()
        head = max(self._height(columns.header, style) for style in self.header_styles)
        self.heights = [head, *(self._height(row.words, self.style) for row in rows)]

    def _widths(self) -> tuple[int, ...]:
        """Clock and minutes take what they need, the bars a share of the rest, the names what is
        left and at least what is long in them if the bars can spare it."""
        available = self.place.width
        first = self._widest(0) if self.columns.clock else 0
        if not self.columns.minutes:
            return (first, available - first) if first else (available,)
        rest = available - first - self.minutes_width
        names = self._widest(1 if first else 0)
        bar = round(min(_MOST_BAR * available, max(_LEAST_BAR * available, rest - names)))
        widths = (first, rest - bar, bar + self.minutes_width)
        return widths if first else widths[1:]

    def _widest(self, column: int) -> int:
        """The width of a column where nothing breaks, with the cells' margins."""
        head = max(
            self.measure.width_pt(self.columns.header[column], style, self.size_pt)
            for style in self.header_styles
        )
        cells = (
            self.measure.width_pt(row.words[column], self.style, self.size_pt) for row in self.rows
        )
        widest = max(head, *cells) + 2 * CELL_MARGIN_X_PT + _SLACK_PT
        return round(widest * EMU_PER_POINT)

    def _height(self, words: Sequence[Paragraph], style: LevelStyle) -> int:
        heights = [
            self.measure.paragraph_height_pt(
                paragraph, style, width / EMU_PER_POINT - 2 * CELL_MARGIN_X_PT
            )
            for paragraph, width in zip(words, self.widths, strict=True)
        ]
        return round((max(heights) + 2 * self.margin_pt) * EMU_PER_POINT)

    def pages(self) -> list[range]:
        """Row numbers of each slide."""
        header, *rows = self.heights
        return table_pages(header, rows, self.place.height)

    def draft(
        self, page: range, now: int | None = None, name: str = "", *, continues: bool = False
    ) -> Draft:
        """One slide: the bars and the mark lie over the table, and are only seen."""
        heights = self._roomy([self.heights[0], *(self.heights[number + 1] for number in page)])
        tops = [self.place.y + passed for passed in accumulate(heights)]
        shapes: list[Shape] = [self._table(page, heights, now, name)]
        for number, top, height in zip(page, tops, heights[1:], strict=False):
            if number == now:
                shapes.append(self._mark(top, height))
            if self.rows[number].minutes:
                shapes.append(self._bar(self.rows[number], top, height))
        return Draft("agenda", tuple(shapes), "kind_table", continues=continues)

    def _roomy(self, heights: list[int]) -> tuple[int, ...]:
        """Rows breathe when there is room, but never so much that they fall apart."""
        spare = max(0, self.place.height - sum(heights)) // len(heights)
        roomy = round(_ROOMY_ROW_PT * EMU_PER_POINT)
        return tuple(height + min(spare, max(0, roomy - height)) for height in heights)

    def _table(
        self, page: range, heights: tuple[int, ...], now: int | None, name: str
    ) -> TableShape:
        words = [self.columns.header]
        for number in page:
            row = self.rows[number].words
            words.append(tuple(replace(p, bold=True) for p in row) if number == now else row)
        return TableShape(
            x=self.place.x,
            y=self.place.y,
            widths=self.widths,
            heights=heights,
            rows=tuple(tuple(TableCell((cell,)) for cell in row) for row in words),
            size_pt=self.size_pt,
            description=self._summary(len(page), name),
            place=self.place,
            margin_y_pt=self.margin_pt,
        )

    def _summary(self, rows: int, name: str) -> str:
        label = self.stage.label
        count = label("rows_one") if rows == 1 else label("rows_other", count=rows)
        header = ", ".join(run.text for cell in self.columns.header for run in cell.runs)
        summary = label("agenda_summary", rows=count, header=header)
        return f"{summary} {label('agenda_now', part=name)}" if name else summary

    def _bar(self, row: _Row, top: int, row_height: int) -> BarShape:
        """As long as the part takes, beside its minutes; in its own colour where people work
        themselves."""
        graphics = self.stage.theme.graphics
        margin = round(CELL_MARGIN_X_PT * EMU_PER_POINT)
        available = self.widths[-1] - self.minutes_width - margin
        height = min(_BAR_HEIGHT, round(_BAR_OF_ROW * row_height))
        return BarShape(
            x=self.place.x + sum(self.widths[:-1]) + margin,
            y=top + (row_height - height) // 2,
            width=round(available * row.minutes / self.longest),
            height=height,
            colour=graphics.marked if row.active else graphics.other,
            name="Stolpe",
            rounded=True,
        )

    def _mark(self, top: int, height: int) -> BarShape:
        """An upright bar at the edge of the row that comes now."""
        return BarShape(self.place.x, top, _MARK_WIDTH, height, colour="accent1", name="Her er vi")
