"""Highlighted code: nothing is lost, and every colour can be read where code stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planning import THEMES, plan_of, shipped
from test_plan_laws import assert_fits

from handout.highlight import Kind, highlight
from handout.slides.code_look import code_looks
from handout.slides.plan import SlidePlan, TextShape
from handout.themes.colours import contrast_ratio
from handout.themes.load import theme_names

LANGUAGES = [None, "python", "sh", "html", "json", "toml", "yaml", "sql", "r", "finst-ikkje"]


def code_shapes(plan: SlidePlan) -> list[TextShape]:
    return [
        shape
        for slide in plan.slides
        for shape in slide.shapes
        if isinstance(shape, TextShape) and shape.place.slot == "code"
    ]


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200), language=st.sampled_from(LANGUAGES))
def test_highlighting_changes_no_character(text: str, language: str | None) -> None:
    lines = highlight(text, language)
    assert "\n".join("".join(piece for piece, _ in line) for line in lines) == text


@pytest.mark.parametrize("name", theme_names(THEMES))
def test_the_colours_of_code_can_be_read(name: str) -> None:
    """4.5 to 1 on the slide and on the panel (WCAG 2.2, 1.4.3), and kinds differ without colour."""
    theme = shipped(name)
    looks = code_looks(theme)
    colours = [look.colour for look in looks.values() if look.colour]
    assert looks[Kind.KEYWORD].colour
    assert len(set(colours)) == len(colours)
    for colour in colours:
        for ground in ("bg1", "bg2"):
            hexes = [theme.colours[theme.colour_map.get(s, s)] for s in (colour, ground)]
            assert contrast_ratio(*hexes) >= 4.5
    assert looks[Kind.COMMENT].italic
    assert looks[Kind.KEYWORD].bold


_line = st.text(alphabet="abcxyz ()=_.,\t", max_size=140)


@settings(max_examples=40, deadline=None)
@given(
    lines=st.lists(_line, min_size=1, max_size=60),
    name=st.sampled_from(["saman", "base"]),
    language=st.sampled_from(["python", "", "tull"]),
)
def test_long_code_goes_on_between_its_lines(lines: list[str], name: str, language: str) -> None:
    plan, _ = plan_of(f"## Kode\n\n```{language}\n" + "\n".join(lines) + "\n```\n", shipped(name))
    shown = [
        "".join(run.text for run in paragraph.runs).split()
        for shape in code_shapes(plan)
        for paragraph in shape.paragraphs
    ]
    written = [line.split() for line in lines]
    assert [line for line in shown if line] == [line for line in written if line]
    assert_fits(plan)
    for shape in code_shapes(plan):
        size = shape.place.style(0).size_pt * shape.fit.font_scale
        assert size >= 16 - 0.01


def test_code_is_cut_at_an_empty_line() -> None:
    block = "def f():\n    return 1\n    # slutt\n\n\n"
    plan, _ = plan_of(f"## Kode\n\n```python\n{block * 8}```\n", shipped("saman"))
    shapes = code_shapes(plan)
    assert len(shapes) > 1
    for shape in shapes:
        assert shape.paragraphs[0].runs[0].text.startswith("def")
