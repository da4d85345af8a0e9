"""The lines of a slide's picture have the room that was measured when its text was fitted."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planning import shipped

from handout.slides.lines import Line, broken
from handout.slides.measure import Measure
from handout.slides.plan import Bullet, Fit, Paragraph, Run
from handout.themes.theme import LevelStyle

THEME = shipped("saman")
MEASURE = Measure(THEME)
STYLE = LevelStyle(24.0, THEME.body.typeface)
WIDE = 300.0

words = st.text("abcdefghijklmnoprstuvyæøå", min_size=1, max_size=9)
signs = st.sampled_from([" ", "  ", "-", "– ", "\N{SOFT HYPHEN}", "\N{NO-BREAK SPACE}", ", "])
texts = st.lists(st.tuples(words, signs), min_size=1, max_size=30).map(
    lambda pairs: "".join(word + sign for word, sign in pairs)
)
some_runs = st.lists(
    st.builds(
        Run, text=texts, lang=st.just("nn-NO"), bold=st.booleans(), break_before=st.booleans()
    ),
    min_size=1,
    max_size=3,
)


def said(line: Line) -> str:
    return "".join(stretch.text for stretch in line.stretches)


@given(some_runs, st.sampled_from(Bullet), st.sampled_from([1.0, 0.8, 0.5]))
def test_no_more_lines_than_counted(runs: list[Run], bullet: Bullet, scale: float) -> None:
    paragraph = Paragraph(tuple(runs), bullet=bullet)
    fit = Fit(scale)
    lines = broken(MEASURE, paragraph, STYLE, WIDE, fit)
    assert len(lines) <= MEASURE.lines(paragraph, STYLE, WIDE, fit)
    assert all(line.width <= WIDE for line in lines)


@given(some_runs)
def test_no_character_is_lost(runs: list[Run]) -> None:
    """But spaces where a line ends, and soft hyphens where none does."""
    lines = broken(MEASURE, Paragraph(tuple(runs)), STYLE, WIDE)
    whole = "".join(run.text for run in runs).replace("\N{SOFT HYPHEN}", "")
    drawn = "".join(map(said, lines))
    for gap in (" ", "-"):
        whole, drawn = whole.replace(gap, ""), drawn.replace(gap, "")
    assert drawn == whole


@pytest.mark.parametrize("length", [40, 200])
def test_a_word_longer_than_the_line(length: int) -> None:
    lines = broken(MEASURE, Paragraph((Run("i" * length + " slutt", "nn-NO"),)), STYLE, 100.0)
    assert "".join(map(said, lines)).replace(" ", "") == "i" * length + "slutt"
    assert all(line.width <= 100.0 for line in lines)
    assert all(len(said(one)) >= len(said(next_one)) for one, next_one in pairwise(lines[:-1]))


def test_a_soft_hyphen_shows_where_the_line_ends() -> None:
    text = "Sjukefråværs\N{SOFT HYPHEN}oppfølging"
    lines = broken(MEASURE, Paragraph((Run(text, "nn-NO"),)), STYLE, 160.0)
    assert list(map(said, lines)) == ["Sjukefråværs-", "oppfølging"]


@pytest.mark.parametrize("group", ["10\u00a0000\u00a0kr", "kl.\u00a09", "3.\u00a0september"])
def test_no_line_ends_at_a_hard_space(group: str) -> None:
    """However wide the line is, as long as there is room for what belongs together."""
    before = "om lag så mykje som "
    paragraph = Paragraph((Run(f"{before}{group[:2]}", "nn-NO"), Run(f"{group[2:]} til", "nn-NO")))
    narrowest = round(MEASURE.width_pt(Paragraph((Run(group, "nn-NO"),)), STYLE, STYLE.size_pt)) + 1
    counted = set()
    for width in range(narrowest, 400):
        lines = broken(MEASURE, paragraph, STYLE, width)
        assert sum(group in said(line) for line in lines) == 1, width
        assert len(lines) <= MEASURE.lines(paragraph, STYLE, width)
        counted.add(len(lines))
    assert len(counted) > 1
