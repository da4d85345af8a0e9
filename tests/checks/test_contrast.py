"""Contrast against an independent judge, and in themes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from handout.checks import check
from handout.checks.contrast import contrast
from handout.model import Document, Meta
from handout.themes.colour_map import LIGHT_ON_DARK
from handout.themes.colours import contrast_ratio
from handout.themes.load import load_theme, theme_names
from handout.themes.theme import Theme

THEMES = Path(__file__).parents[2] / "themes"

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")


def theme(name: str) -> Theme:
    loaded, problems = load_theme(name, THEMES)
    assert loaded is not None, problems
    return loaded


@given(colours, colours)
def test_contrast_is_as_coloraide_has_it(one: str, other: str) -> None:
    """The formula of WCAG 2, for any two colours."""
    judged = Color(f"#{one}").contrast(f"#{other}", method="wcag21")
    assert contrast_ratio(one, other) == pytest.approx(judged, rel=1e-3)


def test_contrast_of_black_and_white() -> None:
    assert contrast_ratio("000000", "FFFFFF") == pytest.approx(21)
    assert contrast_ratio("7A7A7A", "7A7A7A") == 1


@pytest.mark.parametrize("name", theme_names(THEMES))
def test_shipped_themes_can_be_read(name: str) -> None:
    assert list(contrast(theme(name))) == []


def test_pale_text_is_found() -> None:
    """Text one shade too pale is told with the contrast it has, rounded down."""
    pale = replace(theme("base"), colours={**theme("base").colours, "hlink": "777777"})
    (problem,) = contrast(pale)
    assert (problem.code, problem.file) == ("contrast-low", "themes/base/theme.toml")
    assert dict(problem.values) == {
        "text": "hlink",
        "ground": "lt1",
        "found": "4,4",
        "least": "4,5",
    }


def test_a_dark_theme_is_judged_on_its_dark_ground() -> None:
    """The master's colour map says which colour is text; the problem names the theme's own."""
    base = theme("base")
    dark = replace(base, colour_map=LIGHT_ON_DARK)
    assert {dict(p.values)["ground"] for p in contrast(dark)} == {"dk1"}
    bright = dict.fromkeys(("accent1", "accent2", "hlink", "folHlink"), base.colours["lt1"])
    assert list(contrast(replace(dark, colours={**base.colours, **bright}))) == []


def test_theme_is_checked_with_the_document() -> None:
    document = Document("nn.md", Meta(title="A", language="nn"), (), {}, {})
    pale = replace(theme("base"), colours={**theme("base").colours, "dk1": "999999"})
    assert {problem.code for problem in check(document, pale)} == {"contrast-low"}
