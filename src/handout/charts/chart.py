"""A table whose first column names what is counted → the chart's numbers, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from handout.language.numbers import Number, number_text, read_number
from handout.model import ChartKind, FootnoteRef, Inlines, Table, Text, plain

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_GROUPED_FROM = 10_000
"""Numbers of four digits are read at a glance."""


@dataclass(frozen=True, slots=True)
class Series:
    """``values`` has one number a category, None where nobody has it."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """``corner`` heads the column of names. Numbers are shown with ``decimals``, followed by a
    percent sign if ``percent``. ``series_marked`` or ``category_marked`` is the index of what the
    message is about."""

    kind: ChartKind
    corner: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    decimals: int = 0
    percent: bool = False
    series_marked: int | None = None
    category_marked: int | None = None

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Every number there is."""
        return tuple(v for series in self.series for v in series.values if v is not None)

    @property
    def number_format(self) -> str:
        """The format code of a spreadsheet (ECMA-376 part 1 §18.8.31): the program that opens it
        puts in the decimal comma and the space between thousands of its own language."""
        grouped = any(abs(value) >= _GROUPED_FROM for value in self.values)
        code = "#,##0" if grouped else "0"
        if self.decimals:
            code += "." + "0" * self.decimals
        return f'{code}"\N{NO-BREAK SPACE}%"' if self.percent else code

    def text(self, value: Decimal) -> str:
        """A number as the reader sees it."""
        return number_text(Number(value, self.decimals, self.percent))

    def drawn_as(self, kind: ChartKind) -> Chart:
        return replace(self, kind=kind)


def read_chart(table: Table) -> Chart | None:
    """The chart a table asks to be; None where it cannot be one, which the parser has reported."""
    if table.chart is None or not table.rows:
        return None
    columns: list[list[Number | None]] = []
    for column in range(1, len(table.header)):
        cells = [plain(row[column].inlines).strip() for row in table.rows]
        numbers = [read_number(cell) for cell in cells]
        if any(cell and number is None for cell, number in zip(cells, numbers, strict=True)):
            return None
        columns.append(numbers)
    known = [number for numbers in columns for number in numbers if number]
    if not known or (table.chart is ChartKind.PIE and not _is_whole(columns)):
        return None
    categories = [label_text(row[0].inlines) for row in table.rows]
    names = [label_text(cell.inlines) for cell in table.header]
    plain_names = [plain(cell.inlines).strip() for cell in table.header[1:]]
    plain_categories = [plain(row[0].inlines).strip() for row in table.rows]
    return Chart(
        kind=table.chart,
        corner=names[0],
        categories=tuple(categories),
        series=tuple(
            Series(name, tuple(number.value if number else None for number in numbers))
            for name, numbers in zip(names[1:], columns, strict=True)
        ),
        decimals=max(number.decimals for number in known),
        percent=all(number.percent for number in known),
        series_marked=_index(plain_names, table.highlight),
        category_marked=_index(plain_categories, table.highlight),
    )


def _is_whole(columns: list[list[Number | None]]) -> bool:
    """Whether the numbers can be the parts of one whole."""
    parts = [number.value for number in columns[0] if number]
    return len(columns) == 1 and min(parts) >= 0 and sum(parts) > 0


def _index(names: list[str], name: str) -> int | None:
    return names.index(name) if name and name in names else None


def label_text(inlines: Inlines) -> str:
    """Words without markup, which a chart has none of; a reference to a footnote is raised."""
    return "".join(
        plain((_raised(inline),) if isinstance(inline, FootnoteRef) else (inline,))
        for inline in inlines
    ).strip()


def _raised(reference: FootnoteRef) -> Text:
    label = reference.label
    return Text(label.translate(_RAISED) if label.isdecimal() else f" ({label})")
