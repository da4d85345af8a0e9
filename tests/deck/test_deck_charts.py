"""Native charts: PowerPoint's view of them, and the workbook behind them."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pptx
from deck_sample import chart, charts, plan, slide, theme
from hypothesis import given, settings
from hypothesis import strategies as st

from accessibility import parsed
from handout.deck.write import write_deck
from handout.model import ChartKind
from handout.slides.plan import Area, ChartSeries, ChartShape
from package_validity import violations

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def written(*shapes: ChartShape, language: str = "nn") -> bytes:
    slides = (slide(shape, title=f"Diagram {n}") for n, shape in enumerate(shapes))
    return write_deck(plan(*slides, theme=theme(), language=language), Path())


def read(deck: bytes) -> list[Any]:
    """The charts as python-pptx finds them."""
    presentation = pptx.Presentation(io.BytesIO(deck))
    return [s.chart for page in presentation.slides for s in page.shapes if s.has_chart]


def sheet(workbook: bytes) -> dict[str, tuple[str | float, str]]:
    """Cell → what it holds, and the index of its look."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        strings = [
            "".join(t.text or "" for t in si.iter(f"{S}t"))
            for si in parsed(package.read("xl/sharedStrings.xml"))
        ]
        rows = parsed(package.read("xl/worksheets/sheet1.xml"))
    cells: dict[str, tuple[str | float, str]] = {}
    for cell in rows.iter(f"{S}c"):
        assert cell.find(f"{S}f") is None, "a formula"
        said = cell.findtext(f"{S}v")
        held = strings[int(said)] if cell.get("t") == "s" else float(said)
        cells[cell.get("r")] = (held, cell.get("s", "0"))
    return cells


def referred(formula: str) -> list[str]:
    """``Ark1!$B$2:$B$4`` → B2, B3, B4."""
    found = re.fullmatch(r"Ark1!\$([A-Z]+)\$(\d+)(?::\$\1\$(\d+))?", formula)
    assert found, formula
    first, last = int(found[2]), int(found[3] or found[2])
    return [f"{found[1]}{row}" for row in range(first, last + 1)]


def test_the_workbook_says_what_the_chart_shows() -> None:
    """Every reference leads to the cells whose values the chart has cached."""
    for read_chart in read(written(*charts())):
        cells = sheet(read_chart.part.chart_workbook.xlsx_part.blob)
        references = 0
        for reference in read_chart._chartSpace.iter(f"{C}strRef", f"{C}numRef"):
            names = referred(reference.findtext(f"{C}f"))
            cached = {
                int(point.get("idx")): point.findtext(f"{C}v") for point in reference.iter(f"{C}pt")
            }
            for n, name in enumerate(names):
                held = cells[name][0] if name in cells else None
                shown = cached.get(n)
                assert held == (float(shown) if isinstance(held, float) and shown else shown)
            references += 1
        assert references == 3 * len(list(read_chart.plots[0].series))


def test_python_pptx_reads_the_numbers_back() -> None:
    for shape, found in zip(charts(), read(written(*charts())), strict=True):
        (plot,) = found.plots
        assert tuple(plot.categories) == shape.categories
        assert [series.name for series in plot.series] == [series.name for series in shape.series]
        for series, planned in zip(plot.series, shape.series, strict=True):
            assert series.values == tuple(None if v is None else float(v) for v in planned.values)


_names = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=20)
_numbers = st.none() | st.decimals(
    allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9
)


@settings(max_examples=20, deadline=None)
@given(data=st.data(), kind=st.sampled_from(list(ChartKind)))
def test_any_numbers_and_names_come_back(data: st.DataObject, kind: ChartKind) -> None:
    """Whatever is in the table is in the chart and in its workbook, and nothing is a formula."""
    categories = tuple(data.draw(st.lists(_names, min_size=1, max_size=5)))
    count = 1 if kind is ChartKind.PIE else data.draw(st.integers(1, 3))
    values = st.tuples(*[_numbers] * len(categories)).filter(any)
    series = tuple(
        ChartSeries(data.draw(_names), data.draw(values), "accent1") for _ in range(count)
    )
    (found,) = read(written(chart(kind, *series, categories=categories)))
    (plot,) = found.plots
    assert tuple(plot.categories) == categories
    for back, planned in zip(plot.series, series, strict=True):
        assert back.values == tuple(None if v is None else float(v) for v in planned.values)
    cells = sheet(found.part.chart_workbook.xlsx_part.blob)
    assert [cells.get(f"A{n + 2}", ("", ""))[0] for n in range(len(categories))] == list(categories)


def test_a_name_that_begins_like_a_formula_stays_a_name() -> None:
    names = ("=1+1", "+47", "-x", "@SUM(A1)", "vanleg")
    values = tuple(map(Decimal, range(5)))
    shape = chart(ChartKind.COLUMN, ChartSeries("=A1", values, "accent1"), categories=names)
    (found,) = read(written(shape))
    workbook = found.part.chart_workbook.xlsx_part.blob
    cells = sheet(workbook)
    assert [cells[f"A{n}"][0] for n in range(2, 7)] == list(names)
    assert cells["B1"][0] == "=A1"
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        looks = list(parsed(package.read("xl/styles.xml")).find(f"{S}cellXfs"))
    quoted = [looks[int(cells[f"A{n}"][1])].get("quotePrefix") for n in range(2, 7)]
    assert quoted == ["1"] * 4 + [None]


def test_every_colour_and_typeface_is_the_themes() -> None:
    for found in read(written(*charts())):
        space = found._chartSpace
        assert not list(space.iter(f"{A}srgbClr"))
        assert {face.get("typeface") for face in space.iter(f"{A}latin")} == {"+mn-lt"}


def test_a_chart_speaks_the_decks_language() -> None:
    for found in read(written(chart(lang="nb-NO", heading=Area(0, 0, 1, 0.1)), language="nb")):
        space = found._chartSpace
        assert space.find(f"{C}lang").get("val") == "nb-NO"
        said = {e.get("lang") for e in space.iter(f"{A}rPr", f"{A}defRPr", f"{A}endParaRPr")}
        assert said == {"nb-NO"}


def test_bars_begin_at_nought_unless_some_go_below() -> None:
    low = ChartSeries("a", tuple(map(Decimal, ("-3", "-2", "-1"))), "accent1")
    both = ChartSeries("a", tuple(map(Decimal, ("-3", "2", "1"))), "accent1")
    axes = [
        found._chartSpace.find(f".//{C}valAx/{C}scaling")
        for found in read(
            written(chart(), chart(ChartKind.BAR, low), chart(ChartKind.COLUMN, both))
        )
    ]
    limits = [{e.tag.removeprefix(C): e.get("val") for e in axis[1:]} for axis in axes]
    assert limits == [{"min": "0"}, {"max": "0"}, {}]


def test_many_charts_have_parts_of_their_own(tmp_path: Path) -> None:
    deck = written(*(chart(description=f"Diagram {n}") for n in range(60)))
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        names = package.namelist()
    assert sum(name.startswith("ppt/charts/chart") for name in names) == 60
    assert sum(name.endswith(".xlsx") for name in names) == 60
    assert len(set(map(str.lower, names))) == len(names)
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck)
    assert violations(path) == []


def test_the_workbook_has_nothing_of_the_machine() -> None:
    workbook = read(written(chart()))[0].part.chart_workbook.xlsx_part.blob
    assert workbook == read(written(chart()))[0].part.chart_workbook.xlsx_part.blob
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in package.infolist()} == {0}
        assert b"1980-01-01T00:00:00Z" in package.read("docProps/core.xml")
