"""Column widths as asked for and as needed, and more columns than a slide has room for."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from planning import plan_of, shipped
from test_plan_laws import assert_cells_fit, deck_words, words

from handout.slides.measure import Measure
from handout.slides.plan import SlidePlan, TableShape
from handout.themes.theme import EMU_PER_POINT, LevelStyle, Theme


def tables(plan: SlidePlan) -> list[TableShape]:
    return [s for slide in plan.slides for s in slide.shapes if isinstance(s, TableShape)]


def table(columns: int, cell: str, given: str = "") -> str:
    row = "|" + "|".join(f" {cell} " for _ in range(columns)) + "|"
    rule = "|" + "---|" * columns
    before = f'{{breidder="{given}"}}\n' if given else ""
    return f"## Tabell\n\n{before}{row}\n{rule}\n{row}\n"


def test_columns_are_as_wide_as_asked_for(theme: Theme) -> None:
    plan, problems = plan_of(table(3, "a", "50% 30% 20%"), theme)
    assert problems == []
    (shape,) = tables(plan)
    shares = [width / sum(shape.widths) for width in shape.widths]
    assert shares == pytest.approx([0.5, 0.3, 0.2], abs=0.001)


def test_columns_without_a_width_share_what_is_left(theme: Theme) -> None:
    plan, _ = plan_of(table(3, "a", "50%"), theme)
    (shape,) = tables(plan)
    shares = [width / sum(shape.widths) for width in shape.widths]
    assert shares == pytest.approx([0.5, 0.25, 0.25], abs=0.001)


def test_no_column_is_narrower_than_its_longest_word(theme: Theme) -> None:
    word = "arbeidsmiljø"
    plan, _ = plan_of(table(3, word, "5% 5% 90%"), theme)
    (shape,) = tables(plan)
    style = LevelStyle(shape.size_pt, theme.body.typeface)
    longest = Measure(theme).longest_word_pt(shape.rows[1][0].paragraphs[0], style, shape.size_pt)
    for width in shape.widths:
        assert width / EMU_PER_POINT - 2 * shape.margin_x_pt >= longest - 0.1
    assert shape.widths[2] > 1.4 * shape.widths[0]


@pytest.mark.parametrize("columns", [8, 12])
def test_a_table_too_wide_for_a_slide_keeps_its_words(theme: Theme, columns: int) -> None:
    """At 20 points, broken at their joints; the editor is told to make two tables of it."""
    text = table(columns, "sjukefråværsoppfølging")
    plan, problems = plan_of(text, theme)
    assert [p.code for p in problems if p.code == "table-wide"] == ["table-wide"]
    for shape in tables(plan):
        assert shape.size_pt >= 20
        assert sum(shape.widths) <= theme.slide_width - shape.x
        assert_cells_fit(Measure(theme), shape, theme)
    assert not words(text.replace("-", "")) - deck_words(plan)
    assert "\N{SOFT HYPHEN}" in tables(plan)[0].rows[0][0].paragraphs[0].runs[0].text


def test_a_table_whose_header_leaves_no_room_is_set_as_text(theme: Theme) -> None:
    """Every word whole, under its heading; the editor is told to make two tables of it."""
    text = table(20, "sjukefråværsoppfølging")
    plan, problems = plan_of(text, theme)
    assert [p.code for p in problems if p.code.startswith("table")] == ["table-as-text"]
    assert not tables(plan)
    assert not words(text.replace("-", "")) - deck_words(plan)


def test_the_widest_columns_give_way_first(theme: Theme) -> None:
    months = ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august"]
    months += ["september", "oktober", "november"]
    head = "| Eining | " + " | ".join(months) + " |"
    plan, _ = plan_of(f"## T\n\n{head}\n{'|---' * 12}|\n{'| 7,5 ' * 12}|\n", theme)
    (shape,) = tables(plan)
    broken = [cell.paragraphs[0] for cell in shape.rows[0]]
    whole = ["".join(run.text for run in paragraph.runs) for paragraph in broken]
    assert "juni" in whole
    style = LevelStyle(shape.size_pt, theme.heading.typeface)
    room = shape.widths[6] / EMU_PER_POINT - 2 * shape.margin_x_pt
    assert Measure(theme).longest_word_pt(broken[6], style, shape.size_pt) <= room + 0.1


def test_a_crowded_table_has_narrower_margins_before_words_are_broken(theme: Theme) -> None:
    """One column more at a time: first as designed, then narrower margins, then broken words."""
    seen = []
    for columns in range(6, 16):
        plan, problems = plan_of(table(columns, "nærvær"), theme)
        narrow = tables(plan)[0].margin_x_pt < 9
        seen.append((narrow, "table-wide" in [p.code for p in problems]))
    assert seen == sorted(seen)
    assert set(seen) == {(False, False), (True, False), (True, True)}


@settings(max_examples=40, deadline=None)
@example(given_shares=[25, 30, 30], columns=6, cell=["kort"])
@given(
    given_shares=st.lists(st.integers(5, 30), min_size=1, max_size=3),
    columns=st.integers(3, 6),
    cell=st.lists(st.sampled_from(["kort", "sjukefråvær", "oppfølgingsplanen"]), max_size=8),
)
def test_the_columns_fill_the_width_whatever_is_asked(
    given_shares: list[int], columns: int, cell: list[str]
) -> None:
    theme = shipped("saman")
    asked = " ".join(f"{share}%" for share in given_shares)
    plan, _ = plan_of(table(columns, " ".join(cell) or "x", asked), theme)
    place = theme.layouts["table"].placeholders["table"]
    for shape in tables(plan):
        assert sum(shape.widths) == place.width
        assert min(shape.widths) > 0
        assert_cells_fit(Measure(theme), shape, theme)
