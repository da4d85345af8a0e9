"""A table of tokens → a table, and whether it asks to be a chart."""

from __future__ import annotations

from collections.abc import Sequence

from handout.content.attributes import Attributes
from handout.content.charts import check_chart, check_highlight
from handout.content.context import Context
from handout.content.inlines import read_inlines
from handout.content.markdown import typeset
from handout.content.paragraphs import PAUSE, given_on
from handout.content.tree import Node
from handout.content.values import take
from handout.content.vocabulary import Group, Place
from handout.language.spaces import HARD_SPACE
from handout.model import Align, Cell, ChartKind, Inlines, Table, plain

_ALIGNS = {
    "text-align:left": Align.LEFT,
    "text-align:center": Align.CENTER,
    "text-align:right": Align.RIGHT,
}


def read_table(
    node: Node, caption: Sequence[Node], attributes: Attributes, context: Context
) -> Table:
    """``caption`` is empty, or the nodes ``caption`` (with attributes) and ``inline``."""
    line = context.line(node)
    words: Inlines = ()
    if caption:
        attributes |= given_on(caption[0].token)
        words = read_inlines(caption[1], context)
    given = take(attributes, Place.TABLE, line, context)
    chart = given.choice("chart", Group.CHART)
    rows = [row for section in node.children for row in section.children]
    header, *body = (_cells(row, context) for row in rows)
    for row in rows[1:]:
        cells = row.token.meta["cells"]
        if cells != len(header):
            code = "table-row-long" if cells > len(header) else "table-row-short"
            context.error(code, context.line(row), cells=cells, columns=len(header))
    widths = given.shares("widths")
    _check_widths(widths, len(header), line, context)
    table = Table(
        header=header,
        rows=tuple(body),
        align=tuple(_ALIGNS.get(str(cell.token.attrs.get("style"))) for cell in rows[0].children),
        line=line,
        caption=words,
        chart=ChartKind(chart.key) if chart else None,
        lang=given.lang(),
        widths=(*widths, *(None,) * (len(header) - len(widths)))[: len(header)] if widths else (),
        highlight=_as_named(typeset(given.values.get("highlight", "")).strip(), header, body),
    )
    if table.chart:
        check_chart(table, [context.line(row) for row in rows[1:]], context)
    check_highlight(table, context)
    return table


def _as_named(highlight: str, header: Sequence[Cell], body: Sequence[Sequence[Cell]]) -> str:
    """The name of the row or column that is meant, with the spaces it has in the table."""
    names = [plain(cell.inlines).strip() for cell in (*header[1:], *(row[0] for row in body))]
    asked = highlight.replace(HARD_SPACE, " ")
    return next((name for name in names if name.replace(HARD_SPACE, " ") == asked), highlight)


_ROUNDING = 0.005
"""Three columns of ``33.4%`` are meant to fill the width."""


def _check_widths(
    widths: Sequence[float | None], columns: int, line: int, context: Context
) -> None:
    """The widths are for columns that exist, and leave room for those that have none."""
    if len(widths) > columns:
        context.error("widths-too-many", line, widths=len(widths), columns=columns)
        return
    total = sum(width or 0 for width in widths)
    shared = len(widths) < columns or None in widths
    if widths and (total > 1 + _ROUNDING or (shared and total > 1 - _ROUNDING)):
        context.error("widths-too-wide", line, total=f"{total * 100:.0f}")


def _cells(row: Node, context: Context) -> tuple[Cell, ...]:
    for cell in row.children:
        if cell.children[0].token.content.strip() == PAUSE:
            context.error("pause-not-here", context.line(row))
    return tuple(Cell(read_inlines(cell.children[0], context)) for cell in row.children)
