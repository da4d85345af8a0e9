"""Whether a table can be drawn as the chart it asks to be: it must hold numbers, and what it
highlights must be there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handout.content.context import Context
from handout.language.numbers import Number, read_number
from handout.model import Cell, ChartKind, Table, plain


def check_chart(table: Table, lines: Sequence[int], context: Context) -> None:
    """Report what keeps a table from being a chart. ``lines`` are those of its rows.

    The first column names what is counted, and every other is a series of numbers; an empty
    cell is a number that nobody has.
    """
    if len(table.header) < 2:  # noqa: PLR2004 - names and one series
        context.error("chart-no-series", table.line)
        return
    numbers = list(_numbers(table, lines, context))
    if not any(plain(cell.inlines).strip() for row in table.rows for cell in row[1:]):
        context.error("chart-no-numbers", table.line)
        return
    known = [number for row in numbers for number in row if number]
    if len({number.percent for number in known}) > 1:
        context.warning("chart-percent-mixed", table.line)
    if table.chart is ChartKind.PIE:
        _check_pie(table, numbers, lines, context)


def _numbers(
    table: Table, lines: Sequence[int], context: Context
) -> Iterator[tuple[Number | None, ...]]:
    for row, line in zip(table.rows, lines, strict=True):
        yield tuple(
            _number(cell, head, line, context)
            for cell, head in zip(row[1:], table.header[1:], strict=True)
        )


def _number(cell: Cell, head: Cell, line: int, context: Context) -> Number | None:
    text = plain(cell.inlines).strip()
    number = read_number(text)
    if text and number is None:
        context.error("chart-cell", line, text=text, column=plain(head.inlines))
    return number


def _check_pie(
    table: Table,
    numbers: Sequence[Sequence[Number | None]],
    lines: Sequence[int],
    context: Context,
) -> None:
    """Shares of one whole: one series, and nothing less than nothing."""
    if len(table.header) > 2:  # noqa: PLR2004 - names and one series
        context.error("chart-pie-series", table.line, series=len(table.header) - 1)
    for row, line in zip(numbers, lines, strict=True):
        for number in row:
            if number and number.value < 0:
                context.error("chart-pie-negative", line)
    known = [number for row in numbers for number in row if number]
    if known and not any(number.value for number in known):
        context.error("chart-pie-nothing", table.line)


def check_highlight(table: Table, context: Context) -> None:
    """What is highlighted is the name of a row or of a series, as it stands in the table."""
    if not table.highlight:
        return
    if table.chart is None:
        context.error("highlight-no-chart", table.line, name=table.highlight)
        return
    names = [plain(row[0].inlines).strip() for row in table.rows]
    names += [plain(cell.inlines).strip() for cell in table.header[1:]]
    if table.highlight in names:
        return
    import difflib

    folded = {name.casefold(): name for name in names if name}
    close = difflib.get_close_matches(table.highlight.casefold(), folded, n=1)
    if close:
        meant = folded[close[0]]
        context.error("highlight-unknown-meant", table.line, name=table.highlight, meant=meant)
    else:
        known = ", ".join(filter(None, names))
        context.error("highlight-unknown", table.line, name=table.highlight, known=known)
