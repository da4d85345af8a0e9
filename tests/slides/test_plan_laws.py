"""What holds for every plan: all words are there, all text fits, every title is its own."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planning import plan_of, shipped

from handout.slides.measure import Measure, room
from handout.slides.plan import BarShape, SlidePlan, TableShape, TextShape
from handout.slides.stage import shape_paragraphs
from handout.themes.roles import floor_pt
from handout.themes.theme import EMU_PER_POINT, LevelStyle, Theme

WORD = re.compile(r"\w+")


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.replace("\N{SOFT HYPHEN}", "")))


def deck_words(plan: SlidePlan) -> Counter[str]:
    return words(
        "\n".join(
            "".join(f" {run.text} " if run.superscript else run.text for run in paragraph.runs)
            for slide in plan.slides
            for shape in slide.shapes
            for paragraph in shape_paragraphs(shape)
        )
    )


def assert_fits(plan: SlidePlan) -> None:
    """Every text is inside its place, never under the floor; every table is on the slide."""
    measure = Measure(plan.theme)
    for slide in plan.slides:
        for shape in slide.shapes:
            if isinstance(shape, TextShape):
                inside = room(shape.place, shape.box)
                height = measure.height_pt(
                    shape.paragraphs, shape.place, inside.width_pt, shape.fit
                )
                assert height <= inside.height_pt + 0.01, (slide.title, shape.place.slot)
                for paragraph in shape.paragraphs:
                    designed = shape.place.style(paragraph.level).size_pt
                    floor = floor_pt(shape.place.slot, plan.theme.smallest_pt)
                    least = min(designed, floor)
                    assert designed * shape.fit.font_scale >= least - 0.01, slide.title
            elif isinstance(shape, TableShape):
                assert shape.y + sum(shape.heights) <= plan.theme.slide_height
                assert_cells_fit(measure, shape, plan.theme)


def assert_cells_fit(measure: Measure, table: TableShape, theme: Theme) -> None:
    style = LevelStyle(table.size_pt, theme.body.typeface)
    for row, height in zip(table.rows, table.heights, strict=True):
        for cell, width in zip(row, table.widths, strict=True):
            inner = width / EMU_PER_POINT - 2 * table.margin_x_pt
            needed = sum(measure.paragraph_height_pt(p, style, inner) for p in cell.paragraphs)
            assert needed <= height / EMU_PER_POINT - 2 * table.margin_y_pt + 0.1


def assert_titles_unique(plan: SlidePlan) -> None:
    titles = Counter(slide.title for slide in plan.slides)
    assert [title for title, count in titles.items() if count > 1] == []


LONG_TEXT = " ".join(f"ord{n}" + ("." if n % 12 == 11 else "") for n in range(500))
LONG_LIST = "\n".join(f"- punkt{n} i ei lang liste om oppfølging" for n in range(60))
LONG_TABLE = "| Tiltak | Ansvar |\n|---|---|\n" + "\n".join(
    f"| tiltak{n} | ansvarleg{n} |" for n in range(100)
)
LONG_TITLE = " ".join(f"tittelord{n:02d}" for n in range(17))
LONG_WORD = "sjukefråværsoppfølgingsarbeid" * 12
LONG_CELL = "| A | B |\n|---|---|\n| kort | " + " ".join(f"celle{n}" for n in range(400)) + " |"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"## Tekst\n\n{LONG_TEXT}\n", id="500 words"),
        pytest.param(f"## Liste\n\n{LONG_LIST}\n", id="60 items"),
        pytest.param(f"## Tabell\n\n{LONG_TABLE}\n", id="100 rows"),
        pytest.param(f"## {LONG_TITLE}\n\nEin tekst.\n", id="200 characters of title"),
        pytest.param(f"## {LONG_TITLE}\n\n{LONG_TABLE}\n", id="long title over a table"),
        pytest.param(f"## Ord\n\n{LONG_WORD}\n", id="one endless word"),
        pytest.param(f"## Celle\n\n{LONG_CELL}\n", id="a cell taller than a slide"),
        pytest.param(f"## Påstand\n\n::: påstand\n{LONG_TEXT}\n:::\n", id="long statement"),
        pytest.param(f"## Spør\n\n::: spørsmål\n- {LONG_TEXT}\n- Kort?\n:::\n", id="question"),
        pytest.param(f"## Sitat\n\n> {LONG_TEXT}\n>\n> – kjelde\n", id="long quotation"),
        pytest.param(
            f"## Gjer\n\n::: aktivitet form=par tid=4\n{LONG_TEXT}\n\n1. Eitt\n2. To\n:::\n",
            id="activity with a long lead",
        ),
        pytest.param(
            "## Gjer\n\n::: aktivitet form=par tid=4\n"
            + "\n".join(f"{n}. steg{n} med nokre ord til" for n in range(1, 30))
            + "\n:::\n",
            id="activity with many steps",
        ),
        pytest.param(f"# {LONG_TITLE}\n\n## A\n\ntekst\n", id="long part"),
        pytest.param(
            "## S\n\n::: spalter\n::: spalte\n" + LONG_TEXT + "\n:::\n::: spalte\nkort\n:::\n:::\n",
            id="long column",
        ),
        pytest.param(
            f"## {LONG_TITLE}\n\n::: evaluering\n- God? {{skala=5}}\n:::\n", id="long closing title"
        ),
        pytest.param(
            f"---\ntittel: {LONG_TITLE} {LONG_TITLE}\n---\n## A\n\ntekst\n",
            id="long workshop title",
        ),
        pytest.param(f"## N\n\ntekst[^1]\n\n[^1]: {LONG_TEXT}\n", id="long footnote"),
        pytest.param(f"## K\n\ntekst\n\n[{LONG_TEXT}]{{.kjelde}}\n", id="long source"),
    ],
)
def test_too_much_of_anything_fits_on_continuation_slides(text: str, theme: Theme) -> None:
    """Nothing is lost, nothing overflows, and no two slides have the same title."""
    plan, _ = plan_of(text, theme)
    missing = words(
        re.sub(r"::: ?\w*( \w+=\w+)*|\{.*?\}|^#+|^tittel:|\|---", " ", text, flags=re.MULTILINE)
    )
    missing -= deck_words(plan)
    assert not {word for word in missing if not word.isdigit()}
    assert_fits(plan)
    assert_titles_unique(plan)


def test_a_long_list_says_that_it_continues(theme: Theme) -> None:
    """The editor hears of it, and the slides say «framhald»."""
    plan, problems = plan_of(f"## Liste\n\n{LONG_LIST}\n", theme)
    assert plan.slides[1].title == "Liste"
    assert plan.slides[2].title == "Liste (framhald)"
    assert plan.slides[3].title == "Liste (framhald 2)"
    assert "slide-continued" in [problem.code for problem in problems]


@pytest.mark.parametrize("after", ["| A |\n|---|\n| 1 |", "::: evaluering\n- God? {skala=5}\n:::"])
def test_a_background_is_for_text_alone(theme: Theme, after: str) -> None:
    """What is no text gets slides of its own, and the editor hears of it."""
    plan, problems = plan_of(f"## B {{bakgrunn=b.png}}\n\nTekst.\n\n{after}\n", theme)
    assert "slide-background" in [problem.code for problem in problems]
    assert all(s.layout == "background" or not s.background for s in plan.slides)
    assert not words("Tekst") - deck_words(plan)


def test_the_header_stands_over_every_piece_of_a_table(theme: Theme) -> None:
    plan, _ = plan_of(f"## Tabell\n\n{LONG_TABLE}\n", theme)
    tables = [s for slide in plan.slides for s in slide.shapes if isinstance(s, TableShape)]
    assert len(tables) > 1
    assert len({table.rows[0] for table in tables}) == 1


@settings(max_examples=25, deadline=None)
@given(
    parts=st.lists(st.tuples(st.integers(1, 40), st.integers(1, 240)), min_size=1, max_size=24),
    name=st.sampled_from(["saman", "base"]),
    agenda=st.sampled_from(["ja", "kvar del"]),
)
def test_bars_of_an_agenda_are_as_long_as_their_minutes(
    parts: list[tuple[int, int]], name: str, agenda: str
) -> None:
    """Each in the middle of its row, none outside the table, and every part is listed."""
    text = f'---\ntittel: Prøve\nspråk: nn\nstart: "9.00"\ntidsplan: {agenda}\n---\n\n'
    text += "\n\n".join(f"# {'Del ' * words}{n} {{tid={m}}}" for n, (words, m) in enumerate(parts))
    plan, _ = plan_of(text + "\n", shipped(name))
    assert_fits(plan)
    assert_titles_unique(plan)
    slides = [slide for slide in plan.slides if slide.layout == "agenda"]
    listed: list[str] = []
    lengths: list[tuple[int, int]] = []
    for slide in slides:
        table = next(shape for shape in slide.shapes if isinstance(shape, TableShape))
        bars = [s for s in slide.shapes if isinstance(s, BarShape) and s.rounded]
        assert len(bars) == len(table.rows) - 1
        top = table.y + table.heights[0]
        for bar, row, height in zip(bars, table.rows[1:], table.heights[1:], strict=True):
            assert abs(2 * bar.y + bar.height - 2 * top - height) <= 1
            assert table.x < bar.x < bar.x + bar.width < table.x + sum(table.widths)
            minutes = int(row[-1].paragraphs[0].runs[0].text.split("\N{NO-BREAK SPACE}")[0])
            lengths.append((minutes, bar.width))
            top += height
        listed += [row[1].paragraphs[0].runs[0].href or "" for row in table.rows[1:]]
    most, longest = max(lengths)
    assert all(abs(width * most - longest * minutes) <= most for minutes, width in lengths)
    anchors = [f"#{anchor}" for slide in plan.slides for anchor in slide.anchors]
    assert listed[: len(parts)] == anchors


_line = st.lists(
    st.text(alphabet="abcdeæøå", min_size=1, max_size=18), min_size=1, max_size=20
).map(" ".join)
_block = st.one_of(
    _line,
    st.lists(_line, min_size=1, max_size=12).map(lambda items: "\n".join(f"- {i}" for i in items)),
    _line.map(lambda line: f"> {line}\n>\n> – {line}"),
    _line.map(lambda line: f"::: påstand\n{line}\n:::"),
    st.lists(_line, min_size=1, max_size=4).map(
        lambda items: "::: spørsmål\n" + "\n".join(f"- {i}" for i in items) + "\n:::"
    ),
    _line.map(lambda line: f"| {line} | b |\n|---|---|\n| a | {line} |"),
    _line.map(lambda line: f"::: aktivitet form=gruppe tid=5\n{line}\n\n1. {line}\n:::"),
    _line.map(lambda line: f"::: spalter\n::: spalte\n{line}\n:::\n::: spalte\n- {line}\n:::\n:::"),
)


@settings(max_examples=80, deadline=None)
@given(
    slides=st.lists(st.tuples(_line, st.lists(_block, max_size=4)), min_size=1, max_size=4),
    name=st.sampled_from(["saman", "base", "kommune"]),
)
def test_every_word_of_a_workshop_is_in_its_deck(
    slides: list[tuple[str, list[str]]], name: str
) -> None:
    """Whatever is written in the dialect, under any theme."""
    text = "\n\n".join(f"## {title}\n\n" + "\n\n".join(blocks) for title, blocks in slides) + "\n"
    plan, _ = plan_of(text, shipped(name))
    shown = deck_words(plan)
    written = words(re.sub(r":::.*|^#+|[|>]", " ", text, flags=re.MULTILINE))
    missing = {word for word in written if word not in shown and not word.isdigit()}
    assert not missing
    assert_fits(plan)
    assert_titles_unique(plan)
