"""The charts of the booklet: true to their numbers, inside their frame, beside their table."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pages_sample import document, theme

from handout.charts.chart import Chart, Series
from handout.model import Cell, ChartKind, Picture, Table, Text
from handout.pages.booklet import render_booklet
from handout.pages.chart_drawing import ChartPen
from handout.pages.chart_figures import SIZE_PT, WIDTH_PT, ChartFigures
from handout.pages.chart_shapes import mixed, ticks
from handout.slides.chart_ruler import Ruler
from handout.slides.measure import Measure
from tag_tree import TaggedPdf

SVG = "{http://www.w3.org/2000/svg}"
ROWS = (("Kommune", "74"), ("Privat", "69,5"), ("Stat", "66"))


def table(
    rows: tuple[tuple[str, ...], ...] = ROWS,
    kind: ChartKind = ChartKind.BAR,
    head: tuple[str, ...] = ("Sektor", "Indeks"),
    mark: str = "",
) -> Table:
    def cells(texts: tuple[str, ...]) -> tuple[Cell, ...]:
        return tuple(Cell((Text(text),)) for text in texts)

    return Table(
        cells(head),
        tuple(map(cells, rows)),
        (None,) * len(head),
        1,
        chart=kind,
        highlight=mark,
    )


def drawn(block: Table, name: str = "saman") -> Any:
    files: dict[str, bytes] = {}
    figure = ChartFigures(theme(name), "nn", "body", files).figure(block)
    assert figure is not None
    assert list(files) == [figure.url]
    return etree.fromstring(files[figure.url])


def texts(svg: Any) -> list[str]:
    return [element.text.replace("\N{NO-BREAK SPACE}", " ") for element in svg.iter(f"{SVG}text")]


def number(element: Any, name: str) -> float:
    return float(element.get(name))


def test_bars_are_as_long_as_their_numbers() -> None:
    svg = drawn(table(mark="Kommune"))
    bars = [number(rect, "width") for rect in svg.iter(f"{SVG}rect")]
    assert bars == pytest.approx([bars[0] * share for share in (1, 69.5 / 74, 66 / 74)], abs=0.02)
    assert texts(svg) == ["Indeks", "Kommune", "74,0", "Privat", "69,5", "Stat", "66,0"]
    bold = [e.text for e in svg.iter(f"{SVG}text") if e.get("font-weight") == "bold"]
    assert bold == ["Kommune", "74,0"]


def test_columns_go_below_nought() -> None:
    rows = (("Nord", "−2"), ("Sør", "4"))
    svg = drawn(table(rows, ChartKind.COLUMN))
    low, high = svg.iter(f"{SVG}rect")
    (axis,) = svg.iter(f"{SVG}line")
    assert number(low, "y") == pytest.approx(number(axis, "y1"))
    assert number(high, "y") + number(high, "height") == pytest.approx(number(axis, "y1"), abs=0.02)
    assert number(high, "height") == pytest.approx(2 * number(low, "height"), abs=0.02)


def test_only_what_is_marked_is_solid() -> None:
    """A grey copy shows it too: the rest are pale."""
    fills = [rect.get("fill") for rect in drawn(table(mark="Privat")).iter(f"{SVG}rect")]
    light = [sum(int(fill[at : at + 2], 16) for at in (1, 3, 5)) for fill in fills]
    assert light[1] < 0.7 * min(light[0], light[2])
    head = ("År", "Kvinner", "Menn")
    svg = drawn(table((("2014", "4", "5"),), ChartKind.COLUMN, head, mark="Menn"))
    women, men, *_ = (rect.get("fill") for rect in svg.iter(f"{SVG}rect"))
    assert sum(int(women[at : at + 2], 16) for at in (1, 3, 5)) > 500
    assert men == "#B4432A"


def test_lines_are_named_and_told_apart_without_colour() -> None:
    rows = (("2013", "71", "68"), ("2014", "74", "69"))
    svg = drawn(table(rows, ChartKind.LINE, ("År", "Kommune", "Privat"), mark="Kommune"))
    assert {"Kommune 74", "Privat 69"} <= set(texts(svg))
    strokes = [path for path in svg.iter(f"{SVG}path") if path.get("fill") == "none"]
    assert [path.get("stroke-dasharray") for path in strokes] == [None, "5 3"]
    assert len(list(svg.iter(f"{SVG}circle"))) == 2
    assert {"0", "80"} <= set(texts(svg))


def test_a_line_is_broken_where_a_number_is_missing() -> None:
    rows = (("1", "5"), ("2", "6"), ("3", ""), ("4", "8"))
    svg = drawn(table(rows, ChartKind.LINE, ("Veke", "Fråvær")))
    (stroke,) = (path for path in svg.iter(f"{SVG}path") if path.get("fill") == "none")
    assert re.findall("[ML]", stroke.get("d")) == ["M", "L", "M"]


def test_no_steep_line_runs_through_a_number() -> None:
    """A number stands above its point, and a little to the side that the line does not come from
    or go to; between two steep lines, in the middle."""
    rows = tuple((str(n), value) for n, value in enumerate(("900", "10", "10", "900", "10", "900")))
    svg = drawn(table(rows, ChartKind.LINE, ("Veke", "Fråvær")))
    points = [number(circle, "cx") for circle in svg.iter(f"{SVG}circle")]
    numbers = [number(e, "x") for e in svg.iter(f"{SVG}text") if e.text in {"900", "10"}]
    sides = [round(x - point, 1) for x, point in zip(numbers, points, strict=True)]
    assert sides[1] > 0 > sides[2]
    assert [sides[n] for n in (0, 3, 4, 5)] == [0, 0, 0, 0]


def test_slices_share_the_circle() -> None:
    rows = (("Stor", "75 %"), ("Liten", "25 %"))
    svg = drawn(table(rows, ChartKind.PIE))
    large, small = (path.get("d") for path in svg.iter(f"{SVG}path"))
    assert " 0 1 1 " in large
    assert " 0 0 1 " in small
    assert texts(svg) == ["Indeks", "Stor 75 %", "Liten 25 %"]
    assert len(list(drawn(table((("Alt", "1"),), ChartKind.PIE)).iter(f"{SVG}circle"))) == 1


def test_a_pie_of_many_parts_is_drawn_with_bars() -> None:
    rows = tuple((f"del {n}", str(n)) for n in range(1, 10))
    assert len(list(drawn(table(rows, ChartKind.PIE)).iter(f"{SVG}rect"))) == 9


def test_what_has_no_room_leaves_the_table_alone() -> None:
    head = ("År", *(f"serie {n}" for n in range(7)))
    files: dict[str, bytes] = {}
    figures = ChartFigures(theme(), "nn", "body", files)
    assert figures.figure(table((("2014", *"1234567"),), ChartKind.COLUMN, head)) is None
    assert figures.figure(table((("Kommune", "om lag 7"),))) is None
    assert files == {}


_names = st.text("abcdefgh ijklmnæøå", min_size=1, max_size=24).filter(str.strip)


@settings(max_examples=20, deadline=None)
@given(data=st.data(), kind=st.sampled_from(list(ChartKind)))
def test_everything_is_inside_the_drawing(data: st.DataObject, kind: ChartKind) -> None:
    categories = data.draw(st.lists(_names, min_size=1, max_size=12))
    least = 1 if kind is ChartKind.PIE else -500
    value = st.integers(least, 5000).map(Decimal)
    count = 1 if kind is ChartKind.PIE else data.draw(st.integers(1, 4))
    series = tuple(
        Series(data.draw(_names), tuple(data.draw(value) for _ in categories)) for _ in range(count)
    )
    chart = Chart(kind, "", tuple(categories), series)
    ruler = Ruler(Measure(theme()), theme().body.typeface, SIZE_PT)
    drawing = ChartPen(theme(), "body", ruler, WIDTH_PT).drawing(chart)
    if drawing is None:
        return
    svg: Any = etree.fromstring(drawing)
    _, _, width, height = map(float, svg.get("viewBox").split())
    said = " ".join(texts(svg))
    assert all(word in said for name in categories for word in name.split()) or kind == "line"
    for rect in svg.iter(f"{SVG}rect"):
        assert number(rect, "x") >= -0.01
        assert number(rect, "x") + number(rect, "width") <= width + 0.01
        assert number(rect, "y") + number(rect, "height") <= height + 0.01
    for text in svg.iter(f"{SVG}text"):
        bold = text.get("font-weight") == "bold"
        wide = ruler.width(text.text, bold=bold)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor")]
        assert number(text, "x") - share * wide >= -0.01
        assert number(text, "x") + (1 - share) * wide <= width + 0.01
        assert 0 <= number(text, "y") <= height


def test_ticks_are_round_and_reach_both_ends() -> None:
    assert ticks(0, 74) == [0, 20, 40, 60, 80]
    assert [float(tick) for tick in ticks(-0.3, 0.9, 1)] == [-0.5, 0, 0.5, 1.0]
    assert ticks(0, 1) == [0, 1]
    assert ticks(0, 0)[0] == 0


def test_colours_are_laid_on_the_paper() -> None:
    assert mixed("#000000", 0.5, "FFFFFF") == "#808080"
    assert mixed("#B4432A", 1, "FFFFFF") == "#B4432A"


def test_the_booklet_has_the_figure_and_its_table(folder: Path) -> None:
    """The drawing is a figure with words for it, and the table is still a table."""
    data = render_booklet(document(table()), theme(), folder)
    tagged = TaggedPdf(data)
    elements = list(tagged.root.all("Figure", "Table"))
    said = "Stolpediagram (Sektor, Indeks): Kommune 74,0, Privat 69,5, Stat 66,0."
    assert [str(element.data.Alt) for element in elements if "/Alt" in element.data][-1] == said
    assert [element.type for element in elements][-2:] == ["Figure", "Table"]


def test_text_in_drawings_is_drawn(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    """WeasyPrint only logs what it cannot draw."""
    (folder / "media" / "ord.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
        '<text x="1" y="15" font-family="serif, Arial">Ord</text></svg>',
        "utf-8",
    )
    render_booklet(document(Picture("media/ord.svg", "Eit ord", 1), table()), theme(), folder)
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []


@given(st.integers(-(10**6), 0), st.integers(0, 10**6), st.integers(0, 2))
def test_there_are_always_ticks(lowest: int, highest: int, decimals: int) -> None:
    low, high = lowest / 10**decimals, highest / 10**decimals
    found = ticks(low, high, decimals)
    assert float(found[0]) <= low
    assert float(found[-1]) >= high
    assert len(found) <= 6
    assert all(round(tick, decimals) == tick for tick in found)
