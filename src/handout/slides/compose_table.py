"""Tables → drafts: column widths from the content, row heights measured, long ones continued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handout.language.labels import label
from handout.language.numbers import read_number
from handout.language.spaces import HARD_SPACE
from handout.model import Align as ModelAlign
from handout.model import Cell, SourceLine, Table, plain
from handout.problems import Problem, notice
from handout.slides.boxes import caption_paragraphs, table_caption, to_the_source
from handout.slides.compose_text import text_drafts
from handout.slides.plan import (
    Align,
    Box,
    Bullet,
    Paragraph,
    Run,
    TableCell,
    TableShape,
)
from handout.slides.stage import Draft, Stage
from handout.slides.table_ruler import Ruler, cut_tall_rows
from handout.slides.text import runs, without_orphan
from handout.themes.theme import Placeholder

_SIZES_PT = (24.0, 22.0, 20.0)
_HEADER_SHARE = 0.5
"""A header that takes more of the slide leaves its rows too little room."""

_NOTHING = frozenset(("", "-", "–", "—"))
"""What stands in a cell that has no figure."""
_ALIGN = {
    ModelAlign.LEFT: Align.LEFT,
    ModelAlign.CENTER: Align.CENTER,
    ModelAlign.RIGHT: Align.RIGHT,
}


def table(stage: Stage, block: Table, sources: Sequence[SourceLine] = ()) -> list[Draft]:
    """One table under its caption, or the same header over further rows on continuation slides."""
    columns = range(len(block.header))
    figures = [_has_figures(block, n) for n in columns]
    header, *body = [_row(stage, block, row, figures) for row in (block.header, *block.rows)]
    place = stage.place("table", "table")
    said = [*caption_paragraphs(stage, block.caption), *header, *(p for row in body for p in row)]
    whole = to_the_source(stage, "table", place, sources, said)
    areas = [Box(place.x, place.y, place.width, place.height), whole]
    for area in areas:
        under = _under_caption(stage, block, area, place)
        for size in _SIZES_PT:
            ruler = Ruler(stage, block, under, size, header, body)
            if sum(ruler.heights) <= under.height:
                return [_draft(stage, block, ruler, area, range(len(body)), continues=False)]
    if ruler.heights[0] > under.height * _HEADER_SHARE:
        caption = caption_paragraphs(stage, block.caption)
        first, *rest = text_drafts(stage, [*caption, *_as_text(header, body)], "kind_table")
        told = notice("table-as-text", stage.document.file, block.line, columns=len(block.header))
        return [replace(first, problems=(told,)), *rest]
    ruler = Ruler(stage, block, under, _SIZES_PT[-1], header, cut_tall_rows(ruler))
    return [
        _draft(stage, block, ruler, area, span, continues=number > 0)
        for number, span in enumerate(ruler.pages())
    ]


def _as_text(header: list[Paragraph], rows: list[list[Paragraph]]) -> list[Paragraph]:
    """Row by row, what each column says under its heading; last the headings of empty columns."""
    said: list[Paragraph] = []
    for row in rows:
        for number, (head, cell) in enumerate(zip(header, row, strict=True)):
            if not cell.runs:
                continue
            words = [replace(run, bold=True) for run in head.runs]
            colon = [replace(words[-1], text=": ", href=None)] if words else []
            said.append(Paragraph((*words, *colon, *cell.runs), level=int(number > 0)))
    columns = (
        zip(header, zip(*rows, strict=True), strict=True) if rows else ((h, ()) for h in header)
    )
    empty = [head for head, cells in columns if not any(cell.runs for cell in cells)]
    return [*said, *(replace(head, bold=True, align=None) for head in empty)]


def _has_figures(block: Table, column: int) -> bool:
    """Whether the cells of a column are numbers, or empty."""
    cells = [plain(row[column].inlines).strip() for row in block.rows]
    filled = [cell for cell in cells if cell not in _NOTHING]
    return bool(filled) and all(read_number(cell) is not None for cell in filled)


def _row(
    stage: Stage, block: Table, cells: Sequence[Cell], figures: Sequence[bool]
) -> list[Paragraph]:
    """Aligned as the author says; figures that nothing is said of stand with their units in line,
    and no figure is broken between its thousands."""
    said: list[Paragraph] = []
    for cell, asked, is_figure in zip(cells, block.align, figures, strict=True):
        words = runs(cell.inlines, block.lang or stage.language)
        align = _ALIGN[asked] if asked else Align.RIGHT if is_figure else None
        if is_figure and read_number(plain(cell.inlines)) is not None:
            words = tuple(replace(run, text=run.text.replace(" ", HARD_SPACE)) for run in words)
        said.append(without_orphan(Paragraph(words, bullet=Bullet.NONE, align=align)))
    return said


def _caption(stage: Stage, block: Table, *, continues: bool) -> list[Paragraph]:
    said = caption_paragraphs(stage, block.caption)
    if not said or not continues:
        return said
    # «(framhald)», as in the title of the slide.
    mark = Run(" " + stage.label("continued", title="").strip(), stage.lang)
    return [replace(said[-1], runs=(*said[-1].runs, mark))]


def _under_caption(stage: Stage, block: Table, area: Box, place: Placeholder) -> Placeholder:
    """The place of the table when its longest caption stands over it."""
    caption = _caption(stage, block, continues=True)
    taken = table_caption(stage).height(stage, caption, area.width)
    return replace(place, y=area.y + taken, height=area.height - taken)


def _draft(
    stage: Stage, block: Table, ruler: Ruler, area: Box, span: range, *, continues: bool
) -> Draft:
    cells = [ruler.header, *(ruler.rows[number] for number in span)]
    style = table_caption(stage)
    said = _caption(stage, block, continues=continues)
    caption = style.shape(stage, said, Box(area.x, area.y, area.width, ruler.place.y - area.y))
    shape = TableShape(
        x=ruler.place.x,
        y=ruler.place.y,
        widths=tuple(ruler.widths),
        heights=(ruler.heights[0], *(ruler.heights[number + 1] for number in span)),
        rows=tuple(tuple(TableCell((paragraph,)) for paragraph in row) for row in cells),
        size_pt=ruler.size_pt,
        description=_summary(stage, block),
        place=ruler.place,
        margin_x_pt=ruler.margin_pt,
    )
    return Draft(
        "table",
        (caption, shape) if caption else (shape,),
        "kind_table",
        sources=() if caption else tuple(said),
        continues=continues,
        problems=_problems(stage, block, ruler, continues=continues),
    )


def _problems(stage: Stage, block: Table, ruler: Ruler, *, continues: bool) -> tuple[Problem, ...]:
    """What the author is told, once for each table."""
    if continues or not ruler.crowded:
        return ()
    return (notice("table-wide", stage.document.file, block.line, columns=len(block.header)),)


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
