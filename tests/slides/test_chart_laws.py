"""What holds for every chart: its words have room, its numbers come back, and none is lost."""

from __future__ import annotations

import io
import re
from itertools import combinations, pairwise
from pathlib import Path

import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planning import plan_of, shipped

from handout.deck.write import write_deck
from handout.language.numbers import read_number
from handout.slides.arrange_chart import _apart
from handout.slides.measure import Measure
from handout.slides.plan import ChartShape, Paragraph, Run, SlidePlan
from handout.slides.stage import shape_paragraphs
from handout.themes.theme import EMU_PER_POINT, LevelStyle

KINDS = ("stolpe", "søyle", "strek", "kake")

_name = st.lists(
    st.text("abcdefghijklmnoprstuvyæøå", min_size=1, max_size=14), min_size=1, max_size=4
).map(" ".join)
_number = st.one_of(
    st.integers(0, 10**6).map(str),
    st.decimals(0, 1000, places=1).map(lambda value: str(value).replace(".", ",")),
)
_signed = st.one_of(_number, _number.map("−{}".format), st.just(""))


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[list[str]]]:
    """Markdown, and its cells as they were written."""
    kind = draw(st.sampled_from(KINDS))
    pie = kind == "kake"
    series = 1 if pie else draw(st.integers(1, 6))
    cell = _number.filter(lambda text: float(text.replace(",", ".")) > 0) if pie else _signed
    head = draw(st.lists(_name, min_size=series + 1, max_size=series + 1, unique=True))
    rows = [
        [name, *(draw(cell) for _ in range(series))]
        for name in draw(st.lists(_name, min_size=1, max_size=16, unique=True))
    ]
    if not any(text for row in rows for text in row[1:]):
        rows[0][1] = "1"
    written = [head, ["---"] * len(head), *rows]
    lines = "\n".join("| " + " | ".join(row) + " |" for row in written)
    said = draw(st.sampled_from(("", "Kort om det.", "Eit ord til. " * 30)))
    return f"## Tal\n\n{lines}\n\n: {{diagram={kind}}}\n\n{said}\n", [head, *rows]


def chart_of(plan: SlidePlan) -> ChartShape | None:
    found = [s for slide in plan.slides for s in slide.shapes if isinstance(s, ChartShape)]
    assert len(found) <= 1
    return found[0] if found else None


def numbers(rows: list[list[str]]) -> list[tuple[float | None, ...]]:
    """The columns of numbers."""
    read = [[read_number(text) for text in row[1:]] for row in rows]
    return [
        tuple(None if n is None else float(n.value) for n in column)
        for column in zip(*read, strict=True)
    ]


@settings(max_examples=60, deadline=None)
@given(table=tables(), theme=st.sampled_from(["saman", "base"]))
def test_every_chart_is_whole_and_readable(table: tuple[str, list[list[str]]], theme: str) -> None:
    """The same names and numbers are in the chart, or in the table that stands for it."""
    text, (head, *rows) = table
    plan, _ = plan_of(text, shipped(theme))
    chart = chart_of(plan)
    if chart is None:
        # A table, or text where its headings leave no room for rows.
        shown = [p for slide in plan.slides for s in slide.shapes for p in shape_paragraphs(s)]
        said = " ".join(run.text for paragraph in shown for run in paragraph.runs)
        names = [*head, *(row[0] for row in rows)]
        assert {w for name in names for w in name.split()} <= set(
            re.findall(r"\w+", said.replace("\N{SOFT HYPHEN}", ""))
        )
        return
    assert (chart.corner, *(series.name for series in chart.series)) == tuple(head)
    assert list(chart.categories) == [row[0] for row in rows]
    assert [
        tuple(None if v is None else float(v) for v in series.values) for series in chart.series
    ] == numbers(rows)
    assert chart.size_pt >= 16
    assert_room(chart, Measure(plan.theme), plan)


def assert_room(chart: ChartShape, measure: Measure, plan: SlidePlan) -> None:
    """Every area is inside the chart and none is over another; names have the room they need."""
    areas = [area for area in (chart.heading, chart.legend, chart.plot) if area]
    for area in areas:
        assert area.x >= 0
        assert area.y >= 0
        assert area.x + area.width <= 1.0001
        assert area.y + area.height <= 1.0001
    if chart.kind != "pie":
        for one, other in combinations(areas, 2):
            assert one.y + one.height <= other.y or other.y + other.height <= one.y
    style = LevelStyle(chart.size_pt, plan.theme.body.typeface)
    width_pt, height_pt = chart.width / EMU_PER_POINT, chart.height / EMU_PER_POINT
    line = measure.paragraph_height_pt(Paragraph((Run("x", ""),)), style, 100)
    shown = chart.categories[:: chart.name_every]
    words = [Paragraph((Run(name, ""),)) for name in shown]
    if chart.kind == "bar":
        room = chart.plot.height * height_pt / len(chart.categories)
        beside = chart.plot.x * width_pt
        assert all(measure.paragraph_height_pt(p, style, beside) <= room + 0.01 for p in words)
        assert all(measure.longest_word_pt(p, style, style.size_pt) <= beside for p in words)
        assert len(chart.series) == 1 or room / len(chart.series) >= line
    elif chart.kind in ("column", "line"):
        room = chart.plot.width * width_pt / len(chart.categories) * chart.name_every
        below = (1 - chart.plot.y - chart.plot.height) * height_pt
        assert all(measure.paragraph_height_pt(p, style, room) <= below for p in words)
        assert all(measure.longest_word_pt(p, style, style.size_pt) <= room for p in words)


@settings(max_examples=15, deadline=None)
@given(table=tables())
def test_the_numbers_come_back_from_the_deck(table: tuple[str, list[list[str]]]) -> None:
    text, (_, *rows) = table
    plan, _ = plan_of(text, shipped("base"))
    deck = pptx.Presentation(io.BytesIO(write_deck(plan, Path())))
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart:
                (plot,) = shape.chart.plots
                assert list(plot.categories) == [row[0] for row in rows]
                assert [series.values for series in plot.series] == numbers(rows)


@given(st.lists(st.floats(-1000, 1000), min_size=1, max_size=6), st.floats(1, 50))
def test_names_at_the_ends_of_lines_keep_their_order_apart(
    wished: list[float], least: float
) -> None:
    moved = _apart(wished, least)
    order = sorted(range(len(wished)), key=lambda n: wished[n])
    for above, below in pairwise(order):
        assert moved[below] - moved[above] >= least - 1e-6
    if all(abs(a - b) >= least for a, b in combinations(wished, 2)):
        assert moved == pytest.approx(wished)


def test_a_chart_leaves_room_for_its_shape() -> None:
    """The plot has most of the place when its names are short."""
    plan, _ = plan_of(
        "## Tal\n\n| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |\n| z | 3 |\n\n: {diagram=stolpe}\n",
        shipped("saman"),
    )
    chart = chart_of(plan)
    assert chart is not None
    assert chart.plot.width > 0.8
    assert chart.plot.height > 0.8


FIVE_SERIES = "| År | A | B | C | D | E |\n|---|---|---|---|---|---|\n| x | 1 | 2 | 3 | 4 | 5 |\n"
EIGHT_SLICES = "| Del | Prosent |\n|---|---|\n" + "".join(
    f"| del {n} | {n} |\n" for n in range(1, 9)
)


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [(FIVE_SERIES, "søyle", "chart-as-table"), (EIGHT_SLICES, "kake", "chart-as-bars")],
)
def test_the_author_hears_of_a_chart_drawn_otherwise(text: str, kind: str, code: str) -> None:
    _, problems = plan_of(f"## Tal\n\n{text}\n: {{diagram={kind}}}\n", shipped("saman"))
    assert [(problem.code, problem.line) for problem in problems] == [(code, 6)]
