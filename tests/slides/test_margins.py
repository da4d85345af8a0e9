"""Room for the typeface that will be there, when the deck does not bring its own."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from handout.slides.faces import face_metrics
from handout.slides.margins import LEFT_OUT, NO_FILE, SPREAD, average_em, margin
from handout.slides.measure import TOLERANCE, Measure
from handout.slides.plan import Paragraph, Run
from handout.themes.installed import INSTALLED
from handout.themes.load import load_theme
from handout.themes.theme import LevelStyle, Theme

THEMES = Path(__file__).parents[2] / "themes"


@pytest.fixture(scope="module")
def theme() -> Theme:
    theme, problems = load_theme("base", THEMES)
    assert theme is not None, problems
    return theme


@pytest.fixture
def left_out(theme: Theme) -> Theme:
    return dataclasses.replace(theme, embedded=frozenset())


def with_fallback(theme: Theme, fallback: str) -> Theme:
    body = dataclasses.replace(theme.body, fallback=fallback)
    return dataclasses.replace(theme, body=body, families={**theme.families, body.typeface: body})


def test_what_goes_along_is_shown_as_measured(theme: Theme) -> None:
    assert margin(theme.body.typeface, theme) == 1.0


def test_what_is_left_out_gets_room(left_out: Theme) -> None:
    assert margin(left_out.body.typeface, left_out) == LEFT_OUT


def test_a_fallback_gets_the_room_it_takes(left_out: Theme) -> None:
    """The sample set in the fallback is as wide as the sample measured with the margin, in the
    weight where they differ the most."""
    arial = with_fallback(left_out, "Arial")
    bold = left_out.body.bold
    assert bold is not None
    factor = margin(arial.body.typeface, arial)
    measured = [average_em(path) * factor for path in (left_out.body.regular, bold)]
    assert all(m >= s - 1e-9 for m, s in zip(measured, INSTALLED["Arial"], strict=True))
    assert min(m - s for m, s in zip(measured, INSTALLED["Arial"], strict=True)) < 1e-9
    assert factor > LEFT_OUT


def test_a_narrow_fallback_is_not_relied_upon(left_out: Theme) -> None:
    narrow = with_fallback(left_out, "Calibri")
    assert margin(narrow.body.typeface, narrow) == LEFT_OUT


def test_a_templates_typeface_without_file_is_measured_in_the_bodys(theme: Theme) -> None:
    arial = margin("Arial", theme)
    assert arial > INSTALLED["Arial"].regular / average_em(theme.body.regular)
    assert margin("Calibri", theme) < arial
    assert margin("Kommune Grotesk", theme) == NO_FILE
    assert SPREAD > 1


def test_measuring_takes_the_margin(theme: Theme, left_out: Theme) -> None:
    paragraph, style = Paragraph((Run("Snakk saman", "nn-NO"),)), LevelStyle(24, "Source Sans Pro")
    widths = [Measure(t).width_pt(paragraph, style, 24) for t in (theme, left_out)]
    assert widths[1] == pytest.approx(widths[0] * LEFT_OUT)
    assert widths[0] == pytest.approx(
        face_metrics(theme.body.regular).width_em("Snakk saman") * 24 * TOLERANCE
    )
