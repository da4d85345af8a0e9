"""The numbers of a chart as the workbook that PowerPoint opens for «Edit data»."""

from __future__ import annotations

import datetime
import io

from handout.deck.markup import legal
from handout.deck.package import repacked
from handout.slides.plan import ChartShape

SHEET = "Ark1"
"""As PowerPoint itself calls it, in both forms of Norwegian."""
_CREATED = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def workbook(chart: ChartShape) -> bytes:
    """Categories in column A, a series in each column after it; the same bytes every time.

    Names are text cells, and one that begins like a formula is marked as quoted (ECMA-376 part 1
    §18.8.45, ``quotePrefix``), so that it stays text when somebody edits it.
    """
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": _CREATED})
    sheet = book.add_worksheet(SHEET)
    quoted = book.add_format({"quote_prefix": True})
    numbers = book.add_format({"num_format": chart.number_format})

    def write(row: int, column: int, text: str) -> None:
        look = quoted if text.startswith(_FORMULA_STARTS) else None
        sheet.write_string(row, column, legal(text), look)

    names = (chart.corner, *(series.name for series in chart.series))
    for column, name in enumerate(names):
        write(0, column, name)
    for row, category in enumerate(chart.categories, 1):
        write(row, 0, category)
        for column, series in enumerate(chart.series, 1):
            value = series.values[row - 1]
            if value is not None:
                sheet.write_number(row, column, float(value), numbers)
    book.close()
    return repacked(out.getvalue())


def cells(column: int, first: int, last: int) -> str:
    """A reference to cells of one column, all counted from 0: ``Ark1!$B$2:$B$4``."""
    from xlsxwriter.utility import xl_range_abs

    return f"{SHEET}!{xl_range_abs(first, column, last, column)}"
